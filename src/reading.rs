//! A document with everything that was read from it: what passes from `extract` to `align`.

use jiff::civil;

use crate::extract::name::Names;
use crate::extract::quote::Quote;
use crate::extract::{self, Fact, Value};
use crate::meaning::sense::LONGEST;
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
    /// Sentences that report what somebody says, without quoting it.
    pub(crate) reports: Vec<Quote>,
}

impl Reading {
    /// Segments `document` and reads its facts, names and quotes.
    pub(crate) fn new(document: Document) -> Self {
        let mut reading = Self::figures(document);
        reading.read_names();
        reading
    }

    /// Segments `document` and reads its facts alone.
    pub(crate) fn figures(document: Document) -> Self {
        let segmentation = segment::segment(&document);
        let facts = extract::read(&document, &segmentation);
        let names = Names::default();
        Self { document, segmentation, facts, names, quotes: Vec::new(), reports: Vec::new() }
    }

    /// Reads the names and quotes, too.
    pub(crate) fn read_names(&mut self) {
        self.segmentation.quotations = segment::quotations(&self.document);
        self.names = extract::name::read(&self.document, &self.segmentation);
        (self.quotes, self.reports) = extract::quote::read(&self.document, &self.segmentation, &self.names);
    }

    /// Returns whether the text is so short that all of it can be one bead.
    pub(crate) fn is_short(&self) -> bool {
        self.segmentation.sentences.len() <= LONGEST
    }

    /// Returns the text in which all spans of this side are.
    pub(crate) fn text(&self) -> &str {
        self.document.text()
    }

    /// Returns the text under `span`.
    pub(crate) fn of(&self, span: Span) -> &str {
        span.of(self.text())
    }

    /// Returns the fullest form in which the text writes a name that it also writes alone: Maria Korpela for Korpela.
    pub(crate) fn fullest<'r>(&'r self, name: &'r str) -> &'r str {
        let named = self.names.likely.iter().map(|span| self.of(*span));
        let mut longer = named.filter(|full| {
            full.strip_suffix(name).is_some_and(|given| given.ends_with(' ') && !given.starts_with(name))
        });
        if name.is_empty() { name } else { longer.next().unwrap_or(name) }
    }

    /// Returns the facts that a passage states, in order.
    pub(crate) fn facts_in(&self, passage: Span) -> impl Iterator<Item = &Fact> {
        let first = self.facts.partition_point(|fact| fact.span.start < passage.start);
        self.facts.iter().skip(first).take_while(move |fact| fact.span.end <= passage.end)
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

    /// Returns the publication date that the text gives: a full date in its header, or the one of its announcement.
    pub(crate) fn dateline(&self) -> Option<civil::Date> {
        const SENTENCES: usize = 10;
        const HEADERS: &[&str] = &[
            "보도",
            "배포",
            "시점",
            "엠바고",
            "발행",
            "입력",
            "작성",
            "Embargo",
            "embargo",
            "elease",
            "ublished",
        ];
        const AFTER: &[&str] = &["밝혔", "발표", "배포", "전했", "보도", "공시", "알렸"];
        const BEFORE: &[&str] = &["said on", "announced on", "said", "announced"];
        let dates = self.facts.iter().take_while(|fact| fact.sentence < SENTENCES);
        let mut full = dates.filter_map(|fact| match &fact.value {
            Value::Date(date) => {
                let (month, day) = (i8::try_from(date.month?).ok()?, i8::try_from(date.day?).ok()?);
                Some((fact, civil::Date::new(date.year?, month, day).ok()?))
            }
            _ => None,
        });
        let stated = full.find(|(fact, _)| {
            let Some(sentence) = self.segmentation.sentences.get(fact.sentence) else { return false };
            let text = self.of(sentence.span);
            let header = sentence.kind == Kind::Title
                && (HEADERS.iter().any(|word| text.contains(word))
                    || fact.span.len() * 2 > sentence.span.len());
            let after = self.of(Span::new(fact.span.end, sentence.span.end)).trim_start();
            let before = self.of(Span::new(sentence.span.start, fact.span.start)).trim_end();
            header
                || AFTER.iter().any(|word| after.starts_with(word))
                || BEFORE.iter().any(|word| before.ends_with(word))
        });
        stated.map(|(_, day)| day)
    }

    /// Returns the sentence that holds `offset`.
    pub(crate) fn sentence_span_at(&self, offset: usize) -> Span {
        let index = self.segmentation.sentence_at(offset);
        self.sentences_span(index..index + 1)
    }
}
