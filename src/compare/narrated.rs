//! Speech of the source that the translation tells as a fact: nobody says it there.

use super::speech::{Alone, Speech};
use crate::align::{Pair, Side};
use crate::extract::quote::{Speaker, cues};
use crate::source::{Span, head, tail};

/// The cosine from which a passage tells what a quote says, in permille.
const TOLD: i32 = 380;
/// By how much what else is quoted must be more like a passage, for that to be its source.
const RIVAL: i32 = 120;
/// By how much it must be more than that of any speech.
const MORE: i32 = 150;
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

/// Finds the sentences that the source quotes, and that the translation tells in a sentence that neither quotes nor reports anything.
pub(super) fn find(pair: &Pair, speech: &Speech<'_>, taken: &[Span]) -> Vec<Alone> {
    let mut found: Vec<Alone> = Vec::new();
    for unit in speech.units(Side::Source).iter().filter(|u| u.quoted && !u.clause) {
        let Some((speaker, _)) = unit.said.filter(|said| said.0 != Speaker::Unknown) else { continue };
        if taken.iter().any(|t| t.overlaps(unit.span)) {
            continue;
        }
        let near = speech.around(Side::Target, unit.bead, 1).iter();
        let cosines = near.map(|there| (unit.vector.cosine(&there.vector), there));
        let (mut told, mut said) = (None, 0);
        for (cosine, there) in cosines {
            if there.said.is_some() {
                // What renders something else is not the place of this.
                let rivals = speech.around(Side::Source, there.bead, 1).iter().filter(|u| u.quoted);
                let rival = rivals
                    .filter(|u| !u.span.overlaps(unit.span))
                    .map(|u| u.vector.cosine(&there.vector))
                    .max();
                if rival.is_none_or(|rival| rival < cosine + RIVAL) {
                    said = said.max(cosine);
                }
            } else if told.is_none_or(|(best, _)| cosine > best) {
                told = Some((cosine, there));
            }
        }
        let Some((cosine, there)) = told else { continue };
        if cosine < TOLD || cosine < said + MORE {
            continue;
        }
        let place = pair.target.sentence_span_at(there.span.start);
        let quoted = pair.target.segmentation.quotations.iter().any(|q| q.outer.overlaps(place));
        if quoted || is_attributed(pair.target.of(place)) {
            continue;
        }
        if let Some(last) = found.last_mut().filter(|last| last.place == place) {
            last.passage = last.passage.cover(unit.span);
            continue;
        }
        found.push(Alone { passage: unit.span, place, speaker, sure: true });
    }
    found
}

/// Returns whether a text says that somebody says, means or wants what it tells.
fn is_attributed(text: &str) -> bool {
    // Will be considered, can be called: what is done to something says nothing of a speaker.
    let passive = |at: usize| {
        let before = head(text, at).trim_end();
        let word = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        let done = matches!(word, "be" | "been" | "being" | "is" | "are" | "was" | "were" | "hardly");
        let told = ["said", "reported", "known", "quoted", "cited", "expected", "believed"];
        done && !told.iter().any(|verb| tail(text, at).starts_with(verb))
    };
    let mut at = 0;
    let attributing = text.split_inclusive(|c: char| !c.is_alphabetic()).any(|piece| {
        let start = at;
        at += piece.len();
        let word = piece.trim_end_matches(|c: char| !c.is_alphabetic()).to_lowercase();
        ATTRIBUTING.contains(&word.as_str()) && !passive(start)
    });
    attributing || cues::english_all(text).into_iter().any(|at| !passive(at)) || text.contains("put it")
}
