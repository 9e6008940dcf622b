//! The sentence model's network: tokens to vectors whose cosine says how far two texts mean the same.
//!
//! The model is the Universal Sentence Encoder, multilingual, version 3 (Yang et al., "Multilingual Universal
//! Sentence Encoder for Semantic Retrieval", 2019): convolutions over 2, 3 and 5 tokens, pooled by their sum, and
//! a few dense layers. Two properties are made use of. What the first convolution does with a token depends on
//! that token alone, so it is kept for every distinct token. And pooling is a sum, so the vector of any run of
//! sentences, and of any part of a sentence, comes from sums that are there already.

#![expect(clippy::float_arithmetic, reason = "a neural network computes in floating point")]

use std::cell::RefCell;
use std::collections::HashMap;

use ndarray::linalg::general_mat_mul;
use ndarray::{Array2, ArrayView1, ArrayViewMut2, Axis};

use super::model::{CHANNELS, DIMENSIONS, FEATURES, MODEL, Network, Norm, ORDERS, Row};
use super::tokens::{self, Token};
use crate::source::Span;

/// What keeps a division by a length of zero from happening.
const EPSILON: f32 = 1e-12;
/// How many tokens pass through the network together: enough to make good use of the weights once loaded.
const BATCH: usize = 512;
/// How many distinct tokens are kept; beyond that the store starts anew.
const KEPT: usize = 6_000;
/// The places of all windows: over each order, one after the other.
const PLACES: usize = ORDERS[0].0 + ORDERS[1].0 + ORDERS[2].0;

/// The sum of a text's tokens, on its way to a vector: sums of texts that follow each other can be added.
#[derive(Clone, Debug)]
pub(crate) struct Pooled {
    sum: Vec<f32>,
    tokens: f32,
}

/// A unit vector of [`DIMENSIONS`] numbers, each in a byte: the cosine of two is exact to a thousandth.
#[derive(Clone, Debug)]
pub(crate) struct Vector {
    codes: Box<[i8]>,
    /// What a step of the codes is worth.
    step: f32,
}

impl Vector {
    /// Returns the vector in the direction of `values`.
    #[expect(clippy::cast_possible_truncation, reason = "codes are between -127 and 127")]
    fn new(values: &ArrayView1<f32>) -> Self {
        let length = values.dot(values).max(EPSILON).sqrt();
        let largest = values.iter().fold(EPSILON, |most, v| most.max(v.abs()));
        let codes = values.iter().map(|v| (v / largest * 127.0).round() as i8).collect();
        Self { codes, step: largest / length / 127.0 }
    }

    /// Returns the cosine of the angle to `other`, in permille: 1000 where both texts mean the same to the
    /// model, about 700 for a sentence and its translation, about 200 for two sentences of one article.
    #[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "both are below 2^24")]
    pub(crate) fn cosine(&self, other: &Self) -> i32 {
        let sum: i32 = self.codes.iter().zip(&other.codes).map(|(a, b)| i32::from(*a) * i32::from(*b)).sum();
        (sum as f32 * self.step * other.step * 1000.0).round() as i32
    }
}

impl Pooled {
    /// Returns the sum of several pooled texts.
    pub(crate) fn join<'a>(parts: impl IntoIterator<Item = &'a Self>) -> Self {
        let mut parts = parts.into_iter();
        let mut all =
            parts.next().cloned().unwrap_or_else(|| Self { sum: vec![0.0; DIMENSIONS], tokens: 0.0 });
        for part in parts {
            all.sum.iter_mut().zip(&part.sum).for_each(|(a, b)| *a += b);
            all.tokens += part.tokens;
        }
        all
    }

    /// Returns what is left of a text without one of its parts; both have the same marks around them.
    pub(crate) fn without(&self, part: &Self, borders: &Self) -> Self {
        let sums = self.sum.iter().zip(&part.sum).zip(&borders.sum);
        let sum = sums.map(|((whole, part), borders)| whole - part + borders).collect();
        Self { sum, tokens: self.tokens - part.tokens + borders.tokens }
    }
}

thread_local! {
    /// The store of this thread, which serves one document after the other.
    static STORE: RefCell<Store> = RefCell::default();
}

/// Returns the pooled tokens of the given parts of each text, every token seen in the context of its text.
pub(crate) fn pool<'t>(texts: impl IntoIterator<Item = (&'t str, Vec<Span>)>) -> Vec<Vec<Pooled>> {
    let mut all = Vec::new();
    let mut group = Vec::new();
    let mut size = 0;
    for (text, parts) in texts {
        let tokens = tokens::tokenize(text);
        if size + tokens.len() > BATCH && !group.is_empty() {
            all.extend(pool_group(&group));
            group.clear();
            size = 0;
        }
        size += tokens.len();
        group.push((tokens, parts));
    }
    all.extend(pool_group(&group));
    all
}

