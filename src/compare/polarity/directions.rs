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

/// The poles that the two sides of a bead name.
pub(super) struct Poles {
    ours: Vec<Hit<Pole>>,
    theirs: Vec<Hit<Pole>>,
}

impl Poles {
    pub(super) fn new(view: &View) -> Self {
        let ours = OPPOSITES.korean.find(view.ours(), view.source);
        // Without a pole of the source nothing is compared.
        let theirs =
            if ours.is_empty() { Vec::new() } else { OPPOSITES.english.every(view.lower, view.target) };
        Self { ours, theirs }
    }

    /// Returns the places of the two sides that name one pole.
    pub(super) fn same(&self) -> impl Iterator<Item = (Span, Span)> + '_ {
        self.ours.iter().flat_map(|hit| {
            let same = move |other: &&Hit<Pole>| {
                other.what.core && (other.what.row, other.what.second) == (hit.what.row, hit.what.second)
            };
            self.theirs.iter().filter(same).map(|other| (hit.span, other.span))
        })
    }

    /// Counts the places at which the source names a pole.
    fn source(&self, row: usize, second: bool) -> usize {
        distinct(self.ours.iter().filter(|hit| hit.what.row == row && hit.what.second == second))
    }

    /// Counts the places at which the translation names a pole; loosely, with what only may name it where the vocabulary does
    /// not know what else it renders.
    fn target(&self, view: &View, (row, second): (usize, bool), loosely: bool) -> usize {
        distinct(self.theirs.iter().filter(|hit| {
            let Pole { row: own, second: own_second, core } = hit.what;
            let may = || loosely && !view.met.iter().any(|(_, en)| en.overlaps(hit.span));
            own == row && own_second == second && (core || may())
        }))
    }
}

/// Finds the opposites in a bead, at most one.
pub(super) fn find(view: &View, poles: &Poles) -> Option<Found> {
    let met = |span: Span| view.met.iter().any(|(ko, _)| ko.overlaps(span) && !view.is_figure(*ko));
    poles.ours.iter().filter(|hit| !met(hit.span)).find_map(|hit| {
        let Pole { row, second, .. } = hit.what;
        if poles.target(view, (row, !second), false) <= poles.source(row, !second) {
            return None;
        }
        let there = poles.theirs.iter().find(|there| {
            there.what == Pole { row, second: !second, core: true }
                && !view.met.iter().any(|(ko, en)| {
                    en.start <= there.span.start && there.span.start < en.end && !view.is_figure(*ko)
                })
        })?;
        if poles.source(row, second) <= poles.target(view, (row, second), true) {
            return None;
        }
        let (here, clause) = (view.clause(Side::Source, hit.span), view.clause(Side::Target, there.span));
        let kind = OPPOSITES.kinds.get(row).copied().unwrap_or(Kind::Direction);
        if negation::differs(view, here, clause)
            || negation::is_denied(view, hit.span)
            || (kind == Kind::Time && told_in_order(view, hit.span, there.span))
        {
            return None;
        }
        let (source, target) = (word(view.ours(), hit.span), word(view.lower, there.span));
        let turned = Turned::opposite(source, target);
        Some(Found { turned, denial: kind == Kind::Denial })
    })
}

/// Finds two poles of which each stands with the other one's figure: 찬성(48%), 반대(39%), "against it (48%), for it (39%)".
pub(super) fn crossed(view: &View, poles: &Poles) -> Option<Turned> {
    let only = |hits: &[Hit<Pole>], row: usize, second: bool| {
        let mut own = hits.iter().filter(|hit| hit.what.row == row && hit.what.second == second);
        let first = own.next()?;
        own.all(|hit| hit.span.start == first.span.start).then_some(first.span)
    };
    poles.ours.iter().filter(|hit| !hit.what.second).find_map(|hit| {
        let row = hit.what.row;
        let ours = [only(&poles.ours, row, false)?, only(&poles.ours, row, true)?];
        let theirs = [only(&poles.theirs, row, false)?, only(&poles.theirs, row, true)?];
        let figures = [
            view.figure_near(Side::Source, ours[0])?,
            view.figure_near(Side::Source, ours[1])?,
            view.figure_near(Side::Target, theirs[0])?,
            view.figure_near(Side::Target, theirs[1])?,
        ];
        let same = |one: usize, other: usize| view.agree(figures[one], figures[other]);
        (same(0, 3) && same(1, 2) && !same(0, 2) && !same(1, 3))
            .then(|| Turned::opposite(figures[0].span.cover(ours[0]), figures[2].span.cover(theirs[0])))
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
