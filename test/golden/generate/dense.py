"""Dense and EinsumDense."""

from common import Case
from numbers_source import uniform


def dense():
    """Return the cases of Dense: ranks, activations, no bias."""
    settings = {
        "rank 2": ([3, 5], {"units": 4}),
        "rank 3": ([2, 3, 5], {"units": 4}),
        "rank 4": ([2, 3, 2, 4], {"units": 3}),
        "no bias": ([3, 5], {"units": 4, "useBias": False}),
        "one unit, one feature": ([4, 1], {"units": 1}),
        "relu": ([3, 5], {"units": 4, "activation": "relu"}),
        "elu": ([3, 5], {"units": 4, "activation": "elu"}),
        "elu alpha 0.5": ([3, 5], {"units": 4, "activation": {"type": "elu", "alpha": 0.5}}),
        "elu alpha 2, rank 3, no bias": (
            [2, 3, 4],
            {"units": 3, "useBias": False, "activation": {"type": "elu", "alpha": 2}},
        ),
        "selu": ([3, 5], {"units": 4, "activation": "selu"}),
        "tanh, rank 3": ([2, 3, 4], {"units": 4, "activation": "tanh"}),
        "sigmoid": ([3, 5], {"units": 4, "activation": "sigmoid"}),
        "hardSigmoid": ([3, 5], {"units": 4, "activation": "hardSigmoid"}),
        "gelu approximate": ([3, 5], {"units": 4, "activation": {"type": "gelu", "approximate": True}}),
        "swish": ([3, 5], {"units": 4, "activation": "swish"}),
        "leakyRelu 0.1": ([3, 5], {"units": 4, "activation": {"type": "leakyRelu", "negativeSlope": 0.1}}),
        "relu to 1 with a slope": (
            [3, 5],
            {"units": 4, "activation": {"type": "relu", "maxValue": 1, "negativeSlope": 0.2}},
        ),
        "softmax": ([3, 5], {"units": 4, "activation": "softmax"}),
        "softmax axis 1, rank 3, no bias": (
            [2, 4, 3],
            {"units": 3, "useBias": False, "activation": {"type": "softmax", "axis": 1}},
        ),
        "softplus": ([3, 5], {"units": 4, "activation": "softplus"}),
        "softsign": ([3, 5], {"units": 4, "activation": "softsign"}),
        "exponential": ([3, 5], {"units": 4, "activation": "exponential"}),
    }
    return [
        Case("Dense", name, params, inputs={"x": uniform(f"Dense/{name}", shape, -2, 2)})
        for name, (shape, params) in settings.items()
    ]


def einsum_dense():
    """Return the cases of EinsumDense: which axes are summed, kept and given a bias."""
    settings = {
        "last axis": ([3, 5], {"equation": "ab,bc->ac", "outputShape": 4, "biasAxes": "c"}),
        "no bias": ([3, 5], {"equation": "ab,bc->ac", "outputShape": 4}),
        "sequence": ([2, 3, 4], {"equation": "abc,cd->abd", "outputShape": [None, 5], "biasAxes": "d"}),
        "ellipsis, rank 2": ([3, 4], {"equation": "...x,xy->...y", "outputShape": 5, "biasAxes": "y"}),
        "ellipsis, rank 4": ([2, 3, 2, 4], {"equation": "...x,xy->...y", "outputShape": 3, "biasAxes": "y"}),
        "ellipsis on the right": (
            [2, 3, 2, 4],
            {"equation": "ab...,bc->ac...", "outputShape": 5, "biasAxes": "c"},
        ),
        "heads": ([2, 3, 4], {"equation": "abc,cde->abde", "outputShape": [None, 2, 3], "biasAxes": "de"}),
        "heads joined": ([2, 3, 2, 4], {"equation": "abcd,cde->abe", "outputShape": [None, 5], "biasAxes": "e"}),
        "along time": ([2, 3, 4], {"equation": "abc,bd->adc", "outputShape": [5, None], "biasAxes": "d"}),
        "kernel for each place": (
            [2, 3, 4],
            {"equation": "abc,bcd->abd", "outputShape": [3, 5], "biasAxes": "bd"},
        ),
        "two axes summed": ([2, 3, 4], {"equation": "abc,bcd->ad", "outputShape": 5, "biasAxes": "d"}),
        "an axis only of x summed": ([2, 3, 4], {"equation": "abc,cd->ad", "outputShape": 5}),
        "result turned round": (
            [2, 3, 4],
            {"equation": "abc,cd->adb", "outputShape": [5, 3], "biasAxes": "d", "activation": "relu"},
        ),
    }
    return [
        Case("EinsumDense", name, as_list(params), inputs={"x": uniform(f"EinsumDense/{name}", shape, -2, 2)})
        for name, (shape, params) in settings.items()
    ]


def as_list(params):
    """Return the parameters with a list as output shape, as our JSON has it."""
    shape = params["outputShape"]
    return params | {"outputShape": shape if isinstance(shape, list) else [shape]}


FILES = {"Dense": dense, "EinsumDense": einsum_dense}
