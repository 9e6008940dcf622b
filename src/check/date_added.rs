//! `date-added`: a date of the translation is not in the source.

use super::Checker;
use crate::align::Side;
use crate::compare::{Comparison, Difference};
use crate::extract::Value;
use crate::finding::{Finding, Rule, Severity};

#[doc = include_str!("../../corpus/check/date-added.md")]
pub(super) struct DateAdded;

static RULE: Rule = Rule {
    name: "date-added",
    category: "date",
    severity: Severity::Warning,
    page: include_str!("../../corpus/check/date-added.md"),
};

impl Checker for DateAdded {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn asks_times(&self) -> bool {
        true
    }

    fn check(&self, comparison: &Comparison, findings: &mut Vec<Finding>) {
        let pair = &comparison.pair;
        for difference in &comparison.facts {
            let Difference::Added { target, bead } = *difference else { continue };
            let fact = &pair.target.facts[target];
            let place = pair.passage(Side::Source, bead);
            if !matches!(fact.value, Value::Date(_)) || place.is_empty() {
                continue;
            }
            let theirs = fact.value.describe();
            let message =
                format!("the source does not have the date {theirs} ({})", pair.target.of(fact.span));
            findings.push(Finding::new(&RULE, place, fact.span, message, theirs));
        }
    }
}
