//! What the judges of negations and opposites are fitted on; `tools/passages/fit.py` fits them.
//!
//! Of a translation with one word turned round, one of what is weighed at that place should be told; of the clean one, nothing.

use std::cell::RefCell;

use crate::align::Pair;
use crate::compare::passages::examples::{FOLDS, pair, print_row, records, releases};
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

/// Returns the releases of the corpus, with their errors that turn something round, and those of the records.
fn all() -> Vec<Release> {
    let corpus = releases(["ko.txt", "en.txt", "errors.tsv"]).into_iter().map(|[source, target, errors]| {
        let edits = errors.lines().filter_map(|line| {
            let cells: Vec<&str> = line.split('\t').collect();
            let turns = matches!(cells[0], "negation-flipped" | "direction-flipped");
            turns.then(|| target.replacen(cells[1], cells.get(2).unwrap_or(&""), 1))
        });
        Release { edited: edits.collect(), source, target }
    });
    let mut all: Vec<Release> = corpus.collect();
    for (category, [source, target]) in records() {
        match category.as_str() {
            "clean" => all.push(Release { source, target, edited: Vec::new() }),
            "negation" | "direction" => {
                if let Some(own) = all.iter_mut().rev().find(|own| own.source == source) {
                    own.edited.push(target);
                }
            }
            _ => {}
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
    let mut number = 0;
    for (index, release) in all().iter().enumerate() {
        let fold = index % FOLDS;
        let Some(clean) = pair(&release.source, &release.target) else { continue };
        let kept = weighed(&clean);
        for (judge, target, signs) in &kept {
            number += 1;
            print_row(judge, false, number, fold, signs, clean.target.of(*target));
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
                    print_row(judge, true, number, fold, &signs, target.of(text));
                }
            }
        }
    }
}
