//! Korean numerals in digits: 3천5백만, 1조 2,340억, 3분의 2, 두 배, 제24회.

use std::sync::LazyLock;

use rust_decimal::Decimal;

use super::ko_words::{self, COUNTERS, particle_or_end};
use super::{Amount, Form, Numeral, parse};
use crate::source::script::{self, Bytes};
use crate::source::{Span, char_at, char_before, head, tail};
use crate::table::Forms;

/// Reads the numeral that begins at `at`, if one does.
pub(super) fn numeral(text: &str, at: usize, limit: usize) -> Option<Numeral> {
    let c = char_at(text, at)?;
    let before = char_before(text, at);
    let pointed = c == '.'
        && char_at(text, at + 1).and_then(digit).is_some()
        && before.is_none_or(|b| b.is_whitespace() || matches!(b, '-' | '('));
    if pointed {
        let (value, _, end) = digits(text, at + 1, limit)?;
        let places = u32::try_from(end - at - 1).ok().filter(|p| *p <= 12)?;
        let value = value.checked_div(Decimal::from(10_i64.checked_pow(places)?))?;
        return Some(finish(
            text,
            Span::new(at, end),
            Amount::exact(value, Decimal::new(1, places), false),
            limit,
        ));
    }
    if digit(c).is_some() {
        // 1m80㎝ goes on after its unit; A320 is a code.
        let unit =
            head(text, at).strip_suffix('m').is_some_and(|lead| lead.ends_with(|c| digit(c).is_some()));
        if before.is_some_and(|b| b.is_ascii_alphabetic()) && !unit {
            return None;
        }
        return figures(text, at, limit).filter(|n| n.form != Form::Ordinal || !from_behind(text, at));
    }
    if let Some((len, value)) = super::en_words::mark(Span::new(at, limit).of(text)) {
        let amount = Amount::exact(value, Decimal::new(1, 2), true);
        return Some(Numeral { span: Span::new(at, at + len), amount, form: Form::Fraction });
    }
    if script::is_hanja(c) {
        return super::ko_sino::hanja(text, at, limit);
    }
    if before.is_some_and(joins) || !ko_words::may_begin(c, text, at) {
        return None;
    }
    ko_words::words(text, at, limit).filter(|n| n.form != Form::Ordinal || !from_behind(text, at))
}

/// Returns whether a place is counted from the end: 뒤에서 세 번째.
fn from_behind(text: &str, at: usize) -> bool {
    let before = head(text, at).trim_end();
    ["뒤에서", "끝에서", "밑에서", "아래에서"].iter().any(|word| before.ends_with(word))
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
    let rest = Span::new(at, limit).of(text);
    if let Some((value, len)) = super::bare(rest) {
        return Some((value, Decimal::ONE, at + len));
    }
    let mut plain = String::new();
    let mut end = at;
    let mut chars = rest.char_indices().peekable();
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
            ' ' | '\u{a0}' | '\u{202f}'
                if !point && (1..=3).contains(&plain.len()) && !plain.starts_with('0') =>
            {
                let (groups, stop) = super::en::groups(rest, i);
                if groups.is_empty() {
                    break;
                }
                plain.push_str(&groups);
                end = at + stop;
                while chars.next_if(|(j, _)| *j < stop).is_some() {}
            }
            '.' if !point && next_is_digit => {
                point = true;
                plain.push('.');
            }
            _ => break,
        }
    }
    let characters = Span::new(at, end).of(text).chars().count();
    let value = parse(&plain, plain.len() < characters)?;
    Some((value, Decimal::new(1, value.scale()), end))
}

const LAST_OF_JE: u8 = "제".as_bytes()[2];
const LAST_OF_YAK: u8 = "약".as_bytes()[2];
/// The bytes of a text but for those of a syllable, behind which no numeral in words begins; 제 and 약 may stand before one.
static BORDERS: Bytes = Bytes::of(&[LAST_OF_JE, LAST_OF_YAK]).and(0, 0x7F).and(0xC2, 0xE9).and(0xEE, 0xF4);

