//! English lengths of time.

use rust_decimal::Decimal;

use super::{Duration, Reach, Toward, Unit};
use crate::extract::date::Found;
use crate::extract::words::{LENGTH, UNIT, Words};
use crate::source::{Span, char_before, head, tail};

/// What stands before *a year* where it is a length and no rate (twice a year).
const BEFORE_ONE: &[&str] = &[
    "for", "in", "within", "over", "after", "about", "around", "roughly", "nearly", "almost", "than", "just",
    "only", "last", "lasts", "lasted", "take", "takes", "took", "taken", "taking", "spend", "spent",
    "during", "under", "every", "least", "most", "by", "until", "barely", "exactly", "of", "another",
];

/// Words for one after another: eight straight months, the eighth straight month.
const RUNNING: &[&str] = &["straight", "consecutive", "successive", "running"];

/// Words that may stand between a number and its unit.
const BETWEEN: &[&str] = &[
    "more",
    "full",
    "additional",
    "whole",
    "working",
    "business",
    "short",
    "long",
    "extra",
    "further",
    "solid",
    "odd",
];

/// A length with the place after it.
type Read = Option<(Duration, usize)>;

/// Reads the lengths of time of an English sentence.
pub(super) fn read(words: &Words<'_>) -> Vec<Found<Duration>> {
    let mut out: Vec<Found<Duration>> = Vec::new();
    let mut from = 0;
    while from < words.len() {
        let i = from;
        let may = words.may_begin(i, LENGTH) && words.tell(UNIT);
        debug_assert!(may || length(words, i).is_none(), "{}", words.lower_from(i));
        let Some((value, end)) = may.then(|| length(words, i)).flatten() else {
            from = i + 1;
            continue;
        };
        let span = words.cover(i, end);
        from = end;
        if let Some(last) = out.last_mut() {
            let gap = Span::new(last.span.end, span.start).of(words.text);
            if matches!(gap, "" | " " | " and " | ", " | ", and ")
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

/// Reads a length at `i`.
fn length(words: &Words<'_>, i: usize) -> Read {
    if words.continues(i) || !(words.is_digits(i) || words.is_letters(i) || words.is(i, &["½"])) {
        return None;
    }
    let before = char_before(words.text, words.span(i).start);
    if before.is_some_and(|c| "$€£₩#.,".contains(c)) || words.is(i.wrapping_sub(1), &["age", "aged"]) {
        return None;
    }
    let (value, end) = nights(words, i)
        .or_else(|| in_a_row(words, i))
        .or_else(|| counted(words, i))
        .or_else(|| article(words, i))
        .or_else(|| worded(words, i))
        .or_else(|| how_often(words, i))?;
    (!is_age(tail(words.text, words.span(end - 1).end))).then_some((value, end))
}

/// Reads two nights and three days: three days.
fn nights(words: &Words<'_>, i: usize) -> Read {
    let unit =
        |i: usize| words.is(i, &["day", "days", "night", "nights"]).then(|| words.at(i).starts_with('d'));
    let joint = |i: usize| if words.at(i) == "-" { i + 1 } else { i };
    let (first, next) = number(words, i)?;
    let at = joint(next);
    let first_days = unit(at)?;
    let mut next = at + 1;
    while words.is(next, &[",", "and", "/", "-"]) {
        next += 1;
    }
    let (second, end) = number(words, next)?;
    let at = joint(end);
    let second_days = unit(at)?;
    (first_days != second_days)
        .then(|| (Duration::new(if first_days { first } else { second }, Unit::Day), at + 1))
}

/// Reads the eighth straight month, the third week in a row. The first of a row is no length.
fn in_a_row(words: &Words<'_>, i: usize) -> Read {
    let (place, next) = words.ordinal(i).filter(|(place, _)| *place >= 2)?;
    let hyphen = |i: usize| if words.at(i) == "-" { i + 1 } else { i };
    let at = hyphen(next);
    let amount = Decimal::from(place);
    if words.is(at, RUNNING) {
        let unit = hyphen(at + 1);
        return Some((Duration::new(amount, unit_of(words.at(unit))?), unit + 1));
    }
    let unit = unit_of(words.at(at))?;
    if words.at(at + 1) == "running" {
        return Some((Duration::new(amount, unit), at + 2));
    }
    let row = words.at(at + 1) == "in" && words.at(at + 2) == "a" && words.at(at + 3) == "row";
    row.then(|| (Duration::new(amount, unit), at + 4))
}

/// Reads a number, in figures or words.
fn number(words: &Words<'_>, i: usize) -> Option<(Decimal, usize)> {
    if !words.is_digits(i) {
        // A hundred years.
        let round = |at: usize| match words.at(at) {
            "dozen" => Some(Decimal::from(12)),
            word => scale(word),
        };
        if words.at(i) == "a"
            && let Some(value) = round(i + 1)
        {
            return Some((value, i + 2));
        }
        let (value, next) = words.spelled(i)?;
        return Some((Decimal::from(value), next));
    }
    let mut end = i + 1;
    while words.at(end) == ","
        && words.glued(end)
        && words.is_digits(end + 1)
        && words.glued(end + 1)
        && words.at(end + 1).len() == 3
    {
        end += 2;
    }
    if words.at(end) == "." && words.glued(end) && words.is_digits(end + 1) && words.glued(end + 1) {
        end += 2;
    }
    let digits: String = words.cover(i, end).of(words.text).chars().filter(|c| *c != ',').collect();
    Some((digits.parse().ok()?, end))
}

/// Reads what a half or a quarter adds: and a half, ½, and a quarter, and three quarters.
fn part_of_one(words: &Words<'_>, i: usize) -> Option<(Decimal, usize)> {
    if words.at(i) == "½" {
        return Some((Decimal::new(5, 1), i + 1));
    }
    if words.at(i) != "and" {
        return None;
    }
    let at = if words.is(i + 1, &["a", "an"]) { i + 2 } else { i + 1 };
    match words.at(at) {
        "half" => Some((Decimal::new(5, 1), at + 1)),
        "quarter" => Some((Decimal::new(25, 2), at + 1)),
        _ => {
            let (count, next) = words.cardinal(at)?;
            let quarters = (1..=3).contains(&count) && words.is(next, &["quarter", "quarters"]);
            quarters.then(|| (Decimal::new(25 * i64::from(count), 2), next + 1))
        }
    }
}

/// Reads a number with its unit: three months, 2-3 years, two and a half hours, 90-minute.
fn counted(words: &Words<'_>, i: usize) -> Read {
    if let Some(part) = part_of_unit(words, i) {
        return Some(part);
    }
    let spelled = !words.is_digits(i);
    let (mut amount, mut next) = number(words, i)?;
    let mut to = None;
    if words.is(next, &["to", "or", "-", "–"])
        && let Some((end, after)) = number(words, next + 1)
    {
        (to, next) = (Some(end), after);
    }
    let single = amount == Decimal::ONE && to.is_none();
    let figure_end = next;
    if let Some(scale) = scale(words.at(next)) {
        amount = amount.checked_mul(scale)?;
        to = match to {
            Some(to) => Some(to.checked_mul(scale)?),
            None => None,
        };
        next += 1;
    }
    let mut part = Decimal::ZERO;
    if let Some((more, after)) = part_of_one(words, next) {
        (part, next) = (more, if words.at(after) == "of" { after + 1 } else { after });
    }
    // 20-plus years.
    if words.at(next) == "-" && words.is(next + 1, &["plus"]) {
        next += 2;
    }
    let hyphen = words.at(next) == "-";
    let glued = words.glued(next) && !hyphen;
    let mut at = if hyphen { next + 1 } else { next };
    let running = words.is(at, RUNNING);
    let pointer = pointing(words.at(at));
    if running || words.is(at, BETWEEN) || pointer.is_some() {
        at += 1;
        at += usize::from(words.at(at) == "-");
    }
    let written = words.at(at);
    let adverb = ["daily", "weekly", "monthly", "quarterly", "yearly", "annual"].contains(&written);
    let unit = unit_of(written).filter(|_| !adverb);
    let unit =
        unit.or_else(|| (written == "h" && !spelled && !words.goes_on(at + 1)).then_some(Unit::Hour))?;
    // 12 Day Street.
    if words.is_capital(at) && !words.is_capital(i) && words.is_capital(at + 1) {
        return None;
    }
    if !words.near(at) && !hyphen
        || !words.is_letters(at)
        || words.goes_on(at + 1) && !words.is_digits(at + 1)
        || (spelled && glued)
    {
        return None;
    }
    let plural = written.ends_with('s') || written == "centuries";
    let lead =
        words.is(i.wrapping_sub(1), &["last", "past", "previous", "next", "coming", "following", "the"]);
    // "Three second places" and "three quarters of" are no lengths.
    let doubtful = matches!(written, "second" | "quarter" | "sec" | "min");
    if (spelled && doubtful && !plural && !single && !hyphen && written != "min")
        || (unit == Unit::Second && spelled && single && !hyphen)
    {
        return None;
    }
    let after = tail(words.text, words.span(at).end);
    let row = running || after.starts_with(" in a row") || after.starts_with(" running") || (lead && plural);
    // In three quarters, but not in three quarters of cases.
    let led = plural
        && words.is(i.wrapping_sub(1), &["in", "for", "within", "after"])
        && !after.starts_with(" of ");
    if unit == Unit::Quarter && !row && !led {
        return None;
    }
    // One year ago is a point in time, which the date reader reads; 2026 year is none.
    let ago = [" ago", " earlier", " before"].iter().any(|word| after.starts_with(word));
    let year = !plural && words.at(i).len() == 4 && figure_end == i + 1 && !hyphen;
    if unit == Unit::Year && ((single && ago && part.is_zero()) || year) {
        return None;
    }
    let mut end = at + 1;
    if part.is_zero()
        && let Some((more, next)) =
            part_of_one(words, end).filter(|_| words.is(end + 1, &["a", "an", "half"]))
    {
        (part, end) = (more, next);
    }
    match to.as_mut() {
        Some(to) => *to = to.checked_add(part)?.normalize(),
        None => amount = amount.checked_add(part)?,
    }
    if written.starts_with("fortnight") {
        amount = amount.checked_add(amount)?;
        to = to.map(|to| to + to);
    }
    let mut value = Duration { to, toward: pointer, ..Duration::new(amount.normalize(), unit) };
    if let Some((sum, next)) = minutes_left_out(words, end, &value) {
        (value, end) = (sum, next);
    }
    Some((value, end))
}

/// Returns which way a word between a number and its unit points: the 2 upcoming months, the 5 past years.
fn pointing(word: &str) -> Option<Toward> {
    let back = match word {
        "past" | "last" | "previous" => true,
        "next" | "upcoming" | "coming" | "following" => false,
        _ => return None,
    };
    Some(Toward { back, reach: Reach::Stretch })
}

/// Reads 1 hour thirty, 2 hours and 10: minutes without their unit, at the end of a clause.
fn minutes_left_out(words: &Words<'_>, i: usize, hours: &Duration) -> Read {
    let and = if words.at(i) == "and" { i + 1 } else { i };
    let (minutes, next) = words.cardinal(and).filter(|(minutes, _)| (10..60).contains(minutes))?;
    let ends = next >= words.len() || words.is(next, &[".", ",", ";"]) && !words.is_digits(next + 1);
    if hours.unit != Unit::Hour || !ends || !words.near(and) {
        return None;
    }
    Some((hours.plus(&Duration::new(Decimal::from(minutes), Unit::Minute))?, next))
}

/// Reads half an hour, three quarters of an hour, 1/4 h, ½ hour.
fn part_of_unit(words: &Words<'_>, i: usize) -> Read {
    let (share, next) = share(words, i)?;
    let hyphen = usize::from(words.at(next) == "-");
    let of = next + hyphen + usize::from(words.at(next) == "of");
    let at = of + usize::from(words.is(of, &["a", "an"]) && words.near(of));
    let at = at + usize::from(words.at(at) == "-");
    let written = words.at(at);
    let unit = unit_of(written).or_else(|| (written == "h" && words.is_digits(i)).then_some(Unit::Hour))?;
    if !words.near(at) || words.goes_on(at + 1) {
        return None;
    }
    let half = share == Decimal::new(5, 1);
    let (amount, unit) = match (unit, half) {
        (Unit::Year, true) => (Decimal::ONE, Unit::HalfYear),
        (Unit::Hour, _) => (share * Decimal::from(60), Unit::Minute),
        (Unit::Minute, _) => (share * Decimal::from(60), Unit::Second),
        (Unit::Day, _) => (share * Decimal::from(24), Unit::Hour),
        (Unit::Decade, _) => (share * Decimal::TEN, Unit::Year),
        (Unit::Century, _) => (share * Decimal::ONE_HUNDRED, Unit::Year),
        (Unit::Year, false) => (share * Decimal::from(12), Unit::Month),
        (Unit::Month, true) => (share, Unit::Month),
        _ => return None,
    };
    Some((Duration::new(amount.normalize(), unit), at + 1))
}

/// Reads a half, a quarter, three quarters, 1/4, ½.
fn share(words: &Words<'_>, i: usize) -> Option<(Decimal, usize)> {
    if words.at(i) == "½" {
        return Some((Decimal::new(5, 1), i + 1));
    }
    if let (Some(part), Some(whole)) = (words.figure(i, 1), words.figure(i + 2, 1)) {
        let slash = words.at(i + 1) == "/" && words.glued(i + 1) && words.glued(i + 2) && part < whole;
        return (slash && matches!(whole, 2 | 4))
            .then(|| (Decimal::from(part) / Decimal::from(whole), i + 3));
    }
    let from = i + usize::from(words.at(i) == "a");
    match words.at(from) {
        "half" => return Some((Decimal::new(5, 1), from + 1)),
        "quarter"
            if words.at(from + 1) == "of"
                || words.is(from + 2, &["hour", "century"])
                || words.at(from + 1) == "century" =>
        {
            return Some((Decimal::new(25, 2), from + 1));
        }
        _ => {}
    }
    let (count, next) = words.spelled(i).filter(|(count, _)| *count == 3)?;
    let at = next + usize::from(words.at(next) == "-");
    (words.is(at, &["quarters"]) && words.at(at + 1) == "of")
        .then(|| (Decimal::new(25 * i64::from(count), 2), at + 1))
}

/// Reads a week, another month, a year and a half, an hour and 45 minutes.
fn article(words: &Words<'_>, i: usize) -> Read {
    if !words.is(i, &["a", "an", "another"]) {
        return None;
    }
    let at = i + 1 + usize::from(words.is(i + 1, &["full", "whole"]));
    let unit = unit_of(words.at(at)).filter(|_| words.near(at) && !words.goes_on(at + 1))?;
    let written = words.at(at);
    let singular = !written.ends_with('s')
        && !matches!(
            written,
            "daily"
                | "weekly"
                | "monthly"
                | "quarterly"
                | "yearly"
                | "annual"
                | "night"
                | "min"
                | "sec"
                | "hr"
                | "yr"
        );
    let end = at + 1;
    let text = words.text;
    let before = head(text, words.span(i).start);
    let after = tail(text, words.span(at).end);
    let part = part_of_one(words, end).filter(|_| words.is(end + 1, &["a"]));
    let led = before.ends_with("up to ")
        || before.ends_with("Up to ")
        || words.is(i.wrapping_sub(1), BEFORE_ONE)
        || words.at(i) == "another";
    let trailed = words.is(end, &["later", "long", "on"]);
    let era = matches!(unit, Unit::Decade | Unit::Century) || written == "fortnight";
    let ago = words.is(end, &["ago", "earlier"]);
    let more = words.at(end) == "and"
        && number(words, end + 1).is_some_and(|(_, next)| unit_of(words.at(next)).is_some());
    // A year ago is a point in time, which the date reader reads.
    let point = ago && unit == Unit::Year && part.is_none();
    if !singular
        || after.starts_with('-')
        || matches!(unit, Unit::Quarter | Unit::Second)
        || point
        || !(part.is_some() || led || trailed || era || ago || more)
    {
        return None;
    }
    // A week or two.
    if words.at(end) == "or" && words.at(end + 1) == "two" && !words.is_letters(end + 2) {
        let to = Some(Decimal::TWO);
        return Some((Duration { to, ..Duration::new(Decimal::ONE, unit) }, end + 2));
    }
    let (amount, end) = part.map_or((Decimal::ONE, end), |(part, end)| (Decimal::ONE + part, end));
    let amount = if written == "fortnight" { amount + amount } else { amount };
    Some((Duration::new(amount, unit), end))
}

/// Reads the past year, weeklong, for all week.
fn worded(words: &Words<'_>, i: usize) -> Read {
    let one = |unit: Unit, end: usize| Some((Duration::new(Decimal::ONE, unit), end));
    let unit =
        |i: usize| unit_of(words.at(i)).filter(|_| !words.at(i).ends_with('s') && !words.goes_on(i + 1));
    if words.at(i) == "the" && words.is(i + 1, &["past", "last"]) {
        let led = words.at(i + 1) == "past"
            || words.is(i.wrapping_sub(1), &["over", "during", "in", "for", "within", "throughout"]);
        let unit = unit(i + 2).filter(|unit| led && *unit >= Unit::Day)?;
        let toward = Some(Toward { back: true, reach: Reach::Stretch });
        return Some((Duration { toward, ..Duration::new(Decimal::ONE, unit) }, i + 3));
    }
    if words.is(i, &["all", "full", "whole"]) && words.at(i.wrapping_sub(1)) == "for" {
        let at = i + 1 + usize::from(words.at(i + 1) == "-");
        return one(
            unit(at).filter(|unit| matches!(unit, Unit::Day | Unit::Week | Unit::Month | Unit::Year))?,
            at + 1,
        );
    }
    let long = if words.at(i + 1) == "-" && words.at(i + 2) == "long" { i + 3 } else { i + 1 };
    let stem = words.at(i).strip_suffix("long").or_else(|| (long > i + 1).then(|| words.at(i)))?;
    let known = ["hour", "day", "week", "fortnight", "month", "year", "decade", "century"].contains(&stem);
    one(unit_of(stem).filter(|_| known)?, long)
}

/// Reads every week, each month, every other year, annually.
fn how_often(words: &Words<'_>, i: usize) -> Read {
    let every = |amount: i64, unit: Unit, end: usize| {
        Some((Duration { every: true, ..Duration::new(Decimal::from(amount), unit) }, end))
    };
    match words.at(i) {
        "weekly" => return every(1, Unit::Week, i + 1),
        "biweekly" | "fortnightly" => return every(2, Unit::Week, i + 1),
        "monthly" => return every(1, Unit::Month, i + 1),
        "quarterly" => return every(1, Unit::Quarter, i + 1),
        "annually" | "yearly" => return every(1, Unit::Year, i + 1),
        "biennially" => return every(2, Unit::Year, i + 1),
        "every" | "each" => {}
        _ => return None,
    }
    let other = words.at(i + 1) == "other";
    let at = if other { i + 2 } else { i + 1 };
    let unit = unit_of(words.at(at))
        .filter(|unit| *unit >= Unit::Day && words.near(at) && !words.goes_on(at + 1))?;
    every(if other { 2 } else { 1 }, unit, at + 1)
}

/// Returns whether an age follows: 20 years old, a 30-year-old, 65 years and older, three years of age.
fn is_age(after: &str) -> bool {
    let mut words = after.split([' ', '\u{a0}', '-']).filter(|word| !word.is_empty());
    let first = words.next().unwrap_or_default().trim_end_matches(|c: char| !c.is_alphanumeric());
    if !after.starts_with([' ', '\u{a0}', '-']) {
        return false;
    }
    let second = words.next().unwrap_or_default().trim_end_matches(|c: char| !c.is_alphanumeric());
    match first {
        "old" | "olds" | "young" => true,
        "of" => second == "age",
        "and" | "or" => matches!(second, "older" | "over" | "younger" | "under" | "above" | "up"),
        _ => false,
    }
}

/// Returns what a scale multiplies by.
fn scale(word: &str) -> Option<Decimal> {
    Some(Decimal::from(match word {
        "hundred" => 100,
        "thousand" => 1000,
        "million" => 1_000_000,
        _ => return None,
    }))
}

/// Returns the unit that `word`, in lower case, names.
fn unit_of(word: &str) -> Option<Unit> {
    Some(match word {
        "second" | "seconds" | "sec" | "secs" => Unit::Second,
        "minute" | "minutes" | "min" | "mins" => Unit::Minute,
        "hour" | "hours" | "hr" | "hrs" => Unit::Hour,
        "day" | "days" | "night" | "nights" | "daily" => Unit::Day,
        "week" | "weeks" | "wk" | "wks" | "weekly" | "fortnight" | "fortnights" => Unit::Week,
        "month" | "months" | "mos" | "monthly" => Unit::Month,
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
        read(&Words::new(text)).iter().map(|found| found.value.timex()).collect()
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
