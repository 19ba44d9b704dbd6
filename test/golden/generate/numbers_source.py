"""Deterministic inputs, weights and output gradients; all exactly representable in float32."""

import zlib

import numpy as np


def seeded(key):
    """Return a generator whose stream depends on `key` alone (RandomState is frozen by numpy)."""
    return np.random.RandomState(zlib.crc32(key.encode()))


def uniform(key, shape, low=-1.0, high=1.0):
    """Return float32 values in [low, high) with three decimals, none closer to zero than 0.002."""
    values = np.round(seeded(key).uniform(low, high, shape), 3)
    return np.where(np.abs(values) < 0.002, 0.0125, values).astype(np.float32)


def distinct(key, shape, low=-2.0, high=2.0):
    """Return float32 values that all differ by the same step, shuffled: no ties for a maximum."""
    steps = seeded(key).permutation(int(np.prod(shape)))
    values = low + (high - low) * (steps + 0.5) / steps.size
    return values.reshape(shape).astype(np.float32)


def integers(key, shape, high):
    """Return int32 values in [0, high)."""
    return seeded(key).randint(0, high, shape).astype(np.int32)


def output_gradient(shape, phase):
    """Return cos(0.7 i + phase) over the flat index i, in float32."""
    return np.cos(0.7 * np.arange(int(np.prod(shape))) + phase).reshape(shape).astype(np.float32)
