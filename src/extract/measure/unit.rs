//! Units of measure: their names, degrees, ages, and where a name ends.

use std::sync::LazyLock;

use rust_decimal::Decimal;

use super::super::number;
use crate::source::{Lang, Span, script, tail};
use crate::table::{self, Forms, Letters};

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
    table::rows(include_str!("../../../data/units.tsv"))
        .filter_map(|row| match row[..] {
            [ucum, ko, en, dimension, ..] => {
                let factor = row.get(4).and_then(|f| f.parse().ok());
                Some((Unit { ucum, dimension, factor }, ko, en))
            }
            _ => None,
        })
        .collect()
});

pub(super) static KO_UNITS: LazyLock<Forms<&'static Unit>> = LazyLock::new(|| {
    Forms::new(UNITS.iter().flat_map(|(unit, ko, _)| table::alternatives(ko).map(move |form| (form, unit))))
});

static EN_UNITS: LazyLock<Forms<&'static Unit>> = LazyLock::new(|| {
    Forms::new(UNITS.iter().flat_map(|(unit, _, en)| table::alternatives(en).map(move |form| (form, unit))))
});

/// English names that are words, in lower case; of symbols the case matters.
static EN_UNIT_WORDS: LazyLock<Forms<&'static Unit>> = LazyLock::new(|| {
    let names = UNITS.iter().flat_map(|(unit, _, en)| table::alternatives(en).map(move |form| (form, unit)));
    Forms::new(names.filter(|(form, _)| form.len() >= WORD).map(|(form, unit)| (lower(form), unit)))
});

static EN_UNIT_LETTERS: LazyLock<Letters> =
    LazyLock::new(|| Letters::of(EN_UNIT_WORDS.iter().map(|(form, _)| form)));

/// The fewest letters of a unit's name that is found in any case.
const WORD: usize = 4;

/// Returns a name of a table in lower case.
pub(super) fn lower(form: &'static str) -> &'static str {
    if form.chars().any(char::is_uppercase) { form.to_lowercase().leak() } else { form }
}

/// Returns the words at the beginning of a text in lower case and without hyphens, as far as a name may reach, where
/// one of `names` may begin it.
pub(super) fn lowered(after: &str, names: &Letters) -> Option<String> {
    let letter = after.starts_with(|c: char| c.is_ascii_alphabetic());
    (letter && names.hold(after)).then(|| {
        let near = after.char_indices().nth(40).map_or(after, |(end, _)| after.get(..end).unwrap_or(after));
        near.to_lowercase().replace('-', " ")
    })
}

/// Returns the unit of a code.
pub(in crate::extract) fn of_code(ucum: &str) -> Option<&'static Unit> {
    UNITS.iter().map(|(unit, ..)| unit).find(|unit| unit.ucum == ucum)
}

/// Reads degrees with their scale: 화씨 70도, 섭씨 20.3, 106 degrees Fahrenheit, 20 celsius.
pub(super) fn degrees(
    text: &str,
    sentence: Span,
    span: Span,
    after: &str,
    lang: Lang,
) -> Option<(usize, usize, &'static Unit)> {
    if lang == Lang::Ko {
        let before = Span::new(sentence.start, span.start).of(text);
        let bare = before.trim_end_matches(|c: char| c.is_whitespace() || c == '-');
        let bare =
            ["영하", "영상", "마이너스"].iter().find_map(|w| bare.strip_suffix(w)).unwrap_or(bare).trim_end();
        let ucum = ["화씨", "섭씨"].iter().position(|word| bare.ends_with(word))?;
        let sign =
            ["도", "°", "℃", "℉"].iter().find(|sign| after.starts_with(**sign)).map_or(0, |sign| sign.len());
        return Some((span.start, sign, of_code(if ucum == 0 { "[degF]" } else { "Cel" })?));
    }
    let begins = |text: &str, word: &str| {
        text.as_bytes().get(..word.len()).is_some_and(|b| b.eq_ignore_ascii_case(word.as_bytes()))
    };
    let degree =
        ["degrees", "degree", "deg", "°"].iter().find(|word| begins(after, word)).map_or(0, |w| w.len());
    let rest = tail(after, degree);
    let name = rest.trim_start_matches([' ', '.', '-']);
    let gap = rest.len() - name.len();
    let (word, ucum) = [
        ("fahrenheit", "[degF]"),
        ("farenheit", "[degF]"),
        ("celsius", "Cel"),
        ("celcius", "Cel"),
        ("centigrade", "Cel"),
        ("centigrate", "Cel"),
        ("c", "Cel"),
        ("f", "[degF]"),
    ]
    .into_iter()
    .find(|(word, _)| {
        begins(name, word)
            && !tail(name, word.len()).starts_with(char::is_alphanumeric)
            && (word.len() > 1 || degree > 0)
    })?;
    Some((span.start, degree + gap + word.len(), of_code(ucum)?))
}

