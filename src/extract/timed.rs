//! Whether a figure of a sentence may be one of a time, a date or a length of time.
//!
//! Where none may be, and only figures are asked for, nobody need look for times: what the words alone tell of
//! times claims no figure. The question is answered by what stands beside each figure, and with yes in doubt.

use super::Seen;
use super::date::{self, stands_in_date};
use super::words::{CARDINAL, CLOCK, DATE, HOLIDAY, LENGTH, MONTH, ORDINAL, TIME, UNIT, Words};
use crate::source::script::Chars;
use crate::source::{Span, head, tail};

const SPACES: [char; 2] = [' ', '\u{a0}'];

/// Returns whether a figure in digits, or beside a word for times, may be one of a time.
pub(super) fn figure(seen: &Seen<'_>) -> bool {
    match seen {
        Seen::Korean(sight) => korean(sight.text),
        Seen::English(words) => english(words),
    }
}

/// Returns whether a numeral may be one of a time, where no figure in digits may.
pub(super) fn numeral(seen: &Seen<'_>, place: Span) -> bool {
    let text = match seen {
        Seen::Korean(sight) => sight.text,
        Seen::English(words) => words.text,
    };
    if place.of(text).starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    match seen {
        Seen::Korean(_) => korean_words(text, place),
        Seen::English(words) => english_words(words, place),
    }
}

/// Returns whether a figure of a Korean sentence may be one of a time.
fn korean(text: &str) -> bool {
    // The last syllables of the units: 년, 개월, 시간, 분기, 세기, 박.
    static SIGNS: Chars = Chars::of("0123456789년월일시분초주달해박기");
    static BETWEEN: Chars = Chars::of(" 여만천백개사세");
    let mut from = 0;
    while let Some((at, c)) = SIGNS.next(text, from) {
        from = at + c.len_utf8();
        let told = if c.is_ascii_digit() {
            from = at + tail(text, at).bytes().take_while(u8::is_ascii_digit).count();
            korean_figure(text, Span::new(at, from))
        } else {
            let before = head(text, at).trim_end_matches(|c| BETWEEN.has(c) || c == '\u{a0}');
            SIGNS.has(c) && before.ends_with(|c: char| c.is_ascii_digit())
        };
        if told {
            return true;
        }
    }
    false
}

/// Returns whether Korean digits may be of a time by the marks and words beside them: 3:30, 4/22, ’24, 2026. 3. 11., 3·1절.
fn korean_figure(text: &str, digits: Span) -> bool {
    /// Words for times that begin like a counter.
    const WORDS: &[&str] = &["대낮", "점심", "달마다", "해마다", "주마다", "분기", "대엿새", "대여섯", "세 "];
    let (before, after) = (head(text, digits.start), tail(text, digits.end));
    let next = after.strip_prefix(SPACES).unwrap_or(after);
    let scaled = after.trim_start_matches(['십', '백', '천', '만', '억', '조', '경', ' ', '\u{a0}']);
    before.ends_with(['\'', '’', '‘', '제', '/', ':'])
        || before.ends_with("제 ")
        || (digits.len() == 4 && before.ends_with(['(', '（']))
        || next.starts_with([':', '/', '-', '·', 'ㆍ', '∙', '・', '‧', 'a', 'p', 'A', 'P'])
        || after.strip_prefix('.').is_some_and(|rest| korean_point(digits.len(), rest))
        || date::begins_korean(scaled)
        || WORDS.iter().any(|word| scaled.starts_with(word))
}

/// Returns whether a point after so many digits may be one of a date or a time, given what follows it: 3.5 is neither.
fn korean_point(digits: usize, rest: &str) -> bool {
    let figure = rest.bytes().take_while(u8::is_ascii_digit).count();
    if figure == 0 {
        return rest.trim_start_matches(SPACES).starts_with(|c: char| c.is_ascii_digit());
    }
    let after = tail(rest, figure);
    let share = after.starts_with(['%', '％', '만', '억', '조', '퍼']);
    digits == 4
        || (figure == 2 && !share)
        || after.starts_with(['.', '월', '절', '민', '/', '-'])
        || after.trim_start_matches(SPACES).starts_with(['(', '（', '~', '∼', '～'])
}

/// Returns whether a Korean numeral in words may be one of a time: 한 달, 십오 년, 첫 주, 두 번째 일요일, 이십일에.
fn korean_words(text: &str, numeral: Span) -> bool {
    static UNITS: Chars = Chars::of("년월일시분초주달해박기날째흘요화수목금토나절");
    let after = tail(text, numeral.end).trim_start_matches(['여', ' ', '\u{a0}']);
    numeral.of(text).contains('일')
        || after.starts_with(|c| UNITS.has(c))
        || ["개월", "개년", "세기", "사분기"].iter().any(|unit| after.starts_with(unit))
        || date::begins_korean(after)
        || date::begins_korean(tail(text, numeral.start))
}

/// Returns whether an English numeral in words may be one of a time; one of several words always may.
fn english_words(words: &Words<'_>, numeral: Span) -> bool {
    const PARTS: &[&str] = &["half", "quarter"];
    const JOINTS: &[&str] =
        &["past", "after", "to", "before", "till", "until", "-", "–", "—", "o", "oh", "'", "’"];
    let (i, next) = (words.place(numeral.start), words.place(numeral.end));
    next != i + 1
        // In the nineties.
        || words.at(i).ends_with("ties")
        || words.may_begin(i, ORDINAL | HOLIDAY)
        || words.is(i, PARTS)
        || words.before(i) == "at"
        || words.is(next, JOINTS)
        || words.may_begin(next, DATE | TIME | LENGTH | HOLIDAY)
}

/// Returns whether a figure of an English sentence may be one of a time.
fn english(words: &Words<'_>) -> bool {
    /// How many words from a figure a month, a unit or a word of the clock makes a time of it at most.
    const REACH: usize = 12;
    let (mut figure, mut sign) = (None, None);
    let near = |i: usize, other: Option<usize>| other.is_some_and(|other| i - other <= REACH);
    (0..words.len()).any(|i| {
        if words.may_begin(i, UNIT | MONTH | CLOCK) {
            sign = Some(i);
        }
        if words.is_digits(i) || words.may_begin(i, CARDINAL | ORDINAL) {
            figure = Some(i);
        }
        let told = (figure == Some(i) && near(i, sign)) || (sign == Some(i) && near(i, figure));
        told || (words.is_digits(i) && english_figure(words, i))
    })
}

/// Returns whether English digits may be of a time by what stands beside them: at 730, 300 KST, ’24, 5 today.
fn english_figure(words: &Words<'_>, i: usize) -> bool {
    stands_in_date(words, i)
        || ["at", "around", "'", "’", "‘"].contains(&words.before(i))
        || [":", "("].contains(&words.at(i + 1))
        || words.is_capital(i + 1)
        || (!words.is_digits(i + 1) && words.may_begin(i + 1, DATE | TIME | LENGTH | HOLIDAY))
}
