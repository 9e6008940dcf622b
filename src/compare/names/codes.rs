//! Codes of models, flights and standards, and acronyms, which both languages write alike: DM-36A, KTX.

use super::{Replaced, units};
use crate::align::Pair;
use crate::extract::name::titles;
use crate::source::{Span, tail};

/// The fewest characters of a code.
const SHORTEST: usize = 4;
/// The fewest letters of an acronym.
const SHORTEST_ACRONYM: usize = 3;
/// How alike a code and its slip are at least, from 0 to 1.
const SLIP: f64 = 0.5;

/// Finds codes of the source that the translation has differently.
pub(super) fn compare(pair: &Pair) -> Vec<Replaced> {
    let (source, target) = (pair.source.text(), pair.target.text());
    let mut found = Vec::new();
    for index in 0..pair.beads.len() {
        let (ours_at, theirs_at) = units::passages(pair, index);
        found.extend(acronym(pair, ours_at, theirs_at));
        let ours = codes(source, ours_at);
        if ours.is_empty() {
            continue;
        }
        let theirs = codes(target, theirs_at);
        let bare = |code: &str| code.replace('-', "");
        let told = |us: &Span| {
            let code = us.of(source);
            // 3,800TEU is 3,800-TEU.
            theirs_at.of(target).contains(code)
                || theirs.iter().any(|them| bare(them.of(target)) == bare(code))
        };
        for us in ours.iter().filter(|us| !told(us)) {
            let slip = theirs.iter().find(|them| {
                let (a, b) = (us.of(source), them.of(target));
                !source.contains(b) && strsim::normalized_damerau_levenshtein(a, b) >= SLIP
            });
            found.extend(slip.map(|them| Replaced {
                source: *us,
                target: *them,
                known_as: None,
                sure: true,
            }));
        }
    }
    found
}

/// Finds an acronym of a passage of the source in whose place the translation has one that the whole source does not have.
fn acronym(pair: &Pair, ours_at: Span, theirs_at: Span) -> Option<Replaced> {
    let (source, target) = (pair.source.text(), pair.target.text());
    let known = |span: Span| pair.target.names.known_in(theirs_at).iter().any(|hit| hit.span.overlaps(span));
    // The Korea Disease Control and Prevention Agency (KDCA) is declared here.
    let declared = |text: &str| pair.target.names.glosses.iter().any(|gloss| gloss.latin == text);
    let is_title = |text: &str| titles::is_english_title(&text.to_lowercase());
    // KRW 5 billion.
    let counts = |span: Span| tail(target, span.end).trim_start().starts_with(|c: char| c.is_ascii_digit());
    let lost = |us: &Span| !theirs_at.of(target).contains(us.of(source)) && !is_title(us.of(source));
    let us = acronyms(source, ours_at).into_iter().find(lost)?;
    let mut theirs = acronyms(target, theirs_at).into_iter();
    let them = theirs.find(|them| {
        let text = them.of(target);
        !source.contains(text) && !known(*them) && !declared(text) && !is_title(text) && !counts(*them)
    })?;
    Some(Replaced { source: us, target: them, known_as: None, sure: false })
}

/// Returns the words of nothing but Latin capitals in `span`.
fn acronyms(text: &str, span: Span) -> Vec<Span> {
    let is_acronym =
        |word: &Span| word.len() >= SHORTEST_ACRONYM && word.of(text).bytes().all(|b| b.is_ascii_uppercase());
    pieces(text, span).filter(is_acronym).collect()
}

/// Returns the codes in `span`: capital letters and digits, maybe with hyphens.
fn codes(text: &str, span: Span) -> Vec<Span> {
    let is_code = |word: &Span| {
        let code = word.of(text);
        let capitals = code.bytes().filter(u8::is_ascii_uppercase).count();
        let digits = code.bytes().filter(u8::is_ascii_digit).count();
        code.len() >= SHORTEST && capitals > 0 && digits > 0 && !code.bytes().any(|b| b.is_ascii_lowercase())
    };
    pieces(text, span).filter(is_code).collect()
}

/// Returns the runs of Latin letters, digits and hyphens in `span`, without hyphens at their ends.
fn pieces(text: &str, span: Span) -> impl Iterator<Item = Span> {
    let mut at = span.start;
    span.of(text).split_inclusive(|c: char| !(c.is_ascii_alphanumeric() || c == '-')).map(move |piece| {
        let start = at;
        at += piece.len();
        let word = piece.trim_end_matches(|c: char| !c.is_ascii_alphanumeric());
        Span::new(start, start + word.len())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn acronyms_are_words_of_capitals() {
        let text = "국제해사기구(IMO)와 A4, KTX-이음, Wi-Fi, MW의 ESG경영";
        let found: Vec<&str> =
            acronyms(text, Span::new(0, text.len())).iter().map(|span| span.of(text)).collect();
        assert_eq!(found, ["IMO", "KTX", "ESG"]);
    }

    #[test]
    fn codes_are_capitals_with_digits() {
        let text = "제품(DM-36A)과 KS X ISO 9001, 2026-03-09, iPhone15, B737-800";
        let found: Vec<&str> =
            codes(text, Span::new(0, text.len())).iter().map(|span| span.of(text)).collect();
        assert_eq!(found, ["DM-36A", "B737-800"]);
    }
}
