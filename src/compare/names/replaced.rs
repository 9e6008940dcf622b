//! Names of a passage that stand in each other's place: the translation has another one where the source has this.

use super::forms::Forms;
use super::heard;
use super::known;
use super::units::{self, Class, Ours, Theirs};
use super::{Bead, Judge, is_word};
use crate::align::Side;
use crate::meaning::lexicon;
use crate::name;
use crate::name::gazetteer::{self, Kind};
use crate::source::{Span, head};

/// How many syllables the name of a person has at most that Korean tells in one word.
const LONGEST_NAME: usize = 5;
/// How many bytes stand between the first and the last word of a name at most: a middle name of two syllables.
const MIDDLE: usize = 8;
/// The likeness below which two full names of one surname are surely of two people.
const OTHER: u16 = 620;
/// The likeness below which two given names have nothing in common.
const UNLIKE: u16 = 400;
/// Up to how many beads there is hardly a wrong pair of passages.
pub(super) const FEW: usize = 2;

/// A name of the source and the other name that the translation has in its place.
#[derive(Clone, Debug)]
pub(crate) struct Replaced {
    pub(crate) source: Span,
    pub(crate) target: Span,
    /// What the translation's name is called in the source's language, where that is known.
    pub(crate) known_as: Option<&'static str>,
    pub(crate) sure: bool,
}

/// Whether a pair of names may be doubtful to count as different.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Doubt {
    None,
    Some,
}

