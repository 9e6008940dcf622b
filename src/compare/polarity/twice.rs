//! What is denied of a limit, or twice: 한정하지 않는다 is more than "only", and 드물지 않다 is no "rare".

use super::denials::{Force, LISTS};
use super::negation::is_denied;
use super::signs::Hit;
use super::{Turned, View};
use crate::align::Side;
use crate::source::{Span, head};

/// Finds what the source denies of a limit or of another denial, and the translation affirms.
pub(super) fn find(view: &View) -> Option<Turned> {
    limit(view).or_else(|| denial(view)).or_else(|| condition(view))
}

/// Finds a denial in the translation that the source denies: 배제하지 않았다, "ruled out".
fn denial(view: &View) -> Option<Turned> {
    let text = view.ours();
    let mut doubles: Vec<Span> = view
        .our_denials
        .iter()
        .filter(|hit| {
            hit.what == Force::Idiom && LISTS.litotes.iter().any(|form| hit.span.of(text).starts_with(form))
        })
        .map(|hit| hit.span)
        .collect();
    let denials = view.our_denials.iter().filter(|hit| hit.what == Force::Denial);
    doubles.extend(denials.filter(|hit| is_denied(view, hit.span)).map(|hit| hit.span));
    let denied = |word: Span| {
        view.their_denials.iter().any(|hit| {
            matches!(hit.what, Force::Negation | Force::Idiom) && view.piece(hit.span) == view.piece(word)
        })
    };
    doubles.into_iter().find_map(|double| {
        let denials =
            view.their_denials.iter().filter(|hit| matches!(hit.what, Force::Denial | Force::Formed));
        let denials = denials
            .map(|hit| hit.span)
            .filter(|word| !LISTS.grammar.iter().any(|form| word.of(view.lower).starts_with(form)))
            // A "duty-free" shop denies nothing.
            .filter(|word| !head(view.lower, word.start).ends_with('-'))
            // "Less than 4 percent" only bounds.
            .filter(|word| !word.of(view.lower).ends_with("than"));
        let mut single = denials.filter(|word| !denied(*word) && view.is_nearest(double, *word));
        single.next().map(|word| Turned::affirmed(double, word))
    })
}

/// Finds a limit in the translation that the source denies.
fn limit(view: &View) -> Option<Turned> {
    if !view.whole || !view.complete || view.denied_beside() {
        return None;
    }
    let text = view.source.of(view.ours());
    let (at, form) = LISTS.unlimited.iter().find_map(|form| Some((text.find(form)?, form)))?;
    let denied = |hit: &Hit<Force>| matches!(hit.what, Force::Negation | Force::Idiom);
    let has = |list: &[&str]| view.words.iter().find(|word| list.contains(&word.of(view.lower)));
    if view.their_denials.iter().any(denied) || has(&LISTS.more).is_some() {
        return None;
    }
    let limit = *has(&LISTS.limit)?;
    let source = Span::new(view.source.start + at, view.source.start + at + form.len());
    Some(Turned::affirmed(source, limit))
}

/// Finds "unless" in the translation, where nothing of the source denies a condition: 떨어지더라도, "unless it fails".
fn condition(view: &View) -> Option<Turned> {
    /// What has a negation and is true all the same: 없어도, 않아도.
    const EVEN: &[&str] = &["아도", "어도", "더라도", "은 채", "고도"];
    let unless = view.words.iter().find(|word| word.of(view.lower) == "unless")?;
    let even = |hit: &Hit<Force>| view.begins(Span::at(hit.span.end), EVEN);
    let beside = view.beside[Side::Source as usize].is_empty();
    let silent = view.our_denials.iter().all(even) && view.complete && view.whole && beside;
    silent.then_some(Turned::denied(view.source, *unless))
}
