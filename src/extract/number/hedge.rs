//! How exactly a figure is given, by the words around it.

use std::sync::LazyLock;

use super::Approx;
use crate::source::{Lang, Span, head, tail};
use crate::table::Forms;

/// Before a Korean figure.
const KO_BEFORE: &[(&str, Approx)] = &[
    ("약", Approx::About),
    ("대략", Approx::About),
    ("최소", Approx::AtLeast),
    ("적어도", Approx::AtLeast),
    ("최대", Approx::AtMost),
    ("거의", Approx::Under),
    ("많게는", Approx::AtMost),
];

/// After a Korean figure and its unit.
static KO_AFTER: LazyLock<Forms<Approx>> = LazyLock::new(|| {
    Forms::new([
        ("혹은 그 이상", Approx::AtLeast),
        ("또는 그 이상", Approx::AtLeast),
        ("혹은 그 이하", Approx::AtMost),
        ("또는 그 이하", Approx::AtMost),
        ("또는 그 미만", Approx::AtMost),
        ("또는 그보다 작", Approx::AtMost),
        ("또는 그보다 크", Approx::AtLeast),
        ("이거나 그보다 크", Approx::AtLeast),
        ("이거나 그보다 작", Approx::AtMost),
        ("과 같거나 작", Approx::AtMost),
        ("과 같거나 크", Approx::AtLeast),
        ("와 같거나 작", Approx::AtMost),
        ("와 같거나 크", Approx::AtLeast),
        ("이상", Approx::AtLeast),
        ("이하", Approx::AtMost),
        ("초과", Approx::Over),
        ("미만", Approx::Under),
        ("이내", Approx::AtMost),
        ("넘", Approx::Over),
        ("을 넘", Approx::Over),
        ("를 넘", Approx::Over),
        ("이 넘", Approx::Over),
        ("가 넘", Approx::Over),
        ("을 웃", Approx::Over),
        ("를 웃", Approx::Over),
        ("을 조금 넘", Approx::Over),
        ("를 조금 넘", Approx::Over),
        ("을 약간 넘", Approx::Over),
        ("을 훌쩍 넘", Approx::Over),
        ("를 훌쩍 넘", Approx::Over),
        ("에도 미치지 못", Approx::Under),
        ("에 미치지 못", Approx::Under),
        ("에도 못 미", Approx::Under),
        ("에 못 미", Approx::Under),
        ("을 밑돌", Approx::Under),
        ("를 밑돌", Approx::Under),
        ("아래로", Approx::Under),
        ("에 육박", Approx::Under),
        ("에 달", Approx::About),
        ("에 가까", Approx::Under),
        ("가까이", Approx::Under),
        ("남짓", Approx::Over),
        ("가량", Approx::About),
        ("정도", Approx::About),
        ("쯤", Approx::About),
        ("안팎", Approx::About),
        ("내외", Approx::About),
        ("수준", Approx::About),
        ("여 ", Approx::Over),
        ("여명", Approx::Over),
        ("대의", Approx::About),
    ])
});

/// Before an English figure; of two that fit, the first counts: "no more than" is no "more than".
const EN_BEFORE: &[(&str, Approx)] = &[
    ("less than or equal to", Approx::AtMost),
    ("smaller than or equal to", Approx::AtMost),
    ("lower than or equal to", Approx::AtMost),
    ("smaller or equal than", Approx::AtMost),
    ("less or equal than", Approx::AtMost),
    ("more than or equal to", Approx::AtLeast),
    ("greater than or equal to", Approx::AtLeast),
    ("larger than or equal to", Approx::AtLeast),
    ("higher than or equal to", Approx::AtLeast),
    ("larger than", Approx::Over),
    ("higher than", Approx::Over),
    ("bigger than", Approx::Over),
    ("longer than", Approx::Over),
    ("older than", Approx::Over),
    ("smaller than", Approx::Under),
    ("lower than", Approx::Under),
    ("shorter than", Approx::Under),
    ("younger than", Approx::Under),
    ("surpass", Approx::Over),
    ("surpasses", Approx::Over),
    ("surpassing", Approx::Over),
    ("exceed", Approx::Over),
    ("exceeds", Approx::Over),
    ("beyond", Approx::Over),
    ("no more than", Approx::AtMost),
    ("not more than", Approx::AtMost),
    ("at most", Approx::AtMost),
    ("up to", Approx::AtMost),
    ("a maximum of", Approx::AtMost),
    ("as many as", Approx::AtMost),
    ("as much as", Approx::AtMost),
    ("no less than", Approx::AtLeast),
    ("no fewer than", Approx::AtLeast),
    ("at least", Approx::AtLeast),
    ("a minimum of", Approx::AtLeast),
    ("not less than", Approx::AtLeast),
    ("more than", Approx::Over),
    ("over", Approx::Over),
    ("above", Approx::Over),
    ("greater than", Approx::Over),
    ("exceeding", Approx::Over),
    ("exceeded", Approx::Over),
    ("topped", Approx::Over),
    ("surpassed", Approx::Over),
    ("upwards of", Approx::Over),
    ("less than", Approx::Under),
    ("fewer than", Approx::Under),
    ("under", Approx::Under),
    ("below", Approx::Under),
    ("nearly", Approx::Under),
    ("almost", Approx::Under),
    ("close to", Approx::Under),
    ("nearing", Approx::Under),
    ("about", Approx::About),
    ("around", Approx::About),
    ("approximately", Approx::About),
    ("some", Approx::About),
    ("roughly", Approx::About),
    ("estimated", Approx::About),
    ("circa", Approx::About),
];

