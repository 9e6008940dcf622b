//! An English text as words, figures and marks, for the readers of dates, times and lengths of time.

use super::beginnings::{ANYTHING, LEADS, begins};
use super::number::{ORDINALS, tens_and_ones};
use crate::source::script::Byte;
use crate::source::{Span, char_at, tail};

pub(super) use super::beginnings::{CARDINAL, DATE, HOLIDAY, LENGTH, MONTH, ORDINAL, TIME, UNIT};

/// A stretch of letters, a stretch of digits, or any other character that is no white space.
#[derive(Clone, Copy, Debug)]
struct Token {
    span: Span,
    kind: Kind,
    /// What the word can begin or is, a bit each.
    begins: u16,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Letters,
    Digits,
    Mark,
}

/// Returns whether a mark may begin a figure: ’24, ½.
fn starts_figure(mark: &str) -> bool {
    mark.starts_with(|c: char| matches!(c, '\'' | '’' | '‘') || c.is_numeric())
}

/// Cuts a text into words, figures and marks.
fn tokens(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::with_capacity(text.len() / 4);
    let (mut at, mut open) = (0, None);
    while let Some(byte) = Byte::at(text, at) {
        let (kind, end) = match byte {
            Byte::Letter => (Some(Kind::Letters), byte.run(text, at)),
            Byte::Digit => (Some(Kind::Digits), byte.run(text, at)),
            Byte::Space => (None, at + 1),
            Byte::Mark => (Some(Kind::Mark), at + 1),
            Byte::Foreign => {
                let c = char_at(text, at).unwrap_or_default();
                let kind = if c.is_alphabetic() { Kind::Letters } else { Kind::Mark };
                (Some(kind).filter(|_| !c.is_whitespace()), at + c.len_utf8())
            }
        };
        match (kind, tokens.last_mut()) {
            // Naïve is one word of three runs of letters.
            (Some(Kind::Letters), Some(last)) if open == kind => last.span.end = end,
            (Some(kind), _) => tokens.push(Token { span: Span::new(at, end), kind, begins: 0 }),
            (None, _) => {}
        }
        (at, open) = (end, kind);
    }
    tokens
}

/// The words of a text; a place past the end is an empty mark.
#[derive(Debug)]
pub(super) struct Words<'t> {
    pub(super) text: &'t str,
    /// The text in small letters, of the same length.
    lower: String,
    tokens: Vec<Token>,
    /// What any of the words can begin or is.
    tells: u16,
}

