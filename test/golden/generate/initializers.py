"""Statistics of the initializers' draws, read from what Keras asks its random generator for."""

import math
from unittest import mock

import numpy as np
from keras.src.initializers import random_initializers

from backend import keras
from common import tensor
from names import snake_case

KERNELS = [[5, 7], [64, 16], [16, 64], [3, 4, 8], [3, 3, 4, 8], [2, 3, 2, 4, 6], [9], [1, 1]]
VECTORS = [[4], [3, 5], [2, 2, 3, 4]]
TRUNCATED_DEVIATION = 0.87962566103423978


class InitializerCase:
    """One initializer at one shape."""

    def __init__(self, type_name, params, shape):
        self.type, self.params, self.shape = type_name, params, shape
        described = ", ".join(f"{key} {value}" for key, value in params.items())
        self.name = " ".join(filter(None, [type_name, described, str(shape)]))

    def run(self):
        """Return the case as JSON data."""
        initializer = self.make()
        random = isinstance(initializer, random_initializers.RandomInitializer)
        case = {"name": self.name, "type": self.type, "params": self.params, "shape": self.shape}
        if isinstance(initializer, random_initializers.VarianceScaling):
            case["fanIn"], case["fanOut"] = map(int, random_initializers.compute_fans(tuple(self.shape)))
        if not random:
            return case | constant(np.asarray(initializer(tuple(self.shape))))
        case |= self.orthogonal() if self.type == "orthogonal" else drawn(initializer, self.shape)
        check_draw(np.asarray(initializer(tuple(self.shape))), case)
        return case

    def make(self):
        """Return the Keras initializer."""
        arguments = {key: snake_case(v) if isinstance(v, str) else v for key, v in self.params.items()}
        return getattr(keras.initializers, self.type[0].upper() + self.type[1:])(**arguments)

    def orthogonal(self):
        """Return the statistics of a matrix with orthonormal rows or columns, times the gain."""
        gain, longer = self.params.get("gain", 1.0), max(math.prod(self.shape[:-1]), self.shape[-1])
        return spread(0.0, abs(gain) / math.sqrt(longer)) | {"minimum": -abs(gain), "maximum": abs(gain)}


def spread(mean, deviation):
    """Return mean and standard deviation under their JSON names."""
    return {"mean": mean, "standardDeviation": deviation}


def constant(values):
    """Return the statistics of values that are not random, and the values."""
    bounds = {"minimum": float(values.min()), "maximum": float(values.max())}
    return spread(float(values.mean()), float(values.std())) | bounds | {"values": tensor(values)}


def drawn(initializer, shape):
    """Return the statistics of the distribution that Keras draws from."""
    asked = {}

    def normal(shape, mean, stddev, **_):
        asked.update(spread(mean, stddev))

    def truncated_normal(shape, mean, stddev, **_):
        bounds = {"minimum": mean - 2 * stddev, "maximum": mean + 2 * stddev}
        asked.update(spread(mean, stddev * TRUNCATED_DEVIATION) | bounds)

    def uniform(shape, minval, maxval, **_):
        bounds = {"minimum": minval, "maximum": maxval}
        asked.update(spread((minval + maxval) / 2, (maxval - minval) / math.sqrt(12)) | bounds)

    with mock.patch.multiple(
        random_initializers.random, normal=normal, truncated_normal=truncated_normal, uniform=uniform
    ):
        initializer(tuple(shape))
    return asked


def check_draw(values, case):
    """Refuse statistics that a real draw contradicts."""
    error = abs(values.std() - case["standardDeviation"])
    beyond = values.size > 500 and error > 0.15 * case["standardDeviation"]
    slack = 1e-6
    if (
        beyond
        or values.min() < case.get("minimum", -np.inf) - slack
        or values.max() > case.get("maximum", np.inf) + slack
    ):
        raise ArithmeticError(f"{case['name']}: a draw contradicts the statistics")


def scaled():
    """Return the parameters of varianceScaling: each mode with each distribution, and a scale."""
    modes, distributions = ("fanIn", "fanOut", "fanAvg"), ("truncatedNormal", "untruncatedNormal", "uniform")
    return [{}, {"scale": 2}] + [
        {"scale": 0.5, "mode": mode, "distribution": distribution} for mode in modes for distribution in distributions
    ]


def initializers():
    """Return the cases of all initializers."""
    matrices = [shape for shape in KERNELS if len(shape) > 1]
    plain = ("glorotNormal", "glorotUniform", "heNormal", "heUniform", "lecunNormal", "lecunUniform")
    table = [
        ("zeros", [{}], VECTORS),
        ("ones", [{}], VECTORS),
        ("constant", [{}, {"value": 2.5}, {"value": -0.75}], VECTORS),
        ("identity", [{}, {"gain": 0.5}], [[3, 3], [2, 4], [4, 2]]),
        ("randomNormal", [{}, {"mean": 1, "stddev": 0.5}], VECTORS),
        ("randomUniform", [{}, {"minval": -2, "maxval": 1}, {"minval": 0, "maxval": 1}], VECTORS),
        ("truncatedNormal", [{}, {"mean": -1, "stddev": 2}], VECTORS),
        ("varianceScaling", scaled(), [[5, 7], [3, 3, 4, 8]]),
        *((name, [{}], KERNELS) for name in plain),
        ("orthogonal", [{}, {"gain": 2}, {"gain": 0.1}], matrices),
    ]
    return [InitializerCase(name, p, shape) for name, params, shapes in table for p in params for shape in shapes]


FILES = {"initializers": initializers}
