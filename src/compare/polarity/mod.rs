//! Small words that turn a sentence round: what one side denies and the other affirms, what rises here and falls there, what
//! is planned here and done there.
//!
//! All of it is judged inside beads whose two sides surely belong together, and told only where nothing in the bead could
//! render the word in question.

mod affirm;
mod contrast;
mod denials;
mod directions;
mod english;
mod evidence;
#[cfg(test)]
mod examples;
mod inflect;
mod instead;
mod modality;
mod modes;
mod negation;
mod opposite;
mod order;
mod otherwise;
mod outright;
mod plain;
mod retold;
mod signs;
mod twice;
mod units;
mod untold;
mod widened;

use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

use super::agree::{Relation, relate};
use super::facts::SURE;
use crate::align::{Pair, Side};
use crate::extract::Fact;
use crate::meaning::encoder::Vector;
use crate::reading::Reading;
use crate::segment::{Quotation, clauses};
use crate::source::{Lang, Span, script};
use contrast::Part;
use denials::Force;
use directions::Poles;
use modes::{Mode, Modes};
use negation::Denied;
use signs::Hit;
use units::Units;

/// The fewest and the most English letters for ten Korean ones, and how many more or less a short passage may have.
const LEAST: usize = 15;
const MOST: usize = 45;
const SLACK: (usize, usize) = (40, 300);
/// How many beads away another one may lie that takes in a sentence beside a bead.
const NEIGHBOURS: usize = 3;
/// From which score, in permille, two single sentences render each other whole.
const WHOLE: u32 = 420;

/// Words of the two sides that contradict each other.
#[derive(Clone, Debug)]
pub(crate) struct Turned {
    pub(crate) source: Span,
    pub(crate) target: Span,
    /// What the source says, for the reader.
    pub(crate) ours: &'static str,
    /// What the translation says.
    pub(crate) theirs: &'static str,
    /// Whether it is likely, and not only worth a look; see [`evidence`].
    pub(crate) sure: bool,
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
    /// The words of the translation, and the pieces that small words do not reach beyond.
    words: Vec<Span>,
    pieces: Vec<Span>,
    /// What each side denies.
    our_denials: Vec<Hit<Force>>,
    their_denials: Vec<Hit<Force>>,
    /// What the sentences beside each side deny that nothing of the other one renders.
    beside: [Vec<Hit<Force>>; 2],
    /// How the statements of each side are meant.
    modes: [Vec<Hit<Mode>>; 2],
    /// How the sentences beside the translation are meant.
    modes_beside: Modes,
    /// Whether the source is one segment, of about the length that fits the translation.
    whole: bool,
    /// Whether the translation begins and ends where sentences do.
    complete: bool,
    /// Whether besides the translation is one, both surely render each other, and as many quotations begin and end in both.
    balanced: bool,
    /// The vectors of the clauses of both sides, made at the first question; see [`contrast::part`].
    clause_vectors: OnceCell<Vec<Vector>>,
    /// The words of both sides, made at the first question.
    units: OnceCell<Units>,
    /// What the translation gains by being denied, by part; each is measured at the first question.
    denied: RefCell<Vec<(Part, Option<Rc<Denied>>)>>,
}

impl Turned {
    /// Returns what the source denies and the translation affirms.
    const fn affirmed(source: Span, target: Span) -> Self {
        Self { source, target, ours: "denies", theirs: "affirms", sure: true }
    }

    /// Returns what the source affirms and the translation denies.
    const fn denied(source: Span, target: Span) -> Self {
        Self { source, target, ours: "affirms", theirs: "denies", sure: true }
    }

    /// Returns the same as something that is only worth a look.
    const fn unsure(self) -> Self {
        self.unsure_if(true)
    }

    const fn unsure_if(mut self, doubtful: bool) -> Self {
        self.sure = self.sure && !doubtful;
        self
    }

    /// Returns what says one thing on one side and the opposite on the other.
    const fn opposite(source: Span, target: Span) -> Self {
        Self { source, target, ours: "says", theirs: "the opposite,", sure: true }
    }

    /// Returns what each side has, to show; of a whole passage only that it is one.
    pub(crate) fn shown<'p>(&self, pair: &'p Pair) -> [&'p str; 2] {
        /// How many characters of a passage a message shows.
        const MOST: usize = 30;
        [pair.source.of(self.source), pair.target.of(self.target)]
            .map(|text| if text.chars().count() > MOST { "this passage" } else { text })
    }
}

