//! Passages of one side that the other side lacks: sentences without a bead, and clauses inside of beads.
//!
//! A sentence is judged by whether anything on the other side is like it, and whether it would fit into a bead
//! beside it. A clause is judged by taking it away: where the rest of its bead is more like the other side
//! than the whole was, the other side does not have the clause. Both judgements are weighted sums of what [`Signs`]
//! holds, fitted on releases with passages taken out, against clean translations, by `tools/passages/fit.py`.

#[cfg(test)]
pub(super) mod examples;

use std::cmp::Reverse;
use std::ops::{Range, RangeInclusive};

use super::judge::Judge;
use crate::align::{Pair, Segments, Side};
use crate::meaning::encoder::{self, Vector};
use crate::segment::{Kind, boilerplate};
use crate::source::{Span, script};

/// A passage without a counterpart.
#[derive(Clone, Debug)]
pub(crate) struct Lost {
    pub(crate) side: Side,
    pub(crate) passage: Span,
    /// Where on the other side it would belong.
    pub(crate) place: Span,
    /// Whether it is, for the most part, direct speech.
    pub(crate) quoted: bool,
    /// Whether it is a headline, a contact or the like, which translations leave out or add.
    pub(crate) marginal: bool,
    /// Whether the passages around it surely belong together.
    pub(crate) sure: bool,
}

/// How many beads to either side the counterpart of a passage is looked for.
const FAR: usize = 40;
/// How many beads to either side count as near.
const NEAR: usize = 2;
/// How many gaps may stand between a gap and the bead beside it.
const GAPS: usize = 4;
/// The fewest letters of a clause that is told, in Latin letters' worth.
const LEAST: usize = 15;
/// What speaks for and against the counterpart of a passage: measures of which each has its weight.
type Signs = [i32; 10];

/// Judges a sentence without a bead. Its signs: the highest cosine with anything of the other side; what the bead
/// beside it gains by it; the share of its content that is found; its terms; its length; the side; how much better
/// the lengths around fit without it; the highest cosine with what has no counterpart on the other side; by how much it
/// is more like something near than what that goes with; the share of its content that nothing else near claims.
const SENTENCE: Judge<10> = Judge {
    weights: [-929, -1459, -5183, 530_594, 17_630, -301_318, 2061, -2403, -10_702, -5364],
    bias: -3216,
};
const SENTENCE_LEAST: i32 = -1300;
/// Judges a part of a sentence in a bead. Its signs: what the bead gains without it; the highest cosine with
/// anything of the other side; the share of its content that is found; its terms; its length; the side; how much
/// better the lengths of the bead fit without it; the likeness of the bead; and the last two as above.
const CLAUSE: Judge<10> = Judge {
    weights: [13_010, -330, -1581, 352_201, 7206, -2_155_362, 1078, -3095, -4306, -3036],
    bias: 1402,
};
const CLAUSE_LEAST: i32 = 1650;
/// The cosine of the two sides of a bead from which they surely belong together, in permille.
const SURE: i32 = 430;

/// Finds the passages of either side that the other one lacks, where meaning was asked for.
pub(super) fn find(pair: &Pair) -> Vec<Lost> {
    let mut found = Vec::new();
    for side in [Side::Source, Side::Target] {
        let Some(view) = View::new(pair, side) else { return Vec::new() };
        let margin = boilerplate::margin(&pair.reading(side).document, &pair.reading(side).segmentation);
        for bead in 0..pair.beads.len() {
            if pair.beads[bead].is_gap() {
                view.sentence(bead, &margin, &mut found);
            }
        }
        view.clauses(&margin, &mut found);
    }
    found
}

/// The pair as seen from one of its sides.
struct View<'p> {
    pair: &'p Pair,
    side: Side,
    ours: &'p Segments,
    theirs: &'p Segments,
}

impl<'p> View<'p> {
    fn new(pair: &'p Pair, side: Side) -> Option<Self> {
        let (ours, theirs) = (pair.segments(side), pair.segments(side.opposite()));
        (ours.sense.is_some() && theirs.sense.is_some()).then_some(Self { pair, side, ours, theirs })
    }

    /// Judges the sentences of a bead that the other side lacks.
    fn sentence(&self, bead: usize, margin: &[bool], found: &mut Vec<Lost>) {
        for segment in self.pair.beads[bead].run(self.side) {
            let span = self.ours.spans[segment];
            let Some(signs) = self.sentence_signs(bead, segment) else { continue };
            if SENTENCE.score(&signs) < SENTENCE_LEAST {
                continue;
            }
            let lost = self.lost(bead, span, margin, true);
            // Sentences that follow each other are one passage.
            match found.last_mut() {
                Some(last)
                    if last.side == self.side
                        && (last.quoted, last.marginal) == (lost.quoted, lost.marginal)
                        && segment > 0
                        && self.ours.spans[segment - 1].end == last.passage.end
                        && self.paragraph(last.passage) == self.paragraph(span) =>
                {
                    last.passage = last.passage.cover(span);
                }
                _ => found.push(lost),
            }
        }
    }

