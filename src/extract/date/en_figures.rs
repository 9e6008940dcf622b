//! The pieces of English dates that figures make: 2026-03-09, the 1980s, 1950-53, Q3, FY2026, 2016.

use jiff::civil::Weekday;

use super::en_pieces::{Kind, Piece, Read};
use super::en_words::{BEFORE_YEAR, COUNTED, QUANTIFIERS, counts, last_word, month_of, weekday_of};
use super::{Date, Era, Part, of_two_figures};
use crate::extract::words::{MONTH, Words};
use crate::source::{head, tail};

/// The names of decades, each at the place of its figure.
pub(super) const TENS: [&str; 10] = [
    "",
    "tens",
    "twenties",
    "thirties",
    "forties",
    "fifties",
    "sixties",
    "seventies",
    "eighties",
    "nineties",
];

/// Reads a year of four figures, or of two after an apostrophe.
pub(super) fn year(words: &Words<'_>, i: usize) -> Option<(i16, usize)> {
    if words.is(i, &["'", "’"]) && words.at(i + 1).len() == 2 && words.glued(i + 1) && !words.goes_on(i + 2)
    {
        return Some((of_two_figures(words.figure(i + 1, 2)?), i + 2));
    }
    let year = words.figure(i, 4).filter(|year| (1800..2200).contains(year))?;
    (!words.goes_on(i + 1)).then_some((year, i + 1))
}

/// Reads a year that words spell: nineteen ninety-nine, two thousand and fifteen.
pub(super) fn spelled_year(words: &Words<'_>, i: usize) -> Option<(i16, usize)> {
    let (first, next) = words.spelled(i)?;
    let small = |i: usize| words.spelled(i).filter(|(n, _)| (1..100).contains(n));
    let century = |thousand: i16, next: usize| {
        let and = if words.at(next) == "and" { next + 1 } else { next };
        match small(and) {
            Some((rest, end)) => (thousand + rest, end),
            None => (thousand, next),
        }
    };
    if words.is(next, &["oh", "o"])
        && let Some((one, end)) = small(next + 1).filter(|(one, _)| *one < 10 && (11..=20).contains(&first))
    {
        return Some((first * 100 + one, end));
    }
    if first == 2 && words.at(next) == "thousand" {
        return Some(century(2000, next + 1));
    }
    if (11..=20).contains(&first) && words.at(next) == "hundred" {
        return Some(century(first * 100, next + 1));
    }
    let (rest, end) = small(next).filter(|(rest, _)| *rest >= 10 && words.near(next))?;
    ((11..=20).contains(&first)).then_some((first * 100 + rest, end))
}

/// Returns whether a date may begin at `i`: a figure begins one only beside a month, or as its length and neighbours show.
pub(super) fn may_begin(words: &Words<'_>, i: usize) -> bool {
    !words.is_digits(i) || words.tell(MONTH) || stands_in_date(words, i)
}

/// Returns whether digits at `i` may begin a date without a month, by their length and what stands beside them.
pub(super) fn stands_in_date(words: &Words<'_>, i: usize) -> bool {
    let marked = |i: usize| {
        words.is(i, &["-", "–", "—", "/", "'", "’", "‘"]) || (words.at(i) == "." && words.is_digits(i + 1))
    };
    matches!(words.at(i).len(), 4 | 8)
        || words.goes_on(i + 1)
        || marked(i + 1)
        || words.before(i) == "on"
        || weekday_of(words.before(i)).is_some()
}

/// Reads a date, year, decade or quarter that begins with a figure or a letter and a figure.
pub(super) fn read(words: &Words<'_>, i: usize, out: &mut Vec<Piece>) -> Read {
    if words.is_digits(i) {
        return numeric(words, i)
            .or_else(|| years(words, i, out))
            .or_else(|| decade(words, i))
            .or_else(|| coded(words, i))
            .or_else(|| bare_year(words, i));
    }
    if words.is(i, &["'", "’", "‘", "the"]) {
        return decade(words, i);
    }
    coded(words, i).or_else(|| fiscal(words, i)).or_else(|| worded_year(words, i))
}

/// Returns a whole date, where it has a month of the year and a day of the month.
fn full(next: usize, year: Option<i16>, month: i16, day: Option<i16>) -> Read {
    let month = u8::try_from(month).ok().filter(|n| (1..=12).contains(n))?;
    let day = match day {
        Some(day) => Some(u8::try_from(day).ok().filter(|n| (1..=31).contains(n))?),
        None => None,
    };
    let kind = if day.is_some() { Kind::Day } else { Kind::Month };
    Some((next, kind, Date { year, month: Some(month), day, ..Date::default() }, false))
}

