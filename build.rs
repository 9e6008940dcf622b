//! Sorts and stems the large tables of `data/`, so that the program uses them as they lie in its file.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;
use std::{env, fs};

use rust_stemmers::{Algorithm, Stemmer};

#[path = "src/table/rows.rs"]
mod rows;

fn main() {
    println!("cargo::rerun-if-changed=data");
    println!("cargo::rerun-if-changed=src/table/rows.rs");
    let mut out = String::new();
    vocabulary(&mut out);
    gazetteer(&mut out);
    let folder = env::var("OUT_DIR").expect("cargo sets OUT_DIR");
    fs::write(Path::new(&folder).join("tables.rs"), out).expect("the output folder can be written");
}

fn table(name: &str) -> String {
    fs::read_to_string(Path::new("data").join(name)).unwrap_or_else(|e| panic!("data/{name}: {e}"))
}

/// Writes a slice of spellings with the numbers that each stands for, in the order that the search wants.
fn forms(out: &mut String, name: &str, what: &str, forms: &BTreeMap<String, Vec<u32>>) {
    let mut sorted: Vec<_> = forms.iter().collect();
    sorted.sort_by(|a, b| rows::search_order(a.0, b.0));
    slice(
        out,
        name,
        what,
        &sorted.into_iter().map(|(form, numbers)| (form.as_str(), numbers.as_slice())).collect::<Vec<_>>(),
    );
}

fn slice(out: &mut String, name: &str, what: &str, entries: &[(&str, &[u32])]) {
    let _ = writeln!(out, "/// {what}\npub(crate) static {name}: &[(&str, &[u32])] = &[");
    for (form, numbers) in entries {
        let _ = writeln!(out, "    ({form:?}, &{numbers:?}),");
    }
    let _ = writeln!(out, "];\n");
}

/// Writes the Korean forms, the English stems and the English phrases of the vocabulary.
fn vocabulary(out: &mut String) {
    let stemmer = Stemmer::create(Algorithm::English);
    let mut korean: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    let mut stems: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    let mut phrases: BTreeMap<String, Vec<(Vec<String>, u32)>> = BTreeMap::new();
    let tables =
        table("vocabulary-general.tsv") + &table("vocabulary-domain.tsv") + &table("vocabulary-wider.tsv");
    for (row, concept) in rows::rows(&tables).zip(0..) {
        assert_eq!(row.len(), 2, "{row:?}");
        for form in rows::alternatives(row[0]) {
            korean.entry(form.to_owned()).or_default().push(concept);
        }
        for form in rows::alternatives(row[1]) {
            let mut words = form.split([' ', '-']).map(|w| stemmer.stem(&w.to_lowercase()).into_owned());
            let Some(first) = words.next() else { continue };
            let rest: Vec<String> = words.collect();
            if rest.is_empty() {
                let concepts = stems.entry(first).or_default();
                if !concepts.contains(&concept) {
                    concepts.push(concept);
                }
            } else {
                phrases.entry(first).or_default().push((rest, concept));
            }
        }
    }
    forms(out, "KOREAN", "Korean stems with their concepts.", &korean);
    let stems: Vec<_> = stems.iter().map(|(stem, concepts)| (stem.as_str(), concepts.as_slice())).collect();
    slice(out, "STEMS", "English stems with their concepts, sorted.", &stems);
    let _ = writeln!(out, "/// First stems of phrases, with the stems after them and a concept, sorted.");
    let _ = writeln!(out, "pub(crate) static PHRASES: &[(&str, &[super::Phrase])] = &[");
    for (first, rest) in phrases {
        let rest: Vec<String> =
            rest.into_iter().map(|(stems, concept)| format!("(&{stems:?}, {concept})")).collect();
        let _ = writeln!(out, "    ({first:?}, &[{}]),", rest.join(", "));
    }
    let _ = writeln!(out, "];\n");
}

/// Writes the entries of the gazetteer and the names of both languages.
fn gazetteer(out: &mut String) {
    let countries = table("places.tsv");
    let places = table("places-more.tsv");
    let organisations = table("organisations.tsv");
    let mut korean: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    let mut english: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    let all: Vec<Vec<&str>> =
        [&countries, &places, &organisations].into_iter().flat_map(|t| rows::rows(t)).collect();
    let what = "Names in Korean and English, the country of a place (ISO 3166), and whether it is a country.";
    let _ = writeln!(out, "/// {what}\npub(crate) static ENTRIES: &[(&[&str], &[&str], &str, bool)] = &[");
    for (row, entry) in all.iter().zip(0..) {
        let names = |cell: usize| rows::alternatives(row[cell]).collect::<Vec<_>>();
        let country = row.get(3).and_then(|code| code.split('-').next()).unwrap_or_default();
        let is_country = row.get(2).is_some_and(|kind| matches!(*kind, "country" | "territory" | "union"));
        let _ = writeln!(out, "    (&{:?}, &{:?}, {country:?}, {is_country}),", names(0), names(1));
        for (cell, index) in [(0, &mut korean), (1, &mut english)] {
            for name in names(cell).into_iter().filter(|name| name.chars().count() > 1) {
                let entries: &mut Vec<u32> = index.entry(name.to_owned()).or_default();
                if !entries.contains(&entry) {
                    entries.push(entry);
                }
            }
        }
    }
    let _ = writeln!(out, "];\n");
    let local = rows::rows(&countries).chain(rows::rows(&places)).count();
    let what = "How many entries at the beginning are places; organisations follow.";
    let _ = writeln!(out, "/// {what}\npub(crate) const PLACES: u32 = {local};\n");
    forms(out, "KOREAN_NAMES", "Korean names with their entries.", &korean);
    forms(out, "ENGLISH_NAMES", "English names with their entries.", &english);
}
