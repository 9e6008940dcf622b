//! Offsets inside the program to positions in the file: the one place where units are converted.

use std::ops::Range;
use std::sync::OnceLock;

use unicode_normalization::{UnicodeNormalization, char::canonical_combining_class};

use super::decode::{Decoded, Encoding};

/// A place in a file as a user or an outside tool counts it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Byte offset in the file, its byte-order mark included.
    pub byte: usize,
    /// Line, from 1.
    pub line: usize,
    /// Column, from 1, in Unicode scalar values of the file.
    pub column: usize,
}

/// A known place, from which the way to the next one is short.
#[derive(Clone, Copy, Debug)]
struct Checkpoint {
    raw: usize,
    position: Position,
}

/// Distance between checkpoints inside one line, in characters.
const STRIDE: usize = 1024;

/// A stretch of the composed text, and where it stands in the text as decoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Piece {
    /// Where it begins in the composed text.
    composed: usize,
    /// Where it begins in the text as decoded; from there on the two run in step.
    raw: usize,
    /// Where it ends there.
    end: usize,
}

/// Maps offsets of the composed text to positions of the file.
#[derive(Debug)]
pub(crate) struct PositionMap {
    /// The text as decoded, where it differs from the composed one.
    raw: Option<String>,
    /// In the order of the composed text.
    pieces: Vec<Piece>,
    /// Made at the first question: most texts have no finding.
    checkpoints: OnceLock<Vec<Checkpoint>>,
    encoding: Encoding,
    /// Length of the byte-order mark.
    bom: usize,
}

/// Composes `decoded` (NFC, so that decomposed Hangul reads like composed) and remembers the way back.
pub(crate) fn compose(decoded: Decoded) -> (String, PositionMap) {
    let Decoded { text: raw, encoding, bom } = decoded;
    if is_composed(&raw) {
        return (raw, PositionMap::in_step(encoding, bom));
    }
    let mut builder = Builder::new(&raw);
    builder.keep(0..raw.len());
    let (text, pieces) = builder.finish();
    (text, PositionMap { raw: Some(raw), pieces, ..PositionMap::in_step(encoding, bom) })
}

/// Composes those parts of `decoded` that `read` picks, which also returns what else it has found.
pub(super) fn pick<T>(
    decoded: Decoded,
    read: impl for<'r> FnOnce(&'r str, Builder<'r>) -> (Builder<'r>, T),
) -> (String, PositionMap, T) {
    let Decoded { text: raw, encoding, bom } = decoded;
    let (builder, found) = read(&raw, Builder::new(&raw));
    let (text, pieces) = builder.finish();
    (text, PositionMap { raw: Some(raw), pieces, ..PositionMap::in_step(encoding, bom) }, found)
}

/// Makes a composed text of parts of a decoded one.
pub(super) struct Builder<'r> {
    raw: &'r str,
    text: String,
    pieces: Vec<Piece>,
}

impl<'r> Builder<'r> {
    fn new(raw: &'r str) -> Self {
        Self { raw, text: String::with_capacity(raw.len()), pieces: Vec::new() }
    }

    /// Returns the length of the text so far.
    pub(super) const fn len(&self) -> usize {
        self.text.len()
    }

    /// Returns where the last part ends in the decoded text.
    pub(super) fn end(&self) -> usize {
        self.pieces.last().map_or(0, |piece| piece.end)
    }

    /// Adds a part of the decoded text, composed.
    pub(super) fn keep(&mut self, range: Range<usize>) {
        let raw = self.raw;
        let part = raw.get(range.clone()).unwrap_or_default();
        if is_composed(part) {
            self.in_step(part, range);
            return;
        }
        let mut starts = part.char_indices().filter(|(_, c)| starts_cluster(*c)).map(|(i, _)| i);
        let mut from = starts.next().unwrap_or(part.len());
        self.in_step(part.get(..from).unwrap_or_default(), range.start..range.start + from);
        for to in starts.chain([part.len()]) {
            let cluster = part.get(from..to).unwrap_or_default();
            let place = range.start + from..range.start + to;
            let composed: String = cluster.nfc().collect();
            if composed.len() == cluster.len() {
                self.in_step(&composed, place);
            } else {
                self.put(&composed, place);
            }
            from = to;
        }
    }

