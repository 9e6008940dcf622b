//! English numerals: 1,234.5 million, two hundred and five, 24th, two-thirds, twice, a dozen.

use rust_decimal::Decimal;

use super::{Amount, Form, Numeral, en_parts, en_starts, en_words, parse};
use crate::source::script::Byte;
use crate::source::{Span, char_at, char_before, head, tail};

/// Returns how far it is from `at`, where no numeral begins, to where the next one may.
pub(super) fn step_over(text: &str, at: usize, limit: usize) -> usize {
    let rest = Span::new(at, limit).of(text);
    let mut len = word_end(rest, 0).max(1);
    while let Some(next) = Byte::at(rest, len) {
        let begins = match next {
            Byte::Letter => en_starts::may_begin(rest, len),
            Byte::Digit => true,
            Byte::Foreign => tail(rest, len).starts_with(en_words::is_mark),
            Byte::Mark
                if Byte::at(rest, len + 1) == Some(Byte::Digit) && tail(rest, len).starts_with('.') =>
            {
                true
            }
            Byte::Mark | Byte::Space => {
                len += 1;
                continue;
            }
        };
        if begins {
            return len;
        }
        len = word_end(rest, len);
    }
    rest.len().max(1)
}

/// Returns where the word or foreign character at `at` ends, and `at` where there is none; a code before a figure is a word of its own.
fn word_end(rest: &str, at: usize) -> usize {
    // Most words have no second capital.
    if rest.as_bytes().get(at + 1).is_some_and(u8::is_ascii_uppercase)
        && let Some(code) = currency_code(tail(rest, at))
    {
        return at + code;
    }
    let mut end = at;
    while let Some(Byte::Letter | Byte::Digit) = Byte::at(rest, end) {
        end += 1;
    }
    if Byte::at(rest, end) != Some(Byte::Foreign) {
        return end;
    }
    let foreign = tail(rest, end).chars().take_while(|c| c.is_alphanumeric());
    let word = end + foreign.map(char::len_utf8).sum::<usize>();
    if word > at { word } else { at + char_at(rest, at).map_or(1, char::len_utf8) }
}

/// Returns the length of the capitals that touch a figure: KRW432, RM42.
fn currency_code(rest: &str) -> Option<usize> {
    let code = rest.bytes().take_while(u8::is_ascii_uppercase).take(4).count();
    (matches!(code, 2 | 3) && rest.as_bytes().get(code).is_some_and(u8::is_ascii_digit)).then_some(code)
}

/// Reads the numeral that begins at `at`, if one does.
pub(super) fn numeral(text: &str, at: usize, limit: usize) -> Option<Numeral> {
    let first = char_at(text, at)?;
    let before = char_before(text, at);
    let code = first.is_ascii_digit() && currency_code_before(text, at);
    if !code && before.is_some_and(|c| c.is_alphanumeric() || c == '_') {
        return None;
    }
    let pointed = first == '.'
        && !before.is_some_and(|c| matches!(c, '.' | ')' | '"' | '”'))
        && char_at(text, at + 1).is_some_and(|c| c.is_ascii_digit());
    let mut read = if first.is_ascii_digit() || pointed {
        figures(text, at, limit)
    } else if first.is_ascii() {
        if !en_starts::may_begin(text, at) {
            return None;
        }
        en_words::words(text, at, limit)
    } else if let Some((len, value)) = en_words::mark(Span::new(at, limit).of(text)) {
        let amount = Amount::exact(value, Decimal::new(1, 2), true);
        Some(Numeral { span: Span::new(at, at + len), amount, form: Form::Fraction })
    } else {
        None
    }?;
    // "X and three others" are four.
    let rest = Span::new(read.span.end, limit).of(text).trim_start();
    read.amount.soft |=
        rest.starts_with("other ") || rest.starts_with("others") || are_both(text, at, &read, rest);
    Some(read)
}

