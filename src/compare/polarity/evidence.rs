//! How surely a passage is turned round: what speaks for it is weighed, and decides whether it is told, and as what.
//!
//! The words of the tables only propose. A translator has many more ways to say 않다 than any table knows, and of two words that may be
//! opposites most pairs stand together by chance; so each proposal is weighed by signs that were fitted on translations with
//! one word turned round (`examples`).

use super::contrast;
use super::denials::Force;
#[cfg(test)]
use super::examples;
use super::negation;
use super::opposite::Gains;
use super::signs::Hit;
use super::{Turned, View};
use crate::align::Side;
use crate::compare::judge::Judge;
use crate::source::Span;

/// The most that the signs count: gains, how a phrase leads, and margins, in permille; lengths in characters; words that may
/// deny.
const GAIN: (i32, i32) = (-30, 80);
const TOLD: (i32, i32) = (-150, 100);
const MARGIN: (i32, i32) = (-200, 150);
const LENGTH: i32 = 250;
const WORD: i32 = 6;
const WORDS: usize = 3;
/// What stands for the margin of a whole passage.
const NO_MARGIN: i32 = -40;

/// The signs of what the source denies and the translation affirms.
type Affirmed = [i32; 8];
/// The signs of two opposites.
type Opposed = [i32; 11];

/// Judges whether the translation affirms what the source denies. Its signs: what the source gains by being affirmed, and the
/// translation by being denied; how many words of the translation could hint at the denial, and how many deny something
/// else; how much nearer a phrase comes to what the source says than to the same without its negation; how much
/// nearer the translation's word is to the source's than to any other; whether that is a whole passage; whether the vocabulary
/// ties the two words.
const AFFIRMED: Judge<8> =
    Judge { weights: [6727, 23_439, -565_563, -976_773, -6297, 813, 2_532_411, 3_475_381], bias: -3932 };
const AFFIRMED_LEAST: i32 = -1000;
const AFFIRMED_SURE: i32 = 300;
/// Judges whether a word of the translation is put for its opposite. Its signs: what the source and the translation gain with the
/// opposite word; the length of the source; how much nearer the source's word is to the translation's than to any other, and the other
/// way round; whether the vocabulary ties either to something else, and whether the translation's word renders another pole; whether the
/// two measure something; whether the translation's word is a weak one; whether both lie in clauses that surely
/// render each other; the length of the source's word.
const OPPOSED: Judge<11> = Judge {
    weights: [
        31_690, 50_219, -34_666, 3119, 1064, -2_093_113, -2_376_820, 2_136_297, -4_331_958, 695_866, 240_496,
    ],
    bias: 464,
};
const OPPOSED_LEAST: i32 = -2200;
/// The least score of a weak word, such as "more".
const WEAK_LEAST: i32 = -750;
const OPPOSED_SURE: i32 = 300;

/// What the tables say of two opposites.
pub(super) struct Told {
    pub(super) gains: Option<Gains>,
    /// Whether the vocabulary ties either word to something else; whether the translation's renders another pole that the source
    /// names; whether the two measure something; whether the translation's is a weak one.
    pub(super) signs: [bool; 4],
}

/// How the translation of what the source denies was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// The vocabulary ties it to what is denied.
    Tied,
    /// Nothing comes nearer to what is denied.
    Near,
    /// It is all of a passage.
    Passage,
}

/// Returns what the translation affirms and the source denies at `hit`, where that is likely.
pub(super) fn affirmed(view: &View, hit: &Hit<Force>, turned: Turned, way: Way) -> Option<Turned> {
    let signs = affirmed_signs(view, hit, &turned, way);
    #[cfg(test)]
    examples::note("affirmed", turned.target, &signs)?;
    weighed(turned, AFFIRMED.score(&signs), [AFFIRMED_LEAST, AFFIRMED_SURE])
}

/// Returns two opposites, where they surely are.
pub(super) fn opposed(view: &View, turned: Turned, told: &Told) -> Option<Turned> {
    let signs = opposed_signs(view, &turned, told);
    #[cfg(test)]
    examples::note("opposed", turned.target, &signs)?;
    let [.., weak] = told.signs;
    let least = if weak { WEAK_LEAST } else { OPPOSED_LEAST };
    weighed(turned, OPPOSED.score(&signs), [least, OPPOSED_SURE])
}

/// Returns what turned if its score is high enough, and as unsure if it could be higher.
fn weighed(turned: Turned, score: i32, [least, sure]: [i32; 2]) -> Option<Turned> {
    (score >= least).then(|| turned.unsure_if(score < sure))
}

fn affirmed_signs(view: &View, hit: &Hit<Force>, turned: &Turned, way: Way) -> Affirmed {
    let passage = way == Way::Passage;
    let part = contrast::part(view, turned.source).filter(|part| {
        part.source.contains(turned.source) && (passage || part.target.contains(turned.target))
    });
    let gains = part.and_then(|part| negation::gain(view, part, hit));
    let (source, target) = gains.or_else(|| negation::gain(view, view.part(), hit)).unwrap_or_default();
    let clause = if passage { turned.target } else { view.clause(Side::Target, turned.target) };
    let count = |is: fn(Force) -> bool| {
        let hits = view.their_denials.iter().filter(|other| is(other.what));
        let open = hits.filter(|other| other.what == Force::Hint || !view.explained(other));
        small(open.count().min(WORDS))
    };
    let margin = if passage { None } else { view.units().margins(turned.source, turned.target) };
    [
        within(source, GAIN),
        within(target, GAIN),
        count(|what| what == Force::Hint),
        count(|what| matches!(what, Force::Denial | Force::Formed)),
        within(view.units().lead(view, hit.span, clause).unwrap_or(TOLD.0), TOLD),
        within(margin.map_or(NO_MARGIN, |[_, theirs]| theirs), MARGIN),
        i32::from(passage),
        i32::from(way == Way::Tied),
    ]
}

fn opposed_signs(view: &View, turned: &Turned, told: &Told) -> Opposed {
    let (source, target) = told.gains.map_or((0, 0), Gains::both);
    let [tied, rendered, measures, weak] = told.signs;
    let [ours, theirs] = view.units().margins(turned.source, turned.target).unwrap_or_default();
    let part = contrast::part(view, turned.source)
        .is_some_and(|part| part.source.contains(turned.source) && part.target.contains(turned.target));
    let length = |span: Span| small(span.of(view.ours()).chars().count());
    [
        within(source, GAIN),
        within(target, GAIN),
        length(view.source).min(LENGTH),
        within(ours, MARGIN),
        within(theirs, MARGIN),
        i32::from(tied),
        i32::from(rendered),
        i32::from(measures),
        i32::from(weak),
        i32::from(part),
        length(turned.source).min(WORD),
    ]
}

fn within(sign: i32, (least, most): (i32, i32)) -> i32 {
    sign.clamp(least, most)
}

fn small(count: usize) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}
