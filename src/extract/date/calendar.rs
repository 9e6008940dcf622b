//! From words to days: what a date says once the day of writing is known.

use jiff::ToSpan as _;
use jiff::civil::{self, Weekday};

use super::{Anchor, Counted, Date, Edge, Era, Nth, Part, Relative, Season, Shift, Unit};

/// The calendar fields of a date, those that follow for certain from the day of writing included.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Frame {
    /// The year.
    pub(super) year: Option<i16>,
    /// The month.
    pub(super) month: Option<u8>,
    /// The day of the month.
    pub(super) day: Option<u8>,
    /// The half or quarter, or another part.
    pub(super) part: Option<Part>,
    /// The first day of the week.
    pub(super) monday: Option<civil::Date>,
}

impl Frame {
    /// Returns the day, where year, month and day are known and such a day exists.
    pub(super) fn exact(&self) -> Option<civil::Date> {
        day(self.year?, self.month?, self.day?)
    }

    /// Fills in one whole day.
    fn set(&mut self, date: civil::Date) {
        self.year = Some(date.year());
        self.month = u8::try_from(date.month()).ok();
        self.day = u8::try_from(date.day()).ok();
    }
}

impl Date {
    /// Returns the stated fields and those that `reference` makes certain.
    pub(super) fn frame(&self, reference: Option<civil::Date>) -> Frame {
        let mut frame =
            Frame { year: self.year, month: self.month, day: self.day, part: self.part, monday: None };
        let Some(reference) = reference else {
            self.pin(&mut frame);
            return frame;
        };
        match self.relative {
            Some(relative) if relative.anchor == Anchor::Writing => {
                self.place(&mut frame, relative, reference);
            }
            Some(_) => {}
            None => self.lean(&mut frame, reference),
        }
        self.pin(&mut frame);
        frame
    }

    /// Fills in the day of a holiday and of an order (the third Friday), once its year or month is known.
    fn pin(&self, frame: &mut Frame) {
        if frame.month.is_some() && self.nth.is_none() {
            return;
        }
        if let Some(holiday) = self.holiday {
            let day = frame.year.and_then(|year| holiday.certain_day(year));
            if let Some((month, day)) = day.map(|day| (day.month(), day.day())) {
                (frame.month, frame.day) = (u8::try_from(month).ok(), u8::try_from(day).ok());
            } else if let Some((month, day)) = holiday.fixed() {
                (frame.month, frame.day) = (Some(month), Some(day));
            }
        }
        if let (Some(nth), Some(year), Some(month)) = (self.nth, frame.year, frame.month)
            && let Some((first, last)) = nth.days(self.weekday, year, Some(month))
            && first == last
        {
            frame.set(first);
        }
    }

    /// Fills in what a distance from the day of writing says.
    fn place(&self, frame: &mut Frame, relative: Relative, reference: civil::Date) {
        let offset = relative.offset;
        match relative.unit {
            Unit::Year => {
                frame.year = frame.year.or(i16::try_from(i32::from(reference.year()) + offset).ok());
            }
            Unit::Half | Unit::Quarter => {
                let (per, length) = if relative.unit == Unit::Half { (2, 6) } else { (4, 3) };
                let index =
                    i32::from(reference.year()) * per + (i32::from(reference.month()) - 1) / length + offset;
                frame.year = i16::try_from(index.div_euclid(per)).ok();
                let number = u8::try_from(index.rem_euclid(per) + 1).unwrap_or(1);
                frame.part = Some(if relative.unit == Unit::Half {
                    Part::Half(number)
                } else {
                    Part::Quarter(number)
                });
            }
            Unit::Month => {
                let index = i32::from(reference.year()) * 12 + i32::from(reference.month()) - 1 + offset;
                frame.year = i16::try_from(index.div_euclid(12)).ok();
                frame.month = u8::try_from(index.rem_euclid(12) + 1).ok();
            }
            Unit::Week => {
                let back = i64::from(reference.weekday().to_monday_zero_offset());
                let monday = reference.checked_add((i64::from(offset) * 7 - back).days()).ok();
                frame.monday = monday;
                if let (Some(monday), Some(weekday)) = (monday, self.weekday) {
                    let date = monday.checked_add(i64::from(weekday.to_monday_zero_offset()).days());
                    if let Ok(date) = date {
                        frame.set(date);
                    }
                }
            }
            Unit::Day => {
                if let Ok(date) = reference.checked_add(i64::from(offset).days()) {
                    frame.set(date);
                }
            }
        }
    }

