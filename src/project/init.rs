//! A first `daejo.toml`: the patterns that the files there show, and every other key in a comment.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use ignore::WalkBuilder;

use super::slashes;

/// What marks the two languages in paths.
const MARKS: &[(&str, &str)] = &[
    ("ko", "en"),
    ("kr", "en"),
    ("kor", "eng"),
    ("korean", "english"),
    ("ko-KR", "en-US"),
    ("KO", "EN"),
    ("KR", "EN"),
    ("국문", "영문"),
    ("한글", "영문"),
];

/// Endings of files that can be read.
const ENDINGS: &[&str] = &["md", "markdown", "txt", "text"];

/// Two patterns, and how many pairs they make.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) source: String,
    pub(crate) target: String,
    pub(crate) pairs: usize,
}

/// Finds patterns of pairs among the files below the current folder, those that make most pairs first.
pub(crate) fn look() -> Vec<Found> {
    let files: BTreeSet<String> = WalkBuilder::new(".")
        .require_git(false)
        .build()
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_some_and(|kind| kind.is_file()))
        .filter_map(|entry| slashes(entry.path()))
        .collect();
    patterns(&files)
}

fn patterns(files: &BTreeSet<String>) -> Vec<Found> {
    let mut counts: BTreeMap<(String, String), usize> = BTreeMap::new();
    for path in files.iter().filter(|path| ending(path).is_some_and(|end| ENDINGS.contains(&end))) {
        let found = MARKS.iter().find_map(|(ours, theirs)| {
            let there = |at: &usize| files.contains(&replaced(path, *at, ours, theirs));
            places(path, ours).find(there).map(|at| (pattern(path, at, ours), (*ours, *theirs, at)))
        });
        if let Some((source, (ours, theirs, at))) = found {
            let target = pattern(&replaced(path, at, ours, theirs), at, theirs);
            *counts.entry((source, target)).or_default() += 1;
        }
    }
    let found = counts.into_iter().map(|((source, target), pairs)| Found { source, target, pairs });
    let mut found: Vec<Found> = found.collect();
    found.sort_by_key(|found| std::cmp::Reverse(found.pairs));
    found
}

fn ending(path: &str) -> Option<&str> {
    path.rsplit('/').next()?.rsplit_once('.').map(|(_, ending)| ending)
}

/// Returns where `mark` stands alone in a path, the last place first.
fn places<'p>(path: &'p str, mark: &'p str) -> impl Iterator<Item = usize> + 'p {
    let is_border = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    path.rmatch_indices(mark).map(|(at, _)| at).filter(move |at| {
        let before = path.get(..*at).unwrap_or_default().chars().next_back();
        let after = path.get(at + mark.len()..).unwrap_or_default().chars().next();
        is_border(before) && is_border(after)
    })
}

fn replaced(path: &str, at: usize, ours: &str, theirs: &str) -> String {
    let (before, after) =
        (path.get(..at).unwrap_or_default(), path.get(at + ours.len()..).unwrap_or_default());
    format!("{before}{theirs}{after}")
}

/// Returns the pattern of a path whose language is marked at `at`.
fn pattern(path: &str, at: usize, mark: &str) -> String {
    let (before, after) =
        (path.get(..at).unwrap_or_default(), path.get(at + mark.len()..).unwrap_or_default());
    let end = ending(path).unwrap_or_default();
    let (folder, name) = before.rsplit_once('/').unwrap_or(("", before));
    let folder_with =
        |rest: &str| if folder.is_empty() { rest.to_owned() } else { format!("{folder}/{rest}") };
    if after.contains('/') {
        // The language is a folder: ko/2026/bridge.md.
        let rest = after.split_once('/').map(|(rest, _)| rest).unwrap_or_default();
        format!("{before}{mark}{rest}/{{*path}}.{end}")
    } else if !name.is_empty() {
        // It is a part of the name: bridge.ko.md.
        let border = name.chars().next_back().map(String::from).unwrap_or_default();
        folder_with(&format!("{{name}}{border}{mark}{after}"))
    } else if after.len() > end.len() + 1 {
        // The name begins with it: ko-bridge.md.
        let border = after.chars().next().map(String::from).unwrap_or_default();
        folder_with(&format!("{mark}{border}{{name}}.{end}"))
    } else {
        // It is the name, and the folder tells which release it is: bridge/ko.md.
        match folder.rsplit_once('/') {
            Some((above, _)) => format!("{above}/{{name}}/{mark}{after}"),
            None if folder.is_empty() => format!("{mark}{after}"),
            None => format!("{{name}}/{mark}{after}"),
        }
    }
}

