//! Korean lengths of time, and the words that tell a count of days from a date.

use std::sync::LazyLock;

use regex::{Captures, Regex};
use rust_decimal::Decimal;

use super::{Duration, Unit};
use crate::extract::date::Found;
use crate::source::script::is_hangul;
use crate::source::{Span, char_before, head, tail};

/// A number and a unit, or a word that is both.
static PIECE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)
        (?P<nights> [0-9]{1,2} \s? 박 \s? (?P<nights_days> [0-9]{1,2} ) \s? 일 )
        | (?P<number> [0-9][0-9,]*(?:\.[0-9]+)? )
          (?: \s? [~∼～〜–-] \s? (?P<to> [0-9][0-9,]*(?:\.[0-9]+)? ) )?
          (?P<scale> 만 | 천 | 백 )? \s? 여? \s?
          (?P<unit> 개월 | 개년 | 달 | 년 | 주일 | 주 | 일 | 시간 | 분기 | 분 | 초 ) (?P<half> \s? 반 )?
        | (?P<native> 한 | 두 | 세 | 석 | 네 | 넉 | 다섯 | 여섯 | 일곱 | 여덟 | 아홉 | 열두 | 열 | 스무 | 스물네 )
          \s? (?P<native_unit> 달 | 해 | 시간 | 주 ) (?P<native_half> \s? 반 )?
        | (?P<sino> 일 | 이 | 삼 | 사 | 오 | 십 | 이십 | 삼십 ) \s? (?P<sino_unit> 개월 | 년간 | 년\s동안 )
        | (?P<days> 하루 | 이틀 | 사흘 | 나흘 | 닷새 | 엿새 | 이레 | 여드레 | 아흐레 | 열흘 | 보름 )
        | (?P<word> 일주일 | 한\s주일 | 두\s주일 | 반년 | 반\s년 | 반세기 )
        ",
    )
    .expect("a valid pattern")
});

/// What follows a count of days and never a date.
static AFTER_COUNT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x) ^ (?:
        간 | \s?동안 | \s?이내 | \s?내내 | \s?내(?:\s|$|에|로) | \s?만(?:에|의|이|큼|으로|\s|$) | 째 | \s?연속 | \s?연휴 | \s?연이어
        | \s?정도 | \s?가량 | \s?남짓 | \s?넘게 | \s?넘는 | \s?이상 | \s?이하 | \s?미만 | \s?초과 | \s?안에 | \s?안팎
        | \s?앞두 | \s?앞당 | \s?늦 | \s?더\s | \s?걸 | \s?소요 | \s?남 | \s?앞으로 | \s?단축 | \s?지난\s?뒤 | \s?여
        | \s?(?: 뒤 | 후 ) (?: $ | [^가-힣] | 에 | 인 | 부터 | 의 | 면 | 까지 )
        | \s?전 (?: $ | [^가-힣\s] | 에 | 의 | 인 | 부터 | 까지 | 보다 | 만 | \s )
        )",
    )
    .expect("a valid pattern")
});

/// What begins after 전 where it means *whole* (전 직원) and not *before*.
const WHOLE: &[&str] = &[
    "직원", "세계", "국민", "대통령", "총리", "장관", "차관", "시장", "도지사", "의원", "회장", "사장", "대표", "교수", "국장",
    "지역", "구간", "과정", "부문", "사업", "임직원", "노선", "품목", "학년", "종목", "세대", "시민", "도민", "국가", "감독", "사원",
    "좌석", "경기", "총장", "위원", "군수", "구청장",
];

/// What stands before a count of days and never before a date.
const BEFORE_COUNT: &[&str] =
    &["최대", "최소", "총", "약", "연", "연간", "평균", "하루", "주", "매주", "주당", "월", "영업일", "무려", "불과", "단", "꼬박", "앞으로", "최장", "생후", "D-", "이후", "유급"];

/// Returns whether `n` days, between `head` and `after`, are counted and not a day of the month.
pub(crate) fn counts_days(head: &str, after: &str, n: i16) -> bool {
    let before = head.trim_end().rsplit([' ', '(', ',', '·']).next().unwrap_or_default();
    let counted = BEFORE_COUNT.contains(&before) || before.ends_with("박");
    let per_day = n == 1 && PER_DAY.is_match(after);
    counted || per_day || follows_count(after)
}

