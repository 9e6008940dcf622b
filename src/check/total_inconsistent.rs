//! `total-inconsistent`: parts add up to their total in the source, and no longer do in the translation.

use std::collections::HashMap;
use std::ops::Range;

use rust_decimal::Decimal;

use super::Checker;
use crate::compare::{Comparison, Difference, adds_up};
use crate::extract::number::{Approx, separated};
use crate::extract::{Fact, Value};
use crate::finding::{Finding, Rule, Severity};

#[doc = include_str!("../../corpus/check/total-inconsistent.md")]
pub(super) struct TotalInconsistent;

static RULE: Rule = Rule {
    name: "total-inconsistent",
    category: "consistency",
    severity: Severity::Warning,
    page: include_str!("../../corpus/check/total-inconsistent.md"),
};

impl Checker for TotalInconsistent {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn check(&self, comparison: &Comparison, findings: &mut Vec<Finding>) {
        let pair = &comparison.pair;
        // Which figure of the translation stands in the place of a figure of the source.
        let changed: HashMap<usize, usize> = comparison
            .facts
            .iter()
            .filter_map(|difference| match *difference {
                Difference::Changed { source, target, .. } => Some((source, target)),
                _ => None,
            })
            .collect();
        for total in 0..pair.source.facts.len() {
            let broken =
                sums(&pair.source.facts, total).and_then(|parts| broken(comparison, &changed, total, parts));
            findings.extend(broken);
        }
    }
}

/// Returns the finding where the figures of the translation no longer add up.
fn broken(
    comparison: &Comparison,
    changed: &HashMap<usize, usize>,
    total: usize,
    parts: Range<usize>,
) -> Option<Finding> {
    let (ours, theirs) = (&comparison.pair.source.facts, &comparison.pair.target.facts);
    let figure = |fact: usize| match changed.get(&fact) {
        Some(told) => {
            plain(&theirs[*told].value).filter(|_| theirs[*told].value.is_of_kind(&ours[fact].value))
        }
        None => plain(&ours[fact].value),
    };
    let first = parts.clone().chain([total]).find_map(|fact| changed.get(&fact))?;
    let told = parts.clone().map(figure).collect::<Option<Vec<Decimal>>>()?;
    let (whole, sum) = (figure(total)?, told.iter().sum::<Decimal>());
    if sum == whole {
        return None;
    }
    let written: Vec<String> = told.iter().map(|figure| separated(*figure)).collect();
    let message = format!(
        "the parts add up to {} in the source, but not in the translation: {} is {}, not {}",
        ours[total].value.describe(),
        written.join(" + "),
        separated(sum),
        separated(whole),
    );
    let facts = format!("{}\u{1f}{}", separated(sum), separated(whole));
    let mut finding = Finding::new(&RULE, ours[total].span, theirs[*first].span, message, facts);
    finding.source.extend(parts.map(|part| ours[part].span));
    finding.source.sort_unstable();
    Some(finding)
}

/// Returns the value of a figure that can be added up.
fn plain(value: &Value) -> Option<Decimal> {
    let amount = value.amount()?;
    let adds = !matches!(value, Value::Ordinal(_)) && amount.to.is_none() && amount.approx == Approx::Exact;
    adds.then_some(amount.value)
}

/// Returns the run of figures right before or after `total` whose sum it is, in the same sentence.
fn sums(facts: &[Fact], total: usize) -> Option<Range<usize>> {
    let whole = plain(&facts[total].value).filter(|value| !value.is_zero())?;
    let part = |fact: usize| {
        let same = facts[fact].sentence == facts[total].sentence;
        (same && facts[fact].value.is_of_kind(&facts[total].value))
            .then(|| plain(&facts[fact].value))
            .flatten()
    };
    let before = adds_up((0..total).rev().map_while(part), whole).map(|count| total - count..total);
    before.or_else(|| {
        let count = adds_up((total + 1..facts.len()).map_while(part), whole)?;
        Some(total + 1..total + 1 + count)
    })
}
