//! `allowance-unused`: a comment that allows what is not there.

use super::Checker;
use crate::compare::Comparison;
use crate::finding::{Finding, Rule, Severity};

#[doc = include_str!("../../corpus/check/allowance-unused.md")]
pub(super) struct AllowanceUnused;

pub(super) static RULE: Rule = Rule {
    name: "allowance-unused",
    category: "allowance",
    severity: Severity::Warning,
    page: include_str!("../../corpus/check/allowance-unused.md"),
};

impl Checker for AllowanceUnused {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    /// Finds nothing by itself: what a comment allows shows only when all other rules have run (`allowed::set_aside`).
    fn check(&self, _: &Comparison, _: &mut Vec<Finding>) {}
}
