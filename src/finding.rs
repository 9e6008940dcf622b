//! The one result type: what a checker found, where, and how bad it is.

use serde::{Deserialize, Serialize};

use crate::source::Span;

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth a look.
    Note,
    /// Probably wrong, or missing.
    Warning,
    /// A fact contradicts the source.
    Error,
}

impl Severity {
    /// Returns the name that reports use.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// What a checker finds, as its page and every report name it.
#[derive(Debug)]
pub struct Rule {
    /// The name, which says the defect: `number-changed`.
    pub name: &'static str,
    /// The group that `--only` and `--skip` also take: `number`.
    pub category: &'static str,
    /// The severity that its findings have unless a finding says otherwise.
    pub severity: Severity,
    /// The rule's page in Markdown, its cases included.
    pub page: &'static str,
}

impl Rule {
    /// Returns what it finds: the first sentence of its page.
    #[must_use]
    pub fn summary(&self) -> &'static str {
        self.page.lines().skip(1).find(|line| !line.trim().is_empty()).unwrap_or_default()
    }

    /// Returns why it matters, in the words of its page.
    #[must_use]
    pub fn reason(&self) -> Option<&'static str> {
        let section = self.page.split_once("\n## Why it matters\n")?.1;
        section.lines().find(|line| !line.trim().is_empty())
    }

    /// Returns its page without the cases: what it finds, why that matters, and what it does not find.
    #[must_use]
    pub fn explanation(&self) -> &'static str {
        self.page.split("\n## Found").next().unwrap_or_default().trim_end()
    }
}

/// A place where the translation and its source disagree.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The rule that found it.
    pub rule: &'static Rule,
    /// How bad it is.
    pub severity: Severity,
    /// One sentence for the reader, without a full stop.
    pub message: String,
    /// Where it is in the source; an empty span is where something should have been.
    pub source: Vec<Span>,
    /// Where it is in the translation; an empty span is where something should have been.
    pub target: Vec<Span>,
    /// What the finding rests on.
    pub notes: Vec<String>,
    /// The normalised facts of both sides, from which the fingerprint is made.
    pub facts: String,
}

impl Finding {
    /// Returns a finding of `rule` at its usual severity.
    pub(crate) fn new(
        rule: &'static Rule,
        source: Span,
        target: Span,
        message: String,
        facts: String,
    ) -> Self {
        Self {
            rule,
            severity: rule.severity,
            message,
            source: vec![source],
            target: vec![target],
            notes: Vec::new(),
            facts,
        }
    }

    /// Returns the finding at another severity.
    pub(crate) const fn at(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }

    /// Returns the finding with one more note.
    pub(crate) fn note(mut self, note: impl Into<String>) -> Self {
        self.notes.push(note.into());
        self
    }

    /// Returns an identifier that depends on the rule and the normalised facts, and on neither position nor wording.
    ///
    /// It is the 64-bit FNV-1a hash of both, in 16 hexadecimal digits.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        let bytes = self.rule.name.bytes().chain([0]).chain(self.facts.bytes());
        let hash =
            bytes.fold(0xcbf2_9ce4_8422_2325_u64, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3));
        format!("{hash:016x}")
    }
}
