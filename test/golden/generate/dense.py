"""Dense."""

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


FILES = {"Dense": dense}
