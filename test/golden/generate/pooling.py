"""Pooling; the inputs have no ties, and the maximum of a padded window never is the padding."""

import numpy as np

from common import Case
from input_shapes import by_rank
from numbers_source import distinct

FIRST = {"dataFormat": "channelsFirst"}


def cases_of(type_name, settings):
    """Return a case for each `name: (input shape, params[, low, high])`."""
    return [
        Case(type_name, name, params, inputs={"x": distinct(f"{type_name}/{name}", shape, *(limits or (-2, 2)))})
        for name, (shape, params, *limits) in settings.items()
    ]


def pooling(type_name, rank):
    """Return a maker of the cases of max or average pooling of any rank."""
    last, first = by_rank(rank)
    default = {} if type_name.startswith("Max") else {"poolSize": 2}
    uneven, uneven_strides = [2, 3, 2][:rank], [2, 1, 2][:rank]
    settings = {
        "default": (last, default),
        "poolSize 3": (last, {"poolSize": 3}),
        "poolSize 3 same": (last, {"poolSize": 3, "padding": "same"}),
        "poolSize 2 same": (last, {"poolSize": 2, "padding": "same"}),
        "poolSize 3, strides 1": (last, {"poolSize": 3, "strides": 1}),
        "poolSize 3, strides 1, same": (last, {"poolSize": 3, "strides": 1, "padding": "same"}),
        "poolSize 2, strides 3, same": (last, {"poolSize": 2, "strides": 3, "padding": "same"}),
        "uneven pool and strides": (last, {"poolSize": uneven, "strides": uneven_strides}),
        "uneven pool and strides, same": (last, {"poolSize": uneven, "strides": uneven_strides, "padding": "same"}),
        "negative inputs only": (last, default, -3, -1),
        "negative inputs only, same": (last, {"poolSize": 3, "strides": 2, "padding": "same"}, -3, -1),
        "poolSize 1, strides 2": (last, {"poolSize": 1, "strides": 2}),
        "channelsFirst": (first, default | FIRST),
        "channelsFirst, same": (first, {"poolSize": 3, "strides": 2, "padding": "same"} | FIRST),
    }
    return lambda: cases_of(type_name, settings)


def global_pooling(type_name, rank):
    """Return a maker of the cases of global pooling."""
    last, first = by_rank(rank)
    one = [2, *[1] * rank, 3]
    settings = {
        "default": (last, {}),
        "keepdims": (last, {"keepdims": True}),
        "channelsFirst": (first, FIRST),
        "channelsFirst, keepdims": (first, FIRST | {"keepdims": True}),
        "negative inputs only": (last, {}, -3, -1),
        "one place": (one, {}),
        "one channel": ([*last[:-1], 1], {}),
        "batch of one": ([1, *last[1:]], {}),
    }
    masked = masked_average() if type_name == "GlobalAveragePooling1D" else []
    return lambda: [*cases_of(type_name, settings), *masked]


def masked_average():
    """Return the cases of global average pooling over the steps that a mask leaves."""
    mask = np.array([[1, 1, 0, 1, 0, 0, 1], [0, 1, 1, 1, 1, 1, 0]], bool)
    settings = {"mask": {}, "mask, keepdims": {"keepdims": True}, "mask, channelsFirst": FIRST}
    cases = []
    for name, params in settings.items():
        shape = by_rank(1)["dataFormat" in params]
        inputs = {"x": distinct(f"GlobalAveragePooling1D/{name}", shape, -2, 2), "mask": mask}
        cases.append(Case("GlobalAveragePooling1D", name, params, inputs=inputs, call=call_with_mask))
    return cases


def call_with_mask(layer, ports, _):
    """Call a layer with the mask of its input."""
    return {"y": layer(ports["x"], mask=ports["mask"])}


def adaptive_pooling(type_name, rank):
    """Return a maker of the cases of adaptive pooling, windows of one size and of two, and more windows than values."""
    last, first = by_rank(rank)
    even = [4, 6, 2][:rank]
    settings = {
        "one": (last, {"outputSize": 1}),
        "two": (last, {"outputSize": 2}),
        "three": (last, {"outputSize": 3}),
        "each axis": (last, {"outputSize": [3, 2, 4][:rank]}),
        "as many as there are": (last, {"outputSize": last[1:-1]}),
        "more than there are": (last, {"outputSize": [9, 7, 8][:rank]}),
        "windows of one size": ([2, *even, 2], {"outputSize": 2}),
        "negative inputs only": (last, {"outputSize": 3}, -3, -1),
        "channelsFirst": (first, {"outputSize": 2} | FIRST),
        "channelsFirst, each axis": (first, {"outputSize": [3, 2, 4][:rank]} | FIRST),
    }
    return lambda: cases_of(type_name, settings)


FILES = {
    **{f"{kind}Pooling{n}D": pooling(f"{kind}Pooling{n}D", n) for kind in ("Max", "Average") for n in (1, 2, 3)},
    **{
        f"Global{kind}Pooling{n}D": global_pooling(f"Global{kind}Pooling{n}D", n)
        for kind in ("Max", "Average")
        for n in (1, 2, 3)
    },
    **{
        f"Adaptive{kind}Pooling{n}D": adaptive_pooling(f"Adaptive{kind}Pooling{n}D", n)
        for kind in ("Max", "Average")
        for n in (1, 2, 3)
    },
}
