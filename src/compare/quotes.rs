//! Whose words a quote renders: what each speaker of the translation says against what each speaker of the source says.
//!
//! A sentence of an English quote is compared with what its own speaker says in the source, with what is told where it
//! stands, and with what everybody else says. It is out of place where another's words have its meaning and content, and
//! neither of the first two does.

use std::cell::RefCell;
use std::collections::HashMap;

use super::narrated;
use super::passages::Lost;
use super::speech::{self, Alone, Best, Match, Speech, Unit};
use crate::align::{Pair, Side};
use crate::extract::name::titles;
use crate::extract::quote::Speaker;
use crate::name;
use crate::source::Span;

/// A quoted passage that the other side gives to somebody else.
#[derive(Clone, Debug)]
pub(crate) struct Misplaced {
    /// The source's passage.
    pub(crate) source: Span,
    /// The translation's passage.
    pub(crate) target: Span,
    /// Who says it in the source.
    pub(crate) speaker: Speaker,
    /// Who says it in the translation.
    pub(crate) found: Speaker,
    /// Whether it is a part of a sentence, the rest of which is the speaker's own.
    pub(crate) clause: bool,
    pub(crate) sure: bool,
    /// Whether a third speaker says something that is about as much like it.
    pub(crate) ambiguous: bool,
    /// The words that the judgement rests on.
    pub(crate) evidence: Vec<(Span, Span)>,
}

/// What the comparison of quotes found.
#[derive(Debug, Default)]
pub(crate) struct Quotes {
    pub(crate) misplaced: Vec<Misplaced>,
    pub(crate) missing: Vec<Alone>,
    pub(crate) added: Vec<Alone>,
}

/// The likeness of a bead's sides from which what they quote is the same.
const SURE_PLACE: u32 = 450;
/// The same of a bead whose neighbours are sure.
const LIKELY_PLACE: u32 = 200;
/// The likeness of two names from which one may be the other.
const ALIKE: u16 = 700;
/// The same of two full names of several words.
const NEARLY: u16 = 800;

/// The cosine from which a part of what is said is the speaker's own, in permille.
const PARTLY: i32 = 370;
/// How many beads away another's words must be, where a pronoun says who speaks.
const PRONOUN: usize = 3;
/// The cosine from which words are surely their speaker's own, in permille.
const OWN_WORDS: i32 = 450;

/// Compares the quotes of both sides.
///
/// `lost` are the passages that one side lacks in meaning.
pub(super) fn compare(pair: &Pair, lost: &[Lost]) -> Quotes {
    let mut found = Quotes::default();
    let Some(speech) = Speech::new(pair) else { return found };
    found.misplaced = Judge::new(pair, &speech).misplaced();
    let taken: Vec<Span> = found.misplaced.iter().flat_map(|m| [m.source, m.target]).collect();
    let with = |all: &[Alone]| -> Vec<Span> {
        taken.iter().copied().chain(all.iter().map(|alone| alone.passage)).collect()
    };
    found.missing = lost_speech(pair, Side::Source, lost, &taken);
    found.added = lost_speech(pair, Side::Target, lost, &taken);
    found.missing.extend(speech::unsaid(&speech, Side::Source, &with(&found.missing)));
    found.added.extend(speech::unsaid(&speech, Side::Target, &with(&found.added)));
    speech.pair_off(&mut found.missing, &mut found.added);
    found.missing.extend(narrated::find(pair, &speech, &with(&found.missing)));
    found
}

/// Returns the direct speech among the lost passages of a side, without what is `taken`.
fn lost_speech(pair: &Pair, side: Side, lost: &[Lost], taken: &[Span]) -> Vec<Alone> {
    let speech = lost.iter().filter(|l| l.side == side && l.quoted && !l.marginal);
    let free = speech.filter(|l| !taken.iter().any(|t| t.overlaps(l.passage)));
    free.map(|l| {
        let quote = pair.reading(side).quotes.iter().find(|q| q.outer.overlaps(l.passage));
        let speaker = quote.map_or(Speaker::Unknown, |q| q.speaker);
        Alone { passage: l.passage, place: l.place, speaker, sure: l.sure }
    })
    .collect()
}

/// A passage of another speaker.
#[derive(Clone, Copy)]
struct Other {
    span: Span,
    speaker: Speaker,
    /// Whether the source's attribution names the speaker, where it stands in the same place.
    told: bool,
    /// How surely it is what the translation says.
    score: i32,
    ambiguous: bool,
    /// Whether a part of what is said is the speaker's own.
    partly: bool,
}

