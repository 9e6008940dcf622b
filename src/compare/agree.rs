//! Whether two facts say the same, and if they conflict, in what.

use jiff::civil;
use rust_decimal::Decimal;

use crate::extract::date::Agreement;
use crate::extract::number::{Amount, Approx};
use crate::extract::{Unit, Value, magnitude};

/// How two facts relate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Relation {
    /// They cannot be compared: a time and a percentage.
    Unrelated,
    /// They are of one kind and contradict each other.
    Conflict,
    /// Nothing in them is at odds, and little is shared: "last year" and 2월.
    Compatible,
    /// The same figure told as another kind: 8개월 and "eighth".
    SameFigure,
    /// They say the same.
    Same,
}

/// Relates a fact of the source to a fact of the target.
pub(crate) fn relate(source: &Value, target: &Value, reference: Option<civil::Date>) -> Relation {
    let relation = related(source, target, reference);
    let soft = |value: &Value| value.amount().is_some_and(|a| a.soft);
    if relation == Relation::Conflict && source.turned(target).is_none() && (soft(source) || soft(target)) {
        Relation::Unrelated
    } else {
        relation
    }
}

fn related(source: &Value, target: &Value, reference: Option<civil::Date>) -> Relation {
    match (source, target) {
        // 10여 곳 and "about a dozen": a soft figure stands for any hedged one near it.
        (Value::Number(a), Value::Number(b)) if loosely(a, b) || loosely(b, a) => Relation::Same,
        // 셋 중 하나 and "a third".
        (Value::Number(a), Value::Number(b)) if is_share(a, b) || is_share(b, a) => Relation::SameFigure,
        (Value::Number(a), Value::Number(b)) if is_fraction(a) != is_fraction(b) => Relation::Unrelated,
        (Value::Number(a), Value::Number(b)) | (Value::Ordinal(a), Value::Ordinal(b)) => either(a.agrees(b)),
        (Value::Money { amount: a, currency: c }, Value::Money { amount: b, currency: d }) => {
            either(c == d && a.agrees(b))
        }
        (Value::Percent { amount: a, points: p }, Value::Percent { amount: b, points: q }) => {
            either(p == q && a.agrees(b))
        }
        (Value::Quantity { amount: a, unit: u }, Value::Quantity { amount: b, unit: v }) => {
            if u == v || (is_degree(u.ucum) && is_degree(v.ucum) && (u.ucum == "deg" || v.ucum == "deg")) {
                either(a.agrees(b))
            } else if u.dimension == v.dimension {
                either(converted(a, u, b, v))
            } else if are_apart(u, v) {
                if a.same_value(b) { Relation::Conflict } else { Relation::Unrelated }
            } else if a.agrees(b) {
                // 85마일 for "85 miles per hour": the figure holds, and its unit is told loosely.
                Relation::SameFigure
            } else {
                Relation::Unrelated
            }
        }
        (Value::Date(a), Value::Date(b)) => match a.compare(b, reference) {
            Agreement::Same => Relation::Same,
            Agreement::Compatible => Relation::Compatible,
            Agreement::Conflict(_) => Relation::Conflict,
        },
        (Value::Time(a), Value::Time(b)) => either(a.agrees(b)),
        // Every two years is no length.
        (Value::Duration(a), Value::Duration(b)) if a.every != b.every => Relation::Unrelated,
        (Value::Duration(a), Value::Duration(b)) => {
            if a.same(b) && !a.is_opposite(b) {
                Relation::Same
            } else {
                Relation::Conflict
            }
        }
        (Value::Date(date), other) | (other, Value::Date(date)) => {
            let parts = [date.year.map(i64::from), date.month.map(i64::from), date.day.map(i64::from)];
            let figure = magnitude(other);
            let told = figure.is_some_and(|f| parts.into_iter().flatten().any(|p| Decimal::from(p) == f));
            if told { Relation::SameFigure } else { Relation::Unrelated }
        }
        (Value::Time(clock), other) | (other, Value::Time(clock)) => {
            let hours = [i64::from(clock.hour), i64::from(clock.hour % 12)];
            let told = magnitude(other).is_some_and(|f| hours.iter().any(|h| Decimal::from(*h) == f));
            if told { Relation::SameFigure } else { Relation::Unrelated }
        }
        (Value::Percent { amount, .. }, Value::Number(other))
        | (Value::Number(other), Value::Percent { amount, .. }) => {
            // Half and 50 %, twice and 200 %.
            // A hundred per cent more is twice as much.
            let hundreds = other.value * Decimal::ONE_HUNDRED;
            let share =
                hundreds == amount.value || (other.worded && hundreds == amount.value + Decimal::ONE_HUNDRED);
            if share || amount.same_value(other) { Relation::SameFigure } else { Relation::Unrelated }
        }
        (a, b) => match (magnitude(a), magnitude(b)) {
            (Some(x), Some(y)) if x == y => Relation::SameFigure,
            // 29세 이하 and "the under-30s".
            _ if matches!((a.amount(), b.amount()), (Some(a), Some(b)) if a.bounds_as(b)) => {
                Relation::SameFigure
            }
            (Some(_), Some(_)) if counts(a) && counts(b) => Relation::Conflict,
            _ => Relation::Unrelated,
        },
    }
}

