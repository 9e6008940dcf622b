//! Sino-Korean numerals in words: 이백삼십사만, 삼점 사, 오분의 이, 십육.

use std::sync::LazyLock;

use rust_decimal::Decimal;

use super::ko::{big_scale, finish, small_scale};
use super::ko_words::{is_alone, particle_or_end};
use super::{Amount, Approx, Form, Numeral};
use crate::source::{Span, char_before, head, script, tail};
use crate::table::Forms;

/// The Sino-Korean digits.
pub(super) const SINO: &str = "영일이삼사오육칠팔구공";

/// Returns the value of a Sino-Korean digit.
const fn digit(c: char) -> Option<u32> {
    match c {
        '영' | '공' => Some(0),
        '일' => Some(1),
        '이' => Some(2),
        '삼' => Some(3),
        '사' => Some(4),
        '오' => Some(5),
        '육' => Some(6),
        '칠' => Some(7),
        '팔' => Some(8),
        '구' => Some(9),
        _ => None,
    }
}

/// A Sino-Korean numeral: its length, value, the worth of its last place, and whether it has a scale.
#[derive(Clone, Copy)]
struct Sino {
    len: usize,
    value: Decimal,
    step: Decimal,
    scaled: bool,
}

/// Reads neighbours that share a scale: 이삼십, 오륙억; the length, both values and the worth of the scale.
fn neighbours(rest: &str) -> Option<(usize, Decimal, Decimal, Decimal)> {
    const PAIRS: [(char, char); 8] = [
        ('일', '이'),
        ('이', '삼'),
        ('삼', '사'),
        ('사', '오'),
        ('오', '륙'),
        ('육', '칠'),
        ('칠', '팔'),
        ('팔', '구'),
    ];
    let mut chars = rest.chars();
    let two = (chars.next()?, chars.next()?);
    let low = PAIRS.iter().position(|pair| *pair == two)? + 1;
    let mut len = rest.len() - chars.as_str().len();
    let mut step = Decimal::ONE;
    while let Some(c) = tail(rest, len).chars().next() {
        let scale = small_scale(c).map(Decimal::from).or_else(|| big_scale(c));
        let Some(scale) = scale else { break };
        step = step.checked_mul(scale)?;
        len += c.len_utf8();
    }
    let low = Decimal::from(low);
    (step > Decimal::ONE).then_some((len, low * step, (low + Decimal::ONE) * step, step))
}

/// Reads a numeral in Chinese characters before a counter: 三十 명, 第3 is left to the digits.
pub(super) fn hanja(text: &str, at: usize, limit: usize) -> Option<Numeral> {
    let rest = Span::new(at, limit).of(text);
    let spelled: String = rest
        .chars()
        .map_while(|c| {
            let place = "零一二三四五六七八九十百千萬万億".chars().position(|hanja| hanja == c)?;
            "영일이삼사오육칠팔구십백천만만억".chars().nth(place)
        })
        .collect();
    // A character and a syllable take three bytes each.
    let read = sino(&spelled).filter(|read| read.len == spelled.len() && counted(tail(rest, read.len)))?;
    let amount = Amount::exact(read.value, read.step, true);
    Some(Numeral { span: Span::new(at, at + read.len), amount, form: Form::Cardinal })
}

