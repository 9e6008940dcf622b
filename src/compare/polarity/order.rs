//! Changes that go the other way: 27.5%에서 21.3%로, "from 21.3% to 27.5%".

use super::directions::Poles;
use super::{Turned, View};
use crate::align::Side;
use crate::extract::Value;
use crate::source::{Span, char_at, head, tail};

/// Which end of a change a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    From,
    To,
}

/// How many bytes a change may span in Korean, and how many letters in English.
const FAR: (usize, usize) = (120, 90);
/// How many words may stand between a preposition and what it goes with.
const WORDS: usize = 3;

/// Finds a change whose ends the translation exchanges.
pub(super) fn find(view: &View, poles: &Poles) -> Option<Turned> {
    let text = view.ours();
    if !view.target.of(view.lower).contains("from ") {
        return None;
    }
    let links = links(view, poles);
    let mut ours: Vec<(Span, End)> = Vec::new();
    let mut theirs: Vec<(Span, End)> = Vec::new();
    for (ko, en) in &links {
        if let Some(end) = korean(text, *ko).filter(|end| !ours.contains(&(*ko, *end))) {
            ours.push((*ko, end));
        }
        if let Some(end) = english(view.lower, view.target, *en).filter(|end| !theirs.contains(&(*en, *end)))
        {
            theirs.push((*en, end));
        }
    }
    ours.sort_by_key(|(span, _)| span.start);
    let linked = |ko: Span, en: Span| links.contains(&(ko, en));
    let pairs = ours.windows(2).filter(|pair| pair[0].1 == End::From && pair[1].1 == End::To);
    let words = pairs.filter(|pair| pair[1].0.start <= pair[0].0.end + FAR.0).find_map(|pair| {
        let (from, to) = (pair[0].0, pair[1].0);
        let first =
            theirs.iter().find(|(en, end)| *end == End::From && linked(to, *en) && !linked(from, *en))?;
        let last = theirs.iter().find(|(en, end)| {
            *end == End::To
                && linked(from, *en)
                && !linked(to, *en)
                && en.start.abs_diff(first.0.start) <= FAR.1
        })?;
        Some((from.cover(to), first.0.cover(last.0)))
    });
    let found = words.or_else(|| ranged(view));
    found.map(|(source, target)| Turned::opposite(source, target))
}

/// Returns what of the two sides is one: figures that agree, words of the vocabulary, poles of opposites.
fn links(view: &View, poles: &Poles) -> Vec<(Span, Span)> {
    let mut links: Vec<(Span, Span)> = poles.same().collect();
    for ours in view.facts(Side::Source) {
        let same = view.facts(Side::Target).filter(|theirs| view.agree(ours, theirs));
        links.extend(same.map(|theirs| (ours.span, theirs.span)));
    }
    links.extend(view.met.iter().filter(|(ko, _)| !view.is_figure(*ko)));
    links
}

/// Returns the end that the particle behind a word makes it: 1만 원에서, 7천 원으로.
fn korean(text: &str, word: Span) -> Option<End> {
    const FROM: &[&str] = &["으로부터", "로부터", "에서", "이던", "이었던"];
    const TO: &[&str] = &["으로", "까지", "로"];
    /// The most characters between: 피해|자|에서, 3월| 이후|로.
    const BETWEEN: usize = 3;
    let rest = tail(text, word.end);
    let rest = rest.strip_prefix(" 이후").or_else(|| rest.strip_prefix(" 이상")).unwrap_or(rest);
    let end = rest.find(|c: char| !c.is_alphanumeric() && !matches!(c, '(' | ')')).unwrap_or(rest.len());
    let rest = head(rest, end);
    let ends = |particles: &[&str]| {
        let between = particles.iter().find_map(|particle| rest.strip_suffix(particle));
        between.is_some_and(|between| between.chars().count() <= BETWEEN)
    };
    if ends(FROM) { Some(End::From) } else { ends(TO).then_some(End::To) }
}

/// Returns the end that the preposition before a word makes it: "from the current 10,000 won", "to a loss".
fn english(lower: &str, passage: Span, word: Span) -> Option<End> {
    let before = Span::new(passage.start, word.start).of(lower);
    let mut words = before.split_whitespace().rev();
    for _ in 0..=WORDS {
        let word = words.next()?;
        match word {
            "from" => return Some(End::From),
            "to" | "into" => return Some(End::To),
            _ if !word.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '$' | '€' | '£' | '₩')) =>
            {
                return None;
            }
            "and" | "of" | "in" | "by" | "than" | "with" | "for" => return None,
            _ => {}
        }
    }
    None
}

/// Finds a change whose two figures Korean tells as one range: 3만 톤에서 8만 톤으로.
fn ranged(view: &View) -> Option<(Span, Span)> {
    let text = view.ours();
    view.facts(Side::Source).find_map(|range| {
        let amount = range.value.amount()?;
        let to = amount.to?;
        let changes = range.span.of(text).contains("에서")
            && matches!(char_at(text, range.span.end), Some('로' | '으'));
        if !changes {
            return None;
        }
        let is =
            |value: &Value, figure| value.amount().is_some_and(|own| own.to.is_none() && own.value == figure);
        let at = |end, figure| {
            view.facts(Side::Target).find(|fact| {
                is(&fact.value, figure) && english(view.lower, view.target, fact.span) == Some(end)
            })
        };
        let (first, last) = (at(End::From, to)?, at(End::To, amount.value)?);
        Some((range.span, first.span.cover(last.span)))
    })
}
