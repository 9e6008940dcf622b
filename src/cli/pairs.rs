//! The pairs of a project, checked: what is printed as they come, and how the run ends.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use serde::Serialize;

use super::check::Format;
use super::{Outcome, Rules, print, tell};
use crate::finding::Severity;
use crate::project::{self, Answer, Missing, Pair, Project};
use crate::report::{self, Summary};

/// How much is printed, and in which form.
#[derive(Clone, Copy)]
pub(super) struct Manner {
    pub(super) format: Format,
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
    manner: Manner,
) -> anyhow::Result<Outcome> {
    let ask = rules.ask()?;
    let mut tables = rules.tables()?;
    project.add_tables(&mut tables)?;
    tables.join();
    let bar = bar(pairs.len(), manner.quiet);
    let mut summary = Summary::default();
    let mut worst = None;
    let (mut unpaired, mut failed) = (Vec::new(), Vec::new());
    let json = manner.format == Format::Json;
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
                    match manner.format {
                        Format::Json => {
                            let comma = if first { "" } else { "," };
                            comma.to_owned() + &report::json_document(&checked)?
                        }
                        Format::Text if checked.findings.is_empty() || manner.statistics => return Ok(()),
                        Format::Text => report::text(&checked),
                    }
                }
                Answer::Unpaired(missing) => {
                    let Some(severity) = project.unpaired() else { return Ok(()) };
                    worst = worst.max(Some(severity));
                    summary.unpaired += 1;
                    let lone = lone(pair, Some(missing), Some(severity), lacks(pair, missing));
                    if json {
                        unpaired.push(serde_json::to_string(&lone)?);
                        return Ok(());
                    }
                    if manner.statistics {
                        return Ok(());
                    }
                    report::line(severity, &lone.message)
                }
                Answer::Failed(error) => {
                    summary.failed += 1;
                    bar.suspend(|| tell(&error.to_string()));
                    if json {
                        failed.push(serde_json::to_string(&lone(pair, None, None, error.to_string()))?);
                    }
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
    if !unused.is_empty() {
        worst = worst.max(Some(Severity::Warning));
    }
    if !json && !manner.statistics {
        for message in &unused {
            print(&format!("{}{}", before.blank(Shown::Line), report::line(Severity::Warning, message)))?;
            before = Shown::Line;
        }
    }
    if json {
        let more = |name: &str, list: &[String]| {
            if list.is_empty() { String::new() } else { format!(",\"{name}\":[{}]", list.join(",")) }
        };
        let unused: Vec<String> = unused.iter().map(serde_json::to_string).collect::<Result<_, _>>()?;
        let more = [more("unpaired", &unpaired), more("unused", &unused), more("errors", &failed)].concat();
        print(&format!("]{more}}}\n"))?;
    } else if !manner.quiet {
        print(&format!("{}{}", before.blank(Shown::Report), summary.text()))?;
    }
    if summary.failed > 0 {
        return Ok(Outcome::Failed);
    }
    Ok(super::outcome(rules.fail_on.unwrap_or(project.fail_on()), worst))
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
