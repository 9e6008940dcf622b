//! Korean numerals in words: 이백삼십사만, 스물다섯 살, 서너 명, 절반, 첫 번째.

use std::sync::LazyLock;

use rust_decimal::Decimal;

use super::ko::{big_scale, finish, small_scale};
use super::{Amount, Approx, Form, Numeral};
use crate::source::{Span, script, tail};
use crate::table::{self, Forms};

/// Counters that a native numeral or a numeral in words needs after it, by spelling.
pub(super) static COUNTERS: LazyLock<Forms<()>> = LazyLock::new(|| {
    Forms::new(
        table::rows(include_str!("../../../data/counters.tsv"))
            .map(|row| (row[0], ()))
            .chain(EXTRA_COUNTERS.iter().map(|c| (*c, ()))),
    )
});

/// Nouns that are counted without a counter, and units that take native numerals.
const EXTRA_COUNTERS: &[&str] = &[
    "배", "기관", "도시", "나라", "회사", "기업", "사람", "업체", "학교", "아이", "딸", "아들", "형제",
    "선수", "사건", "번째", "학기", "단계", "분야", "지역", "달", "시간", "해", "주", "주일",
];

/// Counters that are written together with a native numeral; others would begin another word (세대, 열기, 한자).
const ATTACHED: &[&str] = &[
    "명", "개", "살", "번", "번째", "곳", "달", "차례", "시간", "가지", "배", "사람", "골", "점", "권",
    "마리", "채", "팀", "군데", "건", "경기", "컵",
];
/// Old measures and single syllables that after a numeral in words are nearly always something else.
const NOT_AFTER_WORDS: &[&str] = &[
    "자", "리", "치", "푼", "되", "말", "섬", "홉", "기", "인", "도", "수", "면", "상", "주", "길", "때",
    "데", "손", "눈", "발",
];

/// Native numerals in the form that they take before a counter, and standing alone.
const ONES: &[(&str, u32)] = &[
    ("하나", 1),
    ("한", 1),
    ("둘", 2),
    ("두", 2),
    ("셋", 3),
    ("세", 3),
    ("석", 3),
    ("넷", 4),
    ("네", 4),
    ("넉", 4),
    ("다섯", 5),
    ("여섯", 6),
    ("일곱", 7),
    ("여덟", 8),
    ("아홉", 9),
];
const TENS: &[(&str, u32)] = &[
    ("열", 10),
    ("스물", 20),
    ("스무", 20),
    ("서른", 30),
    ("마흔", 40),
    ("쉰", 50),
    ("예순", 60),
    ("일흔", 70),
    ("여든", 80),
    ("아흔", 90),
];
/// Native pairs that leave the number open between two neighbours.
const PAIRS: &[(&str, u32, u32)] = &[
    ("한두", 1, 2),
    ("두세", 2, 3),
    ("두서너", 2, 4),
    ("서너", 3, 4),
    ("너댓", 4, 5),
    ("네댓", 4, 5),
    ("네다섯", 4, 5),
    ("대여섯", 5, 6),
    ("예닐곱", 6, 7),
    ("일고여덟", 7, 8),
    ("여덟아홉", 8, 9),
];

/// The syllables that begin a numeral in words, in order.
static STARTS: LazyLock<Vec<char>> = LazyLock::new(|| {
    let native = ONES.iter().chain(TENS).map(|(word, _)| *word);
    let pairs = PAIRS.iter().map(|(word, ..)| *word);
    let words = native.chain(pairs).chain(["반", "절반", "갑절", "곱절", "첫"]);
    let digits = SINO.chars().chain("십백천만억조경".chars());
    let mut starts: Vec<char> = words.filter_map(|word| word.chars().next()).chain(digits).collect();
    starts.sort_unstable();
    starts.dedup();
    starts
});

/// The Sino-Korean digits by value; 공 is another zero.
const SINO: &str = "영일이삼사오육칠팔구공";

/// Returns whether a numeral in words may begin with `syllable`.
pub(super) fn may_begin(syllable: char) -> bool {
    STARTS.binary_search(&syllable).is_ok()
}

