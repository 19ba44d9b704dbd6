"""Draws of convolutions: plain, transposed, depthwise, separable, and ConvLSTM."""

from common import Case
from drawn.chance import ACTIVATIONS, each, one_axis_less, one_axis_more
from numbers_source import uniform

CHANNELS_FIRST = {"dataFormat": "channelsFirst"}
LARGEST = {1: 7, 2: 5, 3: 4}


def image(chance, rank, channels, batch=2):
    """Return a shape of channels last and the parameters of its layout."""
    space = chance.wholes(rank, 2 if rank == 3 else 3, LARGEST[rank])
    if chance.happens(0.25):
        return [batch, channels, *space], CHANNELS_FIRST
    return [batch, *space, channels], {}


def window(chance, rank, causal=False):
    """Return size, steps, dilation and padding of a kernel."""
    params = {"kernelSize": chance.lengths(rank, 1, 3 if rank < 3 else 2)}
    params |= chance.some(padding=(0.5, ["same", "causal"] if causal else ["same"]))
    kind = chance.whole(0, 3)
    if kind == 1:
        params["strides"] = chance.lengths(rank, 1, 3)
    if kind == 2:
        params["dilationRate"] = chance.lengths(rank, 1, 2)
    return params


def finish(chance):
    """Return what comes behind the sums."""
    return chance.some(useBias=(0.25, [False]), activation=(0.35, ACTIVATIONS))


def spoilers(rank):
    """Return what makes any convolution impossible, or might."""
    return [
        one_axis_less,
        one_axis_more,
        {"kernelSize": 9, "padding": "valid"},
        {"kernelSize": 0},
        {"kernelSize": [2] * (rank + 1)},
        {"kernelSize": -1},
        {"strides": 2, "dilationRate": 2},
        {"strides": 0},
        {"dilationRate": 0},
        {"dilationRate": 9, "kernelSize": 2, "padding": "valid", "strides": 1},
    ]


def case_of(chance, type_name, shape, params):
    """Return a case of a layer of one input."""
    return Case(type_name, chance.key, params, inputs={"x": uniform(chance.key + "/x", shape, -2, 2)})


def convolution(rank):
    """Return a recipe of Conv1D, 2D or 3D."""

    def recipe(chance):
        groups = chance.one([1, 1, 1, 2, 3])
        shape, layout = image(chance, rank, groups * chance.whole(1, 2 if groups == 1 else 1), 3 - min(rank, 2))
        params = {"filters": groups * chance.whole(1, 2)} | window(chance, rank, rank == 1) | layout | finish(chance)
        if groups > 1:
            params["groups"] = groups
        impossible = [
            {"filters": 0}, {"filters": -2}, {"filters": 3, "groups": 2}, {"filters": 4, "groups": 4}, {"groups": 0},
        ]  # fmt: skip
        params, shape = chance.spoil(params, shape, impossible + spoilers(rank))
        return case_of(chance, f"Conv{rank}D", shape, params)

    return recipe


def transposed(rank):
    """Return a recipe of Conv1DTranspose, 2D or 3D."""

    def recipe(chance):
        shape, layout = image(chance, rank, chance.whole(1, 2), 1)
        axis = 2 if layout else 1
        shape[axis : axis + rank] = chance.wholes(rank, 1, 5 - rank)
        params = {"filters": chance.whole(1, 2)} | window(chance, rank) | layout | finish(chance)
        least = min(each(params.get("strides", 1), rank))
        if chance.happens(0.4) and (least > 1 or chance.happens(0.3)):
            params["outputPadding"] = chance.lengths(rank, 0, max(least - 1, 0))
        params, shape = chance.spoil(params, shape, [
            {"filters": 0}, {"strides": 2, "outputPadding": 2}, {"strides": 2, "outputPadding": -1},
            {"outputPadding": [0] * (rank + 1)}, *spoilers(rank),
        ])  # fmt: skip
        return case_of(chance, f"Conv{rank}DTranspose", shape, params)

    return recipe


def depthwise(rank, separable=False):
    """Return a recipe of DepthwiseConv or SeparableConv, 1D or 2D."""

    def recipe(chance):
        shape, layout = image(chance, rank, chance.whole(1, 3))
        params = window(chance, rank) | layout | finish(chance) | chance.some(depthMultiplier=(0.4, [2, 3]))
        if separable:
            params["filters"] = chance.whole(1, 3)
        if rank == 2 and "strides" in params and chance.happens(0.7):
            params["strides"] = max(each(params["strides"], 2))
        impossible = [{"depthMultiplier": 0}, {"depthMultiplier": -1}, {"strides": [1, 2][:rank]}]
        impossible += [{"filters": 0}] if separable else []
        params, shape = chance.spoil(params, shape, impossible + spoilers(rank))
        return case_of(chance, f"{'Separable' if separable else 'Depthwise'}Conv{rank}D", shape, params)

    return recipe


RECIPES = {
    **{f"Conv{n}D": (convolution(n), 3) for n in (1, 2, 3)},
    **{f"Conv{n}DTranspose": (transposed(n), 3) for n in (1, 2, 3)},
    **{f"DepthwiseConv{n}D": (depthwise(n), 2) for n in (1, 2)},
    **{f"SeparableConv{n}D": (depthwise(n, separable=True), 2) for n in (1, 2)},
}