/// 1일 before what happens each day.
static PER_DAY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^\s?(?:평균|최대|최고|최소|생산|이용|처리|방문|체험|관광|권|배송|[0-9]+\s?회|[0-9]+\s?시간|당|섭취|사용|급수|공급|교통)")
        .expect("a valid pattern")
});

/// Returns whether what follows makes a count of the number before it.
fn follows_count(after: &str) -> bool {
    let Some(found) = AFTER_COUNT.find(after) else { return false };
    let word = found.as_str().trim();
    let rest = tail(after, found.end());
    !(word == "전" && WHOLE.iter().any(|noun| rest.trim_start().starts_with(noun)))
}

/// Returns whether a number before 년 is a count of years; `year` says that it looks like a year.
pub(crate) fn counts_years(_head: &str, after: &str, year: bool) -> bool {
    static YEARS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(?:간(?:\s|$|의|은|이)|\s?동안|\s?넘|\s?전(?:$|[^가-힣\s]|에|의|부터)|째|여|\s?가까이|\s?이상)").expect("a valid pattern")
    });
    if year { YEARS.is_match(after) } else { true }
}

/// Returns whether a number before 분기 is a count of quarters.
pub(crate) fn counts_quarters(after: &str) -> bool {
    static QUARTERS: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"^(?:째|\s?연속|\s?만에|\s?동안|\s?내리|\s?연이어)").expect("a valid pattern"));
    QUARTERS.is_match(after)
}

/// Reads the lengths of time of a Korean sentence.
pub(super) fn read(text: &str) -> Vec<Found<Duration>> {
    let mut out: Vec<Found<Duration>> = Vec::new();
    for found in PIECE.captures_iter(text) {
        let Some(whole) = found.get(0) else { continue };
        let span = Span::new(whole.start(), whole.end());
        let Some((end, value)) = one(text, span, &found) else { continue };
        let span = Span::new(span.start, end);
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

/// Reads one match: where it ends and what it says.
fn one(text: &str, span: Span, found: &Captures<'_>) -> Option<(usize, Duration)> {
    let before = char_before(text, span.start);
    let head = head(text, span.start);
    let after = tail(text, span.end);
    let next = after.chars().next().unwrap_or(' ');
    let whole = |amount: i64, unit: Unit| Some((span.end, Duration::new(Decimal::from(amount), unit)));
    if found.name("nights").is_some() {
        return whole(found.name("nights_days")?.as_str().parse().ok()?, Unit::Day);
    }
    if let Some(number) = found.name("number") {
        if before.is_some_and(|c| c.is_ascii_alphanumeric() || ".,-/:제'’‘".contains(c)) {
            return None;
        }
        let factor = match found.name("scale").map(|scale| scale.as_str()) {
            Some("만") => 10_000,
            Some("천") => 1000,
            Some("백") => 100,
            _ => 1,
        };
        let amount = decimal(number.as_str())?.checked_mul(Decimal::from(factor))?;
        let to = match found.name("to") {
            Some(to) => Some(decimal(to.as_str())?.checked_mul(Decimal::from(factor))?),
            None => None,
        };
        let unit = found.name("unit")?;
        let counted = Count { head, after: tail(text, unit.end()), number: number.as_str(), to: found.name("to").map(|m| m.as_str()) };
        let unit_value = counted.unit(unit.as_str())?;
        // 반 is a half only where no word goes on: 2년 반, but not 3년 반복.
        let half = found.name("half").is_some() && !next_word(after);
        let end = if half { span.end } else { unit.end() };
        let amount = if half { amount.checked_add(Decimal::new(5, 1))? } else { amount };
        return Some((end, Duration { amount, to, unit: unit_value }));
    }
    if before.is_some_and(is_hangul) {
        return None;
    }
    if let Some(native) = found.name("native") {
        let unit = found.name("native_unit")?;
        let rest = tail(text, unit.end());
        let amount = native_number(native.as_str())?;
        let value = match unit.as_str() {
            "달" if !rest.starts_with(['러', '리', '라', '성']) => Unit::Month,
            "시간" => Unit::Hour,
            "해" if follows_count(rest) => Unit::Year,
            "주" if follows_count(rest) || rest.starts_with(['간', '일']) => Unit::Week,
            _ => return None,
        };
        if native.as_str() == "한" && value == Unit::Month && BEFORE_RATE.is_match(rest) {
            return None;
        }
        let half = found.name("native_half").is_some() && !next_word(after);
        let amount = if half { amount.checked_add(Decimal::new(5, 1))? } else { amount };
        return Some((if half { span.end } else { unit.end() }, Duration::new(amount, value)));
    }
    if let (Some(sino), Some(unit)) = (found.name("sino"), found.name("sino_unit")) {
        let amount = match sino.as_str() {
            "일" => 1,
            "이" => 2,
            "삼" => 3,
            "사" => 4,
            "오" => 5,
            "십" => 10,
            "이십" => 20,
            _ => 30,
        };
        return whole(amount, if unit.as_str() == "개월" { Unit::Month } else { Unit::Year });
    }
    if let Some(days) = found.name("days") {
        return whole(native_days(days.as_str(), after)?, Unit::Day);
    }
    match found.name("word")?.as_str() {
        "반년" | "반 년" => whole(1, Unit::HalfYear),
        "반세기" => whole(50, Unit::Year),
        "두 주일" => whole(2, Unit::Week),
        _ if next.is_alphanumeric() && after.starts_with("에") && BEFORE_RATE.is_match(after) => None,
        _ => whole(1, Unit::Week),
    }
}

/// 한 달에 두 번, 일주일에 10만 원: a rate and no length.
static BEFORE_RATE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^에\s?(?:(?:[0-9][0-9,]*|한|두|세|네|약|최대|최소|평균)\s?)+").expect("a valid pattern")
});

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
                let fits = !"대생산차도".contains(next) && !starts(&["근속상"]) && counts_years(self.head, after, year);
                let month = MONTH.is_match(after);
                let ago = matches!(self.number, "1") && self.to.is_none() && follows_ago(after);
                (fits && !month && !ago).then_some(Unit::Year)
            }
            "주일" => Some(Unit::Week),
            "주" => (starts(&["간", "째", "앞"]) || follows_count(after)).then_some(Unit::Week),
            "일" => {
                let other = "요본차정분권제장당".contains(next);
                let counted = counts_days(self.head, after, n) || n > 31;
                (!other && counted && !(n == 1 && PER_DAY.is_match(after))).then_some(Unit::Day)
            }
            "시간" => (next != '대').then_some(Unit::Hour),
            "분기" => counts_quarters(after).then_some(Unit::Quarter),
            "분" => {
                let clock = self.head.trim_end().ends_with('시');
                let other = "의위과양기할배석량류".contains(next) || starts(&["야", "들", "을 모", "이 참", "께", "씩 나"]);
                (!clock && !other).then_some(Unit::Minute)
            }
            "초" => {
                let clock = CLOCK_MINUTE.is_match(self.head);
                (!clock && !"등중반고과순기청".contains(next)).then_some(Unit::Second)
            }
            _ => None,
        }
    }
}

