//! Whether two dates, one of each language, can be the same.

use jiff::civil::{self, Weekday};

use super::calendar::{Frame, day};
use super::{Anchor, Date, Edge, Era, Part, Relative, Unit};

/// What comes of comparing two dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Agreement {
    /// Equally fine, and equal in all that both state.
    Same,
    /// Nothing speaks against it: one is coarser than the other, or they share no field.
    Compatible,
    /// They differ in this.
    Conflict(Field),
}

/// A part of a date that can differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Field {
    /// The year, decade or century.
    Year,
    /// The month.
    Month,
    /// The day of the month.
    Day,
    /// The day of the week.
    Weekday,
    /// The half, quarter, season, or beginning, middle and end.
    Part,
    /// The distance from the day of writing, or its direction.
    Relative,
}

/// How much of a comparison is settled.
type Shared = Result<usize, Field>;

impl Date {
    /// Compares with `other`, knowing the day of writing or not.
    pub(crate) fn compare(&self, other: &Self, reference: Option<civil::Date>) -> Agreement {
        let (a, b) = (self.frame(reference), other.frame(reference));
        let shared = || -> Shared {
            Ok(self.shared_fields(other, &a, &b)?
                + self.shared_order(other)?
                + self.shared_era(other, &a, &b)?
                + self.shared_parts(other, &a, &b)?
                + self.shared_weekday(other, &a, &b, reference)?
                + self.shared_relative(other, &a, &b, reference)?)
        };
        match shared() {
            Err(field) => Agreement::Conflict(field),
            Ok(shared) if shared > 0 && self.grain(&a) == other.grain(&b) => Agreement::Same,
            Ok(_) => Agreement::Compatible,
        }
    }

    /// Compares year, month and day.
    fn shared_fields(&self, other: &Self, a: &Frame, b: &Frame) -> Shared {
        let stated = |x: &Self, y: &Self| {
            x.year.is_some() || y.year.is_some() || x.relative.is_some() || y.relative.is_some()
        };
        let day = equal(a.day, b.day, Field::Day);
        let month = equal(a.month, b.month, Field::Month);
        // The most telling field first: a wrong day of the right month is a wrong day.
        let year = if stated(self, other) { equal(a.year, b.year, Field::Year) } else { Ok(0) };
        Ok(year? + month? + day?)
    }

    /// Compares holidays, and places in an order.
    fn shared_order(&self, other: &Self) -> Shared {
        let nth = match (self.nth, other.nth) {
            (Some(x), Some(y)) if x.of == y.of => equal(Some(x.place), Some(y.place), Field::Part)?,
            _ => 0,
        };
        match (self.holiday, other.holiday) {
            (Some(x), Some(y)) => match x.is(y) {
                Some(true) => Ok(nth + 1),
                Some(false) => Err(Field::Day),
                None => Ok(nth),
            },
            _ => Ok(nth),
        }
    }

    /// Compares decades and centuries, with each other and with years.
    fn shared_era(&self, other: &Self, a: &Frame, b: &Frame) -> Shared {
        let years = |date: &Self, frame: &Frame| match date.era {
            Some(Era::Decade(first)) => Some((first, first.saturating_add(9))),
            Some(Era::Century(number)) => {
                let first = number.saturating_sub(1).saturating_mul(100);
                Some((first, first.saturating_add(99)))
            }
            None => frame.year.map(|year| (year, year)),
        };
        match (years(self, a), years(other, b)) {
            (Some(x), Some(y)) if self.era.is_some() || other.era.is_some() => {
                let inside = (x.0 <= y.0 && y.1 <= x.1) || (y.0 <= x.0 && x.1 <= y.1);
                if inside { Ok(usize::from(x == y)) } else { Err(Field::Year) }
            }
            _ => Ok(0),
        }
    }

    /// Compares halves, quarters, seasons and thirds.
    fn shared_parts(&self, other: &Self, a: &Frame, b: &Frame) -> Shared {
        let months = |part: Option<Part>, month: Option<u8>| match (month, part) {
            (Some(month), _) => Some((month, month)),
            (None, Some(Part::Half(n))) => Some((n * 6 - 5, n * 6)),
            (None, Some(Part::Quarter(n))) => Some((n * 3 - 2, n * 3)),
            _ => None,
        };
        let parts = match (a.part, b.part) {
            (Some(Part::Season(x)), Some(Part::Season(y))) => equal(Some(x), Some(y), Field::Part)?,
            (Some(x @ (Part::Weekend | Part::Workdays)), Some(y @ (Part::Weekend | Part::Workdays))) => {
                equal(Some(x), Some(y), Field::Part)?
            }
            _ => match (months(a.part, a.month), months(b.part, b.month)) {
                (Some(_), Some(_)) if a.month.is_some() && b.month.is_some() => {
                    usize::from(a.part.is_some() && a.part == b.part)
                }
                (Some(x), Some(y)) => {
                    let inside = (x.0 <= y.0 && y.1 <= x.1) || (y.0 <= x.0 && x.1 <= y.1);
                    if !inside {
                        return Err(Field::Part);
                    }
                    usize::from(x == y)
                }
                _ => 0,
            },
        };
        let thirds = match (self.edge, other.edge) {
            (Some(_), Some(_)) => equal(self.edge, other.edge, Field::Part)?,
            (Some(edge), None) => against_day(edge, a, b)?,
            (None, Some(edge)) => against_day(edge, b, a)?,
            (None, None) => 0,
        };
        Ok(parts + thirds)
    }

