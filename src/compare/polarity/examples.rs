//! What the judges of negations and opposites are fitted on; `tools/passages/fit.py` fits them.
//!
//! Of a translation with one word turned round, one of what is weighed at that place should be told; of the clean one, nothing.

use std::cell::RefCell;
use std::fs;
use std::path::Path;

use crate::align::Pair;
use crate::compare::passages::examples::{FOLDS, pair};
use crate::source::{Span, head};

/// What a judge weighs: its name, the place in the translation and the signs.
type Weighed = (&'static str, Span, Vec<i32>);

thread_local! {
    /// What is weighed, while that is wanted.
    static WEIGHED: RefCell<Option<Vec<Weighed>>> = const { RefCell::new(None) };
}

/// Takes note of what is weighed, and returns nothing while that is wanted: so everything is weighed that could be.
pub(super) fn note(judge: &'static str, target: Span, signs: &[i32]) -> Option<()> {
    WEIGHED.with_borrow_mut(|weighed| match weighed {
        Some(all) => {
            all.push((judge, target, signs.to_vec()));
            None
        }
        None => Some(()),
    })
}

/// Returns all that is weighed in a pair.
fn weighed(pair: &Pair) -> Vec<Weighed> {
    WEIGHED.set(Some(Vec::new()));
    super::find(pair);
    WEIGHED.take().unwrap_or_default()
}

/// A translation: the clean text, and others with one error each.
struct Release {
    source: String,
    target: String,
    edited: Vec<String>,
}

/// Returns the releases of the corpus, with their errors that turn something round, and those of the records that `DAEJO_FIT`
/// names.
fn releases() -> Vec<Release> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/releases");
    let mut folders: Vec<_> = fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    let mut all = Vec::new();
    for folder in folders {
        let [source, target, errors] =
            ["ko.txt", "en.txt", "errors.tsv"].map(|name| fs::read_to_string(folder.join(name)).unwrap());
        let edits = errors.lines().filter_map(|line| {
            let cells: Vec<&str> = line.split('\t').collect();
            let turns = matches!(cells[0], "negation-flipped" | "direction-flipped");
            turns.then(|| target.replacen(cells[1], cells.get(2).unwrap_or(&""), 1))
        });
        all.push(Release { edited: edits.collect(), source, target });
    }
    for file in std::env::var("DAEJO_FIT").unwrap_or_default().split(':').filter(|file| !file.is_empty()) {
        for line in fs::read_to_string(file).unwrap().lines() {
            let record: serde_json::Value = serde_json::from_str(line).unwrap();
            let [source, target] = ["source", "target"].map(|key| record[key].as_str().unwrap().to_owned());
            match record["category"].as_str() {
                None | Some("clean") => all.push(Release { source, target, edited: Vec::new() }),
                Some("negation" | "direction") => {
                    if let Some(own) = all.iter_mut().rev().find(|own| own.source == source) {
                        own.edited.push(target);
                    }
                }
                Some(_) => {}
            }
        }
    }
    all
}

/// Returns the first and the last place, the latter from the end, at which two texts differ.
fn differ(one: &str, other: &str) -> (usize, usize) {
    let alike = |pairs: &mut dyn Iterator<Item = (u8, u8)>| pairs.take_while(|(a, b)| a == b).count();
    let start = alike(&mut one.bytes().zip(other.bytes()));
    let end = alike(&mut one.bytes().rev().zip(other.bytes().rev()));
    (start, other.len() - end.min(other.len() - start))
}

#[test]
#[ignore = "a program, not a test: prints what the weights are fitted on"]
fn turned_signs() {
    let print = |judge: &str, label: u8, number: usize, fold: usize, signs: &[i32], text: &str| {
        let signs: Vec<String> = signs.iter().map(i32::to_string).collect();
        let text: Vec<&str> = text.split_whitespace().collect();
        println!("{judge}\t{label}\t{number}\t{fold}\t{}\t{}", signs.join("\t"), text.join(" "));
    };
    let mut number = 0;
    for (index, release) in releases().iter().enumerate() {
        let fold = index % FOLDS;
        let Some(clean) = pair(&release.source, &release.target) else { continue };
        let kept = weighed(&clean);
        for (judge, target, signs) in &kept {
            number += 1;
            print(judge, 0, number, fold, signs, clean.target.of(*target));
        }
        for edited in &release.edited {
            let Some(pair) = pair(&release.source, edited) else { continue };
            let text = pair.target.text();
            let (start, end) = differ(clean.target.text(), text);
            let line = Span::new(head(text, start).rfind('\n').map_or(0, |at| at + 1), end.max(start + 1));
            number += 1;
            for (judge, target, signs) in weighed(&pair) {
                let known = kept.iter().any(|(own, _, there)| *own == judge && *there == signs);
                if target.overlaps(line) && !known {
                    print(judge, 1, number, fold, &signs, target.of(text));
                }
            }
        }
    }
}
