//! Names that the two sides tell differently: another one in a name's place, one that is lost, one that is new.
//!
//! The names of a bead are assigned to each other, best first and one to one. What is left over on both sides of a bead
//! stands in each other's place; what is left over on one side is lost or new, if the whole other text does not have it.

mod alike;
mod codes;
mod crossed;
mod heard;
pub(super) mod known;
mod lone;
mod spelled;
mod units;

use std::cell::RefCell;
use std::collections::HashMap;

use crate::align::{Pair, Side};
use crate::name::gazetteer::Kind;
use crate::name::{self, gazetteer};
use crate::source::Span;

use heard::Ear;
pub(crate) use spelled::Respelled;
use spelled::Spelling;
use units::{Class, Ours, Theirs};

/// A name of the source and the other name that the translation has in its place.
#[derive(Clone, Debug)]
pub(crate) struct Replaced {
    pub(crate) source: Span,
    pub(crate) target: Span,
    /// What the translation's name is called in the source's language, where that is known.
    pub(crate) known_as: Option<&'static str>,
    pub(crate) sure: bool,
}

/// A name that one side has alone.
#[derive(Clone, Debug)]
pub(crate) struct Lone {
    pub(crate) side: Side,
    pub(crate) span: Span,
    /// The passage of the other side.
    pub(crate) place: Span,
}

/// A person whom both sides name in a bead.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Same {
    pub(crate) source: Span,
    pub(crate) target: Span,
}

/// How the names of the two sides differ.
#[derive(Debug, Default)]
pub(crate) struct Names {
    pub(crate) same: Vec<Same>,
    pub(crate) replaced: Vec<Replaced>,
    pub(crate) lone: Vec<Lone>,
    pub(crate) respelled: Vec<Respelled>,
}

/// How many syllables the name of a person has at most that Korean tells in one word.
const LONGEST_NAME: usize = 5;
/// Up to how many beads there is hardly a wrong pair of passages.
const FEW: usize = 2;
/// How many beads away a name may have moved.
const REACH: usize = 2;

/// Whether a pair of names may be doubtful to count as different.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Doubt {
    None,
    Some,
}

/// The names of a bead with what they were assigned to.
struct Bead<'p> {
    ours: Vec<Ours<'p>>,
    theirs: Vec<Theirs<'p>>,
    /// For each of ours, whether the passage of the translation has it.
    ours_told: Vec<bool>,
    /// For each of theirs, whether the passage of the source has it.
    theirs_told: Vec<bool>,
    /// Which of ours is which of theirs.
    assigned: Vec<(usize, usize)>,
    sure: bool,
}

impl Same {
    /// Returns a pair of names of persons.
    fn of(us: &Ours<'_>, them: &Theirs<'_>) -> Option<Self> {
        // A mention holds the title.
        let end = us.words.last().map_or(us.span.start, |word| word.span.end);
        let known = us.hit.is_some() || them.hit.is_some();
        (!known).then(|| Self { source: Span::new(us.span.start, end), target: them.span })
    }
}

impl<'p> Bead<'p> {
    /// Returns the names that were assigned to each other.
    fn assigned(&self) -> impl Iterator<Item = (&Ours<'p>, &Theirs<'p>)> {
        self.assigned.iter().map(|(i, j)| (&self.ours[*i], &self.theirs[*j]))
    }

    /// Returns the names of persons that may be each other's: those assigned, and what is left over.
    fn spellings(&self) -> impl Iterator<Item = Spelling<'_, 'p>> {
        let pairs = (0..self.ours.len()).flat_map(|i| (0..self.theirs.len()).map(move |j| (i, j)));
        pairs.filter_map(|(i, j)| {
            let assigned = self.assigned.contains(&(i, j));
            let other = self.assigned.iter().any(|(_, them)| *them == j);
            (assigned || !other).then(|| Spelling { us: &self.ours[i], them: &self.theirs[j], assigned })
        })
    }

