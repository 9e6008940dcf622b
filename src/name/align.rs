//! The cheapest way to account for Korean sounds with Latin letters, by dynamic programming.

use std::fmt::Write as _;

use super::costs::{Costs, Step};
use super::phoneme::{is_consonant, is_vowel, label, weight};

/// A cost above every real one.
const FAR: u32 = 1_000_000;

/// The outcome of an alignment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fit {
    /// The cost of the cheapest alignment.
    pub(super) cost: u32,
    /// What the cost is to be measured against.
    pub(super) weight: u32,
}

impl Fit {
    /// Returns how well sounds and letters fit, from 0 to 1000.
    pub(super) fn score(self) -> u16 {
        let lost = self.cost.saturating_mul(1000) / self.weight.max(1);
        u16::try_from(1000_u32.saturating_sub(lost)).unwrap_or(0)
    }
}

/// One step of an alignment: how it was reached, and from where.
#[derive(Clone, Copy)]
struct Cell {
    cost: u32,
    from: (usize, usize),
}

/// The table of cells, one for each pair of positions.
struct Grid {
    cells: Vec<Cell>,
    width: usize,
}

impl Grid {
    fn new(sounds: usize, letters: usize) -> Self {
        let mut cells = vec![Cell { cost: FAR, from: (0, 0) }; (sounds + 1) * (letters + 1)];
        if let Some(first) = cells.first_mut() {
            first.cost = 0;
        }
        Self { cells, width: letters + 1 }
    }

    fn get(&self, at: (usize, usize)) -> Cell {
        self.cells.get(at.0 * self.width + at.1).copied().unwrap_or(Cell { cost: FAR, from: (0, 0) })
    }

    fn offer(&mut self, from: (usize, usize), to: (usize, usize), cost: u32) {
        if let Some(cell) = self.cells.get_mut(to.0 * self.width + to.1)
            && cost < cell.cost
        {
            *cell = Cell { cost, from };
        }
    }
}

/// Aligns sounds with letters; gives up early on what has little in common.
pub(super) fn align(costs: &Costs, sounds: &[char], letters: &[char]) -> Fit {
    let weight = 6 + sounds.iter().map(|&s| weight(s)).sum::<u32>();
    let cost = if implausible(sounds, letters) {
        FAR
    } else {
        fill(costs, sounds, letters, weight * 2 / 3).get((sounds.len(), letters.len())).cost
    };
    Fit { cost, weight }
}

/// Returns an alignment in words, such as `h-h ae-a r-rr eo-e l-ll`.
pub(super) fn explain(costs: &Costs, sounds: &[char], letters: &[char]) -> String {
    let grid = fill(costs, sounds, letters, FAR);
    let mut steps = Vec::new();
    let mut at = (sounds.len(), letters.len());
    while at != (0, 0) {
        let from = grid.get(at).from;
        steps.push((from, at));
        at = from;
    }
    let mut out = String::new();
    for (from, to) in steps.into_iter().rev() {
        let heard: String = sounds.get(from.0..to.0).unwrap_or_default().iter().map(|&s| label(s)).collect();
        let seen: String =
            letters.get(from.1..to.1).unwrap_or_default().iter().filter(|c| **c != ' ').collect();
        if heard.is_empty() && seen.is_empty() {
            continue;
        }
        let gap = if out.is_empty() { "" } else { " " };
        let _ = write!(out, "{gap}{heard}-{seen}");
    }
    out
}

/// Tells whether one side is far too long for the other.
fn implausible(sounds: &[char], letters: &[char]) -> bool {
    let heard = sounds.iter().filter(|&&s| s != 'ㅡ').count();
    letters.len() > heard * 2 + 5 || heard > letters.len() * 2 + 3
}

