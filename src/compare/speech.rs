//! What is said and told on both sides, in small units with their vectors, and how well a unit of one side stands for one of
//! the other, where it stands and elsewhere.

use super::lone::Alone;
use crate::align::{Pair, Side};
use crate::extract::quote::{Quote, Speaker};
use crate::meaning::encoder::{self, Vector};
use crate::segment::clauses;
use crate::source::{Span, script};

/// A sentence of a quote, what is told beside quotes in a sentence, or a clause of either.
#[derive(Debug)]
pub(super) struct Unit {
    pub(super) span: Span,
    pub(super) bead: usize,
    /// Who says it, and whether the attribution names that speaker; nothing where nobody says it.
    pub(super) said: Option<(Speaker, bool)>,
    /// Whether it is quoted, and not reported.
    pub(super) quoted: bool,
    /// Whether it is a part of a longer unit.
    pub(super) clause: bool,
    pub(super) vector: Vector,
}

/// What a unit of the source is to one of the translation.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Match {
    /// The same speaker says it.
    Own,
    /// It is told in the same place.
    Told,
    /// Somebody else says it.
    Other,
    None,
}

/// What somebody else says that is most like a unit, and how like it is what the same speaker says.
pub(super) struct Best<'p> {
    pub(super) other: &'p Unit,
    /// Whether it stands in the same place.
    pub(super) here: bool,
    /// How many beads apart they stand.
    pub(super) apart: usize,
    cosine: i32,
    pub(super) own: i32,
    told: i32,
    /// Whether a third one says something that is about as much like it.
    pub(super) ambiguous: bool,
    /// How much of the unit's content the same place has, in permille.
    own_share: u32,
}

impl Best<'_> {
    /// Returns how surely the unit renders the other's words, in thousandths of a logit.
    pub(super) fn score(&self, pair: &Pair, unit: &Unit) -> i32 {
        /// The most that a share of content and a weight of words count.
        const MOST: (u32, u32) = (600, 300);
        const WEIGHTS: [i32; 6] = [5220, -3610, -4800, 1510, -5970, 9410];
        const BIAS: i32 = -226;
        let rendering = pair.meaning.compare(self.other.span, unit.span);
        let count = |number: u32, most: u32| i32::try_from(number.min(most)).unwrap_or_default();
        let signs = [
            self.cosine,
            self.own,
            self.told,
            count(rendering.target_share, MOST.0),
            count(self.own_share, MOST.0),
            count(rendering.weight, MOST.1),
        ];
        BIAS + WEIGHTS.iter().zip(signs).map(|(w, s)| w * s).sum::<i32>() / 1000
    }
}

/// The units of both sides, in the order of their beads.
#[derive(Debug)]
pub(super) struct Speech<'p> {
    pair: &'p Pair,
    units: [Vec<Unit>; 2],
}

/// The score from which another's words are what is said, in thousandths of a logit.
pub(super) const LEAST_SCORE: i32 = 200;
/// The same for a clause.
pub(super) const LEAST_CLAUSE: i32 = 1150;
/// The score from which they surely are.
pub(super) const SURE_SCORE: i32 = 1000;
/// The same for a clause.
pub(super) const SURE_CLAUSE: i32 = 2000;
/// How many beads to either side of its own a unit is at home.
const HOME: usize = 1;
/// How many beads to either side another's words may have been moved.
const FAR: usize = 60;
/// How much less like a unit the words of a third speaker must be, in permille, for it to be clear whose words those are.
const ALIKE: i32 = 30;
/// The fewest letters of what is told beside a quote, in Latin letters' worth.
const LEAST: usize = 12;

impl<'p> Speech<'p> {
    /// Takes the two sides apart, where meaning was asked for and either side quotes something.
    pub(super) fn new(pair: &'p Pair) -> Option<Self> {
        let quotes = |side| !pair.reading(side).quotes.is_empty();
        let told =
            pair.segments(Side::Source).sense.is_some() && (quotes(Side::Source) || quotes(Side::Target));
        told.then(|| Self { pair, units: [units(pair, Side::Source), units(pair, Side::Target)] })
    }

    /// Returns the units of a side.
    pub(super) fn units(&self, side: Side) -> &[Unit] {
        &self.units[side as usize]
    }

    /// Returns the units of a side in the beads up to `reach` away from a bead.
    pub(super) fn around(&self, side: Side, bead: usize, reach: usize) -> &[Unit] {
        let units = self.units(side);
        let from = units.partition_point(|u| u.bead + reach < bead);
        let to = units.partition_point(|u| u.bead <= bead + reach);
        units.get(from..to).unwrap_or_default()
    }

