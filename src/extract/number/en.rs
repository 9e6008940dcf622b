//! English numerals: 1,234.5 million, two hundred and five, 24th, two-thirds, twice, a dozen.

use rust_decimal::Decimal;

use super::{Amount, Form, Numeral, parse};
use crate::source::{Span, char_at, char_before, head, tail};

/// Words for cardinals below a hundred.
const WORDS: &[(&str, u32)] = &[
    ("zero", 0),
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("thirteen", 13),
    ("fourteen", 14),
    ("fifteen", 15),
    ("sixteen", 16),
    ("seventeen", 17),
    ("eighteen", 18),
    ("nineteen", 19),
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("seventy", 70),
    ("eighty", 80),
    ("ninety", 90),
];
const ORDINALS: &[(&str, u32)] = &[
    ("first", 1),
    ("second", 2),
    ("third", 3),
    ("fourth", 4),
    ("fifth", 5),
    ("sixth", 6),
    ("seventh", 7),
    ("eighth", 8),
    ("ninth", 9),
    ("tenth", 10),
    ("eleventh", 11),
    ("twelfth", 12),
    ("thirteenth", 13),
    ("fourteenth", 14),
    ("fifteenth", 15),
    ("sixteenth", 16),
    ("seventeenth", 17),
    ("eighteenth", 18),
    ("nineteenth", 19),
    ("twentieth", 20),
    ("thirtieth", 30),
    ("fortieth", 40),
    ("fiftieth", 50),
    ("sixtieth", 60),
    ("seventieth", 70),
    ("eightieth", 80),
    ("ninetieth", 90),
    ("hundredth", 100),
];
const TIMES: &[(&str, i64, u32)] = &[
    ("twice", 2, 0),
    ("thrice", 3, 0),
    ("double", 2, 0),
    ("doubled", 2, 0),
    ("doubles", 2, 0),
    ("doubling", 2, 0),
    ("triple", 3, 0),
    ("tripled", 3, 0),
    ("tripling", 3, 0),
    ("quadruple", 4, 0),
    ("quadrupled", 4, 0),
    ("quadrupling", 4, 0),
    ("twofold", 2, 0),
    ("threefold", 3, 0),
    ("fourfold", 4, 0),
    ("fivefold", 5, 0),
    ("tenfold", 10, 0),
    ("halve", 5, 1),
    ("halved", 5, 1),
    ("halving", 5, 1),
];
/// Nouns that hold a number: they never contradict a figure, but may stand for one.
const GROUPS: &[(&str, u32)] = &[
    ("both", 2),
    ("pair", 2),
    ("duo", 2),
    ("trio", 3),
    ("quartet", 4),
    ("quintet", 5),
    ("once", 1),
    ("single", 1),
    ("teenage", 10),
    ("teenager", 10),
    ("teenagers", 10),
    ("teens", 10),
];
const SCALES: &[(&str, i64)] = &[
    ("hundred", 100),
    ("thousand", 1_000),
    ("million", 1_000_000),
    ("billion", 1_000_000_000),
    ("trillion", 1_000_000_000_000),
    ("dozen", 12),
    ("bn", 1_000_000_000),
    ("bln", 1_000_000_000),
    ("mn", 1_000_000),
    ("mln", 1_000_000),
    ("tn", 1_000_000_000_000),
    ("trn", 1_000_000_000_000),
];
/// Scales that are written right after the digits, mostly of money: £2.8bn, $3m.
const SHORT_SCALES: &[(&str, i64)] = &[
    ("bn", 1_000_000_000),
    ("tn", 1_000_000_000_000),
    ("trn", 1_000_000_000_000),
    ("mn", 1_000_000),
    ("mln", 1_000_000),
    ("bln", 1_000_000_000),
    ("m", 1_000_000),
    ("b", 1_000_000_000),
    ("k", 1_000),
    ("K", 1_000),
    ("M", 1_000_000),
    ("B", 1_000_000_000),
];

