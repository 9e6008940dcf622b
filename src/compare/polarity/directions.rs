//! Opposites: the source has one pole of a pair, the translation the other one, and neither has both.

use std::sync::LazyLock;

use super::signs::{Hit, Signs, word};
use super::{Turned, View, negation};
use crate::align::Side;
use crate::source::Span;
use crate::table::rows;

/// How many words behind "before" are asked what they render.
const FOLLOWING: usize = 3;

/// One side of a pair of opposites.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Pole {
    row: usize,
    second: bool,
    /// Whether the word alone stands for the pole; others only may.
    core: bool,
}

struct Opposites {
    korean: Signs<Pole>,
    english: Signs<Pole>,
    /// The kind of each row.
    kinds: Vec<Kind>,
}

/// What the poles of a pair say of each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// That it is not so.
    Denial,
    /// That it comes earlier or later.
    Time,
    Direction,
}

/// Opposites in the two sides of a bead.
pub(super) struct Found {
    pub(super) turned: Turned,
    /// Whether the one denies the other.
    pub(super) denial: bool,
}

static OPPOSITES: LazyLock<Opposites> = LazyLock::new(|| {
    let (mut korean, mut english, mut kinds) = (Vec::new(), Vec::new(), Vec::new());
    for (row, cells) in rows(include_str!("../../../data/antonyms.tsv")).enumerate() {
        let [kind, ko, en, also, other_ko, other_en, other_also] = cells[..] else { continue };
        kinds.push(match kind {
            "denial" => Kind::Denial,
            "time" => Kind::Time,
            _ => Kind::Direction,
        });
        for (second, ko, en, also) in [(false, ko, en, also), (true, other_ko, other_en, other_also)] {
            korean.push((ko, Pole { row, second, core: true }));
            english.push((en, Pole { row, second, core: true }));
            english.push((also, Pole { row, second, core: false }));
        }
    }
    Opposites { korean: Signs::korean(korean), english: Signs::english(english), kinds }
});

/// Finds the opposites in a bead, at most one.
pub(super) fn find(view: &View) -> Option<Found> {
    let ours = OPPOSITES.korean.find(view.ours(), view.source);
    if ours.is_empty() {
        return None;
    }
    let theirs = OPPOSITES.english.find(view.lower, view.target);
    let source = |row: usize, second: bool| {
        distinct(ours.iter().filter(|hit| hit.what.row == row && hit.what.second == second))
    };
    // What only may render a pole does not where the vocabulary knows what else it renders.
    let target = |row: usize, second: bool, only_core: bool| {
        distinct(theirs.iter().filter(|hit| {
            let Pole { row: own, second: own_second, core } = hit.what;
            let other = || view.met.iter().any(|(_, en)| en.overlaps(hit.span));
            own == row && own_second == second && (core || (!only_core && !other()))
        }))
    };
    ours.iter().find_map(|hit| {
        let Pole { row, second, .. } = hit.what;
        let lost = source(row, second) > target(row, second, false);
        let gained = target(row, !second, true) > source(row, !second);
        if !lost || !gained {
            return None;
        }
        if view.met.iter().any(|(ko, _)| ko.overlaps(hit.span)) {
            return None;
        }
        let there = theirs.iter().find(|there| {
            there.what == Pole { row, second: !second, core: true }
                && !view.met.iter().any(|(_, en)| en.start <= there.span.start && there.span.start < en.end)
        })?;
        let (here, clause) = (view.clause(Side::Source, hit.span), view.clause(Side::Target, there.span));
        let kind = OPPOSITES.kinds.get(row).copied().unwrap_or(Kind::Direction);
        if negation::differs(view, here, clause)
            || (kind == Kind::Time && told_in_order(view, hit.span, there.span))
        {
            return None;
        }
        let (source, target) = (word(view.ours(), hit.span), word(view.lower, there.span));
        let turned = Turned { source, target, ours: "says", theirs: "the opposite," };
        Some(Found { turned, denial: kind == Kind::Denial })
    })
}

/// Returns whether what the translation says of time only turns the order of telling: 질주한 후 뛰어들었다, "raced before
/// slashing". What follows "before" is then what follows 후.
fn told_in_order(view: &View, source: Span, target: Span) -> bool {
    let clause = Span::new(target.end, view.target.end);
    let following = view.met.iter().filter(|(_, en)| clause.contains(*en)).take(FOLLOWING);
    let behind = following.clone().filter(|(ko, _)| ko.start > source.start).count();
    behind * 2 > following.count()
}

/// Counts the places of hits.
fn distinct<'h>(hits: impl Iterator<Item = &'h Hit<Pole>>) -> usize {
    let mut end = 0;
    let mut count = 0;
    for hit in hits {
        count += usize::from(hit.span.start >= end);
        end = end.max(hit.span.end);
    }
    count
}
