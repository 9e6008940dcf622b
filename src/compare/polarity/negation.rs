//! Negations: how often each side denies, and what of it the other side affirms.

use std::cmp::Ordering;
use std::sync::LazyLock;

use super::signs::{Hit, Signs, word};
use super::{Turned, View};
use crate::align::Side;
use crate::extract::quote::cues;
use crate::meaning::lexicon;
use crate::source::Span;
use crate::table::rows;

/// How surely a word denies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Force {
    /// A negation of grammar.
    Strong,
    /// A word that denies by its meaning.
    Weak,
    /// What a free rendering may have in place of a negation.
    Faint,
}

struct Negations {
    korean: Signs<Force>,
    english: Signs<Force>,
}

static NEGATIONS: LazyLock<Negations> = LazyLock::new(|| {
    let (mut korean, mut english) = (Vec::new(), Vec::new());
    for cells in rows(include_str!("../../../data/negation.tsv")) {
        let [lang, force, forms] = cells[..] else { continue };
        let force = match force {
            "strong" => Force::Strong,
            "weak" => Force::Weak,
            _ => Force::Faint,
        };
        if lang == "ko" { korean.push((forms, force)) } else { english.push((forms, force)) }
    }
    Negations { korean: Signs::korean(korean), english: Signs::english(english) }
});

/// What each side denies.
#[derive(Debug)]
pub(super) struct Denials {
    ours: Vec<Hit<Force>>,
    theirs: Vec<Hit<Force>>,
}

/// Beginnings that make the opposite of an English word.
const OPPOSING: &[&str] = &["un", "non"];
/// Beginnings that do so in adjectives of possibility: inadmissible, irreplaceable.
const UNABLE: &[&str] = &["in", "im", "ir", "il"];
/// How many words may stand between a negation and what it denies, in English.
const FAR: usize = 3;
/// How many characters may stand between what is denied and the negation, in Korean.
const CLOSE: usize = 3;
/// Dependent nouns between what is denied and the negation: 감당할 수 없다, 버린 적이 없다.
const BOUND: &[&str] = &[
    "수",
    "수는",
    "수가",
    "수도",
    "적이",
    "적은",
    "적도",
    "사실이",
    "사실은",
    "일이",
    "일은",
    "리",
    "리가",
    "바",
    "바가",
    "하지",
    "하지는",
    "되지",
    "되지는",
    "할 수",
    "될 수",
    "하진",
    "하고 있지",
    "있지",
];
/// Adverbs, which nothing denies.
const ADVERBS: &[&str] =
    &["전혀", "거의", "아예", "매우", "결코", "절대", "아직", "더", "더는", "별로", "모두", "이후", "많이"];

impl Denials {
    /// Finds what both sides of a bead deny.
    pub(super) fn new(text: &str, source: Span, lower: &str, target: Span) -> Self {
        let ours = longest(NEGATIONS.korean.find(text, source));
        let mut theirs = longest(NEGATIONS.english.find(lower, target));
        theirs.extend(prefixed(lower, target));
        Self { ours, theirs }
    }
}

/// Keeps, of what begins at one place, the longest.
fn longest(mut hits: Vec<Hit<Force>>) -> Vec<Hit<Force>> {
    hits.dedup_by_key(|hit| hit.span.start);
    hits
}

/// Finds the English words that a syllable makes the opposite of a known one: unresolved, nonfatal, powerless.
fn prefixed(lower: &str, target: Span) -> Vec<Hit<Force>> {
    let mut found = Vec::new();
    let mut at = target.start;
    for piece in target.of(lower).split_inclusive(|c: char| !c.is_alphanumeric()) {
        let bare = piece.trim_end_matches(|c: char| !c.is_alphanumeric());
        let rest = OPPOSING.iter().find_map(|prefix| bare.strip_prefix(prefix));
        let unable = UNABLE.iter().any(|prefix| bare.starts_with(prefix))
            && (bare.ends_with("ible") || bare.ends_with("able"));
        let rest = rest.or_else(|| bare.strip_suffix("less"));
        if bare.starts_with("non")
            || unable
            || rest.is_some_and(|rest| rest.len() > 2 && lexicon::knows_english(rest))
        {
            found.push(Hit { span: Span::new(at, at + bare.len()), what: Force::Weak });
        }
        at += piece.len();
    }
    found
}

/// Returns how many grammatical negations there are.
fn strong(hits: &[Hit<Force>]) -> usize {
    hits.iter().filter(|hit| hit.what == Force::Strong).count()
}

/// Returns whether exactly one of two passages, one of each side, has a grammatical negation.
pub(super) fn differs(view: &View, source: Span, target: Span) -> bool {
    let inside = |hits: &[Hit<Force>], span: Span| {
        hits.iter().any(|hit| hit.what == Force::Strong && hit.span.overlaps(span))
    };
    inside(&view.denials.ours, source) != inside(&view.denials.theirs, target)
}

/// Finds what one side of a bead denies and the other one affirms, at most one.
pub(super) fn find(view: &View) -> Option<Turned> {
    let (ours, theirs) = (strong(&view.denials.ours), strong(&view.denials.theirs));
    match theirs.cmp(&ours) {
        Ordering::Greater => denied(view),
        Ordering::Less => affirmed(view),
        Ordering::Equal => None,
    }
}

