"""Draws of recurrent layers, cells, wrappers and ConvLSTM."""

import numpy as np

from cells import GATES, cell_case, dropout_masks
from common import Case
from drawn.convolutions import image
from names import keras_layer
from numbers_source import seeded, uniform
from recurrent import recurrent_case, run
from sequences import both_ways, of_layer, with_mask

ACTIVATIONS = ("relu", "sigmoid", "linear", {"type": "elu", "alpha": 0.5})
ORDER = {"returnSequences": (0.4, [True]), "goBackwards": (0.3, [True])}


def cell_params(chance, kind):
    """Return the parameters of a cell without dropout."""
    params = {"units": chance.whole(1, 4)} | chance.some(useBias=(0.25, [False]), activation=(0.3, ACTIVATIONS))
    if kind != "SimpleRNN":
        params |= chance.some(recurrentActivation=(0.3, ["hardSigmoid", "tanh"]))
    return params | (chance.some(resetAfter=(0.4, [False])) if kind == "GRU" else {})


def dropped(chance):
    """Return dropout, mostly none."""
    return chance.some(dropout=(0.2, [0.4]), recurrentDropout=(0.2, [0.3]))


def mode_of(params):
    """Return training where something is dropped."""
    return "training" if params.get("dropout") or params.get("recurrentDropout") else "inference"


def mask_of(chance, batch, time):
    """Return a mask of the steps of time, or none."""
    return (seeded(chance.key + "/mask").uniform(size=[batch, time]) < 0.6).tolist() if chance.happens(0.3) else None


def impossible(chance, case):
    """Make a recurrent case impossible."""
    x, kind = case.inputs["x"], chance.whole(0, 6)
    if kind == 0:
        case.inputs["x"] = x[..., 0]
    if kind == 1:
        case.inputs["x"] = x[..., None]
    if kind == 2:
        case.inputs["h"] = uniform(case.key, [x.shape[0], 7])
        case.inputs |= {"c": uniform(case.key, [x.shape[0], 7])} if case.type == "LSTM" else {}
    if kind == 3:
        case.inputs["mask"] = np.ones([x.shape[0], 9], bool)
    if kind > 3:
        broken = [{"units": 0}, {"units": -1}, {"activation": "tan"}][kind - 4]
        states = {port: value for port, value in case.inputs.items() if port not in "hc"}
        params = case.params | broken
        case.params, case.inputs = params, states
        case.make = lambda: keras_layer(case.type, params | {"returnState": True})
    return case


def layer(kind):
    """Return a recipe of SimpleRNN, GRU or LSTM."""

    def recipe(chance):
        shape = [2, chance.whole(1, 4), chance.whole(1, 3)]
        params = cell_params(chance, kind) | dropped(chance) | chance.some(**ORDER)
        params |= chance.some(zeroOutputForMask=(0.15, [True]))
        options = {"mask": mask_of(chance, *shape[:2]), "state": chance.happens(0.3), "mode": mode_of(params)}
        case = recurrent_case(kind, chance.key, params, shape=shape, **options)
        return impossible(chance, case) if chance.spoils else case

    return recipe


def rnn(chance):
    """Draw an RNN of a cell."""
    kind = chance.one(GATES)
    shape = [2, chance.whole(1, 4), chance.whole(1, 3)]
    cell = (kind + "Cell", cell_params(chance, kind) | dropped(chance))
    options = {"mask": mask_of(chance, *shape[:2]), "state": chance.happens(0.3), "mode": mode_of(cell[1])}
    return recurrent_case("RNN", chance.key, chance.some(**ORDER), shape=shape, cell=cell, **options)


def cell(kind):
    """Return a recipe of a cell."""

    def recipe(chance):
        params = cell_params(chance, kind) | dropped(chance)
        case = cell_case(kind + "Cell", chance.key, params, mode=mode_of(params), features=chance.whole(1, 4))
        if not chance.spoils:
            return case
        x, size = case.inputs["x"], case.inputs["h"].shape[1]
        which = chance.whole(0, 2)
        if which == 0:
            case.inputs |= {port: uniform(case.key, [2, size + 2]) for port in case.inputs if port in "hc"}
        if which == 1:
            case.params = case.params | {"units": 0}
            case.inputs = {"x": x}
        if which == 2:
            case.inputs["x"] = x[:, 0]
        return case

    return recipe


