"""Reads `sentences.bin` and encodes sentences with it, as the reader in Rust does.

It is there to show that the file is right and how close it comes to the reference.
"""

import unicodedata

import numpy as np

import layout
import quantise

SPACE = "\u2581"
EPSILON = 1e-12

# The order of the n-grams of each branch, and how many tokens before the own one it looks at.
BRANCHES = ((2, 0), (3, 1), (5, 2))
WIDTH = 256
DIMENSIONS = 512

# What the reference normalises otherwise than NFKC: characters that become a space, and one that
# stays. (It also leaves alone some that no text of ours has: check_model.py lists them.)
SPACES = "\t\n\f\r\u1680\u200b\u200e\u200f\u2028\u2029\u2581\ufeff\ufffd"
NORMAL = {**dict.fromkeys(SPACES, " "), "\uff5e": "\uff5e"}


def normal(char):
    """What a character becomes."""
    return NORMAL.get(char, unicodedata.normalize("NFKC", char))


def norm(rows, gain, bias):
    rows = rows - rows.mean(axis=1, keepdims=True)
    return rows / np.sqrt((rows * rows).mean(axis=1, keepdims=True) + EPSILON) * gain + bias


class Artifact:
    def __init__(self, path):
        self.sections = layout.unpack(path.read_bytes())
        text = bytes(self.sections["pieces.text"])
        self.ids = {}
        start = 0
        for index, end in enumerate(self._array("pieces.ends", "<u4")):
            piece = text[start:end].decode("utf-8")
            self.ids[piece] = index
            start = end
        self.longest = max(map(len, self.ids))
        # Scores are added up in double precision, as in the reference.
        self.scores = self._vector("pieces.scores").tolist()
        self.unknown_score = float(self._vector("unknown.score")[0])
        self.rows = self._array("pieces.rows", "<u4").tolist()
        self.table, fine = self._load_table()
        self.unknown, self.start, self.stop = range(fine - 3, fine)
        self.matrices = {}

    def _array(self, name, kind):
        return np.frombuffer(self.sections[name], dtype=kind)

    def _vector(self, name):
        return self._array(name, "<f4")

    def _matrix(self, name):
        if name not in self.matrices:
            scale = self._vector(f"{name}.s")
            self.matrices[name] = self._array(name, "i1").reshape(-1, len(scale)) * scale
        return self.matrices[name]

    def _load_table(self):
        """The embeddings, the fine rows before the coarse ones, and how many are fine."""
        parts = []
        for name, bits in (("table", 4), ("coarse", 2)):
            codes = quantise.unpack(self._array(f"{name}.codes", "u1"), DIMENSIONS, bits)
            parts.append(self._vector(f"{name}.levels")[codes])
        mean, scale = self._vector("table.mean"), self._vector("table.scale")
        return mean[:, None] + scale[:, None] * np.concatenate(parts), len(parts[0])

    def normalise(self, text):
        """The text as the pieces are matched against it; empty if nothing of it is left."""
        replaced = "".join(map(normal, unicodedata.normalize("NFC", text)))
        words = [word for word in replaced.split(" ") if word]
        return "".join(SPACE + word for word in words)

    def segment(self, text):
        """The rows of the pieces whose scores add up to the most (Viterbi).

        Of two ways that score the same, the one whose last piece starts earlier is taken. A
        character without a piece of its own is one unknown token; so is an empty text.
        """
        if not text:
            return [self.unknown]
        best = [0.0] + [-np.inf] * len(text)
        came = [None] * (len(text) + 1)
        for start in range(len(text)):
            for end in range(start + 1, min(start + self.longest, len(text)) + 1):
                piece = self.ids.get(text[start:end])
                if piece is None and end > start + 1:
                    continue
                score = best[start] + (self.unknown_score if piece is None else self.scores[piece])
                if score > best[end]:
                    best[end] = score
                    came[end] = (start, self.unknown if piece is None else self.rows[piece])
        rows = []
        end = len(text)
        while end > 0:
            end, row = came[end]
            rows.append(row)
        return rows[::-1]

    def tokens(self, text):
        return [self.start, *self.segment(self.normalise(text)), self.stop]

    def encode(self, texts):
        """A unit vector for each text."""
        return np.array([self._encode(self.tokens(text)) for text in texts])

    def _encode(self, tokens):
        embedded = self.table[tokens]
        mixed = embedded @ self._matrix("proj") + self._vector("proj.b")
        mixed = norm(mixed, self._vector("norm1.gain"), self._vector("norm1.bias"))
        features = [embedded]
        for branch, (order, before) in enumerate(BRANCHES):
            rows = mixed[:, branch * WIDTH : (branch + 1) * WIDTH]
            for layer in (1, 2):
                rows = rows + self._convolve(rows, f"conv{layer}.{order}", order, before)
            features.append(rows)
        features = np.concatenate(features, axis=1)
        features = norm(features, self._vector("norm2.gain"), self._vector("norm2.bias"))
        # To project the sum is to project each token and add up, for projecting is linear.
        count = len(tokens)
        total = features.sum(axis=0) @ self._matrix("out") + count * self._vector("out.b")
        mean = total / np.sqrt(np.float32(count))
        first = np.maximum(mean @ self._matrix("head.0"), 0)
        second = np.maximum(mean @ self._matrix("head.p1") + first @ self._matrix("head.1"), 0)
        third = np.maximum(second @ self._matrix("head.2"), 0)
        result = np.tanh(second @ self._matrix("head.p3") + third @ self._matrix("head.3"))
        return result / np.sqrt(np.maximum(result @ result, EPSILON))

    def _convolve(self, rows, name, order, before):
        padded = np.pad(rows, ((before, order - 1 - before), (0, 0)))
        windows = np.concatenate([padded[i : i + len(rows)] for i in range(order)], axis=1)
        return np.maximum(windows @ self._matrix(name) + self._vector(f"{name}.b"), 0)
