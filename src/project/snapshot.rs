//! Accepted reports: what people have read of a pair and found right, one file a pair.
//!
//! A file holds a block for each finding, sorted by rule and fingerprint, without lines and counts: an edit elsewhere in
//! the text changes nothing in it, and two branches that accept different findings merge. Only the first line of a block
//! decides what is accepted; the rest is for readers.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::{fs, io};

use regex::Regex;

use super::{Pair, Project};
use crate::finding::{Allowed, AllowedBy, Finding};
use crate::{Checked, report};

/// The ending of the files.
const ENDING: &str = "report";
/// What the first line of a file begins with; the number is that of the form.
const HEAD: &str = "# daejo.snapshot/1";

static BLOCK: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^(error|warning|note)\[([a-z-]+)\] ([0-9a-f]{16})$").expect("a pattern"));

/// The accepted findings of a pair.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Snapshot {
    /// Sorted; a finding that is there twice is accepted twice.
    blocks: Vec<Block>,
}

/// An accepted finding.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Block {
    pub(crate) rule: String,
    pub(crate) fingerprint: String,
    severity: String,
    /// The message and the sentences, as they were when it was accepted.
    body: String,
}

/// Why an accepted report cannot be used.
#[derive(Debug, thiserror::Error)]
pub(crate) enum SnapshotError {
    #[error("cannot read {name}: {reason}")]
    Unreadable { name: String, reason: String },
    #[error("cannot write {name}: {reason}")]
    Unwritable { name: String, reason: String },
    #[error("{name} is no accepted report: its first line is not `{HEAD}`")]
    Foreign { name: String },
    #[error("{name}:{line}: two versions of this file are not merged yet")]
    Conflict { name: String, line: usize },
}

impl Block {
    /// Returns the block of a finding of `checked`.
    pub(crate) fn new(checked: &Checked, finding: &Finding) -> Self {
        let body = format!("  {}\n{}", finding.message, report::excerpts(checked, finding));
        Self {
            rule: finding.rule.name.to_owned(),
            fingerprint: finding.fingerprint(),
            severity: finding.severity.name().to_owned(),
            body: anstream::adapter::strip_str(&body).to_string(),
        }
    }

    /// Returns the block as a file has it.
    pub(crate) fn text(&self) -> String {
        let Self { rule, fingerprint, severity, body } = self;
        format!("{severity}[{rule}] {fingerprint}\n{body}")
    }
}

impl Snapshot {
    /// Takes the findings of a pair as accepted.
    pub(crate) fn of(checked: &Checked) -> Self {
        let own = checked.allowed.iter().filter(|allowed| allowed.by == AllowedBy::Snapshot);
        let findings = checked.findings.iter().chain(own.map(|allowed| &allowed.finding));
        Self::new(findings.map(|finding| Block::new(checked, finding)).collect())
    }

    fn new(mut blocks: Vec<Block>) -> Self {
        blocks.sort();
        Self { blocks }
    }

    /// Accepts one more finding.
    pub(crate) fn accept(&mut self, block: Block) {
        let place = self.blocks.partition_point(|own| *own <= block);
        self.blocks.insert(place, block);
    }

    /// Forgets a finding.
    pub(crate) fn forget(&mut self, block: &Block) {
        if let Some(place) = self.blocks.iter().position(|own| own == block) {
            self.blocks.remove(place);
        }
    }

    /// Returns how many findings are accepted.
    pub(crate) const fn len(&self) -> usize {
        self.blocks.len()
    }

    /// Sets the findings of `checked` aside that are accepted, and returns what is accepted and no longer found.
    pub(crate) fn set_aside(&self, checked: &mut Checked) -> Vec<Block> {
        let mut left = self.blocks.clone();
        for finding in std::mem::take(&mut checked.findings) {
            let fingerprint = finding.fingerprint();
            let is_it = |own: &Block| own.rule == finding.rule.name && own.fingerprint == fingerprint;
            if let Some(place) = left.iter().position(is_it) {
                left.remove(place);
                checked.allowed.push(Allowed { finding, by: AllowedBy::Snapshot, reason: String::new() });
            } else {
                checked.findings.push(finding);
            }
        }
        left
    }

