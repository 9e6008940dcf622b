//! Which files of a project are each other's translations.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use ignore::WalkBuilder;
use ignore::gitignore::Gitignore;
use unicode_normalization::UnicodeNormalization;

use super::config::Pairs;
use super::pattern::Pattern;
use super::{Project, ProjectError, dates, names, slashes};
use crate::Date;

/// A source and its translation, by their paths in the project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Pair {
    /// The path of the source without its ending, which is the name of the pair.
    pub(crate) name: String,
    pub(crate) source: String,
    /// The translation; nothing where the source holds both languages.
    pub(crate) target: Option<String>,
    /// The side that is not there.
    pub(crate) missing: Option<Missing>,
    /// The publication date that the path tells.
    pub(super) date: Option<Date>,
}

/// The side of a pair that is not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Missing {
    Source,
    Target,
}

impl Pair {
    fn new(source: &str, target: Option<&str>, missing: Option<Missing>) -> Self {
        let folder = source.rfind('/').map_or(0, |at| at + 1);
        let end = source.rfind('.').filter(|dot| *dot > folder).unwrap_or(source.len());
        Self {
            name: source.get(..end).unwrap_or_default().to_owned(),
            source: source.to_owned(),
            target: target.map(str::to_owned),
            missing,
            date: dates::in_path(source).or_else(|| target.and_then(dates::in_path)),
        }
    }

    /// Returns the paths of its files.
    pub(crate) fn paths(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.source.as_str()).chain(self.target.as_deref())
    }

    /// Returns whether one of its files is among those of the patterns.
    pub(super) fn is_in(&self, globs: &Gitignore) -> bool {
        self.paths().any(|path| names(globs, path))
    }
}

impl Project {
    /// Finds the pairs, in the order of their sources.
    pub(crate) fn pairs(&self) -> Result<Vec<Pair>, ProjectError> {
        let sets = &self.config.pairs;
        if sets.is_empty() {
            return Err(ProjectError::NoSets { file: self.file() });
        }
        let files = self.files()?;
        let mut pairs: BTreeMap<String, Pair> = BTreeMap::new();
        for pair in sets.iter().flat_map(|set| pairs_of(set, &files)) {
            pairs.entry(pair.source.clone()).or_insert(pair);
        }
        if pairs.is_empty() {
            let patterns = sets.iter().flat_map(|set| [Some(&set.source), set.target.as_ref()]).flatten();
            let patterns = patterns.map(Pattern::text).collect::<Vec<_>>().join(", ");
            return Err(ProjectError::NoPairs { file: self.file(), patterns });
        }
        let mut by_name: BTreeMap<&str, &Pair> = BTreeMap::new();
        for pair in pairs.values() {
            if let Some(other) = by_name.insert(&pair.name, pair) {
                return Err(ProjectError::OneName {
                    first: other.source.clone(),
                    second: pair.source.clone(),
                    name: pair.name.clone(),
                });
            }
        }
        Ok(pairs.into_values().collect())
    }

    /// Returns the files that can be of pairs: composed paths, with those that the disk has.
    fn files(&self) -> Result<BTreeMap<String, String>, ProjectError> {
        let sets = &self.config.pairs;
        let patterns = sets.iter().flat_map(|set| [Some(&set.source), set.target.as_ref()]).flatten();
        let folders: BTreeSet<&str> = patterns.map(Pattern::folder).collect();
        let above = |folder: &str| {
            folders.iter().any(|other| {
                *other != folder
                    && (other.is_empty()
                        || folder.strip_prefix(other).is_some_and(|rest| rest.starts_with('/')))
            })
        };
        let mut files = BTreeMap::new();
        for folder in folders.iter().filter(|folder| !above(folder)) {
            let top = if self.root.as_os_str().is_empty() {
                Path::new(".").join(folder)
            } else {
                self.path(folder)
            };
            if !top.is_dir() {
                continue;
            }
            let excluded = self.excluded.clone();
            let root = self.root.clone();
            let walk = WalkBuilder::new(&top)
                .require_git(false)
                .filter_entry(move |entry| {
                    let inside = entry.path().strip_prefix(&root).unwrap_or(entry.path());
                    let inside = inside.strip_prefix(".").unwrap_or(inside);
                    let folder = entry.file_type().is_some_and(|kind| kind.is_dir());
                    inside.as_os_str().is_empty()
                        || !excluded.matched_path_or_any_parents(inside, folder).is_ignore()
                })
                .build();
            for entry in walk {
                let entry = entry.map_err(|error| ProjectError::Unreadable {
                    name: self.path(folder).to_string_lossy().into_owned(),
                    reason: error.to_string(),
                })?;
                if entry.file_type().is_some_and(|kind| kind.is_dir()) {
                    continue;
                }
                let inside = entry.path().strip_prefix(&self.root).unwrap_or(entry.path());
                if let Some(path) = slashes(inside) {
                    files.insert(path.nfc().collect(), path);
                }
            }
        }
        Ok(files)
    }
}

