//! Names that one side spells in two ways: 김상준 is Kim Sang-jun and then Kim Sang-joon; Seattle is 시애틀 and then 시에틀.

use std::collections::{HashMap, HashSet};

use unicode_normalization::UnicodeNormalization;

use super::heard::{self, Ear, Word};
use super::units::{Ours, Theirs};
use crate::align::{Pair, Side};
use crate::name::{self, gazetteer};
use crate::source::Span;

/// A name that is spelled in another way before, or more often.
#[derive(Clone, Debug)]
pub(crate) struct Respelled {
    /// The side that spells it in two ways.
    pub(crate) side: Side,
    /// The name of the odd spelling, on both sides.
    pub(crate) source: Span,
    pub(crate) target: Span,
    /// The name as the other side has it.
    pub(crate) name: String,
    /// The word in the odd spelling, and in the usual one.
    pub(crate) odd: String,
    pub(crate) usual: String,
}

/// How alike two Latin spellings of one name are at least, from 0 to 1: Farage is no Brexit.
const LEAST_ALIKE: f64 = 0.3;
/// How alike two Korean spellings of one name are at least, letter by letter, from 0 to 1.
const ALIKE: f64 = 0.65;

/// A name of the source with what the translation has for it.
pub(super) struct Spelling<'u, 'p> {
    pub(super) us: &'u Ours<'p>,
    pub(super) them: &'u Theirs<'p>,
    /// Whether the two were assigned to each other; otherwise they stand in one bead.
    pub(super) assigned: bool,
}

/// Finds the names that the translation spells in two ways.
pub(super) fn in_translation<'p>(
    pair: &'p Pair,
    spellings: &[Spelling<'_, 'p>],
    ear: &Ear<'p>,
) -> Vec<Respelled> {
    let mut found: Vec<Respelled> = Vec::new();
    let mut known: HashMap<&str, Vec<&'p str>> = HashMap::new();
    let mut surnames: HashMap<&str, Vec<&'p str>> = HashMap::new();
    for Spelling { us, them, assigned } in spellings {
        let Some(name) = identity(pair, us).filter(|_| us.hit.is_none() && them.hit.is_none()) else {
            continue;
        };
        let surname = name::surname_of(name).filter(|_| !name.contains(' '));
        let own: Vec<&'p str> = parts(them.text).collect();
        let named = match (surname, own.as_slice()) {
            _ if *assigned => true,
            (Some((surname, _)), [one]) => name::surname_matches(surname, one),
            (Some(_), [_, _, ..]) => name::compare(name, them.text).score >= name::SAME,
            _ => false,
        };
        if !named {
            continue;
        }
        let namesakes = surname.and_then(|(surname, _)| surnames.get(surname));
        let forms = known.get(name).map(Vec::as_slice).unwrap_or_default();
        let other = own.iter().find_map(|new| {
            let listed = forms.iter().chain(namesakes.into_iter().flatten()).any(|form| same(form, new));
            let usual = forms.iter().find(|old| {
                // Koo is the surname of Gu, without a letter in common.
                let spells = |word: &str| surname.is_some_and(|(own, _)| name::surname_matches(own, word));
                let alike = (spells(old) && spells(new))
                    || strsim::normalized_damerau_levenshtein(&plain(old), &plain(new)) >= LEAST_ALIKE;
                !own.iter().any(|part| same(part, old)) && alike && sound_alike(pair, us, name, old, new, ear)
            })?;
            (!listed).then_some((*new, *usual))
        });
        if let Some((odd, usual)) = other
            && !found.iter().any(|known| known.odd == odd && known.usual == usual)
        {
            found.push(Respelled {
                side: Side::Target,
                source: us.span,
                target: them.span,
                name: pair.source.of(us.span).to_owned(),
                odd: odd.to_owned(),
                usual: usual.to_owned(),
            });
        }
        // A name is told again and again: each form counts once.
        let add = |forms: &mut Vec<&'p str>| {
            for part in &own {
                if !forms.contains(part) {
                    forms.push(part);
                }
            }
        };
        if let Some((surname, _)) = surname {
            add(surnames.entry(surname).or_default());
        }
        add(known.entry(name).or_default());
    }
    found
}

/// Returns who is named: the person's full name where the text has one.
pub(super) fn identity<'p>(pair: &'p Pair, us: &Ours<'p>) -> Option<&'p str> {
    match us.mention {
        Some(mention) => pair.source.names.people.get(mention.person).map(|person| person.full.as_str()),
        None => us.words.last().map(|word| word.text),
    }
}

/// Returns the words of a Latin name that spell it out: no initials, no titles.
pub(super) fn parts(name: &str) -> impl Iterator<Item = &str> {
    let words = name.split(' ').map(|word| word.trim_end_matches(['\'', '’', '.', ',']));
    words.filter(|word| word.chars().count() > 1 && word.chars().any(char::is_lowercase))
}

/// Returns whether two Latin words are one, whatever their capitals, accents and hyphens.
fn same(a: &str, b: &str) -> bool {
    plain(a) == plain(b)
}

