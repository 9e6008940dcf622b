//! Stage 6: differences to findings. One file a checker; each says what is worth saying and how severe it is.

mod allowance_unused;
mod allowed;
mod amount_changed;
mod currency_changed;
mod date_added;
mod date_changed;
mod date_missing;
mod direction_flipped;
mod duration_changed;
mod figures;
mod lone_name;
mod modality_shifted;
mod name_added;
mod name_changed;
mod name_inconsistent;
mod name_missing;
mod negation_flipped;
mod number_added;
mod number_changed;
mod number_missing;
mod ordinal_changed;
mod passage;
mod passage_added;
mod passage_omitted;
mod percent_changed;
mod percentage_point_confused;
mod quote_added;
mod quote_misattributed;
mod quote_missing;
mod quote_moved;
mod quoted;
mod respelled;
mod source_inconsistent;
mod time_changed;
mod time_missing;
mod title_changed;
mod total_inconsistent;
mod turned;
mod unit_changed;
mod weekday_changed;
mod weekday_impossible;

use crate::compare::Comparison;
use crate::finding::{Allowed, Finding, Rule};

pub(crate) use allowed::with_named;

/// A check of one kind of defect.
pub(crate) trait Checker: Sync {
    /// Returns the rule that the checker enforces.
    fn rule(&self) -> &'static Rule;

    /// Returns whether it asks what passages mean; where no selected checker does, the sentence model rests.
    fn asks_meaning(&self) -> bool {
        false
    }

    /// Returns whether it asks for names and quotes; where no selected checker does, a short text is not read for them.
    fn asks_names(&self) -> bool {
        self.asks_meaning()
    }

    /// Returns whether it asks for dates or times; what asks for neither these nor names finds nothing without a figure.
    fn asks_times(&self) -> bool {
        self.asks_names()
    }

    /// Adds what it finds to `findings`.
    fn check(&self, comparison: &Comparison, findings: &mut Vec<Finding>);
}

/// Every checker, in the order in which the documentation lists them.
const ALL: &[&dyn Checker] = &[
    &number_changed::NumberChanged,
    &number_missing::NumberMissing,
    &number_added::NumberAdded,
    &ordinal_changed::OrdinalChanged,
    &unit_changed::UnitChanged,
    &percent_changed::PercentChanged,
    &percentage_point_confused::PercentagePointConfused,
    &amount_changed::AmountChanged,
    &currency_changed::CurrencyChanged,
    &date_changed::DateChanged,
    &date_missing::DateMissing,
    &date_added::DateAdded,
    &weekday_changed::WeekdayChanged,
    &weekday_impossible::WeekdayImpossible,
    &duration_changed::DurationChanged,
    &time_changed::TimeChanged,
    &time_missing::TimeMissing,
    &name_changed::NameChanged,
    &name_missing::NameMissing,
    &name_added::NameAdded,
    &name_inconsistent::NameInconsistent,
    &title_changed::TitleChanged,
    &negation_flipped::NegationFlipped,
    &direction_flipped::DirectionFlipped,
    &modality_shifted::ModalityShifted,
    &quote_misattributed::QuoteMisattributed,
    &quote_moved::QuoteMoved,
    &quote_missing::QuoteMissing,
    &quote_added::QuoteAdded,
    &passage_omitted::PassageOmitted,
    &passage_added::PassageAdded,
    &source_inconsistent::SourceInconsistent,
    &total_inconsistent::TotalInconsistent,
    &allowance_unused::AllowanceUnused,
];

/// Returns every rule, in the order in which the documentation lists them.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    ALL.iter().map(|checker| checker.rule())
}

/// Which rules to run: all, where nothing else is said.
#[derive(Clone, Copy, Debug)]
pub struct Selection {
    /// A bit for each checker of [`ALL`].
    checkers: u64,
    meaning: bool,
    names: bool,
    times: bool,
}

impl Default for Selection {
    fn default() -> Self {
        Self::of(|_| true)
    }
}

/// A name that is neither a rule nor a category.
#[derive(Debug, thiserror::Error)]
#[error("there is no rule or category `{name}`{}", suggestion(*.near))]
pub struct UnknownRule {
    /// The name as given.
    pub name: String,
    /// The nearest name that there is.
    pub near: Option<&'static str>,
}