/// Finds what the translation denies.
fn denied(view: &View) -> Option<Turned> {
    let Denials { ours, theirs } = &view.denials;
    let text = view.lower;
    // A word that denies and is rendered by its own counterpart renders no negation.
    let open = |denial: &Hit<Force>, host: Option<Span>| {
        denial.what == Force::Strong
            || !view.met.iter().any(|(ko, en)| ko.overlaps(denial.span) && Some(*en) != host)
    };
    theirs.iter().filter(|hit| hit.what == Force::Strong).find_map(|hit| {
        let clause = view.clause(Side::Target, hit.span);
        let near = |en: &Span| {
            en.start >= hit.span.end
                && en.start < clause.end
                && Span::new(hit.span.end, en.start).of(text).split_whitespace().count() <= FAR
        };
        // Two negations may be none: never missed.
        let twice = theirs
            .iter()
            .any(|other| other.what == Force::Weak && other.span != hit.span && near(&other.span));
        if twice {
            return None;
        }
        // Not until 7:30 is from 7:30 on.
        let until = Span::new(hit.span.end, clause.end.max(hit.span.end)).of(text).contains(" until ");
        let host = view.met.iter().filter(|(_, en)| near(en) && can_be_denied(en.of(text)));
        let host = host.min_by_key(|(_, en)| en.start);
        // What has a clause of its own, and no word in common, may have been put in.
        if until || (host.is_none() && view.clauses[Side::Target as usize].len() > 1) {
            return None;
        }
        let rendered = host.map(|(_, en)| *en);
        let clear = view.balanced && !ours.iter().any(|denial| open(denial, rendered));
        let free = host.is_some_and(|(ko, _)| {
            let own = view.clause(Side::Source, *ko);
            !ours.iter().any(|denial| denial.span.overlaps(own) && open(denial, rendered))
        });
        (clear || free).then(|| Turned {
            source: host.map_or(view.source, |(ko, _)| word(view.ours(), *ko)),
            target: rendered.map_or(hit.span, |en| hit.span.cover(en)),
            ours: "affirms",
            theirs: "denies",
        })
    })
}

/// Finds what the translation affirms.
fn affirmed(view: &View) -> Option<Turned> {
    let Denials { ours, theirs } = &view.denials;
    let text = view.ours();
    // Two negations may have become none.
    if (strong(ours) - strong(theirs)).is_multiple_of(2) {
        return None;
    }
    // A word that denies and is rendered by its own counterpart renders no negation.
    let open = |denial: &Hit<Force>, host: Option<Span>| match denial.what {
        Force::Strong => true,
        Force::Weak => !view.met.iter().any(|(_, en)| en.overlaps(denial.span) && Some(*en) != host),
        Force::Faint => false,
    };
    let explained = |denial: &Hit<Force>| view.met.iter().any(|(_, en)| en.overlaps(denial.span));
    ours.iter().filter(|hit| hit.what == Force::Strong).find_map(|hit| {
        let clause = view.clause(Side::Source, hit.span);
        // What denies a denial affirms: 불가능하지는 않다, 그치지 않는다.
        let twice = ours.iter().any(|other| other.what == Force::Weak && denies(text, other.span, hit.span));
        if twice {
            return None;
        }
        // What is denied stands right before: 소유하지 않, 문제가 없.
        let host = view.met.iter().filter(|(ko, en)| {
            ko.start >= clause.start && denies(text, *ko, hit.span) && can_be_denied(en.of(view.lower))
        });
        let host = host.max_by_key(|(ko, _)| ko.start);
        let rendered = host.map(|(_, en)| *en);
        let free = rendered.is_some_and(|en| {
            let own = view.clause(Side::Target, en);
            !theirs.iter().any(|denial| denial.span.overlaps(own) && open(denial, rendered))
        });
        let clear = view.balanced
            && strong(ours) == 1
            && theirs.iter().all(|denial| explained(denial) && !open(denial, rendered));
        (free || clear).then(|| Turned {
            source: host.map_or(hit.span, |(ko, _)| ko.cover(hit.span)),
            target: rendered.map_or(view.target, |en| word(view.lower, en)),
            ours: "denies",
            theirs: "affirms",
        })
    })
}

/// Returns whether an English word says something that can be denied: no preposition, and no verb of saying, of whom a
/// negation beside it tells nothing.
fn can_be_denied(word: &str) -> bool {
    const PREPOSITIONS: &[&str] = &[
        "over", "under", "with", "from", "into", "than", "after", "before", "until", "during", "among", "all",
    ];
    !PREPOSITIONS.contains(&word) && cues::english_at(word).is_none()
}

/// Returns whether the negation at `sign` denies the word at `host`: nothing but an ending or a particle is between them.
fn denies(text: &str, host: Span, sign: Span) -> bool {
    if host.start >= sign.start || ADVERBS.contains(&host.of(text)) {
        return false;
    }
    let between = Span::new(host.end.min(sign.start), sign.start).of(text);
    let (ending, rest) = between.split_once(' ').unwrap_or((between, ""));
    let rest = rest.trim_end();
    // 결론을 내지 못했다: what is done with it has no word of its own.
    let light = !ending.is_empty() && rest.ends_with('지') && rest.chars().count() <= CLOSE;
    ending.chars().count() <= CLOSE && (rest.is_empty() || light || BOUND.contains(&rest))
}
