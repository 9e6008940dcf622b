//! Korean words for times: 지난해, 다음 달, 전년 동기, 이번 주말, 오늘.

use super::ko_figures::before_month;
use super::{Anchor, Date, Edge, Part, Relative, Season, Unit};
use crate::source::script::is_hangul;

/// Words for times told from the day of writing or from the time spoken of; longer ones stand first.
///
/// A space in a word may be left out.
pub(super) const WORDS: &[(&str, Word)] = &[
    ("전년도 동기", Word::To(Relative::context(Unit::Year, -1))),
    ("전년 동기", Word::To(Relative::context(Unit::Year, -1))),
    ("전년도 동월", Word::To(Relative::context(Unit::Year, -1))),
    ("전년 동월", Word::To(Relative::context(Unit::Year, -1))),
    ("전년도 동분기", Word::To(Relative::context(Unit::Year, -1))),
    ("전년 동분기", Word::To(Relative::context(Unit::Year, -1))),
    ("전년도 같은 기간", Word::To(Relative::context(Unit::Year, -1))),
    ("전년도 같은 달", Word::To(Relative::context(Unit::Year, -1))),
    ("전년도 같은 분기", Word::To(Relative::context(Unit::Year, -1))),
    ("전년도 같은 시기", Word::To(Relative::context(Unit::Year, -1))),
    ("전년 같은 기간", Word::To(Relative::context(Unit::Year, -1))),
    ("전년 같은 달", Word::To(Relative::context(Unit::Year, -1))),
    ("전년 같은 분기", Word::To(Relative::context(Unit::Year, -1))),
    ("전년 같은 시기", Word::To(Relative::context(Unit::Year, -1))),
    ("지난해 동기", Word::To(Relative::context(Unit::Year, -1))),
    ("지난해 동월", Word::To(Relative::context(Unit::Year, -1))),
    ("지난해 같은 기간", Word::To(Relative::context(Unit::Year, -1))),
    ("지난해 같은 달", Word::To(Relative::context(Unit::Year, -1))),
    ("지난해 같은 분기", Word::To(Relative::context(Unit::Year, -1))),
    ("지난해 같은 시기", Word::To(Relative::context(Unit::Year, -1))),
    ("작년 동기", Word::To(Relative::context(Unit::Year, -1))),
    ("작년 동월", Word::To(Relative::context(Unit::Year, -1))),
    ("작년 같은 기간", Word::To(Relative::context(Unit::Year, -1))),
    ("작년 같은 달", Word::To(Relative::context(Unit::Year, -1))),
    ("작년 같은 분기", Word::To(Relative::context(Unit::Year, -1))),
    ("작년 같은 시기", Word::To(Relative::context(Unit::Year, -1))),
    ("일 년 전", Word::Ago),
    ("한 해 전", Word::Ago),
    ("일 해 전", Word::Ago),
    ("지난 한 해", Word::To(Relative::writing(Unit::Year, -1))),
    ("지지난해", Word::To(Relative::writing(Unit::Year, -2))),
    ("재작년", Word::To(Relative::writing(Unit::Year, -2))),
    ("지난 해", Word::To(Relative::writing(Unit::Year, -1))),
    ("작년", Word::To(Relative::writing(Unit::Year, -1))),
    ("올 해", Word::To(Relative::writing(Unit::Year, 0))),
    ("올 연말", Word::Edge(Relative::writing(Unit::Year, 0), Edge::Late)),
    ("올 연초", Word::Edge(Relative::writing(Unit::Year, 0), Edge::Early)),
    ("명년", Word::To(Relative::writing(Unit::Year, 1))),
    ("후년", Word::To(Relative::writing(Unit::Year, 2))),
    ("익년", Word::To(Relative::context(Unit::Year, 1))),
    ("금년", Word::To(Relative::writing(Unit::Year, 0))),
    ("올", Word::To(Relative::writing(Unit::Year, 0))),
    ("내후년", Word::To(Relative::writing(Unit::Year, 2))),
    ("내년", Word::To(Relative::writing(Unit::Year, 1))),
    ("직전 연도", Word::To(Relative::context(Unit::Year, -1))),
    ("전년도", Word::To(Relative::context(Unit::Year, -1))),
    ("전년", Word::To(Relative::context(Unit::Year, -1))),
    ("다다음 해", Word::To(Relative::writing(Unit::Year, 2))),
    ("다음 해", Word::To(Relative::context(Unit::Year, 1))),
    ("이듬해", Word::To(Relative::context(Unit::Year, 1))),
    ("그해", Word::To(Relative::context(Unit::Year, 0))),
    ("같은 해", Word::To(Relative::context(Unit::Year, 0))),
    ("연말", Word::Edge(Relative::context(Unit::Year, 0), Edge::Late)),
    ("연초", Word::Edge(Relative::context(Unit::Year, 0), Edge::Early)),
    ("월말", Word::Edge(Relative::context(Unit::Month, 0), Edge::Late)),
    ("월초", Word::Edge(Relative::context(Unit::Month, 0), Edge::Early)),
    ("지지난 달", Word::To(Relative::writing(Unit::Month, -2))),
    ("지난 달", Word::To(Relative::writing(Unit::Month, -1))),
    ("이번 달", Word::To(Relative::writing(Unit::Month, 0))),
    ("이 달", Word::To(Relative::writing(Unit::Month, 0))),
    ("금월", Word::To(Relative::writing(Unit::Month, 0))),
    ("다다음 달", Word::To(Relative::writing(Unit::Month, 2))),
    ("다음 달", Word::To(Relative::writing(Unit::Month, 1))),
    ("내달", Word::To(Relative::writing(Unit::Month, 1))),
    ("전월", Word::To(Relative::context(Unit::Month, -1))),
    ("전달", Word::To(Relative::context(Unit::Month, -1))),
    ("한 달 전", Word::To(Relative::context(Unit::Month, -1))),
    ("익월", Word::To(Relative::context(Unit::Month, 1))),
    ("같은 달", Word::To(Relative::context(Unit::Month, 0))),
    ("그달", Word::To(Relative::context(Unit::Month, 0))),
    ("직전 분기", Word::To(Relative::context(Unit::Quarter, -1))),
    ("전 분기", Word::To(Relative::context(Unit::Quarter, -1))),
    ("지난 분기", Word::To(Relative::writing(Unit::Quarter, -1))),
    ("이번 분기", Word::To(Relative::writing(Unit::Quarter, 0))),
    ("다음 분기", Word::To(Relative::writing(Unit::Quarter, 1))),
    ("이번 봄", Word::Part(Some(Relative::writing(Unit::Year, 0)), Part::Season(Season::Spring))),
    ("이번 여름", Word::Part(Some(Relative::writing(Unit::Year, 0)), Part::Season(Season::Summer))),
    ("이번 가을", Word::Part(Some(Relative::writing(Unit::Year, 0)), Part::Season(Season::Autumn))),
    ("이번 겨울", Word::Part(Some(Relative::writing(Unit::Year, 0)), Part::Season(Season::Winter))),
    ("지난 주말", Word::Part(Some(Relative::writing(Unit::Week, -1)), Part::Weekend)),
    ("이번 주말", Word::Part(Some(Relative::writing(Unit::Week, 0)), Part::Weekend)),
    ("다음 주말", Word::Part(Some(Relative::writing(Unit::Week, 1)), Part::Weekend)),
    ("지지난 주", Word::To(Relative::writing(Unit::Week, -2))),
    ("지난 주", Word::To(Relative::writing(Unit::Week, -1))),
    ("저번 주", Word::To(Relative::writing(Unit::Week, -1))),
    ("저번 달", Word::To(Relative::writing(Unit::Month, -1))),
    ("다가오는 주", Word::To(Relative::writing(Unit::Week, 1))),
    ("이번 주", Word::To(Relative::writing(Unit::Week, 0))),
    ("금주", Word::To(Relative::writing(Unit::Week, 0))),
    ("다다음 주", Word::To(Relative::writing(Unit::Week, 2))),
    ("다음 주", Word::To(Relative::writing(Unit::Week, 1))),
    ("내주", Word::To(Relative::writing(Unit::Week, 1))),
    ("전주", Word::To(Relative::context(Unit::Week, -1))),
    ("주말", Word::Part(None, Part::Weekend)),
    ("평일", Word::Part(None, Part::Workdays)),
    ("그끄저께", Word::To(Relative::writing(Unit::Day, -3))),
    ("엊그제", Word::To(Relative::writing(Unit::Day, -2))),
    ("그저께", Word::To(Relative::writing(Unit::Day, -2))),
    ("그제", Word::To(Relative::writing(Unit::Day, -2))),
    ("어제", Word::To(Relative::writing(Unit::Day, -1))),
    ("작일", Word::To(Relative::writing(Unit::Day, -1))),
    ("내일모레", Word::To(Relative::writing(Unit::Day, 2))),
    ("오늘날", Word::To(Relative::context(Unit::Day, 0))),
    ("오늘", Word::To(Relative::writing(Unit::Day, 0))),
    ("금일", Word::To(Relative::writing(Unit::Day, 0))),
    ("내일", Word::To(Relative::writing(Unit::Day, 1))),
    ("명일", Word::To(Relative::writing(Unit::Day, 1))),
    ("모레", Word::To(Relative::writing(Unit::Day, 2))),
    ("글피", Word::To(Relative::writing(Unit::Day, 3))),
    ("전날", Word::To(Relative::context(Unit::Day, -1))),
    ("전일", Word::To(Relative::context(Unit::Day, -1))),
    ("이튿날", Word::To(Relative::context(Unit::Day, 1))),
    ("다음 날", Word::To(Relative::context(Unit::Day, 1))),
    ("이 날", Word::To(Relative::context(Unit::Day, 0))),
    ("그 날", Word::To(Relative::context(Unit::Day, 0))),
    ("같은 날", Word::To(Relative::context(Unit::Day, 0))),
    ("당일", Word::To(Relative::context(Unit::Day, 0))),
];