impl<'p> Judge<'p, '_> {
    /// Finds the names of a bead that stand in each other's place.
    pub(super) fn replaced(
        &self,
        beads: &mut [Bead<'p>],
        index: usize,
        most: Doubt,
        forms: &Forms<'p>,
        found: &mut Vec<Replaced>,
    ) {
        let (ours_at, theirs_at) = units::passages(self.pair, index);
        if self.pair.beads[index].is_gap() {
            return;
        }
        let own = [Side::Source, Side::Target].map(|side| self.pair.passage(side, index));
        // A sentence beside the passage says who speaks, but not where.
        let beside = |class: Class, at: usize, span: Span| class != Class::Person && !own[at].contains(span);
        let window = self.window(Side::Source, index);
        let bead = &beads[index];
        // Passages that share no name, and are not surely each other's, may be no pair at all.
        if !bead.sure && !bead.ours_told.contains(&true) && self.pair.beads.len() > FEW {
            return;
        }
        let taken: Vec<Span> = bead.assigned().map(|(_, them)| them.span).collect();
        let mut pairs: Vec<(u8, usize, usize, usize)> = Vec::new();
        for j in bead.left_theirs() {
            let them = &bead.theirs[j];
            if beside(them.class, 1, them.span) {
                continue;
            }
            // Brazilian for 칠레의 is as wrong as Brazil; but adjectives are put in more freely.
            let adjective = !them.evident && them.hit.is_some_and(|hit| hit.kind() == Kind::Country);
            let adjective = adjective && !known::is_home(them.text) && !self.is_heard_anywhere(them);
            if !them.evident && !adjective && them.hit.is_some() {
                continue;
            }
            // A name that the source has here once, and the translation twice.
            let repeated = self.is_heard(ours_at, them);
            if repeated && !(them.is_full() || them.class == Class::Place) {
                continue;
            }
            let home = known::is_home(them.text);
            if home && known::speak_of_home(self.pair.source.of(window), them.text) {
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
                if beside(us.class, 0, us.span) {
                    continue;
                }
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
                // Where it is known how the translation writes both, their sounds say nothing.
                let different = forms.are_different(self.pair, us, them);
                let two = self.are_two(us, them);
                let namesake = self.is_namesake(us, them);
                let named = them.evident || adjective || different || namesake || (us.evident && two);
                if !named && !forms.is_other_surname(self.pair, us, them) {
                    continue;
                }
                let rendered = if namesake {
                    // The surname of the other one does not tell this one.
                    forms.tell(self.pair, us, theirs_at, &[taken.as_slice(), &[them.span]].concat())
                } else if different || two || !named {
                    forms.tell(self.pair, us, theirs_at, &taken)
                } else {
                    self.is_told(theirs_at, us, &taken)
                        || self.is_spelled_out(us, theirs_at)
                        || self.is_end_of_another(bead, us)
                        // 김정은 is told by Kim.
                        || (us.class == Class::Person && forms.tell(self.pair, us, theirs_at, &taken))
                };
                if (repeated && (rendered || !us.evident)) || (rendered && us.hit.is_none()) {
                    continue;
                }
                if !(different || namesake) && (self.resembles(us, them) || self.is_loanword(theirs_at, us)) {
                    continue;
                }
                let level = us.hit.zip(them.hit).is_none_or(|(a, b)| a.kind() == b.kind());
                let firm = !(repeated || rendered || home || adjective) && us.evident && them.evident;
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
                && self.is_told(self.window(Side::Target, index), &bead.ours[i], &[]);
            found.push(Self::difference(bead, i, j, bead.sure && doubt == 0 && !near));
            bead.ours_told[i] = true;
            bead.theirs_told[j] = true;
        }
    }

    /// Finds a Korean's surname that stands for the surname of another: Shin for 순 교수.
    pub(super) fn surnames(&self, beads: &mut [Bead<'p>], index: usize, found: &mut Vec<Replaced>) {
        let pair = self.pair;
        let bead = &beads[index];
        if !bead.sure {
            return;
        }
        let (ours_at, theirs_at) = units::passages(pair, index);
        // 순 교수, and 두보람 청장 whom nothing else tells.
        let surname_in = |span: Span| {
            let (own, _) = pair.source.of(span).split_once(' ')?;
            let full = || name::surname_of(own).filter(|(_, given)| given.chars().count() > 1);
            if name::is_korean_surname(own) { Some(own) } else { full().map(|(surname, _)| surname) }
        };
        let told = |surname: &str| {
            let names = pair.target.names.latin_in(theirs_at).iter();
            names
                .flat_map(|span| pair.target.of(*span).split([' ', '-']))
                .any(|word| name::surname_matches(surname, word))
        };
        let window = self.window(Side::Source, index);
        let theirs = bead.left_theirs().filter(|j| {
            let text = bead.theirs[*j].text;
            bead.theirs[*j].hit.is_none()
                && !text.contains([' ', '-'])
                && name::is_surname_spelling(&text.to_lowercase())
                && (is_inside(pair.target.text(), bead.theirs[*j].span)
                    || !lexicon::knows_english(&text.to_lowercase()))
                && !self.ear.bears(window, text)
        });
        let theirs: Vec<usize> = theirs.collect();
        let mentions = pair.source.names.mentions_in(ours_at).iter();
        let ours: Vec<Span> = mentions
            .map(|mention| mention.span)
            .filter(|span| surname_in(*span).is_some_and(|surname| !told(surname)))
            .collect();
        let person = |i: usize| bead.ours[i].evident && bead.ours[i].class == Class::Person;
        let other = bead.left_ours().any(|i| person(i) && !ours.contains(&bead.ours[i].span));
        let ([us], [them], false) = (ours.as_slice(), theirs.as_slice(), other) else { return };
        // 순 교수 may come before in the same words.
        let known = found.iter().any(|known| known.target == bead.theirs[*them].span);
        let heard = pair.source.names.mentions_in(window).iter().any(|mention| {
            let own = pair.source.of(mention.span);
            let first = own.chars().next().map_or(0, char::len_utf8);
            own.get(..first).is_some_and(|surname| name::surname_matches(surname, bead.theirs[*them].text))
        });
        if !known && !heard {
            found.push(Replaced {
                source: *us,
                target: bead.theirs[*them].span,
                known_as: None,
                sure: false,
            });
            beads[index].theirs_told[*them] = true;
        }
    }

    /// Returns whether both are names in full, of which the last words are not alike.
    fn are_two(&self, us: &Ours<'p>, them: &Theirs<'p>) -> bool {
        let person = self.is_glossed(us)
            || us
                .words
                .first()
                .is_some_and(|word| word.given || (us.words.len() == 1 && word.is_korean_name()));
        let last = us.words.last();
        us.is_full(self.pair)
            && them.is_full()
            && them.hit.is_none()
            && person
            && !lexicon::knows_english(&them.last().to_lowercase())
            && !last.is_some_and(|last| them.words().any(|word| self.ear.likeness(last, word) >= name::SAME))
    }

    /// Returns whether both are full names of Koreans of one surname, whose given names are surely not one: 이승렬, Lee Sun-jae.
    fn is_namesake(&self, us: &Ours<'p>, them: &Theirs<'p>) -> bool {
        let [word] = us.words.as_slice() else { return false };
        let bears = |surname: &str| {
            let mut ends = them.text.split(' ');
            ends.next().into_iter().chain(ends.next_back()).any(|end| name::surname_matches(surname, end))
        };
        word.is_korean_name()
            && !self.is_glossed(us)
            && them.hit.is_none()
            && name::is_korean_full_name(them.text)
            && name::surname_of(word.text).is_some_and(|(surname, _)| bears(surname))
            && name::compare(word.text, them.text).score < OTHER
    }

    /// Finds the people of other languages whose given name the translation has otherwise: Anders Lindqvist for 로베르트 린드크비스트.
    pub(super) fn givens(&self, beads: &[Bead<'p>], found: &mut Vec<Replaced>) {
        for bead in beads.iter().filter(|bead| bead.sure) {
            for (us, them) in bead.assigned() {
                let [first, last] = us.words.as_slice() else { continue };
                let Some((given, surname)) = them.text.split_once(' ') else { continue };
                let plain = |word: &str| !is_word(word) && word.len() > 2 && !word.contains(['-', '.', ' ']);
                let other = us.hit.is_none()
                    && them.hit.is_none()
                    && first.given
                    && plain(given)
                    && plain(surname)
                    && self.ear.likeness(last, surname) >= name::SAME
                    && self.ear.likeness(first, given) < UNLIKE;
                let told = || {
                    let latin = self.pair.target.names.latin.iter();
                    latin
                        .flat_map(|span| self.pair.target.of(*span).split(' '))
                        .any(|word| self.ear.likeness(first, word) >= heard::NEAR)
                };
                let known = found.iter().any(|name| name.target.overlaps(them.span));
                if other && !known && !told() {
                    found.push(Replaced { source: us.span, target: them.span, known_as: None, sure: false });
                }
            }
        }
    }

    /// Returns whether the translation has a name in the Latin letters that the source gives it.
    fn is_spelled_out(&self, us: &Ours<'p>, window: Span) -> bool {
        let text = self.pair.target.of(window);
        let mut glosses = self.pair.source.names.glosses.iter();
        glosses.any(|gloss| gloss.span.overlaps(us.span) && text.contains(gloss.latin.as_str()))
    }

    /// Returns whether a name is the end of one that was assigned by its beginning: 에체베리아 of 마리아 킴 에체베리아.
    fn is_end_of_another(&self, bead: &Bead<'p>, us: &Ours<'p>) -> bool {
        let Some(last) = us.words.last() else { return false };
        bead.assigned().any(|(other, them)| {
            let between = us.span.start.checked_sub(other.span.end);
            between.is_some_and(|between| between <= MIDDLE)
                && them.words().any(|word| self.ear.likeness(last, word) >= heard::NEAR)
        })
    }

    /// Returns whether words without a title are told by words in small letters: 세라믹 베어링, ceramic bearings.
    fn is_loanword(&self, window: Span, us: &Ours<'p>) -> bool {
        // Of a name with its given name or its spelling, nothing is a word.
        let named = us.words.first().is_some_and(|word| word.given) || self.is_glossed(us);
        us.mention.is_none()
            && !named
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
        // But 피재욱 is not Wi Jae-wook.
        let stranger = them.is_full() && !self.ear.bears(us.span, them.text);
        if !stranger && given.is_some_and(|given| name::compare(given, them.last()).score >= heard::NEAR) {
            return true;
        }
        let Some(last) = us.words.last() else {
            // 강 씨: nothing but a surname.
            let own = self.pair.source.of(us.span);
            let surname = own.split(' ').next().unwrap_or(own);
            return us.hit.is_none() && them.words().any(|word| name::surname_matches(surname, word));
        };
        if (self.is_glossed(us) || last.is_korean_name()) && them.is_full() {
            return self.likeness(us, them) > 0 || self.ear.bears(us.span, them.text);
        }
        let given = us.words.first().is_some_and(|word| word.given);
        if !given && us.words.iter().any(|word| self.ear.likeness(word, them.last()) >= heard::NEAR) {
            return true;
        }
        if given && them.is_full() {
            // 개리 홀트 is not Steven Gerrard, though Gerrard sounds like either word.
            let first = us.words.first().zip(them.words().next());
            let first =
                first.is_some_and(|(ours, theirs)| self.ear.likeness(ours, theirs) >= heard::SOMEWHAT);
            return self.ear.likeness(last, them.last()) >= if first { heard::NEAR } else { heard::CERTAIN };
        }
        self.ear.likeness(last, them.last()) >= heard::SOMEWHAT
            || self.ear.likeness(last, them.text) >= heard::SOMEWHAT
            || (us.words.len() == 1
                && them.words().any(|word| self.ear.likeness(last, word) >= heard::SOMEWHAT))
    }

    /// Returns whether the source says how a name is written.
    pub(super) fn is_glossed(&self, us: &Ours<'p>) -> bool {
        self.pair.source.names.glosses.iter().any(|gloss| gloss.span.overlaps(us.span))
    }

    pub(super) fn difference(bead: &Bead<'p>, us: usize, them: usize, sure: bool) -> Replaced {
        let (us, them) = (&bead.ours[us], &bead.theirs[them]);
        let known_as = them
            .hit
            .and_then(|hit| hit.entries.first())
            .and_then(|entry| gazetteer::korean_names(*entry).next());
        Replaced { source: us.mention.map_or(us.span, |m| m.span), target: them.span, known_as, sure }
    }
}

/// Returns whether a capital is none that the beginning of a sentence or of a quotation gives.
fn is_inside(text: &str, span: Span) -> bool {
    let before = head(text, span.start);
    before.ends_with(' ') && before.trim_end().ends_with(|c: char| c.is_alphanumeric() || c == ',')
}

/// Returns whether two names can stand in each other's place.
pub(super) fn fits(us: &Ours<'_>, them: &Theirs<'_>) -> bool {
    // A word that nobody knows is hardly a body; and a state is often left out, or told in another way.
    match (us.class, them.class) {
        (Class::Any, Class::Organisation) | (Class::Organisation, Class::Any) => false,
        (Class::Place, Class::Any) => us.hit.is_none_or(|hit| hit.kind() != Kind::Country),
        (Class::Any, _) | (_, Class::Any) => true,
        (a, b) => a == b,
    }
}
