//! The words of an English passage, and the pieces between which a small word does not reach.

use crate::source::{Span, char_before};

/// Returns the words of a passage, with their apostrophes and hyphens.
pub(super) fn words(lower: &str, span: Span) -> Vec<Span> {
    let joins = |c: char| matches!(c, '\'' | '’' | '-');
    let mut found = Vec::new();
    let mut start = None;
    for (at, c) in span.of(lower).char_indices().chain([(span.end - span.start, ' ')]) {
        match (start, c.is_alphanumeric()) {
            (None, true) => start = Some(at),
            (Some(from), false) if !joins(c) => {
                let word = Span::new(span.start + from, span.start + at);
                let bare = word.of(lower).trim_end_matches(joins).len();
                found.push(Span::new(word.start, word.start + bare));
                start = None;
            }
            _ => {}
        }
    }
    found
}

/// Returns how many of `words` lie between two stretches of the passage.
pub(super) fn between(words: &[Span], one: Span, other: Span) -> usize {
    let (start, end) = (one.end.min(other.end), one.start.max(other.start));
    let first = words.partition_point(|word| word.start < start);
    let last = words.partition_point(|word| word.end <= end);
    last.saturating_sub(first)
}

/// Cuts a passage where another statement begins: at full stops, semicolons, colons and dashes, at the end of what is quoted, and
/// before "but", "although" and their like; before others only after a comma.
pub(super) fn pieces(lower: &str, span: Span, words: &[Span]) -> Vec<Span> {
    const OPENERS: &[&str] = &["but", "while", "whereas", "although", "though", "because"];
    const AFTER_COMMA: &[&str] = &["and", "which", "who", "where", "as", "so", "yet"];
    const STOPS: &[char] = &['.', ';', ':', '?', '!', '—'];
    let mut found = Vec::new();
    let mut start = span.start;
    for pair in words.windows(2) {
        let [one, next] = pair else { continue };
        let gap = Span::new(one.end, next.start).of(lower);
        let (word, comma) = (next.of(lower), gap.trim_start().starts_with(','));
        // 0.8 and U.S. go on.
        let stops = gap.contains(STOPS) && gap.contains(char::is_whitespace) && !abbreviates(lower, *one);
        let quoted = comma && gap.contains(['"', '”']);
        if stops || quoted || OPENERS.contains(&word) || (comma && AFTER_COMMA.contains(&word)) {
            found.push(Span::new(start, next.start));
            start = next.start;
        }
    }
    found.push(Span::new(start, span.end));
    found
}

/// Returns whether a word says nothing by itself.
pub(super) fn is_small(word: &str) -> bool {
    const SMALL: &[&str] = &[
        "a", "about", "an", "and", "are", "as", "at", "be", "because", "been", "being", "but", "by", "can",
        "could", "did", "do", "does", "for", "from", "had", "has", "have", "he", "i", "if", "in", "is", "it",
        "its", "just", "may", "might", "much", "must", "of", "on", "or", "she", "should", "so", "that",
        "the", "they", "to", "was", "we", "were", "which", "who", "will", "with", "would", "you",
    ];
    SMALL.binary_search(&word).is_ok()
}

/// Returns whether the full stop behind a word only abbreviates it: Dr., No., U.S.
fn abbreviates(lower: &str, word: Span) -> bool {
    const SHORT: &[&str] =
        &["dr", "mr", "mrs", "ms", "no", "vs", "st", "jan", "feb", "aug", "sept", "oct", "nov", "dec"];
    let text = word.of(lower);
    let initial = text.len() == 1 && char_before(lower, word.start) == Some('.');
    SHORT.contains(&text) || initial
}
