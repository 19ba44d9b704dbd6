"""Pooling; the inputs have no ties, and the maximum of a padded window never is the padding."""

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
    return lambda: cases_of(type_name, settings)


FILES = {
    **{f"{kind}Pooling{n}D": pooling(f"{kind}Pooling{n}D", n) for kind in ("Max", "Average") for n in (1, 2, 3)},
    **{
        f"Global{kind}Pooling{n}D": global_pooling(f"Global{kind}Pooling{n}D", n)
        for kind in ("Max", "Average")
        for n in (1, 2, 3)
    },
}
