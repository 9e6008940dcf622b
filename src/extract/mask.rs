//! Stretches whose digits are no figures: addresses, telephone numbers, model names and codes.

use std::sync::LazyLock;

use regex::Regex;

use crate::source::script::{Byte, next_byte};
use crate::source::{Span, head, tail};

static MASK: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)
        https?://\S+ | www\.\S+ | [A-Za-z0-9_.+-]+@[A-Za-z0-9_-]+\.[A-Za-z0-9_.-]+          # web and mail addresses
        | (?-u:\b)0[0-9]{1,2}[)\x20.-]{1,2}[0-9]{3,4}[-.][0-9]{4}(?-u:\b) | (?-u:\b)1[568][0-9]{2}-[0-9]{4}(?-u:\b) | \+[0-9]{1,3}[\x20-][0-9][0-9\x20-]{6,}[0-9](?:/[0-9]+)? # telephone numbers
        | (?-u:\b)[0-9]{3}-[0-9]{3,4}-[0-9]{4}(?-u:\b)
        | (?:<>|=>|=<)\x20?[0-9]+                                                      # operators of a program
        | (?-u:\b)[A-Z][A-Za-z]*-[0-9][A-Za-z0-9_-]*                                   # COVID-19, DM-36A
        | (?-u:\b)[A-Z][A-Za-z]{0,3}[0-9]+[A-Za-z]*(?:\.[0-9]+|(?:-[0-9]+(?:s|neo|ER|LR|F)?)*)(?-u:\b) # A320, G20, PM2.5, A330-900s
        | [0-9]{1,2}[·.∙ㆍ][0-9]{1,2}\x20?(?:혁명|민주화|민주|운동|전쟁|절|항쟁|참전|정신|기념|테러|선언|대책|부동산|사태|의거|남북|독립|때|당시|이후|사변|발발|세대)
        | (?:코로나|오메가|비타민)[\x20-]?[0-9]+ | 국번\x20?없이\x20[0-9]{3,4}                         # names with figures
        | (?-u:\b)1[0-9]{2}\x20?(?:구급|구조|신고|상담|센터|콜|다산) | (?-u:\b)2030\x20?세대 | (?-u:\b)[0-9]차\x20?(?:전지|전원)
        | (?-u:\b)v[0-9]+(?:\.[0-9]+)*(?-u:\b) | (?-u:\b)24/7(?-u:\b)                        # v2.4
        | (?-u:\b)(?:ISO|IEC|IEEE|KS|USB|Wi-Fi|HDMI|Bluetooth)[\x20-][0-9]+(?:[.:-][0-9]+)*(?-u:\b) # standards
        | (?-u:\b)[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.(?:com|net|org|kr)/\S*                  # web addresses without a scheme
        | (?-u:\b)[Nn]o\.\x20?[0-9]{4}-[0-9]+(?-u:\b)                                        # numbers of notices
        | (?-u:\b)[0-9]{3}-[0-9]{2}-[0-9]{5}(?-u:\b)                                         # numbers of businesses
        | (?-u:\b)[0-9]{1,2}[GKD](?-u:\b)                                            # 5G, 4K, 3D
        | (?-u:\b)[0-9]+(?:\.[0-9]+){2,}(?-u:\b)                                        # versions: 2.3.1
        ",
    )
    .expect("a valid pattern")
});

/// Codes that are figures after all: currencies, quarters and halves.
const FIGURES: &[&str] = &[
    "KRW", "USD", "EUR", "JPY", "GBP", "CNY", "RMB", "HKD", "SGD", "AUD", "CAD", "CHF", "Q1", "Q2", "Q3",
    "Q4", "H1", "H2", "No", "US", "FY",
];

/// Names that a figure may belong to.
const NAMED: &[&str] = &["코로나", "오메가", "비타민"];
/// Standards that a number may follow.
const STANDARDS: &[&str] = &["ISO", "IEC", "IEEE", "KS", "USB", "Wi-Fi", "HDMI", "Bluetooth"];
/// The first syllables of what follows a day that stands for an event, and of services with a short number.
const EVENTS: [char; 22] = [
    '혁', '민', '운', '전', '절', '항', '참', '정', '기', '테', '선', '대', '부', '사', '의', '남', '독',
    '때', '당', '이', '발', '세',
];
const SERVICES: [char; 6] = ['구', '신', '상', '센', '콜', '다'];

/// Returns whether `text` may hold a masked stretch; where it says no, the pattern finds nothing.
///
/// An address has an @, a stroke or the end of www. in it; all else has a figure with something beside it that few figures have.
fn may_hold(text: &str) -> bool {
    // A point, a stroke or a digit.
    let sign = |byte: u8| matches!(byte, b'@' | b'.'..=b'9');
    let mut from = 0;
    while let Some(at) = next_byte(text, from, sign) {
        from = Byte::Digit.run(text, at).max(at + 1);
        let found = match text.as_bytes()[at] {
            b'@' | b'/' => true,
            b'.' => head(text, at).ends_with('w'),
            _ => may_be_code(text, Span::new(at, from)),
        };
        if found {
            return true;
        }
    }
    false
}

