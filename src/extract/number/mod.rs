//! Numbers: digits, words and the mixtures of both, read by value.

mod en;
mod en_parts;
mod en_starts;
mod en_tables;
mod en_words;
pub(crate) mod hedge;
mod ko;
mod ko_sino;
mod ko_words;

use rust_decimal::Decimal;

pub(super) use en_tables::{ORDINALS, WORDS as CARDINAL_WORDS};
pub(super) use en_words::{is_counted, scale_after, tens_and_ones};
pub(super) use ko_words::{after_counter, particle_or_end};

use crate::source::script::Byte;
use crate::source::{Lang, Span, char_before, head, tail};

/// Digits that a figure may have before its point; longer ones are serial numbers, and are left unread.
const DIGITS: usize = 16;
/// Digits that it may have where separators show that it is a figure: as many as 9,999경 has.
const SEPARATED_DIGITS: usize = 20;

/// Returns the value of plain digits with at most one point, where a figure can have so many.
fn parse(plain: &str, separated: bool) -> Option<Decimal> {
    let (whole, fraction) = plain.split_once('.').unwrap_or((plain, ""));
    let most = if separated { SEPARATED_DIGITS } else { DIGITS };
    (whole.len() <= most && fraction.len() <= DIGITS / 2).then(|| plain.parse().ok()).flatten()
}

/// Returns the value and the length of digits that neither a separator nor a point follows, as most figures are written.
fn bare(text: &str) -> Option<(Decimal, usize)> {
    let len = Byte::Digit.run(text, 0);
    let plain = head(text, len);
    let ends = match tail(text, len).as_bytes() {
        [b' ', next, ..] => !next.is_ascii_digit(),
        // The others begin full-width digits and spaces of other kinds.
        [b',' | b'.' | 0xC2 | 0xE2 | 0xEF, ..] => false,
        _ => true,
    };
    let value: i64 = plain.parse().ok().filter(|_| ends && len <= DIGITS)?;
    Some((Decimal::from(value), len))
}

/// Returns whether a value is in the range in which all arithmetic on figures is exact: up to 9,999경.
fn is_in_range(value: Decimal) -> bool {
    value.abs() < Decimal::from(100_000_000_000_000_000_000_i128)
}

/// How exactly a text gives a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Approx {
    Exact,
    About,
    Over,
    Under,
    AtLeast,
    AtMost,
}

impl Approx {
    /// Returns whether the figure is the least that there can be.
    pub(crate) const fn is_lower(self) -> bool {
        matches!(self, Self::Over | Self::AtLeast)
    }

    /// Returns the words that tell a bound.
    pub(crate) const fn words(self) -> &'static str {
        match self {
            Self::Exact | Self::About => "",
            Self::Over => "more than ",
            Self::Under => "less than ",
            Self::AtLeast => "at least ",
            Self::AtMost => "at most ",
        }
    }

    /// Returns the name that the JSON contract uses.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::About => "about",
            Self::Over => "over",
            Self::Under => "under",
            Self::AtLeast => "at-least",
            Self::AtMost => "at-most",
        }
    }
}

/// An exact figure or range, with how exactly the text gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Amount {
    /// The figure, or the lower end of a range.
    pub(crate) value: Decimal,
    /// The upper end of a range.
    pub(crate) to: Option<Decimal>,
    pub(crate) approx: Approx,
    /// Whether `approx` is a bound that no negation beside it turns: 10명 이상, but not 10명 이상은 오지 않았다.
    pub(crate) bound: bool,
    /// The worth of the last digit that is written: 100,000,000 in 2.3억, 1 in 1,234.
    pub(crate) step: Decimal,
    /// Whether it is written in words, at least in part.
    pub(crate) worded: bool,
    /// Whether it may be no figure at all: one, both, half. It confirms a figure and never contradicts one.
    pub(crate) soft: bool,
}

impl Amount {
    /// Returns an exact amount.
    pub(crate) const fn exact(value: Decimal, step: Decimal, worded: bool) -> Self {
        Self { value, to: None, approx: Approx::Exact, bound: false, step, worded, soft: false }
    }

