//! The rules of the house: what every file, table and page of the project must be like.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use crate::root;

/// The longest that a source file may be without its tests.
const LONGEST: usize = 500;

/// The stages in their order, and what each may not use: the stages to its right.
const STAGES: &[&str] = &["source", "segment", "extract", "align", "compare", "check", "report", "cli"];

/// Returns the files below a folder of the project, sorted.
fn files(folder: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![root(folder)];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = fs::read_dir(&folder) else { continue };
        for path in entries.map(|entry| entry.unwrap().path()) {
            if path.is_dir() { folders.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    found
}

fn with_extension(folder: &str, extension: &str) -> Vec<PathBuf> {
    let mut found = files(folder);
    found.retain(|path| path.extension().is_some_and(|e| e == extension));
    found
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// Returns the path as the project names it.
fn shown(path: &Path) -> String {
    path.strip_prefix(root("")).unwrap_or(path).to_string_lossy().replace('\\', "/")
}

/// Returns the code of a source file without its tests.
fn without_tests(source: &str) -> &str {
    source.split("#[cfg(test)]").next().unwrap_or_default()
}

fn assert_none(faults: &[String]) {
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn every_source_file_says_what_it_is_for() {
    let mut faults = Vec::new();
    for path in
        ["src", "tests", "benches", "tools", "fuzz/targets"].iter().flat_map(|f| with_extension(f, "rs"))
    {
        let first = read(&path).lines().next().unwrap_or_default().to_owned();
        let says = first.strip_prefix("//! ").is_some_and(|text| text.len() > 20);
        if !says {
            faults.push(format!("{}: does not begin with a sentence in `//!`", shown(&path)));
        }
    }
    assert_none(&faults);
}

#[test]
fn no_source_file_is_too_long() {
    let long = |path: &PathBuf| {
        let lines = without_tests(&read(path)).lines().count();
        (lines > LONGEST).then(|| format!("{}: {lines} lines without its tests", shown(path)))
    };
    assert_none(&with_extension("src", "rs").iter().filter_map(long).collect::<Vec<_>>());
}

#[test]
fn a_stage_uses_only_the_stages_to_its_left() {
    let mut faults = Vec::new();
    for (place, stage) in STAGES.iter().enumerate() {
        for path in with_extension(&format!("src/{stage}"), "rs") {
            let source = read(&path);
            for later in &STAGES[place + 1..] {
                if without_tests(&source).contains(&format!("crate::{later}::")) {
                    faults.push(format!("{} uses crate::{later}", shown(&path)));
                }
            }
        }
    }
    assert_none(&faults);
}

#[test]
fn every_rule_has_its_file_and_its_page_and_no_page_is_an_orphan() {
    let rules: BTreeSet<_> = daejo::rules().map(|rule| rule.name.to_owned()).collect();
    assert_eq!(rules.len(), daejo::rules().count(), "two rules have one name");
    let stem = |path: &Path| path.file_stem().unwrap().to_string_lossy().into_owned();
    let pages: BTreeSet<_> = with_extension("corpus/check", "md").iter().map(|path| stem(path)).collect();
    let checkers = with_extension("src/check", "rs");
    let checkers = checkers.iter().filter(|path| read(path).contains("impl Checker for"));
    let checkers: BTreeSet<_> = checkers.map(|path| stem(path).replace('_', "-")).collect();
    assert_eq!(rules, pages, "rules and the pages of corpus/check");
    assert_eq!(rules, checkers, "rules and the files of src/check");
}

#[test]
fn rules_are_named_and_described_in_one_way() {
    let categories: BTreeSet<_> = daejo::rules().map(|rule| rule.category).collect();
    for rule in daejo::rules() {
        let name = rule.name;
        assert!(name.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{name}");
        assert!(!categories.contains(name), "{name} is a rule and a category");
        let mut lines = rule.page.lines();
        assert_eq!(lines.next(), Some(format!("# {name}").as_str()));
        let summary = lines.find(|line| !line.is_empty()).unwrap();
        assert!(summary.starts_with("Finds ") && summary.ends_with('.'), "{name}: {summary}");
        assert!(summary.contains(rule.severity.name()), "{name}: its page gives another severity");
        for heading in ["## Why it matters", "## What it does not find", "## Found", "## Silent"] {
            assert!(rule.page.lines().any(|line| line == heading), "{name}: no `{heading}`");
        }
    }
}

#[test]
fn tables_name_their_source_and_are_well_formed() {
    let mut faults = Vec::new();
    for path in with_extension("data", "tsv") {
        let text = read(&path);
        let name = shown(&path);
        let header: Vec<_> = text.lines().take_while(|line| line.starts_with('#')).collect();
        let told_in_header = |word: &str| header.iter().any(|line| line.contains(word));
        let told = ["Written for daejo", "Licence", "MIT", "Apache-2.0", "Unicode-3.0"];
        if !told.iter().any(|word| told_in_header(word)) {
            faults.push(format!("{name}: its head names no source and licence"));
        }
        if !told_in_header("Columns:") {
            faults.push(format!("{name}: its head names no columns"));
        }
        let mut columns = None;
        let mut seen = BTreeMap::new();
        for (line, number) in text.lines().zip(1..).skip(header.len()) {
            let count = line.split('\t').count();
            if *columns.get_or_insert(count) != count {
                faults.push(format!("{name}:{number}: {count} columns"));
            }
            if line.split('\t').any(|cell| cell != cell.trim()) {
                faults.push(format!("{name}:{number}: white space around a cell"));
            }
            if let Some(before) = seen.insert(line, number) {
                faults.push(format!("{name}:{number}: the same as line {before}"));
            }
        }
    }
    assert_none(&faults);
}

/// Returns the text files that the project is made of.
fn project_texts() -> Vec<PathBuf> {
    let folders = ["src", "tests", "benches", "tools", "corpus", "data", "docs", "snapshots", "fuzz/targets"];
    let mut all: Vec<_> = folders.iter().flat_map(|folder| files(folder)).collect();
    // Beside the fuzz targets stands what they make.
    let inside =
        |folder: &str| fs::read_dir(root(folder)).into_iter().flatten().map(|entry| entry.unwrap().path());
    all.extend(inside("").filter(|p| p.extension().is_some_and(|e| e == "md" || e == "rs")));
    all.extend(inside("fuzz").filter(|p| p.is_file()));
    let text = ["rs", "md", "txt", "tsv", "snap", "py", "toml", "json", "jsonl", "sh"];
    all.retain(|path| path.extension().is_some_and(|e| text.iter().any(|t| e == *t)));
    all.sort();
    all
}

/// The words are put together here, so that this file does not hold them.
#[test]
fn no_file_names_a_registry_or_a_place_on_one_machine() {
    let words = [
        ["/wo", "rk/"],
        ["/tm", "p/"],
        ["/ho", "me/"],
        ["/ro", "ot/"],
        ["C:\\", "Users"],
        ["crates", ".io"],
        ["pypi", ".org"],
        ["pythonhosted", ".org"],
        ["npmjs", ".com"],
        ["proxy.golang", ".org"],
        ["huggingface", ".co"],
    ]
    .map(|parts| parts.concat());
    let mut faults = Vec::new();
    for path in project_texts() {
        for (line, number) in read(&path).lines().zip(1..) {
            for word in words.iter().filter(|word| line.contains(word.as_str())) {
                faults.push(format!("{}:{number}: {word}", shown(&path)));
            }
        }
    }
    assert_none(&faults);
}

#[test]
fn files_end_in_a_line_feed_and_have_no_carriage_returns() {
    let mut faults = Vec::new();
    for path in project_texts() {
        let text = read(&path);
        if text.contains('\r') {
            faults.push(format!("{}: a carriage return", shown(&path)));
        }
        if !text.is_empty() && !text.ends_with('\n') {
            faults.push(format!("{}: no line feed at its end", shown(&path)));
        }
        let rust = path.extension().is_some_and(|e| e == "rs" || e == "py");
        if rust && text.lines().any(|line| line.ends_with([' ', '\t'])) {
            faults.push(format!("{}: white space at the end of a line", shown(&path)));
        }
    }
    assert_none(&faults);
}

#[test]
fn the_changelog_knows_this_version() {
    let changelog = read(&root("CHANGELOG.md"));
    let version = format!("## [{}]", env!("CARGO_PKG_VERSION"));
    assert!(changelog.contains("## [Unreleased]") || changelog.contains(&version), "no `{version}`");
}

#[test]
fn every_test_module_and_corpus_is_used() {
    let main = read(&root("tests/main.rs"));
    for path in with_extension("tests", "rs") {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let used = name == "main" || main.contains(&format!("mod {name};"));
        assert!(used, "tests/main.rs has no `mod {name};`");
    }
    for folder in fs::read_dir(root("corpus/releases")).unwrap().map(|entry| entry.unwrap().path()) {
        let names: Vec<_> = ["ko.txt", "en.txt", "errors.tsv"].map(|name| folder.join(name)).into();
        assert!(names.iter().all(|path| path.is_file()), "{} lacks a file", shown(&folder));
    }
}
