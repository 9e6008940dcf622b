//! Which word of the other side a word that may deny renders, by the sentence model.
//!
//! "Closed" may render 열지 않았다, but not where the source also says 닫은 곳: there each renders its own word. The words of both
//! sides are held against each other, of which what is denied is one with its negation; a word renders another one if
//! either is the other one's nearest.

use std::cell::OnceCell;

use super::View;
use super::affirm;
use super::contrast;
use super::denials::Force;
use super::english::is_small;
use super::signs::Hit;
use crate::align::Side;
use crate::meaning::encoder::Vector;
use crate::segment;
use crate::source::Span;

/// How near a word must come to its rendering, and how much nearer than to anything denied, in permille of the cosine.
const NEAR: i32 = 500;
const MARGIN: i32 = 120;
/// How much nearer another word may be to the rendering.
const SLACK: i32 = 60;
/// How much nearer a word must come to what is denied without its negation.
const WITHOUT: i32 = 100;

/// How near a phrase must come to a denial that it may render.
const TOLD: i32 = 350;
/// How near a phrase must come to what is denied to render it.
const HOST: i32 = 560;
/// The most words of such a phrase.
const PHRASE: usize = 3;

/// The words of both sides of a passage.
#[derive(Debug)]
pub(super) struct Units {
    /// The words of the source and of the translation.
    words: [Vec<Unit>; 2],
    /// Runs of words of the translation without a negation, each with its vector; made at the first question.
    phrases: OnceCell<Vec<(Span, Vector)>>,
}

#[derive(Debug)]
struct Unit {
    span: Span,
    vector: Vector,
    /// Whether a negation is one with it.
    denied: bool,
    /// What it is without the negation.
    affirmed: Option<Vector>,
    /// Whether it says nothing by itself.
    small: bool,
}

impl Units {
    pub(super) fn new(view: &View) -> Self {
        let words = [units(view.ours(), korean(view)), units(view.lower, english(view))];
        Self { words, phrases: OnceCell::new() }
    }

    /// Returns whether the word of a side that begins in `span` surely renders one that nothing denies on the other side, or
    /// one that is denied there without its negation: 막히지 않은, "blocked".
    pub(super) fn render(&self, side: Side, span: Span) -> bool {
        let [own, other] = [&self.words[side as usize], &self.words[side.opposite() as usize]];
        let Some(word) = own.iter().find(|unit| unit.span.end > span.start) else { return false };
        let (denied, plain): (Vec<&Unit>, Vec<&Unit>) = other.iter().partition(|unit| unit.denied);
        let denied = word.nearest(denied.into_iter());
        let against = denied.map_or(0, |(_, cosine)| cosine);
        let bare =
            denied.and_then(|(unit, _)| unit.affirmed.as_ref()).map_or(0, |bare| bare.cosine(&word.vector));
        if bare >= NEAR && bare >= against + WITHOUT {
            return true;
        }
        word.nearest(plain.into_iter()).is_some_and(|(nearest, cosine)| {
            let mutual = nearest.nearest(own.iter()).is_some_and(|(_, back)| cosine + SLACK >= back);
            !nearest.small && mutual && cosine >= NEAR && cosine >= against + MARGIN
        })
    }

    fn phrases(&self, view: &View) -> &[(Span, Vector)] {
        self.phrases.get_or_init(|| {
            let phrases = phrases(view);
            let texts: Vec<&str> = phrases.iter().map(|phrase| phrase.of(view.lower)).collect();
            let vectors = contrast::vectors(&texts);
            phrases.into_iter().zip(vectors).collect()
        })
    }

