"""Stores numbers in few bits: the embeddings in four or two, the matrices in eight."""

import numpy as np

# More rounds of fitting bring the result no closer.
ROUNDS = 40


def standard(rows, scale, mean):
    return (rows - mean[:, None]) / scale[:, None]


def assign(values, levels):
    """The nearest level of each value."""
    return np.searchsorted((levels[1:] + levels[:-1]) / 2, values).astype(np.uint8)


def fit(rows, approximation):
    """Each row's scale and mean that bring the approximation closest to it by least squares."""
    centre = approximation.mean(axis=1, keepdims=True)
    spread = approximation - centre
    scale = np.einsum("ij,ij->i", spread, rows) / np.einsum("ij,ij->i", spread, spread)
    return scale, rows.mean(axis=1) - scale * centre[:, 0]


def table(rows, bits):
    """Codes of so many bits, a scale and a mean for each row, and the levels that all rows share.

    The levels begin as the quantiles of the standardised values and are then fitted together with
    the scales and means (Lloyd and Max): each in turn is set to what is best given the others.
    """
    rows = rows.astype(np.float64)
    count = 1 << bits
    # A row whose values are all the same has no say in the levels and needs none: its scale is 0.
    flat = rows.min(axis=1) == rows.max(axis=1)
    uneven = rows[~flat]
    scale, mean = uneven.std(axis=1), uneven.mean(axis=1)
    levels = np.quantile(standard(uneven, scale, mean), (np.arange(count) + 0.5) / count)
    for _ in range(ROUNDS):
        values = standard(uneven, scale, mean)
        codes = assign(values, levels).ravel()
        sums = np.bincount(codes, weights=values.ravel(), minlength=count)
        levels = sums / np.bincount(codes, minlength=count)
        codes = assign(values, levels)
        scale, mean = fit(uneven, levels[codes])
    codes = assign(standard(uneven, scale, mean), levels)
    scale, mean = fit(uneven, levels[codes])

    all_codes = np.zeros(rows.shape, dtype=np.uint8)
    all_codes[~flat] = codes
    all_scale, all_mean = np.zeros(len(rows)), rows.mean(axis=1)
    all_scale[~flat], all_mean[~flat] = scale, mean
    return all_codes, all_scale, all_mean, levels


def pack(codes, bits):
    """The codes as bytes, the first of those that share a byte in its lowest bits."""
    packed = np.zeros((len(codes), codes.shape[1] * bits // 8), dtype=np.uint8)
    for shift in range(0, 8, bits):
        packed |= codes[:, shift // bits :: 8 // bits] << shift
    return packed.tobytes()


def unpack(packed, columns, bits):
    packed = packed.reshape(-1, columns * bits // 8)
    parts = [packed >> shift & ((1 << bits) - 1) for shift in range(0, 8, bits)]
    return np.stack(parts, axis=2).reshape(len(packed), columns)


def matrix(weights):
    """Bytes and a scale for each column.

    The reference's matrices are multiples of one step themselves, 127 of which make the largest
    weight, so that nothing is lost.
    """
    step = np.abs(weights).max() / np.float32(127)
    codes = np.rint(weights / step)
    assert np.abs(weights - codes * step).max() < step / 100
    return codes.astype(np.int8), np.full(weights.shape[1], step, dtype=np.float32)
