//! `negation-flipped`: one side denies what the other one affirms.

use super::{Checker, turned};
use crate::compare::Comparison;
use crate::compare::polarity::Turned;
use crate::finding::{Finding, Rule, Severity};

#[doc = include_str!("../../corpus/check/negation-flipped.md")]
pub(super) struct NegationFlipped;

static RULE: Rule = Rule {
    name: "negation-flipped",
    category: "polarity",
    severity: Severity::Warning,
    page: include_str!("../../corpus/check/negation-flipped.md"),
};

impl Checker for NegationFlipped {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn asks_meaning(&self) -> bool {
        true
    }

    fn check(&self, comparison: &Comparison, findings: &mut Vec<Finding>) {
        let message = |turned: &Turned, [ours, theirs]: [&str; 2]| {
            format!("the source {} {ours}, the translation {} {theirs}", turned.ours, turned.theirs)
        };
        turned::report(&RULE, comparison, &comparison.polarity.negations, message, findings);
    }
}
