//! `daejo name`: do two names match, and why.

use std::fmt::Write;
use std::path::PathBuf;

use clap::Args;

use super::{Outcome, input, print};
use crate::name;

/// Say whether a hangul name and a Latin name are the same, and why
#[derive(Args)]
#[command(
    after_help = "Examples:\n  daejo name 해럴 Harrell\n  daejo name --pairs names.tsv     a hangul name, a tab and a Latin name a line in,\n                                   `same` or `different`, a tab and a score a line out"
)]
pub(super) struct Name {
    /// The name in hangul
    #[arg(value_name = "HANGUL", required_unless_present = "pairs")]
    hangul: Option<String>,
    /// The name in Latin letters
    #[arg(value_name = "LATIN", required_unless_present = "pairs")]
    latin: Option<String>,
    /// Compare the pairs of a file, one a line, tab between
    #[arg(long, value_name = "FILE", conflicts_with_all = ["hangul", "latin"])]
    pairs: Option<PathBuf>,
}

impl Name {
    pub(super) fn run(&self) -> anyhow::Result<Outcome> {
        let mut out = String::new();
        if let Some(path) = &self.pairs {
            for line in input::read(path)?.text.lines() {
                let mut cells = line.split('\t');
                let found = name::compare(cells.next().unwrap_or_default(), cells.next().unwrap_or_default());
                let _ = writeln!(out, "{}\t{}", word(found.same), found.score);
            }
        } else if let (Some(hangul), Some(latin)) = (&self.hangul, &self.latin) {
            let found = name::compare(hangul, latin);
            let _ = writeln!(out, "{} (score {} of 1000): {}", word(found.same), found.score, found.why);
            let _ = writeln!(out, "{hangul} is {} in Revised Romanization", name::romanize(hangul));
        }
        print(&out)?;
        Ok(Outcome::Clean)
    }
}

const fn word(same: bool) -> &'static str {
    if same { "same" } else { "different" }
}
