//! Korean dates: pieces (2026년, 지난해, 3월, 초, 9일, 월요일) read one by one, then put together in order.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::ko_words::{WORDS, worded};
use super::{Date, Edge, Era, Found, Part, Relative, Season, Shift, Unit, of_two_figures, weekday_of_letter};
use crate::extract::duration::{counts_days, counts_quarters, counts_years};
use crate::source::script::is_hangul;
use crate::source::{Span, char_at, char_before, head, tail};

/// Every piece that a date can be made of.
static PIECE: LazyLock<Regex> = LazyLock::new(|| {
    let words: Vec<String> = WORDS.iter().map(|(word, _)| word.replace(' ', r"[\x20\xA0]?")).collect();
    let pattern = format!(
        r"(?x)
        (?P<full> (?:1[89]|20|21)[0-9]{{2}} [\x20\xA0]?[./-][\x20\xA0]? [0-9]{{1,2}} [\x20\xA0]?[./-][\x20\xA0]? [0-9]{{1,2}} (?-u:\b)\.? )
        | (?P<short> ['’‘]?[0-9]{{2}} \.[\x20\xA0]? [0-9]{{1,2}} \.[\x20\xA0]? [0-9]{{1,2}} (?-u:\b)\.? )
        | (?P<ym> (?:['’‘]?[0-9]{{2}}|(?:19|20)[0-9]{{2}}) \.[\x20\xA0]? [0-9]{{1,2}} (?: 월 | \. ) )
        | (?P<md> [0-9]{{1,2}} \.[\x20\xA0]? [0-9]{{1,2}} (?-u:\b)\.? )
        | (?P<ago> (?: 1 | 한 | 일 ) [\x20\xA0]? (?: 년 | 해 ) [\x20\xA0]? 전 )
        | (?P<list> (?: ['’‘][0-9]{{2}} | [0-9]{{1,4}} ) (?: (?: [\x20\xA0]?[~∼～〜–·ㆍ・-][\x20\xA0]? | ,[\x20\xA0] ) ['’‘]?[0-9]{{1,4}} )* )
          [\x20\xA0]? (?P<unit> 년대 | 년도? | 월 | 일 | 사?분기 | 세기 )
        | [(（] (?P<bracket> (?:1[5-9]|20)[0-9]{{2}} ) [)）]
        | (?P<word> {words} )
        | (?P<days> [월화수목금토일] (?: [\x20\xA0]?[·~∼～,-][\x20\xA0]? [월화수목금토일] )* ) 요일
        | [(（] [\x20\xA0]? (?P<paren> [월화수목금토일] (?: [\x20\xA0]?[·~∼～,-][\x20\xA0]? [월화수목금토일] )* ) (?:요일)? [\x20\xA0]? [)）]
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
    Regex::new(r"^[\x20\xA0]?(?:부터|에서|이?[~∼～〜–—-]|[·ㆍ・,]|과|와|및|이나|나|또는|하고)?[\x20\xA0]?(?:[~∼～〜–—-]|및|또는|그리고)?[\x20\xA0]?$")
        .expect("a valid pattern")
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
            Some(before) => joined(text, &before, &piece).unwrap_or_else(|| {
                keep(text, before, &mut out);
                piece
            }),
        });
    }
    if let Some(last) = held {
        keep(text, last, &mut out);
    }
    weekdays_first(text, out)
}

/// Joins a weekday with the day that follows it: 토요일(9월 29일), 토요일, 2018년 9월 29일.
fn weekdays_first(text: &str, found: Vec<Found<Date>>) -> Vec<Found<Date>> {
    let mut out: Vec<Found<Date>> = Vec::with_capacity(found.len());
    for next in found {
        let lone = |date: &Date| *date == Date { weekday: date.weekday, ..Date::default() };
        let joined =
            out.last().filter(|last| lone(&last.value) && next.value.day.is_some()).and_then(|last| {
                let gap = Span::new(last.span.end, next.span.start).of(text);
                let bracket = gap == "(" && char_at(text, next.span.end) == Some(')');
                let date = last.value.join(&next.value).filter(|_| bracket || matches!(gap, ", " | " "))?;
                Some(Found {
                    span: Span::new(last.span.start, next.span.end + usize::from(bracket)),
                    value: date,
                })
            });
        if let Some(joined) = joined {
            out.pop();
            out.push(joined);
        } else {
            out.push(next);
        }
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
        return Some(Piece {
            span: Span::new(span.start, span.end + 1),
            rank: a.rank.max(b.rank),
            date,
            spoken: false,
        });
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
    let mut push =
        |span: Span, rank: Rank, date: Date, spoken: bool| out.push(Piece { span, rank, date, spoken });
    if found.name("full").is_some()
        || found.name("short").is_some()
        || found.name("ym").is_some()
        || found.name("md").is_some()
    {
        if let Some((date, rank)) = numeric(text, span, found) {
            push(span, rank, date, false);
        }
        return;
    }
    if let (Some(list), Some(unit)) = (found.name("list"), found.name("unit")) {
        figures(text, Span::new(list.start(), list.end()), span, unit.as_str(), out);
        return;
    }
    if let Some(year) = found.name("bracket") {
        push(
            Span::new(year.start(), year.end()),
            Rank::Year,
            Date { year: year.as_str().parse().ok(), ..Date::default() },
            false,
        );
        return;
    }
    if before.is_some_and(is_hangul) && !touching && found.name("paren").is_none() {
        return;
    }
    if found.name("ago").is_some() {
        if !after.starts_with(is_hangul)
            || after.starts_with(['보', '과', '에', '의', '이', '부', '만', '인'])
        {
            push(span, Rank::Year, Date::of_relative(Relative::context(Unit::Year, -1)), true);
        }
    } else if let Some(word) = found.name("word") {
        if let Some((date, unit)) = worded(word.as_str(), head(text, span.start), after) {
            let rank = match unit {
                _ if date.edge.is_some() || date.part.is_some() => Rank::Weekday,
                Unit::Year => Rank::Year,
                Unit::Quarter | Unit::Half => Rank::Part,
                Unit::Month | Unit::Week | Unit::Day => Rank::Month,
            };
            push(span, rank, date, true);
        }
    } else if let Some(days) = found.name("days").or(found.name("paren")) {
        let mut next_start = span.start;
        let letters: Vec<(usize, char)> =
            days.as_str().char_indices().filter(|(_, c)| weekday_of_letter(*c).is_some()).collect();
        for (n, (at, letter)) in letters.iter().enumerate() {
            let start = next_start;
            let end = if n + 1 == letters.len() { span.end } else { days.start() + at + letter.len_utf8() };
            // (월~금): the brackets belong to neither.
            let (start, end) = if found.name("paren").is_some() && letters.len() > 1 {
                (days.start() + at, days.start() + at + letter.len_utf8())
            } else {
                (start, end)
            };
            let date = Date { weekday: weekday_of_letter(*letter), ..Date::default() };
            push(Span::new(start, end), Rank::Weekday, date, false);
            next_start = letters.get(n + 1).map_or(end, |(next, _)| days.start() + next);
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
        let goes_on = after
            .chars()
            .next()
            .is_some_and(|c| is_hangul(c) && !"에까부의께경쯤와과로이나현를은는도기인보".contains(c));
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
    if before.is_some_and(|c| c.is_ascii_alphanumeric() || ".-/:,$".contains(c))
        || after.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '%')
    {
        return None;
    }
    let own = span.of(text);
    let quoted = own.starts_with(['\'', '’', '‘']);
    let numbers: Vec<i16> = own
        .split(|c: char| !c.is_ascii_digit())
        .filter(|s| !s.is_empty())
        .filter_map(|s| s.parse().ok())
        .collect();
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
    Some((
        Date { year, month: Some(month), day, ..Date::default() },
        if day.is_some() { Rank::Day } else { Rank::Month },
    ))
}

/// Reads one number or several with a unit: 2026년, 3~5월, 13·14일, 1분기.
fn figures(text: &str, list: Span, whole: Span, unit: &str, out: &mut Vec<Piece>) {
    let before = char_before(text, whole.start);
    let after = tail(text, whole.end);
    let glued = before.is_some_and(|c| c.is_ascii_alphanumeric() || ".,-/:제".contains(c));
    if glued && out.last().is_none_or(|last| last.span.end != whole.start) {
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
    // 1950~53년: the second year is of the first one's century.
    let century = numbers
        .first()
        .and_then(|(_, number)| number.get(..2))
        .filter(|_| unit.starts_with('년'))
        .unwrap_or_default();
    let long = numbers.first().is_some_and(|(_, number)| number.len() == 4);
    let dates: Option<Vec<(Rank, Date)>> = numbers
        .iter()
        .map(|(_, number)| match number.len() {
            2 if long => figure(head, &format!("{century}{number}"), unit, after),
            _ => figure(head, number, unit, after),
        })
        .collect();
    for (n, (rank, date)) in dates.unwrap_or_default().into_iter().enumerate() {
        let Some((span, _)) = numbers.get(n) else { continue };
        // The mark before 12월 is a quotation's and no apostrophe.
        let marked = unit != "년" && unit != "년도" && unit != "년대";
        let trimmed = span.of(text).trim_start_matches(['\'', '’', '‘']);
        let start = if marked { span.end - trimmed.len() } else { span.start };
        let span = Span::new(start, if n == last { whole.end } else { span.end });
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
        "세기" => (1..=22)
            .contains(&n)
            .then(|| (Rank::Year, Date { era: Some(Era::Century(n)), ..Date::default() })),
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
        "일" => ((1..=31).contains(&n)
            && digits.len() <= 2
            && !"요본차정분권제장당".contains(next)
            && !counts_days(head, after, n))
        .then(|| (Rank::Day, Date { day: Some(small), ..Date::default() })),
        _ => ((1..=4).contains(&n) && !counts_quarters(after))
            .then(|| (Rank::Part, Date { part: Some(Part::Quarter(small)), ..Date::default() })),
    }
}

/// Returns whether a month follows, so that 24년 is a year and no count.
pub(super) fn before_month(after: &str) -> bool {
    static MONTH: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^[\x20\xA0]?(?:[0-9]{1,2}[\x20\xA0]?월|[1-4][\x20\xA0]?분기|상반기|하반기)")
            .expect("a valid pattern")
    });
    MONTH.is_match(after)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(text: &str) -> Vec<String> {
        read(text).iter().map(|found| found.value.timex()).collect()
    }

    #[test]
    fn pieces_make_one_date() {
        assert_eq!(values("2024년 2월 9일(금) 개막"), ["2024-02-09"]);
        assert_eq!(values("24.2.9.(금)과 2026. 3. 11.(수)"), ["2024-02-09", "2026-03-11"]);
        assert_eq!(values("’24년 예산은 내년 1분기에"), ["2024", "REF+P1Y:XXXX-Q1"]);
        assert_eq!(values("지난해(2024년) 2월 말"), ["REF-P1Y:2024-02/END"]);
        assert_eq!(values("다음 주 화요일, 이번 주말"), ["REF+P1W:XXXX-WXX-2", "REF+P0W:XXXX-WXX-WE"]);
        assert_eq!(values("1980년대 후반과 21세기"), ["198X/END", "20XX"]);
    }

    #[test]
    fn ranges_pass_on_what_is_left_out() {
        assert_eq!(values("8월 13일(목)부터 16일(일)까지"), ["XXXX-08-13", "XXXX-08-16"]);
        assert_eq!(values("2025년 3월 14~17일"), ["2025-03-14", "2025-03-17"]);
        assert_eq!(values("올해 3월부터 5월까지"), ["REF+P0Y:XXXX-03", "REF+P0Y:XXXX-05"]);
        assert_eq!(values("1950~53년, 1·2분기"), ["1950", "1953", "XXXX-Q1", "XXXX-Q2"]);
        assert_eq!(values("2025년 12월부터 2월까지"), ["2025-12", "XXXX-02"]);
    }

    #[test]
    fn comparisons_and_pointers_count_from_the_time_spoken_of() {
        assert_eq!(values("전년 동월 대비, 전월보다, 1년 전보다"), ["CTX-P1Y", "CTX-P1M", "CTX-P1Y"]);
        assert_eq!(values("이날 그리고 다음 날"), ["CTX+P0D", "CTX+P1D"]);
        assert!(
            read("같은 날 오후").iter().all(|found| found.value.relative.is_some_and(Relative::is_anaphoric))
        );
    }

    #[test]
    fn counts_and_other_figures_are_no_dates() {
        let none: [&str; 9] = [
            "10일간 이어진다",
            "5일째 비가",
            "3분기 연속 흑자",
            "20년간",
            "버전 2.3.1",
            "02-123-4567",
            "1,004월 13월",
            "만 19세와 20대",
            "올림픽과 초등학교",
        ];
        for text in none {
            assert_eq!(values(text), [""; 0], "{text}");
        }
        assert_eq!(values("11일 전 직원이 모였다"), ["XXXX-XX-11"]);
    }

    #[test]
    fn spans_lie_in_the_text() {
        let text = "🚢 오는 14일(화) 출항";
        let found = read(text);
        assert_eq!(found[0].span.of(text), "오는 14일(화)");
        assert_eq!(found[0].value.shift, Some(Shift::Coming));
    }
}
