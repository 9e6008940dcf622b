//! `direction-flipped`: the translation has the opposite of a word.

use super::{Checker, turned};
use crate::compare::Comparison;
use crate::compare::polarity::Turned;
use crate::finding::{Finding, Rule, Severity};

#[doc = include_str!("../../corpus/check/direction-flipped.md")]
pub(super) struct DirectionFlipped;

static RULE: Rule = Rule {
    name: "direction-flipped",
    category: "direction",
    severity: Severity::Warning,
    page: include_str!("../../corpus/check/direction-flipped.md"),
};

impl Checker for DirectionFlipped {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn asks_meaning(&self) -> bool {
        true
    }

    fn check(&self, comparison: &Comparison, findings: &mut Vec<Finding>) {
        let message = |_: &Turned, [ours, theirs]: [&str; 2]| {
            format!("the source says {ours}, the translation the opposite: {theirs}")
        };
        turned::report(&RULE, comparison, &comparison.polarity.directions, message, findings);
    }
}
