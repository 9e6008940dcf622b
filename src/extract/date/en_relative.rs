//! The pieces of English dates that count from another time: year on year, last month, next Friday, the day after.

use super::en_days;
use super::en_pieces::{Kind, Read, article, phrase};
use super::en_words::{month_of, season_of, weekday_of};
use super::{Date, Part, Relative, Shift, Unit};
use crate::extract::words::Words;

/// What a pointer and a name say together: the kind, the date, and whether it is weak.
type Pointed = Option<(Kind, Date, bool)>;

/// The words that begin a comparison of times: year on year, the same month last year, a year earlier.
pub(super) const COMPARISONS: &[&str] = &[
    "year",
    "quarter",
    "month",
    "on",
    "yoy",
    "mom",
    "qoq",
    "the",
    "same",
    "corresponding",
    "like",
    "comparable",
    "a",
    "one",
    "from",
    "than",
];

/// Reads year on year, the same month last year, a year earlier.
pub(super) fn compared(words: &Words<'_>, i: usize) -> Read {
    if !words.is(i, COMPARISONS) {
        return None;
    }
    let context = |next: usize, unit: Unit, offset: i32| {
        Some((next, Kind::Other, Date::of_relative(Relative::context(unit, offset)), false))
    };
    let units = [("year", Unit::Year), ("quarter", Unit::Quarter), ("month", Unit::Month)];
    for (name, unit) in units {
        if words.at(i) == name {
            let over = |i: usize| words.is(i, &["on", "over", "to"]);
            let hyphen = words.at(i + 1) == "-";
            let (second, third) = if hyphen { (i + 2, i + 4) } else { (i + 1, i + 2) };
            if over(second) && words.at(third) == name {
                return context(third + 1, unit, -1);
            }
        }
        // 3% on year: only after a figure is it a comparison.
        if words.at(i) == "on" && words.at(if words.at(i + 1) == "-" { i + 2 } else { i + 1 }) == name {
            let hyphen = words.at(i + 1) == "-";
            let counted =
                words.before(i) == "%" || words.is_digits(i.wrapping_sub(1)) || words.before(i) == "percent";
            if hyphen || (unit == Unit::Year && counted) {
                return context(if hyphen { i + 3 } else { i + 2 }, unit, -1);
            }
        }
    }
    match words.at(i) {
        "yoy" => return context(i + 1, Unit::Year, -1),
        "mom" if words.written(i) == "MoM" => return context(i + 1, Unit::Month, -1),
        "qoq" => return context(i + 1, Unit::Quarter, -1),
        _ => {}
    }
    if let Some(next) = phrase(words, i, &["year ago", "year earlier"]).filter(|_| words.at(i + 1) == "-") {
        return context(next, Unit::Year, -1);
    }
    // The same month of the previous year, the corresponding period a year earlier.
    let from = article(words, i);
    if words.is(from, &["same", "corresponding", "like", "comparable"])
        && words.is(from + 1, &["month", "period", "quarter", "time", "day", "week"])
    {
        let link = if words.is(from + 2, &["of", "in", "from", "a"]) { from + 3 } else { from + 2 };
        let year = article(words, link);
        let before = ["earlier", "ago", "before", "prior"];
        if words.is(year, &["last", "previous", "prior", "preceding"]) && words.at(year + 1) == "year" {
            return context(year + 2, Unit::Year, -1);
        }
        let year = if words.is(year, &["a", "one"]) { year + 1 } else { year };
        if words.at(year) == "year" && words.is(year + 1, &before) {
            return context(year + 2, Unit::Year, -1);
        }
    }
    // A year earlier; from a month ago.
    let one = words.is(i, &["a", "one"]);
    let year = if one || words.at(i) == "the" { i + 1 } else { i };
    if words.at(year) == "year" && words.near(year + 1) {
        let ends: &[&str] = if one { &["earlier", "ago", "before", "prior"] } else { &["before", "earlier"] };
        // The year before last is another one.
        if words.is(year + 1, ends) && words.at(year + 2) != "last" {
            return context(year + 2, Unit::Year, -1);
        }
    }
    if words.is(i, &["from", "than"])
        && words.at(i + 1) == "a"
        && words.is(i + 3, &["earlier", "ago", "before"])
    {
        match words.at(i + 2) {
            "month" => return context(i + 4, Unit::Month, -1),
            "quarter" => return context(i + 4, Unit::Quarter, -1),
            _ => {}
        }
    }
    match (words.at(i), words.at(i + 1), words.at(i + 2)) {
        ("a", "day", "earlier") => context(i + 3, Unit::Day, -1),
        ("a", "day", "later") => context(i + 3, Unit::Day, 1),
        ("the", "day", "before") if words.at(i + 3) != "yesterday" => context(i + 3, Unit::Day, -1),
        ("the", "day", "after") if words.at(i + 3) != "tomorrow" => context(i + 3, Unit::Day, 1),
        _ => None,
    }
}

