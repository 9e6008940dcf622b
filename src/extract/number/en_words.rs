//! English numerals in words: two hundred and five, two-thirds, two point five million, twice, a dozen.

use rust_decimal::Decimal;

use super::en_parts::{denominator, is_part, is_whole, joint, part_of, share};
use super::en_tables::{
    COUNTED, GROUPS, ORDINALS, SCALES, SECONDS_AFTER, SET_PHRASES, SHORT_SCALES, TIMES, WORDS,
};
use super::{Form, Numeral};
use crate::source::{Span, head, tail};

/// Returns the worth of a scale that is written right after the digits: bn, m, k.
///
/// Only after a sign of money do all count; elsewhere m is metres and b is bits.
pub(super) fn short_scale(after: &str, money: bool, point: bool) -> Option<(usize, Decimal)> {
    // 1.2m users, 300m won; 1.2m alone is a length.
    let counts = |scale: &str| is_counted(tail(after, scale.len()).strip_prefix(' ').unwrap_or_default());
    after.bytes().next().filter(|first| b"bBkKmMt".contains(first))?;
    let (short, scale) = SHORT_SCALES
        .iter()
        .filter(|(s, _)| after.starts_with(s) && !tail(after, s.len()).starts_with(char::is_alphanumeric))
        .max_by_key(|(s, _)| s.len())?;
    let plain = short.len() > 1
        || (*short == "m" && counts(short))
        || matches!(*short, "k" | "K" | "M" | "B")
        || (point && *short == "b");
    (money || plain).then_some((short.len(), Decimal::from(*scale)))
}

/// Returns whether what begins `rest` is counted in thousands and millions: users, won.
pub(in crate::extract) fn is_counted(rest: &str) -> bool {
    COUNTED.contains(&leading_word(rest))
}

/// Reads a number below a hundred in words: its length and value.
pub(super) fn below_hundred(rest: &str) -> Option<(usize, Decimal)> {
    let (len, value, _, form) = compound(rest)?;
    (form == Form::Cardinal && value < Decimal::ONE_HUNDRED).then_some((len, value))
}

/// Returns the length and worth of the scale words that follow: " million", "-billion", " hundred thousand".
pub(in crate::extract) fn scale_after(after: &str) -> Option<(usize, Decimal)> {
    let mut len = 0;
    let mut total = Decimal::ONE;
    loop {
        let rest = tail(after, len);
        let gap = rest.len() - rest.trim_start_matches([' ', '-', '\u{a0}']).len();
        let word = leading_word(tail(rest, gap));
        let Some(scale) = scale_of(word) else { break };
        if gap == 0 || gap > 2 {
            break;
        }
        total = total.checked_mul(scale)?;
        len += gap + word.len();
    }
    (len > 0).then_some((len, total))
}

/// Reads ½ and its like.
pub(super) fn mark(text: &str) -> Option<(usize, Decimal)> {
    let mark = text.chars().next().filter(|c| is_mark(*c))?;
    let (part, whole) = match mark {
        '½' => (1, 2),
        '⅓' => (1, 3),
        '⅔' => (2, 3),
        '¼' => (1, 4),
        '¾' => (3, 4),
        '⅕' => (1, 5),
        '⅖' => (2, 5),
        '⅗' => (3, 5),
        '⅘' => (4, 5),
        '⅙' => (1, 6),
        '⅚' => (5, 6),
        '⅛' => (1, 8),
        '⅜' => (3, 8),
        '⅝' => (5, 8),
        '⅞' => (7, 8),
        _ => return None,
    };
    Some((mark.len_utf8(), share(Decimal::from(part), Decimal::from(whole))?))
}

/// Returns whether `c` may be the sign of a fraction.
pub(super) const fn is_mark(c: char) -> bool {
    matches!(c, '¼'..='¾' | '⅐'..='⅞')
}

pub(super) fn leading_word(text: &str) -> &str {
    let len: usize = text.chars().take_while(|c| c.is_alphabetic()).map(char::len_utf8).sum();
    text.get(..len).unwrap_or_default()
}

pub(super) fn value_of(word: &str, table: &[(&str, u32)]) -> Option<u32> {
    table.iter().find(|(w, _)| word.eq_ignore_ascii_case(w)).map(|(_, v)| *v)
}

