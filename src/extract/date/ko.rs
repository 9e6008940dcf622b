//! Korean dates: pieces (2026년, 지난해, 3월, 초, 9일, 월요일) read one by one, then put together in order.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::{Date, Edge, Era, Found, Part, Relative, Season, Shift, Unit, of_two_figures, weekday_of_letter};
use crate::extract::duration::{counts_days, counts_quarters, counts_years};
use crate::source::script::is_hangul;
use crate::source::{Span, char_at, char_before, head, tail};

/// Every piece that a date can be made of.
static PIECE: LazyLock<Regex> = LazyLock::new(|| {
    let words: Vec<String> = WORDS.iter().map(|(word, _)| word.replace(' ', r"\s?")).collect();
    let pattern = format!(
        r"(?x)
        (?P<full> (?:1[89]|20|21)[0-9]{{2}} \s?[./-]\s? [0-9]{{1,2}} \s?[./-]\s? [0-9]{{1,2}} \b\.? )
        | (?P<short> ['’‘]?[0-9]{{2}} \.\s? [0-9]{{1,2}} \.\s? [0-9]{{1,2}} \b\.? )
        | (?P<ym> (?:['’‘]?[0-9]{{2}}|(?:19|20)[0-9]{{2}}) \.\s? [0-9]{{1,2}} (?: 월 | \. ) )
        | (?P<md> [0-9]{{1,2}} \.\s? [0-9]{{1,2}} \b\.? )
        | (?P<list> ['’‘]?[0-9]{{1,4}} (?: (?: \s?[~∼～〜–·ㆍ・-]\s? | ,\s ) ['’‘]?[0-9]{{1,4}} )* )
          \s? (?P<unit> 년대 | 년도? | 월 | 일 | 사?분기 | 세기 )
        | (?P<ago> (?: 1 | 한 | 일 ) \s? (?: 년 | 해 ) \s? 전 )
        | (?P<word> {words} )
        | (?P<days> [월화수목금토일] (?: \s?[·~∼～,-]\s? [월화수목금토일] )* ) 요일
        | [(（] \s? (?P<paren> [월화수목금토일] (?: \s?[·~∼～,-]\s? [월화수목금토일] )* ) (?:요일)? \s? [)）]
        | (?P<half> 상반기 | 하반기 )
        | (?P<season> 봄 | 여름 | 가을 | 겨울 ) 철?
        | (?P<edge> 초순 | 초반 | 초기 | 초 | 중순 | 중반 | 하순 | 후반 | 말기 | 말 )
        | (?P<shift> 지난 | 다가오는 | 돌아오는 | 오는 )
        ",
        words = words.join("|")
    );
    Regex::new(&pattern).expect("a valid pattern")
});

/// What stands between the dates of a range or a list.
static LINK: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^\s?(?:부터|에서|이?[~∼～〜–—-]|[·ㆍ・,]|과|와|및|이나|나|또는|하고)?\s?(?:[~∼～〜–—-]|및|또는|그리고)?\s?$")
        .expect("a valid pattern")
});

/// Words for times told from the day of writing or from the time spoken of; longer ones stand first.
///
/// A space in a word may be left out.
const WORDS: &[(&str, Word)] = &[
    ("전년도? 동기", Word::To(Relative::context(Unit::Year, -1))),
    ("전년도? 동월", Word::To(Relative::context(Unit::Year, -1))),
    ("전년도? 동분기", Word::To(Relative::context(Unit::Year, -1))),
    ("전년도? 같은 (?:기간|달|분기|시기)", Word::To(Relative::context(Unit::Year, -1))),
    ("지난해 동(?:기|월)", Word::To(Relative::context(Unit::Year, -1))),
    ("지난해 같은 (?:기간|달|분기|시기)", Word::To(Relative::context(Unit::Year, -1))),
    ("작년 동(?:기|월)", Word::To(Relative::context(Unit::Year, -1))),
    ("작년 같은 (?:기간|달|분기|시기)", Word::To(Relative::context(Unit::Year, -1))),
    ("지지난해", Word::To(Relative::writing(Unit::Year, -2))),
    ("재작년", Word::To(Relative::writing(Unit::Year, -2))),
    ("지난 해", Word::To(Relative::writing(Unit::Year, -1))),
    ("작년", Word::To(Relative::writing(Unit::Year, -1))),
    ("올해", Word::To(Relative::writing(Unit::Year, 0))),
    ("금년", Word::To(Relative::writing(Unit::Year, 0))),
    ("올", Word::To(Relative::writing(Unit::Year, 0))),
    ("내후년", Word::To(Relative::writing(Unit::Year, 2))),
    ("내년", Word::To(Relative::writing(Unit::Year, 1))),
    ("직전 연도", Word::To(Relative::context(Unit::Year, -1))),
    ("전년도?", Word::To(Relative::context(Unit::Year, -1))),
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
    ("이달", Word::To(Relative::writing(Unit::Month, 0))),
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
    ("지난 주말", Word::Part(Some(Relative::writing(Unit::Week, -1)), Part::Weekend)),
    ("이번 주말", Word::Part(Some(Relative::writing(Unit::Week, 0)), Part::Weekend)),
    ("다음 주말", Word::Part(Some(Relative::writing(Unit::Week, 1)), Part::Weekend)),
    ("지지난 주", Word::To(Relative::writing(Unit::Week, -2))),
    ("지난 주", Word::To(Relative::writing(Unit::Week, -1))),
    ("이번 주", Word::To(Relative::writing(Unit::Week, 0))),
    ("금주", Word::To(Relative::writing(Unit::Week, 0))),
    ("다다음 주", Word::To(Relative::writing(Unit::Week, 2))),
    ("다음 주", Word::To(Relative::writing(Unit::Week, 1))),
    ("내주", Word::To(Relative::writing(Unit::Week, 1))),
    ("전주", Word::To(Relative::context(Unit::Week, -1))),
    ("주말", Word::Part(None, Part::Weekend)),
    ("평일", Word::Part(None, Part::Workdays)),
    ("그저께", Word::To(Relative::writing(Unit::Day, -2))),
    ("그제", Word::To(Relative::writing(Unit::Day, -2))),
    ("어제", Word::To(Relative::writing(Unit::Day, -1))),
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
    ("이날", Word::To(Relative::context(Unit::Day, 0))),
    ("그날", Word::To(Relative::context(Unit::Day, 0))),
    ("같은 날", Word::To(Relative::context(Unit::Day, 0))),
    ("당일", Word::To(Relative::context(Unit::Day, 0))),
];

/// What a word stands for.
#[derive(Clone, Copy)]
enum Word {
    /// A distance.
    To(Relative),
    /// The beginning or end of a period.
    Edge(Relative, Edge),
    /// A stretch of the week.
    Part(Option<Relative>, Part),
}

/// The words, each anchored, to tell which one matched.
static WORD_TABLE: LazyLock<Vec<(Regex, Word)>> = LazyLock::new(|| {
    WORDS
        .iter()
        .map(|(word, value)| {
            (Regex::new(&format!("^(?:{})$", word.replace(' ', r"\s?"))).expect("a valid pattern"), *value)
        })
        .collect()
});

/// How fine a piece is; pieces join from coarse to fine.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Shift,
    Year,
    Part,
    Month,
    Edge,
    Day,
    Weekday,
}

/// One piece.
#[derive(Clone)]
struct Piece {
    span: Span,
    rank: Rank,
    date: Date,
    /// Whether it is a name of the time (지난해) that a figure in brackets may explain.
    spoken: bool,
}

/// Reads the dates of a Korean sentence.
pub(super) fn read(text: &str) -> Vec<Found<Date>> {
    let mut pieces: Vec<Piece> = Vec::new();
    for found in PIECE.captures_iter(text) {
        pieces_of(text, &found, &mut pieces);
    }
    let mut out: Vec<Found<Date>> = Vec::new();
    let mut held: Option<Piece> = None;
    for piece in pieces {
        held = Some(match held.take() {
            None => piece,
            Some(before) => match joined(text, &before, &piece) {
                Some(whole) => whole,
                None => {
                    keep(text, before, &mut out);
                    piece
                }
            },
        });
    }
    if let Some(last) = held {
        keep(text, last, &mut out);
    }
    out
}

/// Keeps a finished date, with what it inherits from the one before it.
fn keep(text: &str, piece: Piece, out: &mut Vec<Found<Date>>) {
    if !piece.date.stands() {
        return;
    }
    let mut found = Found { span: piece.span, value: piece.date };
    if let Some(last) = out.last() {
        let gap = Span::new(last.span.end, found.span.start).of(text);
        if gap.len() < 24 && LINK.is_match(gap) {
            found.value.inherit(&last.value);
        }
    }
    out.push(found);
}

/// Puts two neighbouring pieces together, where they make one date.
fn joined(text: &str, a: &Piece, b: &Piece) -> Option<Piece> {
    let gap = Span::new(a.span.end, b.span.start).of(text);
    let blank = gap.chars().count() <= 2 && gap.trim().is_empty();
    let span = Span::new(a.span.start, b.span.end);
    if gap == "(" && a.spoken != b.spoken && char_at(text, b.span.end) == Some(')') {
        let date = a.date.join(&b.date)?;
        return Some(Piece { span: Span::new(span.start, span.end + 1), rank: a.rank.max(b.rank), date, spoken: false });
    }
    if !blank || (b.rank <= a.rank) || (b.rank == Rank::Edge && a.rank < Rank::Year) {
        return None;
    }
    // 지난 belongs to a day, month, weekday or season without a year of its own.
    if a.rank == Rank::Shift && (b.date.year.is_some() || b.date.relative.is_some()) {
        return None;
    }
    // 지난해 이달 and 다음 달 3월 are not one date.
    let date = a.date.join(&b.date)?;
    Some(Piece { span, rank: b.rank, date, spoken: b.spoken })
}

/// Reads the piece or pieces of one match.
fn pieces_of(text: &str, found: &Captures<'_>, out: &mut Vec<Piece>) {
    let Some(whole) = found.get(0) else { return };
    let span = Span::new(whole.start(), whole.end());
    let before = char_before(text, span.start);
    let after = tail(text, span.end);
    let touching = out.last().is_some_and(|last| last.span.end == span.start);
    let mut push = |span: Span, rank: Rank, date: Date, spoken: bool| out.push(Piece { span, rank, date, spoken });
    if found.name("full").is_some() || found.name("short").is_some() || found.name("ym").is_some() || found.name("md").is_some() {
        if let Some((date, rank)) = numeric(text, span, found) {
            push(span, rank, date, false);
        }
        return;
    }
    if let (Some(list), Some(unit)) = (found.name("list"), found.name("unit")) {
        figures(text, Span::new(list.start(), list.end()), span, unit.as_str(), out);
        return;
    }
    if before.is_some_and(is_hangul) && !touching && found.name("paren").is_none() {
        return;
    }
    if found.name("ago").is_some() {
        if !after.starts_with(is_hangul) || after.starts_with(['보', '과', '에', '의', '이', '부', '만', '인']) {
            push(span, Rank::Year, Date::of_relative(Relative::context(Unit::Year, -1)), true);
        }
    } else if let Some(word) = found.name("word") {
        if let Some((date, rank)) = worded(word.as_str(), after) {
            push(span, rank, date, true);
        }
    } else if let Some(days) = found.name("days").or(found.name("paren")) {
        let mut start = span.start;
        let letters: Vec<(usize, char)> = days.as_str().char_indices().filter(|(_, c)| weekday_of_letter(*c).is_some()).collect();
        for (n, (at, letter)) in letters.iter().enumerate() {
            let end = if n + 1 == letters.len() { span.end } else { days.start() + at + letter.len_utf8() };
            let date = Date { weekday: weekday_of_letter(*letter), ..Date::default() };
            push(Span::new(start, end), Rank::Weekday, date, false);
            start = letters.get(n + 1).map_or(end, |(next, _)| days.start() + next);
        }
    } else if let Some(half) = found.name("half") {
        let number = if half.as_str() == "상반기" { 1 } else { 2 };
        push(span, Rank::Part, Date { part: Some(Part::Half(number)), ..Date::default() }, false);
    } else if let Some(season) = found.name("season") {
        let season = match season.as_str() {
            "봄" => Season::Spring,
            "여름" => Season::Summer,
            "가을" => Season::Autumn,
            _ => Season::Winter,
        };
        push(span, Rank::Part, Date { part: Some(Part::Season(season)), ..Date::default() }, false);
    } else if let Some(edge) = found.name("edge") {
        let goes_on = after.chars().next().is_some_and(|c| is_hangul(c) && !"에까부의께경쯤와과로이나현를은는도기인보".contains(c));
        let edge = match edge.as_str() {
            "초" | "초순" | "초반" | "초기" => Edge::Early,
            "중순" | "중반" => Edge::Middle,
            _ => Edge::Late,
        };
        if !goes_on {
            push(span, Rank::Edge, Date { edge: Some(edge), ..Date::default() }, false);
        }
    } else if let Some(shift) = found.name("shift") {
        let shift = if shift.as_str() == "지난" { Shift::Past } else { Shift::Coming };
        push(span, Rank::Shift, Date { shift: Some(shift), ..Date::default() }, false);
    }
}

/// Reads figures with points: 2026. 3. 11., ’24.2.9., 2026.3월, 6.8.(월).
fn numeric(text: &str, span: Span, found: &Captures<'_>) -> Option<(Date, Rank)> {
    let before = char_before(text, span.start);
    let after = tail(text, span.end);
    if before.is_some_and(|c| c.is_ascii_alphanumeric() || ".-/:,$".contains(c)) || after.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '%') {
        return None;
    }
    let own = span.of(text);
    let quoted = own.starts_with(['\'', '’', '‘']);
    let numbers: Vec<i16> =
        own.split(|c: char| !c.is_ascii_digit()).filter(|s| !s.is_empty()).filter_map(|s| s.parse().ok()).collect();
    let bracket = after.trim_start();
    let weekday = bracket.starts_with(['(', '（'])
        && bracket.chars().nth(1).is_some_and(|c| weekday_of_letter(c).is_some())
        && bracket.chars().nth(2).is_some_and(|c| ")）~∼·".contains(c));
    let ranged = bracket.starts_with(['~', '∼', '～']);
    let follows = head(text, span.start).trim_end().ends_with(['~', '∼', '～']);
    let plain = quoted || weekday || ranged || follows || own.ends_with('.');
    let (year, month, day) = match (numbers.as_slice(), found.name("full").is_some()) {
        ([year, month, day], true) => (Some(*year), *month, Some(*day)),
        ([year, month, day], false) if plain => (Some(of_two_figures(*year)), *month, Some(*day)),
        ([year, month], _) if found.name("ym").is_some() && (*year > 99 || quoted || own.ends_with('월')) => {
            (Some(if *year > 99 { *year } else { of_two_figures(*year) }), *month, None)
        }
        ([month, day], _) if weekday || (follows && own.ends_with('.')) => (None, *month, Some(*day)),
        _ => return None,
    };
    let month = u8::try_from(month).ok().filter(|month| (1..=12).contains(month))?;
    let day = match day {
        Some(day) => Some(u8::try_from(day).ok().filter(|day| (1..=31).contains(day))?),
        None => None,
    };
    Some((Date { year, month: Some(month), day, ..Date::default() }, if day.is_some() { Rank::Day } else { Rank::Month }))
}

