//! `currency-changed`: the same figure is told in another currency.

use super::{Checker, figures};
use crate::compare::Comparison;
use crate::extract::Value;
use crate::finding::{Finding, Rule, Severity};

#[doc = include_str!("../../corpus/check/currency-changed.md")]
pub(super) struct CurrencyChanged;

static RULE: Rule = Rule {
    name: "currency-changed",
    category: "money",
    severity: Severity::Error,
    page: include_str!("../../corpus/check/currency-changed.md"),
};

impl Checker for CurrencyChanged {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn check(&self, comparison: &Comparison, findings: &mut Vec<Finding>) {
        for change in figures::changes(comparison) {
            if let (Value::Money { amount: a, currency: c }, Value::Money { amount: b, currency: d }) =
                (&change.source.value, &change.target.value)
                && c != d
                && a.agrees(b)
            {
                findings.push(figures::finding(&RULE, comparison, &change, "the currency differs"));
            }
        }
    }
}
