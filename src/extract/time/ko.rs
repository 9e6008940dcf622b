//! Korean times of the clock.

use super::{Clock, Meridiem, ZONES};
use crate::extract::date::Found;
use crate::extract::scan::Scan;
use crate::source::script::{Chars, is_hangul};
use crate::source::{Span, char_before, head, tail};
use crate::table::begins;

/// Parts of the day, longest first.
const PARTS: &[&str] = &[
    "오전", "오후", "상오", "하오", "대낮", "새벽", "아침", "점심", "낮", "저녁", "밤", "한밤", "심야",
    "a.m.", "p.m.", "am", "pm", "AM", "PM",
];

/// Places whose time a text names, with the letters of their zone.
const PLACES: &[(&str, &str)] = &[
    ("한국", "KST"),
    ("우리나라", "KST"),
    ("일본", "JST"),
    ("도쿄", "JST"),
    ("그리니치 표준", "GMT"),
    ("그리니치", "GMT"),
    ("협정 세계", "UTC"),
    ("협정세계", "UTC"),
    ("세계 표준", "UTC"),
    ("세계표준", "UTC"),
    ("미국 동부", "ET"),
    ("미 동부", "ET"),
    ("동부", "ET"),
    ("뉴욕", "ET"),
    ("미국 서부", "PT"),
    ("미 서부", "PT"),
    ("서부", "PT"),
    ("로스앤젤레스", "PT"),
    ("런던", "GMT"),
    ("중앙유럽", "CET"),
    ("중부유럽", "CET"),
    ("파리", "CET"),
    ("베를린", "CET"),
    ("싱가포르", "SGT"),
    ("홍콩", "HKT"),
    ("현지", ""),
    ("미국", ""),
];

/// Marks between the two hours of a range.
const DASHES: &str = "~∼～〜–-";

/// Reads the times of a Korean sentence.
pub(super) fn read(text: &str) -> Vec<Found<Clock>> {
    let mut out: Vec<Found<Clock>> = Vec::new();
    if !may_hold(text) {
        debug_assert!(text.char_indices().all(|(at, _)| {
            FIRSTS.next(text, at).is_none_or(|(next, _)| next != at)
                || times(text, at).is_none_or(|(times, _)| times.is_empty())
        }));
        return out;
    }
    let mut from = 0;
    while let Some((at, first)) = FIRSTS.next(text, from) {
        let read = if FIRSTS.has(first) { times(text, at) } else { None };
        let Some((times, end)) = read else {
            let digits = tail(text, at).bytes().take_while(u8::is_ascii_digit).count();
            from = at + digits.max(first.len_utf8());
            continue;
        };
        for (span, mut value) in times {
            value.zone = value.zone.or_else(|| zone_before_date(head(text, span.start)));
            if let Some(last) = out.last_mut() {
                let gap = Span::new(last.span.end, span.start).of(text);
                if is_range(gap) {
                    value.follow(&last.value);
                    // 11:30-1:30: an afternoon that neither side tells.
                    last.value.lead(&value);
                }
            }
            out.push(Found { span, value });
        }
        from = end.max(at + first.len_utf8());
    }
    out
}

/// Returns whether `text` may hold a time: each has the 시 of an hour after a numeral, a colon after a figure, a point between
/// figures, or is 정오 or 자정; am and pm stand right after a figure.
fn may_hold(text: &str) -> bool {
    static NUMERALS: Chars = Chars::of("0123456789한두세네섯곱덟홉열영일이삼사오육칠팔구공십백천");
    static SIGNS: Chars = Chars::of("0123456789시오정");
    const SPACES: [char; 2] = [' ', '\u{a0}'];
    let mut from = 0;
    while let Some((at, c)) = SIGNS.next(text, from) {
        from = at + c.len_utf8();
        let (before, after) = (head(text, at), tail(text, from));
        let told = match c {
            '시' => {
                let numeral = before.strip_suffix(SPACES).unwrap_or(before).chars().next_back();
                numeral.is_some_and(|numeral| NUMERALS.has(numeral))
            }
            '오' => before.ends_with('정'),
            '정' => before.ends_with('자'),
            '0'..='9' => {
                let sign = after.strip_prefix(SPACES).unwrap_or(after);
                let point = after.strip_prefix('.').unwrap_or_default();
                sign.starts_with([':', 'a', 'p', 'A', 'P']) || point.starts_with(|c: char| c.is_ascii_digit())
            }
            _ => false,
        };
        if told {
            return true;
        }
    }
    false
}

