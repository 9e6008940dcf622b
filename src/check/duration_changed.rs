//! `duration-changed`: a length of time has another value.

use super::{Checker, figures};
use crate::compare::Comparison;
use crate::extract::Value;
use crate::finding::{Finding, Rule, Severity};

#[doc = include_str!("../../corpus/check/duration-changed.md")]
pub(super) struct DurationChanged;

static RULE: Rule = Rule {
    name: "duration-changed",
    category: "date",
    severity: Severity::Error,
    page: include_str!("../../corpus/check/duration-changed.md"),
};

impl Checker for DurationChanged {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn asks_times(&self) -> bool {
        true
    }

    fn check(&self, comparison: &Comparison, findings: &mut Vec<Finding>) {
        for change in figures::changes(comparison) {
            if let (Value::Duration(_), Value::Duration(_)) = (&change.source.value, &change.target.value) {
                findings.push(figures::finding(&RULE, comparison, &change, "the duration differs"));
            }
        }
    }
}
