//! Names that one passage has exchanged: "first in Bern, then in Graz" for what was first in Graz.
//!
//! All names are told, so only what stands beside them can tell: what else both sides say there, and who acts on whom.

use super::units::{Class, Ours, Theirs};
use super::{Bead, Judge, Replaced};
use crate::align::Pair;
use crate::compare::agree::{Relation, relate};
use crate::compare::exchanged::{OWNER, shown};
use crate::extract::name::titles;
use crate::reading::Reading;
use crate::source::Span;

/// What a figure or another name beside both says, as a weight of words.
const BESIDE: u32 = 100;
/// Words that put in order, in both languages.
const ORDER: &[(&[&str], &[&str])] = &[
    (&["첫", "처음", "먼저", "1차"], &["first", "First"]),
    (&["두 번째", "둘째", "2차"], &["second", "Second"]),
    (&["세 번째", "셋째", "3차"], &["third", "Third"]),
    (&["마지막", "끝으로"], &["last", "final", "finally"]),
];
/// How many words a name's title and particle take at most.
const WORDS: usize = 4;

/// Two names of a sentence that follow each other, and what stands before, between and behind them.
struct Two {
    beside: [Span; 3],
    sentence: Span,
}

impl<'p> Judge<'p, '_> {
    /// Finds each two names of a passage that have each other's place.
    pub(super) fn swapped(&self, beads: &[Bead<'p>]) -> Vec<Replaced> {
        let mut found = Vec::new();
        for bead in beads.iter().filter(|bead| bead.sure) {
            let mut told: Vec<(&Ours<'p>, &Theirs<'p>)> = bead.assigned().collect();
            told.sort_unstable_by_key(|(us, _)| us.span);
            let evident: Vec<_> = told
                .iter()
                .copied()
                .filter(|(us, them)| {
                    us.evident && them.text.len() > 2 && (them.hit.is_none() || them.evident)
                })
                .collect();
            for class in [Class::Person, Class::Place] {
                let named = |us: &Ours<'_>, them: &Theirs<'_>| match class {
                    Class::Place => us.hit.is_some() && them.class == Class::Place,
                    _ => us.hit.is_none() && them.hit.is_none(),
                };
                let own: Vec<_> = evident.iter().copied().filter(|(us, them)| named(us, them)).collect();
                for two in own.windows(2) {
                    let [(a, x), (b, y)] = [two[0], two[1]];
                    let once = own.iter().filter(|(us, _)| us.span == a.span || us.span == b.span).count()
                        == 2
                        && own.iter().filter(|(_, them)| them.text == x.text || them.text == y.text).count()
                            == 2;
                    if once && self.have_changed_places(&own, &told, [(a, x), (b, y)]) {
                        for (us, them) in [(a, y), (b, x)] {
                            found.push(Replaced {
                                source: us.mention.map_or(us.span, |m| m.span),
                                target: them.span,
                                known_as: None,
                                sure: false,
                            });
                        }
                    }
                }
            }
        }
        found
    }

    /// Returns whether two neighbouring names have each other's place.
    fn have_changed_places(
        &self,
        own: &[(&Ours<'p>, &Theirs<'p>)],
        told: &[(&Ours<'p>, &Theirs<'p>)],
        [(a, x), (b, y)]: [(&Ours<'p>, &Theirs<'p>); 2],
    ) -> bool {
        let pair = self.pair;
        let ours = || own.iter().map(|(us, _)| us.span);
        let theirs = || own.iter().map(|(_, them)| them.span);
        let crossed = x.span > y.span;
        let (first, second) = if crossed { (y.span, x.span) } else { (x.span, y.span) };
        let (Some(here), Some(there)) = (
            Two::of(&pair.source, ours(), [a.span, b.span]),
            Two::of(&pair.target, theirs(), [first, second]),
        ) else {
            return false;
        };
        let [behind, after] =
            [here.beside[1], here.beside[2]].map(|rest| particle(rest.of(pair.source.text())));
        if a.class == Class::Person && crossed && acts(pair, &here, &there, behind, after) {
            return true;
        }
        // Only of names that do the same in their sentence, what stands beside them tells whose it is.
        let listed = || {
            there.beside[1].of(pair.target.text()).contains([',', ';'])
                || there.beside[1].of(pair.target.text()).contains(" and ")
        };
        let parallel = behind.is_some_and(|own| match own {
            "," => listed(),
            // 오대산과 태백산에서, 북한과: what is listed follows at once.
            "와" | "과" => listed() && here.beside[1].of(pair.source.text()).trim_end().ends_with(own),
            // 김 위원장이 들었다고 한, 트럼프가 약속한 …: subjects of two clauses.
            "이" | "가" => false,
            _ => after.is_some_and(|other| role(own) == role(other) && !matches!(other, "이" | "가")),
        });
        if !parallel {
            return false;
        }
        let share = |own: Span, other: Span, over: Span| beside(pair, told, own, other, over);
        let mut stayed = false;
        let mut went = false;
        // What says where, and whose, stands before its name; what somebody does, behind.
        let topic = behind.is_some_and(|own| role(own) == "는");
        // 한국의 통보: what is whose stands behind its owner.
        let genitive = behind == Some("의");
        let ways: &[[usize; 2]] = if topic {
            &[[0, 1], [1, 2]]
        } else if genitive {
            &[[1, 2]]
        } else {
            &[[0, 1]]
        };
        for &[one, other] in ways {
            for [left, right] in [[0, 1], [1, 2]] {
                let [one, other] = [here.beside[one], here.beside[other]];
                let [left, right] = [there.beside[left], there.beside[right]];
                let (mine, yours) = if crossed { (right, left) } else { (left, right) };
                let least = |a: u32, b: u32| a.min(b);
                stayed |= least(share(one, other, mine), share(other, one, yours)) >= OWNER;
                went |= least(share(one, other, yours), share(other, one, mine)) >= OWNER;
            }
        }
        went && !stayed
    }
}

