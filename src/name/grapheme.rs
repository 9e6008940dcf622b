//! What Latin letters sound like in hangul: the readings behind the alignment.
//!
//! A reading is a group of letters and the sounds it may stand for, such as
//! `ch ㅋ`. `^` and `$` tie the letters to the start and the end of a word, `>`
//! lists the letters that must follow, and `-` is silence. Sounds are written
//! as in `phoneme`.

use super::phoneme::{SOUND_COUNT, number};

/// One way in which letters become sounds.
#[derive(Debug)]
pub(super) struct Rule {
    /// The letters that the rule reads.
    pub(super) letters: Vec<char>,
    /// The sounds that it accounts for; empty if the letters are silent.
    pub(super) sounds: Vec<char>,
    /// How unusual it is.
    pub(super) cost: u32,
    at_start: bool,
    at_end: bool,
    followed_by: Vec<char>,
}

impl Rule {
    /// Reads a reading.
    pub(super) fn new(key: &str, cost: u32) -> Self {
        let (letters, sounds) = key.split_once(' ').unwrap_or((key, ""));
        let (letters, followed_by) = letters.split_once('>').unwrap_or((letters, ""));
        Self {
            letters: letters.chars().filter(char::is_ascii_lowercase).collect(),
            sounds: sounds.chars().filter(|c| *c != '-').collect(),
            cost,
            at_start: letters.starts_with('^'),
            at_end: letters.ends_with('$'),
            followed_by: followed_by.chars().collect(),
        }
    }

    /// Tells whether the rule's letters stand at a place of a word.
    pub(super) fn reads(&self, word: &[char], at: usize) -> bool {
        let end = at + self.letters.len();
        word.get(at..end) == Some(self.letters.as_slice())
            && !(self.at_start && at.checked_sub(1).is_some_and(|k| word.get(k) != Some(&' ')))
            && !(self.at_end && word.get(end).is_some_and(|&c| c != ' '))
            && (self.followed_by.is_empty() || word.get(end).is_some_and(|c| self.followed_by.contains(c)))
    }
}

const LETTER_COUNT: usize = 26;
/// The bucket of rules without sounds.
const SILENT: usize = SOUND_COUNT;
const BUCKETS: usize = SOUND_COUNT + 1;

/// The rules by their first letter and first sound.
#[derive(Debug)]
pub(super) struct Rules(Vec<Vec<Rule>>);

impl Rules {
    /// Returns the table without any rule.
    pub(super) fn new() -> Self {
        let mut buckets = Vec::new();
        buckets.resize_with(LETTER_COUNT * BUCKETS, Vec::new);
        Self(buckets)
    }

    /// Adds a rule.
    pub(super) fn add(&mut self, rule: Rule) {
        let first = rule.letters.first().copied();
        let bucket = first.and_then(|c| bucket(c, rule.sounds.first().copied()));
        if let Some(bucket) = bucket.and_then(|b| self.0.get_mut(b)) {
            bucket.push(rule);
        }
    }

    /// Returns the rules that begin with a letter and a sound, or with a letter and silence.
    pub(super) fn of(&self, letter: char, sound: Option<char>) -> &[Rule] {
        bucket(letter, sound).and_then(|b| self.0.get(b)).map_or(&[], Vec::as_slice)
    }
}

/// Returns the place of the rules for a letter and a first sound.
fn bucket(letter: char, sound: Option<char>) -> Option<usize> {
    let letter = u32::from(letter).checked_sub(u32::from('a'))?;
    let letter = usize::try_from(letter).ok().filter(|&n| n < LETTER_COUNT)?;
    Some(letter * BUCKETS + sound.map_or(SILENT, number))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::name::costs::COSTS;
    use crate::name::phoneme::{is_consonant, is_vowel};

    #[test]
    fn readings_are_well_formed() {
        for rule in COSTS.rules.0.iter().flatten() {
            assert!(!rule.letters.is_empty() && rule.cost < 9, "{rule:?}");
            for &sound in &rule.sounds {
                assert!(number(sound) < SOUND_COUNT - 1, "{rule:?}");
                assert!(is_vowel(sound) || is_consonant(sound) || "YW".contains(sound));
            }
        }
    }

    #[test]
    fn finds_rules() {
        assert!(COSTS.rules.of('c', Some('ㅊ')).iter().any(|r| r.letters == ['c', 'h']));
        assert!(COSTS.rules.of('7', None).is_empty());
    }
}
