//! Figures that stand with each other's owners: A 21.0 %, B 17.7 % told as A 17.7 %, B 21.0 %.
//!
//! All figures agree, so only what stands next to them can tell. The owner of a figure stands before it or after it,
//! between its neighbours; an exchange is sure where each owner kept its place, and no reading of the text gives
//! each owner its own figure.

use rust_decimal::Decimal;

use super::agree::{Relation, relate};
use super::facts::{Difference, SURE};
use crate::align::{Pair, Side};
use crate::extract::number::Approx;
use crate::extract::{Fact, Value};
use crate::meaning::lexical::Lexical;
use crate::reading::Reading;
use crate::source::Span;

/// The least weight of the words that show an owner: one word that is not all over the text.
const OWNER: u32 = 75;

/// Two neighbouring figures of one kind, by index.
type Two = [usize; 2];

/// Finds the figures that are exchanged.
pub(super) fn find(pair: &Pair) -> Vec<Difference> {
    let mut found = Vec::new();
    for (source, target) in crosswise(&pair.source, &pair.target) {
        let bead = |side, fact: &Fact| pair.bead_at(side, fact.span.start);
        let ours = source.map(|fact| bead(Side::Source, &pair.source.facts[fact]));
        let theirs = target.map(|fact| bead(Side::Target, &pair.target.facts[fact]));
        let together = ours[0] == ours[1] && ours == theirs && pair.beads[ours[0]].score >= SURE;
        if together && owners_stayed(pair, source, target) {
            found.push(Difference::Exchanged { source, target });
        }
    }
    found
}

/// Returns whether figures stand crosswise, so that names and words must tell whose they are.
pub(crate) fn may_be(source: &Reading, target: &Reading) -> bool {
    crosswise(source, target).next().is_some()
}

/// Returns the neighbouring figures that the two sides tell in opposite order.
fn crosswise<'r>(source: &'r Reading, target: &'r Reading) -> impl Iterator<Item = (Two, Two)> + 'r {
    let theirs = neighbours(target);
    neighbours(source).into_iter().filter_map(move |[a, b]| {
        let (first, second) = (&source.facts[a].value, &source.facts[b].value);
        let found = theirs.iter().copied().find(|two| {
            let [c, d] = two.map(|fact| &target.facts[fact].value);
            let same = |one, other| relate(one, other, None) == Relation::Same;
            same(first, d) && same(second, c) && !same(first, c) && !same(second, d)
        });
        found.map(|two| ([a, b], two))
    })
}

/// Returns each two figures of one kind that follow each other in a sentence.
fn neighbours(reading: &Reading) -> Vec<Two> {
    // Two small counts meet crosswise by chance.
    let small = |value: &Value| matches!(value, Value::Number(amount) if amount.value.abs() < Decimal::TEN);
    let plain = |fact: &Fact| {
        let amount = fact.value.amount();
        amount.is_some_and(|a| !a.soft && a.to.is_none() && a.approx == Approx::Exact) && !small(&fact.value)
    };
    let facts: Vec<usize> = (0..reading.facts.len()).filter(|fact| plain(&reading.facts[*fact])).collect();
    let pairs = facts.windows(2).filter_map(|two| {
        let [a, b] = [&reading.facts[two[0]], &reading.facts[two[1]]];
        let kind = a.sentence == b.sentence && a.value.is_of_kind(&b.value);
        kind.then_some([two[0], two[1]])
    });
    pairs.collect()
}

/// Returns whether what stands next to the figures shows that the owners kept their places.
fn owners_stayed(pair: &Pair, source: Two, target: Two) -> bool {
    let (ours, theirs) = (owners(&pair.source, source), owners(&pair.target, target));
    let both = |ours: &[Span; 2], one: Span, other: Span| {
        let first = shown(&pair.meaning, ours[0], ours[1], one);
        let second = shown(&pair.meaning, ours[1], ours[0], other);
        first >= OWNER && second >= OWNER
    };
    let stayed = ours.iter().any(|ours| theirs.iter().any(|theirs| both(ours, theirs[0], theirs[1])));
    let went_along = ours.iter().any(|ours| theirs.iter().any(|theirs| both(ours, theirs[1], theirs[0])));
    stayed && !went_along
}

/// Returns the places of the owners: before each figure, or after each.
fn owners(reading: &Reading, [first, second]: Two) -> [[Span; 2]; 2] {
    let facts = &reading.facts;
    let sentence = reading.sentence_span_at(facts[first].span.start);
    let (one, two) = (facts[first].span, facts[second].span);
    let before = first.checked_sub(1).map_or(sentence.start, |f| facts[f].span.end.max(sentence.start));
    let after = facts.get(second + 1).map_or(sentence.end, |f| f.span.start.min(sentence.end));
    let between = Span::new(one.end, two.start);
    [[Span::new(before, one.start), between], [between, Span::new(two.end, after.max(two.end))]]
}

/// Returns the weight of what `there` shares with the owner at `own` and not with the one at `other`.
fn shown(meaning: &Lexical, own: Span, other: Span, there: Span) -> u32 {
    let keys = |span| meaning.source_terms(span).iter().flat_map(|term| term.keys.iter().copied());
    let told = |key: &u64| keys(own).any(|k| k == *key) && !keys(other).any(|k| k == *key);
    meaning.target_terms(there).iter().filter(|term| term.keys.iter().any(told)).map(|term| term.weight).sum()
}
