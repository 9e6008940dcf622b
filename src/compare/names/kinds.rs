//! Names made of a proper part and a noun that says what bears it: 소양운수 is Soyang Transit, and not Uiam Transit.
//!
//! No table has them, and no capital marks them in Korean; but their last noun tells that they are names, and that the names of
//! both sides are of one kind. The proper part is then held against the other side by its sound.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::rc::Rc;
use std::sync::LazyLock;

use super::heard::{self, Word};
use super::replaced::FEW;
use super::spelled::plain;
use super::{Bead, Judge, Question, Replaced, Respelled, known, units};
use crate::align::Side;
use crate::meaning::lexicon;
use crate::name;
use crate::name::gazetteer::{self, Hit};
use crate::source::Span;
use crate::table;

/// The fewest syllables of a proper part.
const SHORTEST: usize = 2;
/// What says who runs a body, before its proper part.
const PUBLIC: &[&str] = &["국립", "시립", "도립", "군립", "구립", "한국", "재단법인", "주식회사"];
/// The same in English, behind it.
const PUBLICLY: &[&str] =
    &[" National", " Municipal", " City", " Provincial", " Metropolitan", " County", " Public"];
/// How alike two spellings of one proper part are at least, from 0 to 1.
const SLIP: f64 = 0.5;
/// How many words the proper part of a name in the translation has at most.
const MOST_WORDS: usize = 4;

/// A noun that says what bears a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Noun {
    group: &'static str,
    /// Which row of the table has it.
    row: usize,
}

/// The nouns of both languages; one may be of several rows.
struct Kinds {
    korean: HashMap<&'static str, Vec<Noun>>,
    english: HashMap<&'static str, Vec<Noun>>,
    /// English nouns that stand before the proper part.
    before: HashMap<&'static str, Noun>,
    /// The rows whose Korean nouns are English ones in hangul: 테크, Tech.
    borrowed: HashSet<usize>,
}

static KINDS: LazyLock<Kinds> = LazyLock::new(|| {
    let (korean, english) = (HashMap::new(), HashMap::new());
    let mut kinds = Kinds { korean, english, before: HashMap::new(), borrowed: HashSet::new() };
    for (row, cells) in table::rows(include_str!("../../../data/kinds.tsv")).enumerate() {
        let [group, korean, english, rest @ ..] = cells.as_slice() else { continue };
        let noun = Noun { group, row };
        for form in table::alternatives(korean) {
            kinds.korean.entry(form).or_default().push(noun);
        }
        for form in table::alternatives(english) {
            kinds.english.entry(form).or_default().push(noun);
            if rest.contains(&"before") {
                kinds.before.insert(form, noun);
            }
        }
        let same = |ours: &str| table::alternatives(english).any(|theirs| name::compare(ours, theirs).same);
        if table::alternatives(korean).all(same) {
            kinds.borrowed.insert(row);
        }
    }
    kinds
});

/// A name of the source.
#[derive(Debug)]
pub(super) struct Ours<'p> {
    span: Span,
    proper: &'p str,
    whole: &'p str,
    nouns: &'static [Noun],
    hit: Option<&'p Hit>,
    /// Whether it is made of words of the language, and may be none.
    ordinary: bool,
}

/// A name of the translation.
struct Theirs<'p> {
    span: Span,
    proper: &'p str,
    nouns: Vec<Noun>,
    /// Whether it is made of words of the language, and may render a meaning.
    plain: bool,
}

impl Ours<'_> {
    /// Returns whether a name of the translation is of the same kind.
    fn is_like(&self, them: &Theirs<'_>) -> bool {
        self.nouns.iter().any(|noun| them.nouns.iter().any(|other| other.group == noun.group))
    }

    /// Returns whether nothing but its sound renders it: what is borrowed is not translated.
    fn is_borrowed(&self) -> bool {
        self.proper.chars().any(heard::sounds_foreign)
    }

    /// Returns whether its noun is an English one, and the translation has another noun: 아르덴테크, Alden Bio.
    fn has_other_noun(&self, them: &Theirs<'_>) -> bool {
        self.is_like(them)
            && self.nouns.iter().all(|noun| KINDS.borrowed.contains(&noun.row))
            && !self.nouns.iter().any(|noun| them.nouns.contains(noun))
    }
}

