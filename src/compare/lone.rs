//! Quoted sentences of one side without a counterpart on the other.

use super::quotes::pieces;
use crate::align::{Pair, Side};
use crate::extract::quote::Speaker;
use crate::meaning::lexical::Rendering;
use crate::reading::Reading;
use crate::segment::clauses;
use crate::source::{Lang, Span};

/// A quoted passage without a counterpart.
#[derive(Clone, Debug)]
pub(crate) struct Alone {
    pub(crate) passage: Span,
    /// Where on the other side it should be.
    pub(crate) place: Span,
    pub(crate) speaker: Speaker,
    /// Whether the passages around it surely belong together.
    pub(crate) sure: bool,
}

/// The share below which a passage has no counterpart.
const LOST: u32 = 150;
/// The share below which a clause has no counterpart, though its sentence has.
const CLAUSE_LOST: u32 = 60;
/// The least number of terms for which the absence of a counterpart means something.
const TERMS: usize = 4;
/// The score from which two quoted sentences are each other's partners.
const PARTNER: u32 = 260;
/// How many beads to either side a passage's counterpart is looked for.
const REACH: usize = 3;
/// How many beads apart two quoted sentences may stand and still be partners.
const NEAR: usize = 8;

/// A quoted sentence, with its bead.
struct Piece {
    span: Span,
    speaker: Speaker,
    bead: usize,
    /// Whether a quoted sentence of the other side is recognised as its partner.
    partnered: bool,
}

/// The pair as seen from one of its sides.
#[derive(Clone, Copy)]
struct View<'p> {
    pair: &'p Pair,
    side: Side,
}

/// Finds the quoted sentences of one side without a counterpart on the other, those in `taken` left out.
///
/// A sentence whose words are not recognised is not alone for that: as long as a quoted sentence of the same
/// speaker on the other side has no partner either, the two are taken to be each other's.
pub(super) fn find(pair: &Pair, side: Side, taken: &[Span]) -> Vec<Alone> {
    let view = View { pair, side };
    let ours = view.pieces();
    let mut theirs = view.opposite().pieces();
    for piece in &mut theirs {
        let near = ours.iter().filter(|p| p.bead.abs_diff(piece.bead) <= NEAR);
        piece.partnered =
            near.map(|p| view.compare(p.span, piece.span).score()).any(|score| score >= PARTNER);
    }
    let mut found = Vec::new();
    for piece in &ours {
        let telling = |span: Span| view.terms(span) >= TERMS && !taken.iter().any(|t| t.overlaps(span));
        if !telling(piece.span) {
            continue;
        }
        let alone =
            |passage| Alone { passage, place: view.place(piece.bead), speaker: piece.speaker, sure: true };
        if view.best(piece.bead, piece.span) >= LOST {
            // The sentence is there; one of its clauses may not be.
            if side == Side::Source {
                let clauses = clauses(pair.source.text(), piece.span, Lang::Ko);
                let parts = clauses.into_iter().filter(|clause| *clause != piece.span);
                let lost = parts.filter(|c| telling(*c)).find(|c| view.best(piece.bead, *c) < CLAUSE_LOST);
                found.extend(lost.map(alone));
            }
            continue;
        }
        let free = theirs
            .iter()
            .any(|t| t.bead.abs_diff(piece.bead) <= NEAR && !t.partnered && view.same_speaker(piece, t));
        if !free {
            found.push(alone(piece.span));
        }
    }
    found
}

impl View<'_> {
    fn opposite(self) -> Self {
        Self { side: self.side.opposite(), ..self }
    }

    fn reading(&self) -> &Reading {
        self.pair.reading(self.side)
    }

    fn pieces(&self) -> Vec<Piece> {
        let reading = self.reading();
        let quotes = reading.quotes.iter().filter(|q| !q.in_title);
        quotes
            .flat_map(|quote| pieces(reading, quote).into_iter().map(|span| (span, quote.speaker)))
            .map(|(span, speaker)| {
                let bead = self.pair.bead_at(self.side, span.start);
                Piece { span, speaker, bead, partnered: false }
            })
            .collect()
    }

    /// Compares a passage of this side with one of the other.
    fn compare(&self, here: Span, there: Span) -> Rendering {
        match self.side {
            Side::Source => self.pair.meaning.compare(here, there),
            Side::Target => self.pair.meaning.compare(there, here),
        }
    }

    /// Returns how many terms of content a passage of this side has.
    fn terms(&self, span: Span) -> usize {
        match self.side {
            Side::Source => self.pair.meaning.source_terms(span).len(),
            Side::Target => self.pair.meaning.target_terms(span).len(),
        }
    }

    /// Returns the segments of the other side in a bead.
    fn across(&self, bead: usize) -> &[Span] {
        let other = self.side.opposite();
        let run = self.pair.beads.get(bead).map_or(0..0, |b| b.run(other));
        self.pair.segments(other).spans.get(run).unwrap_or_default()
    }

    /// Returns the largest share of the passage's content that one sentence of the other side nearby has.
    fn best(&self, bead: usize, here: Span) -> u32 {
        let segments = (bead.saturating_sub(REACH)..=bead + REACH).flat_map(|b| self.across(b));
        let shares = segments.map(|there| self.compare(here, *there)).map(|r| match self.side {
            Side::Source => r.source_share,
            Side::Target => r.target_share,
        });
        shares.max().unwrap_or_default()
    }

    /// Returns where on the other side what stands in `bead` should be.
    fn place(&self, bead: usize) -> Span {
        Span::at(self.pair.passage(self.side.opposite(), bead).end)
    }

    /// Returns whether the speakers of two pieces are one as far as is known; an unknown one may be anybody.
    fn same_speaker(&self, here: &Piece, there: &Piece) -> bool {
        let (source, target) = match self.side {
            Side::Source => (here.speaker, there.speaker),
            Side::Target => (there.speaker, here.speaker),
        };
        match (source, target) {
            (Speaker::Person(ours), Speaker::Person(theirs)) => {
                self.pair.links.source_of(theirs).is_none_or(|linked| linked == ours)
            }
            _ => true,
        }
    }
}
