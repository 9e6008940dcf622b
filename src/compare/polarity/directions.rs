//! Opposites: the source has one pole of a pair, the translation the other one, and neither has both.

use std::sync::LazyLock;

use super::denials::{Force, negations};
use super::evidence::Told;
use super::signs::{Hit, Signs, word};
use super::{Turned, View, contrast, evidence, negation, opposite};
use crate::align::Side;
use crate::extract::{Fact, Value, date};
use crate::source::{Span, head};
use crate::table::rows;

/// One side of a pair of opposites.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Pole {
    row: usize,
    second: bool,
    strength: Strength,
}

/// How surely a word stands for its pole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Strength {
    Core,
    /// It does where both sides would agree if either had the opposite.
    Weak,
    /// It may render the pole, and much else.
    May,
}

impl Pole {
    fn is_pole(self, row: usize, second: bool) -> bool {
        self.row == row && self.second == second
    }
}

struct Opposites {
    korean: Signs<Pole>,
    english: Signs<Pole>,
    rows: Vec<Row>,
}

struct Row {
    kind: Kind,
    /// The Korean and the English cells of each pole.
    cells: [Cells; 2],
}

struct Cells {
    korean: &'static str,
    english: [&'static str; 2],
}

/// What the poles of a pair say of each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// That it is not so.
    Denial,
    /// That it comes earlier or later.
    Time,
    /// That a figure is more or less.
    Scale,
    Direction,
}

/// Opposites in the two sides of a bead.
pub(super) struct Found {
    pub(super) turned: Turned,
    /// Whether the one denies the other.
    pub(super) denial: bool,
}

static OPPOSITES: LazyLock<Opposites> = LazyLock::new(|| {
    let (mut korean, mut english, mut all) = (Vec::new(), Vec::new(), Vec::new());
    for cells in rows(include_str!("../../../data/antonyms.tsv")) {
        let [kind, ko, en, weak, also, other_ko, other_en, other_weak, other_also] = cells[..] else {
            continue;
        };
        let kind = match kind {
            "denial" => Kind::Denial,
            "time" => Kind::Time,
            "scale" => Kind::Scale,
            _ => Kind::Direction,
        };
        let poles = [(ko, en, weak, also), (other_ko, other_en, other_weak, other_also)];
        for (second, (ko, en, weak, also)) in [false, true].into_iter().zip(poles) {
            let pole = |strength| Pole { row: all.len(), second, strength };
            korean.push((ko, pole(Strength::Core)));
            english.push((en, pole(Strength::Core)));
            english.push((weak, pole(Strength::Weak)));
            english.push((also, pole(Strength::May)));
        }
        let cells = poles.map(|(korean, en, weak, _)| Cells { korean, english: [en, weak] });
        all.push(Row { kind, cells });
    }
    Opposites { korean: Signs::korean(korean), english: Signs::english(english), rows: all }
});

/// The poles that the two sides of a bead name.
pub(super) struct Poles {
    ours: Vec<Hit<Pole>>,
    theirs: Vec<Hit<Pole>>,
}

impl Poles {
    pub(super) fn new(view: &View) -> Self {
        let mut ours = OPPOSITES.korean.find(view.ours(), view.source);
        // (이하 공정위) only says how something is called from there on.
        ours.retain(|hit| {
            !(hit.span.of(view.ours()) == "이하" && head(view.ours(), hit.span.start).ends_with('('))
        });
        // Without a pole of the source nothing is compared.
        let mut theirs =
            if ours.is_empty() { Vec::new() } else { OPPOSITES.english.every(view.lower, view.target) };
        // "No more than" is not "more than".
        let all = theirs.clone();
        theirs.retain(|hit| {
            !all.iter().any(|other| {
                other.what.is_pole(hit.what.row, !hit.what.second)
                    && other.what.strength == Strength::Core
                    && other.span != hit.span
                    && other.span.contains(hit.span)
            })
        });
        // Nor is the won of 300 won a victory.
        let money: Vec<Span> = view
            .facts(Side::Target)
            .filter(|fact| matches!(fact.value, Value::Money { .. }))
            .map(|fact| fact.span)
            .collect();
        theirs.retain(|hit| {
            !is_particle(view, hit.span)
                && !names_time(view, hit.span)
                && !is_degree(view, hit)
                && !money.iter().any(|money| money.contains(hit.span))
        });
        Self { ours, theirs }
    }

