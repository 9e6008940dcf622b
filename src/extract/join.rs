//! Facts that are one: 3km to 5km, 10달러 - 20달러, 64달러 45센트, 7 feet 10 inches, 1000 초과 1500 미만.

use rust_decimal::Decimal;

use super::number::{Amount, Approx};
use super::{Value, measure};
use crate::source::{Lang, Span};

/// How many characters may stand between the two ends of a range that is told by two bounds.
const BOUNDS: usize = 22;
/// Words after which "from 3 to 5" is a change and no range.
const CHANGES: &[&str] = &[
    "rose", "rise", "grew", "grow", "increase", "up", "fell", "fall", "down", "cut", "rais", "lower",
    "reduc", "chang", "expand", "climb", "jump", "drop", "declin", "slip", "surge", "extend", "went", "move",
    "improv", "advanc", "shrink", "shrank", "widen", "narrow", "slid", "plung", "soar", "revis", "upgrad",
    "doubl",
];

/// Joins neighbours that state one fact; `found` is in order of position.
pub(super) fn join(text: &str, sentence: Span, lang: Lang, found: &mut Vec<(Span, Value)>) {
    if found.len() < 2 {
        return;
    }
    let mut joined: Vec<(Span, Value)> = Vec::with_capacity(found.len());
    for (span, value) in found.drain(..) {
        let together = joined.last().and_then(|(before, first)| {
            let between = (before.end <= span.start).then(|| Span::new(before.end, span.start).of(text))?;
            compound(first, &value, between)
                .or_else(|| change(first, &value, between, Span::new(span.end, sentence.end).of(text)))
                .or_else(|| {
                    range(
                        text,
                        [sentence.start, before.start, span.end, sentence.end],
                        first,
                        &value,
                        between,
                        lang,
                    )
                })
                .or_else(|| bounds(first, &value, between, lang))
                .map(|whole| (before.cover(span), whole))
        });
        if let Some(whole) = together {
            joined.pop();
            joined.push(whole);
        } else {
            joined.push((span, value));
        }
    }
    *found = joined;
}

/// Adds a smaller part to a whole: dollars and cents, feet and inches.
fn compound(first: &Value, second: &Value, between: &str) -> Option<Value> {
    let near = matches!(between, "" | " " | " and " | ", " | "-");
    match (first, second) {
        (Value::Number(a), Value::Number(b)) if between == " over " && b.value > Decimal::ONE => {
            // One over three; it may be a score as well.
            let value = a.value.checked_div(b.value)?.round_dp(15).normalize();
            Some(Value::Number(Amount { soft: true, ..Amount::exact(value, Decimal::new(1, 2), true) }))
        }
        (Value::Money { amount: a, currency: c }, Value::Money { amount: b, currency: d }) => {
            let cents = near
                && c == d
                && b.value < Decimal::ONE
                && a.to.is_none()
                && plain(b)
                && a.value.fract().is_zero();
            // A dollar and 42 cents: the article counts.
            let whole = Amount { value: a.value + b.value, step: b.step, soft: false, ..a.clone() };
            cents.then_some(Value::Money { amount: whole, currency: c })
        }
        // 5-foot-10.
        (Value::Quantity { amount: a, unit }, Value::Number(b))
            if unit.ucum == "[ft_i]" && between == "-" =>
        {
            let value = a.value.checked_mul(Decimal::from(12))? + b.value;
            let fits = plain(a) && plain(b) && b.value < Decimal::from(12);
            let whole = Amount { value, step: b.step, ..a.clone() };
            fits.then(|| measure::of_code("[in_i]"))
                .flatten()
                .map(|unit| Value::Quantity { amount: whole, unit })
        }
        (Value::Quantity { amount: a, unit: u }, Value::Quantity { amount: b, unit: v }) => {
            let (large, small) = (u.factor?, v.factor?);
            // 1.27 metres, 41 centimetres less: a whole with a part of its own takes no other.
            let whole = plain(a) && a.value.fract().is_zero();
            let part = near && u.dimension == v.dimension && small < large && whole && plain(b);
            if !part || b.value.checked_mul(small)? >= large {
                return None;
            }
            let value = a.value.checked_mul(large)?.checked_div(small)? + b.value;
            let whole = Amount { value: value.normalize(), step: b.step, ..a.clone() };
            Some(Value::Quantity { amount: whole, unit: v })
        }
        _ => None,
    }
}

/// Adds bare cents to an amount at the end of a clause: twenty dollars and 43.
fn change(first: &Value, second: &Value, between: &str, after: &str) -> Option<Value> {
    let (Value::Money { amount: a, currency }, Value::Number(b)) = (first, second) else { return None };
    let closed = after.trim_end().is_empty()
        || after.starts_with(['.', ',', ';'])
        || after.starts_with("c ")
        || after == "c";
    let two = b.value >= Decimal::TEN && b.value < Decimal::ONE_HUNDRED && b.value.fract().is_zero();
    let whole =
        a.value.fract().is_zero() && a.value < Decimal::from(10_000) && !matches!(*currency, "KRW" | "JPY");
    if !matches!(between, " " | " and ") || !closed || !two || !whole || !plain(a) || !plain(b) {
        return None;
    }
    let value = a.value + b.value / Decimal::ONE_HUNDRED;
    Some(Value::Money { amount: Amount { value, step: Decimal::new(1, 2), ..a.clone() }, currency })
}

/// Returns whether an amount is a single figure.
const fn plain(amount: &Amount) -> bool {
    amount.to.is_none() && !amount.soft
}