    fn left_ours(&self) -> impl Iterator<Item = usize> {
        (0..self.ours.len()).filter(|i| !self.ours_told[*i])
    }

    fn left_theirs(&self) -> impl Iterator<Item = usize> {
        (0..self.theirs.len()).filter(|i| !self.theirs_told[*i])
    }
}

/// Compares the names of the two sides.
pub(super) fn compare(pair: &Pair) -> Names {
    let mut found = Names::default();
    // Without capitals there is no name.
    if pair.target.names.latin.is_empty() {
        return found;
    }
    let ear = Ear::new(pair);
    let judge = Judge { pair, ear: &ear, whole: RefCell::default() };
    let mut beads: Vec<Bead<'_>> = (0..pair.beads.len()).map(|index| judge.bead(index)).collect();
    let mut replaced = judge.exchanged(&mut beads);
    for index in 0..beads.len() {
        judge.replaced(&mut beads, index, Doubt::None, &mut replaced);
    }
    judge.moved(&mut beads);
    for index in 0..beads.len() {
        judge.replaced(&mut beads, index, Doubt::Some, &mut replaced);
    }
    // What stands for the same name again and again is its spelling: 호날두, Ronaldo.
    let told = |name: &Replaced| (pair.source.of(name.source), pair.target.of(name.target));
    let mut times: HashMap<(&str, &str), usize> = HashMap::new();
    for name in &replaced {
        *times.entry(told(name)).or_default() += 1;
    }
    replaced.retain(|name| times.get(&told(name)) == Some(&1));
    replaced.extend(codes::compare(pair));
    found.replaced = replaced;
    found.lone = judge.lone(&beads);
    let assigned: Vec<(&Ours<'_>, &Theirs<'_>)> = beads.iter().flat_map(Bead::assigned).collect();
    found.same = assigned.iter().filter_map(|(us, them)| Same::of(us, them)).collect();
    let spellings: Vec<_> = beads.iter().flat_map(Bead::spellings).collect();
    found.respelled = spelled::in_translation(pair, &spellings, &ear);
    found.respelled.extend(spelled::in_source(pair, &assigned, &ear));
    found
}

/// Judges whether two names are the same.
struct Judge<'p, 'e> {
    pair: &'p Pair,
    ear: &'e Ear<'p>,
    /// What was asked of a whole text, for each name of the other one: a long text asks the same again and again.
    whole: RefCell<HashMap<(Question, &'p str), bool>>,
}

/// What is asked of a whole text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Question {
    /// Is the translation's name heard in the source?
    Heard,
    /// Is the source's name one that the translation must have, and does not have?
    Missed,
    /// Is the translation's name one that nobody may add, and the source does not have it?
    New,
}

