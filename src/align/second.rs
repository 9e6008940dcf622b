//! The second pass over the beads: what the way through the table could not see.

use std::cmp::Reverse;
use std::ops::Range;

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
/// How many segments without a counterpart are compared with each other on each side.
const LOOSE: usize = 400;
/// Korean particles and endings, after which a sentence goes on.
const KO_GOES_ON: &str = "은는이가을를에도로와과며고서면한할된될던및등";
/// What a cut at the border of a clause is worth, in permille of likeness.
const NATURAL: i32 = 60;
/// How many segments at the top a headline may stand among.
const HEADLINES: usize = 2;
/// The fewest letters of either half of a segment that is cut.
const HALF: usize = 12;

/// Cuts segments that run on: a headline that lost its line break, on one side or on both.
pub(super) fn cut(readings: [&Reading; 2], segments: &mut [Segments; 2], beads: &mut Vec<Bead>) {
    let mut added = [0, 0];
    let mut cuts: [Vec<(usize, [Span; 2])>; 2] = Default::default();
    let mut all = Vec::with_capacity(beads.len());
    for bead in joined(readings, segments, beads) {
        let runs = [&bead.source, &bead.target];
        let now = [0, 1].map(|side| runs[side].start + added[side]..runs[side].end + added[side]);
        let halved = halve(readings, segments, &bead);
        let Some((places, scores)) = halved else {
            let [source, target] = now;
            all.push(Bead { source, target, ..bead });
            continue;
        };
        for side in [0, 1] {
            if let Some(at) = places[side] {
                let (whole, text) = (segments[side].spans[runs[side].start], readings[side].text());
                let parts =
                    [Span::new(whole.start, at), Span::new(at, whole.end)].map(|part| part.trim(text));
                cuts[side].push((runs[side].start, parts));
                added[side] += 1;
            }
        }
        for (i, score) in scores.into_iter().enumerate() {
            let [source, target] = [0, 1].map(|side| one_at(now[side].start + i));
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
            side.spans.splice(one_at(*at), *spans);
        }
    }
}

/// Returns the run of one segment.
const fn one_at(segment: usize) -> Range<usize> {
    segment..segment + 1
}

/// Returns the beads, a gap and the bead beside it as one where the two make halves of one that runs on.
fn joined(readings: [&Reading; 2], segments: &[Segments; 2], beads: &[Bead]) -> Vec<Bead> {
    let mut all: Vec<Bead> = Vec::with_capacity(beads.len());
    for bead in beads {
        let both = all.last().filter(|last| last.is_gap() != bead.is_gap()).map(|last| Bead {
            source: last.source.start..bead.source.end,
            target: last.target.start..bead.target.end,
            ..bead.clone()
        });
        match both.filter(|both| both.source.len() + both.target.len() == 3) {
            Some(both) if halve(readings, segments, &both).is_some() => {
                all.pop();
                all.push(both);
            }
            _ => all.push(bead.clone()),
        }
    }
    all
}

/// A way to see a run as two halves: where its one segment is cut, or at the border of its two.
struct Halves {
    cut: Option<usize>,
    /// Whether the cut is at the border of a clause.
    natural: bool,
    vectors: [Vector; 2],
}

/// Returns where the segments of a bead are best cut in two, and how alike the halves are, where they run on.
fn halve(
    readings: [&Reading; 2],
    segments: &[Segments; 2],
    bead: &Bead,
) -> Option<([Option<usize>; 2], [i32; 2])> {
    let runs = [&bead.source, &bead.target];
    let one = |side: usize| runs[side].len() == 1;
    let may = match (runs[0].len(), runs[1].len()) {
        (1, 2) | (2, 1) => {
            let single = usize::from(runs[0].len() == 2);
            let span = segments[single].span(runs[single].clone());
            runs.iter().all(|run| run.start < HEADLINES) || !tells_figures(readings[single], span)
        }
        // One segment on either side: only a headline before the first sentence of all is looked for.
        (1, 1) => [0, 1].iter().all(|side| runs[*side].start == 0 && is_prose(readings[*side])),
        _ => false,
    };
    if !may {
        return None;
    }
    let whole = segments[0].sense.as_ref()?.run(runs[0])?.cosine(segments[1].sense.as_ref()?.run(runs[1])?);
    let sides = [1, 0].map(|side| (side, one(side)));
    let mut halves: [Vec<Halves>; 2] = Default::default();
    for (side, single) in sides {
        let sense = segments[side].sense.as_ref()?;
        if single {
            // Where the other side has two segments already, the border need not show.
            let plain = !one(1 - side);
            halves[side] = halves_of(readings[side], *segments[side].spans.get(runs[side].start)?, plain);
        } else {
            let vector = |i: usize| sense.run(&(runs[side].start + i..runs[side].start + i + 1)).cloned();
            halves[side].push(Halves { cut: None, natural: true, vectors: [vector(0)?, vector(1)?] });
        }
        if halves[side].is_empty() {
            return None;
        }
    }
    let mut best: Option<(i32, [Option<usize>; 2], [i32; 2])> = None;
    for ours in &halves[0] {
        for theirs in &halves[1] {
            let scores = [0, 1].map(|i| ours.vectors[i].cosine(&theirs.vectors[i]));
            let natural = i32::from(ours.natural) + i32::from(theirs.natural);
            let sum = scores.iter().sum::<i32>() + natural * NATURAL;
            if best.as_ref().is_none_or(|(known, ..)| sum > *known) {
                best = Some((sum, [ours.cut, theirs.cut], scores));
            }
        }
    }
    let (_, cuts, scores) = best?;
    let good =
        scores.iter().all(|score| *score >= CUT) && scores.iter().sum::<i32>() >= 2 * (whole - CUT_LOSS);
    good.then_some((cuts, scores))
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

/// Returns the ways to cut a segment in two.
fn halves_of(reading: &Reading, segment: Span, plain: bool) -> Vec<Halves> {
    let text = segment.of(reading.text());
    let places: Vec<usize> = places(reading, segment, plain).collect();
    let inside = places.iter().map(|at| at - segment.start);
    let parts = inside.flat_map(|at| [Span::new(0, at), Span::new(at, text.len())]).collect();
    let vectors = encoder::vectors(&encoder::pool([(text, parts)]).concat());
    let mut vectors = vectors.into_iter();
    let clauses = clauses(reading.text(), segment, reading.document.lang);
    let halves = places.iter().map_while(|at| {
        let natural = clauses.iter().any(|clause| clause.start == at + 1);
        Some(Halves { cut: Some(*at), natural, vectors: [vectors.next()?, vectors.next()?] })
    });
    halves.collect()
}

/// Returns the spans of the last few items that begin before a place, of items in order of position.
fn around<T>(items: &[T], span: impl Fn(&T) -> Span, at: usize) -> impl Iterator<Item = Span> {
    let end = items.partition_point(|item| span(item).start < at);
    items.get(end.saturating_sub(3)..end).unwrap_or_default().iter().map(span)
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
            || around(&reading.names.latin, |span| *span, *at).any(|span| inside(&span))
        {
            return false;
        }
        match lang {
            Lang::Ko if plain => before != ',',
            Lang::En => next.is_uppercase() || (!next.is_alphabetic() && before.is_alphabetic()),
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
