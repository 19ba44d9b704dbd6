"""The activations as nodes."""

import numpy as np

from backend import jnp, keras
from common import Case
from numbers_source import distinct, uniform

MODERATE = np.round(np.linspace(-6.03, 6.05, 36), 3).astype(np.float32)
TINY = np.outer([-1, 1], [1e-6, 3e-6, 1e-5, 2e-4, 1e-3]).ravel().astype(np.float32)
LARGE = np.outer([-1, 1], [0.45, 9.25, 15.5, 20, 40.25, 80]).ravel().astype(np.float32)
KINKED = np.round(np.concatenate([MODERATE, [-3.4, -2.46, 2.46, 3.4, -0.002, 0.002]]), 3).astype(np.float32)


def elementwise(type_name, configurations, function=None, points=MODERATE):
    """Return cases over moderate, tiny and large inputs for each configuration.

    `function(**params)` gives the activation where Keras has no layer of that name.
    """
    cases = []
    for label, params in configurations.items():
        for suffix, x in (("", points.reshape(6, -1)), (", tiny", TINY), (", large", LARGE)):
            cases.append(activation_case(type_name, label + suffix, params, x, function))
    return cases


def activation_case(type_name, name, params, x, function):
    """Return one case of an activation of the single input `x`."""
    options = {"relative": True}
    if function:
        call = function(**params)
        options |= {"make": lambda: None, "call": lambda _, ports, __: {"y": call(ports["x"])}}
    return Case(type_name, name, params, inputs={"x": x}, **options)


def named(name):
    """Return a factory of the parameterless Keras activation `name`."""
    return lambda: keras.activations.get(name)


def gelu(approximate=False):
    """Return Keras' gelu."""
    return lambda x: keras.activations.gelu(x, approximate=approximate)


def hard_sigmoid(slope=None, offset=0.5):
    """Return Keras 3's hard sigmoid, or with a slope the formula of Keras 2."""
    if slope is None:
        return keras.activations.hard_sigmoid
    return lambda x: jnp.clip(slope * x + offset, 0, 1)


def thresholded_relu(theta=1.0):
    """Return x above theta, else 0: the layer of Keras 2, which Keras 3 lacks."""
    return lambda x: jnp.where(x > theta, x, 0.0)


def keras_function(name):
    """Return a factory of a Keras activation with our parameters as its arguments."""
    return lambda **params: lambda x: getattr(keras.activations, name)(x, **renamed(params))


def renamed(params):
    """Return our parameters under Keras' names."""
    return {{"lambda": "threshold", "defaultValue": "default_value"}.get(key, key): v for key, v in params.items()}


def sparsemax(axis=-1):
    """Return the projection onto the simplex (Martins and Astudillo 2016); that of Keras 3.15.1 is wrong."""

    def project(x):
        z = jnp.moveaxis(x, axis, -1)
        ordered = -jnp.sort(-z, axis=-1)
        ranks = jnp.arange(1, z.shape[-1] + 1)
        sums = jnp.cumsum(ordered, axis=-1)
        count = jnp.sum(1 + ranks * ordered > sums, axis=-1, keepdims=True)
        threshold = (jnp.take_along_axis(sums, count - 1, axis=-1) - 1) / count
        return jnp.moveaxis(jnp.maximum(z - threshold, 0), -1, axis)

    return project


def along_axis(type_name, function, scale=4):
    """Return a maker of the cases of an activation along one axis."""
    shapes = {
        "default, rank 1": ([6], {}),
        "default, rank 2": ([3, 8], {}),
        "axis -1, rank 3": ([2, 4, 6], {"axis": -1}),
        "axis 1, rank 2": ([4, 6], {"axis": 1}),
        "axis 1, rank 3": ([2, 4, 5], {"axis": 1}),
        "axis 1, rank 4": ([2, 4, 4, 3], {"axis": 1}),
        "axis -2, rank 4": ([2, 3, 4, 3], {"axis": -2}),
        "axis 0": ([4, 5], {"axis": 0}),
    }
    cases = {name: (uniform(f"{type_name}/{name}", shape, -scale, scale), p) for name, (shape, p) in shapes.items()}
    cases["small"] = (uniform(f"{type_name}/small", [3, 8], -0.1, 0.1), {})
    cases["shifted by 100"] = (uniform(f"{type_name}/shifted", [3, 6], 98, 102), {})
    return lambda: [activation_case(type_name, name, p, x, function) for name, (x, p) in cases.items()]


