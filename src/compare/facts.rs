//! Figures, dates and times: the best assignment between the two sides, and what it leaves over.
//!
//! A fact is looked for in its own bead first, then in the beads around it, since translators move facts
//! between sentences. What is left over on both sides of one bead is a change; on one side, missing or added.

use std::ops::Range;

use rust_decimal::Decimal;

use super::agree::{Relation, converts, relate};
use super::told::{Told, is_in_code};
use super::untold;
use crate::align::{Bead, Pair, Side};
use crate::extract::number::Amount;
use crate::extract::{Fact, Value, magnitude};
use crate::reading::Reading;
use crate::source::Span;

/// How many beads to either side a fact may have moved.
pub(super) const REACH: usize = 3;
/// The score of a bead, in permille, from which its two sides surely belong together.
pub(crate) const SURE: u32 = 330;

/// A fact that the other side does not confirm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Difference {
    /// The two facts stand in each other's place and differ.
    Changed { source: usize, target: usize, sure: bool },
    /// The source's fact has no counterpart; `bead` is where it should be.
    Missing { source: usize, bead: usize },
    /// The target's fact has no counterpart.
    Added { target: usize, bead: usize },
    /// Two figures of one kind stand with each other's owners.
    Exchanged { source: [usize; 2], target: [usize; 2] },
}

/// The score of a bead from which a figure that its other side lacks is not looked for in the next one.
pub(super) const SURELY: u32 = 500;

/// A fact, or one end of a range.
pub(super) struct Item {
    pub(super) fact: usize,
    pub(super) value: Value,
    pub(super) matched: bool,
    pub(super) bead: usize,
}

