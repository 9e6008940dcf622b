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
    /// All of them, the worst first.
    pub const ALL: [Self; 3] = [Self::Error, Self::Warning, Self::Note];

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

/// How bad the findings of a rule are told to be, or that it rests.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// A fact contradicts the source.
    Error,
    /// Probably wrong, or missing.
    Warning,
    /// Worth a look.
    Note,
    /// Not reported.
    Off,
}

impl Level {
    /// Returns the severity, where there is one.
    #[must_use]
    pub const fn severity(self) -> Option<Severity> {
        match self {
            Self::Error => Some(Severity::Error),
            Self::Warning => Some(Severity::Warning),
            Self::Note => Some(Severity::Note),
            Self::Off => None,
        }
    }
}

/// The severity from which findings fail a run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, clap::ValueEnum)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum FailOn {
    /// Errors
    #[default]
    Error,
    /// Warnings and errors
    Warning,
    /// Anything
    Note,
    /// Nothing
    Never,
}

impl FailOn {
    /// Returns the least severity that fails a run.
    #[must_use]
    pub const fn limit(self) -> Option<Severity> {
        match self {
            Self::Error => Some(Severity::Error),
            Self::Warning => Some(Severity::Warning),
            Self::Note => Some(Severity::Note),
            Self::Never => None,
        }
    }

    /// Returns whether a run with findings of this severity at worst fails.
    #[must_use]
    pub fn fails(self, worst: Option<Severity>) -> bool {
        self.limit().zip(worst).is_some_and(|(limit, worst)| worst >= limit)
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

/// A finding that is right as it is, as somebody has said.
#[derive(Clone, Debug)]
pub struct Allowed {
    /// What was found.
    pub finding: Finding,
    /// Where it was said.
    pub by: AllowedBy,
    /// Why it is right; may be empty.
    pub reason: String,
}

/// Where a finding is allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AllowedBy {
    /// In a comment of the text.
    Comment,
    /// In the configuration of the project.
    Configuration,
    /// In the accepted report of the pair.
    Snapshot,
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