def parameterized(type_name, name, configurations, points=MODERATE):
    """Return a maker of the cases of a Keras function with parameters."""
    labelled = {describe(setting): setting for setting in configurations}
    return lambda: elementwise(type_name, labelled, keras_function(name), points)


def elu():
    """Return the cases of ELU."""
    alphas = {"default": {}, **{f"alpha {a:g}": {"alpha": a} for a in (2, 0.5, 0.1)}}
    return elementwise("ELU", alphas)


def relu():
    """Return the cases of ReLU with its three parameters combined."""
    settings = [
        {},
        {"maxValue": 6},
        {"negativeSlope": 0.25},
        {"threshold": 1.5},
        {"maxValue": 3.5, "negativeSlope": 0.1},
        {"maxValue": 4.25, "threshold": 0.75},
        {"negativeSlope": 0.2, "threshold": 1.25},
        {"maxValue": 5, "negativeSlope": 0.3, "threshold": 2.5},
        {"maxValue": 2, "negativeSlope": 0.3, "threshold": 0.5},
    ]
    return elementwise("ReLU", {describe(setting): setting for setting in settings})


def describe(params):
    """Return parameters as a short name."""
    return ", ".join(f"{name} {value}" for name, value in params.items()) or "default"


def leaky_relu():
    """Return the cases of LeakyReLU: the layer's default 0.3, the function's 0.2, PyTorch's 0.01."""
    slopes = {"default": {}, **{f"slope {s:g}": {"negativeSlope": s} for s in (0.3, 0.2, 0.01, 0)}}
    return elementwise("LeakyReLU", slopes)


def prelu():
    """Return the cases of PReLU: a slope for each value, or shared along axes."""
    shapes = {
        "one slope a feature": ([4, 9], {}),
        "one slope a value, rank 4": ([2, 3, 3, 2], {}),
        "shared over height and width": ([2, 4, 3, 3], {"sharedAxes": [1, 2]}),
        "shared over width": ([2, 4, 3, 3], {"sharedAxes": [2]}),
        "shared over all": ([2, 4, 5], {"sharedAxes": [1, 2]}),
    }
    return [
        Case("PReLU", name, params, inputs={"x": distinct(f"PReLU/{name}", shape, -3, 3)})
        for name, (shape, params) in shapes.items()
    ]


def softmax():
    """Return the cases of Softmax along different axes and ranks, with large inputs and a mask."""
    shapes = {
        "default, rank 2": ([3, 7], {}),
        "axis -1, rank 3": ([2, 4, 5], {"axis": -1}),
        "axis 1, rank 2": ([4, 6], {"axis": 1}),
        "axis 1, rank 3": ([2, 4, 5], {"axis": 1}),
        "axis 1, rank 4": ([2, 3, 4, 3], {"axis": 1}),
        "axis -2, rank 4": ([2, 3, 4, 3], {"axis": -2}),
        "axis 0": ([4, 5], {"axis": 0}),
        "axes 1 and 2": ([2, 3, 5], {"axis": [1, 2]}),
        "one value": ([3, 1], {}),
    }
    cases = [
        Case("Softmax", name, params, inputs={"x": uniform(f"Softmax/{name}", shape, -4, 4)})
        for name, (shape, params) in shapes.items()
    ]
    large = np.array([[20, 20.5, -20, 1], [80, -80, 79.5, 0.25], [-80, -81.5, -80.25, -82]], np.float32)
    tiny = np.array([[1e-6, -1e-6, 3e-5], [1e-3, 0.002, -1e-5]], np.float32)
    return [
        *cases,
        Case("Softmax", "large", inputs={"x": large}),
        Case("Softmax", "shifted by 1000", inputs={"x": large / 16 + 1000}),
        Case("Softmax", "tiny", inputs={"x": tiny}),
        *masked_softmax(),
    ]


