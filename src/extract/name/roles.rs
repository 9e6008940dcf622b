//! What a title says that somebody is: the role, whether it is a deputy's, and what it is in charge of.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::table;

/// How definite a role is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// One person has it, and its name says it: mayor.
    Office,
    /// Whoever leads a body by that name: president.
    Head,
    /// Whoever leads anything: director.
    Lead,
    /// A profession or a post: nurse.
    Staff,
    /// It says little: official.
    Vague,
}

/// A role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Role {
    pub(crate) name: &'static str,
    pub(crate) kind: Kind,
    /// Whether it is that of a deputy.
    pub(crate) deputy: bool,
}

/// Words that make a deputy of whom the next ones name.
const DEPUTIES: &[&str] = &["vice", "deputy", "assistant", "associate", "lieutenant", "under"];
/// How many words name a role at most.
const LONGEST: usize = 5;
/// Words behind which it is said of what somebody is the head.
const LINKS: &[&str] = &[
    "of", "for", "at", "in", "on", "who", "from", "with", "to", "that", "and", "said", "as", "its", "his",
    "her", "their", "the", "a", "an", "whose", "which", "where", "when", "by", "under",
];
/// Words of titles that neither a role nor a field is.
const MODIFIERS: &[&str] = &[
    "senior",
    "junior",
    "first",
    "second",
    "third",
    "prime",
    "foreign",
    "joint",
    "national",
    "presidential",
    "city",
    "county",
    "provincial",
    "district",
    "university",
    "hospital",
    "supreme",
    "court",
    "federal",
    "state",
    "interim",
    "acting",
    "honorary",
    "independent",
    "local",
    "regional",
    "managing",
    "founding",
    "lead",
    "chief",
    "team",
    "press",
    "standing",
];

/// The roles by the English words that name them.
static ROLES: LazyLock<HashMap<&str, (&str, Kind)>> = LazyLock::new(|| {
    let rows = table::rows(include_str!("../../../data/roles.tsv")).filter(|row| row.len() == 3);
    rows.flat_map(|row| {
        let kind = match row[2] {
            "office" => Kind::Office,
            "head" => Kind::Head,
            "lead" => Kind::Lead,
            "staff" => Kind::Staff,
            _ => Kind::Vague,
        };
        table::alternatives(row[0]).map(move |words| (words, (row[1], kind)))
    })
    .collect()
});

/// What somebody may be in charge of: Korean words and English words, a row a field.
static FIELDS: LazyLock<Vec<[Vec<&str>; 2]>> = LazyLock::new(|| {
    let rows = table::rows(include_str!("../../../data/fields.tsv")).filter(|row| row.len() == 3);
    rows.map(|row| [1, 2].map(|column| table::alternatives(row[column]).collect())).collect()
});

/// Fields, a bit for each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Fields(u64);

impl Fields {
    /// Returns the fields that Korean words name, anywhere in them.
    pub(crate) fn korean(text: &str) -> Self {
        Self::of(0, |word| text.contains(word))
    }

    /// Returns the fields that English words name.
    pub(crate) fn english(words: &[&str]) -> Self {
        Self::of(1, |word| words.contains(&word))
    }

    fn of(column: usize, holds: impl Fn(&str) -> bool) -> Self {
        let named = FIELDS.iter().enumerate().filter(|(_, row)| row[column].iter().any(|word| holds(word)));
        Self(named.fold(0, |bits, (place, _)| bits | 1 << place))
    }

    /// Returns whether both are known, and nothing is in both.
    pub(crate) const fn differ(self, other: Self) -> bool {
        self.0 != 0 && other.0 != 0 && self.0 & other.0 == 0
    }

