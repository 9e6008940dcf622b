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

/// Writes spellings with the numbers that each stands for, in the order given.
fn packed<'a>(
    out: &mut String,
    name: &str,
    what: &str,
    entries: impl IntoIterator<Item = (&'a String, &'a Vec<u32>)>,
) {
    let (mut forms, mut form_ends) = (String::new(), Vec::new());
    let (mut numbers, mut number_ends): (Vec<u32>, Vec<usize>) = Default::default();
    for (form, own) in entries {
        forms.push_str(form);
        form_ends.push(forms.len());
        numbers.extend(own);
        number_ends.push(numbers.len());
    }
    let _ = writeln!(out, "/// {what}\npub(crate) static {name}: super::Packed = super::Packed {{");
    let _ = writeln!(out, "    forms: {forms:?},\n    form_ends: &{form_ends:?},");
    let _ = writeln!(out, "    numbers: &{numbers:?},\n    number_ends: &{number_ends:?},\n}};\n");
}

/// Writes the Korean forms, the English stems and the English phrases of the vocabulary.
fn vocabulary(out: &mut String) {
    let stemmer = Stemmer::create(Algorithm::English);
    let mut korean: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    let mut stems: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    // The places of the phrases that begin with a stem.
    let mut firsts: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    let mut phrases: Vec<(String, Vec<u32>)> = Vec::new();
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
                firsts.entry(first).or_default().push(u32::try_from(phrases.len()).expect("phrases fit"));
                phrases.push((rest.join(" "), vec![concept]));
            }
        }
    }
    packed(out, "KOREAN", "Korean stems with their concepts, sorted.", &korean);
    packed(out, "STEMS", "English stems with their concepts, sorted.", &stems);
    packed(out, "FIRSTS", "First stems of phrases with the places of these in `PHRASES`, sorted.", &firsts);
    let phrases = phrases.iter().map(|(rest, concept)| (rest, concept));
    packed(out, "PHRASES", "Phrases without their first stems, each with its concept.", phrases);
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
    let mut entries: Vec<(String, Vec<u32>)> = Vec::new();
    for (row, entry) in all.iter().zip(0..) {
        let names = |cell: usize| rows::alternatives(row[cell]).collect::<Vec<_>>();
        let country = row.get(3).and_then(|code| code.split('-').next()).unwrap_or_default();
        let is_country = row.get(2).is_some_and(|kind| matches!(*kind, "country" | "territory" | "union"));
        let text = [&names(0).join("|"), &names(1).join("|"), country].join("\t");
        entries.push((text, vec![u32::from(is_country)]));
        for (cell, index) in [(0, &mut korean), (1, &mut english)] {
            for name in names(cell).into_iter().filter(|name| name.chars().count() > 1) {
                let entries: &mut Vec<u32> = index.entry(name.to_owned()).or_default();
                if !entries.contains(&entry) {
                    entries.push(entry);
                }
            }
        }
    }
    let what = "Names in Korean and English and the country of a place (ISO 3166); 1 if it is a country.";
    packed(out, "ENTRIES", what, entries.iter().map(|(text, kind)| (text, kind)));
    let local = rows::rows(&countries).chain(rows::rows(&places)).count();
    let what = "How many entries at the beginning are places; organisations follow.";
    let _ = writeln!(out, "/// {what}\npub(crate) const PLACES: u32 = {local};\n");
    packed(out, "KOREAN_NAMES", "Korean names with their entries, sorted.", &korean);
    packed(out, "ENGLISH_NAMES", "English names with their entries, sorted.", &english);
}