/// Returns how far it is from `at`, where no numeral begins, to where the next one may.
pub(super) fn step_over(text: &str, at: usize, limit: usize) -> usize {
    let rest = Span::new(at, limit).of(text);
    let mut from = 0;
    while let Some(border) = BORDERS.next(rest, from) {
        from = border + 1;
        match rest.as_bytes()[border] {
            b'0'..=b'9' => {
                if border > 0 && char_before(rest, border).is_none_or(|before| digit(before).is_none()) {
                    return border;
                }
                continue;
            }
            b'.' if border > 0 && char_at(rest, from).and_then(digit).is_some() => return border,
            0..0x80 => {}
            LAST_OF_JE | LAST_OF_YAK => {
                if !char_before(rest, from).is_some_and(|last| matches!(last, '제' | '약')) {
                    continue;
                }
            }
            _ => {
                let c = char_at(rest, border).unwrap_or_default();
                let inside = digit(c).is_some()
                    && char_before(rest, border).is_some_and(|before| digit(before).is_some());
                let begins = digit(c).is_some() || script::is_hanja(c) || super::en_words::is_mark(c);
                if border > 0 && begins && !inside {
                    return border;
                }
                from = border + c.len_utf8();
            }
        }
        let first = script::syllable_at(rest, from);
        if first.is_some_and(|first| ko_words::may_begin(first, text, at + from)) {
            return from;
        }
    }
    rest.len().max(1)
}

/// Returns whether a syllable after `before` is inside a word, where no numeral in words begins: 5세 is no three.
const fn joins(before: char) -> bool {
    before.is_ascii_digit() || (script::is_syllable(before) && !matches!(before, '제' | '약'))
}

/// Returns whether exactly three digits follow, as after a thousands separator.
fn thousands(text: &str, at: usize) -> bool {
    tail(text, at).chars().take(4).take_while(|c| digit(*c).is_some()).count() == 3
}

pub(super) const fn small_scale(c: char) -> Option<u32> {
    match c {
        '십' => Some(10),
        '백' => Some(100),
        '천' => Some(1_000),
        _ => None,
    }
}

