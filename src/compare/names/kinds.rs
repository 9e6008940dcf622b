//! Names made of a proper part and a noun that says what bears it: 소양운수 is Soyang Transit, and not Uiam Transit.
//!
//! No table has them, and no capital marks them in Korean; but their last noun tells that they are names, and that the names of
//! both sides are of one kind. The proper part is then held against the other side by its sound.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::heard::{self, Word};
use super::{Bead, Judge, Replaced, known, units};
use crate::meaning::lexicon;
use crate::name::gazetteer::{self, Hit};
use crate::name::{self};
use crate::source::{Span, head};
use crate::table;

/// The fewest syllables of a proper part.
const SHORTEST: usize = 2;
/// How many words the proper part of a name in the translation has at most.
const MOST_WORDS: usize = 4;

/// The nouns of both languages with their group.
struct Kinds {
    korean: HashMap<&'static str, Vec<&'static str>>,
    english: HashMap<&'static str, Vec<&'static str>>,
    /// English nouns that stand before the proper part.
    before: HashMap<&'static str, &'static str>,
}

static KINDS: LazyLock<Kinds> = LazyLock::new(|| {
    let mut kinds = Kinds { korean: HashMap::new(), english: HashMap::new(), before: HashMap::new() };
    for row in table::rows(include_str!("../../../data/kinds.tsv")) {
        let [group, korean, english, rest @ ..] = row.as_slice() else { continue };
        // The rows live as long as the program.
        for (forms, map) in [(korean, &mut kinds.korean), (english, &mut kinds.english)] {
            for form in table::alternatives(forms) {
                let groups = map.entry(form).or_default();
                if !groups.contains(group) {
                    groups.push(group);
                }
            }
        }
        if rest.contains(&"before") {
            kinds.before.extend(table::alternatives(english).map(|form| (form, *group)));
        }
    }
    kinds
});

/// A name of the source.
struct Ours<'p> {
    span: Span,
    proper: &'p str,
    whole: &'p str,
    groups: &'static [&'static str],
    hit: Option<&'p Hit>,
    /// Whether it is made of words of the language, and may be none.
    ordinary: bool,
}

/// A name of the translation.
struct Theirs<'p> {
    span: Span,
    proper: &'p str,
    groups: Vec<&'static str>,
}

