//! What each side denies, and what may render a denial: the words of `data/negation.tsv` in their places.

use std::sync::LazyLock;

use super::signs::{Hit, Table};
use crate::meaning::lexicon;
use crate::source::{Span, tail};
use crate::table::{alternatives, rows};

/// How surely a word denies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Force {
    /// A negation of grammar.
    Negation,
    /// What has a negation in it and denies nothing, or denies twice.
    Idiom,
    /// A word that denies by its meaning, whatever is denied.
    Denial,
    /// The same, with the denial in its form: what it renders beside does not explain it.
    Formed,
    /// What renders a denial of one thing or another.
    Hint,
    /// What only looks like a denial.
    Nothing,
}

const ROWS: &str = include_str!("../../../data/negation.tsv");

static TABLE: LazyLock<Table<Force>> = LazyLock::new(|| {
    Table::new(ROWS, |kind| match kind {
        "negation" => Some(Force::Negation),
        "idiom" => Some(Force::Idiom),
        "denial" => Some(Force::Denial),
        "formed" => Some(Force::Formed),
        "hint" => Some(Force::Hint),
        "none" => Some(Force::Nothing),
        _ => None,
    })
});

/// The words that single rules read.
#[derive(Debug, Default)]
pub(super) struct Lists {
    /// Korean that English renders with a denial, whatever it tells, and what may render it all the same.
    pub(super) outright: Vec<&'static str>,
    pub(super) aside: Vec<&'static str>,
    /// Korean that denies a limit, what tells the limit, and what says that there is more.
    pub(super) unlimited: Vec<&'static str>,
    pub(super) limit: Vec<&'static str>,
    pub(super) more: Vec<&'static str>,
    /// Korean that says the contrary of what it denies.
    pub(super) litotes: Vec<&'static str>,
    /// What renders a negation of grammar, whatever is denied: "failed to recover".
    pub(super) grammar: Vec<&'static str>,
}

pub(super) static LISTS: LazyLock<Lists> = LazyLock::new(|| {
    let mut lists = Lists::default();
    for cells in rows(ROWS) {
        let [_, kind, forms] = cells[..] else { continue };
        let list = match kind {
            "outright" => &mut lists.outright,
            "aside" => &mut lists.aside,
            "unlimited" => &mut lists.unlimited,
            "limit" => &mut lists.limit,
            "more" => &mut lists.more,
            "litotes" => &mut lists.litotes,
            "grammar" => &mut lists.grammar,
            _ => continue,
        };
        list.extend(alternatives(forms));
    }
    lists
});

/// Counts the negations of grammar.
pub(super) fn negations(hits: &[Hit<Force>]) -> usize {
    hits.iter().filter(|hit| hit.what == Force::Negation).count()
}

/// Keeps, of what begins at one place, the longest.
fn longest(mut hits: Vec<Hit<Force>>) -> Vec<Hit<Force>> {
    hits.dedup_by_key(|hit| hit.span.start);
    hits
}

/// How far before a negation 밖에 makes it an "only", in bytes: 6%밖에 줄지 않았다.
const ONLY: usize = 40;

/// Finds what Korean text denies, in order.
pub(super) fn korean(text: &str, span: Span) -> Vec<Hit<Force>> {
    let mut hits = longest(TABLE.korean.find(text, span));
    hits.retain(|hit| hit.what != Force::Nothing);
    for hit in hits.iter_mut().filter(|hit| hit.what == Force::Negation) {
        let before = Span::new(span.start, hit.span.start).of(text);
        let only = before.rfind("밖에 ").is_some_and(|at| {
            let between = tail(before, at);
            between.len() <= ONLY && !between.contains([',', '.', '”'])
        });
        if only {
            hit.what = Force::Idiom;
        }
    }
    for place in 1..hits.len() {
        let [one, other] = [hits[place - 1], hits[place]];
        let both = one.what == Force::Negation && other.what == Force::Negation;
        if both && twice(Span::new(one.span.end, other.span.start.max(one.span.end)).of(text)) {
            hits[place - 1].what = Force::Idiom;
            hits[place].what = Force::Idiom;
        }
    }
    hits
}

/// Returns whether a negation denies the one before it, by what stands between: 못할 수준은 아니다, 않은 것은 아니다.
fn twice(between: &str) -> bool {
    const NOUNS: &[&str] =
        &["", "것", "건", "게", "수", "수준", "정도", "바", "사람", "곳", "일", "이", "경우", "리"];
    const PARTICLES: &[&str] = &["만은", "은", "는", "이", "가", "도", ""];
    let (ending, rest) = between.split_once(' ').unwrap_or((between, ""));
    let rest = rest.trim_end();
    ending.chars().count() <= 2
        && PARTICLES
            .iter()
            .any(|particle| rest.strip_suffix(particle).is_some_and(|noun| NOUNS.contains(&noun)))
}

/// Returns whether Korean text bounds a figure, as "less than" does: 5톤 미만.
pub(super) fn bounds(text: &str) -> bool {
    const BOUNDS: &[&str] = &[
        "미만",
        "이하",
        "이내",
        "이상",
        "초과",
        "밑도",
        "밑돌",
        "보다",
        "최대",
        "최소",
        "안쪽",
        "못 미치",
        "넘는",
        "넘은",
        "넘게",
        "웃도",
        "웃돌",
    ];
    BOUNDS.iter().any(|bound| text.contains(bound))
}