/// Returns the text of a `daejo.toml` with these sets of pairs.
pub(crate) fn text(found: &[Found]) -> String {
    let mut sets = String::new();
    if found.is_empty() {
        sets.push_str("[[pairs]]\nsource = \"press/{name}.ko.md\"\ntarget = \"press/{name}.en.md\"\n");
    }
    for (index, set) in found.iter().enumerate() {
        let blank = if index == 0 { "" } else { "\n" };
        let _ = writeln!(
            sets,
            "{blank}# {} pair{} when this file was written\n[[pairs]]\nsource = {}\ntarget = {}",
            set.pairs,
            if set.pairs == 1 { "" } else { "s" },
            toml_string(&set.source),
            toml_string(&set.target)
        );
    }
    include_str!("init.toml").replacen("# PAIRS\n", &sets, 1)
}

/// Writes a string as TOML has it.
fn toml_string(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() => {
                let _ = write!(out, "\\u{:04X}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::config;

    #[test]
    fn layouts_are_found() {
        for (files, source, target) in [
            (["press/a.ko.md", "press/a.en.md"], "press/{name}.ko.md", "press/{name}.en.md"),
            (["a_kor.txt", "a_eng.txt"], "{name}_kor.txt", "{name}_eng.txt"),
            (["ko/2026/a.md", "en/2026/a.md"], "ko/{*path}.md", "en/{*path}.md"),
            (["x/ko/a.md", "x/en/a.md"], "x/ko/{*path}.md", "x/en/{*path}.md"),
            (["r/bridge/ko.txt", "r/bridge/en.txt"], "r/{name}/ko.txt", "r/{name}/en.txt"),
            (["ko-a.md", "en-a.md"], "ko-{name}.md", "en-{name}.md"),
            (["보도 (국문).txt", "보도 (영문).txt"], "{name}(국문).txt", "{name}(영문).txt"),
        ] {
            let found = patterns(&files.map(str::to_owned).into());
            assert_eq!(found.len(), 1, "{files:?}: {found:?}");
            assert_eq!((found[0].source.as_str(), found[0].target.as_str()), (source, target));
            for (path, pattern) in files.iter().zip([source, target]) {
                let pattern = crate::project::pattern::Pattern::new(pattern).unwrap();
                assert!(pattern.places(path).is_some(), "{path}");
            }
        }
        for files in [["a.ko.md", "b.en.md"], ["kosovo.md", "ensovo.md"], ["a.ko.png", "a.en.png"]] {
            assert_eq!(patterns(&files.map(str::to_owned).into()), []);
        }
    }

    /// Also with every key that it has in a comment.
    #[test]
    fn the_file_is_read_as_it_is_written() {
        let set = Found { source: "a\"{name}.ko.md".into(), target: "{name}.en.md".into(), pairs: 2 };
        for found in [vec![], vec![set]] {
            let text = text(&found);
            let config = config::parse("t", &text).unwrap();
            assert_eq!(config.pairs.len(), 1);
            let is_key = |line: &str| {
                line.starts_with('[') || line.split_once(" = ").is_some_and(|(key, _)| !key.contains(' '))
            };
            let with_all: String = text
                .lines()
                .map(|line| {
                    line.strip_prefix("# ").filter(|rest| is_key(rest)).unwrap_or(line).to_owned() + "\n"
                })
                .collect();
            let config = config::parse("t", &with_all).unwrap();
            assert_eq!((config.overrides.len(), config.allow.len()), (1, 1), "{with_all}");
            assert!(!config.glossary.is_empty() && !config.exclude.is_empty(), "{with_all}");
        }
    }
}