/// Reads 2026-03-09, 3/9/2026, 9.3.2026, 10/31/74, and on 2/15.
fn numeric(words: &Words<'_>, i: usize) -> Read {
    let mark = |i: usize| words.is(i, &["-", "/", "."]);
    let sep = words.at(i + 1);
    if let Some(date) = with_name(words, i) {
        return Some(date);
    }
    let (a, b, c) = (words.figure(i, 4), words.figure(i + 2, 4), words.figure(i + 4, 4));
    let whole = |next: usize| {
        let longer =
            words.at(next) == sep && words.glued(next) && words.is_digits(next + 1) && words.glued(next + 1);
        !words.goes_on(next) && !longer && words.at(next) != "%"
    };
    if let Some(date) = compact(words, i) {
        return date;
    }
    if !mark(i + 1)
        || i.checked_sub(1).is_some_and(|before| {
            words.glued(i) && words.is(before, &["$", "€", "£", "₩", ".", "/", "-", ":"])
        })
    {
        return None;
    }
    let year_first = a.is_some_and(|a| (1800..2200).contains(&a)) && words.at(i).len() == 4;
    if let (Some(a), Some(b), Some(c), true) = (a, b, c, words.at(i + 3) == sep) {
        let (first, second, third) = (words.at(i).len(), words.at(i + 2).len(), words.at(i + 4).len());
        if !whole(i + 5) || second > 2 {
            return None;
        }
        if year_first && third <= 2 {
            return full(i + 5, Some(a), b, Some(c));
        }
        let near = words.glued(i + 1) && words.glued(i + 2) && words.glued(i + 3) && words.glued(i + 4);
        let year = match third {
            4 if (1800..2200).contains(&c) => c,
            2 if sep != "." && near => of_two_figures(c),
            _ => return None,
        };
        if first > 2 || !near {
            return None;
        }
        // The American order, unless the figures forbid it; points are a European habit.
        return if a > 12 || (sep == "." && b <= 12) {
            full(i + 5, Some(year), b, Some(a))
        } else {
            full(i + 5, Some(year), a, Some(b))
        };
    }
    let b = b?;
    if year_first && words.at(i + 2).len() <= 2 && whole(i + 3) && sep != "." {
        // 2011-12 is two years, 2016-11 and 2016-02 are months.
        let years = sep == "-" && words.at(i + 2).len() == 2 && b > a? % 100;
        return if years || counts(tail(words.text, words.span(i + 2).end)) {
            None
        } else {
            full(i + 3, a, b, None)
        };
    }
    if words.at(i).len() <= 2
        && words.at(i + 2).len() == 4
        && (1900..2200).contains(&b)
        && whole(i + 3)
        && sep != "."
    {
        return full(i + 3, Some(b), a?, None);
    }
    // 2/15 alone is a day, 3/4 a share.
    let lone = i == 0 && words.len() == 3 && (b > 12 || a.is_some_and(|a| a > 12));
    let led = words.is(
        i.wrapping_sub(1),
        &["on", "by", "until", "from", "since", "before", "after", "for", "due", "dated", "this", "next"],
    ) || weekday_before(words, i).is_some();
    let ends = !counts(tail(words.text, words.span(i + 2).end)) && words.at(i + 3) != "of";
    let sure = match sep {
        "/" => lone || (led && ends),
        "-" => lone || (led && ends && words.before(i) == "on"),
        _ => led && ends && words.before(i) == "on" && words.at(i + 2).len() == 2,
    };
    let a = a.filter(|_| sure && words.at(i).len() <= 2 && words.at(i + 2).len() <= 2 && whole(i + 3))?;
    if a > 12 { full(i + 3, None, b, Some(a)) } else { full(i + 3, None, a, Some(b)) }
}

/// Reads 2019-Sep-01, 2020/Sep/23.
fn with_name(words: &Words<'_>, i: usize) -> Read {
    let sep = words.at(i + 1);
    let (year, _) = year(words, i).filter(|_| words.is(i + 1, &["-", "/"]) && words.at(i + 3) == sep)?;
    let day = words.figure(i + 4, 2).filter(|_| !words.goes_on(i + 5))?;
    full(i + 5, Some(year), i16::from(month_of(words.at(i + 2))?), Some(day))
}

/// Reads 20161016.
fn compact(words: &Words<'_>, i: usize) -> Option<Read> {
    let own = words.at(i);
    if own.len() != 8 || words.goes_on(i + 1) {
        return None;
    }
    let part = |from: usize, to: usize| own.get(from..to).and_then(|part| part.parse::<i16>().ok());
    let year = part(0, 4).filter(|year| (1900..2100).contains(year))?;
    Some(full(i + 1, Some(year), part(4, 6)?, Some(part(6, 8)?)))
}

