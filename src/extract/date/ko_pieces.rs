//! The pieces of Korean dates, read one by one: 2026년, 지난해, 3월, 초, 9일, 월요일, 둘째 주.

use std::sync::LazyLock;

use super::ko_figures;
use super::ko_words::{WORDS, Word, worded};
use super::{Counted, Date, Edge, Nth, Part, Season, Shift, Unit, weekday_of_letter};
use crate::extract::duration::counts_years;
use crate::extract::scan::{Scan, goes_on};
use crate::source::script::{Chars, is_hangul};
use crate::source::{Span, char_at, char_before, head, tail};
use crate::table::{Forms, begins};

/// How fine a piece is; pieces join from coarse to fine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    Shift,
    Year,
    Part,
    Month,
    Edge,
    /// A place in an order of weeks or days, which needs its period: 둘째 주.
    Order,
    Day,
    Weekday,
}

/// One piece.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub(super) span: Span,
    pub(super) rank: Rank,
    pub(super) date: Date,
    /// Whether it is a name of the time (지난해) that a figure in brackets may explain.
    pub(super) spoken: bool,
}

const WEEKDAYS: &str = "월화수목금토일";
static WEEKDAY: Chars = Chars::of(WEEKDAYS);

/// The words for times, with and without their spaces, and those that stand for a season or a part of a period, or point.
static FORMS: LazyLock<Forms<Sign>> = LazyLock::new(|| {
    let words = WORDS.iter().flat_map(|(word, value)| {
        let joined = word.replace(' ', "");
        let joined = (joined != *word).then(|| (&*joined.leak(), Sign::Word(value)));
        std::iter::once((*word, Sign::Word(value))).chain(joined)
    });
    let edge = |words: &[&'static str], edge: Edge| {
        words.iter().map(move |word| (*word, Sign::Edge(edge))).collect::<Vec<_>>()
    };
    let season = |word, season| (word, Sign::Season(season));
    let mut signs = edge(&["상순", "초순", "초반", "초기", "초엽", "초"], Edge::Early);
    signs.extend(edge(&["중순", "중반", "중엽"], Edge::Middle));
    signs.extend(edge(&["하순", "후반", "말기", "말엽", "말"], Edge::Late));
    signs.extend([
        season("봄철", Season::Spring),
        season("봄", Season::Spring),
        season("여름철", Season::Summer),
        season("여름", Season::Summer),
        season("가을철", Season::Autumn),
        season("가을", Season::Autumn),
        season("겨울철", Season::Winter),
        season("겨울", Season::Winter),
        ("상반기", Sign::Half(1)),
        ("하반기", Sign::Half(2)),
        ("지난", Sign::Shift(Shift::Past)),
        ("저번", Sign::Shift(Shift::Past)),
        ("다가오는", Sign::Shift(Shift::Coming)),
        ("돌아오는", Sign::Shift(Shift::Coming)),
        ("오는", Sign::Shift(Shift::Coming)),
        ("다음", Sign::Shift(Shift::Coming)),
    ]);
    Forms::new(words.chain(signs))
});