/// Reads a numeral in words: native with a counter, Sino-Korean with a scale, 절반, 첫.
pub(super) fn words(text: &str, at: usize, limit: usize) -> Option<Numeral> {
    let rest = Span::new(at, limit).of(text);
    let make = |len: usize, value: Decimal, form| Numeral {
        span: Span::new(at, at + len),
        amount: Amount::exact(value, Decimal::ONE, true),
        form,
    };
    if rest.starts_with('반') && is_alone(text, at, "반".len(), limit) {
        let mut half = make("반".len(), Decimal::new(5, 1), Form::Fraction);
        half.amount.soft = true;
        return Some(half);
    }
    if let Some(after) = rest.strip_prefix("절반") {
        let mut half = make("절반".len(), Decimal::new(5, 1), Form::Fraction);
        half.amount.step = Decimal::new(1, 1);
        half.amount.soft = true;
        return (!after.starts_with("씩의")).then_some(half);
    }
    for (word, len) in [("갑절", 6), ("곱절", 6)] {
        if rest.starts_with(word) {
            return Some(make(len, Decimal::TWO, Form::Times));
        }
    }
    for first in ["첫 번째", "첫번째"] {
        if rest.starts_with(first) {
            return Some(make(first.len(), Decimal::ONE, Form::Ordinal));
        }
    }
    if let Some((word, low, high)) = PAIRS.iter().find(|(w, ..)| rest.starts_with(w)) {
        counter_after(tail(rest, word.len()))?;
        let mut both = make(word.len(), Decimal::from(*low), Form::Cardinal);
        both.amount.to = Some(Decimal::from(*high));
        both.amount.approx = Approx::About;
        return Some(both);
    }
    native(rest)
        .and_then(|(len, value)| {
            let after = tail(rest, len);
            let counter = counter_after(after).or_else(|| counts_noun(rest, len).then_some(""))?;
            let form = match counter {
                "배" => Form::Times,
                "번째" => Form::Ordinal,
                _ => Form::Cardinal,
            };
            let covered = if form == Form::Cardinal {
                len
            } else {
                len + (after.len() - after.trim_start().len()) + counter.len()
            };
            let mut read = make(covered, Decimal::from(value), form);
            // 한 is "a" as often as "one".
            read.amount.soft = value == 1;
            Some(read)
        })
        .or_else(|| sino_numeral(text, at, limit))
        .or_else(|| bare_native(text, at, limit))
}

/// A Sino-Korean numeral: its length, value, the worth of its last place, and whether it has a scale.
#[derive(Clone, Copy)]
struct Sino {
    len: usize,
    value: Decimal,
    step: Decimal,
    scaled: bool,
}

/// Reads a numeral in Sino-Korean words: with a counter or unit, as a fraction, with a point, or alone.
fn sino_numeral(text: &str, at: usize, limit: usize) -> Option<Numeral> {
    let rest = Span::new(at, limit).of(text);
    let read = sino(rest)?;
    let exact = |len: usize, value: Decimal, step: Decimal, form| Numeral {
        span: Span::new(at, at + len),
        amount: Amount::exact(value.normalize(), step, true),
        form,
    };
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
    let ordinal = ["번째", "등", "위"].iter().find(|o| {
        let next = after.trim_start().strip_prefix(**o);
        next.is_some_and(|n| !n.starts_with(script::is_syllable) || particle_or_end(n))
            && (after.starts_with(**o) || **o == "번째")
    });
    if let Some(ordinal) = ordinal {
        let gap = after.len() - after.trim_start().len();
        let mut place = exact(read.len + gap + ordinal.len(), read.value, Decimal::ONE, Form::Ordinal);
        place.amount.soft = chars == 1;
        return Some(place);
    }
    // 십 alone is a word as often as a ten.
    let alone = is_alone(text, at, read.len, limit);
    if chars == 1 && read.scaled && !counted(after) && !alone {
        return None;
    }
    // 구조대 and 이경 are words; 구조 원 is money. 수 십 년 is no ten.
    let large = chars == 2 && rest.get(..read.len)?.ends_with(['조', '경', '해']);
    let word_of_its_own =
        large && after.starts_with(script::is_syllable) && !after.starts_with(['원', '달', '여']);
    let some = text.get(..at).unwrap_or_default().ends_with("수 ");
    if word_of_its_own || (some && chars == 1) {
        return None;
    }
    if read.scaled && counted(after) && read.value >= Decimal::TEN {
        let amount = Amount::exact(read.value, read.step, true);
        return Some(finish(text, Span::new(at, at + read.len), amount, limit));
    }
    // A unit after it makes a figure of a single syllable, too: 이리터, 삼 갤런.
    let first = text.get(..at).unwrap_or_default().chars().next_back().is_none_or(|c| c == '\n');
    let unit = super::super::measure::follows_korean(after) && (chars >= 2 || first);
    // Alone it may be a word of its own; so it confirms a figure, and contradicts none.
    let ends = !after.starts_with(script::is_syllable) || particle_or_end(after);
    let word = read.scaled && chars >= 2 && !large && ends;
    if !unit && !alone && !word {
        return None;
    }
    let mut numeral = exact(read.len, read.value, read.step, Form::Cardinal);
    numeral.amount.soft = true;
    Some(numeral)
}

