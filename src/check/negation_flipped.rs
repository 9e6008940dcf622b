//! `negation-flipped`: one side denies what the other one affirms.

use super::Checker;
use crate::compare::Comparison;
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

    fn asks_names(&self) -> bool {
        true
    }

    fn check(&self, comparison: &Comparison, findings: &mut Vec<Finding>) {
        let pair = &comparison.pair;
        for turned in &comparison.polarity.negations {
            let [ours, theirs] = turned.shown(pair);
            let message =
                format!("the source {} {ours}, the translation {} {theirs}", turned.ours, turned.theirs);
            let values = format!("{}\u{1f}{}", pair.source.of(turned.source), pair.target.of(turned.target));
            findings.push(Finding::new(&RULE, turned.source, turned.target, message, values));
        }
    }
}
