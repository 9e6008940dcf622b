//! How the translation writes each person's name, learned from the passages in which both sides name the person.
//!
//! What is known so needs no sound: where 클링거 is Klinger everywhere else, Keller is somebody else, and Klingler is a slip.

use std::collections::{HashMap, HashSet};

use super::spelled::{Respelled, identity, parts, plain};
use super::units::{Ours, Theirs};
use super::{Bead, Judge};
use crate::align::{Pair, Side};
use crate::meaning::lexicon;
use crate::name;
use crate::source::Span;

/// How alike a slip and the name are at least, from 0 to 1: Tammer for Tamm.
const SLIP: f64 = 0.6;
/// The same where more than its look says that it is a name: "Chae said" for Choi.
const EVIDENT_SLIP: f64 = 0.5;

/// The words that spell each person's name in the translation.
#[derive(Debug, Default)]
pub(super) struct Forms<'p> {
    known: HashMap<&'p str, Vec<&'p str>>,
    /// All of those words, and the last words of the names in full that stand for nobody known, without capitals and accents.
    words: HashSet<String>,
}

impl<'p> Forms<'p> {
    /// Learns the words from the names that were surely assigned to each other.
    pub(super) fn new(judge: &Judge<'p, '_>, beads: &[Bead<'p>]) -> Self {
        let mut forms = Self::default();
        for (us, them) in beads.iter().flat_map(Bead::assigned) {
            let Some(name) = of_person(judge.pair, us, them) else { continue };
            if judge.likeness(us, them) < name::SAME {
                continue;
            }
            let own = forms.known.entry(name).or_default();
            for word in parts(them.text) {
                if !own.contains(&word) {
                    own.push(word);
                    forms.words.insert(plain(word));
                }
            }
        }
        let full = beads.iter().flat_map(|bead| &bead.theirs).filter(|them| {
            them.hit.is_none()
                && (2..=4).contains(&them.words().count())
                && !them.words().any(|word| lexicon::knows_english(&word.to_lowercase()))
        });
        // Of Pham Van Tu, Pham is the surname.
        forms.words.extend(
            full.flat_map(|them| parts(them.text).next().into_iter().chain(parts(them.text).last()))
                .map(plain),
        );
        forms
    }

    /// Returns the words that spell a name of the source.
    fn of(&self, pair: &'p Pair, us: &Ours<'p>) -> &[&'p str] {
        let name = identity(pair, us).filter(|_| us.hit.is_none());
        name.and_then(|name| self.known.get(name)).map_or(&[], Vec::as_slice)
    }

    /// Returns whether the name of the translation is that of somebody else: its last word spells none of this one's words, and is
    /// one of another name.
    pub(super) fn are_different(&self, pair: &'p Pair, us: &Ours<'p>, them: &Theirs<'p>) -> bool {
        let own = self.of(pair, us);
        !own.is_empty()
            && them.hit.is_none()
            && self.words.contains(&plain(them.last()))
            && !parts(them.text).any(|word| own.iter().any(|form| plain(form) == plain(word)))
    }

    /// Returns whether the translation has the surname of another Korean alone, where it is known how it writes this one's.
    pub(super) fn is_other_surname(&self, pair: &'p Pair, us: &Ours<'p>, them: &Theirs<'p>) -> bool {
        let name = identity(pair, us).filter(|name| us.hit.is_none() && !name.contains(' '));
        let small = plain(them.text);
        name.and_then(name::surname_of).is_some_and(|(surname, _)| {
            !self.of(pair, us).is_empty()
                && them.hit.is_none()
                && !them.text.contains([' ', '-'])
                && name::is_surname_spelling(&small)
                && !lexicon::knows_english(&small)
                && !name::surname_matches(surname, them.text)
        })
    }

    /// Returns whether a passage tells a name of the source by its words or its surname, elsewhere than in the names that are
    /// `taken` by others; where its words are not known, no.
    pub(super) fn tell(&self, pair: &'p Pair, us: &Ours<'p>, window: Span, taken: &[Span]) -> bool {
        let own: Vec<String> = self.of(pair, us).iter().map(|form| plain(form)).collect();
        let name = identity(pair, us).filter(|name| !name.contains(' ')).unwrap_or_default();
        let surname = name::surname_of(name).map(|(surname, _)| surname);
        let names = pair.target.names.latin_in(window).iter();
        names.filter(|span| !taken.iter().any(|other| other.overlaps(**span))).any(|span| {
            parts(pair.target.of(*span)).any(|word| {
                own.contains(&plain(word))
                    || surname.is_some_and(|surname| name::surname_matches(surname, word))
            })
        })
    }

    /// Returns the one bearer of a surname whom the translation writes otherwise everywhere else, where it speaks of 그: Hahn for Han.
    fn surname(&self, judge: &Judge<'p, '_>, them: &Theirs<'p>) -> Option<(Span, &'p str)> {
        if !them.evident || them.mention.is_none() || them.is_full() {
            return None;
        }
        let names = &judge.pair.source.names;
        let spells = |surname: &str| name::surname_matches(surname, them.text);
        let bearers = names.people.iter().enumerate().filter_map(|(index, person)| {
            let (surname, _) = name::surname_of(&person.full).filter(|_| !person.full.contains(' '))?;
            spells(surname).then_some((index, person.full.as_str(), surname))
        });
        let bearers: Vec<_> = bearers.collect();
        let [(index, full, surname)] = bearers.as_slice() else { return None };
        let usual = self.known.get(*full)?.iter().find(|form| name::surname_matches(surname, form))?;
        let mention = names.mentions.iter().find(|mention| mention.person == *index)?;
        Some((mention.span, *usual))
    }

    /// Finds words that nearly spell the name of a person of their passage, and spell no other name.
    pub(super) fn slips(&self, judge: &Judge<'p, '_>, beads: &[Bead<'p>]) -> Vec<Respelled> {
        let pair = judge.pair;
        let mut found: Vec<Respelled> = Vec::new();
        for (index, bead) in beads.iter().enumerate().filter(|(_, bead)| bead.sure) {
            for them in bead.left_theirs().map(|j| &bead.theirs[j]).filter(|them| them.hit.is_none()) {
                let odd = them.last();
                let new = plain(odd);
                if new.chars().count() < 3
                    || self.words.contains(&new)
                    || (!them.evident && lexicon::knows_english(&new))
                {
                    continue;
                }
                let least = if them.evident { EVIDENT_SLIP } else { SLIP };
                let alike = |form: &str, least: f64| {
                    let own = plain(form);
                    // Juve is short for Juventus.
                    own.chars().next() == new.chars().next()
                        && !own.starts_with(&new)
                        && strsim::normalized_damerau_levenshtein(&own, &new) >= least
                };
                let near = |form: &&&'p str| alike(form, least);
                let slip = bead
                    .ours
                    .iter()
                    .enumerate()
                    .find_map(|(i, us)| {
                        // Who is told by nothing else in the passage may be told by this.
                        let least = if bead.ours_told[i] { least } else { EVIDENT_SLIP };
                        Some((us.span, *self.of(pair, us).iter().find(|form| alike(form, least))?))
                    })
                    .or_else(|| {
                        // 탐 총장 is none of the names of its passage, being so short.
                        let window = judge.window(Side::Source, index);
                        pair.source.names.mentions_in(window).iter().find_map(|mention| {
                            let full = pair.source.names.people.get(mention.person)?.full.as_str();
                            let known = self.known.get(full)?;
                            let surname = name::surname_of(full).filter(|_| !full.contains(' '));
                            let respelled = |form: &&&'p str| {
                                them.evident
                                    && surname.is_some_and(|(surname, _)| {
                                        name::surname_matches(surname, odd)
                                            && name::surname_matches(surname, form)
                                    })
                            };
                            let usual = known.iter().find(|form| near(form) || respelled(form))?;
                            Some((mention.span, *usual))
                        })
                    });
                let Some((source, usual)) = slip.or_else(|| self.surname(judge, them)) else { continue };
                if !found.iter().any(|known| known.odd == odd) {
                    found.push(Respelled {
                        side: Side::Target,
                        source,
                        target: them.span,
                        name: pair.source.of(source).to_owned(),
                        odd: odd.to_owned(),
                        usual: usual.to_owned(),
                    });
                }
            }
        }
        found
    }
}

/// Returns who is named, where both names are of a person.
fn of_person<'p>(pair: &'p Pair, us: &Ours<'p>, them: &Theirs<'p>) -> Option<&'p str> {
    let evident = us.evident && them.evident;
    identity(pair, us).filter(|_| us.hit.is_none() && them.hit.is_none() && evident)
}
