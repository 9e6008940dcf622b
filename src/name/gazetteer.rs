//! Places and organisations with their names in both languages, found in running text.

use std::collections::HashMap;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

use crate::source::{Span, char_at, char_before, script};
use crate::table;

/// What a known name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Kind {
    Place,
    Organisation,
}

/// An entry: one place or organisation with all its names.
#[derive(Debug)]
pub(crate) struct Entry {
    pub(crate) kind: Kind,
    pub(crate) ko: Vec<&'static str>,
    pub(crate) en: Vec<&'static str>,
}

/// A known name in a text. Several entries may share a name (Gwangju, Georgia).
#[derive(Clone, Debug)]
pub(crate) struct Hit {
    pub(crate) span: Span,
    pub(crate) entries: Vec<usize>,
}

struct Side {
    automaton: AhoCorasick,
    /// For each pattern, the entries that it names.
    entries: Vec<Vec<usize>>,
}

/// All entries, and an automaton over the names of each language.
pub(crate) struct Gazetteer {
    pub(crate) entries: Vec<Entry>,
    /// How many entries at the beginning are countries and regions of the world.
    pub(crate) countries: usize,
    ko: Side,
    en: Side,
}

/// The gazetteer of the tables in `data/`.
pub(crate) static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(|| {
    let tables = [
        (Kind::Place, include_str!("../../data/places.tsv")),
        (Kind::Place, include_str!("../../data/places-more.tsv")),
        (Kind::Organisation, include_str!("../../data/organisations.tsv")),
    ];
    let entries: Vec<Entry> = tables
        .into_iter()
        .flat_map(|(kind, table)| table::rows(table).map(move |row| (kind, row)))
        .filter(|(_, row)| row.len() >= 2)
        .map(|(kind, row)| Entry { kind, ko: table::alternatives(row[0]).collect(), en: table::alternatives(row[1]).collect() })
        .collect();
    let ko = Side::new(entries.iter().map(|e| &e.ko), |name| name.chars().count() > 1);
    let en = Side::new(entries.iter().map(|e| &e.en), |name| name.chars().count() > 1);
    let countries = table::rows(include_str!("../../data/places.tsv")).count();
    Gazetteer { entries, countries, ko, en }
});

impl Side {
    fn new<'e>(names: impl Iterator<Item = &'e Vec<&'static str>>, keep: impl Fn(&str) -> bool) -> Self {
        let mut index: HashMap<&'static str, usize> = HashMap::new();
        let mut patterns: Vec<&'static str> = Vec::new();
        let mut entries: Vec<Vec<usize>> = Vec::new();
        for (entry, names) in names.enumerate() {
            for name in names.iter().copied().filter(|n| keep(n)) {
                let place = *index.entry(name).or_insert_with(|| {
                    patterns.push(name);
                    entries.push(Vec::new());
                    patterns.len() - 1
                });
                if !entries[place].contains(&entry) {
                    entries[place].push(entry);
                }
            }
        }
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .build(patterns)
            .expect("the tables hold fewer names than the automaton can");
        Self { automaton, entries }
    }

    fn find(&self, text: &str, span: Span, keep: impl Fn(Span) -> bool) -> Vec<Hit> {
        self.automaton
            .find_iter(span.of(text))
            .map(|m| (Span::new(span.start + m.start(), span.start + m.end()), m.pattern().as_usize()))
            .filter(|(found, _)| keep(*found))
            .map(|(found, pattern)| Hit { span: found, entries: self.entries[pattern].clone() })
            .collect()
    }
}

impl Gazetteer {
    /// Finds the Korean names in `span`, at the beginnings of words.
    pub(crate) fn korean(&self, text: &str, span: Span) -> Vec<Hit> {
        self.ko.find(text, span, |found| {
            let starts = !char_before(text, found.start).is_some_and(|c| script::is_syllable(c) || script::is_latin(c));
            // A short name that goes on as another word (인도 in 인도하다) is no name; particles and 시, 도, 청 may follow.
            let short = found.of(text).chars().count() <= 2;
            let next = char_at(text, found.end).filter(|c| script::is_syllable(*c));
            starts && (!short || next.is_none_or(|c| "은는이가을를의에와과도만로부으까시군구청인산항발행측내".contains(c)))
        })
    }

    /// Finds the English names in `span`, as whole words.
    pub(crate) fn english(&self, text: &str, span: Span) -> Vec<Hit> {
        self.en.find(text, span, |found| {
            !char_before(text, found.start).is_some_and(char::is_alphanumeric)
                && !char_at(text, found.end).is_some_and(char::is_alphanumeric)
        })
    }

    /// Returns whether `text` holds a Korean name of the entry, anywhere.
    pub(crate) fn in_korean(&self, entry: usize, text: &str) -> bool {
        self.entries.get(entry).is_some_and(|e| e.ko.iter().any(|name| text.contains(name)))
    }

    /// Returns whether `text` holds an English name of the entry, anywhere, whatever the case.
    pub(crate) fn in_english(&self, entry: usize, text: &str) -> bool {
        self.entries.get(entry).is_some_and(|e| e.en.iter().any(|name| text.contains(name)))
    }
}
