//! What a text tells anywhere, be it in a code or a name: a figure that is told there is neither missing nor added.

use std::cell::OnceCell;
use std::collections::HashSet;

use rust_decimal::Decimal;

use super::facts::Item;
use crate::extract::number::Approx;
use crate::extract::{Value, magnitude};
use crate::reading::Reading;
use crate::source::script::{Byte, next_byte};
use crate::source::{Span, head, tail};

/// Returns whether a name with a hyphen ends with `digits`: Mirinae-2.
pub(super) fn is_in_code(text: &str, digits: &str) -> bool {
    text.match_indices(digits).any(|(at, _)| {
        let named = head(text, at)
            .strip_suffix('-')
            .is_some_and(|name| name.ends_with(|c: char| c.is_ascii_alphabetic()));
        named && !tail(text, at + digits.len()).starts_with(|c: char| c.is_ascii_alphanumeric())
    })
}

/// The figures that a text tells anywhere.
pub(super) struct Told<'t> {
    reading: &'t Reading,
    figures: HashSet<Decimal>,
    /// The runs of digits that are no fact: the 125 of a telephone, the 900 of an A330-900.
    digits: OnceCell<HashSet<&'t str>>,
}

impl<'t> Told<'t> {
    pub(super) fn new(reading: &'t Reading, items: &[Item]) -> Self {
        let other = |item: &Item| match &item.value {
            // Population Trends 2024.
            Value::Date(date) => date.year.map(Decimal::from),
            // The under-30s: 29세 이하.
            value => value.amount().filter(|a| a.approx == Approx::Under).map(|a| a.value - Decimal::ONE),
        };
        let figures = items.iter().flat_map(|item| [magnitude(&item.value), other(item)]).flatten().collect();
        Self { reading, figures, digits: OnceCell::new() }
    }

    /// Returns whether the text tells a figure nowhere.
    pub(super) fn lacks(&self, value: &Value) -> bool {
        let Some(figure) = magnitude(value).filter(|figure| !self.figures.contains(figure)) else {
            return false;
        };
        let plain = matches!(value, Value::Number(_)) && figure.is_integer();
        !(plain && self.digits.get_or_init(|| unread(self.reading)).contains(figure.to_string().as_str()))
    }
}

/// Returns the runs of two digits and more that are in no fact.
fn unread(reading: &Reading) -> HashSet<&str> {
    let text = reading.text();
    let mut runs = HashSet::new();
    let mut at = 0;
    while let Some(start) = next_byte(text, at, |byte| byte.is_ascii_digit()) {
        at = Byte::Digit.run(text, start);
        let next = reading.facts.partition_point(|fact| fact.span.end <= start);
        if at - start > 1 && reading.facts.get(next).is_none_or(|fact| at <= fact.span.start) {
            runs.insert(Span::new(start, at).of(text));
        }
    }
    runs
}
