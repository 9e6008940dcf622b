//! Goes over Korean text piece by piece, for the readers of dates, times and lengths of time.

use crate::source::script::{self, Chars};
use crate::source::{char_at, tail};
use crate::table::begins;

/// Native numerals before a counter, longest first.
const NATIVE: &[(&str, i64)] = &[
    ("열한", 11),
    ("열두", 12),
    ("열세", 13),
    ("열네", 14),
    ("열다섯", 15),
    ("열여섯", 16),
    ("열일곱", 17),
    ("열여덟", 18),
    ("열아홉", 19),
    ("스물한", 21),
    ("스물두", 22),
    ("스물세", 23),
    ("스물네", 24),
    ("스무", 20),
    ("서른", 30),
    ("마흔", 40),
    ("다섯", 5),
    ("여섯", 6),
    ("일곱", 7),
    ("여덟", 8),
    ("아홉", 9),
    ("한", 1),
    ("두", 2),
    ("세", 3),
    ("석", 3),
    ("네", 4),
    ("넉", 4),
    ("열", 10),
];

/// A place in a text, which moves on as pieces are taken.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scan<'t> {
    text: &'t str,
    pub(super) at: usize,
}

impl<'t> Scan<'t> {
    pub(super) const fn new(text: &'t str, at: usize) -> Self {
        Self { text, at }
    }

    /// Returns the text that is left.
    pub(super) fn rest(&self) -> &'t str {
        tail(self.text, self.at)
    }

    /// Returns the next character.
    pub(super) fn next(&self) -> Option<char> {
        char_at(self.text, self.at)
    }

    /// Takes one space, if there is one.
    pub(super) fn space(&mut self) {
        let _ = self.one_of(" \u{a0}");
    }

    /// Takes one of `chars`.
    pub(super) fn one_of(&mut self, chars: &str) -> Option<char> {
        let next = self.next().filter(|c| chars.chars().any(|one| one == *c))?;
        self.at += next.len_utf8();
        Some(next)
    }

    /// Takes the first of `words` that comes next.
    pub(super) fn word(&mut self, words: &[&'static str]) -> Option<&'static str> {
        let rest = self.rest();
        let word = words.iter().copied().find(|word| begins(rest, word))?;
        self.at += word.len();
        Some(word)
    }

    /// Takes a run of at most `most` digits.
    pub(super) fn digits(&mut self, most: usize) -> Option<&'t str> {
        let len = self.rest().bytes().take_while(u8::is_ascii_digit).count();
        let digits = self.rest().get(..len).filter(|_| (1..=most).contains(&len))?;
        self.at += len;
        Some(digits)
    }

    /// Takes what `piece` reads, or nothing.
    pub(super) fn attempt<T>(&mut self, piece: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let mut ahead = *self;
        let read = piece(&mut ahead)?;
        *self = ahead;
        Some(read)
    }

    /// Takes a native numeral: 한, 열두, 스물네.
    pub(super) fn native(&mut self) -> Option<i64> {
        static FIRSTS: Chars = Chars::of("열스서마다여일아한두세석네넉");
        let rest = self.rest();
        if !rest.chars().next().is_some_and(|first| FIRSTS.has(first)) {
            return None;
        }
        let (word, value) = NATIVE.iter().find(|(word, _)| begins(rest, word))?;
        self.at += word.len();
        Some(*value)
    }

    /// Takes a Sino-Korean numeral below ten thousand before one of `units`: 이천십팔(년), 십이(월), 이공이오(년).
    ///
    /// The unit is left. 십일일 is 십일 and 일, 이십일 with nothing behind it 이십 and 일.
    pub(super) fn sino(&mut self, units: &[&'static str]) -> Option<i64> {
        let mut found = None;
        sino(self.rest(), |len, value| {
            let mut ahead = Self::new(self.text, self.at + len);
            ahead.space();
            if units.iter().any(|unit| begins(ahead.rest(), unit)) {
                found = Some((self.at + len, value));
            }
        })?;
        let (end, value) = found?;
        self.at = end;
        Some(value)
    }
}

/// Reads the Sino-Korean numerals that begin `text`, and tells the length and the value of each, the shortest first.
fn sino(text: &str, mut tell: impl FnMut(usize, i64)) -> Option<()> {
    static FIRSTS: Chars = Chars::of("영일이삼사오육칠팔구공십백천");
    let digit = |c: char| {
        let place = "영일이삼사오육칠팔구공".chars().position(|d| d == c)?;
        i64::try_from(place % 10).ok()
    };
    let scale = |c: char| match c {
        '십' => Some(10),
        '백' => Some(100),
        '천' => Some(1000),
        _ => None,
    };
    text.chars().next().filter(|first| FIRSTS.has(*first))?;
    let (mut total, mut open, mut floor, mut plain) = (0_i64, None::<i64>, i64::MAX, 0_i64);
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        if let Some(digit) = digit(c) {
            // Digit by digit, as in 이공이오: only without scales.
            match open {
                Some(_) if floor < i64::MAX => break,
                Some(_) => plain = plain.checked_mul(10).filter(|p| *p < 10_000)?.checked_add(digit)?,
                None => plain = digit,
            }
            open = Some(if floor < i64::MAX { digit } else { plain });
        } else if let Some(scale) = scale(c).filter(|scale| *scale < floor && plain < 10) {
            total += open.take().unwrap_or(1) * scale;
            (floor, plain) = (scale, 0);
        } else {
            break;
        }
        // 삼사 is three or four; four digits are a year.
        if (10..1000).contains(&plain) {
            continue;
        }
        tell(end, total + open.unwrap_or_default());
    }
    Some(())
}

/// Returns whether a word that ends here goes on as another: what follows is Hangul and none of the particles `known`.
pub(super) fn goes_on(after: &str, known: &str) -> bool {
    after.chars().next().is_some_and(|c| script::is_hangul(c) && !known.contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals_before_units() {
        let read = |text| {
            let mut scan = Scan::new(text, 0);
            scan.sino(&["년", "월", "일", "시", "분"]).map(|value| (value, scan.rest()))
        };
        assert_eq!(read("이천십팔년"), Some((2018, "년")));
        assert_eq!(read("천구백 년"), Some((1900, " 년")));
        assert_eq!(read("이공이오년"), Some((2025, "년")));
        assert_eq!(read("십일일에"), Some((11, "일에")));
        assert_eq!(read("이십일에"), Some((20, "일에")));
        assert_eq!(read("십이월"), Some((12, "월")));
        assert_eq!(read("이 사람"), None);
        assert_eq!(Scan::new("열두 달", 0).native(), Some(12));
    }
}
