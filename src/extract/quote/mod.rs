//! Quotes and who says them.

pub(crate) mod cues;
mod en;
mod ko;

use super::name::Names;
use crate::segment::{Kind, Segmentation};
use crate::source::{Document, Lang, Span};

/// Who says a quote, as far as the text tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Speaker {
    /// A person of the document's roster.
    Person(usize),
    /// Someone described and not named: 부산시 관계자, "a resident".
    Described(Span),
    /// The text does not tell, or it could not be read.
    Unknown,
}

/// Direct speech.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Quote {
    /// The span with its marks.
    pub(crate) outer: Span,
    /// The words that are said.
    pub(crate) inner: Span,
    pub(crate) speaker: Speaker,
    /// Whether the attribution says who it is; otherwise a pronoun or what stands before does.
    pub(crate) named: bool,
    /// Whether it stands in a headline.
    pub(crate) in_title: bool,
}

/// Finds the quotes of `document`, and the sentences that report what somebody says without quoting it, in order.
pub(crate) fn read(
    document: &Document,
    segmentation: &Segmentation,
    names: &Names,
) -> (Vec<Quote>, Vec<Quote>) {
    match document.lang {
        Lang::Ko => ko::read(document.text(), segmentation, names),
        Lang::En => en::read(document.text(), segmentation, names),
    }
}

/// Returns whether the sentence at `offset` is a headline.
fn in_title(segmentation: &Segmentation, offset: usize) -> bool {
    segmentation.sentences.get(segmentation.sentence_at(offset)).is_some_and(|s| s.kind == Kind::Title)
}

/// Returns the sentence that holds `offset`.
fn sentence_span(segmentation: &Segmentation, offset: usize) -> Span {
    segmentation.sentences.get(segmentation.sentence_at(offset)).map_or(Span::at(offset), |s| s.span)
}

/// Returns the index of the paragraph that holds `offset`.
fn paragraph_at(segmentation: &Segmentation, offset: usize) -> usize {
    segmentation.sentences.get(segmentation.sentence_at(offset)).map_or(0, |s| s.paragraph)
}
