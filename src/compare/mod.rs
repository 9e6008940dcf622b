//! Stage 5: the facts of aligned passages to differences. What is worth saying about them is `check`'s matter.

pub(crate) mod agree;
pub(crate) mod exchanged;
mod facts;
mod glance;
mod judge;
pub(crate) mod names;
mod narrated;
pub(crate) mod passages;
pub(crate) mod polarity;
pub(crate) mod quotes;
pub(crate) mod rates;
mod speech;
pub(crate) mod titles;
mod told;
mod untold;

use crate::align::Pair;

pub(crate) use facts::{Difference, adds_up, is_remarkable};
pub(crate) use glance::figures_alike;

/// A pair with the differences between its sides: what passes from `compare` to `check`.
#[derive(Debug)]
pub(crate) struct Comparison {
    pub(crate) pair: Pair,
    /// Differences between figures, dates and times, in order of the target.
    pub(crate) facts: Vec<Difference>,
    /// Rates that are told for another period.
    pub(crate) rates: Vec<rates::Other>,
    /// Names that were replaced, lost or added.
    pub(crate) names: names::Names,
    /// People to whom the two sides give different titles.
    pub(crate) titles: Vec<titles::Retitled>,
    /// Words that say the contrary of the source's.
    pub(crate) polarity: polarity::Polarity,
    /// Quotes that stand elsewhere, or nowhere, on the other side.
    pub(crate) quotes: quotes::Quotes,
    /// Passages that the other side lacks.
    pub(crate) passages: Vec<passages::Lost>,
}

impl Comparison {
    /// Compares the two sides of `pair`.
    ///
    /// Names are compared where `names` says that a rule asks for them, quotes and small words where one asks what passages
    /// mean.
    pub(crate) fn new(pair: Pair, names: bool, meaning: bool) -> Self {
        let mut facts = facts::compare(&pair);
        facts.extend(exchanged::find(&pair));
        let rates = rates::find(&pair);
        let polarity = if meaning { polarity::find(&pair) } else { polarity::Polarity::default() };
        let mut names = if names { names::compare(&pair) } else { names::Names::default() };
        let titles = titles::compare(&pair, &names.same);
        names.replaced.extend(titles::displaced(&pair, &names.same));
        let passages = passages::find(&pair);
        let quotes = if meaning { quotes::compare(&pair, &passages) } else { quotes::Quotes::default() };
        Self { pair, facts, rates, names, titles, polarity, quotes, passages }
    }
}
