//! The findings that a `daejo.toml` allows, and the allowances that match nothing.

use std::sync::atomic::{AtomicBool, Ordering};

use ignore::gitignore::Gitignore;

use super::config::Allow;
use super::{Pair, Project, ProjectError, globs_of};
use crate::Checked;
use crate::finding::{Allowed, AllowedBy, Finding, Level, Severity};
use crate::source::{Document, Span};

/// An allowance of the configuration.
#[derive(Debug)]
pub(super) struct Allowance {
    what: Allow,
    globs: Gitignore,
    /// Whether a finding matched it.
    used: AtomicBool,
}

impl Allowance {
    pub(super) fn new(file: &str, what: Allow) -> Result<Self, ProjectError> {
        Ok(Self { globs: globs_of(file, &what.paths)?, what, used: AtomicBool::new(false) })
    }

    fn allows(&self, checked: &Checked, finding: &Finding) -> bool {
        let Allow { rule, fingerprint, text, .. } = &self.what;
        rule.is(finding.rule)
            && fingerprint.as_ref().is_none_or(|own| *own == finding.fingerprint())
            && text.as_ref().is_none_or(|text| {
                holds(&checked.source, &checked.source_sentences, &finding.source, text)
                    || holds(&checked.target, &checked.target_sentences, &finding.target, text)
            })
    }
}

/// Returns whether a text stands in the sentences of these spans.
fn holds(document: &Document, sentences: &[Span], spans: &[Span], text: &str) -> bool {
    spans.iter().any(|span| {
        let own = sentences.iter().filter(|sentence| sentence.overlaps(*span) || sentence.contains(*span));
        let passage = own.fold(*span, |passage, sentence| passage.cover(*sentence));
        passage.of(document.text()).contains(text)
    })
}

impl Project {
    /// Sets the findings aside that the configuration allows.
    pub(super) fn allow(&self, pair: &Pair, checked: &mut Checked) {
        let own: Vec<&Allowance> = self.allowances.iter().filter(|own| pair.is_in(&own.globs)).collect();
        if own.is_empty() {
            return;
        }
        for finding in std::mem::take(&mut checked.findings) {
            let mut matching = own.iter().filter(|own| own.allows(checked, &finding)).peekable();
            let Some(first) = matching.peek() else {
                checked.findings.push(finding);
                continue;
            };
            let reason = first.what.reason.clone();
            matching.for_each(|own| own.used.store(true, Ordering::Relaxed));
            checked.allowed.push(Allowed { finding, by: AllowedBy::Configuration, reason });
        }
    }

    /// Returns how bad an allowance is that matches nothing; nothing where that is not reported.
    pub(crate) fn unused_severity(&self) -> Option<Severity> {
        let rule = crate::rule("allowance-unused").ok()?;
        self.config.severity.of(rule).map_or(Some(rule.severity), Level::severity)
    }

    /// Says of each allowance of the configuration that has matched no finding what it is and where it stands.
    pub(crate) fn unused(&self) -> impl Iterator<Item = String> {
        let file = self.file();
        self.allowances.iter().filter(|own| !own.used.load(Ordering::Relaxed)).map(move |own| {
            let Allow { rule, paths, line, .. } = &own.what;
            format!(
                "{file}:{line}: nothing of {} is found in {}: this allowance can go",
                rule.name(),
                paths.join(", ")
            )
        })
    }
}