/// Returns whether "the two" before `rest` are a pair for which Korean has one word: the two countries, 양국.
fn are_both(text: &str, at: usize, read: &Numeral, rest: &str) -> bool {
    const PAIRS: &[&str] = &[
        "sides",
        "countries",
        "nations",
        "states",
        "governments",
        "leaders",
        "parties",
        "koreas",
        "peoples",
        "partners",
        "companies",
        "firms",
        "cities",
        "regions",
        "institutions",
        "organizations",
        "organisations",
        "agencies",
        "ministries",
        "ministers",
        "presidents",
        "mayors",
        "governors",
        "universities",
        "schools",
        "hospitals",
        "teams",
    ];
    let led = || head(text, at).ends_with("the ") || head(text, at).ends_with("The ");
    read.amount.worded && read.amount.value == Decimal::TWO && led() && {
        let noun = rest.split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default();
        PAIRS.iter().any(|pair| noun.eq_ignore_ascii_case(pair))
    }
}

/// Returns whether a currency's code touches the figure at `at`: KRW5.5 billion.
fn currency_code_before(text: &str, at: usize) -> bool {
    let before = head(text, at);
    let code = before.len() - before.trim_end_matches(|c: char| c.is_ascii_uppercase()).len();
    let known = code == 3 || (code == 2 && before.ends_with("RM"));
    known && !char_before(text, at - code).is_some_and(char::is_alphanumeric)
}

/// Reads digits: 1,234.5 million; 24th; 3m after a currency sign; 3/4; .08; 1.3e6.
fn figures(text: &str, at: usize, limit: usize) -> Option<Numeral> {
    let rest = Span::new(at, limit).of(text);
    let (value, mut len, point) = if let Some((value, len)) = super::bare(rest) {
        (value, len, false)
    } else {
        let (plain, len) = digits(rest);
        (parse(&plain, plain.len() < len)?, len, plain.contains('.'))
    };
    let mut amount = Amount::exact(value, Decimal::new(1, value.scale()), false);
    let make = |len: usize, amount: Amount, form| Numeral { span: Span::new(at, at + len), amount, form };
    let after = tail(rest, len);
    for suffix in ["st", "nd", "rd", "th"] {
        if !point && after.starts_with(suffix) && !tail(after, 2).starts_with(char::is_alphanumeric) {
            // The 71st minute is 후반 26분 to a Korean reader.
            let noun = tail(after, 2).trim_start();
            let clause = noun.split([',', '.', ';']).next().unwrap_or_default();
            amount.soft = noun.starts_with("minute") || clause.contains("centuries");
            return Some(make(len + 2, amount, Form::Ordinal));
        }
    }
    if let Some((more, value)) = raised(value, after) {
        return Some(make(len + more, Amount::exact(value, Decimal::ONE, false), Form::Cardinal));
    }
    if let Some((more, power)) = exponent(after) {
        return Some(make(len + more, amount.scaled(power), Form::Cardinal));
    }
    if let Some((more, part)) = slash(rest, len) {
        // 1 1/2 million.
        if let Some((scaled, scale)) = en_words::scale_after(tail(rest, more)) {
            let amount = Amount::exact(part.checked_mul(scale)?, scale / Decimal::TEN, true);
            return Some(make(more + scaled, amount, Form::Cardinal));
        }
        return Some(make(
            more,
            Amount { soft: true, ..Amount::exact(part, Decimal::new(1, 2), false) },
            Form::Fraction,
        ));
    }
    let lead = head(text, at);
    let spaced = lead.strip_suffix(' ').map_or("", |lead| tail(lead, lead.len().saturating_sub(3)));
    let money = char_before(text, at).is_some_and(|c| matches!(c, '$' | '£' | '€' | '¥' | '₩'))
        || currency_code_before(text, at)
        || crate::extract::measure::is_code(spaced);
    // A code such as 5G or 3D is no number.
    if let Some((short, scale)) = en_words::short_scale(after, money, point) {
        amount = amount.scaled(scale);
        amount.worded = true;
        return Some(make(len + short, amount, Form::Cardinal));
    }
    // 48.5 MGBP: M and a code.
    let millions = after.strip_prefix(' ').unwrap_or(after).strip_prefix('M').filter(|code| {
        code.get(..3).is_some_and(crate::extract::measure::is_code)
            && !tail(code, 3).starts_with(char::is_alphanumeric)
    });
    if let Some(code) = millions {
        amount = amount.scaled(Decimal::from(1_000_000));
        return Some(make(rest.len() - code.len(), amount, Form::Cardinal));
    }
    if let Some((more, scale)) = en_words::scale_after(after) {
        amount = amount.scaled(scale);
        amount.worded = true;
        len += more;
        if let Some((end, value, step)) = hundred_and(rest, len, &amount, scale) {
            let whole = Amount { value, step, ..amount };
            return Some(make(end, whole, Form::Cardinal));
        }
        let run = (len, amount.value, amount.step, Form::Cardinal);
        if let Some((end, value, step, _)) = en_words::mixed(rest, run) {
            return Some(make(end, Amount { value, step, ..amount }, Form::Cardinal));
        }
    } else if let Some((more, fraction)) = after.strip_prefix(" point ").and_then(en_words::decimals) {
        let fraction: Decimal = format!("0.{fraction}").parse().ok()?;
        amount = Amount::exact(value + fraction, Decimal::new(1, fraction.scale()), true);
        len += " point ".len() + more;
    }
    if let Some((more, part)) = en_words::mark(tail(rest, len)) {
        amount.value += part;
        amount.step = Decimal::new(1, 2);
        len += more;
        // 1½ million.
        if let Some((more, scale)) = en_words::scale_after(tail(rest, len)) {
            return Some(make(len + more, amount.scaled(scale), Form::Cardinal));
        }
    } else if amount.step == Decimal::ONE {
        // 2 and a half million.
        let run = (len, amount.value, amount.step, Form::Cardinal);
        if let Some((end, value, step, _)) = en_words::mixed(rest, run) {
            return Some(make(
                end,
                Amount { worded: true, ..Amount::exact(value, step, true) },
                Form::Cardinal,
            ));
        }
    }
    let form = if tail(rest, len).trim_start_matches([' ', '-']).starts_with("times")
        || tail(rest, len).trim_start_matches('-').starts_with("fold")
    {
        Form::Times
    } else {
        Form::Cardinal
    };
    Some(make(len, amount, form))
}