    /// Compares days of the week, stated or following from the day.
    fn shared_weekday(&self, other: &Self, a: &Frame, b: &Frame, reference: Option<civil::Date>) -> Shared {
        if self.weekday.is_some() && other.weekday.is_some() {
            return equal(self.weekday, other.weekday, Field::Weekday);
        }
        let (weekday, dated, frame) = match (self.weekday, other.weekday) {
            (Some(weekday), None) => (weekday, other, b),
            (None, Some(weekday)) => (weekday, self, a),
            _ => return weekend(self.part, b).and(weekend(other.part, a)),
        };
        // A day of the month on both sides has been compared; its weekday is another question.
        if a.day.is_some() && b.day.is_some() {
            return Ok(0);
        }
        let stretch = |part: Option<Part>| match part {
            Some(Part::Weekend) => Some(true),
            Some(Part::Workdays) => Some(false),
            _ => None,
        };
        if let Some(rest) = stretch(dated.part) {
            return if rest == is_rest(weekday) { Ok(0) } else { Err(Field::Weekday) };
        }
        let days = match (frame.exact(), reference) {
            (Some(day), _) => vec![day],
            (None, Some(reference)) => {
                Date { year: frame.year, month: frame.month, ..dated.clone() }.candidates(reference)
            }
            (None, None) => Vec::new(),
        };
        if days.is_empty() {
            return Ok(0);
        }
        if days.iter().any(|day| day.weekday() == weekday) { Ok(1) } else { Err(Field::Weekday) }
    }

    /// Compares distances and directions.
    fn shared_relative(&self, other: &Self, a: &Frame, b: &Frame, reference: Option<civil::Date>) -> Shared {
        if let (Some(x), Some(y)) = (self.shift, other.shift)
            && x != y
        {
            return Err(Field::Relative);
        }
        let telling = |date: &Self| date.relative.filter(|relative| !relative.is_anaphoric());
        match (telling(self), telling(other)) {
            (Some(x), Some(y)) if x.unit == y.unit => {
                if x.offset == y.offset {
                    Ok(1)
                } else {
                    Err(Field::Relative)
                }
            }
            (Some(x), Some(y)) => across(x, y, self.overlap(other, reference)),
            // A week and a day share no field, but with a reference they share days.
            (Some(_), None) | (None, Some(_)) if a.monday.is_some() || b.monday.is_some() => {
                if self.overlap(other, reference) == Some(false)
                    && (a.exact().is_some() || b.exact().is_some())
                {
                    Err(Field::Relative)
                } else {
                    Ok(0)
                }
            }
            (None, None) if self.relative.is_some() && self.relative == other.relative => Ok(1),
            _ => Ok(0),
        }
    }

    /// Returns whether the two share a day, where both can be placed.
    fn overlap(&self, other: &Self, reference: Option<civil::Date>) -> Option<bool> {
        let (x, y) = (self.resolve(reference?)?, other.resolve(reference?)?);
        Some(x.0 <= y.1 && y.0 <= x.1)
    }

    /// Returns how fine the date is, from the day up.
    fn grain(&self, frame: &Frame) -> u8 {
        let week = self.relative.is_some_and(|relative| relative.unit == Unit::Week);
        let day = self.relative.is_some_and(|relative| relative.unit == Unit::Day);
        match frame.part {
            _ if frame.day.is_some() || self.weekday.is_some() || self.holiday.is_some() || day => 0,
            _ if self.nth.is_some() => 2,
            Some(Part::Weekend | Part::Workdays) => 1,
            Some(Part::Week) => 2,
            _ if week => 2,
            _ if self.edge.is_some() && self.era.is_none() => 3,
            _ if frame.month.is_some()
                || self.relative.is_some_and(|relative| relative.unit == Unit::Month) =>
            {
                4
            }
            Some(Part::Season(_) | Part::Quarter(_)) => 5,
            Some(Part::Half(_)) => 6,
            _ if self.relative.is_some_and(|relative| relative.unit == Unit::Quarter) => 5,
            _ if self.relative.is_some_and(|relative| relative.unit == Unit::Half) => 6,
            None if self.era.is_some() => 8,
            None => 7,
        }
    }
}

