//! The pieces of English dates that are days of a month: Aug. 13, the ninth of March, March 14-17, on the 9th.

use super::en_figures::{is_count, spelled_year, year};
use super::en_pieces::{Kind, Piece, Read};
use super::en_words::{counts, month_of, weekday_of};
use super::{Date, Relative, Unit};
use crate::extract::words::{MONTH, Words};
use crate::source::{Span, head, tail};

/// Marks between the ends of a range.
const DASHES: &[&str] = &["–", "—", "-"];

/// Reads the month that is named at `i`, with its point; returns it with the place after it.
pub(super) fn month(words: &Words<'_>, i: usize) -> Option<(u8, usize)> {
    let name = words.at(i);
    let month = month_of(name).filter(|_| words.is_letters(i))?;
    let full = name.len() > 4 || matches!(name, "may" | "june" | "july");
    // A small letter only where the name is no other word.
    let clear = words.is_capital(i) || (full && !matches!(name, "march" | "may" | "august"));
    if !clear || words.goes_on(i + 1) {
        return None;
    }
    let point = !full && words.at(i + 1) == "." && words.glued(i + 1);
    Some((month, if point { i + 2 } else { i + 1 }))
}

/// Reads the month at `i` beside a day, where any case will do.
pub(super) fn month_beside(words: &Words<'_>, i: usize) -> Option<(u8, usize)> {
    let name = words.at(i);
    let month = month_of(name).filter(|_| words.is_letters(i))?;
    let short = name.len() <= 4 && !matches!(name, "may" | "june" | "july");
    let point = words.at(i + 1) == "." && words.glued(i + 1) && (short || words.is_digits(i + 2));
    Some((month, if point { i + 2 } else { i + 1 }))
}

/// Reads a day of the month: 9, 9th, ninth; whether it is written as a place in an order.
fn day(words: &Words<'_>, i: usize) -> Option<(u8, usize, bool)> {
    let fits = |n: i16| u8::try_from(n).ok().filter(|n| (1..=31).contains(n));
    if let Some((place, next)) = words.ordinal(i) {
        return Some((fits(place)?, next, true));
    }
    let number = words.figure(i, 2).filter(|_| !words.goes_on(i + 1))?;
    Some((fits(number)?, i + 1, false))
}

/// Reads a day of the month in words after its month: May twenty-nine.
fn spelled_day(words: &Words<'_>, i: usize) -> Option<(u8, usize, bool)> {
    let (number, next) = words.spelled(i).filter(|(number, _)| (1..=31).contains(number))?;
    Some((u8::try_from(number).ok()?, next, false))
}

/// Reads a year after a month or day: `, 2026`, ` 2026`, `-2026`, ` '26`, `, two thousand and five`.
fn year_after(words: &Words<'_>, i: usize) -> Option<(i16, usize)> {
    let link = if words.is(i, &[",", "-", "of", "/"]) { i + 1 } else { i };
    if link == i && !words.near(i) {
        return None;
    }
    let found = year(words, link).or_else(|| spelled_year(words, link))?;
    let text = words.text;
    let counted = is_count(
        head(text, words.span(link).start).trim_end_matches(['-', ' ', ',', '/']),
        tail(text, words.span(found.1 - 1).end),
    );
    (!counted).then_some(found)
}

/// Reads a month with one day or two, in either order, and returns the place after them.
pub(super) fn month_and_days(words: &Words<'_>, i: usize, out: &mut Vec<Piece>) -> Option<usize> {
    if !words.tell(MONTH) {
        return None;
    }
    let Some((days, month, year, next)) = american(words, i).or_else(|| british(words, i)) else {
        return of_near_month(words, i, out);
    };
    let after = tail(words.text, words.span(next - 1).end);
    let decimal = after.starts_with('.') && after.get(1..2).is_some_and(|c| c.as_bytes()[0].is_ascii_digit());
    if after.starts_with('%') || decimal {
        return None;
    }
    for (span, day) in days {
        let date = Date { year, month: Some(month), day: Some(day), ..Date::default() };
        out.push(Piece { span, kind: Kind::Day, date, weak: false });
    }
    Some(next)
}