/// Reads a numeral in Sino-Korean words: with a counter or unit, as a fraction, with a point, or alone.
pub(super) fn sino_numeral(text: &str, at: usize, limit: usize) -> Option<Numeral> {
    let rest = Span::new(at, limit).of(text);
    if let Some((len, low, high, step)) = neighbours(rest).filter(|(len, ..)| counted(tail(rest, *len))) {
        let amount = Amount { to: Some(high), approx: Approx::About, ..Amount::exact(low, step, true) };
        return Some(Numeral { span: Span::new(at, at + len), amount, form: Form::Cardinal });
    }
    let read = sino(rest)?;
    let exact = |len: usize, value, step, form| Numeral::worded(Span::new(at, at + len), value, step, form);
    // 백삼과 삼분의 이.
    if let Some(mixed) = mixed(text, at, limit, read) {
        return Some(mixed);
    }
    let after = tail(rest, read.len);
    if let Some((end, value)) = fraction(text, at + read.len, limit, read.value) {
        return Some(exact(end - at, value, Decimal::new(1, 2), Form::Fraction));
    }
    // 삼점사, 이백점 칠일.
    if let Some((len, value)) = decimals(after) {
        let value = read.value + value;
        let numeral = exact(read.len + len, value, Decimal::new(1, value.scale()), Form::Cardinal);
        return Some(finish(text, numeral.span, numeral.amount, limit));
    }
    let chars = rest.get(..read.len)?.chars().count();
    // 제삼차, 제십이조.
    if let Some(lead) = head(text, at).strip_suffix('제').filter(|lead| !lead.ends_with(script::is_syllable))
    {
        let word = rest.get(..read.len)?;
        let (bare, next) =
            word.strip_suffix('조').map_or((word, after), |bare| (bare, tail(rest, bare.len())));
        let place = ["차", "회", "장", "조", "호", "편", "권", "과", "항"].iter().any(|unit| {
            next.strip_prefix(unit).is_some_and(|n| !n.starts_with(script::is_syllable) || particle_or_end(n))
        });
        let value = sino(bare)?.value;
        return place.then(|| Numeral {
            span: Span::new(lead.len(), at + bare.len()),
            amount: Amount::exact(value, Decimal::ONE, true),
            form: Form::Ordinal,
        });
    }
    let bare = after.trim_start();
    // 사조위 is a committee.
    let ranks = if read.value < Decimal::from(10_000) { &["번째", "등", "위"][..] } else { &["번째"] };
    let ordinal = ranks.iter().find(|o| {
        let next = bare.strip_prefix(**o);
        next.is_some_and(|n| !n.starts_with(script::is_syllable) || particle_or_end(n))
            && (after.starts_with(**o) || **o == "번째")
    });
    if let Some(ordinal) = ordinal {
        let gap = after.len() - bare.len();
        let mut place = exact(read.len + gap + ordinal.len(), read.value, Decimal::ONE, Form::Ordinal);
        place.amount.soft = chars == 1;
        return Some(place);
    }
    // 십 alone is a word as often as a ten.
    let alone = is_alone(text, at, read.len, limit);
    let led = || after.starts_with("에서 ") || after.starts_with("보다 ");
    if chars == 1 && read.scaled && (begins_word(rest) || !(counted(after) || alone || led())) {
        return None;
    }
    // 구조대 and 이경 are words; 구조 원 is money. 수 십 년 is no ten.
    let large = chars == 2 && rest.get(..read.len)?.ends_with(['조', '경', '해']);
    let word_of_its_own =
        large && after.starts_with(script::is_syllable) && !after.starts_with(['원', '달', '여']);
    let some = || ["수 ", "몇 "].iter().any(|some| head(text, at).ends_with(some));
    if word_of_its_own || (chars == 1 && some()) {
        return None;
    }
    if read.scaled && counted(after) && read.value >= Decimal::TEN {
        let amount = Amount::exact(read.value, read.step, true);
        return Some(finish(text, Span::new(at, at + read.len), amount, limit));
    }
    // A unit after it makes a figure of a single syllable, too: 이리터, 삼 갤런.
    let first = char_before(text, at).is_none_or(|c| c == '\n');
    let unit = (chars >= 2 || first) && super::super::measure::follows_korean(after);
    // Alone it may be a word of its own; so it confirms a figure, and contradicts none.
    let ends = || !after.starts_with(script::is_syllable) || particle_or_end(after);
    let word = read.scaled && chars >= 2 && !large && ends();
    // 마이너스 일; 천에서 천오백까지; 십보다 크고.
    let before = head(text, at).trim_end();
    let signed = before.ends_with("마이너스") || before.ends_with("음수");
    let ranged = read.scaled
        && (after
            .strip_prefix("에서")
            .and_then(|high| sino(high.trim_start()))
            .is_some_and(|high| high.scaled)
            || after.starts_with("보다 "));
    if !(unit || alone || word || ranged || (signed && ends())) {
        return None;
    }
    let mut numeral = exact(read.len, read.value, read.step, Form::Cardinal);
    numeral.amount.soft = true;
    Some(numeral)
}