/// Reads yesterday, last year, the following month, next Friday, Friday after next.
pub(super) fn relative(words: &Words<'_>, i: usize) -> Read {
    let day = |next: usize, offset: i32| {
        Some((next, Kind::Other, Date::of_relative(Relative::writing(Unit::Day, offset)), false))
    };
    let named = ["the", "day", "yesterday", "tomorrow", "tmrw", "today", "tonight"];
    let days: &[(i32, &[&str])] = &[
        (-2, &["the day before yesterday", "day before yesterday"]),
        (2, &["the day after tomorrow", "day after tomorrow", "the day after tmrw", "day after tmrw"]),
        (-1, &["yesterday"]),
        (1, &["tomorrow", "tmrw"]),
        (0, &["today", "tonight"]),
    ];
    let days = if words.is(i, &named) { days } else { &[] };
    for (offset, phrases) in days {
        // Two months from today is a distance, which the reader of lengths reads.
        let distance = *offset == 0 && words.before(i) == "from" && words.at(i) == "today";
        if let Some(next) = phrase(words, i, phrases).filter(|_| !distance) {
            return day(next, *offset);
        }
    }
    let unit_of = |name: &str| match name {
        "year" | "yr" => Some((Kind::RelativeYear, Unit::Year)),
        "month" => Some((Kind::Relative, Unit::Month)),
        "week" => Some((Kind::Relative, Unit::Week)),
        _ => None,
    };
    // The week after next, the year before last.
    let from = article(words, i);
    if words.at(from + 1) == "before"
        && words.at(from + 2) == "last"
        && let Some((kind, unit)) = unit_of(words.at(from))
    {
        return Some((from + 3, kind, Date::of_relative(Relative::writing(unit, -2)), false));
    }
    if words.at(from + 1) == "after" && words.at(from + 2) == "next" {
        if let Some((kind, unit)) = unit_of(words.at(from)) {
            return Some((from + 3, kind, Date::of_relative(Relative::writing(unit, 2)), false));
        }
        if let Some(weekday) = weekday_of(words.at(from)) {
            let date = Date { weekday: Some(weekday), ..Date::of_relative(Relative::writing(Unit::Week, 1)) };
            return Some((from + 3, Kind::Weekday, date, false));
        }
    }
    let (which, next) = pointer(words, i)?;
    if !words.near(next) || !words.is_whole(next) {
        return None;
    }
    let name = words.at(next);
    let (kind, date, weak) = stepped(which, name, words.at(i) == "the")?;
    let end = match kind {
        // Last sept, but not last may.
        Kind::Month if matches!(name, "jan" | "feb" | "apr" | "aug" | "sept" | "oct" | "nov" | "dec") => {
            en_days::month_beside(words, next)?.1
        }
        Kind::Month => en_days::month(words, next)?.1,
        // This sun is no Sunday.
        Kind::Weekday if !name.ends_with("day") && !words.is_capital(next) => return None,
        _ => next + 1,
    };
    Some((end, kind, date, weak))
}

/// Returns the word that points (last, next, same), and the place after it.
fn pointer<'w>(words: &'w Words<'_>, i: usize) -> Option<(&'w str, usize)> {
    let from = article(words, i);
    if words.at(from) == "this" && words.is(from + 1, &["coming", "past"]) {
        return Some((if words.at(from + 1) == "coming" { "this coming" } else { "this past" }, from + 2));
    }
    let known = [
        "last",
        "this",
        "next",
        "previous",
        "preceding",
        "prior",
        "following",
        "same",
        "coming",
        "current",
        "past",
        "that",
        "upcoming",
    ];
    let current = words.at(from) == "current" && words.is(from + 1, &["year", "quarter", "month"]);
    let alone = from > i || current || !words.is(from, &["coming", "current", "past", "prior"]);
    (words.is(from, &known) && alone).then(|| (words.at(from), from + 1))
}

/// Reads a word that points (last, next, same) with what it points to.
fn stepped(which: &str, what: &str, definite: bool) -> Pointed {
    let make = match (which, definite) {
        ("last", false) | ("this past", _) => Relative::writing(Unit::Year, -1),
        ("this" | "current", _) => Relative::writing(Unit::Year, 0),
        ("next", false) | ("this coming" | "upcoming" | "coming", _) => Relative::writing(Unit::Year, 1),
        ("previous" | "preceding" | "prior", _) => Relative::context(Unit::Year, -1),
        ("following", _) | ("next", true) => Relative::context(Unit::Year, 1),
        ("same" | "that", _) => Relative::context(Unit::Year, 0),
        _ => return None,
    };
    let unit = match what {
        "year" | "yr" => Unit::Year,
        "month" => Unit::Month,
        "week" | "weekend" => Unit::Week,
        "quarter" | "qtr" => Unit::Quarter,
        "morning" | "afternoon" | "evening" | "night" if which == "last" => return None,
        "day" | "morning" | "afternoon" | "evening" | "night" => Unit::Day,
        name => return pointed(which, make, name),
    };
    let part = (what == "weekend").then_some(Part::Weekend);
    let kind = if unit == Unit::Year { Kind::RelativeYear } else { Kind::Relative };
    Some((kind, Date { part, ..Date::of_relative(Relative { unit, ..make }) }, false))
}

/// Reads a season, month or weekday with a word that points to it.
fn pointed(which: &str, make: Relative, name: &str) -> Pointed {
    let shift = match which {
        "last" | "this past" => Some(Shift::Past),
        "next" | "this coming" | "upcoming" | "coming" => Some(Shift::Coming),
        _ => None,
    };
    let this = (which == "this").then_some(make);
    if let Some(season) = season_of(name) {
        let date = Date { part: Some(Part::Season(season)), shift, relative: this, ..Date::default() };
        return Some((Kind::Part, date, shift.is_none() && this.is_none()));
    }
    if let Some(month) = month_of(name) {
        return Some((
            Kind::Month,
            Date { month: Some(month), shift, relative: this, ..Date::default() },
            false,
        ));
    }
    let weekday = weekday_of(name)?;
    let relative = this.map(|relative| Relative { unit: Unit::Week, ..relative });
    Some((Kind::Weekday, Date { weekday: Some(weekday), shift, relative, ..Date::default() }, false))
}
