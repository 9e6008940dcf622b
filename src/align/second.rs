//! The second pass over the beads: what the way through the table could not see.

use std::cmp::Reverse;
use std::ops::Range;

use super::likeness::{length_cost, size};
use super::{Bead, Segments, Side, with_clauses};
use crate::meaning::encoder::{self, Vector};
use crate::meaning::sense;
use crate::reading::Reading;
use crate::segment::{Kind, clauses};
use crate::source::{Lang, Span, char_at, script};

/// The least cosine of two parts that are to make a bead of their own, in permille.
const CUT: i32 = 350;
/// How much less alike than the whole the parts may be on average.
const CUT_LOSS: i32 = 100;
/// The least cosine of a passage and its counterpart far from its place, in permille.
const MOVED: i32 = 480;
/// What each segment of a moved passage is worth beyond likeness, in permille.
const LONGER: i32 = 30;
/// What a cut inside of a name costs.
const NAME: i32 = 40;
/// How many segments without a counterpart are compared with each other on each side.
const LOOSE: usize = 400;
/// Korean particles and endings, after which a sentence goes on.
const KO_GOES_ON: &str = "은는이가을를에도로와과며고서면한할된될던및등";
/// English words after which a sentence goes on.
const EN_GOES_ON: &[&str] = &[
    "a", "about", "after", "against", "an", "and", "any", "are", "as", "at", "be", "been", "before", "but",
    "by", "every", "for", "from", "had", "has", "have", "her", "his", "if", "in", "into", "is", "its", "my",
    "no", "of", "on", "or", "our", "over", "than", "that", "the", "their", "these", "this", "those",
    "through", "to", "under", "until", "was", "were", "when", "where", "which", "while", "who", "whose",
    "will", "with", "without", "would", "your",
];
/// What a cut at the border of a clause is worth, in permille of likeness.
const NATURAL: i32 = 60;
/// How many segments at the top a headline may stand among.
const HEADLINES: usize = 2;
/// How many segments a text has at most that has no headline.
const SHORT: usize = 2;
/// The same for a headline and the sentence below it, which says more.
const HEADLINE_LOSS: i32 = 130;
/// The fewest letters of either half of a segment that is cut.
const HALF: usize = 12;

/// Cuts segments that run on: a headline that lost its line break, on one side or on both.
pub(super) fn cut(readings: [&Reading; 2], segments: &mut [Segments; 2], beads: &mut Vec<Bead>) {
    let mut added = [0, 0];
    let mut cuts: [Vec<(usize, [Span; 2])>; 2] = Default::default();
    let mut all = Vec::with_capacity(beads.len());
    for (bead, halved) in joined(readings, segments, beads) {
        let runs = [&bead.source, &bead.target];
        let now = [0, 1].map(|side| runs[side].start + added[side]..runs[side].end + added[side]);
        let Some(Halved { cuts: places, scores }) = halved else {
            let [source, target] = now;
            all.push(Bead { source, target, ..bead });
            continue;
        };
        let mut heads = now.clone();
        let mut rests = now;
        for side in [0, 1] {
            let first = heads[side].start;
            let border = match places[side] {
                Cut::Border(count) => first + count,
                Cut::Inside(at) => {
                    let (whole, text) = (segments[side].spans[runs[side].start], readings[side].text());
                    let parts =
                        [Span::new(whole.start, at), Span::new(at, whole.end)].map(|part| part.trim(text));
                    cuts[side].push((runs[side].start, parts));
                    added[side] += 1;
                    rests[side].end += 1;
                    first + 1
                }
            };
            heads[side].end = border;
            rests[side].start = border;
        }
        for ([source, target], score) in [heads, rests].into_iter().zip(scores) {
            all.push(Bead { source, target, score: u32::try_from(score).unwrap_or_default(), moved: false });
        }
    }
    *beads = all;
    for ((side, reading), cuts) in segments.iter_mut().zip(readings).zip(cuts) {
        let places = cuts.iter().rev().map(|(at, spans)| (*at..at + 1, with_clauses(reading, spans)));
        if let Some(sense) = side.sense.as_mut().filter(|_| !cuts.is_empty()) {
            sense.replace(reading.text(), places.collect());
        }
        for (at, spans) in cuts.iter().rev() {
            side.spans.splice((*at)..=*at, *spans);
        }
    }
}

