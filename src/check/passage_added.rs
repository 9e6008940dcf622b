//! `passage-added`: the translation tells what the source does not.

use super::{Checker, passage};
use crate::align::Side;
use crate::compare::Comparison;
use crate::finding::{Finding, Rule, Severity};

#[doc = include_str!("../../corpus/check/passage-added.md")]
pub(super) struct PassageAdded;

static RULE: Rule = Rule {
    name: "passage-added",
    category: "addition",
    severity: Severity::Warning,
    page: include_str!("../../corpus/check/passage-added.md"),
};

impl Checker for PassageAdded {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn asks_meaning(&self) -> bool {
        true
    }

    fn check(&self, comparison: &Comparison, findings: &mut Vec<Finding>) {
        passage::lost(&RULE, comparison, Side::Target, "the source does not have this passage", findings);
    }
}
