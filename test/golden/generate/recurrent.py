"""Recurrent layers: sequences, states, masks, backwards, dropout; and RNN with each cell."""

import numpy as np

from cells import DROPPED, GATES, HARD, dropout_masks
from common import Case
from names import keras_layer
from numbers_source import uniform

MASKS = {
    "right-padded": [[1, 1, 1, 0, 0], [1, 1, 1, 1, 1], [1, 0, 0, 0, 0]],
    "with holes": [[0, 1, 0, 1, 1], [1, 0, 1, 1, 0], [0, 0, 1, 0, 1]],
    "a row of nothing": [[0, 0, 0, 0, 0], [0, 1, 1, 0, 0], [1, 1, 1, 1, 1]],
}
HOLES = MASKS["with holes"]
SEQUENCES = {"returnSequences": True}
BACKWARDS = {"goBackwards": True}


def run(layer, ports, training):
    """Apply a layer made with `return_state=True`; without it the output must be the same."""
    states = [ports[name] for name in "hc" if name in ports]
    options = {"mask": ports.get("mask"), "initial_state": states or None, "training": training}
    y, *new_states = layer(ports["x"], **options)
    return {"y": y, **dict(zip("hc", new_states, strict=False))}


def recurrent_case(type_name, name, params, *, mask=None, state=False, mode="inference", shape=(3, 5, 3), cell=None):
    """Return a case of a layer, or with `cell` (type, params) of RNN with that cell."""
    key, of_cell = f"{type_name}/{name}", ({"units": 3} | cell[1] if cell else {"units": 4} | params)
    if not cell:
        params = of_cell
    kind = (cell[0] if cell else type_name).removesuffix("Cell")
    inputs = {"x": uniform(key + "/x", shape, -2, 2)}
    if state:
        ports = "hc" if kind == "LSTM" else "h"
        inputs |= {port: uniform(f"{key}/{port}", [shape[0], of_cell["units"]]) for port in ports}
    if mask:
        inputs["mask"] = np.array(mask, bool)
    return Case(
        type_name, name, params, inputs=inputs, mode=mode, call=run,
        make=lambda: make(type_name, params, (cell[0], of_cell) if cell else None),
        random=dropout_masks(GATES[kind], of_cell),
        extra={"layer": {"type": cell[0], "params": of_cell}} if cell else {},
    )  # fmt: skip


def make(type_name, params, cell):
    """Return the Keras layer, which always gives its states too."""
    if not cell:
        return keras_layer(type_name, params | {"returnState": True})
    return keras_layer("RNN", params | {"returnState": True}, keras_layer(*cell))


def sequence_cases(case):
    """Return the cases of order, state and mask; `case` gets a name, the layer's params and options."""
    masked = [
        case(f"mask {name}{', returnSequences' if more else ''}", more, mask=mask)
        for name, mask in MASKS.items()
        for more in ({}, SEQUENCES)
    ]
    return [
        case("default", {}),
        case("returnSequences", SEQUENCES),
        case("returnState", {"returnState": True}),
        case("returnSequences, returnState", SEQUENCES | {"returnState": True}),
        case("goBackwards", BACKWARDS),
        case("goBackwards, returnSequences", BACKWARDS | SEQUENCES),
        case("initial state", {}, state=True),
        case("initial state, returnSequences, goBackwards", SEQUENCES | BACKWARDS, state=True),
        case("one time step", SEQUENCES, shape=(2, 1, 3)),
        *masked,
        case("mask, goBackwards", BACKWARDS, mask=HOLES),
        case("mask, goBackwards, returnSequences", BACKWARDS | SEQUENCES, mask=HOLES),
        case("mask, initial state, returnSequences", SEQUENCES, mask=HOLES, state=True),
        case("mask, initial state, goBackwards, returnSequences", SEQUENCES | BACKWARDS, mask=HOLES, state=True),
        case("mask, zeroOutputForMask", {"zeroOutputForMask": True}, mask=HOLES),
        case("mask, zeroOutputForMask, returnSequences", SEQUENCES | {"zeroOutputForMask": True}, mask=HOLES),
    ]


def parameter_cases(case):
    """Return the cases of the cell's parameters; `case` gets a name, the cell's params and options."""
    return [
        case("no bias", {"useBias": False}),
        case("relu", {"activation": "relu"}),
        case("elu alpha 0.5", {"activation": {"type": "elu", "alpha": 0.5}}),
        case("one unit, one feature", {"units": 1}, shape=(2, 4, 1)),
        case("dropout", {"dropout": 0.4}, mode="training"),
        case("recurrentDropout", {"recurrentDropout": 0.3}, mode="training"),
        case("both dropouts", DROPPED, mode="training"),
        case("both dropouts, mask, initial state", DROPPED, mode="training", mask=HOLES, state=True),
        case("both dropouts, inference", DROPPED),
    ]


def gru_cases(case):
    """Return the cases of what only GRU has."""
    before = {"resetAfter": False}
    return [
        case("hardSigmoid", HARD),
        case("resetAfter false", before),
        case("resetAfter false, initial state, mask", before, state=True, mask=HOLES),
        case("resetAfter false, no bias", before | {"useBias": False}),
        case("resetAfter false, hardSigmoid, relu", before | HARD | {"activation": "relu"}),
        case("resetAfter false, dropout", before | {"dropout": 0.4}, mode="training"),
        case("resetAfter false, both dropouts", before | DROPPED, mode="training"),
    ]


def lstm_cases(case):
    """Return the cases of what only LSTM has."""
    return [
        case("hardSigmoid", HARD),
        case("hardSigmoid, relu", HARD | {"activation": "relu"}),
        case("unitForgetBias false", {"unitForgetBias": False}),
    ]


SPECIAL = {"SimpleRNN": lambda case: [], "GRU": gru_cases, "LSTM": lstm_cases}


def layer(type_name):
    """Return a maker of the cases of SimpleRNN, GRU or LSTM."""

    def case(name, params, **options):
        return recurrent_case(type_name, name, params, **options)

    return lambda: [*sequence_cases(case), *parameter_cases(case), *SPECIAL[type_name](case)]


def rnn():
    """Return the cases of RNN with each cell."""
    cases = []
    for kind in GATES:
        cell_type = kind + "Cell"

        def of_layer(name, params, cell_type=cell_type, **options):
            options = {"shape": (3, 5, 2)} | options
            return recurrent_case("RNN", f"{cell_type}, {name}", params, cell=(cell_type, {}), **options)

        def of_cell(name, params, cell_type=cell_type, **options):
            options = {"shape": (3, 5, 2)} | options
            return recurrent_case("RNN", f"{cell_type}, {name}", SEQUENCES, cell=(cell_type, params), **options)

        cases += [*sequence_cases(of_layer), *parameter_cases(of_cell), *SPECIAL[kind](of_cell)]
    return cases


FILES = {**{type_name: layer(type_name) for type_name in GATES}, "RNN": rnn}
