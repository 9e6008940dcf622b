//! The pieces of English dates, read one by one: Aug. 13, last year, the second half, early.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::en_words::{
    BEFORE_MONTH, BEFORE_YEAR, COUNTED, QUANTIFIERS, counts, last_word, month_of, named_person, season_of,
    weekday_of,
};
use super::{Date, Edge, Era, Part, Relative, Shift, Unit, of_two_figures};
use crate::source::{Span, char_before, head, tail};

/// Every piece that a date can be made of.
pub(super) static PIECE: LazyLock<Regex> = LazyLock::new(|| {
    let month = r"(?:January|February|March|April|May|June|July|August|September|October|November|December|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)(?-u:\b)\.?)";
    // Beside a day of the month, and where it is no word, a month may have a small letter; a weekday always.
    let any_month = r"(?:(?i-u:January|February|March|April|May|June|July|August|September|October|November|December)|(?i-u:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)(?-u:\b)\.?)";
    let small_month = "january|february|april|june|july|september|october|november|december";
    let weekday = r"(?:(?i-u:Mondays?|Tuesdays?|Wednesdays?|Thursdays?|Fridays?|Saturdays?|Sundays?)|(?:Mon|Tues|Tue|Wed|Thurs|Thur|Thu|Fri|Sat|Sun)(?-u:\b)\.?)";
    let year = r"(?:1[89]|20|21)[0-9]{2}";
    let pattern = format!(
        r"(?x)
        (?-u:\b) (?P<iso> {year} [\x20\xA0]?[./-][\x20\xA0]? [0-9]{{1,2}} [\x20\xA0]?[./-][\x20\xA0]? [0-9]{{1,2}} ) (?-u:\b)
        | (?-u:\b) (?P<from_year> {year} ) [–-] (?P<to_year> [0-9]{{2}} ) (?-u:\b)
        | (?-u:\b) (?P<slash> [0-9]{{1,2}} (?: / [0-9]{{1,2}} / | - [0-9]{{1,2}} - | \. [0-9]{{1,2}} \. ) {year} ) (?-u:\b)
        | (?-u:\b) (?: (?P<a> [0-9]{{1,2}} )(?:st|nd|rd|th)? (?: [\x20\xA0]?[–—-][\x20\xA0]? | [\x20\xA0](?:to|and|until|through)[\x20\xA0](?:the[\x20\xA0])? ) )?
          (?P<d> [0-9]{{1,2}} )(?:st|nd|rd|th)? [\x20\xA0-] (?:of[\x20\xA0])? (?P<dm> {any_month} ) (?: (?: ,?[\x20\xA0] | - ) (?P<dmy> {year} ) (?-u:\b) )?
        | (?-u:\b) (?P<md> {any_month} ) [\x20\xA0] (?P<md1> [0-9]{{1,2}} )(?:st|nd|rd|th)? (?-u:\b)
          (?: (?: [\x20\xA0]?[–—-][\x20\xA0]? | [\x20\xA0] (?P<wordy> to | and | through | until ) [\x20\xA0] (?: the [\x20\xA0] )? ) (?P<md2> [0-9]{{1,2}} )(?:st|nd|rd|th)? (?-u:\b) )?
          (?: ,?[\x20\xA0] (?P<mdy> {year} ) (?-u:\b) )?
        | (?-u:\b) (?P<my> {month} ) (?: ,[\x20\xA0] | [\x20\xA0]of[\x20\xA0] | [\x20\xA0] ) (?P<myy> {year} ) (?-u:\b)
        | (?-u:\b) (?P<m> {month} | {small_month} ) (?-u:\b)
        | (?: (?-u:\b) [Tt]he[\x20\xA0] )? (?: (?-u:\b) (?P<decade> (?:1[89]|20) [0-9] 0 ) | ['’‘] (?P<decade2> [0-9]0 ) | (?-u:\b) [Tt]he[\x20\xA0] (?P<decade3> [3-9]0 ) ) ['’]? s (?-u:\b)
        | (?-u:\b) (?: [Tt]he[\x20\xA0] )? (?P<century> [0-9]{{1,2}} (?:st|nd|rd|th) | [Ff]ifteenth | [Ss]ixteenth | [Ss]eventeenth | [Ee]ighteenth | [Nn]ineteenth | [Tt]wentieth | [Tt]wenty-first ) [\x20\xA0-] [Cc]entury
        | (?-u:\b) (?: [Tt]he[\x20\xA0] )? (?P<quarter> [Ff]irst | [Ss]econd | [Tt]hird | [Ff]ourth | 1st | 2nd | 3rd | 4th ) [\x20\xA0-] [Qq]uarter (?-u:\b)
        | (?-u:\b) (?: Q(?P<q1>[1-4]) | (?P<q2>[1-4])Q ) (?P<qy>[0-9]{{2}})? (?-u:\b)
        | (?-u:\b) (?: [Tt]he[\x20\xA0] )? (?P<half> [Ff]irst | [Ss]econd | 1st | 2nd | [Ll]atter ) [\x20\xA0-] [Hh]alf (?-u:\b)
        | (?-u:\b) (?: H(?P<h1>[12]) | (?P<h2>[12])H ) (?P<hy>[0-9]{{2}})? (?-u:\b)
        | (?-u:\b) (?P<season> [Ss]pring | [Ss]ummer | [Ff]all | [Aa]utumn | [Ww]inter ) (?-u:\b)
        | (?-u:\b) (?: [Tt]he[\x20\xA0] )? (?: very[\x20\xA0] )? (?P<edge> [Ee]nd | [Bb]eginning | [Ss]tart | [Mm]iddle | [Ee]arly[\x20\xA0]part | [Ll]atter[\x20\xA0]part ) [\x20\xA0] of (?-u:\b)
        | (?-u:\b) (?: the[\x20\xA0] )? (?P<edge2> [Ee]arly | [Mm]id | [Mm]iddle | [Ll]ate | [Ee]nd ) (?: - | [\x20\xA0] (?: in [\x20\xA0] (?: the[\x20\xA0] )? )? )
        | (?-u:\b) (?: the [\x20\xA0] )? (?P<yearend> year[\x20\xA0-]end | year’s[\x20\xA0]end | year's[\x20\xA0]end ) (?-u:\b)
        | (?-u:\b) (?P<yoy> (?: the [\x20\xA0] )? (?: same | corresponding | like | comparable ) [\x20\xA0] (?: month | period | quarter | time | day | week ) [\x20\xA0]
            (?: (?: of | in | from | a ) [\x20\xA0] )? (?: the [\x20\xA0] )? (?: last [\x20\xA0] year | previous [\x20\xA0] year | prior [\x20\xA0] year | preceding [\x20\xA0] year | year [\x20\xA0] (?: earlier | ago | before | prior ) | a [\x20\xA0] year [\x20\xA0] (?: earlier | ago | before | prior ) )
          | [Yy]ear[\x20\xA0-](?:on|over|to)[\x20\xA0-]year | YoY | yoy | on[\x20\xA0-]year
          | (?: a | one | 1 ) [\x20\xA0] year [\x20\xA0] (?: earlier | ago | before | prior ) | year-ago | year-earlier | (?: the [\x20\xA0] )? year [\x20\xA0] (?: before | earlier ) )
        | (?-u:\b) (?P<mom> [Mm]onth[\x20\xA0-](?:on|over)[\x20\xA0-]month | on[\x20\xA0-]month | MoM | (?: from | than ) [\x20\xA0] a [\x20\xA0] month [\x20\xA0] (?: earlier | ago | before ) )
        | (?-u:\b) (?P<qoq> [Qq]uarter[\x20\xA0-](?:on|over)[\x20\xA0-]quarter | on[\x20\xA0-]quarter | QoQ | (?: from | than ) [\x20\xA0] a [\x20\xA0] quarter [\x20\xA0] (?: earlier | ago | before ) )
        | (?-u:\b) (?P<rel> (?P<which> [Ll]ast | [Tt]his | [Nn]ext | [Tt]his[\x20\xA0]coming | [Tt]his[\x20\xA0]past | [Tt]he[\x20\xA0](?: previous | preceding | prior | following | next | same | coming | current | past | last ) | [Pp]revious | [Pp]receding | [Ff]ollowing | [Ss]ame | [Tt]hat | [Uu]pcoming )
            [\x20\xA0] (?P<what> year | month | week | quarter | day | weekend | morning | afternoon | evening | night | spring | summer | fall | autumn | winter | {month} | {weekday} ) ) (?-u:\b)
        | (?-u:\b) (?P<dod> [Aa] [\x20\xA0] day [\x20\xA0] (?: earlier | later ) | [Tt]he [\x20\xA0] day [\x20\xA0] (?: before | after ) ) (?-u:\b)
        | (?-u:\b) (?P<day> [Yy]esterday | [Tt]oday | [Tt]omorrow | [Tt]onight | [Tt]he[\x20\xA0]day[\x20\xA0](?: before[\x20\xA0]yesterday | after[\x20\xA0]tomorrow ) )(?-u:\b)
        | (?-u:\b) (?P<of_the> the[\x20\xA0] (?: year | month ) ) (?-u:\b)
        | (?P<weekdays> (?-u:\b) {weekday} )
        | (?-u:\b) (?P<stretch> [Ww]eekends? | [Ww]eekdays? )(?-u:\b)
        | (?-u:\b) [Tt]he [\x20\xA0] (?P<nth> [0-9]{{1,2}} )(?:st|nd|rd|th) (?-u:\b)
        | (?-u:\b) (?: (?:FY|[Ff]iscal[\x20\xA0](?:[Yy]ear[\x20\xA0])?) [\x20\xA0]? (?P<fy> {year} ) | (?P<year> {year} ) ) (?-u:\b)
        "
    );
    Regex::new(&pattern).expect("a valid pattern")
});

/// What a piece is, for the question of what it joins with.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Edge,
    Part,
    Month,
    Day,
    Nth,
    Year,
    Era,
    RelativeYear,
    Relative,
    Weekday,
    Other,
}

/// One piece.
pub(super) struct Piece {
    pub(super) span: Span,
    pub(super) kind: Kind,
    pub(super) date: Date,
    /// Whether it is a date only together with another piece.
    pub(super) weak: bool,
}

/// Reads the piece or pieces of one match.
pub(super) fn pieces_of(text: &str, found: &Captures<'_>, out: &mut Vec<Piece>) {
    let Some(whole) = found.get(0) else { return };
    let span = Span::new(whole.start(), whole.end());
    let before = char_before(text, span.start);
    let after = tail(text, span.end);
    let head = head(text, span.start);
    if before.is_some_and(|c| c.is_alphanumeric() || c == '_') || after.starts_with('%') {
        return;
    }
    if let (Some(first), Some(last)) = (found.name("from_year"), found.name("to_year")) {
        years(first.as_str(), last.as_str(), span, out);
        return;
    }
    if found.name("md").is_some() || found.name("dm").is_some() {
        month_and_day(text, found, out);
        return;
    }
    let piece = figures(found, head, after)
        .or_else(|| parts(found, head, after))
        .or_else(|| relatives(found, head))
        .or_else(|| names(found, head, after));
    if let Some((kind, date, weak)) = piece {
        out.push(Piece { span, kind, date, weak });
    }
}

/// What one match says: its kind, the date, and whether it is weak.
type Reading = Option<(Kind, Date, bool)>;

/// Reads a month with one day or two.
fn month_and_day(text: &str, found: &Captures<'_>, out: &mut Vec<Piece>) {
    let Some(whole) = found.get(0) else { return };
    let number = |name: &str| {
        found.name(name).and_then(|m| m.as_str().parse::<u8>().ok().filter(|n| (1..=31).contains(n)))
    };
    let year = found.name("dmy").or(found.name("mdy")).and_then(|m| m.as_str().parse().ok());
    let Some(month) = found.name("md").or(found.name("dm")).and_then(|m| month_of(m.as_str())) else {
        return;
    };
    let date = |day: u8| Date { year, month: Some(month), day: Some(day), ..Date::default() };
    let mut push = |start: usize, end: usize, day: u8| {
        out.push(Piece { span: Span::new(start, end), kind: Kind::Day, date: date(day), weak: false });
    };
    let after = tail(text, whole.end());
    if after.starts_with('%')
        || after.starts_with('.')
            && after.get(1..).unwrap_or_default().starts_with(|c: char| c.is_ascii_digit())
    {
        return;
    }
    if let Some(second) = found.name("d") {
        if let (Some(first), Some(m)) = (number("a"), found.name("a")) {
            push(whole.start(), m.end(), first);
        }
        if let Some(day) = number("d") {
            let start = if number("a").is_some() { second.start() } else { whole.start() };
            push(start, whole.end(), day);
        }
        return;
    }
    let Some(first) = found.name("md1") else { return };
    let Some(day) = number("md1") else { return };
    match (number("md2"), found.name("md2")) {
        (Some(last), Some(m))
            if found.name("wordy").is_none() || year.is_some() || !counts(tail(text, m.end())) =>
        {
            push(whole.start(), first.end(), day);
            push(m.start(), whole.end(), last);
        }
        (Some(_), Some(_)) => push(whole.start(), first.end(), day),
        _ => push(whole.start(), whole.end(), day),
    }
}

/// Reads 1950-53: two years of one century.
fn years(first: &str, last: &str, span: Span, out: &mut Vec<Piece>) {
    let (Ok(from), Ok(to)) = (first.parse::<i16>(), last.parse::<i16>()) else { return };
    let to = from - from % 100 + to;
    if to <= from {
        return;
    }
    let end = span.start + first.len();
    for (span, year) in [(Span::new(span.start, end), from), (Span::new(span.end - last.len(), span.end), to)]
    {
        out.push(Piece {
            span,
            kind: Kind::Year,
            date: Date { year: Some(year), ..Date::default() },
            weak: false,
        });
    }
}

/// Reads dates in figures, years, decades and centuries.
fn figures(found: &Captures<'_>, head: &str, after: &str) -> Reading {
    let numbers = |text: &str| -> Vec<i16> {
        text.split(|c: char| !c.is_ascii_digit())
            .filter(|s| !s.is_empty())
            .filter_map(|s| s.parse().ok())
            .collect()
    };
    let full = |year: i16, month: i16, day: i16| {
        let month = u8::try_from(month).ok().filter(|n| (1..=12).contains(n))?;
        let day = u8::try_from(day).ok().filter(|n| (1..=31).contains(n))?;
        Some((
            Kind::Day,
            Date { year: Some(year), month: Some(month), day: Some(day), ..Date::default() },
            false,
        ))
    };
    if let Some(iso) = found.name("iso") {
        let [year, month, day] = numbers(iso.as_str())[..] else { return None };
        return full(year, month, day);
    }
    if let Some(slash) = found.name("slash") {
        let [month, day, year] = numbers(slash.as_str())[..] else { return None };
        return if month > 12 { full(year, day, month) } else { full(year, month, day) };
    }
    if let Some(decade) = found.name("decade") {
        let year = decade.as_str().parse().ok()?;
        return Some((Kind::Era, Date { era: Some(Era::Decade(year)), ..Date::default() }, false));
    }
    if let Some(decade) = found.name("decade2").or(found.name("decade3")) {
        let year = of_two_figures(decade.as_str().parse().ok()?);
        return Some((Kind::Era, Date { era: Some(Era::Decade(year)), ..Date::default() }, false));
    }
    if let Some(century) = found.name("century") {
        let number = match century.as_str().to_lowercase().as_str() {
            "fifteenth" => 15,
            "sixteenth" => 16,
            "seventeenth" => 17,
            "eighteenth" => 18,
            "nineteenth" => 19,
            "twentieth" => 20,
            "twenty-first" => 21,
            figures => figures.trim_end_matches(|c: char| c.is_alphabetic()).parse().ok()?,
        };
        return Some((Kind::Era, Date { era: Some(Era::Century(number)), ..Date::default() }, false));
    }
    if let Some(year) = found.name("fy") {
        return Some((Kind::Year, Date { year: year.as_str().parse().ok(), ..Date::default() }, false));
    }
    if let Some(year) = found.name("year") {
        let date = Date { year: year.as_str().parse().ok(), ..Date::default() };
        return (!is_count(head, after)).then(|| (Kind::Year, date, !year_stands(head, after)));
    }
    None
}

/// Returns whether a number that looks like a year counts something or belongs to a longer figure.
fn is_count(head: &str, after: &str) -> bool {
    let word =
        after.trim_start_matches([' ', '-']).split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let longer =
        after.starts_with([',', '.', ':']) && after.chars().nth(1).is_some_and(|c| c.is_ascii_digit());
    longer
        || after.starts_with(['%', '°', '㎡', '/'])
        || (after.starts_with([' ', '-']) && COUNTED.contains(&word))
        || head.ends_with(['$', '€', '£', '¥', '₩', '.', ',', '-', '/', '#'])
        || head.ends_with("KRW ")
        || head.ends_with("USD ")
        || head.ends_with("total of ")
        || head.ends_with("number of ")
}

/// Returns whether what surrounds a bare number shows that it is a year.
fn year_stands(head: &str, after: &str) -> bool {
    let word = last_word(head).to_lowercase();
    let bracket = head.ends_with('(') && after.starts_with([')', ',', ';', '-', '–']);
    let opens = head.trim().is_empty() && after.starts_with(':');
    let owned = after.starts_with("’s ") || after.starts_with("'s ");
    // The 2016 vote, a potential 2020 run: a number of things would have its comma.
    let described = !word.is_empty()
        && last_word(head).chars().all(|c| c.is_ascii_lowercase())
        && !QUANTIFIERS.contains(&word.as_str());
    let noun = described
        && after.strip_prefix(' ').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_lowercase()));
    BEFORE_YEAR.contains(&word.as_str()) || bracket || opens || owned || noun
}

