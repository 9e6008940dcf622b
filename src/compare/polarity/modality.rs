//! Modality: what one side plans, hopes for, considers, allows or demands, and the other one tells otherwise.
//!
//! A mode of the source belongs to the verb right before it. Where the vocabulary knows the verb's rendering, the words around
//! that say how the translation means it. Where it does not, a clause that has one mode is held against the pieces of the
//! translation that render the clause. Either way a shift is a mode that contradicts the source's, with none that renders it.

use super::denials::Force;
use super::english::between;
use super::modes::{self, Mode, Modes};
use super::signs::{Hit, word};
use super::{Turned, View, quotations};
use super::{otherwise, plain, untold};
use crate::align::Side;
use crate::extract::quote::cues;
use crate::source::{Span, head, tail};

/// How many words before and behind a verb say how it is meant.
const BEFORE: usize = 10;
const BEHIND: usize = 7;
/// The modes that may follow their verb: "is being considered", "is expected".
const FOLLOWING: Modes = Modes::of(&[
    Mode::Consideration,
    Mode::Possibility,
    Mode::Expectation,
    Mode::Hope,
    Mode::Request,
    Mode::Need,
    Mode::Plan,
]);
/// How many bytes apart the modes of one predicate may stand: 검토하|겠다.
const CHAIN: usize = 18;

/// Finds a shift in a bead, at most one.
pub(super) fn find(view: &View) -> Option<Turned> {
    let ours = &view.modes[Side::Source as usize];
    let hard = ours
        .iter()
        .filter(|hit| !matches!(hit.what, Mode::Done | Mode::Ongoing) && !is_open(view, hit))
        .filter(|hit| !was_planned(view, hit))
        .find_map(|hit| linked(view, hit));
    hard.or_else(|| by_clause(view))
        .or_else(|| planned(view))
        .or_else(|| softened(view))
        .or_else(|| plain::find(view))
        .or_else(|| untold::find(view))
        .or_else(|| otherwise::find(view))
}

/// Returns the modes that a stretch of a side has.
pub(super) fn modes_in(view: &View, side: Side, span: Span) -> Modes {
    view.modes[side as usize].iter().filter(|hit| span.contains(hit.span)).map(|hit| hit.what).collect()
}

/// Returns whether what can be is only asked for: 수 있다면, 수 있도록.
pub(super) fn is_open(view: &View, hit: &Hit<Mode>) -> bool {
    const OPEN: &[&str] = &["다면", "으면", "도록", "게", "는지", "을지"];
    let rest = tail(view.ours(), hit.span.end);
    hit.what == Mode::Ability && OPEN.iter().any(|ending| rest.starts_with(ending))
}

/// Returns whether what was once planned is told of: 문을 열 예정이었으나.
pub(super) fn was_planned(view: &View, hit: &Hit<Mode>) -> bool {
    let rest = tail(view.ours(), hit.span.end);
    hit.what == Mode::Plan && ["이었", "였", "이던", "이나 "].iter().any(|past| rest.starts_with(past))
}

/// Returns whether a mode only tells what kind of thing a noun is: 검토하던 기종, 올려야 할 요인.
fn is_adnominal(view: &View, hit: &Hit<Mode>) -> bool {
    const ENDINGS: &[&str] = &["던", "는", "할", "될"];
    const QUOTED: &[&str] = &["다는", "라는", "자는", "냐는", "라던", "다던"];
    /// Nouns with which a mode goes on: 해야 할 것이다.
    const BOUND: &[&str] = &["것", "거", "필요", "상황", "처지", "판"];
    let text = view.ours();
    let own = word(text, hit.span);
    let last = own.of(text);
    let next = Span::new(own.end, view.source.end).of(text).trim_start();
    ENDINGS.iter().any(|ending| last.ends_with(ending))
        && !QUOTED.iter().any(|ending| last.ends_with(ending))
        && next.starts_with(char::is_alphanumeric)
        && !BOUND.iter().any(|noun| next.starts_with(noun))
}

