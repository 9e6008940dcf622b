//! The other versions of a passage that a contrast weighs: told in another mode, or denied.

use super::View;
use super::contrast::{Part, exchanged};
use super::inflect::{Joint, Verb};
use super::modes::Mode;
use super::signs::{Hit, word};
use crate::align::Side;
use crate::source::Span;

/// Auxiliaries, beside which English puts a small word.
const AUXILIARIES: &[&str] = &[
    "is", "are", "was", "were", "be", "been", "being", "will", "would", "can", "could", "may", "might",
    "must", "should", "shall", "has", "have", "had", "do", "does", "did",
];

/// Returns the verb that a Korean mode belongs to.
pub(super) fn verb(view: &View, hit: &Hit<Mode>) -> Option<Verb> {
    const FUTURE: &[&str] =
        &["수 ", "수도", "수가", "수는", "지도 ", "지 모", "예정", "계획", "방침", "작정", "구상", "것"];
    const BARE: &[&str] = &["기로", "기를", "길 ", "겠", "도록", "고 싶"];
    let text = hit.span.of(view.ours());
    let begins = |forms: &[&str]| forms.iter().any(|form| text.starts_with(form));
    let joint = if hit.what == Mode::Done {
        Joint::Past
    } else if begins(FUTURE) {
        Joint::Future
    } else if text.starts_with('야') {
        Joint::Infinitive
    } else if begins(BARE) {
        Joint::Bare
    } else if hit.what == Mode::Consideration {
        Joint::Present
    } else {
        return None;
    };
    let before = Span::new(view.source.start, hit.span.start).of(view.ours());
    let before = if joint == Joint::Present { before_links(before) } else { before };
    let verb = Verb::ending(before, joint)?;
    Some(Verb { start: verb.start + view.source.start, ..verb })
}

/// Returns Korean text without the words at its end that stand between a verb and 검토하다.
fn before_links(text: &str) -> &str {
    const LINKS: &[&str] = &[
        "방안",
        "안",
        "것",
        "문제",
        "계획",
        "방향",
        "적극",
        "전면",
        "적극적으로",
        "긍정적으로",
        "을",
        "를",
        "이",
        "가",
        "도",
        "으로",
        "로",
        " ",
    ];
    let mut rest = text;
    while let Some(shorter) = LINKS.iter().find_map(|link| rest.strip_suffix(link)) {
        rest = shorter;
    }
    rest
}

/// Returns the source with the mode of a verb exchanged for each of `modes`.
pub(super) fn korean(
    view: &View,
    part: Part,
    hit: &Hit<Mode>,
    verb: &Verb,
    modes: &[Mode],
) -> Vec<(Mode, String)> {
    let stretch = Span::new(verb.start, word(view.ours(), hit.span).end);
    let told = modes.iter().filter_map(|mode| verb.told(*mode).map(|told| (*mode, told)));
    told.map(|(mode, told)| (mode, exchanged(view.ours(), part.source, stretch, &told))).collect()
}

/// Returns the translation with a mode put before each of its verbs, and in the place of each other mode.
pub(super) fn english(view: &View, part: Part, mode: Mode) -> Vec<String> {
    let Some(rendering) = rendering(mode) else { return Vec::new() };
    let text = view.theirs();
    let put = |stretch: Span, new: &str| exchanged(text, part.target, stretch, new);
    let at_word = |at: &Span| match at.of(view.lower) {
        "is" | "are" | "was" | "were" => Some(put(*at, &format!("{rendering} be"))),
        auxiliary if AUXILIARIES.contains(&auxiliary) => Some(put(*at, rendering)),
        verb if is_past(verb) => Some(put(Span::at(at.start), &format!("{rendering} "))),
        _ => None,
    };
    let others = view.modes[Side::Target as usize].iter();
    let others = others.filter(|hit| hit.what != mode && part.target.contains(hit.span));
    words(view, part).filter_map(at_word).chain(others.map(|hit| put(hit.span, rendering))).collect()
}

/// Returns the words of the translation in a part.
fn words<'v>(view: &'v View, part: Part) -> impl Iterator<Item = &'v Span> {
    view.words.iter().filter(move |word| part.target.contains(**word))
}

/// Returns how English tells a mode before a verb.
const fn rendering(mode: Mode) -> Option<&'static str> {
    Some(match mode {
        Mode::Possibility => "may",
        Mode::Ability => "can",
        Mode::Duty => "must",
        Mode::Plan => "plans to",
        Mode::Consideration => "is considering",
        Mode::Hope => "hopes to",
        Mode::Expectation => "is expected to",
        Mode::Request => "asked to",
        _ => return None,
    })
}

/// Returns whether a word is the past of a verb by its form.
fn is_past(word: &str) -> bool {
    const IRREGULAR: &[&str] = &[
        "became", "began", "bought", "broke", "brought", "built", "came", "chose", "cut", "did", "drew",
        "drove", "fell", "felt", "fought", "found", "gave", "got", "grew", "held", "hit", "kept", "knew",
        "laid", "led", "left", "lent", "lost", "made", "met", "paid", "put", "ran", "rose", "said", "sank",
        "saw", "sent", "set", "shut", "sold", "spent", "spoke", "spread", "stood", "struck", "taught",
        "threw", "told", "took", "went", "won", "wore", "wrote",
    ];
    IRREGULAR.contains(&word) || (word.len() > 4 && word.ends_with("ed"))
}

/// Returns the translation with each of its verbs denied.
pub(super) fn english_denied(view: &View, part: Part) -> Vec<String> {
    let text = view.theirs();
    let put = |stretch: Span, new: &str| exchanged(text, part.target, stretch, new);
    let at_word = |at: &Span| match at.of(view.lower) {
        auxiliary if AUXILIARIES.contains(&auxiliary) => Some(put(Span::at(at.end), " not")),
        "to" => Some(put(Span::at(at.start), "not ")),
        "with" => Some(put(*at, "without")),
        verb if is_past(verb) => Some(put(Span::at(at.start), "did not ")),
        verb if verb.len() > 3 && verb.ends_with('s') && !verb.ends_with("ss") => {
            Some(put(Span::at(at.start), "does not "))
        }
        _ => None,
    };
    words(view, part).filter_map(at_word).collect()
}
