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
    "마리", "채", "팀", "군데", "건", "경기",
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

/// Reads a numeral in words: native with a counter, Sino-Korean with a scale, 절반, 첫.
pub(super) fn words(text: &str, at: usize, limit: usize) -> Option<Numeral> {
    let rest = Span::new(at, limit).of(text);
    let make = |len: usize, value: Decimal, form| Numeral {
        span: Span::new(at, at + len),
        amount: Amount::exact(value, Decimal::ONE, true),
        form,
    };
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
            let counter = counter_after(after)?;
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
        .or_else(|| {
            sino(rest).map(|(len, value, step)| {
                let mut read = make(len, value, Form::Cardinal);
                read.amount.step = step;
                finish(text, read.span, read.amount, limit)
            })
        })
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
pub(super) fn particle_or_end(next: &str) -> bool {
    const PARTICLES: &[&str] = &[
        "이", "가", "은", "는", "을", "를", "의", "에", "와", "과", "도", "만", "로", "으로", "부터", "까지",
        "씩", "째", "간", "당", "여", "이나", "나", "들", "인", "마다", "보다", "뿐", "만에", "이상", "이하",
        "미만", "가량", "정도", "꼴", "모두", "중", "내", "라", "이라", "였", "이었", "였다", "이다", "다",
    ];
    PARTICLES.iter().any(|p| next.starts_with(p))
}

/// Reads Sino-Korean words that hold a scale and stand before a counter or unit: its length, value and step.
fn sino(rest: &str) -> Option<(usize, Decimal, Decimal)> {
    let mut total = Decimal::ZERO;
    let mut section = Decimal::ZERO;
    let mut current: Option<u32> = None;
    let mut len = 0;
    let mut scaled = false;
    let mut step = Decimal::ONE;
    for c in rest.chars() {
        let unit = "영일이삼사오육칠팔구".chars().position(|d| d == c).and_then(|p| u32::try_from(p).ok());
        if let Some(unit) = unit {
            if current.is_some() {
                return None;
            }
            current = Some(unit);
            step = Decimal::ONE;
        } else if let Some(scale) = small_scale(c) {
            section += Decimal::from(current.take().unwrap_or(1) * scale);
            step = Decimal::from(scale);
            scaled = true;
        } else if let Some(scale) = big_scale(c) {
            let value = section + Decimal::from(current.take().unwrap_or_default());
            if value.is_zero() {
                break;
            }
            total += value.checked_mul(scale)?;
            section = Decimal::ZERO;
            step = scale;
            scaled = true;
        } else {
            break;
        }
        len += c.len_utf8();
    }
    let value = total + section + Decimal::from(current.unwrap_or_default());
    let after = tail(rest, len);
    let counted = [
        "명",
        "개",
        "원",
        "달러",
        "유로",
        "엔",
        "위안",
        "퍼센트",
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
    ]
    .iter()
    .any(|unit| {
        after
            .trim_start()
            .strip_prefix(unit)
            .is_some_and(|next| !next.starts_with(script::is_syllable) || particle_or_end(next))
    });
    (scaled && len > 0 && counted && value >= Decimal::TEN).then_some((len, value, step))
}