    /// Returns what a negation of the source denies, and the phrase of the translation that surely renders that without the
    /// negation; nothing where another place renders it as well.
    pub(super) fn host(&self, view: &View, sign: Span) -> Option<(Span, Span)> {
        let ours = &self.words[Side::Source as usize];
        let own = ours.iter().find(|unit| unit.denied && unit.span.contains(sign))?;
        let bare = own.affirmed.as_ref()?;
        let said =
            |span: Span| view.words.iter().any(|word| span.contains(*word) && !is_small(word.of(view.lower)));
        let all = self.phrases(view).iter().filter(|(span, _)| said(*span));
        let all: Vec<(Span, &Vector, i32)> =
            all.map(|(span, phrase)| (*span, phrase, phrase.cosine(bare))).collect();
        let (span, phrase, cosine) = *all.iter().max_by_key(|(_, _, cosine)| *cosine)?;
        let rival = all.iter().any(|(other, _, near)| !other.overlaps(span) && near + SLACK >= cosine);
        let others = ours.iter().filter(|unit| unit.span != own.span && !unit.small);
        let claimed = others.map(|unit| {
            let bare = unit.affirmed.as_ref().map_or(0, |bare| bare.cosine(phrase));
            bare.max(unit.vector.cosine(phrase))
        });
        let sure = cosine >= HOST && cosine >= own.vector.cosine(phrase) + SLACK;
        (sure && !rival && claimed.max().is_none_or(|other| other < cosine)).then_some((own.span, span))
    }

    /// Returns how much nearer a phrase `within` the translation, without any negation of grammar, comes to what the source denies at `sign`
    /// than to the same without its negation, in permille: 담기지 않았고, "kept out". Nothing where no phrase comes near.
    pub(super) fn lead(&self, view: &View, sign: Span, within: Span) -> Option<i32> {
        let mut ours = self.words[Side::Source as usize].iter();
        let own = ours.find(|unit| unit.denied && unit.span.contains(sign))?;
        let bare = own.affirmed.as_ref()?;
        let phrases = self.phrases(view).iter().filter(|(span, _)| within.contains(*span));
        let near = phrases.map(|(_, phrase)| (own.vector.cosine(phrase), bare.cosine(phrase)));
        near.filter(|(cosine, _)| *cosine >= TOLD).map(|(cosine, bare)| cosine - bare).max()
    }

    /// Returns how much nearer words of the source and of the translation are to each other than the source's are to any other of
    /// the translation, and the translation's to any other of the source, in permille.
    pub(super) fn margins(&self, ours: Span, theirs: Span) -> Option<[i32; 2]> {
        let [source, target] = &self.words;
        let cosine =
            |ours: fn(&Unit, Span) -> bool, theirs: fn(&Unit, Span) -> bool, [own, other]: [Span; 2]| {
                let source = source.iter().filter(|unit| ours(unit, own));
                let target = target.iter().filter(|unit| theirs(unit, other));
                let target: Vec<&Unit> = target.collect();
                source.filter_map(|unit| unit.nearest(target.iter().copied())).map(|(_, cosine)| cosine).max()
            };
        let inside = |unit: &Unit, span: Span| unit.span.overlaps(span);
        let own = cosine(inside, inside, [ours, theirs])?;
        let rival = cosine(inside, |unit, span| !unit.small && !unit.span.overlaps(span), [ours, theirs]);
        let other = cosine(|unit, span| !unit.span.overlaps(span), inside, [ours, theirs]);
        Some([own - rival.unwrap_or_default(), own - other.unwrap_or_default()])
    }

    /// Returns whether the word of the source that is nearest to a word of the translation lies in `own`.
    pub(super) fn is_nearest(&self, own: Span, word: Span) -> bool {
        let [ours, theirs] = &self.words;
        let Some(word) = theirs.iter().find(|unit| unit.span.end > word.start) else { return false };
        word.nearest(ours.iter()).is_some_and(|(nearest, _)| nearest.span.overlaps(own))
    }
}

impl Unit {
    /// Returns the word that is nearest to this one, and the cosine.
    fn nearest<'u>(&self, others: impl Iterator<Item = &'u Self>) -> Option<(&'u Self, i32)> {
        others.map(|unit| (unit, unit.vector.cosine(&self.vector))).max_by_key(|(_, cosine)| *cosine)
    }
}

