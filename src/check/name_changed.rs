//! `name-changed`: another person, place or organisation stands in a name’s place.

use super::Checker;
use crate::compare::Comparison;
use crate::finding::{Finding, Rule, Severity};

#[doc = include_str!("../../corpus/check/name-changed.md")]
pub(super) struct NameChanged;

static RULE: Rule = Rule {
    name: "name-changed",
    category: "name",
    severity: Severity::Error,
    page: include_str!("../../corpus/check/name-changed.md"),
};

impl Checker for NameChanged {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn asks_names(&self) -> bool {
        true
    }

    fn check(&self, comparison: &Comparison, findings: &mut Vec<Finding>) {
        let pair = &comparison.pair;
        for replaced in &comparison.names.replaced {
            let (ours, theirs) = (pair.source.of(replaced.source), pair.target.of(replaced.target));
            let known_as = replaced.known_as.map(|name| format!(" ({name})")).unwrap_or_default();
            let message = format!("the name differs: source {ours}, translation {theirs}{known_as}");
            let severity = if replaced.sure { RULE.severity } else { Severity::Warning };
            findings.push(
                Finding::new(
                    &RULE,
                    replaced.source,
                    replaced.target,
                    message,
                    format!("{ours}\u{1f}{theirs}"),
                )
                .at(severity),
            );
        }
    }
}
