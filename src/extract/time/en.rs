//! English times of the clock.

use super::{Clock, Meridiem, ZONES};
use crate::extract::date::Found;
use crate::extract::words::{TIME, Words};
use crate::source::{Span, char_before};

/// Marks between the times of a range.
const DASHES: &[&str] = &["–", "—", "-"];

/// Words before an hour that show it to be one.
const BEFORE_HOUR: &[&str] =
    &["at", "by", "until", "till", "from", "around", "about", "before", "after", "since", "@", "s", "is"];

/// A time with the place after it.
type Read = Option<(Clock, usize)>;

/// Reads the times of an English sentence.
pub(super) fn read(words: &Words<'_>) -> Vec<Found<Clock>> {
    let mut out: Vec<Found<Clock>> = Vec::new();
    let mut from = 0;
    while from < words.len() {
        let i = from;
        let may = words.may_begin(i, TIME);
        debug_assert!(may || time(words, i).is_none(), "{}", words.lower_from(i));
        let Some((mut value, end)) = may.then(|| time(words, i)).flatten() else {
            from = i + 1;
            continue;
        };
        let end = settled(words, &mut value, i, end);
        begin(words, i, &value, &mut out);
        if let Some(last) = out.last_mut()
            && is_range(words, Span::new(last.span.end, words.span(i).start))
        {
            last.value.lead(&value);
            value.follow(&last.value);
        }
        let closed = closing(words, end, &value);
        out.push(Found { span: words.cover(i, end), value });
        from = end;
        if let Some((value, end)) = closed {
            out.push(Found { span: words.span(end - 1), value });
            from = end;
        }
    }
    out
}

/// Returns whether what stands in `gap` joins two times to a range.
fn is_range(words: &Words<'_>, gap: Span) -> bool {
    let joint = gap.of(words.text).trim_matches([' ', '\u{a0}']);
    gap.len() <= 9 && ["to", "until", "till", "through", "and", "–", "—", "-"].contains(&joint)
}

/// Reads the first time of 10–11:30 a.m., an hour alone that only its end shows to be one.
fn begin(words: &Words<'_>, i: usize, last: &Clock, out: &mut Vec<Found<Clock>>) {
    let dash = |i: usize| words.is(i, DASHES) || words.is(i, &["to", "until", "till"]);
    let both = i.checked_sub(1).filter(|joint| {
        dash(*joint) || (words.at(*joint) == "and" && words.is(joint.wrapping_sub(2), &["between"]))
    });
    let Some(at) = both.and_then(|joint| joint.checked_sub(1)) else { return };
    let taken = out.last().is_some_and(|found| found.span.end > words.span(at).start);
    if taken || last.meridiem == Meridiem::Unknown || bound(words, at) || !words.near(i) {
        return;
    }
    let hour = words.figure(at, 2).filter(|_| !words.goes_on(at + 1)).or_else(|| Some(words.spelled(at)?.0));
    let Some(mut first) = hour.and_then(|hour| of_hour(hour, 0)) else { return };
    first.lead(last);
    out.push(Found { span: words.span(at), value: first });
}

/// Reads the hour that closes a range: from 11 a.m. to 3.
fn closing(words: &Words<'_>, i: usize, first: &Clock) -> Read {
    let joint = words.is(i, DASHES) || words.is(i, &["to", "until", "till"]);
    let hour = words.figure(i + 1, 2).filter(|_| joint && first.meridiem == Meridiem::Known)?;
    let after = i + 2;
    let ends = after >= words.len()
        || words.is(after, &[".", ",", ";", ")", "on", "in", "at", "and", "for"])
            && !words.is_digits(after + 1);
    let mut last = of_hour(hour, 0).filter(|_| ends && !words.goes_on(after))?;
    last.follow(first);
    Some((last, after))
}

/// Returns whether a sign or figure before `i` makes it a part of something else.
fn bound(words: &Words<'_>, i: usize) -> bool {
    words.continues(i)
        || char_before(words.text, words.span(i).start).is_some_and(|c| "$€£₩#.,:/-".contains(c))
}

