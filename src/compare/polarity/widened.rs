//! The passages that a bead is judged by: its own, with the sentences beside them that nothing renders and that belong to it.

use super::contrast::{self, Part};
use crate::align::{Pair, Side};
use crate::source::{Span, head, tail};

/// What a sentence beside the source must bring, and one beside the translation, in permille of the cosine. A Korean sentence
/// that nothing renders is often told in half a clause elsewhere.
const GAIN: (i32, i32) = (40, 8);

/// Returns the passages of a bead, each with the sentences beside it that bring it nearer to the other one.
pub(super) fn passages(pair: &Pair, bead: usize) -> Part {
    let own = Part { source: pair.passage(Side::Source, bead), target: pair.passage(Side::Target, bead) };
    if pair.beads[bead].is_gap() {
        return own;
    }
    let wider = |own: Span, side| {
        let wide = pair.with_neighbours(side, bead);
        let mut all = vec![own, Span::new(wide.start, own.end), Span::new(own.start, wide.end), wide];
        all.dedup();
        all
    };
    let (sources, targets) = (wider(own.source, Side::Source), wider(own.target, Side::Target));
    let parts = sources.iter().flat_map(|source| targets.iter().map(|target| (*source, *target)));
    let parts: Vec<Part> = parts.map(|(source, target)| Part { source, target }).collect();
    if parts.iter().all(|part| *part == own) {
        return own;
    }
    let gained = |part: &Part| {
        let texts = [part.source.of(pair.source.text()), part.target.of(pair.target.text())];
        let vectors = contrast::vectors(&texts);
        let more = |widened: bool, gain: i32| if widened { gain } else { 0 };
        vectors[0].cosine(&vectors[1])
            - more(part.source != own.source, GAIN.0)
            - more(part.target != own.target, GAIN.1)
    };
    // Of equal ones the first: what is its own.
    parts.into_iter().rev().max_by_key(gained).unwrap_or(own)
}

/// Returns whether a passage begins and ends where sentences or lines do.
pub(super) fn is_sentence(text: &str, passage: Span) -> bool {
    const ENDS: &[char] = &['.', '?', '!', ':', '"', '”', '’', ')', '…'];
    let before = head(text, passage.start).trim_end_matches(' ');
    let line = before.rfind('\n').map_or(before, |at| tail(before, at));
    let own = passage.of(text).trim_end();
    let after = tail(text, passage.start + own.len()).trim_start_matches(' ');
    (!line.contains(char::is_alphanumeric) || line.ends_with(ENDS))
        && (after.is_empty() || after.starts_with('\n') || own.ends_with(ENDS))
}