/// What a time, or what stands before one, may begin with.
static FIRSTS: Chars = Chars::of(
    "0123456789GUKEPapA오상하대새아점낮저밤한심늦이정자열두세네다여일삼사육칠팔구십영공백천\
     우도그협미동뉴서로런중파베싱홍현",
);

/// Returns whether what stands between two times makes a range of them.
fn is_range(gap: &str) -> bool {
    let trimmed = gap.trim_matches([' ', '\u{a0}']);
    let rest = ["부터", "에서"].iter().find_map(|word| trimmed.strip_prefix(word));
    let rest = rest.or_else(|| trimmed.strip_prefix(|c: char| DASHES.contains(c)));
    rest.is_some_and(|rest| {
        matches!(rest.trim().replace(' ', "").as_str(), "" | "다음날" | "이튿날" | "익일")
    })
}

/// Reads a time at `at`, or the two of 2~4시; returns where it ends, also where it is none.
fn times(text: &str, at: usize) -> Option<(Vec<(Span, Clock)>, usize)> {
    static PART_FIRSTS: Chars = Chars::of(" 오상하대새아점낮저밤한심늦이apAP");
    let before = char_before(text, at);
    let mut scan = Scan::new(text, at);
    if let Some(word) = scan.word(&["정오", "자정"]) {
        let hour = if word == "정오" { 12 } else { 0 };
        let whole = !before.is_some_and(is_hangul);
        let clock = Clock::new(hour, 0, Meridiem::Known).filter(|_| whole);
        return Some((clock.map(|clock| (Span::new(at, scan.at), clock)).into_iter().collect(), scan.at));
    }
    let zone = zone(&mut scan);
    let begins = scan.next().is_some_and(|c| PART_FIRSTS.has(c));
    let part = scan.attempt(|scan| {
        begins.then_some(())?;
        let _ = scan.word(&["늦은", "이른"]);
        scan.space();
        scan.word(PARTS)
    });
    scan.space();
    let from = if zone.is_some() || part.is_some() { at } else { scan.at };
    let number = scan.at;
    let glued = before.is_some_and(|c| c.is_ascii_alphanumeric() || ".,:/제".contains(c));
    let inside = (part.is_some() || zone.is_some()) && before.is_some_and(|c| is_hangul(c) && c != '일');
    let one = |(clock, end): (Option<Clock>, usize)| {
        let told = zone.filter(|zone| !zone.is_empty()).map(str::to_owned);
        let clock =
            clock.map(|clock| (Span::new(from, end), Clock { zone: told.or(clock.zone.clone()), ..clock }));
        (clock.into_iter().collect(), end)
    };
    let (times, end) = range(text, number, from, part)
        .or_else(|| digital(text, number, part).map(one))
        .or_else(|| spoken(text, number, part, before).map(one))?;
    Some((if glued || inside { Vec::new() } else { times }, end))
}

/// Returns the zone that is told before the day of a time: 한국시간 10일 오전 3시.
fn zone_before_date(head: &str) -> Option<String> {
    let date =
        head.trim_end().trim_end_matches(|c: char| c.is_ascii_digit() || "년월일()월화수목금토 ".contains(c));
    let place =
        date.trim_end().strip_suffix("시간").or_else(|| date.trim_end().strip_suffix("시각"))?.trim_end();
    let (_, zone) = PLACES.iter().find(|(name, zone)| !zone.is_empty() && place.ends_with(name))?;
    (date.len() < head.trim_end().len()).then(|| (*zone).to_owned())
}

