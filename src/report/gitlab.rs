//! The Code Quality report of GitLab, which a merge request shows beside its changes.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Run;
use super::place::Place;
use crate::finding::Severity;

#[derive(Serialize)]
struct Issue<'r> {
    description: &'r str,
    check_name: &'static str,
    fingerprint: String,
    severity: &'static str,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
    end: usize,
}

/// Returns the report of a run.
pub(super) fn gitlab(run: &Run) -> serde_json::Result<String> {
    let mut issues = Vec::new();
    // GitLab drops all but one of the issues that share a fingerprint.
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for pair in run.checked {
        for finding in &pair.findings {
            let places = Place::of(pair, finding);
            let Some(place) = places.first() else { continue };
            let path = place.path();
            let [start, end] = place.ends();
            let unique = format!("{}:{path}", finding.fingerprint());
            let count = seen.entry(unique.clone()).or_default();
            *count += 1;
            issues.push(Issue {
                description: &finding.message,
                check_name: finding.rule.name,
                fingerprint: if *count == 1 { unique } else { format!("{unique}:{count}") },
                severity: severity(finding.severity),
                location: Location { path, lines: Lines { begin: start.line, end: end.line } },
            });
        }
    }
    for remark in run.remarks {
        issues.push(Issue {
            description: &remark.message,
            check_name: if remark.severity.is_some() { "unpaired" } else { "unreadable" },
            fingerprint: format!("daejo:{}", remark.path),
            severity: severity(remark.severity()),
            location: Location { path: remark.path.clone(), lines: Lines { begin: 1, end: 1 } },
        });
    }
    serde_json::to_string_pretty(&issues)
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "major",
        Severity::Warning => "minor",
        Severity::Note => "info",
    }
}
