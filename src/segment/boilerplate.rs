//! What is in a release but is no news: contacts, captions, credits, "About" paragraphs, notes, end marks.

use std::sync::LazyLock;

use super::Segmentation;
use crate::source::Document;
use crate::table::{self, Forms};

/// Where a cue of `data/boilerplate.tsv` must stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// At the beginning of a sentence.
    Begins,
    /// The sentence is the cue.
    Whole,
    /// At the beginning of a heading; all that follows it is boilerplate, too.
    Heading,
}

/// The cues, without spaces.
static CUES: LazyLock<Forms<Vec<Place>>> = LazyLock::new(|| {
    let mut cues: Vec<(&str, Vec<Place>)> = Vec::new();
    for row in table::rows(include_str!("../../data/boilerplate.tsv")).filter(|row| row.len() == 3) {
        let place = match row[1] {
            "begins" => Place::Begins,
            "whole" => Place::Whole,
            _ => Place::Heading,
        };
        let cue: &'static str = bare(row[2]).leak();
        match cues.iter_mut().find(|(known, _)| *known == cue) {
            Some((_, places)) => places.push(place),
            None => cues.push((cue, vec![place])),
        }
    }
    Forms::new(cues)
});

/// How many letters a heading may have.
const HEADING: usize = 60;
/// How many paragraphs at the top may hold no heading of boilerplate: they are the release's own headlines.
const HEADLINES: usize = 4;

/// Returns a text in lower case without spaces.
fn bare(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace())
        .flat_map(char::to_lowercase)
        .map(|c| if c == '’' { '\'' } else { c })
        .collect()
}

/// Returns, for each sentence, whether it is boilerplate.
pub(crate) fn margin(document: &Document, segmentation: &Segmentation) -> Vec<bool> {
    let text = document.text();
    let mut rest = false;
    let mut all = Vec::with_capacity(segmentation.sentences.len());
    for sentence in &segmentation.sentences {
        let line = bare(sentence.span.of(text));
        let stripped = line.trim_start_matches(|c: char| !c.is_alphanumeric());
        let cue = [line.as_str(), stripped].into_iter().find_map(|line| {
            let places = CUES.prefixes(line).map(|(form, places)| (form.len(), places));
            places.flat_map(|(length, places)| places.iter().map(move |p| (length, *p))).find_map(
                |(length, place)| {
                    let end = line.get(length..).unwrap_or_default();
                    let fits = match place {
                        Place::Begins => true,
                        Place::Whole => end.chars().all(|c| !c.is_alphanumeric()),
                        Place::Heading => sentence.paragraph >= HEADLINES && is_heading(line, end),
                    };
                    fits.then_some(place)
                },
            )
        });
        rest |= cue == Some(Place::Heading);
        all.push(rest || cue.is_some());
    }
    all
}

/// Returns whether a line is a heading, given what follows the cue in it: "About Haedam", not "About 300 people came."
fn is_heading(line: &str, end: &str) -> bool {
    line.len() <= HEADING
        && !line.ends_with(['.', '!', '?'])
        && !end.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '$' | '₩' | '€' | '£'))
}