/// Returns the beads, each with how it falls into halves; a gap and the bead beside it are one where the two make
/// halves of one that runs on.
fn joined(readings: [&Reading; 2], segments: &[Segments; 2], beads: &[Bead]) -> Vec<(Bead, Option<Halved>)> {
    let mut all: Vec<(Bead, Option<Halved>)> = Vec::with_capacity(beads.len());
    for bead in beads {
        let both = all.last().filter(|(last, _)| last.is_gap() != bead.is_gap()).map(|(last, _)| Bead {
            source: last.source.start..bead.source.end,
            target: last.target.start..bead.target.end,
            ..bead.clone()
        });
        let both = both.filter(|both| both.source.len() + both.target.len() == 3);
        let apart = all.last().and_then(|(last, _)| i32::try_from(last.score.max(bead.score)).ok());
        match both.and_then(|both| Some((halve(readings, segments, &both, apart)?, both))) {
            Some((halved, both)) => {
                all.pop();
                all.push((both, Some(halved)));
            }
            None => all.push((bead.clone(), halve(readings, segments, bead, None))),
        }
    }
    all
}

/// Where a run falls into two halves.
#[derive(Clone, Copy)]
enum Cut {
    /// After so many of its segments.
    Border(usize),
    /// At an offset inside of its first segment.
    Inside(usize),
}

/// How a bead falls into two.
struct Halved {
    cuts: [Cut; 2],
    scores: [i32; 2],
}

/// A way to see a run as two halves.
struct Halves {
    cut: Cut,
    /// What the place of the cut is worth, in permille of likeness.
    natural: i32,
    vectors: [Vector; 2],
    /// The length of either half, in Latin letters' worth.
    sizes: [u32; 2],
}

/// Returns where a bead that runs on is best cut in two; `apart` is the likeness that its parts have as beads of their
/// own, where they are two.
fn halve(
    readings: [&Reading; 2],
    segments: &[Segments; 2],
    bead: &Bead,
    apart: Option<i32>,
) -> Option<Halved> {
    let runs = [&bead.source, &bead.target];
    let shape = (runs[0].len(), runs[1].len());
    // At the top a headline is looked for: where both sides are one segment, in one that ends like a sentence.
    let top = runs.iter().all(|run| run.start < HEADLINES && (1..=sense::LONGEST).contains(&run.len()))
        && (shape != (1, 1)
            || [0, 1].iter().all(|side| {
                let more = segments[*side].spans.len() > SHORT;
                more && runs[*side].start == 0 && is_prose(readings[*side])
            }));
    let may = top
        || match shape {
            (1, 2) | (2, 1) => {
                let single = usize::from(shape.0 == 2);
                !tells_figures(readings[single], segments[single].span(runs[single].clone()))
            }
            _ => false,
        };
    if !may {
        return None;
    }
    let whole = segments[0].sense.as_ref()?.run(runs[0])?.cosine(segments[1].sense.as_ref()?.run(runs[1])?);
    let mut halves: [Vec<Halves>; 2] = Default::default();
    for side in [1, 0] {
        // Where the other side has two segments already, the border need not show.
        let plain = runs[1 - side].len() > 1;
        halves[side] = borders(readings[side], &segments[side], runs[side]);
        if top || runs[side].len() == 1 {
            halves[side].extend(inside(readings[side], &segments[side], runs[side], plain));
        }
        if halves[side].is_empty() {
            return None;
        }
    }
    let mut best: Option<(i32, Halved)> = None;
    for ours in &halves[0] {
        for theirs in &halves[1] {
            let scores = [0, 1].map(|i| ours.vectors[i].cosine(&theirs.vectors[i]));
            let natural = ours.natural + theirs.natural;
            let length = [0, 1].map(|i| length_cost(ours.sizes[i], theirs.sizes[i]));
            let sum = scores.iter().sum::<i32>() + natural - length.iter().sum::<i32>();
            if best.as_ref().is_none_or(|(known, ..)| sum > *known) {
                best = Some((sum, Halved { cuts: [ours.cut, theirs.cut], scores }));
            }
        }
    }
    let (_, halved) = best?;
    let scores = halved.scores;
    let loss = if top && apart.is_none() { HEADLINE_LOSS } else { CUT_LOSS };
    let good = scores.iter().all(|score| *score >= CUT)
        && scores.iter().sum::<i32>() >= 2 * (whole.max(apart.unwrap_or(0)) - loss);
    good.then_some(halved)
}

