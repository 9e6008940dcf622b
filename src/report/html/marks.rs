//! The rows of the page: what each passage has on both sides, with the findings marked in it.

use std::ops::Range;

use maud::{Markup, html};

use crate::align::{Bead, Side};
use crate::finding::{Finding, Severity};
use crate::report::place::Place;
use crate::source::Span;
use crate::{Checked, Document, Lang};

/// A finding with its number on the page, from 1.
#[derive(Clone, Copy)]
pub(super) struct Numbered<'r> {
    pub(super) number: usize,
    pub(super) finding: &'r Finding,
}

/// A passage of the source beside the one that renders it.
pub(super) struct Row<'r> {
    /// The text of both sides.
    pub(super) texts: [Markup; 2],
    /// The line of the file where each begins.
    pub(super) lines: [Option<usize>; 2],
    /// The findings to tell below it.
    pub(super) findings: Vec<Numbered<'r>>,
}

/// One side of a pair, with what its segments hold of the findings.
struct Text<'r> {
    side: Side,
    document: &'r Document,
    segments: &'r [Span],
    /// For each segment the places in it, with the number of the finding and whether the finding begins there.
    marks: Vec<Vec<Mark>>,
}

/// A place in a segment.
#[derive(Clone, Copy)]
struct Mark {
    span: Span,
    number: usize,
    severity: Severity,
    /// Whether it is the first place of its finding on this side.
    first: bool,
}

/// Returns the rows of a pair, whose findings are numbered from `before` on.
pub(super) fn rows<'r>(checked: &'r Checked, before: usize) -> Vec<Row<'r>> {
    let findings: Vec<Numbered> =
        (before + 1..).zip(&checked.findings).map(|(number, finding)| Numbered { number, finding }).collect();
    let [source, target] = [Side::Source, Side::Target].map(|side| Text::new(checked, side, &findings));
    let mut beads_of = [vec![0; source.segments.len()], vec![0; target.segments.len()]];
    for (index, bead) in checked.beads.iter().enumerate() {
        beads_of[0][bead.source.clone()].fill(index);
        beads_of[1][bead.target.clone()].fill(index);
    }
    // A finding is told below the passage that it shows first.
    let mut told = vec![Vec::new(); checked.beads.len()];
    for numbered in findings {
        let Some(place) = Place::of(checked, numbered.finding).first().copied() else { continue };
        let text = if place.document.lang == Lang::Ko { &source } else { &target };
        let home = beads_of[text.side as usize].get(text.segments_of(place.span).start).copied();
        if let Some(told) = told.get_mut(home.unwrap_or_default()) {
            told.push(numbered);
        }
    }
    let row = |(bead, findings): (&Bead, Vec<Numbered<'r>>)| Row {
        texts: [source.run(&bead.source), target.run(&bead.target)],
        lines: [source.line(&bead.source), target.line(&bead.target)],
        findings,
    };
    checked.beads.iter().zip(told).map(row).collect()
}

impl<'r> Text<'r> {
    fn new(checked: &'r Checked, side: Side, findings: &[Numbered]) -> Self {
        let document = if side == Side::Source { &checked.source } else { &checked.target };
        let segments = checked.segments[side as usize].as_slice();
        let mut text = Self { side, document, segments, marks: vec![Vec::new(); segments.len()] };
        for Numbered { number, finding } in findings {
            let spans = if side == Side::Source { &finding.source } else { &finding.target };
            let mut first = true;
            for span in spans {
                for segment in text.segments_of(*span) {
                    let within = segments[segment];
                    let inside = |offset: usize| offset.clamp(within.start, within.end);
                    let mark = Mark {
                        span: Span::new(inside(span.start), inside(span.end)),
                        number: *number,
                        severity: finding.severity,
                        first,
                    };
                    first = false;
                    text.marks[segment].push(mark);
                }
            }
        }
        text
    }

    /// Returns the segments that a place touches; where it touches none, the one that it stands before.
    fn segments_of(&self, span: Span) -> Range<usize> {
        let first = self.segments.partition_point(|s| s.end <= span.start);
        let end = self.segments.partition_point(|s| s.start < span.end);
        if first < end && !span.is_empty() {
            return first..end;
        }
        let nearest = self.segments.partition_point(|s| s.end < span.start);
        let nearest = nearest.min(self.segments.len().saturating_sub(1));
        nearest..(nearest + 1).min(self.segments.len())
    }

