//! Does this English render that Korean? The two answers to it, with what each rests on.
//!
//! `lexical` counts what both passages say: words of the bilingual vocabulary, figures of equal value, the same
//! people, places and Latin strings. It can say which words an answer rests on, and it costs next to nothing.
//! `encoder` asks a small neural network that was trained on translations, and knows paraphrase. It costs about a
//! millisecond a sentence, so its vectors are computed when first asked for. All scores are integers in permille,
//! so that a decision made on them is the same on every machine.

pub(crate) mod encoder;
pub(crate) mod lexical;
pub(crate) mod lexicon;
mod model;
pub(crate) mod sense;
mod tokens;
