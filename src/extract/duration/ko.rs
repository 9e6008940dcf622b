//! Korean lengths of time.

use rust_decimal::Decimal;

use super::ko_counts::{counts_days, counts_quarters, counts_years, follows_count, is_per_day};
use super::{Duration, Unit};
use crate::extract::date::Found;
use crate::extract::scan::Scan;
use crate::source::script::{Chars, is_hangul};
use crate::source::{Span, char_before, head, tail};
use crate::table::begins;

/// A length with the place where it ends.
type Read = Option<(usize, Duration)>;

/// Reads the lengths of time of a Korean sentence.
pub(super) fn read(text: &str) -> Vec<Found<Duration>> {
    let mut out: Vec<Found<Duration>> = Vec::new();
    let mut from = 0;
    while let Some((at, first)) = FIRSTS.next(text, from) {
        let read = if first.is_ascii_digit() {
            nights(text, at).or_else(|| figures(text, at))
        } else if is_hangul(first) && !char_before(text, at).is_some_and(is_hangul) {
            worded(text, at)
        } else {
            None
        };
        let Some((end, value)) = read else {
            let digits =
                tail(text, at).bytes().take_while(|b| b.is_ascii_digit() || matches!(b, b',' | b'.')).count();
            from = at + if first.is_ascii_digit() { digits } else { first.len_utf8() };
            continue;
        };
        let span = Span::new(at, end);
        from = end;
        if let Some(last) = out.last_mut() {
            let gap = Span::new(last.span.end, span.start).of(text);
            if gap.trim().is_empty()
                && gap.len() <= 1
                && let Some(sum) = last.value.plus(&value)
            {
                *last = Found { span: last.span.cover(span), value: sum };
                continue;
            }
        }
        out.push(Found { span, value });
    }
    out
}

/// What a length may begin with.
static FIRSTS: Chars =
    Chars::of("0123456789매격날해분주달한두세석네넉다여일아열스서마이삼사오육칠팔구십백천하나닷엿보반너대예");

/// Reads 3박 4일: four days.
fn nights(text: &str, at: usize) -> Read {
    let mut scan = Scan::new(text, at);
    scan.digits(2)?;
    scan.space();
    scan.word(&["박"])?;
    scan.space();
    let days = scan.digits(2)?;
    scan.space();
    scan.word(&["일"])?;
    Some((scan.at, Duration::new(days.parse().ok()?, Unit::Day)))
}

/// Takes digits with commas and a point.
fn decimal<'t>(scan: &mut Scan<'t>) -> Option<&'t str> {
    let rest = scan.rest();
    let bytes = rest.as_bytes();
    let mut len = bytes.iter().take_while(|b| b.is_ascii_digit()).count();
    let three = |from: usize| bytes.get(from..from + 3).is_some_and(|d| d.iter().all(u8::is_ascii_digit));
    while len > 0 && bytes.get(len) == Some(&b',') && three(len + 1) {
        len += 4;
    }
    if len > 0 && bytes.get(len) == Some(&b'.') && bytes.get(len + 1).is_some_and(u8::is_ascii_digit) {
        len += 1 + bytes[len + 1..].iter().take_while(|b| b.is_ascii_digit()).count();
    }
    let written = rest.get(..len).filter(|_| len > 0)?;
    scan.at += len;
    Some(written)
}

/// Returns the value of digits with commas and a point.
fn value(written: &str) -> Option<Decimal> {
    if written.contains(',') { written.replace(',', "").parse().ok() } else { written.parse().ok() }
}

