//! Hangul as a row of sounds, the Korean side of the alignment with Latin letters.
//!
//! A sound is one `char`: a consonant letter for an onset, `K`, `T` and `P` for the
//! unreleased final stops, `ㅇ` for a final ng, `Y` and `W` for glides, one of seven
//! vowels, or a lower-case letter or digit that stands in the Korean text itself.

use super::hangul::Syllable;
use super::romanize::neutral;

/// All sounds except the ones that are Latin in the Korean text; the place is the sound's number.
const SOUNDS: &str = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎKTPYWㅏㅔㅓㅗㅜㅡㅣ";

/// How many buckets [`number`] needs.
pub(super) const SOUND_COUNT: usize = 32;

/// Returns the sounds of a hangul word.
pub(super) fn sounds(word: &str) -> Vec<char> {
    let mut out = Vec::with_capacity(word.len());
    for c in word.chars() {
        if let Some(syllable) = Syllable::of(c) {
            if syllable.onset != 'ㅇ' {
                out.push(syllable.onset);
            }
            out.extend(vowel(syllable.nucleus).chars());
            out.extend(syllable.coda.map(final_sound));
        } else if c.is_ascii_alphanumeric() {
            out.push(c.to_ascii_lowercase());
        }
    }
    out
}

/// Returns a vowel as glide and plain vowel.
fn vowel(nucleus: char) -> &'static str {
    match nucleus {
        'ㅏ' => "ㅏ",
        'ㅐ' | 'ㅔ' => "ㅔ",
        'ㅑ' => "Yㅏ",
        'ㅒ' | 'ㅖ' => "Yㅔ",
        'ㅓ' => "ㅓ",
        'ㅕ' => "Yㅓ",
        'ㅗ' => "ㅗ",
        'ㅘ' => "Wㅏ",
        'ㅙ' | 'ㅚ' | 'ㅞ' => "Wㅔ",
        'ㅛ' => "Yㅗ",
        'ㅜ' => "ㅜ",
        'ㅝ' => "Wㅓ",
        'ㅟ' => "Wㅣ",
        'ㅠ' => "Yㅜ",
        'ㅡ' => "ㅡ",
        _ => "ㅣ",
    }
}

/// Returns the sound of a final consonant.
fn final_sound(coda: char) -> char {
    match neutral(coda) {
        'ㄱ' => 'K',
        'ㄷ' => 'T',
        'ㅂ' => 'P',
        other => other,
    }
}

/// Returns a sound's number, below [`SOUND_COUNT`].
pub(super) fn number(sound: char) -> usize {
    SOUNDS.chars().position(|s| s == sound).unwrap_or(SOUND_COUNT - 1)
}

/// Tells whether a sound is a vowel.
pub(super) fn is_vowel(sound: char) -> bool {
    matches!(sound, 'ㅏ' | 'ㅔ' | 'ㅓ' | 'ㅗ' | 'ㅜ' | 'ㅡ' | 'ㅣ')
}

/// Tells whether a sound is a consonant, so not a vowel and not a glide.
pub(super) fn is_consonant(sound: char) -> bool {
    !is_vowel(sound) && !matches!(sound, 'Y' | 'W')
}

/// Returns how much a sound weighs in a word.
pub(super) fn weight(sound: char) -> u32 {
    match sound {
        'ㅡ' => 1,
        'Y' | 'W' => 2,
        vowel if is_vowel(vowel) => 4,
        _ => 10,
    }
}

/// Returns a sound in Latin letters, for explanations.
pub(super) fn label(sound: char) -> String {
    match sound {
        'K' => "k".to_owned(),
        'T' => "t".to_owned(),
        'P' => "p".to_owned(),
        'Y' => "y".to_owned(),
        'W' => "w".to_owned(),
        'ㅇ' => "ng".to_owned(),
        latin if latin.is_ascii() => latin.to_string(),
        vowel if is_vowel(vowel) => super::romanize::nucleus_letters(vowel).to_owned(),
        onset => super::romanize::onset_letters(onset).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_sounds() {
        assert_eq!(sounds("브릭").iter().collect::<String>(), "ㅂㅡㄹㅣK");
        assert_eq!(sounds("왓킨스").iter().collect::<String>(), "WㅏTㅋㅣㄴㅅㅡ");
        assert_eq!(sounds("W뉴").iter().collect::<String>(), "wㄴYㅜ");
    }

    #[test]
    fn numbers_are_in_bounds() {
        assert!(SOUNDS.chars().count() < SOUND_COUNT);
        assert!(SOUNDS.chars().all(|s| number(s) < SOUND_COUNT - 1));
        assert_eq!(number('7'), SOUND_COUNT - 1);
    }
}
