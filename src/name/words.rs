//! Single words against each other, and the words of a name in their possible orders.

use super::SAME;
use super::align::align;
use super::costs::Costs;
use super::hangul::{Syllable, is_sino_korean};
use super::korean::{official_syllables, spelling_cost};
use super::latin::Word;
use super::phoneme::sounds;
use super::surname::spelling_matches;

/// What one word of a name that is the same must score at least.
const WORD: u16 = 760;
/// What a word must score by sound alone if it could be official Romanization of other syllables.
pub(super) const STRICT: u16 = 950;
/// What a word must score by sound alone if the hangul, too, could be made of Chinese readings,
/// as Korean places are: a vowel tells 오산 and 아산 apart.
const EXACT: u16 = 980;
/// More than a word can score by sound alone.
const ONLY_AS_KOREAN: u16 = 1001;
/// What a Korean syllable's spelling may cost at most.
const SYLLABLE: u16 = 5;
/// How many points a unit of spelling cost takes away.
pub(super) const SPELLING_POINT: u16 = 14;

/// How well two words or names fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Score {
    /// From 0 to 1000; [`SAME`] or more if they are the same.
    pub(super) points: u16,
    /// How much the words weigh in a name.
    pub(super) weight: u32,
    /// The Latin words in the order of the hangul words, with spaces between.
    pub(super) latin: Vec<char>,
}

/// Returns how well the hangul words of a name fit its Latin words, in the best of the usual orders.
pub(super) fn best_order(costs: &Costs, hangul: &[&str], latin: &[Word]) -> Score {
    if hangul.len() == latin.len() {
        return best(hangul.len(), |order| in_order(costs, hangul, latin, order));
    }
    let merged = without_hyphens(latin);
    if hangul.len() == merged.len() && merged.len() > 1 {
        return best(hangul.len(), |order| in_order(costs, hangul, &merged, order));
    }
    let whole = hangul.concat();
    best(merged.len(), |order| {
        let joined = Word { letters: arranged(&merged, order), spelled: None, joined: false };
        word(costs, &whole, &joined)
    })
}

/// Returns the letters of words in an order, with spaces between.
fn arranged(latin: &[Word], order: &[usize]) -> Vec<char> {
    let mut letters = Vec::new();
    for word in order.iter().filter_map(|&at| latin.get(at)) {
        if !letters.is_empty() {
            letters.push(' ');
        }
        letters.extend(&word.letters);
    }
    letters
}

/// Joins the words that a hyphen joins.
fn without_hyphens(latin: &[Word]) -> Vec<Word> {
    let mut out: Vec<Word> = Vec::new();
    for word in latin {
        match out.last_mut() {
            Some(last) if word.joined => {
                last.letters.extend(&word.letters);
                last.spelled = None;
            }
            _ => out.push(word.clone()),
        }
    }
    out
}

/// Tries the words as they stand, then with the last one first and the first one last.
fn best(count: usize, score: impl Fn(&[usize]) -> Score) -> Score {
    let mut order: Vec<usize> = (0..count).collect();
    let straight = score(&order);
    if straight.points >= SAME || !(2..=4).contains(&count) {
        return straight;
    }
    order.rotate_right(1);
    let last_first = score(&order);
    let mut winner = if last_first.points > straight.points { last_first } else { straight };
    if count > 2 {
        order.rotate_left(2);
        let first_last = score(&order);
        if first_last.points > winner.points {
            winner = first_last;
        }
    }
    winner
}

/// Returns how well words fit one by one; each of them must.
fn in_order(costs: &Costs, hangul: &[&str], latin: &[Word], order: &[usize]) -> Score {
    let mut total = 0;
    let mut weight = 0;
    let mut worst = 1000;
    for (hangul, latin) in hangul.iter().zip(order.iter().filter_map(|&at| latin.get(at))) {
        let fit = word(costs, hangul, latin);
        total += u32::from(fit.points) * fit.weight;
        weight += fit.weight;
        worst = worst.min(fit.points);
    }
    let mean = u16::try_from(total / weight.max(1)).unwrap_or(0);
    let points = if worst < WORD { mean.min(SAME - 1) } else { mean };
    Score { points, weight, latin: arranged(latin, order) }
}

/// Returns how well two words fit, read as Korean and by their sound.
fn word(costs: &Costs, hangul: &str, latin: &Word) -> Score {
    let sounds = sounds(hangul);
    let by_sound = align(costs, &sounds, &latin.letters);
    let mut points = by_sound.score();
    if let Some(spelled) = &latin.spelled {
        points = points.max(align(costs, &sounds, spelled).score());
    }
    let letters: Vec<char> = latin.letters.iter().copied().filter(|c| *c != ' ').collect();
    let syllables: Vec<Syllable> = hangul.chars().filter_map(Syllable::of).collect();
    let asked = match official_syllables(&letters) {
        Some(count) if count != syllables.len() => 0,
        Some(_) if is_sino_korean(hangul) && has_official_vowel(&letters) => ONLY_AS_KOREAN,
        Some(_) if is_sino_korean(hangul) => EXACT,
        Some(_) => STRICT,
        None => 0,
    };
    if points < asked {
        points = points.min(WORD - 1);
    }
    if points < 1000 {
        points = points.max(as_korean(hangul, &syllables, &letters));
    }
    Score { points, weight: by_sound.weight, latin: latin.letters.clone() }
}

/// Tells whether letters hold a vowel that official Romanization writes and other languages seldom do.
fn has_official_vowel(letters: &[char]) -> bool {
    letters.windows(2).any(|pair| matches!(pair, ['a' | 'w', 'e'] | ['e' | 'w', 'o'] | ['w', 'a' | 'i']))
}

/// Returns how well letters spell a Korean surname or word.
fn as_korean(hangul: &str, syllables: &[Syllable], letters: &[char]) -> u16 {
    if spelling_matches(hangul, &letters.iter().collect::<String>()) {
        return 1000;
    }
    let count = u16::try_from(syllables.len()).unwrap_or(u16::MAX);
    match spelling_cost(syllables, letters) {
        Some(cost)
            if syllables.len() == hangul.chars().count()
                && cost <= count.saturating_mul(SYLLABLE).min(12) =>
        {
            1000 - cost * SPELLING_POINT
        }
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::name::costs::COSTS;
    use crate::name::latin::words;

    fn points(hangul: &str, latin: &str) -> u16 {
        best_order(&COSTS, &hangul.split(' ').collect::<Vec<&str>>(), &words(latin)).points
    }

    #[test]
    fn tries_the_usual_orders() {
        assert!(points("엘레나 모로소", "Elena Moroso") >= SAME);
        assert!(points("모로소 엘레나", "Elena Moroso") >= SAME);
        assert!(points("비아레조", "Via Reggio") >= SAME);
        assert!(points("장피에르 뒤랑", "Jean-Pierre Durand") >= SAME);
    }

    #[test]
    fn asks_every_word_to_fit() {
        assert!(points("엘레나 모로소", "Elena Bianchi") < SAME);
        assert!(points("엘레나 모로소", "Moroso") < SAME);
        assert!(points("모로소", "Elena Moroso") < SAME);
    }

    #[test]
    fn tells_korean_places_apart() {
        assert!(points("여주", "Yeoju") >= SAME);
        assert!(points("여주", "Yeosu") < SAME);
        assert!(points("하남", "Haenam") < SAME);
        assert!(points("오산", "Asan") < SAME);
    }
}
