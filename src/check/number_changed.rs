//! `number-changed`: a figure or measure has another value.

use super::{Checker, figures};
use crate::compare::Comparison;
use crate::extract::Value;
use crate::finding::{Finding, Rule, Severity};

#[doc = include_str!("../../corpus/check/number-changed.md")]
pub(super) struct NumberChanged;

static RULE: Rule = Rule {
    name: "number-changed",
    category: "number",
    severity: Severity::Error,
    page: include_str!("../../corpus/check/number-changed.md"),
};

impl Checker for NumberChanged {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn check(&self, comparison: &Comparison, findings: &mut Vec<Finding>) {
        for change in figures::changes(comparison) {
            let what = match (&change.source.value, &change.target.value) {
                (Value::Number(_), Value::Number(_)) => "the figure differs",
                (Value::Quantity { unit: a, .. }, Value::Quantity { unit: b, .. }) if a != b => continue,
                (Value::Quantity { .. } | Value::Number(_), Value::Quantity { .. } | Value::Number(_)) => {
                    "the measure differs"
                }
                _ => continue,
            };
            findings.push(figures::finding(&RULE, comparison, &change, what));
        }
        figures::exchanged(
            &RULE,
            comparison,
            |value| matches!(value, Value::Number(_) | Value::Quantity { .. }),
            findings,
        );
    }
}
