//! Stage 4: two readings to one pair, with the beads that say which passages render which.

mod beads;
mod corridor;
mod likeness;
mod people;
mod second;
mod terms;

use std::ops::Range;

use jiff::civil;

use crate::meaning::encoder::Vector;
use crate::meaning::lexical::Lexical;
use crate::meaning::sense::Sense;
use crate::reading::Reading;
use crate::segment::clauses;
use crate::source::Span;

pub(crate) use beads::Bead;
use likeness::Likeness;
pub(crate) use people::Links;

/// The most sentences of a document whose meaning is asked for; a longer one is aligned by words and figures.
const LONGEST: usize = 10_000;

/// A source and its translation, aligned.
#[derive(Debug)]
pub(crate) struct Pair {
    pub(crate) source: Reading,
    pub(crate) target: Reading,
    /// Which person of the translation is which of the source.
    pub(crate) links: Links,
    pub(crate) meaning: Lexical,
    /// The segments of both sides, of which the beads consist, and what they mean.
    pub(crate) segments: [Segments; 2],
    /// In the order of the translation.
    pub(crate) beads: Vec<Bead>,
    /// For each segment of either side, the bead that holds it.
    bead_of: [Vec<usize>; 2],
    /// Publication date, where it is known.
    pub(crate) reference: Option<civil::Date>,
}

/// Which of the two documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    Source,
    Target,
}

impl Side {
    /// Returns the other one.
    pub(crate) const fn opposite(self) -> Self {
        match self {
            Self::Source => Self::Target,
            Self::Target => Self::Source,
        }
    }
}

/// The segments of a document: its sentences, some of them cut where the other side has two.
#[derive(Debug)]
pub(crate) struct Segments {
    pub(crate) spans: Vec<Span>,
    /// What they mean, where that was asked for.
    pub(crate) sense: Option<Sense>,
}

impl Segments {
    fn new(reading: &Reading, sense: bool) -> Self {
        let spans: Vec<Span> = reading.segmentation.sentences.iter().map(|s| s.span).collect();
        let sense = sense.then(|| Sense::new(reading.text(), with_clauses(reading, &spans)));
        Self { spans, sense }
    }

    /// Returns the index of the segment that holds `offset`, or of the last one before it.
    pub(crate) fn at(&self, offset: usize) -> usize {
        self.spans.partition_point(|s| s.start <= offset).saturating_sub(1)
    }

    /// Returns a passage that is a segment and its clauses, each with its vector, where meaning was asked for.
    pub(crate) fn known(&self, passage: Span) -> Option<(Vec<Span>, Vec<Vector>)> {
        let segment = self.spans.binary_search(&passage).ok()?;
        let sense = self.sense.as_ref()?;
        let whole = sense.run(&(segment..segment + 1))?;
        let clauses = sense.clauses(segment).iter().filter(|clause| clause.span != passage);
        let parts = clauses.map(|clause| (clause.span, clause.vector.clone()));
        Some(std::iter::once((passage, whole.clone())).chain(parts).unzip())
    }

    /// Returns the span from the first to the last segment of `run`; where it is empty, its place.
    pub(crate) fn span(&self, run: Range<usize>) -> Span {
        match (self.spans.get(run.start), run.end.checked_sub(1).and_then(|last| self.spans.get(last))) {
            (Some(first), Some(last)) if run.start < run.end => first.cover(*last),
            (Some(next), _) => Span::at(next.start),
            (None, _) => Span::at(self.spans.last().map_or(0, |s| s.end)),
        }
    }
}

/// Returns the spans with the clauses of each.
fn with_clauses(reading: &Reading, spans: &[Span]) -> Vec<(Span, Vec<Span>)> {
    let lang = reading.document.lang;
    spans.iter().map(|span| (*span, clauses(reading.text(), *span, lang))).collect()
}

