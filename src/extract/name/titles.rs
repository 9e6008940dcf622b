//! Titles of office and profession in both languages.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use crate::source::{script, tail};
use crate::table;

/// Korean titles with their English renderings.
static KO: LazyLock<HashMap<String, Vec<&'static str>>> = LazyLock::new(|| {
    let mut titles = HashMap::new();
    for row in table::rows(include_str!("../../../data/titles.tsv")).filter(|row| row.len() >= 2) {
        let english: Vec<_> = table::alternatives(row[1]).collect();
        titles.insert(row[0].replace(' ', ""), english.clone());
        titles.insert(row[0].to_owned(), english);
    }
    titles
});

/// Length of the longest Korean title in characters.
static LONGEST: LazyLock<usize> =
    LazyLock::new(|| KO.keys().map(|title| title.chars().count()).max().unwrap_or_default());

/// English words that are, or end, a title: mayor, director, chief, spokesperson.
static EN: LazyLock<HashSet<String>> = LazyLock::new(|| {
    // Last words of longer titles that are no title by themselves.
    const NOT_ALONE: &[&str] = &[
        "of",
        "the",
        "for",
        "and",
        "general",
        "team",
        "office",
        "bureau",
        "staff",
        "first",
        "affairs",
        "korea",
        "republic",
        "law",
        "family",
        "board",
        "council",
        "bank",
        "chamber",
        "mission",
        "model",
        "class",
        "grade",
        "hand",
        "troops",
        "article",
        "concerned",
        "direction",
        "charge",
        "bass",
        "count",
        "star",
        "source",
        "crew",
        "holder",
        "host",
        "lady",
        "sister",
        "whip",
        "maker",
        "senior",
        "principal",
        "private",
        "interim",
        "insider",
        "personality",
        "elect",
        "academic",
        "assistant",
    ];
    table::rows(include_str!("../../../data/titles.tsv"))
        .filter(|row| row.len() >= 2)
        .flat_map(|row| table::alternatives(row[1]))
        .filter_map(|title| title.split(" of ").next()?.split(" for ").next()?.split_whitespace().next_back())
        .filter(|word| !NOT_ALONE.contains(word))
        .map(str::to_owned)
        .chain(
            [
                "ceo",
                "cfo",
                "coo",
                "cto",
                "president",
                "mr",
                "mrs",
                "ms",
                "dr",
                "prof",
                "sen",
                "rep",
                "gov",
                "sir",
                "rev",
            ]
            .map(str::to_owned),
        )
        .collect()
});

/// Particles that may follow a name or title, longest first.
const PARTICLES: &[&str] = &[
    "에게서",
    "으로부터",
    "이라는",
    "에서는",
    "에게는",
    "으로는",
    "까지",
    "부터",
    "에게",
    "에서",
    "으로",
    "께서",
    "보다",
    "처럼",
    "이나",
    "라는",
    "에는",
    "과의",
    "와의",
    "측은",
    "은",
    "는",
    "이",
    "가",
    "을",
    "를",
    "의",
    "과",
    "와",
    "도",
    "로",
    "에",
    "만",
    "인",
];

/// A token of Korean text cut into its title, what is before it, and the particle after it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Titled<'t> {
    /// What precedes the title in the same token: 인천 in 인천시장은.
    pub(crate) prefix: &'t str,
    pub(crate) title: &'t str,
    pub(crate) particle: &'t str,
}

/// Cuts a Korean token that ends in a title.
pub(crate) fn cut(token: &str) -> Option<Titled<'_>> {
    // 교수였다, 회장이자: what says that somebody is one.
    const COPULAS: &[&str] = &["이었다", "였다", "이다", "이자", "이며", "이었던", "였던"];
    let whole = std::iter::once("");
    let mut found: Option<Titled<'_>> = None;
    for particle in whole.chain(PARTICLES.iter().chain(COPULAS).copied()) {
        let Some(core) = token.strip_suffix(particle) else { continue };
        // The longest title that ends the token counts.
        let mut starts: Vec<usize> = core.char_indices().rev().map(|(i, _)| i).take(*LONGEST).collect();
        starts.reverse();
        for start in starts {
            let title = tail(core, start);
            // A single syllable is a title only as a word of its own: 박 씨.
            let alone = start == 0 || title.chars().count() > 1;
            if alone && KO.contains_key(title) {
                let prefix = core.strip_suffix(title).unwrap_or_default();
                let cut = Titled { prefix, title, particle: token.get(core.len()..).unwrap_or_default() };
                // 회장인 is 회장 with a particle, and no 장인.
                if prefix.is_empty() {
                    return Some(cut);
                }
                // 병원장인 is 병원장, and no 장인.
                if found.as_ref().is_none_or(|before| before.title.len() < title.len()) {
                    found = Some(cut);
                }
                break;
            }
        }
    }
    found
}

/// Returns a Korean word without the particle at its end.
pub(crate) fn strip_particle(token: &str) -> &str {
    for particle in PARTICLES {
        if let Some(core) = token.strip_suffix(particle) {
            let last = core.chars().next_back();
            let fits = match *particle {
                "은" | "이" | "을" | "과" | "으로" | "이라는" | "이나" => {
                    last.is_some_and(script::has_final)
                }
                "는" | "가" | "를" | "와" => last.is_some_and(|c| !script::has_final(c)),
                _ => true,
            };
            if fits && core.chars().count() >= 2 {
                return core;
            }
        }
    }
    token
}

/// Returns the English renderings of a Korean title, the most usual one first.
pub(crate) fn renderings(title: &str) -> Option<&'static [&'static str]> {
    KO.get(title).map(Vec::as_slice)
}

/// Returns whether the Korean word is a title.
pub(crate) fn is_korean_title(word: &str) -> bool {
    KO.contains_key(word)
}

/// Returns whether the English word is, or ends, a title.
pub(crate) fn is_english_title(word: &str) -> bool {
    let bare: String =
        word.chars().filter(|c| c.is_alphanumeric() || *c == '-').collect::<String>().to_lowercase();
    EN.contains(&bare) || bare.strip_suffix('s').is_some_and(|one| EN.contains(one))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_cut_from_their_tokens() {
        let cut_of =
            |token| cut(token).map(|t| (t.prefix.to_owned(), t.title.to_owned(), t.particle.to_owned()));
        assert_eq!(cut_of("인천시장은"), Some(("인천".into(), "시장".into(), "은".into())));
        assert_eq!(cut_of("부사장이"), Some((String::new(), "부사장".into(), "이".into())));
        assert_eq!(cut_of("회장인"), Some((String::new(), "회장".into(), "인".into())));
        assert_eq!(cut_of("교수였다"), Some((String::new(), "교수".into(), "였다".into())));
        assert_eq!(cut_of("협약을"), None);
        assert!(is_english_title("Mayor") && is_english_title("CEO") && !is_english_title("Busan"));
    }
}
