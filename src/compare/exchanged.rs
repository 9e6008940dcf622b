//! Figures that stand with each other's owners: A 21.0 %, B 17.7 % told as A 17.7 %, B 21.0 %.
//!
//! All figures agree, so only what stands next to them can tell. The owner of a figure stands before it or after it,
//! between its neighbours; an exchange is sure where each owner kept its place, and no reading of the text gives
//! each owner its own figure. Another fact can own a figure, too: 지난해 42%, 올해 51%.

use rust_decimal::Decimal;

use super::agree::{Relation, relate};
use super::facts::{Difference, SURE};
use crate::align::{Pair, Side};
use crate::extract::number::Approx;
use crate::extract::{Fact, Value};
use crate::meaning::lexical::Lexical;
use crate::reading::Reading;
use crate::source::{Span, head, tail};

/// The least weight of the words that show an owner: one word that is not all over the text.
pub(super) const OWNER: u32 = 75;

/// Two neighbouring figures of one kind, by index.
type Two = [usize; 2];

/// Finds the figures that are exchanged.
pub(super) fn find(pair: &Pair) -> Vec<Difference> {
    // The neighbours of each bead, so that the cost grows with the text alone.
    let mut theirs: Vec<Vec<Two>> = vec![Vec::new(); pair.beads.len()];
    for two in neighbours(&pair.target) {
        if let Some(bead) = shared_bead(pair, Side::Target, two) {
            theirs[bead].push(two);
        }
    }
    let mut found = Vec::new();
    for source in neighbours(&pair.source) {
        let Some(bead) = shared_bead(pair, Side::Source, source) else { continue };
        let turned = theirs[bead].iter().find(|two| roles_turned(&pair.source, source, &pair.target, **two));
        if let Some(target) = turned.filter(|_| pair.beads[bead].score >= SURE) {
            found.push(Difference::Exchanged { source, target: *target });
            continue;
        }
        let target = crosswise(&pair.source, source, &pair.target, &theirs[bead]);
        let target =
            target.filter(|target| pair.beads[bead].score >= SURE && owners_stayed(pair, source, *target));
        found.extend(target.map(|target| Difference::Exchanged { source, target }));
    }
    found
}

/// Returns whether figures of two short texts stand crosswise, so that names and words must tell whose they are.
pub(crate) fn may_be(source: &Reading, target: &Reading) -> bool {
    let theirs = neighbours(target);
    !theirs.is_empty()
        && neighbours(source).into_iter().any(|two| {
            crosswise(source, two, target, &theirs).is_some()
                || theirs.iter().any(|other| roles_turned(source, two, target, *other))
        })
}

/// Returns the bead that holds both figures.
fn shared_bead(pair: &Pair, side: Side, two: Two) -> Option<usize> {
    let [a, b] = two.map(|fact| pair.bead_at(side, pair.reading(side).facts[fact].span.start));
    (a == b && a < pair.beads.len()).then_some(a)
}

/// Returns those of `theirs` that tell the two figures in the opposite order.
fn crosswise(source: &Reading, [a, b]: Two, target: &Reading, theirs: &[Two]) -> Option<Two> {
    let (first, second) = (&source.facts[a].value, &source.facts[b].value);
    theirs.iter().copied().find(|two| {
        let [c, d] = two.map(|fact| &target.facts[fact].value);
        let same = |one, other| relate(one, other, None) == Relation::Same;
        same(first, d) && same(second, c) && !same(first, c) && !same(second, d)
    })
}

/// Returns each two figures of one kind that follow each other in a sentence.
fn neighbours(reading: &Reading) -> Vec<Two> {
    // Two small counts meet crosswise by chance.
    let small = |value: &Value| matches!(value, Value::Number(amount) if amount.value.abs() < Decimal::TEN);
    let plain = |fact: &Fact| {
        let amount = fact.value.amount();
        amount.is_some_and(|a| !a.soft && a.to.is_none() && a.approx == Approx::Exact) && !small(&fact.value)
    };
    let facts: Vec<usize> = (0..reading.facts.len()).filter(|fact| plain(&reading.facts[*fact])).collect();
    let pairs = facts.windows(2).filter_map(|two| {
        let [a, b] = [&reading.facts[two[0]], &reading.facts[two[1]]];
        let kind = a.sentence == b.sentence && a.value.is_of_kind(&b.value);
        kind.then_some([two[0], two[1]])
    });
    pairs.collect()
}