/// Returns whether a numeral is all that its sentence says.
fn is_alone(text: &str, at: usize, len: usize, limit: usize) -> bool {
    let bare = |part: &str| part.chars().all(|c| c.is_whitespace() || c.is_ascii_punctuation());
    bare(tail(
        text.get(..at).unwrap_or_default(),
        text.get(..at).and_then(|t| t.rfind('\n')).map_or(0, |i| i + 1),
    )) && bare(Span::new(at + len, limit).of(text).split('\n').next().unwrap_or_default())
}

/// Reads 분의 이 after the lower part of a fraction, which ends at `end`: where it ends, and its value.
pub(super) fn fraction(text: &str, end: usize, limit: usize, whole: Decimal) -> Option<(usize, Decimal)> {
    let rest = Span::new(end, limit).of(text);
    let after = rest.trim_start_matches(' ').strip_prefix("분의")?;
    let (part, end) = part(text, end + rest.len() - after.len(), limit)?;
    Some((end, super::en_words::share(part, whole)?))
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
    let rest = after.strip_prefix('점')?;
    let bare = rest.trim_start_matches(' ');
    let digits: String =
        bare.chars()
            .map_while(|c| SINO.chars().position(|d| d == c))
            .map(|d| {
                if d == 10 { '0' } else { char::from_digit(u32::try_from(d).unwrap_or(0), 10).unwrap_or('0') }
            })
            .collect();
    let spaced = bare.len() < rest.len();
    // 칠일이다: the last one is the verb.
    let verb = tail(bare, digits.len() * '일'.len_utf8()).starts_with(['다', '며', '고', '라', '지', '었']);
    let digits = if verb && digits.len() > 1 && digits.ends_with('2') {
        digits.get(..digits.len() - 1)?.to_owned()
    } else {
        digits
    };
    if digits.is_empty() || digits.len() > 12 || (spaced && digits.len() < 2) {
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

/// Reads a native numeral that stands alone: 스물, 셋, 하나. It confirms a figure, and contradicts none.
fn bare_native(text: &str, at: usize, limit: usize) -> Option<Numeral> {
    let rest = Span::new(at, limit).of(text);
    let (len, value) = native(rest)?;
    let after = tail(rest, len);
    let word = rest.get(..len)?;
    let alone = is_alone(text, at, len, limit);
    let known = word.chars().count() >= 2 || matches!(word, "셋" | "넷" | "둘" | "쉰");
    let ends = !after.starts_with(script::is_syllable) || particle_or_end(after);
    // 한 and 두 belong to a noun; 다섯 and 스물 stand alone.
    let form = !matches!(word, "한" | "두" | "세" | "네" | "석" | "넉");
    if !(alone || (known && ends && form)) {
        return None;
    }
    let mut amount = Amount::exact(Decimal::from(value), Decimal::ONE, true);
    amount.soft = true;
    Some(Numeral { span: Span::new(at, at + len), amount, form: Form::Cardinal })
}

/// Returns whether a numeral that is no other word stands right before a noun: 두 여성, 다섯 소년.
fn counts_noun(rest: &str, len: usize) -> bool {
    const SURE: &[&str] = &["두", "다섯", "여섯", "일곱", "여덟", "아홉"];
    let noun = tail(rest, len).strip_prefix(' ').unwrap_or_default();
    // 두 번 다시 and 두 말 are idioms.
    let idiom = ["번 다시", "말", "눈", "손", "귀", "발"].iter().any(|word| noun.starts_with(word));
    noun.starts_with(script::is_syllable)
        && !idiom
        && rest.get(..len).is_some_and(|word| SURE.contains(&word))
}

/// Reads a native numeral: its length and value.
fn native(rest: &str) -> Option<(usize, u32)> {
    let ten = TENS.iter().find(|(w, _)| rest.starts_with(w));
    let (len, value) = ten.map_or((0, 0), |(w, v)| (w.len(), *v));
    let one = ONES.iter().find(|(w, _)| tail(rest, len).starts_with(w));
    match (ten, one) {
        (None, None) => None,
        (_, one) => {
            let (more, unit) = one.map_or((0, 0), |(w, v)| (w.len(), *v));
            Some((len + more, value + unit))
        }
    }
}

/// Returns the counter that stands at the beginning of `after`, over a space at most, as a word of its own.
fn counter_after(after: &str) -> Option<&'static str> {
    let spaced = after.strip_prefix(' ');
    let bare = spaced.unwrap_or(after);
    let found = COUNTERS.prefixes(bare).find(|(form, ())| {
        let next = tail(bare, form.len());
        let fits = if spaced.is_some() { !NOT_AFTER_WORDS.contains(form) } else { ATTACHED.contains(form) };
        fits && (!next.starts_with(script::is_syllable) || particle_or_end(next))
    });
    found.map(|(form, ())| form)
}

/// Returns whether what follows a counter is a particle, and not the rest of a longer word.
pub(in crate::extract) fn particle_or_end(next: &str) -> bool {
    const PARTICLES: &[&str] = &[
        "이", "가", "은", "는", "을", "를", "의", "에", "와", "과", "도", "만", "로", "으로", "부터", "까지",
        "씩", "째", "간", "당", "여", "이나", "나", "들", "인", "마다", "보다", "뿐", "만에", "이상", "이하",
        "미만", "가량", "정도", "꼴", "모두", "중", "내", "라", "이라", "입니", "였", "이었", "였다", "이다",
        "다",
    ];
    PARTICLES.iter().any(|p| next.starts_with(p))
}

/// Reads Sino-Korean words: 이백삼십사만, 삼조 이천억, 십육, 삼.
fn sino(rest: &str) -> Option<Sino> {
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
        let unit = SINO.chars().position(|d| d == c).and_then(|p| u32::try_from(p).ok());
        // 백이다: the verb, and no two.
        let verb = c == '이'
            && len > 0
            && tail(rest, at + c.len_utf8()).starts_with(['다', '며', '고', '라', '지', '었', '므']);
        if verb {
            break;
        }
        if let Some(unit) = unit.map(|u| if u == 10 { 0 } else { u }) {
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
        } else if c == ' ' && floor.is_some() && section.is_zero() && current.is_none() {
            // 이십일조 삼백: a space may follow a large scale, if another numeral with a scale does.
            let next =
                sino(tail(rest, at + 1)).filter(|next| next.scaled && floor.is_some_and(|f| next.value < f));
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

/// Returns whether a counter or unit follows a numeral in words.
fn counted(after: &str) -> bool {
    const UNITS: &[&str] = &[
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
    ];
    let bare = after.trim_start();
    UNITS.iter().any(|unit| {
        bare.strip_prefix(unit)
            .is_some_and(|next| !next.starts_with(script::is_syllable) || particle_or_end(next))
    })
}
