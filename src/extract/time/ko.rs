//! Korean times of the clock.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::{Clock, Meridiem};
use crate::extract::date::Found;
use crate::source::script::is_hangul;
use crate::source::{Span, char_before, tail};

/// A time, with what stands before it that tells the half of the day.
static TIME: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)
        (?: (?P<zone> 한국 | 현지 | 미국 [\x20\xA0]? 동부 ) [\x20\xA0]? (?:시간|시각) (?:으로|기준)? [\x20\xA0]? )?
        (?P<part> (?: 늦은 | 이른 )? [\x20\xA0]? (?: 오전 | 오후 | 새벽 | 아침 | 점심 | 낮 | 저녁 | 밤 | 한밤 | 심야 ) )? [\x20\xA0]?
        (?: (?P<hour> [0-9]{1,2} ) (?: [\x20\xA0]? : [\x20\xA0]? | (?P<point> \. ) ) (?P<minute2> [0-5][0-9] ) (?: : (?P<second2> [0-5][0-9] ) )?
          | (?P<list> [0-9]{1,2} ) [\x20\xA0]? [~∼～〜–-] [\x20\xA0]? (?P<hour3> [0-9]{1,2} ) [\x20\xA0]? 시
          | (?: (?P<hour2> [0-9]{1,2} ) | (?P<native> 열한 | 열두 | 한 | 두 | 세 | 네 | 다섯 | 여섯 | 일곱 | 여덟 | 아홉 | 열 ) ) [\x20\xA0]? 시
            (?: [\x20\xA0]? (?: (?P<minute> [0-9]{1,2} ) [\x20\xA0]? 분 (?: [\x20\xA0]? (?P<second> [0-9]{1,2} ) [\x20\xA0]? 초 )? | (?P<half> 반 ) ) )?
        )
        | (?P<word> 정오 | 자정 )
        ",
    )
    .expect("a valid pattern")
});

/// What stands between the two times of a range.
static RANGE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^[\x20\xA0]?(?:부터|에서|[~∼～〜–-])[\x20\xA0]?(?:다음[\x20\xA0]?날[\x20\xA0]?)?$")
        .expect("a valid pattern")
});

/// Reads the times of a Korean sentence.
pub(super) fn read(text: &str) -> Vec<Found<Clock>> {
    let mut out: Vec<Found<Clock>> = Vec::new();
    for found in TIME.captures_iter(text) {
        let Some(whole) = found.get(0) else { continue };
        let lead = whole.as_str().len() - whole.as_str().trim_start().len();
        let span = Span::new(whole.start() + lead, whole.end());
        for (span, mut value) in times(text, span, &found) {
            if let Some(last) = out.last() {
                let gap = Span::new(last.span.end, span.start).of(text);
                if gap.len() < 24 && RANGE.is_match(gap) {
                    value.follow(&last.value);
                }
            }
            out.push(Found { span, value });
        }
    }
    out
}

/// Reads one match: a time, or the two of 2~4시.
fn times(text: &str, span: Span, found: &Captures<'_>) -> Vec<(Span, Clock)> {
    let after = tail(text, span.end);
    let before = char_before(text, span.start);
    let number = |name: &str| found.name(name).and_then(|m| m.as_str().parse::<u8>().ok());
    if let Some(word) = found.name("word") {
        let hour = if word.as_str() == "정오" { 12 } else { 0 };
        let whole = !before.is_some_and(is_hangul);
        return Clock::new(hour, 0, Meridiem::Known)
            .filter(|_| whole)
            .map(|clock| (span, clock))
            .into_iter()
            .collect();
    }
    let part =
        found.name("part").map(|m| m.as_str().trim_start_matches("늦은").trim_start_matches("이른").trim());
    let glued = before.is_some_and(|c| c.is_ascii_alphanumeric() || ".,:/제".contains(c));
    if glued || (part.is_some() && before.is_some_and(|c| is_hangul(c) && c != '일')) {
        return Vec::new();
    }
    let zone = found.name("zone").filter(|m| m.as_str() == "한국").map(|_| "KST".to_owned());
    if let (Some(first), Some(last), Some(m)) = (number("list"), number("hour3"), found.name("list")) {
        let ends = goes_on(after);
        let mut second = clock(last, 0, part);
        let first = clock(first, 0, part);
        if let (Some(first), Some(second)) = (&first, &mut second)
            && part.is_none_or(|_| last <= 12)
            && first.meridiem == Meridiem::Known
        {
            second.meridiem = Meridiem::Unknown;
            second.hour = last;
            second.follow(first);
        }
        let hour = found.name("hour3").map_or(span.end, |m| m.start());
        return match (first, second) {
            (Some(a), Some(b)) if !ends => {
                vec![(Span::new(span.start, m.end()), a), (Span::new(hour, span.end), b)]
            }
            _ => Vec::new(),
        };
    }
    let (hour, minute, second) = match (number("hour"), number("hour2"), found.name("native")) {
        (Some(hour), ..) => {
            // 오후 5.30, but no 5.30 alone.
            let clocklike =
                part.is_some() || (!before.is_some_and(is_hangul) && found.name("point").is_none());
            if !clocklike
                || after.starts_with(|c: char| {
                    c.is_ascii_digit()
                        || c == ':'
                        || c == '.'
                            && after.len() > 1
                            && after.as_bytes().get(1).is_some_and(u8::is_ascii_digit)
                })
            {
                return Vec::new();
            }
            (hour, number("minute2").unwrap_or(0), number("second2"))
        }
        (None, Some(hour), _) => (hour, minute_of(found), number("second")),
        (None, None, Some(native)) => {
            if (before.is_some_and(is_hangul) && part.is_none())
                || !native_stands(found, after, part.is_some())
            {
                return Vec::new();
            }
            (native_hour(native.as_str()), minute_of(found), number("second"))
        }
        _ => return Vec::new(),
    };
    let bare = found.name("minute").is_none() && found.name("half").is_none() && found.name("hour").is_none();
    if bare && goes_on(after) {
        return Vec::new();
    }
    let mut time = match found.name("hour") {
        Some(written) if part.is_none() && (written.as_str().starts_with('0') || hour > 12) => {
            Clock::new(hour, minute, Meridiem::Known)
        }
        _ => clock(hour, minute, part),
    };
    if let Some(time) = &mut time {
        time.second = second;
        time.zone = zone;
    }
    time.map(|time| (span, time)).into_iter().collect()
}

