//! `quote-misattributed`: a quoted sentence stands in another speaker’s mouth.

use super::{Checker, quoted};
use crate::compare::Comparison;
use crate::finding::{Finding, Rule, Severity};

#[doc = include_str!("../../corpus/check/quote-misattributed.md")]
pub(super) struct QuoteMisattributed;

static RULE: Rule = Rule {
    name: "quote-misattributed",
    category: "quote",
    severity: Severity::Error,
    page: include_str!("../../corpus/check/quote-misattributed.md"),
};

impl Checker for QuoteMisattributed {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn asks_meaning(&self) -> bool {
        true
    }

    fn check(&self, comparison: &Comparison, findings: &mut Vec<Finding>) {
        for misplaced in comparison.quotes.misplaced.iter().filter(|m| !m.clause) {
            findings.push(quoted::misplaced(&RULE, &comparison.pair, misplaced, "a sentence"));
        }
    }
}
