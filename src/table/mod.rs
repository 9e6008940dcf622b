//! Reads the knowledge tables of `data/`, which are compiled into the program.
//!
//! The large ones are sorted and stemmed by the build script, so that using them costs nothing at the start.

mod rows;

use std::borrow::Cow;

use crate::source::Span;

pub(crate) use rows::{alternatives, rows};

/// A phrase of the vocabulary: the stems after its first one, and its concept.
pub(crate) type Phrase = (&'static [&'static str], u32);

/// What the build script makes of the vocabulary and the gazetteer.
pub(crate) mod built {
    include!(concat!(env!("OUT_DIR"), "/tables.rs"));
}

/// Spellings and what they stand for, found by the longest one that begins a text.
#[derive(Debug)]
pub(crate) struct Forms<T: Clone + 'static> {
    /// By first character, then the longest first.
    entries: Cow<'static, [(&'static str, T)]>,
    /// A bit for each first character, by its value modulo the number of bits: most texts begin no spelling.
    firsts: [u64; WORDS],
}

/// How many words of 64 bits tell the first characters.
const WORDS: usize = 16;

/// Returns the word and the bit of a first character.
const fn place(first: char) -> (usize, u64) {
    let bit = first as usize % (WORDS * 64);
    (bit / 64, 1 << (bit % 64))
}

impl<T: Clone> Forms<T> {
    /// Builds the index; where a spelling comes twice, the first one counts.
    pub(crate) fn new(entries: impl IntoIterator<Item = (&'static str, T)>) -> Self {
        let mut entries: Vec<_> = entries.into_iter().collect();
        entries.sort_by(|a, b| rows::search_order(a.0, b.0));
        entries.dedup_by(|later, earlier| later.0 == earlier.0);
        let mut firsts = [0; WORDS];
        for (word, bit) in entries.iter().filter_map(|(form, _)| form.chars().next()).map(place) {
            firsts[word] |= bit;
        }
        Self { entries: Cow::Owned(entries), firsts }
    }

    /// Takes entries that are in order already.
    pub(crate) const fn sorted(entries: &'static [(&'static str, T)]) -> Self {
        Self { entries: Cow::Borrowed(entries), firsts: [u64::MAX; WORDS] }
    }

    /// Returns all spellings.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &(&'static str, T)> {
        self.entries.iter()
    }

    /// Returns the spellings that begin `text`, longest first.
    pub(crate) fn prefixes<'s>(&'s self, text: &'s str) -> impl Iterator<Item = (&'static str, &'s T)> {
        let first = text.chars().next();
        let none = first.map(place).is_none_or(|(word, bit)| self.firsts[word] & bit == 0);
        let entries = if none { &[] } else { &*self.entries };
        let start = entries.partition_point(|(form, _)| form.chars().next() < first);
        let rest = entries.get(start..).unwrap_or_default();
        rest.iter()
            .take_while(move |(form, _)| form.chars().next() == first)
            .filter(move |(form, _)| text.starts_with(form))
            .map(|(form, value)| (*form, value))
    }

    /// Returns the spellings in `span`, left to right and the longest at each place, none over another.
    pub(crate) fn find_all<'s>(&'s self, text: &'s str, span: Span) -> impl Iterator<Item = (Span, &'s T)> {
        let mut at = span.start;
        std::iter::from_fn(move || {
            while at < span.end {
                let rest = Span::new(at, span.end).of(text);
                let Some(first) = rest.chars().next() else { break };
                if let Some((form, value)) = self.prefixes(rest).next() {
                    let found = Span::new(at, at + form.len());
                    at = found.end;
                    return Some((found, value));
                }
                at += first.len_utf8();
            }
            None
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_spelling_counts() {
        let forms = Forms::new([("업무", 1), ("업무협약", 2), ("협약", 3)]);
        let text = "업무협약과 협약";
        let found: Vec<_> = forms.find_all(text, Span::new(0, text.len())).map(|(_, v)| *v).collect();
        assert_eq!(found, [2, 3]);
    }
}
