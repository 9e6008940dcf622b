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

/// Aligns the sentences of two readings; every sentence is in exactly one bead.
pub(super) fn align(source: &Reading, target: &Reading, meaning: &dyn Meaning) -> Vec<Bead> {
    let rows = source.segmentation.sentences.len();
    let columns = target.segmentation.sentences.len();
    let mut table = Table::new(rows, columns);
    let source_sizes = sizes(source);
    let target_sizes = sizes(target);
    for row in 0..=rows {
        for column in table.band(row) {
            for (shape, (down, right, bonus)) in SHAPES.iter().enumerate() {
                let (Some(from_row), Some(from_column)) =
                    (row.checked_sub(*down), column.checked_sub(*right))
                else {
                    continue;
                };
                let Some(before) = table.get(from_row, from_column) else { continue };
                let mut step = Step { gain: before.gain + bonus, shape, score: 0 };
                if *down > 0 && *right > 0 {
                    let ours = source.sentences_span(from_row..row);
                    let theirs = target.sentences_span(from_column..column);
                    step.score = meaning.compare(ours, theirs).score();
                    let lengths = (
                        source_sizes[from_row..row].iter().sum(),
                        target_sizes[from_column..column].iter().sum(),
                    );
                    step.gain += i32::try_from(step.score).unwrap_or(i32::MAX) - EVEN - length_cost(lengths);
                }
                table.offer(row, column, step);
            }
        }
    }
    table.beads()
}

/// Returns the length of each sentence in Latin letters' worth.
fn sizes(reading: &Reading) -> Vec<u32> {
    let spans = reading.segmentation.sentences.iter().map(|s| s.span.of(reading.text()));
    let letters = spans.map(script::letters);
    letters.map(|(hangul, latin)| u32::try_from(hangul * 26 / 10 + latin).unwrap_or(u32::MAX)).collect()
}

/// The best way to a cell: what it gains, and the bead that it ends with.
#[derive(Clone, Copy)]
struct Step {
    gain: i32,
    shape: usize,
    score: u32,
}

/// The cells of a band around the diagonal: row r and column c have consumed r source and c target sentences.
struct Table {
    rows: usize,
    columns: usize,
    /// Width of the band; wide enough that the bands of neighbouring rows overlap.
    width: usize,
    cells: Vec<Option<Step>>,
}

impl Table {
    fn new(rows: usize, columns: usize) -> Self {
        let slope = columns.checked_div(rows).unwrap_or(columns);
        let width = 2 * (BAND + slope) + 1;
        let mut table = Self { rows, columns, width, cells: vec![None; (rows + 1) * width] };
        table.cells[0] = Some(Step { gain: 0, shape: 0, score: 0 });
        table
    }

    /// Returns the columns of a row's band.
    fn band(&self, row: usize) -> Range<usize> {
        let middle = (row * self.columns).checked_div(self.rows).unwrap_or_default();
        let first = middle.saturating_sub(self.width / 2);
        first..(first + self.width).min(self.columns + 1)
    }

    fn index(&self, row: usize, column: usize) -> Option<usize> {
        let band = self.band(row);
        band.contains(&column).then(|| row * self.width + (column - band.start))
    }

    fn get(&self, row: usize, column: usize) -> Option<Step> {
        self.cells.get(self.index(row, column)?).copied().flatten()
    }

    /// Keeps the step where it gains more than what the cell has.
    fn offer(&mut self, row: usize, column: usize, step: Step) {
        if let Some(cell) = self.index(row, column).and_then(|i| self.cells.get_mut(i))
            && cell.is_none_or(|known| step.gain > known.gain)
        {
            *cell = Some(step);
        }
    }

    /// Returns the beads of the best way to the last cell.
    fn beads(&self) -> Vec<Bead> {
        let mut beads = Vec::new();
        let (mut row, mut column) = (self.rows, self.columns);
        while row > 0 || column > 0 {
            let Some(step) = self.get(row, column) else { break };
            let (down, right, _) = SHAPES[step.shape];
            beads.push(Bead { source: row - down..row, target: column - right..column, score: step.score });
            row -= down;
            column -= right;
        }
        beads.reverse();
        beads
    }
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
