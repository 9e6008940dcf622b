//! Whether a passage would come nearer to the other side if it were told otherwise.
//!
//! The sentence model takes little notice of a small word: a sentence and its denial have nearly the same vector. But of two
//! versions of one passage that differ in that word alone, the faithful one is the nearer one to the other side. So each side is
//! told in the other one's way, and both must gain by it: a gain of one side alone is chance, or a word that stands elsewhere.

use super::View;
use crate::align::Side;
use crate::meaning::encoder::{self, Vector};
use crate::source::Span;

/// How much nearer a passage comes when it is told otherwise, and in which of the ways.
#[derive(Clone, Copy, Debug)]
pub(super) struct Gain {
    /// In permille of the cosine.
    pub(super) gain: i32,
    /// The place of the best version.
    pub(super) best: usize,
}

/// A part of both sides, each with its vector.
pub(super) struct Contrast {
    vectors: [Vector; 2],
    cosine: i32,
}

impl Contrast {
    pub(super) fn new(view: &View, part: Part) -> Option<Self> {
        let texts = [part.source.of(view.ours()), part.target.of(view.theirs())];
        let vectors: [Vector; 2] = vectors(&texts).try_into().ok()?;
        let cosine = vectors[0].cosine(&vectors[1]);
        Some(Self { vectors, cosine })
    }

    /// Returns what the best of the other versions of a side gains against the other side; nothing where there is none.
    pub(super) fn gain(&self, side: Side, versions: &[String]) -> Option<Gain> {
        let other = &self.vectors[side.opposite() as usize];
        let texts: Vec<&str> = versions.iter().map(String::as_str).collect();
        let gains = vectors(&texts).into_iter().map(|version| other.cosine(&version) - self.cosine);
        gains.enumerate().max_by_key(|(_, gain)| *gain).map(|(best, gain)| Gain { gain, best })
    }
}

/// A stretch of the source and the stretch of the translation that renders it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) source: Span,
    pub(super) target: Span,
}

/// Returns the clause of the source at `at`, and the one or two clauses of the translation that surely render it; nothing where
/// neither side has clauses.
pub(super) fn part(view: &View, at: Span) -> Option<Part> {
    /// The least cosine of a clause and its rendering, in permille.
    const SURE: i32 = 450;
    let [ours, theirs] = &view.clauses;
    if ours.len() + theirs.len() <= 2 {
        return None;
    }
    let own = ours.iter().position(|clause| clause.contains(Span::at(at.start)))?;
    let pairs = theirs.windows(2).map(|pair| pair[0].cover(pair[1]));
    let runs: Vec<Span> = theirs.iter().copied().chain(pairs).collect();
    let vectors = view.clause_vectors.get_or_init(|| {
        let texts = ours.iter().map(|span| span.of(view.ours()));
        vectors(&texts.chain(runs.iter().map(|span| span.of(view.theirs()))).collect::<Vec<_>>())
    });
    let (ours_at, runs_at) = vectors.split_at(ours.len());
    let best = (0..runs.len()).max_by_key(|run| ours_at[own].cosine(&runs_at[*run]))?;
    let nearest = (0..ours.len()).max_by_key(|clause| ours_at[*clause].cosine(&runs_at[best]))?;
    (nearest == own && ours_at[own].cosine(&runs_at[best]) >= SURE)
        .then(|| Part { source: ours[own], target: runs[best] })
}

/// Returns whether two stretches of the source and two of the translation fit together in their order better than crosswise.
pub(super) fn in_order(view: &View, ours: [Span; 2], theirs: [Span; 2]) -> bool {
    let ours = ours.map(|span| span.of(view.ours()));
    let theirs = theirs.map(|span| span.of(view.theirs()));
    let vectors = vectors(&[ours[0], ours[1], theirs[0], theirs[1]]);
    let [one, two, first, second] = &vectors[..] else { return false };
    one.cosine(first) + two.cosine(second) >= one.cosine(second) + two.cosine(first)
}

/// Returns the vectors of texts.
pub(super) fn vectors(texts: &[&str]) -> Vec<Vector> {
    let pooled = encoder::pool(texts.iter().map(|text| (*text, vec![Span::new(0, text.len())]))).concat();
    encoder::vectors(&pooled)
}

/// Returns a passage of a text with one stretch exchanged.
pub(super) fn exchanged(text: &str, passage: Span, stretch: Span, new: &str) -> String {
    let before = Span::new(passage.start, stretch.start.max(passage.start));
    let after = Span::new(stretch.end.min(passage.end), passage.end);
    [before.of(text), new, after.of(text)].concat()
}
