//! Dates and times that one side tells and the other does not.
//!
//! A translator works dates out: the weekend of a release becomes Nov. 23 and 24, five days from the 16th end on the
//! 20th. So a date counts as added only where nothing beside it implies it.

use std::collections::HashSet;

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
    let (there, here) = (Told::new(target), Told::new(source));
    for item in source.iter().filter(free) {
        let related = |other: &Value| relate(&item.value, other, pair.reference);
        let told = there.has(&item.value) || is_told(item, target, related);
        let body =
            pair.source.segmentation.sentences[pair.source.facts[item.fact].sentence].kind != Kind::Title;
        if body && !told && !is_inside(pair, item, target) && !is_reached(item, source, target) {
            found.push(Difference::Missing { source: item.fact, bead: item.bead });
        }
    }
    for item in target.iter().filter(free) {
        let related = |other: &Value| relate(other, &item.value, pair.reference);
        let told = here.has(&item.value) || is_told(item, source, related);
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

/// What a side tells anywhere, by the fields that a date states.
#[derive(Default)]
struct Told {
    days: HashSet<(Option<u8>, u8)>,
    months: HashSet<(i16, u8)>,
    years: HashSet<i16>,
    times: HashSet<(u8, u8)>,
}

impl Told {
    fn new(items: &[Item]) -> Self {
        let mut told = Self::default();
        for item in items {
            match &item.value {
                Value::Date(date) => {
                    told.days.extend(date.day.map(|day| (date.month, day)));
                    told.months.extend(date.year.zip(date.month));
                    told.years.extend(date.year);
                }
                Value::Time(clock) => _ = told.times.insert((clock.hour % 12, clock.minute)),
                _ => {}
            }
        }
        told
    }

    /// Returns whether the side tells a date or time anywhere.
    fn has(&self, value: &Value) -> bool {
        match value {
            Value::Date(date) => match (date.month, date.day) {
                (month, Some(day)) => self.days.contains(&(month, day)) || self.days.contains(&(None, day)),
                (Some(month), None) => date.year.is_some_and(|year| self.months.contains(&(year, month))),
                (None, None) => date.year.is_some_and(|year| self.years.contains(&year)),
            },
            Value::Time(clock) => self.times.contains(&(clock.hour % 12, clock.minute)),
            _ => false,
        }
    }
}

/// Returns the items in the beads up to `reach` away from that of `item`; items are in the order of their beads.
fn around<'i>(item: &Item, items: &'i [Item], reach: usize) -> &'i [Item] {
    let from = items.partition_point(|other| other.bead + reach < item.bead);
    let to = items.partition_point(|other| other.bead <= item.bead + reach);
    items.get(from..to).unwrap_or_default()
}

/// Returns whether the other side tells the fact near by, or something that may stand for it.
fn is_told(item: &Item, others: &[Item], related: impl Fn(&Value) -> Relation) -> bool {
    around(item, others, REACH).iter().any(|other| match related(&other.value) {
        Relation::Same | Relation::SameFigure => true,
        Relation::Compatible => !other.matched,
        // What is told loosely there (the next day, 1 p.m. for 정오) may be this.
        Relation::Conflict => other.bead == item.bead && !other.matched,
        Relation::Unrelated => false,
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
    let near = around(item, others, 1).iter();
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
    let step = |value: &Value| match value {
        Value::Duration(length) => length.days().map(|days| days - 1),
        Value::Date(date) => {
            date.relative.filter(|r| r.counts_days()).map(|relative| i64::from(relative.offset))
        }
        _ => None,
    };
    let steps: Vec<i64> = around(item, others, 1).iter().filter_map(|other| step(&other.value)).collect();
    around(item, own, 1).iter().filter(|other| other.fact != item.fact).any(|other| {
        let Value::Date(first) = &other.value else { return false };
        let (Some(from), Some(to)) = (first.in_year(2024), date.in_year(2024)) else { return false };
        steps.iter().any(|step| from.checked_add(step.days()).is_ok_and(|end| end == to))
    })
}
