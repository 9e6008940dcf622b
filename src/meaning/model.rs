//! The sentence model's artifact, `model/sentences.bin`, read where it lies in the program.
//!
//! `model/README.md` has its layout and origin. Numbers are little-endian. Only the dense weights, some 3.4
//! million, are turned into floating point at the first use; vocabulary and embeddings stay as they are.

#![expect(clippy::float_arithmetic, reason = "a neural network computes in floating point")]

use std::sync::LazyLock;

use ndarray::{Array1, Array2, ArrayView2};

static BYTES: &[u8] = include_bytes!("../../model/sentences.bin");
const MAGIC: &[u8] = b"DAEJOVEC";
/// The layout that this reader knows.
const LAYOUT: u32 = 2;
/// Length of a row of the table of sections: a name, an offset and a length.
const ENTRY: usize = 24;

/// How many bytes the codes of an embedding take, 4 bits a value and 2 bits a value.
const FINE: usize = DIMENSIONS / 2;
const COARSE: usize = DIMENSIONS / 4;
/// Length of an embedding, and of a sentence's vector.
pub(super) const DIMENSIONS: usize = 512;
/// Length of a token's vector within one of the three convolutions.
pub(super) const CHANNELS: usize = 256;
/// The three convolutions: how many tokens each sees, and how many of them stand before the token itself.
pub(super) const ORDERS: [(usize, usize); 3] = [(2, 0), (3, 1), (5, 2)];
/// Length of a token's features: its embedding and what the convolutions make of it.
pub(super) const FEATURES: usize = DIMENSIONS + ORDERS.len() * CHANNELS;

/// The model of the program.
pub(super) static MODEL: LazyLock<Model> = LazyLock::new(|| Model::read(BYTES));

/// A row of the embedding table.
pub(super) type Row = u32;

/// The model: a vocabulary, an embedding for each of its pieces, and the weights of the network.
pub(super) struct Model {
    pub(super) vocabulary: Vocabulary,
    pub(super) embeddings: Embeddings,
    pub(super) network: Network,
}

/// The pieces that text is cut into, sorted by their bytes, with their log probabilities.
pub(super) struct Vocabulary {
    text: Strings,
    scores: &'static [u8],
    /// The row of each piece.
    rows: &'static [u8],
    /// The rows of what no piece holds, and of the marks around every text.
    special: [Row; 3],
    /// What a character scores that no piece holds.
    pub(super) unknown_score: f32,
}

/// An embedding a row: 4 bits a value for the common pieces, then 2 bits a value for the rare ones.
pub(super) struct Embeddings {
    fine: &'static [u8],
    fine_levels: [f32; 16],
    coarse: &'static [u8],
    coarse_levels: [f32; 4],
    scale: &'static [u8],
    mean: &'static [u8],
}

/// The dense weights.
pub(super) struct Network {
    pub(super) projection: Array2<f32>,
    pub(super) projection_bias: Array1<f32>,
    pub(super) inner_norm: Norm,
    /// The first and the second convolution of each order.
    pub(super) convolutions: [[Convolution; 2]; 3],
    pub(super) outer_norm: Norm,
    pub(super) output: Array2<f32>,
    pub(super) output_bias: Array1<f32>,
    pub(super) head: Head,
}

/// Gain and bias of a layer normalisation.
pub(super) struct Norm {
    pub(super) gain: Vec<f32>,
    pub(super) bias: Vec<f32>,
}

/// Weights of one convolution: the tokens of the window one under the other.
pub(super) struct Convolution {
    pub(super) weights: Array2<f32>,
    pub(super) bias: Vec<f32>,
}

/// The layers that make a sentence's vector of its pooled tokens, with two paths around them.
pub(super) struct Head {
    pub(super) layers: [Array2<f32>; 4],
    pub(super) around: [Array2<f32>; 2],
}

impl Model {
    /// Reads the artifact, which the program's own build has put there.
    fn read(bytes: &'static [u8]) -> Self {
        let sections = Sections::new(bytes).expect("the model's layout is known");
        let fine = sections.bytes("table.codes");
        let convolution = |stage: usize, order: usize| Convolution {
            weights: sections.matrix(&format!("conv{stage}.{order}"), CHANNELS),
            bias: sections.floats(&format!("conv{stage}.{order}.b")),
        };
        Self {
            vocabulary: Vocabulary {
                text: sections.strings("pieces"),
                scores: sections.bytes("pieces.scores"),
                rows: sections.bytes("pieces.rows"),
                // The last rows of the fine table.
                special: [3, 2, 1].map(|back| row(fine.len() / FINE - back)),
                unknown_score: float(sections.bytes("unknown.score"), 0),
            },
            embeddings: Embeddings {
                fine,
                fine_levels: std::array::from_fn(|i| float(sections.bytes("table.levels"), i)),
                coarse: sections.bytes("coarse.codes"),
                coarse_levels: std::array::from_fn(|i| float(sections.bytes("coarse.levels"), i)),
                scale: sections.bytes("table.scale"),
                mean: sections.bytes("table.mean"),
            },
            network: Network {
                projection: sections.matrix("proj", ORDERS.len() * CHANNELS),
                projection_bias: sections.floats("proj.b").into(),
                inner_norm: sections.norm("norm1"),
                convolutions: ORDERS.map(|(order, _)| [convolution(1, order), convolution(2, order)]),
                outer_norm: sections.norm("norm2"),
                output: sections.matrix("out", DIMENSIONS),
                output_bias: sections.floats("out.b").into(),
                head: Head {
                    layers: [("head.0", 320), ("head.1", 320), ("head.2", 512), ("head.3", 512)]
                        .map(|(name, columns)| sections.matrix(name, columns)),
                    around: [("head.p1", 320), ("head.p3", 512)]
                        .map(|(name, columns)| sections.matrix(name, columns)),
                },
            },
        }
    }
}

