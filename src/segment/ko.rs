//! Where Korean sentences end.

use crate::source::{Span, char_at, char_before, script, tail};

/// What follows a closing quotation mark when the sentence goes on: the tail that makes the quote an object.
const TAILS: &[&str] = &[
    "라고",
    "이라고",
    "고 ",
    "며 ",
    "라며",
    "이라며",
    "면서",
    "라면서",
    "이라면서",
    "라는",
    "이라는",
    "는 ",
    "란 ",
    "하고",
    "라 ",
];

/// Returns whether the sentence `before` ends with `mark`, given what comes `after`.
pub(super) fn ends_here(text: &str, before: Span, mark: char, after: Span) -> bool {
    let previous = char_before(text, before.end);
    // 2026. 7. 22. and 3.5 and list numbers: Korean prose does not end in a digit.
    if mark == '.' && previous.is_some_and(|c| c.is_ascii_digit()) {
        return false;
    }
    if super::is_list_number(before.of(text)) {
        return false;
    }
    let Some(next) = char_at(after.of(text), 0) else { return true };
    let rest = tail(text, after.start);
    if next.is_whitespace() {
        let rest = rest.trim_start();
        return mark != '…' && !TAILS.iter().any(|t| rest.starts_with(t));
    }
    // A missing space: 했다.그러나 ends, 했다."라고 does not.
    let bare = char_before(text, after.start) == Some(mark);
    mark == '.'
        && bare
        && previous.is_some_and(script::is_syllable)
        && (script::is_syllable(next) || next == '“')
}
