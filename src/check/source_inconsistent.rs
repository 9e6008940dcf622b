//! `source-inconsistent`: the source spells one name in two ways.

use super::{Checker, respelled};
use crate::align::Side;
use crate::compare::Comparison;
use crate::finding::{Finding, Rule, Severity};

#[doc = include_str!("../../corpus/check/source-inconsistent.md")]
pub(super) struct SourceInconsistent;

static RULE: Rule = Rule {
    name: "source-inconsistent",
    category: "consistency",
    severity: Severity::Note,
    page: include_str!("../../corpus/check/source-inconsistent.md"),
};

impl Checker for SourceInconsistent {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn asks_names(&self) -> bool {
        true
    }

    fn check(&self, comparison: &Comparison, findings: &mut Vec<Finding>) {
        respelled::report(&RULE, comparison, Side::Source, findings);
    }
}
