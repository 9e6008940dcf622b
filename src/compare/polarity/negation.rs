//! Negations: what one side denies and the other one affirms.
//!
//! A negation is held against the rendering of what it denies: the word right before it in Korean, the next word in English. Its
//! counterpart is a negation near that rendering, and each one serves once. Where the vocabulary does not know what is denied, a
//! whole passage decides that denies once on one side and has nothing on the other one that could render it.

use std::rc::Rc;

use super::affirm;
use super::contrast::{self, Contrast, Part};
use super::denials::{Force, negations};
use super::english::between;
use super::evidence::Way;
use super::retold;
use super::signs::{Hit, word};
use super::{Turned, View, evidence};
use crate::align::Side;
use crate::extract::quote::cues;
use crate::source::{Span, char_at, char_before, head, script};

/// How many words may stand between a negation and the next known word, in English.
const FAR: usize = 3;
/// How many words before and behind a word its negation may stand, and how many a word that denies by its meaning.
const NEGATION: (usize, usize) = (9, 6);
const DENIAL: (usize, usize) = (6, 4);
const SUBJECT: (usize, usize) = (14, 6);
/// How many bytes of Korean may lie between a word and what denies near it.
const NEAR: usize = 30;
/// What the source must gain by being affirmed, and the translation by being denied, where no words are tied, in permille.
const GAIN: (i32, i32) = (10, 25);
/// Adverbs, which nothing denies.
const ADVERBS: &[&str] = &[
    "전혀",
    "거의",
    "아예",
    "매우",
    "결코",
    "절대",
    "아직",
    "더",
    "더는",
    "별로",
    "모두",
    "이후",
    "많이",
    "크게",
    "제대로",
    "함께",
    "이미",
];
/// English words that say nothing that can be denied.
const PREPOSITIONS: &[&str] = &[
    "over", "under", "with", "from", "into", "than", "after", "before", "until", "during", "among", "all",
    "one", "also", "just", "year", "years", "day", "month", "time",
];
/// What stands behind a negation and is not denied by it.
const OWN: &[&str] = &[
    "unless", "without", "except", "against", "instead", "rather", "only", "before", "under", "below",
    "beyond", "until", "too", "always", "yet", "far", "hard", "less", "despite", "few", "little", "all",
    "free",
];

/// A word of the source and its rendering.
type Met = (Span, Span);

/// Which negations of the two sides are one.
struct Pairing {
    ours: Vec<bool>,
    theirs: Vec<bool>,
}

/// Returns whether exactly one of two passages, one of each side, has a negation of grammar.
pub(super) fn differs(view: &View, source: Span, target: Span) -> bool {
    let inside = |hits: &[Hit<Force>], span: Span| {
        hits.iter().any(|hit| hit.what == Force::Negation && hit.span.overlaps(span))
    };
    inside(&view.our_denials, source) != inside(&view.their_denials, target)
}

/// Returns whether the source denies the very word at `word`.
pub(super) fn is_denied(view: &View, word: Span) -> bool {
    let denied = |hit: &Hit<Force>| hit.what == Force::Negation && denies(view.ours(), word, hit.span);
    view.our_denials.iter().any(denied)
}

/// Returns whether the translation has a negation right before a word, or a phrase of one that holds it ("no higher than"); and,
/// where the source's own word holds one (넘지 않), any in the piece before it.
pub(super) fn is_denied_before(view: &View, ours: Span, word: Span) -> bool {
    let held = view.our_denials.iter().any(|hit| ours.overlaps(hit.span));
    view.their_denials.iter().any(|hit| match hit.what {
        Force::Negation => {
            hit.span.end <= word.start
                && view.piece(hit.span) == view.piece(word)
                && (held || between(&view.words, hit.span, word) <= 1)
        }
        Force::Idiom => hit.span.overlaps(word) && !word.contains(hit.span),
        // "No higher than 55 percent", "keep it from exceeding 48 hours".
        Force::Hint | Force::Denial => {
            (hit.span != word && hit.span.contains(word) && hit.span.of(view.lower).starts_with("no"))
                || (held && hit.span.end <= word.start && view.piece(hit.span) == view.piece(word))
        }
        Force::Formed | Force::Nothing => false,
    })
}