/// Reads a time at `i`.
fn time(words: &Words<'_>, i: usize) -> Read {
    if words.is_letters(i) {
        let hour = match words.at(i) {
            "noon" | "midday" | "noonish" => Some(12),
            "midnight" => Some(0),
            _ => None,
        };
        // Midnight Blue and Mr. Noon are names.
        let name = words.is_capital(i) && i > 0 && (words.is_capital(i + 1) || words.before(i) == ".");
        if let Some(hour) = hour.filter(|_| words.is_whole(i) && !name) {
            return Some((Clock::new(hour, 0, Meridiem::Known)?, i + 1));
        }
        if words.continues(i) {
            return None;
        }
    } else if !words.is_digits(i) {
        return None;
    }
    // The second half of a range may touch its dash.
    let ranged = words.is(i.wrapping_sub(1), &["-"]) && !words.continues(i);
    if bound(words, i) && !(ranged && half_of_day(words, clock_end(words, i)).is_some()) {
        return None;
    }
    relative(words, i).or_else(|| halved(words, i)).or_else(|| figures(words, i)).or_else(|| hour(words, i))
}

/// Returns the place after an hour in figures with its minutes.
fn clock_end(words: &Words<'_>, i: usize) -> usize {
    let minutes = words.is(i + 1, &[":", "."])
        && words.glued(i + 1)
        && words.at(i + 2).len() == 2
        && words.glued(i + 2);
    if minutes && words.is_digits(i + 2) { i + 3 } else { i + 1 }
}

/// Returns the time of an hour, from midnight or of half a day, as it is written.
fn of_hour(hour: i16, minute: i16) -> Option<Clock> {
    let (hour, minute) = (u8::try_from(hour).ok()?, u8::try_from(minute).ok()?);
    let known = hour > 12 || hour == 0;
    Clock::new(hour, minute, if known { Meridiem::Known } else { Meridiem::Unknown })
}

/// Returns whether a.m. or p.m. stands at `i`: whether it is the afternoon, and the place after it.
fn half_of_day(words: &Words<'_>, i: usize) -> Option<(bool, usize)> {
    let i = if words.at(i) == "-" && words.glued(i) { i + 1 } else { i };
    if !words.near(i) {
        return None;
    }
    match words.at(i) {
        "am" | "pm" | "ampm" if !words.goes_on(i + 1) => Some((words.at(i) != "am", i + 1)),
        letter @ ("a" | "p") => {
            let point = words.at(i + 1) == ".";
            let m = if point { i + 2 } else { i + 1 };
            if words.at(m) == "m" && words.near(m) && !words.goes_on(m + 1) {
                let last = words.at(m + 1) == "." && point && words.near(m + 1);
                return Some((letter == "p", if last { m + 2 } else { m + 1 }));
            }
            // 3p, 9:00a: only right after a figure.
            let short = words.glued(i) && words.is_digits(i.wrapping_sub(1)) && !words.goes_on(i + 1);
            let led = words.is(i.wrapping_sub(2), &["at", "by", "from", "until", ":"]);
            let short = short && (letter == "p" || led);
            short.then_some((letter == "p", i + 1))
        }
        _ => None,
    }
}

/// Returns the time with a.m. or p.m.
fn in_half(hour: i16, minute: i16, afternoon: bool) -> Option<Clock> {
    let (hour, minute) = (u8::try_from(hour).ok()?, u8::try_from(minute).ok()?);
    match hour {
        1..=12 => Clock::new(hour % 12 + if afternoon { 12 } else { 0 }, minute, Meridiem::Known),
        _ => Clock::new(hour, minute, Meridiem::Known),
    }
}

