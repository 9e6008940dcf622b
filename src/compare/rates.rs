//! Rates: what a figure is told for each of, a minute, a day, a year. A translation that has the figure and another unit of
//! time tells another rate: 분당 3,800리터, "3,800 liters an hour".
//!
//! Two passages are compared by the units that either of them alone has: one on each side is a change; more, or none on one
//! side, may be another way to tell the same.

use std::sync::LazyLock;

use crate::align::{Pair, Side};
use crate::extract::Value;
use crate::extract::duration::Unit;
use crate::source::script::{self, Chars};
use crate::source::{Span, char_before, head, tail};
use crate::table::Forms;

use super::facts::SURELY;

/// A period with the words that tell it.
type Rate = (Unit, Span);

/// A rate of the source that the translation tells for another period.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Other {
    pub(crate) source: Rate,
    pub(crate) target: Rate,
}

/// Finds the rates that are told for another period.
pub(super) fn find(pair: &Pair) -> Vec<Other> {
    let sure = |bead: &usize| !pair.beads[*bead].is_gap() && pair.beads[*bead].score >= SURELY;
    let figures =
        |side: Side, span: Span| pair.reading(side).facts_in(span).any(|fact| is_figure(&fact.value));
    let beads = (0..pair.beads.len()).filter(sure);
    beads
        .filter_map(|bead| {
            let [ours, theirs] = [Side::Source, Side::Target].map(|side| pair.passage(side, bead));
            if !figures(Side::Source, ours) || !figures(Side::Target, theirs) {
                return None;
            }
            compare(pair.source.text(), ours, pair.target.text(), theirs)
        })
        .collect()
}

const fn is_figure(value: &Value) -> bool {
    !matches!(value, Value::Date(_) | Value::Time(_))
}

/// Returns whether two texts, each as a whole, tell a rate for other periods.
pub(crate) fn differ(source: &str, target: &str) -> bool {
    compare(source, Span::new(0, source.len()), target, Span::new(0, target.len())).is_some()
}

/// Returns the one rate of each passage that the other one has not.
fn compare(source: &str, ours: Span, target: &str, theirs: Span) -> Option<Other> {
    let there = english(target, theirs);
    if there.is_empty() {
        return None;
    }
    let here = korean(source, ours);
    let alone = |rates: &[Rate], others: &[Rate]| -> Option<Rate> {
        let mut own = rates.iter().filter(|(period, _)| !others.iter().any(|(other, _)| other == period));
        let first = own.next()?;
        own.all(|(period, _)| *period == first.0).then_some(*first)
    };
    Some(Other { source: alone(&here, &there)?, target: alone(&there, &here)? })
}

/// Reads the rates of a Korean passage.
fn korean(text: &str, span: Span) -> Vec<Rate> {
    use Unit::{Day, Hour, Minute, Month, Second, Week, Year};
    /// What tells a rate whatever follows.
    static SURE: LazyLock<Forms<Unit>> = LazyLock::new(|| {
        Forms::new([
            ("초당", Second),
            ("분당", Minute),
            ("시간당", Hour),
            ("하루 평균", Day),
            ("하루평균", Day),
            ("일평균", Day),
            ("일일", Day),
            ("하루에", Day),
            ("매일", Day),
            ("날마다", Day),
            ("주당", Week),
            ("주간", Week),
            ("매주", Week),
            ("일주일에", Week),
            ("1주일에", Week),
            ("한 주에", Week),
            ("주 평균", Week),
            ("월평균", Month),
            ("월 평균", Month),
            ("월간", Month),
            ("매월", Month),
            ("매달", Month),
            ("다달이", Month),
            ("한 달에", Month),
            ("한달에", Month),
            ("연평균", Year),
            ("연 평균", Year),
            ("연간", Year),
            ("매년", Year),
            ("매해", Year),
            ("해마다", Year),
            ("한 해", Year),
            ("1년에", Year),
            ("1분에", Minute),
            ("1시간에", Hour),
            ("한 시간에", Hour),
            ("1초에", Second),
        ])
    });
    /// What tells a rate before a figure: 하루 18톤, 주 엿새, 월 7회, 연 2회.
    static LEADING: LazyLock<Forms<Unit>> =
        LazyLock::new(|| Forms::new([("하루 ", Day), ("주 ", Week), ("월 ", Month), ("연 ", Year)]));
    static FIRSTS: Chars = Chars::of("초분시하일매날주월다한연해1");
    let mut rates = Vec::new();
    let mut at = span.start;
    while let Some((offset, first)) = FIRSTS.next(Span::new(at, span.end).of(text), 0) {
        let start = at + offset;
        at = start + first.len_utf8();
        if char_before(text, start).is_some_and(|c| script::is_syllable(c) || c.is_ascii_digit()) {
            // 3.3㎡당 and 10분당 have their figure before them.
            continue;
        }
        let rest = Span::new(start, span.end).of(text);
        let sure = SURE.prefixes(rest).next();
        let led = || LEADING.prefixes(rest).find(|(form, _)| begins_figure(tail(rest, form.len())));
        if let Some((form, period)) = sure.or_else(led) {
            rates.push((*period, Span::new(start, start + form.trim_end().len())));
            at = start + form.len();
        }
    }
    rates
}

