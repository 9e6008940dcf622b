//! Korean numerals: 3천5백만, 1조 2,340억, 이백삼십사만, 스물다섯 살, 3분의 2, 두 배, 제24회.

use std::sync::LazyLock;

use rust_decimal::Decimal;

use super::{Amount, Approx, Form, Numeral};
use crate::source::{Span, char_at, char_before, head, script, tail};
use crate::table::{self, Forms};

/// Counters that a native numeral or a numeral in words needs after it, by spelling.
static COUNTERS: LazyLock<Forms<()>> = LazyLock::new(|| {
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

/// Reads the numeral that begins at `at`, if one does.
pub(super) fn numeral(text: &str, at: usize, limit: usize) -> Option<Numeral> {
    let c = char_at(text, at)?;
    let before = char_before(text, at);
    if digit(c).is_some() {
        if before.is_some_and(|b| b.is_ascii_alphabetic()) {
            return None;
        }
        return figures(text, at, limit);
    }
    if !script::is_syllable(c) || before.is_some_and(|b| script::is_syllable(b) && b != '제' && b != '약') {
        return None;
    }
    words(text, at, limit)
}

/// Returns the value of an ASCII or full-width digit.
fn digit(c: char) -> Option<u32> {
    match c {
        '0'..='9' => c.to_digit(10),
        '０'..='９' => Some(u32::from(c) - 0xFF10),
        _ => None,
    }
}

/// A run of digits with separators: its value, the worth of its last digit, and where it ends.
fn digits(text: &str, at: usize, limit: usize) -> Option<(Decimal, Decimal, usize)> {
    let mut plain = String::new();
    let mut end = at;
    let mut chars = Span::new(at, limit).of(text).char_indices().peekable();
    let mut point = false;
    while let Some((i, c)) = chars.next() {
        if let Some(d) = digit(c) {
            plain.push(char::from_digit(d, 10)?);
            end = at + i + c.len_utf8();
            continue;
        }
        let next_is_digit = chars.peek().is_some_and(|(_, n)| digit(*n).is_some());
        match c {
            ',' | '，' if !point && next_is_digit && thousands(text, at + i + c.len_utf8()) => {}
            '.' if !point && next_is_digit => {
                point = true;
                plain.push('.');
            }
            _ => break,
        }
    }
    let value = plain.parse::<Decimal>().ok()?;
    Some((value, Decimal::new(1, value.scale()), end))
}

/// Returns whether exactly three digits follow, as after a thousands separator.
fn thousands(text: &str, at: usize) -> bool {
    tail(text, at).chars().take(4).take_while(|c| digit(*c).is_some()).count() == 3
}

const fn small_scale(c: char) -> Option<u32> {
    match c {
        '십' => Some(10),
        '백' => Some(100),
        '천' => Some(1_000),
        _ => None,
    }
}

fn big_scale(c: char) -> Option<Decimal> {
    let zeros = match c {
        '만' => 4,
        '억' => 8,
        '조' => 12,
        '경' => 16,
        _ => return None,
    };
    Some(Decimal::from(10_i64.pow(zeros)))
}

/// Reads digits and the scales after them: 1조 2,340억 5천만, 8만 5천.
fn figures(text: &str, at: usize, limit: usize) -> Option<Numeral> {
    let mut total = Decimal::ZERO;
    let mut section = Decimal::ZERO;
    let (first, mut step, mut end) = digits(text, at, limit)?;
    let mut current = Some(first);
    let mut floor: Option<Decimal> = None;
    let mut worded = false;
    loop {
        let mut next = char_at(text, end).filter(|_| end < limit);
        // 2천여만: the hedge stands inside the number.
        if next == Some('여') && char_at(text, end + 3).and_then(big_scale).is_some() {
            end += 3;
            next = char_at(text, end);
        }
        if let Some(scale) = next.and_then(small_scale).filter(|_| !begins_other_word(text, end)) {
            let Some(value) = current.take() else { break };
            section += value * Decimal::from(scale);
            step = Decimal::new(1, value.scale()) * Decimal::from(scale);
            worded = true;
            end += 3;
        } else if let Some(scale) = next.and_then(big_scale).filter(|_| !begins_other_word(text, end)) {
            if floor.is_some_and(|f| scale >= f) || (current.is_none() && section.is_zero()) {
                break;
            }
            let value = section + current.take().unwrap_or_default();
            step = if section.is_zero() || value.scale() > 0 {
                Decimal::new(1, value.scale()) * scale
            } else {
                step * scale
            };
            total = total.checked_add(value.checked_mul(scale)?)?;
            section = Decimal::ZERO;
            floor = Some(scale);
            worded = true;
            end += 3;
        } else if let Some((value, unit, after)) = continued(text, end, limit, floor, section, current) {
            current = Some(value);
            step = unit;
            end = after;
        } else {
            break;
        }
    }
    let value = total + section + current.unwrap_or_default();
    let span = Span::new(at, end);
    if let Some(fraction) = fraction(text, span, value, limit) {
        return Some(fraction);
    }
    Some(finish(text, span, Amount::exact(value.normalize(), step, worded), limit))
}

/// Returns the digits that go on with a number after a scale: 8만 5천, 2조3000억.
fn continued(
    text: &str,
    end: usize,
    limit: usize,
    floor: Option<Decimal>,
    section: Decimal,
    current: Option<Decimal>,
) -> Option<(Decimal, Decimal, usize)> {
    if current.is_some() || (floor.is_none() && section.is_zero()) {
        return None;
    }
    let gap = usize::from(char_at(text, end) == Some(' '));
    let (value, unit, after) = digits(text, end + gap, limit)?;
    let below = if section.is_zero() { floor? } else { Decimal::from(1000) };
    let follows = char_at(text, after)?;
    let scaled = small_scale(follows).is_some() || big_scale(follows).is_some();
    let written_out = value >= Decimal::from(1000) || section > Decimal::ZERO || gap == 0;
    // 1만 660채 goes on; 1만 3월 does not.
    let counted = script::is_syllable(follows) && !"년월일시분초차위회".contains(follows);
    let year = follows == '년' && gap == 1;
    (value < below && (scaled || written_out || counted) && !year).then_some((value, unit, after))
}

/// Returns whether 조 at `end` is the article of a law: 제12조, 3조 2항.
fn is_article(text: &str, end: usize) -> bool {
    if char_at(text, end) != Some('조') {
        return false;
    }
    let before = head(text, end).trim_end_matches(|c: char| c.is_ascii_digit());
    let after = tail(text, end + '조'.len_utf8()).trim_start();
    let clause = after.trim_start_matches(|c: char| c.is_ascii_digit());
    before.ends_with('제')
        || (clause.len() < after.len() && clause.starts_with(['항', '호']))
        || after.starts_with("제")
}

/// Returns whether the scale at `end` is the first syllable of a word of its own: 3조 is a number, 3조직 is not.
fn begins_other_word(text: &str, end: usize) -> bool {
    const WORDS: &[&str] =
        &["조직", "조각", "조항", "조례", "조치", "천안", "천연", "경기", "경쟁", "경우", "조정", "조사"];
    is_article(text, end) || WORDS.iter().any(|word| tail(text, end).starts_with(word))
}

/// Reads 3분의 2.
fn fraction(text: &str, span: Span, whole: Decimal, limit: usize) -> Option<Numeral> {
    let rest = Span::new(span.end, limit).of(text);
    let after = rest.strip_prefix("분의")?;
    let skipped = after.len() - after.trim_start().len();
    let (part, _, end) = digits(text, span.end + "분의".len() + skipped, limit)?;
    let value = part.checked_div(whole)?.round_dp(6).normalize();
    Some(Numeral {
        span: Span::new(span.start, end),
        amount: Amount::exact(value, Decimal::new(1, 2), true),
        form: Form::Fraction,
    })
}

/// Settles whether digits are a cardinal, an ordinal or a multiple.
fn finish(text: &str, span: Span, amount: Amount, limit: usize) -> Numeral {
    let rest = Span::new(span.end, limit).of(text);
    let after = rest.trim_start();
    let gap = rest.len() - after.len();
    let grow = |form, len: usize| Numeral {
        span: Span::new(span.start, span.end + gap + len),
        amount: amount.clone(),
        form,
    };
    if after.starts_with("번째") {
        return grow(Form::Ordinal, "번째".len());
    }
    if after.starts_with('배')
        && !["배럴", "배당", "배출", "배터", "배우", "배달", "배송", "배추"]
            .iter()
            .any(|w| after.starts_with(w))
    {
        return grow(Form::Times, "배".len());
    }
    let before = head(text, span.start);
    if let Some(lead) = before.strip_suffix('제').or_else(|| before.strip_suffix("제 "))
        && !lead.chars().next_back().is_some_and(script::is_syllable)
    {
        return Numeral { span: Span::new(lead.len(), span.end), amount, form: Form::Ordinal };
    }
    let rank = ["위", "등", "차", "주년", "회째", "대째"].iter().find(|r| {
        after.strip_prefix(**r).is_some_and(|t| {
            !t.starts_with(['안', '원', '급', '록', '량', '이', '관', '산', '례', '로'])
                || t.starts_with("이다")
        })
    });
    if let Some(rank) = rank.filter(|_| gap == 0) {
        return grow(Form::Ordinal, rank.len());
    }
    // 119구급대: a figure that touches a word which is no counter is a part of a name.
    let ends = |next: &str| !next.starts_with(script::is_syllable) || particle_or_end(next);
    let counted = COUNTERS.prefixes(rest).any(|(form, ())| ends(tail(rest, form.len())));
    let touches = gap == 0 && rest.starts_with(script::is_syllable);
    let soft = touches && !counted && !particle_or_end(rest) && !measured(rest);
    let amount = Amount { soft, ..amount };
    Numeral { span, amount, form: Form::Cardinal }
}

/// Returns whether a unit, a currency or a word of approximation begins `rest`.
fn measured(rest: &str) -> bool {
    const STARTS: &[&str] = &[
        "원",
        "달러",
        "유로",
        "엔",
        "위안",
        "파운드",
        "퍼센트",
        "프로",
        "미터",
        "킬로",
        "센티",
        "밀리",
        "톤",
        "그램",
        "리터",
        "평",
        "헥타르",
        "도",
        "년",
        "월",
        "일",
        "시",
        "분",
        "초",
        "여",
        "남짓",
        "가량",
    ];
    STARTS.iter().any(|start| rest.starts_with(start))
}

/// Reads a numeral in words: native with a counter, Sino-Korean with a scale, 절반, 첫.
fn words(text: &str, at: usize, limit: usize) -> Option<Numeral> {
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
fn particle_or_end(next: &str) -> bool {
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

/// Returns how exactly the figure is given: 약 3명, 3백여 명, 30% 이상, 10만 명 넘는.
pub(super) fn approx(before: &str, unit: &str, after: &str) -> Approx {
    let after = after.trim_start();
    let unit = unit.trim_start();
    for (word, approx) in [
        ("이상", Approx::AtLeast),
        ("이하", Approx::AtMost),
        ("초과", Approx::Over),
        ("미만", Approx::Under),
        ("이내", Approx::AtMost),
        ("넘", Approx::Over),
        ("을 넘", Approx::Over),
        ("를 넘", Approx::Over),
        ("이 넘", Approx::Over),
        ("가 넘", Approx::Over),
        ("을 웃", Approx::Over),
        ("를 웃", Approx::Over),
        ("에 육박", Approx::Under),
        ("에 달", Approx::About),
        ("에 가까", Approx::Under),
        ("남짓", Approx::Over),
        ("가량", Approx::About),
        ("정도", Approx::About),
        ("쯤", Approx::About),
        ("안팎", Approx::About),
        ("내외", Approx::About),
        ("수준", Approx::About),
        ("여 ", Approx::Over),
        ("여명", Approx::Over),
        ("대의", Approx::About),
    ] {
        if after.starts_with(word) {
            return approx;
        }
    }
    if unit.starts_with('여') {
        return Approx::Over;
    }
    for (word, approx) in [
        ("약", Approx::About),
        ("대략", Approx::About),
        ("최소", Approx::AtLeast),
        ("적어도", Approx::AtLeast),
        ("최대", Approx::AtMost),
        ("거의", Approx::Under),
        ("많게는", Approx::AtMost),
        ("무려", Approx::Exact),
    ] {
        if before.ends_with(word) {
            return approx;
        }
    }
    Approx::Exact
}
