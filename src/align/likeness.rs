//! How much a run of source sentences and a run of target sentences are alike: meaning, evidence and length.

use std::ops::Range;

use super::Segments;
use super::beads::Weights;
use crate::meaning::encoder::Pooled;
use crate::meaning::lexical::{Lexical, Run};
use crate::reading::Reading;
use crate::source::{Span, script};

/// How much of a run's likeness is shared words and figures, in percent; the rest is meaning.
const EVIDENCE: i32 = 10;
/// Where the model is asked; found by a search over news whose sentences are aligned.
const BY_MEANING: Weights = Weights { even: 400, skip: 90, merge: 250, length: 50 };
/// Where words and figures are all there is.
const BY_WORDS: Weights = Weights { even: 190, skip: 170, merge: 300, length: 100 };

/// Two documents, ready to be compared run by run.
pub(super) struct Likeness<'a> {
    lexical: &'a Lexical,
    segments: &'a [Segments; 2],
    /// The length of each segment of either side, in Latin letters' worth.
    sizes: [Vec<u32>; 2],
    /// The terms of the runs that begin with each segment of either side, by their number of segments.
    runs: [Vec<[Option<Run>; RUN]>; 2],
}

/// The most segments of a bead's side, whose terms are looked up again and again.
const RUN: usize = 3;

impl<'a> Likeness<'a> {
    /// Takes two documents, whose segments may lack their meaning: then words and figures alone are compared.
    pub(super) fn new(readings: [&Reading; 2], segments: &'a [Segments; 2], lexical: &'a Lexical) -> Self {
        let sizes = [0, 1]
            .map(|side: usize| segments[side].spans.iter().map(|span| size(readings[side], *span)).collect());
        let runs = |side: usize, take: &dyn Fn(Span) -> Option<Run>| -> Vec<[Option<Run>; RUN]> {
            let count = segments[side].spans.len();
            let run = |start: usize, length: usize| {
                (start + length <= count).then(|| take(segments[side].span(start..start + length)))?
            };
            (0..count).map(|start| std::array::from_fn(|more| run(start, more + 1))).collect()
        };
        let runs = [runs(0, &|span| lexical.source_run(span)), runs(1, &|span| lexical.target_run(span))];
        Self { lexical, segments, sizes, runs }
    }

    /// Returns the number of sentences of both sides.
    pub(super) fn sizes(&self) -> (usize, usize) {
        (self.sizes[0].len(), self.sizes[1].len())
    }

    /// Returns the sums of all sentences, where the model is asked.
    pub(super) fn pooled(&self) -> Option<(Vec<Pooled>, Vec<Pooled>)> {
        Some((self.segments[0].sense.as_ref()?.pooled(), self.segments[1].sense.as_ref()?.pooled()))
    }

    /// Returns what a bead gains and loses apart from its likeness.
    pub(super) fn weights(&self) -> Weights {
        if self.segments[0].sense.is_some() { BY_MEANING } else { BY_WORDS }
    }

    /// Returns how much both runs say the same, in permille.
    pub(super) fn score(&self, source: Range<usize>, target: Range<usize>) -> i32 {
        let [ours, theirs] = self.segments;
        let shared = match (self.run(0, &source), self.run(1, &target)) {
            (Some(ours), Some(theirs)) => self.lexical.score(ours, theirs),
            _ => self.lexical.compare(ours.span(source.clone()), theirs.span(target.clone())).score(),
        };
        let shared = i32::try_from(shared).unwrap_or_default();
        match (&ours.sense, &theirs.sense) {
            (Some(ours), Some(theirs)) => {
                let cosine = ours.run(&source).zip(theirs.run(&target)).map_or(0, |(a, b)| a.cosine(b));
                (cosine * (100 - EVIDENCE) + shared * EVIDENCE) / 100
            }
            _ => shared,
        }
    }

    fn run(&self, side: usize, run: &Range<usize>) -> Option<&Run> {
        self.runs[side].get(run.start)?.get(run.len().checked_sub(1)?)?.as_ref()
    }

    /// Returns what the difference of two runs' lengths costs.
    pub(super) fn length_cost(&self, source: Range<usize>, target: Range<usize>) -> i32 {
        let size =
            |side: usize, run: Range<usize>| self.sizes[side].get(run).unwrap_or_default().iter().sum();
        length_cost(size(0, source), size(1, target))
    }
}

/// Returns the length of a passage, in Latin letters' worth.
pub(super) fn size(reading: &Reading, passage: Span) -> u32 {
    u32::try_from(script::size(reading.of(passage))).unwrap_or(u32::MAX)
}

/// Returns what the difference of two lengths costs; Korean lengths are given in Latin letters' worth.
pub(super) const fn length_cost(source: u32, target: u32) -> i32 {
    let (long, short) = if source > target { (source, target) } else { (target, source) };
    let short = if short == 0 { 1 } else { short };
    match long * 10 / short {
        0..=15 => 0,
        16..=20 => 30,
        21..=30 => 80,
        31..=45 => 150,
        _ => 240,
    }
}
