//! Reads the knowledge tables of `data/`, which are compiled into the program.
//!
//! The large ones are sorted and stemmed by the build script, so that using them costs nothing at the start.

mod glossary;
mod letters;
mod packed;
mod rows;

use std::ops::Range;
use std::sync::OnceLock;

use crate::source::Span;

pub(crate) use glossary::{Entry as GlossaryEntry, Kind as GlossaryKind, glossary};
pub use glossary::{Glossaries, GlossaryError};
pub(crate) use letters::Letters;
pub(crate) use packed::{Packed, Prefixes};
pub(crate) use rows::{alternatives, rows};

/// What the build script makes of the vocabulary and the gazetteer.
#[expect(clippy::unreadable_literal, reason = "nobody reads them")]
pub(crate) mod built {
    include!(concat!(env!("OUT_DIR"), "/tables.rs"));
}

/// Spellings and what they stand for, found by the longest one that begins a text.
#[derive(Debug)]
pub(crate) struct Forms<T: Clone + 'static> {
    /// By first character, then the longest first.
    entries: Vec<(&'static str, T)>,
    /// Made at the first question.
    index: OnceLock<Index>,
}

/// Where the spellings that begin with each character are.
#[derive(Debug)]
struct Index {
    /// A bit for the first two characters of each spelling, by a hash: most texts begin no spelling.
    pairs: Box<[u64; WORDS]>,
    /// The first characters in order, each with the place of its first spelling.
    runs: Vec<(char, usize)>,
}

/// How many words of 64 bits tell the first two characters.
const WORDS: usize = 512;

/// Returns the word and the bit of the first two characters; of a lone one, those of the character and NUL.
const fn place(first: char, second: char) -> (usize, u64) {
    let hash = (first as usize).wrapping_mul(31) ^ (second as usize).wrapping_mul(0x9E5);
    let bit = hash % (WORDS * 64);
    (bit / 64, 1 << (bit % 64))
}

/// Returns the first two characters of a text; a text of one ends in NUL.
fn first_two(text: &str) -> Option<(char, char)> {
    let mut chars = text.chars();
    Some((chars.next()?, chars.next().unwrap_or_default()))
}

impl Index {
    /// Takes spellings in the order of a search by prefix.
    fn new<'f>(forms: impl Iterator<Item = &'f str> + Clone) -> Self {
        let firsts = forms.clone().enumerate().filter_map(|(at, form)| Some((form.chars().next()?, at)));
        let mut index = Self { pairs: Box::new([0; WORDS]), runs: firsts.collect() };
        index.runs.dedup_by_key(|(first, _)| *first);
        for (first, second) in forms.filter_map(first_two) {
            let (word, bit) = place(first, second);
            index.pairs[word] |= bit;
        }
        index
    }

    /// Returns the places of the spellings that begin with the first character of `text`, if any may begin it.
    fn run(&self, text: &str) -> Range<usize> {
        let Some((first, second)) = first_two(text) else { return 0..0 };
        let told = |second: char| {
            let (word, bit) = place(first, second);
            self.pairs[word] & bit != 0
        };
        if !told(second) && !told('\0') {
            return 0..0;
        }
        let Ok(run) = self.runs.binary_search_by_key(&first, |(first, _)| *first) else { return 0..0 };
        self.runs[run].1..self.runs.get(run + 1).map_or(usize::MAX, |(_, next)| *next)
    }
}

impl<T: Clone> Forms<T> {
    /// Takes spellings in any order; where one comes twice, the first one counts.
    pub(crate) fn new(entries: impl IntoIterator<Item = (&'static str, T)>) -> Self {
        let mut entries: Vec<_> = entries.into_iter().collect();
        entries.sort_by(|a, b| rows::search_order(a.0, b.0));
        entries.dedup_by(|later, earlier| later.0 == earlier.0);
        Self { entries, index: OnceLock::new() }
    }

    /// Returns all spellings.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &(&'static str, T)> {
        self.entries.iter()
    }

    /// Returns the spellings that begin `text`, longest first.
    pub(crate) fn prefixes<'s, 't>(
        &'s self,
        text: &'t str,
    ) -> impl Iterator<Item = (&'static str, &'s T)> + use<'s, 't, T> {
        let index = self.index.get_or_init(|| Index::new(self.entries.iter().map(|(form, _)| *form)));
        let run = index.run(text);
        let entries = self.entries.get(run.start..run.end.min(self.entries.len())).unwrap_or_default();
        entries.iter().filter(|(form, _)| begins(text, form)).map(|(form, value)| (*form, value))
    }

    /// Returns whether one of the spellings begins `text`.
    pub(crate) fn begin(&self, text: &str) -> bool {
        self.prefixes(text).next().is_some()
    }

    /// Returns the spellings in `span`, left to right and the longest at each place, none over another.
    pub(crate) fn find_all<'s, 't>(
        &'s self,
        text: &'t str,
        span: Span,
    ) -> impl Iterator<Item = (Span, &'s T)> + use<'s, 't, T> {
        find_all(text, span, |rest| self.prefixes(rest).next().map(|(form, value)| (form.len(), value)))
    }
}

/// Returns what `longest` finds in `span` (a length and a value), left to right, none over another.
fn find_all<'t, V>(
    text: &'t str,
    span: Span,
    longest: impl Fn(&'t str) -> Option<(usize, V)>,
) -> impl Iterator<Item = (Span, V)> {
    let mut at = span.start;
    std::iter::from_fn(move || {
        while at < span.end {
            let rest = Span::new(at, span.end).of(text);
            let Some(first) = rest.chars().next() else { break };
            if let Some((length, value)) = longest(rest) {
                let found = Span::new(at, at + length);
                at = found.end;
                return Some((found, value));
            }
            at += first.len_utf8();
        }
        None
    })
}

/// Returns whether `text` begins with `word`. Most words differ in their first bytes, and no call is worth that.
pub(crate) fn begins(text: &str, word: &str) -> bool {
    let (text, word) = (text.as_bytes(), word.as_bytes());
    word.len() <= text.len() && std::iter::zip(text, word).all(|(a, b)| a == b)
}

impl Forms<()> {
    /// Takes words that are only looked for.
    pub(crate) fn of(words: &[&'static str]) -> Self {
        Self::new(words.iter().map(|word| (*word, ())))
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