    /// Returns the places of the two sides that name one pole.
    pub(super) fn same(&self) -> impl Iterator<Item = (Span, Span)> + '_ {
        self.ours.iter().flat_map(|hit| {
            let same = move |other: &&Hit<Pole>| {
                other.what.strength <= Strength::Weak && other.what.is_pole(hit.what.row, hit.what.second)
            };
            self.theirs.iter().filter(same).map(|other| (hit.span, other.span))
        })
    }

    /// Returns whether a word of the translation renders another pole that the source names: 값이 올라 충격을 줄인다, "went up".
    fn rendered(&self, there: Span) -> bool {
        let mut theirs = self.theirs.iter().filter(|hit| hit.what.strength == Strength::Core);
        theirs.any(|hit| {
            let mut ours = self.ours.iter();
            hit.span.overlaps(there) && ours.any(|own| own.what.is_pole(hit.what.row, hit.what.second))
        })
    }

    /// Counts the places at which the source names a pole.
    fn source(&self, row: usize, second: bool) -> usize {
        distinct(self.ours.iter().filter(|hit| hit.what.is_pole(row, second)))
    }

    /// Counts the places at which the source names a pole that nothing in the translation renders by another word.
    fn open(&self, view: &View, row: usize, second: bool) -> usize {
        let named = |en: Span| {
            let mut core = self.theirs.iter().filter(|hit| hit.what.strength == Strength::Core);
            core.any(|hit| hit.what.is_pole(row, second) && hit.span.overlaps(en))
        };
        distinct(self.ours.iter().filter(|hit| {
            let mut met = view.met.iter().filter(|(ko, _)| ko.overlaps(hit.span)).peekable();
            hit.what.is_pole(row, second) && (met.peek().is_none() || met.any(|(_, en)| named(*en)))
        }))
    }

    /// Counts the places at which the translation names a pole as surely as `least`; what only may name it does where the
    /// vocabulary does not know what else it renders.
    fn target(&self, view: &View, (row, second): (usize, bool), least: Strength) -> usize {
        // A negation that the source has as well says nothing of the pole.
        let even = negations(&view.our_denials) >= negations(&view.their_denials);
        let denies = |span: Span| {
            view.their_denials.iter().any(|hit| hit.what == Force::Negation && hit.span.overlaps(span))
        };
        let known = |span: Span| view.met.iter().any(|(_, en)| en.overlaps(span)) || (even && denies(span));
        distinct(self.theirs.iter().filter(|hit| {
            let strength = hit.what.strength;
            hit.what.is_pole(row, second)
                && strength <= least
                && (strength == Strength::Core || !known(hit.span))
        }))
    }
}

/// Finds the opposites in a bead, at most one.
pub(super) fn find(view: &View, poles: &Poles) -> Option<Found> {
    let opposites = |strength: Strength| {
        poles.ours.iter().find_map(|hit| {
            let mut theirs = poles.theirs.iter().filter(|there| there.what.strength == strength);
            theirs.find_map(|there| opposite(view, poles, hit, there))
        })
    };
    opposites(Strength::Core).or_else(|| figured(view, poles)).or_else(|| opposites(Strength::Weak))
}

/// Finds opposites that stand beside one figure: 30% 가까이 늘었다, "down nearly 30 percent".
fn figured(view: &View, poles: &Poles) -> Option<Found> {
    poles.ours.iter().find_map(|hit| {
        let kind = OPPOSITES.rows.get(hit.what.row)?.kind;
        if kind == Kind::Direction {
            return None;
        }
        let figure = beside(view, Side::Source, hit.span)?;
        let there = poles.theirs.iter().find(|there| {
            there.what.is_pole(hit.what.row, !hit.what.second)
                && there.what.strength <= Strength::Weak
                && beside(view, Side::Target, there.span).is_some_and(|other| view.agree(figure, other))
        })?;
        // Where both sides have both poles, each may stand beside the other one's figure by the order of telling.
        let Pole { row, second, .. } = hit.what;
        if poles.source(row, !second) > 0 && poles.target(view, (row, second), Strength::Core) > 0 {
            return None;
        }
        // The same figure may stand beside both poles.
        let both = poles.theirs.iter().any(|other| {
            other.what.is_pole(hit.what.row, hit.what.second)
                && beside(view, Side::Target, other.span).is_some_and(|other| view.agree(figure, other))
        }) || poles.ours.iter().any(|other| {
            other.what.is_pole(hit.what.row, !hit.what.second)
                && beside(view, Side::Source, other.span).is_some_and(|other| view.agree(figure, other))
        });
        let denied =
            negation::is_denied(view, hit.span) || negation::is_denied_before(view, hit.span, there.span);
        if both || denied || poles.rendered(there.span) {
            return None;
        }
        let turned =
            Turned::opposite(figure.span.cover(hit.span), there.span.cover(word(view.lower, there.span)));
        // "Waive charges for three months."
        Some(Found { turned: turned.unsure_if(kind == Kind::Denial), denial: false })
    })
}

