//! The program that fits the costs of the alignment to pairs of names, and writes them to `data/name-costs.tsv`.
//!
//! Right pairs are those of `data/name-pairs.tsv`, and the places, cities and languages of CLDR that sound alike in
//! both languages. A wrong pair is a hangul name beside the Latin name of another one that sounds much like it. The
//! matcher itself judges the pairs. All costs of a class begin as one number; then one after the other moves up and
//! down by single steps, as long as that parts right and wrong better: first by the F1 at [`SAME`], then by how far
//! from it the scores are. Nothing depends on the costs in use, so the same pairs give the same costs.

use std::collections::HashSet;
use std::fmt::Write as _;
use std::mem::replace;
use std::path::Path;
use std::{fs, thread};

use super::costs::{Costs, READING, TABLE, rows};
use super::grapheme::Rule;
use super::hangul::is_sino_korean;
use super::korean::official_syllables;
use super::latin::{Word, fold, words};
use super::phoneme::{is_consonant, sounds};
use super::{SAME, words::best_order};
use crate::table;

/// With the costs of the beginning, names of CLDR score less than this if one is no spelling of the other: 독일, Germany.
const HEARD: u16 = 620;
/// How many wrong pairs are made for a right one.
const NEAR: usize = 4;
/// How many wrong pairs count as much as a right one: few texts hold names that are so near each other.
const RARE: u64 = 12;
/// How far from [`SAME`] a score gains nothing more, and loses nothing more.
const MARGIN: (i64, i64) = (120, 200);
/// How many parts of the pairs are judged by costs that were fitted on the others.
const FOLDS: usize = 5;
/// How often all costs are gone through at most.
const ROUNDS: usize = 8;

/// Returns the cost that a class begins with, and the highest that it may come to.
fn bounds(class: &str) -> (u32, u32) {
    match class {
        READING => (1, 8),
        "confusion" => (10, 20),
        _ => (5, 20),
    }
}

/// A pair of names, and whether they are the same.
struct Example {
    hangul: &'static str,
    latin: Vec<Word>,
    same: bool,
    fold: usize,
}

impl Example {
    fn score(&self, costs: &Costs) -> u16 {
        best_order(costs, &[self.hangul], &self.latin).points
    }
}

/// How well scores part right pairs from wrong ones.
#[derive(Clone, Copy, Default)]
struct Tally {
    hits: u64,
    misses: u64,
    alarms: u64,
    margin: i64,
}

impl Tally {
    /// Counts the examples whose folds are asked for.
    fn of(examples: &[Example], scores: &[u16], asked: impl Fn(usize) -> bool) -> Self {
        let mut tally = Self::default();
        for (example, &score) in examples.iter().zip(scores).filter(|(example, _)| asked(example.fold)) {
            let above = i64::from(score) - i64::from(SAME);
            if example.same {
                *(if above >= 0 { &mut tally.hits } else { &mut tally.misses }) += 1;
                tally.margin += above.clamp(-MARGIN.1, MARGIN.0) * RARE.cast_signed();
            } else {
                tally.alarms += u64::from(above >= 0);
                tally.margin += (-above).clamp(-MARGIN.1, MARGIN.0);
            }
        }
        tally
    }

    /// Returns what makes one fit better than another.
    fn rank(self) -> (u64, i64) {
        let right = 2 * RARE * self.hits;
        (share(right, right + RARE * self.misses + self.alarms), self.margin)
    }

    fn show(self) -> String {
        format!(
            "F1 {}, precision {} on as many wrong pairs, recall {}",
            self.rank().0,
            share(self.hits * NEAR as u64, self.hits * NEAR as u64 + self.alarms),
            share(self.hits, self.hits + self.misses),
        )
    }
}

/// Returns a part of a whole in ten-thousandths.
fn share(part: u64, whole: u64) -> u64 {
    part * 10_000 / whole.max(1)
}

/// Returns the right pairs, each once.
fn right_pairs(costs: &Costs) -> Vec<(&'static str, &'static str)> {
    let own = table::rows(include_str!("../../data/name-pairs.tsv"));
    let mut pairs: Vec<_> = own.map(|row| (row[0], row[1])).collect();
    for names in [include_str!("../../data/name-pairs-cldr.tsv"), include_str!("../../data/places.tsv")] {
        for row in table::rows(names) {
            let first = |cell: &'static str| table::alternatives(cell).next().unwrap();
            let (hangul, latin) = (first(row[0]), first(row[1]));
            let words = words(latin);
            let single = !hangul.contains([' ', '-']) && words.len() == 1;
            if single && best_order(costs, &[hangul], &words).points >= HEARD {
                pairs.push((hangul, latin));
            }
        }
    }
    let mut seen = HashSet::new();
    pairs.retain(|pair| seen.insert(*pair));
    pairs
}

/// Returns the right pairs and the wrong ones that are made of them.
///
/// Names with the same consonants are no wrong pair, for 카를 and 카를로 are hardly two names; but Korean places are.
fn examples(pairs: &[(&'static str, &'static str)]) -> Vec<Example> {
    let right: HashSet<_> = pairs.iter().map(|(hangul, latin)| (*hangul, fold(latin))).collect();
    let heard: Vec<String> = pairs.iter().map(|(hangul, _)| sounds(hangul).into_iter().collect()).collect();
    let bones: Vec<String> = heard.iter().map(|s| s.chars().filter(|c| is_consonant(*c)).collect()).collect();
    let korean: Vec<bool> = pairs
        .iter()
        .map(|(hangul, latin)| is_sino_korean(hangul) && official_syllables(&fold(latin)).is_some())
        .collect();
    let apart = |at: usize, other: usize| bones[at] != bones[other] || (korean[at] && korean[other]);
    let mut examples = Vec::new();
    for (at, &(hangul, latin)) in pairs.iter().enumerate() {
        let mut near: Vec<_> = (0..pairs.len())
            .filter(|&other| apart(at, other) && !right.contains(&(hangul, fold(pairs[other].1))))
            .map(|other| {
                let first = usize::from(heard[at].chars().next() != heard[other].chars().next());
                (strsim::osa_distance(&heard[at], &heard[other]) + first, other)
            })
            .collect();
        near.sort_unstable();
        let wrong = near.iter().take(NEAR).map(|(_, other)| (pairs[*other].1, false));
        for (latin, same) in [(latin, true)].into_iter().chain(wrong) {
            examples.push(Example { hangul, latin: words(latin), same, fold: at % FOLDS });
        }
    }
    examples
}