/// Returns the value of a cardinal below a hundred: twelve, fortytwo.
fn cardinal(word: &str) -> Option<u32> {
    value_of(word, WORDS).or_else(|| glued(word, WORDS))
}

/// Reads a cardinal below a hundred in one word or two: five, fifty-four.
pub(in crate::extract) fn tens_and_ones(rest: &str) -> Option<(usize, u32)> {
    let word = leading_word(rest);
    let tens = cardinal(word)?;
    if tens < 20 || !tens.is_multiple_of(10) {
        return Some((word.len(), tens));
    }
    let next = tail(rest, word.len()).strip_prefix(['-', ' ']).map(leading_word).unwrap_or_default();
    let one = value_of(next, WORDS).filter(|one| (1..10).contains(one));
    Some(one.map_or((word.len(), tens), |one| (word.len() + 1 + next.len(), tens + one)))
}

/// Returns the place that a word names: twelfth, fortysecond.
fn ordinal_word(word: &str) -> Option<u32> {
    value_of(word, ORDINALS).or_else(|| glued(word, ORDINALS))
}

/// Reads tens and ones that are written as one word.
fn glued(word: &str, ones: &[(&str, u32)]) -> Option<u32> {
    /// The length of fortyone.
    const SHORTEST: usize = 8;
    if word.len() < SHORTEST {
        return None;
    }
    let begins = |tens: &str| {
        word.as_bytes().get(..tens.len()).is_some_and(|b| b.eq_ignore_ascii_case(tens.as_bytes()))
    };
    let (tens, value) = WORDS.iter().find(|(tens, value)| *value >= 20 && begins(tens))?;
    let one = value_of(tail(word, tens.len()), ones).filter(|one| (1..10).contains(one))?;
    Some(value + one)
}

pub(super) fn scale_of(word: &str) -> Option<Decimal> {
    SCALES.iter().find(|(w, _)| word.eq_ignore_ascii_case(w)).map(|(_, scale)| Decimal::from(*scale))
}

