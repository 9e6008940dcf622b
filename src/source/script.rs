//! Which script a character belongs to, as far as Korean and English text needs it.

use super::char_at;

/// Returns whether `c` is a composed Hangul syllable or a jamo.
pub(crate) const fn is_hangul(c: char) -> bool {
    matches!(c, '\u{AC00}'..='\u{D7A3}' | '\u{1100}'..='\u{11FF}' | '\u{3131}'..='\u{318E}' | '\u{A960}'..='\u{A97C}' | '\u{D7B0}'..='\u{D7FB}')
}

/// Returns whether `c` is a composed Hangul syllable.
pub(crate) const fn is_syllable(c: char) -> bool {
    matches!(c, '\u{AC00}'..='\u{D7A3}')
}

/// A set of Hangul syllables and ASCII characters, made at compile time; one look tells whether it has a character.
#[derive(Debug)]
pub(crate) struct Chars {
    ascii: [u64; 2],
    syllables: [u64; 175],
}

impl Chars {
    /// Takes the syllables and ASCII characters of `text`, and nothing else that it holds.
    pub(crate) const fn of(text: &str) -> Self {
        let mut set = Self { ascii: [0; 2], syllables: [0; 175] };
        let bytes = text.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            let lead = bytes[at];
            if lead < 0x80 {
                set.ascii[lead as usize / 64] |= 1 << (lead % 64);
                at += 1;
            } else if lead >= 0xEA && lead <= 0xED {
                let scalar = ((lead as usize & 0xF) << 12)
                    | ((bytes[at + 1] as usize & 0x3F) << 6)
                    | (bytes[at + 2] as usize & 0x3F);
                assert!(scalar >= 0xAC00 && scalar <= 0xD7A3, "no syllable");
                set.syllables[(scalar - 0xAC00) / 64] |= 1 << ((scalar - 0xAC00) % 64);
                at += 3;
            } else {
                panic!("neither ASCII nor a syllable");
            }
        }
        set
    }

    /// Takes the first characters of `words`.
    pub(crate) fn of_firsts<'w>(words: impl IntoIterator<Item = &'w str>) -> Self {
        let firsts = words.into_iter().filter_map(|word| word.chars().next());
        Self::of(&firsts.filter(|c| c.is_ascii() || is_syllable(*c)).collect::<String>())
    }

    /// Returns the next character from `at` on that is in the set, or is neither ASCII nor a syllable, with its place.
    pub(crate) fn next(&self, text: &str, at: usize) -> Option<(usize, char)> {
        let mut rest = text.as_bytes().get(at..)?;
        loop {
            let (len, told) = match *rest {
                [] => return None,
                [ascii @ ..0x80, ..] => (1, self.ascii[usize::from(ascii >> 6)] >> (ascii & 63) & 1 == 1),
                [0xEA..=0xED, ..] => (3, three(rest).and_then(|c| self.has_syllable(c)).unwrap_or(true)),
                [..0xE0, ..] => (2, true),
                [..0xF0, ..] => (3, true),
                _ => (4, true),
            };
            if told {
                let at = text.len() - rest.len();
                return char_at(text, at).map(|c| (at, c));
            }
            rest = rest.get(len..)?;
        }
    }

    /// Returns whether the syllable of this number is in the set; for another character nothing.
    const fn has_syllable(&self, scalar: usize) -> Option<bool> {
        if scalar < 0xAC00 || scalar > 0xD7A3 {
            return None;
        }
        Some(self.syllables[(scalar - 0xAC00) / 64] >> ((scalar - 0xAC00) % 64) & 1 == 1)
    }

    /// Returns whether `c` is in the set.
    pub(crate) const fn has(&self, c: char) -> bool {
        let scalar = c as usize;
        if scalar < 0x80 {
            return self.ascii[scalar / 64] >> (scalar % 64) & 1 == 1;
        }
        matches!(self.has_syllable(scalar), Some(true))
    }
}

/// A set of bytes, made at compile time.
#[derive(Debug)]
pub(crate) struct Bytes([bool; 256]);

impl Bytes {
    pub(crate) const fn of(bytes: &[u8]) -> Self {
        let mut set = [false; 256];
        let mut at = 0;
        while at < bytes.len() {
            set[bytes[at] as usize] = true;
            at += 1;
        }
        Self(set)
    }

