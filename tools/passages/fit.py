#!/usr/bin/env python3
"""Fits the weights of the judges in src/compare/passages/mod.rs, src/compare/speech.rs and
src/compare/polarity/evidence.rs, and prints them as Rust.

    DAEJO_FIT=records.jsonl cargo test --release --lib signs -- --ignored --nocapture > signs.txt
    python3 tools/passages/fit.py signs.txt [STRICT]

STRICT is how much more a false alarm weighs than a miss, 10 if nothing is said.

Needs numpy. The rows that the program prints come from the releases and the silent cases of corpus/, and from the
clean records of the files that DAEJO_FIT names (`source` and `target`, whole texts). The method is multiple-instance
logistic regression by gradient descent: of a passage that was lost, the part with the highest score counts. The table
shows recall and alarms by threshold, in thousandths of a logit; each fold of documents is judged by weights fitted on
the other folds. A threshold is chosen from that table by hand: it is the `least` of a judge.
"""
import sys

import numpy as np

STRICT = 10.0
STEPS = 4000
SHRINK = 0.001


def read(path):
    """Returns, by judge, the examples: label, fold, matrix of signs, text."""
    judges = {}
    for line in open(path, encoding="utf-8"):
        cells = line.rstrip("\n").split("\t")
        if len(cells) < 6 or cells[1] not in ("0", "1"):
            continue
        judge, label, number, fold = cells[:4]
        example = judges.setdefault(judge, {}).setdefault((label, int(number)), [int(fold), [], cells[-1]])
        example[1].append([float(cell) for cell in cells[4:-1]])
    return {
        judge: [(label == "1", fold, np.array(ways), text) for (label, _), (fold, ways, text) in examples.items()]
        for judge, examples in judges.items()
    }


def fit(lost, kept, strict):
    """Returns the weights in logits by unit of a sign, and the bias."""
    spread = np.maximum(np.concatenate(lost + [kept]).std(axis=0), 1e-3)
    weights, bias = np.zeros(kept.shape[1]), -1.0
    for step in range(STEPS):
        best = np.array([ways[(ways @ weights).argmax()] for ways in lost])
        pull = np.concatenate([
            1 / (1 + np.exp(best @ weights + bias)) / len(lost),
            -strict / (1 + np.exp(-(kept @ weights + bias))) / len(kept),
        ])
        rate = 0.5 if step < STEPS / 2 else 0.1
        slope = pull @ np.concatenate([best, kept]) / spread
        weights += rate * (slope - SHRINK * weights * spread) / spread
        bias += rate * pull.sum()
    return weights, bias


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    strict = float(sys.argv[2]) if len(sys.argv) == 3 else STRICT
    for judge, examples in read(sys.argv[1]).items():
        folds = sorted({fold for _, fold, _, _ in examples})
        parts = {
            fold: fit(
                [ways for label, f, ways, _ in examples if label and f != fold],
                np.concatenate([ways for label, f, ways, _ in examples if not label and f != fold]),
                strict,
            )
            for fold in folds
        }
        scored = [
            (label, float((ways @ parts[fold][0]).max() + parts[fold][1]) * 1000, text)
            for label, fold, ways, text in examples
        ]
        lost = np.array([score for label, score, _ in scored if label])
        kept = np.array([score for label, score, _ in scored if not label])
        print(f"{judge}: {len(lost)} lost, {len(kept)} kept")
        for least in range(-2000, 3001, 250):
            print(f"  from {least:5}: found {(lost >= least).mean():.3f}, alarms {(kept >= least).sum()}")
        for _, score, text in sorted((s for s in scored if not s[0]), key=lambda s: -s[1])[:15]:
            print(f"  {score:6.0f} {text}")
        weights, bias = fit(
            [ways for label, _, ways, _ in examples if label],
            np.concatenate([ways for label, _, ways, _ in examples if not label]),
            strict,
        )
        print(f"  weights: {[round(w * 1e6) for w in weights]}, bias: {round(bias * 1e3)}")


main()
