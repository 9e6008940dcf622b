//! Korean verbs told otherwise: the stem before an ending, and what it becomes in another mood or in the past.
//!
//! Stems are regular, or contract as 하다, 되다 and the stems in a vowel do. A form that is a little wrong does no harm: the
//! sentence model reads it, and no report shows it.

use super::modes::Mode;
use crate::name::{Syllable, coda};

/// Where a verb begins, and its stem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Verb {
    pub(super) start: usize,
    pub(super) stem: String,
}

/// How a stem is joined with the ending that follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Joint {
    /// 할, 먹을: before 수 있다, 예정, 것.
    Future,
    /// 해, 먹어: before 야 한다.
    Infinitive,
    /// 했, 먹었: before 다.
    Past,
    /// 하는, 먹는: before 방안을.
    Present,
    /// The bare stem: before 기로, 겠다, 지 않다.
    Bare,
}

impl Verb {
    /// Reads the verb that ends `before` in that way.
    pub(super) fn ending(before: &str, joint: Joint) -> Option<Self> {
        let text = before.trim_end_matches(' ');
        let start = text
            .char_indices()
            .rev()
            .take_while(|(_, c)| Syllable::of(*c).is_some())
            .last()
            .map(|(at, _)| at)?;
        let word = text.get(start..)?;
        let stem = match joint {
            Joint::Future => future_stem(word),
            Joint::Infinitive => infinitive_stem(word),
            Joint::Past => past_stem(word),
            Joint::Present => word.strip_suffix('는').map(str::to_owned),
            Joint::Bare => Some(word.to_owned()),
        }?;
        (!stem.is_empty()).then_some(Self { start, stem })
    }

    /// Tells the verb in another way, as the end of a statement.
    pub(super) fn told(&self, mode: Mode) -> Option<String> {
        let stem = self.stem.as_str();
        let future = |rest: &str| adnominal(stem, 'ㄹ', "을").map(|form| form + rest);
        match mode {
            Mode::Done | Mode::Past | Mode::Perfect | Mode::Decided => past(stem).map(|form| form + "다"),
            Mode::Present | Mode::Ongoing | Mode::Certainty => {
                adnominal(stem, 'ㄴ', "는").map(|form| form + "다")
            }
            Mode::Possibility => future(" 수도 있다"),
            Mode::Ability => future(" 수 있다"),
            Mode::Duty | Mode::Need => infinitive(stem).map(|form| form + "야 한다"),
            Mode::Plan => future(" 계획이다"),
            Mode::Future | Mode::Would => future(" 것이다"),
            Mode::Question => future("지 결정한다"),
            Mode::Consideration => Some(format!("{stem}는 방안을 검토하고 있다")),
            Mode::Hope => Some(format!("{stem}기를 바란다")),
            Mode::Expectation => future(" 것으로 예상된다"),
            Mode::Request => Some(format!("{stem}도록 요청했다")),
            Mode::Command => Some(format!("{stem}도록 명령했다")),
        }
    }
}

/// Returns the word with its last syllable exchanged.
fn with_last(word: &str, change: impl Fn(Syllable) -> Option<Syllable>) -> Option<String> {
    let last = word.chars().next_back()?;
    let changed = change(Syllable::of(last)?)?.compose()?;
    let mut out = word.strip_suffix(last)?.to_owned();
    out.push(changed);
    Some(out)
}

/// Returns whether a stem has a bright vowel, which 아 follows and not 어.
const fn is_bright(nucleus: char) -> bool {
    matches!(nucleus, 'ㅏ' | 'ㅗ')
}

/// 하 -> 해, 열 -> 열어, 오 -> 와, 흐르 -> 흘러.
pub(super) fn infinitive(stem: &str) -> Option<String> {
    let last = stem.chars().next_back()?;
    if let Some((bare, short)) = [("하", "해"), ("되", "돼")]
        .iter()
        .find_map(|(long, short)| stem.strip_suffix(long).map(|bare| (bare, short)))
    {
        return Some(format!("{bare}{short}"));
    }
    let syllable = Syllable::of(last)?;
    if syllable.coda.is_some() {
        return Some(format!("{stem}{}", if is_bright(syllable.nucleus) { '아' } else { '어' }));
    }
    let before = stem.strip_suffix('르').filter(|before| !before.is_empty());
    if let Some(doubled) =
        before.and_then(|before| with_last(before, |s| Some(Syllable { coda: Some('ㄹ'), ..s })))
    {
        let bright = doubled.chars().next_back().and_then(Syllable::of).is_some_and(|s| is_bright(s.nucleus));
        return Some(format!("{doubled}{}", if bright { '라' } else { '러' }));
    }
    let nucleus = match syllable.nucleus {
        'ㅏ' | 'ㅓ' | 'ㅐ' | 'ㅔ' | 'ㅕ' => syllable.nucleus,
        'ㅗ' => 'ㅘ',
        'ㅜ' => 'ㅝ',
        'ㅣ' => 'ㅕ',
        'ㅡ' => 'ㅓ',
        _ => return Some(format!("{stem}어")),
    };
    with_last(stem, |s| Some(Syllable { nucleus, ..s }))
}

