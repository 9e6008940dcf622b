//! `daejo check`: compares a source with its translation, or the pairs of a project.

use std::path::PathBuf;

use clap::Args;

use super::output::Reports;
use super::pairs::{Detail, Manner, check_pairs};
use super::{Outcome, Rules, input};
use crate::project::{self, Pair, Project, ProjectError};
use crate::report::Run;

/// Compare a Korean text with its English translation, or all pairs of a project
///
/// Two files that form no pair of daejo.toml are compared with each other, and a single file is taken to hold both
/// languages. Without a file, and for files and folders of pairs that daejo.toml names, the pairs are checked as
/// daejo.toml says; `daejo init` writes one.
#[derive(Args)]
#[command(
    after_help = "Examples:\n  daejo check release.ko.txt release.en.txt\n  daejo check article.txt            one file that holds Korean and English\n  \
                  pbpaste | daejo check -            both languages on standard input\n  \
                  daejo check a.ko.txt a.en.txt --only quote,name --fail-on warning\n  \
                  daejo check                        the pairs that daejo.toml names\n  \
                  daejo check press/2026             those of a folder\n  \
                  daejo check --changed              those that differ from the last commit\n  \
                  daejo check --changed origin/main  those that differ from where main was left\n  \
                  daejo check --snapshots            what nobody has accepted yet\n  \
                  daejo check --format text --format html=report.html"
)]
pub(super) struct Check {
    /// The Korean text and its English translation, or one file that holds both (`-` for standard input); or files and
    /// folders of pairs [default: all pairs that daejo.toml names]
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// The configuration, whose folder is the project; all paths are then those of its pairs [default: a daejo.toml here
    /// or above]
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Only pairs of which git says that a file is new or has changed since this revision
    #[arg(long, value_name = "REV", num_args = 0..=1, default_missing_value = "HEAD")]
    changed: Option<String>,
    #[command(flatten)]
    reports: Reports,
    /// Report only what the accepted reports of the pairs do not hold, and what is gone of them (see `daejo review`)
    #[arg(long)]
    snapshots: bool,
    /// Of many pairs, print what is found and nothing else
    #[arg(long, short, conflicts_with = "statistics")]
    quiet: bool,
    /// Of many pairs, print how often each rule found something, and not what
    #[arg(long)]
    statistics: bool,
    #[command(flatten)]
    rules: Rules,
}

impl Check {
    pub(super) fn run(&self) -> anyhow::Result<Outcome> {
        self.reports.refuse_conflicts()?;
        if let Some((project, pairs)) = self.project()? {
            let narrowed = !self.paths.is_empty() || self.changed.is_some() || self.rules.narrows();
            let detail = match (self.quiet, self.statistics) {
                (true, _) => Detail::Findings,
                (_, true) => Detail::Numbers,
                _ => Detail::Usual,
            };
            let (reports, snapshots) = (&self.reports, self.snapshots);
            let manner = Manner { reports, detail, snapshots, whole: !narrowed };
            return check_pairs(&project, &pairs, &self.rules, manner);
        }
        anyhow::ensure!(
            !self.snapshots,
            "only pairs of daejo.toml have accepted reports, and these files are none"
        );
        let options = self.rules.options()?;
        let [source, target @ ..] = self.paths.as_slice() else { return Err(ProjectError::None.into()) };
        let (source, target) = input::pair(source, target.first().map(PathBuf::as_path))?;
        let checked = crate::check(source, target, &options);
        let fail_on = self.rules.fail_on.unwrap_or_default();
        let outcome = super::outcome(fail_on, checked.worst());
        self.reports.write(&Run { checked: &[checked], gate: fail_on.limit(), ..Run::default() })?;
        Ok(outcome)
    }

    /// Returns the project and its pairs that are asked for; nothing where files are to be compared as they are named.
    fn project(&self) -> anyhow::Result<Option<(Project, Vec<Pair>)>> {
        let asks_pairs = self.paths.is_empty() || self.config.is_some() || self.changed.is_some();
        if !asks_pairs && self.paths.iter().any(|path| path.as_os_str() == "-") {
            anyhow::ensure!(self.paths.len() <= 2, "these are more than two files");
            return Ok(None);
        }
        let project = match &self.config {
            Some(file) => Some(Project::read(file)?),
            None => Project::find()?,
        };
        let many = self.paths.len() > 2;
        let Some(project) = project else {
            return match (asks_pairs, many) {
                (false, false) => Ok(None),
                (true, _) => Err(ProjectError::None.into()),
                (false, true) => {
                    anyhow::bail!(
                        "these are more than two files, and there is no daejo.toml that says which of them are pairs"
                    )
                }
            };
        };
        if !asks_pairs && !many && !self.paths.iter().any(|path| path.is_dir()) {
            let pairs = project.pairs().unwrap_or_default();
            let is_known = |path: &PathBuf| {
                project
                    .inside(path)
                    .is_ok_and(|path| pairs.iter().any(|pair| pair.paths().any(|own| own == path)))
            };
            if !self.paths.iter().all(is_known) {
                return Ok(None);
            }
        }
        let pairs = match project.pairs() {
            // What no pattern asks for is left out, where there is no pair at all as well.
            Err(ProjectError::NoPairs { .. }) if !self.paths.is_empty() => Vec::new(),
            found => found?,
        };
        let mut pairs = select(&project, pairs, &self.paths, self.quiet)?;
        if let Some(revision) = &self.changed {
            pairs = project::changed(&project, revision, pairs)?;
        }
        Ok(Some((project, pairs)))
    }
}

/// Returns the pairs of which a path names a file, or a folder above it; all where there is no path.
pub(super) fn select(
    project: &Project,
    mut pairs: Vec<Pair>,
    paths: &[PathBuf],
    quiet: bool,
) -> anyhow::Result<Vec<Pair>> {
    if paths.is_empty() {
        return Ok(pairs);
    }
    let is_under = |path: &str, folder: &str| {
        folder.is_empty()
            || path.strip_prefix(folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    let mut wanted = Vec::new();
    for path in paths {
        let inside = project.inside(path)?;
        if !pairs.iter().any(|pair| pair.paths().any(|own| is_under(own, &inside))) {
            let shown = path.display();
            anyhow::ensure!(path.exists(), "cannot read {shown}: there is no such file");
            if !quiet {
                super::tell(&format!("{shown} is in no pair of daejo.toml: it is left out"));
            }
        }
        wanted.push(inside);
    }
    pairs.retain(|pair| pair.paths().any(|own| wanted.iter().any(|inside| is_under(own, inside))));
    Ok(pairs)
}
