//! The diff-style report: source lines are `-`, target lines `+`, with carets under what they differ in.

use std::fmt::Write;

use anstyle::{AnsiColor, Style};

use super::excerpt::excerpt;
use super::{extent, files, shown};
use crate::Checked;
use crate::finding::{Finding, Severity};
use crate::source::{Document, Span};

const BOLD: Style = Style::new().bold();
const SOURCE: Style = AnsiColor::Red.on_default();
const TARGET: Style = AnsiColor::Green.on_default();
const DIM: Style = Style::new().dimmed();

/// Returns the report of one pair, with ANSI colours; [`anstream`] takes them out where they are not wanted.
#[must_use]
pub fn text(checked: &Checked) -> String {
    let mut out = String::new();
    let (source, target) = (shown(&checked.source), shown(&checked.target));
    let files = files(checked, " ");
    let _ = writeln!(out, "{BOLD}{files}{BOLD:#}  ko -> en   {}", extent(checked));
    let documents: &[_] =
        if source == target { &[&checked.source] } else { &[&checked.source, &checked.target] };
    for document in documents {
        if let Some(encoding) = document.file.decoded_from {
            let _ = writeln!(out, "{DIM}{}: decoded from {encoding}{DIM:#}", shown(document));
        }
    }
    for found in &checked.findings {
        out.push('\n');
        out.push_str(&finding(checked, found));
    }
    out
}

/// Returns a message about something that is no finding of a pair, in one line.
#[must_use]
pub fn line(severity: Severity, message: &str) -> String {
    let style = style(severity);
    format!("{style}{}{style:#}{BOLD}: {message}{BOLD:#}\n", severity.name())
}

/// Returns how a severity is written.
pub(super) fn style(severity: Severity) -> Style {
    let colour = match severity {
        Severity::Error => AnsiColor::Red,
        Severity::Warning => AnsiColor::Yellow,
        Severity::Note => AnsiColor::Cyan,
    };
    colour.on_default().bold()
}

/// Returns what the report says of one finding.
#[must_use]
pub fn finding(checked: &Checked, finding: &Finding) -> String {
    let mut out = String::new();
    let style = style(finding.severity);
    let _ = writeln!(
        out,
        "{style}{}[{}]{style:#}{BOLD}: {}{BOLD:#}",
        finding.severity.name(),
        finding.rule.name,
        finding.message
    );
    let line = |document: &Document, spans: &[Span]| {
        spans.first().map_or(1, |s| document.file.position(s.start).line)
    };
    let _ = writeln!(
        out,
        "  {DIM}{}:{} -> {}:{}{DIM:#}",
        shown(&checked.source),
        line(&checked.source, &finding.source),
        shown(&checked.target),
        line(&checked.target, &finding.target)
    );
    out + &excerpts(checked, finding)
}

/// Returns what stands below a finding: the sentences of both sides, and what it rests on.
#[must_use]
pub fn excerpts(checked: &Checked, finding: &Finding) -> String {
    let mut out = String::new();
    for span in &finding.source {
        write_excerpt(&mut out, '-', SOURCE, &checked.source, &checked.source_sentences, *span);
    }
    for span in &finding.target {
        write_excerpt(&mut out, '+', TARGET, &checked.target, &checked.target_sentences, *span);
    }
    for note in &finding.notes {
        let _ = writeln!(out, "  {DIM}={DIM:#} {note}");
    }
    out
}

fn write_excerpt(
    out: &mut String,
    mark: char,
    style: Style,
    document: &Document,
    sentences: &[Span],
    span: Span,
) {
    let shown = excerpt(document.text(), context(sentences, span), span);
    let _ = writeln!(out, "  {style}{mark} {}{style:#}", shown.line());
    let _ = writeln!(out, "    {style}{}{style:#}", shown.carets());
}

/// Returns the sentences that hold `span`.
pub(super) fn context(sentences: &[Span], span: Span) -> Span {
    let first = sentences.partition_point(|s| s.end <= span.start).min(sentences.len().saturating_sub(1));
    let last = sentences.partition_point(|s| s.start < span.end).saturating_sub(1).max(first);
    match (sentences.get(first), sentences.get(last)) {
        (Some(first), Some(last)) => first.cover(*last).cover(span),
        _ => span,
    }
}