impl Other {
    /// Returns words that stand in the very place of what is rendered.
    const fn in_place(span: Span, speaker: usize, score: i32) -> Self {
        Self { span, speaker: Speaker::Person(speaker), told: true, score, ambiguous: false, partly: false }
    }
}

pub(super) struct Judge<'p> {
    pair: &'p Pair,
    speech: &'p Speech<'p>,
    /// Which description of the source, by its place, may mean which person of the translation.
    described: RefCell<HashMap<(usize, usize), bool>>,
    /// Which person of the source has a name that sounds like that of which person of the translation.
    namesakes: RefCell<HashMap<(usize, usize), bool>>,
}

/// What the one who speaks in the translation is taken for.
#[derive(Clone, Copy)]
pub(super) struct Own {
    /// The person of the translation.
    here: Option<usize>,
    /// The same person in the source, where there is one.
    there: Option<usize>,
    /// Whether the source has that person as a speaker, by name or by a description.
    known: bool,
    named: bool,
}

impl<'p> Judge<'p> {
    pub(super) fn new(pair: &'p Pair, speech: &'p Speech<'p>) -> Self {
        Self { pair, speech, described: RefCell::default(), namesakes: RefCell::default() }
    }

    /// Finds the sentences and clauses of the translation's speech that render another speaker's words.
    fn misplaced(&self) -> Vec<Misplaced> {
        let mut found: Vec<Misplaced> = Vec::new();
        let units = self.speech.units(Side::Target);
        for unit in units.iter().filter(|u| !u.clause) {
            let Some((speaker, named)) = unit.said.filter(|said| self.is_somebody(said.0)) else { continue };
            let here = person(self.pair, speaker);
            let own = self.own(here, named);
            let whole = self.judge(unit, own).or_else(|| self.in_place(unit, own));
            let whole = whole.or_else(|| self.unnamed_in_place(unit, speaker));
            let near = self.speech.around(Side::Target, unit.bead, 1).iter();
            let parts: Vec<&Unit> =
                near.filter(|u| unit.quoted && u.clause && unit.span.contains(u.span)).collect();
            if let Some(other) = whole.filter(|other| !other.partly || parts.is_empty()) {
                self.push(&mut found, Other { partly: false, ..other }, unit, speaker);
                continue;
            }
            let parts = parts.into_iter();
            let judged: Vec<_> = parts.filter_map(|part| Some((self.judge(part, own)?, part))).collect();
            if let (Some(other), []) = (whole, judged.as_slice()) {
                self.push(&mut found, other, unit, speaker);
            }
            for (other, part) in judged {
                self.push(&mut found, Other { partly: true, ..other }, part, speaker);
            }
        }
        found
    }

    /// Returns whether the translation tells who speaks: by a name that was read, or by a noun.
    fn is_somebody(&self, speaker: Speaker) -> bool {
        match speaker {
            Speaker::Person(_) => true,
            Speaker::Described(told) => {
                let mut words = self.pair.target.of(told).split_whitespace();
                let whole = told.len() <= speech::DESCRIPTION && words.clone().next_back() != Some("who");
                whole && words.any(|word| word.len() > 3 && word.starts_with(|c: char| c.is_lowercase()))
            }
            Speaker::Unknown => false,
        }
    }

    /// Returns what is known of a person of the translation.
    pub(super) fn own(&self, here: Option<usize>, named: bool) -> Own {
        let there = here.and_then(|here| self.pair.links.source_of(here));
        let own = Own { here, there, known: there.is_some(), named };
        let quotes = || self.pair.source.quotes.iter();
        let described =
            || quotes().any(|q| matches!(q.speaker, Speaker::Described(told) if self.describes(told, own)));
        Own { known: own.known || (here.is_some() && described()), ..own }
    }

