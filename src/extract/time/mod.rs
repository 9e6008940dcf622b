//! Times of the clock: 오후 7시 30분, 정오, 9:30 a.m., noon.

mod en;
mod ko;

use super::date::Found;
use crate::source::Lang;

/// A time of the clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Clock {
    /// The hour, 0 to 24 where the half of the day is known, else 1 to 12.
    pub(crate) hour: u8,
    /// The minute.
    pub(crate) minute: u8,
    /// The second, where it is given.
    pub(crate) second: Option<u8>,
    /// Whether the half of the day is known.
    pub(crate) meridiem: Meridiem,
    /// The time zone's letters, where they are given.
    pub(crate) zone: Option<String>,
}

/// Whether a time tells the morning from the evening.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Meridiem {
    /// The hour counts from midnight.
    Known,
    /// The hour is of the morning or the evening.
    Unknown,
}

/// Reads the times of one sentence, in order and without overlaps; a range gives two.
pub(crate) fn read(text: &str, lang: Lang) -> Vec<Found<Clock>> {
    match lang {
        Lang::Ko => ko::read(text),
        Lang::En => en::read(text),
    }
}

impl Clock {
    /// Returns a time, or nothing where the clock has none such.
    fn new(hour: u8, minute: u8, meridiem: Meridiem) -> Option<Self> {
        let fits = hour < 24 || (hour == 24 && minute == 0);
        (fits && minute < 60).then_some(Self { hour, minute, second: None, meridiem, zone: None })
    }

    /// Returns whether the two can be the same: half a day apart is the same where one does not say which half, and
    /// a zone counts only where both give one.
    pub(crate) fn agrees(&self, other: &Self) -> bool {
        let hours =
            if self.meridiem == Meridiem::Known && other.meridiem == Meridiem::Known { 24 } else { 12 };
        let zones = match (&self.zone, &other.zone) {
            (Some(a), Some(b)) => a == b,
            _ => true,
        };
        let seconds = match (self.second, other.second) {
            (Some(a), Some(b)) => a == b,
            _ => true,
        };
        self.hour % hours == other.hour % hours && self.minute == other.minute && zones && seconds
    }

    /// Returns the TIMEX3 value: `T09:30`.
    pub(crate) fn timex(&self) -> String {
        match self.second {
            Some(second) => format!("T{:02}:{:02}:{second:02}", self.hour, self.minute),
            None => format!("T{:02}:{:02}", self.hour, self.minute),
        }
    }

    /// Returns the time in English: `9:30 a.m.`, `noon`, `7 o'clock`.
    pub(crate) fn describe(&self) -> String {
        let hour = match self.hour % 12 {
            0 => 12,
            hour => hour,
        };
        let seconds = self.second.map(|second| format!(":{second:02}")).unwrap_or_default();
        let figures = if self.minute == 0 && seconds.is_empty() {
            hour.to_string()
        } else {
            format!("{hour}:{:02}{seconds}", self.minute)
        };
        let zone = self.zone.as_ref().map(|zone| format!(" {zone}")).unwrap_or_default();
        let time = match (self.meridiem, self.hour, self.minute) {
            (Meridiem::Known, 12, 0) if self.second.is_none() => "noon".to_owned(),
            (Meridiem::Known, 0 | 24, 0) if self.second.is_none() => "midnight".to_owned(),
            (Meridiem::Known, 12..24, _) => format!("{figures} p.m."),
            (Meridiem::Known, ..) => format!("{figures} a.m."),
            (Meridiem::Unknown, _, 0) => format!("{figures} o'clock"),
            (Meridiem::Unknown, ..) => figures,
        };
        time + &zone
    }

    /// Takes the half of the day from the time a range begins with: 오후 2시부터 4시까지.
    fn follow(&mut self, first: &Self) {
        if self.meridiem == Meridiem::Known || first.meridiem == Meridiem::Unknown {
            return;
        }
        let (hour, begin) = (self.hour % 12, first.hour % 12);
        let afternoon = first.hour >= 12;
        let same_half = (hour, self.minute) > (begin, first.minute);
        self.hour = if afternoon == same_half { hour + 12 } else { hour };
        self.meridiem = Meridiem::Known;
    }

    /// Takes the half of the day from the time a range ends with: 10–11:30 a.m.
    fn lead(&mut self, last: &Self) {
        if self.meridiem == Meridiem::Known || last.meridiem == Meridiem::Unknown {
            return;
        }
        let (hour, end) = (self.hour % 12, last.hour % 12);
        let afternoon = (12..24).contains(&last.hour);
        let same_half = (hour, self.minute) < (end, last.minute);
        self.hour = if afternoon == same_half { hour + 12 } else { hour };
        self.meridiem = Meridiem::Known;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(hour: u8, minute: u8, meridiem: Meridiem) -> Clock {
        Clock::new(hour, minute, meridiem).unwrap()
    }

    #[test]
    fn an_unknown_half_of_the_day_agrees_with_both() {
        let seven = at(7, 0, Meridiem::Unknown);
        assert!(seven.agrees(&at(19, 0, Meridiem::Known)));
        assert!(seven.agrees(&at(7, 0, Meridiem::Known)));
        assert!(!at(7, 0, Meridiem::Known).agrees(&at(19, 0, Meridiem::Known)));
        assert!(at(24, 0, Meridiem::Known).agrees(&at(0, 0, Meridiem::Known)));
    }

    #[test]
    fn times_are_written_out() {
        assert_eq!(at(9, 30, Meridiem::Known).timex(), "T09:30");
        assert_eq!(at(9, 30, Meridiem::Known).describe(), "9:30 a.m.");
        assert_eq!(at(12, 0, Meridiem::Known).describe(), "noon");
        assert_eq!(at(0, 15, Meridiem::Known).describe(), "12:15 a.m.");
        assert_eq!(at(3, 0, Meridiem::Unknown).describe(), "3 o'clock");
        assert!(Clock::new(25, 0, Meridiem::Known).is_none());
        assert!(Clock::new(24, 30, Meridiem::Known).is_none());
    }
}
