//! Korean surnames: which there are, and how their bearers spell them.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::hangul::{compose, is_syllable};
use super::latin::fold;
use super::romanize::romanize;
use crate::table::{alternatives, rows};

const TABLE: &str = include_str!("../../data/surnames.tsv");

static SURNAMES: LazyLock<HashMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
    let rows = rows(TABLE).filter_map(|row| Some((*row.first()?, alternatives(row.get(1)?).collect())));
    rows.collect()
});

static SPELLINGS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| SURNAMES.values().flatten().copied().collect());

/// Surnames that few bear, and with which many words begin.
static RARE: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    rows(TABLE).filter(|row| row.get(2) == Some(&"rare")).filter_map(|row| row.first().copied()).collect()
});

/// Given names of other languages, as Korean writes them.
static GIVEN: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    let rows = rows(include_str!("../../data/given-names.tsv"));
    rows.filter_map(|row| row.first().copied()).collect()
});

/// The syllables of Koreans' given names, with how people mostly spell them where that is not the Revised Romanization.
static SYLLABLES: LazyLock<HashMap<char, Option<&'static str>>> = LazyLock::new(|| {
    let rows = rows(include_str!("../../data/given-syllables.tsv"));
    rows.filter_map(|row| {
        let [syllable, habit] = row[..] else { return None };
        Some((syllable.chars().next()?, Some(habit).filter(|habit| *habit != "-")))
    })
    .collect()
});

/// Returns the given names of other languages, as Korean writes them.
pub(crate) fn given_names() -> &'static HashSet<&'static str> {
    &GIVEN
}

/// Tells whether a text is a Korean surname of one or two syllables.
pub(crate) fn is_korean_surname(hangul: &str) -> bool {
    SURNAMES.contains_key(compose(hangul).as_str())
}

/// Tells whether a text is a surname that few bear: alone it is more often another word.
pub(crate) fn is_rare_surname(hangul: &str) -> bool {
    RARE.contains(hangul)
}

/// Splits a Korean name of two to four syllables into surname and given name.
///
/// A surname of two syllables needs a given name of its own: 남궁민 is 남궁 and 민.
pub(crate) fn surname_of(hangul: &str) -> Option<(&str, &str)> {
    let count = hangul.chars().count();
    if !(2..=4).contains(&count) || !hangul.chars().all(is_syllable) {
        return None;
    }
    let longest = if count == 2 { 1 } else { 2 };
    (1..=longest)
        .rev()
        .filter(|&length| count - length <= 2 || length == 2)
        .filter_map(|length| {
            let (at, _) = hangul.char_indices().nth(length)?;
            hangul.split_at_checked(at)
        })
        .find(|(surname, given)| {
            // 상 is a surname in 상지안, and none in 상품권 or 상도동.
            let named = || given.chars().count() == 2 && !given.ends_with('동') && is_given_name(given);
            SURNAMES.contains_key(surname) && (!RARE.contains(surname) || named())
        })
}

/// Returns a Korean name as news text would spell it, the given name syllable by syllable: by the rules and then, where they differ,
/// by habit (Jeong Gyeong-su, Jung Kyung-soo).
///
/// There are none for what begins like a surname and is no Korean name: 마카누. Of the spellings of a surname one that is `used` counts
/// first.
pub(crate) fn usual_spellings(hangul: &str, used: impl Fn(&str) -> bool) -> Vec<String> {
    let Some((surname, given)) = surname_of(hangul).filter(|(_, given)| is_given_name(given)) else {
        return Vec::new();
    };
    let Some(spellings) = SURNAMES.get(surname) else { return Vec::new() };
    let told = spellings.iter().find(|spelling| used(spelling));
    let Some(usual) = told.or(spellings.first()) else { return Vec::new() };
    // Of those whose surname begins with ㄱ hardly any write a G: the rules would have Gim.
    let by_rules = romanize(surname);
    let in_use = told.is_none() && spellings.contains(&by_rules.as_str()) && !by_rules.starts_with('g');
    let regular = if in_use { by_rules.as_str() } else { usual };
    let capital = |word: &str| {
        let mut letters = word.chars();
        letters
            .next()
            .map(|first| first.to_uppercase().chain(letters).collect::<String>())
            .unwrap_or_default()
    };
    let by_rule = |syllable: char| romanize(&syllable.to_string());
    let by_habit = |syllable: char| {
        SYLLABLES.get(&syllable).copied().flatten().map_or_else(|| by_rule(syllable), str::to_owned)
    };
    let spelled = |surname: &str, spell: &dyn Fn(char) -> String| {
        let syllables: Vec<String> = given.chars().map(spell).collect();
        format!("{} {}", capital(surname), capital(&syllables.join("-")))
    };
    let mut all = vec![spelled(regular, &by_rule), spelled(usual, &by_habit)];
    all.dedup();
    all
}

