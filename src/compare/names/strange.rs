//! Names of the translation that nothing in the source can have given it, by their sound.
//!
//! No table has them, and Korean marks no name. But what the source names sounds like its Latin form: a capitalised word that is none
//! of the language, and that no word of its passage sounds like, stands for another name or was put in.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::units::{self, Class};
use super::{Bead, Judge, Lone, Names, Question, Replaced, heard, is_word, kinds, known};
use crate::align::Side;
use crate::extract::date;
use crate::meaning::lexicon;
use crate::name;
use crate::name::gazetteer::{self, Hit, Kind};
use crate::source::{Span, head, tail};
use crate::table;

/// The fewest letters of a word that is told by its sound; one more where it is not written as Korean is.
const SHORTEST: usize = 4;
/// The likeness from which the beginning of a Korean word may be the Latin word, whatever follows.
const SOMEWHERE: u16 = 680;
/// How many bytes before a word the known name begins that holds it.
const LONGEST: usize = 40;
/// Ends of English words that hardly end names.
const ENDINGS: &[&str] = &[
    "tion", "tions", "sion", "ment", "ments", "ness", "ity", "ities", "ical", "ism", "ist", "ists", "ology",
    "graphy", "ship", "ful", "less", "ics", "ive", "ous", "ence", "ance", "ings", "able", "ible", "ward",
    "wide", "based", "born", "like", "ally",
];

/// Returns whether a capitalised word is one of the language, of a date or of a body, and no name.
pub(super) fn is_plain(text: &str) -> bool {
    let lower = text.to_lowercase();
    let letter = |c: char| c.is_alphabetic() || matches!(c, '\'' | '’');
    !text.chars().all(letter)
        || !text.starts_with(char::is_uppercase)
        || text.chars().skip(1).all(char::is_uppercase)
        || is_word(text)
        || units::FUNCTION.contains(&lower.as_str())
        || date::names_month_or_weekday(lower.strip_suffix('s').unwrap_or(&lower))
        || date::names_month_or_weekday(&lower)
        || kinds::is_noun(text)
        || known::BODIES.contains(&lower.as_str())
        || ENDINGS.iter().any(|end| lower.ends_with(end))
        || is_derived(&lower)
        || WORDS.contains(lower.as_str())
}

/// Returns whether a word is made of one of the language: leakage, overheating.
fn is_derived(lower: &str) -> bool {
    const BEFORE: &[&str] = &["over", "under", "out", "mis", "pre", "re", "non", "un", "inter"];
    const BEHIND: &[&str] = &["ing", "age", "er", "ers", "or", "al"];
    let known = |word: &str| word.len() > 3 && lexicon::knows_english(word);
    let ends = |word: &str| {
        known(word)
            || BEHIND.iter().any(|end| {
                word.strip_suffix(end).is_some_and(|stem| known(stem) || known(&format!("{stem}e")))
            })
    };
    ends(lower) || BEFORE.iter().any(|start| lower.strip_prefix(start).is_some_and(ends))
}

/// Words of names and headings that the vocabulary lacks.
static WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    table::rows(include_str!("../../../data/name-words.tsv")).filter_map(|row| row.first().copied()).collect()
});

/// What a capitalised word of the translation comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Origin {
    /// A word of the language, a title, a number: it says nothing.
    Word,
    /// The source has it.
    Given,
    /// Nothing in the passage of the source sounds like it.
    Strange,
}

