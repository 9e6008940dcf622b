//! Tables of words that tell how a sentence is meant, found in the text of either language.

use std::collections::BTreeMap;

use crate::name;
use crate::source::{Span, char_at, char_before, head, script, tail};
use crate::table::{Forms, alternatives, rows};

/// A word of a table in a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hit<T> {
    pub(super) span: Span,
    pub(super) what: T,
}

/// Where a form may stand, and what it stands for.
#[derive(Clone, Copy, Debug)]
struct Place<T> {
    /// Whether a word must begin there.
    starts: bool,
    /// Whether a word must end there.
    ends: bool,
    /// What the syllable before must end in.
    coda: Option<char>,
    what: T,
}

/// The forms of one language, each with all that it stands for.
#[derive(Debug)]
pub(super) struct Signs<T: Copy + 'static> {
    forms: Forms<Vec<Place<T>>>,
}

impl<T: Copy + 'static> Signs<T> {
    /// Takes the cells of a Korean column: `^` marks the beginning of a word, `_` its end, and a consonant before the rest what
    /// the syllable before must end in.
    pub(super) fn korean(cells: impl IntoIterator<Item = (&'static str, T)>) -> Self {
        Self::new(cells, |form| {
            let coda = form.chars().next().filter(|c| ('ㄱ'..='ㅎ').contains(c));
            let rest = coda.map_or(form, |coda| form.trim_start_matches(coda).trim_start());
            (rest.trim_matches(['^', '_']), form.starts_with('^'), form.ends_with('_'), coda)
        })
    }

    /// Takes the cells of an English column: `*` marks what a word begins with.
    pub(super) fn english(cells: impl IntoIterator<Item = (&'static str, T)>) -> Self {
        Self::new(cells, |form| (form.trim_end_matches('*'), true, !form.ends_with('*'), None))
    }

    fn new(
        cells: impl IntoIterator<Item = (&'static str, T)>,
        read: impl Fn(&'static str) -> (&'static str, bool, bool, Option<char>),
    ) -> Self {
        let mut all: BTreeMap<&'static str, Vec<Place<T>>> = BTreeMap::new();
        for (cell, what) in cells {
            for alternative in alternatives(cell).filter(|form| *form != "-") {
                let (form, starts, ends, coda) = read(alternative);
                all.entry(form).or_default().push(Place { starts, ends, coda, what });
            }
        }
        Self { forms: Forms::new(all) }
    }

    /// Finds the forms in `span`, left to right: at each place all that begin there, the longest first, and none inside of
    /// what another one covers.
    pub(super) fn find(&self, text: &str, span: Span) -> Vec<Hit<T>> {
        self.scan(text, span, true)
    }

    /// Finds all forms in `span`, left to right: words inside of phrases as well.
    pub(super) fn every(&self, text: &str, span: Span) -> Vec<Hit<T>> {
        self.scan(text, span, false)
    }

    fn scan(&self, text: &str, span: Span, covers: bool) -> Vec<Hit<T>> {
        let mut hits = Vec::new();
        let mut at = span.start;
        while at < span.end {
            let rest = Span::new(at, span.end).of(text);
            let Some(first) = rest.chars().next() else { break };
            let start = !char_before(text, at).is_some_and(char::is_alphanumeric);
            let mut next = at + first.len_utf8();
            // An English word is looked at once.
            if start || script::is_hangul(first) {
                for (form, places) in self.forms.prefixes(rest) {
                    let found = Span::new(at, at + form.len());
                    // An open-air stage is not open.
                    let end = !char_at(text, found.end).is_some_and(|c| c.is_alphanumeric() || c == '-');
                    let fitting = places.iter().filter(|place| {
                        (start || !place.starts)
                            && (end || !place.ends)
                            && place.coda.is_none_or(|coda| ends_in(text, at, coda))
                    });
                    let before = hits.len();
                    hits.extend(fitting.map(|place| Hit { span: found, what: place.what }));
                    if hits.len() > before && (covers || script::is_hangul(first)) {
                        next = next.max(found.end);
                    }
                }
            }
            at = next;
        }
        hits
    }
}

/// The forms of a table of both languages.
#[derive(Debug)]
pub(super) struct Table<T: Copy + 'static> {
    pub(super) korean: Signs<T>,
    pub(super) english: Signs<T>,
}

impl<T: Copy + 'static> Table<T> {
    /// Reads rows of a language, of what the forms stand for, and of forms.
    pub(super) fn new(text: &'static str, read: impl Fn(&str) -> Option<T>) -> Self {
        let (mut korean, mut english) = (Vec::new(), Vec::new());
        for cells in rows(text) {
            let [lang, what, forms] = cells[..] else { continue };
            let Some(what) = read(what) else { continue };
            if lang == "ko" { korean.push((forms, what)) } else { english.push((forms, what)) }
        }
        Self { korean: Signs::korean(korean), english: Signs::english(english) }
    }
}

/// Returns whether the syllable before `at`, or before the space there, ends in a consonant.
fn ends_in(text: &str, at: usize, coda: char) -> bool {
    let before = head(text, at);
    let last = before.strip_suffix(' ').unwrap_or(before).chars().next_back();
    last.and_then(name::coda) == Some(coda)
}

/// Returns the word that `span` begins, to its end.
pub(super) fn word(text: &str, span: Span) -> Span {
    let rest = tail(text, span.end);
    let more = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
    Span::new(span.start, span.end + more)
}
