//! Modes that are told in so many words, each on one side alone: 열 예정이다, "is considering".
//!
//! No word of the vocabulary need tie them to each other. The source has a mode that nothing in the translation surely tells, and
//! the translation has a word for one that contradicts it and that nothing in the source asks for.

use super::modes::{Mode, Modes};
use super::signs::{Hit, word};
use super::{Turned, View};
use crate::align::Side;
use crate::source::{Span, head};

/// Words that tell a mode and nothing else.
const PLAIN: &[(Mode, &[&str])] = &[
    (Mode::Possibility, &["may", "might"]),
    (
        Mode::Duty,
        &["must", "have to", "has to", "had to", "obliged", "required to", "mandatory", "compulsory"],
    ),
    (Mode::Command, &["ordered", "ordering", "instructed", "instructing", "commanded", "order"]),
    (
        Mode::Consideration,
        &[
            "considering",
            "discussing",
            "mulling",
            "weighing",
            "negotiating",
            "pondering",
            "debating",
            "whether",
        ],
    ),
    (Mode::Hope, &["hopes", "hoping", "hoped"]),
    (Mode::Request, &["asked", "urged", "requested", "advised", "recommended", "encouraged", "invited"]),
    (Mode::Plan, &["set to", "slated", "intends"]),
    (Mode::Certainty, &["certain", "certainly", "definitely", "sure", "confirmed", "undoubtedly"]),
];

/// Returns the modes that contradict one where both are told in so many words.
const fn against(mode: Mode) -> Modes {
    use Mode::{
        Ability, Certainty, Command, Consideration, Decided, Done, Duty, Expectation, Hope, Perfect, Plan,
        Possibility, Request,
    };
    match mode {
        Possibility | Ability => Modes::of(&[Certainty, Duty]),
        Duty => Modes::of(&[Possibility, Consideration, Request]),
        Plan => Modes::of(&[Possibility, Consideration, Hope]),
        Consideration => Modes::of(&[Perfect, Decided, Certainty, Duty]),
        Hope | Expectation => Modes::of(&[Certainty]),
        Request => Modes::of(&[Command, Duty]),
        Command => Modes::of(&[Request, Consideration, Hope]),
        Done => Modes::of(&[Consideration, Hope, Plan]),
        _ => Modes::of(&[]),
    }
}

/// Finds a mode of the source in whose place the translation has a word for one that contradicts it.
pub(super) fn find(view: &View) -> Option<Turned> {
    if !view.whole {
        return None;
    }
    let ours = &view.modes[Side::Source as usize];
    let theirs = &view.modes[Side::Target as usize];
    let all: Modes = ours.iter().map(|hit| hit.what).collect();
    let told: Modes = theirs.iter().map(|hit| hit.what).collect();
    if let Some(hit) = ours.iter().find(|hit| hit.what == Mode::Question)
        && !told.with(view.modes_beside).has(Mode::Question)
    {
        return Some(Turned {
            source: whole_word(view.ours(), hit.span),
            target: view.target,
            ours: hit.what.shown(),
            theirs: Mode::Present.shown(),
            sure: true,
        });
    }
    ours.iter().find_map(|hit| {
        let mode = hit.what;
        let rendered = match mode {
            Mode::Command => Modes::of(&[Mode::Command, Mode::Duty, Mode::Need]),
            Mode::Done => Modes::of(&[Mode::Perfect, Mode::Past, Mode::Decided]),
            Mode::Expectation => mode.rendered_by(),
            mode => mode.told_by(),
        };
        if !told.meets(against(mode)) || told.meets(rendered) || !is_sole(view, hit, all) {
            return None;
        }
        let mut plain =
            theirs.iter().filter(|other| against(mode).has(other.what) && is_plain(view, mode, other));
        let other = plain.find(|other| is_spare(view, hit, other))?;
        Some(Turned {
            source: whole_word(view.ours(), hit.span),
            target: word(view.lower, other.span),
            ours: mode.shown(),
            theirs: other.what.shown(),
            sure: true,
        })
    })
}

