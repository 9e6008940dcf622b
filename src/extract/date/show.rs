//! How a date is written out: as a TIMEX value for machines, in a few English words for people.

use std::fmt::Write as _;

use jiff::civil::Weekday;

use super::{Anchor, Counted, Date, Edge, Era, Holiday, Nth, Part, Relative, Season, Shift, Unit};

/// English month names, from January.
pub(super) const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl Date {
    /// Returns the TIMEX3 value, with `X` for figures that are not stated.
    ///
    /// A relative date begins with `REF` (the day of writing) or `CTX` (the time spoken of) and its distance,
    /// then a colon and whatever else is stated: `REF-P1Y:XXXX-07`.
    pub(crate) fn timex(&self) -> String {
        let mut absolute = self.absolute_timex();
        if let Some(nth) = self.nth {
            // TIMEX3 has no value for it: the third Friday of May is XXXX-05-WXX-5#3, the last day of a month #-1.
            let unit = match nth.of {
                Counted::Day => "D",
                Counted::Week => "W",
                Counted::Weekday => "",
            };
            write_into(&mut absolute, format_args!("#{unit}{}", nth.place));
        }
        let mut out = match (self.relative, absolute.is_empty()) {
            (None, _) => absolute,
            (Some(relative), true) => relative.timex(),
            (Some(relative), false) => format!("{}:{absolute}", relative.timex()),
        };
        out.push_str(match self.edge {
            None => "",
            Some(Edge::Early) => "/START",
            Some(Edge::Middle) => "/MID",
            Some(Edge::Late) => "/END",
        });
        out
    }

    /// Returns the part of the value that the calendar fields make.
    fn absolute_timex(&self) -> String {
        let year = match (self.year, self.era) {
            (Some(year), _) => format!("{year:04}"),
            (None, Some(Era::Decade(year))) => return format!("{:03}X", year / 10),
            (None, Some(Era::Century(number))) => return format!("{:02}XX", number - 1),
            (None, None) => "XXXX".to_owned(),
        };
        let mut out = year;
        match (self.month, self.day) {
            (Some(month), Some(day)) => write_into(&mut out, format_args!("-{month:02}-{day:02}")),
            (Some(month), None) => {
                write_into(&mut out, format_args!("-{month:02}"));
                if let Some(weekday) = self.weekday.filter(|_| self.nth.is_some()) {
                    write_into(&mut out, format_args!("-WXX-{}", weekday.to_monday_one_offset()));
                }
            }
            (None, Some(day)) => write_into(&mut out, format_args!("-XX-{day:02}")),
            (None, None) if self.holiday.is_some() => match self.holiday.and_then(Holiday::fixed) {
                Some((month, day)) => write_into(&mut out, format_args!("-{month:02}-{day:02}")),
                None => write_into(&mut out, format_args!("-{}", self.holiday.map_or("", Holiday::name))),
            },
            (None, None) => match (self.weekday, self.part) {
                (Some(day), _) => write_into(&mut out, format_args!("-WXX-{}", day.to_monday_one_offset())),
                (None, Some(part)) => out.push_str(match part {
                    Part::Half(1) => "-H1",
                    Part::Half(_) => "-H2",
                    Part::Quarter(1) => "-Q1",
                    Part::Quarter(2) => "-Q2",
                    Part::Quarter(3) => "-Q3",
                    Part::Quarter(_) => "-Q4",
                    Part::Season(Season::Spring) => "-SP",
                    Part::Season(Season::Summer) => "-SU",
                    Part::Season(Season::Autumn) => "-FA",
                    Part::Season(Season::Winter) => "-WI",
                    Part::Weekend => "-WXX-WE",
                    Part::Workdays => "-WXX-WD",
                    Part::Week => "/P1W",
                }),
                (None, None) if self.year.is_none() => out.clear(),
                (None, None) => {}
            },
        }
        out
    }

    /// Returns the date in short English: `9 March 2026`, `the 9th`, `first half of 2027`, `last year`.
    pub(crate) fn describe(&self) -> String {
        let mut words: Vec<String> = Vec::new();
        if let Some(nth) = self.nth {
            words.push(nth.describe());
        }
        if let Some(weekday) = self.weekday {
            words.push(weekday_name(weekday).to_owned());
        }
        if let Some(holiday) = self.holiday {
            words.push(holiday.name().to_owned());
        }
        match (self.day, self.month) {
            (Some(day), Some(month)) => words.push(format!("{day} {}", month_name(month))),
            (Some(day), None) => words.push(format!("the {}", ordinal(day))),
            (None, Some(month)) => words.push(month_name(month).to_owned()),
            (None, None) => {}
        }
        if let Some(part) = self.part {
            words.push(part_name(part).to_owned());
        }
        let of = if self.part.is_some() && self.month.is_none() { "of " } else { "" };
        match (self.year, self.era) {
            (Some(year), _) => words.push(format!("{of}{year}")),
            (None, Some(Era::Decade(year))) => words.push(format!("the {year}s")),
            (None, Some(Era::Century(number))) => words.push(format!("the {} century", ordinal_of(number))),
            (None, None) => {}
        }
        if let Some(relative) = self.relative {
            let week = matches!(self.part, Some(Part::Weekend | Part::Workdays));
            let told = relative.describe();
            if week {
                words.insert(0, told.replace(" week", ""));
            } else {
                words.push(format!("{of}{told}"));
            }
        }
        if let (Some(edge), Some(relative)) =
            (self.edge, self.relative.filter(|relative| relative.is_anaphoric()))
        {
            let end = if edge == Edge::Late { "the end" } else { "the beginning" };
            return format!("{end} of {}", relative.describe());
        }
        let mut out = words.join(" ");
        if let Some(edge) = self.edge {
            let word = match edge {
                Edge::Early => "early",
                Edge::Middle => "mid",
                Edge::Late => "late",
            };
            out = match out.strip_prefix("the ") {
                Some(rest) => format!("the {word} {rest}"),
                None => format!("{word} {out}"),
            };
        }
        match self.shift {
            Some(Shift::Past) => format!("last {out}").replace("last the ", "the past "),
            Some(Shift::Coming) => format!("coming {out}").replace("coming the ", "the coming "),
            None => out,
        }
    }
}

