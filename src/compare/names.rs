//! Names that stand where the source has another one.

use crate::align::{Pair, Side};
use crate::extract::name::Mention;
use crate::extract::quote::Speaker;
use crate::name;
use crate::name::gazetteer::{self, Hit, Kind};
use crate::source::Span;

/// A name of the source and the other name that the translation has in its place.
#[derive(Clone, Debug)]
pub(crate) struct Replaced {
    pub(crate) source: Span,
    pub(crate) target: Span,
    /// What the translation's name is called in the source's language, where that is known.
    pub(crate) known_as: Option<&'static str>,
    pub(crate) sure: bool,
}

/// Finds replaced places, organisations and people, bead by bead.
pub(super) fn compare(pair: &Pair) -> Vec<Replaced> {
    let mut found = Vec::new();
    for (index, bead) in pair.beads.iter().enumerate() {
        if bead.is_gap() {
            continue;
        }
        let ours = pair.passage(Side::Source, index);
        let theirs = pair.passage(Side::Target, index);
        let sure = bead.score >= super::facts::SURE;
        known(pair, index, ours, theirs, sure, &mut found);
        people(pair, index, ours, theirs, sure, &mut found);
    }
    found
}

/// Returns the text of the beads around `index` on both sides, where a name may have moved.
fn window(pair: &Pair, index: usize) -> (Span, Span) {
    // What was moved here from afar has no neighbours in the source.
    let near = |other: &usize| *other == index || !(pair.beads[*other].moved || pair.beads[index].moved);
    let around = index.saturating_sub(1)..(index + 2).min(pair.beads.len());
    let cover = |side| {
        let passages = around.clone().filter(near).map(|bead| pair.passage(side, bead));
        passages.reduce(Span::cover).unwrap_or_default()
    };
    (cover(Side::Source), cover(Side::Target))
}

fn known(pair: &Pair, index: usize, ours: Span, theirs: Span, sure: bool, found: &mut Vec<Replaced>) {
    let (source_window, target_window) = window(pair, index);
    let source_text = pair.source.of(source_window);
    let target_text = pair.target.of(target_window);
    // A place inside a person's or another's name is not named for itself.
    let apart = |names: &crate::extract::name::Names, hit: &Hit| names.mentions_in(hit.span).is_empty();
    let lost: Vec<&Hit> = pair
        .source
        .names
        .known_in(ours)
        .iter()
        .filter(|hit| {
            apart(&pair.source.names, hit)
                && !hit.entries.iter().any(|e| gazetteer::in_english(*e, target_text))
        })
        .filter(|hit| !sounds_in(pair, pair.source.of(hit.span), target_window))
        .collect();
    if lost.is_empty() {
        return;
    }
    let gained: Vec<&Hit> = pair
        .target
        .names
        .known_in(theirs)
        .iter()
        .filter(|hit| apart(&pair.target.names, hit) && !is_general(hit, pair.target.of(hit.span)))
        .filter(|hit| !hit.entries.iter().any(|e| gazetteer::in_korean(*e, source_text)))
        .filter(|hit| !sounds_like_source(pair, hit, source_window) && !declared(pair, hit, source_text))
        .collect();
    for hit in gained {
        // A country for a city may be an explanation, or its government: Washington for 미국.
        let level = lost.iter().find(|l| l.kind() == hit.kind() && !same_state(l, hit));
        let other = level.or_else(|| {
            lost.iter()
                .find(|l| interchangeable(l, hit) && !same_state(l, hit))
                .filter(|_| !stands_for_country(pair, hit, source_window))
        });
        if let Some(other) = other {
            let known_as = hit.entries.first().and_then(|e| gazetteer::names(*e).0.first().copied());
            found.push(Replaced { source: other.span, target: hit.span, known_as, sure });
        }
    }
}

/// Bodies that every state has: without their country their names say little, and translators choose among them.
const BODIES_OF_STATE: &[&str] = &[
    "Senate",
    "House",
    "House of Representatives",
    "Congress",
    "Parliament",
    "Supreme Court",
    "Constitutional Court",
    "Democrats",
    "Democratic Party",
    "Democrat",
    "Republicans",
    "Republican Party",
    "Republican",
    "Labour",
    "Labour Party",
    "Conservatives",
    "Department of Justice",
    "Justice Department",
    "State Department",
    "Pentagon",
    "White House",
    "Cabinet",
    "Treasury",
];

/// Returns whether a name is too general to be one, or no name in itself: an adjective, a direction, the home country.
fn is_general(hit: &Hit, name: &str) -> bool {
    let proper = hit.entries.iter().any(|e| gazetteer::names(*e).1.first() == Some(&name));
    let home = matches!(
        name,
        "Korea" | "South Korea" | "Republic of Korea" | "World" | "Asia" | "Europe" | "Americas" | "Seoul"
    );
    let adjective = hit.kind() != Kind::Organisation && !proper;
    home || adjective || name.starts_with(char::is_lowercase) || BODIES_OF_STATE.contains(&name)
}