/// Reads a time with a.m. or p.m.: 9:30 a.m., 7pm, seven thirty p.m., 340pm.
fn halved(words: &Words<'_>, i: usize) -> Read {
    if let Some(hour) = words.figure(i, 2) {
        let end = clock_end(words, i);
        let minute = if end > i + 1 { words.figure(i + 2, 2)? } else { 0 };
        let seconds = words.at(end) == ":" && words.glued(end) && words.at(end + 1).len() == 2;
        let (second, end) = if seconds { (words.figure(end + 1, 2), end + 2) } else { (None, end) };
        let ish = if words.at(end) == "ish" && words.glued(end) { end + 1 } else { end };
        if let Some((afternoon, next)) = half_of_day(words, ish) {
            let clock = in_half(hour, minute, afternoon)?;
            return Some((Clock { second: second.and_then(|s| u8::try_from(s).ok()), ..clock }, next));
        }
        let next = oclock(words, end).or_else(|| (words.at(end) == "oclock").then_some(end + 1))?;
        let half = half_of_day(words, next);
        let clock =
            half.map_or_else(|| of_hour(hour, minute), |(afternoon, _)| in_half(hour, minute, afternoon))?;
        return Some((clock, half.map_or(next, |(_, next)| next)));
    }
    if words.is_digits(i) {
        let (hour, minute) = four(words, i)?;
        let (afternoon, next) = half_of_day(words, i + 1)?;
        return Some((in_half(hour, minute, afternoon)?, next));
    }
    let (hour, next) = spelled_hour(words, i)?;
    if let Some(end) = oclock(words, next) {
        return Some((of_hour(hour, 0)?, end));
    }
    let (minute, end) = spelled_minute(words, next).unwrap_or((0, next));
    let (afternoon, next) = half_of_day(words, end)?;
    Some((in_half(hour, minute, afternoon)?, next))
}

/// Returns the place after o'clock.
fn oclock(words: &Words<'_>, i: usize) -> Option<usize> {
    (words.at(i) == "o" && words.is(i + 1, &["'", "’"]) && words.at(i + 2) == "clock").then_some(i + 3)
}

/// Returns the hour and minute of 730, 1030, 0730.
fn four(words: &Words<'_>, i: usize) -> Option<(i16, i16)> {
    let number = words.figure(i, 4).filter(|_| words.at(i).len() >= 3)?;
    Some((number / 100, number % 100)).filter(|(hour, minute)| *hour < 24 && *minute < 60)
}

/// Reads an hour in words, one to twelve.
fn spelled_hour(words: &Words<'_>, i: usize) -> Option<(i16, usize)> {
    // Seven thirty: the tens of twenty-five are no hour, and "seven" alone is.
    words.spelled(i).filter(|(hour, next)| (1..=12).contains(hour) && *next == i + 1)
}

/// Reads the minutes after an hour in words: thirty, fifty-five, oh three.
fn spelled_minute(words: &Words<'_>, i: usize) -> Option<(i16, usize)> {
    let i = if words.at(i) == "-" && words.glued(i) { i + 1 } else { i };
    if words.is(i, &["oh", "o"]) {
        return words.spelled(i + 1).filter(|(minute, _)| *minute < 10);
    }
    words.spelled(i).filter(|(minute, _)| (5..60).contains(minute) && words.near(i))
}