/// Returns the minute, 30 for 반.
fn minute_of(found: &Captures<'_>) -> u8 {
    let half = if found.name("half").is_some() { 30 } else { 0 };
    found.name("minute").and_then(|m| m.as_str().parse().ok()).unwrap_or(half)
}

/// Returns whether 시 begins another word: 시간, 시즌, 시리즈, 편의점 of 24시.
fn goes_on(after: &str) -> bool {
    let shop =
        ["편의점", "간", "즌", "리즈", "속", "군", "민", "장", "험", "설", "도 ", "청", "중", "대", "스템"];
    shop.iter().any(|word| {
        after.trim_start_matches(' ').starts_with(word) && (after.starts_with(word) || *word == "편의점")
    })
}

/// Returns whether a native numeral before 시 is an hour: 한 시장 is a mayor named Han.
fn native_stands(found: &Captures<'_>, after: &str, part: bool) -> bool {
    let told = found.name("minute").is_some() || found.name("half").is_some();
    let particle = ["에", "부터", "까지", "쯤", "경", "께", "정각", "이전", "이후", "였", "입니다"]
        .iter()
        .any(|word| after.starts_with(word));
    part && !goes_on(after) || told || particle
}

/// Returns the hour that a native numeral names.
fn native_hour(word: &str) -> u8 {
    match word {
        "한" => 1,
        "두" => 2,
        "세" => 3,
        "네" => 4,
        "다섯" => 5,
        "여섯" => 6,
        "일곱" => 7,
        "여덟" => 8,
        "아홉" => 9,
        "열" => 10,
        "열한" => 11,
        _ => 12,
    }
}

/// Returns the time that an hour means in its part of the day.
fn clock(hour: u8, minute: u8, part: Option<&str>) -> Option<Clock> {
    let known = |hour: u8| Clock::new(hour, minute, Meridiem::Known);
    match (part, hour) {
        (_, 13..=24 | 0) => known(hour),
        (Some("오전" | "새벽" | "아침"), hour) => known(hour % 12),
        (Some("오후" | "저녁"), hour) => known(hour % 12 + 12),
        (Some("낮" | "점심"), hour) => known(if hour >= 10 { hour } else { hour + 12 }),
        // The small hours are night too: 밤 12시 is midnight, 밤 1시 follows it.
        (Some("밤" | "한밤" | "심야"), 12) => known(24).or_else(|| known(0)),
        (Some("밤" | "한밤" | "심야"), hour) => known(if hour < 5 { hour } else { hour + 12 }),
        (_, hour) => Clock::new(hour, minute, Meridiem::Unknown),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(text: &str) -> Vec<String> {
        read(text).iter().map(|found| found.value.describe()).collect()
    }

    #[test]
    fn parts_of_the_day() {
        assert_eq!(values("오전 9시 30분, 낮 12시, 밤 10시"), ["9:30 a.m.", "noon", "10 p.m."]);
        assert_eq!(
            values("자정과 정오, 새벽 두 시, 저녁 7시 반"),
            ["midnight", "noon", "2 a.m.", "7:30 p.m."]
        );
        assert_eq!(values("3시, 19:30, 한국시간 오후 2시"), ["3 o'clock", "7:30 p.m.", "2 p.m. KST"]);
    }

    #[test]
    fn ranges_keep_the_half_of_the_day() {
        assert_eq!(values("오후 2~4시"), ["2 p.m.", "4 p.m."]);
        assert_eq!(values("오전 10시부터 2시까지"), ["10 a.m.", "2 p.m."]);
    }

    #[test]
    fn other_words_are_no_times() {
        for text in ["9시간", "24시 편의점", "한 시장은", "2-1로 이겼다", "16:9 화면", "세 시리즈"]
        {
            assert_eq!(values(text), [""; 0], "{text}");
        }
    }
}
