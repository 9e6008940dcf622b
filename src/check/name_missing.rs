//! `name-missing`: a person or place of the source is not in the translation.

use super::Checker;
use crate::align::Side;
use crate::compare::Comparison;
use crate::finding::{Finding, Rule, Severity};

#[doc = include_str!("../../corpus/check/name-missing.md")]
pub(super) struct NameMissing;

static RULE: Rule = Rule {
    name: "name-missing",
    category: "name",
    severity: Severity::Warning,
    page: include_str!("../../corpus/check/name-missing.md"),
};

impl Checker for NameMissing {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn asks_names(&self) -> bool {
        true
    }

    fn check(&self, comparison: &Comparison, findings: &mut Vec<Finding>) {
        let pair = &comparison.pair;
        for lone in comparison.names.lone.iter().filter(|lone| lone.side == Side::Source) {
            let name = pair.source.of(lone.span);
            let message = format!("the translation does not have the name {name}");
            findings.push(Finding::new(&RULE, lone.span, lone.place, message, name.to_owned()));
        }
    }
}
