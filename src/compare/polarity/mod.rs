//! Small words that turn a sentence round: what one side denies and the other affirms, what rises here and falls there, what
//! is planned here and done there.
//!
//! All of it is judged inside beads whose two sides surely belong together, and told only where nothing in the bead could
//! render the word in question.

mod directions;
mod modality;
mod negation;
mod signs;

use super::facts::{SURE, SURELY};
use crate::align::{Pair, Side};
use crate::segment::clauses;
use crate::source::{Lang, Span, script};
use negation::Denials;

/// The fewest and the most English letters for ten Korean ones.
const LEAST: usize = 20;
const MOST: usize = 40;

/// Words of the two sides that contradict each other.
#[derive(Clone, Debug)]
pub(crate) struct Turned {
    pub(crate) source: Span,
    pub(crate) target: Span,
    /// What the source says, for the reader.
    pub(crate) ours: &'static str,
    /// What the translation says.
    pub(crate) theirs: &'static str,
}

/// What turned, by rule.
#[derive(Clone, Debug, Default)]
pub(crate) struct Polarity {
    pub(crate) negations: Vec<Turned>,
    pub(crate) directions: Vec<Turned>,
    pub(crate) modalities: Vec<Turned>,
}

/// A passage and its rendering.
struct View<'p> {
    pair: &'p Pair,
    source: Span,
    target: Span,
    /// The whole translation in small letters; every offset is the text's own.
    lower: &'p str,
    /// The words of both sides that can render one another.
    met: Vec<(Span, Span)>,
    clauses: [Vec<Span>; 2],
    denials: Denials,
    /// Whether each side is one segment, of about the length that fits the other.
    balanced: bool,
}

impl Turned {
    /// Returns what each side has, to show; of a whole passage only that it is one.
    pub(crate) fn shown<'p>(&self, pair: &'p Pair) -> [&'p str; 2] {
        /// How many characters of a passage a message shows.
        const MOST: usize = 30;
        [pair.source.of(self.source), pair.target.of(self.target)]
            .map(|text| if text.chars().count() > MOST { "this passage" } else { text })
    }
}

impl<'p> View<'p> {
    fn new(pair: &'p Pair, lower: &'p str, bead: usize) -> Self {
        let (source, target) = (pair.passage(Side::Source, bead), pair.passage(Side::Target, bead));
        let met = pair.meaning.evidence(source, target);
        let clauses =
            [clauses(pair.source.text(), source, Lang::Ko), clauses(pair.target.text(), target, Lang::En)];
        let denials = Denials::new(pair.source.text(), source, lower, target);
        let single = pair
            .beads
            .get(bead)
            .is_some_and(|bead| bead.source.len() + bead.target.len() == 2 && bead.score >= SURELY);
        let (hangul, latin) =
            (script::letters(source.of(pair.source.text())), script::letters(target.of(pair.target.text())));
        let balanced = single && fits(hangul.0 + hangul.1, latin.1);
        Self { pair, source, target, lower, met, clauses, denials, balanced }
    }

    fn ours(&self) -> &'p str {
        self.pair.source.text()
    }

    /// Returns the clause that holds a word, or else the whole passage.
    fn clause(&self, side: Side, word: Span) -> Span {
        let whole = if side == Side::Source { self.source } else { self.target };
        self.clauses[side as usize].iter().find(|clause| clause.contains(word)).copied().unwrap_or(whole)
    }
}

/// Returns whether a Korean text of so many letters may have so many in English.
const fn fits(korean: usize, english: usize) -> bool {
    english * 10 >= korean * LEAST && english * 10 <= korean * MOST + 300
}

/// Finds what turned in the beads that surely belong together.
pub(super) fn find(pair: &Pair) -> Polarity {
    let mut found = Polarity::default();
    let lower = pair.target.text().to_ascii_lowercase();
    for (index, bead) in pair.beads.iter().enumerate() {
        let small = bead.source.len() + bead.target.len() <= 3;
        if bead.is_gap() || bead.moved || !small || bead.score < SURE {
            continue;
        }
        let view = View::new(pair, &lower, index);
        let opposites = directions::find(&view);
        let denied = opposites.as_ref().filter(|found| found.denial).map(|found| found.turned.clone());
        found.negations.extend(negation::find(&view).or(denied));
        found.directions.extend(opposites.filter(|found| !found.denial).map(|found| found.turned));
        found.modalities.extend(modality::find(&view));
    }
    found
}