/// After an English figure and its unit.
static EN_AFTER: LazyLock<Forms<Approx>> = LazyLock::new(|| {
    Forms::new([
        ("or more", Approx::AtLeast),
        ("or greater", Approx::AtLeast),
        ("or above", Approx::AtLeast),
        ("or higher", Approx::AtLeast),
        ("or larger", Approx::AtLeast),
        ("or longer", Approx::AtLeast),
        ("or lower", Approx::AtMost),
        ("or below", Approx::AtMost),
        ("or smaller", Approx::AtMost),
        ("or under", Approx::AtMost),
        ("or shorter", Approx::AtMost),
        ("or younger", Approx::AtMost),
        ("or less", Approx::AtMost),
        ("or fewer", Approx::AtMost),
        ("or so", Approx::About),
        ("and over", Approx::AtLeast),
        ("or older", Approx::AtLeast),
        ("+", Approx::AtLeast),
    ])
});

/// How far before a figure its hedge begins at most, in characters.
const REACH: usize = 24;

/// Returns how exactly the figure at `span` is given.
///
/// `span` holds the figure with its unit or counter; `numeral_end` is where the figure itself ends.
pub(crate) fn approx(text: &str, sentence: Span, span: Span, numeral_end: usize, lang: Lang) -> Approx {
    let before = Span::new(sentence.start, span.start).of(text).trim_end();
    let after = Span::new(span.end, sentence.end).of(text).trim_start();
    match lang {
        Lang::Ko => korean(before, Span::new(numeral_end, span.end).of(text), after),
        Lang::En => english(before, after),
    }
}

/// Returns whether `approx` is a bound, and nothing near the figure at `span` may turn it.
pub(crate) fn is_bound(text: &str, sentence: Span, span: Span, approx: Approx, lang: Lang) -> bool {
    /// How far from a figure what turns its bound stands at most, in bytes.
    const NEAR: usize = 90;
    const KO: &[&str] = &["지 못", "지 않", "지않", "지못", "못하", "없", "아니", "모자라", "부족", "밑돌"];
    const EN: &[&str] = &[
        "not ", "n't", "no ", "never ", "without", "unless", "fail", "yet to", "nor ", "cannot", "short of",
        "exclud",
    ];
    if matches!(approx, Approx::Exact | Approx::About) {
        return false;
    }
    let from = text.ceil_char_boundary(span.start.saturating_sub(NEAR).max(sentence.start));
    let to = text.floor_char_boundary((span.end + NEAR).min(sentence.end));
    let (before, after) = (Span::new(from, span.start).of(text), Span::new(span.end, to).of(text));
    let turned = |part: &str, words: &[&str]| words.iter().any(|word| part.contains(word));
    match lang {
        Lang::Ko => {
            // 절반에도 미치지 못하는: what tells the bound turns nothing.
            let after = after.trim_start();
            let counters = super::ko_words::COUNTERS.prefixes(after);
            let counter = counters
                .map(|(form, ())| form.len())
                .find(|len| KO_AFTER.begin(tail(after, *len).trim_start()));
            let after = tail(after, counter.unwrap_or_default()).trim_start();
            let told = KO_AFTER.prefixes(after).next().map_or(0, |(words, _)| words.len());
            // 많게는 and "as many as" marvel at a figure more than they bound it.
            !turned(tail(after, told), KO) && !before.trim_end().ends_with("많게는")
        }
        Lang::En => {
            // Cut by at least half: to half or less.
            let by = || before.trim_end().rsplit(' ').take(3).any(|word| word == "by");
            let half = span.of(text).eq_ignore_ascii_case("half");
            let marvels = ["as many as", "as much as"].iter().any(|words| before.trim_end().ends_with(words));
            !(turned(before, EN) || turned(after, EN) || (half && by()) || marvels)
        }
    }
}

