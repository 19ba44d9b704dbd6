"""Draws of activations."""

import numpy as np

from activations import activation_case, gelu, hard_sigmoid, keras_function, named, sparsemax, thresholded_relu
from common import Case
from drawn.chance import one_axis_less
from drawn.shaping import any_shape
from numbers_source import distinct, seeded, uniform

SIMPLE = {
    "Exponential": "exponential", "Linear": "linear", "SELU": "selu", "Sigmoid": "sigmoid", "Softplus": "softplus",
    "Softsign": "softsign", "Swish": "swish", "Tanh": "tanh", "LogSigmoid": "log_sigmoid", "Mish": "mish",
    "ReLU6": "relu6", "HardSwish": "hard_silu", "HardTanh": "hard_tanh", "TanhShrink": "tanh_shrink",
    "SparsePlus": "sparse_plus", "SparseSigmoid": "sparse_sigmoid",
}  # fmt: skip
# type: (function of the parameters or None for a Keras layer, parameters to choose from, impossible ones)
PARAMETERS = {
    "ELU": (None, {"alpha": [0.5, 1, 2, 0.1]}, []),
    "LeakyReLU": (None, {"negativeSlope": [0, 0.01, 0.2, 0.5]}, [{"negativeSlope": -0.5}]),
    "ReLU": (
        None,
        {"maxValue": [1.2503, 6], "negativeSlope": [0.1, 0.25], "threshold": [0.5007, 1.2501]},
        [{"maxValue": -1}, {"negativeSlope": -0.25}, {"threshold": -1}],
    ),
    "GELU": (gelu, {"approximate": [True, False]}, []),
    "HardSigmoid": (hard_sigmoid, {}, []),
    "ThresholdedReLU": (thresholded_relu, {"theta": [0.5003, 1.2503]}, []),
    "CELU": (keras_function("celu"), {"alpha": [0.5, 2]}, [{"alpha": 0}]),
    "HardShrink": (keras_function("hard_shrink"), {"lambda": [0.5003, 1.2503]}, []),
    "SoftShrink": (keras_function("soft_shrink"), {"lambda": [0.5003, 1.2503]}, []),
    "Squareplus": (keras_function("squareplus"), {"b": [1, 0.25]}, []),
    "Threshold": (keras_function("threshold"), {"threshold": [0.5003, -0.4997], "defaultValue": [0, -2.5]}, []),
}
ALONG_AXIS = {"LogSoftmax": keras_function("log_softmax"), "Sparsemax": sparsemax, "GLU": keras_function("glu")}


def simple(type_name, function):
    """Return a recipe of an activation without parameters."""

    def recipe(chance):
        x = uniform(chance.key, any_shape(chance, 1, 4), -4, 4)
        return activation_case(type_name, chance.key, {}, x, named(function))

    return recipe


def parameterized(type_name, function, values, impossible):
    """Return a recipe of an activation with parameters."""

    def recipe(chance):
        params = chance.some(**{name: (0.7, choices) for name, choices in values.items()})
        if type_name == "Threshold":
            params = {"threshold": 1.0003, "defaultValue": 0.0} | params
        shape = any_shape(chance, 1, 4)
        if impossible:
            params, shape = chance.spoil(params, shape, impossible)
        return activation_case(type_name, chance.key, params, uniform(chance.key, shape, -3, 3), function)

    return recipe


def along_axis(type_name, function):
    """Return a recipe of an activation along one axis."""

    def recipe(chance):
        shape = any_shape(chance, 2, 4)
        axis = chance.one([-1, len(shape) - 1, 1])
        if type_name == "GLU":
            shape[axis] = 2 * chance.whole(1, 2)
        params, shape = chance.spoil({"axis": axis} if axis != -1 or chance.happens() else {}, shape, [
            {"axis": 6}, {"axis": -7}, *([lambda p, s: (p, [2, 3, 3, 3])] if type_name == "GLU" else []),
        ])  # fmt: skip
        return activation_case(type_name, chance.key, params, uniform(chance.key, shape, -1, 1), function)

    return recipe


def softmax(chance):
    """Draw a Softmax, along one axis or several, some with a mask."""

    def call(layer, ports, training):
        return {"y": layer(ports["x"], mask=ports["mask"])}

    shape = any_shape(chance, 2, 4)
    params = chance.some(axis=(0.6, [-1, 1, len(shape) - 1, list(range(1, len(shape)))]))
    params, shape = chance.spoil(params, shape, [{"axis": 5}, {"axis": -6}, {"axis": [1, 8]}])
    inputs, options = {"x": uniform(chance.key, shape, -4, 4)}, {}
    if chance.happens(0.3):
        inputs["mask"] = np.asarray(seeded(chance.key + "/mask").uniform(size=shape) < 0.7)
        options["call"] = call
    return Case("Softmax", chance.key, params, inputs=inputs, **options)


def prelu(chance):
    """Draw a PReLU."""
    shape = any_shape(chance, 2, 4)
    shared = [axis for axis in range(1, len(shape)) if chance.happens(0.4)]
    params, shape = chance.spoil({"sharedAxes": shared} if shared else {}, shape, [
        {"sharedAxes": [6]}, {"sharedAxes": [0]}, {"sharedAxes": [1, 9]}, one_axis_less,
    ])  # fmt: skip
    return Case("PReLU", chance.key, params, inputs={"x": distinct(chance.key, shape)})


RECIPES = {
    **{name: (simple(name, function), 0.5) for name, function in SIMPLE.items()},
    **{name: (parameterized(name, *rest), 1) for name, rest in PARAMETERS.items()},
    **{name: (along_axis(name, function), 1) for name, function in ALONG_AXIS.items()},
    "Softmax": (softmax, 2),
    "PReLU": (prelu, 1),
}
