//! What the checkers of quotes share: naming speakers, and telling whose words stand where.

use crate::align::Pair;
use crate::compare::quotes::Misplaced;
use crate::extract::quote::Speaker;
use crate::finding::{Finding, Rule, Severity};
use crate::name;
use crate::reading::Reading;

/// Returns the finding for words in another's mouth; `what` says how much of the quote it is.
pub(super) fn misplaced(rule: &'static Rule, pair: &Pair, misplaced: &Misplaced, what: &str) -> Finding {
    let speaker = match misplaced.speaker {
        Speaker::Person(person) => source_name(pair, person).to_owned(),
        described => told(&pair.source, described),
    };
    let found = told(&pair.target, misplaced.found);
    let found = pair.target.fullest(&found);
    let message = format!("{what} of {speaker}'s quote is in {found}'s mouth");
    let facts = format!("{speaker}\u{1f}{found}\u{1f}{}", normalised(pair.source.of(misplaced.source)));
    let mut finding = Finding::new(rule, misplaced.source, misplaced.target, message, facts)
        .note(format!("source speaker: {speaker}{}, translation speaker: {found}", spelled(pair, &speaker)));
    let mut words: Vec<String> = Vec::new();
    for (ours, theirs) in &misplaced.evidence {
        let word = format!("{} ~ {}", pair.source.of(*ours), pair.target.of(*theirs));
        if !words.contains(&word) {
            words.push(word);
        }
    }
    if !words.is_empty() {
        words.truncate(8);
        finding = finding.note(words.join(", "));
    }
    if misplaced.ambiguous {
        return finding.note("somebody else says about the same").at(Severity::Note);
    }
    if misplaced.sure { finding } else { finding.at(Severity::Warning) }
}

/// Returns a name in hangul, which the translation does not have, in the letters in which one would look for it: a surname that
/// others bear as in their names.
fn spelled(pair: &Pair, speaker: &str) -> String {
    let people = || pair.target.names.people.iter().flat_map(|person| person.full.split(' '));
    let latin = name::usual_spellings(speaker, |word| people().any(|known| known.eq_ignore_ascii_case(word)));
    if latin.is_empty() { String::new() } else { format!(" ({})", latin.join(", ")) }
}

/// Returns the name of a person of the source as the translation's reader knows it.
fn source_name(pair: &Pair, person: usize) -> &str {
    let ours = pair.source.names.people.get(person);
    let theirs = pair.links.target_of(person).and_then(|p| pair.target.names.people.get(p));
    let theirs = theirs.map(|person| pair.target.fullest(&person.full));
    let full = ours.map_or("somebody", |person| person.full.as_str());
    let names = [theirs, ours.and_then(|p| p.latin.as_deref())];
    let fullest = names.into_iter().flatten().max_by_key(|name| name.len());
    // Of somebody whom the translation only calls by a surname the source tells more.
    fullest.filter(|name| name.contains(' ') || !name::is_korean_name(full)).unwrap_or(full)
}

/// Returns a speaker's name or description.
pub(super) fn told(reading: &Reading, speaker: Speaker) -> String {
    match speaker {
        Speaker::Person(person) => {
            reading.names.people.get(person).map_or("somebody", |p| p.shown()).to_owned()
        }
        Speaker::Described(span) if span.len() <= 80 => {
            reading.of(span).trim_end_matches(|c: char| c.is_ascii_punctuation()).to_owned()
        }
        Speaker::Described(_) | Speaker::Unknown => "a speaker who is not named".to_owned(),
    }
}

/// Returns a passage as its letters and digits alone, so that a fingerprint survives new punctuation.
pub(super) fn normalised(passage: &str) -> String {
    passage.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_lowercase()
}
