//! `date-missing`: a date of the source is not in the translation.

use super::Checker;
use crate::align::Side;
use crate::compare::{Comparison, Difference};
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
        let pair = &comparison.pair;
        for difference in &comparison.facts {
            let Difference::Missing { source, bead } = *difference else { continue };
            let fact = &pair.source.facts[source];
            let place = pair.passage(Side::Target, bead);
            if !matches!(fact.value, Value::Date(_)) || place.is_empty() {
                continue;
            }
            let ours = fact.value.describe();
            let message =
                format!("the translation does not have the date {ours} ({})", pair.source.of(fact.span));
            findings.push(Finding::new(&RULE, fact.span, place, message, ours));
        }
    }
}
