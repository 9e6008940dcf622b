//! Checks many pairs: on all cores, with the answers in order, and a bounded number of them in memory.

use std::sync::Arc;

use rayon::prelude::*;

use super::{Ask, Missing, Pair, Project};
use crate::source::{self, Document, Lang, SourceError, SourceFile, split_bilingual};
use crate::{Checked, UnknownRule};

/// How many pairs are checked before their answers are given away.
const BATCH: usize = 64;

/// What came of checking a pair.
#[derive(Debug)]
pub(crate) enum Answer {
    Checked(Box<Checked>),
    /// A side is not there.
    Unpaired(Missing),
    /// A file could not be read.
    Failed(SourceError),
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
        let options = self.options(pair, ask)?;
        if let Some(missing) = pair.missing {
            return Ok(Answer::Unpaired(missing));
        }
        let (source, target) = match self.documents(pair) {
            Ok(documents) => documents,
            Err(error) => return Ok(Answer::Failed(error)),
        };
        let mut checked = crate::check(source, target, &options);
        for finding in &mut checked.findings {
            self.grade(pair, finding);
        }
        self.allow(pair, &mut checked);
        Ok(Answer::Checked(Box::new(checked)))
    }

    fn documents(&self, pair: &Pair) -> Result<(Document, Document), SourceError> {
        let read = |path: &str| -> Result<Arc<SourceFile>, SourceError> {
            source::read(&self.path(path), path).map(Arc::new)
        };
        match &pair.target {
            None => split_bilingual(&read(&pair.source)?),
            Some(target) => {
                Ok((Document::new(read(&pair.source)?, Lang::Ko)?, Document::new(read(target)?, Lang::En)?))
            }
        }
    }
}