/// Finds what one side of a bead denies and the other one affirms, at most one.
pub(super) fn find(view: &View) -> Option<Turned> {
    if negations(&view.our_denials) + negations(&view.their_denials) == 0 {
        return None;
    }
    let hosts: Vec<Option<Met>> = view.our_denials.iter().map(|hit| host(view, hit)).collect();
    let pairing = paired(view, &hosts);
    affirmed(view, &hosts, &pairing).or_else(|| denied(view, &pairing)).or_else(|| counted(view, &pairing))
}

/// Returns the known word that a Korean negation denies.
fn host(view: &View, hit: &Hit<Force>) -> Option<Met> {
    if hit.what != Force::Negation {
        return None;
    }
    let text = view.ours();
    // 안 간다, 못 간다: what is denied follows.
    let follows = matches!(hit.span.of(text).chars().next(), Some('안' | '못'));
    let met = view.met.iter().filter(|(ko, en)| {
        let denied = (ko.start < hit.span.start && denies(text, *ko, hit.span))
            || (follows && ko.overlaps(word(text, Span::at(hit.span.start + '안'.len_utf8() + 1))));
        denied && can_be_denied(en.of(view.lower)) && !is_cut(text, *ko)
    });
    met.max_by_key(|(ko, _)| ko.start).copied().or_else(|| view.units().host(view, hit.span))
}

/// Returns whether what was found in a word is the end of a noun and its particle: 부가 in 승부가.
fn is_cut(text: &str, found: Span) -> bool {
    let inside = char_before(text, found.start).is_some_and(script::is_syllable);
    let ends = !char_at(text, found.end).is_some_and(script::is_syllable);
    inside
        && ends
        && found.of(text).chars().count() == 2
        && found.of(text).ends_with(['이', '가', '은', '는', '도', '로'])
}

/// Pairs the source's negations with what denies near the rendering of what they deny.
fn paired(view: &View, hosts: &[Option<Met>]) -> Pairing {
    let mut pairing =
        Pairing { ours: vec![false; view.our_denials.len()], theirs: vec![false; view.their_denials.len()] };
    for (place, host) in hosts.iter().enumerate() {
        let Some((_, en)) = host else { continue };
        let near = (0..view.their_denials.len())
            .filter(|other| !pairing.theirs[*other] && is_near(view, &view.their_denials[*other], *en));
        let best = near.min_by_key(|other| {
            let hit = &view.their_denials[*other];
            (hit.what != Force::Negation, distance(view, hit.span, *en).1)
        });
        if let Some(best) = best {
            pairing.ours[place] = true;
            pairing.theirs[best] = true;
        }
    }
    pairing
}

/// Returns whether a word stands behind another one, and how many words lie between.
fn distance(view: &View, hit: Span, word: Span) -> (bool, usize) {
    let behind = hit.start >= word.start;
    (behind, between(&view.words, hit, word))
}

/// Returns whether what denies may deny the word at `en`.
fn is_near(view: &View, hit: &Hit<Force>, en: Span) -> bool {
    /// Words of quantity that deny what stands right behind them.
    const HARDLY: &[&str] = &["little", "few", "zero", "nil"];
    let hardly = HARDLY.contains(&hit.span.of(view.lower))
        && hit.span.end <= en.start
        && between(&view.words, hit.span, en) <= 1;
    // What denies a subject may stand far before the verb: "neither the rocket nor the satellite was found damaged".
    let subject = hit.span.of(view.lower) != "not" && hit.span.of(view.lower).starts_with('n');
    let (before, behind) = match hit.what {
        Force::Denial if hardly => DENIAL,
        Force::Negation if subject => SUBJECT,
        Force::Negation | Force::Idiom => NEGATION,
        Force::Denial | Force::Formed if !view.explained(hit) => DENIAL,
        _ => return false,
    };
    let (follows, far) = distance(view, hit.span, en);
    hit.span.start != en.start
        && view.piece(hit.span) == view.piece(en)
        && far <= if follows { behind } else { before }
}

