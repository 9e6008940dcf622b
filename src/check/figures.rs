//! What the checkers of figures share: the changed pairs, and how to say what changed.

use rust_decimal::Decimal;

use crate::compare::{Comparison, Difference};
use crate::extract::{Fact, Value};
use crate::finding::{Finding, Rule, Severity};

/// A fact of the source and the fact that the translation has in its place.
pub(super) struct Change<'c> {
    pub(super) source: &'c Fact,
    pub(super) target: &'c Fact,
    /// Whether the passages surely belong together.
    pub(super) sure: bool,
}

/// Returns the changed facts of a comparison.
pub(super) fn changes(comparison: &Comparison) -> impl Iterator<Item = Change<'_>> {
    let pair = &comparison.pair;
    comparison.facts.iter().filter_map(|difference| match *difference {
        Difference::Changed { source, target, sure } => {
            Some(Change { source: &pair.source.facts[source], target: &pair.target.facts[target], sure })
        }
        Difference::Missing { .. } | Difference::Added { .. } => None,
    })
}

/// Returns the finding for a change, with both values in one notation.
pub(super) fn finding(
    rule: &'static Rule,
    comparison: &Comparison,
    change: &Change<'_>,
    what: &str,
) -> Finding {
    let pair = &comparison.pair;
    let (ours, theirs) = (change.source.value.describe(), change.target.value.describe());
    let message = format!(
        "{what}: source {ours} ({}), translation {theirs} ({}){}",
        pair.source.of(change.source.span),
        pair.target.of(change.target.span),
        factor(&change.source.value, &change.target.value),
    );
    let facts = format!("{ours}\u{1f}{theirs}");
    let severity = if change.sure { rule.severity } else { Severity::Warning };
    Finding::new(rule, change.source.span, change.target.span, message, facts).at(severity)
}

/// Says when two figures are a power of ten apart, the usual slip between 만/억/조 and million/billion.
fn factor(source: &Value, target: &Value) -> String {
    let (Some(a), Some(b)) = (source.amount(), target.amount()) else { return String::new() };
    let (a, b) = (a.value.abs(), b.value.abs());
    let (large, small) = if a > b { (a, b) } else { (b, a) };
    let mut power = Decimal::TEN;
    for _ in 0..9 {
        if small.checked_mul(power) == Some(large) && !small.is_zero() {
            return format!(": off by a factor of {}", crate::extract::number::separated(power));
        }
        power *= Decimal::TEN;
    }
    String::new()
}
