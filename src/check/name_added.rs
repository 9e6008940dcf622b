//! `name-added`: a person, a place or another name of the translation is not in the source.

use super::{Checker, lone_name};
use crate::align::Side;
use crate::compare::Comparison;
use crate::finding::{Finding, Rule, Severity};

#[doc = include_str!("../../corpus/check/name-added.md")]
pub(super) struct NameAdded;

static RULE: Rule = Rule {
    name: "name-added",
    category: "name",
    severity: Severity::Warning,
    page: include_str!("../../corpus/check/name-added.md"),
};

impl Checker for NameAdded {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn asks_names(&self) -> bool {
        true
    }

    fn check(&self, comparison: &Comparison, findings: &mut Vec<Finding>) {
        lone_name::report(&RULE, comparison, Side::Target, "the source does not have the name", findings);
    }
}
