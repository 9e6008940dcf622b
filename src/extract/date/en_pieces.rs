//! The pieces of English dates that begin with a word: last year, the second half, early, Thursday, the third Friday of.

use super::en_relative::{compared, relative};
use super::en_words::{BEFORE_MONTH, last_word, month_of, named_person, season_of, weekday_of};
use super::{Counted, Date, Edge, Era, Nth, Part, Relative, Unit};
use super::{en_days, en_figures};
use crate::extract::words::{DATE, Words};
use crate::source::{Span, head, tail};

/// What a piece is, for the question of what it joins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Edge,
    Part,
    Month,
    Day,
    Nth,
    /// A place in an order of days or weeks, which needs its period: the third Friday.
    Order,
    /// The week of the day that follows.
    Week,
    Holiday,
    Year,
    Era,
    RelativeYear,
    Relative,
    Weekday,
    Other,
}

/// One piece.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub(super) span: Span,
    pub(super) kind: Kind,
    pub(super) date: Date,
    /// Whether it is a date only together with another piece.
    pub(super) weak: bool,
}

/// What was read at a place: the place after it, its kind, the date, and whether it is weak.
pub(super) type Read = Option<(usize, Kind, Date, bool)>;

/// Reads all pieces, in order.
pub(super) fn pieces(words: &Words<'_>) -> Vec<Piece> {
    let mut out = Vec::new();
    let mut from = 0;
    while from < words.len() {
        let i = from;
        let next = if words.may_begin(i, DATE) && en_figures::may_begin(words, i) {
            piece(words, i, &mut out)
        } else {
            debug_assert!(piece(words, i, &mut Vec::new()).is_none(), "{}", words.lower_from(i));
            None
        };
        from = next.unwrap_or(i + 1).max(i + 1);
    }
    out
}

/// Reads the piece or pieces at `i` and returns the place after them.
fn piece(words: &Words<'_>, i: usize, out: &mut Vec<Piece>) -> Option<usize> {
    if words.continues(i) || (words.glued(i) && words.is(i.wrapping_sub(1), &["_", ":"])) {
        return None;
    }
    if let Some(next) = en_days::month_and_days(words, i, out) {
        return Some(next);
    }
    let (next, kind, date, weak) = en_figures::read(words, i, out).or_else(|| worded(words, i))?;
    let span = words.cover(i, next);
    if !tail(words.text, span.end).starts_with('%') && !date.is_empty() {
        out.push(Piece { span, kind, date, weak });
    }
    Some(next)
}

/// Reads a piece that begins with a word.
fn worded(words: &Words<'_>, i: usize) -> Read {
    if words.is_digits(i) {
        return order(words, i).or_else(|| part(words, i)).or_else(|| en_days::nth(words, i));
    }
    if !words.is_letters(i) {
        return None;
    }
    order(words, i)
        .or_else(|| part(words, i))
        .or_else(|| edge(words, i))
        .or_else(|| compared(words, i))
        .or_else(|| relative(words, i))
        .or_else(|| named(words, i))
}

/// Skips an article.
pub(super) fn article(words: &Words<'_>, i: usize) -> usize {
    if words.at(i) == "the" && words.near(i + 1) { i + 1 } else { i }
}

/// Returns the place after the phrase, where the words from `i` on are those of one of `phrases`.
///
/// A space in a phrase stands for a space or a hyphen.
pub(super) fn phrase(words: &Words<'_>, i: usize, phrases: &[&str]) -> Option<usize> {
    phrases.iter().find_map(|phrase| {
        let mut at = i;
        for (n, word) in phrase.split(' ').enumerate() {
            if n > 0 && words.at(at) == "-" && words.glued(at) {
                at += 1;
            }
            if words.at(at) != word || (n > 0 && !words.near(at)) {
                return None;
            }
            at += 1;
        }
        (!words.goes_on(at)).then_some(at)
    })
}