/// The costs that are fitted, by class and key, and what they are fitted on.
struct Data {
    listed: Vec<(&'static str, &'static str)>,
    examples: Vec<Example>,
    /// For each cost, the examples that it can play a part in.
    affected: Vec<Vec<usize>>,
}

impl Data {
    fn new(listed: Vec<(&'static str, &'static str)>, examples: Vec<Example>) -> Self {
        let holds =
            |whole: &[char], part: &[char]| part.is_empty() || whole.windows(part.len()).any(|w| w == part);
        let heard: Vec<Vec<char>> = examples.iter().map(|e| sounds(e.hangul)).collect();
        let plays = |rule: &Rule, at: usize| {
            let seen = |word: &Word| word.spelled.is_some() || holds(&word.letters, &rule.letters);
            holds(&heard[at], &rule.sounds) && examples[at].latin.iter().any(seen)
        };
        let affected = listed.iter().map(|(class, key)| {
            let rule = (*class == READING).then(|| Rule::new(key, 0));
            (0..examples.len()).filter(|&at| rule.as_ref().is_none_or(|rule| plays(rule, at))).collect()
        });
        Self { affected: affected.collect(), listed, examples }
    }

    fn costs(&self, values: &[u32]) -> Costs {
        Costs::new(self.listed.iter().zip(values).map(|((class, key), cost)| (*class, *key, *cost)))
    }

    fn scores(&self, values: &[u32]) -> Vec<u16> {
        let costs = self.costs(values);
        self.examples.iter().map(|example| example.score(&costs)).collect()
    }

    /// Returns the costs that fit the examples of the folds that are asked for.
    fn fit(&self, asked: impl Fn(usize) -> bool + Copy) -> Vec<u32> {
        let mut values: Vec<u32> = self.listed.iter().map(|(class, _)| bounds(class).0).collect();
        let mut scores = self.scores(&values);
        let mut best = Tally::of(&self.examples, &scores, asked).rank();
        for _ in 0..ROUNDS {
            let before = best;
            for (at, (class, _)) in self.listed.iter().enumerate() {
                for step in [-1, 1] {
                    while let Some(cost) =
                        values[at].checked_add_signed(step).filter(|c| *c <= bounds(class).1)
                    {
                        let old = replace(&mut values[at], cost);
                        let costs = self.costs(&values);
                        let mut moved = scores.clone();
                        for &example in self.affected[at].iter().filter(|e| asked(self.examples[**e].fold)) {
                            moved[example] = self.examples[example].score(&costs);
                        }
                        let rank = Tally::of(&self.examples, &moved, asked).rank();
                        if rank <= best {
                            values[at] = old;
                            break;
                        }
                        (best, scores) = (rank, moved);
                    }
                }
            }
            if best == before {
                break;
            }
        }
        values
    }
}

#[test]
#[ignore = "a program, not a test: fits the costs and writes them"]
fn fit_costs() {
    let (listed, in_use): (Vec<_>, Vec<u32>) = rows(TABLE).map(|(c, k, cost)| ((c, k), cost)).unzip();
    let start = Costs::new(listed.iter().map(|(class, key)| (*class, *key, bounds(class).0)));
    let pairs = right_pairs(&start);
    let data = &Data::new(listed, examples(&pairs));
    println!("{} right pairs, {} wrong ones", pairs.len(), data.examples.len() - pairs.len());
    let before = data.scores(&in_use);
    println!("costs in use: {}", Tally::of(&data.examples, &before, |_| true).show());
    let (fitted, folds) = thread::scope(|scope| {
        let folds: Vec<_> =
            (0..FOLDS).map(|fold| scope.spawn(move || data.scores(&data.fit(|f| f != fold)))).collect();
        let folds: Vec<_> = folds.into_iter().map(|fold| fold.join().unwrap()).collect();
        (data.fit(|_| true), folds)
    });
    for (fold, scores) in folds.iter().enumerate() {
        println!("fold {fold}, costs in use: {}", Tally::of(&data.examples, &before, |f| f == fold).show());
        println!(
            "fold {fold}, fitted on the others: {}",
            Tally::of(&data.examples, scores, |f| f == fold).show()
        );
    }
    let held: Vec<u16> = (0..data.examples.len()).map(|at| folds[data.examples[at].fold][at]).collect();
    println!("all folds, fitted on the others: {}", Tally::of(&data.examples, &held, |_| true).show());
    println!("fitted on all: {}", Tally::of(&data.examples, &data.scores(&fitted), |_| true).show());
    let mut out: String = TABLE.split_inclusive('\n').take_while(|line| line.starts_with('#')).collect();
    for ((class, key), cost) in data.listed.iter().zip(&fitted) {
        writeln!(out, "{class}\t{key}\t{cost}").unwrap();
    }
    fs::write(Path::new(env!("CARGO_MANIFEST_DIR")).join("data/name-costs.tsv"), out).unwrap();
}
