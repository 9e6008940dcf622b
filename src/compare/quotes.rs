//! Whose words a quote renders: every quoted sentence of the translation against every passage of the source.
//!
//! A sentence of an English quote is compared with the Korean passages of its own speaker and with those of
//! everybody else. It is out of place where another speaker's passage says what it says, and none of its own
//! speaker's does. The answer rests on shares of content, in permille, and on their difference.

use super::lone::{self, Alone};
use super::narrated;
use super::passages::Lost;
use crate::align::{Pair, Side};
use crate::extract::name::titles;
use crate::extract::quote::{Quote, Speaker};
use crate::meaning::encoder::Vector;
use crate::meaning::lexical::Rendering;
use crate::meaning::sense::Clause;
use crate::reading::Reading;
use crate::segment::clauses;
use crate::source::{Lang, Span};

/// A quoted passage that the other side gives to somebody else.
#[derive(Clone, Debug)]
pub(crate) struct Misplaced {
    /// The source's passage.
    pub(crate) source: Span,
    /// The translation's passage.
    pub(crate) target: Span,
    /// Who says it in the source, by the source's roster.
    pub(crate) speaker: usize,
    /// Who says it in the translation, by the target's roster.
    pub(crate) found: usize,
    /// Whether it is a part of a sentence, the rest of which is the speaker's own.
    pub(crate) clause: bool,
    /// Whether both sides name the speaker in the very sentence, or the words stand in another place.
    pub(crate) sure: bool,
    /// The words that the judgement rests on.
    pub(crate) evidence: Vec<(Span, Span)>,
}

/// What the comparison of quotes found.
#[derive(Debug, Default)]
pub(crate) struct Quotes {
    pub(crate) misplaced: Vec<Misplaced>,
    pub(crate) missing: Vec<Alone>,
    pub(crate) added: Vec<Alone>,
}

/// The least share of a quoted sentence's content that another's passage must hold.
const FOUND: u32 = 430;
/// By how much it must hold more than the speaker's own passages.
const MARGIN: u32 = 240;
/// The same for a passage that stands in the very place of the quoted sentence.
const FOUND_HERE: u32 = 270;
/// The least weight for a passage in the very place: about one and a half rare words.
const WEIGHT_HERE: u32 = 130;
/// The margin for a passage in the very place.
const MARGIN_HERE: u32 = 170;
/// The least weight of shared content: about two and a half rare words.
const WEIGHT: u32 = 200;
/// The cosine, in permille, from which another's passage means what the quoted sentence does.
const MEANT: i32 = 480;
/// By how much it must be more like it than the speaker's own passages.
const MEANT_MARGIN: i32 = 170;
/// By how much the speaker's own passages may be more like it than another's that shares more words.
const MEANT_VETO: i32 = 60;
/// The likeness of a bead's sides from which what they quote is the same.
const SURE_PLACE: u32 = 450;
/// The same of a bead whose neighbours are sure.
const LIKELY_PLACE: u32 = 200;
/// The cosine and half of the share of content, together, from which another's passage is what is said.
const TOGETHER: i32 = 440;
/// The most that a share of content is worth beside a cosine: a single word may be all of it.
const SHARE_MOST: u32 = 100;
/// By how much they must be more than those of the speaker's own passages.
const TOGETHER_MARGIN: i32 = 230;
/// How many beads to either side another's words may have been moved.
const FAR: usize = 60;

/// Compares the quotes of both sides.
///
/// `lost` are the passages that one side lacks in meaning.
pub(super) fn compare(pair: &Pair, lost: &[Lost]) -> Quotes {
    let passages = passages(pair);
    let mut found = Quotes::default();
    for quote in pair.target.quotes.iter().filter(|q| !q.in_title) {
        misplaced(pair, &passages, quote, &mut found.misplaced);
    }
    let taken: Vec<Span> = found.misplaced.iter().flat_map(|m| [m.source, m.target]).collect();
    let alone = |side| {
        // What meaning does not tell, words may.
        let mut all = lost_speech(pair, side, lost, &taken);
        let known: Vec<Span> = taken.iter().copied().chain(all.iter().map(|a| a.passage)).collect();
        all.extend(lone::find(pair, side, &known));
        all
    };
    found.missing = alone(Side::Source);
    let known: Vec<Span> = taken.iter().copied().chain(found.missing.iter().map(|a| a.passage)).collect();
    found.missing.extend(narrated::find(pair, &known));
    found.added = alone(Side::Target);
    found
}