pub(super) fn plain(word: &str) -> String {
    let bare = word.trim_end_matches("’s").trim_end_matches("'s");
    let small = bare.nfd().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase);
    small.map(|c| if c == 'ø' { 'o' } else { c }).collect()
}

/// Returns whether both Latin words spell the same part of a name.
fn sound_alike<'p>(
    pair: &'p Pair,
    us: &Ours<'p>,
    name: &str,
    old: &'p str,
    new: &'p str,
    ear: &Ear<'p>,
) -> bool {
    if let Some((surname, given)) = name::surname_of(name).filter(|_| !name.contains(' ')) {
        let tests: [&dyn Fn(&str) -> bool; 2] = [&|part| name::surname_matches(surname, part), &|part| {
            name::compare(given, part).score >= name::SAME
        }];
        // 소렌센 has the form of a Korean's name, and Sørensen is none.
        if tests.iter().any(|test| test(old) || test(new)) {
            return tests.iter().any(|test| test(old) && test(new));
        }
    }
    let own = us.mention.map_or(us.span, |mention| mention.span);
    let words = us.words.iter().map(|word| word.text).chain(pair.source.of(own).split(' '));
    words
        .filter(|word| word.chars().count() > 1)
        .any(|word| ear.score(word, old) >= heard::NEAR && ear.score(word, new) >= heard::NEAR)
}

/// Finds the names that the source spells in two ways: words that are no other name, and nearly are the one of an assigned pair.
pub(super) fn in_source<'p>(
    pair: &'p Pair,
    assigned: &[(&Ours<'p>, &Theirs<'p>)],
    ear: &Ear<'p>,
) -> Vec<Respelled> {
    let mut anchors: HashMap<&'p str, (&'p str, Span)> = HashMap::new();
    let mut free: HashMap<&'p str, (usize, Word<'p>)> = HashMap::new();
    let mut syllables: HashMap<char, Vec<&'p str>> = HashMap::new();
    for (us, them) in assigned {
        if let (Some(hit), Some(_)) = (us.hit, them.hit) {
            anchors.entry(pair.source.of(hit.span)).or_insert((them.text, them.span));
        }
        for word in us.words.iter().map(|word| word.text) {
            let latin = them.words().map(|latin| (ear.score(word, latin), latin)).max();
            if let Some((_, latin)) = latin.filter(|(score, _)| *score >= name::SAME) {
                anchors.entry(word).or_insert((latin, them.span));
            }
        }
    }
    for word in ear.words().filter(|word| !word.ordinary && word.text.chars().count() > 2) {
        let (count, _) = free.entry(word.text).or_insert((0, *word));
        *count += 1;
        if *count == 1 {
            for (place, syllable) in word.text.chars().enumerate() {
                if word.text.chars().position(|other| other == syllable) == Some(place) {
                    syllables.entry(syllable).or_default().push(word.text);
                }
            }
        }
    }
    let count = |word: &str| free.get(word).map_or(1, |(count, _)| *count);
    let mut told: HashSet<&str> = HashSet::new();
    let mut found = Vec::new();
    let mut usual: Vec<_> = anchors.iter().collect();
    usual.sort_unstable();
    for (usual, (latin, target)) in usual {
        let near = usual.chars().filter_map(|syllable| syllables.get(&syllable)).flatten();
        for odd in near {
            let Some((times, word)) = free.get(odd) else { continue };
            let other = anchors.get(odd).is_some_and(|(theirs, _)| !same(theirs, latin));
            let rarer = (*times, std::cmp::Reverse(word.span.start)) <= (count(usual), std::cmp::Reverse(0));
            let two = |a: &str, b: &str| a.contains(b) || b.contains(a);
            if other || !rarer || two(odd, usual) || told.contains(odd) || told.contains(usual) {
                continue;
            }
            let korean = |text: &str| text.chars().count() == 3 && name::surname_of(text).is_some();
            if korean(odd) && korean(usual) && !word.looks_foreign() && entries(odd).is_empty() {
                continue;
            }
            let letters = |word: &str| word.nfd().collect::<String>();
            let alike = strsim::normalized_damerau_levenshtein(&letters(odd), &letters(usual));
            let one = match (entries(odd), entries(usual)) {
                ([], _) => ear.likeness(word, latin) >= name::SAME,
                (ours, theirs) => ours.iter().any(|entry| theirs.contains(entry)),
            };
            if alike >= ALIKE && one {
                told.insert(odd);
                found.push(Respelled {
                    side: Side::Source,
                    source: word.span,
                    target: *target,
                    name: (*latin).to_owned(),
                    odd: (*odd).to_owned(),
                    usual: (*usual).to_owned(),
                });
            }
        }
    }
    found.sort_by_key(|name| name.source);
    found
}

/// Returns the entries of the gazetteer that a word names.
fn entries(word: &str) -> &'static [u32] {
    let whole = Span::new(0, word.len());
    gazetteer::korean(word, whole).iter().find(|hit| hit.span == whole).map_or(&[], |hit| hit.entries)
}
