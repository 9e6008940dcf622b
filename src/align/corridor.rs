//! Where in the table of all sentence pairs the best way is looked for, so that the cost grows linearly.
//!
//! Two short documents are compared whole. Of long ones, neighbouring sentences are first taken together, two by
//! two, until the documents are short; each way that is found there bounds the search on the next finer level.

use std::ops::Range;

use super::likeness::Likeness;
use crate::meaning::encoder::{Pooled, Vector, vectors};

/// The number of sentences up to which a document is compared whole.
const SHORT: usize = 80;
/// How many cells to either side of the coarser way the finer one may lie.
const MARGIN: usize = 12;
/// Half width of the corridor along the diagonal, where there are no vectors to go by.
const BAND: usize = 60;
/// The cosine at which a pair of blocks brings neither gain nor loss, in permille.
const EVEN: i32 = 300;
/// What a block without a counterpart costs, in permille.
const SKIP: i32 = 40;

/// For each row of the table, the columns in which the way may pass it.
#[derive(Clone, Debug)]
pub(super) struct Corridor {
    columns: Vec<Range<usize>>,
    /// For each row, the number of cells before it.
    offsets: Vec<usize>,
}

impl Corridor {
    fn new(columns: Vec<Range<usize>>) -> Self {
        let mut offsets = vec![0];
        for range in &columns {
            offsets.push(offsets.last().copied().unwrap_or_default() + range.len());
        }
        Self { columns, offsets }
    }

    /// Returns the whole table.
    fn whole(rows: usize, columns: usize) -> Self {
        Self::new(vec![0..columns + 1; rows + 1])
    }

    /// Returns a band around the diagonal.
    fn diagonal(rows: usize, columns: usize) -> Self {
        let width = 2 * (BAND + columns.checked_div(rows).unwrap_or(columns)) + 1;
        let band = |row: usize| {
            let middle = (row * columns).checked_div(rows).unwrap_or_default();
            let first = middle.saturating_sub(width / 2);
            first..(first + width).min(columns + 1)
        };
        Self::new((0..=rows).map(band).collect())
    }

    /// Returns the cells around a way through a table of half the rows and columns.
    fn around(way: &[(usize, usize)], rows: usize, columns: usize) -> Self {
        let mut ranges = vec![columns..0; rows + 1];
        for (row, column) in way {
            let (row, column) = (2 * row, 2 * column);
            for range in &mut ranges[row.saturating_sub(MARGIN)..=(row + MARGIN).min(rows)] {
                range.start = range.start.min(column.saturating_sub(MARGIN));
                range.end = range.end.max((column + MARGIN).min(columns) + 1);
            }
        }
        Self::new(ranges)
    }

    pub(super) fn rows(&self) -> usize {
        self.columns.len()
    }

    pub(super) fn columns(&self, row: usize) -> Range<usize> {
        self.columns.get(row).cloned().unwrap_or_default()
    }

    /// Returns the number of cells.
    pub(super) fn cells(&self) -> usize {
        self.offsets.last().copied().unwrap_or_default()
    }

    /// Returns the number of the cell, where it is in the corridor.
    pub(super) fn index(&self, row: usize, column: usize) -> Option<usize> {
        let range = self.columns.get(row)?;
        range.contains(&column).then(|| self.offsets[row] + column - range.start)
    }

    /// Returns the last row and column.
    pub(super) fn end(&self) -> (usize, usize) {
        (self.columns.len().saturating_sub(1), self.columns.last().map_or(0, |r| r.end.saturating_sub(1)))
    }
}

/// Returns the corridor for the sentences of two documents.
pub(super) fn of(likeness: &Likeness) -> Corridor {
    let (rows, columns) = likeness.sizes();
    match likeness.pooled() {
        _ if rows.max(columns) <= SHORT => Corridor::whole(rows, columns),
        Some((source, target)) => around_coarse(&source, &target),
        None => Corridor::diagonal(rows, columns),
    }
}

/// Returns the corridor that the way through the halved documents leaves.
fn around_coarse(source: &[Pooled], target: &[Pooled]) -> Corridor {
    let (rows, columns) = (source.len(), target.len());
    if rows.max(columns) <= SHORT {
        return Corridor::whole(rows, columns);
    }
    let (source, target) = (halved(source), halved(target));
    let corridor = around_coarse(&source, &target);
    Corridor::around(&way(&corridor, &vectors(&source), &vectors(&target)), rows, columns)
}

fn halved(pooled: &[Pooled]) -> Vec<Pooled> {
    pooled.chunks(2).map(Pooled::join).collect()
}

/// Returns the cells of the best way through a corridor, over single blocks and skips.
fn way(corridor: &Corridor, source: &[Vector], target: &[Vector]) -> Vec<(usize, usize)> {
    const STEPS: [(usize, usize); 3] = [(1, 1), (1, 0), (0, 1)];
    let mut cells: Vec<Option<(i32, usize)>> = vec![None; corridor.cells()];
    cells[0] = Some((0, 0));
    for row in 0..corridor.rows() {
        for column in corridor.columns(row) {
            let Some(here) = corridor.index(row, column) else { continue };
            for (step, (down, right)) in STEPS.into_iter().enumerate() {
                let (Some(from_row), Some(from_column)) = (row.checked_sub(down), column.checked_sub(right))
                else {
                    continue;
                };
                let Some((before, _)) = corridor.index(from_row, from_column).and_then(|i| cells[i]) else {
                    continue;
                };
                let gain = if down + right == 2 {
                    source[from_row].cosine(&target[from_column]) - EVEN
                } else {
                    -SKIP
                };
                if cells[here].is_none_or(|(known, _)| before + gain > known) {
                    cells[here] = Some((before + gain, step));
                }
            }
        }
    }
    let (mut row, mut column) = corridor.end();
    let mut way = vec![(row, column)];
    while row > 0 || column > 0 {
        let Some((_, step)) = corridor.index(row, column).and_then(|i| cells[i]) else { break };
        let (down, right) = STEPS[step];
        row -= down;
        column -= right;
        way.push((row, column));
    }
    way
}