    /// Reads the text of the file `name`.
    pub(crate) fn parse(name: &str, text: &str) -> Result<Self, SnapshotError> {
        let name = || name.to_owned();
        if !text.lines().next().is_some_and(|first| first == HEAD || first.starts_with(&format!("{HEAD}:"))) {
            return Err(SnapshotError::Foreign { name: name() });
        }
        let mut blocks: Vec<Block> = Vec::new();
        for (line, number) in text.lines().zip(1..) {
            if ["<<<<<<<", ">>>>>>>"].iter().any(|mark| line.starts_with(mark)) {
                return Err(SnapshotError::Conflict { name: name(), line: number });
            }
            if let Some(found) = BLOCK.captures(line) {
                let part = |index: usize| found.get(index).map_or("", |m| m.as_str()).to_owned();
                let (severity, rule, fingerprint) = (part(1), part(2), part(3));
                blocks.push(Block { rule, fingerprint, severity, body: String::new() });
            } else if let (true, Some(block)) = (line.starts_with(' '), blocks.last_mut()) {
                block.body.push_str(line);
                block.body.push('\n');
            }
        }
        Ok(Self::new(blocks))
    }

    /// Returns the text of the file of a pair.
    pub(crate) fn text(&self, pair: &Pair) -> String {
        let files: Vec<&str> = pair.paths().collect();
        let mut out = format!("{HEAD}: findings that were read and found right\n{}\n", files.join(" -> "));
        for block in &self.blocks {
            let _ = write!(out, "\n{}", block.text());
        }
        out
    }
}

impl Project {
    /// Reads the accepted report of a pair; where there is none, nothing is accepted.
    pub(crate) fn snapshot(&self, pair: &Pair) -> Result<Snapshot, SnapshotError> {
        let name = self.snapshot_path(pair);
        match fs::read_to_string(self.path(&name)) {
            Ok(text) => Snapshot::parse(&name, &text),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Snapshot::default()),
            Err(error) => Err(SnapshotError::Unreadable { name, reason: crate::source::reason(&error) }),
        }
    }

    /// Writes the accepted report of a pair, or removes it where nothing is accepted; returns whether that changed a file.
    pub(crate) fn write_snapshot(&self, pair: &Pair, snapshot: &Snapshot) -> Result<bool, SnapshotError> {
        let name = self.snapshot_path(pair);
        let path = self.path(&name);
        let unwritable = |error: io::Error| SnapshotError::Unwritable {
            name: name.clone(),
            reason: crate::source::reason(&error),
        };
        if snapshot.blocks.is_empty() {
            return match fs::remove_file(&path) {
                Ok(()) => Ok(true),
                Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
                Err(error) => Err(unwritable(error)),
            };
        }
        let text = snapshot.text(pair);
        if fs::read_to_string(&path).is_ok_and(|before| before == text) {
            return Ok(false);
        }
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(unwritable)?;
        }
        fs::write(&path, text).map_err(unwritable)?;
        Ok(true)
    }

    /// Returns the paths of accepted reports that belong to none of these pairs.
    pub(crate) fn orphans(&self, pairs: &[Pair]) -> Vec<String> {
        let known: BTreeSet<String> = pairs.iter().map(|pair| self.snapshot_path(pair)).collect();
        let mut orphans = Vec::new();
        let mut folders: Vec<PathBuf> = vec![PathBuf::from(&self.config.snapshots)];
        while let Some(folder) = folders.pop() {
            let Ok(entries) = fs::read_dir(self.root.join(&folder)) else { continue };
            for entry in entries.filter_map(Result::ok) {
                let path = folder.join(entry.file_name());
                if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                    folders.push(path);
                } else if let Some(name) = self.orphan(&path, &known) {
                    orphans.push(name);
                }
            }
        }
        orphans.sort();
        orphans
    }

    fn orphan(&self, path: &Path, known: &BTreeSet<String>) -> Option<String> {
        let name = super::slashes(path)?;
        let is_own = path.extension().is_some_and(|ending| ending == ENDING) && !known.contains(&name);
        let text = is_own.then(|| fs::read_to_string(self.root.join(path)).ok())??;
        text.starts_with(HEAD).then_some(name)
    }

    /// Removes an accepted report.
    pub(crate) fn remove_snapshot(&self, name: &str) -> Result<(), SnapshotError> {
        fs::remove_file(self.path(name)).map_err(|error| SnapshotError::Unwritable {
            name: name.to_owned(),
            reason: crate::source::reason(&error),
        })
    }
}
