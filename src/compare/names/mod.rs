//! Names that the two sides tell differently: another one in a name's place, one that is lost, one that is new.
//!
//! The names of a bead are assigned to each other, best first and one to one. What is left over on both sides of a bead
//! stands in each other's place; what is left over on one side is lost or new, if the whole other text does not have it.

mod alike;
mod codes;
mod crossed;
mod forms;
mod heard;
mod kinds;
pub(super) mod known;
mod lone;
mod meant;
mod replaced;
mod spelled;
mod strange;
mod twins;
mod units;
mod within;

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use crate::align::{Pair, Side};
use crate::extract::name::titles;
use crate::meaning::lexicon;
use crate::name::{self, gazetteer};
use crate::source::Span;

use forms::Forms;
use heard::Ear;
use replaced::Doubt;
pub(crate) use replaced::Replaced;
pub(crate) use spelled::Respelled;
use spelled::Spelling;
use units::{Ours, Theirs};

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

impl Names {
    /// Adds names in a second spelling, where nothing is told of that spelling already.
    fn add_respelled(&mut self, mut slips: Vec<Respelled>) {
        slips.retain(|slip| !self.respelled.iter().any(|known| known.odd == slip.odd));
        self.respelled.extend(slips);
    }

    /// Returns whether something is told already of a name of the translation.
    fn told_at(&self, span: Span) -> bool {
        self.replaced.iter().any(|name| name.target.overlaps(span))
            || self.lone.iter().any(|name| name.side == Side::Target && name.span.overlaps(span))
            || self.respelled.iter().any(|name| name.target.overlaps(span))
    }
}