/// 하 -> 했, 열 -> 열었.
pub(super) fn past(stem: &str) -> Option<String> {
    with_last(&infinitive(stem)?, |s| Some(Syllable { coda: Some('ㅆ'), ..s }))
}

/// Adds a consonant to a stem in a vowel or in ㄹ, and a syllable to any other: 할, 열, 먹을.
pub(super) fn adnominal(stem: &str, consonant: char, syllable: &str) -> Option<String> {
    match coda(stem.chars().next_back()?) {
        None | Some('ㄹ') => with_last(stem, |s| Some(Syllable { coda: Some(consonant), ..s })),
        _ => Some(format!("{stem}{syllable}")),
    }
}

/// 할 -> 하, 먹을 -> 먹.
fn future_stem(word: &str) -> Option<String> {
    match word.strip_suffix('을').filter(|stem| !stem.is_empty()) {
        Some(stem) => Some(stem.to_owned()),
        None => with_last(word, |s| (s.coda == Some('ㄹ')).then_some(Syllable { coda: None, ..s })),
    }
}

/// 해 -> 하, 먹어 -> 먹, 와 -> 오.
fn infinitive_stem(word: &str) -> Option<String> {
    for (short, long) in [('해', '하'), ('돼', '되')] {
        if let Some(bare) = word.strip_suffix(short) {
            return Some(format!("{bare}{long}"));
        }
    }
    if let Some(stem) = word.strip_suffix(['아', '어']).filter(|stem| !stem.is_empty()) {
        return Some(stem.to_owned());
    }
    with_last(word, |s| {
        let nucleus = match s.nucleus {
            'ㅘ' => 'ㅗ',
            'ㅝ' => 'ㅜ',
            'ㅕ' => 'ㅣ',
            other => other,
        };
        Some(Syllable { nucleus, ..s })
    })
}

/// 했 -> 하, 먹었 -> 먹.
fn past_stem(word: &str) -> Option<String> {
    let infinitive = with_last(word, |s| (s.coda == Some('ㅆ')).then_some(Syllable { coda: None, ..s }))?;
    infinitive_stem(&infinitive)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stems_are_read_before_their_endings() {
        let cases = [
            ("문을 할 ", Joint::Future, "하"),
            ("빵을 먹을", Joint::Future, "먹"),
            ("신고해", Joint::Infinitive, "신고하"),
            ("배워", Joint::Infinitive, "배우"),
            ("책을 읽어", Joint::Infinitive, "읽"),
            ("마쳤", Joint::Past, "마치"),
            ("문을 열었", Joint::Past, "열"),
            ("바뀌게 됐", Joint::Past, "되"),
            ("길을 넓히는", Joint::Present, "넓히"),
            ("내놓", Joint::Bare, "내놓"),
        ];
        for (before, joint, stem) in cases {
            assert_eq!(Verb::ending(before, joint).unwrap().stem, stem, "{before}");
        }
        assert_eq!(Verb::ending("빵을 먹을", Joint::Future).unwrap().start, "빵을 ".len());
        assert_eq!(Verb::ending("", Joint::Bare), None);
        assert_eq!(Verb::ending("3", Joint::Past), None);
        assert_eq!(Verb::ending("하는", Joint::Future), None);
    }

    #[test]
    fn a_verb_is_told_otherwise() {
        let told = |stem: &str, mode| Verb { start: 0, stem: stem.to_owned() }.told(mode).unwrap();
        assert_eq!(told("늘리", Mode::Done), "늘렸다");
        assert_eq!(told("하", Mode::Done), "했다");
        assert_eq!(told("흐르", Mode::Done), "흘렀다");
        assert_eq!(told("오르", Mode::Done), "올랐다");
        assert_eq!(told("쓰", Mode::Done), "썼다");
        assert_eq!(told("먹", Mode::Present), "먹는다");
        assert_eq!(told("열", Mode::Plan), "열 계획이다");
        assert_eq!(told("받", Mode::Duty), "받아야 한다");
        assert_eq!(told("보", Mode::Ability), "볼 수 있다");
        assert_eq!(told("되", Mode::Need), "돼야 한다");
    }
}