/// Reads the third Friday, the last day, the second last week: with the period that follows it, a day or a week.
fn order(words: &Words<'_>, i: usize) -> Read {
    // Week 3 of 2027.
    if words.at(i) == "week"
        && let Some(week) = words.figure(i + 1, 2).and_then(|week| i8::try_from(week).ok())
    {
        let of_year =
            words.is(i + 2, &["of", "in"]) && words.figure(i + 3, 4).is_some_and(|year| year > 1800);
        let nth = Some(Nth { place: week, of: Counted::Week }).filter(|_| of_year && week > 0);
        return nth.map(|nth| (i + 2, Kind::Order, Date { nth: Some(nth), ..Date::default() }, true));
    }
    let from = article(words, i);
    let last = |i: usize| words.at(i) == "last" && words.near(i);
    let (place, next) = if let Some((place, next)) = words.ordinal(from) {
        if last(next) { (-place, next + 1) } else { (place, next) }
    } else if words.at(from) == "last" {
        (-1, from + 1)
    } else {
        return None;
    };
    let place = i8::try_from(place).ok().filter(|place| (-31..=53).contains(place))?;
    if !words.near(next) || !words.is_whole(next) {
        return None;
    }
    let (of, weekday) = match words.at(next) {
        "day" => (Counted::Day, None),
        "week" => (Counted::Week, None),
        name => (Counted::Weekday, Some(weekday_of(name)?)),
    };
    let after = next + 1;
    // The last Friday of May, but last Friday; the first week of the fair is none of the calendar's.
    let period = article(words, if words.is(after, &["of", "in"]) { after + 1 } else { return None });
    let named = words.figure(period, 4).is_some_and(|n| n > 1800)
        || month_of(words.at(period)).is_some()
        || words.is(period, &["month", "year", "this", "last", "next", "previous", "following", "same"]);
    let date = Date { weekday, nth: Some(Nth { place, of }), ..Date::default() };
    named.then_some((next + 1, Kind::Order, date, true))
}

/// Reads quarters, halves and seasons.
fn part(words: &Words<'_>, i: usize) -> Read {
    let of = |next: usize, part: Part| {
        Some((next, Kind::Part, Date { part: Some(part), ..Date::default() }, false))
    };
    if let Some(season) = season_of(words.at(i)).filter(|_| words.is_whole(i)) {
        return Some((i + 1, Kind::Part, Date { part: Some(Part::Season(season)), ..Date::default() }, true));
    }
    let from = article(words, i);
    let (place, next) = match words.at(from) {
        "latter" => (2, from + 1),
        "final" => (4, from + 1),
        _ => words.ordinal(from)?,
    };
    let unit = if words.at(next) == "-" && words.glued(next) { next + 1 } else { next };
    if !words.near(unit) || !words.is_whole(unit) {
        return None;
    }
    let place = u8::try_from(place).ok()?;
    match words.at(unit) {
        "quarter" | "qtr" if (1..=4).contains(&place) => of(unit + 1, Part::Quarter(place)),
        "half" if (1..=2).contains(&place) => of(unit + 1, Part::Half(place)),
        "century" => {
            let date = Date { era: Some(Era::Century(i16::from(place))), ..Date::default() };
            Some((unit + 1, Kind::Era, date, false))
        }
        _ => None,
    }
}

/// Reads early, mid and late, the end of.
fn edge(words: &Words<'_>, i: usize) -> Read {
    let make = |next: usize, edge: Edge| {
        Some((next, Kind::Edge, Date { edge: Some(edge), ..Date::default() }, true))
    };
    let from = article(words, i);
    let owned =
        || words.is(from + 1, &["’", "'"]) && words.at(from + 2) == "s" && words.at(from + 3) == "end";
    if words.at(from) == "year"
        && let Some(next) =
            phrase(words, i, &["year end", "the year end"]).or_else(|| owned().then_some(from + 4))
    {
        let date = Date { edge: Some(Edge::Late), ..Date::of_relative(Relative::context(Unit::Year, 0)) };
        return Some((next, Kind::Other, date, false));
    }
    let from = if words.at(from) == "very" { from + 1 } else { from };
    let edge = match words.at(from) {
        "end" | "close" | "late" => Edge::Late,
        "beginning" | "start" | "early" => Edge::Early,
        "middle" | "mid" => Edge::Middle,
        "latter" if words.at(from + 1) == "part" => Edge::Late,
        _ => return None,
    };
    let part = if words.at(from + 1) == "part" { from + 2 } else { from + 1 };
    let noun = words.is(from, &["end", "close", "beginning", "start", "middle"]) || part > from + 1;
    if noun && words.at(part) == "of" && words.near(part) {
        return make(part + 1, edge);
    }
    if words.is(from, &["early", "mid", "middle", "late", "end"]) {
        if words.at(from + 1) == "-" && words.glued(from + 1) {
            return make(from + 2, edge);
        }
        let next = if words.at(from + 1) == "in" { article(words, from + 2) } else { from + 1 };
        return make(next, edge).filter(|_| words.near(from + 1));
    }
    None
}

