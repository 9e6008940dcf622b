//! Who says the quotes of the corpus, against the labels of `corpus/speakers.tsv`.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::Arc;

use daejo::{Document, Lang, SourceFile, probe};

use crate::{root, snapshots};

/// The share of the quotes of either language whose speaker must be read rightly, in percent.
const LEAST: usize = 90;

/// Returns whether the speaker that was read is the one of the label: a surname or a description may stand for the name.
fn is_right(read: &str, label: &str) -> bool {
    let named = |whole: &str, part: &str| whole.split(' ').any(|word| word == part) || whole.ends_with(part);
    read.contains(label) || named(label, read)
}

/// Returns the quotes of a text of the corpus with their speakers.
fn quotes(path: &str) -> Vec<(String, Option<String>)> {
    let lang = if path.ends_with("ko.txt") { Lang::Ko } else { Lang::En };
    let bytes = std::fs::read(root("corpus").join(path)).unwrap();
    let file = SourceFile::new(path, bytes).unwrap();
    probe::speakers(Document::whole(Arc::new(file), lang))
}

#[test]
fn speakers_of_the_corpus_are_read() {
    let table = std::fs::read_to_string(root("corpus/speakers.tsv")).unwrap();
    let rows: Vec<Vec<&str>> =
        table.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t').collect()).collect();
    let mut read: BTreeMap<&str, Vec<(String, Option<String>)>> = BTreeMap::new();
    let mut report = String::new();
    for lang in ["ko", "en"] {
        let (mut right, mut all) = (0, 0);
        let mut wrong = String::new();
        for row in &rows {
            let [path, label, words] = row[..] else { panic!("{row:?} has three columns") };
            if !path.ends_with(&format!("{lang}.txt")) {
                continue;
            }
            all += 1;
            let quotes = read.entry(path).or_insert_with(|| quotes(path));
            let speaker =
                quotes.iter().find(|(quote, _)| quote.starts_with(words)).map(|(_, speaker)| speaker);
            match speaker {
                Some(Some(speaker)) if is_right(speaker, label) => right += 1,
                Some(Some(speaker)) => writeln!(wrong, "  {path}: {label}, not {speaker}: {words}").unwrap(),
                Some(None) => writeln!(wrong, "  {path}: {label}, not nobody: {words}").unwrap(),
                None => writeln!(wrong, "  {path}: {label}, not read as a quote: {words}").unwrap(),
            }
        }
        writeln!(report, "{lang}: {right} of {all} speakers right").unwrap();
        report.push_str(&wrong);
        assert!(right * 100 >= all * LEAST, "{report}");
    }
    assert!(rows.len() >= 150, "the corpus has quotes enough");
    snapshots().bind(|| insta::assert_snapshot!("attribution", report));
}