/// Returns the rendering of the verb that a mode belongs to.
fn host(view: &View, hit: &Hit<Mode>) -> Option<(Span, Span)> {
    /// Words between the verb and its mode that say no more: 늘리는 방안을 적극 검토.
    const LINKS: &[&str] = &[
        "방안을",
        "방안이",
        "방안도",
        "방안에",
        "안을",
        "안도",
        "문제를",
        "문제도",
        "방향으로",
        "것을",
        "것도",
        "여부를",
        "여부도",
        "대해",
        "적극",
        "전면",
        "할",
        "될",
        "하는",
        "하기로",
        "하는지",
        "할지",
    ];
    const LIGHT: &[&str] = &["드리", "주", "보", "두", "놓", "가", "오", "나가", "내", "나"];
    /// The most characters of the verb's ending.
    const ENDING: usize = 4;
    let text = view.ours();
    let is_near = |ko: Span| {
        if ko.end > hit.span.start {
            return false;
        }
        let mut parts = Span::new(ko.end, hit.span.start).of(text).split(' ');
        let ending = parts.next().unwrap_or_default();
        ending.chars().count() <= ENDING
            && ending.chars().all(char::is_alphanumeric)
            && parts.filter(|part| !part.is_empty()).all(|part| {
                LINKS.contains(&part)
                    || LIGHT.iter().any(|light| part.starts_with(light) && part.chars().count() <= 3)
            })
    };
    let met = view.met.iter().filter(|(ko, en)| {
        is_near(*ko) && !view.is_figure(*ko) && cues::english_at(en.of(view.lower)).is_none()
    });
    met.max_by_key(|(ko, _)| ko.start).copied()
}

/// Returns how the translation means the verb at `verb`.
fn target(view: &View, verb: Span) -> Modes {
    let piece = view.piece(verb);
    let whole = view.word(verb);
    let says = |hit: &&Hit<Mode>| {
        let apart = between(&view.words, hit.span, whole);
        if matches!(hit.what, Mode::Perfect) {
            hit.span.overlaps(whole)
        } else if hit.span.end <= whole.start {
            piece.contains(hit.span) && apart <= BEFORE
        } else if hit.span.start >= whole.end {
            piece.contains(hit.span) && apart <= BEHIND && FOLLOWING.has(hit.what)
        } else {
            hit.what == Mode::Decided
        }
    };
    view.modes[Side::Target as usize].iter().filter(says).map(|hit| hit.what).collect()
}

/// Finds a mode that the rendering of its verb contradicts.
fn linked(view: &View, hit: &Hit<Mode>) -> Option<Turned> {
    let (ko, en) = host(view, hit)?;
    let theirs = target(view, en);
    let near = Span::new(hit.span.start.saturating_sub(CHAIN), hit.span.end + CHAIN);
    let chained = view.modes[Side::Source as usize].iter().filter(|other| near.overlaps(other.span));
    // What is to be considered is considered, and no more.
    let widens = !matches!(hit.what, Mode::Consideration | Mode::Request);
    let rendered = chained.filter(|_| widens).map(|other| other.what.rendered_by());
    let rendered = rendered.fold(hit.what.rendered_by(), Modes::with);
    // 결정할 예정: of the verb itself.
    let decided = if hit.what == Mode::Plan { Modes::of(&[Mode::Decided]) } else { Modes::default() };
    let against = hit.what.contradicted_by().with(decided);
    if !theirs.meets(against) || theirs.meets(rendered) || permits(view, hit, theirs) {
        return None;
    }
    shift(view, ko.cover(hit.span), hit.what, view.piece(en), Some(en))
}

/// Returns whether 수 있다 only permits what the translation tells as what will be.
pub(super) fn permits(view: &View, hit: &Hit<Mode>, theirs: Modes) -> bool {
    let before = head(view.ours(), hit.span.start).trim_end();
    // 취득해야 신청할 수 있다: "to apply, they must have it".
    let clause = Span::new(view.clause(Side::Source, hit.span).start.min(hit.span.start), hit.span.start);
    let asks = ["해야 ", "어야 ", "아야 ", "여야 ", "야만 "]
        .iter()
        .any(|duty| clause.of(view.ours()).contains(duty));
    let duty = Modes::of(if asks { &[Mode::Future, Mode::Duty] } else { &[Mode::Future] });
    let others = Mode::Ability.contradicted_by().without(duty);
    hit.what == Mode::Ability && !theirs.meets(others) && modes::is_permitted(before)
}

/// Returns the finding, at the word of the translation that contradicts the mode.
fn shift(view: &View, source: Span, mode: Mode, within: Span, verb: Option<Span>) -> Option<Turned> {
    let against = mode.contradicted_by().with(Modes::of(&[Mode::Decided]));
    let theirs = view.modes[Side::Target as usize].iter();
    let mut against = theirs.filter(|hit| within.contains(hit.span) && against.has(hit.what));
    let hit = match verb {
        Some(verb) => against.min_by_key(|hit| hit.span.start.abs_diff(verb.start)),
        None => against.next(),
    }?;
    Some(Turned {
        source: word(view.ours(), source),
        target: hit.span,
        ours: mode.shown(),
        theirs: hit.what.shown(),
        sure: true,
    })
}

