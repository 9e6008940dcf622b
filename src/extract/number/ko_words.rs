//! Korean numerals in words: 스물다섯 살, 서너 명, 절반, 첫 번째; the Sino-Korean ones are read by `ko_sino`.

use std::sync::LazyLock;

use rust_decimal::Decimal;

use super::ko_sino::{SINO, sino_numeral};
use super::{Amount, Approx, Form, Numeral};
use crate::source::script::{self, Chars};
use crate::source::{Span, head, tail};
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
static ONES: LazyLock<Forms<u32>> = LazyLock::new(|| {
    Forms::new([
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
    ])
});
static TENS: LazyLock<Forms<u32>> = LazyLock::new(|| {
    Forms::new([
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
    ])
});
/// Native pairs that leave the number open between two neighbours.
static PAIRS: LazyLock<Forms<(u32, u32)>> = LazyLock::new(|| {
    Forms::new([
        ("한두", (1, 2)),
        ("두세", (2, 3)),
        ("두서너", (2, 4)),
        ("서너", (3, 4)),
        ("너댓", (4, 5)),
        ("네댓", (4, 5)),
        ("네다섯", (4, 5)),
        ("대여섯", (5, 6)),
        ("예닐곱", (6, 7)),
        ("일고여덟", (7, 8)),
        ("여덟아홉", (8, 9)),
    ])
});

/// What numerals in words begin with.
struct Starts {
    firsts: Chars,
    /// The first syllables that need a certain second one, with it: 다섯, 여섯, 여덟.
    pairs: Vec<(char, char)>,
    paired: Chars,
    /// What may follow 한, 두 and the like in their word.
    after_native: Chars,
}

/// The Sino-Korean digits, and what may follow one that stands alone, in its word or in the next one: 이십, 오륙, 일곱, 이와
/// 삼분의 일, 삼점 사, 이 번째.
static DIGITS: Chars = Chars::of(SINO);
static AFTER_DIGIT: Chars = Chars::of("영일이삼사오육륙칠팔구공십백천만억조경곱흔고과와분점번등위");
/// Native numerals of one syllable, with which many words begin.
static NATIVE: Chars = Chars::of("한두세네");

static STARTS: LazyLock<Starts> = LazyLock::new(|| {
    let native = ONES.iter().chain(TENS.iter()).map(|(word, _)| *word);
    let pairs = PAIRS.iter().map(|(word, _)| *word);
    let words: Vec<&str> = native.chain(pairs).chain(["반", "배", "절반", "갑절", "곱절", "첫"]).collect();
    // 억, 조 and 경 need a figure before them.
    let mut alone = format!("{SINO}십백천만");
    alone.extend(words.iter().filter(|word| word.chars().count() == 1).copied());
    let twos = words.iter().filter_map(|word| word.chars().next().zip(word.chars().nth(1)));
    let seconds = twos.clone().filter(|(first, _)| NATIVE.has(*first)).map(|(_, second)| second);
    let after_native: String =
        seconds.chain(ATTACHED.iter().filter_map(|word| word.chars().next())).chain(['째']).collect();
    let pairs: Vec<(char, char)> = twos.filter(|(first, _)| !alone.contains(*first)).collect();
    let paired: String = pairs.iter().map(|(first, _)| *first).collect();
    Starts {
        firsts: Chars::of(&(alone + &paired)),
        paired: Chars::of(&paired),
        pairs,
        after_native: Chars::of(&after_native),
    }
});

/// Returns whether a numeral in words may begin with the syllable `first` at `at`; nearly all words are sent away here, at little
/// cost.
pub(super) fn may_begin(first: char, text: &str, at: usize) -> bool {
    let starts = &*STARTS;
    if !starts.firsts.has(first) {
        return false;
    }
    let mut chars = tail(text, at + first.len_utf8()).chars();
    let second = chars.next();
    if starts.paired.has(first) {
        return starts.pairs.iter().any(|(start, next)| *start == first && Some(*next) == second);
    }
    // 이번, 이 사람, 한국.
    let next = if second == Some(' ') && DIGITS.has(first) { chars.next() } else { second };
    let goes_on = |may: &Chars| next.is_some_and(|next| script::is_syllable(next) && !may.has(next));
    let other_word = (DIGITS.has(first) && goes_on(&AFTER_DIGIT) && !leads_digit(head(text, at)))
        || (NATIVE.has(first) && goes_on(&starts.after_native));
    !other_word
}

/// Returns whether a digit of one syllable may be a figure by what stands before it, whatever follows: at the beginning of a
/// line, 제이차, 마이너스 일이다.
fn leads_digit(before: &str) -> bool {
    let bare = before.trim_end();
    before.is_empty()
        || before.ends_with(['\n', '제'])
        || bare.ends_with("마이너스")
        || bare.ends_with("음수")
}

