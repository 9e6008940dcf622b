//! People, known places and organisations, and Latin strings: who and what a document names.
//!
//! A document's people are its roster: each person once, with every form of the name that the text uses.
//! 한도윤 인천시장 and later 한 시장 are one person; so are "Carmen Ortega" and later "Ortega".

mod brackets;
mod en;
mod forms;
mod ko;
pub(crate) mod roles;
pub(crate) mod titles;

use crate::name::gazetteer::{self, Hit};
use crate::segment::Segmentation;
use crate::source::{Document, Lang, Span};

pub(crate) use en::is_pronoun;

/// Someone whom a document names.
#[derive(Clone, Debug, Default)]
pub(crate) struct Person {
    /// The fullest form of the name in the text.
    pub(crate) full: String,
    /// The Latin form that a Korean text gives in brackets.
    pub(crate) latin: Option<String>,
    /// Titles that the text gives, in its own language.
    pub(crate) titles: Vec<String>,
}

impl Person {
    /// Returns the name to show in a message, in Latin letters where the text has them.
    pub(crate) fn shown(&self) -> &str {
        self.latin.as_deref().unwrap_or(&self.full)
    }
}

/// A place where a text names a person.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Mention {
    pub(crate) span: Span,
    /// Index into [`Names::people`].
    pub(crate) person: usize,
}

/// A declared pair: 아이온큐(IonQ), 카르멘 오르테가(Carmen Ortega), "Korea Consumer Agency (KCA)".
#[derive(Clone, Debug)]
pub(crate) struct Gloss {
    pub(crate) span: Span,
    /// The words before the bracket.
    pub(crate) word: String,
    /// The Latin string in the bracket.
    pub(crate) latin: String,
}

/// What a document names.
#[derive(Clone, Debug, Default)]
pub(crate) struct Names {
    pub(crate) people: Vec<Person>,
    /// Mentions of people, in order.
    pub(crate) mentions: Vec<Mention>,
    pub(crate) glosses: Vec<Gloss>,
    /// Known places and organisations, in order.
    pub(crate) known: Vec<Hit>,
    /// Capitalised sequences of English text that can name a person, in order, whether or not anything says that they do.
    pub(crate) likely: Vec<Span>,
    /// Latin strings in Korean text; capitalised sequences in English text, in order.
    pub(crate) latin: Vec<Span>,
}

/// Finds what `document` names.
pub(crate) fn read(document: &Document, segmentation: &Segmentation) -> Names {
    let text = document.text();
    let mut names = Names::default();
    for sentence in &segmentation.sentences {
        names.known.extend(match document.lang {
            Lang::Ko => gazetteer::korean(text, sentence.span),
            Lang::En => gazetteer::english(text, sentence.span),
        });
    }
    match document.lang {
        Lang::Ko => ko::read(text, segmentation, &mut names),
        Lang::En => en::read(text, segmentation, &mut names),
    }
    names.mentions.sort_by_key(|m| (m.span.start, std::cmp::Reverse(m.span.end)));
    names.mentions.dedup_by(|later, earlier| earlier.span.overlaps(later.span));
    names
}

impl Names {
    /// Returns the mentions inside `span`.
    pub(crate) fn mentions_in(&self, span: Span) -> &[Mention] {
        let from = self.mentions.partition_point(|m| m.span.start < span.start);
        let to = self.mentions.partition_point(|m| m.span.start < span.end);
        self.mentions.get(from..to).unwrap_or_default()
    }

    /// Returns the Latin strings or capitalised sequences that begin inside `span`.
    pub(crate) fn latin_in(&self, span: Span) -> &[Span] {
        let from = self.latin.partition_point(|latin| latin.start < span.start);
        let to = self.latin.partition_point(|latin| latin.start < span.end);
        self.latin.get(from..to).unwrap_or_default()
    }

    /// Returns the known names inside `span`.
    pub(crate) fn known_in(&self, span: Span) -> &[Hit] {
        let from = self.known.partition_point(|h| h.span.start < span.start);
        let to = self.known.partition_point(|h| h.span.start < span.end);
        self.known.get(from..to).unwrap_or_default()
    }
}
