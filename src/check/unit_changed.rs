//! `unit-changed`: a measure stands in another unit, and its figure was not converted rightly.

use rust_decimal::Decimal;

use super::{Checker, figures};
use crate::compare::{Comparison, rates};
use crate::extract::number::separated;
use crate::extract::{Unit, Value};
use crate::finding::{Finding, Rule, Severity};

#[doc = include_str!("../../corpus/check/unit-changed.md")]
pub(super) struct UnitChanged;

static RULE: Rule = Rule {
    name: "unit-changed",
    category: "unit",
    severity: Severity::Error,
    page: include_str!("../../corpus/check/unit-changed.md"),
};

impl Checker for UnitChanged {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn check(&self, comparison: &Comparison, findings: &mut Vec<Finding>) {
        for change in figures::changes(comparison) {
            if let (Value::Quantity { amount: a, unit: u }, Value::Quantity { unit: v, .. }) =
                (&change.source.value, &change.target.value)
                && u != v
            {
                let finding = figures::finding(&RULE, comparison, &change, "the measure or its unit differs");
                let converted = converted(a.value, u, v);
                findings.push(match converted {
                    Some(right) => finding.note(format!(
                        "{} {} are {} {}",
                        separated(a.value),
                        u.ucum,
                        separated(right),
                        v.ucum
                    )),
                    None => finding,
                });
            }
        }
        for rates::Other { source, target } in &comparison.rates {
            let told = [comparison.pair.source.of(source.1), comparison.pair.target.of(target.1)];
            let message = format!(
                "the rate is for another period: source per {} ({}), translation per {} ({})",
                source.0.name(),
                told[0],
                target.0.name(),
                told[1]
            );
            let facts = format!("{}\u{1f}{}", source.0.name(), target.0.name());
            findings.push(Finding::new(&RULE, source.1, target.1, message, facts).at(Severity::Warning));
        }
    }
}

/// Returns a figure in another unit of the same dimension, to four digits.
fn converted(value: Decimal, from: &Unit, to: &Unit) -> Option<Decimal> {
    let same = from.dimension == to.dimension;
    let base = value.checked_mul(from.factor.filter(|_| same)?)?;
    base.checked_div(to.factor?)?.round_sf(4)
}