/// Returns the length of the word or character at `at`, to step over.
pub(super) fn word_length(text: &str, at: usize, limit: usize) -> usize {
    let rest = Span::new(at, limit).of(text);
    let word: usize = rest.chars().take_while(|c| c.is_alphanumeric()).map(char::len_utf8).sum();
    if word > 0 { word } else { rest.chars().next().map_or(1, char::len_utf8) }
}

/// Reads the numeral that begins at `at`, if one does.
pub(super) fn numeral(text: &str, at: usize, limit: usize) -> Option<Numeral> {
    let first = char_at(text, at)?;
    let code = first.is_ascii_digit() && currency_code_before(text, at);
    if !code && char_before(text, at).is_some_and(|c| c.is_alphanumeric() || c == '_') {
        return None;
    }
    let mut read = if first.is_ascii_digit() { figures(text, at, limit) } else { words(text, at, limit) }?;
    // "X and three others" are four.
    let rest = Span::new(read.span.end, limit).of(text).trim_start();
    read.amount.soft |= rest.starts_with("other ") || rest.starts_with("others");
    Some(read)
}

/// Returns whether a currency's code touches the figure at `at`: KRW5.5 billion.
fn currency_code_before(text: &str, at: usize) -> bool {
    let before = head(text, at);
    let code = before.len() - before.trim_end_matches(|c: char| c.is_ascii_uppercase()).len();
    code == 3 && !char_before(text, at - code).is_some_and(char::is_alphanumeric)
}

/// Reads digits: 1,234.5 million; 24th; 3m after a currency sign.
fn figures(text: &str, at: usize, limit: usize) -> Option<Numeral> {
    let rest = Span::new(at, limit).of(text);
    let mut plain = String::new();
    let mut len = 0;
    let mut chars = rest.char_indices().peekable();
    let mut point = false;
    while let Some((i, c)) = chars.next() {
        let digit_next = chars.peek().is_some_and(|(_, n)| n.is_ascii_digit());
        match c {
            '0'..='9' => plain.push(c),
            ',' if !point
                && digit_next
                && tail(rest, i + 1).chars().take(4).take_while(char::is_ascii_digit).count() == 3 => {}
            '.' if !point && digit_next => {
                point = true;
                plain.push('.');
            }
            _ => break,
        }
        len = i + 1;
    }
    let value = parse(&plain)?;
    let mut amount = Amount::exact(value, Decimal::new(1, value.scale()), false);
    let after = tail(rest, len);
    for suffix in ["st", "nd", "rd", "th"] {
        if !point && after.starts_with(suffix) && !tail(after, 2).starts_with(char::is_alphanumeric) {
            // The 71st minute is 후반 26분 to a Korean reader.
            let noun = tail(after, 2).trim_start();
            let clause = noun.split([',', '.', ';']).next().unwrap_or_default();
            amount.soft = noun.starts_with("minute") || clause.contains("centuries");
            return Some(Numeral { span: Span::new(at, at + len + 2), amount, form: Form::Ordinal });
        }
    }
    // 2 1/2 and 1½ stay with the whole number here; a code such as 5G or 3D is no number.
    let money = char_before(text, at).is_some_and(|c| matches!(c, '$' | '£' | '€' | '¥' | '₩'));
    if let Some((short, scale)) = SHORT_SCALES
        .iter()
        .find(|(s, _)| after.starts_with(s) && !tail(after, s.len()).starts_with(char::is_alphanumeric))
        && (money || short.len() > 1)
    {
        amount = amount.scaled(Decimal::from(*scale));
        amount.worded = true;
        return Some(Numeral { span: Span::new(at, at + len + short.len()), amount, form: Form::Cardinal });
    }
    if let Some((more, scale)) = scale_after(after) {
        amount = amount.scaled(scale);
        amount.worded = true;
        len += more;
    }
    if let Some(fraction) = mixed_fraction(tail(rest, len)) {
        let (more, part) = fraction;
        amount.value += part;
        amount.step = Decimal::new(1, 2);
        len += more;
    }
    let form = if tail(rest, len).trim_start_matches([' ', '-']).starts_with("times")
        || tail(rest, len).trim_start_matches('-').starts_with("fold")
    {
        Form::Times
    } else {
        Form::Cardinal
    };
    Some(Numeral { span: Span::new(at, at + len), amount, form })
}