/// Reads a run of digits with separators: the plain digits and the length.
fn digits(rest: &str) -> (String, usize) {
    let mut plain = String::new();
    let mut len = 0;
    let mut chars = rest.char_indices().peekable();
    let mut point = false;
    let run = |from: usize| tail(rest, from).chars().take(4).take_while(char::is_ascii_digit).count();
    while let Some((i, c)) = chars.next() {
        let digit_next = chars.peek().is_some_and(|(_, n)| n.is_ascii_digit());
        let next = i + c.len_utf8();
        match c {
            '0'..='9' => plain.push(c),
            ',' if !point && digit_next && run(next) == 3 => {}
            // 12,34,567 as in India.
            ',' if !point
                && run(next) == 2
                && tail(rest, next + 2).starts_with(',')
                && run(next + 3) >= 2 => {}
            // 1 234 567, as the SI writes thousands.
            ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}'
                if !point && (1..=3).contains(&plain.len()) && run(next) == 3 && !plain.starts_with('0') =>
            {
                let (groups, end) = groups(rest, i);
                if groups.is_empty() {
                    break;
                }
                plain.push_str(&groups);
                len = end;
                if !tail(rest, end).starts_with('.') || run(end + 1) == 0 {
                    return (plain, len);
                }
                while chars.peek().is_some_and(|(j, _)| *j < end) {
                    chars.next();
                }
                continue;
            }
            '.' if !point && digit_next => {
                point = true;
                plain.push('.');
            }
            _ => break,
        }
        len = next;
    }
    if plain.starts_with('.') {
        plain.insert(0, '0');
    }
    (plain, len)
}

/// Reads groups of three digits after spaces from `at`: the digits and where they end.
pub(super) fn groups(rest: &str, at: usize) -> (String, usize) {
    let (mut plain, mut end) = (String::new(), at);
    loop {
        let mut chars = tail(rest, end).chars();
        let Some(space) = chars.next().filter(|c| matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}'))
        else {
            break;
        };
        let group: String = chars.take_while(char::is_ascii_digit).take(4).collect();
        if group.len() != 3 {
            break;
        }
        end += space.len_utf8() + 3;
        plain.push_str(&group);
    }
    // 116 123 may be a telephone number; 40 000 is none.
    let sure = plain.len() > 3 || plain == "000" || !tail(rest, at).starts_with(' ');
    if sure { (plain, end) } else { (String::new(), at) }
}

