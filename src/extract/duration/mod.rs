//! Lengths of time: 3개월, 나흘, 2시간 30분, two and a half years, eight straight months.

mod en;
mod ko;
mod toward;

use rust_decimal::Decimal;

use super::date::Found;
use crate::source::Lang;

pub(crate) use ko::{counts_days, counts_quarters, counts_years};
pub(crate) use toward::Toward;

/// A length of time, or a range of lengths.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Duration {
    /// How many units; the lower end of a range.
    pub(crate) amount: Decimal,
    /// The upper end of a range.
    pub(crate) to: Option<Decimal>,
    /// What is counted.
    pub(crate) unit: Unit,
    /// Which way it leads, where it is a distance: 3일 전, two years later.
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
pub(crate) fn read(text: &str, lang: Lang) -> Vec<Found<Duration>> {
    let mut found = match lang {
        Lang::Ko => ko::read(text),
        Lang::En => en::read(text),
    };
    for Found { span, value } in &mut found {
        if let Some((toward, end)) = toward::toward(text, *span, lang) {
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
    const fn name(self) -> &'static str {
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
        Self { amount, to: None, unit, toward: None }
    }

    /// Returns the ends in seconds or months.
    fn measured(&self) -> Option<(Measure, Decimal, Option<Decimal>)> {
        let (measure, size) = self.unit.size();
        let size = Decimal::from(size);
        let to = match self.to {
            Some(to) => Some(to.checked_mul(size)?),
            None => None,
        };
        Some((measure, self.amount.checked_mul(size)?, to))
    }

    /// Returns whether the two are exactly as long: twelve months are a year, seven days a week.
    ///
    /// Months never equal days.
    pub(crate) fn same(&self, other: &Self) -> bool {
        match (self.measured(), other.measured()) {
            (Some(a), Some(b)) => a == b,
            _ => (self.amount, self.to, self.unit) == (other.amount, other.to, other.unit),
        }
    }

    /// Returns whether the two are distances in opposite directions: 3일 전, three days later.
    pub(crate) fn is_opposite(&self, other: &Self) -> bool {
        matches!((self.toward, other.toward), (Some(a), Some(b)) if a != b)
    }

    /// Adds a smaller length (two hours *and thirty minutes*), in its unit, where that is exact.
    fn plus(&self, other: &Self) -> Option<Self> {
        let ((own, size), (measure, small)) = (self.unit.size(), other.unit.size());
        if own != measure || size <= small || self.to.is_some() || other.to.is_some() {
            return None;
        }
        let amount = self.amount.checked_mul(Decimal::from(size / small))?.checked_add(other.amount)?;
        Some(Self::new(amount.normalize(), other.unit))
    }

    /// Returns the TIMEX3 value, `P3M` or `PT2H`; a range joins its ends with `/`.
    pub(crate) fn timex(&self) -> String {
        let one = |amount: Decimal| {
            let (prefix, factor, letter) = match self.unit {
                Unit::Second => ("PT", 1, 'S'),
                Unit::Minute => ("PT", 1, 'M'),
                Unit::Hour => ("PT", 1, 'H'),
                Unit::Day => ("P", 1, 'D'),
                Unit::Week => ("P", 1, 'W'),
                Unit::Month => ("P", 1, 'M'),
                Unit::Quarter => ("P", 3, 'M'),
                Unit::HalfYear => ("P", 6, 'M'),
                Unit::Year => ("P", 1, 'Y'),
                Unit::Decade => ("P", 10, 'Y'),
                Unit::Century => ("P", 100, 'Y'),
            };
            let amount = amount.saturating_mul(Decimal::from(factor)).normalize();
            format!("{prefix}{amount}{letter}")
        };
        match self.to {
            None => one(self.amount),
            Some(to) => format!("{}/{}", one(self.amount), one(to)),
        }
    }

    /// Returns the length in English words: `3 months`, `2 to 3 years ago`.
    pub(crate) fn describe(&self) -> String {
        let single = self.to.is_none() && self.amount == Decimal::ONE;
        let name = match (self.unit, single) {
            (unit, true) => unit.name().to_owned(),
            (Unit::Century, false) => "centuries".to_owned(),
            (unit, false) => format!("{}s", unit.name()),
        };
        let way = match self.toward {
            Some(Toward::Back) => " ago",
            Some(Toward::Ahead) => " later",
            None => "",
        };
        match self.to {
            None => format!("{} {name}{way}", self.amount.normalize()),
            Some(to) => format!("{} to {} {name}{way}", self.amount.normalize(), to.normalize()),
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