/// Reads a numeral in words.
pub(super) fn words(text: &str, at: usize, limit: usize) -> Option<Numeral> {
    let rest = Span::new(at, limit).of(text);
    let word = leading_word(rest);
    let after = tail(rest, word.len());
    let make = |len: usize, value, step, form| Numeral::worded(Span::new(at, at + len), value, step, form);
    // Double-digit, triple-A, net-zero.
    let glued = after.starts_with('-') && after.get(1..).is_some_and(|n| n.starts_with(char::is_alphabetic));
    if let Some((_, digits, scale)) = TIMES.iter().find(|(w, ..)| word.eq_ignore_ascii_case(w)) {
        if glued {
            return None;
        }
        return Some(make(word.len(), Decimal::new(*digits, *scale), Decimal::new(1, *scale), Form::Times));
    }
    if let Some(value) = value_of(word, GROUPS) {
        return Some(make(word.len(), Decimal::from(value), Decimal::ONE, Form::Cardinal).soft());
    }
    if word.eq_ignore_ascii_case("half") || word.eq_ignore_ascii_case("quarter") {
        return half_or_quarter(text, at, limit);
    }
    if word.eq_ignore_ascii_case("point") {
        let (len, digits) = decimals(after.strip_prefix(' ')?)?;
        let value: Decimal = format!("0.{digits}").parse().ok()?;
        return Some(make(word.len() + 1 + len, value, Decimal::new(1, value.scale()), Form::Cardinal));
    }
    if word.eq_ignore_ascii_case("a") || word.eq_ignore_ascii_case("an") {
        if let Some((len, parts)) = denominator(after, true).filter(|(len, _)| part_of(tail(after, *len))) {
            let value = share(Decimal::ONE, parts)?;
            if let Some(joint) = joint(tail(after, len)) {
                return Some(make(word.len() + len + joint, value, Decimal::new(1, 2), Form::Fraction));
            }
            let part = make(word.len() + len, value, Decimal::new(1, 2), Form::Fraction);
            // A third of the total; a quarter of growth may be three months.
            let of = tail(after, len).strip_prefix(" of ");
            let sure = of.is_some_and(|whole| parts != Decimal::from(4) || is_whole(whole));
            return Some(if sure { part } else { part.soft() });
        }
        if super::super::measure::follows_article(after) {
            return Some(make(word.len(), Decimal::ONE, Decimal::ONE, Form::Cardinal).soft());
        }
        let (len, scale) = scale_after(after)?;
        // A hundred and five.
        if let Some((more, value, step, form)) = compound(&format!("one{}", after.get(..)?))
            && value > scale
            && more > 3
        {
            return Some(make(word.len() + more - 3, value, step, form));
        }
        let read = make(word.len() + len, scale, scale, Form::Cardinal);
        // A dozen is ten or so.
        return Some(if scale == Decimal::from(12) { read.soft() } else { read });
    }
    if let Some(value) = ordinal_word(word) {
        // A tenth of a gallon, fourth of liter.
        if value > 2
            && after.starts_with(" of ")
            && let (Some(joint), Some(part)) = (joint(after), share(Decimal::ONE, Decimal::from(value)))
        {
            return Some(make(word.len() + joint, part, Decimal::new(1, 2), Form::Fraction).soft());
        }
        // Second-hand, first lady, split-second: no place in an order.
        let lead = head(text, at);
        let phrase = value <= 3
            && (SET_PHRASES.iter().any(|(w, next)| word.eq_ignore_ascii_case(w) && after.starts_with(next))
                || (value == 2 && SECONDS_AFTER.iter().any(|before| lead.ends_with(before))));
        return (!phrase).then(|| make(word.len(), Decimal::from(value), Decimal::ONE, Form::Ordinal));
    }
    let (len, value, step, form) = compound(rest)?;
    let joint = (form == Form::Fraction).then(|| joint(tail(rest, len))).flatten().unwrap_or_default();
    let read = make(len + joint, value, step, form);
    if read.amount.value.is_zero() && head(text, at).ends_with('-') {
        return None;
    }
    // The one, this one, the right one: a pronoun. One last time is no count.
    if read.amount.value == Decimal::ONE && word.len() == read.span.len() {
        const DETERMINERS: &[&str] =
            &["the", "this", "that", "which", "another", "each", "every", "any", "last", "no", "formula"];
        /// What follows where it counts nothing: one another, one-stop, one by one, one of the largest.
        const NO_COUNT: &[&str] = &[" last ", " another", "-stop", " by one", " of ", "-off"];
        let lead = head(text, at).trim_end();
        let determiner = lead.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default().to_lowercase();
        let described = lead.strip_suffix(determiner.as_str()).unwrap_or_default().trim_end();
        let article = described.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        let pronoun =
            DETERMINERS.contains(&determiner.as_str()) || matches!(article, "the" | "this" | "that" | "a");
        if (pronoun && !lead.is_empty())
            || lead.ends_with("one by")
            || NO_COUNT.iter().any(|phrase| after.starts_with(phrase))
        {
            return None;
        }
    }
    // "One" is a pronoun as often as a figure, and two dozen are twenty or so.
    let loose = read.amount.value == Decimal::ONE || read.amount.step == Decimal::from(12);
    Some(if loose { read.soft() } else { read })
}

/// Reads half and quarter, without an article or one before them.
fn half_or_quarter(text: &str, at: usize, limit: usize) -> Option<Numeral> {
    let rest = Span::new(at, limit).of(text);
    let word = leading_word(rest);
    let after = tail(rest, word.len());
    let make = |len: usize, value, step, form| Numeral::worded(Span::new(at, at + len), value, step, form);
    let parts = if word.len() == 4 { Decimal::TWO } else { Decimal::from(4) };
    // Half a billion and half a million are one figure.
    let article = [" of a", " a", "-a", ""]
        .into_iter()
        .find(|article| after.strip_prefix(article).is_some_and(|next| scale_after(next).is_some()));
    if let Some(article) = article {
        let (len, scale) = scale_after(tail(after, article.len()))?;
        let len = word.len() + article.len() + len;
        return Some(make(len, scale / parts, scale / Decimal::TEN, Form::Cardinal));
    }
    if let Some(joint) = joint(after) {
        let part = share(Decimal::ONE, parts)?;
        return Some(make(word.len() + joint, part, Decimal::new(1, 2), Form::Fraction));
    }
    let year = after.trim_start().starts_with("of 20") || word.len() > 4;
    let half = make(word.len(), Decimal::new(5, 1), Decimal::new(1, 1), Form::Fraction);
    // Half of the residents; the first half of the year is none.
    let placed = ["first", "second", "latter", "other", "top", "upper", "lower", "back"];
    let place = head(text, at).trim_end().rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let sure =
        (after.strip_prefix(" of ").is_some_and(is_whole) && !placed.contains(&place)) || place == "by";
    (!year).then(|| if sure { half } else { half.soft() })
}