/// Reads 3개월, 2~3년, 1시간 반, 10만여 년.
fn figures(text: &str, at: usize) -> Read {
    const UNITS: &[&str] = &["개월", "개년", "달", "년", "주일", "주", "일", "시간", "분기", "분", "초"];
    if char_before(text, at).is_some_and(|c| c.is_ascii_alphanumeric() || ".,-/:제'’‘".contains(c)) {
        return None;
    }
    let mut scan = Scan::new(text, at);
    let written = decimal(&mut scan)?;
    let to = scan.attempt(|scan| {
        scan.space();
        scan.one_of("~∼～〜–-")?;
        scan.space();
        decimal(scan)
    });
    let factor = Decimal::from(match scan.one_of("만천백") {
        Some('만') => 10_000,
        Some('천') => 1000,
        Some(_) => 100,
        None => 1,
    });
    scan.space();
    let _ = scan.one_of("여");
    scan.space();
    let unit = scan.word(UNITS)?;
    let amount = value(written)?.checked_mul(factor)?;
    let upper = match to {
        Some(to) => Some(value(to)?.checked_mul(factor)?),
        None => None,
    };
    if upper.is_some_and(|to| to <= amount) {
        return None;
    }
    let after = scan.rest();
    let counted = Count { head: head(text, at), after, number: written, to };
    let unit = counted.unit(unit)?;
    // 3분 41초 27: hundredths of a second.
    if unit == Unit::Second
        && let Some(part) = scan.attempt(|scan| {
            scan.space();
            let digits = scan.digits(2).filter(|digits| digits.len() == 2 && written.len() <= 2)?;
            let alone =
                !scan.rest().trim_start().starts_with(|c: char| is_hangul(c) && !"로의으을를에".contains(c));
            digits.parse::<i64>().ok().filter(|_| alone && !scan.next().is_some_and(|c| ":.,".contains(c)))
        })
    {
        return Some((scan.at, Duration::new(amount.checked_add(Decimal::new(part, 2))?, unit)));
    }
    let half = halved(&mut scan);
    let amount = if half { amount.checked_add(Decimal::new(5, 1))? } else { amount };
    Some((scan.at, Duration { to: upper, ..Duration::new(amount, unit) }))
}

/// Takes 반 where it is a half, and no word goes on: 2년 반, but not 3년 반복.
fn halved(scan: &mut Scan<'_>) -> bool {
    scan.attempt(|scan| {
        scan.space();
        scan.word(&["반"]).filter(|_| !next_word(scan.rest()))
    })
    .is_some()
}

/// Reads a length in words: 석 달, 두 시간 반, 삼십 분, 나흘, 보름, 일주일, 반년, 서른 분.
fn worded(text: &str, at: usize) -> Read {
    const WORDS: &[(&str, i64, Unit)] = &[
        ("일주일", 1, Unit::Week),
        ("한 주일", 1, Unit::Week),
        ("두 주일", 2, Unit::Week),
        ("반년", 1, Unit::HalfYear),
        ("반 년", 1, Unit::HalfYear),
        ("반세기", 50, Unit::Year),
        ("반 세기", 50, Unit::Year),
        ("반나절", 6, Unit::Hour),
        ("사반세기", 25, Unit::Year),
    ];
    const DAYS: &[&str] = &[
        "하루",
        "이틀",
        "사흘",
        "나흘",
        "닷새",
        "엿새",
        "이레",
        "여드레",
        "아흐레",
        "열하루",
        "열이틀",
        "열사흘",
        "열나흘",
        "열흘",
        "보름",
    ];
    const SETS: &[(&str, i64, Unit)] = &[
        ("매일", 1, Unit::Day),
        ("날마다", 1, Unit::Day),
        ("매주", 1, Unit::Week),
        ("주마다", 1, Unit::Week),
        ("격주", 2, Unit::Week),
        ("매월", 1, Unit::Month),
        ("매달", 1, Unit::Month),
        ("달마다", 1, Unit::Month),
        ("격월", 2, Unit::Month),
        ("매 분기", 1, Unit::Quarter),
        ("매분기", 1, Unit::Quarter),
        ("분기별로", 1, Unit::Quarter),
        ("분기마다", 1, Unit::Quarter),
        ("매년", 1, Unit::Year),
        ("매해", 1, Unit::Year),
        ("해마다", 1, Unit::Year),
        ("격년", 2, Unit::Year),
    ];
    let mut scan = Scan::new(text, at);
    if let Some((word, value, unit)) = SETS.iter().find(|(word, ..)| begins(scan.rest(), word)) {
        let every = Duration { every: true, ..Duration::new(Decimal::from(*value), *unit) };
        return Some((at + word.len(), every));
    }
    if head(text, at).trim_end().ends_with(" 수") {
        return None;
    }
    if let Some(day) = scan.word(DAYS) {
        let value = native_days(day, scan.rest())?;
        return Some((scan.at, Duration::new(Decimal::from(value), Unit::Day)));
    }
    if let Some((word, value, unit)) = WORDS.iter().find(|(word, ..)| begins(scan.rest(), word)) {
        scan.at += word.len();
        if *unit == Unit::Week && is_rate(scan.rest()) {
            return None;
        }
        return Some((scan.at, Duration::new(Decimal::from(*value), *unit)));
    }
    few(text, at).or_else(|| native(text, at)).or_else(|| sino(text, at))
}