impl Nth {
    /// Returns the place in an order: `third`, `last week`.
    fn describe(self) -> String {
        let place = match self.place {
            -1 => "last".to_owned(),
            place if place < 0 => format!("{} last", ordinal(place.unsigned_abs())),
            place => ordinal(place.unsigned_abs()),
        };
        match self.of {
            Counted::Day => format!("{place} day"),
            Counted::Week => format!("{place} week"),
            Counted::Weekday => place,
        }
    }
}

impl Relative {
    /// Returns the distance in the manner of TIMEX: `REF-P1Y`, `CTX`.
    fn timex(self) -> String {
        let anchor = if self.anchor == Anchor::Writing { "REF" } else { "CTX" };
        let sign = if self.offset < 0 { '-' } else { '+' };
        let steps = self.offset.unsigned_abs();
        match self.unit {
            Unit::Year => format!("{anchor}{sign}P{steps}Y"),
            Unit::Half => format!("{anchor}{sign}P{}M", steps.saturating_mul(6)),
            Unit::Quarter => format!("{anchor}{sign}P{steps}Q"),
            Unit::Month => format!("{anchor}{sign}P{steps}M"),
            Unit::Week => format!("{anchor}{sign}P{steps}W"),
            Unit::Day => format!("{anchor}{sign}P{steps}D"),
        }
    }

    /// Returns the distance in English words.
    fn describe(self) -> String {
        let unit = match self.unit {
            Unit::Day => "day",
            Unit::Week => "week",
            Unit::Month => "month",
            Unit::Quarter => "quarter",
            Unit::Half => "half year",
            Unit::Year => "year",
        };
        let steps = self.offset.unsigned_abs();
        match (self.anchor, self.unit, self.offset) {
            (Anchor::Writing, Unit::Day, 0) => "today".to_owned(),
            (Anchor::Writing, Unit::Day, -1) => "yesterday".to_owned(),
            (Anchor::Writing, Unit::Day, 1) => "tomorrow".to_owned(),
            (Anchor::Writing, _, 0) => format!("this {unit}"),
            (Anchor::Writing, _, -1) => format!("last {unit}"),
            (Anchor::Writing, _, 1) => format!("next {unit}"),
            (Anchor::Context, _, 0) => format!("the same {unit}"),
            (Anchor::Context, _, -1) => format!("a {unit} earlier"),
            (Anchor::Context, _, 1) => format!("the following {unit}"),
            (Anchor::Writing, _, offset) if offset < 0 => format!("{steps} {unit}s ago"),
            (Anchor::Context, _, offset) if offset < 0 => format!("{steps} {unit}s earlier"),
            _ => format!("{steps} {unit}s later"),
        }
    }
}

/// Writes into a string, which cannot fail.
fn write_into(out: &mut String, args: std::fmt::Arguments<'_>) {
    out.write_fmt(args).unwrap_or_default();
}

/// Returns the English name of `month`.
fn month_name(month: u8) -> &'static str {
    MONTHS.get(usize::from(month).wrapping_sub(1)).copied().unwrap_or_default()
}

/// Returns the English name of `weekday`.
pub(crate) const fn weekday_name(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}

/// Returns the English name of `part`.
const fn part_name(part: Part) -> &'static str {
    match part {
        Part::Half(1) => "first half",
        Part::Half(_) => "second half",
        Part::Quarter(1) => "first quarter",
        Part::Quarter(2) => "second quarter",
        Part::Quarter(3) => "third quarter",
        Part::Quarter(_) => "fourth quarter",
        Part::Season(Season::Spring) => "spring",
        Part::Season(Season::Summer) => "summer",
        Part::Season(Season::Autumn) => "autumn",
        Part::Season(Season::Winter) => "winter",
        Part::Weekend => "weekend",
        Part::Workdays => "weekdays",
        Part::Week => "week of",
    }
}

/// Returns `1st`, `2nd`, `11th`.
fn ordinal(n: u8) -> String {
    ordinal_of(i16::from(n))
}

/// Returns `1st`, `2nd`, `11th`.
fn ordinal_of(n: i16) -> String {
    let ending = match (n % 10, n % 100) {
        (1, rest) if rest != 11 => "st",
        (2, rest) if rest != 12 => "nd",
        (3, rest) if rest != 13 => "rd",
        _ => "th",
    };
    format!("{n}{ending}")
}
