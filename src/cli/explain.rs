//! `daejo explain`: a rule's page, or the list of rules.

use std::fmt::Write;

use clap::Args;

use super::{Outcome, print};

/// Explain a rule, or list all rules
#[derive(Args)]
#[command(
    after_help = "Examples:\n  daejo explain                       every rule in a line\n  daejo explain quote-misattributed    its page, with cases"
)]
pub(super) struct Explain {
    /// The rule
    #[arg(value_name = "RULE")]
    rule: Option<String>,
}

impl Explain {
    pub(super) fn run(&self) -> anyhow::Result<Outcome> {
        let page = match &self.rule {
            Some(name) => crate::rule(name)?.page.to_owned(),
            None => list(),
        };
        print(&page)?;
        Ok(Outcome::Clean)
    }
}

/// Returns a line for each rule: name, severity, and the first sentence of its page.
fn list() -> String {
    let mut out = String::new();
    for rule in crate::rules() {
        let summary = rule.page.lines().skip(1).find(|line| !line.trim().is_empty()).unwrap_or_default();
        let _ = writeln!(out, "{:<28} {:<8} {summary}", rule.name, rule.severity.name());
    }
    out
}
