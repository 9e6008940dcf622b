//! `number-missing`: a figure of the source is not in the translation.

use rust_decimal::Decimal;

use super::Checker;
use crate::align::Side;
use crate::compare::{Comparison, Difference, is_remarkable};
use crate::extract::Value;
use crate::finding::{Finding, Rule, Severity};

#[doc = include_str!("../../corpus/check/number-missing.md")]
pub(super) struct NumberMissing;

static RULE: Rule = Rule {
    name: "number-missing",
    category: "number",
    severity: Severity::Warning,
    page: include_str!("../../corpus/check/number-missing.md"),
};

/// Returns whether a hundred per cent are told in words: 수능 100% 선발, "based on the test alone".
fn is_whole(value: &Value, passage: &str) -> bool {
    const ALL: &[&str] = &[
        "all",
        "alone",
        "entire",
        "entirely",
        "exclusively",
        "full",
        "fully",
        "only",
        "purely",
        "solely",
        "total",
        "totally",
        "whole",
        "wholly",
        "completely",
        "every",
    ];
    matches!(value, Value::Percent { amount, .. } if amount.value == Decimal::ONE_HUNDRED)
        && passage
            .split(|c: char| !c.is_alphabetic())
            .any(|word| ALL.iter().any(|all| word.eq_ignore_ascii_case(all)))
}

impl Checker for NumberMissing {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn check(&self, comparison: &Comparison, findings: &mut Vec<Finding>) {
        let pair = &comparison.pair;
        for difference in &comparison.facts {
            let Difference::Missing { source, bead } = *difference else { continue };
            let fact = &pair.source.facts[source];
            let place = pair.passage(Side::Target, bead);
            // A passage without a counterpart is the omission rules’ matter.
            if !is_remarkable(&fact.value)
                || place.is_empty()
                || is_whole(&fact.value, place.of(pair.target.text()))
            {
                continue;
            }
            let ours = fact.value.describe();
            let message = format!("the translation does not have {ours} ({})", pair.source.of(fact.span));
            findings.push(Finding::new(&RULE, fact.span, place, message, ours));
        }
    }
}