    /// Returns the words of another speaker that are most like a unit.
    pub(super) fn best(&self, unit: &Unit, own: Own) -> Option<Best<'_>> {
        self.speech.best(unit, |said, here| match said {
            Some((Speaker::Person(person), _)) => {
                if own.there.is_some_and(|own| own == person) || self.namesake(person, own) {
                    Match::Own
                } else if own.known || (!here && self.pair.links.target_of(person).is_some()) {
                    // Two whom the other side does not know may be one under two names.
                    Match::Other
                } else {
                    Match::Own
                }
            }
            Some((Speaker::Described(told), named)) => {
                let own_words = self.describes(told, own);
                let other = own.known && own.named && named && !own_words;
                if other || (!here && !own_words) { Match::Other } else { Match::Own }
            }
            Some((Speaker::Unknown, _)) => {
                if here {
                    Match::Own
                } else {
                    Match::None
                }
            }
            None => {
                if here {
                    Match::Told
                } else {
                    Match::None
                }
            }
        })
    }

    /// Returns the words of another speaker that a unit renders, where its own speaker has none like it.
    fn judge(&self, unit: &Unit, own: Own) -> Option<Other> {
        let best = self.best(unit, own)?;
        let (speaker, source_named) = best.other.said?;
        let other = Other {
            span: best.other.span,
            speaker,
            told: !best.here || source_named,
            score: best.score(self.pair, unit),
            ambiguous: best.ambiguous,
            partly: best.own >= PARTLY,
        };
        let least = if unit.clause { speech::LEAST_CLAUSE } else { speech::LEAST_SCORE };
        if other.score < least {
            return None;
        }
        // A report is compared where it stands alone: elsewhere it is news of the same thing.
        let both = best.here && own.named && source_named && own.known;
        if !(both || (unit.quoted && best.other.quoted)) {
            return None;
        }
        // A pronoun in the same place means whom the source means there, if it can mean that one.
        let told = own.named || best.apart > PRONOUN || self.is_confirmed(unit, own);
        (told || !self.may_mean(unit, speaker, own.here.filter(|_| best.apart > 0))).then_some(other)
    }

    /// Returns whether what stands beside a unit, of the same speaker, is that speaker's own.
    fn is_confirmed(&self, unit: &Unit, own: Own) -> bool {
        let speaks = |u: &&Unit| u.quoted && u.said.map(|said| said.0) == unit.said.map(|said| said.0);
        let beside = self.speech.around(Side::Target, unit.bead, 1).iter().filter(speaks);
        beside.filter(|u| !u.span.overlaps(unit.span)).any(|beside| {
            let ours = self.speech.around(Side::Source, beside.bead, 1).iter().filter(
                |s| matches!(s.said, Some((Speaker::Person(person), _)) if own.there == Some(person)),
            );
            ours.map(|s| s.vector.cosine(&beside.vector)).any(|cosine| cosine >= OWN_WORDS)
        })
    }

    /// Returns whether two people bear a like name, or full names that sound nearly alike: 크리스티아누 호날두, Cristiano Ronaldo.
    fn namesake(&self, person: usize, own: Own) -> bool {
        let alike = |here: usize| {
            let key = (person, here);
            let known = self.namesakes.borrow().get(&key).copied();
            known.unwrap_or_else(|| {
                let alike = self.sounds_alike(person, here);
                self.namesakes.borrow_mut().insert(key, alike);
                alike
            })
        };
        own.here.is_some_and(|here| self.pair.links.are_namesakes(person, here) || alike(here))
    }

    fn sounds_alike(&self, person: usize, here: usize) -> bool {
        let (source, target) = (&self.pair.source, &self.pair.target);
        let Some(ours) = source.names.people.get(person).filter(|ours| ours.full.contains(' ')) else {
            return false;
        };
        let theirs = target.names.people.get(here).map_or("", |theirs| target.fullest(&theirs.full));
        theirs.contains(' ') && name::compare(&ours.full, theirs).score >= NEARLY
    }

    /// Returns whether a description of the source may mean the one who speaks.
    fn describes(&self, told: Span, own: Own) -> bool {
        let key = (told.start, own.here.unwrap_or(usize::MAX));
        let known = self.described.borrow().get(&key).copied();
        known.unwrap_or_else(|| {
            let describes = self.is_description(told, own);
            self.described.borrow_mut().insert(key, describes);
            describes
        })
    }

    fn is_description(&self, told: Span, own: Own) -> bool {
        let phrase = self.pair.source.of(told);
        let words = || phrase.split(' ').map(titles::strip_particle);
        let theirs = own.here.and_then(|here| self.pair.target.names.people.get(here));
        let sounds = theirs.is_some_and(|who| {
            let parts = || who.full.split(' ').chain([who.full.as_str()]);
            words().any(|word| parts().any(|part| name::compare(word, part).score >= ALIKE))
        });
        let ours = own.there.and_then(|there| self.pair.source.names.people.get(there));
        let titled = ours.is_some_and(|who| {
            who.titles.iter().any(|title| words().any(|w| w.ends_with(title.as_str()) || title.ends_with(w)))
                || words().any(|word| who.full.contains(word) || word.contains(&who.full))
        });
        sounds || titled
    }

    /// Returns whether a pronoun beside a unit may mean a person of the source: the translation names that one shortly before.
    ///
    /// In another place it does so after it has named `read`, the one whom the pronoun is read as.
    fn may_mean(&self, unit: &Unit, speaker: Speaker, read: Option<usize>) -> bool {
        let Speaker::Person(person) = speaker else { return true };
        let target = &self.pair.target;
        let sentence = target.sentence_span_at(unit.span.start);
        let paragraph = |at: usize| {
            let segmentation = &target.segmentation;
            segmentation.sentences.get(segmentation.sentence_at(at)).map_or(0, |s| s.paragraph)
        };
        let here = paragraph(sentence.start);
        let before = || self.pair.target.names.mentions_in(Span::new(0, sentence.end)).iter();
        let since = before().filter(|m| read == Some(m.person)).map(|m| m.span.start).max().unwrap_or(0);
        let near = |at: usize| (since..sentence.end).contains(&at) && paragraph(at) + 1 >= here;
        let named = target.names.mentions.iter().any(|m| {
            near(m.span.start)
                && (self.pair.links.source_of(m.person) == Some(person)
                    || self.pair.links.are_namesakes(person, m.person))
        });
        let Some(who) = self.pair.source.names.people.get(person) else { return true };
        let surname = name::surname_of(&who.full).map_or(who.full.as_str(), |(surname, _)| surname);
        let alike = |span: &Span| {
            let told = target.of(*span);
            name::compare(&who.full, told).score >= ALIKE
                || told.split(' ').any(|word| name::surname_matches(surname, word))
        };
        named || target.names.likely.iter().filter(|span| near(span.start)).any(alike)
    }

    /// Returns the source's words in the very place of a unit, where they are all of another speaker and both attributions
    /// name theirs: what stands in one bead needs no words in common.
    fn in_place(&self, unit: &Unit, own: Own) -> Option<Other> {
        let pair = self.pair;
        let here = own.here.filter(|_| unit.quoted)?;
        let bead =
            pair.beads.get(unit.bead).filter(|bead| !bead.is_gap() && is_sure_place(pair, unit.bead))?;
        let (first, speaker) = self.first_said(unit.bead)?;
        let place = pair.segments(Side::Target).span(bead.run(Side::Target));
        let others = || pair.target.quotes.iter().filter(|q| q.outer.overlaps(place));
        let same = |said: Speaker| person(pair, said) == own.here;
        let right =
            |said: Speaker| person(pair, said).is_some_and(|who| pair.links.are_namesakes(speaker, who));
        // Somebody whom the source does not name may be the speaker under another name, unless that one has a name here.
        let apart = own.known || is_another(pair, speaker, here);
        // Passages that are not much alike may be wrongly paired within a quote.
        let whole = others().all(|q| place.contains(q.outer))
            || (others().all(|q| same(q.speaker)) && bead.score >= SURE_PLACE);
        let named = own.named || !self.may_mean(unit, Speaker::Person(speaker), None);
        let certain = named
            && apart
            && whole
            && !self.namesake(speaker, own)
            && self.said_at(unit.bead).all(|u| u.said == Some((Speaker::Person(speaker), true)))
            && others().all(|q| same(q.speaker) || right(q.speaker));
        certain.then_some(Other::in_place(first, speaker, i32::MAX))
    }

    /// Returns what the source says and reports in a bead.
    fn said_at(&self, bead: usize) -> impl Iterator<Item = &Unit> {
        self.speech.around(Side::Source, bead, 0).iter().filter(|unit| unit.said.is_some())
    }

    /// Returns the first of it, where a person says that, and the person.
    fn first_said(&self, bead: usize) -> Option<(Span, usize)> {
        let first = self.said_at(bead).next()?;
        match first.said? {
            (Speaker::Person(speaker), _) => Some((first.span, speaker)),
            _ => None,
        }
    }

    /// Returns the source's words in the very place of a unit that "a resident" says, where the source names the one who speaks.
    fn unnamed_in_place(&self, unit: &Unit, here: Speaker) -> Option<Other> {
        let pair = self.pair;
        let Speaker::Described(told) = here else { return None };
        let told = pair.target.of(told).to_lowercase();
        let indefinite = ["a ", "an ", "one "].iter().any(|article| told.starts_with(article));
        let bead = pair.beads.get(unit.bead).filter(|bead| !bead.is_gap() && bead.score >= SURE_PLACE)?;
        let (first, speaker) = self.first_said(unit.bead)?;
        let place = pair.segments(Side::Target).span(bead.run(Side::Target));
        let mut others = pair.target.quotes.iter().filter(|q| q.outer.overlaps(place));
        let alone = others.all(|q| q.speaker == here && place.contains(q.outer));
        let certain = unit.quoted
            && indefinite
            && alone
            && pair.target.names.mentions_in(place).is_empty()
            && !pair.target.names.likely.iter().any(|span| span.overlaps(place))
            && self.said_at(unit.bead).all(|u| u.quoted && u.said == Some((Speaker::Person(speaker), true)));
        certain.then_some(Other::in_place(first, speaker, 0))
    }

    fn push(&self, found: &mut Vec<Misplaced>, other: Other, unit: &Unit, here: Speaker) {
        let pair = self.pair;
        let evidence = pair.meaning.evidence(other.span, unit.span);
        let (source, target) = (other.span, unit.span);
        // Sentences of one quote that belong to the same other speaker are one finding.
        if let Some(last) = found.last_mut()
            && last.speaker == other.speaker
            && last.found == here
            && last.clause == other.partly
            && pair.target.of(Span::new(last.target.end.min(target.start), target.start)).chars().count()
                <= 40
        {
            last.target = last.target.cover(target);
            if last.source.overlaps(source)
                || (source.start > last.source.end && source.start - last.source.end < 40)
            {
                last.source = last.source.cover(source);
            }
            last.evidence.extend(evidence);
            return;
        }
        let source = narrowed(pair, source, &evidence);
        let surely = if unit.clause { speech::SURE_CLAUSE } else { speech::SURE_SCORE };
        let sure = other.score >= surely
            && other.told
            && [here, other.speaker].iter().all(|who| matches!(who, Speaker::Person(_)));
        found.push(Misplaced {
            source,
            target,
            speaker: other.speaker,
            found: here,
            clause: other.partly,
            sure,
            ambiguous: other.ambiguous,
            evidence,
        });
    }
}

