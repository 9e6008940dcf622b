//! Revised Romanization of Korean, with the sound changes that it writes.
//!
//! Nouns keep a `ㅎ` after `ㄱ`, `ㄷ` and `ㅂ` (묵호 is mukho), and tense consonants
//! that arise between syllables are not written (압구정 is apgujeong).

use super::hangul::{Syllable, compose};

/// Returns the Revised Romanization of a text in lower case; what is not
/// hangul stays as it is.
pub(crate) fn romanize(hangul: &str) -> String {
    let mut out = String::new();
    let mut run = Vec::new();
    for c in compose(hangul).chars() {
        if let Some(syllable) = Syllable::of(c) {
            run.push(syllable);
        } else {
            spell(&pronounce(&run), &mut out);
            run.clear();
            out.extend(c.to_lowercase());
        }
    }
    spell(&pronounce(&run), &mut out);
    out
}

/// Returns the syllables as they are spoken one after the other.
pub(super) fn pronounce(written: &[Syllable]) -> Vec<Syllable> {
    let mut spoken = written.to_vec();
    for i in 0..spoken.len() {
        let (before, after) = spoken.split_at_mut(i + 1);
        let Some(this) = before.last_mut() else { continue };
        if let Some(next) = after.first_mut() {
            link(this, next);
            this.coda = this.coda.map(neutral);
            assimilate(this, next);
        } else {
            this.coda = this.coda.map(neutral);
        }
    }
    spoken
}

/// Moves a final consonant to the next syllable, or merges it with a `ㅎ`.
fn link(this: &mut Syllable, next: &mut Syllable) {
    let Some(coda) = this.coda else { return };
    let (stays, moves) = split(coda);
    let before_i = matches!(next.nucleus, 'ㅣ' | 'ㅕ');
    match (moves, next.onset) {
        ('ㅇ', 'ㅇ') => {}
        ('ㅎ', 'ㅇ' | 'ㄴ' | 'ㅅ') => this.coda = stays,
        ('ㅎ', 'ㄱ') => (this.coda, next.onset) = (stays, 'ㅋ'),
        ('ㅎ', 'ㄷ') => (this.coda, next.onset) = (stays, 'ㅌ'),
        ('ㅎ', 'ㅈ') | ('ㅈ', 'ㅎ') => (this.coda, next.onset) = (stays, 'ㅊ'),
        ('ㄷ', 'ㅇ') if before_i => (this.coda, next.onset) = (stays, 'ㅈ'),
        ('ㅌ', 'ㅇ') | ('ㄷ', 'ㅎ') if before_i => (this.coda, next.onset) = (stays, 'ㅊ'),
        (_, 'ㅇ') => (this.coda, next.onset) = (stays, moves),
        _ => {}
    }
}

/// Returns the part of a final consonant that stays and the part that may move.
fn split(coda: char) -> (Option<char>, char) {
    match coda {
        'ㄳ' => (Some('ㄱ'), 'ㅅ'),
        'ㄵ' => (Some('ㄴ'), 'ㅈ'),
        'ㄶ' => (Some('ㄴ'), 'ㅎ'),
        'ㄺ' => (Some('ㄹ'), 'ㄱ'),
        'ㄻ' => (Some('ㄹ'), 'ㅁ'),
        'ㄼ' => (Some('ㄹ'), 'ㅂ'),
        'ㄽ' => (Some('ㄹ'), 'ㅅ'),
        'ㄾ' => (Some('ㄹ'), 'ㅌ'),
        'ㄿ' => (Some('ㄹ'), 'ㅍ'),
        'ㅀ' => (Some('ㄹ'), 'ㅎ'),
        'ㅄ' => (Some('ㅂ'), 'ㅅ'),
        single => (None, single),
    }
}

/// Returns the one of seven sounds that a final consonant is spoken as.
pub(super) fn neutral(coda: char) -> char {
    match coda {
        'ㄱ' | 'ㄲ' | 'ㅋ' | 'ㄳ' | 'ㄺ' => 'ㄱ',
        'ㄴ' | 'ㄵ' | 'ㄶ' => 'ㄴ',
        'ㄹ' | 'ㄼ' | 'ㄽ' | 'ㄾ' | 'ㅀ' => 'ㄹ',
        'ㅁ' | 'ㄻ' => 'ㅁ',
        'ㅂ' | 'ㅍ' | 'ㅄ' | 'ㄿ' => 'ㅂ',
        'ㅇ' => 'ㅇ',
        _ => 'ㄷ',
    }
}