/// Reads quarters, halves, seasons, and early, mid and late.
fn parts(found: &Captures<'_>, head: &str, after: &str) -> Reading {
    let of = |part: Part, year: Option<regex::Match<'_>>| {
        let year = year.and_then(|m| m.as_str().parse().ok()).map(of_two_figures);
        Some((Kind::Part, Date { part: Some(part), year, ..Date::default() }, false))
    };
    if let Some(quarter) = found.name("quarter") {
        let number = match quarter.as_str().to_lowercase().as_str() {
            "first" | "1st" => 1,
            "second" | "2nd" => 2,
            "third" | "3rd" => 3,
            _ => 4,
        };
        return of(Part::Quarter(number), None);
    }
    if let Some(quarter) = found.name("q1").or(found.name("q2")) {
        return of(Part::Quarter(quarter.as_str().parse().ok()?), found.name("qy"));
    }
    if let Some(half) = found.name("half") {
        let first = matches!(half.as_str(), "First" | "first" | "1st");
        return of(Part::Half(if first { 1 } else { 2 }), None);
    }
    if let Some(half) = found.name("h1").or(found.name("h2")) {
        // H2 is also hydrogen.
        let dated =
            found.name("hy").is_some() || after.starts_with(" 20") || BEFORE_YEAR.contains(&last_word(head));
        return if dated { of(Part::Half(half.as_str().parse().ok()?), found.name("hy")) } else { None };
    }
    if let Some(season) = found.name("season") {
        let date = Date { part: Some(Part::Season(season_of(season.as_str())?)), ..Date::default() };
        return Some((Kind::Part, date, true));
    }
    let edge = found.name("edge").or(found.name("edge2"))?;
    let edge = match edge.as_str().to_lowercase().as_str() {
        "end" | "late" | "latter part" => Edge::Late,
        "mid" | "middle" => Edge::Middle,
        _ => Edge::Early,
    };
    Some((Kind::Edge, Date { edge: Some(edge), ..Date::default() }, true))
}