/// Reads a numeral in words: native with a counter, Sino-Korean with a scale, 절반, 첫.
pub(super) fn words(text: &str, at: usize, limit: usize) -> Option<Numeral> {
    let rest = Span::new(at, limit).of(text);
    if rest.starts_with(['반', '절', '배', '갑', '곱']) {
        return half_or_double(text, at, limit);
    }
    for first in ["첫 번째", "첫번째"] {
        if rest.starts_with(first) {
            return Some(worded(at, first.len(), Decimal::ONE, Form::Ordinal));
        }
    }
    let native = native(rest);
    let first = rest.starts_with('첫').then_some(("첫".len(), 1));
    if let Some((len, value)) = first.or(native).and_then(|(len, value)| place(rest, len, value)) {
        return Some(worded(at, len, Decimal::from(value), Form::Ordinal).soft());
    }
    if let Some((word, (low, high))) = PAIRS.prefixes(rest).next() {
        counter_after(tail(rest, word.len()))?;
        let mut both = worded(at, word.len(), Decimal::from(*low), Form::Cardinal);
        both.amount.to = Some(Decimal::from(*high));
        both.amount.approx = Approx::About;
        return Some(both);
    }
    let read = native.and_then(|(len, value)| {
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
        let mut read = worded(at, covered, Decimal::from(value), form);
        // 한 is "a" as often as "one", but not in 네 대 중 한 대.
        read.amount.soft = value == 1 && !head(text, at).ends_with(" 중 ");
        Some(read)
    });
    let read = read
        .or_else(|| sino_numeral(text, at, limit))
        .or_else(|| native.and_then(|(len, value)| whole(rest, at, len, value)));
    read.or_else(|| native.and_then(|(len, value)| bare_native(text, at, limit, len, value)))
}

/// Reads the ten of 열에 일곱, seven out of ten.
fn whole(rest: &str, at: usize, len: usize, value: u32) -> Option<Numeral> {
    let part = tail(rest, len).strip_prefix("에 ")?;
    let smaller = native(part).is_some_and(|(_, part)| part < value);
    (value == 10 && smaller).then(|| worded(at, len, Decimal::from(value), Form::Cardinal).soft())
}

/// Returns a numeral in words with its value.
fn worded(at: usize, len: usize, value: Decimal, form: Form) -> Numeral {
    Numeral::worded(Span::new(at, at + len), value, Decimal::ONE, form)
}

/// Reads 반, 절반, 배 and 갑절.
fn half_or_double(text: &str, at: usize, limit: usize) -> Option<Numeral> {
    let rest = Span::new(at, limit).of(text);
    let half = |len: usize| worded(at, len, Decimal::new(5, 1), Form::Fraction).soft();
    if rest.starts_with('반') && is_alone(text, at, "반".len(), limit) {
        return Some(half("반".len()));
    }
    if let Some(after) = rest.strip_prefix("절반") {
        let mut half = half("절반".len());
        half.amount.step = Decimal::new(1, 1);
        half.amount.soft = false;
        return (!after.starts_with("씩의")).then_some(half);
    }
    // 배로 늘었다, 배 이상 늘었다; 반으로 줄었다, 반토막.
    let grows = |after: &str| {
        let verb = after.split_once(' ').map_or("", |(_, verb)| verb);
        ["늘", "증가", "뛰", "오르", "올", "커", "불어"].iter().any(|word| verb.starts_with(word))
    };
    let doubled =
        ["배로", "배 이상", "배 가까이"].iter().find(|word| rest.strip_prefix(**word).is_some_and(grows));
    let some = || ["몇", "수", "여러"].iter().any(|some| head(text, at).trim_end().ends_with(some));
    if doubled.is_some() && !some() {
        return Some(worded(at, "배".len(), Decimal::TWO, Form::Times).soft());
    }
    if rest.starts_with("반으로 ") || rest.starts_with("반토막") {
        return Some(half("반".len()));
    }
    let twice = ["갑절", "곱절"].into_iter().find(|word| rest.starts_with(word))?;
    Some(worded(at, twice.len(), Decimal::TWO, Form::Times))
}

/// Reads 첫째, 둘째, 네째 번, 스물셋째, given the numeral in it: the length and the place in the order.
///
/// It may be a birth order or a point of a list, for which English has other words.
fn place(rest: &str, len: usize, value: u32) -> Option<(usize, u32)> {
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
fn bare_native(text: &str, at: usize, limit: usize, len: usize, value: u32) -> Option<Numeral> {
    let rest = Span::new(at, limit).of(text);
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
    // 셋 중 하나.
    amount.soft = after.strip_prefix(" 중 ").is_none_or(|part| native(part).is_none());
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
    let ten = TENS.prefixes(rest).next();
    let (len, value) = ten.map_or((0, 0), |(w, v)| (w.len(), *v));
    // 스물 한 번째 is one numeral; 열 한 명 may be two.
    let spaced = value >= 20 && tail(rest, len).starts_with(' ');
    if spaced
        && let Some((w, v)) = ONES.prefixes(tail(rest, len + 1)).next()
        && counter_after(tail(rest, len + 1 + w.len())).is_some()
    {
        return Some((len + 1 + w.len(), value + v));
    }
    let (more, unit) = ONES.prefixes(tail(rest, len)).next().map_or((0, 0), |(w, v)| (w.len(), *v));
    (len + more > 0).then_some((len + more, value + unit))
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
    static PARTICLES: LazyLock<Forms<()>> = LazyLock::new(|| {
        Forms::of(&[
            "이", "가", "은", "는", "을", "를", "의", "에", "와", "과", "도", "만", "로", "으로", "부터",
            "까지", "씩", "째", "간", "당", "여", "이나", "나", "들", "인", "마다", "보다", "뿐", "만에",
            "이상", "이하", "미만", "가량", "정도", "꼴", "모두", "중", "내", "라", "이라", "입니", "였",
            "이었", "였다", "이다", "다",
        ])
    });
    PARTICLES.begin(next)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;

    #[test]
    fn no_numeral_is_sent_away() {
        for text in testing::lines() {
            for (at, first) in text.char_indices() {
                if words(&text, at, text.len()).is_some() {
                    assert!(may_begin(first, &text, at), "{}", tail(&text, at));
                }
            }
        }
    }
}
