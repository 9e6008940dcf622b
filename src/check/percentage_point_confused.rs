//! `percentage-point-confused`: points are told as percent, or percent as points.

use super::{Checker, figures};
use crate::compare::Comparison;
use crate::extract::Value;
use crate::finding::{Finding, Rule, Severity};

#[doc = include_str!("../../corpus/check/percentage-point-confused.md")]
pub(super) struct PercentagePointConfused;

static RULE: Rule = Rule {
    name: "percentage-point-confused",
    category: "percent",
    severity: Severity::Error,
    page: include_str!("../../corpus/check/percentage-point-confused.md"),
};

impl Checker for PercentagePointConfused {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn check(&self, comparison: &Comparison, findings: &mut Vec<Finding>) {
        for change in figures::changes(comparison) {
            if let (Value::Percent { points: a, .. }, Value::Percent { points: b, .. }) =
                (&change.source.value, &change.target.value)
                && a != b
            {
                let what = if *a {
                    "percentage points are told as percent"
                } else {
                    "percent is told as percentage points"
                };
                findings.push(figures::finding(&RULE, comparison, &change, what));
            }
        }
    }
}
