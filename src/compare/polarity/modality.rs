//! Modality: what one side plans, expects or considers, and the other one tells as done; and the reverse.

use std::sync::LazyLock;

use super::signs::{Hit, Signs, word};
use super::{Turned, View};
use crate::source::Span;
use crate::table::rows;

/// How a statement is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mode {
    Plan,
    Expectation,
    Hope,
    Possibility,
    Consideration,
    Duty,
    Request,
    Certainty,
    /// What is told as sure to come: will, must.
    Definite,
    Decided,
}

impl Mode {
    fn read(name: &str) -> Option<Self> {
        let all = [
            ("plan", Self::Plan),
            ("expectation", Self::Expectation),
            ("hope", Self::Hope),
            ("possibility", Self::Possibility),
            ("consideration", Self::Consideration),
            ("duty", Self::Duty),
            ("request", Self::Request),
            ("certainty", Self::Certainty),
            ("definite", Self::Definite),
            ("decided", Self::Decided),
        ];
        all.iter().find(|(known, _)| *known == name).map(|(_, mode)| *mode)
    }

    /// Returns what a reader calls it.
    const fn shown(self) -> &'static str {
        match self {
            Self::Plan => "a plan",
            Self::Expectation => "an expectation",
            Self::Hope => "a hope",
            Self::Possibility => "a possibility",
            Self::Consideration => "something under consideration",
            Self::Duty => "an obligation",
            Self::Request => "a request",
            Self::Certainty => "a certainty",
            Self::Definite => "a statement",
            Self::Decided => "a decision",
        }
    }
}

/// A word that tells a mode, and whether it surely does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Sign {
    mode: Mode,
    core: bool,
}

struct Modes {
    korean: Signs<Sign>,
    english: Signs<Sign>,
}

static MODES: LazyLock<Modes> = LazyLock::new(|| {
    let (mut korean, mut english) = (Vec::new(), Vec::new());
    for cells in rows(include_str!("../../../data/modality.tsv")) {
        let [lang, mode, strength, forms] = cells[..] else { continue };
        let Some(mode) = Mode::read(mode) else { continue };
        let sign = Sign { mode, core: strength == "core" };
        if lang == "ko" { korean.push((forms, sign)) } else { english.push((forms, sign)) }
    }
    Modes { korean: Signs::korean(korean), english: Signs::english(english) }
});

/// Participles that end in no -ed or -en.
const PARTICIPLES: &[&str] = &[
    "made", "begun", "won", "set", "put", "cut", "shown", "gone", "come", "held", "built", "kept", "led",
    "left", "lost", "met", "paid", "sent", "sold", "told", "found", "brought", "bought", "become", "hit",
    "shut", "spent", "let", "laid", "run", "drawn", "grown", "known", "sought", "taught", "caught", "struck",
    "sunk", "begun", "gone", "done", "been",
];
/// Participles of what is only said so far: has decided, have pledged.
const SAYING: &[&str] = &[
    "decided",
    "declared",
    "announced",
    "said",
    "vowed",
    "pledged",
    "promised",
    "agreed",
    "planned",
    "expected",
    "warned",
    "told",
    "proposed",
    "urged",
    "asked",
    "called",
    "demanded",
];
/// What the source may say where the translation has a mode: the modes of each row render one another.
const SOFT: &[(Mode, &[Mode])] = &[
    (Mode::Consideration, &[Mode::Consideration]),
    (
        Mode::Possibility,
        &[Mode::Possibility, Mode::Expectation, Mode::Hope, Mode::Consideration, Mode::Request],
    ),
    (Mode::Certainty, &[Mode::Certainty]),
    (Mode::Hope, &[Mode::Hope, Mode::Expectation, Mode::Request, Mode::Plan]),
    (
        Mode::Expectation,
        &[Mode::Expectation, Mode::Hope, Mode::Plan, Mode::Possibility, Mode::Duty, Mode::Consideration],
    ),
];

/// Finds a shift in a bead, at most one.
pub(super) fn find(view: &View) -> Option<Turned> {
    let ours = MODES.korean.find(view.ours(), view.source);
    let mut theirs = MODES.english.find(view.lower, view.target);
    // A month is no possibility.
    theirs.retain(|hit| hit.span.of(view.pair.target.text()) != "May");
    hardened(view, &ours, &theirs).or_else(|| softened(view, &ours, &theirs))
}

/// Finds what the source only plans, hopes for or considers, and the translation tells as done or as sure.
fn hardened(view: &View, ours: &[Hit<Sign>], theirs: &[Hit<Sign>]) -> Option<Turned> {
    let done = perfect(view.lower, view.target);
    let definite = theirs.iter().find(|hit| hit.what.mode == Mode::Definite).map(|hit| hit.span);
    ours.iter().filter(|hit| hit.what.core).find_map(|hit| {
        let told = match hit.what.mode {
            Mode::Possibility => done.or(definite.filter(|_| view.balanced)),
            Mode::Consideration if view.balanced => done.or(definite).or(Some(view.target)),
            Mode::Plan | Mode::Hope | Mode::Expectation | Mode::Duty | Mode::Consideration => done,
            _ => None,
        }?;
        let rendered = theirs.iter().any(|there| there.what.mode == hit.what.mode);
        (!rendered).then(|| Turned {
            source: word(view.ours(), hit.span),
            target: told,
            ours: hit.what.mode.shown(),
            theirs: if done == Some(told) { "something done" } else { "a statement" },
        })
    })
}

/// Finds what the source tells as done or decided, and the translation only plans, hopes for or considers.
fn softened(view: &View, ours: &[Hit<Sign>], theirs: &[Hit<Sign>]) -> Option<Turned> {
    // What somebody says is toned down freely: could, might.
    let spoken = view.pair.source.segmentation.quotations.iter().any(|q| q.outer.overlaps(view.source));
    if !view.balanced || spoken {
        return None;
    }
    theirs.iter().filter(|hit| hit.what.core).find_map(|hit| {
        let (_, renders) = SOFT.iter().find(|(mode, _)| *mode == hit.what.mode)?;
        let rendered = ours.iter().any(|here| renders.contains(&here.what.mode));
        (!rendered).then(|| Turned {
            source: view.source,
            target: hit.span,
            ours: "a statement",
            theirs: hit.what.mode.shown(),
        })
    })
}

/// Finds what English tells as done: "has been made".
fn perfect(lower: &str, target: Span) -> Option<Span> {
    let mut words = Vec::new();
    let mut at = target.start;
    for piece in target.of(lower).split_inclusive(|c: char| !c.is_alphabetic()) {
        let bare = piece.trim_end_matches(|c: char| !c.is_alphabetic());
        if !bare.is_empty() {
            words.push(Span::new(at, at + bare.len()));
        }
        at += piece.len();
    }
    words.iter().enumerate().find_map(|(place, first)| {
        if !matches!(first.of(lower), "has" | "have" | "had") {
            return None;
        }
        let next = words.iter().skip(place + 1).take(2).find(|word| {
            let word = word.of(lower);
            word.ends_with("ed") || word.ends_with("en") || PARTICIPLES.contains(&word)
        });
        let next = next.filter(|word| !SAYING.contains(&word.of(lower)));
        next.map(|next| first.cover(*next))
    })
}