/// Pools a few texts, which pass through the network together.
fn pool_group(group: &[(Vec<Token>, Vec<Span>)]) -> Vec<Vec<Pooled>> {
    let rows: Vec<Vec<Row>> = group.iter().map(|(tokens, _)| bordered(tokens)).collect();
    let features = features(&rows);
    let count = group.iter().map(|(_, parts)| parts.len()).sum();
    let mut sums = Array2::zeros((count, FEATURES));
    let mut lengths = Vec::with_capacity(count);
    let mut first = 0;
    for ((tokens, parts), rows) in group.iter().zip(&rows) {
        for part in parts {
            let inside = |token: &Token| (part.start..part.end).contains(&token.start);
            let mut sum = sums.row_mut(lengths.len());
            let mut length = 0;
            // The marks around a text count for each of its parts, and so does what stands for an empty text.
            for index in 0..rows.len() {
                let token = index.checked_sub(1).and_then(|i| tokens.get(i));
                if token.is_none_or(inside) {
                    sum += &features.row(first + index);
                    length += 1;
                }
            }
            lengths.push(length);
        }
        first += rows.len();
    }
    let mut pooled = finish(&sums, &lengths).into_iter();
    group.iter().map(|(_, parts)| pooled.by_ref().take(parts.len()).collect()).collect()
}

/// Returns the vector of each pooled text.
pub(crate) fn vectors<'p>(pooled: impl IntoIterator<Item = &'p Pooled>) -> Vec<Vector> {
    let mut pooled = pooled.into_iter().peekable();
    let mut all = Vec::new();
    while pooled.peek().is_some() {
        all.extend(vectors_of(&pooled.by_ref().take(BATCH).collect::<Vec<_>>()));
    }
    all
}

/// Returns the vectors of a few pooled texts.
fn vectors_of(pooled: &[&Pooled]) -> Vec<Vector> {
    let mut input = Array2::zeros((pooled.len(), DIMENSIONS));
    for (mut row, text) in input.rows_mut().into_iter().zip(pooled) {
        let scale = text.tokens.sqrt().recip();
        row.iter_mut().zip(&text.sum).for_each(|(to, from)| *to = from * scale);
    }
    let head = &MODEL.network.head;
    let [first, second, third, fourth] = &head.layers;
    let [around_first, around_last] = &head.around;
    let start = rectified(input.dot(first));
    let middle = rectified(input.dot(around_first) + start.dot(second));
    let end = rectified(middle.dot(third));
    let output = (middle.dot(around_last) + end.dot(fourth)).mapv_into(f32::tanh);
    output.rows().into_iter().map(|row| Vector::new(&row)).collect()
}

fn rectified(mut matrix: Array2<f32>) -> Array2<f32> {
    matrix.mapv_inplace(|v| v.max(0.0));
    matrix
}

/// Returns the rows of a text's tokens, with the marks around them.
fn bordered(tokens: &[Token]) -> Vec<Row> {
    let [before, after] = MODEL.vocabulary.borders();
    let rows = tokens.iter().map(|token| token.row);
    // An empty text is read as one unknown piece.
    let empty = tokens.is_empty().then(|| MODEL.vocabulary.unknown());
    std::iter::once(before).chain(rows).chain(empty).chain([after]).collect()
}

/// Projects sums of features, one a row, each of so many tokens.
fn finish(sums: &Array2<f32>, lengths: &[u16]) -> Vec<Pooled> {
    let network = &MODEL.network;
    let output = sums.dot(&network.output);
    let texts = output.rows().into_iter().zip(lengths);
    let pooled = texts.map(|(row, length)| {
        let tokens = f32::from(*length);
        let sum = row.iter().zip(&network.output_bias).map(|(v, bias)| v + bias * tokens).collect();
        Pooled { sum, tokens }
    });
    pooled.collect()
}

/// Returns the features of every token, the texts one after the other.
fn features(texts: &[Vec<Row>]) -> Array2<f32> {
    STORE.with_borrow_mut(|store| {
        let places = store.places(texts);
        convolve(&MODEL.network, store, texts, &places)
    })
}

