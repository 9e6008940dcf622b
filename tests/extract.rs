//! The pages of `corpus/extract/`: every spelling under a value is read as that value, and nothing else is.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::cli::given;
use crate::root;

/// A text of a page, with what must be read in it.
struct Line<'p> {
    text: &'p str,
    /// The value; nothing where no fact of the page's dimension may be read.
    value: Option<&'p str>,
    /// Whether the value is known not to be read yet.
    missed: bool,
}

/// Reads the list items of a page.
fn lines(page: &str) -> Vec<Line<'_>> {
    let value = |text| (text != "nothing").then_some(text);
    let mut heading = None;
    let mut lines = Vec::new();
    for line in page.lines() {
        if let Some(text) = line.strip_prefix("## ") {
            heading = Some(text.trim());
        } else if let (Some(item), Some(heading)) = (line.strip_prefix("- "), heading) {
            lines.push(if heading == "known misses" {
                let (text, right) = item.rsplit_once(" => ").expect("a known miss is `- text => value`");
                Line { text, value: value(right), missed: true }
            } else {
                Line { text: item, value: value(heading), missed: false }
            });
        }
    }
    lines
}

/// Returns the value of a fact as the headings of the pages write it.
fn written(fact: &Value) -> String {
    if let Some(timex) = fact["timex"].as_str() {
        return timex.to_owned();
    }
    let field = |name: &str| fact[name].as_str();
    let mut value = match (field("from"), field("to")) {
        (Some(from), Some(to)) => format!("{from}..{to}"),
        _ => field("value").unwrap_or("no value").to_owned(),
    };
    if let Some(unit) = field("unit") {
        let _ = write!(value, " {unit}");
    }
    value
}

/// Returns, for each text, the values that are read of one dimension.
fn read(dimension: &str, lang: &str, lines: &[Line]) -> Vec<Vec<String>> {
    let input: Vec<_> = lines.iter().map(|line| line.text).collect();
    let ran = given()
        .file("lines.txt", input.join("\n"))
        .run(&format!("facts --lang {lang} --format jsonl lines.txt"))
        .exits_with(0);
    let of_dimension = |record: &Value| {
        let facts = record["facts"].as_array().unwrap();
        facts.iter().filter(|f| f["kind"] == dimension).map(written).collect()
    };
    ran.records().iter().map(of_dimension).collect()
}

/// Returns what is wrong with a page, a line each.
fn faults(name: &str, page: &str) -> String {
    let (dimension, lang) = name.split_once('.').expect("<dimension>.<lang>.md");
    let lines = lines(page);
    let found = read(dimension, lang, &lines);
    assert_eq!(found.len(), lines.len(), "{name}: not one record a line");
    let mut faults = String::new();
    for (line, found) in lines.iter().zip(found) {
        let right = line.value.map_or(found.is_empty(), |value| found == [value]);
        if right && line.missed {
            let _ = writeln!(faults, "{name}: `{}` is no miss any more: move it to its value", line.text);
        } else if !right && !line.missed {
            let expected = line.value.unwrap_or("nothing");
            let _ = writeln!(faults, "{name}: `{}` is {expected}, read: {}", line.text, found.join(", "));
        }
    }
    faults
}

fn pages() -> Vec<(String, String)> {
    let mut pages: Vec<_> = fs::read_dir(root("corpus/extract"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension() == Some("md".as_ref()))
        .map(|path| {
            let name = Path::new(path.file_stem().unwrap()).to_string_lossy().into_owned();
            (name, fs::read_to_string(path).unwrap())
        })
        .collect();
    pages.sort();
    pages
}

#[test]
fn every_spelling_is_read_as_its_value() {
    let faults: String = pages().iter().map(|(name, page)| faults(name, page)).collect();
    assert!(faults.is_empty(), "{} texts\n{faults}", faults.lines().count());
}

#[test]
fn every_page_has_values_and_silence_and_no_text_twice() {
    let pages = pages();
    for (name, page) in &pages {
        let lines = lines(page);
        for value in [true, false] {
            assert!(lines.iter().any(|l| l.value.is_some() == value && !l.missed), "{name}: value {value}");
        }
        let mut texts: Vec<_> = lines.iter().map(|line| line.text).collect();
        texts.sort_unstable();
        let twice: Vec<_> = texts.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0]).collect();
        assert!(twice.is_empty(), "{name}: twice: {twice:?}");
    }
    for dimension in ["number", "ordinal", "percent", "money", "quantity", "date", "time", "duration"] {
        for lang in ["ko", "en"] {
            let name = format!("{dimension}.{lang}");
            assert!(pages.iter().any(|(page, _)| *page == name), "there is no page {name}");
        }
    }
}
