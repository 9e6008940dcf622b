//! A judge: how surely something is so, by a weighted sum of its signs.

/// Weighs signs of which each is a measure of its own. The weights are fitted on texts with errors put into them (`examples` beside each
/// judge), by `tools/passages/fit.py`.
pub(super) struct Judge<const SIGNS: usize> {
    /// What each unit of a sign is worth, in thousandths of a thousandth of a logit.
    pub(super) weights: [i32; SIGNS],
    /// In thousandths of a logit, as the score is.
    pub(super) bias: i32,
}

impl<const SIGNS: usize> Judge<SIGNS> {
    pub(super) fn score(&self, signs: &[i32; SIGNS]) -> i32 {
        self.bias + self.weights.iter().zip(signs).map(|(w, s)| w * s).sum::<i32>() / 1000
    }
}
