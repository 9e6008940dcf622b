//! What the source denies by one word that says just that, with nothing in the translation that could: 제외된다, "qualify".

use super::denials::Force;
use super::negation::is_denied;
use super::signs::{Hit, word};
use super::{Turned, View};
use crate::source::Span;

/// Korean that English renders with a denial, whatever it tells.
const WORDS: &[&str] = &[
    "거부",
    "거절",
    "금지",
    "불허",
    "제외",
    "배제",
    "부결",
    "기각",
    "부인했",
    "부인하",
    "부인한",
    "부인해",
    "불참",
    "사양했",
    "사양하",
    "사양한",
    "빠지",
    "빠진",
    "빠졌",
    "빠짐",
    "뺐",
    "뺀",
    "빼고",
    "빼기로",
    "면제",
];
/// What a translation may tell a denial with, without a word of the table.
const OTHERS: &[&str] = &[
    "only", "down", "off", "out", "away", "aside", "away", "save", "but", "un", "dis", "non", "beyond",
    "free",
];

/// Finds what the source denies outright, and the translation with nothing.
pub(super) fn find(view: &View) -> Option<Turned> {
    if !view.balanced || view.denied_beside() {
        return None;
    }
    let text = view.ours();
    let outright = |span: Span| {
        WORDS.iter().any(|form| Span::new(span.start, view.source.end).of(text).starts_with(form))
    };
    let ours: Vec<&Hit<Force>> = view
        .our_denials
        .iter()
        .filter(|hit| {
            hit.what == Force::Negation
                || (hit.what == Force::Denial && outright(hit.span) && !is_denied(view, hit.span))
        })
        .collect();
    let hit = ours.iter().find(|hit| hit.what == Force::Denial)?;
    let mut words = view.words.iter().map(|word| word.of(view.lower));
    let other = words.any(|word| OTHERS.contains(&word) || word.starts_with("un") || word.starts_with("dis"));
    (ours.len() > view.their_denials.len() && !other).then(|| Turned {
        source: word(text, hit.span),
        target: view.target,
        ours: "denies",
        theirs: "affirms",
    })
}
