//! Names that stand where the source has another one.

use std::collections::HashMap;

use super::heard::{self, Ear};
use crate::align::{Pair, Side};
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
    // Without capitals there is no name.
    if pair.target.names.latin.is_empty() {
        return found;
    }
    let ear = Ear::new(pair);
    for (index, bead) in pair.beads.iter().enumerate() {
        if bead.is_gap() {
            continue;
        }
        let ours = pair.passage(Side::Source, index);
        let theirs = pair.passage(Side::Target, index);
        let sure = bead.score >= super::facts::SURE;
        known(pair, index, ours, theirs, sure, &mut found);
        people(pair, &ear, ours, theirs, sure, &mut found);
    }
    // What stands for the same name again and again is its spelling: 호날두, Ronaldo.
    let told = |name: &Replaced| (pair.source.of(name.source), pair.target.of(name.target));
    let mut times: HashMap<(&str, &str), usize> = HashMap::new();
    for name in &found {
        *times.entry(told(name)).or_default() += 1;
    }
    found.retain(|name| times.get(&told(name)) == Some(&1));
    found
}

/// Returns the source's text of the beads around `index`, from where a name may have moved.
fn window(pair: &Pair, index: usize) -> Span {
    // What was moved here from afar has no neighbours in the source.
    let near = |other: &usize| *other == index || !(pair.beads[*other].moved || pair.beads[index].moved);
    let around = index.saturating_sub(1)..(index + 2).min(pair.beads.len());
    around.filter(near).map(|bead| pair.passage(Side::Source, bead)).reduce(Span::cover).unwrap_or_default()
}

fn known(pair: &Pair, index: usize, ours: Span, theirs: Span, sure: bool, found: &mut Vec<Replaced>) {
    let source_window = window(pair, index);
    let source_text = pair.source.of(source_window);
    let target_text = pair.target.of(theirs);
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
        .filter(|hit| !sounds_in(pair, pair.source.of(hit.span), theirs))
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

/// Finds people of the translation whom the passage of the source does not name, where it names another one instead.
fn people<'p>(
    pair: &'p Pair,
    ear: &Ear<'p>,
    ours: Span,
    theirs: Span,
    sure: bool,
    found: &mut Vec<Replaced>,
) {
    let likely = &pair.target.names.likely;
    let from = likely.partition_point(|span| span.start < theirs.start);
    let here = likely.iter().skip(from).take_while(|span| span.start < theirs.end);
    let gained: Vec<Span> = here
        .copied()
        .filter(|name| is_known(pair, ear, *name) && !is_named(pair, ear, ours, *name))
        .collect();
    if gained.is_empty() {
        return;
    }
    let mut lost = unrendered(pair, ear, ours, theirs);
    for name in gained {
        let told = found
            .iter()
            .any(|f| theirs.contains(f.target) && pair.target.of(f.target) == pair.target.of(name));
        // What sounds a little like it is its spelling after all.
        let apart = |(other, _): &(Span, bool)| !ear.resembles(*other, pair.target.of(name));
        if let Some(at) = lost.iter().position(apart).filter(|_| !told) {
            let (source, evident) = lost.remove(at);
            found.push(Replaced { source, target: name, known_as: None, sure: sure && evident });
        }
    }
}

/// Last words of the names of bodies, places and events.
const BODIES: &[&str] = &[
    "authority",
    "party",
    "university",
    "securities",
    "council",
    "committee",
    "association",
    "ministry",
    "office",
    "police",
    "company",
    "group",
    "bank",
    "center",
    "centre",
    "institute",
    "agency",
    "court",
    "league",
    "club",
    "department",
    "city",
    "county",
    "hospital",
    "school",
    "college",
    "museum",
    "foundation",
    "corporation",
    "union",
    "board",
    "commission",
    "federation",
    "service",
    "times",
    "post",
    "news",
    "airport",
    "station",
    "street",
    "road",
    "river",
    "festival",
    "house",
    "government",
    "national",
    "international",
    "airlines",
    "motors",
    "electronics",
    "industries",
    "district",
    "province",
    "island",
    "islands",
    "bridge",
    "hall",
    "library",
    "theater",
    "theatre",
    "stadium",
    "cup",
    "championship",
    "open",
];

