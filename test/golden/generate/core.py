"""Small nodes: activations and penalties as layers, casts, and functions of `keras.ops` that take tensors apart."""

import numpy as np

from backend import keras
from common import Case
from names import keras_layer
from numbers_source import integers, uniform


def plain(type_name, name, x, params, function):
    """Return a case of a function of x, which is no layer; it gives y, or y1, y2, ... where it gives several."""

    def call(_, ports, training):
        result = function(ports["x"])
        if isinstance(result, (list, tuple)):
            return {f"y{i + 1}": part for i, part in enumerate(result)}
        return {"y": result}

    return Case(type_name, name, params, inputs={"x": x}, make=lambda: None, call=call)


def activation():
    """Return the cases of Activation: names, and entries with parameters of their own."""
    chosen = {
        "relu": "relu", "elu": "elu", "tanh": "tanh", "gelu": "gelu", "swish": "swish", "softmax": "softmax",
        "elu, alpha 0.5": {"type": "elu", "alpha": 0.5},
        "leakyRelu 0.1": {"type": "leakyRelu", "negativeSlope": 0.1},
        "relu to 1": {"type": "relu", "maxValue": 1, "threshold": 0.25},
        "softmax, axis 1": {"type": "softmax", "axis": 1},
    }  # fmt: skip
    cases = [
        Case("Activation", name, {"activation": value}, inputs={"x": uniform(f"Activation/{name}", [2, 3, 4], -2, 2)})
        for name, value in chosen.items()
    ]
    x = uniform("Activation/default", [5], -2, 2)
    return [*cases, Case("Activation", "default", inputs={"x": x}, make=lambda: keras.layers.Activation("relu"))]


def identity():
    """Return the cases of Identity: every rank and dtype."""
    numbers = {f"rank {len(s)}": uniform(f"Identity/{s}", s) for s in ([4], [3, 4], [2, 3, 2], [2, 1, 3, 2], [])}
    others = {"int32": integers("Identity/int32", [3, 4], 9), "bool": integers("Identity/bool", [5], 2).astype(bool)}
    values = numbers | others | {"tiny": np.array([[1e-30, -1e-7]], np.float32)}
    # Keras makes floats of what goes into a layer but for this one argument.
    layer = {"make": lambda: keras.layers.Identity(autocast=False)}
    return [Case("Identity", name, inputs={"x": np.asarray(x)}, **layer) for name, x in values.items()]


def cast():
    """Return the cases of Cast: from each dtype to each."""
    sources = {
        "float32": np.array([[-2.75, -1, -0.5], [0, 0.5, 2.5]], np.float32),
        "int32": np.array([[-2, 0, 1], [7, 100, -30]], np.int32),
        "bool": np.array([[True, False, True]]),
    }
    cases = []
    for source, x in sources.items():
        for target in sources:
            kind = keras.config.floatx() if target == "float32" else target
            params = {"dtype": target}
            case = plain("Cast", f"{source} to {target}", x, params, lambda x, kind=kind: keras.ops.cast(x, kind))
            case.jumps = True
            cases.append(case)
    return cases


def slice_():
    """Return the cases of Slice: the axis, where it starts, how long it is, whether it goes."""
    settings = {
        "default": ([3, 4, 2], {}),
        "start 2": ([3, 4, 2], {"start": 2}),
        "start -3, size 2": ([3, 4, 2], {"start": -3, "size": 2}),
        "to the end": ([3, 5], {"start": 2, "size": None}),
        "all from -2": ([3, 5], {"start": -2, "size": None}),
        "axis 0": ([4, 3], {"axis": 0, "start": 1, "size": 2}),
        "axis -1": ([2, 3, 6], {"axis": -1, "start": 3, "size": 3}),
        "axis 2, rank 4": ([2, 3, 4, 2], {"axis": 2, "start": 1, "size": 2}),
        "squeezed": ([3, 4, 2], {"start": 1, "squeeze": True}),
        "squeezed, axis -1": ([3, 4, 2], {"axis": -1, "start": -1, "squeeze": True}),
        "squeeze, two left": ([3, 4], {"size": 2, "squeeze": True}),
    }
    cases = []
    for name, (shape, params) in settings.items():
        x = uniform(f"Slice/{name}", shape)
        cases.append(plain("Slice", name, x, params, lambda x, params=params: cut(x, **params)))
    whole = plain("Slice", "int32", integers("Slice/int32", [2, 4], 9), {"size": 3}, lambda x: cut(x, size=3))
    return [*cases, whole]