/// Finds what English text in small letters denies, in order; `words` are those of the passage, and `bounded` says whether the
/// source bounds a figure, which "less than" then renders.
pub(super) fn english(lower: &str, span: Span, words: &[Span], bounded: bool) -> Vec<Hit<Force>> {
    let quantities: Vec<Span> = (0..words.len()).filter_map(|at| quantity(lower, words, at)).collect();
    let mut hits = longest(TABLE.english.find(lower, span));
    hits.retain(|hit| {
        let numbered = hit.span.of(lower) == "no" && tail(lower, hit.span.end).starts_with('.');
        !numbered && hit.what != Force::Nothing && !quantities.iter().any(|own| own.contains(hit.span))
    });
    // Neither A nor B is denied once.
    let neither = hits.iter().find(|hit| hit.span.of(lower) == "neither").map(|hit| hit.span.start);
    for hit in &mut hits {
        if hit.span.of(lower) == "nor" && neither.is_some_and(|neither| neither < hit.span.start) {
            hit.what = Force::Hint;
        }
    }
    // "More than half" denies nothing, and "no later than" as little.
    let little =
        |span: Span| ["less", "fewer", "below", "under"].iter().any(|less| span.of(lower).starts_with(less));
    let bound = |span: Span| if !bounded && little(span) { Force::Denial } else { Force::Hint };
    hits.extend(quantities.into_iter().map(|span| Hit { span, what: bound(span) }));
    for (place, word) in words.iter().enumerate() {
        let kept = kept_from(lower, words, place);
        let free = word.of(lower).ends_with("-free").then_some(*word);
        let formed = kept.or(free).or_else(|| is_formed(word.of(lower)).then_some(*word));
        let Some(formed) = formed else { continue };
        // What the table knows is that, unless a phrase of one form holds it.
        if kept.or(free).is_some() {
            hits.retain(|hit| !formed.contains(hit.span));
        } else if hits.iter().any(|hit| hit.span.start == formed.start) {
            continue;
        }
        hits.push(Hit { span: formed, what: Force::Formed });
    }
    hits.sort_by_key(|hit| hit.span.start);
    hits
}

/// Returns what compares with a quantity at a word: "less than 5", "below 3", "no more than a month".
pub(super) fn quantity(lower: &str, words: &[Span], at: usize) -> Option<Span> {
    const THAN: &[&str] = &["less", "fewer", "more", "longer", "later", "higher", "lower"];
    const BOUNDS: &[&str] = &["under", "below", "over", "above", "least", "most"];
    const COUNTS: &[&str] = &[
        "about", "an", "a", "the", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
        "ten", "half",
    ];
    let word = |place: usize| words.get(place).map_or("", |span| span.of(lower));
    let figure = |place: usize| {
        words.get(place).is_some_and(|span| {
            span.of(lower).starts_with(|c: char| c.is_ascii_digit())
                && !Span::new(words[place - 1].end, span.start).of(lower).contains(['.', ',', ';'])
        })
    };
    let end = if THAN.contains(&word(at)) && word(at + 1) == "than" {
        (figure(at + 2) || COUNTS.contains(&word(at + 2))).then_some(at + 1)
    } else if BOUNDS.contains(&word(at)) {
        figure(at + 1).then_some(at)
    } else {
        None
    }?;
    let first = if at > 0 && matches!(word(at - 1), "no" | "not") { at - 1 } else { at };
    Some(Span::new(words[first].start, words[end].end))
}

/// Returns "keep … from" at a word, to its end.
fn kept_from(lower: &str, words: &[Span], at: usize) -> Option<Span> {
    const KEEPING: &[&str] = &["keep", "keeps", "kept", "keeping"];
    /// The words that may stand between.
    const FAR: usize = 4;
    let word = words.get(at)?;
    let text = word.of(lower);
    if !KEEPING.contains(&text) && !text.starts_with("prevent") && !text.starts_with("stop") {
        return None;
    }
    let from = words.iter().skip(at + 2).take(FAR).find(|word| word.of(lower) == "from")?;
    let piece = Span::new(word.start, from.end);
    (!piece.of(lower).contains(['.', ',', ';'])).then_some(piece)
}

/// Returns whether a syllable makes the word the opposite of a known one: unresolved, nonfatal, powerless, inadmissible.
fn is_formed(word: &str) -> bool {
    /// From how many letters on what follows "un" is a word.
    const LONG: usize = 7;
    /// What only begins like an opposite.
    const OTHERS: &[&str] = &[
        "until", "under", "unit", "unif", "union", "uniq", "univ", "unveil", "unfold", "unleash", "uncover",
        "unlock", "unload", "unless", "unanim", "unison", "uncle", "unto", "undoubt", "uneasy",
    ];
    if !word.is_ascii() || word.len() < 6 || OTHERS.iter().any(|other| word.starts_with(other)) {
        return false;
    }
    let possible = word.ends_with("ible") || word.ends_with("able");
    if possible && ["in", "im", "ir", "il"].iter().any(|prefix| word.starts_with(prefix)) {
        return true;
    }
    let known = |rest: &str| rest.len() > 2 && lexicon::knows_english(rest);
    word.starts_with("non")
        || word
            .strip_prefix("un")
            .is_some_and(|rest| rest.len() >= LONG || rest.ends_with("ed") || known(rest))
        || word.strip_suffix("less").is_some_and(known)
}
