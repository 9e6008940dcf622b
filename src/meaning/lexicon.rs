//! The bilingual vocabulary: which Korean stems and English words can render one another.

use std::collections::HashMap;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};
use rust_stemmers::{Algorithm, Stemmer};

use crate::source::{Span, char_before, head, script};
use crate::table;

/// A meaning that a row of the vocabulary stands for.
pub(crate) type Concept = u32;

struct Lexicon {
    stemmer: Stemmer,
    korean: AhoCorasick,
    /// For each Korean form, the concepts that it stands for.
    by_form: Vec<Vec<Concept>>,
    /// For each English stem, the concepts that it stands for alone.
    by_stem: HashMap<String, Vec<Concept>>,
    /// For the first stem of a phrase, the stems after it and its concept.
    phrases: HashMap<String, Vec<(Vec<String>, Concept)>>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let stemmer = Stemmer::create(Algorithm::English);
    let mut forms: Vec<&'static str> = Vec::new();
    let mut places: HashMap<&'static str, usize> = HashMap::new();
    let mut by_form: Vec<Vec<Concept>> = Vec::new();
    let mut by_stem: HashMap<String, Vec<Concept>> = HashMap::new();
    let mut phrases: HashMap<String, Vec<(Vec<String>, Concept)>> = HashMap::new();
    let tables = [include_str!("../../data/vocabulary-general.tsv"), include_str!("../../data/vocabulary-domain.tsv")];
    for (row, concept) in tables.into_iter().flat_map(table::rows).filter(|row| row.len() >= 2).zip(0..) {
        for form in table::alternatives(row[0]) {
            let place = *places.entry(form).or_insert_with(|| {
                forms.push(form);
                by_form.push(Vec::new());
                forms.len() - 1
            });
            by_form[place].push(concept);
        }
        for form in table::alternatives(row[1]) {
            let mut stems = form.split([' ', '-']).map(|w| stemmer.stem(&w.to_lowercase()).into_owned());
            let Some(first) = stems.next() else { continue };
            let rest: Vec<String> = stems.collect();
            if rest.is_empty() {
                let concepts = by_stem.entry(first).or_default();
                if !concepts.contains(&concept) {
                    concepts.push(concept);
                }
            } else {
                phrases.entry(first).or_default().push((rest, concept));
            }
        }
    }
    let korean = AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostLongest)
        .build(&forms)
        .expect("the vocabulary holds fewer forms than the automaton can");
    Lexicon { stemmer, korean, by_form, by_stem, phrases }
});

/// A word of content with what it can mean.
#[derive(Clone, Debug)]
pub(crate) struct Word {
    pub(crate) span: Span,
    pub(crate) concepts: Vec<Concept>,
}

/// Finds the vocabulary's words in Korean text: stems, and the parts of compounds.
pub(crate) fn korean(text: &str, span: Span) -> Vec<Word> {
    let inside = span.of(text);
    LEXICON
        .korean
        .find_iter(inside)
        .map(|m| (Span::new(span.start + m.start(), span.start + m.end()), m.pattern().as_usize()))
        // A form of one syllable is a stem only at the beginning of a word.
        .filter(|(found, _)| found.len() > 3 || !char_before(text, found.start).is_some_and(script::is_syllable))
        .map(|(found, form)| Word { span: found, concepts: LEXICON.by_form[form].clone() })
        .collect()
}

/// Returns whether a Korean word is made of vocabulary words from end to end, a particle or ending aside.
pub(crate) fn covers_korean(word: &str) -> bool {
    let mut end = 0;
    for found in LEXICON.korean.find_iter(word) {
        if found.start() > end {
            return false;
        }
        end = found.end();
    }
    end > 0 && (word.len() - end <= 3 && end > 3 || word.len() == end) || (end == 0 && word.is_empty())
}

/// Finds the vocabulary's words and phrases in English text.
pub(crate) fn english(text: &str, span: Span) -> Vec<Word> {
    let mut stems: Vec<(Span, String)> = Vec::new();
    let mut at = span.start;
    for piece in span.of(text).split_inclusive(|c: char| !c.is_alphabetic()) {
        let bare = piece.trim_end_matches(|c: char| !c.is_alphabetic());
        if bare.len() > 1 {
            stems.push((Span::new(at, at + bare.len()), LEXICON.stemmer.stem(&bare.to_lowercase()).into_owned()));
        }
        at += piece.len();
    }
    let mut words = Vec::new();
    let mut i = 0;
    while let Some((first, stem)) = stems.get(i) {
        let phrase = LEXICON.phrases.get(stem).and_then(|phrases| {
            phrases
                .iter()
                .filter(|(rest, _)| rest.iter().enumerate().all(|(k, s)| stems.get(i + 1 + k).is_some_and(|(_, t)| t == s)))
                .max_by_key(|(rest, _)| rest.len())
        });
        if let Some((rest, concept)) = phrase {
            let last = stems.get(i + rest.len()).map_or(*first, |(s, _)| *s);
            let mut concepts = vec![*concept];
            // The words of a phrase may also be meant one by one.
            concepts.extend(LEXICON.by_stem.get(stem).into_iter().flatten());
            words.push(Word { span: first.cover(last), concepts });
            i += 1 + rest.len();
            continue;
        }
        if let Some(concepts) = LEXICON.by_stem.get(stem) {
            words.push(Word { span: *first, concepts: concepts.clone() });
        }
        i += 1;
    }
    words
}

/// Returns the Korean word around `span`, for showing: the stem with what is written before the next space.
pub(crate) fn shown_korean(text: &str, span: Span) -> &str {
    let _ = head(text, span.start);
    span.of(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stems_meet_their_renderings() {
        let ko = "우호적인 관계가 되기를 기대한다";
        let en = "I hope to have a friendly relationship.";
        let ours = korean(ko, Span::new(0, ko.len()));
        let theirs = english(en, Span::new(0, en.len()));
        let shared = theirs.iter().filter(|w| w.concepts.iter().any(|c| ours.iter().any(|o| o.concepts.contains(c)))).count();
        assert_eq!(shared, 3, "{ours:?} {theirs:?}");
    }
}
