//! What a numeral measures, by what stands next to it: money, a percentage, a unit, or nothing.

mod unit;

use std::sync::LazyLock;

use rust_decimal::Decimal;

use super::Value;
use super::number::{self, Form, Numeral};
use crate::source::{Lang, Span, char_before, head, script, tail};
use crate::table::{self, Forms, Letters};

pub(crate) use unit::Unit;
pub(super) use unit::of_code;
use unit::{KO_UNITS, age, degrees, ends_word, lower, lowered, magnitude, per_time, unit};

/// English names of money in lower case.
static EN_MONEY_WORDS: LazyLock<Forms<&'static str>> = LazyLock::new(|| {
    // In lower case most codes are words: cup, all, top.
    let plain = |form: &str| {
        form.len() > 3
            || [
                "USD", "EUR", "GBP", "KRW", "JPY", "CNY", "RMB", "INR", "CAD", "AUD", "CHF", "HKD", "SGD",
                "NZD", "MXN",
            ]
            .contains(&form)
    };
    let names = EN_MONEY.iter().filter(|(form, _)| plain(form));
    Forms::new(names.map(|(form, code)| (lower(form), *code)))
});

static EN_MONEY_LETTERS: LazyLock<Letters> =
    LazyLock::new(|| Letters::of(EN_MONEY_WORDS.iter().map(|(form, _)| form)));

/// Names of money that follow a figure; the code may name a part of a currency (USD/100).
static KO_MONEY: LazyLock<Forms<&'static str>> = LazyLock::new(|| money_names("ko"));
static EN_MONEY: LazyLock<Forms<&'static str>> = LazyLock::new(|| money_names("en"));
/// Signs and codes that precede a figure.
static SIGNS: LazyLock<Vec<(&'static str, &'static str)>> = LazyLock::new(|| {
    let names = table::rows(include_str!("../../../data/currency-names.tsv"));
    let mut signs: Vec<_> = names
        .filter(|row| row[1] == "symbol")
        .map(|row| (row[2], row[0]))
        .filter(|(sign, code)| {
            sign == code || matches!(*sign, "RMB" | "RM" | "Rs") || sign.chars().any(|c| !c.is_alphabetic())
        })
        .collect();
    signs.sort_by_key(|(sign, _)| std::cmp::Reverse(sign.len()));
    signs
});

/// The first and last characters of the signs, in order: most words have none of them there.
static SIGN_EDGES: LazyLock<Vec<char>> = LazyLock::new(|| {
    let edges = SIGNS.iter().flat_map(|(sign, _)| [sign.chars().next(), sign.chars().next_back()]);
    let mut edges: Vec<char> = edges.flatten().collect();
    edges.sort_unstable();
    edges.dedup();
    edges
});

/// Returns the signs, where one may begin or end with `edge`.
fn signs(edge: Option<char>) -> &'static [(&'static str, &'static str)] {
    let may_be = edge.is_some_and(|edge| SIGN_EDGES.binary_search(&edge).is_ok());
    if may_be { &SIGNS } else { &[] }
}

/// Returns whether a Korean unit or the name of money follows a figure in words.
pub(super) fn follows_korean(after: &str) -> bool {
    let bare = after.trim_start();
    let ends = |form: &str| {
        let next = tail(bare, form.len());
        form.chars().count() >= 2 && (!next.starts_with(script::is_syllable) || number::particle_or_end(next))
    };
    KO_UNITS.prefixes(bare).any(|(form, _)| ends(form)) || KO_MONEY.prefixes(bare).any(|(form, _)| ends(form))
}

/// Returns whether the sign of a unit, in no Hangul, begins `rest`: ㏊, km, t.
pub(super) fn begins_sign(rest: &str) -> bool {
    !rest.starts_with(script::is_syllable) && unit(rest, 0, Lang::Ko).is_some()
}

/// Returns whether a percentage or the name of money follows a Korean figure.
pub(super) fn follows_money_or_share(rest: &str) -> bool {
    let bare = rest.trim_start();
    percent(bare).is_some() || KO_MONEY.prefixes(bare).next().is_some()
}

/// Returns whether the name of an English unit begins `rest`.
pub(super) fn follows_english(rest: &str) -> bool {
    unit(rest, 0, Lang::En).is_some_and(|(len, _)| len > 2)
}

/// Returns whether a percentage or an English unit begins `rest`.
pub(super) fn begins_measure(rest: &str) -> bool {
    percent(rest).is_some() || follows_english(rest)
}