/// Reads half past seven, quarter to eight, 15 minutes past noon.
fn relative(words: &Words<'_>, i: usize) -> Read {
    let from = if words.at(i) == "a" && words.at(i + 1) == "quarter" { i + 1 } else { i };
    let led = words.is(i.wrapping_sub(1), BEFORE_HOUR);
    let (minutes, firm, next) = match words.at(from) {
        "half" => {
            // At half eight: half past it.
            let british = words.spelled(from + 1).filter(|(hour, _)| led && *hour <= 12);
            if let Some((hour, end)) = british {
                return Some((of_hour(hour, 30)?, end));
            }
            (30, true, from + 1)
        }
        "quarter" => (15, true, from + 1),
        _ => {
            let (minutes, next) = words.cardinal(from)?;
            let named = words.is(next, &["minute", "minutes", "min", "mins"]);
            let told = words.is(from, &["five", "ten", "twenty"]) || words.is_digits(from) || named;
            (minutes, named, if told || minutes >= 5 { next + usize::from(named) } else { return None })
        }
    };
    let next = if words.at(next) == "-" && words.glued(next) { next + 1 } else { next };
    let past = words.is(next, &["past", "after"]);
    let of = words.at(from) == "quarter" && words.at(next) == "of" && led;
    if !(past || of || words.is(next, &["to", "before", "till"])) || !words.near(next) {
        return None;
    }
    // "Ten to twelve people" and "ten after two hours" count things.
    let at_hour = words.is(i.wrapping_sub(1), &["at", "until", "till", "@", "s"]);
    let spelled = at_hour && !words.is_digits(from) && !words.is_digits(next + 1);
    let plain = spelled || words.at(next) == "past" || (firm && words.is(next, &["past", "to"]));
    let at = next + 1;
    let (hour, end, known) = match words.at(at) {
        "noon" | "midday" => (12, at + 1, true),
        "midnight" => (24, at + 1, true),
        _ => {
            let (hour, end) = words.cardinal(at).filter(|(hour, _)| (1..=12).contains(hour))?;
            (hour, end, false)
        }
    };
    // From 14 % in the second quarter to 6.3 % in the third; from 30 minutes to 2 hours.
    let placed = words.at(from) == "quarter" && words.is(from.wrapping_sub(1), &QUARTERS);
    let measured = words.is_digits(at) && !ends_hour(words, end);
    if placed || (measured && half_of_day(words, end).is_none()) {
        return None;
    }
    let half = half_of_day(words, end);
    let told = half.is_some() && (past || firm || !words.is_digits(from));
    if !(plain || told || (known && firm)) || minutes >= 60 || (half.is_none() && words.goes_on(end)) {
        return None;
    }
    let back = !past;
    let at = |hour: i16| {
        if back { (if hour == 1 && !known { 12 } else { hour - 1 }, 60 - minutes) } else { (hour, minutes) }
    };
    let (hour, minute) = at(hour);
    let clock = match half {
        Some((afternoon, _)) => in_half(hour, minute, afternoon)?,
        None if known => {
            Clock::new(u8::try_from(hour % 24).ok()?, u8::try_from(minute).ok()?, Meridiem::Known)?
        }
        None => of_hour(hour, minute)?,
    };
    Some((clock, half.map_or(end, |(_, end)| end)))
}

/// What numbers a quarter of a year.
const QUARTERS: [&str; 8] = ["first", "second", "third", "fourth", "last", "next", "previous", "this"];

/// Returns whether an hour in figures ends its phrase before `i`, and counts nothing.
fn ends_hour(words: &Words<'_>, i: usize) -> bool {
    const AFTER_HOUR: &[&str] = &[
        ".", ",", ";", ")", "!", "?", "on", "in", "at", "and", "or", "for", "o", "tomorrow", "today",
        "tonight", "this", "every", "when", "before", "after", "to", "by", "daily", "each", "sharp", "–",
        "—", "-", "\"", "”",
    ];
    i >= words.len() || (words.is(i, AFTER_HOUR) && !(words.glued(i) && words.is_digits(i + 1)))
}

/// Reads figures that are a time by their form: 19:30, 15h20, 0830 hours.
fn figures(words: &Words<'_>, i: usize) -> Read {
    let second = |i: usize| words.at(i).len() == 2 && words.is_digits(i) && words.glued(i);
    if let Some(hour) = words.figure(i, 2) {
        let (joint, minute) = (words.at(i + 1), words.figure(i + 2, 2));
        if joint == ":" && words.glued(i + 1) && second(i + 2) {
            let seconds = words.at(i + 3) == ":" && words.glued(i + 3) && second(i + 4);
            let end = if seconds { i + 5 } else { i + 3 };
            let longer =
                words.goes_on(end) && words.is_digits(end) || words.is(end, &["%", ":"]) && words.glued(end);
            let mut clock = of_hour(hour, minute?).filter(|_| !longer)?;
            if words.at(i).starts_with('0') {
                clock.meridiem = Meridiem::Known;
            }
            clock.second = words.figure(i + 4, 2).filter(|_| seconds).and_then(|s| u8::try_from(s).ok());
            return Some((clock, end));
        }
        if joint == "h" && words.glued(i + 1) {
            let minutes = second(i + 2) && !words.goes_on(i + 3);
            let alone = words.is(i.wrapping_sub(1), &["at", "from", "until", "by", "before", "after"])
                || zone(words, i + 2).is_some();
            let hour = Clock::new(
                u8::try_from(hour).ok()?,
                u8::try_from(minute.filter(|_| minutes).unwrap_or(0)).ok()?,
                Meridiem::Known,
            )?;
            return (minutes || (alone && !words.goes_on(i + 2)))
                .then_some((hour, if minutes { i + 3 } else { i + 2 }));
        }
    }
    let (hour, minute) = four(words, i)?;
    let at = words.at(i).starts_with('0') || words.before(i) == "at";
    let hours = words.is(i + 1, &["hours", "hrs", "h"]) && at;
    let clock = Clock::new(u8::try_from(hour).ok()?, u8::try_from(minute).ok()?, Meridiem::Known)?;
    if hours || zone(words, i + 1).is_some() {
        return Some((clock, if hours { i + 2 } else { i + 1 }));
    }
    // At 1030, around 730 in the evening: not where it may count things.
    let led = words.is(i.wrapping_sub(1), &["at", "around"]) && minute % 5 == 0;
    let ends =
        i + 1 >= words.len() || words.is(i + 1, &[".", ",", "on", "in", "tomorrow", "today", "tonight"]);
    (led && ends && hour < 13 && hour > 0)
        .then(|| of_hour(hour, minute))
        .flatten()
        .map(|clock| (clock, i + 1))
}

