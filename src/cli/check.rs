//! `daejo check`: compares a source with its translation.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{Outcome, Rules, input, print};
use crate::report;

/// Compare a Korean text with its English translation
#[derive(Args)]
#[command(
    after_help = "Examples:\n  daejo check release.ko.txt release.en.txt\n  daejo check article.txt            one file that holds Korean and English\n  \
                  pbpaste | daejo check -            both languages on standard input\n  \
                  daejo check a.ko.txt a.en.txt --only quote,name --fail-on warning"
)]
pub(super) struct Check {
    /// The Korean text, or one file that holds Korean and English (`-` for standard input)
    #[arg(value_name = "SOURCE")]
    source: PathBuf,
    /// The English translation
    #[arg(value_name = "TARGET")]
    target: Option<PathBuf>,
    /// The form of the report
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: Format,
    #[command(flatten)]
    rules: Rules,
}

/// The form of a report.
#[derive(Clone, Copy, Default, ValueEnum)]
enum Format {
    /// A diff for people
    #[default]
    Text,
    /// The versioned JSON report (daejo.report/1)
    Json,
}

impl Check {
    pub(super) fn run(&self) -> anyhow::Result<Outcome> {
        let options = self.rules.options()?;
        let (source, target) = input::pair(&self.source, self.target.as_deref())?;
        let checked = crate::check(source, target, &options);
        let outcome = self.rules.fail_on.outcome(checked.worst());
        match self.format {
            Format::Text => print(&report::text(&checked))?,
            Format::Json => print(&(report::json(&[checked])? + "\n"))?,
        }
        Ok(outcome)
    }
}
