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
    let [sources, targets] = [(own.source, Side::Source), (own.target, Side::Target)]
        .map(|(own, side)| wider(pair, bead, own, side));
    if sources.len() + targets.len() == 2 {
        return own;
    }
    let texts = sources.iter().map(|span| span.of(pair.source.text()));
    let texts: Vec<&str> = texts.chain(targets.iter().map(|span| span.of(pair.target.text()))).collect();
    let vectors = contrast::vectors(&texts);
    let (ours, theirs) = vectors.split_at(sources.len());
    let more = |widened: bool, gain: i32| if widened { gain } else { 0 };
    let gained = |(source, target): &(usize, usize)| {
        ours[*source].cosine(&theirs[*target]) - more(*source > 0, GAIN.0) - more(*target > 0, GAIN.1)
    };
    // Of equal ones the first: what is its own.
    let places = (0..sources.len()).flat_map(|source| (0..targets.len()).map(move |target| (source, target)));
    let places: Vec<(usize, usize)> = places.collect();
    let best = places.into_iter().rev().max_by_key(gained);
    best.map_or(own, |(source, target)| Part { source: sources[source], target: targets[target] })
}

/// Returns the passage of a side, and what it becomes with the sentences beside it.
fn wider(pair: &Pair, bead: usize, own: Span, side: Side) -> Vec<Span> {
    let wide = pair.with_neighbours(side, bead);
    let mut all = vec![own];
    for span in [Span::new(wide.start, own.end), Span::new(own.start, wide.end), wide] {
        if !all.contains(&span) {
            all.push(span);
        }
    }
    all
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
