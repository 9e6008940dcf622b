//! Stage 3: sentences to facts. A fact has a span and an exact value; what cannot be read is left unread.
//!
//! Reading never fails. Temporal expressions are read first, since their figures are no numbers of their own;
//! each numeral that is left becomes money, a percentage, a quantity, an ordinal or a plain number by what
//! stands next to it. Names, people and quotes are read last: they need the whole document.

mod beginnings;
pub(crate) mod date;
pub(crate) mod duration;
pub(crate) mod instant;
mod join;
mod mask;
mod measure;
pub(crate) mod name;
pub(crate) mod number;
pub(crate) mod quote;
mod scan;
pub(crate) mod time;
mod words;

use rust_decimal::Decimal;

use crate::segment::{Kind, Segmentation};
use crate::source::{Document, Lang, Span, tail};

use date::Date;
use duration::Duration;
pub(crate) use measure::Unit;
use number::Amount;
use time::Clock;
use words::Words;

/// A fact that a text states, with where it stands.
#[derive(Clone, Debug)]
pub(crate) struct Fact {
    pub(crate) span: Span,
    /// Index of the sentence that holds it.
    pub(crate) sentence: usize,
    pub(crate) value: Value,
}

/// What a fact says.
#[derive(Clone, Debug)]
pub(crate) enum Value {
    /// A plain number or a count.
    Number(Amount),
    /// A place in an order: 제24회, 3위, eighth.
    Ordinal(Amount),
    /// A percentage, or a difference of percentages.
    Percent {
        amount: Amount,
        points: bool,
    },
    /// An amount of money in an ISO 4217 currency.
    Money {
        amount: Amount,
        currency: &'static str,
    },
    /// A measure with a unit.
    Quantity {
        amount: Amount,
        unit: &'static Unit,
    },
    Date(Date),
    Time(Clock),
    Duration(Duration),
}

impl Value {
    /// Returns the name of the kind in the JSON contract.
    pub(crate) const fn kind(&self) -> &'static str {
        match self {
            Self::Number(_) => "number",
            Self::Ordinal(_) => "ordinal",
            Self::Percent { .. } => "percent",
            Self::Money { .. } => "money",
            Self::Quantity { .. } => "quantity",
            Self::Date(_) => "date",
            Self::Time(_) => "time",
            Self::Duration(_) => "duration",
        }
    }

    /// Returns whether two figures count the same: percentages, amounts of one currency, measures of one unit.
    pub(crate) fn is_of_kind(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Money { currency: a, .. }, Self::Money { currency: b, .. }) => a == b,
            (Self::Percent { points: a, .. }, Self::Percent { points: b, .. }) => a == b,
            (Self::Quantity { unit: a, .. }, Self::Quantity { unit: b, .. }) => a == b,
            (a, b) => a.kind() == b.kind() && a.amount().is_some(),
        }
    }

    /// Returns the amount of a fact that is a figure.
    pub(crate) const fn amount(&self) -> Option<&Amount> {
        match self {
            Self::Number(amount)
            | Self::Ordinal(amount)
            | Self::Percent { amount, .. }
            | Self::Money { amount, .. }
            | Self::Quantity { amount, .. } => Some(amount),
            Self::Date(_) | Self::Time(_) | Self::Duration(_) => None,
        }
    }

    /// Returns the amounts of two facts that give one figure, the one as a lower bound and the other as an upper one.
    pub(crate) fn turned<'v>(&'v self, other: &'v Self) -> Option<[&'v Amount; 2]> {
        let (a, b) = (self.amount()?, other.amount()?);
        (a.same_value(b) && a.is_turned(b)).then_some([a, b])
    }

    /// Returns the value in one notation for both languages, as messages show it.
    pub(crate) fn describe(&self) -> String {
        match self {
            Self::Number(amount) => amount.digits(),
            Self::Ordinal(amount) => format!("no. {}", amount.digits()),
            Self::Percent { amount, points: false } => format!("{} %", amount.digits()),
            Self::Percent { amount, points: true } => format!("{} percentage points", amount.digits()),
            Self::Money { amount, currency } => format!("{} {currency}", amount.digits()),
            Self::Quantity { amount, unit } => format!("{} {}", amount.digits(), unit.ucum),
            Self::Date(date) => date.describe(),
            Self::Time(clock) => clock.describe(),
            Self::Duration(duration) => duration.describe(),
        }
    }
}

/// Reads the facts of `document`, in order of position.
pub(crate) fn read(document: &Document, segmentation: &Segmentation) -> Vec<Fact> {
    let mut facts = Vec::new();
    for (sentence, part) in segmentation.sentences.iter().enumerate() {
        if part.kind == Kind::Contact {
            continue;
        }
        read_sentence(document.text(), part.span, document.lang, |span, value| {
            facts.push(Fact { span, sentence, value });
        });
    }
    facts
}

/// Returns whether the figures of two texts could be at odds: one of them has digits, or tells a figure in words.
pub(crate) fn figures_may_differ(source: &str, target: &str) -> bool {
    let digits = |text: &str| text.bytes().fold(false, |found, byte| found | byte.is_ascii_digit());
    digits(source) || digits(target) || tells_figure(source, Lang::Ko) || tells_figure(target, Lang::En)
}

