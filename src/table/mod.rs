//! Reads the knowledge tables of `data/`, which are compiled into the program.
//!
//! The large ones are sorted and stemmed by the build script, so that using them costs nothing at the start.

mod glossary;
mod letters;
mod packed;
mod rows;

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
    /// Sorted.
    entries: Vec<(&'static str, T)>,
    /// Made at the first question.
    index: OnceLock<Index>,
}

/// Sorted spellings, as those that begin a text are found among them.
#[derive(Debug)]
struct Index {
    /// A bit for the first two characters of each spelling, by a hash: most texts begin no spelling.
    pairs: Box<[u64; WORDS]>,
    /// The first characters in order, each with the place of its first spelling.
    runs: Vec<(char, usize)>,
    /// For each spelling the place of the longest other one that begins it, plus one; 0 where there is none.
    parents: Vec<u32>,
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
    /// Takes spellings in order.
    fn new<'f>(count: usize, form: impl Fn(usize) -> &'f str) -> Self {
        let (pairs, runs) = (Box::new([0; WORDS]), Vec::new());
        let mut index = Self { pairs, runs, parents: Vec::with_capacity(count) };
        for at in 0..count {
            if let Some((first, second)) = first_two(form(at)) {
                let (word, bit) = place(first, second);
                index.pairs[word] |= bit;
                if index.runs.last().is_none_or(|(last, _)| *last != first) {
                    index.runs.push((first, at));
                }
            }
            let parent = index.steps(at.checked_sub(1)).find(|before| form(at).starts_with(form(*before)));
            index.parents.push(parent.and_then(|parent| u32::try_from(parent + 1).ok()).unwrap_or_default());
        }
        index
    }

    /// Returns a place and those of the spellings that begin the one there, longest first.
    fn steps(&self, from: Option<usize>) -> impl Iterator<Item = usize> {
        let parent = |at: &usize| (*self.parents.get(*at)? as usize).checked_sub(1);
        std::iter::successors(from, parent)
    }

    /// Returns the place from which [`Index::steps`] lead over all spellings that begin `text`, longest first: of the spellings that
    /// are not behind `text` in their order the last is the longest that begins `text`, or begins with that one.
    fn last<'f>(&self, text: &str, form: impl Fn(usize) -> &'f str) -> Option<usize> {
        let (first, second) = first_two(text)?;
        let told = |second: char| {
            let (word, bit) = place(first, second);
            self.pairs[word] & bit != 0
        };
        if !told(second) && !told('\0') {
            return None;
        }
        let run = self.runs.binary_search_by_key(&first, |(first, _)| *first).ok()?;
        let mut low = self.runs[run].1;
        let mut high = self.runs.get(run + 1).map_or(self.parents.len(), |(_, next)| *next);
        while low < high {
            let middle = low.midpoint(high);
            if form(middle) <= text {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low.checked_sub(1)
    }
}

impl<T: Clone> Forms<T> {
    /// Takes spellings in any order; where one comes twice, the first one counts.
    pub(crate) fn new(entries: impl IntoIterator<Item = (&'static str, T)>) -> Self {
        let mut entries: Vec<_> = entries.into_iter().collect();
        entries.sort_by_key(|(form, _)| *form);
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
        let entries = &self.entries;
        let index = self.index.get_or_init(|| Index::new(entries.len(), |at| entries[at].0));
        let last = index.last(text, |at| entries[at].0);
        let entries = index.steps(last).filter_map(|at| entries.get(at));
        entries.filter(|(form, _)| begins(text, form)).map(|(form, value)| (*form, value))
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
    fn spellings_of_one_character_come_last() {
        let forms = Forms::of(&["가", "가나", "가나다", "나", "나가"]);
        let begin = |text| forms.prefixes(text).map(|(form, ())| form).collect::<Vec<_>>();
        assert_eq!(begin("가나다라"), ["가나다", "가나", "가"]);
        assert_eq!(begin("가라"), ["가"]);
        assert_eq!(begin("나"), ["나"]);
        assert_eq!(begin("다"), [""; 0]);
        assert_eq!(begin(""), [""; 0]);
    }

    #[test]
    fn the_longest_spelling_counts() {
        let forms = Forms::new([("업무", 1), ("업무협약", 2), ("협약", 3)]);
        let text = "업무협약과 협약";
        let found: Vec<_> = forms.find_all(text, Span::new(0, text.len())).map(|(_, v)| *v).collect();
        assert_eq!(found, [2, 3]);
    }
}