/// Reads what stands before a figure as its unit: 규모 4.5의 지진, magnitude 5.4, a magnitude of 5.4.
pub(super) fn magnitude(text: &str, sentence: Span, span: Span) -> Option<&'static Unit> {
    let before = Span::new(sentence.start, span.start).of(text).trim_end();
    let english = before.trim_end_matches('-');
    let led = ["agnitude", "agnitude of"].iter().any(|word| english.ends_with(word));
    let quake = || ["지진", "여진", "강진", "본진"].iter().any(|word| sentence.of(text).contains(word));
    (led || (before.ends_with("규모") && quake())).then(|| of_code("x-magnitude")).flatten()
}

/// Reads an age: 다섯 살, 50세, five years old, aged 87.
pub(super) fn age(text: &str, sentence: Span, span: Span, after: &str) -> Option<(usize, &'static Unit)> {
    static OLD: LazyLock<Forms<&str>> = LazyLock::new(|| {
        Forms::new([
            ("years old", "a"),
            ("year old", "a"),
            ("year-old", "a"),
            ("years-old", "a"),
            ("years of age", "a"),
            ("yo ", "a"),
            ("y/o", "a"),
            ("months old", "mo"),
            ("month old", "mo"),
            ("month-old", "mo"),
            ("weeks old", "wk"),
            ("week-old", "wk"),
            ("days old", "d"),
            ("day-old", "d"),
        ])
    });
    if let Some((word, ucum)) = OLD.prefixes(after).next() {
        return Some((word.len(), of_code(ucum)?));
    }
    let ends = |word: &str| {
        after.strip_prefix(word).is_some_and(|next| {
            !next.starts_with(script::is_syllable)
                || number::particle_or_end(next)
                || next.starts_with(['때', '입', '배', '짜'])
        })
    };
    if let Some(word) = ["살", "세"].into_iter().find(|word| ends(word)) {
        return Some((word.len(), of_code("a")?));
    }
    let before = Span::new(sentence.start, span.start).of(text).trim_end().as_bytes();
    let aged = [" aged", "of age", "at age", "the age of", "ages of", " ages", " age", " aged from"]
        .iter()
        .any(|word| {
            let last = before.len().checked_sub(word.len()).and_then(|from| before.get(from..));
            last.is_some_and(|last| last.eq_ignore_ascii_case(word.as_bytes()))
        });
    aged.then(|| of_code("a")).flatten().map(|unit| (0, unit))
}

