//! `name-missing`: a person or place of the source is not in the translation.

use super::{Checker, lone_name};
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
        lone_name::report(
            &RULE,
            comparison,
            Side::Source,
            "the translation does not have the name",
            findings,
        );
    }
}
