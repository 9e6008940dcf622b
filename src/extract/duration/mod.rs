//! Lengths of time: 3개월, 나흘, 2시간 30분, two and a half years, eight straight months.

mod en;
mod ko;
mod ko_counts;
mod toward;

use std::fmt::Write as _;

use rust_decimal::Decimal;

use super::Seen;
use super::date::Found;
use crate::source::{Lang, head, tail};

pub(crate) use ko_counts::{counts_days, counts_quarters, counts_years};
pub(crate) use toward::{Reach, Toward};

/// A length of time, or a range of lengths.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Duration {
    /// How many units; the lower end of a range.
    pub(crate) amount: Decimal,
    /// The upper end of a range.
    pub(crate) to: Option<Decimal>,
    /// What is counted.
    pub(crate) unit: Unit,
    /// What smaller units add that do not go into the first one's: the month and the 21 days of 1년 한 달 21일.
    pub(crate) rest: Vec<(Decimal, Unit)>,
    /// Whether it tells how often something happens: 매주, every two years.
    pub(crate) every: bool,
    /// Which way it leads, where it is a distance: 3일 전, 지난 3년간, two years later.
    pub(crate) toward: Option<Toward>,
}

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Unit {
    /// A second.
    Second,
    /// A minute.
    Minute,
    /// An hour.
    Hour,
    /// A day.
    Day,
    /// A week.
    Week,
    /// A month.
    Month,
    /// A quarter of a year.
    Quarter,
    /// Half a year.
    HalfYear,
    /// A year.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
}

/// What a length can be measured in exactly; the two never compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Measure {
    /// Seconds, for units up to the week.
    Seconds,
    /// Months, for longer ones.
    Months,
}

/// Reads the lengths of time of one sentence, in order and without overlaps.
pub(super) fn read(seen: &Seen<'_>) -> Vec<Found<Duration>> {
    let (text, lang, mut found) = match seen {
        Seen::Korean(text) => (*text, Lang::Ko, ko::read(text)),
        Seen::English(words) => (words.text, Lang::En, en::read(words)),
    };
    for Found { span, value } in &mut found {
        let (before, after) = (head(text, span.start), tail(text, span.end));
        value.every |= match lang {
            Lang::Ko => after.starts_with("마다"),
            Lang::En => before.ends_with("every ") || before.ends_with("Every ") || before.ends_with("each "),
        };
        if value.toward.is_none()
            && let Some((toward, end)) = toward::toward(text, *span, lang)
        {
            value.toward = Some(toward);
            span.end = end;
        }
    }
    found
}

impl Unit {
    /// Returns the size in seconds or months.
    const fn size(self) -> (Measure, i64) {
        match self {
            Self::Second => (Measure::Seconds, 1),
            Self::Minute => (Measure::Seconds, 60),
            Self::Hour => (Measure::Seconds, 3600),
            Self::Day => (Measure::Seconds, 86_400),
            Self::Week => (Measure::Seconds, 604_800),
            Self::Month => (Measure::Months, 1),
            Self::Quarter => (Measure::Months, 3),
            Self::HalfYear => (Measure::Months, 6),
            Self::Year => (Measure::Months, 12),
            Self::Decade => (Measure::Months, 120),
            Self::Century => (Measure::Months, 1200),
        }
    }

    /// Returns the English name of one.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Second => "second",
            Self::Minute => "minute",
            Self::Hour => "hour",
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::HalfYear => "half year",
            Self::Year => "year",
            Self::Decade => "decade",
            Self::Century => "century",
        }
    }
}

impl Duration {
    /// Returns a single length.
    pub(crate) const fn new(amount: Decimal, unit: Unit) -> Self {
        Self { amount, to: None, unit, rest: Vec::new(), every: false, toward: None }
    }

    /// Returns the months and the seconds of the length, with `amount` in place of its own.
    fn measured(&self, amount: Decimal) -> Option<(Decimal, Decimal)> {
        let mut total = (Decimal::ZERO, Decimal::ZERO);
        for (amount, unit) in std::iter::once((amount, self.unit)).chain(self.rest.iter().copied()) {
            let (measure, size) = unit.size();
            let sum = match measure {
                Measure::Months => &mut total.0,
                Measure::Seconds => &mut total.1,
            };
            *sum = sum.checked_add(amount.checked_mul(Decimal::from(size))?)?;
        }
        Some(total)
    }

    /// Returns whether the two are exactly as long: twelve months are a year, seven days a week.
    ///
    /// Months never equal days.
    pub(crate) fn same(&self, other: &Self) -> bool {
        let ends = |length: &Self| {
            let to = match length.to {
                Some(to) => Some(length.measured(to)?),
                None => None,
            };
            Some((length.measured(length.amount)?, to))
        };
        // 보름 is fifteen days, and a fortnight.
        let fortnight = |a: &Self, b: &Self| {
            let of = |length: &Self, amount: i64, unit: Unit| {
                length.amount == Decimal::from(amount) && length.unit == unit && length.to.is_none()
            };
            of(a, 15, Unit::Day) && of(b, 2, Unit::Week)
        };
        match (ends(self), ends(other)) {
            (Some(a), Some(b)) => a == b || fortnight(self, other) || fortnight(other, self),
            _ => (self.amount, self.to, self.unit) == (other.amount, other.to, other.unit),
        }
    }

