//! `daejo check`: compares a source with its translation.

use std::path::PathBuf;

use clap::Args;

use super::output::Reports;
use super::{Outcome, Rules, input};

/// Compare a Korean text with its English translation
#[derive(Args)]
#[command(
    after_help = "Examples:\n  daejo check release.ko.txt release.en.txt\n  daejo check article.txt            one file that holds Korean and English\n  \
                  pbpaste | daejo check -            both languages on standard input\n  \
                  daejo check a.ko.txt a.en.txt --only quote,name --fail-on warning\n  \
                  daejo check a.ko.txt a.en.txt --format text --format html=report.html"
)]
pub(super) struct Check {
    /// The Korean text, or one file that holds Korean and English (`-` for standard input)
    #[arg(value_name = "SOURCE")]
    source: PathBuf,
    /// The English translation
    #[arg(value_name = "TARGET")]
    target: Option<PathBuf>,
    #[command(flatten)]
    reports: Reports,
    #[command(flatten)]
    rules: Rules,
}

impl Check {
    pub(super) fn run(&self) -> anyhow::Result<Outcome> {
        self.reports.refuse_conflicts()?;
        let options = self.rules.options()?;
        let (source, target) = input::pair(&self.source, self.target.as_deref())?;
        let checked = crate::check(source, target, &options);
        let outcome = self.rules.fail_on.outcome(checked.worst());
        self.reports.write(&[checked], self.rules.fail_on.limit())?;
        Ok(outcome)
    }
}