/// Reads an hour that what stands around it shows to be one: at six in the morning, tonight at 8, at ten thirty.
fn hour(words: &Words<'_>, i: usize) -> Read {
    let led = words.is(i.wrapping_sub(1), BEFORE_HOUR) || i == 0;
    let (hour, next) = match words.figure(i, 2) {
        Some(hour) => (hour, i + 1),
        None => spelled_hour(words, i)?,
    };
    if words.goes_on(next) && words.at(next) != "ish" {
        return None;
    }
    let next = if words.at(next) == "ish" && words.glued(next) { next + 1 } else { next };
    let spelled = if words.is_digits(i) { None } else { spelled_minute(words, next) };
    if let Some((minute, end)) = spelled
        && (led || part_after(words, end).is_some())
        && (end >= words.len()
            || words.is(end, &[".", ",", "on", "in", "tomorrow", "today", "tonight", "and"]))
    {
        return Some((
            of_hour(hour, minute).filter(|_| minute >= 10 || i > 0 || words.is(next, &["o", "oh"]))?,
            end,
        ));
    }
    let stated = part_after(words, next).is_some() && led;
    let days = ["year", "month", "week", "tomorrow", "today", "yesterday", "weekend"];
    let dated = |i: usize| words.is(i, &days) || words.at(i).ends_with("day");
    let at = words.at(i.wrapping_sub(1)) == "at";
    let before = at && (part_before(words, i - 1).is_some() || dated(i.wrapping_sub(2)));
    let ends = next >= words.len() || words.is(next, &[".", ",", "and", "on", "in", "to"]);
    let round = words.at(next.wrapping_sub(1)) == "ish";
    if (stated && hour <= 12) || (before && ends && hour <= 12) || round {
        return Some((of_hour(hour, 0).filter(|_| hour > 0)?, next));
    }
    None
}

/// Returns the part of the day that is told after a time: in the morning, at night, tonight; with the place after it.
fn part_after<'w>(words: &'w Words<'_>, i: usize) -> Option<(&'w str, usize)> {
    let parts = ["morning", "afternoon", "evening", "night"];
    match words.at(i) {
        "in" if words.at(i + 1) == "the" && words.is(i + 2, &parts) => Some((words.at(i + 2), i + 3)),
        "in" if words.is(i + 1, &parts) => Some((words.at(i + 1), i + 2)),
        "at" if words.at(i + 1) == "night" => Some(("night", i + 2)),
        "tonight" => Some(("night", i)),
        "noon" => Some(("noon", i + 1)),
        "tomorrow" | "yesterday" | "this" if words.is(i + 1, &parts) => Some((words.at(i + 1), i)),
        "on" if words.at(i + 1).ends_with("day") => part_after(words, i + 2),
        _ => None,
    }
}

/// Returns the part of the day that is told before the word at `i`: in the morning at 3, tonight at 8.
fn part_before<'w>(words: &'w Words<'_>, i: usize) -> Option<&'w str> {
    let part = i.checked_sub(1).map(|i| words.at(i))?;
    match part {
        "tonight" => Some("night"),
        "morning" | "afternoon" | "evening" | "night" => Some(part),
        _ => None,
    }
}