/// Finds a clause of one mode whose rendering has one that contradicts it.
fn by_clause(view: &View) -> Option<Turned> {
    if !view.whole {
        return None;
    }
    let clauses = &view.clauses[Side::Source as usize];
    let owners = owners(view, clauses);
    (0..clauses.len()).find_map(|place| {
        let clause = clauses[place];
        let hits = view.modes[Side::Source as usize]
            .iter()
            .filter(|hit| clause.overlaps(hit.span) && clause.start <= hit.span.start);
        let all: Modes = hits.clone().map(|hit| hit.what).collect();
        let sure = all.has(Mode::Possibility);
        let core = |mode: Mode| match mode {
            Mode::Future
            | Mode::Present
            | Mode::Done
            | Mode::Ongoing
            | Mode::Certainty
            | Mode::Question
            | Mode::Expectation => false,
            Mode::Ability => !sure,
            _ => true,
        };
        let hits: Vec<Hit<Mode>> = hits
            .filter(|hit| {
                let aside = is_open(view, hit) || was_planned(view, hit) || is_adnominal(view, hit);
                core(hit.what) && !aside
            })
            .copied()
            .collect();
        let pieces: Vec<Span> = view
            .pieces
            .iter()
            .zip(&owners)
            .filter(|(_, owner)| **owner == place)
            .map(|(piece, _)| *piece)
            .collect();
        hits.iter().find_map(|hit| {
            let others: Vec<&Hit<Mode>> = hits.iter().filter(|other| other.what != hit.what).collect();
            in_clause(view, clause, hit, &others, &pieces)
        })
    })
}

/// Finds that the pieces which render a clause contradict a mode of it.
fn in_clause(
    view: &View,
    clause: Span,
    hit: &Hit<Mode>,
    others: &[&Hit<Mode>],
    pieces: &[Span],
) -> Option<Turned> {
    let theirs: Modes =
        pieces.iter().map(|piece| modes_in(view, Side::Target, *piece)).fold(Modes::default(), Modes::with);
    // "No employee may … unless": a duty told as what may not be; 떠나지 않을 수 있게: what need not be.
    let denies = |denial: &Hit<Force>| {
        let grammar = matches!(denial.what, Force::Negation | Force::Idiom);
        let told = |piece: &Span| modes_in(view, Side::Target, *piece).meets(hit.what.contradicted_by());
        grammar && pieces.iter().any(|piece| piece.contains(denial.span) && told(piece))
    };
    let ours = head(view.ours(), hit.span.start).trim_end();
    let need_not = hit.what == Mode::Ability && ours.ends_with("않을");
    if need_not || (hit.what == Mode::Duty && view.their_denials.iter().any(denies)) {
        return None;
    }
    let mut against = hit.what.contradicted_by();
    if modes_in(view, Side::Source, view.source).has(Mode::Certainty) {
        against = against.without(Modes::of(&[Mode::Certainty]));
    }
    if !theirs.meets(against) || theirs.meets(hit.what.rendered_by()) || permits(view, hit, theirs) {
        return None;
    }
    // What contradicts this mode may render another one of the clause.
    let taken = others.iter().fold(against, |all, other| all.with(other.what.rendered_by()));
    let spare = view.modes[Side::Target as usize]
        .iter()
        .filter(|own| taken.has(own.what) && pieces.iter().any(|piece| piece.contains(own.span)))
        .count();
    // What renders the mode may stand elsewhere, where no other clause asks for it.
    let elsewhere = modes_in(view, Side::Target, view.target).meets(hit.what.told_by());
    let clauses = &view.clauses[Side::Source as usize];
    let asked =
        clauses.iter().any(|other| *other != clause && modes_in(view, Side::Source, *other).has(hit.what));
    // 멈춰야 했다: what had to be was done.
    let past = view.modes[Side::Source as usize].iter().any(|other| {
        matches!(other.what, Mode::Done | Mode::Ongoing) && other.span.start.abs_diff(hit.span.end) <= 3
    });
    if spare <= others.len()
        || (elsewhere && !asked)
        || (past && !theirs.meets(against.without(Modes::of(&[Mode::Perfect, Mode::Past]))))
    {
        return None;
    }
    pieces.iter().find_map(|piece| shift(view, hit.span, hit.what, *piece, None))
}

