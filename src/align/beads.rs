//! Beads by dynamic programming: the cheapest way through both documents, sentence by sentence.
//!
//! The scheme is that of Gale and Church (1993), with the gain of a bead taken from what the two passages
//! share (vocabulary, figures, names) and only then from their lengths.

use std::ops::Range;

use crate::meaning::Meaning;
use crate::reading::Reading;
use crate::source::script;

/// A run of source sentences and the run of target sentences that renders it; one of the two may be empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Bead {
    pub(crate) source: Range<usize>,
    pub(crate) target: Range<usize>,
    /// How much the two sides share, in permille.
    pub(crate) score: u32,
}

/// The shapes of beads, with the gain or loss that each brings by itself.
const SHAPES: &[(usize, usize, i32)] =
    &[(1, 1, 0), (1, 2, -140), (2, 1, -140), (2, 2, -330), (1, 0, -170), (0, 1, -170)];
/// Half width of the band around the diagonal in which beads are looked for, in sentences.
const BAND: usize = 60;
/// The score below which a bead costs more than it brings.
const EVEN: i32 = 190;

/// Aligns the sentences of two readings.
pub(super) fn align(source: &Reading, target: &Reading, meaning: &dyn Meaning) -> Vec<Bead> {
    let (n, m) = (source.segmentation.sentences.len(), target.segmentation.sentences.len());
    let width = 2 * BAND + 1;
    let first = |i: usize| (i * m).checked_div(n).unwrap_or_default().saturating_sub(BAND);
    let size = |reading: &Reading, i: usize| -> u32 {
        let (hangul, latin) = script::letters(reading.sentences_span(i..i + 1).of(reading.text()));
        u32::try_from(hangul * 26 / 10 + latin).unwrap_or(u32::MAX)
    };
    let source_sizes: Vec<u32> = (0..n).map(|i| size(source, i)).collect();
    let target_sizes: Vec<u32> = (0..m).map(|j| size(target, j)).collect();
    // best[i][j]: the gain of the best way to have consumed i source and j target sentences, and its last shape.
    let mut best: Vec<Option<(i32, usize)>> = vec![None; (n + 1) * width];
    let mut scores: Vec<u32> = vec![0; (n + 1) * width];
    let cell =
        |i: usize, j: usize| j.checked_sub(first(i)).filter(|k| *k < width && j <= m).map(|k| i * width + k);
    if let Some(start) = cell(0, 0) {
        best[start] = Some((0, 0));
    }
    for i in 0..=n {
        for j in first(i)..=(first(i) + width - 1).min(m) {
            let Some(here) = cell(i, j) else { continue };
            for (shape, (a, b, bonus)) in SHAPES.iter().enumerate() {
                let (Some(from_i), Some(from_j)) = (i.checked_sub(*a), j.checked_sub(*b)) else { continue };
                let Some((gain, _)) = cell(from_i, from_j).and_then(|c| best[c]) else { continue };
                let mut total = gain + bonus;
                let mut score = 0;
                if *a > 0 && *b > 0 {
                    score = meaning
                        .compare(source.sentences_span(from_i..i), target.sentences_span(from_j..j))
                        .score();
                    let sizes = (source_sizes[from_i..i].iter().sum(), target_sizes[from_j..j].iter().sum());
                    total += i32::try_from(score).unwrap_or(i32::MAX) - EVEN - length_cost(sizes);
                }
                if best[here].is_none_or(|(known, _)| total > known) {
                    best[here] = Some((total, shape));
                    scores[here] = score;
                }
            }
        }
    }
    let mut beads = Vec::new();
    let (mut i, mut j) = (n, m);
    while i > 0 || j > 0 {
        let Some((here, (_, shape))) = cell(i, j).and_then(|c| best[c].map(|b| (c, b))) else { break };
        let (a, b, _) = SHAPES[shape];
        beads.push(Bead { source: i - a..i, target: j - b..j, score: scores[here] });
        i -= a;
        j -= b;
    }
    beads.reverse();
    beads
}

/// Returns what the difference of two lengths costs; Korean lengths are given in Latin letters' worth.
const fn length_cost((source, target): (u32, u32)) -> i32 {
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
