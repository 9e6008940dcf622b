//! `date-missing`: a date of the source is not in the translation.

use super::{Checker, figures};
use crate::compare::Comparison;
use crate::extract::Value;
use crate::finding::{Finding, Rule, Severity};

#[doc = include_str!("../../corpus/check/date-missing.md")]
pub(super) struct DateMissing;

static RULE: Rule = Rule {
    name: "date-missing",
    category: "date",
    severity: Severity::Warning,
    page: include_str!("../../corpus/check/date-missing.md"),
};

impl Checker for DateMissing {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn asks_times(&self) -> bool {
        true
    }

    fn check(&self, comparison: &Comparison, findings: &mut Vec<Finding>) {
        figures::missing(&RULE, comparison, "date", |value| matches!(value, Value::Date(_)), findings);
    }
}