/// Returns whether the figure at `span` may belong to a code, by what it is and what stands beside it.
fn may_be_code(text: &str, span: Span) -> bool {
    let (figure, before, after) = (span.of(text), head(text, span.start), tail(text, span.end));
    let (len, next) = (figure.len(), after.strip_prefix(' ').unwrap_or(after));
    let bare = before.strip_suffix([' ', '-']).unwrap_or(before);
    let lead = before.as_bytes().last_chunk::<2>().copied();
    // The other side of a point has a figure, too.
    let pointed = before.ends_with(['.', '·', '∙', 'ㆍ']);
    // A320, v2; COVID-19; +82.
    before.ends_with(|c: char| c.is_ascii_alphabetic() || c == '+')
        || matches!(lead, Some([letter, b'-']) if letter.is_ascii_alphabetic())
        // =>3
        || bare.ends_with(['<', '>'])
        || (bare.ends_with(['나', '가', '민']) && NAMED.iter().any(|name| bare.ends_with(name)))
        || (bare.ends_with(|c: char| c.is_ascii_alphabetic()) && STANDARDS.iter().any(|name| bare.ends_with(name)))
        || before.ends_with("없이 ")
        // 02-123-4567, 010 1234 5678, 1588-1234, 123-45-67890, No. 2026-12
        || (len >= 3 && after.starts_with('-'))
        || (matches!(len, 2 | 3) && figure.starts_with('0'))
        // 5G
        || (len <= 2 && after.starts_with(['G', 'K', 'D']))
        // 5·18민주화, 3.1절
        || (pointed && next.starts_with(EVENTS))
        // 2.3.1
        || (pointed && after.starts_with('.') && tail(after, 1).starts_with(|c: char| c.is_ascii_digit()))
        // 119구급, 2030세대, 2차전지
        || (len == 3 && next.starts_with(SERVICES))
        || (figure == "2030" && next.starts_with("세대"))
        || (len == 1 && after.starts_with('차'))
}

/// Returns the masked spans of `text`, in order.
pub(super) fn spans(text: &str) -> Vec<Span> {
    if may_hold(text) { matches(text) } else { Vec::new() }
}

/// Returns what the pattern finds, but for figures.
fn matches(text: &str) -> Vec<Span> {
    MASK.find_iter(text)
        .filter(|m| !FIGURES.iter().any(|f| m.as_str().starts_with(f)))
        // Feb13, Oct-2: a day of a month.
        .filter(|m| {
            !super::date::names_month(
                m.as_str().split(|c: char| !c.is_alphabetic()).next().unwrap_or_default(),
            )
        })
        .filter(|m| !super::measure::is_code(m.as_str().trim_end_matches(|c: char| !c.is_ascii_alphabetic())))
        // 50K subscribers; PM2.5, but 1.2K.
        .filter(|m| {
            !(m.as_str().ends_with('K')
                && (counts_thousands(text, m.end()) || head(text, m.start()).ends_with('.')))
        })
        // $10K, 10K after a sign of money.
        .filter(|m| !head(text, m.start()).ends_with(['$', '£', '€', '¥', '₩']))
        .filter(|m| !is_dotted_date(m.as_str()) && !is_years(m.as_str()))
        .map(|m| Span::new(m.start(), m.end()))
        .collect()
}

/// Returns whether what follows a K is what thousands are counted of: 50K subscribers, 10K won.
fn counts_thousands(text: &str, end: usize) -> bool {
    let rest = text.get(end..).unwrap_or_default();
    super::number::is_counted(rest.strip_prefix(' ').unwrap_or_default())
}

/// Returns whether what looks like a telephone number is a stretch of years: 1592-1598.
fn is_years(text: &str) -> bool {
    let year = |part: &str| part.parse::<u16>().ok().filter(|year| part.len() == 4 && *year < 2200);
    text.split_once('-').is_some_and(|(from, to)| match (year(from), year(to)) {
        (Some(from), Some(to)) => from < to,
        _ => false,
    })
}

/// Returns whether a dotted figure is a date: 2026.3.11.
fn is_dotted_date(text: &str) -> bool {
    if text.find('.').is_none_or(|point| point < 2) {
        return false;
    }
    let mut parts = text.split('.').map(str::parse::<u16>);
    let (Some(Ok(year)), Some(Ok(month)), Some(Ok(day)), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return false;
    };
    let (year, day) = if day > 31 { (day, year) } else { (year, day) };
    (year < 100 || (1800..2200).contains(&year)) && (1..=12).contains(&month) && (1..=31).contains(&day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;

    #[test]
    fn codes_are_masked_and_figures_are_not() {
        for code in ["DM-36A", "COVID-19", "A320", "5G", "02-1234-5678", "https://a.kr/1", "2.3.1"] {
            assert_eq!(spans(code).len(), 1, "{code}");
        }
        for figure in ["KRW432", "2026.3.11", "17-year", "3D프린터 2대 중 2", "1,500", "3.5"] {
            assert!(!spans(figure).iter().any(|s| s.len() == figure.len()), "{figure}");
        }
    }

    #[test]
    fn what_holds_no_code_has_none() {
        let digits = ["0", "1", "02", "119", "2030", "1588"];
        let beside =
            ["", "-", " ", ".", "·", "/", ")", "G", "K", "A", "v", "+", "=>", "코로나", "ISO ", "차 전지"];
        let mut texts = testing::lines();
        for (one, other) in digits.iter().flat_map(|one| digits.iter().map(move |other| (one, other))) {
            texts.extend(beside.iter().flat_map(|mark| {
                beside.iter().map(move |end| format!("{mark}{one}{end}{other}{mark}1234{end} 신고{mark}"))
            }));
        }
        for text in texts {
            assert!(may_hold(&text) || !MASK.is_match(&text), "{text}");
        }
    }
}