    /// Returns whether the two stand for the same figure, allowing for what rounding to either's digits loses.
    ///
    /// 1조 2,340억 and "1.23 trillion" agree, and so do 12만 3,480 and "about 123,500": a hedge lets trailing
    /// zeros be rounding. A hedged figure never agrees with one that is more than five per cent away.
    pub(crate) fn agrees(&self, other: &Self) -> bool {
        if self.same_value(other) {
            return !self.is_turned(other);
        }
        if self.bounds_as(other) {
            return true;
        }
        if self.to.is_some() || other.to.is_some() {
            return false;
        }
        let (coarse, fine) = if self.rounding() >= other.rounding() { (self, other) } else { (other, self) };
        let (a, b) = (coarse.value.abs(), fine.value.abs());
        let apart = (a - b).abs();
        match coarse.approx {
            Approx::Exact => {
                // An unhedged figure is a rounding only where it keeps three digits.
                coarse.step > fine.step
                    && a >= coarse.step * Decimal::ONE_HUNDRED
                    && apart * Decimal::TWO <= coarse.step
            }
            Approx::Over | Approx::AtLeast if b < a => false,
            Approx::Under | Approx::AtMost if b > a => false,
            _ => {
                coarse.rounding() > fine.rounding()
                    && apart <= coarse.rounding()
                    && apart * Decimal::from(20) <= b
            }
        }
    }

    /// Returns whether one of the two is a lower bound and the other an upper one.
    pub(crate) fn is_turned(&self, other: &Self) -> bool {
        self.bound && other.bound && self.approx.is_lower() != other.approx.is_lower()
    }

    /// Returns whether both bound the same whole numbers: 29세 이하, "under 30".
    pub(crate) fn bounds_as(&self, other: &Self) -> bool {
        let beyond = |open: &Self, closed: &Self| {
            let end = match (open.approx, closed.approx) {
                (Approx::Over, Approx::AtLeast) => open.value + Decimal::ONE,
                (Approx::Under, Approx::AtMost) => open.value - Decimal::ONE,
                _ => return false,
            };
            end == closed.value && open.step == Decimal::ONE && closed.step == Decimal::ONE
        };
        beyond(self, other) || beyond(other, self)
    }

    /// Returns to what the figure may have been rounded: the worth of its last digit that is not a zero, if hedged.
    fn rounding(&self) -> Decimal {
        if self.approx == Approx::Exact || self.value.is_zero() {
            return self.step;
        }
        let mut step = self.step;
        while (self.value % (step * Decimal::TEN)).is_zero() && step < self.value.abs() {
            step *= Decimal::TEN;
        }
        step
    }

    /// Returns whether the figures are equal, whatever their signs: a sign is told by a verb in the other language.
    pub(crate) fn same_value(&self, other: &Self) -> bool {
        self.value.abs() == other.value.abs() && self.to.map(|t| t.abs()) == other.to.map(|t| t.abs())
    }

    /// Returns the figure as the lower end of a range that ends with `high`: 3 in 3~5만 and "3 to 6 thousand" is of
    /// that scale, too.
    pub(crate) fn carried(&self, high: &Self) -> Decimal {
        let scale = high.step;
        let bare = self.step <= Decimal::ONE && self.value < Decimal::from(1000);
        let fits = bare && high.worded && scale >= Decimal::ONE_HUNDRED && self.value < high.value / scale;
        self.value.checked_mul(scale).filter(|_| fits).unwrap_or(self.value)
    }

    /// Returns the amount with both figures multiplied by `factor`.
    pub(crate) fn scaled(&self, factor: Decimal) -> Self {
        let times = |d: Decimal| d.checked_mul(factor).unwrap_or(d).normalize();
        Self { value: times(self.value), to: self.to.map(times), step: times(self.step), ..self.clone() }
    }

    /// Returns the figure or range in digits with thousands separators.
    pub(crate) fn digits(&self) -> String {
        let low = separated(self.value);
        self.to.map_or_else(|| low.clone(), |to| format!("{low} to {}", separated(to)))
    }
}

/// Writes a decimal with thousands separators.
pub(crate) fn separated(value: Decimal) -> String {
    // A fraction without an end is shown to six places.
    let shown = if value.abs() < Decimal::new(1, 3) { value } else { value.round_dp(6) };
    let plain = shown.normalize().to_string();
    let (whole, fraction) = plain.split_once('.').map_or((plain.as_str(), ""), |(w, f)| (w, f));
    let (sign, whole) = whole.strip_prefix('-').map_or(("", whole), |w| ("-", w));
    let mut out = String::from(sign);
    for (i, c) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(c);
    }
    if !fraction.is_empty() {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

/// What kind of numeral a text writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Form {
    /// 3, three, 세.
    Cardinal,
    /// 3rd, third, 세 번째, 제3.
    Ordinal,
    /// Half, 3분의 2.
    Fraction,
    /// Double, twice, 두 배.
    Times,
}

/// A numeral as it stands in a sentence.
#[derive(Clone, Debug)]
pub(crate) struct Numeral {
    pub(crate) span: Span,
    pub(crate) amount: Amount,
    pub(crate) form: Form,
}

impl Numeral {
    /// Returns a numeral in words, whose last place is worth `step`.
    fn worded(span: Span, value: Decimal, step: Decimal, form: Form) -> Self {
        Self { span, amount: Amount::exact(value.normalize(), step, true), form }
    }