impl Two {
    /// Returns what stands beside two names of one sentence; nothing where another one stands between them.
    fn of(reading: &Reading, all: impl Iterator<Item = Span>, [first, second]: [Span; 2]) -> Option<Self> {
        let sentence = reading.sentence_span_at(first.start);
        if !sentence.contains(second) || first.end > second.start {
            return None;
        }
        let mut around = sentence;
        for other in all.filter(|other| *other != first && *other != second) {
            if other.end <= first.start {
                around.start = around.start.max(other.end);
            } else if other.start >= second.end {
                around.end = around.end.min(other.start);
            } else {
                return None;
            }
        }
        let beside = [
            Span::new(around.start, first.start),
            Span::new(first.end, second.start),
            Span::new(second.end, around.end.max(second.end)),
        ];
        Some(Self { beside, sentence })
    }
}

/// Returns the weight of what `there` shares with `own`, and `other` does not have: words, figures and names.
fn beside(pair: &Pair, told: &[(&Ours<'_>, &Theirs<'_>)], own: Span, other: Span, there: Span) -> u32 {
    let same = |a, b| relate(a, b, pair.reference) >= Relation::Compatible;
    let figure = pair.source.facts_in(own).any(|us| {
        pair.target.facts_in(there).any(|them| same(&us.value, &them.value))
            && !pair
                .source
                .facts_in(other)
                .any(|us| pair.target.facts_in(there).any(|them| same(&us.value, &them.value)))
    });
    let name = told.iter().any(|(us, them)| own.contains(us.span) && there.contains(them.span));
    let (source, target) = (pair.source.text(), pair.target.text());
    let order = ORDER.iter().any(|(korean, english)| {
        let has = |span: Span| korean.iter().any(|word| span.of(source).contains(word));
        has(own)
            && !has(other)
            && there.of(target).split(|c: char| !c.is_alphabetic()).any(|word| english.contains(&word))
    });
    shown(&pair.meaning, own, other, there) + if figure || name || order { BESIDE } else { 0 }
}

/// Returns whether the one who acts and the one who is acted on have changed places: A가 B를 이겼다, "B beat A".
fn acts(pair: &Pair, here: &Two, there: &Two, behind: Option<&str>, after: Option<&str>) -> bool {
    /// Verbs by which either may come first, or which turn the direction round.
    const TURNING: &[&str] = &[
        "만나", "만난", "만났", "받", "배우", "배웠", "빌", "얻", "들었", "당했", "졌", "패", "결혼", "비기",
        "비겼",
    ];
    const STOPS: &[&str] = &[
        "was", "were", "been", "being", "is", "are", "by", "lost", "who", "whom", "whose", "which", "that",
        "and", "from", "with", "after", "before", "as", "met", "than", "when", "while",
    ];
    let (source, target) = (pair.source.text(), pair.target.text());
    let quoted = |text: &str| text.contains(['“', '”', '"', '‘', '’', '\'']);
    let (sentence, between) = (here.sentence.of(source), there.beside[1].of(target));
    if quoted(sentence) || TURNING.iter().any(|verb| sentence.contains(verb)) {
        return false;
    }
    let subject = behind.is_some_and(|particle| role(particle) == "는");
    let object = after.is_some_and(|particle| matches!(particle, "을" | "를" | "에게"));
    let before = there.beside[0].of(target).trim_end();
    let led = before
        .rsplit(' ')
        .next()
        .is_some_and(|word| STOPS.contains(&word) || matches!(word, "to" | "for" | "of"));
    let stops = between.split(|c: char| !c.is_alphabetic()).any(|word| STOPS.contains(&word));
    subject && object && !led && !stops && between.split(' ').filter(|word| word.len() > 1).count() > 0
}

/// Returns the particle behind a name: right after it, or after its title; a comma where there is none.
fn particle(rest: &str) -> Option<&str> {
    let rest = match rest.strip_prefix('(') {
        Some(gloss) => gloss.split_once(')')?.1,
        None => rest,
    };
    for (place, word) in rest.split(' ').take(WORDS).enumerate() {
        let bare = word.split('(').next().unwrap_or(word);
        let core =
            if place == 0 { "" } else { titles::cut(bare).map_or("", |_| titles::strip_particle(bare)) };
        if place > 0 && core.is_empty() {
            return None;
        }
        let tail = word
            .split_once(')')
            .map_or_else(|| bare.strip_prefix(core).unwrap_or_default(), |(_, tail)| tail);
        if tail.starts_with([',', '·']) {
            return Some(",");
        }
        if !tail.is_empty() {
            return Some(tail.trim_end_matches(','));
        }
    }
    None
}

/// Returns what stands for all particles of one role.
fn role(particle: &str) -> &str {
    match particle {
        "은" | "는" | "이" | "가" => "는",
        "을" | "를" => "를",
        "로" | "으로" => "로",
        other => other,
    }
}