def masked_softmax():
    """Return cases whose false positions get no weight."""
    mask = np.array([[1, 1, 0, 1, 0], [0, 1, 1, 1, 1], [1, 0, 0, 0, 0]], bool)

    def call(layer, ports, training):
        return {"y": layer(ports["x"], mask=ports["mask"])}

    x = uniform("Softmax/mask", [3, 5], -4, 4)
    nothing = mask & np.array([[1], [0], [1]], bool)
    return [
        Case("Softmax", "mask", inputs={"x": x, "mask": mask}, call=call),
        Case("Softmax", "mask with an empty row", inputs={"x": x, "mask": nothing}, call=call),
        Case("Softmax", "mask, axis 0", {"axis": 0}, inputs={"x": x, "mask": mask}, call=call),
        Case("Softmax", "mask, axes 0 and 1", {"axis": [0, 1]}, inputs={"x": x, "mask": mask}, call=call),
    ]


def simple(type_name, function, label="default"):
    """Return a maker of the cases of an activation without parameters."""
    return lambda: elementwise(type_name, {label: {}}, named(function))


FILES = {
    "ELU": elu,
    "Exponential": simple("Exponential", "exponential"),
    "GELU": lambda: elementwise(
        "GELU", {"default": {}, "exact": {"approximate": False}, "approximate": {"approximate": True}}, gelu
    ),
    "HardSigmoid": lambda: elementwise(
        "HardSigmoid",
        {"default, slope 1/6": {}, "slope 0.2": {"slope": 0.2, "offset": 0.5}},
        hard_sigmoid,
        points=KINKED,
    ),
    "LeakyReLU": leaky_relu,
    "Linear": simple("Linear", "linear"),
    "PReLU": prelu,
    "ReLU": relu,
    "SELU": simple("SELU", "selu"),
    "Sigmoid": simple("Sigmoid", "sigmoid"),
    "Softmax": softmax,
    "Softplus": simple("Softplus", "softplus"),
    "Softsign": simple("Softsign", "softsign"),
    "Swish": simple("Swish", "swish"),
    "Tanh": simple("Tanh", "tanh"),
    "ThresholdedReLU": lambda: elementwise(
        "ThresholdedReLU",
        {"default": {}, "theta 0.5": {"theta": 0.5}, "theta 2.25": {"theta": 2.25}, "theta 0": {"theta": 0}},
        thresholded_relu,
    ),
    "CELU": parameterized("CELU", "celu", [{}, {"alpha": 2}, {"alpha": 0.5}]),
    "LogSigmoid": simple("LogSigmoid", "log_sigmoid"),
    "Mish": simple("Mish", "mish"),
    "ReLU6": simple("ReLU6", "relu6"),
    "HardShrink": parameterized("HardShrink", "hard_shrink", [{}, {"lambda": 1.25}, {"lambda": 0.125}]),
    "SoftShrink": parameterized("SoftShrink", "soft_shrink", [{}, {"lambda": 1.25}, {"lambda": 0.125}]),
    "HardSwish": simple("HardSwish", "hard_silu"),
    "HardTanh": simple("HardTanh", "hard_tanh"),
    "TanhShrink": simple("TanhShrink", "tanh_shrink"),
    "Squareplus": parameterized("Squareplus", "squareplus", [{}, {"b": 1}, {"b": 0.25}]),
    "SparsePlus": simple("SparsePlus", "sparse_plus"),
    "SparseSigmoid": simple("SparseSigmoid", "sparse_sigmoid"),
    "Threshold": parameterized(
        "Threshold", "threshold", [{"threshold": 1.0, "defaultValue": 0.0}, {"threshold": -0.5, "defaultValue": -2.5}]
    ),
    "LogSoftmax": along_axis("LogSoftmax", keras_function("log_softmax")),
    "Sparsemax": along_axis("Sparsemax", sparsemax, scale=1),
    "GLU": along_axis("GLU", keras_function("glu")),
}
