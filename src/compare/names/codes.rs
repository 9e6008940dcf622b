//! Codes of models, flights and standards, which both languages write alike: DM-36A.

use super::{Replaced, units};
use crate::align::Pair;
use crate::source::Span;

/// The fewest characters of a code.
const SHORTEST: usize = 4;
/// How alike a code and its slip are at least, from 0 to 1.
const SLIP: f64 = 0.5;

/// Finds codes of the source that the translation has differently.
pub(super) fn compare(pair: &Pair) -> Vec<Replaced> {
    let (source, target) = (pair.source.text(), pair.target.text());
    let mut found = Vec::new();
    for index in 0..pair.beads.len() {
        let (ours_at, theirs_at) = units::passages(pair, index);
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

/// Returns the codes in `span`: capital letters and digits, maybe with hyphens.
fn codes(text: &str, span: Span) -> Vec<Span> {
    let mut found = Vec::new();
    let mut at = span.start;
    for piece in span.of(text).split_inclusive(|c: char| !(c.is_ascii_alphanumeric() || c == '-')) {
        let code = piece.trim_end_matches(|c: char| !c.is_ascii_alphanumeric());
        let capitals = code.bytes().filter(u8::is_ascii_uppercase).count();
        let digits = code.bytes().filter(u8::is_ascii_digit).count();
        if code.len() >= SHORTEST
            && capitals > 0
            && digits > 0
            && !code.bytes().any(|b| b.is_ascii_lowercase())
        {
            found.push(Span::new(at, at + code.len()));
        }
        at += piece.len();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_capitals_with_digits() {
        let text = "제품(DM-36A)과 KS X ISO 9001, 2026-03-09, iPhone15, B737-800";
        let found: Vec<&str> =
            codes(text, Span::new(0, text.len())).iter().map(|span| span.of(text)).collect();
        assert_eq!(found, ["DM-36A", "B737-800"]);
    }
}