    /// Returns the highest cosine of a unit with a unit of the other side at home, and by how much it is higher than that of anything else there,
    /// `apart` left out.
    pub(super) fn home(&self, unit: &Unit, side: Side, apart: Span) -> (i32, i32) {
        let other = side.opposite();
        let mut best = -1000;
        let mut lead = -1000;
        for there in self.around(other, unit.bead, HOME).iter().filter(|t| !t.span.overlaps(apart)) {
            let cosine = unit.vector.cosine(&there.vector);
            best = best.max(cosine);
            if cosine > lead {
                let rivals =
                    self.around(side, there.bead, HOME).iter().filter(|u| !u.span.overlaps(unit.span));
                let rival = rivals.map(|u| u.vector.cosine(&there.vector)).max().unwrap_or(0);
                lead = lead.max(cosine - rival);
            }
        }
        (best, lead)
    }

    /// Returns what somebody else says in the source that is most like a unit of the translation; `is` tells what a unit is to it,
    /// from who says it and whether it is in the same place.
    pub(super) fn best(
        &self,
        unit: &Unit,
        is: impl Fn(Option<(Speaker, bool)>, bool) -> Match,
    ) -> Option<Best<'_>> {
        let (mut own, mut told) = (0, 0);
        let mut other: Option<(i32, &Unit)> = None;
        for there in self.around(Side::Source, unit.bead, FAR) {
            let kind = is(there.said, there.bead.abs_diff(unit.bead) <= HOME);
            if kind == Match::None {
                continue;
            }
            let cosine = unit.vector.cosine(&there.vector);
            match kind {
                Match::Own => own = own.max(cosine),
                Match::Told => told = told.max(cosine),
                Match::Other if other.is_none_or(|(best, _)| cosine > best) => other = Some((cosine, there)),
                Match::Other | Match::None => {}
            }
        }
        let (cosine, other) = other?;
        let beside = self.around(Side::Source, unit.bead, HOME).iter();
        let apart = beside.filter(|u| !u.span.overlaps(other.span));
        let shares = apart.map(|u| self.pair.meaning.compare(u.span, unit.span).target_share);
        let own_share = shares.max().unwrap_or_default();
        let apart = other.bead.abs_diff(unit.bead);
        let speaker = other.said.map(|said| said.0);
        let third = self.around(Side::Source, unit.bead, FAR).iter().filter(|there| {
            let here = there.bead.abs_diff(unit.bead) <= HOME;
            there.said.map(|said| said.0) != speaker && is(there.said, here) == Match::Other
        });
        let mut third = third.map(|there| unit.vector.cosine(&there.vector));
        let ambiguous = third.any(|third| third + ALIKE >= cosine);
        Some(Best { other, here: apart <= HOME, apart, cosine, own, told, own_share, ambiguous })
    }
}

/// Returns the units of a side.
fn units(pair: &Pair, side: Side) -> Vec<Unit> {
    let reading = pair.reading(side);
    let (text, lang) = (reading.text(), reading.document.lang);
    // Each text with the quote that it is of, cut where quotes begin and end.
    let mut texts: Vec<(Span, Option<usize>)> = Vec::new();
    let mut next = 0;
    for sentence in &reading.segmentation.sentences {
        let mut at = sentence.span.start;
        while let Some(quote) = reading.quotes.get(next).filter(|q| q.outer.start < sentence.span.end) {
            texts.push((Span::new(at, quote.outer.start.max(at)), None));
            let said = Span::new(quote.inner.start.max(at), quote.inner.end.min(sentence.span.end).max(at));
            texts.push((said, Some(next)));
            if quote.outer.end > sentence.span.end {
                at = sentence.span.end;
                break;
            }
            at = quote.outer.end;
            next += 1;
        }
        texts.push((Span::new(at, sentence.span.end.max(at)), None));
    }
    let mut parts: Vec<(Span, Option<usize>, Vec<Span>)> = Vec::new();
    for (span, quote) in texts {
        let span = span.trim(text);
        let least = if quote.is_some() { 1 } else { LEAST };
        if script::size(span.of(text)) >= least {
            let inside = clauses(text, span, lang);
            let all = std::iter::once(span).chain(inside.into_iter().filter(|clause| *clause != span));
            parts.push((span, quote, all.collect()));
        }
    }
    let pooled = encoder::pool(parts.iter().map(|(span, _, all)| {
        let inside = all.iter().map(|s| Span::new(s.start - span.start, s.end - span.start)).collect();
        (span.of(text), inside)
    }));
    let mut vectors = encoder::vectors(pooled.iter().flatten()).into_iter();
    let mut units: Vec<Unit> = Vec::new();
    for (whole, quote, all) in parts {
        for (span, vector) in all.into_iter().zip(vectors.by_ref()) {
            let bead = pair.bead_at(side, span.start);
            let said =
                quote.map_or_else(|| report_at(&reading.reports, span), |quote| reading.quotes.get(quote));
            let said = said.filter(|q| !q.in_title).map(|q| (q.speaker, q.named));
            units.push(Unit {
                span,
                bead,
                said,
                quoted: quote.is_some() && said.is_some(),
                clause: span != whole,
                vector,
            });
        }
    }
    units.sort_by_key(|unit| unit.bead);
    units
}

