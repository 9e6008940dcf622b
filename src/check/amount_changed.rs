//! `amount-changed`: an amount of money has another value.

use super::{Checker, figures};
use crate::compare::Comparison;
use crate::extract::Value;
use crate::finding::{Finding, Rule, Severity};

#[doc = include_str!("../../corpus/check/amount-changed.md")]
pub(super) struct AmountChanged;

static RULE: Rule = Rule {
    name: "amount-changed",
    category: "money",
    severity: Severity::Error,
    page: include_str!("../../corpus/check/amount-changed.md"),
};

impl Checker for AmountChanged {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn check(&self, comparison: &Comparison, findings: &mut Vec<Finding>) {
        for change in figures::changes(comparison) {
            if let (Value::Money { amount: a, currency: c }, Value::Money { amount: b, currency: d }) =
                (&change.source.value, &change.target.value)
                && (c == d || !a.agrees(b))
            {
                findings.push(figures::finding(&RULE, comparison, &change, "the amount differs"));
            }
        }
        figures::exchanged(&RULE, comparison, |value| matches!(value, Value::Money { .. }), findings);
    }
}
