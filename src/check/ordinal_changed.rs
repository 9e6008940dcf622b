//! `ordinal-changed`: a place in an order is another one.

use super::{Checker, figures};
use crate::compare::Comparison;
use crate::extract::Value;
use crate::finding::{Finding, Rule, Severity};

#[doc = include_str!("../../corpus/check/ordinal-changed.md")]
pub(super) struct OrdinalChanged;

static RULE: Rule = Rule {
    name: "ordinal-changed",
    category: "number",
    severity: Severity::Error,
    page: include_str!("../../corpus/check/ordinal-changed.md"),
};

impl Checker for OrdinalChanged {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn check(&self, comparison: &Comparison, findings: &mut Vec<Finding>) {
        for change in figures::changes(comparison) {
            if let (Value::Ordinal(_), Value::Ordinal(_)) = (&change.source.value, &change.target.value) {
                findings.push(figures::finding(&RULE, comparison, &change, "the place in the order differs"));
            }
        }
        figures::exchanged(&RULE, comparison, |value| matches!(value, Value::Ordinal(_)), findings);
    }
}
