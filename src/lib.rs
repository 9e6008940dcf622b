//! Checks a Korean text against its English translation, fact by fact.
//!
//! ```text
//! source -> segment -> extract -> align -> compare -> check -> report
//!  files    sentences   facts,     beads   differ-    find-    text,
//!           and quotes  names,             ences      ings     JSON
//!                       quotes
//! ```
//!
//! The folders are the stages, and a stage uses only the stages to its left. Beside them stand the knowledge
//! that several stages share: `meaning` (does this render that?), `name` (hangul against Latin names) and
//! `table` (the tables of `data/`).
//!
//! This library exists for the program `daejo` and its tests. It promises no stable interface.

mod align;
mod check;
pub mod cli;
mod compare;
mod extract;
mod finding;
mod meaning;
mod name;
pub mod probe;
mod project;
mod reading;
pub mod report;
mod segment;
mod source;
mod table;
#[cfg(test)]
mod testing;

pub use check::{Selection, UnknownRule, rule, rules};
pub use finding::{Allowed, AllowedBy, FailOn, Finding, Level, Rule, Severity};
pub use jiff::civil::Date;
pub use source::{Document, Lang, Position, SourceError, SourceFile, Span, split_bilingual};
pub use table::{Glossaries, GlossaryError};

use align::Pair;
use compare::Comparison;
use meaning::sense::LONGEST;
use reading::Reading;

/// What to check, and with which publication date.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// The rules to run.
    pub selection: Selection,
    /// The day from which 지난 9일 and 올해 are reckoned; where it is not given, a dateline in the text tells it.
    pub date: Option<Date>,
}

/// The result of checking one pair.
#[derive(Debug)]
pub struct Checked {
    /// The source document.
    pub source: Document,
    /// The target document.
    pub target: Document,
    /// The findings, in the order of the translation.
    pub findings: Vec<Finding>,
    /// What was found too, and is allowed.
    pub allowed: Vec<Allowed>,
    /// Number of aligned passages.
    pub passages: usize,
    /// Number of facts read in the source.
    pub facts: usize,
    /// The source's sentences, which reports show as the context of a finding.
    pub source_sentences: Vec<Span>,
    /// The target's sentences.
    pub target_sentences: Vec<Span>,
    /// The segments of the source and of the target, of which the beads consist.
    pub(crate) segments: [Vec<Span>; 2],
    /// Which segments render which, in the order of the translation.
    pub(crate) beads: Vec<align::Bead>,
}

impl Checked {
    /// Counts the findings of one severity.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|f| f.severity == severity).count()
    }

    /// Returns the worst severity found.
    #[must_use]
    pub fn worst(&self) -> Option<Severity> {
        self.findings.iter().map(|f| f.severity).max()
    }
}

/// Checks `target`, an English translation, against `source`, the Korean text.
#[must_use]
pub fn check(source: Document, target: Document, options: &Options) -> Checked {
    let selection = check::with_named(options.selection, [&source.file, &target.file]);
    let running = Options { selection, ..*options };
    check_readings(Reading::figures(source), Reading::figures(target), &running, options.selection)
}

/// Checks two texts whose figures are read, and returns what the `asked` ones of the rules have found.
fn check_readings(source: Reading, target: Reading, options: &Options, asked: Selection) -> Checked {
    let selection = options.selection;
    let pair = align(source, target, options);
    let comparison = Comparison::new(pair, selection.asks_names(), selection.asks_meaning());
    let (findings, allowed) = check::run(&comparison, selection, asked);
    let Comparison { pair, .. } = comparison;
    let spans = |reading: &Reading| reading.segmentation.sentences.iter().map(|s| s.span).collect();
    Checked {
        findings,
        allowed,
        passages: pair.beads.len(),
        facts: pair.source.facts.len() + pair.source.names.mentions.len() + pair.source.quotes.len(),
        source_sentences: spans(&pair.source),
        target_sentences: spans(&pair.target),
        segments: pair.segments.map(|side| side.spans),
        beads: pair.beads,
        source: pair.source.document,
        target: pair.target.document,
    }
}

