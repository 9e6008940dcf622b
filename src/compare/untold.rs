//! Dates and times that one side tells and the other does not.
//!
//! A translator works dates out: the weekend of a release becomes Nov. 23 and 24, five days from the 16th end on the
//! 20th. So a date counts as added only where nothing beside it implies it.

use jiff::ToSpan as _;
use jiff::civil::{self, Weekday};

use super::agree::{Relation, relate};
use super::facts::{Difference, Item, REACH, SURELY};
use crate::align::Pair;
use crate::extract::Value;
use crate::extract::date::Part;
use crate::segment::Kind;
use crate::source::tail;

/// Adds the dates and times that nothing on the other side tells, in passages whose rest is surely rendered.
pub(super) fn find(pair: &Pair, source: &[Item], target: &[Item], found: &mut Vec<Difference>) {
    let free = |item: &&Item| {
        let bead = &pair.beads[item.bead];
        !item.matched && !bead.is_gap() && bead.score >= SURELY && tells(&item.value)
    };
    for item in source.iter().filter(free) {
        let told = is_told(item, target, |other| relate(&item.value, other, pair.reference));
        let body =
            pair.source.segmentation.sentences[pair.source.facts[item.fact].sentence].kind != Kind::Title;
        if body && !told && !is_inside(pair, item, target) && !is_reached(item, source, target) {
            found.push(Difference::Missing { source: item.fact, bead: item.bead });
        }
    }
    for item in target.iter().filter(free) {
        let told = is_told(item, source, |other| relate(other, &item.value, pair.reference));
        let implied = is_inside(pair, item, source) || is_reached(item, target, source);
        if !told && !implied && !names_event(pair, item) {
            found.push(Difference::Added { target: item.fact, bead: item.bead });
        }
    }
}

/// Returns whether a date or time is so definite that leaving it out loses something.
fn tells(value: &Value) -> bool {
    match value {
        Value::Date(date) => {
            let day = date.day.is_some() && (date.month.is_some() || date.shift.is_some());
            let month = date.month.is_some() && date.year.is_some();
            let year = date.year.is_some() && date.month.is_none() && date.era.is_none();
            day || month || year
        }
        Value::Time(_) => true,
        _ => false,
    }
}

/// Returns whether the other side tells the fact, or something that may stand for it.
fn is_told(item: &Item, others: &[Item], related: impl Fn(&Value) -> Relation) -> bool {
    others.iter().any(|other| {
        let near = other.bead.abs_diff(item.bead) <= REACH;
        match related(&other.value) {
            Relation::Same | Relation::SameFigure => true,
            Relation::Compatible => near && !other.matched,
            // What is told loosely there (the next day, 1 p.m. for 정오) may be this.
            Relation::Conflict => other.bead == item.bead && !other.matched,
            Relation::Unrelated => false,
        }
    })
}

/// Returns whether a date of the translation is a part of an event's name: the April 19 Revolution, 4·19혁명.
fn names_event(pair: &Pair, item: &Item) -> bool {
    const EVENTS: &[&str] = &[
        "Revolution",
        "Movement",
        "Uprising",
        "Independence",
        "Incident",
        "Declaration",
        "Attack",
        "Democratic",
    ];
    let end = pair.target.facts[item.fact].span.end;
    let after = tail(pair.target.text(), end);
    after.strip_prefix(' ').is_some_and(|after| EVENTS.iter().any(|event| after.starts_with(event)))
}

/// Returns whether a date lies in a period that the other side tells beside it, or has such a period in it.
fn is_inside(pair: &Pair, item: &Item, others: &[Item]) -> bool {
    let days = |value: &Value| match value {
        Value::Date(date) => date.resolve(pair.reference?),
        // Two years ago.
        Value::Duration(length) => length.day_from(pair.reference?).map(|day| (day, day)),
        _ => None,
    };
    let near = others.iter().filter(|other| other.bead.abs_diff(item.bead) <= 1);
    days(&item.value).is_some_and(|(from, to)| {
        let holds = |(first, last): (civil::Date, civil::Date)| first <= from && to <= last;
        // A year of which the other side names a part is a year that it names.
        let held = |(first, last): (civil::Date, civil::Date)| from <= first && last <= to;
        // The weekend, of a week that is not told.
        let weekend = |value: &Value| {
            matches!(value, Value::Date(date) if date.part == Some(Part::Weekend))
                && from.weekday().since(Weekday::Saturday) < 2
        };
        near.clone().any(|other| weekend(&other.value))
            || near.filter_map(|other| days(&other.value)).any(|period| holds(period) || held(period))
    })
}

/// Returns whether a date ends a length of time that the other side tells and that begins with a date beside it: five days
/// from the 16th end on the 20th; 이튿날 beside the 31st is the first of the next month.
fn is_reached(item: &Item, own: &[Item], others: &[Item]) -> bool {
    let Value::Date(date) = &item.value else { return false };
    let near = |other: &&Item| other.bead.abs_diff(item.bead) <= 1;
    let step = |value: &Value| match value {
        Value::Duration(length) => length.days().map(|days| days - 1),
        Value::Date(date) => {
            date.relative.filter(|r| r.counts_days()).map(|relative| i64::from(relative.offset))
        }
        _ => None,
    };
    let steps: Vec<i64> = others.iter().filter(near).filter_map(|other| step(&other.value)).collect();
    own.iter().filter(near).filter(|other| other.fact != item.fact).any(|other| {
        let Value::Date(first) = &other.value else { return false };
        let (Some(from), Some(to)) = (first.in_year(2024), date.in_year(2024)) else { return false };
        steps.iter().any(|step| from.checked_add(step.days()).is_ok_and(|end| end == to))
    })
}
