//! `weekday-impossible`: a date of the translation does not fall on the day of the week beside it.

use jiff::civil;

use super::Checker;
use crate::compare::{Comparison, Difference};
use crate::extract::date::{Date, weekday_name};
use crate::extract::{Fact, Value};
use crate::finding::{Finding, Rule, Severity};
use crate::reading::Reading;
use crate::source::Span;

#[doc = include_str!("../../corpus/check/weekday-impossible.md")]
pub(super) struct WeekdayImpossible;

static RULE: Rule = Rule {
    name: "weekday-impossible",
    category: "date",
    severity: Severity::Error,
    page: include_str!("../../corpus/check/weekday-impossible.md"),
};

impl Checker for WeekdayImpossible {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn asks_times(&self) -> bool {
        true
    }

    fn check(&self, comparison: &Comparison, findings: &mut Vec<Finding>) {
        let pair = &comparison.pair;
        // A date that differs from the source's has its finding already.
        let differs = |index: usize| {
            let changed =
                |d: &Difference| matches!(d, Difference::Changed { target, .. } if *target == index);
            comparison.facts.iter().any(changed)
        };
        let ours: Vec<(&Fact, civil::Date)> =
            impossible(&pair.source).map(|(_, fact, day)| (fact, day)).collect();
        for (index, fact, day) in impossible(&pair.target) {
            if differs(index) {
                continue;
            }
            // The source's own slip, faithfully translated, is worth a note.
            let same = ours.iter().find(|(_, other)| *other == day);
            let (message, severity) = match same {
                Some(_) => {
                    ("as the source has it, this date falls on another day of the week", Severity::Note)
                }
                None => ("this date falls on another day of the week", RULE.severity),
            };
            let source = same.map_or(Span::default(), |(fact, _)| fact.span);
            let weekday = weekday_name(day.weekday());
            let message = format!("{message}: {day} is a {weekday} ({})", pair.target.of(fact.span));
            let facts = format!("{day}\u{1f}{}", fact.value.describe());
            findings.push(Finding::new(&RULE, source, fact.span, message, facts).at(severity));
        }
    }
}

/// Returns the dates of a side, with their day, that name a day of the week on which they do not fall.
fn impossible(reading: &Reading) -> impl Iterator<Item = (usize, &Fact, civil::Date)> {
    reading.facts.iter().enumerate().filter_map(|(index, fact)| match &fact.value {
        Value::Date(date) => misses_weekday(date).map(|day| (index, fact, day)),
        _ => None,
    })
}

/// Returns the day of a full date, where it falls on another day of the week than the one beside it.
fn misses_weekday(date: &Date) -> Option<civil::Date> {
    let (month, day) = (i8::try_from(date.month?).ok()?, i8::try_from(date.day?).ok()?);
    let weekday = date.weekday?;
    civil::Date::new(date.year?, month, day).ok().filter(|day| day.weekday() != weekday)
}
