//! `number-added`: a figure of the translation is not in the source.

use rust_decimal::Decimal;

use super::Checker;
use crate::align::Side;
use crate::compare::{Comparison, Difference};
use crate::extract::{self, Value, magnitude};
use crate::finding::{Finding, Rule, Severity};
use crate::source::Lang;

#[doc = include_str!("../../corpus/check/number-added.md")]
pub(super) struct NumberAdded;

static RULE: Rule = Rule {
    name: "number-added",
    category: "number",
    severity: Severity::Warning,
    page: include_str!("../../corpus/check/number-added.md"),
};

impl Checker for NumberAdded {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn check(&self, comparison: &Comparison, findings: &mut Vec<Finding>) {
        let pair = &comparison.pair;
        for difference in &comparison.facts {
            let Difference::Added { target, bead } = *difference else { continue };
            let fact = &pair.target.facts[target];
            let soft = fact.value.amount().is_some_and(|a| a.soft);
            // Half a century is a length without a figure.
            let figure = match fact.value {
                Value::Date(_) | Value::Time(_) => false,
                Value::Duration(_) => extract::tells_figure(pair.target.of(fact.span), Lang::En),
                _ => true,
            };
            let told = !soft && figure;
            let large = magnitude(&fact.value).is_some_and(|v| v >= Decimal::TEN) && told;
            let measured = !soft && matches!(fact.value, Value::Percent { .. } | Value::Money { .. });
            let place = pair.passage(Side::Source, bead);
            if !(large || measured) || place.is_empty() {
                continue;
            }
            let theirs = fact.value.describe();
            let message = format!("the source does not have {theirs} ({})", pair.target.of(fact.span));
            findings.push(Finding::new(&RULE, place, fact.span, message, theirs));
        }
    }
}