/// Reads last year, the same month, year on year, yesterday.
fn relatives(found: &Captures<'_>, head: &str) -> Reading {
    let context = |unit: Unit, offset: i32| {
        Some((Kind::Other, Date::of_relative(Relative::context(unit, offset)), false))
    };
    if let Some(yoy) = found.name("yoy") {
        let counted = head.trim_end().ends_with(|c: char| c == '%' || c.is_ascii_digit())
            || head.trim_end().ends_with("percent");
        return if yoy.as_str() == "on year" && !counted { None } else { context(Unit::Year, -1) };
    }
    if found.name("mom").is_some() {
        return context(Unit::Month, -1);
    }
    if found.name("qoq").is_some() {
        return context(Unit::Quarter, -1);
    }
    if let Some(day) = found.name("dod") {
        return context(
            Unit::Day,
            if day.as_str().ends_with("before") || day.as_str().ends_with("earlier") { -1 } else { 1 },
        );
    }
    if found.name("yearend").is_some() {
        let date = Date { edge: Some(Edge::Late), ..Date::of_relative(Relative::context(Unit::Year, 0)) };
        return Some((Kind::Other, date, false));
    }
    if let Some(day) = found.name("day") {
        let offset = match day.as_str().to_lowercase().as_str() {
            "yesterday" => -1,
            "tomorrow" => 1,
            "the day before yesterday" => -2,
            "the day after tomorrow" => 2,
            _ => 0,
        };
        return Some((Kind::Other, Date::of_relative(Relative::writing(Unit::Day, offset)), false));
    }
    if let Some(of_the) = found.name("of_the") {
        let (kind, unit) = if of_the.as_str().ends_with("year") {
            (Kind::RelativeYear, Unit::Year)
        } else {
            (Kind::Relative, Unit::Month)
        };
        return Some((kind, Date::of_relative(Relative::context(unit, 0)), true));
    }
    let (which, what) = (found.name("which")?.as_str().to_lowercase(), found.name("what")?.as_str());
    let which = which.trim_start_matches("the ").to_owned();
    let spoken =
        found.name("which").is_some_and(|m| m.as_str().starts_with(['t', 'T']) && m.as_str().len() > 4);
    stepped(&which, what, spoken)
}