/// Returns whether a figure begins a Korean text, past a hedge.
fn begins_figure(rest: &str) -> bool {
    const HEDGES: &[&str] = &["약 ", "최대 ", "최소 ", "최고 ", "평균 ", "많게는 "];
    const NUMERALS: &[&str] = &[
        "한 ", "두 ", "세 ", "네 ", "다섯", "여섯", "일곱", "여덟", "아홉", "열", "스무", "닷새", "엿새",
        "이틀", "사흘", "나흘",
    ];
    let rest = HEDGES.iter().find_map(|hedge| rest.strip_prefix(hedge)).unwrap_or(rest);
    rest.starts_with(|c: char| c.is_ascii_digit()) || NUMERALS.iter().any(|word| rest.starts_with(word))
}

/// Reads the rates of an English passage.
fn english(text: &str, span: Span) -> Vec<Rate> {
    use Unit::{Day, Hour, Month, Week, Year};
    const LEADS: &[&str] = &["a ", "an ", "per ", "each ", "every "];
    const ADVERBS: &[(&str, Unit)] = &[
        ("hourly", Hour),
        ("daily", Day),
        ("weekly", Week),
        ("monthly", Month),
        ("annually", Year),
        ("annual", Year),
        ("yearly", Year),
    ];
    let inside = span.of(text);
    let mut rates = Vec::new();
    // Only few words begin like these.
    let begins = |at: usize| {
        matches!(inside.as_bytes().get(at), Some(b'a' | b'p' | b'e' | b'h' | b'd' | b'w' | b'm' | b'y'))
    };
    let words = std::iter::once(0).chain(inside.match_indices(' ').map(|(space, _)| space + 1));
    for at in words.filter(|at| begins(*at)) {
        let rest = tail(inside, at);
        let lead = LEADS.iter().find(|lead| rest.starts_with(**lead));
        let found = if let Some(lead) = lead {
            let told = period(tail(rest, lead.len())).map(|(period, len)| (period, lead.len() + len));
            told.filter(|(_, len)| lead.len() > 3 || is_rate(head(inside, at).trim_end(), tail(rest, *len)))
        } else {
            let word = |adverb: &str| {
                rest.starts_with(adverb) && !tail(rest, adverb.len()).starts_with(char::is_alphanumeric)
            };
            ADVERBS.iter().find(|(adverb, _)| word(adverb)).map(|(adverb, period)| (*period, adverb.len()))
        };
        if let Some((period, len)) = found {
            rates.push((period, Span::new(span.start + at, span.start + at + len)));
        }
    }
    rates
}

/// Reads the period that begins `rest`, and its length.
fn period(rest: &str) -> Option<(Unit, usize)> {
    use Unit::{Day, Hour, Minute, Month, Second, Week, Year};
    const PERIODS: &[(&str, Unit)] = &[
        ("second", Second),
        ("minute", Minute),
        ("hour", Hour),
        ("day", Day),
        ("night", Day),
        ("week", Week),
        ("month", Month),
        ("year", Year),
    ];
    let (word, period) = PERIODS.iter().find(|(word, _)| rest.starts_with(word))?;
    (!tail(rest, word.len()).starts_with(|c: char| c.is_alphanumeric() || c == '-'))
        .then_some((*period, word.len()))
}

/// Returns whether an article with a period tells a rate by the words around it: twice a year, 90 tons an hour, but not for a
/// year, a year earlier.
fn is_rate(before: &str, after: &str) -> bool {
    const NOT_BEHIND: &[&str] = &[
        "for",
        "in",
        "within",
        "over",
        "after",
        "than",
        "last",
        "half",
        "about",
        "around",
        "nearly",
        "almost",
        "of",
        "during",
        "under",
        "by",
        "until",
        "take",
        "takes",
        "took",
        "taking",
        "just",
        "only",
        "such",
        "quite",
        "is",
        "was",
        "be",
        "as",
        "with",
        "and",
        "or",
        "to",
        "on",
        "at",
        "from",
        "through",
        "throughout",
        "into",
        "spend",
        "spent",
        "what",
        "more",
    ];
    const NOT_BEFORE: &[&str] = &[
        "ago", "earlier", "before", "later", "after", "old", "on", "long", "of", "early", "in", "when",
        "that", "behind",
    ];
    let last = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let next = after.trim_start().split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let is = |words: &[&str], word: &str| words.iter().any(|known| word.eq_ignore_ascii_case(known));
    !last.is_empty() && !is(NOT_BEHIND, last) && !is(NOT_BEFORE, next)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rates_are_told_from_lengths() {
        let names =
            |rates: Vec<Rate>| rates.iter().map(|(period, _)| period.name()).collect::<Vec<_>>().join(" ");
        let ko = |text: &str| names(korean(text, Span::new(0, text.len())));
        let en = |text: &str| names(english(text, Span::new(0, text.len())));
        assert_eq!(ko("분당 3,800리터를 하루 평균 18톤, 주 엿새, 월 7회"), "minute day week month");
        assert_eq!(ko("한 해 1,200원, 연간 2MWh, 하루의 휴가, 월요일"), "year year");
        assert_eq!(en("3,800 liters a minute, twice a year, 2 tons per hour, daily"), "minute year hour day");
        assert_eq!(en("for a year, a year earlier, in a day, a day-long trip, nearly a month"), "");
    }
}
