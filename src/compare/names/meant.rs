//! Bodies whose names are translated word for word: 식품위생감시협회 is no Federation of Traditional Markets.
//!
//! Nothing sounds alike in them. But the words of such a name are known one by one: where none of them is said in the passage of
//! the source, and the name of a body stands there of which the translation says no word, one stands for the other.

use std::collections::HashSet;

use super::{Bead, Judge, Lone, Names, Replaced, kinds, known, units};
use crate::align::Side;
use crate::meaning::lexicon::{self, Concept};
use crate::name::{self, gazetteer};
use crate::source::Span;

/// How many bytes of the source and of the translation the name of a body takes at most.
const LONGEST_KOREAN: usize = 60;
const LONGEST_ENGLISH: usize = 70;
/// What joins the parts of a name.
const JOINTS: &[&str] = &[" of ", " for ", " of the ", " for the ", " and ", " & ", ", "];
/// Words of names that say whose a body is, and not what it is for.
const GENERAL: &[&str] = &[
    "national",
    "korea",
    "korean",
    "republic",
    "the",
    "general",
    "metropolitan",
    "provincial",
    "public",
    "central",
    "state",
    "royal",
    "great",
];
/// Nouns for bodies that are in no other table.
const HEADS: &[&str] =
    &["division", "bureau", "laboratory", "administration", "ministry", "kindergarten", "coalition"];
/// What the names of bodies end in.
const ENDS: &[&str] = &[
    "위원회",
    "협의회",
    "연합회",
    "연구소",
    "연구원",
    "사무소",
    "사업소",
    "네트워크",
    "협회",
    "학회",
    "센터",
    "학교",
    "대학",
    "병원",
    "법원",
    "은행",
    "재단",
    "공사",
    "공단",
    "조합",
    "본부",
    "연대",
    "연맹",
    "연합",
    "기구",
    "학부",
    "학과",
    "의회",
    "상회",
    "의사회",
    "검찰청",
    "법인",
    "총연맹",
    "노조",
    "청",
    "부",
    "원",
    "처",
    "과",
    "국",
    "회",
    "팀",
    "단",
    "소",
    "관",
    "실",
    "망",
];

impl<'p> Judge<'p, '_> {
    /// Finds bodies of the translation none of whose words the source says, where the source names another.
    pub(super) fn meant(&self, beads: &[Bead<'p>], names: &mut Names) {
        let source = &self.pair.source;
        for (index, bead) in beads.iter().enumerate() {
            if self.pair.beads[index].is_gap() || !bead.is_rendered() {
                continue;
            }
            let own = self.pair.passage(Side::Target, index);
            let phrases = self.phrases(own);
            if phrases.is_empty() {
                continue;
            }
            let window = self.window(Side::Source, index);
            let said = lexicon::korean(source.text(), window);
            for phrase in phrases {
                if names.told_at(phrase) {
                    continue;
                }
                let Some((lost, all)) = self.unsaid(phrase, window, &said) else { continue };
                let us = self.unmeant(index, names);
                let place = self.pair.passage(Side::Source, index);
                match us {
                    Some(us) => names.replaced.push(Replaced {
                        source: us,
                        target: phrase,
                        known_as: None,
                        sure: false,
                    }),
                    None if lost == all && all > 1 => {
                        names.lone.push(Lone { side: Side::Target, span: phrase, place });
                    }
                    None => {}
                }
            }
        }
    }

    /// Returns the names of bodies of a passage of the translation, each with its parts.
    fn phrases(&self, own: Span) -> Vec<Span> {
        let target = &self.pair.target;
        let text = target.text();
        let mut all: Vec<Span> = Vec::new();
        for sequence in target.names.latin_in(own).iter().copied() {
            match all.last_mut() {
                Some(last)
                    if JOINTS.contains(&Span::new(last.end, sequence.start).of(text))
                        && is_body(last.of(text)) =>
                {
                    *last = last.cover(sequence);
                }
                _ => all.push(sequence),
            }
        }
        let general = |phrase: &Span| {
            target.names.known_in(*phrase).iter().any(|hit| known::is_general(hit, target.of(hit.span)))
        };
        let person =
            |phrase: &Span| target.names.mentions_in(*phrase).iter().any(|m| m.span.overlaps(*phrase));
        all.retain(|phrase| {
            phrase.of(text).contains(' ') && is_body(phrase.of(text)) && !person(phrase) && !general(phrase)
        });
        all
    }

    /// Returns how many words of a name no stretch of the passage of the source says, and how many there are; nothing where one
    /// says most of them.
    fn unsaid(&self, phrase: Span, window: Span, said: &[lexicon::Word]) -> Option<(usize, usize)> {
        let target = &self.pair.target;
        let words = lexicon::english(target.text(), phrase);
        let mut known: Vec<Vec<Concept>> = Vec::new();
        for word in kinds::words_of(target.text(), phrase) {
            let piece = word.of(target.text());
            let lower = piece.to_lowercase();
            if piece.len() < 3
                || units::FUNCTION.contains(&lower.as_str())
                || GENERAL.contains(&lower.as_str())
                || is_head(&lower)
            {
                continue;
            }
            let hits = target.names.known_in(phrase);
            let hit = hits.iter().find(|hit| hit.span.overlaps(word));
            if self.is_heard_inside(piece, window, name::SAME)
                || hit.is_some_and(|hit| self.has_known(hit, window))
            {
                return None;
            }
            let concepts: Vec<Concept> = words
                .iter()
                .filter(|w| w.span.overlaps(word))
                .flat_map(|w| w.concepts.iter().copied())
                .collect();
            if hit.is_some() || !concepts.is_empty() {
                known.push(concepts);
            }
        }
        let given = most_said(&known, said, LONGEST_KOREAN);
        let lost = known.len() - given;
        let shared = || {
            self.ear.numbered(window).filter(|(_, word)| end_of_body(word.text).is_some()).any(|(_, word)| {
                said.iter()
                    .filter(|w| word.span.contains(w.span))
                    .any(|w| known.iter().flatten().any(|concept| w.concepts.contains(concept)))
            })
        };
        (lost > given && (given == 0 || !shared())).then_some((lost, known.len()))
    }

    /// Returns a body that the passage of the source names, of which the translation says no word.
    fn unmeant(&self, index: usize, names: &Names) -> Option<Span> {
        let (source, target) = (&self.pair.source, &self.pair.target);
        let own = self.pair.passage(Side::Source, index);
        let there = self.window(Side::Target, index);
        let told = lexicon::english(target.text(), there);
        self.ear.numbered(own).map(|(_, word)| word).find_map(|word| {
            let free = !names.replaced.iter().any(|n| n.source.overlaps(word.span));
            let hit = source.names.known_in(own).iter().find(|hit| hit.span.overlaps(word.span));
            if let Some(hit) = hit {
                let said = hit.entries.iter().any(|e| gazetteer::in_english(*e, target.of(there)))
                    || target.names.known_in(there).iter().any(|other| known::are_one(hit, other));
                if said || hit.kind() != gazetteer::Kind::Organisation && hit.span.len() == word.span.len() {
                    return None;
                }
                if hit.kind() == gazetteer::Kind::Organisation {
                    return free.then_some(hit.span);
                }
            }
            // 산림치유과장: who heads a body names it.
            let (bare, proper) = end_of_body(word.text)?;
            if self.is_sounded(proper, there) {
                return None;
            }
            let parts = lexicon::korean(proper, Span::new(0, proper.len()));
            let long: Vec<Vec<Concept>> =
                parts.into_iter().filter(|part| part.span.len() > 3).map(|part| part.concepts).collect();
            let given = most_said(&long, &told, LONGEST_ENGLISH);
            (free && !long.is_empty() && given == 0)
                .then_some(Span::new(word.span.start, word.span.start + bare.len()))
        })
    }
}

