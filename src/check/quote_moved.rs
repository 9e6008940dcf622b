//! `quote-moved`: a clause of one speaker’s quote stands inside another’s.

use super::{Checker, quoted};
use crate::compare::Comparison;
use crate::finding::{Finding, Rule, Severity};

#[doc = include_str!("../../corpus/check/quote-moved.md")]
pub(super) struct QuoteMoved;

static RULE: Rule = Rule {
    name: "quote-moved",
    category: "quote",
    severity: Severity::Error,
    page: include_str!("../../corpus/check/quote-moved.md"),
};

impl Checker for QuoteMoved {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn asks_meaning(&self) -> bool {
        true
    }

    fn check(&self, comparison: &Comparison, findings: &mut Vec<Finding>) {
        for misplaced in comparison.quotes.misplaced.iter().filter(|m| m.clause) {
            findings.push(quoted::misplaced(&RULE, &comparison.pair, misplaced, "a clause"));
        }
    }
}
