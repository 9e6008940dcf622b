//! English times of the clock.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::{Clock, Meridiem};
use crate::extract::date::Found;
use crate::source::{Span, char_before, tail};

/// Hours in words.
const HOURS: [&str; 12] =
    ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/// A time.
static TIME: LazyLock<Regex> = LazyLock::new(|| {
    let hours = HOURS.join("|");
    let pattern = format!(
        r"(?x)
        (?-u:\b) (?: (?P<h> [0-9]{{1,2}} ) (?: [:.] (?P<m> [0-5][0-9] ) (?: : (?P<s> [0-5][0-9] ) )? )?
             (?: [\x20\xA0]? [–—-] [\x20\xA0]? | [\x20\xA0] to [\x20\xA0] ) )?
           (?P<h2> [0-9]{{1,2}} | (?i-u:{hours}) ) (?: [:.] (?P<m2> [0-5][0-9] ) (?: : (?P<s2> [0-5][0-9] ) )? )?
           [\x20\xA0-]? (?P<ap> [aApP]\.?[\x20\xA0]?[mM] ) (?-u:\b) \.?
        | (?-u:\b) (?P<h3> [0-9]{{1,2}} ) : (?P<m3> [0-5][0-9] ) (?: : (?P<s3> [0-5][0-9] ) )? (?-u:\b)
        | (?-u:\b) (?P<rel> [Hh]alf | [Qq]uarter | [Tt]wenty | [Tt]en | [Ff]ive | [0-9]{{1,2}}(?:[\x20\xA0]minutes)? ) [\x20\xA0] (?P<dir> past | to ) [\x20\xA0] (?P<rel_h> {hours} | [0-9]{{1,2}} ) (?-u:\b) (?: [\x20\xA0]? (?P<rel_ap> [aApP]\.?[mM](?-u:\b)\.? ) )?
        | (?-u:\b) (?P<clock> [0-9]{{1,2}} | (?i-u:{hours}) ) [\x20\xA0] o['’]clock (?-u:\b)
        | (?-u:\b) (?:at|by|until|from|it’s|it's|around|about|before|after|since) [\x20\xA0] (?P<plain> [0-9]{{1,2}} | {hours} ) [\x20\xA0] (?P<plain_part> in [\x20\xA0] the [\x20\xA0] (?:morning|afternoon|evening) | at [\x20\xA0] night )
        | (?-u:\b) (?P<word> [Nn]oon | [Mm]idday | [Mm]idnight ) (?-u:\b)
        "
    );
    Regex::new(&pattern).expect("a valid pattern")
});

/// A zone or a part of the day after a time.
static TAIL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?x) ^ [\x20\xA0]? \(? (?: (?P<zone> KST | GMT | BST | UTC | EST | EDT | CST | CDT | PST | PDT | MST | CET | CEST | JST | AEST | ET | PT | IST ) (?-u:\b)
        | (?: on [\x20\xA0] [A-Z][a-z]+day [\x20\xA0] )? (?P<part> in [\x20\xA0] the [\x20\xA0] morning | in [\x20\xA0] the [\x20\xA0] afternoon | in [\x20\xA0] the [\x20\xA0] evening | at [\x20\xA0] night | noon ) (?-u:\b) ) \)?")
        .expect("a valid pattern")
});

/// What stands between the two times of a range.
static RANGE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^[\x20\xA0]?(?:to|until|till|through|and|[–—-])[\x20\xA0]?$").expect("a valid pattern")
});

/// Reads the times of an English sentence.
pub(super) fn read(text: &str) -> Vec<Found<Clock>> {
    let mut out: Vec<Found<Clock>> = Vec::new();
    for found in TIME.captures_iter(text) {
        let Some(whole) = found.get(0) else { continue };
        let span = Span::new(whole.start(), whole.end());
        if char_before(text, span.start)
            .is_some_and(|c| "$€£₩#.,:/-".contains(c) && found.name("word").is_none())
        {
            continue;
        }
        for (span, mut value) in times(text, span, &found) {
            let mut end = span.end;
            if let Some(more) = TAIL.captures(tail(text, span.end)) {
                if let Some(zone) = more.name("zone") {
                    value.zone = Some(zone.as_str().to_owned());
                    end = span.end + zone.end();
                }
                if let Some(part) = more.name("part")
                    && settle(&mut value, part.as_str())
                {
                    end = span.end + part.end();
                }
            }
            if let Some(last) = out.last_mut() {
                let gap = Span::new(last.span.end, span.start).of(text);
                if RANGE.is_match(gap) {
                    last.value.lead(&value);
                    value.follow(&last.value);
                }
            }
            out.push(Found { span: Span::new(span.start, end), value });
        }
    }
    out
}

