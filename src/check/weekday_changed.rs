//! `weekday-changed`: another day of the week.

use super::figures::Change;
use super::{Checker, figures};
use crate::compare::Comparison;
use crate::extract::Value;
use crate::extract::date::{Agreement, Field};
use crate::finding::{Finding, Rule, Severity};

#[doc = include_str!("../../corpus/check/weekday-changed.md")]
pub(super) struct WeekdayChanged;

static RULE: Rule = Rule {
    name: "weekday-changed",
    category: "date",
    severity: Severity::Error,
    page: include_str!("../../corpus/check/weekday-changed.md"),
};

impl Checker for WeekdayChanged {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn asks_times(&self) -> bool {
        true
    }

    fn check(&self, comparison: &Comparison, findings: &mut Vec<Finding>) {
        for change in figures::changes(comparison) {
            let weekday = is_of_weekday(&change, comparison);
            if let (Value::Date(_), Value::Date(_), true) =
                (&change.source.value, &change.target.value, weekday)
            {
                findings.push(figures::finding(&RULE, comparison, &change, "the day of the week differs"));
            }
        }
    }
}

/// Returns whether two dates differ in their day of the week alone.
pub(super) fn is_of_weekday(change: &Change<'_>, comparison: &Comparison) -> bool {
    let (Value::Date(ours), Value::Date(theirs)) = (&change.source.value, &change.target.value) else {
        return false;
    };
    ours.compare(theirs, comparison.pair.reference) == Agreement::Conflict(Field::Weekday)
}