/// Returns the direct speech among the lost passages of a side, without what is `taken`.
fn lost_speech(pair: &Pair, side: Side, lost: &[Lost], taken: &[Span]) -> Vec<Alone> {
    let speech = lost.iter().filter(|l| l.side == side && l.quoted && !l.marginal);
    let free = speech.filter(|l| !taken.iter().any(|t| t.overlaps(l.passage)));
    free.map(|l| {
        let quote = pair.reading(side).quotes.iter().find(|q| q.outer.overlaps(l.passage));
        let speaker = quote.map_or(Speaker::Unknown, |q| q.speaker);
        Alone { passage: l.passage, place: l.place, speaker, sure: l.sure }
    })
    .collect()
}

/// A passage of the source with who says it.
struct Passage<'p> {
    span: Span,
    bead: usize,
    speaker: Speaker,
    /// Whether its attribution names the speaker.
    named: bool,
    /// What its clauses mean, where that was asked for.
    vectors: Vec<&'p Vector>,
}

/// Returns the quoted sentences of the source, and its narration sentence by sentence.
fn passages(pair: &Pair) -> Vec<Passage<'_>> {
    let passage = |span: Span, speaker, named| {
        let bead = pair.bead_at(Side::Source, span.start);
        Passage { span, bead, speaker, named, vectors: vectors(pair, Side::Source, span) }
    };
    let mut all = Vec::new();
    for quote in pair.source.quotes.iter().filter(|q| !q.in_title) {
        for span in pieces(&pair.source, quote) {
            all.push(passage(span, quote.speaker, quote.named));
        }
    }
    for sentence in &pair.source.segmentation.sentences {
        let quoted: usize = pair
            .source
            .quotes
            .iter()
            .filter(|q| q.outer.overlaps(sentence.span))
            .map(|q| q.outer.len())
            .sum();
        if quoted * 2 < sentence.span.len() {
            all.push(passage(sentence.span, Speaker::Unknown, false));
        }
    }
    all
}

/// Returns the sentences of a quote.
pub(super) fn pieces(reading: &Reading, quote: &Quote) -> Vec<Span> {
    let first = reading.segmentation.sentence_at(quote.inner.start);
    let last = reading.segmentation.sentence_at(quote.inner.end.saturating_sub(1));
    (first..=last)
        .map(|s| reading.sentences_span(s..s + 1))
        .map(|s| Span::new(s.start.max(quote.inner.start), s.end.min(quote.inner.end)).trim(reading.text()))
        .filter(|s| !s.is_empty())
        .collect()
}

/// Another speaker's words.
#[derive(Clone, Copy)]
struct Other {
    span: Span,
    speaker: usize,
    /// Whether the source's attribution names the speaker.
    named: bool,
}

