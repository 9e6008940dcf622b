//! What the rules of names in two spellings share.

use crate::align::Side;
use crate::compare::Comparison;
use crate::finding::{Finding, Rule};

/// Reports the names that `side` spells in two ways, as `rule`.
pub(super) fn report(rule: &'static Rule, comparison: &Comparison, side: Side, findings: &mut Vec<Finding>) {
    for name in comparison.names.respelled.iter().filter(|name| name.side == side) {
        let (odd, usual, other) = (&name.odd, &name.usual, &name.name);
        let whose = if side == Side::Source { "source" } else { "translation" };
        let message = format!("the {whose} spells {other} in two ways: {odd} here, {usual} elsewhere");
        findings.push(Finding::new(rule, name.source, name.target, message, format!("{odd}\u{1f}{usual}")));
    }
}
