//! `quote-missing`: direct speech of the source is not in the translation.

use super::{Checker, quoted};
use crate::compare::Comparison;
use crate::finding::{Finding, Rule, Severity};

#[doc = include_str!("../../corpus/check/quote-missing.md")]
pub(super) struct QuoteMissing;

static RULE: Rule = Rule {
    name: "quote-missing",
    category: "quote",
    severity: Severity::Warning,
    page: include_str!("../../corpus/check/quote-missing.md"),
};

impl Checker for QuoteMissing {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn asks_meaning(&self) -> bool {
        true
    }

    fn check(&self, comparison: &Comparison, findings: &mut Vec<Finding>) {
        let pair = &comparison.pair;
        for alone in &comparison.quotes.missing {
            let who = quoted::told(&pair.source, alone.speaker);
            let message = format!("the translation does not have these words of {who}");
            let finding = Finding::new(
                &RULE,
                alone.passage,
                alone.place,
                message,
                quoted::normalised(pair.source.of(alone.passage)),
            );
            findings.push(if alone.sure { finding } else { finding.at(Severity::Note) });
        }
    }
}
