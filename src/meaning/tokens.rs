//! Text to the pieces of the model's vocabulary: `SentencePiece`'s unigram segmentation, after its normalisation.
//!
//! Method: T. Kudo, "Subword Regularization", ACL 2018: of all ways to cut the text into pieces, the one of the
//! highest probability. Every token knows which part of the text it stands for.

#![expect(clippy::float_arithmetic, reason = "pieces have log probabilities")]

use unicode_normalization::UnicodeNormalization;

use super::model::{MODEL, Row, Vocabulary};
use crate::source::script;

/// What stands for a space, and before the first word.
const SPACE: char = '\u{2581}';
/// The one common character that NFKC changes and the model's normalisation keeps.
const WAVE: char = '～';
/// The most bytes of one text that are read; what comes after them does not count.
const LONGEST: usize = 2_000;

/// A piece of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token {
    /// Its row in the embedding table.
    pub(super) row: Row,
    /// The byte of the text at which it begins.
    pub(super) start: usize,
}

/// Returns the tokens of `text`, without the marks around it.
pub(super) fn tokenize(text: &str) -> Vec<Token> {
    let (normal, places) = normalize(text);
    cut(&MODEL.vocabulary, &normal, &places)
}

/// Returns the normalised text, and for each of its bytes the place in `text` that it comes from.
fn normalize(text: &str) -> (String, Vec<usize>) {
    let mut normal = String::with_capacity(text.len() + 8);
    let mut places = Vec::with_capacity(text.len() + 8);
    // A space is owed before the first word, and before the next one after white space.
    let mut owed = true;
    let mut push = |c: char, place: usize| {
        if c == ' ' {
            owed = true;
            return;
        }
        for c in std::mem::take(&mut owed).then_some(SPACE).into_iter().chain([c]) {
            normal.push(c);
            places.resize(normal.len(), place);
        }
    };
    for (place, c) in text.char_indices().take_while(|(place, _)| *place < LONGEST) {
        if c.is_ascii_graphic() || c == ' ' || script::is_syllable(c) {
            push(c, place);
        } else if is_space(c) {
            push(' ', place);
        } else if c == WAVE {
            push(c, place);
        } else {
            std::iter::once(c).nfkc().for_each(|c| push(c, place));
        }
    }
    (normal, places)
}

/// Returns whether the model reads `c` as a space, though it need not look like one.
const fn is_space(c: char) -> bool {
    matches!(
        c,
        '\t' | '\n' | '\u{b}'
            ..='\r'
                | '\u{1680}'
                | '\u{200b}'
                | '\u{200e}'
                | '\u{200f}'
                | '\u{2028}'
                | '\u{2029}'
                | SPACE
                | '\u{feff}'
                | '\u{fffd}'
    )
}

/// The best way to cut the text up to a byte.
#[derive(Clone, Copy)]
struct Way {
    score: f32,
    /// Where the last piece begins.
    start: usize,
    row: Row,
}

/// Cuts the normalised text into the pieces of the highest probability.
fn cut(vocabulary: &Vocabulary, normal: &str, places: &[usize]) -> Vec<Token> {
    let nowhere = Way { score: f32::NEG_INFINITY, start: 0, row: 0 };
    let mut ways = vec![nowhere; normal.len() + 1];
    ways[0].score = 0.0;
    for (start, first) in normal.char_indices() {
        let so_far = ways[start].score;
        let mut offer = |end: usize, row: Row, score: f32| {
            if so_far + score > ways[end].score {
                ways[end] = Way { score: so_far + score, start, row };
            }
        };
        let mut single = false;
        vocabulary.prefixes(&normal.as_bytes()[start..], |index, length| {
            single |= length == first.len_utf8();
            offer(start + length, vocabulary.row(index), vocabulary.score(index));
        });
        if !single {
            offer(start + first.len_utf8(), vocabulary.unknown(), vocabulary.unknown_score);
        }
    }
    let mut tokens = Vec::new();
    let mut end = normal.len();
    while end > 0 {
        let Way { start, row, .. } = ways[end];
        tokens.push(Token { row, start: places[start] });
        end = start;
    }
    tokens.reverse();
    tokens
}

impl Vocabulary {
    /// Calls `found` with the index and the length of every piece that begins `text`, the shortest first.
    fn prefixes(&self, text: &[u8], mut found: impl FnMut(usize, usize)) {
        let (mut low, mut high) = (0, self.len());
        for (depth, byte) in text.iter().enumerate() {
            // Pieces with the first `depth` bytes of the text; among them, those with one byte more.
            let key = |index: usize| self.piece(index).get(depth).copied();
            low = partition(low, high, |index| key(index) < Some(*byte));
            high = partition(low, high, |index| key(index) <= Some(*byte));
            if low == high {
                return;
            }
            if self.piece(low).len() == depth + 1 {
                found(low, depth + 1);
            }
        }
    }
}

/// Returns the first index between `low` and `high` for which `before` does not hold.
fn partition(mut low: usize, mut high: usize, before: impl Fn(usize) -> bool) -> usize {
    while low < high {
        let middle = usize::midpoint(low, high);
        if before(middle) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low
}