/// Reads the figures of a text as if it were one sentence and told no time, each with whether it is surely one of a time all
/// the same: 3일, 2026년.
pub(crate) fn figures_alone(text: &str, lang: Lang) -> Vec<(Value, bool)> {
    let sentence = Sentence::new(text, Span::new(0, text.len()), lang);
    let mut numerals = number::scan(text, sentence.span, lang, &sentence.masked);
    // English has names for months.
    numerals.retain(|numeral| lang == Lang::En || !tail(text, numeral.span.end).starts_with('월'));
    let mut figures = Vec::with_capacity(numerals.len());
    sentence.tell(Vec::new(), &sentence.masked, numerals, |span, value| {
        let digits = span.of(text).bytes().all(|byte| byte.is_ascii_digit());
        let timed = lang == Lang::Ko && digits && matches!(value, Value::Number(_)) && {
            let unit = tail(text, span.end);
            unit.starts_with(['년', '일', '분']) || unit.starts_with("개월")
        };
        figures.push((value, timed));
    });
    figures
}

/// Returns whether a text tells a figure, in digits or words.
pub(crate) fn tells_figure(text: &str, lang: Lang) -> bool {
    number::is_told(text, lang)
}

/// Calls `push` with each fact of the text at `span`, in order.
pub(crate) fn read_sentence(text: &str, span: Span, lang: Lang, push: impl FnMut(Span, Value)) {
    Sentence::new(text, span, lang).read(push);
}

/// A sentence as the readers of times go over it.
#[derive(Debug)]
enum Seen<'t> {
    Korean(&'t str),
    English(Words<'t>),
}

impl<'t> Seen<'t> {
    fn new(text: &'t str, lang: Lang) -> Self {
        match lang {
            Lang::Ko => Self::Korean(text),
            Lang::En => Self::English(Words::new(text)),
        }
    }
}

/// A sentence that is being read.
struct Sentence<'t> {
    text: &'t str,
    span: Span,
    lang: Lang,
    /// Where codes stand, in order.
    masked: Vec<Span>,
}

impl<'t> Sentence<'t> {
    fn new(text: &'t str, span: Span, lang: Lang) -> Self {
        let masked = mask::spans(span.of(text)).into_iter();
        let masked = masked.map(|s| Span::new(s.start + span.start, s.end + span.start)).collect();
        Self { text, span, lang, masked }
    }

    /// Calls `push` with each fact, in order.
    fn read(&self, push: impl FnMut(Span, Value)) {
        let span = self.span;
        let seen = &Seen::new(span.of(self.text), self.lang);
        let shift = |s: Span| Span::new(s.start + span.start, s.end + span.start);
        let mut claimed = self.masked.clone();
        let mut found: Vec<(Span, Value)> = Vec::new();
        let times = time::read(seen).into_iter().map(|r| (shift(r.span), Value::Time(r.value)));
        claim(times, &mut claimed, &mut found);
        let dates = date::read(seen).into_iter().map(|r| (shift(r.span), Value::Date(r.value)));
        claim(dates, &mut claimed, &mut found);
        let durations = duration::read(seen).into_iter().map(|r| (shift(r.span), Value::Duration(r.value)));
        claim(durations.filter(|(at, _)| is_length(self.text, *at, span.end)), &mut claimed, &mut found);
        let numerals = number::scan(self.text, span, self.lang, &claimed);
        self.tell(found, &claimed, numerals, push);
    }

    /// Calls `push` with the times `found` and what the numerals are, in order; of what is `claimed` a unit takes nothing.
    fn tell(
        &self,
        mut found: Vec<(Span, Value)>,
        claimed: &[Span],
        numerals: Vec<number::Numeral>,
        mut push: impl FnMut(Span, Value),
    ) {
        let (mut free, mut next) = (self.span.start, 0);
        for numeral in numerals {
            while let Some(claim) = claimed.get(next).filter(|claim| claim.end <= numeral.span.start) {
                free = free.max(claim.end);
                next += 1;
            }
            // What a unit has taken is no figure of its own.
            if numeral.span.start >= free {
                let room = Span::new(free, claimed.get(next).map_or(self.span.end, |claim| claim.start));
                let fact = measure::classify(self.text, self.span, room, numeral, self.lang);
                free = fact.0.end;
                found.push(fact);
            }
        }
        found.sort_by_key(|(span, _)| *span);
        join::join(self.text, self.span, self.lang, &mut found);
        for (span, value) in found {
            push(span, value);
        }
    }
}

/// Returns whether what looks like a length of time is one: 오분의 일 is a fifth, 10초과 more than ten.
fn is_length(text: &str, at: Span, limit: usize) -> bool {
    let excess = at.of(text).ends_with('초') && Span::new(at.end, limit).of(text).starts_with('과');
    !excess && !number::is_part(text, at, limit)
}

/// Takes those of `read` that stand on no claimed span, and claims theirs.
///
/// `claimed` is in order and without overlaps, before and after.
fn claim(read: impl Iterator<Item = (Span, Value)>, claimed: &mut Vec<Span>, found: &mut Vec<(Span, Value)>) {
    let mut read: Vec<_> = read.collect();
    if read.is_empty() {
        return;
    }
    read.sort_by_key(|(span, _)| span.start);
    let (before, mut end) = (claimed.len(), 0);
    for (span, value) in read {
        let earlier = claimed.get(..before).unwrap_or_default();
        let next = earlier.partition_point(|c| c.end <= span.start);
        if span.start >= end && !earlier.get(next).is_some_and(|c| c.overlaps(span)) {
            end = span.end;
            claimed.push(span);
            found.push((span, value));
        }
    }
    claimed.sort();
}

/// Returns the figure that a fact stands for when it is compared across kinds: 8개월 and "eighth month" share 8.
pub(crate) fn magnitude(value: &Value) -> Option<Decimal> {
    match value {
        Value::Duration(duration) => Some(duration.amount),
        other => other.amount().map(|a| a.value.abs()),
    }
}
