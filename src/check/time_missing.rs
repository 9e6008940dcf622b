//! `time-missing`: a clock time of the source is not in the translation.

use super::{Checker, figures};
use crate::compare::Comparison;
use crate::extract::Value;
use crate::finding::{Finding, Rule, Severity};

#[doc = include_str!("../../corpus/check/time-missing.md")]
pub(super) struct TimeMissing;

static RULE: Rule = Rule {
    name: "time-missing",
    category: "time",
    severity: Severity::Warning,
    page: include_str!("../../corpus/check/time-missing.md"),
};

impl Checker for TimeMissing {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn asks_times(&self) -> bool {
        true
    }

    fn check(&self, comparison: &Comparison, findings: &mut Vec<Finding>) {
        figures::missing(&RULE, comparison, "time", |value| matches!(value, Value::Time(_)), findings);
    }
}
