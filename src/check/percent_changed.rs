//! `percent-changed`: a percentage, or a difference of percentages, has another value.

use super::{Checker, figures};
use crate::compare::Comparison;
use crate::extract::Value;
use crate::finding::{Finding, Rule, Severity};

#[doc = include_str!("../../corpus/check/percent-changed.md")]
pub(super) struct PercentChanged;

static RULE: Rule = Rule {
    name: "percent-changed",
    category: "percent",
    severity: Severity::Error,
    page: include_str!("../../corpus/check/percent-changed.md"),
};

impl Checker for PercentChanged {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn check(&self, comparison: &Comparison, findings: &mut Vec<Finding>) {
        for change in figures::changes(comparison) {
            let (Value::Percent { points: a, .. }, Value::Percent { points: b, .. }) =
                (&change.source.value, &change.target.value)
            else {
                continue;
            };
            if a == b {
                findings.push(figures::finding(&RULE, comparison, &change, "the percentage differs"));
            }
        }
        figures::exchanged(&RULE, comparison, |value| matches!(value, Value::Percent { .. }), findings);
    }
}
