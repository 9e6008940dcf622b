//! Names that no table and no title marks, spelled in two ways: 나루뱅크 is Naru Bank, and once Naroo Bank.
//!
//! Nothing assigns them to their Korean word. But where two capitalised words of the translation are nearly one by their letters, and
//! the beginning of one Korean word in the passages of both sounds like both, they are one name.

use std::collections::HashMap;

use super::spelled::{Respelled, plain};
use super::strange::is_plain;
use super::{Bead, Judge, Names, heard, kinds, units};
use crate::align::Side;
use crate::name;
use crate::source::Span;

/// The fewest letters of such a word.
const SHORTEST: usize = 4;
/// How alike the two spellings are at least, letter by letter, from 0 to 1.
const ALIKE: f64 = 0.5;

/// A capitalised word of the translation, each time that it stands there.
struct Latin<'p> {
    text: &'p str,
    /// Where it stands, and in which bead.
    places: Vec<(Span, usize)>,
    /// Whether it belongs to nobody and nothing that is known.
    free: bool,
}

impl<'p> Judge<'p, '_> {
    /// Finds words of names that the translation spells in two ways, where nothing else has been told of them.
    pub(super) fn twins(&self, beads: &[Bead<'p>], names: &Names) -> Vec<Respelled> {
        let words = self.capitalised(beads, names);
        let mut found = Vec::new();
        for odd in &words {
            let [(span, bead)] = odd.places[..] else { continue };
            if !odd.free {
                continue;
            }
            let mut usual = words.iter().filter(|usual| {
                let (one, other) = (plain(odd.text), plain(usual.text));
                let first =
                    usual.places.len() > 1 || usual.places.iter().all(|(at, _)| at.start < span.start);
                first
                    && !one.starts_with(&other)
                    && !other.starts_with(&one)
                    && one.starts_with(|c| other.starts_with(c))
                    && usual.places.iter().all(|(_, place)| *place != bead)
                    && strsim::normalized_damerau_levenshtein(&one, &other) >= ALIKE
            });
            let twin = usual.find_map(|usual| Some((usual, self.shared(odd, usual)?)));
            if let Some((usual, source)) = twin {
                found.push(Respelled {
                    side: Side::Target,
                    source,
                    target: span,
                    name: self.pair.source.of(source).to_owned(),
                    odd: odd.text.to_owned(),
                    usual: usual.text.to_owned(),
                });
            }
        }
        found
    }

    /// Returns the capitalised words of the translation that are no words of the language.
    fn capitalised(&self, beads: &[Bead<'p>], names: &Names) -> Vec<Latin<'p>> {
        let target = &self.pair.target;
        let mut found: Vec<Latin<'p>> = Vec::new();
        let mut places: HashMap<String, usize> = HashMap::new();
        for index in (0..beads.len()).filter(|index| !self.pair.beads[*index].is_gap()) {
            for sequence in target.names.latin_in(self.pair.passage(Side::Target, index)) {
                let named = target.names.mentions_in(*sequence).iter().any(|m| m.span.overlaps(*sequence))
                    || target.names.known_in(*sequence).iter().any(|hit| hit.span.overlaps(*sequence))
                    || names.told_at(*sequence);
                for word in kinds::words_of(target.text(), *sequence) {
                    let text = word.of(target.text());
                    if text.chars().count() < SHORTEST || is_plain(text) {
                        continue;
                    }
                    let place = *places.entry(plain(text)).or_insert_with(|| {
                        found.push(Latin { text, places: Vec::new(), free: true });
                        found.len() - 1
                    });
                    if let Some(own) = found.get_mut(place) {
                        own.places.push((word, index));
                        own.free &= !named;
                    }
                }
            }
        }
        found
    }

    /// Returns the word of the source that stands in the passages of both spellings and sounds like both.
    fn shared(&self, odd: &Latin<'p>, usual: &Latin<'p>) -> Option<Span> {
        /// The fewest and the most syllables of a name at the beginning of a word.
        const SYLLABLES: std::ops::RangeInclusive<usize> = 2..=5;
        let sounds = |latin: &Latin<'p>| -> Vec<(&'p str, Span)> {
            let windows = latin.places.iter().map(|(_, bead)| units::passages(self.pair, *bead).0);
            windows
                .flat_map(|window| self.ear.numbered(window))
                .filter(|(_, word)| !word.ordinary)
                .flat_map(|(_, word)| {
                    let ends = word.text.char_indices().map(|(at, _)| at).chain([word.text.len()]);
                    let ends = ends.enumerate().filter(|(count, _)| SYLLABLES.contains(count));
                    ends.filter_map(move |(_, end)| Some((word.text.get(..end)?, word.span)))
                })
                .filter(|(part, _)| self.ear.score(part, latin.text) >= heard::NEAR)
                .collect()
        };
        let usual_sounds = sounds(usual);
        let (_, span) = sounds(odd).into_iter().find(|(part, _)| {
            usual_sounds.iter().any(|(other, _)| other == part)
                && self.ear.score(part, usual.text) >= name::SAME
        })?;
        Some(span)
    }
}
