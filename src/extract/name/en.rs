//! People in English text.

use std::collections::HashMap;

use super::titles::is_english_title;
use super::{Gloss, Mention, Names, Person};
use crate::extract::quote::cues;
use crate::name;
use crate::segment::Segmentation;
use crate::source::{Span, char_before, tail};

/// Words inside a name that are not capitalised.
const PARTICLES: &[&str] = &[
    "de", "da", "di", "du", "van", "von", "der", "den", "bin", "ibn", "al", "el", "la", "le", "dos", "del",
    "ter", "y",
];

/// Capitalised words that begin a sentence, or are written so, and are no part of a person's name.
const NOT_NAMES: &[&str] = &[
    "the",
    "a",
    "an",
    "this",
    "that",
    "these",
    "those",
    "it",
    "its",
    "he",
    "she",
    "they",
    "we",
    "i",
    "you",
    "his",
    "her",
    "our",
    "their",
    "my",
    "in",
    "on",
    "at",
    "as",
    "but",
    "and",
    "or",
    "however",
    "for",
    "from",
    "with",
    "after",
    "before",
    "when",
    "while",
    "if",
    "since",
    "to",
    "there",
    "according",
    "meanwhile",
    "under",
    "by",
    "of",
    "all",
    "both",
    "more",
    "some",
    "such",
    "no",
    "not",
    "now",
    "also",
    "then",
    "last",
    "next",
    "first",
    "second",
    "third",
    "one",
    "two",
    "three",
    "four",
    "five",
    "about",
    "over",
    "during",
    "through",
    "between",
    "among",
    "within",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "oct",
    "nov",
    "dec",
    "korean",
    "english",
    "american",
    "chinese",
    "japanese",
    "what",
    "who",
    "how",
    "why",
    "where",
    "which",
    "because",
    "so",
    "yes",
    "please",
    "additionally",
    "moreover",
    "furthermore",
    "following",
    "participants",
    "residents",
    "visitors",
    "officials",
    "earlier",
    "later",
    "today",
    "asked",
    "speaking",
    "commenting",
    "another",
    "each",
    "every",
    "most",
    "many",
    "although",
    "though",
    "despite",
    "unlike",
    "like",
    "until",
    "once",
    "only",
    "even",
    "still",
    "just",
    "per",
    "via",
    "amid",
    "separately",
    "finally",
    "notably",
    "currently",
    "recently",
    "here",
];

/// Returns whether `word` is a personal pronoun of the third person.
pub(crate) fn is_pronoun(word: &str) -> bool {
    matches!(word.to_ascii_lowercase().as_str(), "he" | "she" | "they")
}

/// Finds people and capitalised sequences, sentence by sentence.
pub(super) fn read(text: &str, segmentation: &Segmentation, names: &mut Names) {
    let mut found: Vec<(Span, bool)> = Vec::new();
    for sentence in &segmentation.sentences {
        for sequence in capitalised(text, sentence.span) {
            names.latin.push(sequence);
            acronym(text, sequence, sentence.span, names);
            if let Some((name, titled)) = person_in(text, sequence, names) {
                let evident =
                    titled || introduces(text, name, sentence.span) || reports(text, name, sentence.span);
                names.likely.push(name);
                found.push((name, evident));
            }
        }
    }
    let mut by_word: HashMap<String, Vec<usize>> = HashMap::new();
    // A sequence with evidence is a person; the same words elsewhere are then the same person.
    for (span, evident) in &found {
        let form = span.of(text);
        if *evident && form.contains(' ') {
            learn(form, names, &mut by_word);
        }
    }
    for (span, evident) in &found {
        let form = span.of(text);
        if *evident && !form.contains(' ') && !by_word.contains_key(form) {
            learn(form, names, &mut by_word);
        }
    }
    for (span, _) in found {
        let form = span.of(text);
        let full = names.people.iter().position(|p| p.full == form);
        let person = full.or_else(|| match by_word.get(form).map(Vec::as_slice) {
            Some([one]) => Some(*one),
            _ => None,
        });
        if let Some(person) = person {
            names.mentions.push(Mention { span, person });
        }
    }
}

fn learn(form: &str, names: &mut Names, by_word: &mut HashMap<String, Vec<usize>>) {
    if names.people.iter().any(|p| p.full == form) {
        return;
    }
    names.people.push(Person { full: form.to_owned(), latin: None, titles: Vec::new() });
    let person = names.people.len() - 1;
    for word in form.split(' ').filter(|w| w.len() > 1) {
        by_word.entry(word.to_owned()).or_default().push(person);
    }
}

