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
        \b (?: (?P<h> [0-9]{{1,2}} ) (?: [:.] (?P<m> [0-5][0-9] ) (?: : (?P<s> [0-5][0-9] ) )? )?
             (?: \s? [–—-] \s? | \s to \s ) )?
           (?P<h2> [0-9]{{1,2}} | (?i:{hours}) ) (?: [:.] (?P<m2> [0-5][0-9] ) (?: : (?P<s2> [0-5][0-9] ) )? )?
           [\s-]? (?P<ap> [aApP]\.?\s?[mM] ) \b \.?
        | \b (?P<h3> [0-9]{{1,2}} ) : (?P<m3> [0-5][0-9] ) (?: : (?P<s3> [0-5][0-9] ) )? \b
        | \b (?P<rel> [Hh]alf | [Qq]uarter | [Tt]wenty | [Tt]en | [Ff]ive | [0-9]{{1,2}}(?:\sminutes)? ) \s (?P<dir> past | to ) \s (?P<rel_h> {hours} | [0-9]{{1,2}} ) \b (?: \s? (?P<rel_ap> [aApP]\.?[mM]\b\.? ) )?
        | \b (?P<clock> [0-9]{{1,2}} | (?i:{hours}) ) \s o['’]clock \b
        | \b (?P<word> [Nn]oon | [Mm]idday | [Mm]idnight ) \b
        "
    );
    Regex::new(&pattern).expect("a valid pattern")
});

/// A zone or a part of the day after a time.
static TAIL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?x) ^ \s? \(? (?: (?P<zone> KST | GMT | BST | UTC | EST | EDT | CST | CDT | PST | PDT | MST | CET | CEST | JST | AEST | ET | PT | IST ) \b
        | (?: on \s [A-Z][a-z]+day \s )? (?P<part> in \s the \s morning | in \s the \s afternoon | in \s the \s evening | at \s night | noon ) \b ) \)?")
        .expect("a valid pattern")
});

/// What stands between the two times of a range.
static RANGE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^\s?(?:to|until|till|through|and|[–—-])\s?$").expect("a valid pattern"));

/// Reads the times of an English sentence.
pub(super) fn read(text: &str) -> Vec<Found<Clock>> {
    let mut out: Vec<Found<Clock>> = Vec::new();
    for found in TIME.captures_iter(text) {
        let Some(whole) = found.get(0) else { continue };
        let span = Span::new(whole.start(), whole.end());
        if char_before(text, span.start).is_some_and(|c| "$€£₩#.,:/-".contains(c) && found.name("word").is_none()) {
            continue;
        }
        for (span, mut value) in times(text, span, &found) {
            let mut end = span.end;
            if let Some(more) = TAIL.captures(tail(text, span.end)) {
                if let Some(zone) = more.name("zone") {
                    value.zone = Some(zone.as_str().to_owned());
                    end = span.end + zone.end();
                }
                if let Some(part) = more.name("part") {
                    if settle(&mut value, part.as_str()) {
                        end = span.end + part.end();
                    }
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
        let Some(last) = hour_of(hour.as_str()).and_then(|h| halved(h, number("m2").unwrap_or(0), half.as_str())) else {
            return Vec::new();
        };
        let last = Clock { second: number("s2"), ..last };
        let Some(h) = number("h").filter(|h| *h <= 24) else { return vec![(span, last)] };
        let begin = hour.start();
        let first_end = found.name("s").or(found.name("m")).or(found.name("h")).map_or(begin, |m| m.end());
        let meridiem = if h > 12 || h == 0 { Meridiem::Known } else { Meridiem::Unknown };
        let Some(mut first) = Clock::new(h, number("m").unwrap_or(0), meridiem) else { return vec![(span, last)] };
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
        hour_of(clock.as_str()).and_then(|hour| Clock::new(hour, 0, if hour > 12 { Meridiem::Known } else { Meridiem::Unknown }))
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
    let (hour, minute) = match past {
        true => (hour, minutes),
        false => (if hour == 1 { 12 } else { hour.checked_sub(1)? }, 60 - minutes),
    };
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