def cut(x, axis=1, start=0, size=1, squeeze=False):
    """Return a part of x along an axis."""
    length = x.shape[axis]
    first = start % length
    count = length - first if size is None else size
    begin = [first if i == axis % x.ndim else 0 for i in range(x.ndim)]
    shape = [count if i == axis % x.ndim else n for i, n in enumerate(x.shape)]
    y = keras.ops.slice(x, begin, shape)
    return keras.ops.squeeze(y, axis) if squeeze and count == 1 else y


def split():
    """Return the cases of Split: parts of one length, and lengths of which the last is what remains."""
    settings = {
        "default": ([3, 4], {}),
        "three": ([2, 6], {"parts": 3}),
        "four": ([2, 3, 4], {"parts": 4}),
        "axis 1": ([2, 4, 3], {"axis": 1}),
        "axis 0": ([4, 3], {"axis": 0}),
        "axis -2, three": ([2, 6, 2], {"axis": -2, "parts": 3}),
        "one length": ([3, 5], {"sizes": [2]}),
        "two lengths": ([2, 7], {"sizes": [1, 2]}),
        "three lengths, axis 1": ([2, 8, 2], {"axis": 1, "sizes": [1, 3, 2]}),
    }
    cases = []
    for name, (shape, params) in settings.items():
        x = uniform(f"Split/{name}", shape)
        cases.append(plain("Split", name, x, params, lambda x, params=params: parts_of(x, **params)))
    return cases


def parts_of(x, axis=-1, parts=2, sizes=None):
    """Return the parts of x along an axis."""
    return keras.ops.split(x, parts if sizes is None else [int(i) for i in np.cumsum(sizes)], axis)


def activity_regularization():
    """Return the cases of ActivityRegularization, and of layers that penalize what they put out."""
    settings = {
        "default": ([3, 4], {}),
        "l1": ([3, 4], {"l1": 0.1}),
        "l2": ([3, 4], {"l2": 0.25}),
        "both": ([2, 3, 4], {"l1": 0.01, "l2": 0.5}),
        "rank 1": ([5], {"l1": 0.1, "l2": 0.1}),
        "rank 4": ([2, 2, 3, 2], {"l1": 2, "l2": 0.1}),
        "one example": ([1, 6], {"l1": 0.5, "l2": 0.5}),
        "rank 5": ([2, 1, 2, 2, 2], {"l2": 1}),
    }
    cases = [
        Case("ActivityRegularization", name, params, penalized=True,
             inputs={"x": uniform(f"ActivityRegularization/{name}", shape, -2, 2)})
        for name, (shape, params) in settings.items()
    ]  # fmt: skip
    return [*cases, *penalizing_layers()]


def penalizing_layers():
    """Return a case of each kind of layer with an activity regularizer."""
    layers = {
        "Dense": ({"units": 4, "activation": "tanh"}, [3, 5]),
        "EinsumDense": ({"equation": "abc,cd->abd", "outputShape": [None, 3]}, [2, 3, 4]),
        "Conv2D": ({"filters": 2, "kernelSize": [2, 2]}, [2, 3, 4, 2]),
        "Conv1DTranspose": ({"filters": 2, "kernelSize": [2]}, [2, 3, 2]),
        "DepthwiseConv1D": ({"kernelSize": [2]}, [2, 4, 2]),
        "SeparableConv2D": ({"filters": 3, "kernelSize": [2, 2]}, [2, 3, 4, 2]),
    }
    cases = []
    for type_name, (params, shape) in layers.items():
        name = f"{type_name} with an activity regularizer"
        given = params | {"activityRegularizer": {"type": "l1l2", "l1": 0.1, "l2": 0.2}}
        regularizer = keras.regularizers.L1L2(0.1, 0.2)
        cases.append(
            Case(type_name, name, given, penalized=True, inputs={"x": uniform(name, shape, -2, 2)},
                 make=lambda t=type_name, p=params, r=regularizer: penalized_layer(t, p, r))
        )  # fmt: skip
    return cases


def penalized_layer(type_name, params, regularizer):
    """Return a Keras layer with a penalty on its output."""
    layer = keras_layer(type_name, params)
    layer.activity_regularizer = regularizer
    return layer


FILES = {
    "Activation": activation,
    "Identity": identity,
    "Cast": cast,
    "Slice": slice_,
    "Split": split,
    "ActivityRegularization": activity_regularization,
}
