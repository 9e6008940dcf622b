//! What the readers say of any text, for the tests and the fuzz targets, which see no other part of the stages.

use crate::extract::instant::{self, Reference};
use crate::extract::quote::Speaker;
use crate::name;
use crate::reading::Reading;
use crate::source::{Document, Span};

/// Something that was read in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// What kind of thing it is: the kind of a fact, `name` or `quote`.
    pub kind: &'static str,
    /// Where it stands.
    pub span: Span,
    /// What it says, as messages show it; of a name or a quote, its text.
    pub value: String,
    /// Since when and until when, reckoned from a reference.
    pub resolved: Option<(String, Option<String>)>,
}

/// Returns the facts of `document` in order, with times reckoned from `reference`, an instant in ISO 8601.
#[must_use]
pub fn facts(document: Document, reference: &str) -> Vec<Told> {
    let reading = Reading::figures(document);
    let reference = reference.parse::<Reference>().ok();
    let resolved = |index| instant::resolve(reading.text(), &reading.facts, index, reference?);
    let told = reading.facts.iter().enumerate().map(|(index, fact)| Told {
        kind: fact.value.kind(),
        span: fact.span,
        value: fact.value.describe(),
        resolved: resolved(index),
    });
    told.collect()
}

/// Returns the names and the quotes of `document`, kind by kind; some stand inside others.
#[must_use]
pub fn names_and_quotes(document: Document) -> Vec<Told> {
    let reading = Reading::new(document);
    let names = &reading.names;
    let mentions = names.mentions.iter().map(|mention| mention.span);
    let known = names.known.iter().map(|hit| hit.span);
    let glosses = names.glosses.iter().map(|gloss| gloss.span);
    let latin = names.latin.iter().chain(&names.likely).copied();
    let quotes = reading.quotes.iter().flat_map(|quote| [quote.outer, quote.inner]);
    let spans = mentions.chain(known).chain(glosses).chain(latin).map(|span| ("name", span));
    let all = spans.chain(quotes.map(|span| ("quote", span)));
    all.map(|(kind, span)| Told { kind, span, value: reading.of(span).to_owned(), resolved: None }).collect()
}

/// Returns the quotes of `document` in order, each with who says it: a name, a description, or nobody where the text does not tell.
#[must_use]
pub fn speakers(document: Document) -> Vec<(String, Option<String>)> {
    let reading = Reading::new(document);
    let speaker = |speaker| match speaker {
        Speaker::Person(person) => reading.names.people.get(person).map(|who| who.full.clone()),
        Speaker::Described(span) => Some(reading.of(span).to_owned()),
        Speaker::Unknown => None,
    };
    let body = reading.quotes.iter().filter(|quote| !quote.in_title);
    body.map(|quote| (reading.of(quote.inner).to_owned(), speaker(quote.speaker))).collect()
}

/// Returns whether a name in hangul and one in Latin letters are the same, and how well they fit, from 0 to 1000.
#[must_use]
pub fn likeness(hangul: &str, latin: &str) -> (bool, u16) {
    let found = name::compare(hangul, latin);
    (found.same, found.score)
}