/// Fills the grid, row by row over the sounds.
fn fill(costs: &Costs, sounds: &[char], letters: &[char], limit: u32) -> Grid {
    let mut grid = Grid::new(sounds.len(), letters.len());
    // A rule takes at most four sounds, so four rows over the limit end the search.
    let mut hopeless = 0;
    for i in 0..=sounds.len() {
        let mut cheapest = FAR;
        for j in 0..=letters.len() {
            let cost = grid.get((i, j)).cost;
            if cost < limit.saturating_add(1) {
                step(costs, &mut grid, sounds, letters, (i, j), cost);
                cheapest = cheapest.min(cost);
            }
        }
        hopeless = if cheapest == FAR { hopeless + 1 } else { 0 };
        if hopeless > 4 {
            break;
        }
    }
    grid
}

/// Takes every step that is possible from a cell.
fn step(costs: &Costs, grid: &mut Grid, sounds: &[char], letters: &[char], at: (usize, usize), cost: u32) {
    let (i, j) = at;
    let sound = sounds.get(i).copied();
    let letter = letters.get(j).copied();
    if let Some(letter) = letter {
        for rule in costs.rules.of(letter, sound).iter().chain(costs.rules.of(letter, None)) {
            let end = i + rule.sounds.len();
            if sounds.get(i..end) == Some(rule.sounds.as_slice()) && rule.reads(letters, j) {
                grid.offer(at, (end, j + rule.letters.len()), cost + rule.cost);
            }
        }
        grid.offer(at, (i, j + 1), cost + silence(letters, j).map_or(0, |step| costs.of(step)));
    }
    if let Some(sound) = sound {
        grid.offer(at, (i + 1, j), cost + costs.of(insertion(sounds, i, sound)));
        if let Some(letter) = letter {
            grid.offer(at, (i + 1, j + 1), cost + exchange(costs, sound, letter, i == 0));
        }
    }
}

/// Returns what it costs to hear a sound for a letter that no rule gives it to.
fn exchange(costs: &Costs, sound: char, letter: char, first: bool) -> u32 {
    if sound == letter {
        return 0;
    }
    let more = if first && is_consonant(sound) { costs.of(Step::OtherFirst) } else { 0 };
    costs.of(confusion(sound, letter)) + more
}

/// Returns how one sound is heard for a letter that no rule gives it to.
fn confusion(sound: char, letter: char) -> Step {
    match (sound, letter) {
        ('ㅁ', 'n') | ('ㄴ' | 'ㅇ', 'm') => Step::OtherNasal,
        _ if is_vowel(sound) && is_vowel_letter(letter) => Step::OtherVowel,
        _ if is_consonant(sound) && !is_vowel_letter(letter) => Step::OtherConsonant,
        _ => Step::OtherKind,
    }
}

/// Returns how a letter is left unheard; a space always is.
fn silence(letters: &[char], j: usize) -> Option<Step> {
    let &letter = letters.get(j).filter(|c| **c != ' ')?;
    let before = j.checked_sub(1).and_then(|k| letters.get(k)).copied();
    let after = letters.get(j + 1).copied();
    let last = after.is_none_or(|c| c == ' ');
    let no_vowel_after = after.is_none_or(|c| !is_vowel_letter(c));
    let ends_or = |at_end: Step, within: Step| if last { at_end } else { within };
    Some(match letter {
        _ if before == Some(letter) && is_vowel_letter(letter) => Step::SilentDoubledVowel,
        _ if before == Some(letter) => Step::SilentDoubled,
        'e' if last => Step::SilentFinalE,
        'h' => Step::SilentH,
        'r' if no_vowel_after => Step::SilentR,
        'y' if last => Step::SilentFinalY,
        'e' | 'w' | 'y' => Step::SilentGlide,
        'a' | 'i' | 'o' | 'u' => ends_or(Step::SilentFinalVowel, Step::SilentVowel),
        'b' if before == Some('m') && no_vowel_after => Step::SilentB,
        'p' if before == Some('m') && matches!(after, Some('s' | 't')) => Step::SilentP,
        'd' if before == Some('n') && matches!(after, Some('s' | 'z')) => Step::SilentD,
        'l' if matches!(after, Some('d' | 'f' | 'k' | 'm' | 'v')) => Step::SilentL,
        't' | 's' => ends_or(Step::SilentFinalST, Step::SilentST),
        'd' | 'g' | 'p' | 'b' | 'c' => ends_or(Step::SilentFinalStop, Step::SilentStop),
        _ => Step::SilentConsonant,
    })
}

