//! Times of the clock: 오후 7시 30분, 정오, 9:30 a.m., noon.

mod en;
mod ko;

use super::Seen;
use super::date::Found;

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

/// Letters of time zones, with the minutes by which they are ahead of Greenwich. Of the letters that several zones share
/// (CST, IST, BST) the first meant in English news is given.
const ZONES: &[(&str, i32)] = &[
    ("KST", 540),
    ("JST", 540),
    ("GMT", 0),
    ("UTC", 0),
    ("WET", 0),
    ("BST", 60),
    ("CET", 60),
    ("CEST", 120),
    ("EET", 120),
    ("EEST", 180),
    ("MSK", 180),
    ("IST", 330),
    ("SGT", 480),
    ("HKT", 480),
    ("AWST", 480),
    ("ACST", 570),
    ("AEST", 600),
    ("AEDT", 660),
    ("NZST", 720),
    ("NZDT", 780),
    ("AST", -240),
    ("EDT", -240),
    ("EST", -300),
    ("ET", -300),
    ("CDT", -300),
    ("CST", -360),
    ("CT", -360),
    ("MDT", -360),
    ("MST", -420),
    ("MT", -420),
    ("PDT", -420),
    ("PST", -480),
    ("PT", -480),
    ("HST", -600),
];

/// Whether a time tells the morning from the evening.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Meridiem {
    /// The hour counts from midnight.
    Known,
    /// The hour is of the morning or the evening.
    Unknown,
}

/// Reads the times of one sentence, in order and without overlaps; a range gives two.
pub(super) fn read(seen: &Seen<'_>) -> Vec<Found<Clock>> {
    match seen {
        Seen::Korean(text) => ko::read(text),
        Seen::English(words) => en::read(words),
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
        // A stated conversion: 오후 7시, 10:00 GMT.
        if let (Some(own), Some(there)) = (self.offset(), other.offset()) {
            let minutes =
                |clock: &Self, offset: i32| i32::from(clock.hour) * 60 + i32::from(clock.minute) - offset;
            let apart = (minutes(self, own) - minutes(other, there)).rem_euclid(i32::from(hours) * 60);
            // ET and PT leave open whether it is summer.
            let summer = |clock: &Self| clock.zone.as_ref().is_some_and(|zone| zone.len() == 2);
            let hour =
                (summer(self) || summer(other)) && (apart == 60 || apart + 60 == i32::from(hours) * 60);
            return apart == 0 || hour;
        }
        let seconds = match (self.second, other.second) {
            (Some(a), Some(b)) => a == b,
            _ => true,
        };
        self.hour % hours == other.hour % hours && self.minute == other.minute && seconds
    }

    /// Returns the minutes by which the zone is ahead of Greenwich, where the time names one.
    pub(crate) fn offset(&self) -> Option<i32> {
        let zone = self.zone.as_deref()?;
        ZONES.iter().find(|(name, _)| name.eq_ignore_ascii_case(zone)).map(|(_, minutes)| *minutes)
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
