//! What an English word can begin: a date, a time, a length, a holiday or a number. Most words can begin nothing.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::date;
use super::number::{CARDINAL_WORDS, ORDINALS, tens_and_ones};

/// What a word can begin, a bit each.
pub(super) const DATE: u16 = 1;
pub(super) const TIME: u16 = 2;
pub(super) const LENGTH: u16 = 4;
pub(super) const HOLIDAY: u16 = 8;
pub(super) const CARDINAL: u16 = 16;
pub(super) const ORDINAL: u16 = 32;
/// The word begins something only with one after it that can begin something, too.
pub(super) const LEADS: u16 = 64;
/// The word follows one of those.
const FOLLOWS: u16 = 128;
/// The word is *month* or the name of one, beside which a figure may be a day.
pub(super) const MONTH: u16 = 256;
/// The word names a unit of time, without which there is no length.
pub(super) const UNIT: u16 = 512;
/// All that a figure can begin.
pub(super) const ANYTHING: u16 = 255;

/// The words that can begin something; most words of a text can begin nothing, and one look says so.
static BEGINNINGS: LazyLock<Beginnings> = LazyLock::new(|| {
    const CARDINALS: u16 = CARDINAL | DATE | TIME | LENGTH;
    const DATES: &[&str] = &[
        "last",
        "final",
        "latter",
        "this",
        "next",
        "previous",
        "preceding",
        "following",
        "that",
        "upcoming",
        "coming",
        "spring",
        "summer",
        "fall",
        "autumn",
        "winter",
        "end",
        "close",
        "beginning",
        "start",
        "early",
        "middle",
        "mid",
        "late",
        "very",
        "day",
        "yesterday",
        "tomorrow",
        "today",
        "tonight",
        "tmrw",
        "current",
        "week",
        "weekend",
        "weekends",
        "weekday",
        "weekdays",
        "q",
        "h",
        "fy",
        "fiscal",
    ];
    const TIMES: &[&str] = &["a", "half", "quarter", "noon", "midday", "noonish", "midnight"];
    const LENGTHS: &[&str] = &[
        "a",
        "an",
        "another",
        "the",
        "all",
        "full",
        "whole",
        "half",
        "quarter",
        "day",
        "week",
        "month",
        "year",
        "decade",
        "century",
        "daylong",
        "weeklong",
        "monthlong",
        "yearlong",
        "decadelong",
        "centurylong",
        "hour",
        "weekly",
        "biweekly",
        "fortnightly",
        "monthly",
        "quarterly",
        "annually",
        "yearly",
        "biennially",
        "every",
        "each",
        "fortnight",
    ];
    const LEADERS: &[&str] = &["the", "a", "an", "on", "from", "than", "that", "this", "like"];
    const UNITS: &[&str] = &[
        "second",
        "seconds",
        "sec",
        "secs",
        "minute",
        "minutes",
        "min",
        "mins",
        "hour",
        "hours",
        "hr",
        "hrs",
        "day",
        "days",
        "night",
        "nights",
        "daily",
        "week",
        "weeks",
        "wk",
        "wks",
        "weekly",
        "fortnight",
        "fortnights",
        "month",
        "months",
        "mos",
        "monthly",
        "quarter",
        "quarters",
        "quarterly",
        "qtr",
        "year",
        "years",
        "yr",
        "yrs",
        "yearly",
        "annual",
        "decade",
        "decades",
        "century",
        "centuries",
    ];
    const LONE_UNITS: &[&str] = &[
        "h",
        "daylong",
        "weeklong",
        "monthlong",
        "yearlong",
        "decadelong",
        "centurylong",
        "biweekly",
        "fortnightly",
        "annually",
        "biennially",
    ];
    const FOLLOWERS: &[&str] = &[
        "morning",
        "afternoon",
        "evening",
        "hundred",
        "hundreds",
        "thousand",
        "thousands",
        "million",
        "dozen",
        "dozens",
        "couple",
        "few",
        "several",
        "good",
        "mere",
        "further",
        "half",
        "past",
        "recent",
        "entire",
        "additional",
        "extra",
    ];
    let mut table: BTreeMap<&'static str, u16> = BTreeMap::new();
    let mut add = |word: &'static str, bits: u16| *table.entry(word).or_default() |= bits;
    for (word, _) in CARDINAL_WORDS {
        add(word, CARDINALS);
    }
    for (word, _) in ORDINALS {
        add(word, ORDINAL | DATE | LENGTH);
    }
    for word in DATES {
        add(word, DATE);
    }
    for word in TIMES {
        add(word, TIME);
    }
    for word in LENGTHS {
        add(word, LENGTH);
    }
    for word in LEADERS {
        add(word, LEADS);
    }
    for word in FOLLOWERS {
        add(word, FOLLOWS);
    }
    for word in UNITS {
        add(word, FOLLOWS | UNIT);
    }
    for word in LONE_UNITS {
        add(word, UNIT);
    }
    date::words_of_months().for_each(|word| add(word, MONTH));
    date::words_of_decades().for_each(|word| add(word, FOLLOWS));
    date::words_of_dates().for_each(|word| add(word, DATE));
    date::words_of_comparisons().for_each(|word| add(word, DATE));
    date::words_of_holidays().for_each(|word| add(word, HOLIDAY));
    Beginnings::new(table)
});

/// Words with what they can begin, by length, first and last letter: few words share these.
struct Beginnings {
    words: Vec<(&'static str, u16)>,
    /// Where the words of each shape begin.
    places: Vec<u16>,
}

/// The longest word of the table, in bytes.
const LONGEST: usize = 14;
/// How many combinations of length, first and last letter there are.
const SHAPES: usize = (LONGEST + 1) * 26 * 26;

impl Beginnings {
    fn new(table: BTreeMap<&'static str, u16>) -> Self {
        let mut words: Vec<_> = table.into_iter().filter(|(word, _)| shape(word).is_some()).collect();
        words.sort_by_key(|(word, _)| shape(word));
        let before = |shape: usize| words.partition_point(|(word, _)| self::shape(word) < Some(shape));
        let places = (0..=SHAPES).map(|shape| u16::try_from(before(shape)).unwrap_or_default()).collect();
        Self { words, places }
    }

    fn get(&self, word: &str) -> u16 {
        let Some(shape) = shape(word) else { return 0 };
        let (from, to) = (usize::from(self.places[shape]), usize::from(self.places[shape + 1]));
        self.words[from..to].iter().find(|(known, _)| *known == word).map_or(0, |(_, bits)| *bits)
    }
}

/// Returns the number of the combination of length, first and last letter of a word in small Latin letters.
fn shape(word: &str) -> Option<usize> {
    let letter = |byte: u8| byte.is_ascii_lowercase().then(|| usize::from(byte - b'a'));
    let (first, last) = (letter(*word.as_bytes().first()?)?, letter(*word.as_bytes().last()?)?);
    (word.len() <= LONGEST).then_some((word.len() * 26 + first) * 26 + last)
}

/// Returns what a word in small letters can begin.
pub(super) fn begins(word: &str) -> u16 {
    if word.len() > LONGEST {
        return 0;
    }
    let known = BEGINNINGS.get(word);
    // Twentyfive in one word.
    let tens =
        || word.starts_with(['t', 'f', 's', 'e', 'n']) && word.as_bytes().windows(2).any(|two| two == b"ty");
    let glued = known == 0 && word.len() > 7 && tens() && tens_and_ones(word).is_some();
    if glued { CARDINAL | DATE | TIME | LENGTH } else { known }
}
