"""Activations, sums and the like."""

import numpy as np

from onnx_nodes.operator import LeftOut, converted


def activation(type_name, **params):
    """Return a converter to the activation node; `params` maps our parameters to (attribute, default)."""

    def convert(operator):
        given = {ours: operator.attribute(*theirs) for ours, theirs in params.items()}
        return one_to_one(type_name, given)(operator)

    return convert


def one_to_one(type_name, params=None):
    """Return a converter of an operator of one input and one output."""

    def convert(operator):
        return converted(type_name, params or {}, {"x": operator.input(0)}, {"y": operator.output(0)})

    return convert


def gelu(operator):
    """Return the case of GELU."""
    return one_to_one("GELU", {"approximate": operator.attribute("approximate", "none") == "tanh"})(operator)


def selu(operator):
    """Return the case of SELU, whose constants are no parameters of ours."""
    alpha, gamma = np.float32(1.67326319217681884765625), np.float32(1.05070102214813232421875)
    operator.refuse_attributes(
        "the constants of our SELU are fixed", alpha=float(str(alpha)), gamma=float(str(gamma))
    )
    return one_to_one("SELU")(operator)


def swish(operator):
    """Return the case of Swish."""
    operator.refuse_attributes("our Swish has no factor", alpha=1.0)
    return one_to_one("Swish")(operator)


def shrink(operator):
    """Return the case of HardShrink or SoftShrink."""
    bias, threshold = operator.attribute("bias", 0.0), operator.attribute("lambd", 0.5)
    if bias not in (0, threshold):
        raise LeftOut(f"bias {bias}: our shrinks take away nothing or the threshold")
    return one_to_one("SoftShrink" if bias else "HardShrink", {"lambda": threshold})(operator)


def prelu(operator):
    """Return the case of PReLU, whose slopes are a weight without the batch."""
    x, slope = operator.inputs
    if slope.ndim == x.ndim and slope.shape[0] > 1:
        raise LeftOut("a slope for each example: ours are a weight, the same for all")
    features = slope.reshape((1,) * (x.ndim - slope.ndim) + slope.shape)[0]
    shared = [axis + 1 for axis, length in enumerate(features.shape) if length < x.shape[axis + 1]]
    params = {"sharedAxes": shared} if shared else {}
    return converted("PReLU", params, {"x": x}, {"y": operator.output(0)}, {"alpha": features})


def along_axis(type_name):
    """Return a converter of a softmax, whose default axis is the last one since opset 13."""
    return lambda operator: one_to_one(type_name, axis_param(type_name, operator.attribute("axis", -1)))(operator)


def axis_param(type_name, axis):
    """Return the axis as the node takes it."""
    return {"axis": [axis] if type_name == "Softmax" else axis}


def merge(type_name):
    """Return a converter of an operator over any number of tensors."""

    def convert(operator):
        if len(operator.inputs) < 2:
            raise LeftOut("one input: Keras' merges want two")
        rank = max(x.ndim for x in operator.inputs)
        if any(x.ndim < rank for x in operator.inputs):
            raise LeftOut("a missing axis: NumPy puts it in front, Keras behind the batch")
        ports = {f"x{index + 1}": x for index, x in enumerate(operator.inputs)}
        return converted(type_name, {}, ports, {"y": operator.output(0)})

    return convert


def dropout(operator):
    """Return the case of Dropout in inference."""
    operator.refuse_outputs(1, "the mask is not an output of ours")
    is_training = operator.input(2) is not None and bool(operator.input(2))
    ratio = 0.5 if operator.input(1) is None else float(str(np.float32(operator.input(1))))
    if is_training and ratio > 0:
        raise LeftOut("training: every system draws numbers of its own")
    mode = "training" if is_training else "inference"
    return converted("Dropout", {"rate": ratio}, {"x": operator.input(0)}, {"y": operator.output(0)}, mode=mode)


OPERATORS = {
    "Relu": one_to_one("ReLU"),
    "Elu": activation("ELU", alpha=("alpha", 1.0)),
    "LeakyRelu": activation("LeakyReLU", negativeSlope=("alpha", 0.01)),
    "Selu": selu,
    "Gelu": gelu,
    "HardSigmoid": activation("HardSigmoid", slope=("alpha", 0.2), offset=("beta", 0.5)),
    "HardSwish": one_to_one("HardSwish"),
    "Mish": one_to_one("Mish"),
    "Celu": activation("CELU", alpha=("alpha", 1.0)),
    "ThresholdedRelu": activation("ThresholdedReLU", theta=("alpha", 1.0)),
    "Softplus": one_to_one("Softplus"),
    "Softsign": one_to_one("Softsign"),
    "Softmax": along_axis("Softmax"),
    "LogSoftmax": along_axis("LogSoftmax"),
    "Sigmoid": one_to_one("Sigmoid"),
    "Tanh": one_to_one("Tanh"),
    "Exp": one_to_one("Exponential"),
    "Swish": swish,
    "Shrink": shrink,
    "PRelu": prelu,
    "Add": merge("Add"),
    "Sub": merge("Subtract"),
    "Mul": merge("Multiply"),
    "Max": merge("Maximum"),
    "Min": merge("Minimum"),
    "Mean": merge("Average"),
    "Dropout": dropout,
}
