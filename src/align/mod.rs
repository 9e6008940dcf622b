//! Stage 4: two readings to one pair, with the beads that say which sentences render which.

mod beads;
mod people;
mod terms;

use jiff::civil;

use crate::meaning::Lexical;
use crate::reading::Reading;

pub(crate) use beads::Bead;
pub(crate) use people::Links;

/// A source and its translation, aligned.
#[derive(Debug)]
pub(crate) struct Pair {
    pub(crate) source: Reading,
    pub(crate) target: Reading,
    /// Which person of the translation is which of the source.
    pub(crate) links: Links,
    pub(crate) meaning: Lexical,
    pub(crate) beads: Vec<Bead>,
    /// For each source sentence, the bead that holds it.
    pub(crate) bead_of_source: Vec<usize>,
    /// For each target sentence, the bead that holds it.
    pub(crate) bead_of_target: Vec<usize>,
    /// Publication date, where it is known.
    pub(crate) reference: Option<civil::Date>,
}

impl Pair {
    /// Aligns two readings.
    pub(crate) fn new(source: Reading, target: Reading, reference: Option<civil::Date>) -> Self {
        let links = Links::new(&source, &target);
        let meaning = Lexical::new(terms::source(&source), terms::target(&target, &links));
        let beads = beads::align(&source, &target, &meaning);
        let mut bead_of_source = vec![0; source.segmentation.sentences.len()];
        let mut bead_of_target = vec![0; target.segmentation.sentences.len()];
        for (index, bead) in beads.iter().enumerate() {
            bead_of_source[bead.source.clone()].fill(index);
            bead_of_target[bead.target.clone()].fill(index);
        }
        Self { source, target, links, meaning, beads, bead_of_source, bead_of_target, reference }
    }
}