/// What a word of [`FORMS`] stands for.
#[derive(Clone, Copy)]
enum Sign {
    Word(&'static Word),
    Edge(Edge),
    Season(Season),
    Half(u8),
    Shift(Shift),
}

/// What a piece may begin with, but for marks outside of ASCII: most syllables begin none.
static FIRSTS: LazyLock<Chars> = LazyLock::new(|| {
    let words = FORMS.iter().map(|(word, _)| *word);
    let spelled = WEEKDAYS.chars().chain(SPELLED.chars()).chain("0123456789'(".chars());
    let spelled: Vec<String> = spelled.map(String::from).collect();
    Chars::of_firsts(words.chain(spelled.iter().map(String::as_str)))
});

/// Reads all pieces, in order.
pub(super) fn pieces(text: &str) -> Vec<Piece> {
    let mut out = Vec::new();
    let mut from = 0;
    while let Some((at, first)) = FIRSTS.next(text, from) {
        let end = match first {
            '0'..='9' => Some(
                ko_figures::read(text, at, &mut out)
                    .unwrap_or_else(|| at + tail(text, at).bytes().take_while(u8::is_ascii_digit).count()),
            ),
            '\'' | '’' | '‘' => ko_figures::read(text, at, &mut out),
            '(' | '（' => bracket(text, at, &mut out),
            _ if is_hangul(first) => spelled(text, at, &mut out).or_else(|| word(text, at, &mut out)),
            _ => None,
        };
        from = end.filter(|end| *end > at).unwrap_or(at + first.len_utf8());
    }
    out
}

pub(super) fn push(out: &mut Vec<Piece>, span: Span, rank: Rank, date: Date, spoken: bool) {
    out.push(Piece { span, rank, date, spoken });
}

/// Reads (2026), (월), (월~금).
fn bracket(text: &str, at: usize, out: &mut Vec<Piece>) -> Option<usize> {
    let mut scan = Scan::new(text, at);
    scan.one_of("(（")?;
    let inner = scan.at;
    if let Some(year) = scan.attempt(|scan| scan.digits(4).filter(|year| year.len() == 4)) {
        let end = scan.at;
        scan.one_of(")）")?;
        let year = year.parse().ok().filter(|year| (1500..2100).contains(year))?;
        push(out, Span::new(inner, end), Rank::Year, Date { year: Some(year), ..Date::default() }, false);
        return Some(end);
    }
    scan.space();
    let letters = letters(&mut scan)?;
    let _ = scan.word(&["요일"]);
    scan.space();
    scan.one_of(")）")?;
    for (place, letter) in &letters {
        // (월~금): the brackets belong to neither.
        let own = Span::new(*place, place + letter.len_utf8());
        let span = if letters.len() > 1 { own } else { Span::new(at, scan.at) };
        push(
            out,
            span,
            Rank::Weekday,
            Date { weekday: weekday_of_letter(*letter), ..Date::default() },
            false,
        );
    }
    Some(scan.at)
}

/// Takes the letters of weekdays, a list or a range of them.
fn letters(scan: &mut Scan<'_>) -> Option<Vec<(usize, char)>> {
    let mut letters = vec![(scan.at, scan.one_of(WEEKDAYS)?)];
    while let Some(more) = scan.attempt(|scan| {
        scan.space();
        scan.one_of("·~∼～,-")?;
        scan.space();
        Some((scan.at, scan.one_of(WEEKDAYS)?))
    }) {
        letters.push(more);
    }
    Some(letters)
}

/// What a numeral in words begins with.
const SPELLED: &str = "첫두둘세셋네넷다마유시정영일이삼사오육칠팔구공십백천";

/// Reads numerals in words with their units: 이천십팔년, 시월, 삼월 십일, 둘째 주.
fn spelled(text: &str, at: usize, out: &mut Vec<Piece>) -> Option<usize> {
    static NUMERALS: Chars = Chars::of(SPELLED);
    char_at(text, at).filter(|first| NUMERALS.has(*first))?;
    let touching = out.last().is_some_and(|last| last.span.end == at);
    let beside = out.last().filter(|last| at - last.span.end <= 1).map(|last| last.rank);
    if char_before(text, at).is_some_and(|c| is_hangul(c) || c.is_ascii_alphanumeric()) && !touching {
        return None;
    }
    let mut scan = Scan::new(text, at);
    if let Some((nth, end)) = order(text, at) {
        push(out, Span::new(at, end), Rank::Order, Date { nth: Some(nth), ..Date::default() }, false);
        return Some(end);
    }
    let month = scan.word(&["유월", "시월", "정월"]).map(|word| match word {
        "유월" => 6,
        "시월" => 10,
        _ => 1,
    });
    let sino = if month.is_none() { scan.sino(&["년", "월", "일"]) } else { None };
    let unit = if month.is_some() {
        "월"
    } else {
        scan.space();
        scan.word(&["년", "월", "일"])?
    };
    let value = month.or(sino)?;
    let after = scan.rest();
    let (rank, date) = match (unit, value) {
        ("년", 1000..2200) if !counts_years(head(text, at), after, true) => {
            (Rank::Year, Date { year: i16::try_from(value).ok(), ..Date::default() })
        }
        ("월", 1..=12) => {
            let mut ahead = scan;
            ahead.space();
            let dated = ahead.next().is_some_and(|c| c.is_ascii_digit()) || ahead.sino(&["일"]).is_some();
            // 이월 is carried over, 오월 a name: a month needs a year, a day or a particle.
            let led = matches!(beside, Some(Rank::Year | Rank::Shift));
            let particle =
                ["에", "의", "부터", "까지", "초", "말", "중순"].iter().any(|p| after.starts_with(p));
            if !(dated || led || (particle && value != 2)) {
                return None;
            }
            (Rank::Month, Date { month: u8::try_from(value).ok(), ..Date::default() })
        }
        ("일", 1..=31) => {
            let mut ahead = scan;
            ahead.space();
            let weekday = ahead.one_of(WEEKDAYS).is_some() && ahead.rest().starts_with("요일");
            if !(beside == Some(Rank::Month) || weekday) || goes_on(after, "에부까의은을이과도날,")
            {
                return None;
            }
            (Rank::Day, Date { day: u8::try_from(value).ok(), ..Date::default() })
        }
        _ => return None,
    };
    push(out, Span::new(at, scan.at), rank, date, false);
    Some(scan.at)
}

/// Reads 첫째 주, 두 번째 수요일, 마지막 날: where the order ends. The weekday is a piece of its own.
fn order(text: &str, at: usize) -> Option<(Nth, usize)> {
    const PLACES: &[(&str, i8)] = &[
        ("첫 번째", 1),
        ("첫번째", 1),
        ("첫째", 1),
        ("두 번째", 2),
        ("두번째", 2),
        ("둘째", 2),
        ("세 번째", 3),
        ("세번째", 3),
        ("셋째", 3),
        ("네 번째", 4),
        ("네번째", 4),
        ("넷째", 4),
        ("다섯 번째", 5),
        ("다섯번째", 5),
        ("다섯째", 5),
        ("마지막", -1),
        ("첫", 1),
    ];
    let (word, place) = PLACES.iter().find(|(word, _)| begins(tail(text, at), word))?;
    let mut scan = Scan::new(text, at + word.len());
    scan.space();
    let place = *place;
    let mut ahead = scan;
    if ahead.one_of(WEEKDAYS).is_some() && ahead.rest().starts_with("요일") {
        return Some((Nth { place, of: Counted::Weekday }, at + word.len()));
    }
    let of = match scan.word(&["주", "날"])? {
        "주" => Counted::Week,
        _ => Counted::Day,
    };
    let known = if of == Counted::Week {
        "에의간부까말는도를가와중인"
    } else {
        "에의부까은이을과도인밤"
    };
    (!goes_on(scan.rest(), known)).then_some((Nth { place, of }, scan.at))
}

/// Reads a word for a time, a weekday, a season or a part of a period.
fn word(text: &str, at: usize, out: &mut Vec<Piece>) -> Option<usize> {
    let before = char_before(text, at);
    let touching = out.last().is_some_and(|last| last.span.end == at);
    let begins = !before.is_some_and(is_hangul) || touching;
    let mut scan = Scan::new(text, at);
    if scan.next().is_some_and(|c| WEEKDAY.has(c))
        && let Some(end) = weekdays(scan, begins, out)
    {
        return Some(end);
    }
    let (form, sign) = FORMS.prefixes(scan.rest()).next()?;
    scan.at += form.len();
    let span = Span::new(at, scan.at);
    if !begins {
        return Some(scan.at);
    }
    match *sign {
        Sign::Word(Word::Ago) => {
            ko_figures::year_ago(text, span, out);
        }
        Sign::Word(word) => {
            if let Some((date, unit)) = worded(form, word, head(text, at), scan.rest()) {
                let rank = match unit {
                    _ if date.edge.is_some() || date.part.is_some() => Rank::Weekday,
                    Unit::Year => Rank::Year,
                    Unit::Quarter | Unit::Half => Rank::Part,
                    Unit::Month | Unit::Week | Unit::Day => Rank::Month,
                };
                push(out, span, rank, date, true);
            }
        }
        Sign::Half(number) => {
            push(out, span, Rank::Part, Date { part: Some(Part::Half(number)), ..Date::default() }, false);
        }
        Sign::Season(season) => {
            push(out, span, Rank::Part, Date { part: Some(Part::Season(season)), ..Date::default() }, false);
        }
        Sign::Edge(edge) => {
            if !goes_on(scan.rest(), "에까부의께경쯤와과로이나현를은는도기인보") {
                push(out, span, Rank::Edge, Date { edge: Some(edge), ..Date::default() }, false);
            }
        }
        Sign::Shift(shift) => {
            push(out, span, Rank::Shift, Date { shift: Some(shift), ..Date::default() }, false);
        }
    }
    Some(scan.at)
}

/// Reads 월요일, 월·수요일.
fn weekdays(mut scan: Scan<'_>, begins: bool, out: &mut Vec<Piece>) -> Option<usize> {
    let start = scan.at;
    let letters = letters(&mut scan)?;
    scan.word(&["요일"])?;
    if begins {
        let mut from = start;
        for (n, (place, letter)) in letters.iter().enumerate() {
            let last = n + 1 == letters.len();
            let end = if last { scan.at } else { place + letter.len_utf8() };
            let date = Date { weekday: weekday_of_letter(*letter), ..Date::default() };
            push(out, Span::new(from, end), Rank::Weekday, date, false);
            from = letters.get(n + 1).map_or(end, |(next, _)| *next);
        }
    }
    Some(scan.at)
}