    /// Adds a text for a part of the decoded text.
    pub(super) fn put(&mut self, text: &str, range: Range<usize>) {
        if !text.is_empty() {
            self.pieces.push(Piece { composed: self.text.len(), raw: range.start, end: range.end });
            self.text.push_str(text);
        }
    }

    /// Adds a text that is as long as the part that it is for.
    fn in_step(&mut self, text: &str, range: Range<usize>) {
        let length = self.text.len();
        match self.pieces.last_mut() {
            Some(last) if last.end == range.start && last.end - last.raw == length - last.composed => {
                last.end = range.end;
                self.text.push_str(text);
            }
            _ => self.put(text, range),
        }
    }

    fn finish(mut self) -> (String, Vec<Piece>) {
        let end = self.end();
        self.pieces.push(Piece { composed: self.text.len(), raw: end, end });
        (self.text, self.pieces)
    }
}

/// Returns whether a text is in NFC; what Korean and English are written in is told without a table.
pub(super) fn is_composed(text: &str) -> bool {
    text.is_ascii()
        || is_plain(text.as_bytes())
        || unicode_normalization::is_nfc_quick(text.chars()) == unicode_normalization::IsNormalized::Yes
}

/// Returns whether UTF-8 text has only characters below U+0300, composed syllables, and dashes, quotation marks and points.
///
/// A lead byte tells nearly all of them: up to CB they begin the first, EB and EC stand for syllables alone, and EA and ED
/// for syllables where the next byte says so.
fn is_plain(bytes: &[u8]) -> bool {
    // Two bytes tell what begins so but for a few; the next loop tells these.
    let odd = |(lead, next): (&u8, &u8)| match *lead {
        0..0xCC | 0xEB | 0xEC => false,
        0xEA => *next < 0xB0,
        0xED => *next >= 0x9E,
        _ => true,
    };
    let pairs = bytes.iter().zip(bytes.get(1..).unwrap_or_default());
    if !pairs.fold(false, |found, pair| found | odd(pair)) {
        return true;
    }
    let mut rest = bytes;
    while !rest.is_empty() {
        let len = match *rest {
            [0..0xCC, ..] => 1,
            // The last of the syllables is 힣.
            [0xEB | 0xEC, ..]
            | [0xEA, 0xB0..=0xFF, ..]
            | [0xED, 0..0x9E, ..]
            | [0xED, 0x9E, 0..=0xA3, ..]
            | [0xE2, 0x80, 0x90..0xA8, ..] => 3,
            _ => return false,
        };
        rest = rest.get(len..).unwrap_or_default();
    }
    true
}

/// Returns whether no character before `c` can merge with it under NFC.
fn starts_cluster(c: char) -> bool {
    canonical_combining_class(c) == 0 && !matches!(c, '\u{1161}'..='\u{1175}' | '\u{11A8}'..='\u{11C2}')
}

fn checkpoints(raw: &str, encoding: Encoding, bom: usize) -> Vec<Checkpoint> {
    let mut position = Position { byte: bom, line: 1, column: 1 };
    let mut all = vec![Checkpoint { raw: 0, position }];
    let mut chars = raw.char_indices().peekable();
    let mut since = 0;
    while let Some((at, c)) = chars.next() {
        position.byte += encoding.width(c);
        position.column += 1;
        since += 1;
        let next = chars.peek();
        let ends_line = c == '\n' || (c == '\r' && next.is_none_or(|(_, n)| *n != '\n'));
        if ends_line {
            position.line += 1;
            position.column = 1;
        }
        if ends_line || since == STRIDE {
            since = 0;
            all.push(Checkpoint { raw: at + c.len_utf8(), position });
        }
    }
    all
}

impl PositionMap {
    /// Maps a text that is composed in the file already.
    pub(crate) fn in_step(encoding: Encoding, bom: usize) -> Self {
        let pieces = vec![Piece { composed: 0, raw: 0, end: usize::MAX }];
        Self { raw: None, pieces, checkpoints: OnceLock::new(), encoding, bom }
    }

    /// Returns where `offset` of the composed `text` is in the file.
    pub(crate) fn position(&self, text: &str, offset: usize) -> Position {
        let place = self.pieces.partition_point(|piece| piece.composed <= offset).saturating_sub(1);
        self.place(text, self.pieces.get(place).map_or(0, |piece| within(*piece, offset)))
    }

