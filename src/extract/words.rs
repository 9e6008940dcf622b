//! An English text as words, figures and marks, for the readers of dates, times and lengths of time.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::date;
use super::number::{CARDINAL_WORDS, ORDINALS, tens_and_ones};
use crate::source::{Span, tail};

/// A stretch of letters, a stretch of digits, or any other character that is no white space.
#[derive(Clone, Copy, Debug)]
struct Token {
    span: Span,
    kind: Kind,
    /// What the word can begin.
    begins: u8,
}

/// What a word can begin, a bit each.
pub(super) const DATE: u8 = 1;
pub(super) const TIME: u8 = 2;
pub(super) const LENGTH: u8 = 4;
pub(super) const HOLIDAY: u8 = 8;
pub(super) const CARDINAL: u8 = 16;
pub(super) const ORDINAL: u8 = 32;
/// The word begins something only with one after it that can begin something, too.
const LEADS: u8 = 64;
/// The word follows one of those.
const FOLLOWS: u8 = 128;

/// The words that can begin something; most words of a text can begin nothing, and one look says so.
static BEGINNINGS: LazyLock<Beginnings> = LazyLock::new(|| {
    const CARDINALS: u8 = CARDINAL | DATE | TIME | LENGTH;
    const DATES: &[&str] = &[
        "the",
        "last",
        "final",
        "latter",
        "this",
        "next",
        "previous",
        "preceding",
        "following",
        "same",
        "that",
        "upcoming",
        "coming",
        "spring",
        "summer",
        "fall",
        "autumn",
        "winter",
        "end",
        "close",
        "beginning",
        "start",
        "early",
        "middle",
        "mid",
        "late",
        "very",
        "year",
        "quarter",
        "month",
        "on",
        "yoy",
        "mom",
        "qoq",
        "corresponding",
        "like",
        "comparable",
        "a",
        "one",
        "from",
        "than",
        "day",
        "yesterday",
        "tomorrow",
        "today",
        "tonight",
        "tmrw",
        "current",
        "week",
        "weekend",
        "weekends",
        "weekday",
        "weekdays",
        "q",
        "h",
        "fy",
        "fiscal",
    ];
    const TIMES: &[&str] = &["a", "half", "quarter", "noon", "midday", "noonish", "midnight"];
    const LENGTHS: &[&str] = &[
        "a",
        "an",
        "another",
        "the",
        "all",
        "full",
        "whole",
        "half",
        "quarter",
        "day",
        "week",
        "month",
        "year",
        "decade",
        "century",
        "daylong",
        "weeklong",
        "monthlong",
        "yearlong",
        "decadelong",
        "centurylong",
        "hour",
        "weekly",
        "biweekly",
        "fortnightly",
        "monthly",
        "quarterly",
        "annually",
        "yearly",
        "biennially",
        "every",
        "each",
        "fortnight",
    ];
    const LEADERS: &[&str] = &["the", "a", "an", "on", "from", "than", "that", "this", "like"];
    const FOLLOWERS: &[&str] = &[
        "second",
        "seconds",
        "sec",
        "secs",
        "minute",
        "minutes",
        "min",
        "mins",
        "hour",
        "hours",
        "hr",
        "hrs",
        "day",
        "days",
        "night",
        "nights",
        "daily",
        "week",
        "weeks",
        "wk",
        "wks",
        "weekly",
        "fortnight",
        "fortnights",
        "month",
        "months",
        "mos",
        "monthly",
        "quarter",
        "quarters",
        "quarterly",
        "qtr",
        "year",
        "years",
        "yr",
        "yrs",
        "yearly",
        "annual",
        "decade",
        "decades",
        "century",
        "centuries",
        "morning",
        "afternoon",
        "evening",
        "hundred",
        "hundreds",
        "thousand",
        "thousands",
        "million",
        "dozen",
        "dozens",
        "couple",
        "few",
        "several",
        "good",
        "mere",
        "further",
        "half",
        "past",
        "recent",
        "entire",
        "additional",
        "extra",
    ];
    let mut table: HashMap<&'static str, u8> = HashMap::new();
    let mut add = |word: &'static str, bits: u8| *table.entry(word).or_default() |= bits;
    for (word, _) in CARDINAL_WORDS {
        add(word, CARDINALS);
    }
    for (word, _) in ORDINALS {
        add(word, ORDINAL | DATE | LENGTH);
    }
    for word in DATES {
        add(word, DATE);
    }
    for word in TIMES {
        add(word, TIME);
    }
    for word in LENGTHS {
        add(word, LENGTH);
    }
    for word in LEADERS {
        add(word, LEADS);
    }
    for word in FOLLOWERS {
        add(word, FOLLOWS);
    }
    date::words_of_decades().for_each(|word| add(word, FOLLOWS));
    date::words_of_dates().for_each(|word| add(word, DATE));
    date::words_of_holidays().for_each(|word| add(word, HOLIDAY));
    Beginnings::new(table)
});