/// Reads 약 3명, 3백여 명, 30% 이상, 10만 명 넘는, 3보다 크거나 같은.
fn korean(before: &str, unit: &str, after: &str) -> Approx {
    let behind =
        |after: &str| KO_AFTER.prefixes(after).next().map(|(_, approx)| *approx).or_else(|| compared(after));
    // 오백 개 이하: the counter stands between.
    let counted = || {
        let counters = super::ko_words::COUNTERS.prefixes(after);
        counters.map(|(form, ())| tail(after, form.len()).trim_start()).find_map(behind)
    };
    if let Some(approx) = behind(after).or_else(counted) {
        return approx;
    }
    if unit.trim_start().starts_with('여') {
        return Approx::Over;
    }
    if let Some(approx) = symbol(before) {
        return approx;
    }
    KO_BEFORE.iter().find(|(word, _)| before.ends_with(word)).map_or(Approx::Exact, |(_, approx)| *approx)
}

/// Reads 보다 크다, 보다 작거나 같다.
fn compared(after: &str) -> Option<Approx> {
    let rest = after.strip_prefix("보다")?.trim_start();
    let larger = ["크", "큰", "높", "많"].iter().find(|w| rest.starts_with(**w));
    let smaller = ["작", "낮", "적"].iter().find(|w| rest.starts_with(**w));
    let equal = |word: &&str| tail(rest, word.len()).starts_with("거나 같");
    match (larger, smaller) {
        (Some(word), _) => Some(if equal(word) { Approx::AtLeast } else { Approx::Over }),
        (_, Some(word)) => Some(if equal(word) { Approx::AtMost } else { Approx::Under }),
        _ => None,
    }
}

/// Reads a sign of comparison before a figure.
fn symbol(before: &str) -> Option<Approx> {
    let before = before.trim_end_matches(['-', ' ']);
    let equal = before.strip_suffix('=').map(str::trim_end);
    match equal.unwrap_or(before).chars().next_back()? {
        '≥' => Some(Approx::AtLeast),
        '≤' => Some(Approx::AtMost),
        '>' => Some(if equal.is_some() { Approx::AtLeast } else { Approx::Over }),
        '<' => Some(if equal.is_some() { Approx::AtMost } else { Approx::Under }),
        _ => None,
    }
}

/// Reads about 3, more than 3, 3 or more.
fn english(before: &str, after: &str) -> Approx {
    if let Some(approx) = symbol(before) {
        return approx;
    }
    let before = before.trim_end_matches(|c: char| !c.is_alphanumeric() && c != ')');
    let near = before.char_indices().rev().nth(REACH).map_or(0, |(i, _)| i);
    let before = tail(before, near);
    // The last letter tells most apart.
    let last = before.bytes().next_back().map(|last| last.to_ascii_lowercase());
    let mut ahead = EN_BEFORE.iter().filter(|(words, _)| words.bytes().next_back() == last);
    let ends = |words: &str| {
        let lead = before.len().checked_sub(words.len()).filter(|lead| before.is_char_boundary(*lead));
        lead.is_some_and(|lead| {
            tail(before, lead).eq_ignore_ascii_case(words)
                && !head(before, lead).ends_with(char::is_alphanumeric)
        })
    };
    let ahead = ahead.find(|(words, _)| ends(words));
    let behind = EN_AFTER.prefixes(after).next();
    // About five hundred or more: the bound says more.
    let ahead = ahead.map(|(_, approx)| *approx).filter(|a| behind.is_none() || *a != Approx::About);
    ahead.or(behind.map(|(_, approx)| *approx)).unwrap_or(Approx::Exact)
}
