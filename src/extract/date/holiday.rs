//! Holidays and other named days, and the dates on which they fall.

use std::collections::HashMap;
use std::sync::LazyLock;

use jiff::ToSpan as _;
use jiff::civil::{self, Weekday};

use super::calendar::day;
use crate::extract::words::{HOLIDAY, Words};
use crate::source::script::{self, Chars};
use crate::source::{Span, char_before, tail};
use crate::table::{self, Forms};

/// A holiday of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Holiday {
    /// The row of the table.
    row: u16,
    /// Whether other countries keep a day of this name on other dates.
    varies: bool,
}

/// A row of the table.
#[derive(Debug)]
struct Entry {
    /// The usual English name.
    name: &'static str,
    when: When,
}

/// The rule of a holiday.
#[derive(Debug, PartialEq, Eq)]
struct When {
    base: Base,
    /// Days after that day; negative before it.
    offset: i32,
    /// How many days it lasts.
    length: i32,
}

/// The day from which a holiday is reckoned.
#[derive(Debug, PartialEq, Eq)]
enum Base {
    /// A month and a day.
    Fixed(u8, u8),
    /// The place (-1 for the last) of a weekday in a month.
    Nth { month: u8, place: i8, weekday: Weekday },
    /// The first weekday on or after a day, or the last one on or before it.
    Near { month: u8, day: u8, weekday: Weekday, after: bool },
    /// Western Easter.
    Easter,
    /// Orthodox Easter.
    Pascha,
    /// A day of the table of moving days.
    Moving(&'static str),
}

static TABLE: LazyLock<Vec<Entry>> = LazyLock::new(|| {
    let rows = table::rows(include_str!("../../../data/holidays.tsv"));
    let entries = rows.map(|row| {
        let name = table::alternatives(row[1]).chain(table::alternatives(row[0])).next().unwrap_or_default();
        Entry { name, when: when(row[2]).unwrap_or_else(|| panic!("holidays.tsv: {row:?}")) }
    });
    entries.collect()
});

/// Words in the names of days that each country keeps on a date of its own.
const VARYING: &[&str] = &[
    "Independence",
    "Liberation",
    "National",
    "Constitution",
    "Memorial",
    "Teacher",
    "Children",
    "Mother",
    "Father",
    "Parent",
    "Labor",
    "Labour",
    "Worker",
    "Armed Forces",
    "Veteran",
    "Remembrance",
    "Republic",
    "Victory",
    "Founding",
    "Thanksgiving",
    "Victoria",
    "Bank Holiday",
    "독립기념일",
    "국경일",
    "어머니",
    "아버지",
    "노동",
    "근로자",
    "어린이",
    "스승",
];

static KOREAN: LazyLock<Forms<u16>> = LazyLock::new(|| {
    Forms::new(names(0).flat_map(|(name, holiday)| {
        // 어린이 날 and 어린이날.
        let joined = name.replace(' ', "");
        let joined = (joined != name).then(|| (&*joined.leak(), holiday));
        std::iter::once((name, holiday)).chain(joined)
    }))
});

static ENGLISH: LazyLock<Forms<u16>> = LazyLock::new(|| {
    Forms::new(names(1).flat_map(|(name, holiday)| {
        let lower = name.to_lowercase();
        let curly = lower.contains('\'').then(|| lower.replace('\'', "’"));
        std::iter::once(lower).chain(curly).map(move |form| (&*form.leak(), holiday))
    }))
});

/// The days of each key of the moving days, as the table writes them: `MMDD` for each year from [`FIRST_YEAR`] on.
static MOVING: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let rows = table::rows(include_str!("../../../data/moving-days.tsv"));
    rows.filter_map(|row| Some((row[0], *row.get(1)?))).collect()
});

/// The first year of the moving days.
const FIRST_YEAR: i16 = 1990;

/// Returns the names in a column of the table, each with the number of its row.
fn names(column: usize) -> impl Iterator<Item = (&'static str, u16)> {
    let rows = table::rows(include_str!("../../../data/holidays.tsv"));
    rows.zip(0_u16..)
        .flat_map(move |(row, holiday)| table::alternatives(row[column]).map(move |name| (name, holiday)))
}

