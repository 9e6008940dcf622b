//! Where English sentences end.

use crate::source::{Span, char_at, char_before, head};

/// Abbreviations that stand before a name or a figure and never end a sentence.
const BEFORE_NAME: &[&str] = &[
    "mr", "mrs", "ms", "dr", "prof", "rev", "hon", "gen", "lt", "col", "capt", "sgt", "cmdr", "adm", "maj",
    "gov", "sen", "rep", "pres", "st", "mt", "ft", "fr", "no", "nos", "vol", "vs", "v", "fig", "art", "sec",
    "ch", "pp", "approx", "e.g", "i.e", "cf", "ca", "al", "tel", "messrs", "supt", "det", "insp", "amb",
    "atty",
];
/// Month and weekday abbreviations, which go on when a figure follows.
const BEFORE_FIGURE: &[&str] = &[
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "mon", "tue",
    "tues", "wed", "thu", "thurs", "fri", "sat", "sun", "p", "para", "est",
];
/// Abbreviations that end a sentence only when a new one plainly begins.
const EITHER: &[&str] = &[
    "inc", "co", "corp", "ltd", "jr", "sr", "etc", "bros", "llc", "plc", "a.m", "p.m", "dept", "univ", "ave",
    "blvd", "esq", "ph.d",
];
/// Words that begin sentences far more often than names.
const STARTERS: &[&str] = &[
    "The",
    "This",
    "That",
    "These",
    "Those",
    "It",
    "Its",
    "He",
    "She",
    "They",
    "We",
    "I",
    "You",
    "In",
    "On",
    "At",
    "As",
    "A",
    "An",
    "But",
    "And",
    "However",
    "For",
    "From",
    "With",
    "After",
    "Before",
    "When",
    "While",
    "If",
    "Since",
    "To",
    "There",
    "Their",
    "His",
    "Her",
    "Our",
    "According",
    "Meanwhile",
    "Under",
    "By",
    "Of",
    "All",
    "Both",
    "More",
    "Some",
    "Such",
    "No",
    "Not",
    "Now",
    "Also",
    "Doors",
    "Tickets",
    "Admission",
];
/// Reporting verbs that follow a name after a closed quotation: “Is it safe?” Han asked.
const REPORTING: &[&str] = &[
    "said",
    "says",
    "asked",
    "asks",
    "added",
    "adds",
    "told",
    "replied",
    "wrote",
    "noted",
    "explained",
    "stressed",
    "recalled",
];

/// How many characters after a full stop are looked at for the next word.
const NEAR: usize = 64;

/// Returns whether the sentence `before` ends with `mark`, given what comes `after`.
pub(super) fn ends_here(text: &str, before: Span, mark: char, after: Span) -> bool {
    let rest = after.of(text);
    let Some(next) = char_at(rest, 0) else { return true };
    if !next.is_whitespace() {
        return false;
    }
    let rest = rest.trim_start();
    let Some(first) = rest.chars().take(NEAR).find(|c| c.is_alphanumeric()) else { return true };
    if first.is_lowercase() || (mark != '.' && reporting_follows(text, after.start, rest)) {
        return false;
    }
    if mark != '.' {
        return true;
    }
    let word = last_word(before.of(text));
    let lower = word.to_lowercase();
    let starter = rest
        .split(|c: char| !c.is_alphanumeric() && c != '\'')
        .find(|w| !w.is_empty())
        .is_some_and(|w| STARTERS.contains(&w));
    let opens_quote = rest.starts_with(['“', '"', '‘']);
    if BEFORE_NAME.contains(&lower.as_str()) {
        return false;
    }
    if BEFORE_FIGURE.contains(&lower.as_str()) && first.is_ascii_digit() {
        return false;
    }
    // A single capital is an initial (J. K. Moon); letters with points are an abbreviation (U.S.).
    let initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase) && word != "I";
    if initial || EITHER.contains(&lower.as_str()) || is_pointed(word) {
        return starter || opens_quote;
    }
    !super::is_list_number(before.of(text))
}

/// Returns the word that touches the end of `before`, inner full stops included.
fn last_word(before: &str) -> &str {
    let start = before
        .rfind(|c: char| !c.is_alphanumeric() && c != '.')
        .map_or(0, |i| i + char_at(before, i).map_or(1, char::len_utf8));
    before.get(start..).unwrap_or_default()
}

/// Returns whether `word` is made of single letters with full stops between them (U.S, Ph.D, p.m).
fn is_pointed(word: &str) -> bool {
    word.contains('.')
        && word.split('.').all(|part| part.chars().count() <= 2 && part.chars().all(char::is_alphabetic))
}

/// Returns whether a closed quotation is followed by a name and a reporting verb.
fn reporting_follows(text: &str, end: usize, rest: &str) -> bool {
    if !char_before(head(text, end), end).is_some_and(|c| matches!(c, '”' | '"' | '’' | '\'' | '」' | '』'))
    {
        return false;
    }
    let mut words = rest.split_whitespace();
    let names = words.by_ref().take(4).take_while(|w| w.chars().next().is_some_and(char::is_uppercase));
    let mut seen = 0;
    for name in names {
        seen += 1;
        if name.ends_with(['.', ',', '"', '”']) && seen > 1 {
            return false;
        }
    }
    seen > 0
        && rest
            .split_whitespace()
            .skip(seen)
            .take(1)
            .any(|w| REPORTING.contains(&w.trim_end_matches([',', '.', ':'])))
}