/// Words with what they can begin.
struct Beginnings {
    table: HashMap<&'static str, u8>,
    /// A bit for each combination of length, first and last letter that the table has: few other words share one.
    shapes: [u64; SHAPES.div_ceil(64)],
}

/// The longest word of the table, in bytes.
const LONGEST: usize = 14;
/// How many combinations of length, first and last letter there are.
const SHAPES: usize = (LONGEST + 1) * 26 * 26;

impl Beginnings {
    fn new(table: HashMap<&'static str, u8>) -> Self {
        let mut shapes = [0; SHAPES.div_ceil(64)];
        for shape in table.keys().filter_map(|word| shape(word)) {
            shapes[shape / 64] |= 1 << (shape % 64);
        }
        Self { table, shapes }
    }

    fn get(&self, word: &str) -> u8 {
        if shape(word).is_some_and(|shape| self.shapes[shape / 64] >> (shape % 64) & 1 == 0) {
            return 0;
        }
        self.table.get(word).copied().unwrap_or_default()
    }
}

/// Returns the number of the combination of length, first and last letter of a word in small Latin letters.
fn shape(word: &str) -> Option<usize> {
    let letter = |byte: u8| byte.is_ascii_lowercase().then(|| usize::from(byte - b'a'));
    let (first, last) = (letter(*word.as_bytes().first()?)?, letter(*word.as_bytes().last()?)?);
    (word.len() <= LONGEST).then_some((word.len() * 26 + first) * 26 + last)
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

/// Returns what a word in small letters can begin.
fn begins(word: &str) -> u8 {
    if word.len() > LONGEST {
        return 0;
    }
    let known = BEGINNINGS.get(word);
    // Twentyfive in one word.
    let glued = known == 0 && word.len() > 7 && tens_and_ones(word).is_some();
    if glued { CARDINAL | DATE | TIME | LENGTH } else { known }
}

/// The words of a text; a place past the end is an empty mark.
#[derive(Debug)]
pub(super) struct Words<'t> {
    pub(super) text: &'t str,
    /// The text in small letters, of the same length.
    lower: String,
    tokens: Vec<Token>,
}

impl<'t> Words<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let mut tokens: Vec<Token> = Vec::with_capacity(text.len() / 4);
        let mut open: Option<Kind> = None;
        for (at, c) in text.char_indices() {
            let kind = match c {
                '0'..='9' => Kind::Digits,
                ' ' | '\u{a0}' => {
                    open = None;
                    continue;
                }
                'a'..='z' | 'A'..='Z' => Kind::Letters,
                '’' | '‘' | '“' | '”' | '–' | '—' => Kind::Mark,
                _ if !c.is_ascii() && c.is_alphabetic() => Kind::Letters,
                _ if c.is_whitespace() => {
                    open = None;
                    continue;
                }
                _ => Kind::Mark,
            };
            let end = at + c.len_utf8();
            match tokens.last_mut() {
                Some(last) if open == Some(kind) && kind != Kind::Mark => last.span.end = end,
                _ => tokens.push(Token { span: Span::new(at, end), kind, begins: 0 }),
            }
            open = Some(kind);
        }
        let lower = text.to_ascii_lowercase();
        let mut next = 0;
        for token in tokens.iter_mut().rev() {
            token.begins = match token.kind {
                Kind::Letters => begins(token.span.of(&lower)),
                Kind::Digits => u8::MAX,
                // ’24, ½.
                Kind::Mark if starts_figure(token.span.of(text)) => u8::MAX,
                Kind::Mark => 0,
            };
            if token.kind == Kind::Letters && token.begins & LEADS != 0 && next == 0 {
                token.begins = 0;
            }
            next = if token.kind == Kind::Mark { u8::MAX } else { token.begins };
        }
        Self { text, lower, tokens }
    }

    /// Returns whether the word at `i` can begin `what`; a figure can begin anything.
    pub(super) fn may_begin(&self, i: usize, what: u8) -> bool {
        self.tokens.get(i).is_some_and(|token| token.begins & what != 0)
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
        let own = self.at(i);
        (self.is_digits(i) && own.len() <= digits).then(|| own.parse().ok()).flatten()
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