/// Reads the rule of a holiday as the table writes it.
fn when(rule: &'static str) -> Option<When> {
    let (rule, length) = match rule.split_once(" x") {
        Some((rule, length)) => (rule, length.parse().ok()?),
        None => (rule, 1),
    };
    let weekday = |text: &str| Weekday::from_monday_one_offset(text.parse().ok()?).ok();
    let signed =
        |text: &str| if text.is_empty() { Some(0) } else { text.trim_start_matches('+').parse::<i32>().ok() };
    let cut = |text: &'static str| {
        text.split_at(
            text.rfind(['+', '-'])
                .filter(|at| tail(text, at + 1).bytes().all(|b| b.is_ascii_digit()))
                .unwrap_or(text.len()),
        )
    };
    if let Some(rest) = rule.strip_prefix("easter") {
        return Some(When { base: Base::Easter, offset: signed(rest)?, length });
    }
    if let Some(rest) = rule.strip_prefix("pascha") {
        return Some(When { base: Base::Pascha, offset: signed(rest)?, length });
    }
    if let Some(rest) = rule.strip_prefix("moving ") {
        let (key, offset) = cut(rest);
        return Some(When { base: Base::Moving(key), offset: signed(offset)?, length });
    }
    let month: u8 = rule.get(..2)?.parse().ok()?;
    let rest = rule.get(3..)?;
    if let Some(rest) = rest.strip_prefix('W') {
        let place = if rest.starts_with('L') { -1 } else { rest.get(..1)?.parse().ok()? };
        let base = Base::Nth { month, place, weekday: weekday(rest.get(2..3)?)? };
        return Some(When { base, offset: signed(rest.get(3..)?)?, length });
    }
    let day: u8 = rest.get(..2)?.parse().ok()?;
    let rest = rest.get(2..)?;
    let (base, rest) = match rest.chars().next() {
        Some(mark @ ('>' | '<')) => {
            let weekday = weekday(rest.get(1..2)?)?;
            (Base::Near { month, day, weekday, after: mark == '>' }, rest.get(2..)?)
        }
        _ => (Base::Fixed(month, day), rest),
    };
    Some(When { base, offset: signed(rest)?, length })
}

/// Returns whether a name is that of a day that each country keeps on a date of its own.
fn varies(name: &str) -> bool {
    VARYING.iter().any(|word| name.contains(word))
}

/// Finds the holidays that a Korean text names.
pub(super) fn korean(text: &str) -> Vec<(Span, Holiday)> {
    static FIRSTS: LazyLock<Chars> = LazyLock::new(|| Chars::of_firsts(KOREAN.iter().map(|(name, _)| *name)));
    let letter = |c: char| script::is_hangul(c) || c.is_ascii_alphanumeric();
    let mut found = Vec::new();
    let mut end = 0;
    while let Some((at, first)) = FIRSTS.next(text, end) {
        end = at + first.len_utf8();
        if !letter(first) || char_before(text, at).is_some_and(letter) {
            continue;
        }
        let ends = |form: &str| ends_korean(form, tail(text, at + form.len()));
        if let Some((form, holiday)) = KOREAN.prefixes(tail(text, at)).find(|(form, _)| ends(form)) {
            end = at + form.len();
            found.push((
                Span::new(at, end),
                Holiday { row: *holiday, varies: varies(Span::new(at, end).of(text)) },
            ));
        }
    }
    found
}

/// Finds the holidays that an English text names.
pub(super) fn english(words: &Words<'_>) -> Vec<(Span, Holiday)> {
    let mut found = Vec::new();
    let mut end = 0;
    let mut next = 0;
    while next < words.len() {
        let i = next;
        next = i + 1;
        let at = words.span(i).start;
        if at < end || !words.may_begin(i, HOLIDAY) || words.continues(i) {
            continue;
        }
        let rest = words.lower_from(i);
        let whole =
            |form: &str| !tail(rest, form.len()).starts_with(|c: char| c.is_alphanumeric() || c == '-');
        // Lent and lent: a short name of one word needs its capital.
        let led =
            words.is(i.wrapping_sub(1), &["last", "previous", "following", "next", "on", "before", "after"]);
        let named = |form: &str| form.contains(' ') || form.len() >= 8 || words.is_capital(i) || led;
        if let Some((form, holiday)) = ENGLISH.prefixes(rest).find(|(form, _)| whole(form) && named(form)) {
            end = at + form.len();
            found.push((
                Span::new(at, end),
                Holiday { row: *holiday, varies: varies(Span::new(at, end).of(words.text)) },
            ));
        }
    }
    found
}

