//! The pairs of a project, checked: what is printed as they come, and how the run ends.

use std::path::Path;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use serde::Serialize;

use super::output::Reports;
use super::{Outcome, Rules, print, tell};
use crate::Checked;
use crate::finding::{FailOn, Severity};
use crate::project::{self, Answer, Ask, Block, Missing, Pair, Project, ProjectError};
use crate::report::{self, Format, Remark, Run, Summary};

/// How much is printed, and in which form.
#[derive(Clone, Copy)]
pub(super) struct Manner<'r> {
    pub(super) reports: &'r Reports,
    pub(super) detail: Detail,
    /// Whether all pairs of the project are checked, by all of its rules.
    pub(super) whole: bool,
    /// Whether only that is told which the accepted reports do not hold.
    pub(super) snapshots: bool,
}

/// How much of a run is printed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Detail {
    /// What is found, and then the numbers.
    Usual,
    /// What is found.
    Findings,
    /// The numbers.
    Numbers,
}

/// An accepted finding that is no longer there.
#[derive(Serialize)]
struct Gone {
    snapshot: String,
    rule: String,
    fingerprint: String,
}

/// Returns the project of a configuration, or that of the current folder.
pub(super) fn project(config: Option<&Path>) -> Result<Project, ProjectError> {
    config.map_or_else(|| Project::find()?.ok_or(ProjectError::None), Project::read)
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
    if manner.reports.stdout() == Some(Format::Json) {
        print(report::JSON_BEGINNING)?;
    }
    let bar = bar(pairs.len(), manner.detail == Detail::Findings);
    let mut output = Output {
        project,
        ask: &ask,
        manner,
        bar: bar.clone(),
        summary: Summary::default(),
        worst: None,
        before: Shown::Nothing,
        unpaired: Vec::new(),
        gone: Vec::new(),
        failed: Vec::new(),
        kept: Vec::new(),
        remarks: Vec::new(),
    };
    project::run(project, pairs, &ask, || bar.inc(1), |pair, answer| output.take(pair, answer))?;
    output.end(pairs, rules.fail_on.unwrap_or(project.fail_on()))
}

/// What a run has found so far, as far as it is not printed yet.
struct Output<'p> {
    project: &'p Project,
    ask: &'p Ask,
    manner: Manner<'p>,
    bar: ProgressBar,
    summary: Summary,
    worst: Option<Severity>,
    before: Shown,
    /// As JSON.
    unpaired: Vec<String>,
    gone: Vec<Gone>,
    /// As JSON.
    failed: Vec<String>,
    /// What reports need that are written when all pairs are checked.
    kept: Vec<Checked>,
    remarks: Vec<Remark>,
}

