//! The pieces of Korean dates that figures make: 2026년, 3~5월, 13·14일, 2026. 3. 11., ’24.2.9., 4/22에.

use super::ko_pieces::{Piece, Rank, push};
use super::{Date, Era, Part, Relative, Unit, of_two_figures, weekday_of_letter};
use crate::extract::duration::{counts_days, counts_quarters, counts_years};
use crate::extract::scan::{Scan, goes_on};
use crate::source::script::is_hangul;
use crate::source::{Span, char_before, head, tail};

/// Marks between the numbers of a range or list.
const DASHES: &str = "~∼～〜–·ㆍ・-";
const APOSTROPHES: &str = "'’‘";

/// Reads what begins with a digit or an apostrophe, and returns where it ends, also where it is no date.
pub(super) fn read(text: &str, at: usize, out: &mut Vec<Piece>) -> Option<usize> {
    if let Some(end) = pointed(text, at, out) {
        return Some(end);
    }
    let mut scan = Scan::new(text, at);
    // One year ago is a point in time.
    let ago = scan.attempt(|scan| {
        scan.digits(1).filter(|digit| *digit == "1")?;
        scan.space();
        scan.word(&["년", "해"])?;
        scan.space();
        scan.word(&["전"])
    });
    if ago.is_some() && year_ago(text, Span::new(at, scan.at), out) {
        return Some(scan.at);
    }
    let mut scan = Scan::new(text, at);
    let mut list_end = at;
    let number = |scan: &mut Scan<'_>, quoted: bool| {
        let quote = scan.one_of(APOSTROPHES).is_some();
        let digits = scan.digits(4)?;
        (!quoted || !quote || digits.len() == 2).then_some(())
    };
    number(&mut scan, true)?;
    loop {
        list_end = scan.at.max(list_end);
        let more = scan.attempt(|scan| {
            scan.attempt(|scan| {
                scan.space();
                scan.one_of(DASHES)?;
                scan.space();
                Some(())
            })
            .or_else(|| scan.attempt(|scan| scan.word(&[", ", ",\u{a0}"]).map(drop)))?;
            number(scan, false)
        });
        if more.is_none() {
            break;
        }
    }
    // 3/4분기: the third of four.
    let quarter = scan.attempt(|scan| {
        scan.word(&["/4분기", "/4 분기"])?;
        text.get(at..list_end)?.parse::<u8>().ok().filter(|n| (1..=4).contains(n))
    });
    if let Some(quarter) = quarter {
        push(
            out,
            Span::new(at, scan.at),
            Rank::Part,
            Date { part: Some(Part::Quarter(quarter)), ..Date::default() },
            false,
        );
        return Some(scan.at);
    }
    scan.space();
    let unit = scan.word(&["년대", "년도", "년", "월", "일", "사분기", "분기", "세기"])?;
    figures(text, Span::new(at, list_end), Span::new(at, scan.at), unit, out);
    Some(scan.at)
}

/// Pushes the year before the one of writing, told as a distance; returns whether it is one.
pub(super) fn year_ago(text: &str, span: Span, out: &mut Vec<Piece>) -> bool {
    let before = char_before(text, span.start);
    let touching = out.last().is_some_and(|last: &Piece| last.span.end == span.start);
    let glued =
        before.is_some_and(|c| c.is_ascii_alphanumeric() || ".,".contains(c) || (is_hangul(c) && !touching));
    let ends = !goes_on(tail(text, span.end), "보과에의이부만인");
    if !glued && ends {
        push(out, span, Rank::Year, Date::of_relative(Relative::context(Unit::Year, -1)), true);
    }
    true
}

