//! What the source denies by one word that says just that, with nothing in the translation that could: 제외된다, "qualify".

use super::denials::{Force, LISTS};
use super::negation::is_denied;
use super::signs::{Hit, word};
use super::{Turned, View};
use crate::source::Span;

/// Finds what the source denies outright, and the translation with nothing.
pub(super) fn find(view: &View) -> Option<Turned> {
    if !view.balanced || view.denied_beside() {
        return None;
    }
    let text = view.ours();
    let outright = |span: Span| view.begins(span, &LISTS.outright);
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
    let other =
        words.any(|word| LISTS.aside.contains(&word) || word.starts_with("un") || word.starts_with("dis"));
    (ours.len() > view.their_denials.len() && !other)
        .then(|| Turned::affirmed(word(text, hit.span), view.target).unsure())
}