/// Returns the length and worth of the scale words that follow: " million", "-billion", " hundred thousand".
fn scale_after(after: &str) -> Option<(usize, Decimal)> {
    let mut len = 0;
    let mut total = Decimal::ONE;
    loop {
        let rest = tail(after, len);
        let gap = rest.len() - rest.trim_start_matches([' ', '-', '\u{a0}']).len();
        let word = leading_word(tail(rest, gap));
        let Some((_, scale)) = SCALES.iter().find(|(w, _)| word.eq_ignore_ascii_case(w)) else { break };
        if gap == 0 || gap > 2 {
            break;
        }
        total = total.checked_mul(Decimal::from(*scale))?;
        len += gap + word.len();
    }
    (len > 0).then_some((len, total))
}

/// Reads ½ and its like, or " and a half".
fn mixed_fraction(after: &str) -> Option<(usize, Decimal)> {
    for (mark, part) in [("½", Decimal::new(5, 1)), ("¼", Decimal::new(25, 2)), ("¾", Decimal::new(75, 2))]
    {
        if after.starts_with(mark) {
            return Some((mark.len(), part));
        }
    }
    None
}

fn leading_word(text: &str) -> &str {
    let len: usize = text.chars().take_while(|c| c.is_alphabetic()).map(char::len_utf8).sum();
    text.get(..len).unwrap_or_default()
}

fn value_of(word: &str, table: &[(&str, u32)]) -> Option<u32> {
    table.iter().find(|(w, _)| word.eq_ignore_ascii_case(w)).map(|(_, v)| *v)
}

/// Reads a numeral in words.
fn words(text: &str, at: usize, limit: usize) -> Option<Numeral> {
    let rest = Span::new(at, limit).of(text);
    let word = leading_word(rest);
    let cardinal = |len: usize, value: Decimal, step: Decimal, form| Numeral {
        span: Span::new(at, at + len),
        amount: Amount::exact(value.normalize(), step, true),
        form,
    };
    if let Some((_, digits, scale)) = TIMES.iter().find(|(w, ..)| word.eq_ignore_ascii_case(w)) {
        return Some(cardinal(
            word.len(),
            Decimal::new(*digits, *scale),
            Decimal::new(1, *scale),
            Form::Times,
        ));
    }
    if let Some(value) = value_of(word, GROUPS) {
        return Some(soft(cardinal(word.len(), Decimal::from(value), Decimal::ONE, Form::Cardinal)));
    }
    if word.eq_ignore_ascii_case("half") {
        // Half a billion is one figure.
        if let Some((len, scale)) = tail(rest, word.len()).strip_prefix(" a").and_then(scale_after) {
            return Some(cardinal(
                word.len() + 2 + len,
                scale / Decimal::TWO,
                scale / Decimal::TEN,
                Form::Cardinal,
            ));
        }
        let not_measure = !tail(rest, word.len()).trim_start().starts_with("of 20");
        return not_measure
            .then(|| soft(cardinal(word.len(), Decimal::new(5, 1), Decimal::new(1, 1), Form::Fraction)));
    }
    let article = word.eq_ignore_ascii_case("a") || word.eq_ignore_ascii_case("an");
    if article {
        let (len, scale) = scale_after(tail(rest, word.len()))?;
        let read = cardinal(word.len() + len, scale, scale, Form::Cardinal);
        // A dozen is ten or so.
        return Some(if scale == Decimal::from(12) { soft(read) } else { read });
    }
    if let Some(value) = value_of(word, ORDINALS) {
        return Some(cardinal(word.len(), Decimal::from(value), Decimal::ONE, Form::Ordinal));
    }
    let read = compound(rest).map(|(len, value, step, form)| cardinal(len, value, step, form))?;
    // "One" is a pronoun as often as a figure.
    Some(if read.amount.value == Decimal::ONE { soft(read) } else { read })
}