impl<'p> Judge<'p, '_> {
    /// Finds the names of the translation that nothing in their passage of the source can have given it.
    pub(super) fn strange(&self, beads: &[Bead<'p>], names: &mut Names) {
        let target = &self.pair.target;
        let whole = Span::new(0, self.pair.source.text().len());
        for (index, bead) in beads.iter().enumerate() {
            if self.pair.beads[index].is_gap() || !bead.is_rendered() {
                continue;
            }
            let own = self.pair.passage(Side::Target, index);
            let (window, _) = units::passages(self.pair, index);
            for sequence in target.names.latin_in(own) {
                let text = target.of(*sequence);
                // 라니냐 is La Niña as a whole.
                let heard = || text.contains(' ') && self.is_heard_inside(text, window, heard::NEAR);
                if names.told_at(*sequence)
                    || is_korean(text)
                    || target.names.mentions_in(*sequence).iter().any(|m| m.span.overlaps(*sequence))
                    || heard()
                {
                    continue;
                }
                let Some(word) = self.sounds_strange(*sequence, window) else { continue };
                let elsewhere = || self.origin(word, whole) == Origin::Given;
                if let Some(us) = self.left_unsaid(bead, index, &names.replaced) {
                    names.replaced.push(Replaced {
                        source: us,
                        target: *sequence,
                        known_as: None,
                        sure: false,
                    });
                } else if !self.once(Question::Anywhere, word.of(target.text()), elsewhere) {
                    // What the source names elsewhere may tell here whom it means.
                    let place = self.pair.passage(Side::Source, index);
                    names.lone.push(Lone { side: Side::Target, span: *sequence, place });
                }
            }
        }
    }

    /// Returns a word of a capitalised sequence that nothing in the passage sounds like, where no other word of it is heard there.
    fn sounds_strange(&self, sequence: Span, window: Span) -> Option<Span> {
        let text = self.pair.target.text();
        let mut strange = None;
        for word in kinds::words_of(text, sequence) {
            match self.origin(word, window) {
                Origin::Given => return None,
                Origin::Strange => strange = strange.or(Some(word)),
                Origin::Word => {}
            }
        }
        let word = strange?;
        // The first word of a sentence may owe its capital to its place, and any word to a title that it stands in.
        let before = head(text, sequence.start);
        let inside = before.ends_with(' ')
            && before.trim_end().ends_with(|c: char| c.is_alphanumeric() || ",)('’".contains(c));
        let body = sequence.of(text).rsplit(' ').next().is_some_and(kinds::is_noun);
        let first = word.start == sequence.start && !inside && !body;
        let common = || {
            let small = word.of(text).to_lowercase();
            text.split(|c: char| !c.is_alphabetic()).any(|other| other == small)
        };
        (!first && !is_quoted(text, sequence) && !common()).then_some(word)
    }

    /// Returns what a capitalised word comes from.
    fn origin(&self, word: Span, window: Span) -> Origin {
        let (source, target) = (&self.pair.source, &self.pair.target);
        let text = word.of(target.text());
        let lower = text.to_lowercase();
        let official = text.is_ascii() && name::is_official(text);
        if text.chars().count() < SHORTEST + usize::from(!official)
            || is_plain(text)
            || name::is_surname_spelling(&lower)
            || text.contains(['\'', '’'])
        {
            return Origin::Word;
        }
        let near = Span::new(word.start.saturating_sub(LONGEST), word.end);
        let hit = target.names.known_in(near).iter().find(|hit| hit.span.overlaps(word));
        if let Some(hit) = hit {
            let whole = hit.span.of(target.text());
            // The names of states are all known, and of no other form.
            let least = if hit.kind() == Kind::Country { heard::CERTAIN } else { name::SAME };
            return if known::is_home(text) || (known::is_general(hit, whole) && !whole.contains(' ')) {
                Origin::Word
            } else if self.has_known(hit, window) || self.is_heard_inside(text, window, least) {
                Origin::Given
            } else {
                Origin::Strange
            };
        }
        if known::is_people(text) {
            return Origin::Word;
        }
        // What is written by the rules of Korean must be it exactly; and the source may have it in Latin letters.
        let least = if official { name::SAME } else { SOMEWHERE };
        let stem: String = lower.chars().take(SHORTEST + 1).collect();
        if source.of(window).to_lowercase().contains(&stem) || self.is_heard_inside(text, window, least) {
            return Origin::Given;
        }
        Origin::Strange
    }

    /// Returns whether a passage of the source has a known name of the translation in whatever form.
    pub(super) fn has_known(&self, hit: &'p Hit, window: Span) -> bool {
        let (source, text) = (&self.pair.source, self.pair.target.of(hit.span));
        let own = source.of(window);
        let known = source.names.known_in(window);
        hit.entries.iter().any(|entry| gazetteer::in_korean(*entry, own))
            || known.iter().any(|other| known::are_one(other, hit) || known::is_within(other, hit))
            || known::is_abbreviated(hit, text, own)
            || known::is_declared(self.pair, text, own)
            || hit
                .entries
                .iter()
                .flat_map(|entry| gazetteer::korean_names(*entry))
                .any(|name| own.contains(known::bare(name)))
            || hit.kind() != Kind::Country && self.ear.hears_name(window, text, known)
    }

    /// Returns whether a Latin word sounds like a word of the source, or a part of one that is none of the language.
    pub(super) fn is_heard_inside(&self, latin: &'p str, window: Span, least: u16) -> bool {
        let exact = least > SOMEWHERE;
        let known = self.pair.source.names.known_in(window);
        self.ear.numbered(window).any(|(_, word)| {
            let ends: Vec<usize> =
                word.whole.char_indices().map(|(at, _)| at).chain([word.whole.len()]).collect();
            let hit = known.iter().any(|hit| hit.span.overlaps(word.span));
            ends.iter().enumerate().any(|(i, from)| {
                let least = if word.ordinary && !exact {
                    heard::CERTAIN
                } else if i > 0 || hit {
                    least.max(name::SAME)
                } else {
                    least
                };
                let free = exact || i == 0 || !word.ordinary && !hit && !word.is_inflected();
                free && ends
                    .iter()
                    .skip(i + 1)
                    .filter_map(|to| word.whole.get(*from..*to))
                    .any(|part| self.ear.score(part, latin) >= least)
            })
        })
    }

    /// Returns a name of the source that the passage of the translation leaves unsaid.
    fn left_unsaid(&self, bead: &Bead<'p>, index: usize, replaced: &[Replaced]) -> Option<Span> {
        let own = self.pair.passage(Side::Source, index);
        let there = self.window(Side::Target, index);
        let free = |span: Span| own.contains(span) && !replaced.iter().any(|n| n.source.overlaps(span));
        let us = bead.left_ours().map(|i| &bead.ours[i]).find(|us| {
            us.hit.is_some() && us.class != Class::Person && free(us.span) && !self.is_told(there, us, &[])
        });
        us.map(|us| us.span).or_else(|| {
            let text = self.pair.source.text();
            self.ear.numbered(own).map(|(_, word)| word).find_map(|word| {
                let quoted = head(text, word.span.start).ends_with(['‘', '“', '\'', '「', '『', '《', '<'])
                    && tail(text, word.span.end).starts_with(['’', '”', '\'', '」', '』', '》', '>']);
                let begins = !head(text, word.span.start).ends_with(char::is_alphanumeric);
                let named = word.text.chars().count() > 2 && begins && self.ear.is_name(word);
                let telling =
                    begins && (quoted || word.looks_foreign() || named || kinds::has_noun(word.text));
                let mention =
                    self.pair.source.names.mentions_in(own).iter().any(|m| m.span.overlaps(word.span));
                (!word.ordinary
                    && telling
                    && (quoted || !holds_word(word.text))
                    && !mention
                    && (quoted || !word.is_korean_name())
                    && free(word.span)
                    && !self.is_sounded(word.whole, there))
                .then_some(word.span)
            })
        })
    }

    /// Returns whether a passage of the translation has a word that sounds like one of the source.
    pub(super) fn is_sounded(&self, hangul: &'p str, window: Span) -> bool {
        let target = &self.pair.target;
        let inside = target.names.latin_in(window).iter();
        let ends: Vec<usize> =
            hangul.char_indices().map(|(at, _)| at).chain([hangul.len()]).skip(2).collect();
        let begins = || ends.iter().filter_map(|end| hangul.get(..*end));
        inside
            .flat_map(|span| std::iter::once(target.of(*span)).chain(target.of(*span).split([' ', '-'])))
            .any(|latin| begins().any(|part| self.ear.score(part, latin) >= heard::SOMEWHAT))
            || target
                .of(window)
                .split(|c: char| !c.is_alphabetic())
                .filter(|w| w.len() > 3)
                .any(|latin| begins().any(|part| self.ear.score(part, latin) >= heard::NEAR))
    }
}

