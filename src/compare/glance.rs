//! A glance at the figures of two short texts: whether these agree, so that nothing need be aligned.

use std::borrow::Cow;

use rust_decimal::Decimal;

use super::agree::{Relation, relate};
use super::facts::{ends, is_remarkable};
use crate::extract::Value;

/// Returns whether two texts of few sentences tell the same figures in the same order, whatever of them are times: then
/// `compare` would find no figure changed, and none missing or added that is worth telling.
///
/// The figures of the source come with whether each is one of a time; such a one is no figure that the translation must have.
pub(crate) fn figures_alike(source: &[(Value, bool)], target: &[(Value, bool)]) -> bool {
    let (ours, theirs) =
        (apart(source.iter().map(|(value, _)| value)), apart(target.iter().map(|(value, _)| value)));
    let [ours, theirs] = [&ours, &theirs].map(|all| all.iter().map(AsRef::as_ref).collect::<Vec<&Value>>());
    let left = left_over(&ours, &theirs, Relation::Same);
    let left = left.and_then(|[left, left_there]| left_over(&left, &left_there, Relation::SameFigure));
    let Some([mut left, left_there]) = left else { return false };
    let timed = |value: &&Value| source.iter().any(|(other, timed)| *timed && std::ptr::eq(other, *value));
    left.retain(|value| !timed(value));
    let firm = |left: &[&Value]| left.iter().any(|value| value.amount().is_some_and(|amount| !amount.soft));
    let remarkable = left.iter().chain(&left_there).any(|value| is_remarkable(value));
    let ours: Vec<&Value> = ours.into_iter().filter(|value| !timed(value)).collect();
    !(remarkable || (firm(&left) && firm(&left_there)) || crossed(&ours, &theirs))
}

/// Returns whether two figures of one kind that follow each other may be exchanged on the other side.
fn crossed(ours: &[&Value], theirs: &[&Value]) -> bool {
    let large = |value: &&&Value| {
        value.amount().is_some_and(|a| !a.soft && a.value.abs() >= Decimal::TEN)
            || !matches!(value, Value::Number(_))
    };
    let [ours, theirs] = [ours, theirs].map(|all| all.iter().filter(large).copied().collect::<Vec<&Value>>());
    let same = |one: &Value, other: &Value| relate(one, other, None) == Relation::Same;
    ours.windows(2).any(|two| {
        two[0].is_of_kind(two[1])
            && theirs
                .windows(2)
                .any(|other| same(two[0], other[1]) && same(two[1], other[0]) && !same(two[0], other[0]))
    })
}

/// Takes ranges apart into their ends.
fn apart<'v>(values: impl Iterator<Item = &'v Value>) -> Vec<Cow<'v, Value>> {
    let mut figures = Vec::new();
    for value in values {
        match ends(value) {
            Some((low, high)) => figures.extend([Cow::Owned(low), Cow::Owned(high)]),
            None => figures.push(Cow::Borrowed(value)),
        }
    }
    figures
}

/// Returns what is left over of both sides where figures that relate as `wanted` are assigned to each other; nothing where it
/// would matter in which order.
///
/// Figures that say the same make groups in which any of one side matches any of the other; so there the order does not matter,
/// only whether there are enough.
fn left_over<'v>(ours: &[&'v Value], theirs: &[&'v Value], wanted: Relation) -> Option<[Vec<&'v Value>; 2]> {
    /// The most figures of a text that are looked at.
    const MOST: usize = 64;
    if ours.len().max(theirs.len()) > MOST {
        return None;
    }
    // For each figure of the source a bit for each of the target.
    let group = |s: &&Value| {
        let matching = theirs.iter().enumerate().filter(|(_, t)| relate(s, t, None) == wanted);
        matching.fold(0_u64, |group, (place, _)| group | 1 << place)
    };
    let groups: Vec<u64> = ours.iter().map(group).collect();
    if groups.iter().any(|one| groups.iter().any(|other| one != other && one & other != 0)) {
        return None;
    }
    let members = |group: u64| groups.iter().filter(|other| **other == group).count();
    let short =
        |(s, group): (&&'v Value, &u64)| (members(*group) > group.count_ones() as usize).then_some(*s);
    let short_there = |(place, t): (usize, &&'v Value)| {
        let group = groups.iter().copied().find(|group| group >> place & 1 == 1);
        group.is_none_or(|group| members(group) < group.count_ones() as usize).then_some(*t)
    };
    let left = ours.iter().zip(&groups).filter_map(short).collect();
    Some([left, theirs.iter().enumerate().filter_map(short_there).collect()])
}