    /// Marks the numeral as one that may be no figure.
    const fn soft(mut self) -> Self {
        self.amount.soft = true;
        self
    }
}

/// Reads the numeral at `at`, or returns where the next one may begin.
fn read(text: &str, at: usize, limit: usize, lang: Lang) -> Result<Numeral, usize> {
    let (numeral, over): (_, fn(&str, usize, usize) -> usize) = match lang {
        Lang::Ko => (ko::numeral(text, at, limit), ko::step_over),
        Lang::En => (en::numeral(text, at, limit), en::step_over),
    };
    numeral.filter(|n| is_in_range(n.amount.value)).ok_or_else(|| at + over(text, at, limit))
}

/// Returns whether `text` has a numeral that is surely a figure, be it also one of a date.
pub(super) fn is_told(text: &str, lang: Lang) -> bool {
    let mut at = 0;
    while at < text.len() {
        match read(text, at, text.len(), lang) {
            Ok(numeral) if !numeral.amount.soft => return true,
            Ok(numeral) => at = numeral.span.end,
            Err(next) => at = next,
        }
    }
    false
}

/// Finds the numerals in `sentence`, outside the `claimed` spans (in order), in order.
pub(crate) fn scan(text: &str, sentence: Span, lang: Lang, claimed: &[Span]) -> Vec<Numeral> {
    let mut found: Vec<Numeral> = Vec::new();
    let mut claims = claimed.iter().peekable();
    let mut at = sentence.start;
    while at < sentence.end {
        while claims.next_if(|claim| claim.end <= at).is_some() {}
        let limit = match claims.peek() {
            Some(claim) if claim.start <= at => {
                at = claim.end;
                continue;
            }
            Some(claim) => claim.start.min(sentence.end),
            None => sentence.end,
        };
        let mut numeral = match read(text, at, limit, lang) {
            Ok(numeral) => numeral,
            Err(next) => {
                at = next;
                continue;
            }
        };
        at = numeral.span.end;
        sign(text, sentence, &mut numeral);
        if let Some(joined) = range(text, found.last(), &numeral, lang) {
            found.pop();
            found.push(joined);
        } else {
            found.push(numeral);
        }
    }
    found
}

/// Returns whether what looks like minutes at `span` is the lower part of a fraction: 오분의 일.
pub(super) fn is_part(text: &str, span: Span, limit: usize) -> bool {
    let rest = Span::new(span.end, limit).of(text);
    let Some(after) = rest.strip_prefix("의").filter(|_| span.of(text).ends_with('분')) else {
        return false;
    };
    ko_sino::part(text, limit - after.len(), limit).is_some()
}

/// Reads a sign before the numeral: -3.2, △3.2, 영하 5도.
fn sign(text: &str, sentence: Span, numeral: &mut Numeral) {
    let before = Span::new(sentence.start, numeral.span.start).of(text);
    // -$3.2 and -KRW 3.2; minus-0.4-percent.
    let lead = before.trim_end_matches([' ', '$', '€', '£', '₩', '¥']);
    let bare = lead.trim_end_matches(|c: char| c.is_ascii_uppercase());
    let signed = bare.ends_with(['-', '−']) && bare.len() < before.trim_end().len();
    let before = if signed { bare } else { before };
    let before = before.strip_suffix('-').filter(|b| b.ends_with("minus")).unwrap_or(before);
    let bare = before.trim_end();
    let negative = match before.chars().next_back() {
        Some(' ') if bare == "-" => true,
        Some('-' | '−' | '–' | '－') => before.chars().rev().nth(1).is_none_or(|c| {
            c.is_whitespace() || matches!(c, '(' | ',' | '/' | '<' | '>' | '=' | '≤' | '≥' | '~' | '∼' | '～')
        }),
        // (-)3.5, (△)12.
        Some(')' | ' ') if ["(-)", "(△)", "(−)"].iter().any(|sign| bare.ends_with(sign)) => true,
        Some('△' | '▼') => true,
        _ => ["영하", "minus", "negative", "마이너스", "마이나스", "음수"]
            .iter()
            .any(|word| bare.ends_with(word)),
    };
    if negative {
        numeral.amount.value = -numeral.amount.value;
    }
}