    /// Adds the bytes from `first` to `last`.
    pub(crate) const fn and(mut self, first: u8, last: u8) -> Self {
        let mut at = first as usize;
        while at <= last as usize {
            self.0[at] = true;
            at += 1;
        }
        self
    }

    /// Returns the place of the next byte from `at` on that is in the set.
    pub(crate) fn next(&self, text: &str, at: usize) -> Option<usize> {
        let rest = text.as_bytes().get(at..)?;
        Some(at + rest.iter().position(|byte| self.0[usize::from(*byte)])?)
    }
}

/// Returns the place of the next byte from `at` on that `is` one looked for, which it says by comparing: so sixteen are looked at
/// together.
pub(crate) fn next_byte(text: &str, at: usize, is: impl Fn(u8) -> bool) -> Option<usize> {
    const TOGETHER: usize = 16;
    let rest = text.as_bytes().get(at..)?;
    let none = |chunk: &&[u8]| !chunk.iter().fold(false, |found, byte| found | is(*byte));
    let skipped = rest.chunks_exact(TOGETHER).take_while(none).count() * TOGETHER;
    let found = rest.get(skipped..)?.iter().position(|byte| is(*byte))?;
    Some(at + skipped + found)
}

/// Returns the number of the character of three bytes that begins a text.
const fn three(text: &[u8]) -> Option<usize> {
    let [lead, second, third, ..] = *text else { return None };
    Some((lead as usize & 0xF) << 12 | (second as usize & 0x3F) << 6 | third as usize & 0x3F)
}

/// Returns the syllable at `at`, if one begins there.
pub(crate) fn syllable_at(text: &str, at: usize) -> Option<char> {
    let rest = text.as_bytes().get(at..)?;
    let scalar = three(rest).filter(|_| matches!(rest, [0xEA..=0xED, ..]))?;
    u32::try_from(scalar).ok().and_then(char::from_u32).filter(|c| is_syllable(*c))
}

/// What a byte of a text is; the characters beyond ASCII are told apart by whoever reads them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Byte {
    Letter,
    Digit,
    Space,
    Mark,
    Foreign,
}

impl Byte {
    /// The kind of each byte.
    const KINDS: [Self; 256] = {
        let mut kinds = [Self::Foreign; 256];
        let mut byte = 0_u8;
        while byte < 0x80 {
            kinds[byte as usize] = match byte {
                b'A'..=b'Z' | b'a'..=b'z' => Self::Letter,
                b'0'..=b'9' => Self::Digit,
                b'\t'..=b'\r' | b' ' => Self::Space,
                _ => Self::Mark,
            };
            byte += 1;
        }
        kinds
    };

    /// Returns the kind of the byte at `at`.
    pub(crate) fn at(text: &str, at: usize) -> Option<Self> {
        text.as_bytes().get(at).map(|byte| Self::KINDS[usize::from(*byte)])
    }

    /// Returns where the bytes of this kind that begin at `at` end.
    pub(crate) fn run(self, text: &str, at: usize) -> usize {
        let mut end = at;
        while Self::at(text, end) == Some(self) {
            end += 1;
        }
        end
    }
}

/// Returns whether `c` is a Chinese character.
pub(crate) const fn is_hanja(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}')
}

/// Returns whether `c` is a Latin letter, accented ones included.
pub(crate) fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic()
        || (matches!(c, '\u{C0}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}') && c.is_alphabetic())
}

/// Returns whether the Hangul syllable `c` ends in a consonant, which decides between 은/는, 이/가, 을/를.
pub(crate) fn has_final(c: char) -> bool {
    is_syllable(c) && !(u32::from(c) - 0xAC00).is_multiple_of(28)
}

/// Counts Hangul syllables and Latin letters.
pub(crate) fn letters(text: &str) -> (usize, usize) {
    text.chars().fold((0, 0), |(ko, en), c| {
        if is_hangul(c) {
            (ko + 1, en)
        } else if is_latin(c) {
            (ko, en + 1)
        } else {
            (ko, en)
        }
    })
}

/// Returns the length of a text in Latin letters' worth: Korean says in one syllable what takes 2.6 English letters.
pub(crate) fn size(text: &str) -> usize {
    let (hangul, latin) = letters(text);
    hangul * 26 / 10 + latin
}