/// Reads two neighbouring numbers told as one: 두세 달, 서너 시간, 오륙 개월, 이삼일, 사나흘.
fn few(text: &str, at: usize) -> Read {
    const PAIRS: &[(&str, i64)] = &[
        ("한두", 1),
        ("두세", 2),
        ("서너", 3),
        ("너댓", 4),
        ("네댓", 4),
        ("대여섯", 5),
        ("예닐곱", 6),
        ("일고여덟", 7),
        ("여덟아홉", 8),
        ("일이", 1),
        ("이삼", 2),
        ("삼사", 3),
        ("사오", 4),
        ("오륙", 5),
        ("육칠", 6),
        ("칠팔", 7),
        ("팔구", 8),
    ];
    const DAYS: &[(&str, i64)] =
        &[("사나흘", 3), ("네댓새", 4), ("대엿새", 5), ("예니레", 6), ("하루 이틀", 1), ("하루이틀", 1)];
    let mut scan = Scan::new(text, at);
    let range = |low: i64, unit: Unit| Duration {
        to: Some(Decimal::from(low + 1)),
        ..Duration::new(Decimal::from(low), unit)
    };
    if let Some((word, low)) = DAYS.iter().find(|(word, _)| begins(scan.rest(), word)) {
        return Some((at + word.len(), range(*low, Unit::Day)));
    }
    let (word, low) = PAIRS.iter().find(|(word, _)| begins(scan.rest(), word))?;
    scan.at += word.len();
    scan.space();
    let unit = match scan.word(&["개월", "달", "년", "시간", "주", "일", "분"])? {
        "개월" => Unit::Month,
        "달" if !scan.rest().starts_with(['러', '리', '라', '걀', '력']) => Unit::Month,
        "년" => Unit::Year,
        "시간" if !scan.rest().starts_with('대') => Unit::Hour,
        "주" if follows_count(scan.rest()) || scan.rest().starts_with(['간', '일']) => Unit::Week,
        "일" if follows_count(scan.rest()) => Unit::Day,
        "분" if follows_count(scan.rest()) => Unit::Minute,
        _ => return None,
    };
    Some((scan.at, range(*low, unit)))
}

/// Reads a native numeral with its unit.
fn native(text: &str, at: usize) -> Read {
    let mut scan = Scan::new(text, at);
    let number = scan.native()?;
    scan.space();
    let unit = scan.word(&["달", "해", "시간", "주", "분기", "분", "세기"])?;
    let rest = scan.rest();
    let value = match unit {
        "분기" if counts_quarters(rest) => Unit::Quarter,
        "달" if !rest.starts_with(['러', '리', '라', '성', '걀', '력', '음']) => Unit::Month,
        "시간" if !rest.starts_with('대') => Unit::Hour,
        "세기" => Unit::Century,
        "해" if follows_count(rest) => Unit::Year,
        "주" if follows_count(rest) || rest.starts_with(['간', '일']) => Unit::Week,
        "분" if number >= 20 && !rest.starts_with(['의', '이', '께', '들', '을']) => Unit::Minute,
        _ => return None,
    };
    let since = rest.trim_start().strip_prefix('전').is_some_and(|rest| {
        ["보다", "대비", " 대비", "과 ", "에 비해"].iter().any(|word| rest.starts_with(word))
    });
    // 한 달 전보다 is a point in time, which the date reader reads.
    if number == 1 && ((value == Unit::Month && since) || is_rate(rest)) {
        return None;
    }
    let half = halved(&mut scan);
    let amount = Decimal::from(number);
    let amount = if half { amount.checked_add(Decimal::new(5, 1))? } else { amount };
    Some((scan.at, Duration::new(amount, value)))
}

