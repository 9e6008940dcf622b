//! The versioned JSON report (`daejo.report/1`): fields may be added to it and are never changed.

use serde::Serialize;

use super::shown;
use crate::Checked;
use crate::finding::{Finding, Severity};
use crate::source::{Document, SourceFile, Span};

#[derive(Serialize)]
struct Pair<'r> {
    source: File,
    target: File,
    summary: Summary,
    findings: Vec<RecordFinding<'r>>,
}

#[derive(Serialize)]
struct File {
    path: String,
    lang: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    decoded_from: Option<&'static str>,
}

#[derive(Serialize)]
struct Summary {
    error: usize,
    warning: usize,
    note: usize,
    passages: usize,
    facts: usize,
    /// Findings that are allowed, and not among those of the report.
    #[serde(skip_serializing_if = "is_zero")]
    allowed: usize,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
const fn is_zero(count: &usize) -> bool {
    *count == 0
}

/// A finding as the JSON contract writes it, in a report or in a record of a corpus.
#[derive(Serialize)]
pub struct RecordFinding<'r> {
    rule: &'static str,
    category: &'static str,
    severity: Severity,
    message: &'r str,
    source: Vec<Place<'r>>,
    target: Vec<Place<'r>>,
    notes: &'r [String],
    fingerprint: String,
}

/// A place in a file: byte offsets, and line and column from 1 with columns in Unicode scalar values.
#[derive(Serialize)]
struct Place<'r> {
    start: usize,
    end: usize,
    line: usize,
    column: usize,
    text: &'r str,
}

impl<'r> RecordFinding<'r> {
    /// Writes `finding` with positions of the two files.
    #[must_use]
    pub fn new(finding: &'r Finding, source: &'r SourceFile, target: &'r SourceFile) -> Self {
        Self {
            rule: finding.rule.name,
            category: finding.rule.category,
            severity: finding.severity,
            message: &finding.message,
            source: finding.source.iter().map(|span| Place::new(source, *span)).collect(),
            target: finding.target.iter().map(|span| Place::new(target, *span)).collect(),
            notes: &finding.notes,
            fingerprint: finding.fingerprint(),
        }
    }
}

impl<'r> Place<'r> {
    fn new(file: &'r SourceFile, span: Span) -> Self {
        let (start, end) = file.range(span);
        Self {
            start: start.byte,
            end: end.byte,
            line: start.line,
            column: start.column,
            text: span.of(&file.text),
        }
    }
}

/// Returns the report of checked pairs, with more `fields` after them.
///
/// # Errors
///
/// Returns an error where serialisation fails, which it does for no finding.
pub fn json(checked: &[Checked], fields: &str) -> serde_json::Result<String> {
    let documents: Vec<String> = checked.iter().map(json_document).collect::<Result<_, _>>()?;
    Ok(format!("{JSON_BEGINNING}{}]{fields}}}", documents.join(",")))
}

/// Returns what the report has of each pair, one a line.
///
/// # Errors
///
/// Returns an error where serialisation fails, which it does for no finding.
pub fn jsonl(checked: &[Checked]) -> serde_json::Result<String> {
    checked.iter().map(|checked| Ok(serde_json::to_string(&document(checked))? + "\n")).collect()
}

/// What stands before the first document of a report that is written document by document; after the last comes `]}`.
pub const JSON_BEGINNING: &str = "{\"schema\":\"daejo.report/1\",\"documents\":[";

/// Returns the part of a report that is about one pair.
///
/// # Errors
///
/// Returns an error where serialisation fails, which it does for no finding.
pub fn json_document(checked: &Checked) -> serde_json::Result<String> {
    serde_json::to_string(&document(checked))
}

fn document(pair: &Checked) -> Pair<'_> {
    let file = |document: &Document| File {
        path: shown(document),
        lang: document.lang.code(),
        decoded_from: document.file.decoded_from,
    };
    Pair {
        source: file(&pair.source),
        target: file(&pair.target),
        summary: Summary {
            error: pair.count(Severity::Error),
            warning: pair.count(Severity::Warning),
            note: pair.count(Severity::Note),
            passages: pair.passages,
            facts: pair.facts,
            allowed: pair.allowed.len(),
        },
        findings: pair
            .findings
            .iter()
            .map(|f| RecordFinding::new(f, &pair.source.file, &pair.target.file))
            .collect(),
    }
}
