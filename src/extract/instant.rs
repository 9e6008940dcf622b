//! From facts of time to instants, as `daejo facts --reference` lists them.
//!
//! A date is resolved as days, a distance (in two hours, 지난 3년간) as an interval from the reference, and a time of the
//! clock as an instant of the day that stands beside it. A time without a day stays a time: the text does not say which.

use std::str::FromStr;

use jiff::civil::{self, DateTime};
use jiff::{Span as Length, ToSpan as _};

use super::duration::{Duration, Reach, Toward};
use super::time::Clock;
use super::{Fact, Value};
use crate::source::head;

/// How many bytes may stand between a time and its day.
const NEAR: usize = 32;

/// The instant from which times are reckoned.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reference {
    /// Local date and time.
    pub(crate) at: DateTime,
    /// Minutes east of Greenwich, where the zone is known.
    offset: Option<i32>,
}

impl FromStr for Reference {
    type Err = String;

    /// Reads `2013-02-12`, `2013-02-12T04:30:00` or `2013-02-12T04:30:00-02:00`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let fault = || "not an instant: write it as YYYY-MM-DD or YYYY-MM-DDTHH:MM:SS".to_owned();
        let (local, offset) = match text.get(10..).and_then(|time| time.find(['+', '-', 'Z', 'z'])) {
            Some(at) => (
                text.get(..10 + at).unwrap_or_default(),
                Some(minutes(text.get(10 + at..).unwrap_or_default()).ok_or_else(fault)?),
            ),
            None => (text, None),
        };
        let day = || local.parse::<civil::Date>().map(|date| date.at(0, 0, 0, 0));
        let at = local.parse::<DateTime>().or_else(|_| day()).map_err(|_| fault())?;
        Ok(Self { at, offset })
    }
}

/// Reads an offset from Greenwich: `Z`, `+09:00`, `-0200`.
fn minutes(text: &str) -> Option<i32> {
    if text.eq_ignore_ascii_case("z") {
        return Some(0);
    }
    let sign = if text.starts_with('-') { -1 } else { 1 };
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let number: i32 = digits.parse().ok()?;
    match digits.len() {
        2 => Some(sign * number * 60),
        4 => Some(sign * (number / 100 * 60 + number % 100)),
        _ => None,
    }
}

/// A beginning and an end in ISO 8601; of an open range (after 2018) there is no end.
pub(crate) type Interval = (String, Option<String>);

/// Returns the interval that the fact at `index` of `text` most likely means.
pub(crate) fn resolve(text: &str, facts: &[Fact], index: usize, reference: Reference) -> Option<Interval> {
    let fact = facts.get(index)?;
    if let Value::Date(date) = &fact.value {
        let (from, to) = date.likely(reference.at.date())?;
        let before = head(text, fact.span.start).trim_end();
        // After 2018 is from 2019 on. A day is no stretch of time: what is after it may be on it.
        let opens = date.day.is_none() && date.weekday.is_none() && date.edge.is_none() && from < to;
        if opens && ["after", "later than", "After"].iter().any(|word| before.ends_with(word)) {
            return Some((to.tomorrow().ok()?.to_string(), None));
        }
        return Some((from.to_string(), Some(to.to_string())));
    }
    closed(facts, index, reference).map(|(from, to)| (from, Some(to)))
}

