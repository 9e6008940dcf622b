//! Reads the knowledge tables of `data/`, which are compiled into the program as TSV.

use std::collections::HashMap;

/// Returns the rows of a table: its lines without comments, cut at tabs.
pub(crate) fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table.lines().filter(|l| !l.is_empty() && !l.starts_with('#')).map(|l| l.split('\t').map(str::trim).collect())
}

/// Returns the alternatives that one cell lists.
pub(crate) fn alternatives(cell: &'static str) -> impl Iterator<Item = &'static str> {
    cell.split('|').map(str::trim).filter(|a| !a.is_empty())
}

/// Spellings and what they stand for, found by the longest one that begins a text.
#[derive(Debug)]
pub(crate) struct Forms<T> {
    by_first: HashMap<char, Vec<(&'static str, T)>>,
}

impl<T> Forms<T> {
    /// Builds the index; where a spelling comes twice, the first one counts.
    pub(crate) fn new(entries: impl IntoIterator<Item = (&'static str, T)>) -> Self {
        let mut by_first: HashMap<char, Vec<(&'static str, T)>> = HashMap::new();
        for (form, value) in entries {
            if let Some(first) = form.chars().next() {
                by_first.entry(first).or_default().push((form, value));
            }
        }
        for forms in by_first.values_mut() {
            forms.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then(a.0.cmp(b.0)));
            forms.dedup_by(|later, earlier| later.0 == earlier.0);
        }
        Self { by_first }
    }

    /// Returns the spellings that begin `text`, longest first.
    pub(crate) fn prefixes<'s>(&'s self, text: &'s str) -> impl Iterator<Item = (&'static str, &'s T)> {
        let forms = text.chars().next().and_then(|c| self.by_first.get(&c)).map_or(&[][..], Vec::as_slice);
        forms.iter().filter(move |(form, _)| text.starts_with(form)).map(|(form, value)| (*form, value))
    }
}