/// Returns a word that ends as the name of a body does, without who heads it, and without its end: 산림치유과 of 산림치유과장.
fn end_of_body(word: &str) -> Option<(&str, &str)> {
    let bare = word.strip_suffix('장').filter(|bare| bare.chars().count() > 3).unwrap_or(word);
    let end = ENDS.iter().find(|end| bare.ends_with(**end) && bare.len() > end.len() + 3)?;
    (bare.chars().count() > 3).then_some((bare, bare.strip_suffix(end)?))
}

/// Returns how many of the words of a name one stretch of the other side says at most.
fn most_said(name: &[Vec<Concept>], said: &[lexicon::Word], longest: usize) -> usize {
    let counts = said.iter().enumerate().map(|(first, word)| {
        let end = word.span.start + longest;
        let stretch = said.iter().skip(first).take_while(|other| other.span.start < end);
        let concepts: HashSet<Concept> = stretch.flat_map(|word| word.concepts.iter().copied()).collect();
        name.iter().filter(|own| own.iter().any(|concept| concepts.contains(concept))).count()
    });
    counts.max().unwrap_or_default()
}

/// Returns whether a name is that of a body, by one of its words.
fn is_body(name: &str) -> bool {
    name.split(' ').any(|word| is_head(&word.to_lowercase()))
}

fn is_head(lower: &str) -> bool {
    HEADS.contains(&lower) || known::BODIES.contains(&lower) || kinds::is_noun(lower)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_heads_a_body_names_it() {
        assert_eq!(end_of_body("산림치유과장"), Some(("산림치유과", "산림치유")));
        assert_eq!(end_of_body("식품위생감시협회"), Some(("식품위생감시협회", "식품위생감시")));
        assert_eq!(end_of_body("협회장"), None);
        assert_eq!(end_of_body("바람개비"), None);
    }

    #[test]
    fn words_count_that_one_stretch_says() {
        let word = |at: usize, concept: Concept| lexicon::Word {
            span: Span::new(at, at + 3),
            concepts: vec![concept],
        };
        let name = [vec![1], vec![2, 3], vec![4]];
        assert_eq!(most_said(&name, &[word(0, 1), word(10, 3), word(90, 4)], LONGEST_KOREAN), 2);
        assert_eq!(most_said(&name, &[word(0, 5)], LONGEST_KOREAN), 0);
    }
}
