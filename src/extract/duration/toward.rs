//! A length of time that is a distance: 2주 전, three days ago, two years later.

use jiff::ToSpan as _;
use jiff::civil;
use rust_decimal::prelude::ToPrimitive as _;

use super::ko::WHOLE;
use super::{Duration, Unit};
use crate::source::{Lang, Span, head, script, tail};

/// Which way from the day of writing, or from the time spoken of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Toward {
    /// 전, ago, earlier.
    Back,
    /// 후, 뒤, later, from now.
    Ahead,
}

/// Returns which way the length at `span` leads, and where the words that say so end.
pub(super) fn toward(text: &str, span: Span, lang: Lang) -> Option<(Toward, usize)> {
    let after = tail(text, span.end);
    match lang {
        Lang::Ko => korean(after).map(|(toward, len)| (toward, span.end + len)),
        Lang::En => english(head(text, span.start), after).map(|(toward, len)| (toward, span.end + len)),
    }
}

fn korean(after: &str) -> Option<(Toward, usize)> {
    let rest = after.trim_start_matches([' ', '\u{a0}']);
    let words = [("전", Toward::Back), ("후", Toward::Ahead), ("뒤", Toward::Ahead)];
    let (word, toward) = words.into_iter().find(|(word, _)| rest.starts_with(word))?;
    let next = tail(rest, word.len());
    let ends = !next.starts_with(script::is_syllable)
        || ["에", "의", "부터", "까지", "보다", "만", "인", "면", "쯤", "이"]
            .iter()
            .any(|p| next.starts_with(p));
    // 5일 전 직원이: all the staff.
    let whole = toward == Toward::Back && WHOLE.iter().any(|noun| next.trim_start().starts_with(noun));
    (ends && !whole).then_some((toward, after.len() - next.len()))
}

fn english(before: &str, after: &str) -> Option<(Toward, usize)> {
    const WORDS: &[(&str, Toward)] = &[
        (" ago", Toward::Back),
        (" earlier", Toward::Back),
        (" before", Toward::Back),
        (" prior", Toward::Back),
        (" later", Toward::Ahead),
        (" from now", Toward::Ahead),
        (" hence", Toward::Ahead),
        (" after", Toward::Ahead),
    ];
    let word = WORDS.iter().find(|(word, _)| {
        after.strip_prefix(word).is_some_and(|next| !next.starts_with(|c: char| c.is_alphanumeric()))
    });
    if let Some((word, toward)) = word {
        return Some((*toward, word.len()));
    }
    // I will leave in two weeks; but "the first time in ten years".
    let lead = before
        .strip_suffix(' ')
        .and_then(|lead| lead.strip_suffix("in").or_else(|| lead.strip_suffix("In")))?;
    let closed = after.is_empty() || after.starts_with(['.', ',', '!', '?', ';']);
    let ahead = [" will ", "'ll ", "’ll ", " to ", "chedule ", "eet "].iter().any(|word| lead.contains(word));
    let record = ["first", "time", "est ", "most", "record"].iter().any(|word| lead.contains(word));
    let alone = lead.trim().is_empty();
    (closed && (ahead || alone) && !record && !lead.ends_with(char::is_alphanumeric))
        .then_some((Toward::Ahead, 0))
}

impl Duration {
    /// Returns the day to which the distance leads from `reference`, where it is one of whole days or more.
    pub(crate) fn day_from(&self, reference: civil::Date) -> Option<civil::Date> {
        let sign = match self.toward? {
            Toward::Back => -1,
            Toward::Ahead => 1,
        };
        let count = self.amount.to_i32().filter(|_| self.to.is_none() && self.amount.fract().is_zero())?;
        let count = count.checked_mul(sign)?;
        let span = match self.unit {
            Unit::Day => count.days(),
            Unit::Week => count.weeks(),
            Unit::Month => count.months(),
            Unit::Quarter => count.checked_mul(3)?.months(),
            Unit::HalfYear => count.checked_mul(6)?.months(),
            Unit::Year => count.years(),
            Unit::Decade => count.checked_mul(10)?.years(),
            Unit::Century => count.checked_mul(100)?.years(),
            Unit::Second | Unit::Minute | Unit::Hour => return None,
        };
        reference.checked_add(span).ok()
    }
}