/// What tells, between two figures, that the second one is the older.
const FROM: &[&str] = &[
    "from",
    "up from",
    "down from",
    "instead of",
    "rather than",
    "compared with",
    "compared to",
    "against",
    "versus",
];

/// Returns whether figures that two texts tell in the same order may be told in each other's role.
pub(crate) fn may_turn(source: &str, target: &str) -> bool {
    /// How far before the words a figure ends at most, with its unit, in bytes.
    const NEAR: usize = 24;
    let told = |text: &str, words: &str| {
        text.match_indices(words).any(|(at, _)| {
            let near = text.as_bytes().get(at.saturating_sub(NEAR)..at).unwrap_or_default();
            near.iter().any(u8::is_ascii_digit)
        })
    };
    told(source, "에서 ") && FROM.iter().any(|words| told(target, words))
}

/// Returns whether the words between the figures give each of them the other one's role: 5,980원에서 11,960원으로 told as "5,980
/// instead of 11,960", or as "from 11,960 to 5,980".
fn roles_turned(source: &Reading, two: Two, target: &Reading, other: Two) -> bool {
    let same = |one: usize, there: usize| {
        relate(&source.facts[one].value, &target.facts[there].value, None) == Relation::Same
    };
    let ours = between(source, two).of(source.text());
    let theirs = between(target, other).of(target.text()).trim_matches([' ', ',']);
    let goes = ours.starts_with("에서 ")
        && tail(source.text(), source.facts[two[1]].span.end).starts_with(['로', '으']);
    let along = same(two[0], other[0]) && same(two[1], other[1]) && !same(two[0], other[1]);
    let across = same(two[0], other[1]) && same(two[1], other[0]) && !same(two[0], other[0]);
    let from = || head(target.text(), target.facts[other[0]].span.start).trim_end().ends_with("from");
    goes && ((along && FROM.contains(&theirs)) || (across && theirs == "to" && from()))
}

/// Returns what stands between two figures.
fn between(reading: &Reading, [first, second]: Two) -> Span {
    let [one, two] = [reading.facts[first].span, reading.facts[second].span];
    Span::new(one.end, two.start.max(one.end))
}

/// Returns whether what stands next to the figures shows that the owners kept their places.
fn owners_stayed(pair: &Pair, source: Two, target: Two) -> bool {
    let (ours, theirs) = (owners(&pair.source, source), owners(&pair.target, target));
    let both = |ours: &[Span; 2], one: Span, other: Span| {
        let first = shown(&pair.meaning, ours[0], ours[1], one);
        let second = shown(&pair.meaning, ours[1], ours[0], other);
        first >= OWNER && second >= OWNER
    };
    let stayed = ours.iter().any(|ours| theirs.iter().any(|theirs| both(ours, theirs[0], theirs[1])));
    let went_along = ours.iter().any(|ours| theirs.iter().any(|theirs| both(ours, theirs[1], theirs[0])));
    let listed = || rather_stayed(pair, &ours, &theirs) && are_listed(pair, source, target);
    (stayed || listed())
        && !went_along
        && !labels_went_along(pair, source, target)
        && !roles_went_along(pair, source, target)
}

/// Returns whether what stands next to the figures speaks rather for owners that kept their places, or for nothing.
fn rather_stayed(pair: &Pair, ours: &[[Span; 2]; 2], theirs: &[[Span; 2]; 2]) -> bool {
    let most = |first: usize, second: usize| {
        let both = ours.iter().flat_map(|own| theirs.iter().map(move |there| (own, there)));
        let weight = both.map(|(own, there)| {
            shown(&pair.meaning, own[0], own[1], there[first])
                + shown(&pair.meaning, own[1], own[0], there[second])
        });
        weight.max().unwrap_or_default()
    };
    let (stayed, moved) = (most(0, 1), most(1, 0));
    moved == 0 || moved < stayed
}

/// Returns whether both sides tell the figures one after another in a list, whose order a translator keeps: 94편과 단편 74편, "94
/// films and 74 shorts".
fn are_listed(pair: &Pair, source: Two, target: Two) -> bool {
    const KO: &[&str] = &["과 ", "와 ", ", ", "·", "고 ", "며 "];
    const EN: &[&str] = &[" and ", ", "];
    /// What makes the second figure a part of what the first one counts.
    const NESTING: &[&str] =
        &["of", "from", "than", "to", "in", "at", "by", "for", "including", "or", "up", "down", "about"];
    /// How many words may stand between the joint and the second figure.
    const WORDS: usize = 3;
    let joined = |between: &str, joints: &[&str]| {
        let joint = joints.iter().filter_map(|joint| Some(between.rfind(joint)? + joint.len())).max();
        joint.map(|at| tail(between, at)).is_some_and(|rest| {
            let words: Vec<&str> = rest.split_whitespace().collect();
            words.len() <= WORDS && !words.iter().any(|word| NESTING.contains(word))
        })
    };
    joined(between(&pair.source, source).of(pair.source.text()), KO)
        && joined(between(&pair.target, target).of(pair.target.text()), EN)
}

