//! Judges by shared evidence: words of the bilingual vocabulary, figures of equal value, the same people, places
//! and Latin strings. Rare evidence weighs more than common evidence.

use std::collections::HashMap;
use std::ops::Range;

use crate::source::Span;

/// What a term stands for; terms of the two languages meet in their keys.
pub(crate) type Key = u64;

/// A word, figure or name of a passage.
#[derive(Clone, Debug)]
pub(crate) struct Term {
    pub(crate) span: Span,
    /// What it can stand for.
    pub(crate) keys: Vec<Key>,
    /// Whether it is a figure or a name, which weighs more than a word.
    pub(crate) anchor: bool,
    /// How much it weighs; set when the terms of both documents are known.
    pub(crate) weight: u32,
    /// The numbers of those of its keys that both documents have; set then, too.
    numbers: Vec<u32>,
}

impl Term {
    /// Returns a word of content.
    pub(crate) fn word(span: Span, keys: impl IntoIterator<Item = Key>) -> Self {
        Self { span, keys: keys.into_iter().collect(), anchor: false, weight: 0, numbers: Vec::new() }
    }

    /// Returns a figure or a name.
    pub(crate) fn anchor(span: Span, keys: impl IntoIterator<Item = Key>) -> Self {
        Self { anchor: true, ..Self::word(span, keys) }
    }
}

/// Keys of the four kinds, which never meet.
pub(crate) mod key {
    use super::Key;

    /// Returns the key of a vocabulary concept.
    pub(crate) fn concept(id: u32) -> Key {
        Key::from(id)
    }

    /// Returns the key of an entry of the gazetteer.
    pub(crate) fn entry(id: u32) -> Key {
        (1 << 40) | Key::from(id)
    }

    /// Returns the key of a person, by the index in the Korean roster.
    pub(crate) fn person(id: usize) -> Key {
        (2 << 40) | id as Key
    }

    /// Returns the key of a text: a figure in plain notation, a Latin string in lower case.
    pub(crate) fn text(text: &str) -> Key {
        let hash = text
            .bytes()
            .fold(0xcbf2_9ce4_8422_2325_u64, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3));
        (3 << 40) | (hash & 0xFF_FFFF_FFFF)
    }
}

/// How far one passage renders another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Rendering {
    /// How much of the target's content is in the source, in permille of its weight.
    pub(crate) target_share: u32,
    /// How much of the source's content is in the target, in permille of its weight.
    pub(crate) source_share: u32,
    /// Weight of the target's content that was found.
    pub(crate) weight: u32,
    /// Number of the target's terms that were found.
    pub(crate) shared: u32,
    /// Number of the target's terms.
    pub(crate) terms: u32,
}

impl Rendering {
    /// Returns the harmonic mean of both shares, in permille: 1000 where each passage says what the other does.
    pub(crate) fn score(self) -> u32 {
        let sum = self.target_share + self.source_share;
        (2 * self.target_share * self.source_share).checked_div(sum).unwrap_or_default()
    }
}

/// Judges by shared vocabulary, figures and names.
#[derive(Debug)]
pub(crate) struct Lexical {
    source: Vec<Term>,
    target: Vec<Term>,
    /// How many keys both documents have.
    keys: usize,
}

/// The terms of a run of sentences, for many comparisons: a bit for each key that it holds.
#[derive(Debug)]
pub(crate) struct Run {
    terms: Range<usize>,
    keys: Box<[u64]>,
}

impl Lexical {
    /// Takes the terms of both documents, in order of position.
    pub(crate) fn new(mut source: Vec<Term>, mut target: Vec<Term>) -> Self {
        // How often each key occurs on each side.
        let mut frequency: HashMap<Key, [u32; 2]> = HashMap::new();
        for (side, terms) in [&source, &target].into_iter().enumerate() {
            for key in terms.iter().flat_map(|t| &t.keys) {
                frequency.entry(*key).or_default()[side] += 1;
            }
        }
        let mut numbers: HashMap<Key, u32> = HashMap::new();
        for terms in [&mut source, &mut target] {
            terms.sort_by_key(|t| t.span);
            for term in terms {
                let often =
                    term.keys.iter().filter_map(|k| frequency.get(k)).map(|[a, b]| a + b).max().unwrap_or(1);
                term.weight = weight(often, term.anchor);
                // A key that one side lacks can never meet another.
                term.keys.retain(|key| frequency.get(key).is_some_and(|[a, b]| *a > 0 && *b > 0));
                let number = |key: &Key| {
                    let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
                    *numbers.entry(*key).or_insert(next)
                };
                term.numbers = term.keys.iter().map(number).collect();
                // What meets nothing at all may be a gap in the vocabulary as well as a change in the text.
                if term.keys.is_empty() && !term.anchor {
                    term.weight /= 2;
                }
            }
        }
        Self { source, target, keys: numbers.len() }
    }