    /// Fills in what 지난 and 오는 say of a date that leaves out its year or month.
    fn lean(&self, frame: &mut Frame, reference: civil::Date) {
        let Some(shift) = self.shift else { return };
        let fits = |date: &civil::Date| match shift {
            Shift::Past => *date <= reference,
            Shift::Coming => *date >= reference,
        };
        let mut days = self.candidates(reference);
        days.retain(fits);
        let found = if shift == Shift::Past { days.last() } else { days.first() };
        match (self.year, self.month, self.day, found) {
            (None, _, Some(_), Some(found)) => frame.set(*found),
            (None, Some(month), None, _) if i8::try_from(month).ok() != Some(reference.month()) => {
                let behind = i8::try_from(month).is_ok_and(|month| month < reference.month());
                frame.year = Some(match (shift, behind) {
                    (Shift::Past, true) | (Shift::Coming, false) => reference.year(),
                    (Shift::Past, false) => reference.year() - 1,
                    (Shift::Coming, true) => reference.year() + 1,
                });
            }
            _ => {}
        }
    }

    /// Returns the days, in order, that the date may mean around `reference`, where it names a day of the month.
    pub(super) fn candidates(&self, reference: civil::Date) -> Vec<civil::Date> {
        let Some(number) = self.day else { return Vec::new() };
        match (self.year, self.month) {
            (Some(year), Some(month)) => day(year, month, number).into_iter().collect(),
            (None, Some(month)) => {
                (-1..=1).filter_map(|step| day(reference.year() + step, month, number)).collect()
            }
            (_, None) => (-2..=2)
                .filter_map(|step: i32| {
                    let index = i32::from(reference.year()) * 12 + i32::from(reference.month()) - 1 + step;
                    let year = i16::try_from(index.div_euclid(12)).ok()?;
                    day(year, u8::try_from(index.rem_euclid(12) + 1).ok()?, number)
                })
                .filter(|date| self.year.is_none_or(|year| year == date.year()))
                .collect(),
        }
    }

    /// Returns the days that the date most likely means, as a listing shows them: what leaves out its year, month or
    /// week is the coming one, and what is counted from the time spoken of is counted from `reference`.
    pub(crate) fn likely(&self, reference: civil::Date) -> Option<(civil::Date, civil::Date)> {
        let mut date = self.clone();
        if let Some(relative) = &mut date.relative {
            relative.anchor = Anchor::Writing;
        }
        // This Friday (June 15): the day says more than the week.
        if date.day.is_some() && date.month.is_some() {
            (date.relative, date.shift) =
                (date.relative.filter(|relative| relative.unit == Unit::Year), None);
        }
        if date.relative.is_none() && date.shift.is_none() && date.year.is_none() {
            if let Some(day) = date.coming_day(reference) {
                return Some(date.week_of(day).unwrap_or((day, day)));
            }
            if date.weekday.is_some() || date.day.is_some() {
                date.shift = Some(Shift::Coming);
            } else if date.nth.is_none()
                && let Some(month) = date.month
            {
                let ahead = i8::try_from(month).is_ok_and(|month| month >= reference.month());
                date.year = Some(if ahead { reference.year() } else { reference.year() + 1 });
            }
        }
        let resolved = date.resolve(reference)?;
        // This Monday is the coming one, once that of this week is over.
        let this_week = date.weekday.is_some() && date.relative == Some(Relative::writing(Unit::Week, 0));
        if this_week && date.day.is_none() && resolved.0 < reference {
            let next = resolved.0.checked_add(7.days()).ok()?;
            return Some((next, next));
        }
        Some(resolved)
    }

    /// Returns the day of this number that fits its weekday and lies nearest, or else the coming one.
    fn coming_day(&self, reference: civil::Date) -> Option<civil::Date> {
        const MONTHS_BACK: i32 = 2;
        const MONTHS_AHEAD: i32 = 18;
        let number = self.day?;
        let months = (-MONTHS_BACK..=MONTHS_AHEAD).filter_map(|step| {
            let index = i32::from(reference.year()) * 12 + i32::from(reference.month()) - 1 + step;
            let month = u8::try_from(index.rem_euclid(12) + 1).ok()?;
            let stated = self.month.is_none_or(|stated| stated == month);
            day(i16::try_from(index.div_euclid(12)).ok()?, month, number).filter(|_| stated)
        });
        let days: Vec<_> = months.collect();
        let fitting = days.iter().filter(|date| Some(date.weekday()) == self.weekday);
        let nearest = fitting.min_by_key(|date| date.duration_since(reference).abs());
        nearest.or_else(|| days.iter().find(|date| **date >= reference)).copied()
    }

    /// Returns the day, as one of its own year or else of `year`.
    pub(crate) fn in_year(&self, year: i16) -> Option<civil::Date> {
        day(self.year.unwrap_or(year), self.month?, self.day?)
    }