def bidirectional(chance):
    """Draw a Bidirectional."""
    kind = chance.one(GATES)
    shape = [2, chance.whole(1, 4), chance.whole(1, 3)]
    inner = (kind, cell_params(chance, kind) | chance.some(returnSequences=(0.5, [True])))
    params = chance.some(mergeMode=(0.7, ["concat", "sum", "mul", "ave"]))
    mask = mask_of(chance, *shape[:2])
    if chance.spoils:
        params, inner, shape = chance.one([
            ({"mergeMode": "max"}, inner, shape), (params, ("Dense", {"units": 2}), shape), (params, inner, shape[:2]),
            (params, (kind, {"units": 0}), shape),
        ])  # fmt: skip
        mask = None
    return of_layer("Bidirectional", chance.key, params, inner, shape, weight_name=both_ways, call=with_mask, mask=mask)


def time_distributed(chance):
    """Draw a TimeDistributed."""
    inner, shape = chance.one([
        (("Dense", {"units": chance.whole(1, 3)}), [2, 3, 4]),
        (("Dense", {"units": 2, "activation": "tanh"}), [2, 2, 3, 2]),
        (("Conv1D", {"filters": 2, "kernelSize": chance.whole(1, 3)}), [2, 2, 4, 2]),
        (("MaxPooling1D", {"poolSize": 2}), [2, 2, 4, 2]),
        (("GRU", {"units": 2}), [2, 2, 3, 2]),
        (("LayerNormalization", {}), [2, 3, 4]),
    ])  # fmt: skip
    if chance.spoils:
        inner, shape = chance.one([
            (inner, [2]), (("Conv1D", {"filters": 2, "kernelSize": 5}), [2, 2, 4, 2]), (("Dense", {"units": 0}), shape),
            (("Conv2D", {"filters": 2, "kernelSize": 1}), [2, 3, 4, 2]), (("GRU", {"units": 2}), [2, 3, 4]),
        ])  # fmt: skip
    return of_layer("TimeDistributed", chance.key, {}, inner, shape)


def conv_lstm(rank):
    """Return a recipe of ConvLSTM1D, 2D or 3D."""

    def recipe(chance):
        type_name = f"ConvLSTM{rank}D"
        space, layout = image(chance, rank, chance.whole(1, 2), 1)
        small = [min(size, 5 - rank) for size in space[1:]]
        params = {"filters": chance.whole(1, 2), "kernelSize": chance.lengths(rank, 1, 2)} | layout
        params |= chance.some(padding=(0.5, ["same"]), useBias=(0.2, [False]), **ORDER)
        params |= chance.some(**{chance.one(["strides", "dilationRate"]): (0.3, [2])}) | dropped(chance)
        params, small = chance.spoil(params, small, [
            {"filters": 0}, {"kernelSize": 9, "padding": "valid"}, {"strides": 2, "dilationRate": 2}, {"kernelSize": 0},
            lambda params, shape: (params, shape[:-1]), lambda params, shape: (params, [*shape, 2]),
        ])  # fmt: skip
        return Case(
            type_name, chance.key, params, inputs={"x": uniform(chance.key, [1, 2, *small])}, call=run,
            mode=mode_of(params), make=lambda: keras_layer(type_name, params | {"returnState": True}),
            random=dropout_masks(4, params, always_each=True),
        )  # fmt: skip

    return recipe


RECIPES = {
    **{kind: (layer(kind), 3) for kind in GATES},
    **{f"{kind}Cell": (cell(kind), 2) for kind in GATES},
    "RNN": (rnn, 3), "Bidirectional": (bidirectional, 3), "TimeDistributed": (time_distributed, 2),
    **{f"ConvLSTM{n}D": (conv_lstm(n), 2) for n in (1, 2, 3)},
}  # fmt: skip
