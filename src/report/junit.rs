//! `JUnit` XML: a suite a pair, a test case a finding; a pair without findings is one case that passes.

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use super::{Remark, Run, files, text};
use crate::Checked;
use crate::finding::{Finding, Severity};

/// Returns the report of a run. What is at or above its gate fails, and so does every error.
pub(super) fn junit(run: &Run) -> io::Result<String> {
    let Run { checked, remarks, .. } = *run;
    let limit = run.gate.unwrap_or(Severity::Error);
    let fails = |finding: &&Finding| finding.severity >= limit;
    let all = |pair: &Checked| pair.findings.len().max(1);
    let failed = |pair: &Checked| pair.findings.iter().filter(fails).count();
    let counts = |all: usize, failed: usize| {
        [("tests", all.to_string()), ("failures", failed.to_string()), ("errors", "0".to_owned())]
    };
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 2);
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let bad = remarks.iter().filter(|remark| remark.severity() >= limit).count();
    let sum = checked.iter().map(all).sum::<usize>() + remarks.len();
    let sum_failed = checked.iter().map(failed).sum::<usize>() + bad;
    let suites = writer.create_element("testsuites").with_attribute(("name", "daejo"));
    suites.with_attributes(borrowed(&counts(sum, sum_failed))).write_inner_content(|writer| {
        for pair in checked {
            let name = allowed(&files(pair, " -> "));
            let suite = writer.create_element("testsuite").with_attribute(("name", name.as_str()));
            let counts = counts(all(pair), failed(pair));
            suite.with_attributes(borrowed(&counts)).write_inner_content(|writer| {
                if pair.findings.is_empty() {
                    let case = [("name", "nothing found"), ("classname", "daejo")];
                    writer.create_element("testcase").with_attributes(case).write_empty()?;
                }
                pair.findings
                    .iter()
                    .try_for_each(|finding| write_case(writer, pair, finding, fails(&finding)))
            })?;
        }
        if remarks.is_empty() {
            return Ok(());
        }
        let suite = writer.create_element("testsuite").with_attribute(("name", "pairs"));
        let counts = counts(remarks.len(), bad);
        suite.with_attributes(borrowed(&counts)).write_inner_content(|writer| {
            let write = |remark: &Remark| write_remark(writer, remark, remark.severity() >= limit);
            remarks.iter().try_for_each(write)
        })?;
        Ok(())
    })?;
    writer.get_mut().push(b'\n');
    Ok(String::from_utf8_lossy(&writer.into_inner()).into_owned())
}

fn write_case(
    writer: &mut Writer<Vec<u8>>,
    checked: &Checked,
    finding: &Finding,
    fails: bool,
) -> io::Result<()> {
    let message = allowed(&finding.message);
    let classname = format!("daejo.{}", finding.rule.name);
    let shown = allowed(&anstream::adapter::strip_str(&text::finding(checked, finding)).to_string());
    write_answer(writer, [&classname, &message], finding.severity, fails, &shown)
}

fn write_remark(writer: &mut Writer<Vec<u8>>, remark: &Remark, fails: bool) -> io::Result<()> {
    let message = allowed(&remark.message);
    write_answer(writer, ["daejo", &message], remark.severity(), fails, &message)
}

/// Writes a test case with what was found, which is a failure or a word on a test that passed.
fn write_answer(
    writer: &mut Writer<Vec<u8>>,
    [classname, message]: [&str; 2],
    severity: Severity,
    fails: bool,
    shown: &str,
) -> io::Result<()> {
    let case = writer.create_element("testcase");
    let case = case.with_attributes([("name", message), ("classname", classname)]);
    case.write_inner_content(|writer| {
        if fails {
            let failure = writer.create_element("failure");
            let failure = failure.with_attributes([("type", severity.name()), ("message", message)]);
            failure.write_text_content(BytesText::new(shown))?;
        } else {
            writer.create_element("system-out").write_text_content(BytesText::new(shown))?;
        }
        Ok(())
    })?;
    Ok(())
}

fn borrowed<'a>(attributes: &'a [(&'static str, String); 3]) -> [(&'a str, &'a str); 3] {
    attributes.each_ref().map(|(name, value)| (*name, value.as_str()))
}

/// Returns a text without the characters that XML 1.0 has no way to write.
fn allowed(text: &str) -> String {
    let out = |c: char| (c < ' ' && !matches!(c, '\t' | '\n' | '\r')) || matches!(c, '\u{FFFE}' | '\u{FFFF}');
    text.chars().map(|c| if out(c) { '\u{FFFD}' } else { c }).collect()
}
