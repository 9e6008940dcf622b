//! Stage 7: findings to text. One file a format; nothing is decided here.

mod excerpt;
mod github;
mod gitlab;
mod html;
mod json;
mod junit;
mod markdown;
mod place;
mod sarif;
mod summary;
mod text;

pub use json::{JSON_BEGINNING, RecordFinding, json, json_document, jsonl};
pub use markdown::markdown;
pub use summary::Summary;
pub use text::{excerpts, finding, line, text};

use clap::ValueEnum;

use crate::source::Document;
use crate::{Checked, Severity};

/// The form of a report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// A diff for people at a terminal
    #[default]
    Text,
    /// For programs: the versioned report daejo.report/1, all pairs in one object
    Json,
    /// For programs: the same, one pair a line
    Jsonl,
    /// For code scanning and editors: SARIF 2.1.0, with the rules' help
    Sarif,
    /// For GitHub Actions: annotations on the changed lines, and a job summary
    Github,
    /// For GitLab: a Code Quality report for the merge request
    Gitlab,
    /// For test dashboards: `JUnit` XML, a suite a pair
    #[value(help = "For test dashboards: JUnit XML, a suite a pair")]
    Junit,
    /// For reviewers: one page with both texts side by side, which needs no network
    Html,
    /// For a comment on a pull request
    Markdown,
}

/// Why a report could not be written; it happens for no finding.
#[derive(Debug, thiserror::Error)]
pub enum ReportError {
    /// A value that JSON cannot hold.
    #[error("cannot write the report as JSON: {0}")]
    Json(#[from] serde_json::Error),
    /// A value that XML cannot hold.
    #[error("cannot write the report as XML: {0}")]
    Xml(#[from] std::io::Error),
}

/// What a run has to report.
#[derive(Clone, Copy, Debug, Default)]
pub struct Run<'r> {
    /// The pairs that were checked.
    pub checked: &'r [Checked],
    /// What is no finding of a pair: a file without its counterpart, one that could not be read.
    pub remarks: &'r [Remark],
    /// The severity from which a finding fails the run.
    pub gate: Option<Severity>,
    /// Fields of JSON to go after the documents, each with a comma before it.
    pub fields: &'r str,
}

/// Something to report that is no finding of a pair.
#[derive(Clone, Debug)]
pub struct Remark {
    /// How bad it is; nothing where a file could not be checked.
    pub severity: Option<Severity>,
    /// The file that it is about.
    pub path: String,
    /// What it is, in one sentence.
    pub message: String,
}

impl Remark {
    /// Returns how bad it is; what could not be checked is an error.
    fn severity(&self) -> Severity {
        self.severity.unwrap_or(Severity::Error)
    }
}

/// Returns the report of a run.
///
/// # Errors
///
/// Returns an error where serialisation fails, which it does for no finding.
pub fn render(format: Format, run: &Run) -> Result<String, ReportError> {
    let checked = run.checked;
    Ok(match format {
        Format::Text => {
            let remarks = run.remarks.iter().map(|remark| line(remark.severity(), &remark.message));
            checked.iter().map(text).chain(remarks).collect::<Vec<_>>().join("\n")
        }
        Format::Json => json(checked, run.fields)? + "\n",
        Format::Jsonl => jsonl(checked)?,
        Format::Sarif => sarif::sarif(run)? + "\n",
        Format::Github => github::github(run),
        Format::Gitlab => gitlab::gitlab(run)? + "\n",
        Format::Junit => junit::junit(run)?,
        Format::Html => html::html(run),
        Format::Markdown => markdown(run),
    })
}

/// Returns the name of a document's file as reports show it: as given, without the folders of an absolute path.
fn shown(document: &Document) -> String {
    let path = std::path::Path::new(&document.file.name);
    match path.file_name() {
        Some(name) if path.is_absolute() => name.to_string_lossy().into_owned(),
        _ => document.file.name.clone(),
    }
}

/// Returns the names of both files, or of the one that holds both languages.
fn files(checked: &Checked, between: &str) -> String {
    let (source, target) = (shown(&checked.source), shown(&checked.target));
    if source == target { source } else { format!("{source}{between}{target}") }
}

/// Returns numbers of findings in words, the worst first: "1 error, 2 warnings"; nothing where there are none.
fn by_severity(count: impl Fn(Severity) -> usize) -> Option<String> {
    let numbers = Severity::ALL.into_iter().map(|severity| (count(severity), severity.name()));
    let parts: Vec<String> =
        numbers.filter(|(count, _)| *count > 0).map(|(count, name)| counted(count, name)).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// Returns how much there is of a pair: "14 passages, 61 facts, 1 error".
fn extent(pair: &Checked) -> String {
    let (passages, facts) = (counted(pair.passages, "passage"), counted(pair.facts, "fact"));
    format!("{passages}, {facts}, {}", tally(std::slice::from_ref(pair)))
}

/// Returns the numbers of findings in words: "1 error, 2 warnings", or "nothing found".
fn tally(checked: &[Checked]) -> String {
    let found = by_severity(|severity| checked.iter().map(|pair| pair.count(severity)).sum());
    let found = found.unwrap_or_else(|| "nothing found".to_owned());
    match checked.iter().map(|pair| pair.allowed.len()).sum() {
        0_usize => found,
        allowed => format!("{found}, {allowed} allowed"),
    }
}

fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}
