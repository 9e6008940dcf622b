//! Patterns of paths with named places: `press/{name}.ko.md` and `press/{name}.en.md` make pairs.

use std::collections::BTreeMap;

use regex::Regex;
use serde::Deserialize;

/// What the named places of a pattern hold in a path.
pub(crate) type Places = BTreeMap<String, String>;

/// A pattern of paths, relative to the folder of the configuration.
#[derive(Clone, Debug, Deserialize)]
#[serde(try_from = "String")]
pub(crate) struct Pattern {
    text: String,
    pieces: Vec<Piece>,
    regex: Regex,
    /// How many characters are no place: of two patterns that match, the one that says more counts.
    pub(crate) literal: usize,
}

#[derive(Clone, Debug)]
enum Piece {
    Literal(String),
    Place(String),
}

/// Why a text is no pattern.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum PatternError {
    #[error("the pattern is empty: write it as in `press/{{name}}.ko.md`")]
    Empty,
    #[error(
        "the pattern is no path below the folder of daejo.toml: leave out `/` at its beginning, `.`, `..` and `\\`"
    )]
    Outside,
    #[error("a brace is open: a place is written as in `{{name}}`")]
    Brace,
    #[error(
        "`{{{place}}}` names no place: write a word of letters, digits, `-` and `_`, with `*` before it for any folders"
    )]
    Name { place: String },
    #[error("`*` means nothing here: name the place, as in `{{name}}`, so that both sides can have it")]
    Star,
}

impl Pattern {
    /// Reads a pattern.
    ///
    /// `{name}` stands for a part of a file's or folder's name, `{*name}` for whole folders too, and `{date}` for a day.
    pub(crate) fn new(text: &str) -> Result<Self, PatternError> {
        if text.is_empty() {
            return Err(PatternError::Empty);
        }
        if text.contains('\\') || text.split('/').any(|part| matches!(part, "" | "." | "..")) {
            return Err(PatternError::Outside);
        }
        let mut pieces = Vec::new();
        let mut regex = String::from("^");
        let mut literal = 0;
        let mut rest = text;
        while !rest.is_empty() {
            let (before, after) = rest.split_once('{').map_or((rest, None), |(b, a)| (b, Some(a)));
            if before.contains('}') {
                return Err(PatternError::Brace);
            }
            if before.contains('*') {
                return Err(PatternError::Star);
            }
            if !before.is_empty() {
                literal += before.chars().count();
                regex.push_str(&regex::escape(before));
                pieces.push(Piece::Literal(before.to_owned()));
            }
            let Some(after) = after else { break };
            let (place, after) = after.split_once('}').ok_or(PatternError::Brace)?;
            let name = place.strip_prefix('*').unwrap_or(place);
            if name.is_empty() || !name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')) {
                return Err(PatternError::Name { place: place.to_owned() });
            }
            regex.push_str(match (place.starts_with('*'), name) {
                (true, _) => "(.+)",
                (false, "date") => r"(\d{4}[-_.]?\d{2}[-_.]?\d{2})",
                (false, _) => "([^/]+)",
            });
            pieces.push(Piece::Place(name.to_owned()));
            rest = after;
        }
        regex.push('$');
        let regex = Regex::new(&regex).map_err(|_| PatternError::Brace)?;
        Ok(Self { text: text.to_owned(), pieces, regex, literal })
    }

    /// Returns the pattern as it was written.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Returns the names of the places, in order.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Place(name) => Some(name.as_str()),
            Piece::Literal(_) => None,
        })
    }

    /// Returns the folder below which everything lies that the pattern can match; of the whole project it is empty.
    pub(crate) fn folder(&self) -> &str {
        let fixed = self.text.split('{').next().unwrap_or_default();
        fixed.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// Returns what the places hold in `path`, where it matches.
    pub(crate) fn places(&self, path: &str) -> Option<Places> {
        let found = self.regex.captures(path)?;
        let mut places = Places::new();
        for (name, held) in self.names().zip(found.iter().skip(1)) {
            let held = held.map(|m| m.as_str()).unwrap_or_default();
            let before = places.insert(name.to_owned(), held.to_owned());
            if before.is_some_and(|before| before != held) {
                return None;
            }
        }
        Some(places)
    }

    /// Returns the path that has these places.
    pub(crate) fn path(&self, places: &Places) -> String {
        let text = |piece: &'_ Piece| match piece {
            Piece::Literal(text) => text.clone(),
            Piece::Place(name) => places.get(name).cloned().unwrap_or_default(),
        };
        self.pieces.iter().map(text).collect()
    }
}

impl TryFrom<String> for Pattern {
    type Error = PatternError;

    fn try_from(text: String) -> Result<Self, PatternError> {
        Self::new(&text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_go_from_one_side_to_the_other() {
        for (ours, theirs, path, other) in [
            ("press/{name}.ko.md", "press/{name}.en.md", "press/a.b.ko.md", Some("press/a.b.en.md")),
            ("press/{name}.ko.md", "press/{name}.en.md", "press/x/a.ko.md", None),
            ("ko/{*path}.md", "en/{*path}.md", "ko/2026/03/bridge.md", Some("en/2026/03/bridge.md")),
            (
                "{date}-{name}.ko.txt",
                "{date}-{name}.en.txt",
                "20260311-a-b.ko.txt",
                Some("20260311-a-b.en.txt"),
            ),
            ("{date}-{name}.ko.txt", "{date}-{name}.en.txt", "draft-a.ko.txt", None),
            ("{n}/{n}.ko.md", "{n}/{n}.en.md", "a/a.ko.md", Some("a/a.en.md")),
            ("{n}/{n}.ko.md", "{n}/{n}.en.md", "a/b.ko.md", None),
            ("보도/{이름}.md", "en/{이름}.md", "보도/다리.md", None),
            ("보도 (1)/{name}.md", "en/{name}.md", "보도 (1)/다리.md", Some("en/다리.md")),
        ] {
            let (Ok(ours), Ok(theirs)) = (Pattern::new(ours), Pattern::new(theirs)) else {
                assert!(other.is_none(), "{ours}");
                continue;
            };
            let found = ours.places(path).map(|places| theirs.path(&places));
            assert_eq!(found.as_deref(), other, "{} {path}", ours.text());
        }
    }

    #[test]
    fn what_is_no_pattern_is_refused() {
        for text in [
            "", "/a/{n}", "../{n}", "a//b", "./a", "{name", "name}.md", "{}.md", "{a b}", "*.md", "{**}",
            "a\\b",
        ] {
            assert!(Pattern::new(text).is_err(), "{text}");
        }
        assert_eq!(Pattern::new("a/b/{n}/c.md").unwrap().folder(), "a/b");
        assert_eq!(Pattern::new("{n}.md").unwrap().folder(), "");
    }
}
