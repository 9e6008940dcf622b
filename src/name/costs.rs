//! The costs of the alignment, as `data/name-costs.tsv` lists them; the program that fits them is `fit`.

use std::sync::LazyLock;

use super::grapheme::{Rule, Rules};
use crate::table;

/// The table of costs.
pub(super) const TABLE: &str = include_str!("../../data/name-costs.tsv");
/// The class of the costs of rules.
pub(super) const READING: &str = "reading";

/// The costs in use.
pub(super) static COSTS: LazyLock<Costs> = LazyLock::new(|| Costs::new(rows(TABLE)));

/// A step of the alignment that no rule for letters takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    SilentDoubled,
    SilentDoubledVowel,
    SilentFinalE,
    SilentH,
    SilentR,
    SilentFinalY,
    SilentGlide,
    SilentFinalVowel,
    SilentVowel,
    SilentB,
    SilentP,
    SilentD,
    SilentL,
    SilentFinalST,
    SilentST,
    SilentFinalStop,
    SilentStop,
    SilentConsonant,
    AddedFiller,
    AddedGlideAfterS,
    AddedL,
    AddedEo,
    AddedGlide,
    AddedI,
    AddedU,
    AddedStop,
    AddedNasal,
    AddedH,
    AddedFinalVowel,
    AddedVowel,
    AddedFirst,
    AddedConsonant,
    OtherNasal,
    OtherVowel,
    OtherConsonant,
    OtherKind,
    OtherFirst,
}

/// The steps with the classes and keys of their rows.
const STEPS: [(Step, &str, &str); 37] = [
    (Step::SilentDoubled, "silence", "doubled consonant"),
    (Step::SilentDoubledVowel, "silence", "doubled vowel"),
    (Step::SilentFinalE, "silence", "final e"),
    (Step::SilentH, "silence", "h"),
    (Step::SilentR, "silence", "r before no vowel"),
    (Step::SilentFinalY, "silence", "final y"),
    (Step::SilentGlide, "silence", "e w y"),
    (Step::SilentFinalVowel, "silence", "final a i o u"),
    (Step::SilentVowel, "silence", "a i o u"),
    (Step::SilentB, "silence", "b after m"),
    (Step::SilentP, "silence", "p between m and s t"),
    (Step::SilentD, "silence", "d between n and s z"),
    (Step::SilentL, "silence", "l before d f k m v"),
    (Step::SilentFinalST, "silence", "final s t"),
    (Step::SilentST, "silence", "s t"),
    (Step::SilentFinalStop, "silence", "final b c d g p"),
    (Step::SilentStop, "silence", "b c d g p"),
    (Step::SilentConsonant, "silence", "other consonant"),
    (Step::AddedFiller, "insertion", "ㅡ after a consonant"),
    (Step::AddedGlideAfterS, "insertion", "glide after ㅅ ㅈ ㅊ"),
    (Step::AddedL, "insertion", "ㄹ after ㄹ"),
    (Step::AddedEo, "insertion", "ㅓ before ㄹ ㄴ ㅁ"),
    (Step::AddedGlide, "insertion", "other glide"),
    (Step::AddedI, "insertion", "ㅣ after ㅅ ㅈ ㅊ"),
    (Step::AddedU, "insertion", "ㅜ after a glide"),
    (Step::AddedStop, "insertion", "final stop before its like"),
    (Step::AddedNasal, "insertion", "doubled ㄴ ㅁ"),
    (Step::AddedH, "insertion", "ㅎ"),
    (Step::AddedFinalVowel, "insertion", "final vowel"),
    (Step::AddedVowel, "insertion", "other vowel"),
    (Step::AddedFirst, "insertion", "first consonant"),
    (Step::AddedConsonant, "insertion", "other consonant"),
    (Step::OtherNasal, "confusion", "m for n, n for m"),
    (Step::OtherVowel, "confusion", "vowels"),
    (Step::OtherConsonant, "confusion", "consonants"),
    (Step::OtherKind, "confusion", "vowel and consonant"),
    (Step::OtherFirst, "confusion", "first consonant"),
];

/// What the steps of an alignment cost.
#[derive(Debug)]
pub(super) struct Costs {
    /// The rules for letters, with their costs.
    pub(super) rules: Rules,
    steps: [u32; STEPS.len()],
}

impl Costs {
    /// Takes costs from rows of class, key and cost.
    pub(super) fn new<'t>(rows: impl IntoIterator<Item = (&'t str, &'t str, u32)>) -> Self {
        let mut costs = Self { rules: Rules::new(), steps: [0; STEPS.len()] };
        for (class, key, cost) in rows {
            if class == READING {
                costs.rules.add(Rule::new(key, cost));
            } else if let Some((step, ..)) = STEPS.iter().find(|(_, c, k)| (*c, *k) == (class, key)) {
                costs.steps[*step as usize] = cost;
            }
        }
        costs
    }

    /// Returns the cost of a step, on top of what was before.
    pub(super) fn of(&self, step: Step) -> u32 {
        self.steps[step as usize]
    }
}

/// Returns the rows of a table of costs.
pub(super) fn rows(table: &str) -> impl Iterator<Item = (&str, &str, u32)> {
    table::rows(table).filter_map(|row| match *row.as_slice() {
        [class, key, cost] => Some((class, key, cost.parse().ok()?)),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_has_its_row() {
        let lines = TABLE.lines().filter(|line| !line.starts_with('#')).count();
        assert_eq!(rows(TABLE).count(), lines, "a row is no class, key and cost");
        let listed: Vec<_> = rows(TABLE).map(|(class, key, _)| (class, key)).collect();
        let readings = listed.iter().filter(|(class, _)| *class == READING).count();
        let steps: Vec<_> = STEPS.iter().map(|(_, class, key)| (*class, *key)).collect();
        assert_eq!(listed.get(readings..), Some(steps.as_slice()));
        assert!(STEPS.iter().zip(0..).all(|((step, ..), place)| *step as usize == place));
    }
}