/// Joins two numerals to a range where a range mark stands between them: 3~5, 30-40 %, 1만~2만, 3 to 6.
fn range(text: &str, low: Option<&Numeral>, high: &Numeral, lang: Lang) -> Option<Numeral> {
    let low = low?;
    let between = Span::new(low.span.end, high.span.start).of(text);
    // -10~-5; 영하 10∼영하 5.
    let mark = between.trim_end_matches(['-', ' ']).trim_end_matches("영하").trim_end_matches("영상");
    let mark = if mark.contains(['~', '∼', '～']) { mark.trim() } else { between.trim() };
    let is_mark = match mark {
        // 2, 3명 and 5, 6억 원 are two neighbours.
        "," if lang == Lang::Ko => is_next(low, high) && no_score(text, high, lang),
        "~" | "∼" | "～" | "〜" | "–" => true,
        "-" if between.len() > 1 => high.amount.value > Decimal::ZERO,
        "-" => {
            (!low.amount.worded || high.amount.worded)
                && (low.amount.value >= Decimal::TEN || no_score(text, high, lang))
        }
        // "The total for the three to 4.44 billion": words and digits make no range.
        "to" | "-to-" | "- to" | "-to" => {
            let spelled = |n: &Numeral| n.span.of(text).starts_with(|c: char| c.is_alphabetic());
            lang == Lang::En && (spelled(high) || !spelled(low)) && range_context(text, low, high)
        }
        "에서" | "내지" => lang == Lang::Ko,
        "and" => lang == Lang::En && head(text, low.span.start).trim_end().ends_with("between"),
        _ => false,
    };
    if !is_mark || low.amount.to.is_some() || low.form != Form::Cardinal || high.form != Form::Cardinal {
        return None;
    }
    let value = low.amount.carried(&high.amount);
    // 영하 10~5도: the sign is of both ends.
    let cold = value < Decimal::ZERO && !between.contains("영상") && high.amount.value < -value;
    let end = if cold && high.amount.value > Decimal::ZERO { -high.amount.value } else { high.amount.value };
    if value >= end {
        return None;
    }
    let amount = Amount { value, to: Some(end), ..high.amount.clone() };
    Some(Numeral { span: low.span.cover(high.span), amount, form: Form::Cardinal })
}

/// Returns whether "N to M" is a range and not a score or a change ("from 3 to 6" is two figures told apart by "from").
fn range_context(text: &str, low: &Numeral, high: &Numeral) -> bool {
    let before = head(text, low.span.start).trim_end();
    // $5 to $10, ₩5 to 10 billion.
    let bare = before.trim_end_matches(['$', '€', '£', '₩', '¥']);
    let changes = before.ends_with("from")
        || before.ends_with("won")
        || before.ends_with("lost")
        || before.ends_with("beat");
    !changes
        && low.amount.value < high.amount.value
        && if bare.len() < before.len() {
            !bare.ends_with(char::is_alphanumeric)
        } else {
            char_before(text, low.span.start).is_none_or(char::is_whitespace)
        }
}

/// Returns whether the two are neighbours below ten, of one scale: 2, 3; 5, 6억.
fn is_next(low: &Numeral, high: &Numeral) -> bool {
    let scale = if high.amount.step >= Decimal::ONE_HUNDRED { high.amount.step } else { Decimal::ONE };
    let plain = low.amount.step == Decimal::ONE && low.amount.value < Decimal::TEN;
    plain && (low.amount.value + Decimal::ONE).checked_mul(scale) == Some(high.amount.value)
}

/// Returns whether what follows a small figure shows that it ends a range, 2-3 seats, and no score: won 3-2.
fn no_score(text: &str, high: &Numeral, lang: Lang) -> bool {
    let rest = tail(text, high.span.end);
    if lang == Lang::Ko {
        return ko_words::COUNTERS.prefixes(rest.trim_start()).next().is_some()
            || super::measure::follows_money_or_share(rest);
    }
    let next = rest.strip_prefix([' ', '-']).unwrap_or(rest);
    let word = next.get(..next.len() - next.trim_start_matches(|c: char| c.is_ascii_lowercase()).len());
    let plural = word.is_some_and(|w| w.len() > 2 && w.ends_with('s') && !w.ends_with("ss") && w != "series");
    let scaled = high.amount.step >= Decimal::from(1000);
    plural || scaled || super::measure::follows_english(next)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;

    #[test]
    fn no_numeral_is_stepped_over() {
        for text in testing::lines() {
            for lang in [Lang::Ko, Lang::En] {
                let mut at = 0;
                while at < text.len() {
                    let next = match read(&text, at, text.len(), lang) {
                        Ok(numeral) => {
                            at = numeral.span.end;
                            continue;
                        }
                        Err(next) => next,
                    };
                    // The rest of a code or of a figure is none.
                    let inside = |i: usize| char_before(&text, i).is_some_and(|c| c.is_ascii_digit());
                    for i in (at + 1..next).filter(|i| text.is_char_boundary(*i) && !inside(*i)) {
                        assert!(read(&text, i, text.len(), lang).is_err(), "{}", tail(&text, i));
                    }
                    at = next;
                }
            }
        }
    }
}