/// Reads a word that points (last, next, same) with what it points to.
fn stepped(which: &str, what: &str, definite: bool) -> Reading {
    let make = match (which, definite) {
        ("last", false) | ("this past", _) => Relative::writing(Unit::Year, -1),
        ("this" | "current", _) => Relative::writing(Unit::Year, 0),
        ("next", false) | ("this coming" | "upcoming" | "coming", _) => Relative::writing(Unit::Year, 1),
        ("previous" | "preceding" | "prior", _) => Relative::context(Unit::Year, -1),
        ("following", _) | ("next", true) => Relative::context(Unit::Year, 1),
        ("same" | "that", _) => Relative::context(Unit::Year, 0),
        _ => return None,
    };
    let unit = match what {
        "year" => Unit::Year,
        "month" => Unit::Month,
        "week" | "weekend" => Unit::Week,
        "quarter" => Unit::Quarter,
        "morning" | "afternoon" | "evening" | "night" if which == "last" => return None,
        "day" | "morning" | "afternoon" | "evening" | "night" => Unit::Day,
        name => return pointed(which, make, name),
    };
    let part = (what == "weekend").then_some(Part::Weekend);
    let kind = if unit == Unit::Year { Kind::RelativeYear } else { Kind::Relative };
    Some((kind, Date { part, ..Date::of_relative(Relative { unit, ..make }) }, false))
}