/// Reads a unit of measure.
pub(super) fn unit(after: &str, gap: usize, lang: Lang) -> Option<(usize, &'static Unit)> {
    let units = match lang {
        Lang::Ko => &*KO_UNITS,
        Lang::En => &*EN_UNITS,
    };
    // 20 [kg].
    if let Some((open, close)) =
        [("[", "]"), ("{", "}"), ("<", ">")].into_iter().find(|(open, _)| after.starts_with(open))
    {
        let (inside, _) = tail(after, open.len()).split_once(close)?;
        let (len, unit) = unit(inside, 0, lang)?;
        return (len == inside.len()).then_some((len + 2, unit));
    }
    let fits = |form: &str| {
        // A preposition or article is not a unit: "5 in Seoul", "3 a day"; "5 in." and "1 m x 2 m" are measures.
        let next = tail(after, form.len());
        let closed = next.is_empty()
            || next.starts_with([',', ';', ')'])
            || next.strip_prefix('.').is_some_and(|n| !n.starts_with(char::is_alphanumeric))
            || next.starts_with(" x ")
            || next.starts_with(" and about");
        let single = matches!(
            form,
            "in" | "a" | "h" | "d" | "s" | "t" | "g" | "m" | "b" | "l" | "A" | "C" | "F" | "K"
        );
        let of = form == "t" && next.starts_with(" of ");
        let word = gap > 0 && single && !of && !(closed && matches!(form, "in" | "g" | "m" | "l"));
        // Three stone pagodas.
        if form == "stone" && !closed {
            return false;
        }
        // 14.7C/ per security are cents.
        let cents = form == "C" && next.starts_with('/');
        !word && !cents && ends_word(form, next, lang)
    };
    let read = |(form, unit): (&str, &&'static Unit)| (form.len(), *unit);
    let exact = units.prefixes(after).find(|(form, _)| fits(form)).map(read);
    exact.or_else(|| {
        EN_UNIT_WORDS.prefixes(&lowered(after, &EN_UNIT_LETTERS)?).find(|(form, _)| fits(form)).map(read)
    })
}

/// Returns the speed that 시속 or 초속 before a length makes of its unit.
pub(super) fn per_time(text: &str, sentence: Span, start: usize, unit: &'static Unit) -> &'static Unit {
    let before = Span::new(sentence.start, start).of(text).trim_end();
    // 시속 100㎞, 시속은 100㎞, 시속 최고 100㎞.
    let led = ["최고", "최대", "약", "평균"]
        .iter()
        .find_map(|w| before.strip_suffix(w))
        .unwrap_or(before)
        .trim_end();
    let led = led.strip_suffix(['은', '이', '도']).unwrap_or(led);
    let speed = |word: &str| led.ends_with(word);
    let speed = match unit.ucum {
        "km" if speed("시속") => "km/h",
        "[mi_i]" if speed("시속") => "[mi_i]/h",
        "m" if speed("초속") => "m/s",
        "bit" if speed("초당") => "bit/s",
        "kbit" if speed("초당") => "kbit/s",
        "Mbit" if speed("초당") => "Mbit/s",
        "Gbit" if speed("초당") => "Gbit/s",
        "Tbit" if speed("초당") => "Tbit/s",
        "MBy" if speed("초당") => "MBy/s",
        "GBy" if speed("초당") => "GBy/s",
        "TBy" if speed("초당") => "TBy/s",
        _ => return unit,
    };
    UNITS.iter().map(|(unit, ..)| unit).find(|u| u.ucum == speed).unwrap_or(unit)
}

/// Returns whether a unit's or currency's name ends where the form ends, and is not the beginning of another word.
pub(super) fn ends_word(form: &str, next: &str, lang: Lang) -> bool {
    const NOT_AFTER_ONE_SYLLABLE: &str = "칙격형본생동래고활외문천유자산료통반기회속계험준량질식용";
    let last = form.chars().next_back().unwrap_or(' ');
    let first = next.chars().next();
    // 24703 L-202 and m212 are codes.
    let code = next.strip_prefix('-').is_some_and(|n| n.starts_with(|c: char| c.is_ascii_digit()));
    // 5 L-shaped desks.
    let shaped = lang == Lang::En
        && form.len() == 1
        && next.starts_with('-')
        && tail(next, 1).starts_with(char::is_alphabetic);
    if shaped
        || (code && form.len() == 1)
        || (last.is_ascii_digit() && first.is_some_and(|c| c.is_ascii_digit()))
    {
        return false;
    }
    if script::is_latin(last) {
        return first.is_none_or(|c| !(script::is_latin(c) || (lang == Lang::En && c.is_ascii_digit())));
    }
    // 두 도시 are two cities, 2도 화상 is a burn and 4도어 a car: no degrees.
    if form == "도" && (matches!(first, Some('시' | '어')) || next.starts_with(" 화상")) {
        return false;
    }
    // 2A구역 is a place; 3리그 has leagues.
    if lang == Lang::Ko && form.len() == 1 && script::is_latin(last) && first.is_some_and(script::is_syllable)
    {
        return number::particle_or_end(next);
    }
    if form == "리" && first == Some('그') {
        return false;
    }
    let short = form.chars().count() == 1;
    !(short && script::is_syllable(last) && first.is_some_and(|c| NOT_AFTER_ONE_SYLLABLE.contains(c)))
}