/// Returns for each piece of the translation the clause of the source that it renders: of which it has the most words, or that
/// of the piece before.
fn owners(view: &View, clauses: &[Span]) -> Vec<usize> {
    let mut owners: Vec<Option<usize>> = Vec::new();
    for piece in &view.pieces {
        let mut counts = vec![0; clauses.len()];
        let own = view.met.iter().filter(|(_, en)| piece.start <= en.start && en.start < piece.end);
        for place in
            own.filter_map(|(ko, _)| clauses.iter().position(|c| c.start <= ko.start && ko.start < c.end))
        {
            counts[place] += 1;
        }
        let most = counts.iter().copied().max().filter(|most| *most > 0);
        owners.push(most.and_then(|most| counts.iter().position(|count| *count == most)));
    }
    let mut last = owners.iter().flatten().next().copied().unwrap_or(0);
    owners
        .iter()
        .map(|owner| {
            last = owner.unwrap_or(last);
            last
        })
        .collect()
}

/// Finds what the source tells as done, and the translation plans, hopes for or considers.
fn planned(view: &View) -> Option<Turned> {
    const SOFT: &[&str] = &[
        "will",
        "may",
        "might",
        "plan",
        "plans",
        "intends",
        "intend",
        "hopes",
        "hope",
        "aims",
        "aim",
        "considering",
        "considers",
        "consider",
        "set to",
        "due to",
        "slated",
        "scheduled",
        "seeks",
        "would like",
        "wants",
        "going to",
        "look to",
        "looks to",
    ];
    let mut ours = view.modes[Side::Source as usize].iter().filter(|hit| hit.what == Mode::Done);
    ours.find_map(|hit| {
        let (ko, en) = host(view, hit)?;
        let whole = view.word(en);
        // Right before the verb, with nothing between but "to", "be" and an adverb.
        let soft = view.modes[Side::Target as usize].iter().find(|other| {
            let told = word(view.lower, other.span);
            let between = Span::new(told.end.min(whole.start), whole.start).of(view.lower);
            SOFT.contains(&told.of(view.lower))
                && told.end < whole.start
                && between
                    .split_whitespace()
                    .all(|part| matches!(part, "to" | "be" | "not") || part.ends_with("ly"))
        })?;
        Some(Turned {
            source: word(view.ours(), ko.cover(hit.span)),
            target: soft.span.cover(en),
            ours: Mode::Done.shown(),
            theirs: soft.what.shown(),
            sure: false,
        })
    })
}

/// Finds a passage without any mode that the translation only considers, hopes for or thinks possible.
fn softened(view: &View) -> Option<Turned> {
    const SOFT: &[&str] = &["may", "might", "considering", "mulling", "weighing", "hopes", "hoping", "hope"];
    let ours = modes_in(view, Side::Source, view.source);
    let meant = Modes::of(&[
        Mode::Possibility,
        Mode::Ability,
        Mode::Expectation,
        Mode::Hope,
        Mode::Consideration,
        Mode::Request,
        Mode::Plan,
        Mode::Future,
        Mode::Duty,
    ]);
    let told = Modes::of(&[Mode::Done, Mode::Present, Mode::Ongoing]);
    if !view.balanced || ours.meets(meant) || !ours.meets(told) {
        return None;
    }
    let told = view.modes[Side::Target as usize].iter().find(|hit| {
        // What may not be is forbidden.
        let denied = tail(view.lower, hit.span.end).trim_start().starts_with("no");
        SOFT.contains(&word(view.lower, hit.span).of(view.lower)) && !denied
    })?;
    // What somebody says is toned down freely.
    let spoken = quotations(view.pair, Side::Source, view.source).next().is_some();
    (!spoken && !hedged(view)).then(|| Turned {
        source: view.source,
        target: told.span,
        ours: "a statement",
        theirs: told.what.shown(),
        sure: false,
    })
}

/// Returns whether a Korean passage has a word that may soften it in ways that no table of modes knows.
pub(super) fn hedged(view: &View) -> bool {
    const HEDGES: &[&str] = &[
        "면 ",
        "면서도",
        "더라도",
        "지라도",
        "까 ",
        "까봐",
        "까 봐",
        "텐데",
        "뻔",
        "만약",
        "만일",
        "가능",
        "우려",
        "위험",
        "여부",
        "듯",
        "추정",
        "보인",
        "예상",
        "전망",
        "기대",
        "희망",
        "검토",
        "고려",
        "목표",
        "바람",
        "의혹",
        "허용",
        "의구심",
        "는지",
        "려고",
        "려 한",
        "된다고",
        "수도",
        "싶",
        "아마",
        "혹시",
        "경우",
        "때",
    ];
    HEDGES.iter().any(|hedge| view.source.of(view.ours()).contains(hedge))
}
