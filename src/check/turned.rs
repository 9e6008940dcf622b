//! What the rules of words that turn a sentence round share.

use crate::compare::Comparison;
use crate::compare::polarity::Turned;
use crate::finding::{Finding, Rule, Severity};

/// Reports what `turned`, as `rule`, and as a note where it is not sure; `message` tells it from the words of
/// the source and of the translation.
pub(super) fn report(
    rule: &'static Rule,
    comparison: &Comparison,
    all: &[Turned],
    message: impl Fn(&Turned, [&str; 2]) -> String,
    findings: &mut Vec<Finding>,
) {
    let pair = &comparison.pair;
    for turned in all {
        let values = format!("{}\u{1f}{}", pair.source.of(turned.source), pair.target.of(turned.target));
        let message = message(turned, turned.shown(pair));
        let finding = Finding::new(rule, turned.source, turned.target, message, values);
        findings.push(if turned.sure { finding } else { finding.at(Severity::Note) });
    }
}
