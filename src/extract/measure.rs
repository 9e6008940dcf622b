//! What a numeral measures, by what stands next to it: money, a percentage, a unit, or nothing.

use std::sync::LazyLock;

use rust_decimal::Decimal;

use super::Value;
use super::number::{self, Form, Numeral};
use crate::source::{Lang, Span, char_before, script, tail};
use crate::table::{self, Forms};

/// A unit of measure.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Unit {
    /// The UCUM code.
    pub(crate) ucum: &'static str,
    pub(crate) dimension: &'static str,
    /// How many base units of the dimension it is; nothing where conversion is not a multiplication (°F).
    pub(crate) factor: Option<Decimal>,
}

static UNITS: LazyLock<Vec<(Unit, &'static str, &'static str)>> = LazyLock::new(|| {
    table::rows(include_str!("../../data/units.tsv"))
        .filter_map(|row| match row[..] {
            [ucum, ko, en, dimension, ..] => {
                let factor = row.get(4).and_then(|f| f.parse().ok());
                Some((Unit { ucum, dimension, factor }, ko, en))
            }
            _ => None,
        })
        .collect()
});
static KO_UNITS: LazyLock<Forms<&'static Unit>> = LazyLock::new(|| {
    Forms::new(UNITS.iter().flat_map(|(unit, ko, _)| table::alternatives(ko).map(move |form| (form, unit))))
});
static EN_UNITS: LazyLock<Forms<&'static Unit>> = LazyLock::new(|| {
    Forms::new(UNITS.iter().flat_map(|(unit, _, en)| table::alternatives(en).map(move |form| (form, unit))))
});

/// Names of money that follow a figure; the code may name a part of a currency (USD/100).
static KO_MONEY: LazyLock<Forms<&'static str>> = LazyLock::new(|| money_names("ko"));
static EN_MONEY: LazyLock<Forms<&'static str>> = LazyLock::new(|| money_names("en"));
/// Signs and codes that precede a figure.
static SIGNS: LazyLock<Vec<(&'static str, &'static str)>> = LazyLock::new(|| {
    let names = table::rows(include_str!("../../data/currency-names.tsv"));
    let mut signs: Vec<_> = names
        .filter(|row| row[1] == "symbol")
        .map(|row| (row[2], row[0]))
        .filter(|(sign, code)| sign == code || *sign == "RMB" || sign.chars().any(|c| !c.is_alphabetic()))
        .collect();
    signs.sort_by_key(|(sign, _)| std::cmp::Reverse(sign.len()));
    signs
});

fn money_names(lang: &str) -> Forms<&'static str> {
    let column = if lang == "ko" { 1 } else { 2 };
    let everyday = table::rows(include_str!("../../data/currency-names.tsv"))
        .filter(|row| row[1] == lang)
        .map(|row| (row[2], row[0]));
    let full = table::rows(include_str!("../../data/currencies.tsv"))
        .flat_map(|row| table::alternatives(row[column]).map(move |name| (name, row[0])));
    let codes = table::rows(include_str!("../../data/currencies.tsv")).map(|row| (row[0], row[0]));
    Forms::new(everyday.chain(full).chain(codes))
}

/// Turns a numeral into a fact, with the span that its unit, sign or counter adds.
pub(super) fn classify(text: &str, sentence: Span, numeral: Numeral, lang: Lang) -> (Span, Value) {
    let Numeral { span, mut amount, form } = numeral;
    let rest = Span::new(span.end, sentence.end).of(text);
    let (gap, after) = step_over(rest, lang);
    let read = match form {
        Form::Ordinal => None,
        Form::Times | Form::Fraction | Form::Cardinal => percent(after)
            .map(|(len, points, scale)| (span.start, len, Read::Percent(points, scale)))
            .or_else(|| money(text, sentence, span, after, lang))
            .or_else(|| unit(after, gap, lang).map(|(len, unit)| (span.start, len, Read::Unit(unit)))),
    };
    let (start, len) = read.as_ref().map_or((span.start, 0), |(start, len, _)| (*start, *len));
    let whole = Span::new(start, if len == 0 { span.end } else { span.end + gap + len });
    amount.approx = match number::hedge::approx(text, sentence, whole, span.end, lang) {
        number::Approx::Exact => amount.approx,
        other => other,
    };
    let value = match read {
        Some((_, _, Read::Percent(points, scale))) => Value::Percent { amount: amount.scaled(scale), points },
        Some((_, _, Read::Money(code))) => match code.split_once('/') {
            Some((currency, parts)) => {
                let parts: Decimal = parts.parse().unwrap_or(Decimal::ONE);
                Value::Money { amount: amount.scaled(Decimal::ONE / parts), currency }
            }
            None => Value::Money { amount, currency: code },
        },
        Some((_, _, Read::Unit(unit))) => {
            Value::Quantity { amount, unit: per_time(text, sentence, whole.start, unit) }
        }
        None if form == Form::Ordinal => Value::Ordinal(amount),
        None => Value::Number(amount),
    };
    (whole, value)
}

