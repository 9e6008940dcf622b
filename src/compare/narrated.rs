//! Speech of the source that the translation tells as a fact: nobody says it there.

use super::lone::Alone;
use crate::align::{Pair, Side};
use crate::extract::quote::{Speaker, cues};
use crate::source::Span;

/// The likeness of a bead's sides from which one tells what the other says.
const PLACE: u32 = 300;
/// Words that give what is told to somebody, beside the reporting expressions.
const ATTRIBUTING: &[&str] = &[
    "according",
    "accordingly",
    "answer",
    "answers",
    "appeal",
    "appraisal",
    "argument",
    "assessment",
    "attitude",
    "belief",
    "believe",
    "believed",
    "believes",
    "blame",
    "blamed",
    "called",
    "calling",
    "calls",
    "claim",
    "comment",
    "comments",
    "complaint",
    "conclusion",
    "confession",
    "conviction",
    "critic",
    "criticism",
    "critics",
    "demand",
    "diagnosis",
    "expectation",
    "explanation",
    "eyes",
    "feel",
    "feeling",
    "feels",
    "felt",
    "finds",
    "found",
    "hope",
    "hopes",
    "idea",
    "impression",
    "intention",
    "judgment",
    "message",
    "mind",
    "opinion",
    "placard",
    "plea",
    "pledge",
    "point",
    "position",
    "praise",
    "praised",
    "promise",
    "question",
    "quote",
    "quoted",
    "reaction",
    "reason",
    "remark",
    "remarks",
    "reply",
    "request",
    "resolve",
    "response",
    "saying",
    "see",
    "sees",
    "statement",
    "stance",
    "thank",
    "thanked",
    "think",
    "thinks",
    "thought",
    "verdict",
    "view",
    "views",
    "vow",
    "warning",
    "wish",
    "wished",
    "wishes",
    "words",
];

/// Finds the quotes of the source, with a speaker, whose passage in the translation neither quotes nor reports anything.
pub(super) fn find(pair: &Pair, taken: &[Span]) -> Vec<Alone> {
    let mut found: Vec<Alone> = Vec::new();
    for quote in pair.source.quotes.iter().filter(|q| !q.in_title && q.named) {
        let at = pair.bead_at(Side::Source, quote.inner.start);
        let whole = pair.passage(Side::Source, at).overlaps(quote.inner);
        let told = quote.speaker != Speaker::Unknown && !taken.iter().any(|t| t.overlaps(quote.inner));
        if !whole
            || !told
            || pair.beads.get(at).is_none_or(|b| b.is_gap() || b.moved)
            || pair.beads[at].score < PLACE
        {
            continue;
        }
        let place = sentences(pair, pair.passage(Side::Target, at));
        let quoted = pair.target.segmentation.quotations.iter().any(|q| q.outer.overlaps(place));
        if quoted || is_attributed(place.of(pair.target.text())) || speaks_beside(pair, at) {
            continue;
        }
        if let Some(last) = found.last_mut().filter(|last| last.place == place) {
            last.passage = last.passage.cover(quote.inner);
            continue;
        }
        found.push(Alone { passage: quote.inner, place, speaker: quote.speaker, sure: true });
    }
    found
}

/// Returns whether a passage of the translation beside a bead holds speech, and the source none: it may be the one looked for.
fn speaks_beside(pair: &Pair, at: usize) -> bool {
    let speaks = |side: Side, index: usize| {
        let passage = pair.passage(side, index);
        pair.reading(side).segmentation.quotations.iter().any(|q| q.outer.overlaps(passage))
    };
    [at.checked_sub(1), Some(at + 1)]
        .into_iter()
        .flatten()
        .filter(|index| *index < pair.beads.len())
        .any(|index| speaks(Side::Target, index) && !speaks(Side::Source, index))
}

/// Returns the whole sentences of the translation that a passage is in.
fn sentences(pair: &Pair, passage: Span) -> Span {
    let sentences = pair.target.segmentation.sentences.iter();
    sentences.filter(|s| s.span.overlaps(passage)).map(|s| s.span).fold(passage, Span::cover)
}

/// Returns whether a text says that somebody says, means or wants what it tells.
fn is_attributed(text: &str) -> bool {
    let words = || text.split(|c: char| !c.is_alphabetic()).map(str::to_lowercase);
    !cues::english_all(text).is_empty()
        || words().any(|word| ATTRIBUTING.contains(&word.as_str()))
        || text.contains("put it")
}
