//! Checks many pairs: on all cores, with the answers in order, and a bounded number of them in memory.

use std::sync::Arc;

use rayon::prelude::*;

use super::{Ask, Missing, Pair, Project, SnapshotError};
use crate::source::{self, Document, Lang, SourceError, split_bilingual};
use crate::{Checked, Options, UnknownRule};

/// How many pairs are checked before their answers are given away.
const BATCH: usize = 64;

/// What came of checking a pair.
#[derive(Debug)]
pub(crate) enum Answer {
    Checked(Box<Checked>),
    /// A side is not there.
    Unpaired(Missing),
    /// A file could not be read.
    Failed(Failure),
}

/// Why a pair could not be checked.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    #[error(transparent)]
    Source(#[from] SourceError),
    #[error(transparent)]
    Snapshot(#[from] SnapshotError),
}

/// Checks the pairs and gives each answer to `take`, in order; `done` is called as often as a pair is finished.
///
/// # Errors
///
/// Returns the first error of `take`, and an error where what the user asks for names no rule.
pub(crate) fn run(
    project: &Project,
    pairs: &[Pair],
    ask: &Ask,
    done: impl Fn() + Sync,
    mut take: impl FnMut(&Pair, Answer) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    for batch in pairs.chunks(BATCH) {
        let answers: Vec<Result<Answer, UnknownRule>> = batch
            .par_iter()
            .map(|pair| {
                let answer = project.check(pair, ask);
                done();
                answer
            })
            .collect();
        for (pair, answer) in batch.iter().zip(answers) {
            take(pair, answer?)?;
        }
    }
    Ok(())
}

impl Project {
    /// Checks one pair.
    pub(crate) fn check(&self, pair: &Pair, ask: &Ask) -> Result<Answer, UnknownRule> {
        let selection = self.selection(pair, ask)?;
        if let Some(missing) = pair.missing {
            return Ok(Answer::Unpaired(missing));
        }
        let (source, target) = match self.documents(pair) {
            Ok(documents) => documents,
            Err(error) => return Ok(Answer::Failed(error.into())),
        };
        let mut checked = crate::check(source, target, &Options { selection, date: ask.date });
        for finding in &mut checked.findings {
            self.grade(pair, finding);
        }
        self.allow(pair, &mut checked);
        Ok(Answer::Checked(Box::new(checked)))
    }

    /// Reads the files of a pair; the source states the publication date that the configuration lets count.
    fn documents(&self, pair: &Pair) -> Result<(Document, Document), SourceError> {
        let read = |path: &str| source::read(&self.path(path), path);
        let mut source = read(&pair.source)?;
        let Some(target) = &pair.target else {
            source.date = self.date(pair, source.date);
            return split_bilingual(&Arc::new(source));
        };
        let mut target = read(target)?;
        source.date = self.date(pair, source.date.or(target.date.take()));
        Ok((Document::new(Arc::new(source), Lang::Ko)?, Document::new(Arc::new(target), Lang::En)?))
    }
}