/// Returns whether a word of the translation stands beside a figure that the source has elsewhere than beside its own word.
fn has_other_figure(view: &View, hit: Span, there: Span) -> bool {
    let Some(figure) = beside(view, Side::Target, there) else { return false };
    view.facts(Side::Source).any(|fact| view.agree(fact, figure))
        && beside(view, Side::Source, hit).is_none_or(|own| !view.agree(own, figure))
}

/// Returns the figure right beside a word.
fn beside<'p>(view: &View<'p>, side: Side, hit: Span) -> Option<&'p Fact> {
    /// The most characters between, and between a Korean word and the figure that follows.
    const NEAR: usize = 12;
    const FOLLOWING: usize = 3;
    let text = if side == Side::Source { view.ours() } else { view.lower };
    let between = |fact: &Fact| {
        let between = if fact.span.start >= hit.end {
            Span::new(hit.end, fact.span.start)
        } else {
            Span::new(fact.span.end, hit.start.max(fact.span.end))
        };
        let between = between.of(text);
        let parted = between.contains([',', '.', ';', ':', '·']) || between.contains(" and ");
        let follows = side == Side::Source && fact.span.start >= hit.end;
        let most = if follows { FOLLOWING } else { NEAR };
        Some(between.chars().count()).filter(|far| !parted && *far <= most)
    };
    let figures = view.facts(side).filter(|fact| !matches!(fact.value, Value::Date(_) | Value::Ordinal(_)));
    let near = figures.filter_map(|fact| between(fact).map(|far| (far, fact)));
    near.min_by_key(|(far, _)| *far).map(|(_, fact)| fact)
}

/// Finds that a word of the source and a word of the translation are opposites, and that nothing else renders them.
fn opposite(view: &View, poles: &Poles, hit: &Hit<Pole>, there: &Hit<Pole>) -> Option<Found> {
    let Pole { row, second, .. } = hit.what;
    if !there.what.is_pole(row, !second)
        || poles.target(view, (row, !second), there.what.strength) <= poles.open(view, row, !second)
        || poles.source(row, second) <= poles.target(view, (row, second), Strength::May)
        || negation::is_denied(view, hit.span)
        || negation::is_denied_before(view, hit.span, there.span)
    {
        return None;
    }
    let Row { kind, cells } = OPPOSITES.rows.get(row)?;
    let tied = view.met.iter().any(|(ko, en)| {
        let begins = en.start <= there.span.start && there.span.start < en.end;
        (ko.overlaps(hit.span) || begins) && !view.is_figure(*ko)
    });
    let (here, clause) = (view.clause(Side::Source, hit.span), view.clause(Side::Target, there.span));
    let rendered = poles.rendered(there.span);
    if rendered && has_other_figure(view, hit.span, there.span) {
        return None;
    }
    if *kind == Kind::Time && told_in_order(view, hit.span, there.span) {
        return None;
    }
    let [ours, theirs] = [&cells[usize::from(second)], &cells[usize::from(!second)]];
    let told = Told {
        gains: opposite::gains(view, (hit.span, there.span), theirs.korean, &ours.english),
        signs: [
            tied || negation::differs(view, here, clause),
            rendered,
            matches!(kind, Kind::Scale | Kind::Time),
            there.what.strength == Strength::Weak,
        ],
    };
    let turned = Turned::opposite(word(view.ours(), hit.span), word(view.lower, there.span));
    let turned = evidence::opposed(view, turned, &told)?;
    Some(Found { turned, denial: *kind == Kind::Denial })
}

/// Finds two poles of which each stands with the other one's figure: 찬성(48%), 반대(39%), "against it (48%), for it (39%)".
pub(super) fn crossed(view: &View, poles: &Poles) -> Option<Turned> {
    let only = |hits: &[Hit<Pole>], row: usize, second: bool| {
        let mut own = hits.iter().filter(|hit| hit.what.is_pole(row, second));
        let first = own.next()?;
        own.all(|hit| hit.span.overlaps(first.span)).then_some(first.span)
    };
    poles.ours.iter().filter(|hit| !hit.what.second).find_map(|hit| {
        let row = hit.what.row;
        let ours = [only(&poles.ours, row, false)?, only(&poles.ours, row, true)?];
        let theirs = [only(&poles.theirs, row, false)?, only(&poles.theirs, row, true)?];
        let figures = [
            beside(view, Side::Source, ours[0])?,
            beside(view, Side::Source, ours[1])?,
            beside(view, Side::Target, theirs[0])?,
            beside(view, Side::Target, theirs[1])?,
        ];
        let same = |one: usize, other: usize| view.agree(figures[one], figures[other]);
        (same(0, 3) && same(1, 2) && !same(0, 2) && !same(1, 3))
            .then(|| Turned::opposite(figures[0].span.cover(ours[0]), figures[2].span.cover(theirs[0])))
    })
}

