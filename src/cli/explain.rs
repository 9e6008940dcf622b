//! `daejo explain`: a rule's page, or the list of rules.

use std::fmt::Write;

use clap::{Args, ValueEnum};
use serde_json::{Value, json};

use super::{Outcome, print};
use crate::Rule;

/// Explain a rule, or list all rules
#[derive(Args)]
#[command(
    after_help = "Examples:\n  daejo explain                       every rule in a line\n  daejo explain quote-misattributed    its page, with cases\n  \
                  daejo explain --format json          every rule with its page, for programs"
)]
pub(super) struct Explain {
    /// The rule
    #[arg(value_name = "RULE")]
    rule: Option<String>,
    /// The form of the output
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: Format,
}

#[derive(Clone, Copy, Default, ValueEnum)]
enum Format {
    /// A line a rule, or the page of one
    #[default]
    Text,
    /// Every rule with its page: {"schema":"daejo.rules/1","rules":[{"name","category","severity","summary","page"}]}
    Json,
}

impl Explain {
    pub(super) fn run(&self) -> anyhow::Result<Outcome> {
        let rule = self.rule.as_deref().map(crate::rule).transpose()?;
        let page = match (self.format, rule) {
            (Format::Text, Some(rule)) => rule.page.to_owned(),
            (Format::Text, None) => list(),
            (Format::Json, Some(rule)) => records(&[rule]),
            (Format::Json, None) => records(&crate::rules().collect::<Vec<_>>()),
        };
        print(&page)?;
        Ok(Outcome::Clean)
    }
}

/// Returns a line for each rule: name, severity, and the first sentence of its page.
fn list() -> String {
    let mut out = String::new();
    for rule in crate::rules() {
        let _ = writeln!(out, "{:<28} {:<8} {}", rule.name, rule.severity.name(), rule.summary());
    }
    out
}

/// Returns the rules for programs, such as the one that makes the pages of the book.
fn records(rules: &[&Rule]) -> String {
    let record = |rule: &&Rule| -> Value {
        json!({
            "name": rule.name,
            "category": rule.category,
            "severity": rule.severity,
            "summary": rule.summary(),
            "page": rule.page,
        })
    };
    let rules: Vec<Value> = rules.iter().map(record).collect();
    format!("{}\n", json!({ "schema": "daejo.rules/1", "rules": rules }))
}
