//! Hangul names against Latin names: do two names name the same?
//!
//! A Korean's name is read syllable by syllable (`person`, `korean`), with the
//! spellings that surnames have (`surname`). Any other name is aligned sound by
//! sound (`phoneme`, `grapheme`, `align`), word by word and in the orders in
//! which names are written (`words`). The costs of that are fitted on pairs of
//! names (`costs`, `fit`). Everything is integer arithmetic.

mod align;
mod costs;
#[cfg(test)]
mod fit;
pub(crate) mod gazetteer;
mod grapheme;
mod hangul;
mod korean;
mod latin;
mod person;
mod phoneme;
mod romanize;
mod surname;
mod words;

pub(crate) use hangul::Syllable;
pub(crate) use romanize::romanize;
pub(crate) use surname::{
    given_names, is_korean_name, is_korean_surname, is_rare_surname, is_surname_spelling, surname_matches,
    surname_of, usual_spellings,
};

use costs::COSTS;
use person::Reading;
use words::SPELLING_POINT;

/// Returns the consonant that a hangul syllable ends in.
pub(crate) fn coda(syllable: char) -> Option<char> {
    Syllable::of(syllable)?.coda
}

/// The score from which two names are the same.
pub(crate) const SAME: u16 = 820;

/// More characters than a name has.
const LONGEST: usize = 200;
/// The score below which it is not worth saying how the sounds correspond.
const LITTLE: u16 = 400;

/// The answer to whether two names are the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NameMatch {
    /// Whether they are.
    pub(crate) same: bool,
    /// How well they fit, from 0 to 1000; [`SAME`] or more if they are the same.
    pub(crate) score: u16,
    /// The reason, in a short sentence.
    pub(crate) why: String,
}

impl NameMatch {
    fn new(score: u16, why: String) -> Self {
        Self { same: score >= SAME, score, why }
    }
}

/// Tells whether two Latin words are a Korean's name in full, surname first or last: Han Do-yun, Do-yun Han.
pub(crate) fn is_korean_full_name(latin: &str) -> bool {
    let Some((first, last)) = latin.split_once(' ') else { return false };
    [(first, last), (last, first)].into_iter().any(|(surname, given)| {
        let parts: Vec<Vec<char>> = given.split('-').map(latin::fold).collect();
        match parts.as_slice() {
            [one, two] => person::is_hyphenated(&latin::fold(surname), [one, two]),
            [one] => person::is_short(&latin::fold(surname), one),
            _ => false,
        }
    })
}

/// Tells whether a Latin word is written as the official Romanization writes Korean: Uiam, and not Stanley.
pub(crate) fn is_official(latin: &str) -> bool {
    let letters: Vec<char> = latin.split(['-', ' ']).flat_map(latin::fold).collect();
    korean::official_syllables(&letters).is_some()
}

/// Compares a name in hangul with a name in Latin letters.
///
/// All words of both names must correspond: a surname alone is not the same
/// as a full name (see [`surname_matches`]).
pub(crate) fn compare(hangul: &str, latin: &str) -> NameMatch {
    let hangul = hangul::compose(hangul);
    let names: Vec<&str> = hangul.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let words = latin::words(latin);
    if names.is_empty() || words.is_empty() {
        return NameMatch::new(0, "there is nothing to compare".to_owned());
    }
    if hangul.chars().count() > LONGEST || latin.chars().count() > LONGEST {
        return NameMatch::new(0, "no name is that long".to_owned());
    }
    let reading = person::read(&names, &words);
    match &reading {
        Some(Reading::Spelled { surname, given, cost }) => {
            let score = 1000 - cost * SPELLING_POINT;
            return NameMatch::new(
                score,
                format!("{latin} spells the surname {surname} and the given name {given}"),
            );
        }
        Some(Reading::OtherGiven { surname, given, latin, korean: true }) => {
            let why = format!("the surname {surname} fits, but {latin} is not {given} ({})", romanize(given));
            return NameMatch::new(nearness(&romanize(given), latin), why);
        }
        _ => {}
    }
    let score = words::best_order(&COSTS, &names, &words);
    // What looks like a Korean's name, and was not read as one, must fit almost exactly.
    let demanding = reading.is_some() || person::both_korean(&names, &words);
    let points =
        if demanding && score.points < words::STRICT { score.points.min(SAME - 1) } else { score.points };
    let whole = names.concat();
    let spelled: String = score.latin.iter().collect();
    if points < LITTLE {
        return NameMatch::new(points, format!("{} ~ {spelled}: too little in common", romanize(&whole)));
    }
    let steps = align::explain(&COSTS, &phoneme::sounds(&whole), &score.latin);
    NameMatch::new(points, format!("{} ~ {spelled}: {steps}", romanize(&whole)))
}

/// Returns a score below [`SAME`] that falls with the edit distance.
fn nearness(official: &str, latin: &str) -> u16 {
    let longest = official.chars().count().max(latin.chars().count()).max(1);
    let distance = strsim::osa_distance(official, latin).min(longest);
    let lost = distance * usize::from(SAME) / longest;
    (SAME - 1).saturating_sub(u16::try_from(lost).unwrap_or(SAME))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(hangul: &str, latin: &str) -> bool {
        compare(hangul, latin).same
    }

    #[test]
    fn matches_koreans() {
        for (hangul, latin) in [
            ("한도윤", "Han Do-yun"),
            ("한도윤", "Doyoon Hahn"),
            ("노경희", "Roh Kyung-hee"),
            ("류승혁", "Yoo Seunghyuk"),
            ("선우해린", "Sunwoo Hae-rin"),
            ("박 세라", "Sera Park"),
            ("이은채", "RHEE Eun Chae"),
        ] {
            assert!(same(hangul, latin), "{hangul} {latin} {:?}", compare(hangul, latin));
        }
    }

    #[test]
    fn tells_koreans_apart() {
        for (hangul, latin) in [
            ("한도윤", "Han Do-hyun"),
            ("한도윤", "Han"),
            ("한도윤", "Nam Do-yun"),
            ("노경희", "Roh Kyung-hwa"),
            ("류승혁", "Ryan S. Yoo"),
            ("문다현", "Moon Dae-hyun"),
        ] {
            assert!(!same(hangul, latin), "{hangul} {latin} {:?}", compare(hangul, latin));
        }
    }

    #[test]
    fn matches_other_names() {
        for (hangul, latin) in [
            ("매들린 오코너", "Madeleine O\u{2019}Connor"),
            ("하루토 기무라", "Kimura Haruto"),
            ("라스크루세스", "Las Cruces"),
            ("제니퍼 한", "Jennifer Hahn"),
            ("해운대", "Haeundae"),
            ("엔에이치", "NH"),
            ("쾰른", "Köln"),
        ] {
            assert!(same(hangul, latin), "{hangul} {latin} {:?}", compare(hangul, latin));
        }
    }

    #[test]
    fn survives_anything() {
        for (hangul, latin) in
            [("", ""), ("가", ""), ("ㄱ", "-"), ("A1", "a1"), ("\u{1100}", "\u{301}"), ("값", "🙂")]
        {
            let _ = compare(hangul, latin);
        }
        let long = "가나다".repeat(1000);
        assert!(!same(&long, &"ganada".repeat(1000)));
        assert_eq!(compare("", "Lee").score, 0);
    }

    #[test]
    fn says_why() {
        assert_eq!(compare("해럴", "Harrell").why, "haereol ~ harrell: h-h e-a r-rr eo-e r-ll");
        assert!(compare("한도윤", "Han Do-hyun").why.contains("the surname 한 fits"));
    }
}