/// Reads one match: a time, or the two of 10–11:30 a.m.
fn times(text: &str, span: Span, found: &Captures<'_>) -> Vec<(Span, Clock)> {
    let number = |name: &str| found.name(name).and_then(|m| m.as_str().parse::<u8>().ok());
    let after = tail(text, span.end);
    if let Some(word) = found.name("word") {
        let hour = if word.as_str().eq_ignore_ascii_case("midnight") { 0 } else { 12 };
        return Clock::new(hour, 0, Meridiem::Known).map(|clock| (span, clock)).into_iter().collect();
    }
    if let Some(half) = found.name("ap") {
        let Some(hour) = found.name("h2") else { return Vec::new() };
        let Some(last) =
            hour_of(hour.as_str()).and_then(|h| halved(h, number("m2").unwrap_or(0), half.as_str()))
        else {
            return Vec::new();
        };
        let last = Clock { second: number("s2"), ..last };
        let Some(h) = number("h").filter(|h| *h <= 24) else { return vec![(span, last)] };
        let begin = hour.start();
        let first_end = found.name("s").or(found.name("m")).or(found.name("h")).map_or(begin, |m| m.end());
        let meridiem = if h > 12 || h == 0 { Meridiem::Known } else { Meridiem::Unknown };
        let Some(mut first) = Clock::new(h, number("m").unwrap_or(0), meridiem) else {
            return vec![(span, last)];
        };
        first.second = number("s");
        first.lead(&last);
        return vec![(Span::new(span.start, first_end), first), (Span::new(begin, span.end), last)];
    }
    let time = if let (Some(written), Some(minute)) = (found.name("h3"), number("m3")) {
        if after.starts_with(|c: char| c.is_ascii_digit() || c == '%' || c == ':') {
            return Vec::new();
        }
        let hour = number("h3").unwrap_or(u8::MAX);
        let known = hour > 12 || written.as_str().starts_with('0');
        Clock::new(hour, minute, if known { Meridiem::Known } else { Meridiem::Unknown })
            .map(|clock| Clock { second: number("s3"), ..clock })
    } else if let Some(clock) = found.name("clock") {
        hour_of(clock.as_str())
            .and_then(|hour| Clock::new(hour, 0, if hour > 12 { Meridiem::Known } else { Meridiem::Unknown }))
    } else if let (Some(hour), Some(part)) = (found.name("plain"), found.name("plain_part")) {
        let span = Span::new(hour.start(), span.end);
        let clock = hour_of(hour.as_str())
            .filter(|hour| *hour <= 12)
            .and_then(|hour| Clock::new(hour, 0, Meridiem::Unknown));
        return clock
            .map(|mut clock| {
                settle(&mut clock, part.as_str());
                (span, clock)
            })
            .into_iter()
            .collect();
    } else {
        relative(found)
    };
    time.map(|time| (span, time)).into_iter().collect()
}

/// Reads half past seven and ten to three.
fn relative(found: &Captures<'_>) -> Option<Clock> {
    let word = found.name("rel")?.as_str().to_lowercase();
    let past = found.name("dir")?.as_str() == "past";
    let figures = word.trim_end_matches(" minutes");
    let minutes = match figures {
        "half" => 30,
        "quarter" => 15,
        "twenty" => 20,
        "ten" => 10,
        "five" => 5,
        figures => figures.parse::<u8>().ok().filter(|_| past && figures.len() <= 2)?,
    };
    let hour = found.name("rel_h")?.as_str();
    // "Ten to twelve people" and "5 to 6" count things: only half and quarter stand before figures.
    let firm = matches!(word.as_str(), "half" | "quarter") || past;
    let hour = hour_of(hour).filter(|_| firm && minutes < 60)?;
    let before = if hour == 1 { 12 } else { hour.checked_sub(1)? };
    let (hour, minute) = if past { (hour, minutes) } else { (before, 60 - minutes) };
    match found.name("rel_ap") {
        Some(half) => halved(hour, minute, half.as_str()),
        None => Clock::new(hour, minute, Meridiem::Unknown),
    }
}

/// Returns the hour that a figure or word names.
fn hour_of(word: &str) -> Option<u8> {
    let lower = word.to_lowercase();
    let named = HOURS.iter().position(|name| *name == lower).and_then(|n| u8::try_from(n + 1).ok());
    named.or_else(|| word.parse().ok())
}

/// Returns the time with a.m. or p.m.
fn halved(hour: u8, minute: u8, half: &str) -> Option<Clock> {
    let afternoon = half.starts_with(['p', 'P']);
    match hour {
        1..=12 => Clock::new(hour % 12 + if afternoon { 12 } else { 0 }, minute, Meridiem::Known),
        _ => Clock::new(hour, minute, Meridiem::Known),
    }
}

/// Settles the half of the day by what follows; returns whether it did.
fn settle(clock: &mut Clock, part: &str) -> bool {
    if clock.meridiem == Meridiem::Known {
        return false;
    }
    let hour = clock.hour % 12;
    clock.hour = match part {
        "in the morning" => hour,
        "noon" => 12,
        "at night" if hour < 5 => hour,
        _ => hour + 12,
    };
    clock.meridiem = Meridiem::Known;
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(text: &str) -> Vec<String> {
        read(text).iter().map(|found| found.value.describe()).collect()
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