impl Pair {
    /// Aligns two readings; `sense` says whether by meaning, or by words and figures alone.
    pub(crate) fn new(source: Reading, target: Reading, reference: Option<civil::Date>, sense: bool) -> Self {
        let links = Links::new(&source, &target);
        let meaning = Lexical::new(terms::source(&source), terms::target(&target, &links));
        let sizes = [&source, &target].map(|r| r.segmentation.sentences.len());
        let sense = sense && sizes.iter().all(|size| *size <= LONGEST);
        let mut segments = if sense {
            // Nearly all of the time goes into the vectors, and the two sides need nothing of each other.
            std::thread::scope(|scope| {
                let theirs = scope.spawn(|| Segments::new(&target, sense));
                let ours = Segments::new(&source, sense);
                [ours, theirs.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))]
            })
        } else {
            [Segments::new(&source, sense), Segments::new(&target, sense)]
        };
        let mut beads = beads::align(&Likeness::new([&source, &target], &segments, &meaning));
        if sense {
            second::cut([&source, &target], &mut segments, &mut beads);
            second::moved(&segments, &mut beads);
        }
        let mut bead_of = [vec![0; segments[0].spans.len()], vec![0; segments[1].spans.len()]];
        for (index, bead) in beads.iter().enumerate() {
            bead_of[0][bead.source.clone()].fill(index);
            bead_of[1][bead.target.clone()].fill(index);
        }
        Self { source, target, links, meaning, segments, beads, bead_of, reference }
    }

    /// Takes two short readings as they are, each being the other's translation: for rules that need no more.
    pub(crate) fn of_one_bead(source: Reading, target: Reading, reference: Option<civil::Date>) -> Self {
        let segments = [Segments::new(&source, false), Segments::new(&target, false)];
        let sizes = [0, 1].map(|side: usize| segments[side].spans.len());
        let bead = Bead { source: 0..sizes[0], target: 0..sizes[1], score: 1000, moved: false };
        Self {
            source,
            target,
            links: Links::default(),
            meaning: Lexical::new(Vec::new(), Vec::new()),
            segments,
            beads: vec![bead],
            bead_of: sizes.map(|size| vec![0; size]),
            reference,
        }
    }

    /// Returns the reading of a side.
    pub(crate) const fn reading(&self, side: Side) -> &Reading {
        match side {
            Side::Source => &self.source,
            Side::Target => &self.target,
        }
    }

    /// Returns the segments of a side.
    pub(crate) const fn segments(&self, side: Side) -> &Segments {
        &self.segments[side as usize]
    }

    /// Returns the index of the bead that holds `offset` of a side.
    pub(crate) fn bead_at(&self, side: Side, offset: usize) -> usize {
        self.bead_of[side as usize].get(self.segments(side).at(offset)).copied().unwrap_or_default()
    }

    /// Returns what a bead holds of a side, or the place where it would have been.
    pub(crate) fn passage(&self, side: Side, bead: usize) -> Span {
        self.beads.get(bead).map_or(Span::at(0), |b| self.segments(side).span(b.run(side)))
    }

    /// Returns the passage of a bead with the sentences of its paragraph right before and behind it that nothing renders.
    pub(crate) fn with_neighbours(&self, side: Side, bead: usize) -> Span {
        let mut run = self.beads[bead].run(side);
        if run.is_empty() {
            return self.passage(side, bead);
        }
        let segments = self.segments(side);
        let text = self.reading(side).text();
        let joins =
            |first: usize, alone: usize| match (segments.spans.get(first), segments.spans.get(first + 1)) {
                (Some(one), Some(next)) => {
                    let lone = segments.spans.get(alone).map(|span| self.bead_at(side, span.start));
                    lone.is_some_and(|bead| self.beads[bead].is_gap())
                        && !Span::new(one.end, next.start).of(text).contains('\n')
                }
                _ => false,
            };
        let before = run.start.checked_sub(1).is_some_and(|before| joins(before, before));
        let after = run.end.checked_sub(1).is_some_and(|last| joins(last, last + 1));
        run.start -= usize::from(before);
        run.end += usize::from(after);
        segments.span(run)
    }
}