/// Reads months, weekdays, weekends, the year, and the 9th.
fn named(words: &Words<'_>, i: usize) -> Read {
    let whole = words.span(i);
    let (head, after) = (head(words.text, whole.start), tail(words.text, whole.end));
    if words.at(i) == "the" {
        let next = i + 1;
        if words.is(next, &["year", "month"]) && words.near(next) && words.is_whole(next) {
            let (kind, unit) = if words.at(next) == "year" {
                (Kind::RelativeYear, Unit::Year)
            } else {
                (Kind::Relative, Unit::Month)
            };
            return Some((next + 1, kind, Date::of_relative(Relative::context(unit, 0)), true));
        }
        return en_days::nth(words, i);
    }
    // The week of February 4.
    if words.at(i) == "week"
        && words.is(i + 1, &["of", "beginning", "commencing", "starting"])
        && words.near(i + 1)
    {
        let date = Date { part: Some(Part::Week), ..Date::default() };
        return Some((i + 2, Kind::Week, date, true));
    }
    if words.is_whole(i) && words.is(i, &["weekend", "weekends", "weekday", "weekdays"]) {
        let part = if words.at(i).starts_with("weekend") { Part::Weekend } else { Part::Workdays };
        return Some((i + 1, Kind::Other, Date { part: Some(part), ..Date::default() }, false));
    }
    let (month, weekday) = (en_days::month(words, i), weekday_of(words.at(i)).filter(|_| words.is_whole(i)));
    if month.is_none() && weekday.is_none() {
        return None;
    }
    let word = last_word(head).to_lowercase();
    if let Some((month, next)) = month {
        let name = words.written(i);
        let ranged = words.is(next, &["-", "–"]) && month_of(words.at(next + 1)).is_some();
        let doubtful = (name.len() <= 4 || name.eq_ignore_ascii_case("march")) && !ranged;
        let doubtful = doubtful && !matches!(name, "June" | "July");
        let weak = doubtful && !BEFORE_MONTH.contains(&word.as_str());
        let after = tail(words.text, words.span(i).end);
        if matches!(name, "April" | "June" | "August" | "May") && named_person(head, after) {
            return None;
        }
        return Some((next, Kind::Month, Date { month: Some(month), ..Date::default() }, weak));
    }
    let weekday = weekday?;
    let short = !words.at(i).contains("day");
    let alone = words.len() <= 2;
    if short && !words.is_capital(i) && !alone {
        return None;
    }
    let title = matches!(word.as_str(), "black" | "good" | "cyber" | "super" | "ash" | "easter");
    let paper = [
        "Times",
        "Telegraph",
        "Mirror",
        "Express",
        "Post",
        "Mail",
        "Herald",
        "Night",
        "Sun",
        "Service",
        "Mass",
    ];
    if title || paper.contains(&words.written(i + 1)) {
        return None;
    }
    let point = short && words.at(i + 1) == "." && words.glued(i + 1);
    let next = if point { i + 2 } else { i + 1 };
    let framed =
        after.starts_with(['-', '–', ')']) || head.ends_with(['-', '–', '(']) || after.starts_with(" to ");
    let led = words.is(i.wrapping_sub(1), &["on", "by", "until", "due", "from", "since"]);
    let timed = led || (words.at(next) == "at" && words.is_digits(next + 1));
    let date = Date { weekday: Some(weekday), ..Date::default() };
    Some((next, Kind::Weekday, date, short && !framed && !alone && !timed))
}
