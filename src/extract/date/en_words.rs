//! Words that English dates are known by, and words that show a number or a month's name to be none.

use jiff::civil::Weekday;

use super::Season;
use super::show::MONTHS;
use crate::source::{char_at, tail};

/// Words before a bare year, month or weekday that show it to be one.
pub(super) const BEFORE_YEAR: &[&str] = &[
    "in",
    "since",
    "by",
    "until",
    "till",
    "of",
    "from",
    "through",
    "during",
    "early",
    "mid",
    "late",
    "for",
    "before",
    "after",
    "between",
    "to",
    "year",
    "throughout",
    "than",
    "around",
    "circa",
    "beyond",
    "starting",
    "ending",
    "on",
];

/// Words before a number of things.
pub(super) const QUANTIFIERS: &[&str] = &[
    "about",
    "over",
    "nearly",
    "almost",
    "some",
    "roughly",
    "approximately",
    "only",
    "just",
    "least",
    "most",
    "another",
    "all",
    "are",
    "were",
    "has",
    "have",
    "had",
    "hosted",
    "drew",
    "with",
    "no",
    "number",
    "room",
    "article",
    "page",
    "model",
    "version",
];

/// Words before May and March that show them to be months.
pub(super) const BEFORE_MONTH: &[&str] = &[
    "in", "by", "since", "until", "till", "last", "next", "of", "from", "to", "this", "through", "between",
    "during", "early", "mid", "late", "before", "after", "ending", "for", "and", "each", "every", "or",
    "end-",
];

/// What is counted after a number that only looks like a year.
pub(super) const COUNTED: &[&str] = &[
    "won",
    "people",
    "households",
    "units",
    "meters",
    "metres",
    "km",
    "kilometers",
    "kg",
    "dollars",
    "percent",
    "per",
    "square",
    "cases",
    "employees",
    "workers",
    "residents",
    "students",
    "companies",
    "tons",
    "copies",
    "jobs",
    "seats",
    "homes",
    "points",
    "participants",
    "visitors",
    "members",
    "places",
    "patients",
    "items",
    "million",
    "billion",
    "thousand",
    "hours",
    "days",
    "years",
    "yen",
    "euros",
    "yuan",
    "GMT",
    "hrs",
    "m",
    "mm",
    "cm",
    "calories",
    "volunteers",
    "soldiers",
    "troops",
    "tickets",
];

/// Returns whether what follows a number is a thing counted and no new part of the sentence.
pub(super) fn counts(after: &str) -> bool {
    let Some(rest) = after.strip_prefix(' ') else {
        return after.starts_with([',', '.'])
            && after.get(1..2).is_some_and(|c| c.as_bytes().iter().all(u8::is_ascii_digit));
    };
    let word = rest.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    !word.is_empty()
        && !matches!(
            word,
            "in" | "at"
                | "on"
                | "for"
                | "from"
                | "and"
                | "with"
                | "as"
                | "to"
                | "by"
                | "under"
                | "after"
                | "local"
                | "of"
                | "this"
                | "last"
                | "next"
                | "is"
                | "was"
                | "were"
                | "will"
                | "when"
                | "until"
                | "till"
                | "through"
        )
}

/// Returns the word just before, where only white space or a hyphen stands between.
pub(super) fn last_word(head: &str) -> &str {
    let head = head.trim_end_matches([' ', '-']);
    let start = head
        .rfind(|c: char| !c.is_alphanumeric() && c != '-')
        .map_or(0, |at| at + char_at(head, at).map_or(1, char::len_utf8));
    tail(head, start)
}

/// Returns whether a month's name stands where a person's does.
pub(super) fn named_person(head: &str, after: &str) -> bool {
    let title = ["Ms. ", "Mr. ", "Mrs. ", "Ms ", "Mrs ", "Mr ", "Miss ", "Dr. ", "Minister ", "Theresa "];
    // June Park: a capital follows, and no preposition stands before.
    let led = BEFORE_MONTH.contains(&last_word(head).to_lowercase().as_str()) && !head.ends_with("and ");
    let surname = !led
        && after.strip_prefix(' ').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_uppercase()));
    title.iter().any(|title| head.ends_with(title)) || after.starts_with(" Day") || surname
}

/// The names of months and weekdays.
pub(super) const NAMES: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];
/// Their short forms and plurals.
pub(super) const FORMS: &[&str] = &[
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "oct",
    "nov",
    "dec",
    "mondays",
    "tuesdays",
    "wednesdays",
    "thursdays",
    "fridays",
    "saturdays",
    "sundays",
    "mon",
    "tue",
    "tues",
    "wed",
    "thu",
    "thur",
    "thurs",
    "fri",
    "sat",
    "sun",
];

/// Returns the number of the month that `name`, in small letters, names or shortens.
pub(super) fn month_of(name: &str) -> Option<u8> {
    let known = |month: &&str| {
        let short = name.len() == 3 || name == "sept";
        month.eq_ignore_ascii_case(name)
            || (short && month.get(..name.len()).is_some_and(|m| m.eq_ignore_ascii_case(name)))
    };
    let at = MONTHS.iter().position(known)?;
    u8::try_from(at + 1).ok()
}

/// Returns the weekday that `name`, in small letters, names or shortens.
pub(super) fn weekday_of(name: &str) -> Option<Weekday> {
    let short = match name.strip_suffix('s').unwrap_or(name).strip_suffix("day") {
        Some("mon") => "mon",
        Some("tues") => "tue",
        Some("wednes") => "wed",
        Some("thurs") => "thu",
        Some("fri") => "fri",
        Some("satur") => "sat",
        Some("sun") => "sun",
        Some(_) => return None,
        None => name,
    };
    match short {
        "mon" => Some(Weekday::Monday),
        "tue" | "tues" => Some(Weekday::Tuesday),
        "wed" => Some(Weekday::Wednesday),
        "thu" | "thur" | "thurs" => Some(Weekday::Thursday),
        "fri" => Some(Weekday::Friday),
        "sat" => Some(Weekday::Saturday),
        "sun" => Some(Weekday::Sunday),
        _ => None,
    }
}

/// Returns the season of this name, in small letters.
pub(super) fn season_of(name: &str) -> Option<Season> {
    match name {
        "spring" => Some(Season::Spring),
        "summer" => Some(Season::Summer),
        "fall" | "autumn" => Some(Season::Autumn),
        "winter" => Some(Season::Winter),
        _ => None,
    }
}
