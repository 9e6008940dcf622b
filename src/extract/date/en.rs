//! English dates: pieces (the second half of, Thursday, Aug. 13, last year) put together.

use super::en_pieces::{Kind, Piece, pieces};
use super::{Date, Found, Relative, Shift, Unit, chain, holiday};
use crate::extract::words::Words;
use crate::source::{Span, char_at, head};

/// Reads the dates of an English sentence.
pub(super) fn read(words: &Words<'_>) -> Vec<Found<Date>> {
    let named = holiday::english(words).into_iter().map(|(span, holiday)| {
        let before = head(words.text, span.start).trim_end();
        let points = |known: &[&str]| known.iter().any(|word| before.ends_with(word));
        let shift = if points(&["last", "previous", "past"]) {
            Some(Shift::Past)
        } else if points(&["next", "following", "coming", "upcoming", "this"]) {
            Some(Shift::Coming)
        } else {
            None
        };
        let date = Date { holiday: Some(holiday), shift, ..Date::default() };
        Piece { span, kind: Kind::Holiday, date, weak: false }
    });
    let pieces = holiday::merge(pieces(words), named.collect(), |piece| piece.span);
    let mut out: Vec<Found<Date>> = Vec::new();
    chain(pieces, |a, b| joined(words.text, a, b), |piece| keep(words.text, piece, &mut out));
    out
}

/// Returns whether a range or a list stands between two dates with `gap` between them.
fn links(gap: &str) -> bool {
    let gap = gap.strip_prefix(',').or(gap.strip_prefix("’s")).or(gap.strip_prefix("'s")).unwrap_or(gap);
    let word = gap.trim_matches([' ', '\u{a0}']);
    ["", "to", "and", "or", "until", "through", "till", "and from", "as well as", "–", "—", "-"]
        .contains(&word)
}

/// Keeps a finished date, with what it inherits from the one before it.
fn keep(text: &str, piece: Piece, out: &mut Vec<Found<Date>>) {
    let mut weak = piece.weak;
    let mut found = Found { span: piece.span, value: piece.date };
    if let Some(last) = out.last_mut() {
        let gap = Span::new(last.span.end, found.span.start).of(text);
        if gap.len() < 16 && links(gap) {
            // 2023 and 2024; Thursday and Fri.: the second is of the kind of the first.
            let years = found.value.year.is_some() && last.value.year.is_some();
            let months = found.value.month.is_some() && last.value.month.is_some();
            weak &= !(years || months || (found.value.weekday.is_some() && last.value.weekday.is_some()));
            found.value.inherit(&last.value);
            last.value.lead(&found.value);
        }
    }
    if !weak && found.value.stands() {
        out.push(found);
    }
}