impl<'p> Judge<'p, '_> {
    /// Finds names of one kind whose proper parts have nothing in common.
    pub(super) fn unlike(&self, beads: &[Bead<'p>], found: &mut Vec<Replaced>) {
        for index in (0..beads.len()).filter(|index| beads[*index].sure) {
            let (ours_at, theirs_at) = units::passages(self.pair, index);
            let theirs: Vec<Theirs<'p>> = self.theirs_with_kind(theirs_at);
            if theirs.is_empty() {
                continue;
            }
            let window = self.window(crate::align::Side::Source, index);
            let there = self.window(crate::align::Side::Target, index);
            let known = |span: Span, ours: bool, found: &[Replaced]| {
                found.iter().any(|name| span.overlaps(if ours { name.source } else { name.target }))
            };
            let mut ours = self.ours_with_kind(ours_at);
            ours.retain(|us| !self.is_rendered(us, there));
            for them in theirs.iter().filter(|them| !self.is_in_source(them, window)) {
                let us = ours.iter().find(|us| {
                    us.groups.iter().any(|group| them.groups.contains(group))
                        && !known(us.span, true, found)
                        && !(us.ordinary && self.is_in_source(them, self.whole_source()))
                });
                if let Some(us) = us
                    && !known(them.span, false, found)
                {
                    found.push(Replaced { source: us.span, target: them.span, known_as: None, sure: false });
                }
            }
        }
    }

    fn whole_source(&self) -> Span {
        Span::new(0, self.pair.source.text().len())
    }

    /// Returns the names of the source in `span` that end in a noun of the table.
    fn ours_with_kind(&self, span: Span) -> Vec<Ours<'p>> {
        let names = &self.pair.source.names;
        let text = self.pair.source.text();
        let mut found: Vec<Ours<'p>> = Vec::new();
        let mut before: Option<&Word<'p>> = None;
        for (_, word) in self.ear.numbered(span) {
            let last = before.replace(word);
            let hit = names.known_in(span).iter().find(|hit| hit.span.overlaps(word.span));
            // 홀랜드 파크: the noun is a word of its own.
            if let (Some(last), Some(groups)) = (last, KINDS.korean.get(word.text))
                && last.leads_to(word)
                && !last.ordinary
                && last.text.chars().count() >= SHORTEST
                && !last.is_inflected()
            {
                found.push(Ours {
                    span: last.span.cover(word.span),
                    proper: last.text,
                    whole: last.text,
                    groups,
                    hit: names.known_in(span).iter().find(|hit| hit.span.overlaps(last.span)),
                    ordinary: false,
                });
                continue;
            }
            let Some((proper, groups, whole)) =
                [word.text, word.whole].into_iter().find_map(|form| cut(form).map(|(p, g)| (p, g, form)))
            else {
                continue;
            };
            let span = Span::new(word.span.start, word.span.start + whole.len());
            let ordinary = word.ordinary || lexicon::covers_korean(proper) || lexicon::covers_korean(whole);
            let short = whole.chars().count() - proper.chars().count() == 1;
            if hit.is_none() && ((ordinary && short) || word.given || heard::is_no_name(whole)) {
                continue;
            }
            let _ = text;
            found.push(Ours { span, proper, whole, groups, hit, ordinary });
        }
        found
    }

    /// Returns the names of the translation in `span` that end in a noun of the table, or begin with one.
    fn theirs_with_kind(&self, span: Span) -> Vec<Theirs<'p>> {
        let target = &self.pair.target;
        let mut found = Vec::new();
        let mut last: Option<Span> = None;
        for sequence in target.names.latin.iter().copied().filter(|s| span.contains(*s)) {
            let before = last.replace(sequence);
            let Some((mut at, groups)) = cut_english(target.text(), sequence) else { continue };
            // Bruckner's Symphony No. 9.
            if at.is_empty() {
                let Some(owner) = before.filter(|owner| {
                    matches!(
                        Span::new(owner.end, sequence.start.max(owner.end)).of(target.text()),
                        "'s " | "’s "
                    )
                }) else {
                    continue;
                };
                at = owner;
            }
            let proper = target.of(at);
            let words = || proper.split([' ', '-']);
            let plain = words().all(|word| lexicon::knows_english(&word.to_lowercase()));
            let acronym = words().any(|word| word.len() > 1 && word.chars().all(char::is_uppercase));
            let home = known::is_home(proper) || words().any(|word| matches!(word, "Korea" | "Korean" | "National"));
            if plain || acronym || home || words().count() > MOST_WORDS || proper.len() < 3 {
                continue;
            }
            found.push(Theirs { span: at.cover(sequence), proper, groups });
        }
        found
    }

    /// Returns whether the translation has a name of the source, by its sound or by the tables.
    fn is_rendered(&self, us: &Ours<'p>, window: Span) -> bool {
        let target = &self.pair.target;
        let text = target.of(window);
        if us.hit.is_some_and(|hit| hit.entries.iter().any(|e| gazetteer::in_english(*e, text))) {
            return true;
        }
        let mut glosses = self.pair.source.names.glosses.iter();
        if glosses.any(|gloss| gloss.span.overlaps(us.span)) {
            return true;
        }
        let inside = target.names.latin.iter().filter(|span| window.contains(**span));
        inside.map(|span| target.of(*span)).any(|sequence| {
            self.sounds_like(us.proper, sequence)
                || self.ear.score(us.whole, sequence) >= heard::SOMEWHAT
                || sequence.split([' ', '-']).any(|word| {
                    self.sounds_like(us.proper, word) || self.ear.score(us.whole, word) >= heard::SOMEWHAT
                })
        })
    }

    /// Returns whether a proper part may be a Latin word; what is written by the rules of Korean must be it exactly.
    fn sounds_like(&self, proper: &'p str, latin: &'p str) -> bool {
        let least = if name::is_official(latin) { name::SAME } else { heard::SOMEWHAT };
        self.ear.score(proper, latin) >= least
    }

    /// Returns whether the source has a name of the translation in `window`.
    fn is_in_source(&self, them: &Theirs<'p>, window: Span) -> bool {
        let source = &self.pair.source;
        let text = source.of(window);
        let hits = self.pair.target.names.known_in(them.span);
        if hits.iter().any(|hit| {
            hit.entries.iter().any(|entry| gazetteer::in_korean(*entry, text))
                || source.names.known_in(window).iter().any(|other| known::are_one(other, hit))
        }) {
            return true;
        }
        if text.contains(them.proper) {
            return true;
        }
        let official = name::is_official(them.proper);
        let least = if official { name::SAME } else { heard::SOMEWHAT };
        let whole = self.pair.target.of(them.span);
        std::iter::once(them.proper).chain(them.proper.split([' ', '-'])).filter(|w| w.len() > 2).any(|latin| {
            self.ear.numbered(window).any(|(_, word)| {
                let ends = word.whole.char_indices().map(|(at, c)| at + c.len_utf8()).skip(1);
                ends.filter_map(|end| word.whole.get(..end)).any(|begin| self.ear.score(begin, latin) >= least)
            })
        }) || self.ear.numbered(window).any(|(_, word)| self.ear.score(word.text, whole) >= heard::SOMEWHAT)
    }
}

/// Cuts a Korean word into its proper part and the groups of the longest noun that it ends in.
fn cut(word: &str) -> Option<(&str, &'static [&'static str])> {
    word.char_indices().skip(SHORTEST).find_map(|(at, _)| {
        let groups = KINDS.korean.get(word.get(at..)?)?;
        Some((word.get(..at)?, groups.as_slice()))
    })
}

/// Cuts a capitalised sequence into the place of its proper part, which may be empty, and the groups of its noun.
fn cut_english(text: &str, sequence: Span) -> Option<(Span, Vec<&'static str>)> {
    let whole = sequence.of(text);
    let lower = whole.to_lowercase();
    if lower.len() != whole.len() {
        return None;
    }
    let starts = || {
        std::iter::once(0).chain(lower.char_indices().filter(|(_, c)| matches!(c, ' ' | '-')).map(|(at, _)| at + 1))
    };
    // The longest noun first: University Hospital. "Symphony No" ends in a number.
    for skip in ["", " no"] {
        let Some(bare) = lower.strip_suffix(skip) else { continue };
        for at in starts() {
            let Some(groups) = bare.get(at..).and_then(|noun| KINDS.english.get(noun)) else { continue };
            let end = sequence.start + at.saturating_sub(1).max(0);
            let mut proper = Span::new(sequence.start, end.max(sequence.start));
            if let Some(rest) = proper.of(text).strip_prefix("The ") {
                proper.start = proper.end - rest.len();
            }
            return Some((proper, groups.clone()));
        }
    }
    let (first, rest) = whole.split_once(' ')?;
    let group = KINDS.before.get(first.to_lowercase().as_str())?;
    let _ = head;
    Some((Span::new(sequence.end - rest.len(), sequence.end), vec![*group]))
}