/// Reads a Sino-Korean numeral with its unit: 삼 개월, 십 년간, 이 주 동안, 삼십 분.
fn sino(text: &str, at: usize) -> Read {
    let mut scan = Scan::new(text, at);
    // 공사 시간 is construction time.
    scan.next().filter(|first| !matches!(first, '공' | '영'))?;
    let number = scan.sino(&["개월", "년", "주", "분", "시간", "초", "일"])?;
    let glued = !scan.rest().starts_with([' ', '\u{a0}']);
    scan.space();
    let unit = scan.word(&["개월", "년", "주", "분", "시간", "초", "일"])?;
    let rest = scan.rest();
    let led = ["지난", "다음", "최근", "향후", "앞으로"]
        .iter()
        .any(|word| head(text, at).trim_end().ends_with(word));
    let counted = follows_count(rest) || led;
    let unit = match unit {
        "개월" => Unit::Month,
        "년" if number <= 1000
            && (counted
                || rest.starts_with(" 반")
                || rest.starts_with(['을', '의'])
                || ends_round(number, rest)) =>
        {
            Unit::Year
        }
        // 사십일만 is a number.
        "일" if counted && number <= 365 && !(glued && rest.starts_with('만')) => Unit::Day,
        "주" if counted || rest.starts_with(['간', '일']) => Unit::Week,
        "분" if number >= 10 && (counted || rest.is_empty() || rest.starts_with(['.', '만', '의'])) => {
            Unit::Minute
        }
        "시간" => Unit::Hour,
        "초" if number >= 10 && counted => Unit::Second,
        _ => return None,
    };
    Some((scan.at, Duration::new(Decimal::from(number), unit)))
}

/// Returns whether a round number of years ends its phrase: ‘신문으로 읽는 백 년’.
fn ends_round(number: i64, rest: &str) -> bool {
    number % 10 == 0 && !rest.trim_start_matches([' ', '\u{a0}']).starts_with(is_hangul)
}

/// 한 달에 두 번, 일주일에 10만 원: a rate and no length.
fn is_rate(after: &str) -> bool {
    let Some(rest) = after.strip_prefix('에') else { return false };
    let rest = rest.trim_start();
    rest.starts_with(|c: char| c.is_ascii_digit())
        || ["한", "두", "세", "네", "약", "최대", "최소", "평균"].iter().any(|word| rest.starts_with(word))
}

/// A number with its unit, seen with its surroundings.
struct Count<'a> {
    head: &'a str,
    after: &'a str,
    number: &'a str,
    to: Option<&'a str>,
}

