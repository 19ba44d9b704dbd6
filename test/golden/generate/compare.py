"""Compares cases that were made anew with the stored ones."""

import numpy as np

COMPUTED = ("outputs", "updates", "after", "slots", "rates", "history", "inputGradients", "weightGradients")
# In float32 Keras subtracts powers of beta from 1: after some steps of Adam it is farther from float64 than closeness.
TEN_TIMES = ("after", "slots", "history", "inputGradients", "weightGradients")


def is_close(received, expected, factor=1):
    """Tell whether |a - b| <= factor (1e-5 |b| + 1e-6 max|b|) everywhere."""
    a, b = np.asarray(received, float), np.asarray(expected, float)
    if a.shape != b.shape:
        return False
    largest = np.max(np.abs(b), initial=0.0)
    return bool(np.all(np.abs(a - b) <= factor * (1e-5 * np.abs(b) + 1e-6 * largest)))


def problems(made, stored):
    """Return what differs between two cases of the same name, as readable lines."""
    if made.keys() != stored.keys():
        return [f"expected the keys {sorted(stored)}, received {sorted(made)}"]
    found = []
    for key in stored:
        if key in COMPUTED:
            found += different_tensors(key, made[key], stored[key], 10 if key in TEN_TIMES else 1)
        elif made[key] != stored[key]:
            found.append(f"{key} differs")
    return found


def different_tensors(key, made, stored, factor):
    """Return a line for each tensor that is not close."""
    if made.keys() != stored.keys():
        return [f"{key}: expected {sorted(stored)}, received {sorted(made)}"]
    lines = []
    for name, b in stored.items():
        a = made[name]
        same = (a["dtype"], a["shape"]) == (b["dtype"], b["shape"])
        if not (same and is_close(a["data"], b["data"], factor)):
            lines.append(f"{key}.{name} differs")
    return lines