impl<'p> Judge<'p, '_> {
    /// Collects the names of a bead and assigns them to each other, the surest first.
    fn bead(&self, index: usize) -> Bead<'p> {
        let pair = self.pair;
        let empty = pair.beads[index].is_gap();
        let (ours_at, theirs_at) = units::passages(pair, index);
        let ours = units::ours(pair, self.ear, ours_at);
        let theirs = units::theirs(pair, self.ear, theirs_at);
        let mut told: Vec<(u16, usize, usize)> = Vec::new();
        if !empty {
            for (i, us) in ours.iter().enumerate() {
                for (j, them) in theirs.iter().enumerate() {
                    let score = self.likeness(us, them);
                    if score > 0 {
                        told.push((score, i, j));
                    }
                }
            }
        }
        told.sort_unstable_by_key(|(score, i, j)| (std::cmp::Reverse(*score), i.abs_diff(*j), *i, *j));
        let (mut ours_told, mut theirs_told) = (vec![false; ours.len()], vec![false; theirs.len()]);
        let mut assigned = Vec::new();
        for (_, i, j) in told {
            if !ours_told[i] && !theirs_told[j] {
                (ours_told[i], theirs_told[j]) = (true, true);
                assigned.push((i, j));
            }
        }
        let sure = pair.beads[index].score >= super::facts::SURE && !empty;
        Bead { ours, theirs, ours_told, theirs_told, assigned, sure }
    }

    /// Returns whether a passage of the source has a name, in whatever form.
    fn is_heard(&self, window: Span, them: &Theirs<'p>) -> bool {
        let text = self.pair.source.of(window);
        if text.contains(them.last()) || text.contains(them.text) {
            return true;
        }
        if let Some(hit) = them.hit {
            let known = self.pair.source.names.known_in(window);
            return hit.entries.iter().any(|entry| gazetteer::in_korean(*entry, text))
                || known.iter().any(|other| known::are_one(other, hit))
                || known::is_abbreviated(hit, them.text, text)
                || hit.entries.iter().flat_map(|entry| gazetteer::korean_names(*entry)).any(|name| {
                    // 안산센터 names 안산시.
                    text.contains(known::bare(name))
                })
                || known::is_declared(self.pair, them.text, text)
                || self.ear.hears_surely(window, them.text, known)
                || self.ear.hears_within(window, them.text);
        }
        self.ear.hears_surely(window, them.last(), &[])
            || (them.is_full() && self.ear.hears_surely(window, them.text, &[]))
            || self.ear.bears(window, them.text)
    }

    /// Returns whether the source has a name of the translation anywhere.
    fn is_heard_anywhere(&self, them: &Theirs<'p>) -> bool {
        let whole = Span::new(0, self.pair.source.text().len());
        self.once(Question::Heard, them.text, || self.is_heard(whole, them))
    }

    /// Returns the answer to a question about a name, which is asked once.
    fn once(&self, question: Question, name: &'p str, answer: impl FnOnce() -> bool) -> bool {
        if let Some(known) = self.whole.borrow().get(&(question, name)) {
            return *known;
        }
        let found = answer();
        self.whole.borrow_mut().insert((question, name), found);
        found
    }

    /// Returns whether a passage of the translation has a name of the source, in whatever form.
    fn is_told(&self, window: Span, us: &Ours<'p>) -> bool {
        let text = self.pair.target.of(window);
        if let Some(hit) = us.hit
            && hit.entries.iter().any(|entry| gazetteer::in_english(*entry, text))
        {
            return true;
        }
        if let Some(mention) = us.mention {
            let there = self.pair.target.names.mentions_in(window);
            if there.iter().any(|m| self.pair.links.are_namesakes(mention.person, m.person)) {
                return true;
            }
        }
        let own = known::bare(self.pair.source.of(us.span));
        // 오스트리아 sounds like Australia, which is known to be another.
        let other = |span: &Span| {
            let known = self.pair.target.names.known_in(*span);
            us.hit
                .is_some_and(|hit| !known.is_empty() && !known.iter().any(|there| known::are_one(hit, there)))
        };
        let latin = self.pair.target.names.latin.iter();
        latin
            .filter(|span| window.contains(**span) && !other(span))
            .map(|span| self.pair.target.of(*span))
            .any(|sequence| {
                let mut words = sequence.split([' ', '-']);
                match (us.hit, us.words.last()) {
                    (Some(_), _) => words.any(|word| self.ear.score(own, word) >= heard::NEAR),
                    // The surname tells whether it is the same name in another spelling.
                    (None, Some(last)) => words.any(|word| self.ear.likeness(last, word) >= heard::NEAR),
                    (None, None) => false,
                }
            })
    }

    /// Assigns what is left over to what is left over in the beads around.
    fn moved(&self, beads: &mut [Bead<'p>]) {
        for distance in 1..=REACH {
            for here in 0..beads.len() {
                for there in [here.checked_sub(distance), here.checked_add(distance)].into_iter().flatten() {
                    let Some(other) = beads.get(there) else { continue };
                    let moves: Vec<(usize, usize)> = beads[here]
                        .left_ours()
                        .filter_map(|i| {
                            let us = &beads[here].ours[i];
                            if !us.is_telling() {
                                return None;
                            }
                            let j = other.left_theirs().find(|j| self.likeness(us, &other.theirs[*j]) > 0)?;
                            Some((i, j))
                        })
                        .collect();
                    for (i, j) in moves {
                        beads[here].ours_told[i] = true;
                        beads[there].theirs_told[j] = true;
                    }
                }
            }
        }
    }

    /// Finds the names of a bead that stand in each other's place.
    fn replaced(&self, beads: &mut [Bead<'p>], index: usize, most: Doubt, found: &mut Vec<Replaced>) {
        let (ours_at, theirs_at) = units::passages(self.pair, index);
        if self.pair.beads[index].is_gap() {
            return;
        }
        let window = self.window(Side::Source, index);
        let bead = &beads[index];
        // Passages that share no name, and are not surely each other's, may be no pair at all.
        if !bead.sure && !bead.ours_told.contains(&true) && self.pair.beads.len() > FEW {
            return;
        }
        let mut pairs: Vec<(u8, usize, usize, usize)> = Vec::new();
        for j in bead.left_theirs() {
            let them = &bead.theirs[j];
            // Brazilian for 칠레의 is as wrong as Brazil; but adjectives are put in more freely.
            let adjective = !them.evident && them.hit.is_some_and(|hit| hit.kind() == Kind::Country);
            if !them.evident && (!adjective || known::is_home(them.text) || self.is_heard_anywhere(them)) {
                continue;
            }
            // A name that the source has here once, and the translation twice.
            let repeated = self.is_heard(ours_at, them);
            if repeated && !(them.is_full() || them.class == Class::Place) {
                continue;
            }
            let home = known::is_home(them.text);
            if home && known::speak_of_home(self.pair.source.of(window)) {
                continue;
            }
            // 안산센터 in the next clause: the name is a part of a word.
            let hidden = |hit| {
                let known = self.pair.source.names.known_in(window);
                self.is_heard(window, them) && !known.iter().any(|other| known::are_one(other, hit))
            };
            if them.hit.is_some_and(hidden) {
                continue;
            }
            for i in bead.left_ours() {
                let us = &bead.ours[i];
                let unknown =
                    them.class == Class::Place && us.words.last().is_some_and(heard::Word::looks_foreign);
                let named =
                    us.evident || us.class == Class::Person || (unknown && !self.is_heard_anywhere(them));
                let country = us.hit.is_some_and(|hit| hit.kind() == Kind::Country);
                // A surname alone is nobody whose name is long.
                let long = us.class != Class::Person
                    && us.words.iter().map(|word| word.text.chars().count()).sum::<usize>() > LONGEST_NAME;
                let alone = them.class == Class::Any && long;
                if !fits(us, them) || !named || alone || (adjective && !country) || (home && us.hit.is_none())
                {
                    continue;
                }
                let rendered = self.is_told(theirs_at, us);
                if (repeated && (rendered || !us.evident)) || (rendered && us.hit.is_none()) {
                    continue;
                }
                if self.resembles(us, them) || self.is_loanword(theirs_at, us) {
                    continue;
                }
                let level = us.hit.zip(them.hit).is_none_or(|(a, b)| a.kind() == b.kind());
                let firm = !(repeated || rendered || home || adjective) && us.evident;
                let doubt = u8::from(!firm) + u8::from(!level);
                if firm && us.class == them.class || most == Doubt::Some {
                    pairs.push((doubt, i.abs_diff(j), i, j));
                }
            }
        }
        pairs.sort_unstable();
        for (doubt, _, i, j) in pairs {
            let bead = &mut beads[index];
            if bead.ours_told[i] || bead.theirs_told[j] {
                continue;
            }
            let near = self.is_heard(window, &bead.theirs[j])
                && self.is_told(self.window(Side::Target, index), &bead.ours[i]);
            found.push(Self::difference(bead, i, j, bead.sure && doubt == 0 && !near));
            bead.ours_told[i] = true;
            bead.theirs_told[j] = true;
        }
    }

    /// Returns whether words without a title are told by words in small letters: 세라믹 베어링, ceramic bearings.
    fn is_loanword(&self, window: Span, us: &Ours<'p>) -> bool {
        us.mention.is_none()
            && us.words.iter().any(|word| {
                let small = window.of(self.pair.target.text()).split(|c: char| !c.is_alphabetic());
                small
                    .filter(|other| other.len() > 3 && other.starts_with(char::is_lowercase))
                    .any(|other| self.ear.likeness(word, other) >= name::SAME)
            })
    }

    /// Returns whether two names may be one in two spellings that the matcher does not know: 호날두, Ronaldo.
    fn resembles(&self, us: &Ours<'p>, them: &Theirs<'p>) -> bool {
        // 피다인 is Da-in.
        let full = us.mention.and_then(|mention| self.pair.source.names.people.get(mention.person));
        let given = full.and_then(|person| name::surname_of(&person.full)).map(|(_, given)| given);
        if given.is_some_and(|given| name::compare(given, them.last()).score >= heard::NEAR) {
            return true;
        }
        let Some(last) = us.words.last() else {
            // 강 씨: nothing but a surname.
            let own = self.pair.source.of(us.span);
            let surname = own.split(' ').next().unwrap_or(own);
            return us.hit.is_none() && them.words().any(|word| name::surname_matches(surname, word));
        };
        let glossed = self.pair.source.names.glosses.iter().any(|gloss| gloss.span.overlaps(us.span));
        if (glossed || last.is_korean_name()) && them.is_full() {
            return self.likeness(us, them) > 0 || self.ear.bears(us.span, them.text);
        }
        let given = us.words.first().is_some_and(|word| word.given);
        if !given && us.words.iter().any(|word| self.ear.likeness(word, them.last()) >= heard::NEAR) {
            return true;
        }
        if given && them.is_full() {
            return self.ear.likeness(last, them.last()) >= heard::NEAR;
        }
        self.ear.likeness(last, them.last()) >= heard::SOMEWHAT
            || self.ear.likeness(last, them.text) >= heard::SOMEWHAT
            || (us.words.len() == 1
                && them.words().any(|word| self.ear.likeness(last, word) >= heard::SOMEWHAT))
    }

    fn difference(bead: &Bead<'p>, us: usize, them: usize, sure: bool) -> Replaced {
        let (us, them) = (&bead.ours[us], &bead.theirs[them]);
        let known_as = them
            .hit
            .and_then(|hit| hit.entries.first())
            .and_then(|entry| gazetteer::korean_names(*entry).next());
        Replaced { source: us.mention.map_or(us.span, |m| m.span), target: them.span, known_as, sure }
    }

    /// Returns the text of the beads around `index` on one side.
    fn window(&self, side: Side, index: usize) -> Span {
        let pair = self.pair;
        // What was moved here from afar has no neighbours.
        let near = |other: &usize| *other == index || !(pair.beads[*other].moved || pair.beads[index].moved);
        let around = index.saturating_sub(1)..(index + 2).min(pair.beads.len());
        around.filter(near).map(|bead| pair.passage(side, bead)).reduce(Span::cover).unwrap_or_default()
    }
}

/// Returns whether two names can stand in each other's place.
fn fits(us: &Ours<'_>, them: &Theirs<'_>) -> bool {
    // A word that nobody knows is hardly a body; and a state is often left out, or told in another way.
    match (us.class, them.class) {
        (Class::Any, Class::Organisation) | (Class::Organisation, Class::Any) => false,
        (Class::Place, Class::Any) => us.hit.is_none_or(|hit| hit.kind() != Kind::Country),
        (Class::Any, _) | (_, Class::Any) => true,
        (a, b) => a == b,
    }
}