impl Vocabulary {
    /// Returns the number of pieces.
    pub(super) fn len(&self) -> usize {
        self.text.len()
    }

    /// Returns the piece of that index.
    pub(super) fn piece(&self, index: usize) -> &'static [u8] {
        self.text.get(index)
    }

    /// Returns the log probability of the piece of that index.
    pub(super) fn score(&self, index: usize) -> f32 {
        float(self.scores, index)
    }

    /// Returns the row of the piece of that index.
    pub(super) fn row(&self, index: usize) -> Row {
        integer(self.rows, index)
    }

    /// Returns the row of what no piece holds.
    pub(super) const fn unknown(&self) -> Row {
        self.special[0]
    }

    /// Returns the rows of the marks around every text.
    pub(super) const fn borders(&self) -> [Row; 2] {
        [self.special[1], self.special[2]]
    }
}

impl Embeddings {
    /// Writes the embedding of `row` to `out`, of length [`DIMENSIONS`].
    pub(super) fn write(&self, row: Row, out: &mut [f32]) {
        let row = row as usize;
        let (scale, mean) = (float(self.scale, row), float(self.mean, row));
        let value = |level: f32| mean + scale * level;
        let rows = self.fine.len() / FINE;
        if row < rows {
            let values = self.fine_levels.map(value);
            let codes = &self.fine[row * FINE..(row + 1) * FINE];
            for (pair, code) in out.chunks_exact_mut(2).zip(codes) {
                pair[0] = values[usize::from(code & 15)];
                pair[1] = values[usize::from(code >> 4)];
            }
        } else {
            let values = self.coarse_levels.map(value);
            let codes = &self.coarse[(row - rows) * COARSE..(row - rows + 1) * COARSE];
            for (four, code) in out.chunks_exact_mut(4).zip(codes) {
                for (i, out) in four.iter_mut().enumerate() {
                    *out = values[usize::from(code >> (2 * i) & 3)];
                }
            }
        }
    }
}

/// Strings one after the other, with where each ends.
struct Strings {
    text: &'static [u8],
    ends: &'static [u8],
}

impl Strings {
    fn len(&self) -> usize {
        self.ends.len() / 4
    }

    fn get(&self, index: usize) -> &'static [u8] {
        let start = index.checked_sub(1).map_or(0, |before| integer(self.ends, before));
        &self.text[start as usize..integer(self.ends, index) as usize]
    }
}

/// The artifact's table of sections.
struct Sections {
    bytes: &'static [u8],
    count: usize,
}

impl Sections {
    fn new(bytes: &'static [u8]) -> Option<Self> {
        let head = bytes.strip_prefix(MAGIC)?;
        (integer(head, 0) == LAYOUT).then(|| Self { bytes, count: integer(head, 1) as usize })
    }

    /// Returns a section.
    fn bytes(&self, name: &str) -> &'static [u8] {
        let table = &self.bytes[MAGIC.len() + 8..];
        for entry in table.chunks_exact(ENTRY).take(self.count) {
            if entry[..16].strip_prefix(name.as_bytes()).is_some_and(|rest| rest.iter().all(|b| *b == 0)) {
                let (start, length) = (integer(entry, 4) as usize, integer(entry, 5) as usize);
                return &self.bytes[start..start + length];
            }
        }
        panic!("the model has no section {name}")
    }

    fn strings(&self, name: &str) -> Strings {
        Strings { text: self.bytes(&format!("{name}.text")), ends: self.bytes(&format!("{name}.ends")) }
    }

    fn floats(&self, name: &str) -> Vec<f32> {
        let bytes = self.bytes(name);
        (0..bytes.len() / 4).map(|i| float(bytes, i)).collect()
    }

    fn norm(&self, name: &str) -> Norm {
        Norm { gain: self.floats(&format!("{name}.gain")), bias: self.floats(&format!("{name}.bias")) }
    }

    /// Returns a matrix of 8-bit weights, each column with a scale of its own.
    fn matrix(&self, name: &str, columns: usize) -> Array2<f32> {
        let codes = self.bytes(name);
        let scales = self.floats(&format!("{name}.s"));
        let codes = ArrayView2::from_shape((codes.len() / columns, columns), codes)
            .expect("a matrix has as many weights as its shape says");
        let mut weights = codes.map(|code| f32::from(code.cast_signed()));
        for mut row in weights.rows_mut() {
            row.iter_mut().zip(&scales).for_each(|(weight, scale)| *weight *= scale);
        }
        weights
    }
}

fn row(index: usize) -> Row {
    Row::try_from(index).expect("the vocabulary is small")
}

/// Returns the integer of that index.
fn integer(bytes: &[u8], index: usize) -> u32 {
    u32::from_le_bytes(four(bytes, index))
}

/// Returns the floating point number of that index.
fn float(bytes: &[u8], index: usize) -> f32 {
    f32::from_le_bytes(four(bytes, index))
}

fn four(bytes: &[u8], index: usize) -> [u8; 4] {
    std::array::from_fn(|i| bytes[index * 4 + i])
}
