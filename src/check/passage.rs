//! What the checkers of omitted and added passages share.

use super::quoted;
use crate::align::Side;
use crate::compare::Comparison;
use crate::finding::{Finding, Rule, Severity};

/// Adds the narrated passages that one side lacks; speech is the quote rules' matter.
pub(super) fn lost(
    rule: &'static Rule,
    comparison: &Comparison,
    side: Side,
    message: &str,
    findings: &mut Vec<Finding>,
) {
    for lost in comparison.passages.iter().filter(|lost| lost.side == side && !lost.quoted) {
        let (source, target) = match side {
            Side::Source => (lost.passage, lost.place),
            Side::Target => (lost.place, lost.passage),
        };
        let facts = quoted::normalised(comparison.pair.reading(side).of(lost.passage));
        let finding = Finding::new(rule, source, target, message.to_owned(), facts);
        let telling = lost.sure && !lost.marginal;
        findings.push(if telling { finding } else { finding.at(Severity::Note) });
    }
}