/// Finds the differences between the facts of both sides.
pub(super) fn compare(pair: &Pair) -> Vec<Difference> {
    let mut source = items(pair, Side::Source);
    let mut target = items(pair, Side::Target);
    let places = |items: &[Item]| -> Vec<Range<usize>> {
        (0..pair.beads.len())
            .map(|bead| items.partition_point(|i| i.bead < bead)..items.partition_point(|i| i.bead <= bead))
            .collect()
    };
    let (source_in, target_in) = (places(&source), places(&target));
    let beads = || source_in.iter().cloned().zip(target_in.iter().cloned()).enumerate();
    let mut found = Vec::new();
    for relation in [Relation::Same, Relation::SameFigure] {
        for (_, (ours, theirs)) in beads() {
            assign(pair, &mut source, ours, &mut target, theirs, relation);
        }
    }
    // 미리내 2호, Mirinae-2.
    for item in source.iter_mut().filter(|item| !item.matched && matches!(item.value, Value::Ordinal(_))) {
        let passage = pair.passage(Side::Target, item.bead).of(pair.target.text());
        item.matched = magnitude(&item.value).is_some_and(|figure| is_in_code(passage, &figure.to_string()));
    }
    // Two days that differ stand in each other's place, even where one of them fits a month named beside the other.
    let sure = |bead: usize| pair.beads[bead].score >= SURE;
    for (bead, (ours, theirs)) in beads() {
        changes(pair, sure(bead), both_days, (&mut source, ours), (&mut target, theirs), &mut found);
    }
    // So do two small figures that are alone in their bead, and two weekdays or months: in the next bead is another one.
    for (bead, (ours, theirs)) in beads() {
        if pair.beads[bead].score < SURELY {
            continue;
        }
        let left = [(&source, &ours), (&target, &theirs)].map(|(items, range)| {
            items[range.clone()].iter().filter(|i| !i.matched).map(|i| &i.value).collect::<Vec<_>>()
        });
        let alone = |left: &Vec<&Value>| matches!(left[..], [value] if is_small(value));
        let lone_date = |left: &Vec<&Value>| left.iter().filter(|v| matches!(v, Value::Date(_))).count() == 1;
        let (small, dates) = (left.iter().all(alone), left.iter().all(lone_date));
        if small {
            changes(pair, true, |_, _| true, (&mut source, ours), (&mut target, theirs), &mut found);
        } else if dates {
            changes(pair, true, alike, (&mut source, ours), (&mut target, theirs), &mut found);
        }
    }
    for distance in 1..=REACH {
        for (bead, (ours, _)) in beads() {
            for other in [bead.checked_sub(distance), Some(bead + distance)].into_iter().flatten() {
                if let Some(theirs) = target_in.get(other) {
                    assign(pair, &mut source, ours.clone(), &mut target, theirs.clone(), Relation::Same);
                }
            }
        }
    }
    // November and December stand in each other's place, even where one of them fits a day named beside the other.
    for (bead, (ours, theirs)) in beads() {
        changes(pair, sure(bead), alike, (&mut source, ours), (&mut target, theirs), &mut found);
    }
    // The clause that names a month may have been taken for one that the other side lacks.
    for (bead, (ours, _)) in beads() {
        for other in [bead.checked_sub(1), Some(bead + 1)].into_iter().flatten() {
            let gap = pair.beads[bead].is_gap() || pair.beads.get(other).is_some_and(Bead::is_gap);
            if let Some(theirs) = target_in.get(other).cloned().filter(|_| gap) {
                let (ours, theirs) = ((&mut *source, ours.clone()), (&mut *target, theirs));
                changes(pair, false, alike, ours, theirs, &mut found);
            }
        }
    }
    for (_, (ours, theirs)) in beads() {
        assign(pair, &mut source, ours, &mut target, theirs, Relation::Compatible);
    }
    // 300km(190마일) / 300 km (190 kilometers), 180만 달러(26억 원) / $18 million (2.6 billion won): a unit or an amount that differs,
    // before either is taken for a gloss.
    let of_one = |one: &Value, other: &Value| one_figure(one, other) || one_currency(one, other);
    for (bead, (ours, theirs)) in beads() {
        changes(pair, sure(bead), of_one, (&mut source, ours), (&mut target, theirs), &mut found);
    }
    // A figure that moved to the next bead and has another unit there.
    for (bead, (ours, _)) in beads() {
        for other in [bead.checked_sub(1), Some(bead + 1)].into_iter().flatten() {
            if let Some(theirs) = target_in.get(other).cloned() {
                let sure = sure(bead) && sure(other);
                changes(
                    pair,
                    sure,
                    one_figure,
                    (&mut source, ours.clone()),
                    (&mut target, theirs),
                    &mut found,
                );
            }
        }
    }
    conversions(&pair.source, &mut source);
    conversions(&pair.target, &mut target);
    for (bead, (ours, theirs)) in beads() {
        changes(pair, sure(bead), |_, _| true, (&mut source, ours), (&mut target, theirs), &mut found);
    }
    // A figure that the other side has anywhere is told elsewhere, and is neither missing nor added.
    let (there, here) = (Told::new(&pair.target, &target), Told::new(&pair.source, &source));
    for item in source.iter().filter(|i| !i.matched && there.lacks(&i.value)) {
        found.push(Difference::Missing { source: item.fact, bead: item.bead });
    }
    for (index, item) in target.iter().enumerate().filter(|(_, i)| !i.matched && here.lacks(&i.value)) {
        if is_total(&target, index) {
            continue;
        }
        found.push(Difference::Added { target: item.fact, bead: item.bead });
    }
    untold::find(pair, &source, &target, &mut found);
    found.dedup();
    found
}

/// Returns whether a figure is worth telling where the other side lacks it: language hides small counts.
pub(crate) fn is_remarkable(value: &Value) -> bool {
    let measured = matches!(value, Value::Percent { .. } | Value::Money { .. });
    value.amount().is_some_and(|amount| !amount.soft && (measured || amount.value.abs() >= Decimal::TEN))
}

/// Returns whether a figure is the sum of those right before or after it: a total that the translator worked out.
fn is_total(items: &[Item], index: usize) -> bool {
    let total = &items[index];
    let Some(amount) = total.value.amount() else { return false };
    let part = |item: &Item| {
        let told = item.bead == total.bead && item.matched && item.value.is_of_kind(&total.value);
        item.value.amount().filter(|_| told).map(|a| a.value)
    };
    let before = items[..index].iter().rev().map_while(part);
    let after = items[index + 1..].iter().map_while(part);
    adds_up(before, amount.value).or_else(|| adds_up(after, amount.value)).is_some()
}