/// Joins two figures of one unit, or a bare one and one with a unit, over a range mark.
fn range(
    text: &str,
    [start, low, high, end]: [usize; 4],
    first: &Value,
    second: &Value,
    between: &str,
    lang: Lang,
) -> Option<Value> {
    // 3명~5명, 3명에서 5명까지: the counter of the lower end is no part of its fact.
    let counted = match (lang, first) {
        (Lang::Ko, Value::Number(_)) => super::number::after_counter(between),
        _ => None,
    };
    // 4곳에서 6천억 원: in four places.
    if counted.is_some() && !matches!(second, Value::Number(_) | Value::Ordinal(_)) {
        return None;
    }
    let between = counted.unwrap_or(between);
    let between = between
        .trim_end()
        .strip_suffix("영하")
        .or_else(|| between.trim_end().strip_suffix("영상"))
        .unwrap_or(between);
    let mark = between.trim().trim_end_matches(['~', ' ']).trim_end();
    let mark = mark.strip_suffix(" about").or_else(|| mark.strip_suffix(" around")).unwrap_or(mark);
    let mark = mark.strip_suffix(" the").unwrap_or(mark);
    let lead = Span::new(start, low).of(text).trim_end();
    let lead = lead.strip_suffix(" the").unwrap_or(lead);
    let after = Span::new(high, end).of(text).trim_start();
    let marked = match mark {
        "" => between.trim().ends_with('~'),
        "~" | "∼" | "～" | "〜" | "–" | "-" | "-to-" | "- to" => true,
        // 5,980원에서 11,960원으로 is a change.
        "에서" => lang == Lang::Ko && !after.starts_with(['로', '으']),
        "부터" | "내지" => lang == Lang::Ko,
        "과" | "와" => after.starts_with("사이"),
        "to" => lang == Lang::En && (!lead.ends_with("from") || !is_change(lead)),
        "and" => lang == Lang::En && (lead.ends_with("between") || lead.ends_with("from")),
        _ => false,
    };
    let (a, b) = (first.amount()?, second.amount()?);
    let kinds = match (first, second) {
        (Value::Number(_), Value::Money { .. } | Value::Quantity { .. } | Value::Percent { .. }) => {
            !matches!(mark, "to" | "and") || lead.ends_with("from") || lead.ends_with("between")
        }
        (Value::Money { currency: c, .. }, Value::Money { currency: d, .. }) => c == d,
        (Value::Quantity { unit: u, .. }, Value::Quantity { unit: v, .. }) => u == v,
        (Value::Ordinal(_) | Value::Number(_), Value::Ordinal(_)) => {
            matches!(mark, "에서" | "and" | "~" | "∼" | "–")
                || (mark == "부터" && lang == Lang::Ko)
                || mark.is_empty()
        }
        (Value::Number(_), Value::Number(_)) => lead.ends_with("from") || (lang == Lang::Ko && mark != "-"),
        (Value::Percent { points: p, .. }, Value::Percent { points: q, .. }) => p == q,
        _ => false,
    };
    let value = a.carried(b);
    let low = if b.value < Decimal::ZERO && mark == "-" { -b.value } else { b.value };
    if !marked || !kinds || a.to.is_some() || b.to.is_some() || value >= low {
        return None;
    }
    Some(with_amount(second, Amount { value, to: Some(low), ..b.clone() }))
}

/// Joins a lower and an upper bound: more than 10 and less than 20; 1000 초과 1500 미만.
fn bounds(first: &Value, second: &Value, between: &str, lang: Lang) -> Option<Value> {
    let (a, b) = (first.amount()?, second.amount()?);
    let linked = match lang {
        Lang::En => {
            let words = between.trim_start();
            words.starts_with("and ") || words.starts_with("but ")
        }
        Lang::Ko => !between.contains(['.', '또', '혹']),
    };
    let low = |amount: &Amount| matches!(amount.approx, Approx::Over | Approx::AtLeast);
    let high = |amount: &Amount| matches!(amount.approx, Approx::Under | Approx::AtMost);
    // No more than 50 and no less than 20: the upper one may come first.
    let (lower, upper) = if low(b) { (b, a) } else { (a, b) };
    let near =
        between.chars().count() <= BOUNDS && std::mem::discriminant(first) == std::mem::discriminant(second);
    let single = a.to.is_none() && b.to.is_none();
    // 10명 미만이어야 하고 3분의 2 이상: a count and a share are no ends of one range.
    let part = |amount: &Amount| amount.value < Decimal::ONE;
    if !linked
        || !low(lower)
        || !high(upper)
        || !near
        || !single
        || lower.value >= upper.value
        || part(a) != part(b)
    {
        return None;
    }
    let range = Amount {
        value: lower.value,
        to: Some(upper.value),
        approx: Approx::Exact,
        bound: false,
        ..b.clone()
    };
    Some(with_amount(second, range))
}

/// Returns whether the words before "from" tell a change.
fn is_change(lead: &str) -> bool {
    let near = lead.char_indices().rev().nth(60).map_or(0, |(at, _)| at);
    let clause = lead.get(near..).unwrap_or_default().to_lowercase();
    let clause = clause.rsplit([',', ';', '.']).next().unwrap_or_default();
    CHANGES.iter().any(|word| clause.split(|c: char| !c.is_alphabetic()).any(|w| w.starts_with(word)))
        || lead.ends_with("won")
}

/// Returns a fact of the same kind with another amount.
fn with_amount(value: &Value, amount: Amount) -> Value {
    match value {
        Value::Percent { points, .. } => Value::Percent { amount, points: *points },
        Value::Money { currency, .. } => Value::Money { amount, currency },
        Value::Quantity { unit, .. } => Value::Quantity { amount, unit },
        Value::Ordinal(_) => Value::Ordinal(amount),
        _ => Value::Number(amount),
    }
}
