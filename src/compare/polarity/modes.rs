//! How the statements of both sides are meant: the words of `data/modality.tsv` in their places.

use std::sync::LazyLock;

use super::english::between;
use super::signs::{Hit, Table};
use crate::extract::quote::cues;
use crate::source::{Span, head};
use crate::table::{alternatives, rows};

/// How a statement is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    /// May happen, or not.
    Possibility,
    /// Can be done.
    Ability,
    Duty,
    /// Should be done: weaker than a duty, or another word for it.
    Need,
    Plan,
    Future,
    Would,
    Consideration,
    Hope,
    Expectation,
    Request,
    /// Is told to do.
    Command,
    Certainty,
    /// Is still to be decided: 할지 결정한다.
    Question,
    /// The present, which also tells what is scheduled.
    Present,
    Done,
    /// Goes on: what 있다 tells is not done.
    Ongoing,
    /// Was done: the simple past.
    Past,
    /// Has been done.
    Perfect,
    /// Has been decided.
    Decided,
}

/// A set of modes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Modes(u32);

impl Modes {
    pub(super) const fn of(modes: &[Mode]) -> Self {
        let mut bits = 0;
        let mut rest = modes;
        while let [first, others @ ..] = rest {
            bits |= 1 << *first as u32;
            rest = others;
        }
        Self(bits)
    }

    pub(super) const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(super) const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    pub(super) const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub(super) const fn has(self, mode: Mode) -> bool {
        self.meets(Self::of(&[mode]))
    }
}

impl FromIterator<Mode> for Modes {
    fn from_iter<I: IntoIterator<Item = Mode>>(modes: I) -> Self {
        modes.into_iter().fold(Self::default(), |all, mode| all.with(Self::of(&[mode])))
    }
}

impl Mode {
    fn read(name: &str) -> Option<Self> {
        Some(match name {
            "possibility" => Self::Possibility,
            "ability" => Self::Ability,
            "duty" => Self::Duty,
            "need" => Self::Need,
            "plan" => Self::Plan,
            "future" => Self::Future,
            "would" => Self::Would,
            "consideration" => Self::Consideration,
            "hope" => Self::Hope,
            "expectation" => Self::Expectation,
            "request" => Self::Request,
            "command" => Self::Command,
            "certainty" => Self::Certainty,
            "question" => Self::Question,
            "present" => Self::Present,
            "done" => Self::Done,
            _ => return None,
        })
    }

    /// Returns what a reader calls it.
    pub(super) const fn shown(self) -> &'static str {
        match self {
            Self::Possibility => "a possibility",
            Self::Ability => "what can be",
            Self::Duty => "an obligation",
            Self::Need => "a need",
            Self::Plan => "a plan",
            Self::Future | Self::Would => "what is to come",
            Self::Consideration => "something under consideration",
            Self::Hope => "a hope",
            Self::Expectation => "an expectation",
            Self::Request => "a request",
            Self::Command => "an order",
            Self::Certainty => "a certainty",
            Self::Question => "an open question",
            Self::Present | Self::Ongoing => "a statement",
            Self::Done | Self::Past | Self::Perfect => "something done",
            Self::Decided => "a decision",
        }
    }

    /// Returns the modes of which one may render it.
    pub(super) const fn rendered_by(self) -> Modes {
        use Mode::{
            Ability, Certainty, Command, Consideration, Done, Duty, Expectation, Future, Hope, Need, Past,
            Perfect, Plan, Possibility, Request, Would,
        };
        match self {
            Self::Possibility | Self::Ability => {
                Modes::of(&[Possibility, Ability, Expectation, Hope, Consideration, Would, Need])
            }
            Self::Duty => Modes::of(&[Duty, Need, Request, Command, Plan]),
            Self::Plan => Modes::of(&[Plan, Future, Would, Hope, Expectation, Consideration]),
            Self::Future => Modes::of(&[
                Future,
                Plan,
                Would,
                Hope,
                Expectation,
                Consideration,
                Ability,
                Duty,
                Need,
                Possibility,
                Certainty,
            ]),
            Self::Consideration => Modes::of(&[Consideration, Possibility]),
            Self::Hope => Modes::of(&[Hope, Request, Expectation, Would, Possibility, Need, Plan, Ability]),
            Self::Expectation => Modes::of(&[Expectation, Possibility, Future, Would, Ability, Hope, Plan]),
            Self::Request => Modes::of(&[Request, Need, Hope]),
            Self::Present => Modes::of(&[Future, Plan, Would]),
            Self::Done => Modes::of(&[Done, Past, Perfect]),
            _ => Modes::of(&[]),
        }
    }

    /// Returns the modes that surely tell it, wherever they stand.
    pub(super) const fn told_by(self) -> Modes {
        use Mode::{
            Ability, Consideration, Duty, Expectation, Future, Hope, Need, Plan, Possibility, Request,
        };
        match self {
            Self::Possibility | Self::Ability => Modes::of(&[Possibility, Ability]),
            Self::Duty => Modes::of(&[Duty, Need]),
            Self::Plan => Modes::of(&[Plan, Future]),
            Self::Consideration => Modes::of(&[Consideration]),
            Self::Hope => Modes::of(&[Hope, Request, Expectation]),
            Self::Request => Modes::of(&[Request]),
            _ => Modes::of(&[]),
        }
    }

    /// Returns the modes that contradict it where none is there that renders it.
    pub(super) const fn contradicted_by(self) -> Modes {
        use Mode::{Ability, Certainty, Command, Decided, Duty, Future, Past, Perfect, Possibility};
        match self {
            Self::Possibility => Modes::of(&[Future, Certainty, Duty, Perfect, Past]),
            Self::Ability => Modes::of(&[Future, Certainty, Duty, Perfect]),
            Self::Duty => Modes::of(&[Possibility, Perfect, Ability, Certainty]),
            Self::Plan => Modes::of(&[Perfect, Past, Possibility, Duty, Certainty]),
            Self::Consideration => Modes::of(&[Perfect, Past, Future, Certainty, Decided, Duty]),
            Self::Hope => Modes::of(&[Certainty, Perfect, Past, Future]),
            Self::Expectation => Modes::of(&[Perfect, Certainty]),
            Self::Request => Modes::of(&[Perfect, Future, Duty, Command]),
            Self::Future | Self::Present => Modes::of(&[Perfect]),
            _ => Modes::of(&[]),
        }
    }
}

