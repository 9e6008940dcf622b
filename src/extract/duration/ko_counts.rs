//! What tells a count of days, years or quarters from a date: 10일간, 3년 만에, 5분기 연속.

use crate::extract::scan::Scan;
use crate::source::script::is_hangul;

/// What follows a count of days and never a date, with or without a space before it.
const AFTER_COUNT: &[&str] = &[
    "동안",
    "이내",
    "내내",
    "연속",
    "연휴",
    "연이어",
    "정도",
    "가량",
    "남짓",
    "넘게",
    "넘는",
    "이상",
    "이하",
    "미만",
    "초과",
    "안에",
    "안팎",
    "앞두",
    "앞당",
    "늦",
    "더 ",
    "걸",
    "소요",
    "남",
    "앞으로",
    "단축",
    "지난 뒤",
    "여",
];

/// Returns the word that follows a count of days, where one does.
fn counting(after: &str) -> Option<&'static str> {
    let spaced = after.strip_prefix([' ', '\u{a0}']).unwrap_or(after);
    if let Some(word) = ["간", "째", "밖에"].iter().find(|word| after.starts_with(**word)) {
        return Some(word);
    }
    if let Some(word) = AFTER_COUNT.iter().find(|word| spaced.starts_with(**word)) {
        return Some(word);
    }
    let next = |word: &str| spaced.strip_prefix(word);
    let ends = |rest: &str, words: &[&str]| words.iter().any(|word| rest.starts_with(word));
    let open = |rest: &str| !rest.starts_with(is_hangul);
    if let Some(rest) = next("내") {
        return (rest.is_empty() || ends(rest, &[" ", "\u{a0}", "에", "로"])).then_some("내");
    }
    if let Some(rest) = next("만") {
        return (rest.is_empty() || ends(rest, &["에", "의", "이", "큼", "으로", " "])).then_some("만");
    }
    if let Some(rest) = next("뒤").or_else(|| next("후")) {
        return (open(rest) || ends(rest, &["에", "인", "부터", "의", "면", "까지"])).then_some("뒤");
    }
    let rest = next("전")?;
    (open(rest) || ends(rest, &["에", "의", "인", "부터", "까지", "보다", "만", "이"])).then_some("전")
}

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
    counted || (n == 1 && is_per_day(after)) || follows_count(after)
}

/// Returns whether 1일 stands before what happens each day.
pub(super) fn is_per_day(after: &str) -> bool {
    const EACH: &[&str] = &[
        "평균", "최대", "최고", "최소", "생산", "이용", "처리", "방문", "체험", "관광", "권", "배송", "당",
        "섭취", "사용", "급수", "공급", "교통",
    ];
    let mut scan = Scan::new(after, 0);
    scan.space();
    if EACH.iter().any(|word| scan.rest().starts_with(word)) {
        return true;
    }
    let digits = scan.rest().bytes().take_while(u8::is_ascii_digit).count();
    scan.at += digits;
    scan.space();
    digits > 0 && scan.word(&["회", "시간"]).is_some()
}

/// Returns whether what follows makes a count of the number before it.
pub(super) fn follows_count(after: &str) -> bool {
    let Some(word) = counting(after) else { return false };
    let rest = after.trim_start().strip_prefix(word).unwrap_or_default();
    !(word == "전" && WHOLE.iter().any(|noun| rest.trim_start().starts_with(noun)))
}

/// Returns whether a number before 년 is a count of years; `year` says that it looks like a year.
pub(crate) fn counts_years(_head: &str, after: &str, year: bool) -> bool {
    if !year {
        return true;
    }
    let spaced = after.strip_prefix([' ', '\u{a0}']).unwrap_or(after);
    let period = after
        .strip_prefix('간')
        .is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\u{a0}', '의', '은', '이']));
    let ago = spaced.strip_prefix('전').is_some_and(|rest| {
        !rest.starts_with(|c: char| is_hangul(c) || c == ' ')
            || ["에", "의", "부터"].iter().any(|word| rest.starts_with(word))
    });
    period
        || ago
        || after.starts_with(['째', '여'])
        || ["동안", "넘", "가까이", "이상"].iter().any(|word| spaced.starts_with(word))
}

/// Returns whether a number before 분기 is a count of quarters.
pub(crate) fn counts_quarters(after: &str) -> bool {
    let spaced = after.strip_prefix([' ', '\u{a0}']).unwrap_or(after);
    after.starts_with('째')
        || ["연속", "만에", "동안", "내리", "연이어"].iter().any(|word| spaced.starts_with(word))
}
