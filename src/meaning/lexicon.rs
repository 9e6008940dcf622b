//! The bilingual vocabulary: which Korean stems and English words can render one another.

use std::sync::LazyLock;

use rust_stemmers::{Algorithm, Stemmer};

use crate::source::{Span, char_before, script};
use crate::table::{Prefixes, built, glossary};

/// A meaning that a row of the vocabulary stands for.
pub(crate) type Concept = u32;

/// The first concept of the user's glossary, far above those of the vocabulary.
const OWN: Concept = 1 << 24;

static KOREAN: Prefixes = Prefixes::of(&built::KOREAN);
static STEMMER: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::create(Algorithm::English));

/// A word of content with what it can mean.
#[derive(Clone, Debug)]
pub(crate) struct Word {
    pub(crate) span: Span,
    pub(crate) concepts: Vec<Concept>,
}

/// Finds the vocabulary's words in Korean text: stems, and the parts of compounds.
pub(crate) fn korean(text: &str, span: Span) -> Vec<Word> {
    let found = KOREAN.find_all(text, span);
    // A form of one syllable is a stem only at the beginning of a word.
    let whole =
        found.filter(|(at, _)| at.len() > 3 || !char_before(text, at.start).is_some_and(script::is_syllable));
    let mut words: Vec<Word> =
        whole.map(|(span, concepts)| Word { span, concepts: concepts.to_vec() }).collect();
    if let Some(own) = glossary() {
        let terms = own.terms.find_all(text, span);
        words.extend(terms.map(|(span, row)| Word { span, concepts: vec![OWN + row] }));
        words.sort_by_key(|word| word.span);
    }
    words
}

/// Returns whether a Korean word is made of vocabulary words from end to end, a particle or ending aside.
pub(crate) fn covers_korean(word: &str) -> bool {
    let mut end = 0;
    for (found, _) in KOREAN.find_all(word, Span::new(0, word.len())) {
        if found.start > end {
            return false;
        }
        end = found.end;
    }
    let rest = word.get(end..).unwrap_or_default();
    end > 0
        && (rest.is_empty() || (rest.chars().count() == 1 && "은는이가을를의에도로와과만들".contains(rest)))
}

/// Returns whether an English word in small letters is one of the vocabulary.
pub(crate) fn knows_english(word: &str) -> bool {
    !built::STEMS.get(&STEMMER.stem(word)).is_empty()
}

/// Finds the vocabulary's words and phrases in English text.
pub(crate) fn english(text: &str, span: Span) -> Vec<Word> {
    let mut stems: Vec<(Span, String)> = Vec::new();
    let mut at = span.start;
    for piece in span.of(text).split_inclusive(|c: char| !c.is_alphabetic()) {
        let bare = piece.trim_end_matches(|c: char| !c.is_alphabetic());
        if bare.len() > 1 {
            stems.push((Span::new(at, at + bare.len()), STEMMER.stem(&bare.to_lowercase()).into_owned()));
        }
        at += piece.len();
    }
    let mut words = own_terms(&stems);
    let length = |phrase: usize| built::PHRASES.form(phrase).split(' ').count();
    let mut i = 0;
    while let Some((first, stem)) = stems.get(i) {
        let phrase = built::FIRSTS
            .get(stem)
            .iter()
            .map(|phrase| *phrase as usize)
            .filter(|phrase| goes_on(&stems[i + 1..], built::PHRASES.form(*phrase)))
            .max_by_key(|phrase| length(*phrase));
        let alone = built::STEMS.get(stem);
        if let Some(phrase) = phrase {
            let length = length(phrase);
            let last = stems.get(i + length).map_or(*first, |(s, _)| *s);
            // The words of a phrase may also be meant one by one.
            let concepts = built::PHRASES.numbers(phrase).iter().chain(alone).copied().collect();
            words.push(Word { span: first.cover(last), concepts });
            i += 1 + length;
            continue;
        }
        if !alone.is_empty() {
            words.push(Word { span: *first, concepts: alone.to_vec() });
        }
        i += 1;
    }
    if glossary().is_some() {
        words.sort_by_key(|word| word.span);
    }
    words
}

/// Returns the terms of the user's glossary.
fn own_terms(stems: &[(Span, String)]) -> Vec<Word> {
    let phrases = glossary().map(|own| own.phrases.as_slice()).unwrap_or_default();
    let mut found = Vec::new();
    for at in 0..stems.len() {
        for phrase in phrases {
            let there = stems.get(at..at + phrase.stems.len()).unwrap_or_default();
            if let (Some((first, _)), Some((last, _))) = (there.first(), there.last())
                && there.iter().map(|(_, stem)| stem).eq(&phrase.stems)
            {
                found.push(Word { span: first.cover(*last), concepts: vec![OWN + phrase.row] });
            }
        }
    }
    found
}

/// Returns whether stems go on with the rest of a phrase.
fn goes_on(stems: &[(Span, String)], rest: &str) -> bool {
    rest.split(' ').enumerate().all(|(at, stem)| stems.get(at).is_some_and(|(_, own)| own == stem))
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
        let shared = theirs
            .iter()
            .filter(|w| w.concepts.iter().any(|c| ours.iter().any(|o| o.concepts.contains(c))))
            .count();
        assert_eq!(shared, 3, "{ours:?} {theirs:?}");
    }
}