const ROWS: &str = include_str!("../../../data/modality.tsv");

static TABLE: LazyLock<Table<Mode>> = LazyLock::new(|| Table::new(ROWS, Mode::read));

/// What people may do where 수 있다 permits it, each with whether a word begins there.
static PERMITTED: LazyLock<Vec<(&str, bool)>> = LazyLock::new(|| {
    let rows = rows(ROWS).filter(|cells| cells.get(1) == Some(&"permitted"));
    let forms = rows.filter_map(|cells| cells.get(2).copied()).flat_map(alternatives);
    forms.map(|form| (form.trim_start_matches('^'), form.starts_with('^'))).collect()
});

/// Returns whether 수 있다 behind `before` only permits what people may do.
pub(super) fn is_permitted(before: &str) -> bool {
    PERMITTED
        .iter()
        .any(|(verb, begins)| before.strip_suffix(verb).is_some_and(|rest| !begins || rest.ends_with(' ')))
}

/// Finds how Korean text is meant, in order.
pub(super) fn korean(text: &str, span: Span) -> Vec<Hit<Mode>> {
    let mut hits = TABLE.korean.every(text, span);
    for hit in hits.iter_mut().filter(|hit| hit.what == Mode::Done) {
        // 협의하고 있다: no past, though it has the sound of one.
        if head(text, hit.span.start).ends_with('있') {
            hit.what = Mode::Ongoing;
        }
    }
    hits
}

/// Finds how English text is meant, in order; `lower` is `text` in small letters, of which `words` are those of the passage.
pub(super) fn english(text: &str, lower: &str, span: Span, words: &[Span]) -> Vec<Hit<Mode>> {
    let mut hits = TABLE.english.every(lower, span);
    // Neither a month nor the Ministry of Planning tells a mode: a word with a capital that begins no sentence is a name.
    hits.retain(|hit| !hit.span.of(text).starts_with(char::is_uppercase) || begins(text, hit.span.start));
    hits.retain(|hit| hit.span.of(text) != "May");
    // What may have to be done need not be.
    let possible: Vec<Span> =
        hits.iter().filter(|hit| hit.what == Mode::Possibility).map(|hit| hit.span).collect();
    hits.retain(|hit| {
        let near = |may: &Span| may.end <= hit.span.start && between(words, *may, hit.span) <= 1;
        hit.what != Mode::Duty || !possible.iter().any(near)
    });
    hits.extend(perfects(lower, words));
    hits.extend(pasts(lower, words));
    hits.sort_by_key(|hit| hit.span.start);
    hits
}

/// Returns whether a sentence, a line or a quotation begins at `at`.
fn begins(text: &str, at: usize) -> bool {
    let before = head(text, at).trim_end_matches(' ');
    before.is_empty()
        || before.ends_with(['.', '?', '!', ':', ';', '"', '“', '\'', '‘', '(', '-', '—', '\n', '○', '*'])
}