/// Runs both convolutions over the texts, whose tokens are at `places` of the store.
fn convolve(network: &Network, store: &Store, texts: &[Vec<Row>], places: &[usize]) -> Array2<f32> {
    let count = places.len();
    // For each token, the tokens of its own text.
    let mut bounds = Vec::with_capacity(count);
    for text in texts {
        let start = bounds.len();
        bounds.extend(std::iter::repeat_n(start..start + text.len(), text.len()));
    }
    let neighbour = |token: usize, left: usize, slot: usize| {
        (token + slot).checked_sub(left).filter(|other| bounds[token].contains(other))
    };
    let mut features = Array2::zeros((count, FEATURES));
    for (mut row, place) in features.rows_mut().into_iter().zip(places) {
        row.slice_axis_mut(Axis(0), (..DIMENSIONS).into()).assign(&store.embedding(*place));
    }
    let mut first_slot = 0;
    for (order, (width, left)) in ORDERS.into_iter().enumerate() {
        let [first, second] = &network.convolutions[order];
        let mut hidden = Array2::zeros((count, CHANNELS));
        for (token, mut row) in hidden.rows_mut().into_iter().enumerate() {
            for slot in 0..width {
                if let Some(other) = neighbour(token, left, slot) {
                    row += &store.product(places[other], first_slot + slot);
                }
            }
            let before = store.projected(places[token], order);
            for ((value, bias), before) in row.iter_mut().zip(&first.bias).zip(before) {
                *value = (*value + bias).max(0.0) + before;
            }
        }
        let mut windows = Array2::zeros((count, width * CHANNELS));
        for (token, mut row) in windows.rows_mut().into_iter().enumerate() {
            for slot in 0..width {
                if let Some(other) = neighbour(token, left, slot) {
                    let part = slot * CHANNELS..(slot + 1) * CHANNELS;
                    row.slice_axis_mut(Axis(0), part.into()).assign(&hidden.row(other));
                }
            }
        }
        let column = DIMENSIONS + order * CHANNELS;
        let mut output = features.slice_axis_mut(Axis(1), (column..column + CHANNELS).into());
        general_mat_mul(1.0, &windows, &second.weights, 0.0, &mut output);
        for (mut row, before) in output.rows_mut().into_iter().zip(hidden.rows()) {
            for ((value, bias), before) in row.iter_mut().zip(&second.bias).zip(before) {
                *value = (*value + bias).max(0.0) + before;
            }
        }
        first_slot += width;
    }
    normalize(&mut features.view_mut(), &network.outer_norm);
    features
}

/// Normalises each row to mean 0 and variance 1, then applies gain and bias.
fn normalize(rows: &mut ArrayViewMut2<f32>, norm: &Norm) {
    for mut row in rows.rows_mut() {
        #[expect(clippy::cast_precision_loss, reason = "a row has some hundred columns")]
        let count = row.len() as f32;
        let mean = row.sum() / count;
        row -= mean;
        let scale = (row.dot(&row) / count + EPSILON).sqrt().recip();
        for ((value, gain), bias) in row.iter_mut().zip(&norm.gain).zip(&norm.bias) {
            *value = *value * scale * gain + bias;
        }
    }
}

/// What depends on a token alone, for the tokens met so far.
#[derive(Default)]
struct Store {
    index: HashMap<Row, usize>,
    /// For each place: the embedding, what the projection makes of it, and its products in the first convolution.
    values: Vec<f32>,
}

/// How many values the store has for a token.
const STRIDE: usize = DIMENSIONS + (ORDERS.len() + PLACES) * CHANNELS;

impl Store {
    /// Returns the places of all tokens of `texts`, which are computed where they are new.
    fn places(&mut self, texts: &[Vec<Row>]) -> Vec<usize> {
        if self.index.len() > KEPT {
            self.index.clear();
            self.values.clear();
        }
        let known = self.index.len();
        let mut new = Vec::new();
        let mut places = Vec::new();
        for row in texts.iter().flatten() {
            places.push(*self.index.entry(*row).or_insert_with(|| {
                new.push(*row);
                known + new.len() - 1
            }));
        }
        if !new.is_empty() {
            self.compute(&new);
        }
        places
    }

    fn compute(&mut self, rows: &[Row]) {
        let network = &MODEL.network;
        let start = self.values.len();
        self.values.resize(start + rows.len() * STRIDE, 0.0);
        let new = self.values.get_mut(start..).unwrap_or_default();
        let mut new =
            ArrayViewMut2::from_shape((rows.len(), STRIDE), new).expect("the store was made that large");
        let mut embeddings = Array2::zeros((rows.len(), DIMENSIONS));
        for (mut to, row) in embeddings.rows_mut().into_iter().zip(rows) {
            MODEL.embeddings.write(*row, to.as_slice_mut().expect("a row lies in one piece"));
        }
        let mut projected = embeddings.dot(&network.projection) + &network.projection_bias;
        normalize(&mut projected.view_mut(), &network.inner_norm);
        let mut column = DIMENSIONS + ORDERS.len() * CHANNELS;
        new.slice_axis_mut(Axis(1), (..DIMENSIONS).into()).assign(&embeddings);
        new.slice_axis_mut(Axis(1), (DIMENSIONS..column).into()).assign(&projected);
        for (order, (width, _)) in ORDERS.into_iter().enumerate() {
            let input = projected.slice_axis(Axis(1), (order * CHANNELS..(order + 1) * CHANNELS).into());
            for slot in 0..width {
                let weights = &network.convolutions[order][0].weights;
                let weights = weights.slice_axis(Axis(0), (slot * CHANNELS..(slot + 1) * CHANNELS).into());
                let mut output = new.slice_axis_mut(Axis(1), (column..column + CHANNELS).into());
                general_mat_mul(1.0, &input, &weights, 0.0, &mut output);
                column += CHANNELS;
            }
        }
    }