/// Returns whether the words between the figures tell their roles, and so that each has its own: of 18억 원을 포함해 62억 원 and
/// "6.2 billion, including 1.8 billion" the one after "including" is the part.
fn roles_went_along(pair: &Pair, source: Two, target: Two) -> bool {
    /// The words between two figures that give the first one of the source a role, and those that give it to the second one of
    /// the target: the part of a whole, the whole of a part, what something rose from or is compared with.
    const ROLES: &[(&[&str], &[&str])] = &[
        (&["포함", "비롯"], &["includ", "of which", "of that"]),
        (&["가운데", "중 ", "중에"], &[" of the", "out of", " of its", " of a total"]),
        (&["에서 ", "보다 "], &[" from", " than", "compared with", "compared to"]),
    ];
    let ours = between(&pair.source, source).of(pair.source.text());
    let theirs = between(&pair.target, target).of(pair.target.text());
    let has = |text: &str, words: &[&str]| words.iter().any(|word| text.contains(word));
    ROLES.iter().any(|(ko, en)| has(ours, ko) && has(theirs, en))
}

/// Returns whether another fact next to one of the figures (지난해, 1단계) stands next to the same figure over there.
fn labels_went_along(pair: &Pair, source: Two, target: Two) -> bool {
    let (ours, theirs) = (labels(&pair.source, source), labels(&pair.target, target));
    let same = |a: &Fact, b: &Fact| relate(&a.value, &b.value, pair.reference) >= Relation::Compatible;
    let goes = |own: &[Fact], there: &[Fact], elsewhere: &[Fact]| {
        own.iter().any(|own| there.iter().any(|t| same(own, t)) && !elsewhere.iter().any(|t| same(own, t)))
    };
    let along = |ours: &[&[Fact]; 2], theirs: &[&[Fact]; 2]| {
        goes(ours[0], theirs[1], theirs[0]) || goes(ours[1], theirs[0], theirs[1])
    };
    ours.iter().any(|ours| theirs.iter().any(|theirs| along(ours, theirs)))
}

/// Returns the other facts that may label the figures: those before each of them, or after each.
fn labels(reading: &Reading, [first, second]: Two) -> [[&[Fact]; 2]; 2] {
    let facts = &reading.facts;
    let own = &facts[first];
    let other = |fact: &Fact| fact.sentence == own.sentence && !fact.value.is_of_kind(&own.value);
    let from = (0..first).rev().take_while(|fact| other(&facts[*fact])).last().unwrap_or(first);
    let to = (second + 1..facts.len()).take_while(|fact| other(&facts[*fact])).last().unwrap_or(second);
    let between = &facts[first + 1..second];
    [[&facts[from..first], between], [between, &facts[second + 1..=to]]]
}

/// Returns the places of the owners: before each figure, or after each.
fn owners(reading: &Reading, [first, second]: Two) -> [[Span; 2]; 2] {
    let facts = &reading.facts;
    let sentence = reading.sentence_span_at(facts[first].span.start);
    let (one, two) = (facts[first].span, facts[second].span);
    let before = first.checked_sub(1).map_or(sentence.start, |f| facts[f].span.end.max(sentence.start));
    let after = facts.get(second + 1).map_or(sentence.end, |f| f.span.start.min(sentence.end));
    let between = Span::new(one.end, two.start);
    [[Span::new(before, one.start), between], [between, Span::new(two.end, after.max(two.end))]]
}

/// Returns the weight of what `there` shares with the owner at `own` and not with the one at `other`.
pub(super) fn shown(meaning: &Lexical, own: Span, other: Span, there: Span) -> u32 {
    let keys = |span| meaning.source_terms(span).iter().flat_map(|term| term.keys.iter().copied());
    let told = |key: &u64| keys(own).any(|k| k == *key) && !keys(other).any(|k| k == *key);
    meaning.target_terms(there).iter().filter(|term| term.keys.iter().any(told)).map(|term| term.weight).sum()
}
