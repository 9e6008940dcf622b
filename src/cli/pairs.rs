//! The pairs of a project, checked: what is printed as they come, and how the run ends.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use serde::Serialize;

use super::output::Reports;
use super::{Outcome, Rules, print, tell};
use crate::finding::Severity;
use crate::project::{self, Answer, Missing, Pair, Project};
use crate::report::{self, Format, Remark, Run, Summary};

/// How much is printed, and in which form.
#[derive(Clone, Copy)]
pub(super) struct Manner<'r> {
    pub(super) reports: &'r Reports,
    pub(super) quiet: bool,
    pub(super) statistics: bool,
    /// Whether all pairs of the project are checked, by all of its rules.
    pub(super) whole: bool,
}

/// A pair that is no document of the JSON report.
#[derive(Serialize)]
struct Lone<'p> {
    source: &'p str,
    #[serde(skip_serializing_if = "Option::is_none")]
    target: Option<&'p str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    missing: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    severity: Option<Severity>,
    message: String,
}

/// What was printed last.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shown {
    Nothing,
    Line,
    Report,
}

impl Shown {
    /// Returns the line that parts this from what comes next.
    fn blank(self, next: Self) -> &'static str {
        if self == Self::Nothing || (self == Self::Line && next == Self::Line) { "" } else { "\n" }
    }
}

/// Checks pairs of a project and prints the answers in order.
pub(super) fn check_pairs(
    project: &Project,
    pairs: &[Pair],
    rules: &Rules,
    manner: Manner<'_>,
) -> anyhow::Result<Outcome> {
    let ask = rules.ask()?;
    let mut tables = rules.tables()?;
    project.add_tables(&mut tables)?;
    tables.join();
    let bar = bar(pairs.len(), manner.quiet);
    let mut summary = Summary::default();
    let mut worst = None;
    let (mut unpaired, mut failed) = (Vec::new(), Vec::new());
    let format = manner.reports.stdout();
    let json = format == Some(Format::Json);
    let lines = format == Some(Format::Text) && !manner.statistics;
    // What reports need that are written when all pairs are checked.
    let whole = manner.reports.has_whole();
    let (mut kept, mut remarks) = (Vec::new(), Vec::new());
    if json {
        print(report::JSON_BEGINNING)?;
    }
    let mut before = Shown::Nothing;
    project::run(
        project,
        pairs,
        &ask,
        || bar.inc(1),
        |pair, answer| {
            let text = match answer {
                Answer::Checked(checked) => {
                    worst = worst.max(checked.worst());
                    let first = summary.pairs == 0;
                    summary.add(&checked);
                    let text = if json {
                        let comma = if first { "" } else { "," };
                        Some(comma.to_owned() + &report::json_document(&checked)?)
                    } else {
                        (lines && !checked.findings.is_empty()).then(|| report::text(&checked))
                    };
                    if whole {
                        kept.push(*checked);
                    }
                    let Some(text) = text else { return Ok(()) };
                    text
                }
                Answer::Unpaired(missing) => {
                    let Some(severity) = project.unpaired() else { return Ok(()) };
                    worst = worst.max(Some(severity));
                    summary.unpaired += 1;
                    let lone = lone(pair, Some(missing), Some(severity), lacks(pair, missing));
                    let path = if missing == Missing::Source { lone.target } else { Some(lone.source) };
                    let path = path.unwrap_or_default().to_owned();
                    remarks.push(Remark { severity: Some(severity), path, message: lone.message.clone() });
                    unpaired.push(serde_json::to_string(&lone)?);
                    if !lines {
                        return Ok(());
                    }
                    report::line(severity, &lone.message)
                }
                Answer::Failed(error) => {
                    summary.failed += 1;
                    let message = error.to_string();
                    bar.suspend(|| tell(&message));
                    let path = pair.source.clone();
                    remarks.push(Remark { severity: None, path, message: message.clone() });
                    failed.push(serde_json::to_string(&lone(pair, None, None, message))?);
                    return Ok(());
                }
            };
            let now = if json || text.lines().nth(1).is_none() { Shown::Line } else { Shown::Report };
            let blank = before.blank(now);
            before = now;
            bar.suspend(|| print(&format!("{blank}{text}")))
        },
    )?;
    bar.finish_and_clear();
    // What a part of the pairs or of the rules does not use, the rest may.
    let unused: Vec<String> = if manner.whole { project.unused().collect() } else { Vec::new() };
    for message in &unused {
        let path = project::NAME.to_owned();
        remarks.push(Remark { severity: Some(Severity::Warning), path, message: message.clone() });
    }
    if !unused.is_empty() {
        worst = worst.max(Some(Severity::Warning));
    }
    if lines {
        for message in &unused {
            print(&format!("{}{}", before.blank(Shown::Line), report::line(Severity::Warning, message)))?;
            before = Shown::Line;
        }
    }
    let fields = fields(&unpaired, &unused, &failed)?;
    let fail_on = rules.fail_on.unwrap_or(project.fail_on());
    manner.reports.write_whole(&Run {
        checked: &kept,
        remarks: &remarks,
        gate: fail_on.limit(),
        fields: &fields,
    })?;
    if json {
        print(&format!("]{fields}}}\n"))?;
    } else if format == Some(Format::Text) && !manner.quiet {
        print(&format!("{}{}", before.blank(Shown::Report), summary.text()))?;
    }
    if summary.failed > 0 {
        return Ok(Outcome::Failed);
    }
    Ok(super::outcome(fail_on, worst))
}

/// Returns the fields of JSON that go after the documents.
fn fields(unpaired: &[String], unused: &[String], failed: &[String]) -> serde_json::Result<String> {
    let more = |name: &str, list: &[String]| {
        if list.is_empty() { String::new() } else { format!(",\"{name}\":[{}]", list.join(",")) }
    };
    let unused: Vec<String> = unused.iter().map(serde_json::to_string).collect::<Result<_, _>>()?;
    Ok([more("unpaired", unpaired), more("unused", &unused), more("errors", failed)].concat())
}

fn lone(pair: &Pair, missing: Option<Missing>, severity: Option<Severity>, message: String) -> Lone<'_> {
    let missing = missing.map(|missing| match missing {
        Missing::Source => "source",
        Missing::Target => "target",
    });
    Lone { source: &pair.source, target: pair.target.as_deref(), missing, severity, message }
}

/// Says which file a pair lacks.
fn lacks(pair: &Pair, missing: Missing) -> String {
    let (source, target) = (&pair.source, pair.target.as_deref().unwrap_or_default());
    match missing {
        Missing::Target => format!("{source} has no translation: {target} is not there"),
        Missing::Source => format!("{target} has no source: {source} is not there"),
    }
}

/// Returns a bar that shows how many pairs are done, where standard error is a terminal.
pub(super) fn bar(pairs: usize, quiet: bool) -> ProgressBar {
    /// So few pairs are done before anyone has read the bar.
    const FEW: usize = 4;
    let target =
        if quiet || pairs < FEW { ProgressDrawTarget::hidden() } else { ProgressDrawTarget::stderr() };
    let bar = ProgressBar::with_draw_target(Some(pairs as u64), target);
    let style = ProgressStyle::with_template("{bar:30} {pos} of {len} pairs");
    bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}
