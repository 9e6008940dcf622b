//! Where a finding stands, for reports that show one place of a file before all others.

use std::path::{Component, Path};

use crate::Checked;
use crate::finding::Finding;
use crate::source::{Document, Position, Span};

/// A stretch of a file.
#[derive(Clone, Copy)]
pub(super) struct Place<'r> {
    pub(super) document: &'r Document,
    pub(super) span: Span,
}

impl<'r> Place<'r> {
    /// Returns the places of a finding, the first of which is the one to show: in the translation, or in the source where the
    /// translation lacks something.
    pub(super) fn of(checked: &'r Checked, finding: &Finding) -> Vec<Self> {
        let side = |document: &'r Document, spans: &[Span]| -> Vec<Self> {
            spans.iter().map(|span| Self { document, span: *span }).collect()
        };
        let [mut source, mut target] =
            [side(&checked.source, &finding.source), side(&checked.target, &finding.target)];
        let lacks = |places: &[Self]| places.first().is_none_or(|place| place.span.is_empty());
        if lacks(&target) && !lacks(&source) {
            source.append(&mut target);
            return source;
        }
        target.append(&mut source);
        target
    }

    /// Returns the path as outside tools take it: with slashes, and without a dot before it.
    pub(super) fn path(&self) -> String {
        let shown = super::shown(self.document);
        let parts = Path::new(&shown).components().filter(|part| *part != Component::CurDir);
        parts.map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
    }

    /// Returns where the place begins and ends in the file.
    pub(super) fn ends(&self) -> [Position; 2] {
        self.document.file.range(self.span).into()
    }

    /// Returns the text there.
    pub(super) fn text(&self) -> &'r str {
        self.span.of(self.document.text())
    }
}
