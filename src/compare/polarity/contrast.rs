//! Whether a passage would come nearer to the other side if it were told otherwise.
//!
//! The sentence model takes little notice of a small word: a sentence and its denial have nearly the same vector. But of two
//! versions of one passage that differ in that word alone, the faithful one is the nearer one to the other side. So each side is
//! told in the other one's way, and both must gain by it: a gain of one side alone is chance, or a word that stands elsewhere.

use crate::meaning::encoder;
use crate::source::Span;

/// How much nearer a passage comes when it is told otherwise, and in which of the ways.
#[derive(Clone, Copy, Debug)]
pub(super) struct Gain {
    /// In permille of the cosine.
    pub(super) gain: i32,
    /// The place of the best version.
    pub(super) best: usize,
}

/// Returns what the best of a passage's other versions gains against the other side; nothing where there is none.
pub(super) fn gain(passage: &str, other: &str, versions: &[String]) -> Option<Gain> {
    let texts = [other, passage].into_iter().chain(versions.iter().map(String::as_str));
    let pooled = encoder::pool(texts.map(|text| (text, vec![Span::new(0, text.len())]))).concat();
    let vectors = encoder::vectors(&pooled);
    let [other, passage, versions @ ..] = &vectors[..] else { return None };
    let now = other.cosine(passage);
    let gains = versions.iter().map(|version| other.cosine(version) - now);
    gains.enumerate().max_by_key(|(_, gain)| *gain).map(|(best, gain)| Gain { gain, best })
}

/// Returns a passage of a text with one stretch exchanged.
pub(super) fn exchanged(text: &str, passage: Span, stretch: Span, new: &str) -> String {
    let before = Span::new(passage.start, stretch.start.max(passage.start));
    let after = Span::new(stretch.end.min(passage.end), passage.end);
    [before.of(text), new, after.of(text)].concat()
}