/// Returns the beginning and the end that the time or length at `index` most likely means.
fn closed(facts: &[Fact], index: usize, reference: Reference) -> Option<(String, String)> {
    match &facts.get(index)?.value {
        Value::Time(clock) => {
            let time =
                civil::time(i8::try_from(clock.hour % 24).ok()?, i8::try_from(clock.minute).ok()?, 0, 0);
            let Some(day) = day_beside(facts, index, reference) else {
                return Some((time.to_string(), time.to_string()));
            };
            let day = if clock.hour == 24 { day.tomorrow().ok()? } else { day };
            let at = in_zone(day.to_datetime(time), clock, reference)?;
            Some((at.to_string(), at.to_string()))
        }
        Value::Duration(duration) => {
            // Two weeks before Christmas, three days from Tuesday.
            let fact = facts.get(index)?;
            let from = facts.get(index + 1).filter(|next| {
                let gap = next.span.start.saturating_sub(fact.span.end);
                next.sentence == fact.sentence && gap <= " from ".len()
            });
            let base = match from.map(|next| &next.value) {
                Some(Value::Date(date)) => date.likely(reference.at.date()).map(|(day, _)| day),
                _ => None,
            };
            match (base, duration.toward) {
                (Some(day), Some(Toward { back, reach: Reach::Point | Reach::From })) => {
                    let length = duration.length()?;
                    let at = day.checked_add(if back { length.negate() } else { length }).ok()?;
                    Some((at.to_string(), at.to_string()))
                }
                _ => distance(duration, reference.at),
            }
        }
        _ => None,
    }
}

/// Returns the day that stands nearest to the time at `index`, with nothing but times between.
fn day_beside(facts: &[Fact], index: usize, reference: Reference) -> Option<civil::Date> {
    let time = facts.get(index)?;
    let of_day = |fact: &Fact| match &fact.value {
        Value::Date(date) => {
            date.likely(reference.at.date()).filter(|(from, to)| from == to).map(|(day, _)| day)
        }
        _ => None,
    };
    let times = |fact: &&Fact| {
        matches!(fact.value, Value::Date(_) | Value::Time(_)) && fact.sentence == time.sentence
    };
    let before = facts.get(..index)?.iter().rev().take_while(times);
    let after = facts.get(index + 1..)?.iter().take_while(times);
    let gap = |fact: &Fact| {
        if fact.span.start < time.span.start {
            time.span.start.saturating_sub(fact.span.end)
        } else {
            fact.span.start.saturating_sub(time.span.end)
        }
    };
    let near = before.chain(after).filter_map(|fact| Some((gap(fact), of_day(fact)?)));
    near.filter(|(gap, _)| *gap <= NEAR).min_by_key(|(gap, _)| *gap).map(|(_, day)| day)
}

/// Turns a time of a stated zone into one of the reference's zone, where that is known.
fn in_zone(at: DateTime, clock: &Clock, reference: Reference) -> Option<DateTime> {
    match (clock.offset(), reference.offset) {
        (Some(own), Some(there)) => at.checked_add(i64::from(there - own).minutes()).ok(),
        _ => Some(at),
    }
}

/// Returns the interval that a distance spans or points to.
fn distance(duration: &Duration, at: DateTime) -> Option<(String, String)> {
    let Toward { back, reach } = duration.toward?;
    if let (Reach::Stretch, Some(quarters)) = (reach, duration.quarters()) {
        return whole_quarters(quarters, back, at.date());
    }
    let length = duration.length()?;
    let length: Length = if back { length.negate() } else { length };
    let other = at.checked_add(length).ok()?;
    let clock = duration.counts_clock();
    let show = |at: DateTime| if clock { at.to_string() } else { at.date().to_string() };
    // The next three days begin tomorrow, the last three end today; within three days may be today.
    let edge = if clock || back || reach == Reach::Within { at } else { at.checked_add(1.day()).ok()? };
    Some(match (reach, back) {
        (Reach::Point | Reach::From, _) => (show(other), show(other)),
        (Reach::Stretch | Reach::Within, true) => (show(other), show(edge)),
        (Reach::Stretch | Reach::Within, false) => (show(edge), show(other)),
    })
}

/// Returns the first and the last day of the quarters that end before, or begin after, the quarter of `day`.
fn whole_quarters(quarters: i64, back: bool, day: civil::Date) -> Option<(String, String)> {
    let month = (day.month() - 1) / 3 * 3 + 1;
    let current = civil::Date::new(day.year(), month, 1).ok()?;
    let months = quarters.checked_mul(3)?.months();
    let (from, end) = if back {
        (current.checked_sub(months).ok()?, current)
    } else {
        let next = current.checked_add(3.months()).ok()?;
        (next, next.checked_add(months).ok()?)
    };
    Some((from.to_string(), end.yesterday().ok()?.to_string()))
}