fn suggestion(near: Option<&str>) -> String {
    near.map_or_else(|| ": `daejo explain` lists them".to_owned(), |name| format!(": did you mean `{name}`?"))
}

impl Selection {
    /// Selects the rules and categories of `only` (all where it is empty), without those of `skip`.
    ///
    /// # Errors
    ///
    /// Returns [`UnknownRule`] for a name that is neither.
    pub fn new(only: &[String], skip: &[String]) -> Result<Self, UnknownRule> {
        for name in only.iter().chain(skip) {
            known(name)?;
        }
        let named =
            |rule: &Rule, names: &[String]| names.iter().any(|n| n == rule.name || n == rule.category);
        Ok(Self::of(|rule| (only.is_empty() || named(rule, only)) && !named(rule, skip)))
    }

    /// Selects the rules that `holds` says.
    fn of(holds: impl Fn(&Rule) -> bool) -> Self {
        let mut selection = Self { checkers: 0, meaning: false, names: false, times: false };
        for (place, checker) in ALL.iter().enumerate().filter(|(_, checker)| holds(checker.rule())) {
            selection.checkers |= 1 << place;
            selection.meaning |= checker.asks_meaning();
            selection.names |= checker.asks_names();
            selection.times |= checker.asks_times();
        }
        selection
    }

    /// Returns whether a rule is selected.
    pub(crate) fn has(self, rule: &Rule) -> bool {
        self.checkers().any(|checker| checker.rule().name == rule.name)
    }

    /// Returns whether a selected rule asks what passages mean.
    pub(crate) const fn asks_meaning(self) -> bool {
        self.meaning
    }

    /// Returns whether a selected rule asks for names and quotes.
    pub(crate) const fn asks_names(self) -> bool {
        self.names
    }

    /// Returns whether a selected rule asks for more than figures.
    pub(crate) const fn asks_times(self) -> bool {
        self.times
    }

    /// Returns the selected checkers.
    fn checkers(self) -> impl Iterator<Item = &'static dyn Checker> {
        ALL.iter()
            .enumerate()
            .filter(move |(place, _)| self.checkers & (1 << place) != 0)
            .map(|(_, checker)| *checker)
    }
}

/// Returns an error for a name that is neither a rule nor a category.
pub(crate) fn known(name: &str) -> Result<(), UnknownRule> {
    if rules().any(|r| r.name == name || r.category == name) {
        return Ok(());
    }
    Err(UnknownRule { name: name.to_owned(), near: nearest(name) })
}

/// Returns the rule of that name.
///
/// # Errors
///
/// Returns [`UnknownRule`] where there is none.
pub fn rule(name: &str) -> Result<&'static Rule, UnknownRule> {
    rules().find(|r| r.name == name).ok_or_else(|| UnknownRule { name: name.to_owned(), near: nearest(name) })
}

/// Returns the rule or category whose name is most like `name`.
fn nearest(name: &str) -> Option<&'static str> {
    rules()
        .flat_map(|r| [r.name, r.category])
        .map(|known| (strsim::damerau_levenshtein(known, name), known))
        .filter(|(distance, known)| distance * 3 <= known.len())
        .min_by_key(|(distance, known)| (*distance, *known))
        .map(|(_, known)| known)
}

/// Runs the checkers of `running` and returns the findings of the `asked` ones in the order of the translation, and those
/// among them that comments of the text allow.
pub(crate) fn run(
    comparison: &Comparison,
    running: Selection,
    asked: Selection,
) -> (Vec<Finding>, Vec<Allowed>) {
    let mut findings = Vec::new();
    for checker in running.checkers() {
        checker.check(comparison, &mut findings);
    }
    let mut allowed = allowed::set_aside(comparison, &mut findings);
    findings.retain(|finding| asked.has(finding.rule));
    allowed.retain(|allowed| asked.has(allowed.finding.rule));
    let start = |spans: &[crate::source::Span]| spans.first().map_or(0, |s| s.start);
    findings.sort_by(|a, b| {
        (start(&a.target), start(&a.source), a.rule.name).cmp(&(
            start(&b.target),
            start(&b.source),
            b.rule.name,
        ))
    });
    (findings, allowed)
}