impl<'p> Judge<'p, '_> {
    /// Finds names of one kind whose proper parts have nothing in common.
    pub(super) fn unlike(&self, beads: &[Bead<'p>], found: &mut Vec<Replaced>) {
        for (index, bead) in beads.iter().enumerate() {
            let (ours_at, theirs_at) = units::passages(self.pair, index);
            if self.pair.beads[index].is_gap() {
                continue;
            }
            let theirs: Vec<Theirs<'p>> = self.theirs_with_kind(theirs_at);
            if theirs.is_empty() {
                continue;
            }
            let window = self.window(Side::Source, index);
            let there = self.window(Side::Target, index);
            let all = self.ours_with_kind(ours_at);
            let ours: Vec<&Ours<'p>> = all.iter().filter(|us| !self.is_rendered(us, there)).collect();
            // Passages that share no name, and are not surely each other's, may be no pair at all.
            let shares = bead.sure || bead.ours_told.contains(&true) || ours.len() < all.len();
            if !shares && self.pair.beads.len() > FEW {
                continue;
            }
            for them in &theirs {
                let told = |us: &&&Ours<'p>| !found.iter().any(|name| name.source.overlaps(us.span));
                if found.iter().any(|name| name.target.overlaps(them.span)) {
                    continue;
                }
                let us = if self.is_in_source(them, window) {
                    let near = self.ours_with_kind(window);
                    let mut near = near.iter();
                    let other =
                        near.all(|us| !self.sounds_like(us.proper, them.proper) || us.has_other_noun(them));
                    ours_of(self, ours_at, them).filter(|_| other)
                } else {
                    let anywhere = || {
                        self.once(Question::OfKind, them.proper, || {
                            self.is_in_source(them, self.whole_source())
                        })
                    };
                    let other = |us: &&&Ours<'p>| {
                        us.is_like(them) && (!them.plain || us.is_borrowed()) && (!us.ordinary || !anywhere())
                    };
                    ours.iter().filter(told).find(other).map(|us| us.span)
                };
                if let Some(us) = us {
                    found.push(Replaced { source: us, target: them.span, known_as: None, sure: false });
                }
            }
        }
    }

    /// Finds proper parts that the translation spells in two ways: Gyeongwon, and once Kyungwon.
    pub(super) fn respelled(&self, beads: &[Bead<'p>]) -> Vec<Respelled> {
        let (source, target) = (&self.pair.source, &self.pair.target);
        let mut forms: BTreeMap<&'p str, Vec<(Span, Span)>> = BTreeMap::new();
        for index in (0..beads.len()).filter(|index| !self.pair.beads[*index].is_gap()) {
            let (ours_at, theirs_at) = units::passages(self.pair, index);
            let ours = self.ours_with_kind(ours_at);
            let latin = || target.names.latin_in(theirs_at).iter();
            for us in ours.iter().filter(|us| us.hit.is_none() && !us.ordinary) {
                for word in latin().flat_map(|span| words_of(target.text(), *span)) {
                    let own = word.of(target.text());
                    let other = lexicon::knows_english(&own.to_lowercase())
                        || ours
                            .iter()
                            .any(|o| o.proper != us.proper && self.ear.score(o.proper, own) >= heard::NEAR)
                        || !gazetteer::english(own, Span::new(0, own.len())).is_empty();
                    let seen = forms.get(us.proper).is_some_and(|all| all.iter().any(|(_, w)| *w == word));
                    if !other && !seen && self.ear.score(us.proper, own) >= name::SAME {
                        forms.entry(us.proper).or_default().push((us.span, word));
                    }
                }
            }
        }
        let odd = forms.into_values().filter_map(|all| {
            let same = |a: Span, b: Span| plain(a.of(target.text())) == plain(b.of(target.text()));
            let count = |word: Span| all.iter().filter(|(_, other)| same(word, *other)).count();
            let (_, usual) = *all.iter().max_by_key(|(_, word)| (count(*word), Reverse(word.start)))?;
            let (us, odd) = *all.iter().find(|(_, word)| !same(*word, usual))?;
            let alike = strsim::normalized_damerau_levenshtein(
                &plain(odd.of(target.text())),
                &plain(usual.of(target.text())),
            );
            (count(odd) == 1 && count(usual) > 1 && alike >= SLIP).then(|| Respelled {
                side: Side::Target,
                source: us,
                target: odd,
                name: source.of(us).to_owned(),
                odd: target.of(odd).to_owned(),
                usual: target.of(usual).to_owned(),
            })
        });
        odd.collect()
    }

    fn whole_source(&self) -> Span {
        Span::new(0, self.pair.source.text().len())
    }

    /// Returns the names of the source in `span` that end in a noun of the table, which are read once.
    fn ours_with_kind(&self, span: Span) -> Rc<[Ours<'p>]> {
        if let Some(known) = self.of_kind.borrow().get(&span) {
            return Rc::clone(known);
        }
        let found: Rc<[Ours<'p>]> = self.read_ours(span).into();
        self.of_kind.borrow_mut().insert(span, Rc::clone(&found));
        found
    }

    fn read_ours(&self, span: Span) -> Vec<Ours<'p>> {
        let names = &self.pair.source.names;
        let mut found: Vec<Ours<'p>> = Vec::new();
        let mut before: [Option<&Word<'p>>; 2] = [None; 2];
        for (_, word) in self.ear.numbered(span) {
            let [last, mut owner] = before;
            before = [Some(word), last];
            // 시벨리우스 바이올린 협주곡.
            if !last.is_some_and(|last| last.ordinary && owner.is_some_and(|owner| owner.leads_to(last))) {
                owner = last;
            }
            let hit = names.known_in(span).iter().find(|hit| hit.span.overlaps(word.span));
            // 홀랜드 파크: the noun is a word of its own.
            if let (Some(next), Some(last), Some(nouns)) = (last, owner, KINDS.korean.get(word.text))
                && next.leads_to(word)
                && !last.ordinary
                && last.text.chars().count() >= SHORTEST
                && !last.is_inflected()
            {
                found.push(Ours {
                    span: last.span.cover(word.span),
                    proper: last.text,
                    whole: last.text,
                    nouns,
                    hit: names.known_in(span).iter().find(|hit| hit.span.overlaps(last.span)),
                    ordinary: false,
                });
                continue;
            }
            let Some((proper, nouns, whole)) =
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
            found.push(Ours { span, proper, whole, nouns, hit, ordinary });
        }
        found
    }

    /// Returns the names of the translation in `span` that end in a noun of the table, or begin with one.
    fn theirs_with_kind(&self, span: Span) -> Vec<Theirs<'p>> {
        let target = &self.pair.target;
        let mut found = Vec::new();
        let mut last: Option<Span> = None;
        for sequence in target.names.latin_in(span).iter().copied() {
            let before = last.replace(sequence);
            // Ki Yun-do is no island.
            let last_word = sequence.of(target.text()).rsplit_once(' ').map_or("", |(_, last)| last);
            let mentions = target.names.mentions_in(sequence);
            if last_word.contains('-') && mentions.iter().any(|m| m.span.overlaps(sequence)) {
                continue;
            }
            let Some((mut at, nouns)) = cut_english(target.text(), sequence) else { continue };
            for word in PUBLICLY {
                if let Some(bare) = at.of(target.text()).strip_suffix(word) {
                    at.end = at.start + bare.len();
                }
            }
            // Bruckner's Symphony No. 9, and Sibelius's Violin Concerto.
            let music = nouns.iter().any(|noun| noun.group == "music");
            if at.is_empty() || (music && lexicon::knows_english(&at.of(target.text()).to_lowercase())) {
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
            let home =
                known::is_home(proper) || words().any(|word| matches!(word, "Korea" | "Korean" | "National"));
            if acronym || home || words().count() > MOST_WORDS || proper.len() < 3 {
                continue;
            }
            // No. 9 is not of the name.
            let end = sequence.of(target.text()).strip_suffix(" No").map_or(sequence.len(), str::len);
            let span = at.cover(Span::new(sequence.start, sequence.start + end));
            found.push(Theirs { span, proper, nouns, plain });
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
        let inside = target.names.latin_in(window).iter();
        inside.map(|span| target.of(*span)).any(|sequence| {
            self.sounds_like(us.proper, sequence)
                || self.ear.score(us.whole, sequence) >= name::SAME
                || sequence.split([' ', '-']).filter(|word| !is_noun(word)).any(|word| {
                    self.sounds_like(us.proper, word) || self.ear.score(us.whole, word) >= name::SAME
                })
        })
    }

    /// Returns whether a proper part may be a Latin word; what is written by the rules of Korean must be it exactly.
    fn sounds_like(&self, proper: &'p str, latin: &'p str) -> bool {
        self.ear.score(proper, latin) >= least(latin) && !has_other_vowel(proper, latin)
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
        let whole = self.pair.target.of(them.span);
        std::iter::once(them.proper).chain(them.proper.split([' ', '-'])).filter(|w| w.len() > 2).any(
            |latin| {
                self.ear.numbered(window).any(|(_, word)| {
                    let ends = word.whole.char_indices().map(|(at, c)| at + c.len_utf8()).skip(1);
                    ends.filter_map(|end| word.whole.get(..end)).any(|begin| self.sounds_like(begin, latin))
                })
            },
        ) || self.ear.numbered(window).any(|(_, word)| self.ear.score(word.text, whole) >= name::SAME)
    }
}

/// Returns whether a word of the translation is a noun of the table: 새솔 sounds like School.
pub(super) fn is_noun(word: &str) -> bool {
    KINDS.english.contains_key(word.to_lowercase().as_str())
}

/// Returns whether a word of the source ends in a noun of the table that has a proper part before it.
pub(super) fn has_noun(word: &str) -> bool {
    cut(word).is_some_and(|(proper, _)| proper.len() + 3 < word.len() && !lexicon::covers_korean(word))
}

/// Returns the likeness from which a Latin word may be a proper part: what is written by the rules of Korean, or
/// is a word, must be it exactly.
fn least(latin: &str) -> u16 {
    let exact = name::is_official(latin) || lexicon::knows_english(&latin.to_lowercase());
    if exact { name::SAME } else { heard::SOMEWHAT }
}

/// Returns whether a Latin word that is written by the rules of Korean has a vowel of two letters that a word has not: Haneul has
/// ㅡ, and 한울 has none.
fn has_other_vowel(hangul: &str, latin: &str) -> bool {
    let (own, lower) = (name::romanize(hangul), latin.to_lowercase());
    let more = |vowel: &str| lower.matches(vowel).count() > own.matches(vowel).count();
    name::is_official(latin)
        && !hangul.chars().any(heard::sounds_foreign)
        && ["eu", "eo"].into_iter().any(more)
}

/// Returns the name in `span` that has the proper part of one of the translation, and a noun that is another one.
fn ours_of<'p>(judge: &Judge<'p, '_>, span: Span, them: &Theirs<'p>) -> Option<Span> {
    let all = judge.ours_with_kind(span);
    let own = all.iter().find(|us| judge.sounds_like(us.proper, them.proper))?;
    (own.has_other_noun(them) && own.hit.is_none()).then_some(own.span)
}

/// Returns the places of the words of a capitalised sequence.
pub(super) fn words_of(text: &str, sequence: Span) -> impl Iterator<Item = Span> {
    let mut at = sequence.start;
    sequence.of(text).split([' ', '-']).map(move |word| {
        let span = Span::new(at, at + word.len());
        at = span.end + 1;
        span
    })
}

/// Cuts a Korean word into its proper part and the groups of the longest noun that it ends in.
fn cut(word: &str) -> Option<(&str, &'static [Noun])> {
    // 나래로다: the road is Narae-ro.
    const COPULAS: [&str; 4] = ["이다", "였다", "이며", "다"];
    let word = COPULAS.into_iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word);
    word.char_indices().skip(SHORTEST).find_map(|(at, _)| {
        let nouns = KINDS.korean.get(word.get(at..)?)?;
        let proper = word.get(..at)?;
        // 국립가람박물관 is the Garam National Museum.
        let bare = PUBLIC.iter().find_map(|public| proper.strip_prefix(public));
        Some((bare.filter(|bare| bare.chars().count() >= SHORTEST).unwrap_or(proper), nouns.as_slice()))
    })
}

