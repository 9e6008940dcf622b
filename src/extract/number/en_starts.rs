//! Which English words may begin a numeral: most are sent away by their first letters.

use std::sync::LazyLock;

use super::en_tables::{GROUPS, ORDINALS, SCALES, TIMES, WORDS};
use crate::source::tail;
use crate::table::Letters;

/// The first letters of some words.
struct Starts {
    /// For each first letter a bit for each second one: two letters tell most words from all of these.
    pairs: [u32; 32],
    letters: Letters,
}

/// The words that begin a numeral, but for the article.
static STARTS: LazyLock<Starts> = LazyLock::new(|| {
    let tables = [WORDS, ORDINALS, GROUPS].into_iter().flatten().map(|(word, _)| *word);
    let times = TIMES.iter().map(|(word, ..)| *word);
    // What has tens and ones in one word begins like the tens.
    let words: Vec<&str> = tables.chain(times).chain(["half", "quarter", "point"]).collect();
    let mut pairs = [0; 32];
    for (first, second) in words.iter().map(|word| pair(word)) {
        pairs[first] |= 1 << second;
    }
    Starts { pairs, letters: Letters::of(words) }
});

impl Starts {
    /// Returns whether one of the words may begin `text`.
    fn hold(&self, text: &str) -> bool {
        let (first, second) = pair(text);
        self.pairs[first] >> second & 1 == 1 && self.letters.hold(text)
    }
}

/// Returns the numbers of the first two letters, in capitals or not; what is no letter shares one with some letter.
fn pair(text: &str) -> (usize, usize) {
    let number = |byte: Option<&u8>| byte.map_or(0, |byte| usize::from(byte & 0x1F));
    (number(text.as_bytes().first()), number(text.as_bytes().get(1)))
}

/// The words that an article counts: a dozen, a third, a twenty-fifth, an acre, a percentage point.
static COUNTED_BY_ARTICLE: LazyLock<Letters> = LazyLock::new(|| {
    let words = [WORDS, ORDINALS].into_iter().flatten().map(|(word, _)| (*word).to_owned());
    let scales = SCALES.iter().flat_map(|(word, _)| [(*word).to_owned(), format!("{word}th")]);
    let parts = ["half", "halves", "quarter"].into_iter().chain(crate::extract::measure::article_counts());
    Letters::of(words.chain(scales).chain(parts.map(str::to_owned)))
});

/// Returns whether a numeral in words may begin `rest`; nearly all words are sent away here, at little cost.
pub(super) fn may_begin(rest: &str) -> bool {
    const GAPS: [char; 4] = [' ', '-', '\u{a0}', '—'];
    let article = match rest.as_bytes() {
        [b'a' | b'A', b'n' | b'N', ..] => "an".len(),
        [b'a' | b'A', ..] => "a".len(),
        _ => return STARTS.hold(rest),
    };
    let counted = tail(rest, article);
    if !counted.starts_with(GAPS) {
        return STARTS.hold(rest);
    }
    let counted = counted.trim_start_matches(GAPS);
    COUNTED_BY_ARTICLE.hold(counted) || !counted.starts_with(|c: char| c.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::number::en_words;
    use crate::testing;

    #[test]
    fn no_numeral_is_sent_away() {
        for text in testing::lines() {
            for (at, _) in text.char_indices() {
                if en_words::words(&text, at, text.len()).is_some() {
                    assert!(may_begin(tail(&text, at)), "{}", tail(&text, at));
                }
            }
        }
    }
}