/// Returns the ways to see a run as two halves that are whole segments.
fn borders(reading: &Reading, segments: &Segments, run: &Range<usize>) -> Vec<Halves> {
    let Some(sense) = &segments.sense else { return Vec::new() };
    let halves = (run.start + 1..run.end).filter_map(|border| {
        let parts = [run.start..border, border..run.end];
        let vector = |part: &Range<usize>| sense.run(part).cloned();
        Some(Halves {
            cut: Cut::Border(border - run.start),
            natural: NATURAL,
            vectors: [vector(&parts[0])?, vector(&parts[1])?],
            sizes: parts.map(|part| size(reading, segments.span(part))),
        })
    });
    halves.collect()
}

/// Returns the ways to cut the first segment of a run in two; what follows belongs to the second half.
fn inside(reading: &Reading, segments: &Segments, run: &Range<usize>, plain: bool) -> Vec<Halves> {
    let (first, whole) = (segments.span(run.start..run.start + 1), segments.span(run.clone()));
    let text = whole.of(reading.text());
    let places: Vec<usize> = places(reading, first, plain).collect();
    let offsets = places.iter().map(|at| at - whole.start);
    let parts = offsets.flat_map(|at| [Span::new(0, at), Span::new(at, text.len())]).collect();
    let vectors = encoder::vectors(&encoder::pool([(text, parts)]).concat());
    let mut vectors = vectors.into_iter();
    let clauses = clauses(reading.text(), first, reading.document.lang);
    let halves = places.iter().map_while(|at| {
        Some(Halves {
            cut: Cut::Inside(*at),
            natural: NATURAL * i32::from(clauses.iter().any(|clause| clause.start == at + 1))
                - NAME * i32::from(cuts_name(reading, *at)),
            vectors: [vectors.next()?, vectors.next()?],
            sizes: [Span::new(whole.start, *at), Span::new(*at, whole.end)].map(|part| size(reading, part)),
        })
    });
    halves.collect()
}

/// Returns whether a segment has facts, which its halves may tell in another order than the other side.
fn tells_figures(reading: &Reading, segment: Span) -> bool {
    let from = reading.facts.partition_point(|fact| fact.span.start < segment.start);
    reading.facts.get(from).is_some_and(|fact| fact.span.start < segment.end)
}

/// Returns whether the first sentence is one, or runs into one: a headline that stands alone has no full stop.
fn is_prose(reading: &Reading) -> bool {
    reading.segmentation.sentences.first().is_some_and(|s| s.kind == Kind::Body)
}

/// Returns the spans of the last few items that begin before a place, of items in order of position.
fn around<T>(items: &[T], span: impl Fn(&T) -> Span, at: usize) -> impl Iterator<Item = Span> {
    let end = items.partition_point(|item| span(item).start < at);
    items.get(end.saturating_sub(3)..end).unwrap_or_default().iter().map(span)
}

/// Returns whether a place is inside of a Latin name; all of a headline may look like one.
fn cuts_name(reading: &Reading, at: usize) -> bool {
    around(&reading.names.latin, |span| *span, at).any(|span| span.start < at && at < span.end)
}

