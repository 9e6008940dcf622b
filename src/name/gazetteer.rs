//! Places and organisations with their names in both languages, found in running text.

use crate::source::{Span, char_at, char_before, script};
use crate::table::{self, Prefixes, built};

/// What a known name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Kind {
    /// A country or territory.
    Country,
    Place,
    Organisation,
}

/// A known name in a text. Several entries may share a name (Gwangju, Georgia).
#[derive(Clone, Copy, Debug)]
pub(crate) struct Hit {
    pub(crate) span: Span,
    pub(crate) entries: &'static [u32],
}

impl Hit {
    /// Returns what the name names; where several entries share it, the first one counts.
    pub(crate) fn kind(&self) -> Kind {
        match self.entries.first() {
            Some(entry) if built::ENTRIES.numbers(*entry as usize) == [1] => Kind::Country,
            Some(entry) if *entry < built::PLACES => Kind::Place,
            _ => Kind::Organisation,
        }
    }
}

static KOREAN: Prefixes = Prefixes::of(&built::KOREAN_NAMES);
static ENGLISH: Prefixes = Prefixes::of(&built::ENGLISH_NAMES);

/// Finds the Korean names in `span`, at the beginnings of words.
pub(crate) fn korean(text: &str, span: Span) -> Vec<Hit> {
    find(&KOREAN, text, span, |found| {
        let starts =
            !char_before(text, found.start).is_some_and(|c| script::is_syllable(c) || script::is_latin(c));
        // A short name that goes on as another word (인도 in 인도하다) is no name; particles and 시, 도, 청 may follow.
        let short = found.of(text).chars().count() <= 2;
        let next = char_at(text, found.end).filter(|c| script::is_syllable(*c));
        starts
            && (!short
                || next.is_none_or(|c| "은는이가을를의에와과도만로부으까시군구청인산항발행측내".contains(c)))
    })
}

/// Finds the English names in `span`, as whole words.
pub(crate) fn english(text: &str, span: Span) -> Vec<Hit> {
    find(&ENGLISH, text, span, |found| {
        !char_before(text, found.start).is_some_and(char::is_alphanumeric)
            && !char_at(text, found.end).is_some_and(char::is_alphanumeric)
    })
}

/// Returns whether `text` holds a Korean name of the entry, anywhere.
pub(crate) fn in_korean(entry: u32, text: &str) -> bool {
    korean_names(entry).any(|name| text.contains(name))
}

/// Returns whether `text` holds an English name of the entry, anywhere, whatever the case.
pub(crate) fn in_english(entry: u32, text: &str) -> bool {
    english_names(entry).any(|name| text.contains(name))
}

/// Returns the Korean names of an entry, the usual one first.
pub(crate) fn korean_names(entry: u32) -> impl Iterator<Item = &'static str> {
    table::alternatives(cell(entry, 0))
}

/// Returns the English names of an entry, the usual one first.
pub(crate) fn english_names(entry: u32) -> impl Iterator<Item = &'static str> {
    table::alternatives(cell(entry, 1))
}

/// Returns the country in which an entry lies, as an ISO 3166 code; nothing for an organisation.
pub(crate) fn country(entry: u32) -> &'static str {
    cell(entry, 2)
}

/// Returns a cell of an entry.
fn cell(entry: u32, column: usize) -> &'static str {
    built::ENTRIES.form(entry as usize).split('\t').nth(column).unwrap_or_default()
}

fn find(forms: &'static Prefixes, text: &str, span: Span, keep: impl Fn(Span) -> bool) -> Vec<Hit> {
    let found = forms.find_all(text, span).filter(|(found, _)| keep(*found));
    found.map(|(span, entries)| Hit { span, entries }).collect()
}