    /// Returns the first and the last day that the date means, or `None` where that cannot be known.
    ///
    /// A date that leaves out its year or month is taken to lie as near as it can to `reference`.
    pub(crate) fn resolve(&self, reference: civil::Date) -> Option<(civil::Date, civil::Date)> {
        if self.relative.is_some_and(|relative| relative.anchor == Anchor::Context) {
            return None;
        }
        let frame = self.frame(Some(reference));
        if let Some(date) = frame.exact() {
            return Some(self.week_of(date).unwrap_or((date, date)));
        }
        if let Some(holiday) = self.holiday {
            let years = frame.year.map_or(reference.year() - 1..=reference.year() + 1, |year| year..=year);
            let fits = |(_, last): &(civil::Date, civil::Date)| match self.shift {
                Some(Shift::Coming) => *last >= reference,
                Some(Shift::Past) => *last <= reference,
                None => true,
            };
            let days = years.filter_map(|year| holiday.days(year)).filter(fits);
            return days.min_by_key(|(first, _)| first.duration_since(reference).abs());
        }
        if let Some(nth) = self.nth {
            let month = frame.month;
            let year = frame.year.unwrap_or(reference.year());
            // The first Sunday alone is one of this month.
            let alone = month.is_none() && frame.year.is_none();
            let month = if alone { u8::try_from(reference.month()).ok() } else { month };
            return nth.days(self.weekday, year, month);
        }
        if self.day.is_some() {
            let near = |date: &civil::Date| date.duration_since(reference).abs();
            let date = Self { year: frame.year, month: frame.month, ..self.clone() }.candidates(reference);
            let date = date.into_iter().min_by_key(near)?;
            return Some(self.week_of(date).unwrap_or((date, date)));
        }
        if let Some(monday) = frame.monday {
            let (from, to) = match self.part {
                Some(Part::Weekend) => (5, 6),
                Some(Part::Workdays) => (0, 4),
                _ => (0, 6),
            };
            return Some((monday.checked_add(from.days()).ok()?, monday.checked_add(to.days()).ok()?));
        }
        if let Some(weekday) = self.weekday {
            return self.shift.and_then(|shift| nearest(weekday, shift, reference)).map(|date| (date, date));
        }
        if let Some(era) = self.era {
            let (first, length) = match era {
                Era::Decade(year) => (year, 10),
                Era::Century(number) => (number.checked_sub(1)?.checked_mul(100)?, 100),
            };
            return self.cut(day(first, 1, 1)?, day(first.checked_add(length - 1)?, 12, 31)?);
        }
        let (from, months) = match (frame.month, frame.part) {
            (Some(month), _) => (month, 1),
            (None, Some(Part::Half(number))) => (number.saturating_sub(1) * 6 + 1, 6),
            (None, Some(Part::Quarter(number))) => (number.saturating_sub(1) * 3 + 1, 3),
            (None, Some(Part::Season(season))) => (season.first_month(), 3),
            (None, Some(Part::Weekend | Part::Workdays | Part::Week)) => return None,
            (None, None) => (1, 12),
        };
        let year = match frame.year {
            Some(year) => year,
            None if months == 12 => return None,
            None => (-1..=1)
                .map(|step| reference.year() + step)
                .min_by_key(|&year| day(year, from, 1).map(|date| date.duration_since(reference).abs()))?,
        };
        let first = day(year, from, 1)?;
        let last = first.checked_add(months.months()).ok()?.yesterday().ok()?;
        self.cut(first, last)
    }

    /// Returns the week that holds `date`, from Monday, where it is the week that is meant.
    fn week_of(&self, date: civil::Date) -> Option<(civil::Date, civil::Date)> {
        let back = i64::from(date.weekday().to_monday_zero_offset());
        let monday = date.checked_sub(back.days()).ok().filter(|_| self.part == Some(Part::Week))?;
        Some((monday, monday.checked_add(6.days()).ok()?))
    }

    /// Cuts a period down to its beginning, middle or end.
    fn cut(&self, first: civil::Date, last: civil::Date) -> Option<(civil::Date, civil::Date)> {
        let length = i64::from(last.since(first).ok()?.get_days()) + 1;
        // A third of a year is four months.
        if (365..=366).contains(&length) {
            let from = |month: i8| civil::Date::new(first.year(), month, 1).ok();
            let ends = |month: i8| from(month)?.yesterday().ok();
            return Some(match self.edge {
                None => (first, last),
                Some(Edge::Early) => (first, ends(5)?),
                Some(Edge::Middle) => (from(5)?, ends(9)?),
                Some(Edge::Late) => (from(9)?, last),
            });
        }
        let third = length / 3;
        let from = |days: i64| first.checked_add(days.days()).ok();
        Some(match self.edge {
            None => (first, last),
            Some(Edge::Early) => (first, from(third.max(1) - 1)?),
            Some(Edge::Middle) => (from(third)?, from((third * 2).max(1) - 1)?),
            Some(Edge::Late) => (from(third * 2)?, last),
        })
    }
}