/// A month after a year of two figures: 24년 3월.
static MONTH: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"^\s?[0-9]{1,2}\s?월").expect("a valid pattern"));

/// A minute of the clock, before its seconds.
static CLOCK_MINUTE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"시\s?[0-9]{1,2}\s?분\s?$").expect("a valid pattern"));

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

/// Reads digits with commas.
fn decimal(digits: &str) -> Option<Decimal> {
    digits.replace(',', "").parse().ok()
}

/// Returns the native numeral's value.
fn native_number(word: &str) -> Option<Decimal> {
    let value: i64 = match word {
        "한" => 1,
        "두" => 2,
        "세" | "석" => 3,
        "네" | "넉" => 4,
        "다섯" => 5,
        "여섯" => 6,
        "일곱" => 7,
        "여덟" => 8,
        "아홉" => 9,
        "열" => 10,
        "열두" => 12,
        "스무" => 20,
        "스물네" => 24,
        _ => return None,
    };
    Some(Decimal::from(value))
}

/// Returns how many days a native word counts, unless it is another word.
fn native_days(word: &str, after: &str) -> Option<i64> {
    let counted = follows_count(after);
    Some(match word {
        "하루" if counted || after.trim_start().starts_with(['미', '앞', '연', '더']) => 1,
        "이틀" => 2,
        "사흘" => 3,
        "나흘" => 4,
        "닷새" => 5,
        "엿새" => 6,
        "이레" if counted => 7,
        "여드레" => 8,
        "아흐레" => 9,
        "열흘" => 10,
        "보름" if !after.starts_with(['달', '날', '이', '밤']) => 15,
        _ => return None,
    })
}