/// Reads one number or several with a unit: 2026년, 3~5월, 13·14일, 1분기.
fn figures(text: &str, list: Span, whole: Span, unit: &str, out: &mut Vec<Piece>) {
    let before = char_before(text, whole.start);
    let after = tail(text, whole.end);
    let glued = before.is_some_and(|c| c.is_ascii_alphanumeric() || ".,-/:제".contains(c));
    if glued && !out.last().is_some_and(|last| last.span.end == whole.start) {
        return;
    }
    let mut numbers: Vec<(Span, &str)> = Vec::new();
    let mut start = None;
    for (at, c) in list.of(text).char_indices().chain([(list.len(), ' ')]) {
        let inside = c.is_ascii_digit() || "'’‘".contains(c);
        match (inside, start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                let span = Span::new(list.start + from, list.start + at);
                numbers.push((span, span.of(text)));
                start = None;
            }
            _ => {}
        }
    }
    let last = numbers.len().saturating_sub(1);
    let head = head(text, whole.start);
    let dates: Option<Vec<(Rank, Date)>> = numbers.iter().map(|(_, number)| figure(head, number, unit, after)).collect();
    for (n, (rank, date)) in dates.unwrap_or_default().into_iter().enumerate() {
        let Some((span, _)) = numbers.get(n) else { continue };
        let span = if n == last { Span::new(span.start, whole.end) } else { *span };
        out.push(Piece { span, rank, date, spoken: false });
    }
}