/// Finds what the translation affirms.
fn affirmed(view: &View, hosts: &[Option<Met>], pairing: &Pairing) -> Option<Turned> {
    let open = |place: &usize| view.our_denials[*place].what == Force::Negation && !pairing.ours[*place];
    let ours: Vec<usize> = (0..view.our_denials.len()).filter(open).collect();
    let spare: Vec<&Hit<Force>> = view
        .their_denials
        .iter()
        .zip(&pairing.theirs)
        .filter(|(_, taken)| !**taken)
        .map(|(hit, _)| hit)
        .collect();
    let spare_negations = spare.iter().filter(|hit| hit.what == Force::Negation).count();
    ours.iter().find_map(|place| {
        let hit = &view.our_denials[*place];
        let other = || clear(view, hit).or_else(|| contrasted(view, hit, ours.len(), pairing));
        let Some((ko, en)) = hosts[*place] else { return other() };
        let way = if view.met.contains(&(ko, en)) { Way::Tied } else { Way::Near };
        let whole = view.word(en).start;
        let formed =
            view.their_denials.iter().any(|other| other.what == Force::Formed && other.span.start == whole);
        // 불가능한 것은 아니다: the word itself denies on both sides.
        let twice = view.our_denials.iter().any(|other| other.span.start == ko.start);
        let free = spare.iter().any(|other| {
            other.what != Force::Hint && !view.explained(other) && view.piece(other.span) == view.piece(en)
        });
        let clause = view.clause(Side::Source, hit.span);
        let together = ours.iter().filter(|other| clause.contains(view.our_denials[**other].span)).count();
        let silent = (formed && !twice)
            || free
            // Negations that nothing of the source takes may be this one's.
            || spare_negations > ours.len() - 1
            // Two negations may have become none.
            || together.is_multiple_of(2)
            || view.denied_beside();
        let turned = || Turned::affirmed(ko.cover(hit.span), word(view.lower, en));
        let found = if silent { None } else { evidence::affirmed(view, hit, turned(), way) };
        found.or_else(other)
    })
}

/// Returns what a passage denies that denies once, in a rendering where nothing denies.
fn clear(view: &View, hit: &Hit<Force>) -> Option<Turned> {
    let once = negations(&view.our_denials) == 1;
    let silent =
        view.their_denials.iter().all(|other| other.what != Force::Negation && view.explained(other));
    let start = head(view.ours(), hit.span.start).rfind(char::is_whitespace).map_or(0, |at| at + 1);
    if !(view.balanced && once && silent) || view.denied_beside() {
        return None;
    }
    let ours = word(view.ours(), Span::new(start.max(view.source.start), hit.span.end));
    evidence::affirmed(view, hit, Turned::affirmed(ours, view.target), Way::Passage)
}

/// Returns whether a passage is so long that a denial may be told in it in some way that no table knows.
fn is_long(view: &View) -> bool {
    /// In characters of Korean.
    const MOST: usize = 120;
    view.source.of(view.ours()).chars().count() > MOST
}

/// Finds that the source denies more often than its sure rendering could.
fn counted(view: &View, pairing: &Pairing) -> Option<Turned> {
    if !view.balanced || view.denied_beside() || is_long(view) {
        return None;
    }
    let theirs = view.their_denials.iter();
    let theirs =
        theirs.filter(|hit| matches!(hit.what, Force::Negation | Force::Idiom) || !view.explained(hit));
    if negations(&view.our_denials) <= theirs.count() {
        return slipped_in(view);
    }
    // "No A or B" denies both, and "only with" what is not so without it.
    let joined = |word: &Span| matches!(word.of(view.lower), "or" | "only" | "must" | "until");
    let open = view.our_denials.iter().zip(&pairing.ours);
    let mut open = open.filter(|(hit, taken)| hit.what == Force::Negation && !**taken);
    let hit = open.next_back().filter(|_| !view.words.iter().any(joined))?.0;
    let turned = Turned::affirmed(word(view.ours(), hit.span), view.target);
    evidence::affirmed(view, hit, turned, Way::Passage)
}

