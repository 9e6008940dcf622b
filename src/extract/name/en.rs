//! People in English text.

use std::collections::HashMap;

use super::titles::is_english_title;
use super::{Gloss, Mention, Names, Person};
use crate::extract::date;
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

/// Returns whether a word in small letters is no part of a person's name.
fn is_no_name(word: &str) -> bool {
    NOT_NAMES.contains(&word) || date::names_month_or_weekday(word)
}

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
                let evident = titled
                    || introduces(text, name, sentence.span)
                    || is_introduced(text, name, sentence.span)
                    || is_called(text, name, sentence.span)
                    || reports(text, name, sentence.span);
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
            // Two of one surname are told apart by what they are: Mayor Bong, Dr. Bong.
            Some(bearers) => {
                let told = roles(text, span);
                let has =
                    |person: &&usize| names.people[**person].titles.iter().any(|own| told.contains(own));
                let mut titled = bearers.iter().filter(has);
                titled.next().copied().filter(|_| titled.next().is_none())
            }
            None => None,
        });
        if let Some(person) = person {
            names.mentions.push(Mention { span, person });
            for role in roles(text, span) {
                let known = &mut names.people[person].titles;
                if !known.contains(&role) {
                    known.push(role);
                }
            }
        }
    }
}

/// Returns what the words beside a name say that its bearer is, in small letters: mayor, county governor, abbot.
fn roles(text: &str, name: Span) -> Vec<String> {
    const MARKS: [char; 14] = ['.', ',', ';', ':', '“', '”', '‘', '"', '\n', '(', ')', '—', '!', '?'];
    let mut found = Vec::new();
    // "the temple's abbot, the Venerable Beophyeon"; "County Governor Pyo"; "resident Gam Yong-sik".
    let before = text.get(..name.start).unwrap_or_default().trim_end_matches(' ');
    let opens = before.trim_end_matches(MARKS);
    let clause = opens.rsplit(MARKS).next().unwrap_or_default();
    if opens.len() + 1 >= before.len() {
        found.extend(role(clause.trim_start()));
    }
    let after = text.get(name.end..).unwrap_or_default();
    if let Some(apposition) = after.strip_prefix(", ") {
        let clause = apposition.split(MARKS).next().unwrap_or_default();
        let end = [" of ", " at ", " for ", " who ", " in ", " with ", " and ", " from ", " said"]
            .iter()
            .filter_map(|word| clause.find(word))
            .min()
            .unwrap_or(clause.len());
        found.extend(role(clause.get(..end).unwrap_or_default()));
    }
    found
}