/// Returns the person of the translation who speaks; "the mayor" is the one whom the source gives that title, if it is one.
fn person(pair: &Pair, speaker: Speaker) -> Option<usize> {
    let span = match speaker {
        Speaker::Person(person) => return Some(person),
        Speaker::Described(span) => span,
        Speaker::Unknown => return None,
    };
    let told = pair.target.of(span).trim_matches(|c: char| !c.is_alphabetic()).to_lowercase();
    let title = told.rsplit(", ").next().and_then(|last| last.strip_prefix("the "))?;
    let bears = |title: &str, own: &str| {
        titles::renderings(own).unwrap_or_default().iter().any(|usual| usual.eq_ignore_ascii_case(title))
    };
    let people = pair.source.names.people.iter().enumerate();
    let mut bearers = people.filter(|(_, who)| who.titles.iter().any(|own| bears(title, own)));
    let (bearer, _) = bearers.next()?;
    bearers.next().is_none().then(|| pair.links.target_of(bearer)).flatten()
}

/// Returns whether the translation names a person of the source, and another one with a name that has nothing in common.
fn is_another(pair: &Pair, speaker: usize, here: usize) -> bool {
    let name = |person: usize| pair.target.names.people.get(person).map_or("", |who| who.full.as_str());
    let Some(there) = pair.links.target_of(speaker).map(name) else { return false };
    name(here).contains(' ')
        && !name(here).split([' ', '-']).any(|word| there.split([' ', '-']).any(|w| w == word))
}

