//! What a document means, sentence by sentence and clause by clause: the model's vectors, computed once.

use std::ops::Range;

use super::encoder::{self, Pooled, Vector};
use crate::source::Span;

/// The longest run of sentences that has a vector ready.
pub(crate) const LONGEST: usize = 3;

/// A sentence with its clauses.
type Divided = (Span, Vec<Span>);

/// The vectors of a document.
#[derive(Debug)]
pub(crate) struct Sense {
    sentences: Vec<Sentence>,
    /// The vectors of the runs of one, two and three sentences, by the first one's index.
    runs: [Vec<Vector>; LONGEST],
}

#[derive(Debug)]
struct Sentence {
    whole: Pooled,
    /// The marks around the sentence, which every part of it has too.
    borders: Pooled,
    clauses: Vec<Clause>,
}

/// A part of a sentence.
#[derive(Debug)]
pub(crate) struct Clause {
    pub(crate) span: Span,
    pub(crate) vector: Vector,
    pooled: Pooled,
}

impl Sentence {
    /// Computes the sums and vectors of sentences, given with their clauses.
    fn read(text: &str, sentences: Vec<Divided>) -> Vec<Self> {
        let parts = |(sentence, clauses): &Divided| {
            let inside = |span: &Span| Span::new(span.start - sentence.start, span.end - sentence.start);
            [inside(sentence), Span::at(0)].into_iter().chain(clauses.iter().map(inside)).collect()
        };
        let pooled = encoder::pool(sentences.iter().map(|s| (s.0.of(text), parts(s))));
        // All vectors in one go: the weights are large, and each use of them alone would load them anew.
        let mut vectors = encoder::vectors(pooled.iter().flat_map(|parts| parts.iter().skip(2))).into_iter();
        let read = |((_, clauses), mut pooled): (Divided, Vec<Pooled>)| {
            let parts = pooled.split_off(2);
            let [whole, borders] = pooled.try_into().expect("two parts were asked for before the clauses");
            let clauses = clauses.into_iter().zip(vectors.by_ref().zip(parts));
            let clauses = clauses.map(|(span, (vector, pooled))| Clause { span, vector, pooled }).collect();
            Self { whole, borders, clauses }
        };
        sentences.into_iter().zip(pooled).map(read).collect()
    }
}

impl Sense {
    /// Computes the vectors of a document, given its sentences with their clauses.
    pub(crate) fn new(text: &str, sentences: Vec<Divided>) -> Self {
        let mut sense = Self { sentences: Sentence::read(text, sentences), runs: Default::default() };
        sense.join();
        sense
    }

    /// Puts other sentences in the place of some; the last places first, so that the earlier ones stay right.
    pub(crate) fn replace(&mut self, text: &str, places: Vec<(Range<usize>, Vec<Divided>)>) {
        for (place, sentences) in places {
            self.sentences.splice(place, Sentence::read(text, sentences));
        }
        self.join();
    }

    /// Computes the vectors of all runs.
    fn join(&mut self) {
        self.runs = std::array::from_fn(|more| {
            let runs = self.sentences.windows(more + 1);
            let joined: Vec<Pooled> = runs.map(|run| Pooled::join(run.iter().map(|s| &s.whole))).collect();
            encoder::vectors(&joined)
        });
    }

    /// Returns the vector of a run of up to [`LONGEST`] sentences.
    pub(crate) fn run(&self, run: &Range<usize>) -> Option<&Vector> {
        self.runs.get(run.len().checked_sub(1)?)?.get(run.start)
    }

    /// Returns the sums of all sentences.
    pub(crate) fn pooled(&self) -> Vec<Pooled> {
        self.sentences.iter().map(|s| s.whole.clone()).collect()
    }

    /// Returns the clauses of a sentence.
    pub(crate) fn clauses(&self, sentence: usize) -> &[Clause] {
        self.sentences.get(sentence).map_or(&[], |s| &s.clauses)
    }

    /// Returns the sum of a run of sentences without some clauses of a sentence in it.
    pub(crate) fn without(
        &self,
        run: Range<usize>,
        sentence: usize,
        clauses: Range<usize>,
    ) -> Option<Pooled> {
        let home = self.sentences.get(sentence)?;
        let whole = Pooled::join(self.sentences.get(run)?.iter().map(|s| &s.whole));
        let parts = home.clauses.get(clauses)?;
        Some(parts.iter().fold(whole, |rest, clause| rest.without(&clause.pooled, &home.borders)))
    }
}
