//! What is denied of a limit, or twice: 한정하지 않는다 is more than "only", and 드물지 않다 is no "rare".

use super::denials::Force;
use super::negation::is_denied;
use super::signs::Hit;
use super::{Turned, View};
use crate::align::Side;
use crate::source::Span;

/// Korean that denies a limit, and what tells the limit in English.
const UNLIMITED: &[&str] = &[
    "한정하지 않",
    "한정되지 않",
    "국한하지 않",
    "국한되지 않",
    "제한하지 않",
    "제한되지 않",
    "그치지 않",
    "한하지 않",
    "뿐만 아니",
    "뿐 아니",
    "만이 아니",
    "만은 아니",
    "머물지 않",
];
const LIMITS: &[&str] =
    &["only", "just", "solely", "merely", "exclusively", "limited", "confined", "restricted"];
/// What says in English that there is more.
const MORE: &[&str] =
    &["also", "too", "well", "beyond", "besides", "more", "both", "further", "addition", "even", "other"];

/// Korean that says the contrary of what it denies.
const LITOTES: &[&str] = &["적지 않", "드물지 않", "없지 않", "낯설지 않", "어렵지 않", "부족하지 않"];

/// What renders a negation of grammar, whatever is denied: "failed to recover".
const GRAMMAR: &[&str] = &[
    "absen", "avoid", "bar", "declin", "fail", "far", "few", "free", "keep", "kept", "lack", "little", "no",
    "prevent", "rarely", "refrain", "refus", "seldom", "short", "stop", "unable", "zero",
];

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
            hit.what == Force::Idiom && LITOTES.iter().any(|form| hit.span.of(text).starts_with(form))
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
            .filter(|word| !GRAMMAR.iter().any(|form| word.of(view.lower).starts_with(form)));
        let mut single = denials.filter(|word| !denied(*word) && view.is_nearest(double, *word));
        single.next().map(|word| Turned { source: double, target: word, ours: "denies", theirs: "affirms" })
    })
}

/// Finds a limit in the translation that the source denies.
fn limit(view: &View) -> Option<Turned> {
    if !view.whole || !view.complete || view.denied_beside() {
        return None;
    }
    let text = view.source.of(view.ours());
    let (at, form) = UNLIMITED.iter().find_map(|form| Some((text.find(form)?, form)))?;
    let denied = |hit: &Hit<Force>| matches!(hit.what, Force::Negation | Force::Idiom);
    let has = |list: &[&str]| view.words.iter().find(|word| list.contains(&word.of(view.lower)));
    if view.their_denials.iter().any(denied) || has(MORE).is_some() {
        return None;
    }
    let limit = *has(LIMITS)?;
    let source = Span::new(view.source.start + at, view.source.start + at + form.len());
    Some(Turned { source, target: limit, ours: "denies", theirs: "affirms" })
}

/// Finds "unless" in the translation, where nothing of the source denies a condition: 떨어지더라도, "unless it fails".
fn condition(view: &View) -> Option<Turned> {
    /// What has a negation and is true all the same: 없어도, 않아도.
    const EVEN: &[&str] = &["아도", "어도", "더라도", "은 채", "고도"];
    let unless = view.words.iter().find(|word| word.of(view.lower) == "unless")?;
    let text = view.ours();
    let even = |hit: &Hit<Force>| {
        let rest = Span::new(hit.span.end, view.source.end).of(text);
        EVEN.iter().any(|form| rest.starts_with(form))
    };
    let beside = view.beside[Side::Source as usize].is_empty();
    let silent = view.our_denials.iter().all(even) && view.complete && view.whole && beside;
    silent.then_some(Turned { source: view.source, target: *unless, ours: "affirms", theirs: "denies" })
}