/// Takes the place or zone whose time is told: 한국시간, 현지 시각, GMT.
fn zone(scan: &mut Scan<'_>) -> Option<&'static str> {
    static FIRSTS: Chars = Chars::of("ABCDEFGHIJKLMNOPQRSTUVWXYZ한우일도그협세미동뉴서로런중파베싱홍현");
    scan.next().filter(|first| FIRSTS.has(*first))?;
    scan.attempt(|scan| {
        let letters = ZONES.iter().find(|(name, _)| begins(scan.rest(), name));
        let (word, zone) = match letters {
            Some((name, _)) => (*name, *name),
            None => *PLACES.iter().find(|(place, _)| begins(scan.rest(), place))?,
        };
        scan.at += word.len();
        scan.space();
        let named = scan.word(&["표준시", "시간", "시각"]).is_some();
        let _ = scan.word(&["으로", "기준", "로"]);
        scan.space();
        let _ = scan.word(&["기준"]);
        scan.space();
        (named || letters.is_some()).then_some(zone)
    })
}

/// Reads 2~4시: two hours.
fn range(text: &str, at: usize, from: usize, part: Option<&str>) -> Option<(Vec<(Span, Clock)>, usize)> {
    let mut scan = Scan::new(text, at);
    let first = scan.digits(2)?;
    let first_end = scan.at;
    scan.space();
    scan.one_of(DASHES)?;
    scan.space();
    let hour = scan.at;
    let last: u8 = scan.digits(2)?.parse().ok()?;
    scan.space();
    scan.word(&["시"])?;
    let end = scan.at;
    let first = clock(first.parse().ok()?, 0, part);
    let mut second = clock(last, 0, part);
    if let (Some(first), Some(second)) = (&first, &mut second)
        && part.is_none_or(|_| last <= 12)
        && first.meridiem == Meridiem::Known
    {
        second.meridiem = Meridiem::Unknown;
        second.hour = last;
        second.follow(first);
    }
    let times = match (first, second) {
        (Some(a), Some(b)) if !goes_on(scan.rest()) => {
            vec![(Span::new(from, first_end), a), (Span::new(hour, end), b)]
        }
        _ => Vec::new(),
    };
    Some((times, end))
}

/// Reads 19:30, 오후 5.30, 3:30pm.
fn digital(text: &str, at: usize, part: Option<&str>) -> Option<(Option<Clock>, usize)> {
    let mut scan = Scan::new(text, at);
    let written = scan.digits(2)?;
    let hour: u8 = written.parse().ok()?;
    let spaced = scan;
    let colon = scan.attempt(|scan| {
        scan.space();
        scan.one_of(":")?;
        scan.space();
        Some(())
    });
    let point = colon.is_none();
    let minute = match colon.or_else(|| scan.one_of(".").map(drop)) {
        Some(()) => {
            Some(scan.digits(2).filter(|minute| minute.len() == 2)?.parse().ok().filter(|m| *m < 60)?)
        }
        None => None,
    };
    let second = scan.attempt(|scan| {
        scan.one_of(":")?;
        scan.digits(2).filter(|second| second.len() == 2)
    });
    let end = if minute.is_some() { scan.at } else { spaced.at };
    let mut tail_scan = Scan::new(text, end);
    tail_scan.space();
    let half = tail_scan.word(&["a.m.", "p.m.", "am", "pm", "AM", "PM", "p", "a"]).filter(|half| {
        let whole = !tail_scan.next().is_some_and(|c| c.is_ascii_alphanumeric());
        whole && (half.len() > 1 || minute.is_some())
    });
    let minute: u8 = match (minute, half) {
        (Some(minute), _) => minute,
        (None, Some(_)) => 0,
        (None, None) => return None,
    };
    if let Some(half) = half {
        let mut clock = clock(hour, minute, Some(half));
        let mut end = tail_scan.at;
        if let Some(zone) = zone(&mut Scan::new(text, end + usize::from(tail_scan.rest().starts_with(' ')))) {
            end += zone.len() + 1;
            clock = clock.map(|clock| Clock { zone: Some(zone.to_owned()), ..clock });
        }
        return Some((clock, end));
    }
    let after = tail(text, end);
    let before = char_before(text, at);
    // 오후 5.30, but no 5.30 alone.
    let clocklike = part.is_some() || (!before.is_some_and(is_hangul) && !point);
    let longer = after.starts_with(|c: char| c.is_ascii_digit() || c == ':')
        || (after.starts_with('.') && after.as_bytes().get(1).is_some_and(u8::is_ascii_digit));
    if !clocklike || longer {
        return Some((None, end));
    }
    let known = part.is_none() && (written.starts_with('0') || hour > 12);
    let time = if known { Clock::new(hour, minute, Meridiem::Known) } else { clock(hour, minute, part) };
    let second = second.and_then(|second| second.parse().ok());
    Some((time.map(|time| Clock { second, ..time }), end))
}

/// Reads 3시, 오후 세 시 반, 십오시 이십분, 7시 5분 전.
fn spoken(text: &str, at: usize, part: Option<&str>, before: Option<char>) -> Option<(Option<Clock>, usize)> {
    let mut scan = Scan::new(text, at);
    let digits = scan.digits(2).map(|hour| hour.parse().ok());
    let figure = digits.is_some();
    let hour: u8 = if let Some(hour) = digits {
        hour?
    } else {
        let hour = scan.native().filter(|hour| *hour <= 12).or_else(|| scan.sino(&["시"]));
        u8::try_from(hour?).ok().filter(|hour| *hour <= 24)?
    };
    scan.space();
    scan.word(&["시"])?;
    let bare = scan;
    let minute = scan.attempt(|scan| {
        scan.space();
        let minute: u8 = match scan.digits(2) {
            Some(minute) => minute.parse().ok()?,
            None => u8::try_from(scan.sino(&["분"])?).ok()?,
        };
        scan.space();
        scan.word(&["분"])?;
        Some(minute).filter(|minute| *minute < 60)
    });
    let second = scan.attempt(|scan| {
        minute?;
        scan.space();
        let second: u8 = scan.digits(2)?.parse().ok()?;
        scan.space();
        scan.word(&["초"]).map(|_| second)
    });
    let half = minute.is_none()
        && scan
            .attempt(|scan| {
                scan.space();
                scan.word(&["반"]).filter(|_| {
                    !scan.next().is_some_and(|c| is_hangul(c) && !"에까부의께경쯤이정".contains(c))
                })
            })
            .is_some();
    // 7시 5분 전: five to seven.
    let to = minute.is_some_and(|minute| minute > 0)
        && scan
            .attempt(|scan| {
                scan.space();
                scan.word(&["전"])
                    .filter(|_| !scan.next().is_some_and(|c| is_hangul(c) && !"에까부의이".contains(c)))
            })
            .is_some();
    let after = bare.rest();
    let told = minute.is_some() || half;
    // 24시 상황실 is open around the clock.
    let all_day = hour == 24 && part.is_none() && after.starts_with(' ') && !told;
    if !told && (goes_on(after) || all_day) {
        return Some((None, bare.at));
    }
    if !figure {
        let particle = ["에", "부터", "까지", "쯤", "경", "께", "정각", "이전", "이후", "였", "입니다"]
            .iter()
            .any(|word| after.starts_with(word) || after.trim_start().starts_with("정각"));
        // 한 시장은: a mayor named Han.
        if (before.is_some_and(is_hangul) && part.is_none()) || !(part.is_some() || told || particle) {
            return Some((None, bare.at));
        }
    }
    let minute = minute.unwrap_or(if half { 30 } else { 0 });
    let (hour, minute) = if to { ((hour + 23) % 24, 60 - minute) } else { (hour, minute) };
    let hour = if to && hour == 0 { 12 } else { hour };
    let time = clock(hour, minute, part).map(|clock| Clock { second, ..clock });
    Some((time, scan.at))
}

/// Returns whether 시 begins another word: 시간, 시즌, 시리즈, 편의점 of 24시.
fn goes_on(after: &str) -> bool {
    let shop = [
        "편의점",
        "국밥",
        "간",
        "즌",
        "티",
        "리즈",
        "속",
        "군",
        "민",
        "장",
        "험",
        "설",
        "도 ",
        "청",
        "중",
        "대",
        "스템",
    ];
    shop.iter().any(|word| {
        after.trim_start_matches(' ').starts_with(word)
            && (after.starts_with(word) || matches!(*word, "편의점" | "국밥"))
    })
}

/// Returns the time that an hour means in its part of the day.
fn clock(hour: u8, minute: u8, part: Option<&str>) -> Option<Clock> {
    let known = |hour: u8| Clock::new(hour, minute, Meridiem::Known);
    match (part, hour) {
        (_, 13..=24 | 0) => known(hour),
        (Some("오전" | "상오" | "새벽" | "아침" | "a.m." | "am" | "AM" | "a"), hour) => {
            known(hour % 12)
        }
        (Some("오후" | "하오" | "저녁" | "p.m." | "pm" | "PM" | "p"), hour) => known(hour % 12 + 12),
        (Some("낮" | "대낮" | "점심"), hour) => known(if hour >= 10 { hour } else { hour + 12 }),
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