/// Finds what the translation denies where nothing in the source does.
fn slipped_in(view: &View) -> Option<Turned> {
    let once = negations(&view.their_denials) == 1 && !view.is_denied_around();
    let hit = view.their_denials.iter().find(|hit| once && hit.what == Force::Negation)?;
    // "No simple matter" may be said of what the source only calls hard.
    let other = hit.span.of(view.lower) == "no" || is_first(view, view.target) || is_until(view, hit);
    (!other).then(|| Turned::denied(view.source, hit.span).unsure())
}

/// Returns what the source denies, where both sides would agree if either were told in the other one's way.
fn contrasted(view: &View, hit: &Hit<Force>, open: usize, pairing: &Pairing) -> Option<Turned> {
    let theirs = view.their_denials.iter().zip(&pairing.theirs);
    let open_there: Vec<&Hit<Force>> = theirs.filter(|(_, taken)| !**taken).map(|(other, _)| other).collect();
    // What denies in the translation and renders nothing else may render the negation.
    let silent = |part: Part| {
        let mut inside = open_there.iter().filter(|other| part.target.contains(other.span));
        !inside.any(|other| matches!(other.what, Force::Negation | Force::Idiom) && !view.explained(other))
    };
    // "Only with" denies what is not so without it.
    let joined = |word: &Span| matches!(word.of(view.lower), "only" | "must" | "until");
    if view.denied_beside() || open > 2 || (open == 2 && view.words.iter().any(joined)) {
        return None;
    }
    let whole = view.balanced.then(|| view.part());
    // What is open outside of the part may render what the source denies there.
    let outside = |part: &Part| {
        let theirs = open_there.iter().filter(|other| {
            !part.target.contains(other.span)
                && other.what != Force::Hint
                && (other.what == Force::Negation || !view.explained(other))
        });
        let ours = view.our_denials.iter().zip(&pairing.ours).filter(|(_, taken)| !**taken);
        theirs.count() > ours.filter(|(other, _)| !part.source.contains(other.span)).count()
    };
    let part = view.complete.then(|| contrast::part(view, hit.span)).flatten();
    let part = part.filter(|part| part.source.contains(hit.span) && !outside(part));
    let gains =
        |part: &Part| gain(view, *part, hit).is_some_and(|(ours, theirs)| ours >= GAIN.0 && theirs >= GAIN.1);
    let part = part.into_iter().chain(whole).find(|part| silent(*part) && gains(part))?;
    let turned = Turned::affirmed(word(view.ours(), hit.span), part.target);
    evidence::affirmed(view, hit, turned, Way::Passage)
}

/// Returns what the source gains by being affirmed at `hit`, and the translation by being denied; nothing where the affirmed form
/// is none that is known.
pub(super) fn gain(view: &View, part: Part, hit: &Hit<Force>) -> Option<(i32, i32)> {
    let affirmed = affirm::affirmed(view.ours(), part.source, hit.span)?;
    let known = view.denied.borrow().iter().find(|(of, _)| *of == part).map(|(_, denied)| denied.clone());
    let denied = known.unwrap_or_else(|| {
        let denied = denied_there(view, part).map(Rc::new);
        view.denied.borrow_mut().push((part, denied.clone()));
        denied
    })?;
    Some((denied.contrast.gain(Side::Source, &[affirmed])?.gain, denied.gain))
}

/// What the translation gains by being denied in a part, whatever the source denies there.
pub(super) struct Denied {
    contrast: Contrast,
    gain: i32,
}

