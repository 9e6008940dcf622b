//! Changes that go the other way: 27.5%에서 21.3%로, "from 21.3% to 27.5%".

use super::directions::Poles;
use super::{Turned, View, denials};
use crate::align::Side;
use crate::extract::{Fact, Value};
use crate::source::{Span, char_at, head, tail};

/// Which end of a change a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    From,
    To,
}

/// How many bytes a change may span in Korean, and how many letters in English.
const FAR: (usize, usize) = (120, 90);
/// The most characters between a Korean word and its particle: 피해|자|에서, 3월| 이후|로.
const BETWEEN: usize = 3;
/// How many words may stand between a preposition and what it goes with.
const WORDS: usize = 3;

/// Finds a change whose ends the translation exchanges.
pub(super) fn find(view: &View, poles: &Poles) -> Option<Turned> {
    let text = view.ours();
    if !["from ", " than "].iter().any(|word| view.target.of(view.lower).contains(word)) {
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
    let sure = words.or_else(|| ranged(view)).map(|(source, target)| Turned::opposite(source, target));
    let compared =
        || compared(view, &links).map(|(source, target)| Turned::opposite(source, target).unsure());
    sure.or_else(compared)
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

/// Finds a comparison whose two sides the translation exchanges: 서해보다 동해에 많다, "more in the west than in the east".
fn compared(view: &View, links: &[(Span, Span)]) -> Option<(Span, Span)> {
    const THAN: &str = " than ";
    let text = view.ours();
    let at = view.target.start + view.target.of(view.lower).find(THAN)?;
    let before = Span::new(at.saturating_sub(FAR.1).max(view.target.start), at);
    let behind = Span::new(at + THAN.len(), (at + THAN.len() + FAR.1).min(view.target.end));
    let is_linked = |ko: Span, passage: Span| {
        let mut own = links.iter().filter(|(other, _)| other.overlaps(ko)).map(|(_, en)| *en);
        own.find(|en| passage.overlaps(*en))
    };
    let whole = [Span::new(view.target.start, at), Span::new(at + THAN.len(), view.target.end)];
    let only =
        |ko: Span, near: Span, other: Span| is_linked(ko, near).filter(|_| is_linked(ko, other).is_none());
    let than = links.iter().map(|(ko, _)| *ko).filter(|ko| {
        let rest = tail(text, ko.end);
        let end = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
        head(rest, end).strip_suffix("보다").is_some_and(|between| between.chars().count() <= BETWEEN)
    });
    // "Less than half" compares with a quantity, and what is named twice may be either.
    let quantity =
        denials::quantity(view.lower, &view.words, view.words.partition_point(|word| word.end < at));
    let than = than.filter(|ko| quantity.is_none() && view.source.of(text).matches(ko.of(text)).count() == 1);
    than.filter(|ko| view.source.contains(*ko)).find_map(|ko| {
        let first = only(ko, before, whole[1])?;
        let follows = |other: &Span| other.start > ko.end && other.start <= ko.end + FAR.0;
        let others = links.iter().map(|(other, _)| *other).filter(follows);
        let last = others
            .filter(|other| !other.overlaps(ko))
            .find_map(|other| only(other, behind, whole[0]).map(|en| (other, en)))?;
        Some((ko.cover(last.0), first.cover(last.1)))
    })
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
        let ends = || Some(at(End::From, to)?.span.cover(at(End::To, amount.value)?.span));
        // English may tell it as one range as well.
        let turned = |fact: &&Fact| {
            let own = fact.value.amount();
            own.is_some_and(|own| own.value == to && own.to == Some(amount.value))
        };
        let found = view.facts(Side::Target).find(turned).map(|fact| fact.span).or_else(ends)?;
        Some((range.span, found))
    })
}
