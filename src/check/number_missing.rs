//! `number-missing`: a figure of the source is not in the translation.

use rust_decimal::Decimal;

use super::Checker;
use crate::align::Side;
use crate::compare::{Comparison, Difference};
use crate::extract::{Value, magnitude};
use crate::finding::{Finding, Rule, Severity};

#[doc = include_str!("../../corpus/check/number-missing.md")]
pub(super) struct NumberMissing;

static RULE: Rule = Rule {
    name: "number-missing",
    category: "number",
    severity: Severity::Warning,
    page: include_str!("../../corpus/check/number-missing.md"),
};

impl Checker for NumberMissing {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn check(&self, comparison: &Comparison, findings: &mut Vec<Finding>) {
        let pair = &comparison.pair;
        for difference in &comparison.facts {
            let Difference::Missing { source, bead } = *difference else { continue };
            let fact = &pair.source.facts[source];
            // Language hides small counts; a passage without a counterpart is the omission rules’ matter.
            let soft = fact.value.amount().is_some_and(|a| a.soft);
            let told = !soft && !matches!(fact.value, Value::Date(_) | Value::Time(_) | Value::Duration(_));
            let large = magnitude(&fact.value).is_some_and(|v| v >= Decimal::TEN) && told;
            let measured = !soft && matches!(fact.value, Value::Percent { .. } | Value::Money { .. });
            let place = pair.passage(Side::Target, bead);
            if !(large || measured) || place.is_empty() {
                continue;
            }
            let ours = fact.value.describe();
            let message = format!("the translation does not have {ours} ({})", pair.source.of(fact.span));
            findings.push(Finding::new(&RULE, fact.span, place, message, ours));
        }
    }
}