/// Reads 분의 이 after the lower part of a fraction, which ends at `end`: where it ends, and its value.
pub(super) fn fraction(text: &str, end: usize, limit: usize, whole: Decimal) -> Option<(usize, Decimal)> {
    let rest = Span::new(end, limit).of(text);
    let after = rest.trim_start_matches(' ').strip_prefix("분의")?;
    let (part, end) = part(text, end + rest.len() - after.len(), limit)?;
    Some((end, super::en_parts::share(part, whole)?))
}

/// Reads the upper part of a fraction, in digits or words, after 분의.
pub(super) fn part(text: &str, from: usize, limit: usize) -> Option<(Decimal, usize)> {
    let rest = Span::new(from, limit).of(text);
    let bare = rest.trim_start();
    let (bare, negative) = bare.strip_prefix("마이너스").map_or((bare, false), |b| (b.trim_start(), true));
    let start = from + rest.len() - bare.len();
    let words = || {
        let read = sino(bare)?;
        // 오분의 일만을: 만 is the particle, and 조 the beginning of 조각.
        let word = bare.get(..read.len)?;
        let shorter = word.strip_suffix(['만', '조']).filter(|digit| digit.chars().count() == 1);
        let read = shorter.and_then(sino).unwrap_or(read);
        Some((read.value, start + read.len))
    };
    let (value, end) = super::ko::plain_digits(text, start, limit).or_else(words)?;
    Some((if negative { -value } else { value }, end))
}

/// Reads a whole number with a fraction: 백삼과 삼분의 이.
fn mixed(text: &str, at: usize, limit: usize, whole: Sino) -> Option<Numeral> {
    let rest = Span::new(at + whole.len, limit).of(text);
    let after = rest.strip_prefix(['과', '와'])?.trim_start();
    let from = at + whole.len + rest.len() - after.len();
    let lower = sino(after)?;
    let (end, part) = fraction(text, from + lower.len, limit, lower.value)?;
    Some(Numeral {
        span: Span::new(at, end),
        amount: Amount::exact(whole.value + part, Decimal::new(1, 2), true),
        form: Form::Cardinal,
    })
}

/// Reads the digits after a point in words: 점사, 점 칠일; returns the length and the value.
fn decimals(after: &str) -> Option<(usize, Decimal)> {
    // 삼 점 오 퍼센트.
    let apart = after.starts_with(" 점 ");
    let rest = after.strip_prefix(if apart { " 점" } else { "점" })?;
    let bare = rest.trim_start_matches(' ');
    let digits: String = bare.chars().map_while(digit).filter_map(|d| char::from_digit(d, 10)).collect();
    let spaced = bare.len() < rest.len();
    // 칠일이다: the last one is the verb.
    let verb = tail(bare, digits.len() * '일'.len_utf8()).starts_with(['다', '며', '고', '라', '지', '었']);
    let digits = if verb && digits.len() > 1 && digits.ends_with('2') {
        digits.get(..digits.len() - 1)?.to_owned()
    } else {
        digits
    };
    let next_word = tail(bare, digits.len() * '일'.len_utf8()).trim_start();
    let percent = ["퍼센트", "프로", "%"].iter().any(|word| next_word.starts_with(word));
    if digits.is_empty()
        || digits.len() > 12
        || (spaced && digits.len() < 2 && !percent)
        || (apart && !percent)
    {
        return None;
    }
    let len = after.len() - bare.len() + digits.len() * '일'.len_utf8();
    let next = tail(after, len);
    let ends = !next.starts_with(script::is_syllable)
        || particle_or_end(next)
        || next.starts_with(['점', '달', '불', '유', '원', '미', '킬', '퍼', '배']);
    let value: Decimal = format!("0.{digits}").parse().ok()?;
    ends.then_some((len, value))
}

/// Reads Sino-Korean words: 이백삼십사만, 삼조 이천억, 십육, 삼.
fn sino(rest: &str) -> Option<Sino> {
    /// As many large scales as there are: 경, 조, 억, 만.
    const SCALES: u32 = 4;
    sino_of(rest, SCALES)
}

