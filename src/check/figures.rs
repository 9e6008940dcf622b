//! What the checkers of figures share: the changed pairs, and how to say what changed.

use rust_decimal::Decimal;

use crate::align::Side;
use crate::compare::{Comparison, Difference};
use crate::extract::number::separated;
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
        Difference::Missing { .. } | Difference::Added { .. } | Difference::Exchanged { .. } => None,
    })
}

/// Reports, for `rule`, the figures that stand with each other's owners, where `is_own` says that they are its matter.
pub(super) fn exchanged(
    rule: &'static Rule,
    comparison: &Comparison,
    is_own: impl Fn(&Value) -> bool,
    findings: &mut Vec<Finding>,
) {
    let pair = &comparison.pair;
    for difference in &comparison.facts {
        let Difference::Exchanged { source, target } = *difference else { continue };
        let [ours, theirs] = [source.map(|f| &pair.source.facts[f]), target.map(|f| &pair.target.facts[f])];
        if !is_own(&ours[0].value) {
            continue;
        }
        let told = |facts: [&Fact; 2]| facts.map(|f| f.value.describe()).join(" and then ");
        let message = format!(
            "the figures of two neighbours are exchanged: source {}, translation {}",
            told(ours),
            told(theirs)
        );
        let facts = format!("{}\u{1f}{}", told(ours), told(theirs));
        let mut finding = Finding::new(rule, ours[0].span, theirs[0].span, message, facts);
        finding.source.push(ours[1].span);
        finding.target.push(theirs[1].span);
        findings.push(finding);
    }
}

/// Reports, for `rule`, the facts of the source that the translation does not tell, where `is_own` says that they are its
/// matter; `what` names them.
pub(super) fn missing(
    rule: &'static Rule,
    comparison: &Comparison,
    what: &str,
    is_own: impl Fn(&Value) -> bool,
    findings: &mut Vec<Finding>,
) {
    let pair = &comparison.pair;
    for difference in &comparison.facts {
        let Difference::Missing { source, bead } = *difference else { continue };
        let fact = &pair.source.facts[source];
        let place = pair.passage(Side::Target, bead);
        // A passage without a counterpart is the omission rules’ matter.
        if is_own(&fact.value) && !place.is_empty() {
            let ours = fact.value.describe();
            let told = pair.source.of(fact.span);
            let message = format!("the translation does not have the {what} {ours} ({told})");
            findings.push(Finding::new(rule, fact.span, place, message, ours));
        }
    }
}

/// Returns the finding for a change, with both values in one notation.
pub(super) fn finding(
    rule: &'static Rule,
    comparison: &Comparison,
    change: &Change<'_>,
    what: &str,
) -> Finding {
    let pair = &comparison.pair;
    let (ours, theirs) = (&change.source.value, &change.target.value);
    let turned = ours.turned(theirs);
    let bounds = turned.map_or(["", ""], |both| both.map(|amount| amount.approx.words()));
    let (ours, theirs) =
        (format!("{}{}", bounds[0], ours.describe()), format!("{}{}", bounds[1], theirs.describe()));
    let message = format!(
        "{what}: source {ours} ({}), translation {theirs} ({}){}",
        pair.source.of(change.source.span),
        pair.target.of(change.target.span),
        factor(&change.source.value, &change.target.value),
    );
    let facts = format!("{ours}\u{1f}{theirs}");
    let severity = if change.sure && turned.is_none() { rule.severity } else { Severity::Warning };
    Finding::new(rule, change.source.span, change.target.span, message, facts).at(severity)
}

/// Says when two figures are a power of ten apart, and where a scale slipped (만/억/조, million/billion), what is right.
fn factor(source: &Value, target: &Value) -> String {
    let (Some(a), Some(b)) = (source.amount(), target.amount()) else { return String::new() };
    let (a, b) = (a.value.abs(), b.value.abs());
    let (large, small) = if a > b { (a, b) } else { (b, a) };
    let mut power = Decimal::TEN;
    for _ in 0..9 {
        if small.checked_mul(power) == Some(large) && !small.is_zero() {
            let slip =
                source.amount().and_then(|amount| in_scale(amount.value)).filter(|_| a_scale(source, target));
            let slip = slip.map(|right| format!(", a slip of scale ({right} is right)")).unwrap_or_default();
            return format!(": off by a factor of {}{slip}", separated(power));
        }
        power *= Decimal::TEN;
    }
    String::new()
}

/// Returns whether either side writes its figure with a scale.
fn a_scale(source: &Value, target: &Value) -> bool {
    let scaled = |value: &Value| value.amount().is_some_and(|a| a.worded && a.step >= Decimal::ONE_HUNDRED);
    scaled(source) || scaled(target)
}

/// Returns a figure as English scales it: 5.5 billion, 200,000.
fn in_scale(value: Decimal) -> Option<String> {
    const SCALES: &[(i64, &str)] =
        &[(1_000_000_000_000, " trillion"), (1_000_000_000, " billion"), (1_000_000, " million"), (1, "")];
    let (scale, name) = SCALES.iter().find(|(scale, _)| value.abs() >= Decimal::from(*scale))?;
    let figure = value.checked_div(Decimal::from(*scale))?.normalize();
    (figure.scale() <= 3).then(|| format!("{}{name}", separated(figure)))
}
