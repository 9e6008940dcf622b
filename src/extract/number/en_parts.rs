//! Parts of one in English words: a third of the total, two-thirds, three twenty-fifths.

use rust_decimal::Decimal;

use super::en_tables::{ORDINALS, WORDS};
use super::en_words::{leading_word, scale_of, value_of};
use crate::source::tail;

/// Divides, to fifteen places where there is no end.
pub(super) fn share(part: Decimal, whole: Decimal) -> Option<Decimal> {
    Some(part.checked_div(whole)?.round_dp(15).normalize())
}

/// Returns whether what is whole begins `rest`: the total, its members, all that.
pub(super) fn is_whole(rest: &str) -> bool {
    [
        "the ",
        "its ",
        "their ",
        "all ",
        "our ",
        "those ",
        "these ",
        "them",
        "residents",
        "people",
        "respondents",
    ]
    .iter()
    .any(|word| rest.starts_with(word))
}

/// Returns the length of what joins a fraction to its measure, but for the last space: half *of one* percent, half *a*
/// kilometer, a quarter mile, a quarter-percentage-point.
pub(super) fn joint(after: &str) -> Option<usize> {
    let joints = ["-", " of one ", " of a ", " of an ", " of ", " a ", " an ", " "];
    let joint = joints
        .into_iter()
        .find(|joint| after.strip_prefix(joint).is_some_and(super::super::measure::begins_measure))?;
    Some(joint.len() - 1)
}

/// Returns whether what follows "a third" makes it a part: "a third of", "a hundredth".
pub(super) fn part_of(after: &str) -> bool {
    let next = after.trim_start();
    next.is_empty() || next.starts_with("of ") || next.starts_with(['.', ','])
}

/// Reads into how many parts a fraction divides, over a space or hyphen: " thirds", "-eighths", " twenty-fifths".
pub(super) fn denominator(after: &str, one: bool) -> Option<(usize, Decimal)> {
    let rest = [" - ", " ", "-", "—"].iter().find_map(|gap| after.strip_prefix(gap))?;
    let gap = after.len() - rest.len();
    let word = leading_word(rest);
    let tens = value_of(word, WORDS).filter(|t| *t >= 20);
    if let Some(tens) = tens {
        let next = tail(rest, word.len());
        let last = next.strip_prefix(['-', ' '])?;
        let unit = leading_word(last);
        let parts = part_name(unit, one).filter(|p| *p < Decimal::TEN)?;
        return Some((gap + word.len() + 1 + unit.len(), Decimal::from(tens) + parts));
    }
    let parts = part_name(word, one).filter(|_| is_part(word, tail(rest, word.len())))?;
    Some((gap + word.len(), parts))
}

/// Returns into how many parts a fraction word divides; the singular is one only after "one" or "a".
fn part_name(word: &str, one: bool) -> Option<Decimal> {
    let word = word.to_ascii_lowercase();
    match word.as_str() {
        "half" | "halves" => return Some(Decimal::TWO),
        "quarter" | "quarters" => return Some(Decimal::from(4)),
        "third" | "fifth" => return value_of(&word, ORDINALS).map(Decimal::from),
        "second" | "seconds" => return None,
        _ => {}
    }
    let singular = word.strip_suffix('s').filter(|_| word.ends_with("ths") || word.ends_with("rds"));
    let name = singular.or(one.then_some(word.as_str()))?;
    let scale = || name.strip_suffix("th").and_then(scale_of).filter(|s| *s >= Decimal::ONE_HUNDRED);
    value_of(name, ORDINALS).map(Decimal::from).or_else(scale)
}

/// Returns whether a singular names a part: "one eighth" does, "one millionth guest" does not.
pub(super) fn is_part(name: &str, after: &str) -> bool {
    let large = name.strip_suffix("th").and_then(scale_of).is_some();
    name.ends_with('s') || part_of(after) || !large
}
