//! `number-added`: a figure of the translation is not in the source.

use rust_decimal::Decimal;

use super::Checker;
use crate::align::Side;
use crate::compare::{Comparison, Difference, is_remarkable};
use crate::extract::{self, Value};
use crate::finding::{Finding, Rule, Severity};
use crate::source::{Lang, Span, head, tail};

#[doc = include_str!("../../corpus/check/number-added.md")]
pub(super) struct NumberAdded;

static RULE: Rule = Rule {
    name: "number-added",
    category: "number",
    severity: Severity::Warning,
    page: include_str!("../../corpus/check/number-added.md"),
};

/// Returns whether a numeral in words stands in a name: the Ten Kings of Hell.
fn is_titled(text: &str, span: Span) -> bool {
    let capital = |text: &str| text.starts_with(|c: char| c.is_uppercase());
    let next = tail(text, span.end).strip_prefix(' ').unwrap_or_default();
    let led = head(text, span.start).ends_with(" the ") || head(text, span.start).ends_with("The ");
    led && capital(span.of(text)) && capital(next)
}

impl Checker for NumberAdded {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn check(&self, comparison: &Comparison, findings: &mut Vec<Finding>) {
        let pair = &comparison.pair;
        for difference in &comparison.facts {
            let Difference::Added { target, bead } = *difference else { continue };
            let fact = &pair.target.facts[target];
            let remarkable = match &fact.value {
                // Half a century is a length without a figure.
                Value::Duration(length) => {
                    length.amount >= Decimal::TEN
                        && extract::tells_figure(pair.target.of(fact.span), Lang::En)
                }
                value => is_remarkable(value),
            };
            let place = pair.passage(Side::Source, bead);
            if !remarkable || place.is_empty() || is_titled(pair.target.text(), fact.span) {
                continue;
            }
            let theirs = fact.value.describe();
            let message = format!("the source does not have {theirs} ({})", pair.target.of(fact.span));
            findings.push(Finding::new(&RULE, place, fact.span, message, theirs));
        }
    }
}