    fn slice(&self, place: usize, from: usize, length: usize) -> ArrayView1<'_, f32> {
        let start = place * STRIDE + from;
        ArrayView1::from(&self.values[start..start + length])
    }

    fn embedding(&self, place: usize) -> ArrayView1<'_, f32> {
        self.slice(place, 0, DIMENSIONS)
    }

    /// Returns the token's input to the convolution of that order.
    fn projected(&self, place: usize, order: usize) -> ArrayView1<'_, f32> {
        self.slice(place, DIMENSIONS + order * CHANNELS, CHANNELS)
    }

    /// Returns what the token contributes at a place of a window.
    fn product(&self, place: usize, slot: usize) -> ArrayView1<'_, f32> {
        self.slice(place, DIMENSIONS + (ORDERS.len() + slot) * CHANNELS, CHANNELS)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pooled<'t>(texts: impl IntoIterator<Item = &'t str>) -> Vec<Pooled> {
        pool(texts.into_iter().map(|text| (text, vec![Span::new(0, text.len())]))).concat()
    }

    fn vector(text: &str) -> Vector {
        vectors(&pooled([text])).remove(0)
    }

    /// Returns the sentences of `model/reference.tsv` with their reference vectors, as 512 signed bytes.
    fn reference() -> Vec<(&'static str, &'static str, Vec<f32>)> {
        let rows = include_str!("../../model/reference.tsv").lines().filter(|line| !line.starts_with('#'));
        let bytes = |hex: &str| -> Vec<f32> {
            (0..hex.len() / 2)
                .map(|i| {
                    f32::from(
                        u8::from_str_radix(hex.get(2 * i..2 * i + 2).unwrap(), 16).unwrap().cast_signed(),
                    )
                })
                .collect()
        };
        rows.map(|row| {
            let cells: Vec<&str> = row.split('\t').collect();
            (cells[0], cells[1], bytes(cells[2]))
        })
        .collect()
    }

    #[test]
    fn vectors_are_those_of_the_reference_implementation() {
        for lang in ["ko", "en"] {
            let rows: Vec<_> = reference().into_iter().filter(|(l, ..)| *l == lang).collect();
            let ours = vectors(&pooled(rows.iter().map(|(_, text, _)| *text)));
            let mut cosines: Vec<i32> = ours
                .iter()
                .zip(&rows)
                .map(|(ours, (.., theirs))| ours.cosine(&Vector::new(&theirs.as_slice().into())))
                .collect();
            cosines.sort_unstable();
            assert!(cosines.len() >= 100, "{lang}: {} sentences", cosines.len());
            let mean = cosines.iter().sum::<i32>() / i32::try_from(cosines.len()).unwrap();
            assert!(mean >= 985 && cosines[cosines.len() / 100] >= 960, "{lang}: {mean}, {cosines:?}");
        }
    }

    #[test]
    fn a_translation_is_nearer_than_another_sentence() {
        let korean = vector("내년 봄에 새 도서관이 문을 연다.");
        let same = korean.cosine(&vector("A new library will open its doors next spring."));
        let other = korean.cosine(&vector("The team lost its third game in a row."));
        assert!(same > 500 && other < 300, "{same} {other}");
    }

    #[test]
    fn a_text_has_one_vector_alone_or_among_others() {
        let texts = ["첫 문장이다.", "", "Figures are written 1,234.5 and 3%.", "첫 문장이다."];
        let together = vectors(&pooled(texts));
        for (text, among) in texts.iter().zip(&together) {
            assert!(vector(text).cosine(among) >= 999);
        }
    }

    #[test]
    fn parts_that_cover_a_text_add_up_to_it() {
        let text = "시는 낡은 관을 바꾸고 수질 정보를 공개한다.";
        let border = text.find(" 수질").unwrap();
        let parts =
            [Span::new(0, border), Span::new(border, text.len()), Span::new(0, text.len()), Span::at(0)];
        let [first, second, whole, borders] = pool([(text, parts.to_vec())]).concat().try_into().unwrap();
        let rests = [whole.without(&second, &borders), whole.without(&first, &borders)];
        for (rest, part) in vectors(&rests).iter().zip(vectors(&[first, second])) {
            assert!(rest.cosine(&part) >= 999);
        }
    }
}
