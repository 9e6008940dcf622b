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
                [lead @ 0xEA..=0xED, second, third, ..] => {
                    let inner = |byte: u8| usize::from(byte & 0x3F);
                    let scalar = usize::from(lead & 0xF) << 12 | inner(second) << 6 | inner(third);
                    (3, self.has_syllable(scalar).unwrap_or(true))
                }
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