/// Lets a final consonant and the next onset change each other.
fn assimilate(this: &mut Syllable, next: &mut Syllable) {
    let Some(coda) = this.coda else { return };
    let nasal = match coda {
        'ㄱ' => 'ㅇ',
        'ㄷ' => 'ㄴ',
        'ㅂ' => 'ㅁ',
        other => other,
    };
    match (coda, next.onset) {
        ('ㄱ' | 'ㄷ' | 'ㅂ', 'ㄴ' | 'ㅁ') => this.coda = Some(nasal),
        ('ㄱ' | 'ㄷ' | 'ㅂ' | 'ㅁ' | 'ㅇ', 'ㄹ') => (this.coda, next.onset) = (Some(nasal), 'ㄴ'),
        ('ㄴ', 'ㄹ') => this.coda = Some('ㄹ'),
        ('ㄹ', 'ㄴ') => next.onset = 'ㄹ',
        _ => {}
    }
}

/// Writes spoken syllables with Latin letters.
fn spell(spoken: &[Syllable], out: &mut String) {
    let mut after_l = false;
    for syllable in spoken {
        out.push_str(if after_l && syllable.onset == 'ㄹ' { "l" } else { onset_letters(syllable.onset) });
        out.push_str(nucleus_letters(syllable.nucleus));
        out.push_str(syllable.coda.map_or("", coda_letters));
        after_l = syllable.coda == Some('ㄹ');
    }
}

/// Returns the letters for an onset.
pub(super) fn onset_letters(onset: char) -> &'static str {
    match onset {
        'ㄱ' => "g",
        'ㄲ' => "kk",
        'ㄴ' => "n",
        'ㄷ' => "d",
        'ㄸ' => "tt",
        'ㄹ' => "r",
        'ㅁ' => "m",
        'ㅂ' => "b",
        'ㅃ' => "pp",
        'ㅅ' => "s",
        'ㅆ' => "ss",
        'ㅈ' => "j",
        'ㅉ' => "jj",
        'ㅊ' => "ch",
        'ㅋ' => "k",
        'ㅌ' => "t",
        'ㅍ' => "p",
        'ㅎ' => "h",
        _ => "",
    }
}

/// Returns the letters for a vowel.
pub(super) fn nucleus_letters(nucleus: char) -> &'static str {
    match nucleus {
        'ㅏ' => "a",
        'ㅐ' => "ae",
        'ㅑ' => "ya",
        'ㅒ' => "yae",
        'ㅓ' => "eo",
        'ㅔ' => "e",
        'ㅕ' => "yeo",
        'ㅖ' => "ye",
        'ㅗ' => "o",
        'ㅘ' => "wa",
        'ㅙ' => "wae",
        'ㅚ' => "oe",
        'ㅛ' => "yo",
        'ㅜ' => "u",
        'ㅝ' => "wo",
        'ㅞ' => "we",
        'ㅟ' => "wi",
        'ㅠ' => "yu",
        'ㅡ' => "eu",
        'ㅢ' => "ui",
        _ => "i",
    }
}

/// Returns the letters for a spoken final consonant.
fn coda_letters(coda: char) -> &'static str {
    match coda {
        'ㄱ' => "k",
        'ㄴ' => "n",
        'ㄷ' => "t",
        'ㄹ' => "l",
        'ㅁ' => "m",
        'ㅂ' => "p",
        _ => "ng",
    }
}

#[cfg(test)]
mod tests {
    use super::romanize;

    #[test]
    fn writes_the_sound_changes() {
        for (hangul, latin) in [
            ("신라", "silla"),
            ("한라", "halla"),
            ("대관령", "daegwallyeong"),
            ("별내", "byeollae"),
            ("독립문", "dongnimmun"),
            ("왕십리", "wangsimni"),
            ("종로", "jongno"),
            ("백마", "baengma"),
            ("좋고", "joko"),
            ("놓다", "nota"),
            ("해돋이", "haedoji"),
            ("같이", "gachi"),
            ("맞히다", "machida"),
            ("묵호", "mukho"),
            ("집현전", "jiphyeonjeon"),
            ("압구정", "apgujeong"),
            ("낙성대", "nakseongdae"),
            ("합덕", "hapdeok"),
            ("호법", "hobeop"),
            ("월곶", "wolgot"),
            ("벚꽃", "beotkkot"),
            ("한밭", "hanbat"),
            ("구리", "guri"),
            ("설악", "seorak"),
            ("칠곡", "chilgok"),
            ("임실", "imsil"),
            ("울릉", "ulleung"),
            ("광희문", "gwanghuimun"),
            ("영동", "yeongdong"),
            ("값이", "gapsi"),
            ("샛별", "saetbyeol"),
        ] {
            assert_eq!(romanize(hangul), latin, "{hangul}");
        }
    }

    #[test]
    fn keeps_what_is_not_hangul() {
        assert_eq!(romanize("부산 3A"), "busan 3a");
        assert_eq!(romanize("\u{1107}\u{116E}\u{1109}\u{1161}\u{11AB}"), "busan");
        assert_eq!(romanize(""), "");
    }
}