    /// Returns where what ends at `offset` of the composed `text` ends in the file: before the markup that follows it.
    pub(crate) fn end(&self, text: &str, offset: usize) -> Position {
        let next = self.pieces.partition_point(|piece| piece.composed < offset);
        let piece = next.checked_sub(1).and_then(|place| self.pieces.get(place));
        let closed = self.pieces.get(next).is_some_and(|next| next.composed == offset);
        let raw = piece.map_or(0, |piece| if closed { piece.end } else { within(*piece, offset) });
        self.place(text, raw)
    }

    /// Returns where a byte of the text as decoded is in the file.
    fn place(&self, text: &str, raw_offset: usize) -> Position {
        let raw = self.raw.as_deref().unwrap_or(text);
        // Inside what composition changed, characters end elsewhere than in the file.
        let raw_offset = raw.floor_char_boundary(raw_offset);
        let checkpoints = self.checkpoints.get_or_init(|| checkpoints(raw, self.encoding, self.bom));
        let near = checkpoints.partition_point(|c| c.raw <= raw_offset).saturating_sub(1);
        let Some(checkpoint) = checkpoints.get(near) else {
            return Position { byte: 0, line: 1, column: 1 };
        };
        let mut position = checkpoint.position;
        for c in raw.get(checkpoint.raw..raw_offset).unwrap_or_default().chars() {
            position.byte += self.encoding.width(c);
            position.column += 1;
        }
        position
    }
}

/// Returns where an offset in a piece is in the text as decoded.
fn within(piece: Piece, offset: usize) -> usize {
    (piece.raw + (offset - piece.composed)).min(piece.end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::script::is_syllable;

    fn map(raw: &str) -> (String, PositionMap) {
        compose(Decoded { text: raw.to_owned(), encoding: Encoding::Utf8, bom: 0 })
    }

    #[test]
    fn decomposed_hangul_keeps_the_positions_of_the_file() {
        let raw: String = "가\r\n부산 🌊 각".nfd().collect();
        let (text, map) = map(&raw);
        assert_eq!(text, "가\r\n부산 🌊 각");
        let sea = map.position(&text, text.find('🌊').unwrap());
        assert_eq!(sea.byte, raw.find('🌊').unwrap());
        assert_eq!((sea.line, sea.column), (2, 7));
        let end = map.position(&text, text.len());
        assert_eq!(end.byte, raw.len());
    }

    #[test]
    fn places_inside_what_composition_changed_are_near() {
        // These grow, shrink, and change places under NFC.
        for raw in [
            "가\nx \u{FB2C}y",
            "가\nx \u{1D160}y",
            "가\nx e\u{301}\u{323}y",
            "가\nx \u{1100}\u{1161}\u{323}\u{11AB}y",
        ] {
            let (text, map) = map(raw);
            let places: Vec<_> = text.char_indices().map(|(at, _)| map.position(&text, at)).collect();
            assert!(places.is_sorted(), "{raw:?} {places:?}");
            assert!(places.iter().all(|place| raw.is_char_boundary(place.byte)), "{raw:?} {places:?}");
            assert_eq!(map.position(&text, text.find('y').unwrap()).byte, raw.len() - 1);
        }
    }

    #[test]
    fn plain_characters_are_composed() {
        for c in ('\0'..=char::MAX).filter(|c| is_plain(c.to_string().as_bytes())) {
            let known = c < '\u{300}' || is_syllable(c) || matches!(c, '\u{2010}'..='\u{2027}');
            assert!(known && starts_cluster(c), "{c:?}");
        }
        assert!(is_plain("부산 각힣 é “x”…".as_bytes()));
    }

    #[test]
    fn columns_of_a_long_line_are_right() {
        let raw = "가나다 ".repeat(5_000);
        let (text, map) = map(&raw);
        for n in [0, 1, 4_095, 4_096, 19_999] {
            let offset = text.char_indices().nth(n).unwrap().0;
            assert_eq!(map.position(&text, offset).column, n + 1);
        }
    }

    #[test]
    fn utf16_positions_count_two_bytes_a_unit() {
        let decoded = Decoded { text: "가🌊b".into(), encoding: Encoding::Utf16, bom: 2 };
        let (text, map) = compose(decoded);
        assert_eq!(map.position(&text, text.find('b').unwrap()).byte, 8);
    }
}