/// Returns whether the sides of a bead are each other's: they are alike, or somewhat alike and between beads that are.
fn is_sure_place(pair: &Pair, at: usize) -> bool {
    let sure = |index: Option<usize>| {
        index.and_then(|index| pair.beads.get(index)).is_none_or(|bead| bead.score >= SURE_PLACE)
    };
    let score = pair.beads.get(at).map_or(0, |bead| bead.score);
    score >= SURE_PLACE || (score >= LIKELY_PLACE && sure(at.checked_sub(1)) && sure(Some(at + 1)))
}

/// Returns the part of a long source passage that the evidence lies in, out to the borders of words.
fn narrowed(pair: &Pair, source: Span, evidence: &[(Span, Span)]) -> Span {
    let Some(cover) = evidence.iter().map(|(s, _)| *s).reduce(Span::cover) else { return source };
    if cover.len() * 10 > source.len() * 6 {
        return source;
    }
    let text = pair.source.text();
    let before = Span::new(source.start, cover.start).of(text);
    let start = before.rfind(char::is_whitespace).map_or(source.start, |i| source.start + i + 1);
    let after = Span::new(cover.end, source.end).of(text);
    let end = after.find(|c: char| c.is_whitespace() || c == ',').map_or(source.end, |i| cover.end + i);
    Span::new(start, end).trim(text)
}