    pub(crate) const fn join(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// Returns whether an English word in lower case may stand in a title before its role.
pub(crate) fn is_modifier(word: &str) -> bool {
    MODIFIERS.contains(&word)
        || DEPUTIES.contains(&word)
        || ROLES.contains_key(word)
        || FIELDS.iter().any(|row| row[1].contains(&word))
}

/// Returns the role that English words in lower case end in.
pub(crate) fn ending(words: &[&str]) -> Option<Role> {
    let deputy = words.iter().any(|word| {
        DEPUTIES.contains(word)
            || word.starts_with("vice-")
            || word.starts_with("under-")
            || *word == "undersecretary"
    });
    (1..=LONGEST.min(words.len())).rev().find_map(|count| {
        let last = words.get(words.len() - count..)?.join(" ");
        let bare = ["vice-", "deputy-", "ex-", "then-"].iter().find_map(|before| last.strip_prefix(before));
        let (name, kind) = ROLES.get(last.as_str()).or_else(|| ROLES.get(bare?))?;
        Some(Role { name, kind: *kind, deputy })
    })
}

/// Reads the roles of an English title in lower case: "president and ceo", "head of sales".
pub(crate) fn read(title: &str) -> impl Iterator<Item = Role> {
    title.split(" and ").map(|part| {
        let words: Vec<&str> = part.split_whitespace().map(|word| word.trim_end_matches('.')).collect();
        let phrase = words.split(|word| LINKS.contains(word)).next().unwrap_or_default();
        let whole = ROLES.get(part).map(|(name, kind)| Role { name, kind: *kind, deputy: false });
        // What no row has says nothing.
        whole.or_else(|| ending(phrase)).unwrap_or(Role { name: "", kind: Kind::Vague, deputy: false })
    })
}

impl Role {
    /// Returns whether a title with the roles `ours` may be told by this one.
    pub(crate) fn may_tell(self, ours: &[Self]) -> bool {
        let known = || ours.iter().filter(|role| !role.name.is_empty());
        let vague = known().filter(|role| role.kind == Kind::Vague).count();
        if self.kind == Kind::Vague || vague * 2 >= known().count() {
            return true;
        }
        let leads = |role: &Self| match role.kind {
            Kind::Head | Kind::Lead => true,
            Kind::Office => matches!(self.name, "head" | "leader" | "chief"),
            Kind::Staff | Kind::Vague => false,
        };
        ours.iter().any(|role| {
            let alike = role.name == self.name || (self.kind == Kind::Lead && leads(role));
            alike && (role.deputy == self.deputy || role.kind == Kind::Staff)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(title: &str) -> Vec<(&'static str, bool)> {
        read(title).map(|role| (role.name, role.deputy)).collect()
    }

    #[test]
    fn titles_are_read_by_their_heads() {
        assert_eq!(of("second vice health minister"), [("minister", true)]);
        assert_eq!(of("prime minister"), [("premier", false)]);
        assert_eq!(of("president and ceo"), [("president", false), ("ceo", false)]);
        assert_eq!(of("head of sales"), [("head", false)]);
        assert_eq!(of("city council member"), [("lawmaker", false)]);
        assert_eq!(of("member of the national assembly"), [("lawmaker", false)]);
        assert_eq!(of("lamplighter"), [("", false)]);
    }

    #[test]
    fn heads_are_told_for_one_another_as_far_as_their_names_allow() {
        let tells = |told: &str, ours: &[&str]| {
            let ours: Vec<Role> = ours.iter().flat_map(|title| read(title)).collect();
            read(told).all(|role| role.may_tell(&ours))
        };
        assert!(tells("director", &["president", "head"]));
        assert!(tells("official", &["consul general"]));
        assert!(tells("head", &["mayor"]));
        assert!(!tells("ceo", &["head of sales", "sales director"]));
        assert!(!tells("ambassador", &["consul general"]));
        assert!(!tells("dean", &["president", "chancellor"]));
        assert!(!tells("president", &["vice president"]));
        assert!(tells("professor", &["assistant professor"]));
    }

    #[test]
    fn fields_differ_only_where_both_are_known() {
        let english = |text: &str| Fields::english(&text.split(' ').collect::<Vec<_>>());
        assert!(Fields::korean("최고재무책임자").differ(english("chief technology officer")));
        assert!(!Fields::korean("보건복지부").differ(english("health minister")));
        assert!(!Fields::korean("시장").differ(english("health minister")));
    }
}