/// Reads the digits after a point: "two five", "77", "nought four"; returns their length and the digits.
pub(super) fn decimals(rest: &str) -> Option<(usize, String)> {
    let plain: String = rest.chars().take_while(char::is_ascii_digit).collect();
    if !plain.is_empty() {
        return Some((plain.len(), plain));
    }
    let (mut len, mut digits) = (0, String::new());
    loop {
        let gap = usize::from(len > 0);
        let next = tail(rest, len);
        if gap > 0 && !next.starts_with(' ') {
            break;
        }
        let word = leading_word(tail(next, gap));
        let Some(digit) = value_of(word, WORDS).filter(|d| *d < 10) else { break };
        digits.push_str(&digit.to_string());
        len += gap + word.len();
    }
    (len > 0).then_some((len, digits))
}

/// A run of number words: its length, value, the worth of its last place, and what it counts.
type Run = (usize, Decimal, Decimal, Form);

/// Reads a run of number words: two hundred and five; twenty-five; three and a half million; two-thirds; twenty-first.
fn compound(rest: &str) -> Option<Run> {
    let mut total = Decimal::ZERO;
    let mut section: u64 = 0;
    let mut step = Decimal::ONE;
    let mut end = 0;
    let mut at = 0;
    let mut last: Option<u32> = None;
    let mut form = Form::Cardinal;
    // The last thousand, million or billion, and the run as it was after it.
    let mut scaled: Option<(Decimal, Run)> = None;
    loop {
        let word = leading_word(tail(rest, at));
        if word.is_empty() {
            break;
        }
        if let Some(unit) = cardinal(word) {
            let fits = last.is_none_or(|l| ((20..100).contains(&l) && unit < 10 && l % 10 == 0) || l == 0);
            if !fits || (end > 0 && last.is_none() && !section.is_multiple_of(100)) {
                break;
            }
            section += u64::from(unit);
            last = Some(unit);
            step = Decimal::ONE;
        } else if let Some(scale) = scale_of(word) {
            if end == 0 {
                break;
            }
            if scale == Decimal::ONE_HUNDRED {
                section = section.checked_mul(100)?;
            } else if section == 0 {
                // Three thousand millions.
                total = total.checked_mul(scale)?;
            } else {
                // Three thousand and six thousand are two figures.
                if let Some((_, run)) = scaled.filter(|(before, _)| scale >= *before) {
                    return Some(run);
                }
                total += Decimal::from(section).checked_mul(scale)?;
                section = 0;
            }
            step = scale;
            last = Some(0);
            if scale > Decimal::ONE_HUNDRED {
                scaled = Some((scale, (at + word.len(), total, scale, Form::Cardinal)));
            }
        } else if let Some(ordinal) = ordinal(word, end, last, rest) {
            if ordinal >= Decimal::ONE_HUNDRED {
                let whole = (total + Decimal::from(section)).checked_mul(ordinal)?;
                return Some((at + word.len(), whole, ordinal, Form::Ordinal));
            }
            section += u64::try_from(ordinal).ok()?;
            end = at + word.len();
            form = Form::Ordinal;
            break;
        } else {
            break;
        }
        end = at + word.len();
        let gap = tail(rest, end);
        let spaced = gap.strip_prefix(" - ").map(leading_word).and_then(|next| value_of(next, WORDS));
        let skip = if last.is_some_and(|l| l >= 20) && spaced.is_some_and(|one| (1..10).contains(&one)) {
            // Ninety - five.
            " - ".len()
        } else if gap.starts_with([' ', '-', '—', '\u{a0}']) {
            gap.chars().next().map_or(1, char::len_utf8)
        } else {
            break;
        };
        at = end + skip;
        if last == Some(0)
            && tail(rest, at).starts_with("and ")
            && value_of(leading_word(tail(rest, at + 4)), WORDS).is_some()
            && denominator(tail(rest, at + 3 + leading_word(tail(rest, at + 4)).len() + 1), true).is_none()
        {
            at += 4;
        }
    }
    if end == 0 {
        return None;
    }
    let run = (end, total + Decimal::from(section), step, form);
    if form == Form::Cardinal { Some(extended(rest, run)) } else { Some(run) }
}