    /// Returns what speaks for and against a sentence that stands in a gap.
    fn sentence_signs(&self, bead: usize, segment: usize) -> Option<Signs> {
        let span = self.ours.spans[segment];
        let vector = self.vector(&(segment..segment + 1))?;
        let (share, terms) = self.share(bead, span, vector);
        Some([
            self.cover(bead, FAR, vector),
            self.fit(bead, segment).max(-200),
            share,
            terms.min(10),
            count(self.size(span).min(120)),
            i32::from(self.side == Side::Target),
            self.balance(bead, segment),
            self.loose(bead, vector),
            self.own(bead, &[vector], segment, 0..usize::MAX),
            self.owns(bead, span),
        ])
    }

    /// Returns the parts of the sentences in all beads, each with what is left of its bead without it.
    fn parts(&self) -> Vec<Part> {
        let Some(sense) = &self.ours.sense else { return Vec::new() };
        let mut parts = Vec::new();
        let mut rests = Vec::new();
        let beads = self.pair.beads.iter().enumerate();
        for (bead, shape) in beads.filter(|(_, bead)| !bead.is_gap() && !bead.moved) {
            let run = shape.run(self.side);
            for segment in run.clone() {
                for range in ranges(sense.clauses(segment).len(), run.len() > 1) {
                    let inside = &sense.clauses(segment)[range.clone()];
                    let Some(span) = inside.iter().map(|c| c.span).reduce(Span::cover) else { continue };
                    if self.size(span) >= LEAST
                        && let Some(rest) = sense.without(run.clone(), segment, range.clone())
                    {
                        parts.push((bead, segment, range, span));
                        rests.push(rest);
                    }
                }
            }
        }
        let rests = encoder::vectors(&rests);
        let parts = parts.into_iter().zip(rests);
        parts.map(|((bead, segment, range, span), rest)| Part { bead, segment, range, span, rest }).collect()
    }

    /// Judges the clauses of all beads, and the sentences of those that have several.
    fn clauses(&self, margin: &[bool], found: &mut Vec<Lost>) {
        let parts = self.parts();
        for sentence in parts.chunk_by(|a, b| a.segment == b.segment) {
            let mut judged: Vec<_> = sentence.iter().filter_map(|part| self.clause(part)).collect();
            judged.sort_by_key(|(score, span, ..)| (Reverse(*score), *span));
            let mut told: Vec<Span> = Vec::new();
            for (_, span, bead, sure) in judged {
                if !told.iter().any(|other| other.overlaps(span)) {
                    told.push(span);
                    found.push(self.lost(bead, span, margin, sure));
                }
            }
        }
    }

    /// Judges a clause; returns its score, place and bead, and whether the bead is sure, where the other side lacks it.
    fn clause(&self, part: &Part) -> Option<(i32, Span, usize, bool)> {
        let signs = self.clause_signs(part)?;
        let score = CLAUSE.score(&signs);
        (score >= CLAUSE_LEAST).then_some((score, part.span, part.bead, signs[7] >= SURE))
    }

    /// Returns what speaks for and against a part of a sentence.
    fn clause_signs(&self, part: &Part) -> Option<Signs> {
        let Part { bead, segment, range, span, rest } = part;
        let shape = &self.pair.beads[*bead];
        let theirs = self.theirs.sense.as_ref()?.run(&shape.run(self.side.opposite()))?;
        let base = self.vector(&shape.run(self.side)).map_or(0, |ours| ours.cosine(theirs));
        let clauses = self.ours.sense.as_ref()?.clauses(*segment).get(range.clone())?;
        let cover =
            |reach| clauses.iter().map(|c| self.cover(*bead, reach, &c.vector)).min().unwrap_or_default();
        let (share, terms) = self.share(*bead, *span, &clauses.first()?.vector);
        let size = self.size(*span);
        Some([
            rest.cosine(theirs) - base,
            cover(NEAR).max(cover(FAR) - 60),
            share,
            terms.min(8),
            count(size.min(100)),
            i32::from(self.side == Side::Target),
            self.length_gain(*bead, size),
            base,
            self.own(*bead, &clauses.iter().map(|c| &c.vector).collect::<Vec<_>>(), *segment, range.clone()),
            self.owns(*bead, *span),
        ])
    }