/// Puts holidays among the other pieces of dates, both in order: a holiday stands in the place of what it overlaps, but for a
/// longer piece that holds it (the Fourth of July, 1995).
pub(super) fn merge<P>(pieces: Vec<P>, holidays: Vec<P>, span: impl Fn(&P) -> Span) -> Vec<P> {
    let mut merged = Vec::with_capacity(pieces.len() + holidays.len());
    let mut holidays = holidays.into_iter().peekable();
    for piece in pieces {
        let own = span(&piece);
        while let Some(holiday) = holidays.next_if(|holiday| span(holiday).end <= own.start) {
            merged.push(holiday);
        }
        let holds = |holiday: &P| own.contains(span(holiday)) && own != span(holiday);
        while holidays.next_if(holds).is_some() {}
        if !holidays.peek().is_some_and(|holiday| span(holiday).overlaps(own)) {
            merged.push(piece);
        }
    }
    merged.extend(holidays);
    merged
}

/// Returns whether a Korean name ends here: 설 is a day, 설명 is not.
fn ends_korean(form: &str, after: &str) -> bool {
    let Some(next) = after.chars().next().filter(|c| script::is_hangul(*c)) else { return true };
    let short = form.chars().count() == 1;
    let particles = if short {
        "을은이과도"
    } else {
        "을를은는이가과와도의에까부로나전후마만연당맞때인엔쯤께"
    };
    // 설을 쇠다, but 설을 풀다 (a theory) is another word: the article before a verb of other kinds is rare in releases.
    particles.contains(next) || after.starts_with("날")
}

/// Returns the first words of the English names.
pub(super) fn first_words() -> impl Iterator<Item = &'static str> {
    ENGLISH.iter().map(|(form, _)| form.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default())
}

impl Holiday {
    fn entry(self) -> Option<&'static Entry> {
        TABLE.get(usize::from(self.row))
    }

    /// Returns the usual English name.
    pub(crate) fn name(self) -> &'static str {
        self.entry().map_or("", |entry| entry.name)
    }

    /// Returns the first and the last day in `year`, where the table reaches.
    pub(crate) fn days(self, year: i16) -> Option<(civil::Date, civil::Date)> {
        let When { base, offset, length } = &self.entry()?.when;
        let first = base.day(year)?.checked_add(offset.days()).ok()?;
        Some((first, first.checked_add((length - 1).days()).ok()?))
    }

    /// Returns the single day in `year` that the name means in every country.
    pub(super) fn certain_day(self, year: i16) -> Option<civil::Date> {
        let sure = !self.varies && self.entry().is_some_and(|entry| entry.when.length == 1);
        self.days(year).filter(|_| sure).map(|(day, _)| day)
    }

    /// Returns the month and the day, where these are the same every year and everywhere.
    pub(super) fn fixed(self) -> Option<(u8, u8)> {
        let entry =
            self.entry().filter(|entry| !self.varies && entry.when.length == 1 && entry.when.offset == 0)?;
        match entry.when.base {
            Base::Fixed(month, day) => Some((month, day)),
            _ => None,
        }
    }

    /// Returns whether the two names mean one holiday, or `None` where that depends on the country.
    pub(super) fn is(self, other: Self) -> Option<bool> {
        let (a, b) = (self.entry()?, other.entry()?);
        // The eve, the day and the days off around it are told for each other.
        let base = |entry: &'static Entry| &entry.when.base;
        if base(a) == base(b) {
            return Some(true);
        }
        let same_day =
            (2020..2030).any(|year| self.days(year).is_some() && self.days(year) == other.days(year));
        if same_day {
            Some(true)
        } else if self.varies || other.varies || a.name.ends_with(b.name) || b.name.ends_with(a.name) {
            None
        } else {
            Some(false)
        }
    }
}