/// Reads the place whose time is told: Korea time, Eastern Standard Time; returns the place after it and the zone.
fn place(words: &Words<'_>, i: usize) -> Option<(usize, &'static str)> {
    const PLACES: &[(&str, &str)] = &[
        ("korea", "KST"),
        ("korean", "KST"),
        ("seoul", "KST"),
        ("japan", "JST"),
        ("tokyo", "JST"),
        ("eastern", "ET"),
        ("new york", "ET"),
        ("washington", "ET"),
        ("central european", "CET"),
        ("paris", "CET"),
        ("berlin", "CET"),
        ("pacific", "PT"),
        ("los angeles", "PT"),
        ("greenwich mean", "GMT"),
        ("coordinated universal", "UTC"),
        ("singapore", "SGT"),
        ("hong kong", "HKT"),
    ];
    let from = if words.at(i) == "us" || words.at(i) == "the" { i + 1 } else { i };
    let (place, zone) = PLACES.iter().find(|(place, _)| words.lower_from(from).starts_with(place))?;
    let after = from + place.split(' ').count();
    let time = if words.is(after, &["standard", "daylight", "summer"]) { after + 1 } else { after };
    (words.at(time) == "time" && words.near(i)).then_some((time + 1, *zone))
}

/// Returns the zone at `i`, with the place after it.
fn zone<'t>(words: &Words<'t>, i: usize) -> Option<(&'t str, usize)> {
    let i = if words.at(i) == "(" { i + 1 } else { i };
    if let Some((end, zone)) = place(words, i) {
        return Some((zone, end));
    }
    let name = words.written(i);
    let known =
        ZONES.iter().any(|(zone, _)| *zone == name || (name.len() > 2 && zone.eq_ignore_ascii_case(name)));
    (known && words.is_whole(i) && words.near(i)).then_some((name, i + 1))
}

/// Takes the zone and the half of the day from what stands around a time; returns the place after both.
fn settled(words: &Words<'_>, clock: &mut Clock, from: usize, end: usize) -> usize {
    if let Some((name, next)) = zone(words, end) {
        clock.zone = Some(name.to_uppercase());
        return next;
    }
    if clock.meridiem == Meridiem::Known {
        return end;
    }
    if let Some((part, next)) = part_after(words, end) {
        settle(clock, part);
        return next.max(end);
    }
    let at = words.is(from.wrapping_sub(1), &["at", "@"]);
    let before = from.checked_sub(usize::from(at)).and_then(|i| part_before(words, i));
    if let Some(part) = before {
        settle(clock, part);
    }
    end
}

/// Settles the half of the day.
fn settle(clock: &mut Clock, part: &str) {
    let hour = clock.hour % 12;
    clock.hour = match part {
        "morning" => hour,
        "noon" => 12,
        "night" if hour < 5 => hour,
        _ => hour + 12,
    };
    clock.meridiem = Meridiem::Known;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(text: &str) -> Vec<String> {
        read(&Words::new(text)).iter().map(|found| found.value.describe()).collect()
    }

    #[test]
    fn ways_to_write_a_time() {
        assert_eq!(values("9:30 a.m., 7pm, 7.55am, noon"), ["9:30 a.m.", "7 p.m.", "7:55 a.m.", "noon"]);
        assert_eq!(values("half past seven, quarter to eight, 3 o'clock"), ["7:30", "7:45", "3 o'clock"]);
        assert_eq!(values("at 19:30 BST; at six in the morning"), ["7:30 p.m. BST", "6 a.m."]);
        assert_eq!(values("10-11:30 a.m.; 9 to 6 p.m."), ["10 a.m.", "11:30 a.m.", "9 a.m.", "6 p.m."]);
    }

    #[test]
    fn scores_and_counts_are_no_times() {
        for text in ["won 2-1", "a 16:9 screen", "2:1", "ten to twelve people", "10 to 12 people"] {
            assert_eq!(values(text), [""; 0], "{text}");
        }
    }
}