/// Reads Sino-Korean words with at most so many large scales after spaces.
fn sino_of(rest: &str, scales: u32) -> Option<Sino> {
    let mut total = Decimal::ZERO;
    let mut section = Decimal::ZERO;
    let mut current: Option<u32> = None;
    let mut len = 0;
    let mut scaled = false;
    let mut step = Decimal::ONE;
    let mut floor: Option<Decimal> = None;
    let mut place: Option<u32> = None;
    let mut at = 0;
    while let Some(c) = tail(rest, at).chars().next() {
        let unit = digit(c);
        // 백이다: the verb, and no two.
        let verb = c == '이'
            && len > 0
            && tail(rest, at + c.len_utf8()).starts_with(['다', '며', '고', '라', '지', '었', '므']);
        if verb {
            break;
        }
        if let Some(unit) = unit {
            if current.is_some() {
                // 이십육이다: the second one is no digit, but the verb.
                if c == '이' || c == '일' && len > 0 && scaled {
                    break;
                }
                return None;
            }
            current = Some(unit);
            step = Decimal::ONE;
        } else if let Some(scale) = small_scale(c).filter(|scale| place.is_none_or(|p| *scale < p)) {
            section += Decimal::from(current.take().unwrap_or(1) * scale);
            step = Decimal::from(scale);
            place = Some(scale);
            scaled = true;
        } else if let Some(scale) = big_scale(c).filter(|scale| floor.is_none_or(|f| *scale < f)) {
            let value = section + Decimal::from(current.take().unwrap_or_default());
            // 만이천 has no one before its 만; 조 and 경 alone are other words.
            let value = if value.is_zero() && scale == Decimal::from(10_000) { Decimal::ONE } else { value };
            if value.is_zero() {
                break;
            }
            total += value.checked_mul(scale)?;
            section = Decimal::ZERO;
            place = None;
            floor = Some(scale);
            step = scale;
            scaled = true;
        } else if c == ' ' && scales > 0 && floor.is_some() && section.is_zero() && current.is_none() {
            // 이십일조 삼백: a space may follow a large scale, if another numeral with a scale does.
            let next = sino_of(tail(rest, at + 1), scales - 1)
                .filter(|next| next.scaled && floor.is_some_and(|f| next.value < f));
            let Some(next) = next else { break };
            total += next.value;
            len = at + 1 + next.len;
            return Some(Sino { len, value: total, step: next.step, scaled: true });
        } else {
            break;
        }
        at += c.len_utf8();
        len = at;
    }
    let value = total + section + Decimal::from(current.unwrap_or_default());
    (len > 0).then_some(Sino { len, value, step, scaled })
}

/// Returns whether a scale and the syllables behind it are a word of their own, though the latter may be a counter or a unit:
/// 천장까지, 만기가.
fn begins_word(rest: &str) -> bool {
    const WORDS: &[&str] =
        &["천장", "천대", "천도", "천세", "천막", "만기", "만세", "만장", "만대", "백기", "십대조"];
    WORDS.iter().any(|word| rest.starts_with(word))
}

/// Returns whether a counter or unit follows a numeral in words.
fn counted(after: &str) -> bool {
    static UNITS: LazyLock<Forms<()>> = LazyLock::new(|| {
        Forms::of(&[
            "명",
            "개",
            "원",
            "달러",
            "유로",
            "엔",
            "위안",
            "퍼센트",
            "퍼센티지",
            "미터",
            "킬로",
            "톤",
            "년",
            "개월",
            "건",
            "곳",
            "가구",
            "세대",
            "여 ",
            "마리",
            "자루",
            "조각",
            "세",
            "살",
            "불",
            "센트",
            "파운드",
            "대",
            "장",
            "권",
        ])
    });
    let bare = after.strip_prefix('여').unwrap_or(after).trim_start();
    // 오만원권, 십원짜리, 일금 삼백만원정.
    let won = |unit: &str, next: &str| {
        unit == "원" && ["권", "짜리", "정", "대", "어치", "상당"].iter().any(|word| next.starts_with(word))
    };
    let named = UNITS.prefixes(bare).any(|(unit, ())| {
        let next = tail(bare, unit.len());
        !next.starts_with(script::is_syllable) || particle_or_end(next) || won(unit, next)
    });
    named || super::super::measure::follows_korean(after)
}