fn denied_there(view: &View, part: Part) -> Option<Denied> {
    let contrast = Contrast::new(view, part)?;
    let gain = contrast.gain(Side::Target, &retold::english_denied(view, part))?.gain;
    Some(Denied { contrast, gain })
}

/// Finds what the translation denies.
fn denied(view: &View, pairing: &Pairing) -> Option<Turned> {
    if negations(&view.their_denials) <= negations(&view.our_denials) {
        return None;
    }
    // 무단으로 is "without permission": a phrase of the vocabulary holds its own negation.
    let held = |hit: &Hit<Force>| view.met.iter().any(|(_, en)| en.contains(hit.span) && *en != hit.span);
    let open = |place: &usize| {
        let hit = &view.their_denials[*place];
        hit.what == Force::Negation && !pairing.theirs[*place] && !held(hit)
    };
    (0..view.their_denials.len()).filter(open).find_map(|place| {
        let hit = &view.their_denials[place];
        let piece = view.piece(hit.span);
        if is_joined(view, pairing, hit) {
            return None;
        }
        if is_until(view, hit) || is_first(view, piece) {
            return None;
        }
        let behind = |span: Span| span.start >= hit.span.end && span.start < piece.end;
        let mut host = view
            .met
            .iter()
            .filter(|(_, en)| {
                behind(*en) && between(&view.words, hit.span, *en) <= FAR && can_be_denied(en.of(view.lower))
            })
            .min_by_key(|(_, en)| en.start);
        // What is denied may itself deny: not rare.
        let next = view.their_denials.iter().find(|other| {
            !matches!(other.what, Force::Negation | Force::Idiom)
                && behind(other.span)
                && between(&view.words, hit.span, other.span) < FAR
                && !OWN.iter().any(|own| other.span.of(view.lower).starts_with(own))
        });
        if let Some(next) = next {
            host = host.or_else(|| view.met.iter().find(|(_, en)| en.overlaps(next.span)));
            if host.is_none_or(|(_, en)| en.start > next.span.start) {
                return None;
            }
        }
        let denying =
            host.is_some_and(|(_, en)| view.their_denials.iter().any(|other| other.span.start == en.start));
        // A word that denies and is rendered by its own counterpart renders no negation.
        let free = |place: &usize| {
            let own = host.filter(|_| !denying).map(|(_, en)| *en);
            let denial = view.our_denials[*place].span;
            // "Detected" may render 검출, and not 불검출.
            let holds = |ko: &Span| ko.overlaps(denial) && ko.start <= denial.start;
            let rendered = view.met.iter().any(|(ko, en)| holds(ko) && Some(*en) != own)
                || (host.is_none_or(|(ko, _)| !ko.overlaps(denial))
                    && view.renders_plain(Side::Source, denial));
            // 무료, 무단: "without" is what its first syllable says.
            let bare = hit.span.of(view.lower) == "without" && view.begins(denial, &["무"]);
            !pairing.ours[*place] && (bare || view.our_denials[*place].what != Force::Denial || !rendered)
        };
        let free: Vec<&Hit<Force>> =
            (0..view.our_denials.len()).filter(free).map(|place| &view.our_denials[place]).collect();
        let Some((ko, en)) = host else {
            let clear = view.balanced
                && free.is_empty()
                && view.clauses[Side::Target as usize].len() <= 2
                && hit.span.of(view.lower) != "without";
            return clear.then_some(Turned::denied(view.source, hit.span).unsure());
        };
        let clause = view.clause(Side::Source, *ko);
        let near = free.iter().any(|other| {
            other.what == Force::Negation
                || (hit.span.of(view.lower) == "without" && view.begins(other.span, &["무"]))
                || clause.contains(other.span)
                || other.span.start.abs_diff(ko.end) <= NEAR
        });
        let turned = Turned::denied(word(view.ours(), *ko), hit.span.cover(*en));
        // "Without authorization" has many ways to be told.
        (!near).then(|| turned.unsure_if(hit.span.of(view.lower) == "without"))
    })
}

