//! What was found in many pairs, in numbers.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt::Write;

use anstyle::Style;

use super::text::style;
use super::{by_severity, counted};
use crate::Checked;
use crate::finding::Severity;

const BOLD: Style = Style::new().bold();

/// The numbers of a run.
#[derive(Debug, Default)]
pub struct Summary {
    /// Pairs that were checked.
    pub pairs: usize,
    /// Files without a counterpart.
    pub unpaired: usize,
    /// Pairs that could not be read.
    pub failed: usize,
    /// Accepted findings that are no longer there.
    pub gone: usize,
    /// Pairs in which something was found.
    found: usize,
    /// Findings that are allowed.
    allowed: usize,
    rules: BTreeMap<(Severity, &'static str), usize>,
}

impl Summary {
    /// Counts a pair.
    pub fn add(&mut self, checked: &Checked) {
        self.pairs += 1;
        self.found += usize::from(!checked.findings.is_empty());
        self.allowed += checked.allowed.len();
        for finding in &checked.findings {
            *self.rules.entry((finding.severity, finding.rule.name)).or_default() += 1;
        }
    }

    /// Returns a line of sums and a table by rule, the worst and most frequent ones first.
    #[must_use]
    pub fn text(&self) -> String {
        let mut out = format!("{BOLD}{} checked{BOLD:#}", counted(self.pairs, "pair"));
        let of = |severity| self.rules.iter().filter(move |((s, _), _)| *s == severity).map(|(_, n)| n).sum();
        if let Some(sums) = by_severity(of) {
            let _ = write!(out, ", {} with findings: {sums}", self.found);
        } else {
            out.push_str(", nothing found");
        }
        if self.allowed > 0 {
            let _ = write!(out, "; {} allowed", self.allowed);
        }
        if self.gone > 0 {
            let _ = write!(out, "; {} gone", self.gone);
        }
        if self.unpaired > 0 {
            let _ = write!(out, "; {} without a counterpart", counted(self.unpaired, "file"));
        }
        if self.failed > 0 {
            let _ = write!(out, "; {} that could not be read", counted(self.failed, "pair"));
        }
        out.push('\n');
        let mut rows: Vec<_> = self.rules.iter().collect();
        rows.sort_by_key(|((severity, rule), count)| (Reverse(*severity), Reverse(**count), *rule));
        let width = rows.iter().map(|((_, rule), _)| rule.len()).max().unwrap_or_default();
        for ((severity, rule), count) in rows {
            let style = style(*severity);
            let _ = writeln!(out, "  {style}{:<7}{style:#}  {rule:<width$}  {count:>5}", severity.name());
        }
        out
    }
}