/// Returns the places in a segment at which another sentence may begin without a mark.
fn places(reading: &Reading, segment: Span, plain: bool) -> impl Iterator<Item = usize> {
    let text = reading.text();
    let lang = reading.document.lang;
    segment.of(text).match_indices(' ').map(move |(i, _)| segment.start + i).filter(move |at| {
        let before = Span::new(segment.start, *at).of(text).chars().next_back();
        let next = char_at(text, at + 1);
        let (Some(before), Some(next)) = (before, next) else { return false };
        let long = |part: Span| {
            let (hangul, latin) = script::letters(part.of(text));
            hangul * 2 + latin >= HALF
        };
        let inside = |span: &Span| span.start < *at && *at < span.end;
        if !long(Span::new(segment.start, *at))
            || !long(Span::new(*at, segment.end))
            || around(&reading.facts, |fact| fact.span, *at).any(|span| inside(&span))
        {
            return false;
        }
        match lang {
            Lang::Ko if plain => before != ',',
            Lang::En => {
                let last = Span::new(segment.start, *at).of(text).rsplit(' ').next().unwrap_or_default();
                !EN_GOES_ON.contains(&last)
                    && (next.is_uppercase() || (!next.is_alphabetic() && before.is_alphabetic()))
            }
            Lang::Ko => {
                !KO_GOES_ON.contains(before) && (script::is_syllable(before) || !before.is_alphanumeric())
            }
        }
    })
}

/// Makes beads of passages that both sides have, but in different places.
pub(super) fn moved(segments: &[Segments; 2], beads: &mut Vec<Bead>) {
    let [Some(ours), Some(theirs)] = [&segments[0].sense, &segments[1].sense] else { return };
    let (lost, gained) = (gaps(beads, Side::Source), gaps(beads, Side::Target));
    let mut candidates = Vec::new();
    for from in &lost {
        for to in &gained {
            let vectors = ours.run(&from.segments).zip(theirs.run(&to.segments));
            let cosine = vectors.map_or(0, |(a, b)| a.cosine(b));
            if cosine >= MOVED {
                // Of two runs that are as much alike, the longer ones leave less over.
                let size = i32::try_from(from.segments.len() + to.segments.len()).unwrap_or_default();
                candidates.push((Reverse(cosine + size * LONGER), from, to, cosine));
            }
        }
    }
    candidates.sort_by_key(|(worth, from, to, _)| (*worth, from.beads.start, to.beads.start));
    let mut taken = vec![false; beads.len()];
    let mut gone = vec![false; beads.len()];
    for (_, from, to, cosine) in candidates {
        if from.beads.clone().chain(to.beads.clone()).any(|bead| taken[bead]) {
            continue;
        }
        taken[from.beads.clone()].fill(true);
        taken[to.beads.clone()].fill(true);
        gone[from.beads.clone()].fill(true);
        gone[to.beads.start + 1..to.beads.end].fill(true);
        beads[to.beads.start] = Bead {
            source: from.segments.clone(),
            target: to.segments.clone(),
            score: u32::try_from(cosine).unwrap_or_default(),
            moved: true,
        };
    }
    let mut index = 0;
    beads.retain(|_| {
        index += 1;
        !gone[index - 1]
    });
}

/// A run of beads that the other side lacks, and their segments.
struct Gap {
    beads: Range<usize>,
    segments: Range<usize>,
}

/// Returns the runs of up to three gaps of a side.
fn gaps(beads: &[Bead], side: Side) -> Vec<Gap> {
    let gap = |bead: &Bead| !bead.run(side).is_empty() && bead.run(side.opposite()).is_empty();
    let mut all = Vec::new();
    for start in (0..beads.len()).filter(|i| gap(&beads[*i])).take(LOOSE) {
        for end in start + 1..=(start + sense::LONGEST).min(beads.len()) {
            if !gap(&beads[end - 1]) {
                break;
            }
            all.push(Gap {
                beads: start..end,
                segments: beads[start].run(side).start..beads[end - 1].run(side).end,
            });
        }
    }
    all
}
