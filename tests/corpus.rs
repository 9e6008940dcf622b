//! The pages of `corpus/check/`: each case runs its own checker alone.

use std::fmt::Write;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Parser, Tag, TagEnd};

use crate::{checked, report, root, snapshots};

/// What a case's section demands of the checker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Expected {
    Found,
    Silent,
}

/// A case of a page.
#[derive(Debug)]
pub(crate) struct Case {
    pub(crate) heading: String,
    pub(crate) expected: Expected,
    pub(crate) known_limit: bool,
    pub(crate) ko: String,
    pub(crate) en: String,
}

/// Reads the cases of a page.
pub(crate) fn cases(page: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    let mut section: Option<(Expected, bool)> = None;
    let mut heading: Option<HeadingLevel> = None;
    let mut block: Option<String> = None;
    for event in Parser::new(page) {
        match event {
            Event::Start(Tag::Heading { level, .. }) => heading = Some(level),
            Event::End(TagEnd::Heading(_)) => heading = None,
            Event::Text(text) if heading == Some(HeadingLevel::H2) => {
                section = match &*text {
                    "Found" => Some((Expected::Found, false)),
                    "Silent" => Some((Expected::Silent, false)),
                    "Known misses" => Some((Expected::Silent, true)),
                    "Known false alarms" => Some((Expected::Found, true)),
                    _ => None,
                };
            }
            Event::Text(text) if heading == Some(HeadingLevel::H3) => {
                if let Some((expected, known_limit)) = section {
                    match cases.last_mut().filter(|c| c.ko.is_empty() && c.en.is_empty()) {
                        Some(case) => case.heading.push_str(&text),
                        None => cases.push(Case {
                            heading: text.to_string(),
                            expected,
                            known_limit,
                            ko: String::new(),
                            en: String::new(),
                        }),
                    }
                }
            }
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(lang))) => block = Some(lang.to_string()),
            Event::End(TagEnd::CodeBlock) => block = None,
            Event::Text(text) => {
                if let (Some(lang), Some(case)) = (&block, cases.last_mut()) {
                    match lang.as_str() {
                        "ko" => case.ko.push_str(&text),
                        "en" => case.en.push_str(&text),
                        _ => {}
                    }
                }
            }
            _ => {}
        }
    }
    cases
}

#[test]
fn every_case_is_found_or_silent_as_its_page_says() {
    let mut failures = String::new();
    for rule in daejo::rules() {
        for case in cases(rule.page) {
            let checked = checked(&case.ko, &case.en, &[rule.name]);
            let found = !checked.findings.is_empty();
            if found != (case.expected == Expected::Found) {
                let _ = writeln!(
                    failures,
                    "{} / {}: expected {:?}\n{}",
                    rule.name,
                    case.heading,
                    case.expected,
                    report(&checked)
                );
            }
        }
    }
    assert!(failures.is_empty(), "{failures}");
}

#[test]
fn reports_of_the_cases() {
    for rule in daejo::rules() {
        let mut all = String::new();
        for case in cases(rule.page) {
            let limit = if case.known_limit { " (known limit)" } else { "" };
            let report = report(&checked(&case.ko, &case.en, &[rule.name]));
            let _ = writeln!(all, "## {:?}{limit}: {}\n\n{report}", case.expected, case.heading);
        }
        snapshots().bind(|| insta::assert_snapshot!(rule.name, all));
    }
}

#[test]
fn every_page_has_findings_and_silence() {
    for rule in daejo::rules() {
        let path = root(&format!("corpus/check/{}.md", rule.name));
        assert!(path.is_file(), "{} has no page", rule.name);
        let cases = cases(rule.page);
        for expected in [Expected::Found, Expected::Silent] {
            assert!(
                cases.iter().any(|c| c.expected == expected && !c.known_limit),
                "{}: no case is {expected:?}",
                rule.name
            );
        }
        assert!(
            cases.iter().all(|c| !c.ko.is_empty() && !c.en.is_empty()),
            "{}: a case lacks a block",
            rule.name
        );
    }
}