/// Reads a power of ten: e6, e-1, x10^6; returns its length and worth.
pub(super) fn exponent(after: &str) -> Option<(usize, Decimal)> {
    let mark = ["x10^", "×10^", "e", "E"].into_iter().find(|mark| after.starts_with(mark))?;
    let rest = tail(after, mark.len());
    let (sign, digits) = rest.strip_prefix('-').map_or((0, rest), |digits| (1, digits));
    let plain: String = digits.chars().take_while(char::is_ascii_digit).collect();
    let power: u32 = plain.parse().ok().filter(|p| *p <= 18)?;
    if tail(digits, plain.len()).starts_with(char::is_alphanumeric) {
        return None;
    }
    let worth = Decimal::from(10_i64.checked_pow(power)?);
    let worth = if sign == 0 { worth } else { Decimal::ONE.checked_div(worth)? };
    Some((mark.len() + sign + plain.len(), worth))
}

/// Reads a power of `base`: ^2, ^-1; returns its length and the value.
pub(super) fn raised(base: Decimal, after: &str) -> Option<(usize, Decimal)> {
    const HIGHEST: u32 = 60;
    let rest = after.strip_prefix('^')?;
    let (sign, digits) = rest.strip_prefix('-').map_or((0, rest), |digits| (1, digits));
    let plain = digits.len() - digits.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let power: u32 = digits.get(..plain)?.parse().ok().filter(|power| *power <= HIGHEST)?;
    let value = (0..power).try_fold(Decimal::ONE, |value, _| value.checked_mul(base))?;
    let value = if sign == 0 { value } else { Decimal::ONE.checked_div(value)? };
    Some((1 + sign + plain, value.round_dp(15).normalize()))
}

/// Reads 3/4 and 1 4/5 whose first digits are the first `len` bytes: the length and the value.
pub(super) fn slash(rest: &str, len: usize) -> Option<(usize, Decimal)> {
    let number = |text: &str| -> Option<(usize, u32)> {
        let plain: String = text.chars().take_while(char::is_ascii_digit).collect();
        Some((plain.len(), plain.parse().ok().filter(|n| (1..=1000).contains(n))?))
    };
    let first: u32 = rest.get(..len)?.parse().ok()?;
    let fraction = |at: usize, part: u32| -> Option<(usize, Decimal)> {
        let (more, parts) = number(tail(rest, at).strip_prefix('/')?)?;
        let end = at + 1 + more;
        let goes_on = tail(rest, end).starts_with(|c: char| c == '/' || c.is_ascii_alphanumeric())
            || (tail(rest, end).starts_with(['.', ','])
                && tail(rest, end + 1).starts_with(|c: char| c.is_ascii_digit()));
        let value = en_parts::share(Decimal::from(part), Decimal::from(parts))?;
        (!goes_on && parts > 1).then_some((end, value))
    };
    if let Some(read) = fraction(len, first) {
        return Some(read);
    }
    let spaces = tail(rest, len).len() - tail(rest, len).trim_start_matches(' ').len();
    let (more, part) = number(tail(rest, len + spaces)).filter(|_| spaces > 0)?;
    let (end, value) = fraction(len + spaces + more, part)?;
    (value < Decimal::ONE).then(|| (end, Decimal::from(first) + value))
}

/// Reads the rest of "3 hundred and 21": where it ends, the whole value and step.
fn hundred_and(rest: &str, len: usize, amount: &Amount, scale: Decimal) -> Option<(usize, Decimal, Decimal)> {
    if scale != Decimal::ONE_HUNDRED {
        return None;
    }
    let after = tail(rest, len).strip_prefix(" and ")?;
    let plain: String = after.chars().take_while(char::is_ascii_digit).collect();
    let (more, part) = match plain.parse::<u32>() {
        Ok(part) => (plain.len(), Decimal::from(part)),
        Err(_) => en_words::below_hundred(after)?,
    };
    (part < Decimal::ONE_HUNDRED).then(|| (len + " and ".len() + more, amount.value + part, Decimal::ONE))
}
