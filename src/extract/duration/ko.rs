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
        (?P<nights> [0-9]{1,2} [\x20\xA0]? 박 [\x20\xA0]? (?P<nights_days> [0-9]{1,2} ) [\x20\xA0]? 일 )
        | (?P<number> [0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)? )
          (?: [\x20\xA0]? [~∼～〜–-] [\x20\xA0]? (?P<to> [0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)? ) )?
          (?P<scale> 만 | 천 | 백 )? [\x20\xA0]? 여? [\x20\xA0]?
          (?P<unit> 개월 | 개년 | 달 | 년 | 주일 | 주 | 일 | 시간 | 분기 | 분 | 초 ) (?P<half> [\x20\xA0]? 반 )?
        | (?P<native> 한 | 두 | 세 | 석 | 네 | 넉 | 다섯 | 여섯 | 일곱 | 여덟 | 아홉 | 열두 | 열 | 스무 | 스물네 )
          [\x20\xA0]? (?P<native_unit> 달 | 해 | 시간 | 주 ) (?P<native_half> [\x20\xA0]? 반 )?
        | (?P<sino> 일 | 이 | 삼 | 사 | 오 | 십 | 이십 | 삼십 ) [\x20\xA0]? (?P<sino_unit> 개월 | 년간 | 년[\x20\xA0]동안 )
        | (?P<days> 하루 | 이틀 | 사흘 | 나흘 | 닷새 | 엿새 | 이레 | 여드레 | 아흐레 | 열흘 | 보름 )
        | (?P<word> 일주일 | 한[\x20\xA0]주일 | 두[\x20\xA0]주일 | 반년 | 반[\x20\xA0]년 | 반세기 )
        ",
    )
    .expect("a valid pattern")
});

/// What follows a count of days and never a date.
static AFTER_COUNT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x) ^ (?:
        간 | [\x20\xA0]?동안 | [\x20\xA0]?이내 | [\x20\xA0]?내내 | [\x20\xA0]?내(?:[\x20\xA0]|$|에|로) | [\x20\xA0]?만(?:에|의|이|큼|으로|[\x20\xA0]|$) | 째 | [\x20\xA0]?연속 | [\x20\xA0]?연휴 | [\x20\xA0]?연이어
        | [\x20\xA0]?정도 | [\x20\xA0]?가량 | [\x20\xA0]?남짓 | [\x20\xA0]?넘게 | [\x20\xA0]?넘는 | [\x20\xA0]?이상 | [\x20\xA0]?이하 | [\x20\xA0]?미만 | [\x20\xA0]?초과 | [\x20\xA0]?안에 | [\x20\xA0]?안팎
        | [\x20\xA0]?앞두 | [\x20\xA0]?앞당 | [\x20\xA0]?늦 | [\x20\xA0]?더[\x20\xA0] | [\x20\xA0]?걸 | [\x20\xA0]?소요 | [\x20\xA0]?남 | [\x20\xA0]?앞으로 | [\x20\xA0]?단축 | 밖에 | [\x20\xA0]?지난[\x20\xA0]?뒤 | [\x20\xA0]?여
        | [\x20\xA0]?(?: 뒤 | 후 ) (?: $ | [^가-힣] | 에 | 인 | 부터 | 의 | 면 | 까지 )
        | [\x20\xA0]?전 (?: $ | [^가-힣\s] | 에 | 의 | 인 | 부터 | 까지 | 보다 | 만 | [\x20\xA0] )
        )",
    )
    .expect("a valid pattern")
});

/// What begins after 전 where it means *whole* (전 직원) and not *before*.
pub(super) const WHOLE: &[&str] = &[
    "직원",
    "세계",
    "국민",
    "대통령",
    "총리",
    "장관",
    "차관",
    "시장",
    "도지사",
    "의원",
    "회장",
    "사장",
    "대표",
    "교수",
    "국장",
    "지역",
    "구간",
    "과정",
    "부문",
    "사업",
    "임직원",
    "노선",
    "품목",
    "학년",
    "종목",
    "세대",
    "시민",
    "도민",
    "국가",
    "감독",
    "사원",
    "좌석",
    "경기",
    "총장",
    "위원",
    "군수",
    "구청장",
];

/// What stands before a count of days and never before a date.
const BEFORE_COUNT: &[&str] = &[
    "최대",
    "최소",
    "총",
    "약",
    "연",
    "연간",
    "평균",
    "하루",
    "주",
    "매주",
    "주당",
    "월",
    "영업일",
    "무려",
    "불과",
    "단",
    "꼬박",
    "앞으로",
    "최장",
    "생후",
    "D-",
    "이후",
    "유급",
];

/// Returns whether `n` days, between `head` and `after`, are counted and not a day of the month.
pub(crate) fn counts_days(head: &str, after: &str, n: i16) -> bool {
    let before = head.trim_end().rsplit([' ', '(', ',', '·', '‘', '“', '\'', '"']).next().unwrap_or_default();
    let counted = BEFORE_COUNT.contains(&before) || before.ends_with("박");
    let per_day = n == 1 && PER_DAY.is_match(after);
    counted || per_day || follows_count(after)
}

