//! Korean dates: pieces put together in order, from coarse to fine.

use super::ko_pieces::{Piece, Rank, pieces};
use super::{Date, Found, chain, holiday};
use crate::source::{Span, char_at, tail};

/// Reads the dates of a Korean sentence.
pub(super) fn read(text: &str) -> Vec<Found<Date>> {
    let named = holiday::korean(text).into_iter().map(|(span, holiday)| {
        let date = Date { holiday: Some(holiday), ..Date::default() };
        Piece { span, rank: Rank::Day, date, spoken: true }
    });
    let pieces = holiday::merge(pieces(text), named.collect(), |piece| piece.span);
    let mut out: Vec<Found<Date>> = Vec::new();
    chain(pieces, |a, b| joined(text, a, b), |piece| keep(text, piece, &mut out));
    weekdays_first(text, out)
}

/// Returns whether a range or a list stands between two dates with `gap` between them.
fn links(gap: &str) -> bool {
    let trim = |gap: &str| gap.trim_matches([' ', '\u{a0}']).to_owned();
    let gap = trim(gap);
    let first = ["부터", "에서", "이", "과", "와", "및", "이나", "나", "또는", "하고", "·", "ㆍ", "・", ","];
    let second = ["~", "∼", "～", "〜", "–", "—", "-", "및", "또는", "그리고"];
    let rest = first.iter().find_map(|word| gap.strip_prefix(word)).map_or(gap.clone(), trim);
    gap.is_empty() || rest.is_empty() || second.contains(&rest.as_str()) || second.contains(&gap.as_str())
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
    // 월요일을 제외하고 매일: Tuesday through Sunday.
    let but = ["을 제외", "를 제외", "을 뺀", "을 빼"]
        .iter()
        .any(|word| tail(text, piece.span.end).starts_with(word));
    if !piece.date.stands() || (but && piece.date.weekday.is_some()) {
        return;
    }
    let mut found = Found { span: piece.span, value: piece.date };
    if let Some(last) = out.last() {
        let gap = Span::new(last.span.end, found.span.start).of(text);
        if gap.len() < 24 && links(gap) {
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

#[cfg(test)]
mod tests {
    use super::super::{Relative, Shift};
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
