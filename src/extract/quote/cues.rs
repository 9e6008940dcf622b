//! Reporting expressions of both languages.

use std::sync::LazyLock;

use crate::source::{Span, head, tail};
use crate::table::{self, Forms};

static EN: LazyLock<Forms<()>> = LazyLock::new(|| {
    Forms::new(
        table::rows(include_str!("../../../data/cues-en.tsv"))
            .flat_map(|row| table::alternatives(row[0]))
            .map(|form| (form, ())),
    )
});
static KO: LazyLock<Forms<()>> = LazyLock::new(|| {
    let stems =
        table::rows(include_str!("../../../data/cues-ko.tsv")).flat_map(|row| table::alternatives(row[0]));
    Forms::new(stems.map(|stem| (stem, ())))
});

/// Adverbs and auxiliaries that may stand before a reporting verb.
const BEFORE_VERB: &[&str] = &[
    "also",
    "then",
    "further",
    "later",
    "once",
    "again",
    "repeatedly",
    "simply",
    "only",
    "has",
    "have",
    "had",
    "was",
    "went",
    "first",
];

/// Returns the length of the reporting expression that begins `text`, adverbs before it included.
pub(crate) fn english_at(text: &str) -> Option<usize> {
    let mut skipped = 0;
    for _ in 0..3 {
        let rest = tail(text, skipped);
        let lower = head(rest, rest.len().min(floor(rest, 40))).to_lowercase();
        if let Some((form, ())) = EN.prefixes(&lower).find(|(form, ())| {
            !tail(&lower, form.len()).starts_with(|c: char| c.is_alphanumeric() || c == '-')
        }) {
            return Some(skipped + form.len());
        }
        let word =
            BEFORE_VERB.iter().find(|w| lower.starts_with(*w) && tail(&lower, w.len()).starts_with(' '))?;
        skipped += word.len() + 1;
    }
    None
}

/// Returns the largest offset up to `limit` that is a character border of `text`.
fn floor(text: &str, limit: usize) -> usize {
    (0..=limit.min(text.len())).rev().find(|i| text.is_char_boundary(*i)).unwrap_or_default()
}

/// Returns whether `text` ends with a reporting expression.
pub(crate) fn english_before(text: &str) -> bool {
    let start = text
        .rfind(|c: char| !c.is_alphabetic())
        .map_or(0, |i| i + text.get(i..).and_then(|t| t.chars().next()).map_or(1, char::len_utf8));
    let word = tail(text, start).to_lowercase();
    !word.is_empty()
        && (EN.prefixes(&word).any(|(form, ())| form.len() == word.len())
            || (word == "to" && text.ends_with("according to")))
}

/// Returns where the reporting expressions of `text` begin, in order.
pub(crate) fn english_all(text: &str) -> Vec<usize> {
    let mut found = Vec::new();
    let mut previous = ' ';
    for (i, c) in text.char_indices() {
        if c.is_alphabetic() && !previous.is_alphanumeric() && english_at(tail(text, i)).is_some() {
            found.push(i);
        }
        previous = c;
    }
    found
}

/// Returns whether Korean text holds a reporting predicate, or begins with what is one behind quoted words: “…”고 했다.
pub(crate) fn korean_in(text: &str) -> bool {
    const QUOTATIVES: &[&str] = &["이라고", "라고", "라", "고도", "고", "며"];
    const FORMS: &[&str] = &["했다", "했고", "했으며", "했는데", "한다", "하며", "하면서"];
    let behind = QUOTATIVES.iter().find_map(|quotative| text.strip_prefix(quotative)).unwrap_or(text);
    let does = behind.strip_prefix(' ').is_some_and(|rest| FORMS.iter().any(|form| rest.starts_with(form)));
    does || KO.find_all(text, Span::new(0, text.len())).next().is_some()
}
