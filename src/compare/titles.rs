//! Titles that the translation gives to a person whom the source gives another one: 부사장 told as President.
//!
//! A title is told in many ways, so only two things count as different: another office (mayor, governor), and a deputy told
//! as the one whom he stands in for, or the reverse.

use super::names::{Replaced, Same, known};
use crate::align::Pair;
use crate::extract::name::{Names, titles};
use crate::name;
use crate::name::gazetteer::{Hit, Kind};
use crate::source::{Span, head, tail};

/// A title of the source and another one that the translation has in its place.
#[derive(Clone, Debug)]
pub(crate) struct Retitled {
    pub(crate) source: Span,
    pub(crate) target: Span,
    /// What the source's title usually is in the translation's language.
    pub(crate) usual: &'static str,
}

/// How many words of the source may stand between a name and its title: the body that somebody heads.
const BETWEEN: usize = 4;
/// How many words of the translation a title has at most.
const WORDS: usize = 6;

/// Words of offices, which differ surely, with the office that each stands for.
const OFFICES: &[(&str, &str)] = &[
    ("mayor", "mayor"),
    ("governor", "governor"),
    ("minister", "minister"),
    ("premier", "prime minister"),
    ("secretary", "minister"),
    ("undersecretary", "minister"),
    ("president", "president"),
    ("chairman", "chair"),
    ("chairwoman", "chair"),
    ("chairperson", "chair"),
    ("chair", "chair"),
    ("ceo", "ceo"),
    ("executive", "ceo"),
    ("spokesperson", "spokesperson"),
    ("spokesman", "spokesperson"),
    ("spokeswoman", "spokesperson"),
    ("ambassador", "ambassador"),
    ("consul", "consul"),
    ("superintendent", "superintendent"),
    ("lawmaker", "lawmaker"),
    ("senator", "lawmaker"),
    ("congressman", "lawmaker"),
    ("congresswoman", "lawmaker"),
    ("assemblyman", "lawmaker"),
    ("judge", "judge"),
    ("justice", "judge"),
    ("prosecutor", "prosecutor"),
    ("principal", "principal"),
    ("speaker", "speaker"),
    ("cardinal", "cardinal"),
    ("archbishop", "archbishop"),
    ("king", "king"),
    ("queen", "queen"),
    ("chancellor", "chancellor"),
];

/// Words that make a deputy of an office.
const DEPUTIES: &[&str] =
    &["vice", "deputy", "assistant", "associate", "under", "undersecretary", "lieutenant"];

/// An office, and whether it is a deputy's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Office {
    name: &'static str,
    deputy: bool,
}

/// Reads the office in an English title; nothing where it is none that differs surely.
fn office(title: &str) -> Option<Office> {
    let words = || title.split([' ', '-']).map(|word| word.trim_matches(|c: char| !c.is_alphabetic()));
    let lower: Vec<String> = words().map(str::to_lowercase).collect();
    let known = |word: &String| OFFICES.iter().find(|(known, _)| known == word).map(|(_, office)| *office);
    let general =
        lower.last().is_some_and(|last| matches!(last.as_str(), "general" | "officer" | "staff" | "counsel"));
    let name = if general { None } else { lower.iter().rev().find_map(known) }?;
    let name =
        if name == "minister" && lower.iter().any(|word| word == "prime") { "prime minister" } else { name };
    // An executive director is no chief executive.
    if name == "ceo" && !lower.iter().any(|word| word == "ceo" || word == "chief") {
        return None;
    }
    Some(Office { name, deputy: lower.iter().any(|word| DEPUTIES.contains(&word.as_str())) })
}

/// Finds the people whom both sides name, and to whom they give different titles.
pub(super) fn compare(pair: &Pair, same: &[Same]) -> Vec<Retitled> {
    same.iter().filter_map(|same| retitled(pair, same)).collect()
}

fn retitled(pair: &Pair, same: &Same) -> Option<Retitled> {
    let (title, renderings) = korean(pair.source.text(), same.source)?;
    let offices: Vec<Office> = renderings.iter().filter_map(|english| office(english)).collect();
    let (target, theirs) = english(pair.target.text(), same.target)?;
    let told = offices.contains(&theirs);
    // A title that may also be told as something less definite tells no more than whether it is a deputy's.
    let definite = offices.len() * 2 > renderings.len();
    let one_office = offices.iter().any(|ours| ours.name == theirs.name);
    if !definite
        || (offices.len() < renderings.len()
            && !one_office
            && offices.iter().any(|o| o.name != offices[0].name))
    {
        return None;
    }
    (!told).then(|| Retitled { source: title, target, usual: renderings[0] })
}

/// Finds the people whose offices the translation places elsewhere: 발렌시아 시장 told as "Incheon Mayor".
pub(super) fn displaced(pair: &Pair, same: &[Same]) -> Vec<Replaced> {
    same.iter()
        .filter_map(|same| {
            let (title, _) = korean(pair.source.text(), same.source)?;
            let (target, _) = before(pair.target.text(), same.target)?;
            // Between the name and the title: 카르멘 오르테가 발렌시아 시장.
            let ours = last_place(&pair.source.names, Span::new(same.source.end, title.end))?;
            let theirs = last_place(&pair.target.names, target)?;
            let one = known::are_one(ours, theirs) || known::is_within(ours, theirs);
            let alike = name::compare(pair.source.of(ours.span), pair.target.of(theirs.span)).same;
            (!one && !alike).then_some(Replaced {
                source: ours.span,
                target: theirs.span,
                known_as: None,
                sure: true,
            })
        })
        .collect()
}