/// Returns the role that a noun phrase ends in, with up to two words before it.
fn role(phrase: &str) -> Option<String> {
    let words: Vec<&str> = phrase.split(' ').collect();
    let last = words.last().filter(|word| word.len() > 2 && word.chars().all(char::is_alphabetic))?;
    let small = last.to_lowercase();
    let alone = !cues::english_before(last) && !is_no_name(&small);
    let first = words.len().saturating_sub(3);
    alone.then(|| words.get(first..).unwrap_or_default().join(" ").to_lowercase())
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
        } else if is_no_name(&word.to_ascii_lowercase()) && i == first {
            first = i + 1;
        }
    }
    let mut end = words.len();
    while end > first && is_no_name(&words[end - 1].of(text).to_ascii_lowercase()) {
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

/// Endings of nouns for people.
const PERSONS: &[&str] = &[
    "er", "or", "ist", "ian", "man", "woman", "person", "ee", "resident", "student", "critic", "cook",
    "chef", "grader",
];

/// Returns the last word of the noun phrase that begins a clause.
fn noun_phrase(clause: &str) -> Option<&str> {
    let borders = ["of", "who", "at", "in", "from", "with", "for", "and", "on", "whose", "to"];
    clause.split_whitespace().take(6).take_while(|word| !borders.contains(word)).last()
}

/// Returns whether an apposition with a title stands before the name: "the Italian director, Giulia Martini".
fn is_introduced(text: &str, name: Span, sentence: Span) -> bool {
    let before = Span::new(sentence.start, name.start).of(text);
    let Some(clause) = before.strip_suffix(", ") else { return false };
    let clause = clause.rsplit([',', '.', ';', '”', '"', '“', '’', '(']).next().unwrap_or_default();
    let last = clause.rsplit(' ').next().unwrap_or_default();
    let noun = clause.trim_start().starts_with("The ")
        || clause.contains("the ")
        || clause.contains("’s ")
        || clause.contains("'s ")
        || clause.contains("its ");
    noun && is_common_title(last)
}

/// Returns whether a word is a title in small letters: mayor, conductor.
fn is_common_title(word: &str) -> bool {
    word.chars().all(|c| c.is_lowercase() || c == '-') && is_english_title(word)
}

/// Returns whether the word right before a name in two words is a title: "the conductor Maria Korpela", "artist Luca Peralta".
fn is_called(text: &str, name: Span, sentence: Span) -> bool {
    let before = Span::new(sentence.start, name.start).of(text);
    let last = before.strip_suffix(' ').and_then(|before| before.rsplit(' ').next()).unwrap_or_default();
    name.of(text).contains(' ') && is_common_title(last)
}

/// Returns whether an apposition with a title follows the name: "Yoon Seo-ha, vice president of …".
fn introduces(text: &str, name: Span, sentence: Span) -> bool {
    let rest = Span::new(name.end, sentence.end).of(text);
    let whole = name.of(text).contains(' ');
    if let Some(rest) = rest.strip_prefix(" (") {
        // Daniel Ortega (45)
        return whole && is_age(rest.split(')').next().unwrap_or_default());
    }
    let Some(rest) = rest.strip_prefix(", ") else { return false };
    // Daniel Ortega, 45, who …
    if whole && rest.split_once([',', '.', ';']).is_some_and(|(age, _)| is_age(age)) {
        return true;
    }
    let clause = rest.split([',', '.', ';', '”', '"']).next().unwrap_or_default();
    // Peter Strasser, an instrument maker who …
    let person = |word: &str| PERSONS.iter().any(|end| word.len() > end.len() + 1 && word.ends_with(end));
    let article = clause.starts_with("a ") || clause.starts_with("an ") || clause.starts_with("the ");
    if article && whole && noun_phrase(clause).is_some_and(person) {
        return true;
    }
    let head: Vec<&str> =
        clause.split_whitespace().take(8).take_while(|w| *w != "of" && *w != "who" && *w != "at").collect();
    head.iter().any(|w| is_english_title(w)) || clause.starts_with("who ")
}

/// Returns whether a text is somebody's age in digits.
fn is_age(text: &str) -> bool {
    text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Returns whether a reporting verb stands right beside the name: "Ortega said", "said Ortega".
fn reports(text: &str, name: Span, sentence: Span) -> bool {
    let after = Span::new(name.end, sentence.end).of(text);
    let next = after.trim_start_matches([' ', ',']);
    if after.starts_with(' ') && cues::english_at(next).is_some() {
        return true;
    }
    let whole = name.of(text).contains(' ');
    // Marcel Keller of Switzerland praised …
    let place = after.strip_prefix(" of ").and_then(|rest| rest.split_once(' '));
    if whole && place.is_some_and(|(_, rest)| cues::english_at(rest).is_some()) {
        return true;
    }
    let before = Span::new(sentence.start, name.start).of(text).trim_end();
    if char_before(text, name.start) == Some(' ') && cues::english_before(before) {
        return true;
    }
    // “…,” said runner-up Marcel Keller.
    let words: Vec<&str> = before.rsplitn(6, ' ').collect();
    let verb = words.iter().position(|word| cues::english_before(word));
    verb.is_some_and(|verb| {
        let small = words.iter().take(verb).all(|word| {
            !word.is_empty() && word.chars().all(|c| c.is_lowercase() || matches!(c, '-' | '’' | '\''))
        });
        let quoted = words.get(verb + 1).is_none_or(|word| word.ends_with(['”', '’', '"', '\'']));
        whole && small && quoted
    })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::source::{Document, Lang, SourceFile};

    fn people(text: &str) -> Vec<String> {
        let file = Arc::new(SourceFile::new("t", text.as_bytes().to_vec()).unwrap());
        let document = Document::whole(file, Lang::En);
        let segmentation = crate::segment::segment(&document);
        super::super::read(&document, &segmentation).people.into_iter().map(|p| p.full).collect()
    }

    #[test]
    fn what_stands_beside_a_name_tells_a_person() {
        assert_eq!(people("Luca Peralta, 45, came by ship. Luca Peralta (45) left."), ["Luca Peralta"]);
        assert_eq!(people("The Italian captain, Luca Peralta, came by ship."), ["Luca Peralta"]);
        assert_eq!(people("The prize went to the conductor Maria Korpela."), ["Maria Korpela"]);
        for nobody in
            ["Luca Peralta, 1945, is a film.", "The ship, Luca Peralta, came.", "A ship Luca Peralta came."]
        {
            assert_eq!(people(nobody), Vec::<String>::new(), "{nobody}");
        }
    }
}
