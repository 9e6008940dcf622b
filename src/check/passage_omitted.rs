//! `passage-omitted`: the translation lacks what the source tells.

use super::{Checker, passage};
use crate::align::Side;
use crate::compare::Comparison;
use crate::finding::{Finding, Rule, Severity};

#[doc = include_str!("../../corpus/check/passage-omitted.md")]
pub(super) struct PassageOmitted;

static RULE: Rule = Rule {
    name: "passage-omitted",
    category: "omission",
    severity: Severity::Warning,
    page: include_str!("../../corpus/check/passage-omitted.md"),
};

impl Checker for PassageOmitted {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn asks_meaning(&self) -> bool {
        true
    }

    fn check(&self, comparison: &Comparison, findings: &mut Vec<Finding>) {
        passage::lost(
            &RULE,
            comparison,
            Side::Source,
            "the translation does not have this passage",
            findings,
        );
    }
}