/// What an article counts: a dollar, a kilogram.
const ONE: &[&str] = &[
    "dollar",
    "euro",
    "pound",
    "won",
    "kilogram",
    "kilo",
    "kg",
    "gallon",
    "litre",
    "liter",
    "mile",
    "kilometer",
    "kilometre",
    "tonne",
    "acre",
    "hectare",
];

/// Returns the words in Latin letters that an article may count; `follows_article` says which it does.
pub(super) fn article_counts() -> impl Iterator<Item = &'static str> {
    ONE.iter().chain(POINTS).chain(SHARES).chain(BASIS).copied().filter(|word| word.is_ascii())
}

/// Returns whether an article counts what follows: a dollar, a kilogram.
pub(super) fn follows_article(after: &str) -> bool {
    let word = after.strip_prefix(' ').unwrap_or_default();
    let next =
        |form: &&&str| word.strip_prefix(**form).is_some_and(|n| !n.starts_with(char::is_alphanumeric));
    // A percentage of users is none.
    ONE.iter().find(next).is_some()
        || percent(word).is_some_and(|(len, points, _)| points || !head(word, len).ends_with("age"))
}

/// Returns whether a word is the code of a currency: GBP, MYR, RM.
pub(super) fn is_code(word: &str) -> bool {
    word == "RM" || (word.len() == 3 && EN_MONEY.prefixes(word).any(|(form, _)| form == word))
}

fn money_names(lang: &str) -> Forms<&'static str> {
    let column = if lang == "ko" { 1 } else { 2 };
    let everyday = table::rows(include_str!("../../../data/currency-names.tsv"))
        .filter(|row| row[1] == lang)
        .map(|row| (row[2], row[0]));
    let full = table::rows(include_str!("../../../data/currencies.tsv"))
        .flat_map(|row| table::alternatives(row[column]).map(move |name| (name, row[0])));
    let codes = table::rows(include_str!("../../../data/currencies.tsv")).map(|row| (row[0], row[0]));
    Forms::new(everyday.chain(full).chain(codes))
}

/// Turns a numeral into a fact, with the span that its unit, sign or counter adds.
///
/// Sign and unit stand in `room`, the part of the sentence that no other fact has taken: in 10€ 20 the sign is of the
/// ten, and the 평 of 평일 measures no land.
pub(super) fn classify(
    text: &str,
    sentence: Span,
    room: Span,
    numeral: Numeral,
    lang: Lang,
) -> (Span, Value) {
    let Numeral { span, mut amount, form } = numeral;
    let rest = Span::new(span.end, room.end).of(text);
    let (gap, after) = step_over(rest, lang);
    // 100여m: what stands between is no gap.
    let hedge = if lang == Lang::Ko && rest.starts_with('여') { '여'.len_utf8() } else { 0 };
    let read = match form {
        Form::Ordinal => None,
        Form::Times | Form::Fraction | Form::Cardinal => percent(after)
            .map(|(len, points, scale)| (span.start, len, Read::Percent(points, scale)))
            .or_else(|| money(text, room, span, after, lang))
            .or_else(|| {
                degrees(text, sentence, span, after, lang)
                    .map(|(start, len, unit)| (start, len, Read::Unit(unit)))
            })
            .or_else(|| {
                unit(after, gap - hedge, lang).map(|(len, unit)| (span.start, len, Read::Unit(unit)))
            }),
    };
    let read = read.map(|read| pounds(text, sentence, span, read));
    let read = read
        .or_else(|| magnitude(text, sentence, span).map(|unit| (span.start, 0, Read::Unit(unit))))
        .or_else(|| age(text, sentence, span, after).map(|(len, unit)| (span.start, len, Read::Unit(unit))));
    let (start, len) = read.as_ref().map_or((span.start, 0), |(start, len, _)| (*start, *len));
    let mut whole = Span::new(start, if len == 0 { span.end } else { span.end + gap + len });
    amount.approx = match number::hedge::approx(text, sentence, whole, span.end, lang) {
        number::Approx::Exact => amount.approx,
        other => other,
    };
    amount.bound = number::hedge::is_bound(text, sentence, whole, amount.approx, lang);
    // 5 degrees Celsius below zero.
    let below = Span::new(whole.end, sentence.end).of(text).trim_start();
    if (below.starts_with("below zero") || below.starts_with("below freezing"))
        && matches!(read, Some((_, _, Read::Unit(unit))) if matches!(unit.ucum, "Cel" | "[degF]" | "deg"))
    {
        amount.value = -amount.value.abs();
    }
    let value = match read {
        Some((_, _, Read::Percent(points, scale))) => Value::Percent { amount: amount.scaled(scale), points },
        Some((_, len, Read::Money(code))) => {
            if let Some((currency, parts)) = code.split_once('/') {
                let parts: Decimal = parts.parse().unwrap_or(Decimal::ONE);
                Value::Money { amount: amount.scaled(Decimal::ONE / parts), currency }
            } else {
                // 75 USD million.
                let scaled = number::scale_after(tail(after, len)).filter(|_| lang == Lang::En && len > 0);
                if let Some((more, scale)) = scaled {
                    whole.end += more;
                    amount = amount.scaled(scale);
                }
                Value::Money { amount, currency: code }
            }
        }
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
    if let Some(bare) = after.strip_prefix('여').filter(|_| lang == Lang::Ko) {
        after = bare;
    } else if let Some(bare) = after.strip_prefix('-') {
        after = bare;
    }
    after = after.strip_prefix([' ', '\u{a0}', '\u{202f}']).unwrap_or(after);
    (rest.len() - after.len(), after)
}

/// Spellings of percentage points.
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
    "ppts",
    "pct points",
];
/// Spellings of percentages.
const SHARES: &[&str] =
    &["%", "％", "퍼센트", "퍼센티지", "percent", "per cent", "percentage", "pct", "프로"];