/// Returns whether a denial only says when something begins: not until 7:30 is from 7:30 on.
fn is_until(view: &View, hit: &Hit<Force>) -> bool {
    let piece = view.piece(hit.span);
    Span::new(hit.span.end, piece.end.max(hit.span.end)).of(view.lower).contains(" until ")
}

/// Returns whether a denial is one with another one that the source has: "no deaths and no injuries".
fn is_joined(view: &View, pairing: &Pairing, hit: &Hit<Force>) -> bool {
    /// The most bytes between the two.
    const NEAR: usize = 80;
    let is_none = |span: Span| span.of(view.lower).starts_with('n') && span.of(view.lower) != "not";
    let mut taken = view.their_denials.iter().zip(&pairing.theirs).filter(|(_, taken)| **taken);
    is_none(hit.span)
        && taken.any(|(other, _)| {
            let (first, last) = (hit.span.start.min(other.span.start), hit.span.end.max(other.span.end));
            let between = Span::new(first, last).of(view.lower);
            is_none(other.span)
                && last - first <= NEAR
                && !between.contains('.')
                && [" and ", " or ", " nor "].iter().any(|link| between.contains(link))
        })
}

/// Returns whether a denial only says that something is new: 이번이 처음이다, "none has done so before".
fn is_first(view: &View, piece: Span) -> bool {
    const FIRST: &[&str] = &["처음", "최초", "첫 ", "전례", "유례"];
    const BEFORE: &[&str] = &["previous", "before", "ever", "prior", "earlier", "yet", "precedent"];
    let told = piece.of(view.lower);
    FIRST.iter().any(|first| view.source.of(view.ours()).contains(first))
        && BEFORE.iter().any(|before| told.contains(before))
}

/// Returns whether an English word says something that can be denied: no preposition, and no verb of saying, of whom a
/// negation beside it tells nothing.
fn can_be_denied(word: &str) -> bool {
    !PREPOSITIONS.contains(&word) && cues::english_at(word).is_none()
}

/// Returns whether the negation at `sign` denies the word at `host`: nothing but an ending, a particle, a verb that says no more
/// and a noun such as 수 and 적 is between them.
fn denies(text: &str, host: Span, sign: Span) -> bool {
    const LIGHT: &[&str] = &[
        "내", "낼", "낸", "하", "할", "한", "되", "될", "된", "보", "볼", "본", "받", "주", "줄", "준", "두",
        "둘", "나", "날", "해", "돼", "가", "갈", "이루", "이룰", "드", "들", "놓", "거두", "거둘", "치",
        "칠", "쓰", "쓸",
    ];
    const NOUNS: &[&str] = &[
        "수", "적", "일", "바", "리", "것", "줄", "필요", "사실", "경우", "예정", "계획", "생각", "뜻", "곳",
        "데", "점", "말", "뿐", "셈", "법", "사례", "방침", "의도", "여지", "까닭", "이유",
    ];
    const PARTICLES: &[&str] = &["은", "는", "이", "가", "도", "를", "을", "만", "조차", "까지", ""];
    /// The most characters of an ending.
    const ENDING: usize = 5;
    if host.end > sign.start || ADVERBS.contains(&host.of(text)) {
        return false;
    }
    let mut parts = Span::new(host.end, sign.start).of(text).split(' ');
    let ending = parts.next().unwrap_or_default().trim_end_matches([')', '”', '’', '"', '\'']);
    let is_noun = |part: &str| {
        PARTICLES.iter().any(|particle| part.strip_suffix(particle).is_some_and(|noun| NOUNS.contains(&noun)))
    };
    let is_light = |part: &str| {
        LIGHT.iter().any(|light| part.strip_prefix(light).is_some_and(|rest| rest.chars().count() <= 2))
    };
    let rest: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    let bare = match rest[..] {
        [] => true,
        [one] => is_noun(one) || is_light(one),
        [light, noun] => is_light(light) && is_noun(noun),
        _ => false,
    };
    bare && ending.chars().count() <= ENDING && ending.chars().all(script::is_hangul)
}
