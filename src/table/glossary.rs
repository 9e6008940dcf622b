//! The user's own glossary, which joins the tables of the program.

use std::borrow::Cow;
use std::sync::OnceLock;

use rust_stemmers::{Algorithm, Stemmer};
use unicode_normalization::UnicodeNormalization;

use super::{Forms, alternatives, built};
use crate::source::script;

/// What a row of a glossary names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Person,
    Place,
    Organisation,
    /// An ordinary word or phrase.
    Term,
}

/// A row of a glossary.
#[derive(Debug)]
pub(crate) struct Entry {
    pub(crate) korean: Vec<&'static str>,
    pub(crate) english: Vec<&'static str>,
    pub(crate) kind: Kind,
}

/// A term in English: the stems of its words, and its row.
#[derive(Debug)]
pub(crate) struct Phrase {
    pub(crate) stems: Vec<String>,
    pub(crate) row: u32,
}

/// A glossary, read.
#[derive(Debug)]
pub(crate) struct Glossary {
    pub(crate) entries: Vec<Entry>,
    /// Names of places and organisations, with their entries: the rows, after the entries of the tables.
    pub(crate) korean: Forms<u32>,
    pub(crate) english: Forms<u32>,
    /// Names of people, with their rows.
    pub(crate) people: Forms<u32>,
    pub(crate) terms: Forms<u32>,
    pub(crate) phrases: Vec<Phrase>,
}

/// A row of a glossary is not what a row should be.
#[derive(Debug, thiserror::Error)]
#[error("{name}:{line}: {fault}")]
pub struct GlossaryError {
    /// The file.
    name: String,
    /// The number of the line, from 1.
    line: usize,
    /// What is wrong, and what would be right.
    fault: String,
}

static GLOSSARY: OnceLock<Glossary> = OnceLock::new();

/// Returns the glossary, where the user gave one.
pub(crate) fn glossary() -> Option<&'static Glossary> {
    GLOSSARY.get()
}

/// The rows of one glossary or of several, before they join the tables.
#[derive(Debug, Default)]
pub struct Glossaries {
    entries: Vec<Entry>,
}

impl Glossaries {
    /// Reads a glossary.
    ///
    /// A row is Korean, a tab, English, and perhaps a tab and what it is: `person`, `place`, `organisation` or `term`.
    /// Without that a row whose English begins with a capital is an organisation, any other a term; where `terms` says so,
    /// it is a term in any case. Alternatives are parted by `|`, the usual one first. Lines that are empty or begin with `#`
    /// are skipped.
    ///
    /// # Errors
    ///
    /// Returns [`GlossaryError`] for a row that lacks one of the languages or names another kind.
    pub fn add(&mut self, name: &str, text: &str, terms: bool) -> Result<(), GlossaryError> {
        let text: &'static str = Box::leak(text.nfc().collect::<String>().into_boxed_str());
        for (line, row) in text.lines().enumerate().filter(|(_, row)| !row.trim().is_empty()) {
            if row.starts_with('#') {
                continue;
            }
            let entry = entry(row, terms).map_err(|fault| GlossaryError {
                name: name.to_owned(),
                line: line + 1,
                fault: fault.into_owned(),
            })?;
            self.entries.push(entry);
        }
        Ok(())
    }

    /// Lets the rows join the tables; they hold from now on for the whole process, and only the first ones do.
    pub fn join(self) {
        if !self.entries.is_empty() {
            let _ = GLOSSARY.set(Glossary::new(self.entries));
        }
    }
}

/// Reads a row, or says what is wrong with it.
fn entry(row: &'static str, terms: bool) -> Result<Entry, Cow<'static, str>> {
    let cells: Vec<&str> = row.split('\t').map(str::trim).collect();
    let (korean, english, kind) = match *cells.as_slice() {
        [korean, english] => (korean, english, None),
        [korean, english, kind] => (korean, english, Some(kind)),
        _ => return Err("a row is Korean, a tab, English, and perhaps a tab and a kind".into()),
    };
    let korean: Vec<&str> = alternatives(korean).collect();
    let english: Vec<&str> = alternatives(english).collect();
    if korean.is_empty() || !korean.iter().all(|form| form.chars().any(script::is_syllable)) {
        return Err("the first column is no Korean".into());
    }
    let Some(first) = english.first().filter(|form| form.chars().any(script::is_latin)) else {
        return Err("the second column is no English".into());
    };
    let kind = match kind.unwrap_or_default() {
        "" if !terms && first.starts_with(char::is_uppercase) => Kind::Organisation,
        "" | "term" => Kind::Term,
        "person" => Kind::Person,
        "place" => Kind::Place,
        "organisation" | "organization" => Kind::Organisation,
        other => {
            return Err(format!("`{other}` is no kind: write person, place, organisation or term").into());
        }
    };
    Ok(Entry { korean, english, kind })
}

impl Glossary {
    fn new(entries: Vec<Entry>) -> Self {
        let stemmer = Stemmer::create(Algorithm::English);
        let of = |kinds: &[Kind], english: bool, first: u32| {
            let own = entries.iter().zip(first..).filter(|(entry, _)| kinds.contains(&entry.kind));
            Forms::new(own.flat_map(|(entry, row)| {
                let forms = if english { &entry.english } else { &entry.korean };
                forms.iter().map(move |form| (*form, row))
            }))
        };
        let after = u32::try_from(built::ENTRIES.form_ends.len()).unwrap_or(u32::MAX);
        let names = &[Kind::Place, Kind::Organisation];
        let stems = |form: &str| {
            form.split([' ', '-']).map(|word| stemmer.stem(&word.to_lowercase()).into_owned()).collect()
        };
        let phrases =
            entries.iter().zip(0..).filter(|(entry, _)| entry.kind == Kind::Term).flat_map(|(entry, row)| {
                entry.english.iter().map(move |form| Phrase { stems: stems(form), row })
            });
        Self {
            phrases: phrases.collect(),
            korean: of(names, false, after),
            english: of(names, true, after),
            people: of(&[Kind::Person], false, 0),
            terms: of(&[Kind::Term], false, 0),
            entries,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_says_what_it_names() {
        for (row, kind) in [
            ("한빛로보틱스\tHanbit Robotics", Kind::Organisation),
            ("상생 협력\twin-win cooperation|mutual growth", Kind::Term),
            ("도윤섭\tDo Yoon-sup\tperson", Kind::Person),
            ("새빛섬 | 새빛둥둥섬\tSevit Island\tplace", Kind::Place),
        ] {
            assert_eq!(entry(row, false).map(|entry| entry.kind), Ok(kind), "{row}");
        }
    }

    #[test]
    fn a_faulty_row_is_refused() {
        for row in ["한빛", "Hanbit\tHanbit", "한빛\t한빛\t", "한빛\t|", "한빛\tHanbit\tship", "a\tb\tc\td"]
        {
            let fault = entry(row, false);
            assert!(fault.is_err(), "{row}: {fault:?}");
        }
    }
}