/// Reads one number with its unit, given what stands before and after.
fn figure(head: &str, number: &str, unit: &str, after: &str) -> Option<(Rank, Date)> {
    let quoted = number.starts_with(['\'', '’', '‘']);
    let digits = number.trim_start_matches(['\'', '’', '‘']);
    let n: i16 = digits.parse().ok()?;
    let small = u8::try_from(n).unwrap_or(u8::MAX);
    let next = after.chars().next().unwrap_or(' ');
    match unit {
        "년대" => {
            let first = if n > 99 { n } else { of_two_figures(n) };
            (n % 10 == 0 && (digits.len() == 4 || n >= 30))
                .then(|| (Rank::Year, Date { era: Some(Era::Decade(first)), ..Date::default() }))
        }
        "세기" => (1..=22).contains(&n).then(|| (Rank::Year, Date { era: Some(Era::Century(n)), ..Date::default() })),
        "년" | "년도" => {
            let year = match digits.len() {
                4 if (1000..2200).contains(&n) && !counts_years(head, after, true) => n,
                2 if quoted || before_month(after) => of_two_figures(n),
                _ => return None,
            };
            Some((Rank::Year, Date { year: Some(year), ..Date::default() }))
        }
        "월" => ((1..=12).contains(&n) && digits.len() <= 2)
            .then(|| (Rank::Month, Date { month: Some(small), ..Date::default() })),
        "일" => ((1..=31).contains(&n) && digits.len() <= 2 && !"요본차정분권제장당".contains(next) && !counts_days(head, after, n))
            .then(|| (Rank::Day, Date { day: Some(small), ..Date::default() })),
        _ => ((1..=4).contains(&n) && !counts_quarters(after))
            .then(|| (Rank::Part, Date { part: Some(Part::Quarter(small)), ..Date::default() })),
    }
}