/// Returns the ordinal that ends a run: twenty-first, two hundredth.
fn ordinal(word: &str, end: usize, last: Option<u32>, rest: &str) -> Option<Decimal> {
    if end == 0 || !tail(rest, end).starts_with(['-', ' ', '—']) {
        return None;
    }
    let tens = last.is_some_and(|l| l >= 20 || l == 0);
    if let Some(scale) = word.strip_suffix("th").and_then(scale_of).filter(|s| *s >= Decimal::ONE_HUNDRED) {
        // One hundredth is a part, two hundredth a place.
        let place = last.is_some_and(|l| l > 1) || !is_part(word, tail(rest, end + 1 + word.len()));
        return place.then_some(scale);
    }
    value_of(word, ORDINALS).filter(|o| tens && *o < 20).map(Decimal::from)
}

/// Reads what may follow a run: a point with digits, a fraction, "and a half", a scale.
fn extended(rest: &str, run: Run) -> Run {
    let (end, value, ..) = run;
    let after = tail(rest, end);
    if let Some((len, digits)) = after.strip_prefix(" point ").and_then(decimals)
        && let Ok(fraction) = format!("0.{digits}").parse::<Decimal>()
    {
        let end = end + " point ".len() + len;
        let (more, scale) = scale_after(tail(rest, end)).unwrap_or((0, Decimal::ONE));
        let step = Decimal::new(1, fraction.scale());
        if let Some(value) = (value + fraction).checked_mul(scale) {
            return (end + more, value, step * scale, Form::Cardinal);
        }
    }
    if let Some((len, parts)) = denominator(after, value == Decimal::ONE)
        && let Some(part) = share(value, parts)
    {
        let end = end + len;
        let scaled = scale_after(tail(rest, end)).and_then(|(more, s)| Some((more, part.checked_mul(s)?, s)));
        return match scaled {
            Some((more, value, scale)) => (end + more, value, scale / Decimal::TEN, Form::Cardinal),
            None => (end, part, Decimal::new(1, 2), Form::Fraction),
        };
    }
    mixed(rest, run).unwrap_or(run)
}

/// Reads "and a half", "and one half", "and a fourth", "and two thirds" after a whole number.
pub(super) fn mixed(rest: &str, run: Run) -> Option<Run> {
    let (end, value, step, _) = run;
    let after = [" and ", "-and-"].into_iter().find_map(|and| tail(rest, end).strip_prefix(and))?;
    let (len, part) = match leading_word(after) {
        article @ ("a" | "an") => (article.len(), 1),
        _ => tens_and_ones(after)?,
    };
    let (more, parts) = denominator(tail(after, len), part == 1)?;
    let (len, part) = (len + more, share(Decimal::from(part), parts)?);
    let end = end + " and ".len() + len;
    let (more, scale) = scale_after(tail(rest, end)).unwrap_or((0, Decimal::ONE));
    // One billion and three quarters of a million are two figures in one.
    if scale > Decimal::ONE && scale < step {
        let value = value + part.checked_mul(scale)?;
        return Some((end + more, value.normalize(), scale.checked_div(Decimal::TEN)?, Form::Cardinal));
    }
    // Two million and a half are two and a half million.
    let unit = if step >= Decimal::from(1000) { step } else { Decimal::ONE };
    let fraction = part.checked_mul(unit)?;
    let value = (value + fraction).checked_mul(scale)?;
    Some((end + more, value.normalize(), (unit * scale).checked_div(Decimal::TEN)?, Form::Cardinal))
}