/// Returns whether the source names the country of the place, or a place in the country: Washington for 미국.
fn stands_for_country(pair: &Pair, hit: &Hit, window: Span) -> bool {
    hit.kind() != Kind::Organisation
        && pair.source.names.known_in(window).iter().any(|other| {
            let one_country = (other.kind() == Kind::Country) != (hit.kind() == Kind::Country);
            let same = |a: &u32| {
                hit.entries.iter().any(|b| {
                    !gazetteer::country(*a).is_empty() && gazetteer::country(*a) == gazetteer::country(*b)
                })
            };
            one_country && other.entries.iter().any(same)
        })
}

/// Returns whether two names are of one state: 영국 for England.
fn same_state(a: &Hit, b: &Hit) -> bool {
    let code = |hit: &Hit| hit.entries.first().map(|e| gazetteer::country(*e)).filter(|c| !c.is_empty());
    a.kind() == Kind::Country && b.kind() == Kind::Country && code(a).is_some() && code(a) == code(b)
}

/// Returns whether two names can stand in each other's place.
fn interchangeable(a: &Hit, b: &Hit) -> bool {
    (a.kind() == Kind::Organisation) == (b.kind() == Kind::Organisation)
}

/// Returns whether a Korean name is heard in a capitalised sequence of the target window.
fn sounds_in(pair: &Pair, korean: &str, window: Span) -> bool {
    pair.target
        .names
        .latin
        .iter()
        .filter(|span| window.contains(**span))
        .flat_map(|span| {
            pair.target.of(*span).split_whitespace().chain(std::iter::once(pair.target.of(*span)))
        })
        .any(|latin| name::compare(korean, latin).same)
}

/// Returns whether a Latin name is heard in a word of the source window.
fn sounds_like_source(pair: &Pair, hit: &Hit, window: Span) -> bool {
    let latin = pair.target.of(hit.span);
    let text = pair.source.of(window);
    text.contains(latin)
        || text.split(|c: char| !c.is_alphanumeric()).filter(|w| w.chars().count() >= 2).any(|word| {
            let bare = crate::extract::name::titles::strip_particle(word);
            name::compare(bare, latin).same || name::compare(word, latin).same
        })
}

/// Returns whether the translation declares the name as short for another that the source has: "… (KCA)".
fn declared(pair: &Pair, hit: &Hit, source_text: &str) -> bool {
    let short = pair.target.of(hit.span);
    pair.target.names.glosses.iter().filter(|g| g.latin == short).any(|g| {
        gazetteer::english(&g.word, Span::new(0, g.word.len()))
            .iter()
            .any(|h| h.entries.iter().any(|e| gazetteer::in_korean(*e, source_text)))
    })
}

fn people(pair: &Pair, index: usize, ours: Span, theirs: Span, sure: bool, found: &mut Vec<Replaced>) {
    let (source_window, target_window) = window(pair, index);
    let here: Vec<usize> = pair.source.names.mentions_in(source_window).iter().map(|m| m.person).collect();
    let there: Vec<usize> = pair
        .target
        .names
        .mentions_in(target_window)
        .iter()
        .filter_map(|m| pair.links.source_of(m.person))
        .collect();
    for mention in pair.target.names.mentions_in(theirs) {
        // Who says a quote is the quote rules' matter.
        let speaks = pair.target.quotes.iter().any(|q| {
            q.speaker == Speaker::Person(mention.person)
                && pair.target.sentence_span_at(mention.span.start).overlaps(q.outer)
        });
        if speaks {
            continue;
        }
        let lost = match pair.links.source_of(mention.person) {
            Some(person) if here.contains(&person) => None,
            Some(_) => source_people(pair, ours)
                .find(|m| !there.contains(&m.person) && pair.links.target_of(m.person).is_some()),
            // A full name that is like nobody's, where the translation lacks a full name of the source.
            None if pair.links.is_stranger(mention.person)
                && is_korean_spelling(pair.target.of(mention.span)) =>
            {
                source_people(pair, ours)
                    .find(|m| is_full(pair, m.person) && pair.links.target_of(m.person).is_none())
            }
            None => None,
        };
        if let Some(lost) = lost {
            found.push(Replaced { source: lost.span, target: mention.span, known_as: None, sure });
        }
    }
}

fn source_people(pair: &Pair, span: Span) -> impl Iterator<Item = &Mention> {
    pair.source.names.mentions_in(span).iter()
}

/// Returns whether a full name is written as Koreans write theirs: Maeng Ji-ho, Ji-ho Maeng.
fn is_korean_spelling(name: &str) -> bool {
    let given = |word: &str| {
        word.split_once('-')
            .is_some_and(|(first, second)| !first.is_empty() && second.starts_with(char::is_lowercase))
    };
    name.split(' ').count() == 2 && name.split(' ').any(given)
}

/// Returns whether the source gives the person's full Korean name.
fn is_full(pair: &Pair, person: usize) -> bool {
    let people = &pair.source.names.people;
    people.get(person).is_some_and(|p| p.full.chars().count() >= 3 && name::surname_of(&p.full).is_some())
}