/// Finds the sentences and clauses of an English quote that render another speaker's words.
fn misplaced(pair: &Pair, passages: &[Passage<'_>], quote: &Quote, found: &mut Vec<Misplaced>) {
    let Some(here) = person(pair, quote.speaker) else { return };
    let own = pair.links.source_of(here);
    let judge = |target| own.and_then(|own| judge(pair, passages, target, own));
    let described = matches!(quote.speaker, Speaker::Described(_));
    let mut tell = |other: Other, target: Span, clause: bool| {
        let in_place = near_source(pair, target).overlaps(other.span);
        // A pronoun in the same place means whom the source means there.
        if !in_place || quote.named {
            push(pair, found, other, target, here, clause, !described && (!in_place || other.named));
        }
    };
    for piece in pieces(&pair.target, quote) {
        let whole = judge(piece).or_else(|| in_place(pair, passages, quote, here, piece));
        if let Some(other) = whole {
            tell(other, piece, false);
            continue;
        }
        let parts = clauses(pair.target.text(), piece, Lang::En);
        if parts.len() < 2 {
            continue;
        }
        for clause in parts {
            if let Some(other) = judge(clause) {
                tell(other, clause, true);
            }
        }
    }
}

/// Returns the person of the translation who speaks; "the mayor" is the one whom the source gives that title, if it is one.
fn person(pair: &Pair, speaker: Speaker) -> Option<usize> {
    let span = match speaker {
        Speaker::Person(person) => return Some(person),
        Speaker::Described(span) => span,
        Speaker::Unknown => return None,
    };
    let told = pair.target.of(span).trim_matches(|c: char| !c.is_alphabetic()).to_lowercase();
    let title = told.rsplit(", ").next().and_then(|last| last.strip_prefix("the "))?;
    let bears = |title: &str, own: &str| {
        titles::renderings(own).unwrap_or_default().iter().any(|usual| usual.eq_ignore_ascii_case(title))
    };
    let people = pair.source.names.people.iter().enumerate();
    let mut bearers = people.filter(|(_, who)| who.titles.iter().any(|own| bears(title, own)));
    let (bearer, _) = bearers.next()?;
    bearers.next().is_none().then(|| pair.links.target_of(bearer)).flatten()
}

/// Returns the source's words in the very place of a quoted sentence, where they are all of another speaker and both
/// attributions name theirs: what stands in one bead needs no words in common.
fn in_place(pair: &Pair, passages: &[Passage<'_>], quote: &Quote, here: usize, piece: Span) -> Option<Other> {
    let at = pair.bead_at(Side::Target, piece.start);
    let bead = pair.beads.get(at).filter(|bead| !bead.is_gap() && is_sure_place(pair, at))?;
    let speech = || passages.iter().filter(|p| p.bead == at && p.speaker != Speaker::Unknown);
    let first = speech().next()?;
    let Speaker::Person(speaker) = first.speaker else { return None };
    let place = pair.segments(Side::Target).span(bead.run(Side::Target));
    let mut others = pair.target.quotes.iter().filter(|q| q.outer.overlaps(place));
    let right = |said: Speaker| person(pair, said).is_some_and(|who| pair.links.are_namesakes(speaker, who));
    // Somebody whom the source does not name may be the speaker under another name, unless that one has a name here.
    let apart = pair.links.source_of(here).is_some() || is_another(pair, speaker, here);
    // Passages that are not much alike may be wrongly paired within a quote.
    let alone = others.clone().all(|q| q.speaker == quote.speaker);
    let whole = place.contains(quote.outer) || (alone && bead.score >= SURE_PLACE);
    let certain = quote.named
        && apart
        && whole
        && !pair.links.are_namesakes(speaker, here)
        && speech().all(|p| p.named && p.speaker == first.speaker)
        && others.all(|q| q.speaker == quote.speaker || right(q.speaker));
    certain.then_some(Other { span: first.span, speaker, named: true })
}

/// Returns whether the translation names a person of the source, and another one with a name that has nothing in common.
fn is_another(pair: &Pair, speaker: usize, here: usize) -> bool {
    let name = |person: usize| pair.target.names.people.get(person).map_or("", |who| who.full.as_str());
    let Some(there) = pair.links.target_of(speaker).map(name) else { return false };
    name(here).contains(' ')
        && !name(here).split([' ', '-']).any(|word| there.split([' ', '-']).any(|w| w == word))
}

/// Returns whether the sides of a bead are each other's: they are alike, or somewhat alike and between beads that are.
fn is_sure_place(pair: &Pair, at: usize) -> bool {
    let sure = |index: Option<usize>| {
        index.and_then(|index| pair.beads.get(index)).is_none_or(|bead| bead.score >= SURE_PLACE)
    };
    let score = pair.beads.get(at).map_or(0, |bead| bead.score);
    score >= SURE_PLACE || (score >= LIKELY_PLACE && sure(at.checked_sub(1)) && sure(Some(at + 1)))
}

/// Returns the vectors of the clauses in a passage, where meaning was asked for.
fn vectors(pair: &Pair, side: Side, passage: Span) -> Vec<&Vector> {
    let segments = pair.segments(side);
    let Some(sense) = &segments.sense else { return Vec::new() };
    let run = segments.at(passage.start)..segments.at(passage.end.saturating_sub(1)) + 1;
    let inside = |clause: &&Clause| {
        let shared = Span::new(clause.span.start.max(passage.start), clause.span.end.min(passage.end));
        shared.len() * 2 > clause.span.len()
    };
    run.flat_map(|segment| sense.clauses(segment)).filter(inside).map(|clause| &clause.vector).collect()
}

/// Returns how much of one passage's meaning is in another: the mean of its clauses' highest cosines, in permille.
fn alike(passage: &[&Vector], other: &[&Vector]) -> i32 {
    let best = |clause: &&Vector| other.iter().map(|o| clause.cosine(o)).max().unwrap_or_default();
    let sum: i32 = passage.iter().map(best).sum();
    i32::try_from(passage.len()).ok().and_then(|count| sum.checked_div(count)).unwrap_or_default()
}

/// Returns what a share of content is worth beside a cosine.
fn rendering_share(share: u32) -> i32 {
    i32::try_from((share / 2).min(SHARE_MOST)).unwrap_or_default()
}

/// Returns the passage of another speaker that the target passage renders, where its own speaker has none.
fn judge(pair: &Pair, passages: &[Passage<'_>], target: Span, own: usize) -> Option<Other> {
    let near = near_source(pair, target);
    let here = pair.bead_at(Side::Target, target.start);
    let ours_here = vectors(pair, Side::Target, target);
    let mut ours = 0;
    let mut own_meaning = 0;
    // The other's passage that is most like it in meaning.
    let mut meant: Option<(i32, Other)> = None;
    let mut others: Option<(u32, Rendering, Other)> = None;
    for passage in passages.iter().filter(|p| p.bead.abs_diff(here) <= FAR) {
        let rendering = pair.meaning.compare(passage.span, target);
        let cosine = alike(&ours_here, &passage.vectors);
        // The passage at this very place of the document is the likelier one.
        let bonus = if near.overlaps(passage.span) { 60 } else { 0 };
        let share = rendering.target_share + if rendering.shared > 0 { bonus } else { 0 };
        match passage.speaker {
            Speaker::Person(speaker) if speaker != own => {
                let other = Other { span: passage.span, speaker, named: passage.named };
                if others.as_ref().is_none_or(|(best, ..)| share > *best) {
                    others = Some((share, rendering, other));
                }
                if meant.is_none_or(|(best, ..)| cosine > best) {
                    meant = Some((cosine, other));
                }
            }
            Speaker::Person(_) => {
                ours = ours.max(share);
                own_meaning = own_meaning.max(cosine);
            }
            // Narration may hold the speaker's words as indirect speech, where it stands in the same place.
            Speaker::Described(_) | Speaker::Unknown => {
                if near.overlaps(passage.span) {
                    ours = ours.max(share);
                    own_meaning = own_meaning.max(cosine);
                }
            }
        }
    }
    if let Some((cosine, other)) = meant
        && cosine >= MEANT
        && cosine >= own_meaning + MEANT_MARGIN
    {
        return Some(other);
    }
    let (share, rendering, other) = others?;
    // Meaning and words together tell what neither tells alone, where both mean the same passage.
    if let Some((cosine, meant)) = meant
        && meant.span == other.span
        && rendering.shared > 0
        && cosine + rendering_share(share) >= TOGETHER
        && cosine + rendering_share(share) >= own_meaning + rendering_share(ours) + TOGETHER_MARGIN
    {
        return Some(other);
    }
    // What its own speaker means as much as anybody else is not somebody else's.
    if meant.is_some_and(|(cosine, ..)| own_meaning > cosine + MEANT_VETO) {
        return None;
    }
    let (least, margin, weight) = if near.overlaps(other.span) {
        (FOUND_HERE, MARGIN_HERE, WEIGHT_HERE)
    } else {
        (FOUND, MARGIN, WEIGHT)
    };
    let sure =
        share >= least && rendering.weight >= weight && rendering.shared >= 2 && share >= ours + margin;
    sure.then_some(other)
}

fn push(
    pair: &Pair,
    found: &mut Vec<Misplaced>,
    other: Other,
    target: Span,
    here: usize,
    clause: bool,
    sure: bool,
) {
    let Other { span: source, speaker, .. } = other;
    let evidence = pair.meaning.evidence(source, target);
    // Sentences of one quote that belong to the same other speaker are one finding.
    if let Some(last) = found.last_mut()
        && last.speaker == speaker
        && last.found == here
        && last.clause == clause
        && pair.target.of(Span::new(last.target.end, target.start)).trim().chars().count() <= 3
    {
        last.target = last.target.cover(target);
        last.source = if last.source.overlaps(source)
            || (source.start > last.source.end && source.start - last.source.end < 12)
        {
            last.source.cover(source)
        } else {
            last.source
        };
        last.evidence.extend(evidence);
        return;
    }
    let source = narrowed(pair, source, &evidence);
    // Two words that a clause has in common are soon found elsewhere.
    let sure = sure && (!clause || evidence.len() > 2);
    found.push(Misplaced { source, target, speaker, found: here, clause, sure, evidence });
}

/// Returns the part of a long source passage that the evidence lies in, out to the borders of words.
fn narrowed(pair: &Pair, source: Span, evidence: &[(Span, Span)]) -> Span {
    let Some(cover) = evidence.iter().map(|(s, _)| *s).reduce(Span::cover) else { return source };
    if cover.len() * 10 > source.len() * 6 {
        return source;
    }
    let text = pair.source.text();
    let before = Span::new(source.start, cover.start).of(text);
    let start = before.rfind(char::is_whitespace).map_or(source.start, |i| source.start + i + 1);
    let after = Span::new(cover.end, source.end).of(text);
    let end = after.find(|c: char| c.is_whitespace() || c == ',').map_or(source.end, |i| cover.end + i);
    Span::new(start, end).trim(text)
}

/// Returns the source text of the bead that holds the target passage.
fn near_source(pair: &Pair, target: Span) -> Span {
    pair.passage(Side::Source, pair.bead_at(Side::Target, target.start))
}
