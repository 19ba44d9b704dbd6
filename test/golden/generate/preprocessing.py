"""Layers that prepare data."""

import numpy as np

from backend import jnp, keras
from common import Case
from names import keras_arguments, keras_layer
from numbers_source import seeded, uniform


def integers(key, shape, count):
    """Return seeded whole numbers from 0 up to `count`, itself excluded."""
    return seeded(key).randint(0, count, shape).astype(np.int32)


def category_encoding():
    """Return the cases of CategoryEncoding: every mode over every rank."""
    shapes = {"rank 1": [5], "rank 2": [3, 4], "one number each": [4, 1], "rank 3": [2, 3, 2]}
    plain = [
        Case("CategoryEncoding", f"{mode}, {name}", {"numTokens": 6, "outputMode": mode}, jumps=True,
             inputs={"x": integers(f"CategoryEncoding/{mode}/{name}", shape, 6)})
        for mode in ("oneHot", "multiHot", "count")
        for name, shape in shapes.items()
    ]  # fmt: skip
    return [*plain, *(weighted_counts(name, shape) for name, shape in shapes.items())]


def weighted_counts(name, shape):
    """Return a case of CategoryEncoding in which each number has a weight."""

    def call(layer, ports, training):
        return {"y": layer(ports["x"], count_weights=ports["countWeights"])}

    key = f"CategoryEncoding/weighted/{name}"
    inputs = {"x": integers(key, shape, 6), "countWeights": uniform(key, shape, -1, 2)}
    params = {"numTokens": 6, "outputMode": "count"}
    return Case("CategoryEncoding", f"count, weights, {name}", params, inputs=inputs, call=call)


def normalization():
    """Return the cases of Normalization: which axes have statistics of their own, and back."""
    three, four = {"mean": [0.5, -1, 2], "variance": [4, 0.25, 1.5]}, {"mean": [0.5], "variance": [4]}
    settings = {
        "rank 2": ([4, 3], three),
        "rank 3": ([2, 4, 3], three),
        "rank 4": ([2, 2, 2, 3], three),
        "one for all": ([4, 3], {"axis": None} | four),
        "axis 1": ([2, 3, 4], {"axis": 1} | three),
        "variance 0": ([4, 3], {"mean": [0.5, -1, 2], "variance": [4, 0, 1.5]}),
        "invert": ([4, 3], three | {"invert": True}),
        "invert, one for all": ([4, 3], {"axis": None, "invert": True} | four),
    }
    return [normalization_case(name, shape, params) for name, (shape, params) in settings.items()]


def normalization_case(name, shape, params):
    """Return one case; Keras wants numbers instead of lists of one where there is no axis."""
    given = params
    if params.get("axis", -1) is None:
        given = {key: value[0] if isinstance(value, list) else value for key, value in params.items()}
    inputs = {"x": uniform(f"Normalization/{name}", shape, -2, 2)}
    return Case("Normalization", name, params, inputs=inputs, make=lambda: keras_layer("Normalization", given))


def discretization():
    """Return the cases of Discretization: every mode, no value on a boundary but in one case."""
    bounds = {"binBoundaries": [-1, 0.25, 1.5]}
    settings = {
        "default, rank 2": ([4, 5], bounds),
        "default, rank 1": ([6], bounds),
        "default, rank 3": ([2, 3, 4], bounds),
        "one boundary": ([3, 4], {"binBoundaries": [0]}),
        "oneHot": ([3, 4], bounds | {"outputMode": "oneHot"}),
        "oneHot, one number each": ([4, 1], bounds | {"outputMode": "oneHot"}),
        "multiHot": ([3, 4], bounds | {"outputMode": "multiHot"}),
        "count": ([3, 4], bounds | {"outputMode": "count"}),
    }
    cases = {name: (uniform(f"Discretization/{name}", shape, -3, 3), p) for name, (shape, p) in settings.items()}
    cases["on a boundary"] = (np.array([[-1, 0.25, 1.5]], np.float32), bounds)
    return [
        Case("Discretization", name, params, inputs={"x": x}, jumps=True, call=call_for_int32)
        for name, (x, params) in cases.items()
    ]


def call_for_int32(layer, ports, _):
    """Call a layer; whole numbers are int32, as JAX has them without 64 bits."""
    y = layer(ports["x"])
    return {"y": y.astype("int32") if jnp.issubdtype(y.dtype, jnp.integer) else y}


def center_crop():
    """Return the cases of CenterCrop: smaller, as large, larger than the image along one axis or both."""
    first = {"dataFormat": "channelsFirst"}
    settings = {
        "smaller": ([2, 5, 6, 2], {"height": 3, "width": 2}),
        "odd margins": ([2, 6, 7, 2], {"height": 3, "width": 4}),
        "as large": ([1, 4, 3, 2], {"height": 4, "width": 3}),
        "one pixel": ([2, 5, 5, 1], {"height": 1, "width": 1}),
        "larger": ([1, 4, 6, 2], {"height": 8, "width": 12}),
        "larger, another ratio": ([1, 4, 6, 2], {"height": 9, "width": 9}),
        "higher only": ([1, 4, 8, 2], {"height": 6, "width": 4}),
        "channelsFirst": ([2, 2, 5, 6], {"height": 3, "width": 2} | first),
    }
    return [
        Case("CenterCrop", name, params, inputs={"x": uniform(f"CenterCrop/{name}", shape, -2, 2)})
        for name, (shape, params) in settings.items()
    ]


def one_hot():
    """Return the cases of OneHot: every rank and place of the new axis, and numbers that are out of range."""
    settings = {
        "rank 1": ([6], 5, {}),
        "rank 2": ([3, 4], 4, {}),
        "rank 3": ([2, 3, 2], 3, {}),
        "rank 0": ([], 3, {}),
        "one class": ([4], 1, {}),
        "axis 0": ([5], 4, {"axis": 0}),
        "axis 1, rank 2": ([3, 4], 5, {"axis": 1}),
        "axis -2, rank 2": ([3, 4], 5, {"axis": -2}),
        "axis 2, rank 2": ([3, 4], 5, {"axis": 2}),
        "axis -1": ([2, 3], 2, {"axis": -1}),
    }
    cases = {name: (integers(f"OneHot/{name}", shape, count), count, p) for name, (shape, count, p) in settings.items()}
    cases["out of range"] = (np.array([[-1, 0, 3], [7, 2, -9]], np.int32), 3, {})
    return [one_hot_case(name, x, {"numClasses": count} | axis) for name, (x, count, axis) in cases.items()]


def one_hot_case(name, x, params):
    """Return one case of the function, which is no layer."""

    def call(_, ports, training):
        return {"y": keras.ops.one_hot(ports["x"], **keras_arguments(params))}

    return Case("OneHot", name, params, inputs={"x": np.asarray(x)}, make=lambda: None, call=call)


FILES = {
    "OneHot": one_hot,
    "CenterCrop": center_crop,
    "CategoryEncoding": category_encoding,
    "Normalization": normalization,
    "Discretization": discretization,
}
