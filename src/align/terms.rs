//! The terms of each side: vocabulary, figures, names and Latin strings, under keys that both languages share.

use aho_corasick::{AhoCorasick, MatchKind};

use super::Links;
use crate::extract::{Value, magnitude};
use crate::meaning::lexical::{Key, Term, key};
use crate::meaning::lexicon;
use crate::reading::Reading;
use crate::source::Span;

/// Returns the terms of the Korean side.
pub(super) fn source(reading: &Reading) -> Vec<Term> {
    let mut terms = figures(reading);
    let text = reading.text();
    for mention in &reading.names.mentions {
        terms.push(Term::anchor(mention.span, [key::person(mention.person)]));
    }
    known(reading, &mut terms);
    for span in &reading.names.latin {
        for (word, text) in latin_words(text, *span) {
            terms.push(Term::anchor(word, [key::text(&text)]));
        }
    }
    // A word that was once glossed stands for its gloss wherever it comes again.
    let glosses: Vec<_> = reading.names.glosses.iter().filter(|g| g.word.chars().count() >= 2).collect();
    if !glosses.is_empty()
        && let Ok(automaton) = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .build(glosses.iter().map(|g| &g.word))
    {
        for found in automaton.find_iter(text) {
            let keys = glosses[found.pattern().as_usize()]
                .latin
                .split_whitespace()
                .map(|w| key::text(&w.to_lowercase()));
            terms.push(Term::anchor(Span::new(found.start(), found.end()), keys));
        }
    }
    terms.sort_by_key(|t| t.span);
    let mut all = terms;
    let masks: Vec<Span> = all.iter().map(|t| t.span).collect();
    for sentence in &reading.segmentation.sentences {
        for word in lexicon::korean(text, sentence.span) {
            if !masked(&masks, word.span) {
                all.push(Term::word(word.span, word.concepts.into_iter().map(key::concept)));
            }
        }
    }
    all
}

/// Returns the terms of the English side.
pub(super) fn target(reading: &Reading, links: &Links) -> Vec<Term> {
    let mut terms = figures(reading);
    let text = reading.text();
    for mention in &reading.names.mentions {
        terms.push(Term::anchor(mention.span, links.source_of(mention.person).map(key::person)));
    }
    known(reading, &mut terms);
    terms.sort_by_key(|t| t.span);
    let masks: Vec<Span> = terms.iter().map(|t| t.span).collect();
    for span in &reading.names.latin {
        for (word, text) in latin_words(text, *span) {
            if !masked(&masks, word) && text.len() > 1 {
                let keys = lexicon::english(reading.text(), word)
                    .into_iter()
                    .flat_map(|w| w.concepts)
                    .map(key::concept);
                terms.push(Term::word(word, keys.chain([key::text(&text)])));
            }
        }
    }
    terms.sort_by_key(|t| t.span);
    let masks: Vec<Span> = terms.iter().map(|t| t.span).collect();
    for sentence in &reading.segmentation.sentences {
        for word in lexicon::english(text, sentence.span) {
            if !masked(&masks, word.span) {
                terms.push(Term::word(word.span, word.concepts.into_iter().map(key::concept)));
            }
        }
    }
    terms
}

/// Returns whether `span` overlaps one of the sorted `masks`.
fn masked(masks: &[Span], span: Span) -> bool {
    let near = masks.partition_point(|m| m.end <= span.start);
    masks.iter().skip(near.saturating_sub(2)).take(6).any(|m| m.overlaps(span))
}

fn latin_words(text: &str, span: Span) -> impl Iterator<Item = (Span, String)> + '_ {
    let mut at = span.start;
    span.of(text).split_inclusive([' ', '-', '/', '\'', '’']).filter_map(move |piece| {
        let start = at;
        at += piece.len();
        let bare = piece.trim_matches(|c: char| !c.is_alphanumeric());
        (bare.len() > 1).then(|| (Span::new(start, start + bare.len()), bare.to_lowercase()))
    })
}

fn known(reading: &Reading, terms: &mut Vec<Term>) {
    for hit in &reading.names.known {
        if reading.names.mentions_in(hit.span).is_empty() {
            terms.push(Term::anchor(hit.span, hit.entries.iter().map(|e| key::entry(*e))));
        }
    }
}

/// Returns terms for the figures and times of a reading.
fn figures(reading: &Reading) -> Vec<Term> {
    let mut terms = Vec::new();
    for fact in &reading.facts {
        let keys: Vec<Key> = match &fact.value {
            Value::Date(date) => {
                let parts = [
                    date.year.map(|y| format!("y{y}")),
                    date.month.map(|m| format!("m{m}")),
                    date.day.map(|d| format!("d{d}")),
                ];
                parts.into_iter().flatten().map(|t| key::text(&t)).collect()
            }
            Value::Time(clock) => vec![key::text(&format!("t{}:{}", clock.hour % 12, clock.minute))],
            value => magnitude(value)
                .filter(|v| !v.is_zero())
                .map(|v| key::text(&v.normalize().to_string()))
                .into_iter()
                .collect(),
        };
        if !keys.is_empty() {
            let small = magnitude(&fact.value).is_some_and(|v| v <= rust_decimal::Decimal::ONE);
            let mut term = Term::anchor(fact.span, keys);
            term.anchor = !small;
            terms.push(term);
        }
    }
    terms
}