/// Returns whether a glance at both texts shows that [`check()`] would find nothing in them: the selected rules ask for
/// figures alone, and there are none that could differ.
#[must_use]
pub fn finds_nothing(source: &str, target: &str, options: &Options) -> bool {
    !options.selection.asks_times()
        && (!extract::figures_may_differ(source, target) || tell_the_same_figures(source, target))
}

/// Returns whether two texts surely tell the same figures, in the same order; of several figures only where there are few sentences.
fn tell_the_same_figures(source: &str, target: &str) -> bool {
    let (ours, theirs) = (extract::figures_alone(source, Lang::Ko), extract::figures_alone(target, Lang::En));
    let several = ours.len().max(theirs.len()) > 1;
    let apart = || compare::exchanged::may_turn(source, target);
    (!several || (is_of_few_sentences(source) && is_of_few_sentences(target) && !apart()))
        && compare::figures_alike(&ours, &theirs)
        && (ours.is_empty() || theirs.is_empty() || !compare::rates::differ(source, target))
}

/// Returns whether a line surely has no more sentences than a bead may hold, by the marks that may end one.
fn is_of_few_sentences(text: &str) -> bool {
    let (mut ends, mut from) = (0, 0);
    while let Some(at) =
        source::script::next_byte(text, from, |byte| matches!(byte, b'.' | b'!' | b'?' | b'\n'))
    {
        let bytes = text.as_bytes();
        if bytes[at] == b'\n' {
            return false;
        }
        from = at + 1;
        ends += usize::from(bytes.get(from).is_some_and(|next| !next.is_ascii_alphanumeric()));
    }
    ends < LONGEST
}

/// Reads and aligns both documents; what the selected rules do not ask for is not read.
fn pair(source: Document, target: Document, options: &Options) -> Pair {
    align(Reading::figures(source), Reading::figures(target), options)
}

/// Aligns two texts whose figures are read.
fn align(mut source: Reading, mut target: Reading, options: &Options) -> Pair {
    let reference = reference(&source, &target, options);
    if !options.selection.asks_names() && is_one_bead(&source, &target) {
        return Pair::of_one_bead(source, target, reference);
    }
    source.read_names();
    target.read_names();
    Pair::new(source, target, reference, options.selection.asks_meaning())
}

/// Returns the publication date: the given one, or that of a front matter, or of a dateline.
fn reference(source: &Reading, target: &Reading, options: &Options) -> Option<Date> {
    let stated = || source.document.file.date.or(target.document.file.date);
    options.date.or_else(stated).or_else(|| source.dateline()).or_else(|| target.dateline())
}

/// Returns whether two texts are each other's translation as a whole, as far as their figures are concerned.
fn is_one_bead(source: &Reading, target: &Reading) -> bool {
    source.is_short() && target.is_short() && !compare::exchanged::may_be(source, target)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    #[test]
    fn what_a_glance_passes_over_has_no_findings() {
        let document = |text: &str, lang| {
            let file = SourceFile::of_text("t", text.to_owned()).ok()?;
            Some(Document::whole(Arc::new(file), lang))
        };
        let only = ["number", "percent", "money", "unit", "total-inconsistent"].map(str::to_owned).to_vec();
        let options = Options { selection: Selection::new(&only, &[]).unwrap(), date: None };
        let lines = testing::lines();
        let korean = |text: &str| text.contains(source::script::is_hangul);
        // A glance reads no time as such: one in the notation of a heading is a figure to it.
        let is_english = |text: &str| !(text.is_empty() || korean(text) || text.starts_with(['#', '`']));
        let mut passed = 0;
        // A line with those close behind it, as the Korean and the English of a case are.
        for (at, ko) in lines.iter().enumerate().filter(|(_, ko)| korean(ko)) {
            for en in lines[at + 1..].iter().take(8).filter(|en| is_english(en)) {
                let (Some(source), Some(target)) = (document(ko, Lang::Ko), document(en, Lang::En)) else {
                    continue;
                };
                if finds_nothing(ko, en, &options) {
                    passed += 1;
                    let found = check(source, target, &options).findings;
                    assert!(found.is_empty(), "{ko} / {en}: {found:?}");
                }
            }
        }
        assert!(passed > 1000, "a glance passes over {passed} pairs");
    }
}