/// Returns whether what the translation says of time only turns the order of telling: 질주한 후 뛰어들었다, "raced before
/// slashing". What stands before and behind 후 is then what stands before and behind "before".
fn told_in_order(view: &View, source: Span, target: Span) -> bool {
    let mut before = Span::new(view.target.start, target.start);
    let mut behind = Span::new(target.end, view.target.end);
    // "Before A, B".
    if before.of(view.lower).trim().is_empty()
        && let Some(comma) = behind.of(view.lower).find(',')
    {
        before = Span::new(behind.start + comma, behind.end);
        behind = Span::new(behind.start, behind.start + comma);
    }
    let ours = [Span::new(view.source.start, source.start), Span::new(source.end, view.source.end)];
    contrast::in_order(view, ours, [before, behind])
}

/// Returns whether "up" or "down" is only part of a verb: made up 52 percent, voted down.
fn is_particle(view: &View, hit: Span) -> bool {
    const VERBS: &[&str] = &[
        "back", "backed", "break", "breaks", "bring", "broke", "broken", "brought", "came", "come", "crack",
        "end", "ended", "gave", "get", "gets", "getting", "give", "given", "giving", "got", "grew", "grow",
        "hand", "handed", "held", "hold", "line", "lined", "look", "looked", "made", "make", "makes",
        "making", "pick", "picked", "set", "sets", "setting", "settle", "settled", "shut", "shuts", "sign",
        "signed", "sit", "stand", "stood", "take", "taken", "takes", "taking", "team", "teamed", "took",
        "track", "tracked", "turn", "turned", "use", "used", "vote", "voted", "voting", "wake", "wind",
        "woke", "write", "wrote",
    ];
    let text = hit.of(view.lower);
    let before = Span::new(view.target.start, hit.start).of(view.lower);
    (text.starts_with("up") || text.starts_with("down"))
        && before.split_whitespace().next_back().is_some_and(|verb| VERBS.contains(&verb))
}

/// Returns whether a word of quantity only compares something else: as much as 5, more lenient, more slowly.
fn is_degree(view: &View, hit: &Hit<Pole>) -> bool {
    const ADJECTIVES: &[&str] = &[
        "ly", "ent", "ant", "ous", "ive", "ful", "able", "ible", "ic", "ical", "ened", "ate", "ary", "ient",
    ];
    /// What goes on when something remains stopped.
    const STOPPED: &[&str] = &[
        "closed",
        "shut",
        "suspended",
        "halted",
        "stopped",
        "out",
        "off",
        "offline",
        "idle",
        "unavailable",
        "grounded",
        "stranded",
        "cut",
        "down",
        "unchanged",
    ];
    let place = view.words.partition_point(|word| word.start < hit.span.start);
    let at = |place: Option<usize>| {
        place.and_then(|place| view.words.get(place)).map_or("", |word| word.of(view.lower))
    };
    let (before, next) = (at(place.checked_sub(1)), at(Some(place + 1)));
    match hit.span.of(view.lower) {
        "remain" => STOPPED.contains(&next),
        "much" | "many" | "high" | "low" | "few" | "little" | "large" | "long" => {
            before == "as" && next == "as"
        }
        "more" | "less" => {
            hit.what.strength != Strength::Core && ADJECTIVES.iter().any(|ending| next.ends_with(ending))
        }
        _ => false,
    }
}

/// Returns whether a word of order only names a time: last fall, the first quarter.
fn names_time(view: &View, hit: Span) -> bool {
    const LAST: &[&str] = &[
        "year", "month", "week", "night", "spring", "summer", "fall", "autumn", "winter", "decade",
        "century", "season", "term", "semester",
    ];
    const FIRST: &[&str] = &["quarter", "half"];
    let next = || {
        let place = view.words.partition_point(|word| word.start < hit.end);
        view.words.get(place).map_or("", |word| word.of(view.lower))
    };
    match hit.of(view.lower) {
        "last" => LAST.contains(&next()) || date::names_month_or_weekday(next()),
        "first" => FIRST.contains(&next()),
        _ => false,
    }
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
