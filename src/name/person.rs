//! Full names of Koreans: a surname that has its spellings, and a given name read syllable by syllable.

use super::hangul::{Syllable, is_syllable};
use super::korean::{readable, spelling_cost, syllables_cost};
use super::latin::Word;
use super::romanize::pronounce;
use super::surname::{is_korean_surname, is_surname_spelling, spelling_matches};

/// What is known about a name that could be a Korean person's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    /// Surname and given name are spelled by the Latin words, at this cost.
    Spelled { surname: String, given: String, cost: u16 },
    /// The surname is spelled by a Latin word, but the given name is not; `korean`
    /// tells whether the rest looks like a Korean given name at all.
    OtherGiven { surname: String, given: String, latin: String, korean: bool },
}

/// Reads Latin words as a Korean name; `None` if no surname is found in both.
pub(super) fn read(hangul: &[&str], latin: &[Word]) -> Option<Reading> {
    let mut best: Option<Reading> = None;
    for (surname, given) in splits(hangul) {
        for (word, rest) in ends(latin) {
            let word: String = word.letters.iter().collect();
            if !spelling_matches(&surname, &word) {
                continue;
            }
            let reading = match given_cost(&given, rest) {
                Some(cost) => Reading::Spelled { surname: surname.clone(), given: given.clone(), cost },
                None => other_given(surname.clone(), given.clone(), rest),
            };
            best = Some(match best {
                Some(old) if rank(&old) <= rank(&reading) => old,
                _ => reading,
            });
        }
    }
    best
}

/// Tells whether both names look like a Korean person's, with whatever surnames.
pub(super) fn both_korean(hangul: &[&str], latin: &[Word]) -> bool {
    hangul.len() == 1
        && splits(hangul).iter().any(|(surname, _)| is_korean_surname(surname))
        && ends(latin).into_iter().any(|(word, rest)| {
            let letters: Vec<char> = rest.iter().flat_map(|w| w.letters.iter().copied()).collect();
            is_surname_spelling(&word.letters.iter().collect::<String>())
                && (1..=2).any(|n| readable(&letters, n))
        })
}

/// Tells whether Latin words are written as a Korean's name in full: a surname and two syllables with a hyphen.
pub(super) fn is_hyphenated(surname: &[char], given: [&[char]; 2]) -> bool {
    let syllable = |letters: &[char]| (1..=6).contains(&letters.len()) && readable(letters, 1);
    is_surname_spelling(&surname.iter().collect::<String>()) && given.into_iter().all(syllable)
}

/// Tells whether Latin words are a surname of two syllables and a given name of one: Jegal Hun.
pub(super) fn is_short(surname: &[char], given: &[char]) -> bool {
    /// The fewest letters of two syllables.
    const TWO: usize = 5;
    surname.len() >= TWO
        && readable(surname, 2)
        && !readable(surname, 1)
        && is_surname_spelling(&surname.iter().collect::<String>())
        && (2..=6).contains(&given.len())
        && readable(given, 1)
}

/// Describes the words that a given name was expected in.
fn other_given(surname: String, given: String, rest: &[Word]) -> Reading {
    let letters: Vec<char> = rest.iter().flat_map(|w| w.letters.iter().copied()).collect();
    let count = given.chars().count();
    let korean = count <= 2 && (1..=2).any(|n| readable(&letters, n));
    Reading::OtherGiven { surname, given, latin: letters.into_iter().collect(), korean }
}

/// Returns a reading's place among others, the best first.
fn rank(reading: &Reading) -> u16 {
    match reading {
        Reading::Spelled { cost, .. } => *cost,
        Reading::OtherGiven { .. } => u16::MAX,
    }
}

/// Returns the ways to split a hangul name into surname and given name.
fn splits(hangul: &[&str]) -> Vec<(String, String)> {
    let whole: Vec<char> = hangul.iter().flat_map(|w| w.chars()).collect();
    if !(2..=4).contains(&whole.len()) || !whole.iter().copied().all(is_syllable) {
        return Vec::new();
    }
    let first = hangul.first().map_or(0, |w| w.chars().count());
    [1, 2]
        .into_iter()
        .filter(|&length| match hangul.len() {
            1 => length < whole.len(),
            2 => length == first,
            _ => false,
        })
        .filter_map(|length| whole.split_at_checked(length))
        .map(|(surname, given)| (surname.iter().collect(), given.iter().collect()))
        .collect()
}

/// Returns the first and the last word, each with the words that remain.
fn ends(latin: &[Word]) -> Vec<(&Word, &[Word])> {
    if latin.len() < 2 {
        return Vec::new();
    }
    latin.split_first().into_iter().chain(latin.split_last()).collect()
}

/// Returns the cost of reading words as a given name.
///
/// Where there are as many words as syllables, each must be its syllable:
/// Jeong-eun is not Jeon-geun.
fn given_cost(given: &str, words: &[Word]) -> Option<u16> {
    let syllables: Vec<Syllable> = given.chars().filter_map(Syllable::of).collect();
    let limit = 7 * u16::try_from(syllables.len()).ok()?;
    let cost = if words.len() == syllables.len() {
        let parts: Vec<&[char]> = words.iter().map(|w| w.letters.as_slice()).collect();
        let written = syllables_cost(&syllables, &parts);
        let spoken = syllables_cost(&pronounce(&syllables), &parts);
        written.into_iter().chain(spoken).min()
    } else {
        let letters: Vec<char> = words.iter().flat_map(|w| w.letters.iter().copied()).collect();
        spelling_cost(&syllables, &letters)
    };
    cost.filter(|&c| c <= limit.min(12))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::name::latin::words;

    fn spelled(hangul: &str, latin: &str) -> bool {
        let hangul: Vec<&str> = hangul.split(' ').collect();
        matches!(read(&hangul, &words(latin)), Some(Reading::Spelled { .. }))
    }

    #[test]
    fn reads_names_in_either_order() {
        assert!(spelled("한도윤", "Han Do-yun"));
        assert!(spelled("한도윤", "Doyoon Han"));
        assert!(spelled("한도윤", "HAN Do Yoon"));
        assert!(spelled("남궁솔", "Sol Namgoong"));
        assert!(spelled("황보라", "Hwang Bo-ra"));
        assert!(spelled("이 은경", "Lee, Eun-Kyoung"));
    }

    #[test]
    fn keeps_syllables_apart() {
        assert!(spelled("문정은", "Moon Jeong-eun"));
        assert!(!spelled("문전근", "Moon Jeong-eun"));
        assert!(!spelled("김민수", "Kim Min-ji"));
        assert!(!spelled("김민수", "Kim Min-soo Jr"));
    }

    #[test]
    fn needs_a_surname() {
        assert_eq!(read(&["하루카"], &words("Haruka")), None);
        assert_eq!(read(&["박세라"], &words("Chris Paul")), None);
    }
}
