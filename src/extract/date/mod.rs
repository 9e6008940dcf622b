//! Dates: days, months, quarters, years, decades and the words that stand for them (지난해, next month).

mod calendar;
mod compare;
mod en;
mod en_days;
mod en_figures;
mod en_pieces;
mod en_relative;
mod en_words;
mod holiday;
mod ko;
mod ko_figures;
mod ko_pieces;
mod ko_words;
mod show;

use jiff::civil::Weekday;

use super::Seen;
use crate::source::Span;

pub(crate) use compare::{Agreement, Field};
pub(crate) use holiday::Holiday;
pub(crate) use show::weekday_name;

/// Something read, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found<T> {
    /// Where it stands in the text that was read.
    pub(crate) span: Span,
    /// What it says.
    pub(crate) value: T,
}

/// A date as written: only what the words state, nothing worked out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Date {
    /// The year, of four figures.
    pub(crate) year: Option<i16>,
    /// The month, 1 to 12.
    pub(crate) month: Option<u8>,
    /// The day of the month, 1 to 31; it need not exist in that month.
    pub(crate) day: Option<u8>,
    /// The day of the week.
    pub(crate) weekday: Option<Weekday>,
    /// The half, quarter, season or stretch of the week.
    pub(crate) part: Option<Part>,
    /// The beginning, middle or end of the period.
    pub(crate) edge: Option<Edge>,
    /// The decade or century.
    pub(crate) era: Option<Era>,
    /// How far from the day of writing, or from the day spoken of.
    pub(crate) relative: Option<Relative>,
    /// Which day, weekday or week of its period: the third Friday of May, 3월 둘째 주.
    pub(crate) nth: Option<Nth>,
    /// The holiday that names it.
    pub(crate) holiday: Option<Holiday>,
    /// Whether the words say that it lies behind or ahead (지난 9일, this coming Friday).
    pub(crate) shift: Option<Shift>,
}

/// A named part of a year or of a week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// A half, 1 or 2.
    Half(u8),
    /// A quarter, 1 to 4.
    Quarter(u8),
    /// A season.
    Season(Season),
    /// Saturday and Sunday.
    Weekend,
    /// Monday to Friday.
    Workdays,
    /// The week that holds the day.
    Week,
}

/// A place in the order of the days or weeks of a month or year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Nth {
    /// From 1, or from -1 backwards.
    pub(crate) place: i8,
    /// What is counted.
    pub(crate) of: Counted,
}

/// What an order counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Counted {
    /// Days.
    Day,
    /// Such weekdays as the date names.
    Weekday,
    /// Weeks from Monday; the first is the one with the first Thursday, as ISO 8601 has it.
    Week,
}

/// A season of the northern year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Season {
    /// March to May.
    Spring,
    /// June to August.
    Summer,
    /// September to November.
    Autumn,
    /// December to February.
    Winter,
}

/// A third of a period, loosely.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Edge {
    /// 초, 초순, early, the beginning of.
    Early,
    /// 중순, 중반, mid, the middle of.
    Middle,
    /// 말, 하순, 후반, late, the end of.
    Late,
}

/// A stretch of years.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Era {
    /// The ten years from this one on.
    Decade(i16),
    /// The century of this number.
    Century(i16),
}

/// A distance in whole units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Relative {
    /// What is counted.
    pub(crate) unit: Unit,
    /// How many: negative for the past.
    pub(crate) offset: i32,
    /// Counted from where.
    pub(crate) anchor: Anchor,
}

/// A calendar unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Unit {
    /// A day.
    Day,
    /// A week, from Monday.
    Week,
    /// A month.
    Month,
    /// A quarter of a year.
    Quarter,
    /// A half of a year.
    Half,
    /// A year.
    Year,
}

/// What a relative date is counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Anchor {
    /// The day of writing: 지난해, next month.
    Writing,
    /// The time that the text speaks of: 전년 동월, 이날, the previous year, the same day.
    Context,
}

/// Which side of the day of writing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shift {
    /// Behind it.
    Past,
    /// Ahead of it.
    Coming,
}

/// Reads the dates of one sentence, in order and without overlaps.
pub(super) fn read(seen: &Seen<'_>) -> Vec<Found<Date>> {
    match seen {
        Seen::Korean(text) => ko::read(text),
        Seen::English(words) => en::read(words),
    }
}

/// Returns the English names of months and weekdays and their short forms, in small letters.
pub(super) fn words_of_dates() -> impl Iterator<Item = &'static str> {
    en_words::NAMES.iter().chain(en_words::FORMS).copied()
}

/// Returns the first words of comparisons of times, in small letters.
pub(super) fn words_of_comparisons() -> impl Iterator<Item = &'static str> {
    en_relative::COMPARISONS.iter().copied()
}

/// Returns whether an English word in small letters is the full name of a month or a weekday.
pub(crate) fn names_month_or_weekday(word: &str) -> bool {
    en_words::NAMES.contains(&word)
}

/// Returns *month* and the English names of months and their short forms, in small letters.
pub(super) fn words_of_months() -> impl Iterator<Item = &'static str> {
    words_of_dates().filter(|name| en_words::month_of(name).is_some()).chain(["month"])
}

/// Returns the words that name decades: twenties, nineties.
pub(super) fn words_of_decades() -> impl Iterator<Item = &'static str> {
    en_figures::TENS.into_iter().skip(2)
}

/// Returns the first words of the English names of holidays, in small letters.
pub(super) fn words_of_holidays() -> impl Iterator<Item = &'static str> {
    holiday::first_words()
}

/// Returns whether an English word names a month.
pub(crate) fn names_month(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && en_words::month_of(&word.to_lowercase()).is_some()
}