/// Returns the capitalised sequences of `span`, possessive endings left out.
fn capitalised(text: &str, span: Span) -> Vec<Span> {
    let mut all: Vec<Span> = Vec::new();
    let mut open: Option<Span> = None;
    let mut at = span.start;
    for piece in span.of(text).split_inclusive(|c: char| c.is_whitespace() || c == '—' || c == '/') {
        let whole = Span::new(at, at + piece.len());
        at += piece.len();
        let raw = whole.of(text);
        let lead = raw.len() - raw.trim_start_matches(|c: char| !c.is_alphanumeric()).len();
        let bare = raw.trim_matches(|c: char| !c.is_alphanumeric());
        if bare.is_empty() {
            open = open.and_then(|s| {
                all.push(s);
                None
            });
            continue;
        }
        let mut word = Span::new(whole.start + lead, whole.start + lead + bare.len());
        let possessive = bare.strip_suffix("'s").or_else(|| bare.strip_suffix("’s"));
        if let Some(core) = possessive {
            word.end = word.start + core.len();
        }
        let capital = bare.chars().next().is_some_and(char::is_uppercase);
        // Punctuation before the word ends a sequence, and so does any after it, an initial's full stop excepted.
        if lead > 0 && open.is_some() {
            all.extend(open.take());
        }
        let after = tail(raw, lead + bare.len()).trim_end();
        let stops = !(after.is_empty() || (after == "." && bare.len() <= 3)) || possessive.is_some();
        if capital {
            open = Some(open.map_or(word, |s| s.cover(word)));
        } else if open.is_none() || !PARTICLES.contains(&bare) {
            all.extend(open.take());
        }
        if stops {
            all.extend(open.take());
        }
    }
    all.extend(open);
    // A particle at the end belongs to what follows: "Kim la" never stands.
    all.into_iter().map(|s| trim_particles(text, s)).filter(|s| !s.is_empty()).collect()
}

fn trim_particles(text: &str, mut span: Span) -> Span {
    while let Some((head, last)) = span.of(text).rsplit_once(' ') {
        if !PARTICLES.contains(&last) {
            break;
        }
        span.end = span.start + head.trim_end().len();
    }
    span
}

/// Remembers an acronym that stands in brackets after the sequence: Korea Consumer Agency (KCA).
fn acronym(text: &str, sequence: Span, sentence: Span, names: &mut Names) {
    let rest = Span::new(sequence.end, sentence.end).of(text);
    if let Some(inside) = rest.strip_prefix(" (").and_then(|r| r.split_once(')')).map(|(inside, _)| inside)
        && inside.len() <= 8
        && inside.chars().all(|c| c.is_ascii_uppercase() || c == '&')
        && inside.len() > 1
    {
        let span = Span::new(sequence.start, sequence.end + inside.len() + 3);
        names.glosses.push(Gloss { span, word: sequence.of(text).to_owned(), latin: inside.to_owned() });
    }
}

/// Returns the person's name inside a capitalised sequence, and whether a title stands before it.
fn person_in(text: &str, sequence: Span, names: &Names) -> Option<(Span, bool)> {
    let mut words: Vec<Span> = Vec::new();
    let mut at = sequence.start;
    for word in sequence.of(text).split_inclusive(' ') {
        words.push(Span::new(at, at + word.trim_end().len()));
        at += word.len();
    }
    // Sixth-grader Yun Seul-a; In Sun-deok, of whom the surname looks like another word.
    // In Yi Sun-sin Square it is no person.
    if let [.., surname, given] = words.as_slice() {
        let name = surname.cover(*given);
        if name::is_korean_full_name(name.of(text)) {
            return Some((name, true));
        }
    }
    let mut first = 0;
    let mut titled = false;
    for (i, word) in words.iter().enumerate() {
        let word = word.of(text);
        if is_english_title(word) {
            first = i + 1;
            titled = true;
        } else if NOT_NAMES.contains(&word.to_ascii_lowercase().as_str()) && i == first {
            first = i + 1;
        }
    }
    let mut end = words.len();
    while end > first && NOT_NAMES.contains(&words[end - 1].of(text).to_ascii_lowercase().as_str()) {
        end -= 1;
    }
    let name = Span::new(words.get(first)?.start, words.get(end.checked_sub(1)?)?.end);
    if first >= end || end - first > 4 {
        return None;
    }
    let acronym = words[first..end]
        .iter()
        .any(|w| w.len() > 1 && w.of(text).chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase));
    let digits = name.of(text).chars().any(|c| c.is_ascii_digit());
    let around = Span::new(name.start.saturating_sub(90), name.end);
    let known = names
        .known_in(around)
        .iter()
        .any(|hit| hit.span.contains(name) || (name.contains(hit.span) && hit.span.len() * 2 > name.len()));
    (!acronym && !digits && !known).then_some((name, titled))
}

/// Returns whether an apposition with a title follows the name: "Yoon Seo-ha, vice president of …".
fn introduces(text: &str, name: Span, sentence: Span) -> bool {
    let rest = Span::new(name.end, sentence.end).of(text);
    let Some(rest) = rest.strip_prefix(", ") else { return false };
    let clause = rest.split([',', '.', ';', '”', '"']).next().unwrap_or_default();
    let head: Vec<&str> =
        clause.split_whitespace().take(8).take_while(|w| *w != "of" && *w != "who" && *w != "at").collect();
    head.iter().any(|w| is_english_title(w)) || clause.starts_with("who ")
}

/// Returns whether a reporting verb stands right beside the name: "Ortega said", "said Ortega".
fn reports(text: &str, name: Span, sentence: Span) -> bool {
    let after = Span::new(name.end, sentence.end).of(text);
    let next = after.trim_start_matches([' ', ',']);
    if after.starts_with(' ') && cues::english_at(next).is_some() {
        return true;
    }
    let before = Span::new(sentence.start, name.start).of(text).trim_end();
    char_before(text, name.start) == Some(' ') && cues::english_before(before)
}
