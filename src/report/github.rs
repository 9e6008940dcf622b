//! Workflow commands of GitHub Actions: each finding is an annotation on its line.

use std::fmt::Write;

use super::Run;
use super::place::Place;
use crate::finding::{Finding, Severity};
use crate::{Checked, Lang};

/// Returns one command a finding.
pub(super) fn github(run: &Run) -> String {
    let mut out = String::new();
    for pair in run.checked {
        for finding in &pair.findings {
            write_command(&mut out, pair, finding);
        }
    }
    for remark in run.remarks {
        let (command, path) = (command(remark.severity()), property(&remark.path));
        let _ = writeln!(out, "::{command} file={path},title=daejo::{}", data(&remark.message));
    }
    out
}

fn command(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    }
}

fn write_command(out: &mut String, checked: &Checked, finding: &Finding) {
    let command = command(finding.severity);
    let places = Place::of(checked, finding);
    let _ = write!(out, "::{command} ");
    if let Some(place) = places.first() {
        let [start, end] = place.ends();
        let _ = write!(out, "file={},line={}", property(&place.path()), start.line);
        let _ = write!(out, ",endLine={},col={}", end.line, start.column);
        // An annotation has an end column on one line only, and takes the last column, not the one after it.
        if start.line == end.line && start.column < end.column {
            let _ = write!(out, ",endColumn={}", end.column - 1);
        }
        out.push(',');
    }
    let mut message = finding.message.clone();
    for place in places.iter().skip(1) {
        let side = match place.document.lang {
            Lang::Ko => "source",
            Lang::En => "translation",
        };
        let _ = write!(message, "\n{side}: {}:{}", place.path(), place.ends()[0].line);
        if !place.span.is_empty() {
            let _ = write!(message, ": {}", place.text());
        }
    }
    for note in &finding.notes {
        let _ = write!(message, "\n{note}");
    }
    let title = property(&format!("daejo: {}", finding.rule.name));
    let _ = writeln!(out, "title={title}::{}", data(&message));
}

/// Escapes the message of a command.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes the value of a property of a command.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_ends_a_command_or_a_property_is_escaped() {
        assert_eq!(data("5%\r\n::error::x"), "5%25%0D%0A::error::x");
        assert_eq!(property("a,b:c%"), "a%2Cb%3Ac%25");
    }
}
