//! What the source plans, hopes for, asks for or thinks possible, where the translation tells nothing of the kind, and tells more
//! as done than the source does: 협의하고 있다, "have reached an agreement".

use super::contrast::{self, Contrast, Part};
use super::modality::{is_open, modes_in, permits, was_planned};
use super::modes::{Mode, Modes};
use super::otherwise::is_stated;
use super::retold;
use super::signs::{Hit, word};
use super::{Turned, View};
use crate::align::Side;
use crate::extract::quote::cues;
use crate::source::{Span, head, tail};

/// What the source must gain by being told as done, in permille.
const GAIN: i32 = 5;

/// Returns the modes of which each may render one that is not done.
const fn renderings(mode: Mode) -> Option<Modes> {
    use Mode::{Ability, Consideration, Expectation, Future, Hope, Need, Plan, Possibility, Request, Would};
    Some(match mode {
        Plan => Modes::of(&[Plan, Future, Would, Hope, Expectation, Need]),
        Future => Modes::of(&[Future, Plan, Would, Hope, Expectation, Ability, Need, Possibility]),
        Consideration => Modes::of(&[Consideration, Possibility, Plan]),
        Hope => Modes::of(&[Hope, Expectation, Request, Would, Future, Possibility, Plan]),
        Expectation => Modes::of(&[Expectation, Possibility, Future, Would, Hope, Plan, Ability, Need]),
        Possibility | Ability => Modes::of(&[Possibility, Ability, Would, Expectation, Hope, Future, Need]),
        Request => Modes::of(&[Request, Need, Hope, Plan, Would]),
        _ => return None,
    })
}

/// Finds what is not done yet, and told as done.
pub(super) fn find(view: &View) -> Option<Turned> {
    if !view.whole || !view.complete {
        return None;
    }
    view.modes[Side::Source as usize].iter().find_map(|hit| {
        let renderings = renderings(hit.what)?;
        if is_open(view, hit)
            || was_planned(view, hit)
            || !(hit.what == Mode::Request || is_stated(view, hit))
            || view.modes_beside.meets(renderings)
        {
            return None;
        }
        let clause = contrast::part(view, hit.span).filter(|part| part.source.contains(hit.span));
        [Some(view.part()), clause]
            .into_iter()
            .flatten()
            .find_map(|part| told_in(view, hit, renderings, part))
    })
}

/// Finds what a part of the translation tells as done in the place of a mode.
fn told_in(view: &View, hit: &Hit<Mode>, renderings: Modes, part: Part) -> Option<Turned> {
    let all = modes_in(view, Side::Target, part.target);
    if all.meets(renderings) || permits(view, hit, all) {
        return None;
    }
    let [ours, theirs] = &view.modes;
    let told = ours.iter().filter(|other| {
        other.what == Mode::Done && part.source.overlaps(other.span) && is_event(view, other)
    });
    // 기로 했다 has been agreed.
    let decided = hit.what != Mode::Plan && hit.what != Mode::Future;
    let mut done = theirs.iter().filter(|other| {
        let done = other.what == Mode::Perfect || (decided && other.what == Mode::Decided);
        done && part.target.contains(other.span)
    });
    let last = done.nth(told.count())?;
    (gains(view, hit, part) >= GAIN).then(|| Turned {
        source: word(view.ours(), hit.span),
        target: last.span,
        ours: hit.what.shown(),
        theirs: last.what.shown(),
        sure: false,
    })
}

/// Returns whether a verb in the past tells what happened: not what somebody said, nor how it is meant.
fn is_event(view: &View, hit: &Hit<Mode>) -> bool {
    let text = view.ours();
    let before = head(text, hit.span.start);
    let start = before.rfind(char::is_whitespace).map_or(0, |at| at + 1);
    let end = hit.span.end + tail(text, hit.span.end).find(char::is_whitespace).unwrap_or(0);
    let own = Span::new(start, end);
    let meant = view.modes[Side::Source as usize].iter();
    let mut meant = meant.filter(|other| !matches!(other.what, Mode::Done | Mode::Ongoing | Mode::Present));
    !cues::korean_in(own.of(text)) && !meant.any(|other| other.span.overlaps(own))
}

/// Returns what the source gains by being told as done, against the translation; as much as is asked for where its verb has no
/// form that is known.
fn gains(view: &View, hit: &Hit<Mode>, part: Part) -> i32 {
    let Some(verb) = retold::verb(view, hit) else { return GAIN };
    let (_, versions): (Vec<Mode>, Vec<String>) =
        retold::korean(view, part, hit, &verb, &[Mode::Done]).into_iter().unzip();
    let contrast = Contrast::new(view, part);
    contrast.and_then(|contrast| contrast.gain(Side::Source, &versions)).map_or(GAIN, |gain| gain.gain)
}