/// What a word stands for.
#[derive(Clone, Copy)]
pub(super) enum Word {
    /// A distance.
    To(Relative),
    /// The beginning or end of a period.
    Edge(Relative, Edge),
    /// A stretch of the week.
    Part(Option<Relative>, Part),
    /// A year ago.
    Ago,
}

/// Reads a word of the table, unless what follows makes it another word.
pub(super) fn worded(word: &str, value: &Word, before: &str, after: &str) -> Option<(Date, Unit)> {
    let begins = |words: &[&str]| words.iter().any(|word| after.trim_start().starts_with(word));
    let fits = match word {
        "올" => {
            let numbered = before_month(after);
            numbered
                || begins(&[
                    "봄", "여름", "가을", "겨울", "초 ", "초에", "초부", "연말", "들어", "한 해", "한해",
                    "말까", "말 ",
                ])
        }
        "내일" => !begins(&["배움", "채움", "로", "키움", "찾"]),
        "그제" => !after.starts_with(['야', '서']),
        "전달" | "전주" => begins(&["대비", "보다", "에 비해", "과 비교", "와 비교"]),
        "한 달 전" | "한달 전" => begins(&["보다", "대비", "과 ", "에 비해"]),
        "금주" | "내주" => begins(&[
            "중", "초", "말", "안에", "내에", "까지", "부터", "월요", "화요", "수요", "목요", "금요", "토요",
            "일요",
        ]),
        "모레" => !after.starts_with(|c| is_hangul(c) && !"에까부오새아는가".contains(c)),
        "연말" => !begins(&["연시", "정산"]),
        "금일" => !after.starts_with('봉'),
        "명일" => !after.starts_with('동'),
        "당일" => !after.starts_with("치기"),
        "주말" => !after.starts_with("농장") && !after.starts_with("극"),
        "이달" => !begins(&["의 소녀"]),
        // 이 달 with a space is also "this moon", and 이 달러 is money.
        "이 달" => begins(&["에", "초", "중", "말", "들어", "안", "의 "]) || after.starts_with([' ', ',']),
        _ => true,
    };
    if !fits || goes_on(word, after) {
        return None;
    }
    // 그 다음 주 counts from the time spoken of.
    let told = before.trim_end().ends_with('그') && word.starts_with("다음");
    let turn =
        |relative: Relative| if told { Relative { anchor: Anchor::Context, ..relative } } else { relative };
    Some(match *value {
        Word::To(relative) => (Date::of_relative(turn(relative)), relative.unit),
        Word::Edge(relative, edge) => (Date { edge: Some(edge), ..Date::of_relative(relative) }, Unit::Day),
        Word::Part(relative, part) => (Date { part: Some(part), relative, ..Date::default() }, Unit::Day),
        Word::Ago => (Date::of_relative(Relative::context(Unit::Year, -1)), Unit::Year),
    })
}

/// Returns whether the last syllable begins another word: 이번 주제, 다음 날씨, 지난 해외 공연.
fn goes_on(word: &str, after: &str) -> bool {
    let others = match word.chars().next_back() {
        Some('해') => "외석결양수군소설법",
        Some('날') => "씨개짜것",
        Some('달') => "러리성라걀렸려음력",
        Some('주') => "제자총식문최택민변장거류체급년인부행차력",
        _ => return false,
    };
    after.starts_with(|c| others.contains(c)) && !after.starts_with("부터") && !after.starts_with("인데")
}

#[cfg(test)]
mod tests {
    use super::super::ko::read;

    #[test]
    fn words_end_where_they_end() {
        for text in [
            "이번 주제는",
            "다음 날씨는",
            "올 해외 공연",
            "다음 달리기 대회",
            "국민내일배움카드",
            "모레티 감독",
        ] {
            assert!(read(text).is_empty(), "{text}");
        }
        for text in ["이번 주부터", "다음 날", "올해", "다음 달부터", "내일 오전", "모레까지"]
        {
            assert_eq!(read(text).len(), 1, "{text}");
        }
    }
}