impl Relative {
    /// Counts from the day of writing.
    pub(crate) const fn writing(unit: Unit, offset: i32) -> Self {
        Self { unit, offset, anchor: Anchor::Writing }
    }

    /// Counts from the time spoken of.
    pub(crate) const fn context(unit: Unit, offset: i32) -> Self {
        Self { unit, offset, anchor: Anchor::Context }
    }

    /// Returns whether it counts days from the time spoken of.
    pub(crate) fn counts_days(self) -> bool {
        self.unit == Unit::Day && self.anchor == Anchor::Context
    }

    /// Returns whether it only points back to a time already named (이날, that year).
    pub(crate) fn is_anaphoric(self) -> bool {
        self.anchor == Anchor::Context && self.offset == 0
    }
}

impl Date {
    /// Returns a date that is only relative.
    pub(crate) fn of_relative(relative: Relative) -> Self {
        Self { relative: Some(relative), ..Self::default() }
    }

    /// Returns whether nothing is stated.
    fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Returns whether the words are enough for a date: no lone season, edge or direction.
    fn stands(&self) -> bool {
        let season = matches!(self.part, Some(Part::Season(_)));
        self.year.is_some()
            || self.month.is_some()
            || self.day.is_some()
            || self.weekday.is_some()
            || self.era.is_some()
            || self.holiday.is_some()
            || self.relative.is_some()
            || (self.part.is_some() && (!season || self.shift.is_some()))
    }

    /// Returns whether the other states the same fields in words or figures, and neither is relative.
    pub(crate) fn states_as(&self, other: &Self) -> bool {
        let stated = |date: &Self| {
            [
                date.year.is_some(),
                date.month.is_some(),
                date.day.is_some(),
                date.weekday.is_some(),
                date.part.is_some(),
                date.holiday.is_some(),
            ]
        };
        let absolute = self.relative.is_none()
            && other.relative.is_none()
            && self.nth.is_none()
            && other.nth.is_none()
            && self.era.is_none()
            && other.era.is_none();
        absolute && stated(self) == stated(other) && stated(self).contains(&true)
    }

    /// Takes over the fields of `other`, or returns `None` where both state the same field.
    fn join(&self, other: &Self) -> Option<Self> {
        let mut date = self.clone();
        let fits = fill(&mut date.year, other.year)
            && fill(&mut date.month, other.month)
            && fill(&mut date.day, other.day)
            && fill(&mut date.weekday, other.weekday)
            && fill(&mut date.part, other.part)
            && fill(&mut date.edge, other.edge)
            && fill(&mut date.era, other.era)
            && fill(&mut date.nth, other.nth)
            && fill(&mut date.holiday, other.holiday)
            && fill(&mut date.relative, other.relative)
            && fill(&mut date.shift, other.shift);
        fits.then_some(date)
    }

    /// Takes from `last` the year that the first date of a range leaves out: Nov. 18 to Dec. 19, 2015.
    fn lead(&mut self, last: &Self) {
        let plain =
            self.year.is_none() && self.era.is_none() && self.relative.is_none() && self.shift.is_none();
        let before = (self.month, self.day) <= (last.month, last.day.or(self.day));
        if plain && self.month.is_some() && last.month.is_some() && before {
            self.year = last.year;
        }
    }

    /// Takes from `first` the larger fields that the second date of a range or list leaves out.
    fn inherit(&mut self, first: &Self) {
        let names_year = self.year.is_some() || self.era.is_some() || self.relative.is_some();
        let before = (first.month, first.day);
        if self.day.is_some() && self.month.is_none() && self.relative.is_none() && first.day.is_some() {
            if first.day > self.day {
                return;
            }
            self.month = first.month;
            self.shift = self.shift.or(first.shift);
            if let Some(relative) = first.relative.filter(|r| r.unit == Unit::Month) {
                self.relative = Some(relative);
            }
        }
        let later =
            self.month.is_none() || first.month.is_none() || before <= (self.month, self.day.or(first.day));
        let fine =
            (self.month.is_some() || self.part.is_some()) && (first.month.is_some() || first.part.is_some());
        if !names_year && fine && later {
            self.year = first.year;
            if self.relative.is_none() {
                self.relative = first.relative.filter(|r| r.unit == Unit::Year);
            }
        }
    }
}

/// Joins neighbouring pieces as long as `join` does, and hands each that is finished to `keep`.
fn chain<P>(pieces: Vec<P>, join: impl Fn(&P, &P) -> Option<P>, mut keep: impl FnMut(P)) {
    let mut held: Option<P> = None;
    for piece in pieces {
        held = Some(match held.take() {
            None => piece,
            Some(before) => join(&before, &piece).unwrap_or_else(|| {
                keep(before);
                piece
            }),
        });
    }
    held.into_iter().for_each(keep);
}

/// Moves `from` into the empty `into`; returns whether that lost nothing.
fn fill<T: Copy>(into: &mut Option<T>, from: Option<T>) -> bool {
    let fits = into.is_none() || from.is_none();
    *into = into.or(from);
    fits
}

/// Returns the year that two figures stand for, 1970 to 2069.
const fn of_two_figures(year: i16) -> i16 {
    if year < 70 { 2000 + year } else { 1900 + year }
}

/// Returns the weekday of the Korean letter `c` (월 to 일).
fn weekday_of_letter(c: char) -> Option<Weekday> {
    Some(match c {
        '월' => Weekday::Monday,
        '화' => Weekday::Tuesday,
        '수' => Weekday::Wednesday,
        '목' => Weekday::Thursday,
        '금' => Weekday::Friday,
        '토' => Weekday::Saturday,
        '일' => Weekday::Sunday,
        _ => return None,
    })
}