/// Returns how many of `parts`, from the first on and two at least, add up to `whole`.
pub(crate) fn adds_up(parts: impl Iterator<Item = Decimal>, whole: Decimal) -> Option<usize> {
    /// The most parts of a total.
    const PARTS: usize = 8;
    let mut sum = Decimal::ZERO;
    let last = parts.take(PARTS).enumerate().position(|(index, part)| {
        sum += part;
        index > 0 && sum == whole
    });
    Some(last? + 1)
}

/// Takes facts apart into items: a range gives its two ends, which the other side may tell one by one.
fn items(pair: &Pair, side: Side) -> Vec<Item> {
    let mut items = Vec::new();
    for (fact, Fact { value, span, .. }) in pair.reading(side).facts.iter().enumerate() {
        let bead = pair.bead_at(side, span.start);
        let mut push = |value| items.push(Item { fact, value, matched: false, bead });
        match ends(value) {
            Some((low, high)) => {
                push(low);
                push(high);
            }
            None => push(value.clone()),
        }
    }
    // A passage that was moved has its bead elsewhere.
    items.sort_by_key(|item| item.bead);
    items
}

/// Returns the two ends of a range.
pub(super) fn ends(value: &Value) -> Option<(Value, Value)> {
    let ranged = match value {
        Value::Duration(length) => length.to.is_some(),
        other => other.amount().is_some_and(|amount| amount.to.is_some()),
    };
    if !ranged {
        return None;
    }
    let mut low = value.clone();
    let mut high = value.clone();
    match (&mut low, &mut high) {
        (Value::Duration(a), Value::Duration(b)) => {
            b.amount = a.to.take()?;
            b.to = None;
        }
        (
            Value::Number(a)
            | Value::Ordinal(a)
            | Value::Percent { amount: a, .. }
            | Value::Money { amount: a, .. }
            | Value::Quantity { amount: a, .. },
            Value::Number(b)
            | Value::Ordinal(b)
            | Value::Percent { amount: b, .. }
            | Value::Money { amount: b, .. }
            | Value::Quantity { amount: b, .. },
        ) => {
            b.value = a.to.take()?;
            b.to = None;
        }
        _ => return None,
    }
    Some((low, high))
}

/// Settles measures that only tell the one right before them again in another unit or currency: 2헥타르(약 6,050평).
fn conversions(reading: &Reading, items: &mut [Item]) {
    let bracketed = |first: &Item, second: &Item| {
        let start = reading.facts[first.fact].span.end;
        Span::new(start, reading.facts[second.fact].span.start)
            .of(reading.text())
            .trim_start()
            .starts_with('(')
    };
    for i in 1..items.len() {
        let (before, rest) = items.split_at_mut(i);
        if let (Some(first), Some(second)) = (before.last_mut(), rest.first_mut())
            && first.bead == second.bead
            && first.matched != second.matched
            && converts(&first.value, &second.value)
            && bracketed(first, second)
        {
            first.matched = true;
            second.matched = true;
        }
    }
}

/// Matches what is free in the two ranges and relates as `wanted`, nearest places first.
fn assign(
    pair: &Pair,
    source: &mut [Item],
    ours: Range<usize>,
    target: &mut [Item],
    theirs: Range<usize>,
    wanted: Relation,
) {
    for s in ours.clone() {
        if source[s].matched {
            continue;
        }
        let rank = s - ours.start;
        let best = theirs
            .clone()
            .filter(|t| {
                !target[*t].matched && relate(&source[s].value, &target[*t].value, pair.reference) == wanted
            })
            .min_by_key(|t| rank.abs_diff(t - theirs.start));
        if let Some(t) = best {
            source[s].matched = true;
            target[t].matched = true;
        }
    }
}

/// Returns whether a fact is a small plain count, of which there may be another one nearby.
fn is_small(value: &Value) -> bool {
    matches!(value, Value::Number(amount) if !amount.soft && amount.value.abs() < Decimal::from(13))
}