/// Returns whether a unit is written as degrees, of which either language may leave out the kind.
fn is_degree(ucum: &str) -> bool {
    matches!(ucum, "deg" | "Cel" | "[degF]")
}

/// Returns whether a figure with a unit of the one dimension is another measure with one of the other: 84㎡ and 84 meters, but
/// not 85마일 and "85 miles per hour", where everyday language tells the unit loosely.
fn are_apart(one: &Unit, other: &Unit) -> bool {
    const PLAIN: &[&str] = &[
        "length",
        "area",
        "volume",
        "mass",
        "energy",
        "power",
        "speed",
        "pressure",
        "data",
        "age",
        "containers",
    ];
    const LOOSE: &[(&str, &str)] = &[("length", "speed"), ("mass", "pressure")];
    let (u, v) = (one, other);
    let (one, other) = (u.dimension, v.dimension);
    // 150Mb and 150 gigabits per second.
    if matches!((one, other), ("data", "data rate") | ("data rate", "data")) {
        return u.factor != v.factor;
    }
    // A ton of water is a cubic meter, and no liter.
    let water = |mass: Option<Decimal>, volume: Option<Decimal>| {
        mass.zip(volume).is_none_or(|(mass, volume)| volume.checked_mul(Decimal::from(1000)) == Some(mass))
    };
    match (one, other) {
        ("mass", "volume") => return !water(u.factor, v.factor),
        ("volume", "mass") => return !water(v.factor, u.factor),
        _ => {}
    }
    let loose = LOOSE.iter().any(|two| *two == (one, other) || *two == (other, one));
    PLAIN.contains(&one) && PLAIN.contains(&other) && !loose
}

/// Returns whether a soft figure is within a fifth of a hedged one.
fn loosely(soft: &Amount, hedged: &Amount) -> bool {
    let apart = (soft.value - hedged.value).abs();
    soft.soft
        && !soft.is_turned(hedged)
        && hedged.approx != Approx::Exact
        && apart * Decimal::from(5) <= hedged.value
}

/// Returns whether a figure is a part of one in words: half, 3분의 2.
fn is_fraction(amount: &Amount) -> bool {
    amount.worded && amount.value > Decimal::ZERO && amount.value < Decimal::ONE
}

/// Returns whether a fraction is one part of so many.
fn is_share(part: &Amount, parts: &Amount) -> bool {
    let product = part.value.checked_mul(parts.value).unwrap_or_default();
    is_fraction(part)
        && parts.value > Decimal::TWO
        && parts.value <= Decimal::TEN
        && (product - Decimal::ONE).abs() < Decimal::new(1, 6)
}

const fn either(same: bool) -> Relation {
    if same { Relation::Same } else { Relation::Conflict }
}

/// Returns whether a fact is a plain count or a measure, which a translation may tell as the other.
const fn counts(value: &Value) -> bool {
    matches!(value, Value::Number(_) | Value::Quantity { .. })
}

/// Returns whether two facts of one side tell the same measure in two units: 2헥타르(약 6,050평).
pub(crate) fn converts(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Quantity { amount: a, unit: u }, Value::Quantity { amount: b, unit: v }) => {
            u != v && u.dimension == v.dimension && converted(a, u, b, v)
        }
        (Value::Money { currency: c, .. }, Value::Money { currency: d, .. }) => c != d,
        _ => false,
    }
}

/// Returns whether degrees Celsius and Fahrenheit are a conversion, of a temperature or of a difference of two; nothing for
/// other units.
fn converts_degrees(a: &Amount, from: &str, b: &Amount, to: &str) -> Option<bool> {
    let (celsius, fahrenheit) = match (from, to) {
        ("Cel", "[degF]") => (a, b),
        ("[degF]", "Cel") => (b, a),
        _ => return None,
    };
    let difference = celsius.value * Decimal::new(18, 1);
    // A degree Celsius is 1.8 degrees Fahrenheit, and both may be rounded.
    let rounding = celsius.step * Decimal::new(9, 1) + fahrenheit.step * Decimal::new(5, 1);
    let near = |value: Decimal| (value - fahrenheit.value).abs() <= rounding;
    Some(near(difference + Decimal::from(32)) || near(difference))
}

/// Returns whether two measures in different units are a conversion, within the rounding that their digits show.
fn converted(a: &Amount, from: &Unit, b: &Amount, to: &Unit) -> bool {
    if let Some(right) = converts_degrees(a, from.ucum, b, to.ucum) {
        return right;
    }
    let (Some(from), Some(to)) = (from.factor, to.factor) else {
        // Telling right from wrong without a factor is left to a later check.
        return true;
    };
    let (Some(left), Some(right)) = (a.value.checked_mul(from), b.value.checked_mul(to)) else {
        return false;
    };
    let rounding = |step: Decimal, factor| step.checked_mul(factor).unwrap_or_default();
    let rounding = rounding(a.step, from).max(rounding(b.step, to));
    // Conversions are rounded freely: five per cent, or what the last digit is worth, if that is no more than a fifth.
    let (least, most) = (left.abs() / Decimal::from(20), left.abs() / Decimal::from(5));
    (left - right).abs() <= rounding.min(most).max(least)
}