/// Returns whether a month follows, so that 24년 is a year and no count.
fn before_month(after: &str) -> bool {
    static MONTH: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^\s?(?:[0-9]{1,2}\s?월|[1-4]\s?분기|상반기|하반기)").expect("a valid pattern")
    });
    MONTH.is_match(after)
}

/// Reads a word of the table, unless what follows makes it another word.
fn worded(word: &str, after: &str) -> Option<(Date, Rank)> {
    let (_, value) = WORD_TABLE.iter().find(|(pattern, _)| pattern.is_match(word))?;
    let begins = |words: &[&str]| words.iter().any(|word| after.trim_start().starts_with(word));
    let fits = match word {
        "올" => {
            let numbered = before_month(after);
            numbered || begins(&["봄", "여름", "가을", "겨울", "초 ", "초에", "초부", "연말", "들어", "한 해", "한해", "말까", "말 "])
        }
        "내일" => !begins(&["배움", "채움", "로", "키움", "찾"]),
        "그제" => !after.starts_with(['야', '서']),
        "전달" | "전주" => begins(&["대비", "보다", "에 비해", "과 비교", "와 비교"]),
        "한 달 전" | "한달 전" => begins(&["보다", "대비", "과 ", "에 비해"]),
        "금주" | "내주" => begins(&["중", "초", "말", "월요", "화요", "수요", "목요", "금요", "토요", "일요"]),
        "모레" => !after.starts_with(['노', '티', '토']),
        "연말" => !begins(&["연시", "정산"]),
        "이달" => !begins(&["의 "]) || !begins(&["의 소녀"]),
        _ => true,
    };
    if !fits {
        return None;
    }
    Some(match *value {
        Word::To(relative) => {
            let rank = match relative.unit {
                Unit::Year => Rank::Year,
                Unit::Quarter | Unit::Half => Rank::Part,
                Unit::Month | Unit::Week | Unit::Day => Rank::Month,
            };
            (Date::of_relative(relative), rank)
        }
        Word::Edge(relative, edge) => {
            (Date { edge: Some(edge), ..Date::of_relative(relative) }, Rank::Weekday)
        }
        Word::Part(relative, part) => (Date { part: Some(part), relative, ..Date::default() }, Rank::Weekday),
    })
}