/// One or two days with their places, the month, the year, and the place after all.
type Days = (Vec<(Span, u8)>, u8, Option<i16>, usize);

/// Reads what links the days of a range; returns the place after it and whether it is a word.
fn link(words: &Words<'_>, i: usize) -> Option<(usize, bool)> {
    if words.is(i, DASHES) {
        return Some((i + 1, false));
    }
    let word = words.is(i, &["to", "and", "through", "until", "till"]);
    let the = if words.at(i + 1) == "the" { i + 2 } else { i + 1 };
    word.then_some((the, true))
}

/// Reads Aug. 13, August the thirteenth, Jan-1, March 14-17, 2026.
fn american(words: &Words<'_>, i: usize) -> Option<Days> {
    let (month, next) = month_beside(words, i)?;
    let hyphen = words.at(next) == "-" && words.glued(next);
    let glued = words.glued(next) && words.is_digits(next);
    let the = words.at(next) == "the";
    let between = words.at(next) == "between";
    let at = if hyphen || the || between { next + 1 } else { next };
    if !(hyphen || glued || words.near(next)) {
        return None;
    }
    let (first, end, place) = day(words, at).or_else(|| spelled_day(words, at))?;
    // They may first come, and march second: in words the day needs a month that is one.
    let spelled = !words.is_digits(at);
    let doubtful = words.at(i) == "may" && !words.is_capital(i);
    let counted = counts(tail(words.text, words.span(end - 1).end))
        && !words.is(end, &["through", "till", "until"])
        && words.cardinal(end).is_none();
    if (the && !place) || (spelled && (doubtful || counted)) {
        return None;
    }
    let mut days = vec![(words.cover(i, end), first)];
    let mut last = end;
    let mut wordy = false;
    if let Some((from, word)) = link(words, end)
        && let Some((second, after, _)) = day(words, from)
    {
        days.push((words.cover(from, after), second));
        (last, wordy) = (after, word && words.at(end) == "and" && !between);
    }
    if between && days.len() < 2 {
        return None;
    }
    let year = year_after(words, last);
    if let Some((_, after)) = year {
        last = after;
    } else if wordy && counts(tail(words.text, words.span(last - 1).end)) {
        // Aug. 13 and 14 people.
        days.truncate(1);
        last = end;
    }
    if let Some(day) = days.last_mut() {
        day.0.end = words.span(last - 1).end;
    }
    Some((days, month, year.map(|(year, _)| year), last))
}

/// Reads 4 to 23 of this month, 4 to 23 next month: two days of a month that is told by its distance.
fn of_near_month(words: &Words<'_>, i: usize, out: &mut Vec<Piece>) -> Option<usize> {
    if !words.is_digits(i) || words.continues(i) {
        return None;
    }
    let (first, end, _) = day(words, i)?;
    let (from, _) = link(words, end)?;
    let (second, after, _) = day(words, from).filter(|(second, ..)| *second > first)?;
    let led = words.is(after, &["of", "in"]);
    let which = if led { after + 1 } else { after };
    let offset = match words.at(which) {
        "last" => -1,
        "this" => 0,
        "next" => 1,
        _ => return None,
    };
    // The figure rose from 4 to 23 last month.
    let between = words.before(i) == "between" && words.at(end) == "and";
    if words.at(which + 1) != "month" || !words.near(which) || !(led || between || offset == 1) {
        return None;
    }
    let month = Date::of_relative(Relative::writing(Unit::Month, offset));
    for (span, day) in [(words.cover(i, end), first), (words.cover(from, which + 2), second)] {
        let date = Date { day: Some(day), ..month.clone() };
        out.push(Piece { span, kind: Kind::Other, date, weak: false });
    }
    Some(which + 2)
}

