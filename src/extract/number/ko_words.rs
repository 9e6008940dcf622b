//! Korean numerals in words: 스물다섯 살, 서너 명, 절반, 첫 번째; the Sino-Korean ones are read by `ko_sino`.

use std::sync::LazyLock;

use rust_decimal::Decimal;

use super::ko_sino::{SINO, sino_numeral};
use super::{Amount, Approx, Form, Numeral};
use crate::source::{Span, head, script, tail};
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
    "배", "갑절", "곱절", "기관", "도시", "나라", "회사", "기업", "사람", "업체", "학교", "아이", "딸",
    "아들", "형제", "선수", "사건", "번째", "학기", "단계", "분야", "지역", "달", "시간", "해", "주", "주일",
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
    let words = native.chain(pairs).chain(["반", "배", "절반", "갑절", "곱절", "첫"]);
    let digits = SINO.chars().chain("십백천만억조경".chars());
    let mut starts: Vec<char> = words.filter_map(|word| word.chars().next()).chain(digits).collect();
    starts.sort_unstable();
    starts.dedup();
    starts
});

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
    let soft = |mut numeral: Numeral| {
        numeral.amount.soft = true;
        numeral
    };
    let half = |len: usize| soft(make(len, Decimal::new(5, 1), Form::Fraction));
    if rest.starts_with('반') && is_alone(text, at, "반".len(), limit) {
        return Some(half("반".len()));
    }
    if let Some(after) = rest.strip_prefix("절반") {
        let mut half = half("절반".len());
        half.amount.step = Decimal::new(1, 1);
        return (!after.starts_with("씩의")).then_some(half);
    }
    // 배로 늘었다, 배 이상 늘었다; 반으로 줄었다, 반토막.
    let grows = |after: &str| {
        let verb = after.split_once(' ').map_or("", |(_, verb)| verb);
        ["늘", "증가", "뛰", "오르", "올", "커", "불어"].iter().any(|word| verb.starts_with(word))
    };
    let doubled =
        ["배로", "배 이상", "배 가까이"].iter().find(|word| rest.strip_prefix(**word).is_some_and(grows));
    let some = ["몇", "수", "여러"].iter().any(|some| head(text, at).trim_end().ends_with(some));
    if doubled.is_some() && !some {
        return Some(soft(make("배".len(), Decimal::TWO, Form::Times)));
    }
    if rest.starts_with("반으로 ") || rest.starts_with("반토막") {
        return Some(half("반".len()));
    }
    for word in ["갑절", "곱절"] {
        if rest.starts_with(word) {
            return Some(make(word.len(), Decimal::TWO, Form::Times));
        }
    }
    for first in ["첫 번째", "첫번째"] {
        if rest.starts_with(first) {
            return Some(make(first.len(), Decimal::ONE, Form::Ordinal));
        }
    }
    if let Some((len, value)) = place(rest) {
        return Some(soft(make(len, Decimal::from(value), Form::Ordinal)));
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
                "배" | "갑절" | "곱절" => Form::Times,
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

/// Reads 첫째, 둘째, 네째 번, 스물셋째: the length and the place in the order.
///
/// It may be a birth order or a point of a list, for which English has other words.
fn place(rest: &str) -> Option<(usize, u32)> {
    let (len, value) = rest.strip_prefix("첫").map_or_else(|| native(rest), |_| Some(("첫".len(), 1)))?;
    let after = tail(rest, len).strip_prefix('째')?;
    let times = ["번", " 번"].into_iter().find(|times| after.starts_with(times)).unwrap_or_default();
    let next = tail(after, times.len());
    let ends = !next.starts_with(script::is_syllable) || particle_or_end(next);
    ends.then_some((len + "째".len() + times.len(), value))
}

/// Returns whether a numeral is all that its sentence says.
pub(super) fn is_alone(text: &str, at: usize, len: usize, limit: usize) -> bool {
    let bare = |c: char| c.is_whitespace() || c.is_ascii_punctuation();
    // Both stop at the first letter, so a long line costs nothing.
    head(text, at).chars().rev().take_while(|c| *c != '\n').all(bare)
        && Span::new(at + len, limit).of(text).chars().take_while(|c| *c != '\n').all(bare)
}

/// Reads a native numeral that stands alone: 스물, 셋, 하나. It confirms a figure, and contradicts none.
fn bare_native(text: &str, at: usize, limit: usize) -> Option<Numeral> {
    let rest = Span::new(at, limit).of(text);
    let (len, value) = native(rest)?;
    let after = tail(rest, len);
    let word = rest.get(..len)?;
    let alone = is_alone(text, at, len, limit);
    // 쉰다 is the verb.
    let verb = word == "쉰" && after.starts_with('다');
    let known = !verb && (word.chars().count() >= 2 || matches!(word, "셋" | "넷" | "둘" | "쉰"));
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
    const SURE: &[&str] = &["두", "세", "다섯", "여섯", "일곱", "여덟", "아홉"];
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
    // 스물 한 번째 is one numeral; 열 한 명 may be two.
    let spaced = value >= 20 && tail(rest, len).starts_with(' ');
    if spaced
        && let Some((w, v)) = ONES.iter().find(|(w, _)| tail(rest, len + 1).starts_with(w))
        && counter_after(tail(rest, len + 1 + w.len())).is_some()
    {
        return Some((len + 1 + w.len(), value + v));
    }
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

/// Returns what follows the counter that begins `text`: ~ in 명~5명.
pub(in crate::extract) fn after_counter(text: &str) -> Option<&str> {
    let bare = text.trim_start();
    COUNTERS.prefixes(bare).map(|(form, ())| tail(bare, form.len())).find(|next| {
        next.trim_start().starts_with(['~', '∼', '～'])
            || next.starts_with("에서")
            || next.starts_with("부터")
    })
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
