//! `modality-shifted`: what the source plans or hopes for is told as done, or the reverse.

use super::Checker;
use crate::compare::Comparison;
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

    fn asks_names(&self) -> bool {
        true
    }

    fn check(&self, comparison: &Comparison, findings: &mut Vec<Finding>) {
        let pair = &comparison.pair;
        for turned in &comparison.polarity.modalities {
            let [ours, theirs] = turned.shown(pair);
            let message = format!(
                "the source has {} ({ours}), the translation {} ({theirs})",
                turned.ours, turned.theirs
            );
            let values = format!("{}\u{1f}{}", pair.source.of(turned.source), pair.target.of(turned.target));
            findings.push(Finding::new(&RULE, turned.source, turned.target, message, values));
        }
    }
}