/// Returns the report that holds a passage.
fn report_at(reports: &[Quote], passage: Span) -> Option<&Quote> {
    let next = reports.partition_point(|report| report.outer.start <= passage.start);
    reports.get(next.checked_sub(1)?).filter(|report| report.outer.overlaps(passage))
}

/// The fewest terms and letters of a sentence that is looked for, in Latin letters' worth.
const TERMS: i32 = 2;
const LETTERS: usize = 23;
/// How many beads to either side something like it may stand.
const WIDE: usize = 6;

/// Finds the sentences of the source's speech that nothing in the translation renders where they should be, without what is `taken`.
pub(super) fn unsaid(speech: &Speech<'_>, taken: &[Span]) -> Vec<Alone> {
    let pair = speech.pair;
    let mut found: Vec<Alone> = Vec::new();
    for unit in speech.units(Side::Source).iter().filter(|u| u.quoted && !u.clause) {
        let Some((speaker, _)) = unit.said else { continue };
        if !taken.iter().any(|t| t.overlaps(unit.span)) && speech.absence(unit) >= 0 {
            let place = Span::at(pair.passage(Side::Target, unit.bead).end);
            found.push(Alone { passage: unit.span, place, speaker, sure: true });
        }
    }
    found
}

impl Speech<'_> {
    /// Returns how surely the translation lacks a unit of the source, in thousandths of a logit.
    fn absence(&self, unit: &Unit) -> i32 {
        // Fitted on releases, and on releases and news together: in news a quote without a speaker is often none.
        const NAMED: ([i32; 7], i32) = ([-4000, -7000, 0, -5000, 149_000, 21_000, 22_000], 1660);
        const BY_NOBODY: ([i32; 7], i32) = ([3894, -4162, -12_696, -4611, 385_084, 8341, 9078], 1510);
        let named = unit.said.is_some_and(|(speaker, named)| named && speaker != Speaker::Unknown);
        let (weights, bias) = if named { NAMED } else { BY_NOBODY };
        let pair = self.pair;
        let count = |number: usize| i32::try_from(number).unwrap_or(i32::MAX);
        let (home, lead) = self.home(unit, Side::Source, Span::at(usize::MAX));
        let near = |side: Side| {
            let spans = self.around(side, unit.bead, HOME).iter().map(|u| u.span);
            spans.reduce(Span::cover).unwrap_or(Span::at(0))
        };
        let owns = pair.meaning.source_owns(unit.span, near(Side::Source), near(Side::Target));
        let terms = count(pair.meaning.source_terms(unit.span).len());
        let size = |side: Side| script::size(pair.reading(side).of(pair.passage(side, unit.bead)));
        let (ours, theirs, own) =
            (size(Side::Source), size(Side::Target), script::size(pair.source.of(unit.span)));
        // A few words tell too little: 왜요?
        if terms < TERMS || own < LETTERS {
            return i32::MIN;
        }
        let wide = self.around(Side::Target, unit.bead, WIDE).iter();
        let far = wide.map(|there| unit.vector.cosine(&there.vector)).max().unwrap_or_default();
        let signs = [
            home,
            lead,
            far,
            i32::try_from(owns).unwrap_or(1000),
            terms.min(8),
            count(own).min(100),
            imbalance(ours + 1, theirs + 1) - imbalance(ours.saturating_sub(own) + 5, theirs + 1),
        ];
        bias + weights.iter().zip(signs).map(|(w, s)| w * s).sum::<i32>() / 1000
    }
}

/// Returns the hundredfold natural logarithm of the ratio of two lengths, the longer one above.
fn imbalance(ours: usize, theirs: usize) -> i32 {
    // ln(x) by its series in (x - 1) / (x + 1), in ten-thousandths.
    let (long, short) = (ours.max(theirs), ours.min(theirs).max(1));
    let ratio = i64::try_from((long * 10_000 / short).min(200_000)).unwrap_or(200_000);
    let mut y = (ratio - 10_000) * 10_000 / (ratio + 10_000);
    let square = y * y / 10_000;
    let mut sum = 0;
    for odd in [1, 3, 5, 7, 9, 11, 13, 15] {
        sum += y / odd;
        y = y * square / 10_000;
    }
    i32::try_from(2 * sum / 100).unwrap_or_default()
}