/// Participles that end in no -ed or -en.
const PARTICIPLES: &[&str] = &[
    "made", "begun", "won", "set", "put", "cut", "shown", "gone", "come", "held", "built", "kept", "led",
    "left", "lost", "met", "paid", "sent", "sold", "told", "found", "brought", "bought", "become", "hit",
    "shut", "spent", "let", "laid", "run", "drawn", "grown", "known", "sought", "taught", "caught", "struck",
    "sunk", "done",
];
/// Participles of what is settled, and of what is only said so far.
const DECIDED: &[&str] = &["decided", "agreed", "approved", "accepted", "adopted", "resolved", "chosen"];
/// Words that may stand between "has" and the participle.
const BETWEEN: &[&str] = &[
    "already", "now", "also", "since", "just", "not", "never", "yet", "been", "begun", "started", "to",
    "all", "both", "long",
];

/// Returns whether a word is a participle by its form.
fn is_participle(word: &str) -> bool {
    /// Adjectives in the place of one: "have mixed reactions".
    const ADJECTIVES: &[&str] = &[
        "mixed", "limited", "detailed", "advanced", "related", "red", "children", "women", "men", "seven",
        "ten",
    ];
    (word.ends_with("ed") || word.ends_with("en") || PARTICIPLES.contains(&word))
        && !BETWEEN.contains(&word)
        && !ADJECTIVES.contains(&word)
}

/// Finds what English tells as done, at the participle: "has been made", "has risen and spread".
fn perfects(lower: &str, words: &[Span]) -> Vec<Hit<Mode>> {
    /// How many words may stand between "has" and the participle.
    const FAR: usize = 3;
    let mut found = Vec::new();
    let mut open = false;
    for (place, word) in words.iter().enumerate() {
        let text = word.of(lower);
        let gap = place.checked_sub(1).map(|before| Span::new(words[before].end, word.start).of(lower));
        if gap.is_some_and(|gap| gap.contains(|c: char| !c.is_whitespace())) {
            open = false;
        }
        let after_and = place > 0 && words[place - 1].of(lower) == "and";
        if open && after_and && text.ends_with("ed") {
            found.push(Hit { span: *word, what: Mode::Perfect });
        }
        if !matches!(text, "has" | "have" | "had") {
            continue;
        }
        let next = words.iter().skip(place + 1).take(FAR).find(|next| {
            let next = next.of(lower);
            is_participle(next) || !(BETWEEN.contains(&next) || next.ends_with("ly"))
        });
        let Some(next) = next.filter(|next| is_participle(next.of(lower))) else { continue };
        // What has not been done is not told as done.
        let denied = |word: &&Span| matches!(word.of(lower), "not" | "never" | "yet");
        if words.iter().skip(place + 1).take_while(|word| word.start < next.start).any(|word| denied(&word)) {
            continue;
        }
        let participle = next.of(lower);
        if DECIDED.contains(&participle) {
            found.push(Hit { span: *next, what: Mode::Decided });
        } else if cues::english_at(participle).is_none() {
            found.push(Hit { span: *next, what: Mode::Perfect });
            open = true;
        }
    }
    found
}

/// Finds what English tells in the simple past, of what was done and not of what was said: "took place", "the city opened".
fn pasts(lower: &str, words: &[Span]) -> Vec<Hit<Mode>> {
    const IRREGULAR: &[&str] = &[
        "took", "began", "went", "came", "gave", "held", "made", "won", "rose", "fell", "grew", "drew",
        "broke", "chose", "led", "met", "sold", "bought", "brought", "built", "sent", "became", "ran",
        "opened", "signed", "launched", "started", "was", "were",
    ];
    /// What a regular past may follow: a noun does so as well, so only a name or a pronoun is asked for.
    const SUBJECTS: &[&str] = &["it", "he", "she", "they", "we", "and", "which", "who"];
    let past = |place: &usize| {
        let word = words[*place].of(lower);
        let before = place.checked_sub(1).map_or("", |before| words[before].of(lower));
        let verb = IRREGULAR.contains(&word) || (word.ends_with("ed") && SUBJECTS.contains(&before));
        let carried = matches!(
            before,
            "has"
                | "have"
                | "had"
                | "be"
                | "been"
                | "is"
                | "are"
                | "was"
                | "were"
                | "being"
                | "to"
                | "the"
                | "a"
                | "if"
        );
        verb && !carried && cues::english_at(word).is_none()
    };
    (0..words.len()).filter(past).map(|place| Hit { span: words[place], what: Mode::Past }).collect()
}
