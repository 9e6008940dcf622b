//! A line of text with carets under a part of it, long stretches elided, at the width that terminals give.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::source::Span;

/// Columns kept of the sentence's beginning, where the speaker stands as a rule.
const OPENING: usize = 30;
/// Columns kept right before and after the marked part.
const NEAR: usize = 24;
/// Columns kept of a marked part at each of its ends.
const MARKED: usize = 44;

/// A line to show, in three parts.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Excerpt {
    pub(super) before: String,
    pub(super) marked: String,
    pub(super) after: String,
}

impl Excerpt {
    /// Returns the line.
    pub(super) fn line(&self) -> String {
        format!("{}{}{}", self.before, self.marked, self.after).trim_end().to_owned()
    }

    /// Returns the line of carets below it.
    pub(super) fn carets(&self) -> String {
        let width = columns(&self.marked).max(1);
        format!("{}{}", " ".repeat(columns(&self.before)), "^".repeat(width))
    }
}

/// Shows `context` with `span` marked in it.
pub(super) fn excerpt(text: &str, context: Span, span: Span) -> Excerpt {
    let before = Span::new(context.start, span.start).of(text);
    let marked = span.of(text);
    let after = Span::new(span.end, context.end).of(text);
    let mut line = String::new();
    if exceeds(before, OPENING + NEAR + 3) {
        line.push_str(at_word_end(&first(before, OPENING)));
        line.push('…');
        line.push_str(at_word_start(&last(before, NEAR)));
    } else {
        line.push_str(&plain(before));
    }
    let shown = if exceeds(marked, 2 * MARKED + 3) {
        format!("{}…{}", first(marked, MARKED), last(marked, MARKED))
    } else {
        plain(marked)
    };
    let rest = if exceeds(after, NEAR + 3) {
        format!("{}…", at_word_end(&first(after, NEAR)))
    } else {
        plain(after)
    };
    Excerpt { before: line, marked: shown, after: rest }
}

/// Returns a cut text without the broken word at its end, where it has a whole one.
fn at_word_end(text: &str) -> &str {
    text.rfind(' ').filter(|i| *i * 2 > text.len()).and_then(|i| text.get(..=i)).unwrap_or(text)
}

/// Returns a cut text without the broken word at its beginning, where it has a whole one.
fn at_word_start(text: &str) -> &str {
    text.find(' ').filter(|i| *i * 2 < text.len()).and_then(|i| text.get(i..)).unwrap_or(text)
}

/// Returns the width of a text in terminal columns; Hangul takes two, an emoji sequence is one glyph.
fn columns(text: &str) -> usize {
    text.graphemes(true).map(glyph_width).sum()
}

/// Returns whether a text is wider than `limit` columns, without reading on to its end.
fn exceeds(text: &str, limit: usize) -> bool {
    let mut width = 0;
    text.graphemes(true).any(|glyph| {
        width += glyph_width(glyph);
        width > limit
    })
}

fn glyph_width(glyph: &str) -> usize {
    if glyph.chars().all(char::is_control) { 1 } else { glyph.width() }
}

/// Replaces tabs and other control characters, whose width no terminal agrees on.
fn plain(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// Returns the beginning of a text, up to `limit` columns.
fn first(text: &str, limit: usize) -> String {
    let mut width = 0;
    let kept = text.graphemes(true).take_while(|glyph| {
        width += glyph_width(glyph);
        width <= limit
    });
    plain(&kept.collect::<String>())
}

/// Returns the end of a text, up to `limit` columns.
fn last(text: &str, limit: usize) -> String {
    let mut width = 0;
    let kept: Vec<&str> = text
        .graphemes(true)
        .rev()
        .take_while(|glyph| {
            width += glyph_width(glyph);
            width <= limit
        })
        .collect();
    plain(&kept.into_iter().rev().collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(text: &str, marked: &str) -> (String, usize, usize) {
        let start = text.find(marked).unwrap();
        let found = excerpt(text, Span::new(0, text.len()), Span::new(start, start + marked.len()));
        (found.line(), found.carets().matches(' ').count(), found.carets().matches('^').count())
    }

    #[test]
    fn carets_stand_under_the_glyphs() {
        assert_eq!(show("부산은 55억 원", "55억 원"), ("부산은 55억 원".into(), 7, 7));
        assert_eq!(show("a 👩‍👩‍👧 b", "b"), ("a 👩‍👩‍👧 b".into(), 5, 1));
        assert_eq!(show("탭\t뒤", "뒤"), ("탭 뒤".into(), 3, 2));
    }

    #[test]
    fn long_context_is_elided() {
        let text = format!("{} 여기 {}", "가나다 ".repeat(40), "라마바 ".repeat(40));
        let (line, _, carets) = show(&text, "여기");
        assert_eq!(carets, 4);
        assert_eq!(line.matches('…').count(), 2);
    }
}