/// Reads figures with points, strokes or hyphens: 2026. 3. 11., ’24.2.9., 2026.3월, 6.8.(월), 21/04/2016, 4/22에.
///
/// Returns where the figures end, also where they are no date: 2.3.1 is a version.
fn pointed(text: &str, at: usize, out: &mut Vec<Piece>) -> Option<usize> {
    let mut scan = Scan::new(text, at);
    let quoted = scan.one_of(APOSTROPHES).is_some();
    let first = scan.digits(4)?;
    let mark = |scan: &mut Scan<'_>| {
        scan.space();
        let mark = scan.one_of("./-")?;
        scan.space();
        Some(mark)
    };
    let (sign, second) = scan.attempt(|scan| Some((mark(scan)?, scan.digits(4)?)))?;
    let third = scan.attempt(|scan| (mark(scan)? == sign).then(|| scan.digits(4)).flatten());
    let month_named = third.is_none() && sign == '.' && scan.rest().starts_with('월');
    let dotted = sign == '.' && !month_named && scan.one_of(".").is_some();
    let end = if month_named { scan.at + '월'.len_utf8() } else { scan.at };
    let span = Span::new(at, end);
    let (before, after) = (char_before(text, at), tail(text, end));
    let consumed = sign == '.' || third.is_some();
    let glued = before.is_some_and(|c| c.is_ascii_alphanumeric() || ".-/:,$".contains(c))
        || after.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '%');
    let bracket = after.trim_start();
    let weekday = bracket.starts_with(['(', '（'])
        && bracket.chars().nth(1).is_some_and(|c| weekday_of_letter(c).is_some())
        && bracket.chars().nth(2).is_some_and(|c| ")）~∼·".contains(c));
    let ranged = bracket.starts_with(['~', '∼', '～']);
    let follows = head(text, at).trim_end().ends_with(['~', '∼', '～']);
    let value = |digits: &str| digits.parse::<i16>().ok();
    let (a, b, c) = (value(first)?, value(second)?, third.and_then(value));
    let is_year = |n: i16, digits: &str| digits.len() == 4 && (1800..2200).contains(&n);
    let lone = at == 0 && after.trim().is_empty();
    let particle = ["에", "부터", "까지", "일자"].iter().any(|p| after.starts_with(p));
    let parts = match c {
        Some(day) if is_year(a, first) => Some((Some(a), b, Some(day))),
        // 21/04/2016, 13.5.2015: the day first, unless the figures forbid it.
        Some(year) if is_year(year, third.unwrap_or_default()) && first.len() <= 2 => {
            let (month, day) = if b > 12 {
                (a, b)
            } else if a > 12 || sign != '/' {
                (b, a)
            } else {
                (a, b)
            };
            Some((Some(year), month, Some(day)))
        }
        Some(day)
            if sign == '.' && first.len() == 2 && (quoted || weekday || ranged || follows || dotted) =>
        {
            Some((Some(of_two_figures(a)), b, Some(day)))
        }
        None if month_named || (dotted && (is_year(a, first) || quoted)) => {
            let year =
                if is_year(a, first) { Some(a) } else { (first.len() == 2).then(|| of_two_figures(a)) };
            year.map(|year| (Some(year), b, None))
        }
        None if sign != '/' && (weekday || (follows && dotted)) => Some((None, a, Some(b))),
        None if is_year(a, first)
            && second.len() == 2
            && (second.starts_with('0') || (sign == '-' && !follows_count(after) && b < a % 100)) =>
        {
            Some((Some(a), b, None))
        }
        None if sign == '/' && (weekday || particle || lone) => Some((None, a, Some(b))),
        _ => None,
    };
    if let Some((year, month, day)) = parts.filter(|_| !glued)
        && let Some(month) = u8::try_from(month).ok().filter(|month| (1..=12).contains(month))
    {
        let day = day.map(|day| u8::try_from(day).ok().filter(|day| (1..=31).contains(day)));
        if day != Some(None) {
            let day = day.flatten();
            let rank = if day.is_some() { Rank::Day } else { Rank::Month };
            push(out, span, rank, Date { year, month: Some(month), day, ..Date::default() }, false);
            return Some(end);
        }
    }
    consumed.then_some(end).filter(|_| sign == '.' && (second.len() <= 2))
}

/// Returns whether what follows counts something.
fn follows_count(after: &str) -> bool {
    after.trim_start().chars().next().is_some_and(is_hangul) && !after.starts_with(['에', '부', '까'])
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
    let mut scan = Scan::new(after, 0);
    scan.space();
    if scan.word(&["상반기", "하반기"]).is_some() {
        return true;
    }
    let Some(number) = scan.digits(2) else { return false };
    scan.space();
    scan.word(&["월"]).is_some()
        || (number.len() == 1 && scan.word(&["분기"]).is_some() && ("1"..="4").contains(&number))
}