impl Count<'_> {
    /// Returns the unit, or nothing where the words mean a date, an age, a share or a fraction.
    fn unit(&self, unit: &str) -> Option<Unit> {
        let after = self.after;
        let next = after.chars().next().unwrap_or(' ');
        let starts = |words: &[&str]| words.iter().any(|word| after.starts_with(word));
        let last = self.to.unwrap_or(self.number);
        let n: i16 = last.parse().unwrap_or(i16::MAX);
        match unit {
            "개월" => (!self.head.trim_end().ends_with("생후")).then_some(Unit::Month),
            "개년" => Some(Unit::Year),
            "달" => (!starts(&["러"])).then_some(Unit::Month),
            "년" => {
                let plain = !self.number.contains(',') && last.len() == 4;
                let year = plain && (1000..2200).contains(&n);
                let fits = !"대생산차도근".contains(next)
                    && !starts(&["근속상"])
                    && counts_years(self.head, after, year);
                let mut scan = Scan::new(after, 0);
                scan.space();
                let month = scan.digits(2).is_some() && scan.rest().trim_start().starts_with('월');
                let ago = matches!(self.number, "1") && self.to.is_none() && follows_ago(after);
                (fits && !month && !ago && !starts(&["마다"])).then_some(Unit::Year)
            }
            "주일" => Some(Unit::Week),
            "주" => (starts(&["간", "째", "앞", "밖", "면", " 과정", "에 걸", "짜리"])
                || follows_count(after))
            .then_some(Unit::Week),
            "일" => {
                let other = "요본차정분권제장당".contains(next);
                let counted = counts_days(self.head, after, n) || n > 31;
                (!other && counted && !(n == 1 && is_per_day(after))).then_some(Unit::Day)
            }
            "시간" => (next != '대').then_some(Unit::Hour),
            "분기" => counts_quarters(after).then_some(Unit::Quarter),
            "분" => {
                let clock = self.head.trim_end().ends_with('시');
                // 30분의 3 is a share, 1시간 30분의 운동 a length.
                let share = next == '의' && !self.head.trim_end().ends_with("시간");
                let other = share
                    || "위과양기할배석량류".contains(next)
                    || starts(&["야", "들", "을 모", "이 참", "께", "씩 나"]);
                (!clock && !other).then_some(Unit::Minute)
            }
            "초" => {
                let minute = self.head.trim_end().strip_suffix('분').map(str::trim_end);
                let hour = minute.map(|head| head.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end());
                let clock = hour.is_some_and(|head| head.ends_with('시'));
                (!clock && !"등중반고과순기청".contains(next)).then_some(Unit::Second)
            }
            _ => None,
        }
    }
}

/// Returns whether 전 follows, so that one year is a point in time (1년 전보다).
fn follows_ago(after: &str) -> bool {
    after.trim_start().strip_prefix('전').is_some_and(|rest| {
        !rest.starts_with(is_hangul) || rest.starts_with(['보', '과', '에', '의', '이', '부', '만', '인'])
    })
}

/// Returns whether a word goes on with a letter that is no particle.
fn next_word(after: &str) -> bool {
    after.chars().next().is_some_and(|c| is_hangul(c) && !"에의이을만가동정 ".contains(c))
}

/// Returns how many days a native word counts, unless it is another word.
fn native_days(word: &str, after: &str) -> Option<i64> {
    let counted = follows_count(after);
    Some(match word {
        "하루"
            if counted
                || after.trim_start().starts_with("종일")
                || after.trim_start().starts_with(['미', '앞', '연', '더']) =>
        {
            1
        }
        "이틀" => 2,
        "사흘" => 3,
        "나흘" => 4,
        "닷새" => 5,
        "엿새" => 6,
        "이레" if counted => 7,
        "여드레" => 8,
        "아흐레" => 9,
        "열흘" => 10,
        "열하루" => 11,
        "열이틀" => 12,
        "열사흘" => 13,
        "열나흘" => 14,
        "보름" if !after.starts_with(['달', '날', '이', '밤']) => 15,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(text: &str) -> Vec<String> {
        read(text).iter().map(|found| found.value.timex()).collect()
    }

    #[test]
    fn counted_and_native_lengths() {
        assert_eq!(values("3년간, 석 달, 나흘, 보름, 반년"), ["P3Y", "P3M", "P4D", "P15D", "P0.5Y"]);
        assert_eq!(values("2시간 30분, 1년 6개월, 3박 4일"), ["PT150M", "P1Y6M", "P4D"]);
        assert_eq!(values("8개월 연속, 2년 반, 한 시간 반, 2~3년"), ["P8M", "P2.5Y", "PT1.5H", "P2Y/P3Y"]);
        assert_eq!(values("10일 이내, 3일 만에, 총 20일, 4주간"), ["P10D", "P3D", "P20D", "P4W"]);
    }

    #[test]
    fn dates_ages_and_fractions_are_no_lengths() {
        for text in [
            "지난 9일",
            "2024년 3월",
            "20대",
            "만 19세",
            "3분의 2",
            "1분기",
            "9시 30분",
            "1,000주 매입",
            "3분위",
            "10주년",
        ] {
            assert_eq!(values(text), [""; 0], "{text}");
        }
    }
}
