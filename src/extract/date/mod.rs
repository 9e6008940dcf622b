//! Dates: days, months, quarters, years, decades and the words that stand for them (지난해, next month).

mod calendar;
mod compare;
mod en;
mod en_pieces;
mod en_words;
mod ko;
mod ko_words;
mod show;

use jiff::civil::Weekday;

use crate::source::{Lang, Span};

pub(crate) use compare::Agreement;

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
pub(crate) fn read(text: &str, lang: Lang) -> Vec<Found<Date>> {
    match lang {
        Lang::Ko => ko::read(text),
        Lang::En => en::read(text),
    }
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

    /// Returns whether the words are enough for a date: no lone season, edge or direction.
    fn stands(&self) -> bool {
        let season = matches!(self.part, Some(Part::Season(_)));
        self.year.is_some()
            || self.month.is_some()
            || self.day.is_some()
            || self.weekday.is_some()
            || self.era.is_some()
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
            ]
        };
        let absolute =
            self.relative.is_none() && other.relative.is_none() && self.era.is_none() && other.era.is_none();
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
            && fill(&mut date.relative, other.relative)
            && fill(&mut date.shift, other.shift);
        fits.then_some(date)
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