/// Returns whether a sequence ends in a Korean's name in full, which other rules compare: Chief Justice Baek Do-hyeon.
fn is_korean(sequence: &str) -> bool {
    let mut words = sequence.rsplitn(3, ' ');
    let (given, surname) = (words.next(), words.next());
    given
        .zip(surname)
        .is_some_and(|(given, surname)| name::is_korean_full_name(&format!("{surname} {given}")))
}

/// Returns whether a short quotation holds a span, as the title of a work does: “From the Kiln”.
fn is_quoted(text: &str, span: Span) -> bool {
    const OPEN: &[char] = &['“', '‘', '《', '「', '『'];
    const CLOSE: &[char] = &['”', '’', '》', '」', '』'];
    let from = text.floor_char_boundary(span.start.saturating_sub(LONGEST));
    let to = text.ceil_char_boundary((span.end + LONGEST).min(text.len()));
    let (before, after) = (Span::new(from, span.start).of(text), Span::new(span.end, to).of(text));
    // An apostrophe stands behind a letter.
    let opens = before.rfind(OPEN).is_some_and(|at| !tail(before, at).contains(CLOSE));
    let plain = before.matches('"').count() % 2 == 1 && after.contains('"');
    plain || (opens && after.contains(CLOSE) && !after.contains(OPEN))
}

/// Returns whether a word of the source begins with a word of the language: 고통스러운.
fn holds_word(word: &str) -> bool {
    lexicon::korean(word, Span::new(0, word.len()))
        .iter()
        .any(|found| found.span.start == 0 && found.span.len() > 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_adjective_is_no_name_though_a_syllable_of_it_sounds_foreign() {
        assert!(holds_word("고통스러운"));
        assert!(!holds_word("헬브론"));
    }

    #[test]
    fn words_of_names_are_in_small_letters_and_once() {
        let rows = table::rows(include_str!("../../../data/name-words.tsv")).count();
        assert_eq!(rows, WORDS.len());
        assert!(WORDS.iter().all(|word| word.chars().all(|c| c.is_ascii_lowercase())));
    }
}