pub(super) fn big_scale(c: char) -> Option<Decimal> {
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
    if let Some((end, part)) = slash(text, span, limit) {
        let amount = Amount { soft: true, ..Amount::exact(part, Decimal::new(1, 2), false) };
        return Some(Numeral { span: Span::new(at, end), amount, form: Form::Fraction });
    }
    if let Some((more, value)) = super::en::raised(value, Span::new(end, limit).of(text)) {
        let amount = Amount::exact(value, Decimal::ONE, false);
        return Some(Numeral { span: Span::new(at, end + more), amount, form: Form::Cardinal });
    }
    if let Some((more, power)) = super::en::exponent(Span::new(end, limit).of(text)) {
        let amount = Amount::exact(value.checked_mul(power)?, step.checked_mul(power)?, false);
        return Some(Numeral { span: Span::new(at, end + more), amount, form: Form::Cardinal });
    }
    // $10M.
    let sign = char_before(text, at).is_some_and(|c| matches!(c, '$' | '£' | '€' | '¥' | '₩'));
    if let Some((more, scale)) =
        super::en_words::short_scale(Span::new(end, limit).of(text), sign, false).filter(|_| sign)
    {
        let amount = Amount::exact(value.checked_mul(scale)?, step.checked_mul(scale)?, true);
        return Some(Numeral { span: Span::new(at, end + more), amount, form: Form::Cardinal });
    }
    // 3분의 2, 3분의 이.
    if let Some((end, part)) = super::ko_sino::fraction(text, end, limit, value) {
        let amount = Amount::exact(part, Decimal::new(1, 2), true);
        return Some(Numeral { span: Span::new(at, end), amount, form: Form::Fraction });
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
    let measured = || {
        let rest = Span::new(after, limit).of(text).trim_start();
        rest.starts_with(['원', '%', '％'])
            || crate::extract::measure::follows_korean(rest)
            || crate::extract::measure::begins_sign(rest)
    };
    let counted = (script::is_syllable(follows) && !"년월일시분초차위회".contains(follows)) || measured();
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

/// Returns whether 조 at `end` counts teams: 3인 1조, 두 명이 1조.
fn is_team(text: &str, end: usize) -> bool {
    let before = head(text, end).trim_end_matches(|c: char| c.is_ascii_digit());
    tail(text, end).starts_with('조') && ["인 ", "명이 ", "명 "].iter().any(|w| before.ends_with(w))
}

/// Returns whether the scale at `end` is the first syllable of a word of its own: 3조 is a number, 3조직 is not.
fn begins_other_word(text: &str, end: usize) -> bool {
    const WORDS: &[&str] =
        &["조직", "조각", "조항", "조례", "조치", "천안", "천연", "경기", "경쟁", "경우", "조정", "조사"];
    is_article(text, end) || is_team(text, end) || WORDS.iter().any(|word| tail(text, end).starts_with(word))
}

/// Reads 3/4 and 1 4/5, whose first digits are at `span`.
fn slash(text: &str, span: Span, limit: usize) -> Option<(usize, Decimal)> {
    let rest = Span::new(span.start, limit).of(text);
    let (len, value) = super::en::slash(rest, span.len())?;
    // 1/4분기 is a quarter, 4/5 등 a list.
    let quarter = tail(rest, len).starts_with("분기");
    (!quarter).then_some((span.start + len, value))
}

/// Returns the plain digits at `at` and where they end.
pub(super) fn plain_digits(text: &str, at: usize, limit: usize) -> Option<(Decimal, usize)> {
    let (value, _, end) = digits(text, at, limit)?;
    Some((value, end))
}

/// What follows a place in an order, each with the syllables after which it is the beginning of another word: 4차선,
/// 2차전지, 5등분, 3호선.
static RANKS: LazyLock<Forms<&str>> = LazyLock::new(|| {
    Forms::new([
        ("위", "안원"),
        ("등급", ""),
        ("등", "분록산"),
        ("차", "량선로전관례산단원"),
        ("주년", ""),
        ("주기", "적"),
        ("돌", "아파"),
        ("회째", ""),
        ("회차", ""),
        ("대째", ""),
        ("순위", "권"),
        ("호점", ""),
        ("호", "선기텔실봉주수차흡계"),
    ])
});

/// Settles whether digits are a cardinal, an ordinal or a multiple.
pub(super) fn finish(text: &str, span: Span, amount: Amount, limit: usize) -> Numeral {
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
    let rank = RANKS.prefixes(after).find(|(rank, others)| {
        let next = tail(after, rank.len());
        !next.starts_with(|c| others.contains(c)) || next.starts_with("이다")
    });
    // 3,200호 are homes.
    let homes = |rank: &str| rank == "호" && amount.value > Decimal::from(20);
    if let Some((rank, _)) = rank.filter(|(rank, _)| gap == 0 && !homes(rank)) {
        return grow(Form::Ordinal, rank.len());
    }
    // 119구급대: a figure that touches a word which is no counter is a part of a name.
    let ends = |next: &str| !next.starts_with(script::is_syllable) || particle_or_end(next);
    let counted = COUNTERS.prefixes(rest).any(|(form, ())| ends(tail(rest, form.len())));
    let touches = gap == 0 && rest.starts_with(script::is_syllable);
    // 1인당 is per head.
    let per = amount.value == Decimal::ONE
        && ["인당", "명당", "개당", "대당", "건당", "곳당", "가구당"]
            .iter()
            .any(|word| rest.starts_with(word));
    let soft = per || (touches && !counted && !particle_or_end(rest) && !measured(rest));
    let amount = Amount { soft, ..amount };
    Numeral { span, amount, form: Form::Cardinal }
}

/// Returns whether a unit, a currency or a word of approximation begins `rest`.
fn measured(rest: &str) -> bool {
    static STARTS: LazyLock<Forms<()>> = LazyLock::new(|| {
        Forms::of(&[
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
        ])
    });
    STARTS.begin(rest) || crate::extract::measure::follows_korean(rest)
}
