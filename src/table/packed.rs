//! Large tables as the build script packs them: all spellings one text, all numbers one slice, and where each ends.
//!
//! A slice of strings would cost sixteen bytes a string in the program and as much work for the loader at every start.

use std::sync::OnceLock;

use super::{Index, begins, find_all};
use crate::source::Span;

/// Spellings with the numbers that each stands for.
#[derive(Debug)]
pub(crate) struct Packed {
    pub(crate) forms: &'static str,
    pub(crate) form_ends: &'static [u32],
    pub(crate) numbers: &'static [u32],
    pub(crate) number_ends: &'static [u32],
}

/// Returns where the part at place `at` begins and ends.
fn bounds(ends: &[u32], at: usize) -> (usize, usize) {
    let end = |at: usize| ends.get(at).map_or(0, |end| *end as usize);
    (at.checked_sub(1).map_or(0, end), end(at))
}

impl Packed {
    /// Returns the spelling at a place; nothing beyond the last one.
    pub(crate) fn form(&self, at: usize) -> &'static str {
        let (start, end) = bounds(self.form_ends, at);
        self.forms.get(start..end).unwrap_or_default()
    }

    /// Returns the numbers of the spelling at a place.
    pub(crate) fn numbers(&self, at: usize) -> &'static [u32] {
        let (start, end) = bounds(self.number_ends, at);
        self.numbers.get(start..end).unwrap_or_default()
    }

    /// Returns the numbers of a spelling; the table is sorted.
    pub(crate) fn get(&self, form: &str) -> &'static [u32] {
        let (mut low, mut high) = (0, self.form_ends.len());
        while low < high {
            let middle = low.midpoint(high);
            match self.form(middle).cmp(form) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
                std::cmp::Ordering::Equal => return self.numbers(middle),
            }
        }
        &[]
    }
}

/// A packed table that is searched for what begins a text.
#[derive(Debug)]
pub(crate) struct Prefixes {
    table: &'static Packed,
    /// Made at the first question.
    index: OnceLock<Index>,
}

impl Prefixes {
    pub(crate) const fn of(table: &'static Packed) -> Self {
        Self { table, index: OnceLock::new() }
    }

    /// Returns the length of the longest spelling that begins `text`, with its numbers.
    fn longest(&self, text: &str) -> Option<(usize, &'static [u32])> {
        let table = self.table;
        let index = self.index.get_or_init(|| Index::new(table.form_ends.len(), |at| table.form(at)));
        index.steps(index.last(text, |at| table.form(at))).find_map(|at| {
            let form = table.form(at);
            begins(text, form).then(|| (form.len(), table.numbers(at)))
        })
    }

    /// Returns the spellings in `span`, left to right and the longest at each place, none over another.
    pub(crate) fn find_all<'s>(
        &'s self,
        text: &'s str,
        span: Span,
    ) -> impl Iterator<Item = (Span, &'static [u32])> {
        find_all(text, span, |rest| self.longest(rest))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    static SORTED: Packed =
        Packed { forms: "abcbd", form_ends: &[1, 3, 5], numbers: &[7, 8, 9], number_ends: &[1, 1, 3] };

    #[test]
    fn a_spelling_has_its_numbers() {
        assert_eq!(SORTED.get("a"), [7]);
        assert_eq!(SORTED.get("bc"), [0_u32; 0]);
        assert_eq!(SORTED.get("bd"), [8, 9]);
        assert_eq!(SORTED.get("c"), [0_u32; 0]);
        assert_eq!(SORTED.form(3), "");
    }
}