impl<'p> View<'p> {
    fn new(pair: &'p Pair, lower: &'p str, parts: &[Part], bead: usize) -> Self {
        let Part { source, target } = parts[bead];
        let others = || {
            let near = bead.saturating_sub(NEIGHBOURS)..=(bead + NEIGHBOURS).min(parts.len() - 1);
            near.filter(|other| *other != bead).map(|other| parts[other])
        };
        let met = pair.meaning.evidence(source, target);
        let clauses =
            [clauses(pair.source.text(), source, Lang::Ko), clauses(pair.target.text(), target, Lang::En)];
        let words = english::words(lower, target);
        let pieces = english::pieces(lower, target, &words);
        let wide = pair.with_neighbours(Side::Target, bead);
        let around = [Span::new(wide.start, target.start), Span::new(target.end, wide.end)];
        let around = around.map(|span| (span, english::words(lower, span)));
        // What another bead takes in belongs there.
        let around: Vec<_> = around
            .into_iter()
            .filter(|(span, _)| !others().any(|part| part.target.contains(*span)))
            .collect();
        let beside =
            around.iter().flat_map(|(span, words)| denials::english(lower, *span, words, false)).collect();
        let modes_beside = around
            .iter()
            .flat_map(|(span, words)| modes::english(pair.target.text(), lower, *span, words))
            .map(|hit| hit.what)
            .collect();
        let wide = pair.with_neighbours(Side::Source, bead);
        let around = [Span::new(wide.start, source.start), Span::new(source.end, wide.end)];
        let around = around.iter().filter(|span| !others().any(|part| part.source.contains(**span)));
        let beside_ours = around.flat_map(|span| denials::korean(pair.source.text(), *span)).collect();
        let single = pair.beads.get(bead).filter(|bead| bead.source.len() == 1);
        let (hangul, latin) =
            (script::letters(source.of(pair.source.text())), script::letters(target.of(pair.target.text())));
        let whole = single.is_some() && fits(hangul.0 + hangul.1, latin.1);
        let complete = widened::is_sentence(pair.target.text(), target);
        let balanced = whole
            && single.is_some_and(|bead| bead.target.len() == 1 && bead.score >= WHOLE)
            && complete
            && quoted(pair, Side::Source, source)
                .is_some_and(|count| quoted(pair, Side::Target, target) == Some(count));
        let modes = [
            modes::korean(pair.source.text(), source),
            modes::english(pair.target.text(), lower, target, &words),
        ];
        let our_denials = denials::korean(pair.source.text(), source);
        let their_denials =
            denials::english(lower, target, &words, denials::bounds(source.of(pair.source.text())));
        Self {
            pair,
            source,
            target,
            lower,
            met,
            clauses,
            words,
            pieces,
            our_denials,
            their_denials,
            beside: [beside_ours, beside],
            modes,
            modes_beside,
            whole,
            complete,
            balanced,
            clause_vectors: OnceCell::new(),
            units: OnceCell::new(),
            denied: RefCell::default(),
        }
    }

