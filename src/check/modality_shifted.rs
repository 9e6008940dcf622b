//! `modality-shifted`: what the source plans or hopes for is told as done, or the reverse.

use super::{Checker, turned};
use crate::compare::Comparison;
use crate::compare::polarity::Turned;
use crate::finding::{Finding, Rule, Severity};

#[doc = include_str!("../../corpus/check/modality-shifted.md")]
pub(super) struct ModalityShifted;

static RULE: Rule = Rule {
    name: "modality-shifted",
    category: "modality",
    severity: Severity::Warning,
    page: include_str!("../../corpus/check/modality-shifted.md"),
};

impl Checker for ModalityShifted {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn asks_meaning(&self) -> bool {
        true
    }

    fn check(&self, comparison: &Comparison, findings: &mut Vec<Finding>) {
        let message = |turned: &Turned, [ours, theirs]: [&str; 2]| {
            format!("the source has {} ({ours}), the translation {} ({theirs})", turned.ours, turned.theirs)
        };
        turned::report(&RULE, comparison, &comparison.polarity.modalities, message, findings);
    }
}