/// Returns the place that a text names last.
fn last_place(names: &Names, span: Span) -> Option<&Hit> {
    names.known_in(span).iter().rfind(|hit| hit.kind() == Kind::Place && span.contains(hit.span))
}

/// Returns the title that follows a name of the source, with its English renderings.
fn korean(text: &str, name: Span) -> Option<(Span, &'static [&'static str])> {
    let mut at = name.end;
    let mut rest = tail(text, at);
    if rest.starts_with('(') {
        let close = rest.find(')')? + 1;
        at += close;
        rest = tail(text, at);
    }
    let rest = rest.split(['\n', ',', '.', '”', '"', '·']).next().unwrap_or_default();
    if rest.contains(" 겸 ") {
        return None;
    }
    let mut title = None;
    for word in rest.split(' ').take(BETWEEN + 1) {
        let cut = titles::cut(word).filter(|cut| cut.title.chars().count() > 1);
        let ends = !word.is_empty() && titles::strip_particle(word) != word;
        if let Some(cut) = cut {
            let start = at + cut.prefix.len();
            title = Some((Span::new(start, start + cut.title.len()), cut.title));
            // 인천항만공사 부사장이: what has no particle may belong to the body.
            if !cut.particle.is_empty() {
                break;
            }
        } else if ends {
            // 이 교수는 김 시장을: what has a particle is no part of the apposition.
            break;
        }
        at += word.len() + 1;
    }
    title.and_then(|(span, title)| Some((span, titles::renderings(title)?)))
}

/// Returns the title right before or behind a name of the translation, with its office.
fn english(text: &str, name: Span) -> Option<(Span, Office)> {
    before(text, name).or_else(|| behind(text, name))
}

/// Reads "Vice Health Minister Jin Da-ul" and "Japan's environment minister, Satoko Miura".
fn before(text: &str, name: Span) -> Option<(Span, Office)> {
    let lead = head(text, name.start);
    let open = lead.trim_end_matches(' ');
    let (open, comma) = open.strip_suffix(',').map_or((open, false), |open| (open, true));
    let from = open.rfind(['.', ',', ';', ':', '“', '”', '"', '\n', '(']).map_or(0, |at| at + 1);
    let clause = Span::new(from, open.len()).of(text);
    let mut start = open.len();
    for (count, word) in clause.rsplit(' ').take(WORDS).enumerate() {
        let capital = word.chars().next().is_some_and(char::is_uppercase);
        let deputy = DEPUTIES.contains(&word);
        let small = office(word).is_some()
            || deputy
            || matches!(word, "prime" | "foreign" | "environment" | "executive" | "senior");
        if word.is_empty() || word.ends_with("'s") || word.ends_with("’s") || !(capital || small) {
            break;
        }
        start = start.checked_sub(word.len() + usize::from(count > 0))?;
    }
    let span = Span::new(start, open.len());
    let title = span.of(text);
    // The title ends in its office: Busan Mayor, not "Mayor Park's aide".
    let last = title.rsplit(' ').next()?;
    let whole = office(title).filter(|_| office(last).is_some())?;
    (!comma || last.starts_with(char::is_lowercase)).then_some((span, whole))
}

/// Reads "Lasalle, governor of Marseille".
fn behind(text: &str, name: Span) -> Option<(Span, Office)> {
    let rest = tail(text, name.end).strip_prefix(", ")?;
    let clause = rest.split([',', '.', ';', '“', '”', '"', '\n', '(']).next()?;
    let mut end = 0;
    for (count, word) in clause.split_inclusive(' ').enumerate() {
        let bare = word.trim_end();
        if matches!(bare, "of" | "for" | "at" | "who" | "in" | "and" | "said" | "to" | "from" | "told")
            || count >= WORDS
        {
            break;
        }
        end += word.len();
    }
    let title = clause.get(..end)?.trim_end();
    let last = title.rsplit(' ').next()?;
    let start = name.end + ", ".len();
    let whole = office(title).filter(|_| office(last).is_some())?;
    let article =
        ["the ", "a ", "an ", "its ", "then-", "former "].iter().find(|article| title.starts_with(**article));
    let skip = article.map_or(0, |article| article.len());
    Some((Span::new(start + skip, start + title.len()), whole))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offices_and_their_deputies() {
        let of = |title| office(title).map(|office| (office.name, office.deputy));
        assert_eq!(of("Busan Mayor"), Some(("mayor", false)));
        assert_eq!(of("Second Vice Health Minister"), Some(("minister", true)));
        assert_eq!(of("prime minister"), Some(("prime minister", false)));
        assert_eq!(of("chief executive"), Some(("ceo", false)));
        assert_eq!(of("secretary-general"), None);
        assert_eq!(of("senior researcher"), None);
    }

    #[test]
    fn titles_stand_before_or_behind_the_name() {
        let text = "Vice Health Minister Jin met Lasalle, the deputy mayor of Lyon, and Lim.";
        let of = |name: &str| {
            let at = text.find(name).unwrap_or_default();
            english(text, Span::new(at, at + name.len())).map(|(span, office)| (span.of(text), office.deputy))
        };
        assert_eq!(of("Jin"), Some(("Vice Health Minister", true)));
        assert_eq!(of("Lasalle"), Some(("deputy mayor", true)));
        assert_eq!(of("Lim"), None);
    }
}
