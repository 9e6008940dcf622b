//! Findings that a comment of the text allows, and comments that allow nothing.

use std::sync::Arc;

use super::allowance_unused::RULE;
use super::{Selection, known};
use crate::align::{Pair, Side};
use crate::compare::Comparison;
use crate::finding::{Allowed, AllowedBy, Finding, Rule};
use crate::reading::Reading;
use crate::source::{Comment, SourceFile, Span};

/// Returns the selection with the rules that the comments of these files name, where it is asked whether those allow anything.
pub(crate) fn with_named(selection: Selection, files: [&SourceFile; 2]) -> Selection {
    let mut named =
        files.iter().flat_map(|file| &file.comments).flat_map(|comment| &comment.rules).peekable();
    if named.peek().is_none() || !selection.has(&RULE) {
        return selection;
    }
    let named: Vec<&String> = named.collect();
    Selection::of(|rule| selection.has(rule) || named.iter().any(|name| is_named(name, rule)))
}

/// Sets aside the findings that comments allow, and adds to `findings` what those comments are that allow nothing.
pub(super) fn set_aside(comparison: &Comparison, findings: &mut Vec<Finding>) -> Vec<Allowed> {
    let pair = &comparison.pair;
    let mut allowed = Vec::new();
    let one_file = Arc::ptr_eq(&pair.source.document.file, &pair.target.document.file);
    for side in [Side::Source, Side::Target] {
        for comment in &pair.reading(side).document.file.comments {
            let covered = covered(pair.reading(side), comment);
            // Where one file holds both languages, a comment stands on the side of the paragraph that follows it.
            if one_file && covered.is_none_or(|covered| !is_next(pair, side, comment, covered)) {
                continue;
            }
            if comment.rules.is_empty() {
                let message = "this comment is not understood: write <!-- daejo allow number-changed: why it is right -->";
                findings.push(finding(pair, side, comment, covered, message.to_owned()));
            }
            for name in &comment.rules {
                if let Err(error) = known(name) {
                    findings.push(finding(pair, side, comment, covered, error.to_string()));
                    continue;
                }
                let is_allowed = |finding: &Finding| {
                    let spans = if side == Side::Source { &finding.source } else { &finding.target };
                    is_named(name, finding.rule)
                        && covered.is_some_and(|covered| spans.iter().any(|span| touches(covered, *span)))
                };
                let before = allowed.len();
                let (own, rest) = std::mem::take(findings).into_iter().partition(is_allowed);
                *findings = rest;
                let own: Vec<Finding> = own;
                allowed.extend(own.into_iter().map(|finding| Allowed {
                    finding,
                    by: AllowedBy::Comment,
                    reason: comment.reason.clone(),
                }));
                if allowed.len() == before {
                    let message = format!(
                        "nothing of {name} is found in the passage that follows: this comment can go"
                    );
                    findings.push(finding(pair, side, comment, covered, message));
                }
            }
        }
    }
    allowed
}

fn is_named(name: &str, rule: &Rule) -> bool {
    name == rule.name || name == rule.category
}

/// Returns whether a span lies in a passage at least in part; an empty one may stand at its border.
const fn touches(passage: Span, span: Span) -> bool {
    passage.overlaps(span) || (span.is_empty() && passage.start <= span.start && span.start <= passage.end)
}

/// Returns the passage that a comment speaks of: the paragraph that follows it, or, inside a paragraph, the sentence at its
/// place or after it.
fn covered(reading: &Reading, comment: &Comment) -> Option<Span> {
    let paragraphs = &reading.document.paragraphs;
    let Some(at) = comment.at else {
        return paragraphs.get(paragraphs.partition_point(|p| p.start < comment.span.end)).copied();
    };
    let own = paragraphs.iter().find(|p| p.start <= at && at <= p.end)?;
    let mut sentences = reading.segmentation.sentences.iter().map(|s| s.span).filter(|s| own.contains(*s));
    let next = sentences.clone().find(|sentence| sentence.end > at);
    next.or_else(|| sentences.next_back()).or(Some(*own))
}

/// Returns whether no paragraph of the other side stands between a comment and the passage that it may speak of.
fn is_next(pair: &Pair, side: Side, comment: &Comment, covered: Span) -> bool {
    let mut others = pair.reading(side.opposite()).document.paragraphs.iter();
    comment.at.is_some() || !others.any(|p| p.start >= comment.span.end && p.start < covered.start)
}

/// Returns what is wrong with a comment, with the place on the other side of what it speaks of.
fn finding(pair: &Pair, side: Side, comment: &Comment, covered: Option<Span>, message: String) -> Finding {
    let text = covered.map_or("", |covered| pair.reading(side).of(covered));
    let facts = format!("{}\u{1f}{}", comment.rules.join(","), super::quoted::normalised(text));
    let bead = pair.bead_at(side, covered.map_or(comment.span.end, |covered| covered.start));
    let other = Span::at(pair.passage(side.opposite(), bead).start);
    match side {
        Side::Source => Finding::new(&RULE, comment.span, other, message, facts),
        Side::Target => Finding::new(&RULE, other, comment.span, message, facts),
    }
}