impl Nth {
    /// Returns the first and the last day of what it means in a year or in one of its months.
    fn days(
        self,
        weekday: Option<Weekday>,
        year: i16,
        month: Option<u8>,
    ) -> Option<(civil::Date, civil::Date)> {
        let first = day(year, month.unwrap_or(1), 1)?;
        let last = if month.is_some() { first.last_of_month() } else { first.last_of_year() };
        let steps = i32::from(if self.place > 0 { self.place - 1 } else { self.place + 1 });
        let inside = |date: &civil::Date| (first..=last).contains(date);
        match self.of {
            Counted::Day => {
                let from = if self.place > 0 { first } else { last };
                let date = from.checked_add(steps.days()).ok().filter(inside)?;
                Some((date, date))
            }
            Counted::Weekday => {
                let date = nth_weekday(first, last, self.place, weekday?)?;
                Some((date, date)).filter(|(date, _)| inside(date))
            }
            Counted::Week => {
                let thursday = nth_weekday(first, last, self.place, Weekday::Thursday)?;
                let monday = thursday.checked_sub(3.days()).ok()?;
                let in_week =
                    |weekday: Weekday| monday.checked_add(i64::from(weekday.to_monday_zero_offset()).days());
                match weekday {
                    Some(weekday) => in_week(weekday).ok().map(|date| (date, date)),
                    None => Some((monday, in_week(Weekday::Sunday).ok()?)),
                }
            }
        }
    }
}

/// Returns the weekday at `place` from the first day on, or from the last day back.
fn nth_weekday(first: civil::Date, last: civil::Date, place: i8, weekday: Weekday) -> Option<civil::Date> {
    let weeks = i32::from(if place > 0 { place - 1 } else { place + 1 });
    let (from, step) = if place > 0 {
        (first, i32::from(first.weekday().until(weekday)))
    } else {
        (last, -i32::from(last.weekday().since(weekday)))
    };
    from.checked_add((step + weeks * 7).days()).ok()
}

impl Season {
    /// Returns the month in which the season begins.
    const fn first_month(self) -> u8 {
        match self {
            Self::Spring => 3,
            Self::Summer => 6,
            Self::Autumn => 9,
            Self::Winter => 12,
        }
    }
}

/// Returns the day, where it exists.
pub(super) fn day(year: i16, month: u8, day: u8) -> Option<civil::Date> {
    civil::Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// Returns the last such weekday before `reference`, or the first one after it.
fn nearest(weekday: Weekday, shift: Shift, reference: civil::Date) -> Option<civil::Date> {
    reference.nth_weekday(if shift == Shift::Past { -1 } else { 1 }, weekday).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(year: i16, month: i8, day: i8) -> civil::Date {
        civil::date(year, month, day)
    }

    #[test]
    fn relative_periods_become_days() {
        let reference = on(2026, 3, 11);
        let last_year = Date { month: Some(7), ..Date::of_relative(Relative::writing(Unit::Year, -1)) };
        assert_eq!(last_year.resolve(reference), Some((on(2025, 7, 1), on(2025, 7, 31))));
        let next_month =
            Date { edge: Some(Edge::Middle), ..Date::of_relative(Relative::writing(Unit::Month, 1)) };
        assert_eq!(next_month.resolve(reference), Some((on(2026, 4, 11), on(2026, 4, 20))));
        let weekend =
            Date { part: Some(Part::Weekend), ..Date::of_relative(Relative::writing(Unit::Week, 0)) };
        assert_eq!(weekend.resolve(reference), Some((on(2026, 3, 14), on(2026, 3, 15))));
        let quarter = Date::of_relative(Relative::writing(Unit::Quarter, -1));
        assert_eq!(quarter.resolve(reference), Some((on(2025, 10, 1), on(2025, 12, 31))));
        assert_eq!(Date::of_relative(Relative::context(Unit::Day, 0)).resolve(reference), None);
    }

    #[test]
    fn a_bare_day_lies_near_the_day_of_writing() {
        let reference = on(2026, 3, 2);
        let the_27th = Date { day: Some(27), ..Date::default() };
        assert_eq!(the_27th.resolve(reference), Some((on(2026, 2, 27), on(2026, 2, 27))));
        let coming = Date { shift: Some(Shift::Coming), ..the_27th };
        assert_eq!(coming.resolve(reference), Some((on(2026, 3, 27), on(2026, 3, 27))));
        let impossible = Date { year: Some(2026), month: Some(2), day: Some(30), ..Date::default() };
        assert_eq!(impossible.resolve(reference), None);
    }
}
