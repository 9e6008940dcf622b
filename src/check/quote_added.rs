//! `quote-added`: direct speech of the translation is not in the source.

use super::{Checker, quoted};
use crate::compare::Comparison;
use crate::finding::{Finding, Rule, Severity};

#[doc = include_str!("../../corpus/check/quote-added.md")]
pub(super) struct QuoteAdded;

static RULE: Rule = Rule {
    name: "quote-added",
    category: "quote",
    severity: Severity::Warning,
    page: include_str!("../../corpus/check/quote-added.md"),
};

impl Checker for QuoteAdded {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn asks_meaning(&self) -> bool {
        true
    }

    fn check(&self, comparison: &Comparison, findings: &mut Vec<Finding>) {
        let pair = &comparison.pair;
        for alone in &comparison.quotes.added {
            let who = quoted::told(&pair.target, alone.speaker);
            let message = format!("the source does not have these words of {who}");
            let finding = Finding::new(
                &RULE,
                alone.place,
                alone.passage,
                message,
                quoted::normalised(pair.target.of(alone.passage)),
            );
            findings.push(if alone.sure { finding } else { finding.at(Severity::Note) });
        }
    }
}
