"""Draws of pooling: windows, adaptive and global. No input has a tie."""

import numpy as np

from common import Case
from drawn.chance import one_axis_less, one_axis_more
from drawn.convolutions import image
from numbers_source import distinct, seeded
from pooling import call_with_mask


def case_of(chance, type_name, shape, params, **options):
    """Return a case of values that all differ."""
    inputs = {"x": distinct(chance.key + "/x", shape)} | options.pop("inputs", {})
    return Case(type_name, chance.key, params, inputs=inputs, **options)


def pooling(kind, rank):
    """Return a recipe of pooling over windows."""

    def recipe(chance):
        shape, layout = image(chance, rank, chance.whole(1, 2), 3 - min(rank, 2))
        params = {"poolSize": chance.lengths(rank, 1, 3 if rank < 3 else 2)} | layout
        params |= chance.some(padding=(0.5, ["same"]), strides=(0.6, [chance.lengths(rank, 1, 3)]))
        params, shape = chance.spoil(params, shape, [
            one_axis_less, one_axis_more, {"poolSize": 9, "padding": "valid"}, {"poolSize": 0}, {"poolSize": -2},
            {"strides": 0}, {"strides": -1}, {"poolSize": [2] * (rank + 1)}, {"strides": [1] * (rank + 1)},
            {"padding": "causal"},
        ])  # fmt: skip
        return case_of(chance, f"{kind}Pooling{rank}D", shape, params)

    return recipe


def global_pooling(kind, rank):
    """Return a recipe of global pooling, for averages over time with a mask."""

    def recipe(chance):
        shape, layout = image(chance, rank, chance.whole(1, 3))
        params = layout | chance.some(keepdims=(0.4, [True]))
        params, shape = chance.spoil(params, shape, [one_axis_less, one_axis_more, {"dataFormat": "last"}])
        options = {}
        if (kind, rank) == ("Average", 1) and chance.happens(0.5):
            time = shape[2 if layout and len(shape) > 2 else 1]
            mask = seeded(chance.key + "/mask").uniform(size=[shape[0], time]) < 0.6
            mask[:, 0] = True
            options = {"inputs": {"mask": np.asarray(mask)}, "call": call_with_mask}
        return case_of(chance, f"Global{kind}Pooling{rank}D", shape, params, **options)

    return recipe


def adaptive(kind, rank):
    """Return a recipe of adaptive pooling."""

    def recipe(chance):
        shape, layout = image(chance, rank, chance.whole(1, 2), 1)
        params = {"outputSize": chance.lengths(rank, 1, 4)} | layout
        params, shape = chance.spoil(params, shape, [
            one_axis_less, one_axis_more, {"outputSize": 0}, {"outputSize": -1}, {"outputSize": [2] * (rank + 1)},
        ])  # fmt: skip
        return case_of(chance, f"Adaptive{kind}Pooling{rank}D", shape, params)

    return recipe


RECIPES = {
    **{f"{kind}Pooling{n}D": (pooling(kind, n), 2) for kind in ("Max", "Average") for n in (1, 2, 3)},
    **{f"Global{kind}Pooling{n}D": (global_pooling(kind, n), 1) for kind in ("Max", "Average") for n in (1, 2, 3)},
    **{f"Adaptive{kind}Pooling{n}D": (adaptive(kind, n), 1) for kind in ("Max", "Average") for n in (1, 2, 3)},
}
