//! `direction-flipped`: the translation has the opposite of a word.

use super::Checker;
use crate::compare::Comparison;
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

    fn asks_names(&self) -> bool {
        true
    }

    fn check(&self, comparison: &Comparison, findings: &mut Vec<Finding>) {
        let pair = &comparison.pair;
        for turned in &comparison.polarity.directions {
            let [ours, theirs] = turned.shown(pair);
            let message = format!("the source says {ours}, the translation the opposite: {theirs}");
            let values = format!("{}\u{1f}{}", pair.source.of(turned.source), pair.target.of(turned.target));
            findings.push(Finding::new(&RULE, turned.source, turned.target, message, values));
        }
    }
}
