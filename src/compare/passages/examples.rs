//! What the weights of both judges are fitted on; `tools/passages/fit.py` fits them.
//!
//! From each clean pair sentences and clauses are taken out of one side, one at a time, and clauses of another pair are
//! put into it, so that one side has a passage too many. Of the parts of that passage the best-scoring one should be told; none should be told of the
//! clean pair.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use super::{Signs, View};
use crate::align::{Bead, Pair, Side};
use crate::reading::Reading;
use crate::segment::boilerplate;
use crate::source::{Document, Lang, SourceFile, Span};

/// In how many parts the documents are taken, so that each can be judged by weights that were fitted on the others.
pub(in crate::compare) const FOLDS: usize = 5;
/// The fewest letters of a clause that is taken out.
const CLAUSE_LEAST: usize = 25;

/// Passages of which one should be told, or one passage that should not be.
struct Example {
    fold: usize,
    text: String,
    ways: Vec<Signs>,
}

/// What a judge is fitted on.
#[derive(Default)]
struct Examples {
    lost: Vec<Example>,
    kept: Vec<Example>,
}

pub(in crate::compare) fn pair(source: &str, target: &str) -> Option<Pair> {
    let document = |text: &str, lang| {
        let file = SourceFile::new("text", text.as_bytes().to_vec()).ok()?;
        Document::new(Arc::new(file), lang).ok()
    };
    Some(crate::pair(document(source, Lang::Ko)?, document(target, Lang::En)?, &crate::Options::default()))
}

/// Returns the faithful translations of a rule's page, with those that are taken for unfaithful.
fn silent(page: &str) -> Vec<[String; 2]> {
    let name =
        |section: &&str| section.starts_with("Silent\n") || section.starts_with("Known false alarms\n");
    let sections = page.split("\n## ").filter(name);
    let block = |case: &str, lang: &str| {
        let (_, rest) = case.split_once(&format!("```{lang}\n"))?;
        Some(rest.split_once("```")?.0.to_owned())
    };
    let cases = sections.flat_map(|section| section.split("\n### "));
    cases.filter_map(|case| Some([block(case, "ko")?, block(case, "en")?])).collect()
}

/// Returns the files of each release of the corpus that have one of `names`.
pub(in crate::compare) fn releases<const FILES: usize>(names: [&str; FILES]) -> Vec<[String; FILES]> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/releases");
    let mut folders: Vec<_> = fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    folders.iter().map(|folder| names.map(|name| fs::read_to_string(folder.join(name)).unwrap())).collect()
}

/// Returns the records of the files that `DAEJO_FIT` names: category, source and target.
pub(in crate::compare) fn records() -> Vec<(String, [String; 2])> {
    let mut all = Vec::new();
    for file in std::env::var("DAEJO_FIT").unwrap_or_default().split(':').filter(|file| !file.is_empty()) {
        for line in fs::read_to_string(file).unwrap().lines() {
            let record: serde_json::Value = serde_json::from_str(line).unwrap();
            let category = record["category"].as_str().unwrap_or("clean").to_owned();
            all.push((category, ["source", "target"].map(|key| record[key].as_str().unwrap().to_owned())));
        }
    }
    all
}

/// Returns the clean pairs: the releases and the silent cases of the corpus, and those of the records.
pub(in crate::compare) fn pairs() -> Vec<[String; 2]> {
    let mut all = releases(["ko.txt", "en.txt"]);
    all.extend(crate::rules().flat_map(|rule| silent(rule.page)));
    all.extend(records().into_iter().filter(|(category, _)| category == "clean").map(|(_, texts)| texts));
    all
}

/// Prints an example as a tab-separated row: judge, whether it is to be told, number of the example, of which several rows are
/// ways, fold, the signs, text.
pub(in crate::compare) fn print_row(
    judge: &str,
    lost: bool,
    number: usize,
    fold: usize,
    signs: &[i32],
    text: &str,
) {
    let signs: Vec<String> = signs.iter().map(i32::to_string).collect();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    println!("{judge}\t{}\t{number}\t{fold}\t{}\t{text}", i32::from(lost), signs.join("\t"));
}

/// Adds what a clean pair shows, and what it shows with a passage taken out.
fn examples(
    fold: usize,
    texts: &[String; 2],
    clean: &Pair,
    sentences: &mut Examples,
    clauses: &mut Examples,
) {
    for side in [Side::Source, Side::Target] {
        let view = View::new(clean, side).unwrap();
        let reading: &Reading = clean.reading(side);
        let margin = boilerplate::margin(&reading.document, &reading.segmentation);
        for (bead, shape) in clean.beads.iter().enumerate().filter(|(_, bead)| bead.is_gap()) {
            for segment in shape.run(side) {
                let lost = view.lost(bead, view.ours.spans[segment], &margin, true);
                let text = reading.of(lost.passage).to_owned();
                if lost.marginal {
                    continue;
                }
                let ways = view.sentence_signs(bead, segment).into_iter().collect();
                sentences.kept.push(Example { fold, text, ways });
            }
        }
        for part in view.parts() {
            let text = reading.of(part.span).to_owned();
            clauses.kept.push(Example { fold, text, ways: view.clause_signs(&part).into_iter().collect() });
        }
        for (ours, theirs, whole) in taken_out(clean, side) {
            let mut edited = texts.clone();
            let other = side.opposite();
            let text = &mut edited[other as usize];
            if clean.reading(other).text() != text.as_str() {
                continue;
            }
            text.replace_range(theirs.start..theirs.end, "");
            let Some(pair) = pair(&edited[0], &edited[1]) else { continue };
            lost(fold, &pair, side, ours, whole, sentences, clauses);
        }
    }
}