    /// Takes the terms of a passage of the source for many comparisons; nothing where a document has too many keys for it.
    pub(crate) fn source_run(&self, span: Span) -> Option<Run> {
        self.run(&self.source, span)
    }

    /// Takes the terms of a passage of the target for many comparisons.
    pub(crate) fn target_run(&self, span: Span) -> Option<Run> {
        self.run(&self.target, span)
    }

    fn run(&self, terms: &[Term], span: Span) -> Option<Run> {
        /// More than a document of some fifty pages has.
        const MOST: usize = 4096;
        let terms_in = range(terms, span);
        let mut keys = vec![0_u64; self.keys.div_ceil(64)].into_boxed_slice();
        for number in terms.get(terms_in.clone()).unwrap_or_default().iter().flat_map(|term| &term.numbers) {
            keys[*number as usize / 64] |= 1 << (number % 64);
        }
        (self.keys <= MOST).then_some(Run { terms: terms_in, keys })
    }

    /// Returns the score of two runs, which is that of comparing their passages.
    pub(crate) fn score(&self, source: &Run, target: &Run) -> u32 {
        let share = |terms: &[Term], own: &Run, other: &Run| {
            let (mut total, mut found) = (0_u32, 0_u32);
            for term in terms.get(own.terms.clone()).unwrap_or_default() {
                total = total.saturating_add(term.weight);
                if term.numbers.iter().any(|n| other.keys[*n as usize / 64] >> (n % 64) & 1 == 1) {
                    found = found.saturating_add(term.weight);
                }
            }
            permille(found, total)
        };
        let target_share = share(&self.target, target, source);
        let source_share = share(&self.source, source, target);
        Rendering { target_share, source_share, ..Rendering::default() }.score()
    }

    pub(crate) fn source_terms(&self, span: Span) -> &[Term] {
        inside(&self.source, span)
    }

    pub(crate) fn target_terms(&self, span: Span) -> &[Term] {
        inside(&self.target, span)
    }
}

/// Returns the weight of a term: much for what is said once on each side, little for what is said everywhere.
const fn weight(often: u32, anchor: bool) -> u32 {
    let rare = match often {
        0..=2 => 100,
        3 => 85,
        4 => 75,
        5..=6 => 60,
        7..=9 => 45,
        10..=15 => 30,
        _ => 15,
    };
    if anchor { rare * 3 / 2 } else { rare }
}

/// Returns the share of `terms` whose keys are among `others`, in permille, with weight and counts.
fn share(terms: &[Term], others: &[Term]) -> (u32, u32, u32) {
    let mut keys: Vec<Key> = others.iter().flat_map(|t| t.keys.iter().copied()).collect();
    keys.sort_unstable();
    let (mut total, mut found, mut count) = (0_u32, 0_u32, 0_u32);
    for term in terms {
        total = total.saturating_add(term.weight);
        if term.keys.iter().any(|k| keys.binary_search(k).is_ok()) {
            found = found.saturating_add(term.weight);
            count = count.saturating_add(1);
        }
    }
    (permille(found, total), found, count)
}

fn permille(part: u32, total: u32) -> u32 {
    let permille = (u64::from(part) * 1000).checked_div(u64::from(total)).unwrap_or_default();
    u32::try_from(permille).unwrap_or(1000)
}

impl Lexical {
    /// Returns how far the English at `target` renders the Korean at `source`.
    pub(crate) fn compare(&self, source: Span, target: Span) -> Rendering {
        let ours = self.source_terms(source);
        let theirs = self.target_terms(target);
        let (target_share, weight, shared) = share(theirs, ours);
        let (source_share, ..) = share(ours, theirs);
        Rendering {
            target_share,
            source_share,
            weight,
            shared,
            terms: u32::try_from(theirs.len()).unwrap_or(u32::MAX),
        }
    }

