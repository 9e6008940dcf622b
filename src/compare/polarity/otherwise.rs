//! Modes that no word of the vocabulary ties to a rendering: both sides would agree if either were told otherwise.

use super::contrast::{self, Contrast, Gain, Part};
use super::inflect::Verb;
use super::modality::{is_open, modes_in, permits};
use super::modes::{Mode, Modes};
use super::signs::{Hit, word};
use super::{Turned, View, retold};
use crate::align::Side;
use crate::source::Span;

/// What both sides must gain if they are told in each other's mode, in permille: where the translation has no word that could
/// render the source's mode, and where it has none that surely tells it.
const GAIN: (i32, i32) = (8, 20);

/// Finds a mode that both sides would agree on if either were told in the other one's way.
pub(super) fn find(view: &View) -> Option<Turned> {
    const CORE: Modes = Modes::of(&[
        Mode::Possibility,
        Mode::Ability,
        Mode::Duty,
        Mode::Plan,
        Mode::Consideration,
        Mode::Hope,
        Mode::Expectation,
        Mode::Request,
    ]);
    let ours = view.modes[Side::Source as usize].iter();
    ours.filter(|hit| CORE.has(hit.what) && is_stated(view, hit)).find_map(|hit| {
        // What renders it may stand in a sentence beside this one.
        if view.modes_beside.meets(hit.what.told_by()) {
            return None;
        }
        let verb = retold::verb(view, hit)?;
        let whole = view.whole.then(|| view.part()).and_then(|whole| retold_in(view, hit, &verb, whole));
        whole.or_else(|| {
            let part = contrast::part(view, hit.span)?;
            let inside = part.source.contains(hit.span) && part.source.start <= verb.start;
            (inside && !is_told_elsewhere(view, hit, part)).then(|| retold_in(view, hit, &verb, part))?
        })
    })
}

/// Returns whether the translation has more words outside of a part that surely tell a mode than the source has modes there that
/// they could render.
fn is_told_elsewhere(view: &View, hit: &Hit<Mode>, part: Part) -> bool {
    let told = hit.what.told_by();
    let theirs = view.modes[Side::Target as usize].iter();
    let theirs = theirs.filter(|other| told.has(other.what) && !part.target.contains(other.span)).count();
    let ours = view.modes[Side::Source as usize].iter();
    let ours = ours.filter(|other| told.has(other.what) && !part.source.contains(other.span));
    theirs > ours.count()
}

/// Finds that a part of both sides would agree on a mode if either were told in the other one's way.
fn retold_in(view: &View, hit: &Hit<Mode>, verb: &Verb, part: Part) -> Option<Turned> {
    let mode = hit.what;
    let theirs = modes_in(view, Side::Target, part.target);
    if permits(view, hit, theirs) {
        return None;
    }
    // What can or must be done is also just told: "Residents pay half price."
    let settled = mode.contradicted_by().with(Modes::of(&[Mode::Decided, Mode::Past, Mode::Perfect]));
    if matches!(mode, Mode::Ability | Mode::Duty) && !theirs.meets(settled) {
        return None;
    }
    let least = if mode != Mode::Duty && !theirs.meets(mode.rendered_by()) {
        GAIN.0
    } else if !theirs.meets(mode.told_by()) {
        GAIN.1
    } else {
        return None;
    };
    let hits = view.modes[Side::Target as usize].iter().filter(|hit| part.target.contains(hit.span));
    let mut others: Vec<Mode> = hits.map(|hit| hit.what).filter(|other| *other != mode).collect();
    others.sort_unstable_by_key(|other| *other as u32);
    others.dedup();
    others.extend([Mode::Done, Mode::Present]);
    let (modes, versions): (Vec<Mode>, Vec<String>) =
        retold::korean(view, part, hit, verb, &others).into_iter().unzip();
    let contrast = Contrast::new(view, part)?;
    let enough = |gain: &Gain| gain.gain >= least;
    let source = contrast.gain(Side::Source, &versions).filter(enough)?;
    contrast.gain(Side::Target, &retold::english(view, part, mode)).filter(enough)?;
    Some(Turned {
        source: Span::new(verb.start, word(view.ours(), hit.span).end),
        target: against(view, mode, part.target).unwrap_or(part.target),
        ours: mode.shown(),
        theirs: modes.get(source.best).copied().unwrap_or(Mode::Done).shown(),
        sure: false,
    })
}

/// Returns whether a mode ends a statement: not in 신청할 수 있는 사람, 해야 했다, 할 수 있도록.
pub(super) fn is_stated(view: &View, hit: &Hit<Mode>) -> bool {
    const STATED: &[&str] = &[
        "다",
        "습니다",
        "으며",
        "고",
        "지만",
        "으나",
        "음",
        "어",
        "으니",
        "며",
        "니다",
        "이다",
        "입니다",
        "이며",
        "이고",
        "이라",
        "인데",
        "이지만",
        "임",
        "은데",
        "는데",
        "지",
    ];
    const ADNOMINAL: &[char] = &['는', '은', '던', '을', '할', '될', '한', '된', '하', '되'];
    let ending = Span::new(hit.span.end, word(view.ours(), hit.span).end).of(view.ours());
    let last = hit.span.of(view.ours()).chars().next_back();
    let open = if ending.is_empty() {
        // 야 하는, 야 할, 야 했: what had to be was done.
        last.is_some_and(|c| ADNOMINAL.contains(&c))
    } else {
        !STATED.iter().any(|stated| ending.starts_with(stated))
    };
    let had_to = hit.what == Mode::Duty && hit.span.of(view.ours()).contains('했');
    !open && !had_to && !is_open(view, hit)
}

/// Returns the word of the translation that contradicts a mode.
fn against(view: &View, mode: Mode, within: Span) -> Option<Span> {
    let against = mode.contradicted_by();
    let mut theirs = view.modes[Side::Target as usize].iter();
    theirs.find(|hit| against.has(hit.what) && within.contains(hit.span)).map(|hit| hit.span)
}
