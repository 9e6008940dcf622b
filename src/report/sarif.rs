//! SARIF 2.1.0, for code scanning and editors: rules with their pages, and both sides of every finding.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

use super::place::Place;
use super::{Remark, Run};
use crate::finding::{Allowed, AllowedBy, Finding, Rule, Severity};
use crate::{Checked, Lang};

/// What stands for itself in the path of a URI.
const PATH: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');

/// Returns the report of a run.
pub(super) fn sarif(run: &Run) -> serde_json::Result<String> {
    let Run { checked, remarks, .. } = *run;
    let rules: Vec<&Rule> = crate::rules()
        .filter(|rule| checked.iter().flat_map(told).any(|finding| finding.rule.name == rule.name))
        .collect();
    let mut results = Vec::new();
    for pair in checked {
        results.extend(pair.findings.iter().map(|finding| result(pair, finding, &rules)));
        results.extend(pair.allowed.iter().map(|allowed| suppressed(pair, allowed, &rules)));
    }
    serde_json::to_string_pretty(&json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "daejo",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "shortDescription": { "text": env!("CARGO_PKG_DESCRIPTION") },
                "rules": rules.iter().map(|rule| descriptor(rule)).collect::<Vec<_>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "artifacts": artifacts(checked),
            "results": results,
            "invocations": [{
                "executionSuccessful": remarks.iter().all(|remark| remark.severity.is_some()),
                "toolExecutionNotifications": remarks.iter().map(notification).collect::<Vec<_>>(),
            }],
        }],
    }))
}

/// Returns the findings of a pair, with those that are allowed.
fn told(pair: &Checked) -> impl Iterator<Item = &Finding> {
    pair.findings.iter().chain(pair.allowed.iter().map(|allowed| &allowed.finding))
}

/// Returns a finding that is allowed, which SARIF keeps and does not count.
fn suppressed(checked: &Checked, allowed: &Allowed, rules: &[&Rule]) -> Value {
    let mut result = result(checked, &allowed.finding, rules);
    let kind = if allowed.by == AllowedBy::Comment { "inSource" } else { "external" };
    result["suppressions"] = json!([{ "kind": kind, "justification": allowed.reason }]);
    result
}

/// Returns what the report says of a rule: its page is the help.
fn descriptor(rule: &Rule) -> Value {
    json!({
        "id": rule.name,
        "shortDescription": { "text": rule.summary() },
        "fullDescription": { "text": rule.summary() },
        "help": { "text": rule.explanation(), "markdown": rule.page },
        "defaultConfiguration": { "level": rule.severity.name() },
        "properties": { "tags": [rule.category], "problem.severity": match rule.severity {
            Severity::Note => "recommendation",
            severity => severity.name(),
        }},
    })
}

/// Returns the files, with their encodings, each once.
fn artifacts(checked: &[Checked]) -> Vec<Value> {
    let mut all: Vec<Value> = Vec::new();
    for document in checked.iter().flat_map(|pair| [&pair.source, &pair.target]) {
        let uri = uri(&Place { document, span: crate::Span::default() });
        if all.iter().all(|file| file["location"]["uri"] != uri) {
            let encoding = match document.file.decoded_from {
                None => "UTF-8",
                Some("UTF-16") => "UTF-16",
                Some(_) => "EUC-KR",
            };
            all.push(json!({ "location": { "uri": uri }, "encoding": encoding }));
        }
    }
    all
}

fn result(checked: &Checked, finding: &Finding, rules: &[&Rule]) -> Value {
    let places = Place::of(checked, finding);
    let (first, others) = places.split_at(1.min(places.len()));
    let related = others.iter().zip(1..).map(|(place, id)| {
        let mut location = location(place);
        location["id"] = json!(id);
        location["message"] = json!({ "text": match place.document.lang {
            Lang::Ko => "the source",
            Lang::En => "the translation",
        }});
        location
    });
    let text = finding.notes.iter().fold(finding.message.clone(), |text, note| text + "\n" + note);
    json!({
        "ruleId": finding.rule.name,
        "ruleIndex": rules.iter().position(|rule| rule.name == finding.rule.name),
        "level": finding.severity.name(),
        "message": { "text": text },
        "locations": first.iter().map(location).collect::<Vec<_>>(),
        "relatedLocations": related.collect::<Vec<_>>(),
        "partialFingerprints": { "daejo/v1": finding.fingerprint() },
    })
}

/// Returns what is no result: a file that lacks its counterpart or could not be read.
fn notification(remark: &Remark) -> Value {
    let uri = encoded(&remark.path);
    json!({
        "level": remark.severity().name(),
        "message": { "text": remark.message },
        "locations": [{ "physicalLocation": { "artifactLocation": { "uri": uri } } }],
    })
}

fn location(place: &Place) -> Value {
    let [start, end] = place.ends();
    json!({ "physicalLocation": {
        "artifactLocation": { "uri": uri(place) },
        "region": {
            "startLine": start.line,
            "startColumn": start.column,
            "endLine": end.line,
            "endColumn": end.column,
            "snippet": { "text": place.text() },
        },
    }})
}

fn uri(place: &Place) -> String {
    encoded(&place.path())
}

fn encoded(path: &str) -> String {
    utf8_percent_encode(path, PATH).to_string()
}
