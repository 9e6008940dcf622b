//! Which words a few first letters may begin: a test that sends most words away before any table is searched.

/// How many letters of a word are looked at.
const FIRST: usize = 4;
/// How many bits tell the beginnings, a power of two.
const BITS: u32 = 4096;

/// The first letters of some words, hashed to a bit each.
#[derive(Debug)]
pub(crate) struct Letters([u64; BITS as usize / 64]);

impl Letters {
    /// Takes the beginnings of `words`.
    pub(crate) fn of(words: impl IntoIterator<Item = impl AsRef<str>>) -> Self {
        let mut bits = [0; BITS as usize / 64];
        for (word, bit) in words.into_iter().map(|word| place(word.as_ref())) {
            bits[word] |= bit;
        }
        Self(bits)
    }

    /// Returns whether one of the words may begin `text`, in capitals or not; where it says no, none does.
    pub(crate) fn hold(&self, text: &str) -> bool {
        let (word, bit) = place(text);
        self.0[word] & bit != 0
    }
}

/// Returns the place of a beginning; what follows its last letter plays no part.
fn place(text: &str) -> (usize, u64) {
    /// A multiplier that spreads the letters over the upper bits (2^32 over the golden ratio).
    const SPREAD: u32 = 0x9E37_79B9;
    let mut code = 0;
    for byte in text.bytes().take(FIRST).take_while(u8::is_ascii_alphabetic) {
        code = (code << 5) | u32::from(byte & 0x1F);
    }
    let bit = code.wrapping_mul(SPREAD) >> (u32::BITS - BITS.ilog2());
    (bit as usize / 64, 1 << (bit % 64))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_known_by_their_beginning() {
        let letters = Letters::of(["one", "hundred"]);
        for text in ["one", "One more", "one.", "HUNDREDS", "hundredth"] {
            assert!(letters.hold(text), "{text}");
        }
        for text in ["", "on", "ones", "hunt", "5", "이"] {
            assert!(!letters.hold(text), "{text}");
        }
    }
}
