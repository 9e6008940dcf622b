//! Names that two passages have exchanged: each has the other's.

use super::replaced::fits;
use super::{Bead, Judge, REACH, Replaced};
use crate::name;

impl<'p> Judge<'p, '_> {
    /// Finds pairs of names that two beads have exchanged.
    pub(super) fn exchanged(&self, beads: &mut [Bead<'p>]) -> Vec<Replaced> {
        let mut found = Vec::new();
        for first in 0..beads.len() {
            for second in first + 1..(first + REACH + 2).min(beads.len()) {
                if !(beads[first].sure && beads[second].sure) {
                    continue;
                }
                let Some([a, b, c, d]) = self.crossing(&beads[first], &beads[second]) else { continue };
                for (bead, us, them) in [(first, a, b), (second, c, d)] {
                    found.push(Self::difference(&beads[bead], us, them, true));
                    beads[bead].ours_told[us] = true;
                    beads[bead].theirs_told[them] = true;
                }
            }
        }
        found
    }

    /// Returns the names that two beads have exchanged: ours and theirs of the first, ours and theirs of the second.
    fn crossing(&self, first: &Bead<'p>, second: &Bead<'p>) -> Option<[usize; 4]> {
        for a in first.left_ours().filter(|i| first.ours[*i].evident) {
            for b in first.left_theirs().filter(|i| first.theirs[*i].evident) {
                if !fits(&first.ours[a], &first.theirs[b]) {
                    continue;
                }
                let crossed = second.left_ours().find_map(|c| {
                    let d = second.left_theirs().find(|d| {
                        self.likeness(&first.ours[a], &second.theirs[*d]) >= name::SAME
                            && self.likeness(&second.ours[c], &first.theirs[b]) >= name::SAME
                    })?;
                    Some([a, b, c, d])
                });
                if crossed.is_some() {
                    return crossed;
                }
            }
        }
        None
    }
}