/// Returns the runs of a few words of the translation that nothing parts, and in which no negation of grammar stands.
fn phrases(view: &View) -> Vec<Span> {
    const LINKS: &[&str] = &["however", "but", "although", "though", "yet", "only"];
    let denies = |span: Span| {
        let grammar = |hit: &Hit<Force>| matches!(hit.what, Force::Negation | Force::Idiom);
        view.their_denials.iter().any(|hit| grammar(hit) && hit.span.overlaps(span))
    };
    let runs = (1..=PHRASE).flat_map(|count| view.words.windows(count));
    let runs = runs.filter(|run| !run.iter().any(|word| LINKS.contains(&word.of(view.lower))));
    let runs = runs.filter_map(|run| run.iter().copied().reduce(Span::cover));
    runs.filter(|run| !run.of(view.lower).contains([',', '.', ';', ':']) && !denies(*run)).collect()
}

/// Gives each word its vector; with each comes its negation.
fn units(text: &str, words: Vec<(Span, Option<Span>)>) -> Vec<Unit> {
    let affirmed: Vec<Option<String>> =
        words.iter().map(|(word, sign)| affirm::affirmed(text, *word, (*sign)?)).collect();
    let texts = words.iter().map(|(word, _)| word.of(text));
    let mut vectors =
        contrast::vectors(&texts.chain(affirmed.iter().flatten().map(String::as_str)).collect::<Vec<_>>());
    let mut bare = vectors.split_off(words.len()).into_iter();
    let all = words.into_iter().zip(vectors).zip(affirmed);
    all.map(|(((span, sign), vector), affirmed)| Unit {
        span,
        vector,
        denied: sign.is_some(),
        affirmed: affirmed.and_then(|_| bare.next()),
        small: is_small(span.of(text)),
    })
    .collect()
}

/// Returns the negation of grammar that begins in a word.
fn negation(hits: &[Hit<Force>], word: Span) -> Option<Span> {
    let mut hits = hits.iter().filter(|hit| hit.what == Force::Negation).map(|hit| hit.span);
    hits.find(|span| (word.start..word.end).contains(&span.start))
}

/// Returns the Korean words of a passage: a negation is one with what it denies.
fn korean(view: &View) -> Vec<(Span, Option<Span>)> {
    const BOUND: &[char] = &['수', '것', '적', '일', '바', '리', '줄', '게', '건'];
    let text = view.ours();
    let mut found: Vec<(Span, Option<Span>)> = Vec::new();
    for mut word in segment::words(text, view.source) {
        let bare = word.of(text).trim_start_matches(|c: char| !c.is_alphanumeric());
        word.start = word.end - bare.len();
        word.end = word.start + bare.trim_end_matches(|c: char| !c.is_alphanumeric()).len();
        let sign = negation(&view.our_denials, word);
        if sign.is_some_and(|sign| sign.start == word.start) {
            // 열지 않았다, 할 수 없다.
            while let Some((before, _)) = found.pop() {
                word = before.cover(word);
                let before = before.of(text);
                if before.chars().count() > 2 || !before.starts_with(BOUND) {
                    break;
                }
            }
        }
        if !word.is_empty() {
            found.push((word, sign));
        }
    }
    found
}

/// Returns the English words of a passage: a negation is one with the two words behind it.
fn english(view: &View) -> Vec<(Span, Option<Span>)> {
    const OWN: usize = 2;
    let mut found = Vec::new();
    let mut taken = view.target.start;
    for (place, word) in view.words.iter().enumerate().filter(|(_, word)| !word.is_empty()) {
        if word.start < taken {
            continue;
        }
        let sign = negation(&view.their_denials, *word);
        let unit = sign.map_or(*word, |sign| {
            let behind = view.words[place..].iter().filter(|word| word.start >= sign.end);
            behind.take(OWN).fold(sign, |unit, word| unit.cover(*word))
        });
        taken = unit.end;
        found.push((unit, sign));
    }
    found
}