/// Returns whether a sequence surely names somebody: a person of the roster with a full name, or one whose name the source
/// has elsewhere.
fn is_known<'p>(pair: &'p Pair, ear: &Ear<'p>, span: Span) -> bool {
    let name = pair.target.of(span);
    if name.contains(['\'', '’']) {
        return false;
    }
    let mention = pair.target.names.mentions_in(span).iter().find(|m| m.span == span);
    let full =
        mention.and_then(|m| pair.target.names.people.get(m.person)).is_some_and(|p| p.full.contains(' '));
    let last = name.rsplit(' ').next().unwrap_or(name);
    let body = BODIES.contains(&last.to_lowercase().as_str());
    let linked = mention.is_some_and(|m| pair.links.source_of(m.person).is_some());
    !body
        && ((full && (linked || last.len() > 3)) || (name.contains(' ') && last.len() > 3 && ear.knows(last)))
}

/// Returns whether the source has the name in `window`, in hangul or in Latin letters.
fn is_named<'p>(pair: &'p Pair, ear: &Ear<'p>, window: Span, span: Span) -> bool {
    let name = pair.target.of(span);
    let Some(last) = name.split(' ').rfind(|word| word.chars().count() > 1) else { return true };
    let mention = pair.target.names.mentions_in(span).first();
    let here = pair.source.names.mentions_in(window);
    let linked = mention.is_some_and(|m| here.iter().any(|h| pair.links.are_namesakes(h.person, m.person)));
    // A surname of two letters is heard everywhere: who bears it is known from the rosters alone.
    let rostered = mention.is_some_and(|m| pair.links.source_of(m.person).is_some());
    if rostered && !name.contains(' ') {
        return linked
            || (name.len() > 3 && (pair.source.of(window).contains(last) || ear.hears(window, last)));
    }
    linked
        || pair.source.of(window).contains(last)
        || ear.hears(window, last)
        || (name.contains(' ') && ear.hears(window, name))
        || ear.bears(window, name)
}

/// Returns the names of people in a passage of the source that the passage of the translation does not have, and whether more
/// than their look says that they are names.
fn unrendered<'p>(pair: &'p Pair, ear: &Ear<'p>, ours: Span, theirs: Span) -> Vec<(Span, bool)> {
    let latin: Vec<&str> = pair
        .target
        .names
        .latin
        .iter()
        .filter(|span| theirs.contains(**span))
        .flat_map(|span| pair.target.of(*span).split(' '))
        .collect();
    let there = pair.target.names.mentions_in(theirs);
    let is_told = |person: usize| there.iter().any(|t| pair.links.are_namesakes(person, t.person));
    let mut lost: Vec<(Span, bool)> = Vec::new();
    for (at, word) in ear.numbered(ours).filter(|(_, word)| !word.ordinary) {
        let mention = pair
            .source
            .names
            .mentions_in(ours)
            .iter()
            .find(|m| m.span.overlaps(word.span) && is_full(pair, m.person));
        let gloss = pair.source.names.glosses.iter().find(|g| g.span.overlaps(word.span));
        let evident = mention.is_some() || gloss.is_some() || (!word.is_inflected() && ear.is_name(word));
        if !(evident || ear.is_foreign(at)) {
            continue;
        }
        let linked = mention.is_some_and(|m| is_told(m.person));
        let declared = gloss.is_some_and(|g| g.latin.split(' ').any(|part| latin.contains(&part)));
        let heard = latin.iter().any(|part| ear.likeness(word, part) >= heard::NEAR);
        let whole = there.iter().any(|t| ear.likeness(word, pair.target.of(t.span)) >= heard::NEAR);
        if !(linked || declared || heard || whole) {
            lost.push((mention.map_or(word.span, |m| m.span), evident));
        }
    }
    // 배 국장: a surname of one syllable, which no word of the passage shows.
    for mention in pair.source.names.mentions_in(ours) {
        let short = mention.span.of(pair.source.text()).chars().nth(1) == Some(' ');
        if short && !is_told(mention.person) && pair.links.target_of(mention.person).is_some() {
            lost.push((mention.span, true));
        }
    }
    lost.dedup_by_key(|(span, _)| *span);
    lost
}

/// Returns whether the source surely names a person: a Korean's full name, or a foreign one with its Latin letters.
fn is_full(pair: &Pair, person: usize) -> bool {
    let people = &pair.source.names.people;
    people.get(person).is_some_and(|p| {
        p.latin.is_some() || (p.full.chars().count() == 3 && name::surname_of(&p.full).is_some())
    })
}