/// Returns the weekday that is named just before `i`.
fn weekday_before(words: &Words<'_>, i: usize) -> Option<Weekday> {
    weekday_of(words.before(i)).filter(|_| words.before(i).ends_with("day"))
}

/// Reads 1950-53: two years of one century; the first is pushed, the second returned.
fn years(words: &Words<'_>, i: usize, out: &mut Vec<Piece>) -> Read {
    let (from, next) = year(words, i)?;
    let short = words.at(next + 1).len() == 2 && words.glued(next + 1) && words.glued(next);
    let to = words.figure(next + 1, 2).filter(|_| short && words.is(next, &["-", "–"]))?;
    if words.goes_on(next + 2) {
        return None;
    }
    let to = from - from % 100 + to;
    if to <= from {
        return None;
    }
    let date = |year| Date { year: Some(year), ..Date::default() };
    out.push(Piece { span: words.cover(i, next), kind: Kind::Year, date: date(from), weak: false });
    out.push(Piece { span: words.cover(next + 1, next + 2), kind: Kind::Year, date: date(to), weak: false });
    Some((next + 2, Kind::Year, Date::default(), true))
}

/// Reads the 1980s, the '90s, the nineteen-seventies.
fn decade(words: &Words<'_>, i: usize) -> Read {
    let the = words.at(i) == "the";
    let from = if the { i + 1 } else { i };
    let quoted = words.is(from, &["'", "’", "‘"]);
    let at = if quoted { from + 1 } else { from };
    let make = |next: usize, year: i16| {
        Some((next, Kind::Era, Date { era: Some(Era::Decade(year)), ..Date::default() }, false))
    };
    if let Some(figure) = words.figure(at, 4).filter(|figure| figure % 10 == 0) {
        let apostrophe = words.is(at + 1, &["'", "’"]) && words.glued(at + 1);
        let s = if apostrophe { at + 2 } else { at + 1 };
        if words.at(s) != "s" || !words.glued(s) || words.goes_on(s + 1) {
            return None;
        }
        return match words.at(at).len() {
            4 if (1800..2100).contains(&figure) => make(s + 1, figure),
            2 if quoted || (the && figure >= 30) => make(s + 1, of_two_figures(figure)),
            _ => None,
        };
    }
    let tens = |at: usize| {
        TENS.iter()
            .position(|name| !name.is_empty() && *name == words.at(at))
            .and_then(|n| i16::try_from(n).ok())
    };
    // The nineties; not "in her nineties".
    if let Some(place) = tens(at).filter(|place| the && *place >= 3) {
        return make(at + 1, 1900 + place * 10);
    }
    // The nineteen seventies.
    let (century, next) = words.spelled(at).filter(|(century, _)| (17..=20).contains(century))?;
    let unit = if words.at(next) == "-" { next + 1 } else { next };
    make(unit + 1, century * 100 + tens(unit)? * 10)
}

/// Reads Q3, 3Q26, H2, 1H.
fn coded(words: &Words<'_>, i: usize) -> Read {
    // A small q or h needs its year.
    let after = if words.at(i + 2) == "-" && words.glued(i + 2) { i + 3 } else { i + 2 };
    let upper = |at: usize| words.is_capital(at) || year_before(words, i) || year(words, after).is_some();
    let (letter, figure) = if words.is(i, &["q", "h"]) && words.glued(i + 1) {
        (i, i + 1)
    } else if words.is(i + 1, &["q", "h"]) && words.glued(i + 1) && words.is_digits(i) {
        (i + 1, i)
    } else {
        return None;
    };
    if !upper(letter) || words.at(figure).len() != 1 {
        return None;
    }
    let number = u8::try_from(words.figure(figure, 1)?).ok()?;
    let mut next = i + 2;
    let mut year = None;
    if letter > figure && words.glued(next) && words.at(next).len() == 2 {
        year = words.figure(next, 2).map(of_two_figures);
        next += usize::from(year.is_some());
    } else if words.at(next) == "-" && words.glued(next) && words.glued(next + 1) {
        // Q1-2019.
        (year, next) = self::year(words, next + 1).map_or((None, next), |(year, end)| (Some(year), end));
    }
    if words.goes_on(next) {
        return None;
    }
    let part = match (words.at(letter), number) {
        ("q", 1..=4) => Part::Quarter(number),
        ("h", 1..=2) => Part::Half(number),
        _ => return None,
    };
    // H2 is also hydrogen.
    let text = words.text;
    let before = year_before(words, i);
    let dated = matches!(part, Part::Quarter(_))
        || year.is_some()
        || before
        || tail(text, words.span(next - 1).end).starts_with(" 20")
        || BEFORE_YEAR.contains(&last_word(head(text, words.span(i).start)));
    dated.then_some((next, Kind::Part, Date { part: Some(part), year, ..Date::default() }, false))
}