/// Returns the words that `span` lies in.
fn whole_word(text: &str, span: Span) -> Span {
    let before = head(text, span.start);
    let own = before.chars().rev().take_while(|c| c.is_alphanumeric()).map(char::len_utf8).sum::<usize>();
    Span::new(span.start - own, word(text, span).end)
}

/// Returns whether what was done is all that a passage tells: where it has another mode, that one may be what is told instead.
fn is_sole(view: &View, hit: &Hit<Mode>, all: Modes) -> bool {
    const SOFT: Modes = Modes::of(&[
        Mode::Possibility,
        Mode::Ability,
        Mode::Duty,
        Mode::Plan,
        Mode::Future,
        Mode::Consideration,
        Mode::Hope,
        Mode::Expectation,
        Mode::Request,
        Mode::Present,
        Mode::Ongoing,
    ]);
    hit.what != Mode::Done || (view.balanced && !all.meets(SOFT) && !super::modality::hedged(view))
}

/// Returns whether a word tells its mode and nothing else.
fn is_plain(view: &View, mode: Mode, hit: &Hit<Mode>) -> bool {
    /// Requests that leave it open; others demand.
    const WEAK: &[&str] = &["encouraged", "invited"];
    if matches!(hit.what, Mode::Perfect | Mode::Decided) {
        return true;
    }
    let told = word(view.lower, hit.span).of(view.lower);
    if mode == Mode::Duty && hit.what == Mode::Request {
        return WEAK.contains(&told);
    }
    PLAIN.iter().any(|(mode, words)| *mode == hit.what && words.contains(&told))
}

/// Returns whether the translation tells a mode more often than anything else in the source asks for it.
fn is_spare(view: &View, hit: &Hit<Mode>, other: &Hit<Mode>) -> bool {
    let alike = match other.what {
        Mode::Possibility => Modes::of(&[Mode::Possibility, Mode::Ability]),
        Mode::Duty | Mode::Command => Modes::of(&[Mode::Duty, Mode::Command]),
        what => Modes::of(&[what]),
    };
    let theirs = view.modes[Side::Target as usize].iter().filter(|told| alike.has(told.what)).count();
    let ours = view.modes[Side::Source as usize].iter();
    let asks = ours.filter(|own| {
        let settled = own.what == Mode::Plan && other.what == Mode::Decided;
        own.what != hit.what && (settled || own.what == other.what || own.what.rendered_by().meets(alike))
    });
    theirs > asks.count() && !is_named(view, other)
}

/// Returns whether the source has a noun for what the translation tells, in words that no table of modes knows.
fn is_named(view: &View, other: &Hit<Mode>) -> bool {
    const NOUNS: &[(Mode, &[&str])] = &[
        (
            Mode::Consideration,
            &[
                "검토", "논의", "협의", "고려", "협상", "상의", "고민", "타진", "모색", "심의", "심사",
                "토론", "여부", "지 ",
            ],
        ),
        (Mode::Hope, &["희망", "바람", "기대", "소망", "바라", "싶"]),
        (
            Mode::Request,
            &[
                "요청", "권고", "당부", "촉구", "부탁", "요구", "제안", "권유", "호소", "주문", "초청",
                "초대", "달라",
            ],
        ),
        (
            Mode::Command,
            &["명령", "지시", "처분", "주문", "순서", "질서", "의무", "강제", "선고", "판결", "결정"],
        ),
        (Mode::Duty, &["의무", "필수", "강제", "반드시", "꼭", "필요", "요구", "야 "]),
        (Mode::Plan, &["예정", "계획", "방침", "목표", "앞두", "추진", "준비", "구상"]),
        (Mode::Certainty, &["확실", "확정", "확인", "분명", "자신", "확신", "틀림", "장담"]),
        (Mode::Possibility, &["수도", "가능", "우려", "위험", "지도", "듯", "허용", "허가"]),
    ];
    let text = view.source.of(view.ours());
    NOUNS.iter().any(|(mode, nouns)| *mode == other.what && nouns.iter().any(|noun| text.contains(noun)))
}