impl<'t> Words<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let mut tokens = tokens(text);
        let lower = text.to_ascii_lowercase();
        let (mut next, mut tells) = (0, 0);
        for token in tokens.iter_mut().rev() {
            token.begins = match token.kind {
                Kind::Letters => begins(token.span.of(&lower)),
                Kind::Digits => ANYTHING,
                // ’24, ½.
                Kind::Mark if starts_figure(token.span.of(text)) => ANYTHING,
                Kind::Mark => 0,
            };
            tells |= token.begins;
            if token.kind == Kind::Letters && token.begins & LEADS != 0 && next == 0 {
                token.begins = 0;
            }
            next = if token.kind == Kind::Mark { ANYTHING } else { token.begins & ANYTHING };
        }
        Self { text, lower, tokens, tells }
    }

    /// Returns whether the word at `i` can begin `what`; a figure can begin anything.
    pub(super) fn may_begin(&self, i: usize, what: u16) -> bool {
        self.tokens.get(i).is_some_and(|token| token.begins & what != 0)
    }

    /// Returns whether one of the words is a month, a unit or of the clock, as `what` says.
    pub(super) const fn tell(&self, what: u16) -> bool {
        self.tells & what != 0
    }

    /// Returns how many there are.
    pub(super) const fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Returns the place of the word at `i`; past the end, the end of the text.
    pub(super) fn span(&self, i: usize) -> Span {
        self.tokens.get(i).map_or(Span::at(self.text.len()), |token| token.span)
    }

    /// Returns the span from word `from` to the one before `to`.
    pub(super) fn cover(&self, from: usize, to: usize) -> Span {
        Span::new(self.span(from).start, self.span(to.saturating_sub(1)).end)
    }

    /// Returns the word at `i` in small letters.
    pub(super) fn at(&self, i: usize) -> &str {
        self.tokens.get(i).map_or("", |token| token.span.of(&self.lower))
    }

    /// Returns the text from the word at `i` on, in small letters.
    pub(super) fn lower_from(&self, i: usize) -> &str {
        tail(&self.lower, self.span(i).start)
    }

    /// Returns the word at `i` as it is written.
    pub(super) fn written(&self, i: usize) -> &'t str {
        self.span(i).of(self.text)
    }

    /// Returns the word before `i` in small letters.
    pub(super) fn before(&self, i: usize) -> &str {
        i.checked_sub(1).map_or("", |i| self.at(i))
    }

    /// Returns whether the word at `i` is one of `words`.
    pub(super) fn is(&self, i: usize, words: &[&str]) -> bool {
        let own = self.at(i);
        !own.is_empty() && words.contains(&own)
    }

    /// Returns whether nothing stands between the word at `i` and the one before it.
    pub(super) fn glued(&self, i: usize) -> bool {
        i.checked_sub(1).is_some_and(|before| i < self.len() && self.span(before).end == self.span(i).start)
    }

    /// Returns whether at most one space stands between the word at `i` and the one before it.
    pub(super) fn near(&self, i: usize) -> bool {
        i < self.len()
            && i.checked_sub(1).is_none_or(|before| {
                let gap = Span::new(self.span(before).end, self.span(i).start);
                matches!(gap.of(self.text), "" | " " | "\u{a0}")
            })
    }

    /// Returns whether the word at `i` is of letters, and no letter or digit touches it.
    pub(super) fn is_whole(&self, i: usize) -> bool {
        self.is_letters(i) && !self.continues(i) && !self.goes_on(i + 1)
    }

    /// Returns whether the letters or digits at `i` go on those before them.
    pub(super) fn continues(&self, i: usize) -> bool {
        self.goes_on(i) && self.is_alphanumeric(i - 1)
    }

    /// Returns whether a letter or digit at `i` touches what stands before it.
    pub(super) fn goes_on(&self, i: usize) -> bool {
        self.glued(i) && self.is_alphanumeric(i)
    }

    pub(super) fn is_letters(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(|token| token.kind == Kind::Letters)
    }

    pub(super) fn is_digits(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(|token| token.kind == Kind::Digits)
    }

    fn is_alphanumeric(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(|token| token.kind != Kind::Mark)
    }

    /// Returns whether the word at `i` begins with a capital.
    pub(super) fn is_capital(&self, i: usize) -> bool {
        self.written(i).starts_with(char::is_uppercase)
    }

    /// Returns the number at `i` in at most `digits` digits.
    pub(super) fn figure(&self, i: usize, digits: usize) -> Option<i16> {
        if !self.is_digits(i) || self.span(i).len() > digits || self.is_grouped(i) {
            return None;
        }
        self.at(i).parse().ok()
    }

    /// Returns whether the digits at `i` are a group of a longer figure: 14,600.
    fn is_grouped(&self, i: usize) -> bool {
        let group = |comma: usize| {
            let digits = self.at(comma + 1);
            self.at(comma) == ","
                && self.glued(comma)
                && self.goes_on(comma + 1)
                && digits.len() == 3
                && self.is_digits(comma + 1)
        };
        group(i + 1) || (i > 1 && self.is_digits(i - 2) && group(i - 1))
    }

    /// Reads a cardinal below a hundred, in figures or words; returns it with the place after it.
    pub(super) fn cardinal(&self, i: usize) -> Option<(i16, usize)> {
        if let Some(figure) = self.figure(i, 2) {
            return Some((figure, i + 1));
        }
        self.spelled(i)
    }

    /// Reads a cardinal below a hundred in words: five, fifty-four, fifty four.
    pub(super) fn spelled(&self, i: usize) -> Option<(i16, usize)> {
        if !self.may_begin(i, CARDINAL) || !self.is_whole(i) {
            return None;
        }
        let (len, value) = tens_and_ones(self.lower_from(i))?;
        let end = self.span(i).start + len;
        let next = (i + 1..=i + 3).find(|next| self.span(*next).start >= end)?;
        (self.span(next - 1).end == end).then_some((i16::try_from(value).ok()?, next))
    }

    /// Reads a place in an order below a hundred: 9th, ninth, twenty-fifth, twenty fifth.
    pub(super) fn ordinal(&self, i: usize) -> Option<(i16, usize)> {
        if let Some(figure) = self.figure(i, 2) {
            let suffix =
                self.glued(i + 1) && self.is(i + 1, &["st", "nd", "rd", "th"]) && !self.goes_on(i + 2);
            return suffix.then_some((figure, i + 2));
        }
        if !self.may_begin(i, ORDINAL | CARDINAL) || !self.is_whole(i) {
            return None;
        }
        let place = |i: usize| ORDINALS.iter().find(|(word, _)| *word == self.at(i)).map(|(_, place)| *place);
        if let Some(place) = place(i) {
            return Some((i16::try_from(place).ok()?, i + 1));
        }
        let (tens, ones) = (self.spelled(i).filter(|(value, _)| *value >= 20 && value % 10 == 0), i + 1);
        let ones = if self.at(ones) == "-" { ones + 1 } else { ones };
        let one = place(ones).filter(|one| *one < 10 && self.near(ones))?;
        Some((tens?.0 + i16::try_from(one).ok()?, ones + 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_of_a_figure_are_no_numbers() {
        let words = Words::new("at 340,000 won, July 20, 2018, to 14,600");
        let figures = (0..words.len()).filter_map(|i| words.figure(i, 4)).collect::<Vec<_>>();
        assert_eq!(figures, [20, 2018]);
    }

    #[test]
    fn words_and_numbers() {
        let words = Words::new("On May 9th, the twenty-fifth of 2,026 at 7p.m.");
        let all: Vec<_> = (0..words.len()).map(|i| words.at(i)).collect();
        assert_eq!(
            all,
            [
                "on", "may", "9", "th", ",", "the", "twenty", "-", "fifth", "of", "2", ",", "026", "at", "7",
                "p", ".", "m", "."
            ]
        );
        assert_eq!(words.ordinal(2), Some((9, 4)));
        assert_eq!(words.ordinal(6), Some((25, 9)));
        assert_eq!(words.ordinal(1), None);
        assert_eq!(Words::new("fifty four men").spelled(0), Some((54, 2)));
        assert_eq!(Words::new("thirty days").spelled(0), Some((30, 1)));
    }
}
