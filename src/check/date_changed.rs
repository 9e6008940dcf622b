//! `date-changed`: a date, or a part of one, has another value.

use super::{Checker, figures};
use crate::compare::Comparison;
use crate::extract::Value;
use crate::finding::{Finding, Rule, Severity};

#[doc = include_str!("../../corpus/check/date-changed.md")]
pub(super) struct DateChanged;

static RULE: Rule = Rule {
    name: "date-changed",
    category: "date",
    severity: Severity::Error,
    page: include_str!("../../corpus/check/date-changed.md"),
};

impl Checker for DateChanged {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn asks_times(&self) -> bool {
        true
    }

    fn check(&self, comparison: &Comparison, findings: &mut Vec<Finding>) {
        for change in figures::changes(comparison) {
            let weekday = super::weekday_changed::is_of_weekday(&change, comparison);
            if let (Value::Date(_), Value::Date(_), false) =
                (&change.source.value, &change.target.value, weekday)
            {
                findings.push(figures::finding(&RULE, comparison, &change, "the date differs"));
            }
        }
    }
}