/// Returns whether both are dates with a day of the month.
fn both_days(source: &Value, target: &Value) -> bool {
    matches!((source, target), (Value::Date(a), Value::Date(b)) if a.day.is_some() && b.day.is_some())
}

/// Returns whether both are dates that state the same fields: two months, two weekdays, two years.
fn alike(source: &Value, target: &Value) -> bool {
    matches!((source, target), (Value::Date(a), Value::Date(b)) if a.states_as(b))
}

/// Returns whether both give one figure as one kind of fact, so that only their units can differ.
fn one_figure(source: &Value, target: &Value) -> bool {
    source.kind() == target.kind()
        && matches!((source.amount(), target.amount()), (Some(a), Some(b)) if a.same_value(b))
}

/// Returns whether both are amounts of one currency.
fn one_currency(source: &Value, target: &Value) -> bool {
    matches!((source, target), (Value::Money { .. }, Value::Money { .. })) && source.is_of_kind(target)
}

/// Pairs what is left over on both sides and contradicts each other, as far as it `may` be paired.
fn changes(
    pair: &Pair,
    sure: bool,
    may: impl Fn(&Value, &Value) -> bool,
    (source, ours): (&mut [Item], Range<usize>),
    (target, theirs): (&mut [Item], Range<usize>),
    found: &mut Vec<Difference>,
) {
    // The same kind first, then what stands nearer.
    let mut candidates: Vec<(u32, usize, usize, usize)> = Vec::new();
    for s in ours.clone().filter(|s| !source[*s].matched) {
        for t in theirs.clone().filter(|t| !target[*t].matched) {
            let (one, other) = (&source[s].value, &target[t].value);
            if may(one, other) && relate(one, other, pair.reference) == Relation::Conflict {
                let apart = (s - ours.start).abs_diff(t - theirs.start);
                candidates.push((distance(one, other), apart, s, t));
            }
        }
    }
    candidates.sort_unstable();
    for (_, _, s, t) in candidates {
        if source[s].matched || target[t].matched {
            continue;
        }
        let (one, other) = (&source[s].value, &target[t].value);
        let told = declared(&pair.source, one, other) || declared(&pair.target, one, other);
        source[s].matched = true;
        target[t].matched = true;
        if told {
            continue;
        }
        found.push(Difference::Changed { source: source[s].fact, target: target[t].fact, sure });
    }
}

/// Returns whether a text says that two amounts in different currencies are one: 2,900억 원(약 2억 1,000만 달러).
fn declared(reading: &Reading, one: &Value, other: &Value) -> bool {
    let (Value::Money { currency: c, amount: a }, Value::Money { currency: d, amount: b }) = (one, other)
    else {
        return false;
    };
    let is = |value: &Value, currency: &str, amount: &Amount| matches!(value, Value::Money { currency: told, amount: figure } if *told == currency && figure.agrees(amount));
    let beside = |first: &Fact, second: &Fact| {
        let between = Span::new(first.span.end, second.span.start.max(first.span.end)).of(reading.text());
        between.trim().starts_with('(')
    };
    c != d
        && reading.facts.windows(2).any(|two| {
            beside(&two[0], &two[1])
                && ((is(&two[0].value, c, a) && is(&two[1].value, d, b))
                    || (is(&two[0].value, d, b) && is(&two[1].value, c, a)))
        })
}

/// Returns how unlike two contradicting facts are, apart from their place: 0 for one kind and one unit.
fn distance(source: &Value, target: &Value) -> u32 {
    match (source, target) {
        (Value::Money { currency: a, .. }, Value::Money { currency: b, .. }) => u32::from(a != b),
        (Value::Percent { points: a, .. }, Value::Percent { points: b, .. }) => u32::from(a != b),
        (Value::Quantity { unit: a, .. }, Value::Quantity { unit: b, .. }) => u32::from(a != b),
        (Value::Duration(a), Value::Duration(b)) => u32::from(a.unit != b.unit),
        (a, b) if a.kind() == b.kind() => 0,
        _ => 2,
    }
}
