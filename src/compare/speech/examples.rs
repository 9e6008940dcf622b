//! What the weights of the judges of speech are fitted on; `tools/passages/fit.py` fits them.
//!
//! From each clean pair what renders a piece of speech is taken out of the other side, one at a time, and a sentence or clause of
//! another pair's speech is put into a quote: that should be told, and nothing of the clean pair. For whose words something is,
//! each piece of speech is judged once as its speaker's, and once as another's.

use super::{Signs, Speech, Unit};
use crate::align::{Pair, Side};
use crate::compare::passages::examples::{FOLDS, pair, pairs, print_row};
use crate::compare::quotes::Judge;
use crate::extract::quote::Speaker;
use crate::source::Span;

/// The least cosine of two pieces of speech that render each other.
const PARTNERS: i32 = 450;

/// Returns the name of the judge of a side's sentences or clauses.
const fn judge(side: Side, clause: bool) -> &'static str {
    match (side, clause) {
        (Side::Source, false) => "missing",
        (Side::Source, true) => "missing-clause",
        (Side::Target, false) => "added",
        (Side::Target, true) => "added-clause",
    }
}

/// Returns the unit of speech of the other side that renders a unit and is rendered by it.
fn partner<'s>(speech: &'s Speech<'_>, unit: &Unit, side: Side) -> Option<&'s Unit> {
    let fits = |u: &&Unit| u.quoted && u.clause == unit.clause;
    let best = |of: &Unit, side: Side| {
        let around = speech.around(side.opposite(), of.bead, 1).iter().filter(fits);
        around.max_by_key(|there| there.vector.cosine(&of.vector))
    };
    let there = best(unit, side)?;
    let back = best(there, side.opposite())?;
    (back.span == unit.span && there.vector.cosine(&unit.vector) >= PARTNERS).then_some(there)
}

/// Returns the signs of the units at a passage, of sentences or of clauses.
fn signs_at(speech: &Speech<'_>, side: Side, passage: Span, clause: bool) -> Vec<Signs> {
    let units = speech.units(side).iter().filter(|u| u.quoted && u.clause == clause);
    let inside = units.filter(|u| u.span.shared(passage) * 10 >= u.span.len() * 7);
    inside.filter_map(|u| speech.signs(u, side)).collect()
}

#[derive(Default)]
struct Printer {
    fold: usize,
    number: usize,
}

impl Printer {
    fn clean(&mut self, speech: &Speech<'_>) {
        for side in [Side::Source, Side::Target] {
            for unit in speech.units(side).iter().filter(|u| u.quoted) {
                let text = speech.pair.reading(side).of(unit.span);
                if let Some(signs) = speech.signs(unit, side) {
                    self.number += 1;
                    print_row(judge(side, unit.clause), false, self.number, self.fold, &signs, text);
                }
            }
        }
    }

    /// Takes the partners of speech out of the other side.
    fn taken_out(&mut self, texts: &[String; 2], clean: &Speech<'_>) {
        for side in [Side::Source, Side::Target] {
            for unit in clean.units(side).iter().filter(|u| u.quoted) {
                let Some(there) = partner(clean, unit, side) else { continue };
                let mut edited = texts.clone();
                edited[side.opposite() as usize].replace_range(there.span.start..there.span.end, "");
                self.lost(&edited, side, unit.span, unit.clause);
            }
        }
    }

    /// Puts the speech of another pair into the quotes of the translation.
    fn put_in(&mut self, texts: &[String; 2], clean: &Speech<'_>, foreign: &[Vec<String>; 2]) {
        let quoted = clean.units(Side::Target).iter().filter(|u| u.quoted && !u.clause);
        for (unit, [sentence, clause]) in quoted.zip(foreign[0].iter().zip(&foreign[1]).map(|(a, b)| [a, b]))
        {
            let (mut edited, text) = (texts.clone(), clean.pair.target.of(unit.span));
            if text.ends_with(['.', '!', '?']) {
                edited[1].insert_str(unit.span.end, &format!(" {sentence}"));
                let start = unit.span.end + 1;
                self.lost(&edited, Side::Target, Span::new(start, start + sentence.len()), false);
            }
            let mut edited = texts.clone();
            let at = unit.span.start + text.trim_end_matches(|c: char| !c.is_alphanumeric()).len();
            edited[1].insert_str(at, &format!(", {clause}"));
            self.lost(&edited, Side::Target, Span::new(at + 2, at + 2 + clause.len()), true);
        }
    }

    fn lost(&mut self, texts: &[String; 2], side: Side, passage: Span, clause: bool) {
        let Some(pair) = pair(&texts[0], &texts[1]) else { return };
        let Some(speech) = Speech::new(&pair) else { return };
        self.number += 1;
        for signs in signs_at(&speech, side, passage, clause) {
            print_row(
                judge(side, clause),
                true,
                self.number,
                self.fold,
                &signs,
                pair.reading(side).of(passage),
            );
        }
    }

    /// Judges each piece of speech as its speaker's and as that of the others.
    fn whose(&mut self, pair: &Pair, speech: &Speech<'_>) {
        let judge = Judge::new(pair, speech);
        let said = |unit: &Unit| match unit.said {
            Some((Speaker::Person(person), _)) if unit.quoted => Some(person),
            _ => None,
        };
        let mut speakers: Vec<usize> = speech.units(Side::Target).iter().filter_map(said).collect();
        speakers.sort_unstable();
        speakers.dedup();
        for unit in speech.units(Side::Target) {
            let Some(speaker) = said(unit) else { continue };
            for person in &speakers {
                let own = judge.own(Some(*person), true);
                let Some(best) = judge.best(unit, own) else { continue };
                self.number += 1;
                let text = pair.target.of(unit.span);
                let name = if unit.clause { "others-clause" } else { "others" };
                let lost = *person != speaker;
                print_row(name, lost, self.number, self.fold, &best.signs(pair, unit), text);
            }
        }
    }
}

/// Returns the sentences and the clauses of the translation's speech.
fn pool(speech: &Speech<'_>) -> [Vec<String>; 2] {
    [false, true].map(|clause| {
        let units = speech.units(Side::Target).iter().filter(|u| u.quoted && u.clause == clause);
        let all = units.map(|u| speech.pair.target.of(u.span).trim_end_matches(',').to_owned());
        let whole = |text: &String| text.ends_with('.') != clause && text.len() > 30;
        all.filter(whole).collect()
    })
}

#[test]
#[ignore = "a program, not a test: prints what the weights are fitted on"]
fn speech_signs() {
    let mut foreign: [Vec<String>; 2] = Default::default();
    let mut printer = Printer::default();
    for (index, texts) in pairs().iter().enumerate() {
        let Some(clean) = pair(&texts[0], &texts[1]) else { continue };
        let composed = [&clean.source, &clean.target].map(|reading| reading.text().to_owned());
        let Some(speech) = Speech::new(&clean) else { continue };
        printer.fold = index % FOLDS;
        printer.clean(&speech);
        printer.whose(&clean, &speech);
        printer.taken_out(&composed, &speech);
        printer.put_in(&composed, &speech, &foreign);
        let pool = pool(&speech);
        if pool.iter().all(|texts| texts.len() > 2) {
            foreign = pool;
        }
    }
}