    /// Returns how much of a target passage's content only it and `there` have, and nothing else `around` it, in permille.
    pub(crate) fn target_owns(&self, passage: Span, around: Span, there: Span) -> u32 {
        owns(self.target_terms(passage), self.target_terms(around), self.source_terms(there))
    }

    /// Returns how much of a source passage's content only it and `there` have, and nothing else `around` it, in permille.
    pub(crate) fn source_owns(&self, passage: Span, around: Span, there: Span) -> u32 {
        owns(self.source_terms(passage), self.source_terms(around), self.target_terms(there))
    }

    /// Returns the pairs of words that the judgement rests on, in target order.
    pub(crate) fn evidence(&self, source: Span, target: Span) -> Vec<(Span, Span)> {
        let ours = self.source_terms(source);
        // Where each key stands, the first place last.
        let mut places: HashMap<Key, Vec<usize>> = HashMap::new();
        for (place, term) in ours.iter().enumerate().rev() {
            for key in &term.keys {
                places.entry(*key).or_default().push(place);
            }
        }
        let mut taken = vec![false; ours.len()];
        let mut pairs = Vec::new();
        for term in self.target_terms(target) {
            let first_free = |key| {
                let stack = places.get_mut(key)?;
                while stack.pop_if(|place| taken[*place]).is_some() {}
                stack.last().copied()
            };
            if let Some(place) = term.keys.iter().filter_map(first_free).min() {
                taken[place] = true;
                pairs.push((ours[place].span, term.span));
            }
        }
        pairs
    }
}

/// Returns the share of `terms` whose keys are among `there`, and in `around` only among `terms`, in permille.
fn owns(terms: &[Term], around: &[Term], there: &[Term]) -> u32 {
    let keys = |terms: &mut dyn Iterator<Item = &Term>| {
        let mut keys: Vec<Key> = terms.flat_map(|t| t.keys.iter().copied()).collect();
        keys.sort_unstable();
        keys
    };
    let inside = |term: &Term| {
        terms.first().zip(terms.last()).is_some_and(|(a, b)| (a.span..=b.span).contains(&term.span))
    };
    let others = keys(&mut around.iter().filter(|t| !inside(t)));
    let there = keys(&mut there.iter());
    let (mut total, mut found) = (0_u64, 0_u64);
    for term in terms {
        total += u64::from(term.weight);
        if term.keys.iter().any(|k| there.binary_search(k).is_ok() && others.binary_search(k).is_err()) {
            found += u64::from(term.weight);
        }
    }
    u32::try_from((found * 1000).checked_div(total).unwrap_or_default()).unwrap_or(1000)
}

fn inside(terms: &[Term], span: Span) -> &[Term] {
    terms.get(range(terms, span)).unwrap_or_default()
}

/// Returns the places of the terms that begin in a passage.
fn range(terms: &[Term], span: Span) -> Range<usize> {
    let from = terms.partition_point(|t| t.span.start < span.start);
    from..terms.partition_point(|t| t.span.start < span.end).max(from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_are_compared_as_their_passages_are() {
        let word = |at: usize, keys: &[u32]| {
            Term::word(Span::new(at, at + 1), keys.iter().map(|k| key::concept(*k)))
        };
        let source = (0..90).map(|at| word(at, &[u32::try_from(at % 70).unwrap(), 7])).collect();
        let target = (0..80).map(|at| word(at, &[u32::try_from(at * 3 % 77).unwrap()])).collect();
        let lexical = Lexical::new(source, target);
        let mut scores = Vec::new();
        for (from, to) in [(0, 30), (10, 12), (40, 90), (5, 5), (60, 70), (0, 90)] {
            for (start, end) in [(0, 80), (3, 9), (50, 60), (79, 80)] {
                let (ours, theirs) = (Span::new(from, to), Span::new(start, end));
                let runs = lexical.source_run(ours).zip(lexical.target_run(theirs));
                let score = runs.map(|(ours, theirs)| lexical.score(&ours, &theirs));
                assert_eq!(score, Some(lexical.compare(ours, theirs).score()));
                scores.extend(score);
            }
        }
        assert!(scores.contains(&0) && scores.iter().any(|score| *score > 300), "{scores:?}");
    }
}