/// 1일 before what happens each day.
static PER_DAY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^[\x20\xA0]?(?:평균|최대|최고|최소|생산|이용|처리|방문|체험|관광|권|배송|[0-9]+[\x20\xA0]?회|[0-9]+[\x20\xA0]?시간|당|섭취|사용|급수|공급|교통)")
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
        Regex::new(r"^(?:간(?:[\x20\xA0]|$|의|은|이)|[\x20\xA0]?동안|[\x20\xA0]?넘|[\x20\xA0]?전(?:$|[^가-힣\s]|에|의|부터)|째|여|[\x20\xA0]?가까이|[\x20\xA0]?이상)").expect("a valid pattern")
    });
    if year { YEARS.is_match(after) } else { true }
}

/// Returns whether a number before 분기 is a count of quarters.
pub(crate) fn counts_quarters(after: &str) -> bool {
    static QUARTERS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r"^(?:째|[\x20\xA0]?연속|[\x20\xA0]?만에|[\x20\xA0]?동안|[\x20\xA0]?내리|[\x20\xA0]?연이어)",
        )
        .expect("a valid pattern")
    });
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
        if to.is_some_and(|to| to <= amount) {
            return None;
        }
        let unit = found.name("unit")?;
        let counted = Count {
            head,
            after: tail(text, unit.end()),
            number: number.as_str(),
            to: found.name("to").map(|m| m.as_str()),
        };
        let unit_value = counted.unit(unit.as_str())?;
        // 반 is a half only where no word goes on: 2년 반, but not 3년 반복.
        let half = found.name("half").is_some() && !next_word(after);
        let end = if half { span.end } else { unit.end() };
        let amount = if half { amount.checked_add(Decimal::new(5, 1))? } else { amount };
        return Some((end, Duration { to, ..Duration::new(amount, unit_value) }));
    }
    if before.is_some_and(is_hangul) || head.trim_end().ends_with(" 수") {
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
        let since = rest.trim_start().strip_prefix('전').is_some_and(|rest| {
            ["보다", "대비", " 대비", "과 ", "에 비해"].iter().any(|word| rest.starts_with(word))
        });
        // 한 달 전보다 is a point in time, which the date reader reads.
        if native.as_str() == "한" && value == Unit::Month && since {
            return None;
        }
        if native.as_str() == "한" && BEFORE_RATE.is_match(rest) {
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
    Regex::new(r"^에[\x20\xA0]?(?:(?:[0-9][0-9,]*|한|두|세|네|약|최대|최소|평균)[\x20\xA0]?)+")
        .expect("a valid pattern")
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
                let fits = !"대생산차도".contains(next)
                    && !starts(&["근속상"])
                    && counts_years(self.head, after, year);
                let month = MONTH.is_match(after);
                let ago = matches!(self.number, "1") && self.to.is_none() && follows_ago(after);
                (fits && !month && !ago && !starts(&["마다"])).then_some(Unit::Year)
            }
            "주일" => Some(Unit::Week),
            "주" => (starts(&["간", "째", "앞", "밖"]) || follows_count(after)).then_some(Unit::Week),
            "일" => {
                let other = "요본차정분권제장당".contains(next);
                let counted = counts_days(self.head, after, n) || n > 31;
                (!other && counted && !(n == 1 && PER_DAY.is_match(after))).then_some(Unit::Day)
            }
            "시간" => (next != '대').then_some(Unit::Hour),
            "분기" => counts_quarters(after).then_some(Unit::Quarter),
            "분" => {
                let clock = self.head.trim_end().ends_with('시');
                let other = "의위과양기할배석량류".contains(next)
                    || starts(&["야", "들", "을 모", "이 참", "께", "씩 나"]);
                (!clock && !other).then_some(Unit::Minute)
            }
            "초" => {
                let clock = CLOCK_MINUTE.is_match(ending(self.head));
                (!clock && !"등중반고과순기청".contains(next)).then_some(Unit::Second)
            }
            _ => None,
        }
    }
}

/// A month after a year of two figures: 24년 3월.
static MONTH: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^[\x20\xA0]?[0-9]{1,2}[\x20\xA0]?월").expect("a valid pattern"));

/// A minute of the clock, before its seconds.
static CLOCK_MINUTE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"시[\x20\xA0]?[0-9]{1,2}[\x20\xA0]?분[\x20\xA0]?$").expect("a valid pattern")
});

/// Returns the last few characters of `head`, so that a look back costs the same everywhere.
fn ending(head: &str) -> &str {
    let start = head.char_indices().rev().nth(11).map_or(0, |(at, _)| at);
    tail(head, start)
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

#[cfg(test)]
mod tests {
    use super::*;

    fn values(text: &str) -> Vec<String> {
        read(text).iter().map(|found| found.value.timex()).collect()
    }

    #[test]
    fn counted_and_native_lengths() {
        assert_eq!(values("3년간, 석 달, 나흘, 보름, 반년"), ["P3Y", "P3M", "P4D", "P15D", "P6M"]);
        assert_eq!(values("2시간 30분, 1년 6개월, 3박 4일"), ["PT150M", "P18M", "P4D"]);
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
