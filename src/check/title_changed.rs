//! `title-changed`: a person has another title in the translation.

use super::Checker;
use crate::compare::Comparison;
use crate::finding::{Finding, Rule, Severity};

#[doc = include_str!("../../corpus/check/title-changed.md")]
pub(super) struct TitleChanged;

static RULE: Rule = Rule {
    name: "title-changed",
    category: "title",
    severity: Severity::Warning,
    page: include_str!("../../corpus/check/title-changed.md"),
};

impl Checker for TitleChanged {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn asks_names(&self) -> bool {
        true
    }

    fn check(&self, comparison: &Comparison, findings: &mut Vec<Finding>) {
        let pair = &comparison.pair;
        for retitled in &comparison.titles {
            let (ours, theirs) = (pair.source.of(retitled.source), pair.target.of(retitled.target));
            let message =
                format!("the title differs: source {ours} ({}), translation {theirs}", retitled.usual);
            let values = format!("{ours}\u{1f}{theirs}");
            findings.push(Finding::new(&RULE, retitled.source, retitled.target, message, values));
        }
    }
}
