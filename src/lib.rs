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
mod reading;
pub mod report;
mod segment;
mod source;
mod table;

pub use check::{Selection, UnknownRule, rule, rules};
pub use finding::{Finding, Rule, Severity};
pub use jiff::civil::Date;
pub use source::{Document, Lang, Position, SourceError, SourceFile, Span, split_bilingual};

use align::Pair;
use compare::Comparison;
use reading::Reading;

/// What to check, and with which publication date.
#[derive(Clone, Debug, Default)]
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
    /// Number of aligned passages.
    pub passages: usize,
    /// Number of facts read in the source.
    pub facts: usize,
    /// The source's sentences, which reports show as the context of a finding.
    pub source_sentences: Vec<Span>,
    /// The target's sentences.
    pub target_sentences: Vec<Span>,
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
    let asks = &options.selection;
    let pair = pair(source, target, options.date, asks.asks_names(), asks.asks_meaning());
    let comparison = Comparison::new(pair);
    let findings = check::run(&comparison, &options.selection);
    let Comparison { pair, .. } = comparison;
    let spans = |reading: &Reading| reading.segmentation.sentences.iter().map(|s| s.span).collect();
    Checked {
        findings,
        passages: pair.beads.len(),
        facts: pair.source.facts.len() + pair.source.names.mentions.len() + pair.source.quotes.len(),
        source_sentences: spans(&pair.source),
        target_sentences: spans(&pair.target),
        source: pair.source.document,
        target: pair.target.document,
    }
}

/// Returns whether a glance at both texts shows that [`check()`] would find nothing in them: the selected rules ask for
/// figures alone, and there are none that could differ.
#[must_use]
pub fn finds_nothing(source: &Document, target: &Document, options: &Options) -> bool {
    !options.selection.asks_times() && !extract::figures_may_differ(source.text(), target.text())
}

/// Reads and aligns both documents; what `names` and `meaning` say is not asked for is not read.
fn pair(source: Document, target: Document, date: Option<Date>, names: bool, meaning: bool) -> Pair {
    let mut source = Reading::figures(source);
    let mut target = Reading::figures(target);
    let date = date.or_else(|| source.dateline()).or_else(|| target.dateline());
    if !names && source.is_short() && target.is_short() && !compare::exchanged::may_be(&source, &target) {
        return Pair::of_one_bead(source, target, date);
    }
    source.read_names();
    target.read_names();
    Pair::new(source, target, date, meaning)
}
