//! A length of time that is a distance: 2주 전, three days ago, two years later.

use jiff::civil;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

use super::ko_counts::WHOLE;
use super::{Duration, Unit};
use crate::source::{Lang, Span, head, script, tail};

/// Which way a length leads from the time of writing, or from the time spoken of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Toward {
    /// Whether it leads into the past.
    pub(crate) back: bool,
    /// What it means there.
    pub(crate) reach: Reach,
}

/// What a distance means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reach {
    /// The time at its end: 3일 전, two years later.
    Point,
    /// All of the time: 지난 3년간, over the next two years.
    Stretch,
    /// The time at its end, counted from something beside it: three days after Easter, which 사흘 전 may say of the other.
    From,
    /// Some time in it: 3년 이내, within three years. Which way is often left open.
    Within,
}

const fn point(back: bool) -> Toward {
    Toward { back, reach: Reach::Point }
}

const WITHIN: Toward = Toward { back: false, reach: Reach::Within };

const fn stretch(back: bool) -> Toward {
    Toward { back, reach: Reach::Stretch }
}

/// Returns which way the length at `span` leads, and where the words that say so end.
pub(super) fn toward(text: &str, span: Span, lang: Lang) -> Option<(Toward, usize)> {
    let after = tail(text, span.end);
    match lang {
        Lang::Ko => korean(head(text, span.start), after).map(|(toward, len)| (toward, span.end + len)),
        Lang::En => english(head(text, span.start), after).map(|(toward, len)| (toward, span.end + len)),
    }
}

fn korean(before: &str, after: &str) -> Option<(Toward, usize)> {
    let rest = after.trim_start_matches([' ', '\u{a0}']);
    let words = [("전", point(true)), ("후", point(false)), ("뒤", point(false))];
    let Some((word, toward)) = words.into_iter().find(|(word, _)| rest.starts_with(word)) else {
        let lead = before.trim_end_matches([' ', '\u{a0}']).rsplit([' ', '\u{a0}', ',', '“', '‘']).next()?;
        return match lead {
            "지난" | "최근" | "과거" | "저번" => Some((stretch(true), 0)),
            "다음" | "향후" | "앞으로" | "다가오는" | "오는" => Some((stretch(false), 0)),
            _ if ["이내", "안에"].iter().any(|word| rest.starts_with(word)) => Some((WITHIN, 0)),
            _ => None,
        };
    };
    let next = tail(rest, word.len());
    let ends = !next.starts_with(script::is_syllable)
        || ["에", "의", "부터", "까지", "보다", "만", "인", "면", "쯤", "이"]
            .iter()
            .any(|p| next.starts_with(p));
    // 5일 전 직원이: all the staff.
    let whole = toward.back && WHOLE.iter().any(|noun| next.trim_start().starts_with(noun));
    (ends && !whole).then_some((toward, after.len() - next.len()))
}

fn english(before: &str, after: &str) -> Option<(Toward, usize)> {
    const WORDS: &[(&str, Toward)] = &[
        (" ago", point(true)),
        (" earlier", point(true)),
        (" before", point(true)),
        (" prior", point(true)),
        (" later", point(false)),
        (" from now", point(false)),
        (" from today", point(false)),
        (" hence", point(false)),
        (" after", point(false)),
        (" in the future", point(false)),
    ];
    let word = WORDS.iter().find(|(word, _)| {
        after.strip_prefix(word).is_some_and(|next| !next.starts_with(|c: char| c.is_alphanumeric()))
    });
    if let Some((word, toward)) = word {
        let from = matches!(*word, " after" | " before")
            && tail(after, word.len())
                .strip_prefix(' ')
                .is_some_and(|next| next.starts_with(char::is_alphanumeric));
        let toward = if from { Toward { reach: Reach::From, ..*toward } } else { *toward };
        return Some((toward, word.len()));
    }
    // Three days from Tuesday, from tomorrow; but "two hours from Seoul".
    if let Some(day) = after.strip_prefix(" from ") {
        let word = day.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        let named = word.ends_with("day")
            || matches!(word, "tomorrow" | "tmrw")
            || crate::extract::date::names_month(word);
        if named {
            return Some((point(false), 0));
        }
    }
    let lead = before.trim_end().rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    // The last 90 minutes, but sessions that last 90 minutes.
    let before_lead = before.trim_end().strip_suffix(lead).unwrap_or_default().trim_end();
    let article =
        ["the", "The", "over", "Over", "in", "In", "these", "for", "during", "within", "its", "their"];
    let verb =
        lead == "last" && !before_lead.is_empty() && !article.iter().any(|word| before_lead.ends_with(word));
    match lead.to_ascii_lowercase().as_str() {
        _ if verb => {}
        "past" | "last" | "previous" | "preceding" => return Some((stretch(true), 0)),
        "next" | "coming" | "upcoming" | "following" => return Some((stretch(false), 0)),
        "within" => return Some((WITHIN, 0)),
        _ => {}
    }
    // I will leave in two weeks; but "the first time in ten years".
    let before = before.strip_suffix("about ").unwrap_or(before);
    let lead = before
        .strip_suffix(' ')
        .and_then(|lead| lead.strip_suffix("in").or_else(|| lead.strip_suffix("In")))?;
    let closed = after.is_empty() || after.starts_with(['.', ',', '!', '?', ';']);
    let ahead = [" will ", "'ll ", "’ll ", " to ", "chedule ", "eet "].iter().any(|word| lead.contains(word));
    let record = ["first", "time", "est ", "most", "record"].iter().any(|word| lead.contains(word));
    let alone = lead.trim().is_empty();
    (closed && (ahead || alone) && !record && !lead.ends_with(char::is_alphanumeric))
        .then_some((point(false), 0))
}

impl Duration {
    /// Returns the length as one of the calendar, where it is whole and single.
    pub(crate) fn length(&self) -> Option<jiff::Span> {
        if self.to.is_some() {
            return None;
        }
        let (months, seconds) = self.measured(self.amount)?;
        // A part of a month is of thirty days.
        let days = months.fract().checked_mul(Decimal::from(30))?;
        let span = jiff::Span::new().try_months(months.trunc().to_i64()?).ok()?;
        let span = span.try_days(days.trunc().to_i64()?).ok()?;
        span.try_seconds(seconds.trunc().to_i64()?).ok()
    }

    /// Returns the day to which it leads from `reference`, where it leads to a point in time.
    pub(crate) fn day_from(&self, reference: civil::Date) -> Option<civil::Date> {
        let toward = self.toward.filter(|toward| toward.reach == Reach::Point)?;
        let length = self.length()?;
        reference.checked_add(if toward.back { length.negate() } else { length }).ok()
    }

    /// Returns how many whole days it lasts, where it counts days.
    pub(crate) fn days(&self) -> Option<i64> {
        let single = self.unit == Unit::Day && self.to.is_none() && self.rest.is_empty();
        self.amount.to_i64().filter(|_| single && self.amount.fract().is_zero())
    }

    /// Returns whether it counts hours, minutes or seconds.
    pub(crate) fn counts_clock(&self) -> bool {
        self.rest.last().map_or(self.unit, |(_, unit)| *unit) <= Unit::Hour
    }
}
