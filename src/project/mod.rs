//! A project of many pairs: which files are each other's translations, and what `daejo.toml` says of their findings.

mod allow;
mod changed;
mod config;
mod dates;
pub(crate) mod init;
mod pairs;
mod pattern;
mod run;
mod snapshot;

use std::fs;
use std::path::{Component, Path, PathBuf};

use ignore::gitignore::{Gitignore, GitignoreBuilder};

use crate::finding::{FailOn, Finding, Rule, Severity};
use crate::table::Glossaries;
use crate::{Date, Selection, UnknownRule};

use allow::Allowance;
pub(crate) use changed::changed;
use config::{Config, DateFrom, Severities};
pub(crate) use pairs::{Missing, Pair};
pub(crate) use run::{Answer, run};
pub(crate) use snapshot::{Block, Snapshot, SnapshotError};

/// The name of the configuration.
pub(crate) const NAME: &str = "daejo.toml";

/// A folder with a `daejo.toml`.
#[derive(Debug)]
pub(crate) struct Project {
    /// The folder as it is reached from the current one.
    root: PathBuf,
    config: Config,
    excluded: Gitignore,
    overrides: Vec<(Gitignore, Severities)>,
    allowances: Vec<Allowance>,
}

/// Why there is no project.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ProjectError {
    #[error(
        "there is no {NAME} here or above: name the two files to compare, or write one with `daejo init`"
    )]
    None,
    #[error(transparent)]
    Config(#[from] config::ConfigError),
    #[error("{file}: `{glob}` is no pattern of paths: {reason}")]
    Glob { file: String, glob: String, reason: String },
    #[error("cannot read {name}: {reason}")]
    Unreadable { name: String, reason: String },
    #[error("{name} lies outside the folder of {NAME}")]
    Outside { name: String },
    #[error("{file} names no pairs: add [[pairs]] with `source` and `target`, as `daejo help init` shows")]
    NoSets { file: String },
    #[error("no file is what the pairs of {file} ask for: {patterns}")]
    NoPairs { file: String, patterns: String },
    #[error("{first} and {second} would have one snapshot, {name}: name the files differently")]
    OneName { first: String, second: String, name: String },
    #[error("cannot ask git what has changed: {reason}")]
    Git { reason: String },
    #[error(transparent)]
    Source(#[from] crate::SourceError),
    #[error(transparent)]
    Table(#[from] crate::GlossaryError),
}

/// What the user asks for besides what the configuration says.
#[derive(Clone, Debug, Default)]
pub(crate) struct Ask {
    pub(crate) only: Vec<String>,
    pub(crate) skip: Vec<String>,
    pub(crate) date: Option<Date>,
}

impl Project {
    /// Finds the project of the current folder: a `daejo.toml` in it or above.
    pub(crate) fn find() -> Result<Option<Self>, ProjectError> {
        let depth = fs::canonicalize(".").map_or(0, |here| here.ancestors().count());
        let mut root = PathBuf::new();
        for _ in 0..depth {
            let file = root.join(NAME);
            if file.is_file() {
                return Self::read(&file).map(Some);
            }
            root.push("..");
        }
        Ok(None)
    }

    /// Reads the project of this configuration.
    pub(crate) fn read(file: &Path) -> Result<Self, ProjectError> {
        let name = file.to_string_lossy().into_owned();
        let text = fs::read_to_string(file).map_err(|error| ProjectError::Unreadable {
            name: name.clone(),
            reason: crate::source::reason(&error),
        })?;
        let config = config::parse(&name, &text)?;
        let globs = |globs: &[String]| globs_of(&name, globs);
        let mut overrides = Vec::new();
        for of in &config.overrides {
            overrides.push((globs(&of.paths)?, of.severity.clone()));
        }
        let allowances = config.allow.iter().map(|allow| Allowance::new(&name, allow.get_ref().clone()));
        let allowances = allowances.collect::<Result<_, _>>()?;
        let root = file.parent().map(Path::to_path_buf).unwrap_or_default();
        Ok(Self { root, excluded: globs(&config.exclude)?, overrides, allowances, config })
    }

    /// Returns where a path of the project is, as it is reached from the current folder.
    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    /// Returns the configuration's own path.
    fn file(&self) -> String {
        self.path(NAME).to_string_lossy().into_owned()
    }

    /// Returns the path, relative to the project, of a path relative to the current folder.
    pub(crate) fn inside(&self, path: &Path) -> Result<String, ProjectError> {
        let root = if self.root.as_os_str().is_empty() { Path::new(".") } else { &self.root };
        let root = fs::canonicalize(root).unwrap_or_default();
        let path_in = fs::canonicalize(path)
            .unwrap_or_else(|_| plain(&fs::canonicalize(".").unwrap_or_default().join(path)));
        let outside = || ProjectError::Outside { name: path.to_string_lossy().into_owned() };
        let inside = path_in.strip_prefix(&root).map_err(|_| outside())?;
        slashes(inside).ok_or_else(outside)
    }

    /// Returns the path of a pair's accepted report, relative to the project.
    pub(crate) fn snapshot_path(&self, pair: &Pair) -> String {
        format!("{}/{}.report", self.config.snapshots, pair.name)
    }

    /// Returns the severity from which findings fail a run.
    pub(crate) const fn fail_on(&self) -> FailOn {
        self.config.fail_on
    }

    /// Returns how bad a file without its counterpart is; nothing where that is not reported.
    pub(crate) const fn unpaired(&self) -> Option<Severity> {
        self.config.unpaired.severity()
    }

    /// Adds the glossaries and lexicons to those of the command line.
    pub(crate) fn add_tables(&self, tables: &mut Glossaries) -> Result<(), ProjectError> {
        for (list, terms) in [(&self.config.glossary, false), (&self.config.lexicon, true)] {
            for name in list {
                let file = crate::source::read(&self.path(name), name)?;
                tables.add(name, &file.text, terms)?;
            }
        }
        Ok(())
    }

    /// Returns what is said of a rule in the files of a pair: the last override that has it, or else the configuration.
    fn level(&self, pair: &Pair, rule: &Rule) -> Option<crate::finding::Level> {
        let own = self.overrides.iter().rev().filter(|(globs, _)| pair.is_in(globs));
        own.map(|(_, severities)| severities)
            .find_map(|of| of.of(rule))
            .or_else(|| self.config.severity.of(rule))
    }

    /// Returns the rules to check a pair by.
    fn selection(&self, pair: &Pair, ask: &Ask) -> Result<Selection, UnknownRule> {
        let rests = |rule: &&Rule| self.level(pair, rule).is_some_and(|level| level.severity().is_none());
        let resting = crate::rules().filter(rests).map(|rule| rule.name.to_owned());
        let skip: Vec<String> = ask.skip.iter().cloned().chain(resting).collect();
        Selection::new(&ask.only, &skip)
    }

    /// Returns whether the rule of that name runs on a pair; one that there is no more is counted as if it did.
    pub(crate) fn runs(&self, pair: &Pair, ask: &Ask, rule: &str) -> bool {
        let selection = self.selection(pair, ask);
        crate::rule(rule).map_or(true, |rule| selection.is_ok_and(|selection| selection.has(rule)))
    }

    /// Returns the publication date of a pair, whose files may state one.
    fn date(&self, pair: &Pair, stated: Option<Date>) -> Option<Date> {
        self.config.date_from.iter().find_map(|from| match from {
            DateFrom::FrontMatter => stated,
            DateFrom::FileName => pair.date,
        })
    }

    /// Gives a finding the severity that the configuration tells.
    ///
    /// What the rule itself holds for less sure than usual, and reports lower, is never raised.
    fn grade(&self, pair: &Pair, finding: &mut Finding) {
        if let Some(told) = self.level(pair, finding.rule).and_then(crate::finding::Level::severity) {
            let usual = finding.severity >= finding.rule.severity;
            finding.severity = if usual { told } else { told.min(finding.severity) };
        }
    }
}

/// Reads patterns as a .gitignore has them.
fn globs_of(file: &str, globs: &[String]) -> Result<Gitignore, ProjectError> {
    let fault = |glob: &str, error: &ignore::Error| ProjectError::Glob {
        file: file.to_owned(),
        glob: glob.to_owned(),
        reason: error.to_string(),
    };
    let mut builder = GitignoreBuilder::new("");
    for glob in globs {
        builder.add_line(None, glob).map_err(|error| fault(glob, &error))?;
    }
    builder.build().map_err(|error| fault(&globs.join(", "), &error))
}

/// Returns whether patterns name a path or a folder above it.
fn names(globs: &Gitignore, path: &str) -> bool {
    globs.matched_path_or_any_parents(path, false).is_ignore()
}

/// Returns a path without `.` and `..`, as far as its words alone tell.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                plain.pop();
            }
            part => plain.push(part),
        }
    }
    plain
}

/// Returns a relative path with `/` between its parts, where it is Unicode.
fn slashes(path: &Path) -> Option<String> {
    let parts = path.components().filter(|part| *part != Component::CurDir);
    Some(parts.map(|part| part.as_os_str().to_str()).collect::<Option<Vec<_>>>()?.join("/"))
}