/// Puts two neighbouring pieces together, where they make one date.
fn joined(text: &str, a: &Piece, b: &Piece) -> Option<Piece> {
    let gap = Span::new(a.span.end, b.span.start).of(text);
    let plain = matches!(gap, " " | ", ");
    let owned = matches!(gap, "’s " | "'s ");
    let fits = match (a.kind, b.kind) {
        (
            Kind::Edge,
            Kind::Part | Kind::Month | Kind::Year | Kind::Era | Kind::RelativeYear | Kind::Relative,
        ) => {
            gap.trim().is_empty()
                && gap.len() <= 1
                && b.date.edge.is_none()
                && !matches!(b.date.relative, Some(Relative { unit: Unit::Day, .. }))
        }
        (Kind::Part, Kind::Year | Kind::RelativeYear) => {
            plain || matches!(gap, " of " | " in " | " of the " | " of fiscal ")
        }
        (Kind::Part, Kind::Month) => matches!(gap, " of "),
        (Kind::Month, Kind::Year) => plain || matches!(gap, " of " | " in "),
        (Kind::Week, Kind::Day | Kind::Nth) => matches!(gap, " " | " the "),
        (Kind::Day, Kind::Year) => plain || gap == " in ",
        (Kind::Order, Kind::Month | Kind::Year | Kind::Relative | Kind::RelativeYear) => {
            matches!(gap, " of " | " in " | " of the " | " in the ")
        }
        (Kind::Holiday, Kind::Year | Kind::RelativeYear) => plain || matches!(gap, " of " | " in "),
        (Kind::Year, Kind::Holiday | Kind::Month) => gap == " ",
        (Kind::Month | Kind::Day, Kind::RelativeYear) => plain || gap == " of ",
        (Kind::Weekday, Kind::Day | Kind::Nth) => plain || matches!(gap, " (" | " on "),
        (Kind::Weekday, Kind::Relative) => (plain && gap == " ") || gap == " of ",
        (Kind::Day, Kind::Weekday) => plain || gap == " (",
        (Kind::Nth, Kind::Relative | Kind::Month) => gap == " of ",
        (Kind::Year, Kind::Part) => matches!(gap, " " | "-") || owned,
        (Kind::RelativeYear, Kind::Part | Kind::Month | Kind::Holiday) => owned,
        (Kind::Relative, Kind::Weekday) => matches!(gap, " " | " on "),
        _ => false,
    };
    if !fits {
        return None;
    }
    let date = a.date.join(&b.date)?;
    let kind = match (a.kind, b.kind) {
        (Kind::Nth, Kind::Month) => Kind::Day,
        (Kind::Year | Kind::RelativeYear | Kind::Week, _) => Kind::Other,
        (Kind::Edge | Kind::Weekday | Kind::Order, kind) | (kind, _) => kind,
    };
    // A bracket that the join opened is closed with it.
    let closes = gap == " (" && char_at(text, b.span.end) == Some(')');
    let span = Span::new(a.span.start, b.span.end + usize::from(closes));
    Some(Piece { span, kind, date, weak: false })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(text: &str) -> Vec<String> {
        read(&Words::new(text)).iter().map(|found| found.value.timex()).collect()
    }

    #[test]
    fn pieces_make_one_date() {
        assert_eq!(values("Thursday, Aug. 13, 2026; 13 August 2026"), ["2026-08-13", "2026-08-13"]);
        assert_eq!(values("in the first half of 2027 and H2 2026"), ["2027-H1", "2026-H2"]);
        assert_eq!(
            values("the end of July; mid-October; early next year"),
            ["XXXX-07/END", "XXXX-10/MID", "REF+P1Y/START"]
        );
        assert_eq!(values("February of last year, then 2/9/2024"), ["REF-P1Y:XXXX-02", "2024-02-09"]);
        assert_eq!(values("the 1980s and the 21st century"), ["198X", "20XX"]);
        assert_eq!(
            values("Monday next week, on the 9th, this fall"),
            ["REF+P1W:XXXX-WXX-1", "XXXX-XX-09", "REF+P0Y:XXXX-FA"]
        );
    }

    #[test]
    fn ranges_give_two() {
        assert_eq!(values("March 14-17, 2026"), ["2026-03-14", "2026-03-17"]);
        assert_eq!(values("from 13 to 15 July"), ["XXXX-07-13", "XXXX-07-15"]);
        assert_eq!(values("between 2023 and 2025"), ["2023", "2025"]);
        assert_eq!(values("from July last year to April this year"), ["REF-P1Y:XXXX-07", "REF+P0Y:XXXX-04"]);
        assert_eq!(values("Aug. 13 and 14 people"), ["XXXX-08-13"]);
        assert_eq!(values("open 4 to 23 next month"), ["REF+P1M:XXXX-XX-04", "REF+P1M:XXXX-XX-23"]);
        assert_eq!(values("November between 19 and 20"), ["XXXX-11-19", "XXXX-11-20"]);
    }

    #[test]
    fn comparisons_count_from_the_time_spoken_of() {
        assert_eq!(values("up 3% year on year and from the same month last year"), ["CTX-P1Y", "CTX-P1Y"]);
        assert_eq!(values("from the previous month, the same day"), ["CTX-P1M", "CTX+P0D"]);
    }

    #[test]
    fn other_words_and_figures_are_no_dates() {
        let none: [&str; 8] = [
            "They may march and second it.",
            "Women’s March",
            "Ms. June Park",
            "the 24th Harbor Festival",
            "in her 20s",
            "of 2000 people",
            "at Expo 2030",
            "version 2.3.1",
        ];
        for text in none {
            assert_eq!(values(text), [""; 0], "{text}");
        }
    }
}
