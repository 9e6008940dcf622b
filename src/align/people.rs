//! Which person of the translation is which person of the source.

use crate::extract::name::Person;
use crate::name;
use crate::reading::Reading;

/// For each person of the target's roster, the person of the source's roster.
#[derive(Clone, Debug, Default)]
pub(crate) struct Links {
    to_source: Vec<Option<usize>>,
    /// For each person of the target's roster, the people of the source who bear a like name.
    namesakes: Vec<Vec<usize>>,
}

impl Links {
    /// Links the people of two readings by their names.
    pub(crate) fn new(source: &Reading, target: &Reading) -> Self {
        let link = |them: &Person| {
            let mut scored: Vec<(u16, usize)> = source
                .names
                .people
                .iter()
                .enumerate()
                .map(|(i, us)| (similarity(us, them), i))
                .filter(|(s, _)| *s >= name::SAME)
                .collect();
            scored.sort_unstable_by_key(|(score, i)| (std::cmp::Reverse(*score), *i));
            match scored[..] {
                [] => None,
                // Two bearers of one surname: the name alone does not tell who is meant.
                [(first, _), (second, _), ..] if first == second => None,
                [(_, best), ..] => Some(best),
            }
        };
        let alike = |them: &Person| -> Vec<usize> {
            let people = source.names.people.iter().enumerate();
            people.filter(|(_, us)| similarity(us, them) >= name::SAME).map(|(i, _)| i).collect()
        };
        let namesakes = target.names.people.iter().map(alike).collect();
        Self { namesakes, to_source: target.names.people.iter().map(link).collect() }
    }

    /// Returns the source's person for the target's person.
    pub(crate) fn source_of(&self, target: usize) -> Option<usize> {
        self.to_source.get(target).copied().flatten()
    }

    /// Returns whether the names of a person of the source and one of the target are alike.
    pub(crate) fn are_namesakes(&self, source: usize, target: usize) -> bool {
        self.namesakes.get(target).is_some_and(|people| people.contains(&source))
    }

    /// Returns the target's person with the fullest name for the source's person.
    pub(crate) fn target_of(&self, source: usize) -> Option<usize> {
        self.to_source.iter().position(|s| *s == Some(source))
    }
}

/// Returns how surely two people are one, in permille.
fn similarity(us: &Person, them: &Person) -> u16 {
    let glossed = us.latin.as_deref().map_or(0, |latin| latin_similarity(latin, &them.full));
    let ours: Vec<&str> = us.full.split(' ').collect();
    let theirs: Vec<&str> = them.full.split(' ').collect();
    let spelled = match (ours.as_slice(), theirs.as_slice()) {
        ([surname], _) if surname.chars().count() == 1 => {
            if theirs.iter().any(|t| name::surname_matches(surname, t)) { 820 } else { 0 }
        }
        ([whole], [one]) => match name::surname_of(whole) {
            Some((surname, _)) if name::surname_matches(surname, one) => 850,
            _ => name::compare(whole, one).score,
        },
        (_, [one]) => ours
            .iter()
            .map(|word| name::compare(word, one).score)
            .max()
            .unwrap_or_default()
            .saturating_sub(40),
        ([whole], _) if name::surname_of(whole).is_none() => {
            let part = theirs
                .iter()
                .map(|t| name::compare(whole, t).score)
                .max()
                .unwrap_or_default()
                .saturating_sub(40);
            part.max(name::compare(whole, &them.full).score)
        }
        _ => name::compare(&us.full, &them.full).score,
    };
    glossed.max(spelled)
}

/// Returns how alike two Latin names are: one may be a part of the other.
fn latin_similarity(declared: &str, used: &str) -> u16 {
    if declared.eq_ignore_ascii_case(used) {
        return 1000;
    }
    let declared: Vec<String> = declared.split_whitespace().map(str::to_lowercase).collect();
    let part = used.split_whitespace().all(|word| declared.contains(&word.to_lowercase()));
    if part { 950 } else { 0 }
}
