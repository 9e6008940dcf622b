//! A document with everything that was read from it: what passes from `extract` to `align`.

use jiff::civil;

use crate::extract::name::Names;
use crate::extract::quote::Quote;
use crate::extract::{self, Fact, Value};
use crate::segment::{self, Kind, Segmentation};
use crate::source::{Document, Span};

/// One side of a pair, read.
#[derive(Debug)]
pub(crate) struct Reading {
    pub(crate) document: Document,
    pub(crate) segmentation: Segmentation,
    pub(crate) facts: Vec<Fact>,
    pub(crate) names: Names,
    pub(crate) quotes: Vec<Quote>,
}

impl Reading {
    /// Segments `document` and reads its facts, names and quotes.
    pub(crate) fn new(document: Document) -> Self {
        let segmentation = segment::segment(&document);
        let facts = extract::read(&document, &segmentation);
        let names = extract::name::read(&document, &segmentation);
        let quotes = extract::quote::read(&document, &segmentation, &names);
        Self { document, segmentation, facts, names, quotes }
    }

    /// Returns the text in which all spans of this side are.
    pub(crate) fn text(&self) -> &str {
        self.document.text()
    }

    /// Returns the text under `span`.
    pub(crate) fn of(&self, span: Span) -> &str {
        span.of(self.text())
    }

    /// Returns the facts of the sentences in `range`, with their indices.
    pub(crate) fn facts_in(&self, range: std::ops::Range<usize>) -> impl Iterator<Item = (usize, &Fact)> {
        let from = self.facts.partition_point(|f| f.sentence < range.start);
        let to = self.facts.partition_point(|f| f.sentence < range.end);
        self.facts.get(from..to).unwrap_or_default().iter().enumerate().map(move |(i, f)| (from + i, f))
    }

    /// Returns the span from the first to the last sentence of `range`.
    pub(crate) fn sentences_span(&self, range: std::ops::Range<usize>) -> Span {
        let sentences = &self.segmentation.sentences;
        match (sentences.get(range.start), range.end.checked_sub(1).and_then(|last| sentences.get(last))) {
            (Some(first), Some(last)) if range.start < range.end => first.span.cover(last.span),
            (Some(next), _) => Span::at(next.span.start),
            (None, _) => Span::at(sentences.last().map_or(0, |s| s.span.end)),
        }
    }

    /// Returns the publication date that the text gives: a full date in its header, or with its announcement.
    pub(crate) fn dateline(&self) -> Option<civil::Date> {
        const HEADER: usize = 8;
        const ANNOUNCED: &[&str] =
            &["밝혔다", "발표", "배포", "보도", "announced", "said", "release", "Embargo"];
        self.facts
            .iter()
            .take_while(|fact| fact.sentence < HEADER)
            .filter_map(|fact| match &fact.value {
                Value::Date(date) => {
                    let sentence = self.segmentation.sentences.get(fact.sentence)?;
                    let header = sentence.kind == Kind::Title;
                    let announced = ANNOUNCED.iter().any(|word| self.of(sentence.span).contains(word));
                    let day = civil::Date::new(
                        date.year?,
                        i8::try_from(date.month?).ok()?,
                        i8::try_from(date.day?).ok()?,
                    )
                    .ok()?;
                    (header || announced).then_some(day)
                }
                _ => None,
            })
            .next()
    }

    /// Returns the sentence that holds `offset`.
    pub(crate) fn sentence_span_at(&self, offset: usize) -> Span {
        let index = self.segmentation.sentence_at(offset);
        self.sentences_span(index..index + 1)
    }
}