    /// Returns how many quarters of a year it is, where it is told in whole quarters.
    pub(crate) fn quarters(&self) -> Option<i64> {
        let whole = self.unit == Unit::Quarter && self.to.is_none() && self.rest.is_empty();
        i64::try_from(self.amount).ok().filter(|_| whole && self.amount.fract().is_zero())
    }

    /// Returns whether the two are distances in opposite directions: 3일 전, three days later.
    pub(crate) fn is_opposite(&self, other: &Self) -> bool {
        let told = |length: &Self| {
            length.toward.filter(|toward| !matches!(toward.reach, Reach::Within | Reach::From))
        };
        matches!((told(self), told(other)), (Some(a), Some(b)) if a.back != b.back)
    }

    /// Adds a smaller length: two hours *and thirty minutes*, 1년 *6개월*.
    fn plus(&self, other: &Self) -> Option<Self> {
        let ((own, size), (measure, small)) = (self.unit.size(), other.unit.size());
        let last = self.rest.last().map_or(self.unit, |(_, unit)| *unit);
        if last <= other.unit || self.to.is_some() || other.to.is_some() || !other.rest.is_empty() {
            return None;
        }
        if own == Measure::Seconds && measure == own && self.rest.is_empty() {
            let amount = self.amount.checked_mul(Decimal::from(size / small))?.checked_add(other.amount)?;
            return Some(Self::new(amount.normalize(), other.unit));
        }
        let mut sum = self.clone();
        sum.rest.push((other.amount, other.unit));
        Some(sum)
    }

    /// Returns the TIMEX3 value, `P3M` or `PT2H`; a range joins its ends with `/`.
    pub(crate) fn timex(&self) -> String {
        let one = |amount: Decimal| {
            let (mut date, mut time) = (String::new(), String::new());
            for (amount, unit) in std::iter::once((amount, self.unit)).chain(self.rest.iter().copied()) {
                let (part, factor, letter) = match unit {
                    Unit::Second => (&mut time, Decimal::ONE, 'S'),
                    Unit::Minute => (&mut time, Decimal::ONE, 'M'),
                    Unit::Hour => (&mut time, Decimal::ONE, 'H'),
                    Unit::Day => (&mut date, Decimal::ONE, 'D'),
                    Unit::Week => (&mut date, Decimal::ONE, 'W'),
                    Unit::Month => (&mut date, Decimal::ONE, 'M'),
                    Unit::Quarter => (&mut date, Decimal::from(3), 'M'),
                    Unit::HalfYear => (&mut date, Decimal::new(5, 1), 'Y'),
                    Unit::Year => (&mut date, Decimal::ONE, 'Y'),
                    Unit::Decade => (&mut date, Decimal::TEN, 'Y'),
                    Unit::Century => (&mut date, Decimal::ONE_HUNDRED, 'Y'),
                };
                let _ = write!(part, "{}{letter}", amount.saturating_mul(factor).normalize());
            }
            if time.is_empty() { format!("P{date}") } else { format!("P{date}T{time}") }
        };
        match self.to {
            None => one(self.amount),
            Some(to) => format!("{}/{}", one(self.amount), one(to)),
        }
    }

    /// Returns the length in English words: `3 months`, `2 to 3 years ago`.
    pub(crate) fn describe(&self) -> String {
        let counted = |amount: Decimal, unit: Unit| {
            let name = match unit {
                _ if amount == Decimal::ONE && self.to.is_none() => unit.name().to_owned(),
                Unit::Century => "centuries".to_owned(),
                _ => format!("{}s", unit.name()),
            };
            format!("{} {name}", amount.normalize())
        };
        let mut words = match self.to {
            None => counted(self.amount, self.unit),
            Some(to) => format!("{} to {}", self.amount.normalize(), counted(to, self.unit)),
        };
        for (amount, unit) in &self.rest {
            let _ = write!(words, " {}", counted(*amount, *unit));
        }
        match self.toward {
            _ if self.every => format!("every {words}"),
            Some(Toward { reach: Reach::Point | Reach::From, back: true }) => words + " ago",
            Some(Toward { reach: Reach::Point | Reach::From, back: false }) => words + " later",
            Some(Toward { reach: Reach::Within, .. }) => format!("within {words}"),
            Some(Toward { reach: Reach::Stretch, back: true }) => format!("the past {words}"),
            Some(Toward { reach: Reach::Stretch, back: false }) => format!("the next {words}"),
            None => words,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(amount: i64, unit: Unit) -> Duration {
        Duration::new(Decimal::from(amount), unit)
    }

    #[test]
    fn units_are_exact() {
        assert!(of(12, Unit::Month).same(&of(1, Unit::Year)));
        assert!(of(14, Unit::Day).same(&of(2, Unit::Week)));
        assert!(of(24, Unit::Hour).same(&of(1, Unit::Day)));
        assert!(of(1, Unit::HalfYear).same(&of(2, Unit::Quarter)));
        assert!(!of(1, Unit::Month).same(&of(30, Unit::Day)));
    }

    #[test]
    fn values_are_written_out() {
        assert_eq!(of(3, Unit::Month).timex(), "P3M");
        assert_eq!(of(2, Unit::Hour).timex(), "PT2H");
        assert_eq!(of(2, Unit::Quarter).timex(), "P6M");
        let range = Duration { to: Some(Decimal::from(3)), ..of(2, Unit::Year) };
        assert_eq!((range.timex().as_str(), range.describe().as_str()), ("P2Y/P3Y", "2 to 3 years"));
        assert_eq!(of(1, Unit::Week).describe(), "1 week");
    }
}
