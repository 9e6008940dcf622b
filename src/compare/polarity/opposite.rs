//! A passage told with the opposite of one of its words.

use super::View;
use super::contrast::{self, Contrast, Part, exchanged};
use super::signs::word;
use crate::align::Side;
use crate::source::{Span, head};
use crate::table::alternatives;

/// What both sides gain if either has the opposite of its word, in permille of the cosine.
#[derive(Clone, Copy, Debug)]
pub(super) struct Gains {
    source: i32,
    target: i32,
}

impl Gains {
    pub(super) const fn both(self) -> (i32, i32) {
        (self.source, self.target)
    }
}

/// Returns what both sides gain with the opposites of their words, in the clauses around them or else in the whole passage;
/// `korean` and `english` are the cells of a table that name those opposites.
pub(super) fn gains(
    view: &View,
    (ours, theirs): (Span, Span),
    korean: &'static str,
    english: &[&'static str],
) -> Option<Gains> {
    let part = contrast::part(view, ours);
    let part = part.filter(|part| part.source.contains(ours) && part.target.contains(theirs));
    let part: Part = part.unwrap_or_else(|| view.part());
    let stretch = spoken(view.lower, theirs);
    let told = |text: &str, passage: Span, stretch: Span, forms: &[String]| -> Vec<String> {
        forms.iter().map(|form| exchanged(text, passage, stretch, form)).collect()
    };
    let source = told(view.ours(), part.source, ours, &korean_forms(ours.of(view.ours()), korean));
    let target = told(view.theirs(), part.target, stretch, &english_forms(stretch.of(view.lower), english));
    let contrast = Contrast::new(view, part)?;
    Some(Gains {
        source: contrast.gain(Side::Source, &source)?.gain,
        target: contrast.gain(Side::Target, &target)?.gain,
    })
}

/// Returns the words of a hit without a figure that it holds: "up 3".
fn spoken(lower: &str, hit: Span) -> Span {
    let text = hit.of(lower);
    text.find(|c: char| c.is_ascii_digit()).map_or_else(
        || word(lower, hit),
        |figure| Span::new(hit.start, hit.start + head(text, figure).trim_end().len()),
    )
}

/// Returns the forms of a Korean cell that end most like a word: 줄었 for 늘었.
fn korean_forms(own: &str, cell: &'static str) -> Vec<String> {
    /// How many forms are tried.
    const MOST: usize = 3;
    let alike = |other: &str| own.chars().rev().zip(other.chars().rev()).take_while(|(a, b)| a == b).count();
    let mut forms: Vec<&str> = alternatives(cell).map(|form| form.trim_matches(['^', '_'])).collect();
    forms.sort_by_key(|form| std::cmp::Reverse(alike(form)));
    forms.into_iter().take(MOST).map(str::to_owned).collect()
}

/// Returns the forms of English cells that can stand in the place of a word: with its ending first, decreased for increased.
fn english_forms(own: &str, cells: &[&'static str]) -> Vec<String> {
    const ENDINGS: &[&str] = &["ing", "ed", "est", "er", "es", "s", "e"];
    /// How many forms are tried.
    const MOST: usize = 5;
    let ending = ENDINGS.iter().find(|ending| own.ends_with(**ending)).copied().unwrap_or_default();
    let (mut alike, mut others) = (Vec::new(), Vec::new());
    for form in cells.iter().flat_map(|cell| alternatives(cell)).filter(|form| *form != "-") {
        if form.contains(|c: char| c.is_ascii_digit()) {
            continue;
        }
        match form.strip_suffix('*') {
            Some(stem) => alike.push(format!("{stem}{ending}")),
            None if form.ends_with(ending) => alike.push(form.to_owned()),
            None => others.push(form.to_owned()),
        }
    }
    alike.extend(others);
    alike.truncate(MOST);
    alike
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_opposite_takes_the_form_of_a_word() {
        assert_eq!(korean_forms("늘었", "감소|줄어|줄었|^하락")[0], "줄었");
        assert_eq!(english_forms("increased", &["fell|decreas*|down 1*"]), ["decreased", "fell"]);
        assert_eq!(english_forms("more", &["fewer|less|reduc*"])[..2], ["reduce", "fewer"]);
    }

    #[test]
    fn a_figure_is_no_part_of_the_word() {
        let text = "sales were up 30 percent";
        assert_eq!(spoken(text, Span::new(11, 15)).of(text), "up");
        assert_eq!(spoken(text, Span::new(0, 3)).of(text), "sales");
    }
}
