//! `daejo snapshot`: accepts the reports of pairs as they are.

use std::path::PathBuf;

use clap::Args;

use super::check::select;
use super::pairs::{bar, project};
use super::{Outcome, print, tell};
use crate::Glossaries;
use crate::project::{self, Answer, Ask};

/// Accept what is found in the pairs of a project, as it is
///
/// The findings of each pair are written to a file of their own below snapshots/, to be read and committed like code.
/// From then on `daejo check --snapshots` reports only what is new. Nothing is asked: `daejo review` goes through what is
/// new one by one.
#[derive(Args)]
#[command(
    after_help = "Examples:\n  daejo snapshot                all pairs\n  daejo snapshot press/2026     those of a folder\n  \
                  git diff snapshots            what that has changed"
)]
pub(super) struct Snapshot {
    /// Files and folders of pairs [default: all pairs that daejo.toml names]
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// The configuration, whose folder is the project [default: a daejo.toml here or above]
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
}

impl Snapshot {
    pub(super) fn run(&self) -> anyhow::Result<Outcome> {
        let project = project(self.config.as_deref())?;
        let all = project.pairs()?;
        let orphans = if self.paths.is_empty() { project.orphans(&all) } else { Vec::new() };
        let pairs = select(&project, all, &self.paths, false)?;
        let mut tables = Glossaries::default();
        project.add_tables(&mut tables)?;
        tables.join();
        let bar = bar(pairs.len(), false);
        let (mut accepted, mut checked, mut written, mut failed) = (0, 0, 0, false);
        project::run(
            &project,
            &pairs,
            &Ask::default(),
            || bar.inc(1),
            |pair, answer| {
                match answer {
                    Answer::Checked(answer) => {
                        let snapshot = project::Snapshot::of(&answer);
                        checked += 1;
                        accepted += snapshot.len();
                        written += usize::from(project.write_snapshot(pair, &snapshot)?);
                    }
                    Answer::Failed(error) => {
                        failed = true;
                        bar.suspend(|| tell(&error.to_string()));
                    }
                    Answer::Unpaired(_) => {}
                }
                Ok(())
            },
        )?;
        bar.finish_and_clear();
        for name in &orphans {
            project.remove_snapshot(name)?;
            written += 1;
        }
        let count = |count: usize, noun: &str| format!("{count} {noun}{}", if count == 1 { "" } else { "s" });
        print(&format!(
            "{} of {} accepted, {} changed\n",
            count(accepted, "finding"),
            count(checked, "pair"),
            count(written, "file")
        ))?;
        Ok(if failed { Outcome::Failed } else { Outcome::Clean })
    }
}