/// Marks a numeral as one that may be no figure.
const fn soft(mut numeral: Numeral) -> Numeral {
    numeral.amount.soft = true;
    numeral
}

/// Reads a run of number words: two hundred and five; twenty-five; three and a half million; two-thirds; twenty-first.
fn compound(rest: &str) -> Option<(usize, Decimal, Decimal, Form)> {
    let mut total = Decimal::ZERO;
    let mut section: u64 = 0;
    let mut step = Decimal::ONE;
    let mut end = 0;
    let mut at = 0;
    let mut last: Option<u32> = None;
    let mut form = Form::Cardinal;
    loop {
        let word = leading_word(tail(rest, at));
        if word.is_empty() {
            break;
        }
        if let Some(unit) = value_of(word, WORDS) {
            let fits = last.is_none_or(|l| ((20..100).contains(&l) && unit < 10 && l % 10 == 0) || l == 0);
            if !fits || (end > 0 && last.is_none() && !section.is_multiple_of(100)) {
                break;
            }
            section += u64::from(unit);
            last = Some(unit);
            step = Decimal::ONE;
        } else if let Some((name, scale)) = SCALES.iter().find(|(w, _)| word.eq_ignore_ascii_case(w)) {
            if end == 0 {
                break;
            }
            if *name == "hundred" {
                section = section.checked_mul(100)?;
                step = Decimal::from(100);
            } else {
                total += Decimal::from(section).checked_mul(Decimal::from(*scale))?;
                section = 0;
                step = Decimal::from(*scale);
            }
            last = Some(0);
        } else if let Some(ordinal) = value_of(word, ORDINALS).filter(|_| {
            end > 0 && last.is_some_and(|l| l >= 20 || l == 0) && tail(rest, end).starts_with(['-', ' '])
        }) {
            section += u64::from(ordinal);
            end = at + word.len();
            form = Form::Ordinal;
            break;
        } else if let Some(parts) = fraction_word(word).filter(|_| end > 0 && section < 20) {
            let value = Decimal::from(section).checked_div(Decimal::from(parts))?.round_dp(6);
            return Some((at + word.len(), value, Decimal::new(1, 2), Form::Fraction));
        } else {
            break;
        }
        end = at + word.len();
        let gap = tail(rest, end);
        let skip = if gap.starts_with([' ', '-', '\u{a0}']) {
            gap.chars().next().map_or(1, char::len_utf8)
        } else {
            break;
        };
        at = end + skip;
        if last == Some(0)
            && tail(rest, at).starts_with("and ")
            && value_of(leading_word(tail(rest, at + 4)), WORDS).is_some()
        {
            at += 4;
        }
        if tail(rest, at).starts_with("and a half") {
            let half = Decimal::new(5, 1) * if total.is_zero() { Decimal::ONE } else { step };
            let value = total + Decimal::from(section) + half;
            let (more, scale) = scale_after(tail(rest, at + "and a half".len())).unwrap_or((0, Decimal::ONE));
            return Some((
                at + "and a half".len() + more,
                value.checked_mul(scale)?,
                Decimal::new(1, 1) * scale,
                Form::Cardinal,
            ));
        }
    }
    (end > 0).then(|| (end, total + Decimal::from(section), step, form))
}

/// Returns into how many parts a fraction word divides.
fn fraction_word(word: &str) -> Option<u32> {
    match word.to_ascii_lowercase().as_str() {
        "half" => Some(2),
        "third" | "thirds" => Some(3),
        "quarter" | "quarters" => Some(4),
        "fifth" | "fifths" => Some(5),
        "sixths" => Some(6),
        "sevenths" => Some(7),
        "eighths" => Some(8),
        "tenth" | "tenths" => Some(10),
        _ => None,
    }
}
