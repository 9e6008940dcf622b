//! What is denied in another thing's favour: 팔린 것이 아니라 빼앗긴, "looted, not sold".
//!
//! Both sides deny one of two things, and the translation the other one: by the words, nothing is missing. So each of the two
//! is held against each, and the other order must fit better.

use super::contrast;
use super::denials::Force;
use super::english::is_small;
use super::{Turned, View};
use crate::segment;
use crate::source::Span;

/// How much better the other order must fit, in permille of both cosines.
const BETTER: i32 = 150;
/// How many words tell each of the two things.
const WORDS: usize = 2;

/// Finds that the translation denies the thing that the source puts in its place.
pub(super) fn find(view: &View) -> Option<Turned> {
    const SIGNS: &[&str] = &["아니라", "아닌", "아니고"];
    let signs = view.our_denials.iter().map(|hit| hit.span);
    let text = view.ours();
    signs.filter(|sign| view.begins(*sign, SIGNS)).find_map(|sign| {
        let ours = korean(view, sign)?;
        let denied = view
            .their_denials
            .iter()
            .filter(|hit| hit.what == Force::Negation && hit.span.of(view.lower) == "not");
        denied.filter_map(|hit| english(view, hit.span)).find_map(|theirs| {
            let texts =
                [ours[0].of(text), ours[1].of(text), theirs[0].of(view.lower), theirs[1].of(view.lower)];
            let vectors = contrast::vectors(&texts);
            let fit = |one: usize, other: usize| vectors[one].cosine(&vectors[other]);
            let order = fit(0, 2) + fit(1, 3);
            let crossed = fit(0, 3) + fit(1, 2);
            (crossed >= order + BETTER && fit(0, 3) > fit(0, 2) && fit(1, 2) > fit(1, 3))
                .then(|| Turned::opposite(ours[0].cover(ours[1]), theirs[0].cover(theirs[1])).unsure())
        })
    })
}

/// Returns what a Korean sentence denies, and what it puts in its place.
fn korean(view: &View, sign: Span) -> Option<[Span; 2]> {
    const BOUND: &[&str] = &["것이", "것은", "게", "것도"];
    let text = view.ours();
    let mut before: Vec<Span> = segment::words(text, Span::new(view.source.start, sign.start)).collect();
    if before.last().is_some_and(|word| BOUND.contains(&word.of(text))) {
        before.pop();
    }
    let behind = segment::words(text, Span::new(sign.start, view.source.end));
    let last = *before.last()?;
    let verb = before.len().checked_sub(2).map(|place| before[place]);
    // 되찾아 온: the word before it is the verb.
    let denied = verb.filter(|_| last.of(text).chars().count() == 1).map_or(last, |verb| verb.cover(last));
    let stands = behind.skip(1).take(WORDS).reduce(Span::cover)?;
    Some([denied, stands])
}

/// Returns what an English sentence denies at "not", and what it puts in its place: "Y, not X", "not X but Y".
fn english(view: &View, not: Span) -> Option<[Span; 2]> {
    /// The words in which a "but" may follow.
    const FAR: usize = 8;
    let place = view.words.iter().position(|word| word.start == not.start)?;
    let glued =
        |one: Span, next: Span| !Span::new(one.end, next.start).of(view.lower).contains([',', ';', '.', '—']);
    let run = |from: usize, most: usize| {
        let small = view.words.iter().skip(from).take_while(|word| is_small(word.of(view.lower)));
        let from = from + small.count();
        let first = *view.words.get(from)?;
        let rest = view.words.get(from + 1..)?.iter().take(most);
        Some(
            rest.fold((first, true), |(run, open), word| {
                if open && glued(run, *word) { (run.cover(*word), true) } else { (run, false) }
            })
            .0,
        )
    };
    let denied = run(place + 1, WORDS - 1)?;
    let but = view.words.iter().skip(place + 2).take(FAR).position(|word| word.of(view.lower) == "but");
    if let Some(but) = but {
        return Some([denied, run(place + 3 + but, WORDS - 1)?]);
    }
    let last = *view.words.get(place.checked_sub(1)?)?;
    if glued(last, not) {
        return None;
    }
    let before = place.checked_sub(WORDS).and_then(|first| view.words.get(first));
    let before = before.filter(|first| glued(**first, last) && !is_small(first.of(view.lower)));
    let stands = before.map_or(last, |first| first.cover(last));
    Some([denied, stands])
}
