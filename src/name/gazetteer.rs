//! Places and organisations with their names in both languages, found in running text.

use crate::source::{Span, char_at, char_before, script};
use crate::table::{self, Forms, GlossaryKind, Prefixes, built, glossary};

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
            Some(entry) if is_glossed(*entry) => match own(*entry).map(|own| own.kind) {
                Some(GlossaryKind::Place) => Kind::Place,
                _ => Kind::Organisation,
            },
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
    find(&KOREAN, glossary().map(|own| &own.korean), text, span, |found| {
        let starts =
            !char_before(text, found.start).is_some_and(|c| script::is_syllable(c) || script::is_latin(c));
        // A short name that goes on as another word (인도 in 인도하다) is no name; particles and 시, 도, 청 may follow.
        let short = found.of(text).chars().count() <= 2;
        let next = char_at(text, found.end).filter(|c| script::is_syllable(*c));
        // 몽골어 and 중국어: a language has the name of its country.
        starts
            && (!short
                || next
                    .is_none_or(|c| "은는이가을를의에와과도만로부으까시군구청인산항발행측내어".contains(c)))
    })
}

/// Finds the English names in `span`, as whole words.
pub(crate) fn english(text: &str, span: Span) -> Vec<Hit> {
    find(&ENGLISH, glossary().map(|own| &own.english), text, span, |found| {
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
        .chain(own(entry).into_iter().flat_map(|own| own.korean.iter().copied()))
}

/// Returns the English names of an entry, the usual one first.
pub(crate) fn english_names(entry: u32) -> impl Iterator<Item = &'static str> {
    table::alternatives(cell(entry, 1))
        .chain(own(entry).into_iter().flat_map(|own| own.english.iter().copied()))
}

/// Returns the country in which an entry lies, as an ISO 3166 code; nothing for an organisation.
pub(crate) fn country(entry: u32) -> &'static str {
    cell(entry, 2)
}

/// Returns a cell of an entry.
fn cell(entry: u32, column: usize) -> &'static str {
    built::ENTRIES.form(entry as usize).split('\t').nth(column).unwrap_or_default()
}

/// Returns how many entries the tables have; those of the user's glossary follow.
fn count() -> u32 {
    u32::try_from(built::ENTRIES.form_ends.len()).unwrap_or(u32::MAX)
}

/// Returns whether an entry is of the user's glossary.
pub(crate) fn is_glossed(entry: u32) -> bool {
    entry >= count()
}

/// Returns the row of the user's glossary that an entry stands for.
fn own(entry: u32) -> Option<&'static table::GlossaryEntry> {
    glossary()?.entries.get(entry.checked_sub(count())? as usize)
}

fn find(
    forms: &'static Prefixes,
    own: Option<&'static Forms<u32>>,
    text: &str,
    span: Span,
    keep: impl Fn(Span) -> bool,
) -> Vec<Hit> {
    let mut hits = Vec::new();
    if let Some(own) = own {
        let found = own.find_all(text, span).filter(|(found, _)| keep(*found));
        hits.extend(found.map(|(span, row)| Hit { span, entries: std::slice::from_ref(row) }));
    }
    let known = forms.find_all(text, span).filter(|(found, _)| keep(*found));
    let known = known.filter(|(found, _)| !hits.iter().any(|hit| hit.span.overlaps(*found)));
    let known: Vec<Hit> = known.map(|(span, entries)| Hit { span, entries }).collect();
    if hits.is_empty() {
        return known;
    }
    hits.extend(known);
    hits.sort_by_key(|hit| hit.span);
    hits
}
