//! `name-inconsistent`: the translation spells one name in two ways.

use super::{Checker, respelled};
use crate::align::Side;
use crate::compare::Comparison;
use crate::finding::{Finding, Rule, Severity};

#[doc = include_str!("../../corpus/check/name-inconsistent.md")]
pub(super) struct NameInconsistent;

static RULE: Rule = Rule {
    name: "name-inconsistent",
    category: "name",
    severity: Severity::Warning,
    page: include_str!("../../corpus/check/name-inconsistent.md"),
};

impl Checker for NameInconsistent {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn asks_names(&self) -> bool {
        true
    }

    fn check(&self, comparison: &Comparison, findings: &mut Vec<Finding>) {
        respelled::report(&RULE, comparison, Side::Target, findings);
    }
}