    fn lost(&self, bead: usize, passage: Span, margin: &[bool], sure: bool) -> Lost {
        let reading = self.pair.reading(self.side);
        let sentence = reading.segmentation.sentence_at(passage.start);
        let marginal = margin.get(sentence).copied().unwrap_or_default()
            || reading
                .segmentation
                .sentences
                .get(sentence)
                .is_some_and(|s| matches!(s.kind, Kind::Title | Kind::Contact));
        let quoted: usize = reading
            .quotes
            .iter()
            .map(|q| Span::new(q.inner.start.max(passage.start), q.inner.end.min(passage.end)).len())
            .sum();
        let place = Span::at(self.pair.passage(self.side.opposite(), bead).end);
        Lost { side: self.side, passage, place, quoted: quoted * 2 > passage.len(), marginal, sure }
    }

    fn paragraph(&self, span: Span) -> Option<usize> {
        let segmentation = &self.pair.reading(self.side).segmentation;
        segmentation.sentences.get(segmentation.sentence_at(span.start)).map(|s| s.paragraph)
    }

    fn vector(&self, run: &Range<usize>) -> Option<&'p Vector> {
        self.ours.sense.as_ref()?.run(run)
    }

    /// Returns the beads around one.
    fn beads(&self, bead: usize, reach: usize) -> RangeInclusive<usize> {
        bead.saturating_sub(reach)..=(bead + reach).min(self.pair.beads.len() - 1)
    }

    /// Returns the segments of the other side in the beads around one.
    fn around(&self, bead: usize, reach: usize) -> impl Iterator<Item = usize> {
        self.beads(bead, reach).flat_map(|b| self.pair.beads[b].run(self.side.opposite()))
    }

    /// Returns the highest cosine with a segment or clause of the other side around a bead.
    fn cover(&self, bead: usize, reach: usize, vector: &Vector) -> i32 {
        let Some(sense) = &self.theirs.sense else { return 0 };
        let cosines = self.around(bead, reach).flat_map(|segment| {
            let whole = sense.run(&(segment..segment + 1)).into_iter();
            whole.chain(sense.clauses(segment).iter().map(|c| &c.vector)).map(|other| vector.cosine(other))
        });
        cosines.max().unwrap_or_default()
    }

    /// Returns by how much the passage is more like a clause of the other side near a bead than anything else of its own side
    /// is, which that clause could render; the passage is given by its vectors, segment and clauses.
    fn own(&self, bead: usize, vectors: &[&Vector], segment: usize, clauses: Range<usize>) -> i32 {
        let (Some(ours), Some(theirs)) = (&self.ours.sense, &self.theirs.sense) else { return 0 };
        let leads = self.beads(bead, NEAR).flat_map(|b| {
            let shape = &self.pair.beads[b];
            let there = shape.run(self.side.opposite()).flat_map(|s| theirs.clauses(s));
            let clauses = clauses.clone();
            there.map(move |other| {
                let rivals = shape
                    .run(self.side)
                    .flat_map(|s| ours.clauses(s).iter().enumerate().map(move |(i, c)| (s, i, c)));
                let rivals = rivals.filter(|(s, i, _)| *s != segment || !clauses.contains(i));
                let rival = rivals.map(|(.., c)| c.vector.cosine(&other.vector)).max().unwrap_or(0);
                vectors.iter().map(|v| v.cosine(&other.vector)).max().unwrap_or_default() - rival
            })
        });
        leads.max().unwrap_or(-200).clamp(-200, 400)
    }

    /// Returns how much of the passage's content the other side has nearby that nothing else of its own side there has.
    fn owns(&self, bead: usize, span: Span) -> i32 {
        let near = |side| {
            self.beads(bead, NEAR)
                .filter(|b| !self.pair.beads[*b].moved || *b == bead)
                .map(|b| self.pair.passage(side, b))
                .reduce(Span::cover)
                .unwrap_or(span)
        };
        let (around, there) = (near(self.side), near(self.side.opposite()));
        let share = match self.side {
            Side::Source => self.pair.meaning.source_owns(span, around, there),
            Side::Target => self.pair.meaning.target_owns(span, around, there),
        };
        i32::try_from(share).unwrap_or(1000)
    }

    /// Returns the largest share of the passage's content that the other side has nearby, or in the segment that
    /// is most like it, in permille, and the number of its terms.
    fn share(&self, bead: usize, span: Span, vector: &Vector) -> (i32, i32) {
        let meaning = &self.pair.meaning;
        let likeness = |segment: &usize| {
            let other = self.theirs.sense.as_ref().and_then(|s| s.run(&(*segment..segment + 1)));
            other.map_or(0, |other| vector.cosine(other))
        };
        let best = self.around(bead, FAR).max_by_key(likeness).map(|segment| self.theirs.spans[segment]);
        let near = self.around(bead, NEAR).map(|segment| self.theirs.spans[segment]).reduce(Span::cover);
        let shares = near.into_iter().chain(best).map(|there| match self.side {
            Side::Source => meaning.compare(span, there).source_share,
            Side::Target => meaning.compare(there, span).target_share,
        });
        let terms = match self.side {
            Side::Source => meaning.source_terms(span).len(),
            Side::Target => meaning.target_terms(span).len(),
        };
        (
            i32::try_from(shares.max().unwrap_or_default()).unwrap_or(1000),
            i32::try_from(terms).unwrap_or(i32::MAX),
        )
    }

    /// Returns how much more alike the sides of a bead beside the gap become with the segment in it.
    fn fit(&self, bead: usize, segment: usize) -> i32 {
        let beside = [bead.checked_sub(1), Some(bead + 1)].into_iter().flatten();
        let gains = beside.filter_map(|b| {
            let bead = self.pair.beads.get(b).filter(|b| !b.is_gap())?;
            let run = bead.run(self.side);
            let both = if run.end == segment {
                run.start..segment + 1
            } else if run.start == segment + 1 {
                segment..run.end
            } else {
                return None;
            };
            let theirs = self.theirs.sense.as_ref()?.run(&bead.run(self.side.opposite()))?;
            Some(self.vector(&both)?.cosine(theirs) - self.vector(&run)?.cosine(theirs))
        });
        gains.max().unwrap_or(-1000)
    }

    /// Returns how much better the lengths of a bead's sides fit without so many letters, in permille.
    fn length_gain(&self, bead: usize, size: usize) -> i32 {
        let ours = self.length(self.side, bead);
        let theirs = self.length(self.side.opposite(), bead);
        (odds(ours, theirs) - odds(ours.saturating_sub(size), theirs)).clamp(-800, 800)
    }

    /// Returns how much better the lengths around a gap fit without the segment in it, in permille: the least gain
    /// of the beads beside it and of all that is near.
    fn balance(&self, bead: usize, segment: usize) -> i32 {
        let size = self.size(self.ours.spans[segment]);
        let solid = |b: &usize| !self.pair.beads[*b].is_gap();
        let before = (*self.beads(bead, GAPS).start()..bead).rev().find(solid);
        let after = (bead + 1..=*self.beads(bead, GAPS).end()).find(solid);
        let gain = |beads: &mut dyn Iterator<Item = usize>, inside: bool| {
            let (ours, theirs) = beads.fold((0, 0), |(ours, theirs), b| {
                (ours + self.length(self.side, b), theirs + self.length(self.side.opposite(), b))
            });
            let (with, without) = if inside { (ours, ours - size) } else { (ours + size, ours) };
            odds(with, theirs) - odds(without, theirs)
        };
        let near = gain(&mut self.beads(bead, NEAR), true);
        let beside = before.into_iter().chain(after).map(|b| gain(&mut std::iter::once(b), false));
        beside.chain([near]).min().unwrap_or(0).clamp(-800, 800)
    }

    /// Returns the highest cosine with what has no counterpart on the other side.
    fn loose(&self, bead: usize, vector: &Vector) -> i32 {
        let Some(sense) = &self.theirs.sense else { return 0 };
        let gaps = self.beads(bead, FAR).filter(|b| self.pair.beads[*b].run(self.side).is_empty());
        let segments = gaps.flat_map(|b| self.pair.beads[b].run(self.side.opposite()));
        segments.filter_map(|s| sense.run(&(s..s + 1))).map(|v| v.cosine(vector)).max().unwrap_or(0)
    }

    /// Returns the length of a side of a bead, in Latin letters' worth.
    fn length(&self, side: Side, bead: usize) -> usize {
        script::size(self.pair.reading(side).of(self.pair.passage(side, bead)))
    }

    /// Returns the length of a passage of this side, in Latin letters' worth.
    fn size(&self, span: Span) -> usize {
        script::size(self.pair.reading(self.side).of(span))
    }
}

/// Returns how many times longer the longer one of two lengths is, in permille, up to three times.
fn odds(ours: usize, theirs: usize) -> i32 {
    let (long, short) = (ours.max(theirs), ours.min(theirs).max(1));
    count((long * 1000 / short).min(3000))
}

/// Returns a small count as a sign.
fn count(number: usize) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}

/// A part of a sentence in a bead.
struct Part {
    bead: usize,
    segment: usize,
    /// Which clauses it consists of.
    range: Range<usize>,
    span: Span,
    /// The vector of what is left of the bead's side without it.
    rest: Vector,
}

/// Returns the parts of a sentence that are judged: its clauses, two clauses together, and the whole of it.
fn ranges(clauses: usize, whole: bool) -> Vec<Range<usize>> {
    let mut parts: Vec<Range<usize>> = Vec::new();
    if clauses > 1 {
        parts.extend((0..clauses).map(|i| i..i + 1));
    }
    if clauses > 2 {
        parts.extend((0..clauses - 1).map(|i| i..i + 2));
    }
    if whole {
        parts.push(0..clauses);
    }
    parts
}
