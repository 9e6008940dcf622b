//! What the rules of names that one side has alone share.

use crate::align::Side;
use crate::compare::Comparison;
use crate::finding::{Finding, Rule};

/// Reports the names that `side` has alone, as `rule`; `lacks` says what the other side does not have.
pub(super) fn report(
    rule: &'static Rule,
    comparison: &Comparison,
    side: Side,
    lacks: &str,
    findings: &mut Vec<Finding>,
) {
    for lone in comparison.names.lone.iter().filter(|lone| lone.side == side) {
        let name = comparison.pair.reading(side).of(lone.span);
        let (source, target) = match side {
            Side::Source => (lone.span, lone.place),
            Side::Target => (lone.place, lone.span),
        };
        findings.push(Finding::new(rule, source, target, format!("{lacks} {name}"), name.to_owned()));
    }
}