/// Spellings of basis points.
const BASIS: &[&str] = &["bp", "bps", "basis points", "basis point", "베이시스포인트", "베이시스 포인트"];

/// Reads a percent sign or word: its length, whether it means points, and what to multiply the figure by.
fn percent(after: &str) -> Option<(usize, bool, Decimal)> {
    // What any of the spellings begins with.
    if !after.starts_with(['%', '％', '퍼', '프', '베', '할', 'p', 'P', 'b', 'B']) {
        return None;
    }
    let word_ends = |form: &str| {
        let next = tail(after, form.len()).chars().next();
        !form.ends_with(|c: char| c.is_ascii_alphabetic()) || next.is_none_or(|c| !c.is_ascii_alphabetic())
    };
    // 25-basis-point and Percent are spelled alike, but for the hyphen and the capital.
    let begins = |form: &str| {
        after.len() >= form.len()
            && form.bytes().zip(after.bytes()).enumerate().all(|(i, (f, a))| {
                f == a
                    || (form.len() > 3 && f == b' ' && a == b'-')
                    || (i == 0 && form.len() > 3 && a.to_ascii_lowercase() == f)
            })
    };
    let longest = |forms: &[&str]| forms.iter().filter(|f| begins(f) && word_ends(f)).map(|f| f.len()).max();
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

/// Reads money: a sign or code before the figure, or a name after it, in `room`.
fn money(text: &str, room: Span, span: Span, after: &str, lang: Lang) -> Option<(usize, usize, Read)> {
    let before = Span::new(room.start, span.start).of(text);
    let close = before.trim_end_matches([' ', '\u{a0}']);
    let sign = signs(close.chars().next_back()).iter().find(|(sign, _)| {
        close.ends_with(sign)
            && !(sign.starts_with(|c: char| c.is_ascii_alphabetic())
                && (char_before(close, close.len() - sign.len()).is_some_and(|c| c.is_ascii_alphanumeric())
                    || ends_amount(head(close, close.len() - sign.len()))))
    });
    let (names, own) = match lang {
        Lang::Ko => (&*KO_MONEY, "미화"),
        Lang::En => (&*EN_MONEY, ""),
    };
    let fits = |form: &&str| ends_word(form, tail(after, form.len()), lang);
    let named = names.prefixes(after).map(|(form, code)| (form, *code)).find(|(form, _)| fits(form));
    let named = named.or_else(|| {
        let words = (lang == Lang::En).then(|| lowered(after, &EN_MONEY_LETTERS)).flatten()?;
        EN_MONEY_WORDS.prefixes(&words).map(|(form, code)| (form, *code)).find(|(form, _)| fits(form))
    });
    let named = named.or_else(|| {
        let (sign, code) = signs(after.chars().next())
            .iter()
            .find(|(sign, _)| after.starts_with(sign) && !sign.ends_with(char::is_alphabetic))?;
        let bare = !tail(after, sign.len()).starts_with(|c: char| c.is_ascii_digit());
        bare.then_some((*sign, *code))
    });
    // NZD$15: the letters before the sign say whose dollars they are.
    if let Some(("$", _)) = sign {
        let lead = close.trim_end_matches('$');
        let letters = tail(lead, lead.trim_end_matches(|c: char| c.is_ascii_alphabetic()).len());
        let upper = letters.to_ascii_uppercase();
        let known = EN_MONEY.prefixes(&upper).find(|(form, _)| letters.len() == 3 && *form == upper);
        if let Some((_, code)) = known {
            return Some((room.start + lead.len() - letters.len(), 0, Read::Money(code)));
        }
    }
    // C $ 300 million, as some texts space it.
    if let Some(("$", _)) = sign {
        const APART: &[(&str, &str)] = &[("c", "CAD"), ("hk", "HKD"), ("nz", "NZD"), ("nt", "TWD")];
        let lead = close.trim_end_matches('$').strip_suffix(' ').unwrap_or_default();
        let letters = tail(lead, lead.trim_end_matches(|c: char| c.is_alphanumeric()).len());
        if let Some((_, code)) = APART.iter().find(|(form, _)| letters.eq_ignore_ascii_case(form)) {
            return Some((room.start + lead.len() - letters.len(), 0, Read::Money(code)));
        }
    }
    if let Some((sign, code)) = sign {
        let start = room.start + close.len() - sign.len();
        let len = named.filter(|(_, c)| c == code).map_or(0, |(form, _)| form.len());
        return Some((start, len, Read::Money(code)));
    }
    let (form, code) = named?;
    // 1,320원 50전; but 3전 3승. 2원화 is no money.
    let won = head(text, span.start).trim_end().ends_with("원")
        || head(text, span.start).trim_end().ends_with("달러");
    let other = (form == "전" && !won) || (form == "원" && tail(after, form.len()).starts_with('화'));
    let crowd = form == "원"
        && ["버스", "관중", "열차", "지하철", "사례"]
            .iter()
            .any(|w| tail(after, form.len()).trim_start().starts_with(w));
    if other || (crowd && span.of(text) == "만") {
        return None;
    }
    let start = if !own.is_empty() && close.ends_with(own) {
        room.start + close.len() - own.len()
    } else {
        span.start
    };
    Some((start, form.len(), Read::Money(code)))
}

/// Returns whether `before` ends with a small figure, so that a code after it is of that one: 3 UAH 4 kopiykas.
fn ends_amount(before: &str) -> bool {
    let bare = before.strip_suffix(' ').unwrap_or_default();
    let digits = bare.len() - bare.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    // In 2020 USD 25 million: a year.
    (1..4).contains(&digits) && !head(bare, bare.len() - digits).ends_with([',', '.'])
}

/// Takes pounds for weight where the sentence speaks of weight: money has a sign more often.
fn pounds(text: &str, sentence: Span, span: Span, read: (usize, usize, Read)) -> (usize, usize, Read) {
    const WEIGHT: &[&str] = &[
        "weigh",
        "weight",
        "lost",
        "lose",
        "losing",
        "gain",
        "drop",
        "heav",
        "baby",
        "meat",
        "kg",
        "kilogram",
        "ounce",
        "metric ton",
        "lbs",
        "몸무게",
        "무게",
        "체중",
        "살을",
        "빼",
        "감량",
        "근육",
        "아기",
    ];
    /// What has a price, or is money.
    const MONEYED: &[&str] = &[
        "a",
        "an",
        "aid",
        "annual",
        "bet",
        "bid",
        "bill",
        "bond",
        "bonus",
        "budget",
        "bus",
        "charge",
        "cheque",
        "coin",
        "cost",
        "cut",
        "deal",
        "debt",
        "deposit",
        "donation",
        "fare",
        "fee",
        "fine",
        "fund",
        "gift",
        "grant",
        "increase",
        "investment",
        "loan",
        "loss",
        "monthly",
        "note",
        "package",
        "pay",
        "payment",
        "penalty",
        "per",
        "prize",
        "profit",
        "project",
        "rescue",
        "reward",
        "salary",
        "scheme",
        "settlement",
        "ticket",
        "tax",
        "transfer",
        "voucher",
        "weekly",
    ];
    let (start, len, Read::Money("GBP")) = read else { return read };
    let rest = Span::new(span.end, sentence.end).of(text);
    // A 20-pound box, but a 20-pound note.
    let noun = rest.strip_prefix("-pound ").and_then(|noun| noun.split(|c: char| !c.is_alphabetic()).next());
    let thing = noun.is_some_and(|noun| !MONEYED.contains(&noun));
    let rest = rest.trim_start_matches([' ', '-']);
    let named = rest.starts_with("pound") || rest.starts_with("파운드");
    let of_weight = || {
        let all = sentence.of(text).to_lowercase();
        thing || rest.starts_with("pounds of ") || WEIGHT.iter().any(|w| all.contains(w))
    };
    if start == span.start
        && named
        && of_weight()
        && let Some(unit) = of_code("[lb_av]")
    {
        return (start, len, Read::Unit(unit));
    }
    read
}