impl Output<'_> {
    fn json(&self) -> bool {
        self.manner.reports.stdout() == Some(Format::Json)
    }

    /// Takes the answer to the next pair.
    fn take(&mut self, pair: &Pair, answer: Answer) -> anyhow::Result<()> {
        let (answer, lost) =
            if self.manner.snapshots { held(self.project, pair, answer) } else { (answer, Vec::new()) };
        for block in lost.into_iter().filter(|block| self.project.runs(pair, self.ask, &block.rule)) {
            let Block { rule, fingerprint, .. } = block;
            self.gone.push(Gone { snapshot: self.project.snapshot_path(pair), rule, fingerprint });
        }
        match answer {
            Answer::Checked(checked) => self.checked(*checked),
            Answer::Unpaired(missing) => {
                let Some(severity) = self.project.unpaired() else { return Ok(()) };
                self.worst = self.worst.max(Some(severity));
                self.summary.unpaired += 1;
                let lone = lone(pair, Some(missing), Some(severity), lacks(pair, missing));
                let path = if missing == Missing::Source { lone.target } else { Some(lone.source) };
                self.remark(Some(severity), path.unwrap_or_default(), &lone.message);
                self.unpaired.push(serde_json::to_string(&lone)?);
                self.show(Shown::Line, &report::line(severity, &lone.message))
            }
            Answer::Failed(error) => {
                self.summary.failed += 1;
                self.bar.suspend(|| tell(&error.to_string()));
                self.remark(None, &pair.source, &error.to_string());
                self.failed.push(serde_json::to_string(&lone(pair, None, None, error.to_string()))?);
                Ok(())
            }
        }
    }

    fn checked(&mut self, checked: Checked) -> anyhow::Result<()> {
        self.worst = self.worst.max(checked.worst());
        let first = self.summary.pairs == 0;
        self.summary.add(&checked);
        if self.json() {
            let comma = if first { "" } else { "," };
            let document = comma.to_owned() + &report::json_document(&checked)?;
            self.bar.suspend(|| print(&document))?;
        } else if !checked.findings.is_empty() {
            self.show(Shown::Report, &report::text(&checked))?;
        }
        if self.manner.reports.has_whole() {
            self.kept.push(checked);
        }
        Ok(())
    }

    /// Keeps what is no finding of a pair for the reports that are written when all pairs are checked.
    fn remark(&mut self, severity: Option<Severity>, path: &str, message: &str) {
        self.remarks.push(Remark { severity, path: path.to_owned(), message: message.to_owned() });
    }

    /// Returns whether standard output has lines for people, pair by pair.
    fn has_lines(&self) -> bool {
        self.manner.reports.stdout() == Some(Format::Text) && self.manner.detail != Detail::Numbers
    }

    /// Prints a text, parted from what was printed before.
    fn show(&mut self, kind: Shown, text: &str) -> anyhow::Result<()> {
        if !self.has_lines() {
            return Ok(());
        }
        let blank = self.before.blank(kind);
        self.before = kind;
        self.bar.suspend(|| print(&format!("{blank}{text}")))
    }

    /// Prints what is known only after the last pair, and says how the run ends.
    fn end(mut self, pairs: &[Pair], fail_on: FailOn) -> anyhow::Result<Outcome> {
        self.bar.finish_and_clear();
        let Manner { whole, snapshots, detail, .. } = self.manner;
        // What a part of the pairs or of the rules does not use, the rest may.
        let severity = self.project.unused_severity().filter(|_| whole && self.summary.failed == 0);
        let unused: Vec<String> = severity.map_or_else(Vec::new, |_| self.project.unused().collect());
        let orphans = if whole && snapshots { self.project.orphans(pairs) } else { Vec::new() };
        self.summary.gone = self.gone.len() + orphans.len();
        if !unused.is_empty() {
            self.worst = self.worst.max(severity);
        }
        let fields = self.fields(&unused, &orphans)?;
        for message in &unused {
            self.remark(severity, project::NAME, message);
            self.show(Shown::Line, &report::line(severity.unwrap_or(Severity::Warning), message))?;
        }
        for Gone { snapshot, rule, fingerprint } in std::mem::take(&mut self.gone) {
            let message = format!("{snapshot}: {rule} {fingerprint} is no longer found");
            self.remark(Some(Severity::Note), &snapshot, &message);
            self.show(Shown::Line, &report::line(Severity::Note, &message))?;
        }
        for name in &orphans {
            let message = format!("{name}: its pair is no longer there");
            self.remark(Some(Severity::Note), name, &message);
            self.show(Shown::Line, &report::line(Severity::Note, &message))?;
        }
        let (checked, remarks) = (&self.kept, &self.remarks);
        let run = Run { checked, remarks, gate: fail_on.limit(), fields: &fields };
        self.manner.reports.write_whole(&run)?;
        if self.json() {
            print(&format!("]{fields}}}\n"))?;
        } else if self.manner.reports.stdout() == Some(Format::Text) && detail != Detail::Findings {
            let new = snapshots && (self.worst.is_some() || self.summary.gone > 0);
            let hint = if new { "`daejo review` goes through what is new or gone\n" } else { "" };
            print(&format!("{}{}{hint}", self.before.blank(Shown::Report), self.summary.text()))?;
        }
        if self.summary.failed > 0 {
            return Ok(Outcome::Failed);
        }
        Ok(super::outcome(fail_on, self.worst))
    }

    /// Returns the end of the JSON report, which has what is no document: each list only where it has something.
    fn fields(&self, unused: &[String], orphans: &[String]) -> serde_json::Result<String> {
        let lists = [
            ("unpaired", self.unpaired.clone()),
            ("unused", written(unused)?),
            ("gone", written(&self.gone)?),
            ("orphans", written(orphans)?),
            ("errors", self.failed.clone()),
        ];
        let lists = lists.iter().filter(|(_, list)| !list.is_empty());
        Ok(lists.map(|(name, list)| [",\"", name, "\":[", &list.join(","), "]"].concat()).collect())
    }
}

/// Holds an answer against the accepted report of its pair: what that has is set aside, what it alone has is returned.
fn held(project: &Project, pair: &Pair, answer: Answer) -> (Answer, Vec<Block>) {
    let Answer::Checked(mut checked) = answer else { return (answer, Vec::new()) };
    match project.snapshot(pair) {
        Ok(snapshot) => {
            let lost = snapshot.set_aside(&mut checked);
            (Answer::Checked(checked), lost)
        }
        Err(error) => (Answer::Failed(error.into()), Vec::new()),
    }
}

/// Writes things as JSON, one by one.
fn written(things: &[impl Serialize]) -> serde_json::Result<Vec<String>> {
    things.iter().map(serde_json::to_string).collect()
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
