//! English lengths of time.

use std::ops::RangeInclusive;
use std::sync::LazyLock;

use regex::{Captures, Regex};
use rust_decimal::Decimal;

use super::{Duration, Unit};
use crate::extract::date::Found;
use crate::extract::number::{ORDINALS, WORDS, tens_and_ones};
use crate::source::{Span, char_before, head, tail};

/// A number and a unit, or a word that is both.
static PIECE: LazyLock<Regex> = LazyLock::new(|| {
    let of = |table: &[(&'static str, u32)], values: RangeInclusive<u32>| {
        let words = table.iter().filter(|(_, value)| values.contains(value)).map(|(word, _)| *word);
        words.collect::<Vec<_>>().join("|")
    };
    let word = format!(
        r"(?:(?:{tens})(?:[\x20\xA0-](?:{ones}))?|(?:{ones}))",
        tens = of(WORDS, 20..=90),
        ones = of(WORDS, 1..=19),
    );
    let number = format!(r"(?:[0-9]+(?:,[0-9]{{3}})*(?:\.[0-9]+)?|{word})");
    let unit = r"(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|nights?|weeks?|fortnights?|months?|quarters?|years?|yrs?|decades?|centuries|century)";
    let pattern = format!(
        r"(?x)
        (?-u:\b) (?P<na> {number} ) [\x20\xA0-] (?P<nu1> day | night )s? ,? [\x20\xA0]? (?: and [\x20\xA0] | / | - )? [\x20\xA0]? (?P<nb> {number} ) [\x20\xA0-] (?P<nu2> day | night )s? (?-u:\b)
        | (?-u:\b) (?P<nth> {nth} | [0-9]{{1,2}}(?:st|nd|rd|th) ) [\x20\xA0-] (?: consecutive | straight | successive | running ) [\x20\xA0-] (?P<nth_unit> day | week | month | quarter | year | daily | weekly | monthly | quarterly | yearly | annual ) (?-u:\b)
        | (?-u:\b) (?P<row> {nth} | [0-9]{{1,2}}(?:st|nd|rd|th) ) [\x20\xA0-] (?P<row_unit> day | week | month | quarter | year ) [\x20\xA0] in [\x20\xA0] a [\x20\xA0] row (?-u:\b)
        | (?-u:\b) (?P<n> {number} ) (?: [\x20\xA0]? (?: to | or | – | - ) [\x20\xA0]? (?P<to> {number} ) )?
          (?P<scale> [\x20\xA0] (?: thousand | hundred | million ) )?
          (?P<and_half> [\x20\xA0] and [\x20\xA0] a [\x20\xA0] half | [\x20\xA0]? ½ )?
          (?P<gap> [\x20\xA0-]? ) (?: (?P<row2> straight | consecutive | successive ) [\x20\xA0-] | (?: more | full | additional | whole | working | business | short | long | extra | further ) [\x20\xA0-] )?
          (?P<unit> {unit} ) (?-u:\b) (?P<half_after> [\x20\xA0] and [\x20\xA0] a [\x20\xA0] half )?
        | (?-u:\b) (?P<a> an? | another | one-?and-?a-? ) [\x20\xA0] (?: full [\x20\xA0] | whole [\x20\xA0] )? (?P<a_unit> second | minute | hour | day | week | fortnight | month | quarter | year | decade | century ) (?-u:\b) (?P<a_half> [\x20\xA0] and [\x20\xA0] a [\x20\xA0] half )?
        | (?-u:\b) half [\x20\xA0-] (?: an? [\x20\xA0-] )? (?P<half_unit> hour | day | year | decade | century ) (?-u:\b)
        | (?-u:\b) the [\x20\xA0] (?P<the> past | last ) [\x20\xA0] (?P<the_unit> day | week | month | quarter | year | decade | century ) (?-u:\b)
        | (?-u:\b) (?P<long> day | week | month | year | decade | century ) -? long (?-u:\b)
        ",
        // The first of a row is no length.
        nth = of(ORDINALS, 2..=12),
    );
    Regex::new(&pattern).expect("a valid pattern")
});

/// What stands before *a year* where it is a length and no rate (twice a year).
const BEFORE_ONE: &[&str] = &[
    "for", "in", "within", "over", "after", "about", "around", "roughly", "nearly", "almost", "than", "just",
    "only", "last", "lasts", "lasted", "take", "takes", "took", "taken", "taking", "spend", "spent",
    "during", "under", "every", "least", "most", "by", "every", "until", "barely", "exactly", "of",
    "another",
];

/// The smaller length that makes a length of *an hour*: an hour and 45 minutes.
static AND_MORE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^ and (?:[0-9]+|[a-z-]+) (?:second|minute|hour|day|week|month)s?(?-u:\b)")
        .expect("a valid pattern")
});

