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

/// The words that begin a numeral; of the article only the first letters.
static STARTS: LazyLock<Starts> = LazyLock::new(|| {
    let tables = [WORDS, ORDINALS, GROUPS].into_iter().flatten().map(|(word, _)| *word);
    let times = TIMES.iter().map(|(word, ..)| *word);
    // What has tens and ones in one word begins like the tens.
    let words: Vec<&str> = tables.chain(times).chain(["half", "quarter", "point"]).collect();
    let articles = GAPS.iter().map(|gap| format!("a{gap}")).chain(["an".to_owned()]);
    let mut pairs = [0; 32];
    for word in words.iter().map(|word| (*word).to_owned()).chain(articles) {
        let (first, second) = pair(word.as_bytes());
        pairs[first] |= 1 << second;
    }
    Starts { pairs, letters: Letters::of(words) }
});

/// What may stand between an article and what it counts.
const GAPS: [char; 4] = [' ', '-', '\u{a0}', '—'];

/// Returns the numbers of the first two letters, in capitals or not; what is no letter shares one with some letter.
fn pair(word: &[u8]) -> (usize, usize) {
    let number = |byte: Option<&u8>| byte.map_or(0, |byte| usize::from(byte & 0x1F));
    (number(word.first()), number(word.get(1)))
}

/// The words that an article counts: a dozen, a third, a twenty-fifth, an acre, a percentage point.
static COUNTED_BY_ARTICLE: LazyLock<Letters> = LazyLock::new(|| {
    let words = [WORDS, ORDINALS].into_iter().flatten().map(|(word, _)| (*word).to_owned());
    let scales = SCALES.iter().flat_map(|(word, _)| [(*word).to_owned(), format!("{word}th")]);
    let parts = ["half", "halves", "quarter"].into_iter().chain(crate::extract::measure::article_counts());
    Letters::of(words.chain(scales).chain(parts.map(str::to_owned)))
});

/// Returns whether a numeral in words may begin at `at`; nearly all words are sent away here, at little cost.
pub(super) fn may_begin(text: &str, at: usize) -> bool {
    let starts = &*STARTS;
    let word = text.as_bytes().get(at..).unwrap_or_default();
    let (first, second) = pair(word);
    if starts.pairs[first] >> second & 1 == 0 {
        return false;
    }
    let article = match word {
        [b'a' | b'A', b'n' | b'N', next, ..] if !next.is_ascii_alphabetic() => "an".len(),
        [b'a' | b'A', next, ..] if !next.is_ascii_alphabetic() => "a".len(),
        _ => return starts.letters.hold(tail(text, at)),
    };
    let counted = tail(text, at + article);
    if !counted.starts_with(GAPS) {
        return starts.letters.hold(tail(text, at));
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
                    assert!(may_begin(&text, at), "{}", tail(&text, at));
                }
            }
        }
    }
}