/// Tells whether one or two syllables can be a Korean's given name.
fn is_given_name(given: &str) -> bool {
    (1..=2).contains(&given.chars().count())
        && given.chars().all(|syllable| SYLLABLES.contains_key(&syllable))
}

/// Tells whether a name has a Korean surname and a Korean given name.
pub(crate) fn is_korean_name(hangul: &str) -> bool {
    surname_of(hangul).is_some_and(|(_, given)| is_given_name(given))
}

/// Tells whether a Latin word is a spelling in use for a Korean surname.
pub(crate) fn surname_matches(hangul_surname: &str, latin_token: &str) -> bool {
    let word: String = fold(latin_token).into_iter().filter(char::is_ascii_lowercase).collect();
    spelling_matches(&compose(hangul_surname), &word)
}

/// Tells whether a folded word is a spelling in use for a composed surname.
pub(super) fn spelling_matches(surname: &str, word: &str) -> bool {
    SURNAMES.get(surname).is_some_and(|spellings| spellings.contains(&word))
}

/// Tells whether a folded word is a spelling of any surname.
pub(crate) fn is_surname_spelling(word: &str) -> bool {
    SPELLINGS.contains(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_usual_spellings() {
        let usual = |hangul| usual_spellings(hangul, |_| false);
        assert_eq!(usual("변하늘"), ["Byeon Ha-neul", "Byun Ha-neul"]);
        assert_eq!(usual("남궁솔"), ["Namgung Sol"]);
        assert_eq!(usual("정경수"), ["Jeong Gyeong-su", "Jung Kyung-soo"]);
        assert_eq!(usual("김솔"), ["Kim Sol"]);
        assert_eq!(usual_spellings("변하늘", |word| word == "byeon"), ["Byeon Ha-neul"]);
        for foreign in ["에이다", "마카누", "나디아", "이반카", "하비에르", "마르타"] {
            assert_eq!(usual(foreign), Vec::<String>::new(), "{foreign}");
        }
    }

    #[test]
    fn reads_the_table() {
        assert!(SURNAMES.len() >= 100);
        assert!(
            TABLE
                .lines()
                .filter(|l| !l.starts_with('#'))
                .all(|l| { l.split('\t').count() == 3 && !l.contains(' ') && l == l.to_lowercase() })
        );
    }

    #[test]
    fn splits_names() {
        assert_eq!(surname_of("한도윤"), Some(("한", "도윤")));
        assert_eq!(surname_of("남궁솔"), Some(("남궁", "솔")));
        assert_eq!(surname_of("선우해린"), Some(("선우", "해린")));
        assert_eq!(surname_of("선우"), Some(("선", "우")));
        assert_eq!(surname_of("뷁도윤"), None);
        assert_eq!(surname_of("한"), None);
        assert_eq!(surname_of("Han"), None);
    }

    #[test]
    fn rare_surnames_need_a_given_name() {
        assert_eq!(surname_of("상지안"), Some(("상", "지안")));
        assert_eq!(surname_of("상품권"), None);
        assert_eq!(surname_of("상도동"), None);
        assert!(is_rare_surname("상") && !is_rare_surname("김"));
    }

    #[test]
    fn knows_spellings() {
        for (hangul, latin) in [
            ("이", "Rhee"),
            ("박", "PARK"),
            ("최", "Choe"),
            ("노", "Roh"),
            ("정", "Chung"),
            ("유", "Ryu"),
            ("남궁", "Namkoong"),
            ("권", "Kwon,"),
        ] {
            assert!(surname_matches(hangul, latin), "{hangul} {latin}");
        }
        assert!(!surname_matches("박", "Kim"));
        assert!(!surname_matches("박", ""));
    }
}