/// How many beads away a name may have moved.
const REACH: usize = 2;

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
    fn of(pair: &Pair, us: &Ours<'_>, them: &Theirs<'_>) -> Option<Self> {
        // A mention holds the title.
        let end = us.words.last().map_or(us.span.start, |word| word.span.end);
        let own = Span::new(us.span.start, end);
        // 제이슨 로(Jason Lowe): the gloss tells how long the name is.
        let glosses = &pair.source.names.glosses;
        let gloss = glosses.iter().find(|gloss| gloss.span.overlaps(own));
        let whole = gloss
            .map_or(own, |gloss| own.cover(Span::new(gloss.span.start, gloss.span.start + gloss.word.len())));
        let known = us.hit.is_some() || them.hit.is_some();
        // 노 청장 is not Noh Ji-a, where the text has 노경남 청장.
        let full = us.mention.and_then(|mention| pair.source.names.people.get(mention.person));
        let other = us.words.is_empty()
            && them.is_full()
            && full.is_some_and(|person| {
                person.full.chars().count() > 2 && name::compare(&person.full, them.text).score < name::SAME
            });
        (!known && !other).then_some(Self { source: whole, target: them.span })
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

    /// Returns whether its passages are each other's: by what they mean, or by a name that both have.
    fn is_rendered(&self) -> bool {
        self.sure || !self.assigned.is_empty()
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
    let judge = Judge { pair, ear: &ear, whole: RefCell::default(), of_kind: RefCell::default() };
    let mut beads: Vec<Bead<'_>> = (0..pair.beads.len()).map(|index| judge.bead(index)).collect();
    let forms = Forms::new(&judge, &beads);
    let mut replaced = judge.exchanged(&mut beads);
    for index in 0..beads.len() {
        judge.replaced(&mut beads, index, Doubt::None, &forms, &mut replaced);
    }
    let slips = forms.slips(&judge, &beads);
    judge.moved(&mut beads);
    for index in 0..beads.len() {
        judge.replaced(&mut beads, index, Doubt::Some, &forms, &mut replaced);
    }
    for index in 0..beads.len() {
        judge.surnames(&mut beads, index, &mut replaced);
    }
    judge.unlike(&beads, &mut replaced);
    judge.givens(&beads, &mut replaced);
    // What stands for the same name again and again is its spelling: 호날두, Ronaldo.
    let told = |name: &Replaced| (pair.source.of(name.source), pair.target.of(name.target));
    let mut times: HashMap<(&str, &str), usize> = HashMap::new();
    for name in &replaced {
        *times.entry(told(name)).or_default() += 1;
    }
    replaced.retain(|name| times.get(&told(name)) == Some(&1));
    replaced.extend(codes::compare(pair));
    let swapped = judge.swapped(&beads);
    replaced.extend(swapped);
    found.replaced = replaced;
    found.lone = judge.lone(&beads);
    let assigned: Vec<(&Ours<'_>, &Theirs<'_>)> = beads.iter().flat_map(Bead::assigned).collect();
    found.same = assigned.iter().filter_map(|(us, them)| Same::of(pair, us, them)).collect();
    let spellings: Vec<_> = beads.iter().flat_map(Bead::spellings).collect();
    found.respelled = spelled::in_translation(pair, &spellings, &ear);
    found.add_respelled(slips.into_iter().chain(judge.respelled(&beads)).collect());
    judge.strange(&beads, &mut found);
    judge.meant(&beads, &mut found);
    found.add_respelled(judge.twins(&beads, &found));
    found.respelled.extend(spelled::in_source(pair, &assigned, &ear));
    found
}

/// Judges whether two names are the same.
struct Judge<'p, 'e> {
    pair: &'p Pair,
    ear: &'e Ear<'p>,
    /// What was asked of a whole text, for each name of the other one: a long text asks the same again and again.
    whole: RefCell<HashMap<(Question, &'p str), bool>>,
    /// The names of a kind of each passage of the source.
    of_kind: RefCell<HashMap<Span, Rc<[kinds::Ours<'p>]>>>,
}

/// What is asked of a whole text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Question {
    /// Is the translation's name heard in the source?
    Heard,
    /// Is the proper part of the translation's name heard in the source?
    OfKind,
    /// Has the source what gives the translation the word?
    Anywhere,
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
        let mut told: Vec<(u16, bool, usize, usize)> = Vec::new();
        if !empty {
            for (i, us) in ours.iter().enumerate() {
                for (j, them) in theirs.iter().enumerate() {
                    let score = self.likeness(us, them);
                    if score > 0 {
                        // Jessica Chambers and Chambers for 챔버스: the full name is for another one's, if for any.
                        told.push((score, us.is_full(pair) != them.is_full(), i, j));
                    }
                }
            }
        }
        told.sort_unstable_by_key(|(score, other, i, j)| {
            (std::cmp::Reverse(*score), *other, i.abs_diff(*j), *i, *j)
        });
        let (mut ours_told, mut theirs_told) = (vec![false; ours.len()], vec![false; theirs.len()]);
        let mut assigned = Vec::new();
        for (_, _, i, j) in told {
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
                // SK On has letters, and no sound of 스칸디아.
                || (!known::is_acronym(them.text)
                    && ((!known::is_spelled(hit) && self.ear.hears_name(window, them.text, known))
                        || self.ear.hears_within(window, them.text, known, known::is_spelled(hit))));
        }
        self.ear.hears_surely(window, them.last())
            || (them.is_full() && self.ear.hears_surely(window, them.text))
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

    /// Returns whether a passage of the translation has a name of the source, in whatever form, elsewhere than in the names
    /// that are `taken` by others.
    fn is_told(&self, window: Span, us: &Ours<'p>, taken: &[Span]) -> bool {
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
        let latin = self.pair.target.names.latin_in(window).iter();
        latin
            .filter(|span| !other(span))
            .filter(|span| !taken.iter().any(|name| name.overlaps(**span)))
            .map(|span| self.pair.target.of(*span))
            .any(|sequence| {
                let mut words = sequence.split([' ', '-']);
                match (us.hit, us.words.last()) {
                    (Some(_), _) => words.any(|word| self.ear.score(own, word) >= heard::NEAR),
                    // The surname tells whether it is the same name in another spelling; 펜스 is not Vice.
                    (None, Some(last)) => words.any(|word| {
                        let least = if is_word(word) { name::SAME } else { heard::NEAR };
                        self.ear.likeness(last, word) >= least
                    }),
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

    /// Returns the text of the beads around `index` on one side.
    fn window(&self, side: Side, index: usize) -> Span {
        let pair = self.pair;
        // What was moved here from afar has no neighbours.
        let near = |other: &usize| *other == index || !(pair.beads[*other].moved || pair.beads[index].moved);
        let around = index.saturating_sub(1)..(index + 2).min(pair.beads.len());
        around.filter(near).map(|bead| pair.passage(side, bead)).reduce(Span::cover).unwrap_or_default()
    }
}

/// Returns whether a word of a capitalised sequence is a title, or a word of the language.
fn is_word(word: &str) -> bool {
    titles::is_english_title(word) || lexicon::knows_english(&word.to_lowercase())
}