/// Returns whether a year stands just before `i`: 2026 H2, 2026-H2.
fn year_before(words: &Words<'_>, i: usize) -> bool {
    let i = if words.before(i) == "-" && words.glued(i) { i - 1 } else { i };
    i.checked_sub(1)
        .is_some_and(|before| words.figure(before, 4).is_some_and(|year| (1900..2200).contains(&year)))
}

/// Reads FY2026, fiscal year 2026.
fn fiscal(words: &Words<'_>, i: usize) -> Read {
    let at = match words.at(i) {
        "fiscal" if words.at(i + 1) == "year" => i + 2,
        "fy" | "fiscal" => i + 1,
        _ => return None,
    };
    let (year, next) = year(words, at).filter(|_| words.near(at))?;
    Some((next, Kind::Year, Date { year: Some(year), ..Date::default() }, false))
}

/// Reads a year in words after a preposition: in nineteen ninety-nine.
fn worded_year(words: &Words<'_>, i: usize) -> Read {
    let (year, next) = spelled_year(words, i).filter(|(year, _)| (1700..2100).contains(year))?;
    let text = words.text;
    let led = words.is(i.wrapping_sub(1), &["in", "since", "until", "of", "by", "from"])
        || month_of(words.before(i)).is_some();
    let counted =
        counts(tail(text, words.span(next - 1).end)) || words.is(next, &["-", "hundred", "thousand"]);
    (led && !counted).then_some((next, Kind::Year, Date { year: Some(year), ..Date::default() }, false))
}

/// Reads a bare year.
fn bare_year(words: &Words<'_>, i: usize) -> Read {
    // A year before 1800 needs its preposition.
    let old = || {
        let led = words.is(i.wrapping_sub(1), &["in", "since", "until"]);
        words
            .figure(i, 4)
            .filter(|year| led && (1000..1800).contains(year) && !words.goes_on(i + 1))
            .map(|year| (year, i + 1))
    };
    let (year, next) = year(words, i).or_else(old)?;
    let text = words.text;
    let (head, after) = (head(text, words.span(i).start), tail(text, words.span(i).end));
    let date = Date { year: Some(year), ..Date::default() };
    let from_on = words.is(next, &["-", "–", "~"])
        && words.figure(next + 1, 4).is_some_and(|to| (year..2200).contains(&to));
    let alone = words.len() == 1 || (from_on && words.at(next + 1).len() == 4);
    (!is_count(head, after)).then(|| (next, Kind::Year, date, !alone && !year_stands(head, after)))
}

/// Returns whether a number that looks like a year counts something or belongs to a longer figure.
pub(super) fn is_count(head: &str, after: &str) -> bool {
    let word =
        after.trim_start_matches([' ', '-']).split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let longer =
        after.starts_with([',', '.', ':']) && after.chars().nth(1).is_some_and(|c| c.is_ascii_digit());
    longer
        || after.starts_with(['%', '°', '㎡', '/'])
        || (after.starts_with([' ', '-']) && COUNTED.contains(&word))
        || head.ends_with(['$', '€', '£', '¥', '₩', '.', ',', '/', '#'])
        || (head.ends_with('-')
            && !["mid-", "early-", "late-", "pre-", "post-"].iter().any(|edge| head.ends_with(edge)))
        || head.ends_with("KRW ")
        || head.ends_with("USD ")
        || head.ends_with("total of ")
        || head.ends_with("number of ")
}

/// Returns whether what surrounds a bare number shows that it is a year.
fn year_stands(head: &str, after: &str) -> bool {
    let word = last_word(head).to_lowercase();
    let bracket = head.ends_with('(') && after.starts_with([')', ',', ';', '-', '–']);
    let opens = head.trim().is_empty() && after.starts_with(':');
    let owned = after.starts_with("’s ") || after.starts_with("'s ");
    // The 2016 vote, a potential 2020 run: a number of things would have its comma.
    let described = !word.is_empty()
        && last_word(head).chars().all(|c| c.is_ascii_lowercase())
        && !QUANTIFIERS.contains(&word.as_str());
    let noun = described
        && after.strip_prefix(' ').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_lowercase()));
    BEFORE_YEAR.contains(&word.as_str()) || bracket || opens || owned || noun
}