/// Adds what a clean pair shows with a clause of another pair put into one of its sides.
fn put_in(
    fold: usize,
    texts: &[String; 2],
    clean: &Pair,
    foreign: &[Vec<String>; 2],
    clauses: &mut Examples,
) {
    for side in [Side::Source, Side::Target] {
        let beads = clean.beads.iter().filter(|bead| is_single(bead)).skip(1).step_by(3);
        for (bead, clause) in beads.zip(&foreign[side as usize]) {
            let ours = clean.segments(side).spans[bead.run(side).start];
            let mut edited = texts.clone();
            let text = &mut edited[side as usize];
            if clean.reading(side).text() != text.as_str() {
                continue;
            }
            // In English after the last word of the sentence, in Korean before its first.
            let (at, piece) = match side {
                Side::Target => {
                    let bare = ours.of(text).trim_end_matches(|c: char| !c.is_alphanumeric());
                    (ours.start + bare.len(), format!(", {clause}"))
                }
                Side::Source => (ours.start, format!("{clause} ")),
            };
            text.insert_str(at, &piece);
            let Some(pair) = pair(&edited[0], &edited[1]) else { continue };
            let Some(view) = View::new(&pair, side) else { continue };
            let inside = Span::new(at, at + piece.len());
            let mut parts = view.parts();
            parts.retain(|part| part.span.shared(inside) * 10 >= part.span.len() * 7);
            let ways: Vec<Signs> = parts.iter().filter_map(|part| view.clause_signs(part)).collect();
            if !ways.is_empty() {
                clauses.lost.push(Example { fold, text: piece, ways });
            }
        }
    }
}

/// Returns the clauses of both sides that may be put into another pair.
fn clause_pool(clean: &Pair) -> [Vec<String>; 2] {
    [Side::Source, Side::Target].map(|side| {
        let reading = clean.reading(side);
        let Some(sense) = &clean.segments(side).sense else { return Vec::new() };
        let all = (0..clean.segments(side).spans.len()).filter(|s| sense.clauses(*s).len() > 1).filter_map(
            |segment| {
                let clauses = sense.clauses(segment);
                // A clause that goes on in Korean, one that follows in English.
                let clause = if side == Side::Source { clauses.first()? } else { clauses.last()? };
                let text = reading.of(clause.span).trim_end_matches(['.', ',', '"', '”']).to_owned();
                (crate::source::script::size(&text) >= CLAUSE_LEAST).then_some(text)
            },
        );
        all.collect()
    })
}

/// Returns whether a bead is of one segment on either side.
fn is_single(bead: &Bead) -> bool {
    bead.source.len() == 1 && bead.target.len() == 1
}

/// Returns passages of a side with what is taken out of the other one, and whether that is a whole sentence.
fn taken_out(clean: &Pair, side: Side) -> Vec<(Span, Span, bool)> {
    let other = side.opposite();
    let mut all = Vec::new();
    for (index, bead) in clean.beads.iter().filter(|bead| is_single(bead)).enumerate() {
        let ours = clean.segments(side).spans[bead.run(side).start];
        let segment = bead.run(other).start;
        if index % 2 == 0 {
            all.push((ours, clean.segments(other).spans[segment], true));
        }
        let Some(sense) = &clean.segments(other).sense else { continue };
        let parts = sense.clauses(segment);
        let long = |span: Span| crate::source::script::size(clean.reading(other).of(span)) >= CLAUSE_LEAST;
        if let Some(clause) =
            parts.get(index % parts.len().max(1)).filter(|c| parts.len() > 1 && long(c.span))
        {
            all.push((ours, clause.span, false));
        }
    }
    all
}

/// Adds the passage at `ours`, of which the other side lacks something, or all of it if it is `whole`.
fn lost(
    fold: usize,
    pair: &Pair,
    side: Side,
    ours: Span,
    whole: bool,
    sentences: &mut Examples,
    clauses: &mut Examples,
) {
    let Some(view) = View::new(pair, side) else { return };
    let bead = pair.bead_at(side, ours.start);
    let text = pair.reading(side).of(ours).to_owned();
    if pair.beads[bead].is_gap() {
        if whole {
            let segment = view.ours.at(ours.start);
            let ways = view.sentence_signs(bead, segment).into_iter().collect();
            sentences.lost.push(Example { fold, text, ways });
        }
        return;
    }
    let mut parts = view.parts();
    parts.retain(|part| part.span.overlaps(ours) && (!whole || part.span.len() * 10 >= ours.len() * 8));
    let ways: Vec<Signs> = parts.iter().filter_map(|part| view.clause_signs(part)).collect();
    if !ways.is_empty() {
        clauses.lost.push(Example { fold, text, ways });
    }
}

/// Prints the examples of a judge.
fn print(judge: &str, examples: &Examples) {
    for (lost, set) in [(true, &examples.lost), (false, &examples.kept)] {
        for (number, example) in set.iter().enumerate() {
            for signs in &example.ways {
                print_row(judge, lost, number, example.fold, signs, &example.text);
            }
        }
    }
}

#[test]
#[ignore = "a program, not a test: prints what the weights are fitted on"]
fn signs() {
    let (mut sentences, mut clauses) = (Examples::default(), Examples::default());
    let mut foreign: [Vec<String>; 2] = Default::default();
    for (index, texts) in pairs().iter().enumerate() {
        let Some(clean) = pair(&texts[0], &texts[1]) else { continue };
        examples(index % FOLDS, texts, &clean, &mut sentences, &mut clauses);
        put_in(index % FOLDS, texts, &clean, &foreign, &mut clauses);
        let pool = clause_pool(&clean);
        if pool.iter().all(|clauses| clauses.len() > 2) {
            foreign = pool;
        }
    }
    print("sentence", &sentences);
    print("clause", &clauses);
}