    fn ours(&self) -> &'p str {
        self.pair.source.text()
    }

    fn theirs(&self) -> &'p str {
        self.pair.target.text()
    }

    /// Returns the whole passage of both sides.
    const fn part(&self) -> Part {
        Part { source: self.source, target: self.target }
    }

    /// Returns whether one of `forms` stands in the source from the beginning of a word on.
    fn begins(&self, word: Span, forms: &[&str]) -> bool {
        let rest = Span::new(word.start, self.source.end).of(self.ours());
        forms.iter().any(|form| rest.starts_with(form))
    }

    /// Returns the clause that holds a word, or else the whole passage.
    fn clause(&self, side: Side, word: Span) -> Span {
        let whole = if side == Side::Source { self.source } else { self.target };
        self.clauses[side as usize].iter().find(|clause| clause.contains(word)).copied().unwrap_or(whole)
    }

    /// Returns the word of the translation that holds the beginning of a rendering.
    fn word(&self, span: Span) -> Span {
        let first = self.words.partition_point(|word| word.end <= span.start);
        self.words.get(first).filter(|word| word.overlaps(span)).copied().unwrap_or(span)
    }

    /// Returns the piece of the translation that holds the beginning of a word.
    fn piece(&self, word: Span) -> Span {
        let last = self.pieces.partition_point(|piece| piece.start <= word.start);
        self.pieces.get(last.saturating_sub(1)).copied().unwrap_or(self.target)
    }

    /// Returns the facts that the passage of a side states.
    fn facts(&self, side: Side) -> impl Iterator<Item = &'p Fact> + use<'p> {
        let passage = if side == Side::Source { self.source } else { self.target };
        self.pair.reading(side).facts_in(passage)
    }

    /// Returns whether two facts, one of each side, say the same.
    fn agree(&self, ours: &Fact, theirs: &Fact) -> bool {
        relate(&ours.value, &theirs.value, self.pair.reference) == Relation::Same
    }

    /// Returns whether a word of the source belongs to a figure.
    fn is_figure(&self, word: Span) -> bool {
        self.facts(Side::Source).any(|fact| fact.span.overlaps(word))
    }

    /// Returns whether what denies in the translation is the rendering of a word of the source.
    fn explained(&self, hit: &Hit<Force>) -> bool {
        let grammar = matches!(hit.what, Force::Negation | Force::Idiom);
        // 아직 may be "yet", and not the whole of "yet to".
        let holds = |en: &Span| if grammar { en.contains(hit.span) } else { en.overlaps(hit.span) };
        let met = || hit.what != Force::Formed && self.met.iter().any(|(_, en)| holds(en));
        // "Keep the price from rising" is no one word.
        let word = hit.span.of(self.lower).split(' ').count() <= 2;
        met() || (!grammar && word && self.renders_plain(Side::Target, hit.span))
    }

    /// Returns whether the word of the source that is nearest to a word of the translation lies in `own`.
    fn is_nearest(&self, own: Span, word: Span) -> bool {
        self.units().is_nearest(own, word)
    }

    /// Returns whether the paragraph of the source denies anything at all.
    fn is_denied_around(&self) -> bool {
        let own = paragraph(&self.pair.source, self.source.start).unwrap_or(self.source);
        !denials::korean(self.ours(), own.cover(self.source)).is_empty()
    }

    /// Returns whether a sentence beside the translation denies something that nothing of the source renders.
    fn denied_beside(&self) -> bool {
        self.beside[Side::Target as usize].iter().any(|hit| !matches!(hit.what, Force::Hint | Force::Idiom))
    }

    /// Returns whether a word of a side surely renders one that nothing denies on the other side.
    fn renders_plain(&self, side: Side, word: Span) -> bool {
        self.units().render(side, word)
    }

    fn units(&self) -> &Units {
        self.units.get_or_init(|| Units::new(self))
    }
}

/// Returns the paragraph that holds `offset`.
fn paragraph(reading: &Reading, offset: usize) -> Option<Span> {
    let document = &reading.document;
    document.paragraph_at(offset).and_then(|own| document.paragraphs.get(own)).copied()
}

/// Returns the quotations that overlap a passage of a side.
fn quotations(pair: &Pair, side: Side, passage: Span) -> impl Iterator<Item = &Quotation> {
    let reading = pair.reading(side);
    // None goes on beyond its paragraph, and one may lie in another.
    let start = paragraph(reading, passage.start).map_or(0, |paragraph| paragraph.start);
    let all = &reading.segmentation.quotations;
    let first = all.partition_point(|quotation| quotation.outer.start < start);
    let near = all.iter().skip(first).take_while(move |quotation| quotation.outer.start < passage.end);
    near.filter(move |quotation| quotation.outer.overlaps(passage))
}

/// Returns how many quotations lie in a passage; none where one goes on beyond it, since what belongs to it may stand there.
fn quoted(pair: &Pair, side: Side, passage: Span) -> Option<usize> {
    quotations(pair, side, passage).map(|quotation| passage.contains(quotation.outer).then_some(1)).sum()
}

/// Returns whether a Korean text of so many letters may have so many in English.
const fn fits(korean: usize, english: usize) -> bool {
    english * 10 + SLACK.0 >= korean * LEAST && english * 10 <= korean * MOST + SLACK.1
}

/// Finds what turned in the beads that surely belong together.
pub(super) fn find(pair: &Pair) -> Polarity {
    let mut found = Polarity::default();
    let lower = pair.target.text().to_ascii_lowercase();
    let parts: Vec<Part> = (0..pair.beads.len()).map(|bead| widened::passages(pair, bead)).collect();
    for (index, bead) in pair.beads.iter().enumerate() {
        let small = bead.source.len() + bead.target.len() <= 3;
        if bead.is_gap() || bead.moved || !small || bead.score < SURE {
            continue;
        }
        let view = View::new(pair, &lower, &parts, index);
        let poles = Poles::new(&view);
        let opposites = directions::find(&view, &poles);
        let denied = opposites.as_ref().filter(|found| found.denial).map(|found| found.turned.clone());
        let negation = negation::find(&view).or(denied);
        found.negations.extend(
            negation
                .or_else(|| instead::find(&view))
                .or_else(|| twice::find(&view))
                .or_else(|| outright::find(&view)),
        );
        let opposite = opposites.filter(|found| !found.denial).map(|found| found.turned);
        let turned = order::find(&view, &poles).or(opposite).or_else(|| directions::crossed(&view, &poles));
        found.directions.extend(turned);
        found.modalities.extend(modality::find(&view));
    }
    found
}