/// Returns how a sound is heard that no letter stands for.
fn insertion(sounds: &[char], i: usize, sound: char) -> Step {
    let before = i.checked_sub(1).and_then(|k| sounds.get(k)).copied();
    let after = sounds.get(i + 1).copied();
    match (sound, before, after) {
        ('ㅡ', Some(before), _) if is_consonant(before) => Step::AddedFiller,
        ('Y', Some('ㅅ' | 'ㅈ' | 'ㅊ'), _) | ('W', Some('ㅅ'), Some('ㅣ')) => Step::AddedGlideAfterS,
        ('ㄹ', Some('ㄹ'), _) => Step::AddedL,
        ('ㅓ', _, Some('ㄹ' | 'ㄴ' | 'ㅁ')) => Step::AddedEo,
        ('Y' | 'W', _, _) => Step::AddedGlide,
        ('ㅣ', Some('ㅅ' | 'ㅈ' | 'ㅊ'), _) => Step::AddedI,
        ('ㅜ', Some('Y'), _) => Step::AddedU,
        ('K', _, Some('ㅋ' | 'ㄱ' | 'ㄲ'))
        | ('T', _, Some('ㅅ' | 'ㅌ' | 'ㄷ' | 'ㅊ' | 'ㅈ' | 'ㅉ' | 'ㄸ' | 'ㅍ' | 'ㅋ'))
        | ('P', _, Some('ㅍ' | 'ㅂ' | 'ㅃ')) => Step::AddedStop,
        ('ㄴ', _, Some('ㄴ')) | ('ㅁ', _, Some('ㅁ')) => Step::AddedNasal,
        ('ㅎ', _, _) => Step::AddedH,
        (vowel, _, None) if is_vowel(vowel) => Step::AddedFinalVowel,
        (vowel, _, _) if is_vowel(vowel) => Step::AddedVowel,
        (_, None, _) => Step::AddedFirst,
        _ => Step::AddedConsonant,
    }
}

/// Tells whether a letter is usually a vowel.
fn is_vowel_letter(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::name::costs::COSTS;
    use crate::name::phoneme::sounds;

    fn score(hangul: &str, latin: &str) -> u16 {
        align(&COSTS, &sounds(hangul), &latin.chars().collect::<Vec<char>>()).score()
    }

    #[test]
    fn fits_what_sounds_alike() {
        for (hangul, latin) in [
            ("나이트", "knight"),
            ("맥그리거", "mcgregor"),
            ("샤를", "charles"),
            ("슈나이더", "schneider"),
            ("왓킨스", "watkins"),
            ("부르기뇽", "bourguignon"),
            ("칭다오", "qingdao"),
            ("호르헤", "jorge"),
        ] {
            assert!(score(hangul, latin) >= 900, "{hangul} {latin} {}", score(hangul, latin));
        }
    }

    #[test]
    fn parts_what_does_not() {
        for (hangul, latin) in [("존슨", "jackson"), ("해럴", "harrison"), ("로스", "rome")] {
            assert!(score(hangul, latin) < 900, "{hangul} {latin} {}", score(hangul, latin));
        }
        assert_eq!(score("가", "internationalization"), 0);
    }

    #[test]
    fn explains_itself() {
        let letters: Vec<char> = "harrell".chars().collect();
        assert_eq!(explain(&COSTS, &sounds("해럴"), &letters), "h-h e-a r-rr eo-e r-ll");
    }
}