impl Base {
    fn day(&self, year: i16) -> Option<civil::Date> {
        match self {
            Self::Fixed(month, number) => day(year, *month, *number),
            Self::Nth { month, place, weekday } => {
                day(year, *month, 1)?.nth_weekday_of_month(*place, *weekday).ok()
            }
            Self::Near { month, day: number, weekday, after } => {
                let from = day(year, *month, *number)?;
                let ahead = i32::from(from.weekday().until(*weekday));
                let back = i32::from(from.weekday().since(*weekday));
                from.checked_add((if *after { ahead } else { -back }).days()).ok()
            }
            Self::Easter => easter(year),
            Self::Pascha => pascha(year),
            Self::Moving(key) => {
                let place = usize::try_from(year.checked_sub(FIRST_YEAR)?).ok()?;
                let written = MOVING.get(key)?.split(' ').nth(place)?;
                day(year, written.get(..2)?.parse().ok()?, written.get(2..)?.parse().ok()?)
            }
        }
    }
}

/// Returns Easter Sunday by the Gregorian rule (the anonymous algorithm, as J. Meeus gives it).
fn easter(year: i16) -> Option<civil::Date> {
    let year_of = i32::from(year);
    let (golden, century, rest) = (year_of % 19, year_of / 100, year_of % 100);
    let leaps = century - century / 4 - (century - (century + 8) / 25 + 1) / 3;
    let moon = (19 * golden + leaps + 15) % 30;
    let sunday = (32 + 2 * (century % 4) + 2 * (rest / 4) - moon - rest % 4) % 7;
    let late = (golden + 11 * moon + 22 * sunday) / 451;
    let days = moon + sunday - 7 * late + 114;
    day(year, u8::try_from(days / 31).ok()?, u8::try_from(days % 31 + 1).ok()?)
}

/// Returns Orthodox Easter by the Julian rule, as a Gregorian date of 1900 to 2099.
fn pascha(year: i16) -> Option<civil::Date> {
    let y = i32::from(year);
    let d = (19 * (y % 19) + 15) % 30;
    let e = (2 * (y % 4) + 4 * (y % 7) - d + 34) % 7;
    let n = d + e + 114;
    day(year, u8::try_from(n / 31).ok()?, u8::try_from(n % 31 + 1).ok()?)?.checked_add(13.days()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_give_their_days() {
        let on = |rule, year| {
            when(rule)
                .and_then(|when| when.base.day(year)?.checked_add(when.offset.days()).ok())
                .map(|day| day.to_string())
        };
        assert_eq!(on("12-25", 2026).as_deref(), Some("2026-12-25"));
        assert_eq!(on("11-W4-4", 2026).as_deref(), Some("2026-11-26"));
        assert_eq!(on("11-W4-4+1", 2026).as_deref(), Some("2026-11-27"));
        assert_eq!(on("05-WL-1", 2026).as_deref(), Some("2026-05-25"));
        assert_eq!(on("05-24<1", 2026).as_deref(), Some("2026-05-18"));
        assert_eq!(on("easter-2", 2026).as_deref(), Some("2026-04-03"));
        assert_eq!(on("pascha+0", 2026).as_deref(), Some("2026-04-12"));
        assert_eq!(on("moving chuseok", 2026).as_deref(), Some("2026-09-25"));
    }

    #[test]
    fn names_are_whole_words() {
        let named = |text: &str, found: Vec<(Span, Holiday)>| -> Vec<String> {
            found.into_iter().map(|(span, _)| span.of(text).to_owned()).collect()
        };
        let ko = |text| named(text, korean(text));
        let en = |text| named(text, english(&Words::new(text)));
        assert_eq!(ko("추석과 설날에"), ["추석", "설날"]);
        assert_eq!(ko("설명회와 설비, 한글날을 맞아"), ["한글날"]);
        assert_eq!(en("before Chuseok and Christmas Eve"), ["Chuseok", "Christmas Eve"]);
    }

    #[test]
    fn every_row_has_a_day() {
        for (number, entry) in TABLE.iter().enumerate() {
            let holiday = Holiday { row: u16::try_from(number).unwrap(), varies: false };
            assert!((2015..2030).any(|year| holiday.days(year).is_some()), "{}", entry.name);
        }
    }
}