/// Returns one shared field, none, or the conflict.
fn equal<T: PartialEq>(a: Option<T>, b: Option<T>, field: Field) -> Shared {
    match (a, b) {
        (Some(a), Some(b)) if a == b => Ok(1),
        (Some(_), Some(_)) => Err(field),
        _ => Ok(0),
    }
}

/// Compares a third of a month with a day that lies far from it.
fn against_day(edge: Edge, own: &Frame, dated: &Frame) -> Shared {
    let Some(day) = dated.day else { return Ok(0) };
    if own.month.is_none() || own.month != dated.month {
        return Ok(0);
    }
    let fits = match edge {
        Edge::Early => day <= 15,
        Edge::Middle => (6..=25).contains(&day),
        Edge::Late => day >= 16,
    };
    if fits { Ok(0) } else { Err(Field::Part) }
}

/// Compares a weekend or weekday with a day that is known.
fn weekend(part: Option<Part>, dated: &Frame) -> Shared {
    let (Some(year), Some(month), Some(number)) = (dated.year, dated.month, dated.day) else { return Ok(0) };
    let Some(date) = day(year, month, number) else { return Ok(0) };
    match part {
        Some(Part::Weekend) if !is_rest(date.weekday()) => Err(Field::Weekday),
        Some(Part::Workdays) if is_rest(date.weekday()) => Err(Field::Weekday),
        _ => Ok(0),
    }
}

/// Returns whether the weekend holds `weekday`.
const fn is_rest(weekday: Weekday) -> bool {
    matches!(weekday, Weekday::Saturday | Weekday::Sunday)
}

/// Compares distances in different units.
fn across(x: Relative, y: Relative, overlap: Option<bool>) -> Shared {
    if x.anchor == Anchor::Writing && y.anchor == Anchor::Writing {
        return match overlap {
            Some(true) => Ok(0),
            None if x.offset == 0 || y.offset == 0 => Ok(0),
            None if x.offset.signum() == y.offset.signum() && x.unit.max(y.unit) <= Unit::Month => Ok(0),
            _ => Err(Field::Relative),
        };
    }
    if x.unit.max(y.unit) <= Unit::Week { Ok(0) } else { Err(Field::Relative) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::Seen;
    use crate::extract::date::read;
    use crate::source::Lang;

    fn compared(ko: &str, en: &str, reference: Option<civil::Date>) -> Agreement {
        read(&Seen::new(ko, Lang::Ko))[0].value.compare(&read(&Seen::new(en, Lang::En))[0].value, reference)
    }

    #[test]
    fn the_day_of_writing_settles_what_is_left_out() {
        let march = Some(civil::date(2026, 3, 11));
        for en in ["on March 9", "on Monday", "on the 9th", "March 9, 2026"] {
            assert_eq!(compared("지난 9일", en, march), Agreement::Same, "{en}");
        }
        assert_eq!(compared("지난 9일", "on Tuesday", march), Agreement::Conflict(Field::Weekday));
        assert_eq!(compared("지난 9일", "on April 9", march), Agreement::Conflict(Field::Month));
        assert_eq!(compared("지난해", "in 2025", march), Agreement::Same);
        assert_eq!(compared("지난해", "in 2024", march), Agreement::Conflict(Field::Year));
        assert_eq!(compared("다음 달", "in April", march), Agreement::Same);
        assert_eq!(compared("다음 달", "in May", march), Agreement::Conflict(Field::Month));
        assert_eq!(compared("내년 1분기", "in the first quarter of 2027", march), Agreement::Same);
    }

    #[test]
    fn without_it_only_what_is_stated_counts() {
        assert_eq!(compared("지난달", "last month", None), Agreement::Same);
        assert_eq!(compared("지난달", "next month", None), Agreement::Conflict(Field::Relative));
        assert_eq!(compared("지난해", "in 2019", None), Agreement::Compatible);
        assert_eq!(compared("3월", "on March 9", None), Agreement::Compatible);
        assert_eq!(compared("9일", "on March 9", None), Agreement::Same);
        assert_eq!(compared("8월 13일(목)", "Friday, Aug. 13", None), Agreement::Conflict(Field::Weekday));
        assert_eq!(compared("상반기", "in the second half", None), Agreement::Conflict(Field::Part));
        assert_eq!(compared("7월 말", "in early July", None), Agreement::Conflict(Field::Part));
        assert_eq!(compared("이날", "on May 2", None), Agreement::Compatible);
    }

    #[test]
    fn comparisons_agree_with_their_like() {
        assert_eq!(compared("전년 동월 대비", "from a year earlier", None), Agreement::Same);
        assert_eq!(compared("전년 동기 대비", "year on year", None), Agreement::Same);
        assert_eq!(
            compared("전년 동월 대비", "from the previous month", None),
            Agreement::Conflict(Field::Relative)
        );
    }
}