/// Reads 13 August, the ninth of March, 13-15 July 2026, 05-Aug-2016, from the 13th to the 15th of July.
fn british(words: &Words<'_>, i: usize) -> Option<Days> {
    let from = if words.at(i) == "the" { i + 1 } else { i };
    let (first, end, _) = day(words, from)?;
    let mut days = vec![(words.cover(i, end), first)];
    let mut last = end;
    if let Some((next, _)) = link(words, end)
        && let Some((second, after, _)) = day(words, next)
    {
        days.push((words.cover(next, after), second));
        last = after;
    }
    let of = words.at(last) == "of";
    let at = if of || words.is(last, &["-", "/", "."]) { last + 1 } else { last };
    if !words.near(last) || !words.near(at) {
        return None;
    }
    let (month, end) = month_beside(words, at)?;
    let year = year_after(words, end);
    // The first March event, and all 3 may come: words, and months in small letters, need an "of".
    let doubtful = matches!(words.written(at), "may" | "march") && year.is_none();
    if !of && (doubtful || !words.is_digits(from)) {
        return None;
    }
    let last = year.map_or(end, |(_, after)| after);
    if let Some(day) = days.last_mut() {
        day.0.end = words.span(last - 1).end;
    }
    Some((days, month, year.map(|(year, _)| year), last))
}

/// Reads the 9th, 20th of next month, Monday 21, and on 15.
pub(super) fn nth(words: &Words<'_>, i: usize) -> Read {
    let the = words.at(i) == "the";
    let from = if the { i + 1 } else { i };
    let day = |number: i16| u8::try_from(number).ok().filter(|n| (1..=31).contains(n));
    let (number, next, place) = match words.ordinal(from).filter(|_| words.near(from)) {
        Some((number, next)) => (number, next, true),
        None => (words.figure(from, 2)?, from + 1, false),
    };
    let after = tail(words.text, words.span(next - 1).end);
    // The first day of school is no first of the month.
    if words.goes_on(next) || (!words.is_digits(from) && counts(after) && words.cardinal(next).is_none()) {
        return None;
    }
    let date = Date { day: Some(day(number)?), ..Date::default() };
    // 20 of next month, 20th day of this month.
    let noun = if words.at(next) == "day" && place { next + 1 } else { next };
    let month = noun + 1 + usize::from(words.at(noun + 1) == "the");
    if words.at(noun) == "of" && words.at(month + 1) == "month" && !words.is(month, &["each", "every", "a"]) {
        return Some((noun, Kind::Nth, date, true));
    }
    let weekday = weekday_of(words.before(if the { i } else { from })).is_some() && (the || words.near(from));
    if weekday && !counts(after) && !words.is(next, &["-", "–", "/", ":", ".", "to"]) {
        return Some((next, Kind::Nth, date, true));
    }
    if !place {
        // On 15 at 8:00.
        let ends = next >= words.len()
            || words.at(next) == "at"
            || (words.at(next) == "," && words.is_digits(next + 1));
        let stands = words.before(i) == "on" && ends;
        return stands.then_some((next, Kind::Nth, date, false));
    }
    let led =
        words.is(i.wrapping_sub(1), &["on", "by", "until", "from", "since", "to", "through", "and", "till"]);
    // The 31st falls on a Sunday.
    if the && words.is_digits(from) && words.is(next, &["falls", "fell", "is", "was"]) {
        return Some((next, Kind::Nth, date, false));
    }
    // Between the tenth and the fifteenth of a list.
    let led = led && (words.is_digits(from) || words.before(i) != "and");
    let ends = words.is_digits(from) || next >= words.len() || words.is(next, &[".", ",", ";"]);
    let strong = the && led && ends && (!counts(after) || after.starts_with(" local time"));
    the.then_some((next, Kind::Nth, date, !strong))
}