/// Cuts a capitalised sequence into the place of its proper part, which may be empty, and the groups of its noun.
fn cut_english(text: &str, sequence: Span) -> Option<(Span, Vec<Noun>)> {
    let whole = sequence.of(text);
    let lower = whole.to_lowercase();
    if lower.len() != whole.len() {
        return None;
    }
    let starts = || {
        std::iter::once(0)
            .chain(lower.char_indices().filter(|(_, c)| matches!(c, ' ' | '-')).map(|(at, _)| at + 1))
    };
    // The longest noun first: University Hospital. "Symphony No" ends in a number.
    for skip in ["", " no"] {
        let Some(bare) = lower.strip_suffix(skip) else { continue };
        for at in starts() {
            let Some(nouns) = bare.get(at..).and_then(|noun| KINDS.english.get(noun)) else { continue };
            let end = sequence.start + at.saturating_sub(1);
            let mut proper = Span::new(sequence.start, end.max(sequence.start));
            if let Some(rest) = proper.of(text).strip_prefix("The ") {
                proper.start = proper.end - rest.len();
            }
            return Some((proper, nouns.clone()));
        }
    }
    let (first, rest) = whole.split_once(' ')?;
    let noun = KINDS.before.get(first.to_lowercase().as_str())?;
    Some((Span::new(sequence.end - rest.len(), sequence.end), vec![*noun]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_cut_before_their_noun() {
        let proper = |word| cut(word).map(|(proper, _)| proper);
        assert_eq!(proper("소람대학교병원"), Some("소람"));
        assert_eq!(proper("국립가람박물관"), Some("가람"));
        assert_eq!(proper("나래로다"), Some("나래"));
        assert_eq!(proper("병원"), None);
        let english = |text| cut_english(text, Span::new(0, text.len())).map(|(at, _)| at.of(text));
        assert_eq!(english("The Soram University Hospital"), Some("Soram"));
        assert_eq!(english("Lake Soram"), Some("Soram"));
        assert_eq!(english("Narae-ro"), Some("Narae"));
        assert_eq!(english("Symphony No"), Some(""));
        assert_eq!(english("Soram"), None);
    }

    #[test]
    fn a_vowel_makes_another_name() {
        assert!(has_other_vowel("한울", "Haneul"));
        assert!(!has_other_vowel("하늘", "Haneul"));
        assert!(!has_other_vowel("아르덴", "Arden"));
    }

    #[test]
    fn borrowed_nouns_are_known_by_their_sound() {
        let borrowed = |noun: &str| KINDS.korean[noun].iter().all(|noun| KINDS.borrowed.contains(&noun.row));
        assert!(borrowed("벤처스") || borrowed("테크"));
        assert!(!borrowed("증권"));
    }
}
