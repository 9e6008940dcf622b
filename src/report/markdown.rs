//! Markdown, for a comment on a pull request or the summary of a job.

use std::fmt::Write;

use super::excerpt::excerpt;
use super::{Run, extent, files, shown, tally};
use crate::Checked;
use crate::finding::{Finding, Severity};
use crate::source::{Document, Span};

/// The most bytes of a report: GitHub takes comments of 65,536 characters and no longer ones.
const MOST: usize = 60_000;
/// The first line, by which a program finds its own comment again.
const MARK: &str = "<!-- daejo -->";

/// Returns the report of a run; what is too long for a comment is counted at its end.
#[must_use]
pub fn markdown(run: &Run) -> String {
    let checked = run.checked;
    let mut out = format!("{MARK}\n### daejo: {}\n", tally(checked));
    let mut left_off = 0;
    for remark in run.remarks {
        let line = format!("\n- {}: {}\n", sign(remark.severity()), escaped(&remark.message));
        if out.len() + line.len() > MOST {
            left_off += 1;
        } else {
            out.push_str(&line);
        }
    }
    for pair in checked {
        let mut section = format!("\n#### {}\n", escaped(&files(pair, " → ")));
        let _ = writeln!(section, "\n{}", extent(pair));
        if out.len() + section.len() > MOST {
            left_off += pair.findings.len();
            continue;
        }
        out.push_str(&section);
        for finding in &pair.findings {
            let finding = one(pair, finding);
            if left_off > 0 || out.len() + finding.len() > MOST {
                left_off += 1;
            } else {
                out.push_str(&finding);
            }
        }
    }
    if left_off > 0 {
        let _ = writeln!(out, "\nThere is no room here for {left_off} more.");
    }
    out
}

fn sign(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "🔴 error",
        Severity::Warning => "🟡 warning",
        Severity::Note => "🔵 note",
    }
}

fn one(checked: &Checked, finding: &Finding) -> String {
    let sign = sign(finding.severity);
    let line = |document: &Document, spans: &[Span]| {
        let line = spans.first().map_or(1, |s| document.file.position(s.start).line);
        format!("{}:{line}", escaped(&shown(document)))
    };
    let mut out = format!("\n- {sign} **{}**: {}  \n", finding.rule.name, escaped(&finding.message));
    let (source, target) = (line(&checked.source, &finding.source), line(&checked.target, &finding.target));
    let _ = writeln!(out, "  {source} → {target}\n");
    for (sign, document, sentences, spans) in [
        ("−", &checked.source, &checked.source_sentences, &finding.source),
        ("+", &checked.target, &checked.target_sentences, &finding.target),
    ] {
        for span in spans {
            let shown = excerpt(document.text(), super::text::context(sentences, *span), *span);
            let marked = if shown.marked.is_empty() { "‸" } else { &shown.marked };
            let [before, marked, after] = [&shown.before, marked, &shown.after].map(escaped);
            let _ = writeln!(out, "  > {sign} {before}<b>{marked}</b>{after}<br>");
        }
    }
    for note in &finding.notes {
        let _ = writeln!(out, "  > = {}<br>", escaped(note));
    }
    out
}

/// Writes a text so that Markdown takes nothing of it for a sign of its own: no markup, link, mention, formula or emoji.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '$' => out.push_str("<span>$</span>"),
            // A backslash does not keep a name from being told that it was mentioned.
            '@' | '#' => {
                let _ = write!(out, "{c}<!-- -->");
            }
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | ':' => {
                out.push('\\');
                out.push(c);
            }
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_the_text_is_markup() {
        let text = "*a* _b_ `c` [d](e) <f> &g; ~~h~~ | :i: \\";
        let html = pulldown_cmark::Parser::new(&escaped(text)).fold(String::new(), |mut all, event| {
            match event {
                pulldown_cmark::Event::Text(text) => all.push_str(&text),
                pulldown_cmark::Event::Start(_) | pulldown_cmark::Event::End(_) => {}
                other => panic!("{other:?}"),
            }
            all
        });
        assert_eq!(html, text);
        assert_eq!(escaped("@a #1 $5"), "@<!-- -->a #<!-- -->1 <span>$</span>5");
    }
}
