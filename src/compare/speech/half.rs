//! What looks new in the translation because it is cut where the source is not.
//!
//! A sentence or clause that renders half a sentence of the source is like no unit there: “사치가 아니라 숨구멍” becomes "It is
//! not a luxury. It is a hole to breathe through." But then the rest of the quote is too short for the source's quote.

use super::{HOME, Speech, Unit, imbalance};
use crate::align::Side;
use crate::extract::quote::Quote;
use crate::source::{Span, script};

/// By how much worse the lengths of a quote and its rendering must fit with a sentence for it to be new, as [`imbalance`]
/// measures it.
const SENTENCE: i32 = 0;
/// The same for a clause, of which less is known.
const CLAUSE: i32 = 10;

impl Speech<'_> {
    /// Returns whether a unit of the translation's speech may be a part of what the source says there in one quote.
    pub(super) fn is_half(&self, unit: &Unit) -> bool {
        let least = if unit.clause { CLAUSE } else { SENTENCE };
        self.fit(unit).is_some_and(|fit| fit < least)
    }

    /// Returns by how much the length of a quote of the source fits what renders it better without a unit than with it.
    fn fit(&self, unit: &Unit) -> Option<i32> {
        let size = |side: Side, span: Span| script::size(self.pair.reading(side).of(span));
        let speaker = |unit: &Unit| unit.said.map(|said| said.0);
        let said = self.around(Side::Target, unit.bead, HOME).iter();
        let said = said.filter(|u| u.quoted && !u.clause && speaker(u) == speaker(unit));
        let beside = if unit.clause {
            said.clone().find(|u| u.span.contains(unit.span))
        } else {
            let before = said.clone().filter(|u| u.span.end <= unit.span.start).max_by_key(|u| u.span.end);
            let behind = said.clone().filter(|u| u.span.start >= unit.span.end);
            before.or_else(|| behind.min_by_key(|u| u.span.start))
        };
        let quote = self.rendered(beside?)?;
        let own = size(Side::Target, unit.span);
        let rest = said.filter(|u| u.span != unit.span);
        let rest = rest.filter(|u| self.rendered(u).is_some_and(|other| other.inner == quote.inner));
        let rest: usize = rest.map(|u| size(Side::Target, u.span)).sum();
        let rest = if unit.clause { rest.saturating_sub(own) } else { rest };
        let due = size(Side::Source, quote.inner);
        Some(imbalance(rest + own + 1, due + 1) - imbalance(rest + 1, due + 1))
    }

    /// Returns the quote of the source that holds what is most like a sentence of the translation's speech, near by.
    fn rendered(&self, sentence: &Unit) -> Option<&Quote> {
        let near = self.around(Side::Source, sentence.bead, HOME).iter().filter(|u| u.quoted && !u.clause);
        let like = near.max_by_key(|there| there.vector.cosine(&sentence.vector))?;
        self.pair.source.quotes.iter().find(|quote| quote.inner.contains(like.span))
    }
}