/// Reads a season, month or weekday with a word that points to it.
fn pointed(which: &str, make: Relative, name: &str) -> Reading {
    let shift = match which {
        "last" | "this past" => Some(Shift::Past),
        "next" | "this coming" | "upcoming" | "coming" => Some(Shift::Coming),
        _ => None,
    };
    let this = (which == "this").then_some(make);
    if let Some(season) = season_of(name) {
        let date = Date { part: Some(Part::Season(season)), shift, relative: this, ..Date::default() };
        return Some((Kind::Part, date, shift.is_none() && this.is_none()));
    }
    if let Some(month) = month_of(name) {
        return Some((
            Kind::Month,
            Date { month: Some(month), shift, relative: this, ..Date::default() },
            false,
        ));
    }
    let weekday = weekday_of(name)?;
    let relative = this.map(|relative| Relative { unit: Unit::Week, ..relative });
    Some((Kind::Weekday, Date { weekday: Some(weekday), shift, relative, ..Date::default() }, false))
}

/// Reads months, weekdays, weekends and the 9th.
fn names(found: &Captures<'_>, head: &str, after: &str) -> Reading {
    let word = last_word(head).to_lowercase();
    if let Some(month) = found.name("my") {
        let year = found.name("myy")?.as_str().parse().ok()?;
        if is_count(head, after) && !head.ends_with(['-', '/', ',', '.']) {
            return None;
        }
        return Some((
            Kind::Month,
            Date { year: Some(year), month: Some(month_of(month.as_str())?), ..Date::default() },
            false,
        ));
    }
    if let Some(month) = found.name("m") {
        let doubtful = month.as_str().len() <= 5 && !matches!(month.as_str(), "June" | "July" | "April");
        let weak = doubtful && !BEFORE_MONTH.contains(&word.as_str());
        if matches!(month.as_str(), "April" | "June" | "August" | "May") && named_person(head, after) {
            return None;
        }
        return Some((Kind::Month, Date { month: Some(month_of(month.as_str())?), ..Date::default() }, weak));
    }
    if let Some(weekday) = found.name("weekdays") {
        let title = matches!(word.as_str(), "black" | "good" | "cyber" | "super" | "ash" | "easter");
        let rest = after.trim_start().split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        let paper = matches!(
            rest,
            "Times"
                | "Telegraph"
                | "Mirror"
                | "Express"
                | "Post"
                | "Mail"
                | "Herald"
                | "Night"
                | "Sun"
                | "Service"
                | "Mass"
        );
        if title || paper {
            return None;
        }
        let short = weekday.len() <= 5 && !weekday.as_str().ends_with("day");
        let framed = after.starts_with(['-', '–', ')'])
            || head.ends_with(['-', '–', '('])
            || after.starts_with(" to ");
        let weak = short && !framed;
        return Some((
            Kind::Weekday,
            Date { weekday: weekday_of(weekday.as_str()), ..Date::default() },
            weak,
        ));
    }
    if let Some(stretch) = found.name("stretch") {
        let part = if stretch.as_str().to_lowercase().starts_with("weekend") {
            Part::Weekend
        } else {
            Part::Workdays
        };
        return Some((Kind::Other, Date { part: Some(part), ..Date::default() }, false));
    }
    let nth = found.name("nth")?.as_str().parse::<u8>().ok().filter(|n| (1..=31).contains(n))?;
    let led = matches!(word.as_str(), "on" | "by" | "until" | "from" | "since" | "to" | "through" | "and");
    let strong = led && (!counts(after) || after.starts_with(" local time"));
    Some((Kind::Nth, Date { day: Some(nth), ..Date::default() }, !strong))
}
