//! Beads by dynamic programming: the best way through the table of all sentence pairs, by what the two sides of a
//! bead share and only then by their lengths.
//!
//! Method: W. Gale and K. Church, "A Program for Aligning Sentences in Bilingual Corpora", 1993, for the beads and
//! the table; B. Thompson and P. Koehn, "Vecalign", EMNLP 2019, for vectors of runs of sentences.

use std::ops::Range;

use super::Side;
use super::corridor::{self, Corridor};
use super::likeness::Likeness;

/// A run of source segments and the run of target segments that renders it; one of the two may be empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Bead {
    pub(crate) source: Range<usize>,
    pub(crate) target: Range<usize>,
    /// How much the two sides share, in permille.
    pub(crate) score: u32,
    /// Whether the passage stands at another place of the translation than its neighbours say.
    pub(crate) moved: bool,
}

impl Bead {
    /// Returns the segments of a side.
    pub(crate) fn run(&self, side: Side) -> Range<usize> {
        match side {
            Side::Source => self.source.clone(),
            Side::Target => self.target.clone(),
        }
    }

    /// Returns whether one side lacks what the other one has.
    pub(crate) fn is_gap(&self) -> bool {
        self.source.is_empty() || self.target.is_empty()
    }
}

/// The shapes of beads: how many sentences of the source, and of the target.
const SHAPES: &[(usize, usize)] =
    &[(1, 1), (1, 2), (2, 1), (2, 2), (1, 3), (3, 1), (2, 3), (3, 2), (3, 3), (1, 0), (0, 1)];

/// What a bead gains and loses apart from its likeness, in permille.
#[derive(Clone, Copy, Debug)]
pub(super) struct Weights {
    /// The likeness at which a pair of sentences brings neither gain nor loss.
    pub(super) even: i32,
    /// What a sentence without a counterpart costs.
    pub(super) skip: i32,
    /// What each sentence beyond the first of a side costs.
    pub(super) merge: i32,
    /// What lengths that do not fit cost, in percent of `length_cost`.
    pub(super) length: i32,
}

/// Aligns two documents; every sentence is in exactly one bead.
pub(super) fn align(likeness: &Likeness) -> Vec<Bead> {
    let corridor = corridor::of(likeness);
    let mut table = Table::new(corridor);
    let weights = likeness.weights();
    let rows = table.corridor.rows();
    for row in 0..rows {
        for column in table.corridor.columns(row) {
            for (shape, (down, right)) in SHAPES.iter().enumerate() {
                let (Some(from_row), Some(from_column)) =
                    (row.checked_sub(*down), column.checked_sub(*right))
                else {
                    continue;
                };
                let Some(before) = table.get(from_row, from_column) else { continue };
                let step = if *down == 0 || *right == 0 {
                    Step { gain: before.gain - weights.skip, shape, score: 0 }
                } else {
                    let score = likeness.score(from_row..row, from_column..column);
                    let sentences = i32::try_from(down + right).unwrap_or(i32::MAX);
                    let gain = (score - weights.even) * sentences / 2
                        - weights.merge * (sentences - 2)
                        - weights.length * likeness.length_cost(from_row..row, from_column..column) / 100;
                    Step { gain: before.gain + gain, shape, score }
                };
                table.offer(row, column, step);
            }
        }
    }
    table.beads()
}

/// The best way to a cell: what it gains, and the bead that it ends with.
#[derive(Clone, Copy)]
struct Step {
    gain: i32,
    shape: usize,
    score: i32,
}

/// The cells of a corridor: row r and column c have consumed r source and c target sentences.
struct Table {
    corridor: Corridor,
    cells: Vec<Option<Step>>,
}

impl Table {
    fn new(corridor: Corridor) -> Self {
        let mut cells = vec![None; corridor.cells()];
        cells[0] = Some(Step { gain: 0, shape: 0, score: 0 });
        Self { corridor, cells }
    }

    fn get(&self, row: usize, column: usize) -> Option<Step> {
        self.cells.get(self.corridor.index(row, column)?).copied().flatten()
    }

    /// Keeps the step where it gains more than what the cell has.
    fn offer(&mut self, row: usize, column: usize, step: Step) {
        if let Some(cell) = self.corridor.index(row, column).and_then(|i| self.cells.get_mut(i))
            && cell.is_none_or(|known| step.gain > known.gain)
        {
            *cell = Some(step);
        }
    }

    /// Returns the beads of the best way to the last cell.
    fn beads(&self) -> Vec<Bead> {
        let mut beads = Vec::new();
        let (mut row, mut column) = self.corridor.end();
        while row > 0 || column > 0 {
            let Some(step) = self.get(row, column) else { break };
            let (down, right) = SHAPES[step.shape];
            let score = u32::try_from(step.score).unwrap_or_default();
            beads.push(Bead { source: row - down..row, target: column - right..column, score, moved: false });
            row -= down;
            column -= right;
        }
        beads.reverse();
        beads
    }
}