    /// Returns the line of the file where a run of segments begins, unless it is empty.
    fn line(&self, run: &Range<usize>) -> Option<usize> {
        let span = self.segments.get(run.start).filter(|_| !run.is_empty())?;
        Some(self.document.file.position(span.start).line)
    }

    /// Returns the text of a run of segments, by paragraphs.
    fn run(&self, run: &Range<usize>) -> Markup {
        let mut paragraphs: Vec<Range<usize>> = Vec::new();
        for segment in run.clone() {
            match paragraphs.last_mut() {
                Some(last) if self.paragraph(segment) == self.paragraph(last.start) => last.end = segment + 1,
                _ => paragraphs.push(segment..segment + 1),
            }
        }
        html! {
            @for segments in paragraphs {
                p { @for segment in segments {
                    @let [before, after] = self.beside(segment);
                    (before) (self.segment(segment)) (after)
                } }
            }
            @if run.is_empty() { p.none title="nothing renders it" { "–" } }
        }
    }

    /// Returns the index of the paragraph that holds a segment.
    fn paragraph(&self, segment: usize) -> Option<usize> {
        self.document.paragraph_at(self.segments.get(segment)?.start)
    }

    /// Returns what stands beside a segment and is of none: the sign of an item before it, or what ends the paragraph.
    fn beside(&self, segment: usize) -> [&'r str; 2] {
        let Some(index) = self.paragraph(segment) else { return [""; 2] };
        let (Some(own), Some(paragraph)) = (self.segments.get(segment), self.document.paragraphs.get(index))
        else {
            return [""; 2];
        };
        let before = segment.checked_sub(1).filter(|before| self.paragraph(*before) == Some(index));
        let from = before.and_then(|before| self.segments.get(before)).map_or(paragraph.start, |s| s.end);
        let is_last = self.paragraph(segment + 1) != Some(index);
        let to = if is_last { paragraph.end } else { own.end };
        [Span::new(from, own.start), Span::new(own.end, to)].map(|span| span.of(self.document.text()))
    }

    /// Returns the text of a segment, cut where a mark begins or ends.
    fn segment(&self, index: usize) -> Markup {
        let (Some(span), Some(marks)) = (self.segments.get(index), self.marks.get(index)) else {
            return html! {};
        };
        let mut cuts: Vec<usize> = marks
            .iter()
            .flat_map(|mark| [mark.span.start, mark.span.end])
            .chain([span.start, span.end])
            .collect();
        cuts.sort_unstable();
        cuts.dedup();
        html! {
            @for (at, next) in cuts.iter().zip(cuts.iter().skip(1).map(Some).chain([None])) {
                @for mark in marks.iter().filter(|mark| mark.first && mark.span.start == *at) { (self.number(mark)) }
                @for mark in marks.iter().filter(|mark| mark.span == Span::at(*at)) {
                    mark.place.(mark.severity.name()) data-findings=(mark.number) title="missing here" { "‸" }
                }
                @if let Some(next) = next { (self.piece(Span::new(*at, *next), marks)) }
            }
        }
    }

    /// Returns a piece of text that every mark covers whole or not at all.
    fn piece(&self, span: Span, marks: &[Mark]) -> Markup {
        let covering: Vec<&Mark> = marks.iter().filter(|mark| mark.span.contains(span)).collect();
        let text = span.of(self.document.text());
        let Some(worst) = covering.iter().map(|mark| mark.severity).max() else { return html! { (text) } };
        let numbers: Vec<String> = covering.iter().map(|mark| mark.number.to_string()).collect();
        html! { mark.(worst.name()) data-findings=(numbers.join(" ")) { (text) } }
    }

    /// Returns the number of a finding before its place, which leads to the place on the other side.
    fn number(&self, mark: &Mark) -> Markup {
        let [here, there] = if self.side == Side::Source { ["s", "t"] } else { ["t", "s"] };
        html! {
            a.number id={ (here) (mark.number) } href={ "#" (there) (mark.number) }
                data-findings=(mark.number) title="to the other side" { (mark.number) }
        }
    }
}