/// Reads the lengths of time of an English sentence.
pub(super) fn read(text: &str) -> Vec<Found<Duration>> {
    let mut out: Vec<Found<Duration>> = Vec::new();
    // Every pattern is in lower case, and so is what it reads; the offsets stay the same.
    let lower = text.to_ascii_lowercase();
    for found in PIECE.captures_iter(&lower) {
        let Some(whole) = found.get(0) else { continue };
        let span = Span::new(whole.start(), whole.end());
        let Some(value) = one(text, span, &found) else { continue };
        if let Some(last) = out.last_mut() {
            let gap = Span::new(last.span.end, span.start).of(text);
            if matches!(gap, " " | " and ")
                && let Some(sum) = last.value.plus(&value)
            {
                *last = Found { span: last.span.cover(span), value: sum };
                continue;
            }
        }
        out.push(Found { span, value });
    }
    out
}

/// Reads one match.
fn one(text: &str, span: Span, found: &Captures<'_>) -> Option<Duration> {
    let before = char_before(text, span.start);
    let after = tail(text, span.end);
    let head = head(text, span.start);
    let text_of = |name: &str| found.name(name).map(|m| m.as_str().to_lowercase());
    if before.is_some_and(|c| "$€£₩#.,".contains(c))
        || head.ends_with("age ")
        || head.ends_with("aged ")
        || is_age(after)
    {
        return None;
    }
    if let (Some(a), Some(b)) = (text_of("na"), text_of("nb")) {
        let (first, second) = (text_of("nu1")?, text_of("nu2")?);
        if first == second {
            return None;
        }
        return Some(Duration::new(number(if first == "day" { &a } else { &b })?, Unit::Day));
    }
    if let Some(nth) = text_of("nth").or(text_of("row")) {
        let unit = unit_of(&text_of("nth_unit").or(text_of("row_unit"))?)?;
        return Some(Duration::new(place(&nth)?, unit));
    }
    if let Some(n) = text_of("n") {
        return counted(found, &n, after);
    }
    if found.name("a").is_some() {
        let half = found.name("a_half").is_some();
        let unit = unit_of(&text_of("a_unit")?)?;
        let word =
            head.trim_end().rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default().to_lowercase();
        let led = head.ends_with("up to ")
            || BEFORE_ONE.contains(&word.as_str())
            || text_of("a").as_deref() == Some("another");
        let trailed = ["later", "long", "on"]
            .iter()
            .any(|w| after.trim_start().split(|c: char| !c.is_alphabetic()).next() == Some(w));
        let era = matches!(unit, Unit::Decade | Unit::Century);
        let ago = after.trim_start().starts_with("ago") || after.trim_start().starts_with("earlier");
        let hyphen = after.starts_with('-');
        // A year ago is a point in time, which the date reader reads.
        if hyphen
            || unit == Unit::Quarter
            || unit == Unit::Second
            || (ago && (unit == Unit::Year))
            || !(half || led || trailed || era || ago || AND_MORE.is_match(after))
        {
            return None;
        }
        let amount = if half { Decimal::new(15, 1) } else { Decimal::ONE };
        let (amount, unit) =
            if text_of("a_unit")? == "fortnight" { (amount + amount, Unit::Week) } else { (amount, unit) };
        return Some(Duration::new(amount, unit));
    }
    if let Some(unit) = text_of("half_unit") {
        return Some(match unit.as_str() {
            "hour" => Duration::new(Decimal::from(30), Unit::Minute),
            "year" => Duration::new(Decimal::ONE, Unit::HalfYear),
            "decade" => Duration::new(Decimal::from(5), Unit::Year),
            "century" => Duration::new(Decimal::from(50), Unit::Year),
            _ => return None,
        });
    }
    if let Some(the) = text_of("the") {
        let word =
            head.trim_end().rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default().to_lowercase();
        let led = the == "past"
            || matches!(word.as_str(), "over" | "during" | "in" | "for" | "within" | "throughout");
        return if led { Some(Duration::new(Decimal::ONE, unit_of(&text_of("the_unit")?)?)) } else { None };
    }
    Some(Duration::new(Decimal::ONE, unit_of(&text_of("long")?)?))
}