enum Read {
    Percent(bool, Decimal),
    Money(&'static str),
    Unit(&'static Unit),
}

/// Returns what follows a numeral past a space, a hyphen or 여, and how far that is.
fn step_over(rest: &str, lang: Lang) -> (usize, &str) {
    let mut after = rest;
    if lang == Lang::Ko {
        after = after.strip_prefix('여').unwrap_or(after);
    } else if let Some(bare) = after.strip_prefix('-') {
        after = bare;
    }
    after = after.strip_prefix([' ', '\u{a0}', '\u{202f}']).unwrap_or(after);
    (rest.len() - after.len(), after)
}

/// Reads a percent sign or word: its length, whether it means points, and what to multiply the figure by.
fn percent(after: &str) -> Option<(usize, bool, Decimal)> {
    const POINTS: &[&str] = &[
        "%포인트",
        "% 포인트",
        "%p",
        "%P",
        "%pt",
        "％포인트",
        "퍼센트포인트",
        "퍼센트 포인트",
        "percentage points",
        "percentage point",
        "percentage-points",
        "percentage-point",
        "per cent points",
        "percent points",
        "pp",
        "p.p.",
        "ppt",
        "pct points",
    ];
    const SHARES: &[&str] = &["%", "％", "퍼센트", "percent", "per cent", "pct", "프로"];
    const BASIS: &[&str] = &["bp", "bps", "basis points", "basis point", "베이시스포인트", "베이시스 포인트"];
    let word_ends = |form: &str| {
        let next = tail(after, form.len()).chars().next();
        !form.ends_with(|c: char| c.is_ascii_alphabetic()) || next.is_none_or(|c| !c.is_ascii_alphabetic())
    };
    let longest = |forms: &[&str]| {
        forms.iter().filter(|f| after.starts_with(**f) && word_ends(f)).map(|f| f.len()).max()
    };
    if let Some(len) = longest(POINTS) {
        return Some((len, true, Decimal::ONE));
    }
    if let Some(len) = longest(BASIS) {
        return Some((len, true, Decimal::new(1, 2)));
    }
    // 3할 is thirty per cent; 할인 and 할머니 are words.
    if let Some(next) = after.strip_prefix('할')
        && (!next.starts_with(script::is_syllable) || next.starts_with(['이', '을', '은', '의', '에', '도']))
    {
        return Some(('할'.len_utf8(), false, Decimal::TEN));
    }
    let len = longest(SHARES)?;
    let program = after.starts_with("프로")
        && tail(after, "프로".len())
            .starts_with(|c: char| script::is_syllable(c) && !"가를는의로와도에".contains(c));
    (!program).then_some((len, false, Decimal::ONE))
}

/// Reads money: a sign or code before the figure, or a name after it.
fn money(text: &str, sentence: Span, span: Span, after: &str, lang: Lang) -> Option<(usize, usize, Read)> {
    let before = Span::new(sentence.start, span.start).of(text);
    let close = before.trim_end_matches([' ', '\u{a0}']);
    let sign = SIGNS.iter().find(|(sign, _)| {
        close.ends_with(sign)
            && !(sign.starts_with(|c: char| c.is_ascii_alphabetic())
                && char_before(close, close.len() - sign.len()).is_some_and(|c| c.is_ascii_alphanumeric()))
            && (close.len() == before.len() || sign.chars().all(char::is_alphabetic) || sign.ends_with('$'))
    });
    let (names, own) = match lang {
        Lang::Ko => (&*KO_MONEY, "미화"),
        Lang::En => (&*EN_MONEY, ""),
    };
    let named = names.prefixes(after).find(|(form, _)| ends_word(form, tail(after, form.len()), lang));
    if let Some((sign, code)) = sign {
        let start = sentence.start + close.len() - sign.len();
        let len = named.filter(|(_, c)| *c == code).map_or(0, |(form, _)| form.len());
        return Some((start, len, Read::Money(code)));
    }
    let (form, code) = named?;
    let start = if !own.is_empty() && close.ends_with(own) {
        sentence.start + close.len() - own.len()
    } else {
        span.start
    };
    Some((start, form.len(), Read::Money(code)))
}

/// Reads a unit of measure.
fn unit(after: &str, gap: usize, lang: Lang) -> Option<(usize, &'static Unit)> {
    let units = match lang {
        Lang::Ko => &*KO_UNITS,
        Lang::En => &*EN_UNITS,
    };
    units
        .prefixes(after)
        .find(|(form, _)| {
            // A preposition or article is not a unit: "5 in Seoul", "3 a day".
            let word = gap > 0
                && matches!(
                    *form,
                    "in" | "a" | "h" | "d" | "s" | "t" | "g" | "m" | "b" | "l" | "A" | "C" | "F" | "K"
                );
            !word && ends_word(form, tail(after, form.len()), lang)
        })
        .map(|(form, unit)| (form.len(), *unit))
}

/// Returns the speed that 시속 or 초속 before a length makes of its unit.
fn per_time(text: &str, sentence: Span, start: usize, unit: &'static Unit) -> &'static Unit {
    let before = Span::new(sentence.start, start).of(text).trim_end();
    let speed = match unit.ucum {
        "km" if before.ends_with("시속") => "km/h",
        "[mi_i]" if before.ends_with("시속") => "[mi_i]/h",
        "m" if before.ends_with("초속") => "m/s",
        _ => return unit,
    };
    UNITS.iter().map(|(unit, ..)| unit).find(|u| u.ucum == speed).unwrap_or(unit)
}

/// Returns whether a unit's or currency's name ends where the form ends, and is not the beginning of another word.
fn ends_word(form: &str, next: &str, lang: Lang) -> bool {
    const NOT_AFTER_ONE_SYLLABLE: &str = "칙격형본생동래고활외문천유자산료통반기회속계험준량질식용";
    let last = form.chars().next_back().unwrap_or(' ');
    let first = next.chars().next();
    if script::is_latin(last) {
        return first.is_none_or(|c| !(script::is_latin(c) || (lang == Lang::En && c.is_ascii_digit())));
    }
    // 두 도시 are two cities, and no degrees.
    if form == "도" && first == Some('시') {
        return false;
    }
    let short = form.chars().count() == 1;
    !(short && script::is_syllable(last) && first.is_some_and(|c| NOT_AFTER_ONE_SYLLABLE.contains(c)))
}