/// Returns the pairs of a set; where one side is not there, it is named as it should be.
fn pairs_of(set: &Pairs, files: &BTreeMap<String, String>) -> Vec<Pair> {
    let Some(target) = &set.target else {
        let own = files.iter().filter(|(path, _)| set.source.places(path).is_some());
        return own.map(|(_, path)| Pair::new(path, None, None)).collect();
    };
    let mut pairs = Vec::new();
    for path in files.keys() {
        // Where `{name}.md` and `{name}.en.md` are a set, the translation is what both patterns can be.
        let (ours, theirs) = (set.source.places(path), target.places(path));
        let (places, is_source) = match (ours, theirs) {
            (Some(_), Some(theirs)) if target.literal > set.source.literal => (theirs, false),
            (Some(ours), _) => (ours, true),
            (None, Some(theirs)) => (theirs, false),
            (None, None) => continue,
        };
        let other = if is_source { target } else { &set.source }.path(&places);
        let there = files.get(&other);
        let own = files.get(path).unwrap_or(path);
        match (is_source, there) {
            (true, there) => {
                let missing = there.is_none().then_some(Missing::Target);
                pairs.push(Pair::new(own, Some(there.unwrap_or(&other)), missing));
            }
            (false, None) => pairs.push(Pair::new(&other, Some(own), Some(Missing::Source))),
            (false, Some(_)) => {}
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(source: &str, target: &str, files: &[&str]) -> Vec<(String, Option<String>, Option<Missing>)> {
        let set = Pairs { source: Pattern::new(source).unwrap(), target: Pattern::new(target).ok() };
        let files = files.iter().map(|path| (path.nfc().collect(), (*path).to_owned())).collect();
        pairs_of(&set, &files).into_iter().map(|pair| (pair.name, pair.target, pair.missing)).collect()
    }

    #[test]
    fn a_side_that_is_missing_is_named() {
        let pairs = found("{n}.ko.md", "{n}.en.md", &["a.en.md", "a.ko.md", "b.ko.md", "c.en.md", "d.md"]);
        let expected = [
            ("a.ko", "a.en.md", None),
            ("b.ko", "b.en.md", Some(Missing::Target)),
            ("c.ko", "c.en.md", Some(Missing::Source)),
        ];
        assert_eq!(
            pairs,
            expected.map(|(name, target, missing)| (name.into(), Some(target.into()), missing))
        );
    }

    #[test]
    fn a_translation_is_no_source_of_its_own() {
        for (source, target) in [("{n}.md", "{n}.en.md"), ("{n}.ko.md", "{n}.md")] {
            let files = [source, target].map(|pattern| pattern.replace("{n}", "a"));
            let pairs = found(source, target, &files.each_ref().map(String::as_str));
            assert_eq!(pairs.len(), 1, "{pairs:?}");
            assert_eq!(pairs[0].2, None, "{pairs:?}");
        }
    }

    #[test]
    fn decomposed_names_are_the_same_names() {
        let decomposed: String = "다리.en.md".nfd().collect();
        let pairs = found("{n}.ko.md", "{n}.en.md", &["다리.ko.md", &decomposed]);
        assert_eq!(pairs, [("다리.ko".to_owned(), Some(decomposed), None)]);
    }
}
