//! `time-changed`: a clock time has another value.

use super::{Checker, figures};
use crate::compare::Comparison;
use crate::extract::Value;
use crate::finding::{Finding, Rule, Severity};

#[doc = include_str!("../../corpus/check/time-changed.md")]
pub(super) struct TimeChanged;

static RULE: Rule = Rule {
    name: "time-changed",
    category: "time",
    severity: Severity::Error,
    page: include_str!("../../corpus/check/time-changed.md"),
};

impl Checker for TimeChanged {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn asks_times(&self) -> bool {
        true
    }

    fn check(&self, comparison: &Comparison, findings: &mut Vec<Finding>) {
        for change in figures::changes(comparison) {
            if let (Value::Time(_), Value::Time(_)) = (&change.source.value, &change.target.value) {
                findings.push(figures::finding(&RULE, comparison, &change, "the time differs"));
            }
        }
    }
}