/// Reads a number with its unit.
fn counted(found: &Captures<'_>, n: &str, after: &str) -> Option<Duration> {
    let written = found.name("unit")?.as_str().to_lowercase();
    let plural = written.ends_with('s') || written == "centuries";
    let word = n.starts_with(|c: char| c.is_alphabetic());
    let gap = found.name("gap").map(|m| m.as_str()).unwrap_or_default();
    let mut amount = number(n)?;
    let mut to = match found.name("to") {
        Some(to) => Some(number(&to.as_str().to_lowercase())?),
        None => None,
    };
    let row = found.name("row2").is_some();
    // "Three second places" and "three quarters of" are no lengths.
    let single = amount == Decimal::ONE && to.is_none();
    if word
        && !plural
        && !single
        && gap != "-"
        && matches!(written.as_str(), "second" | "quarter" | "sec" | "min")
    {
        return None;
    }
    let unit = unit_of(&written)?;
    if unit == Unit::Quarter && !row && !after.starts_with(" in a row") && !after.starts_with(" running") {
        return None;
    }
    if unit == Unit::Second && word && single && gap != "-" {
        return None;
    }
    if word && gap.is_empty() {
        return None;
    }
    if unit == Unit::Year
        && single
        && (after.starts_with(" ago") || after.starts_with(" earlier") || after.starts_with(" before"))
    {
        return None;
    }
    // A year before "year": fiscal 2026 year, the 2026 year.
    if !plural && n.len() == 4 && unit == Unit::Year {
        return None;
    }
    if let Some(scale) = found.name("scale") {
        let factor = match scale.as_str().trim().to_lowercase().as_str() {
            "hundred" => 100,
            "thousand" => 1000,
            _ => 1_000_000,
        };
        amount = amount.checked_mul(Decimal::from(factor))?;
        to = match to {
            Some(to) => Some(to.checked_mul(Decimal::from(factor))?),
            None => None,
        };
    }
    if found.name("and_half").is_some() || found.name("half_after").is_some() {
        let half = Decimal::new(5, 1);
        match to.as_mut() {
            Some(to) => *to = to.checked_add(half)?,
            None => amount = amount.checked_add(half)?,
        }
    }
    if written.starts_with("fortnight") {
        amount = amount.checked_add(amount)?;
        to = to.map(|to| to + to);
    }
    Some(Duration { to: to.map(|to| to.normalize()), ..Duration::new(amount.normalize(), unit) })
}

/// Returns whether an age follows: 20 years old, a 30-year-old, 65 years and older, three years of age.
fn is_age(after: &str) -> bool {
    static AGE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(?:[\x20\xA0-]olds?(?-u:\b)|s?[\x20\xA0]of[\x20\xA0]age(?-u:\b)|[\x20\xA0](?:and|or)[\x20\xA0](?:older|over|younger|under|above|up)(?-u:\b)|[\x20\xA0]young(?-u:\b))").expect("a valid pattern")
    });
    AGE.is_match(after)
}

/// Reads a number in figures or words, lower case.
fn number(text: &str) -> Option<Decimal> {
    if text.starts_with(|c: char| c.is_ascii_digit()) {
        return text.replace(',', "").parse().ok();
    }
    let (_, value) = tens_and_ones(text).filter(|(len, _)| *len == text.len())?;
    Some(Decimal::from(value))
}

/// Reads a place in an order, lower case.
fn place(text: &str) -> Option<Decimal> {
    if let Some((_, place)) = ORDINALS.iter().find(|(name, _)| *name == text) {
        return Some(Decimal::from(*place));
    }
    text.trim_end_matches(|c: char| c.is_ascii_alphabetic()).parse().ok()
}

/// Returns the unit that `word`, in lower case, names.
fn unit_of(word: &str) -> Option<Unit> {
    Some(match word {
        "second" | "seconds" | "sec" | "secs" => Unit::Second,
        "minute" | "minutes" | "min" | "mins" => Unit::Minute,
        "hour" | "hours" | "hr" | "hrs" => Unit::Hour,
        "day" | "days" | "night" | "nights" | "daily" => Unit::Day,
        "week" | "weeks" | "weekly" | "fortnight" | "fortnights" => Unit::Week,
        "month" | "months" | "monthly" => Unit::Month,
        "quarter" | "quarters" | "quarterly" => Unit::Quarter,
        "year" | "years" | "yr" | "yrs" | "yearly" | "annual" => Unit::Year,
        "decade" | "decades" => Unit::Decade,
        "century" | "centuries" => Unit::Century,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(text: &str) -> Vec<String> {
        read(text).iter().map(|found| found.value.timex()).collect()
    }

    #[test]
    fn figures_and_words() {
        assert_eq!(values("three months, two and a half years, for a week"), ["P3M", "P2.5Y", "P1W"]);
        assert_eq!(values("eighth straight month; eight straight months"), ["P8M", "P8M"]);
        assert_eq!(values("an hour and 45 minutes, half an hour"), ["PT105M", "PT30M"]);
        assert_eq!(values("two to three years; a two-day visit; a decade"), ["P2Y/P3Y", "P2D", "P10Y"]);
        assert_eq!(values("four days and three nights"), ["P4D"]);
    }

    #[test]
    fn ages_rates_and_places_are_no_lengths() {
        for text in [
            "20 years old",
            "a 30-year-old",
            "65 years and older",
            "twice a week",
            "three quarters of firms",
            "a year ago",
        ] {
            assert_eq!(values(text), [""; 0], "{text}");
        }
    }
}
