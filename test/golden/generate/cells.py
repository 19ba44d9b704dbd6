"""Recurrent cells, stepped by hand: x, h (and c) in, y, h (and c) out."""

import numpy as np

from common import Case
from numbers_source import uniform

STATES = {"SimpleRNNCell": ("h",), "GRUCell": ("h",), "LSTMCell": ("h", "c")}
GATES = {"SimpleRNN": 1, "GRU": 3, "LSTM": 4}
HARD = {"recurrentActivation": "hardSigmoid"}
DROPPED = {"dropout": 0.4, "recurrentDropout": 0.3}


def step(cell, ports, training):
    """Apply a cell once, with masks of this step's own."""
    cell.reset_dropout_mask()
    cell.reset_recurrent_dropout_mask()
    states = [ports[name] for name in "hc" if name in ports]
    y, new_states = cell(ports["x"], states, training=training)
    return {"y": y, **dict(zip("hc", new_states, strict=False))}


def dropout_masks(gates, params, *, always_each=False, prefix=""):
    """Return a function that names the keep masks, in the order in which Keras draws them.

    GRU and LSTM draw one mask a gate as soon as `recurrentDropout` is set, else one for all gates;
    ConvLSTM always draws one a gate.
    """
    count = gates if always_each or params.get("recurrentDropout") else 1

    def name(drawn):
        masks = list(drawn)
        named = {}
        for purpose in ("dropout", "recurrentDropout"):
            if params.get(purpose):
                part, masks = masks[:count], masks[count:]
                named[prefix + purpose] = np.stack(part) if count > 1 else part[0]
        if masks:
            raise ValueError("more masks were drawn than have a name")
        return named

    return name


def cell_case(type_name, name, params, *, mode="inference", features=3, zero_state=False):
    """Return a case of one step."""
    params = {"units": 4} | params
    states = {port: uniform(f"{type_name}/{name}/{port}", [2, params["units"]]) for port in STATES[type_name]}
    if zero_state:
        states = {port: np.zeros_like(value) for port, value in states.items()}
    return Case(
        type_name, name, params, mode=mode, call=step,
        inputs={"x": uniform(f"{type_name}/{name}/x", [2, features], -2, 2), **states},
        random=dropout_masks(GATES[type_name.removesuffix("Cell")], params),
    )  # fmt: skip


def common_cell_cases(type_name):
    """Return the cases that all cells have."""
    return [
        cell_case(type_name, "default", {}),
        cell_case(type_name, "zero state", {}, zero_state=True),
        cell_case(type_name, "no bias", {"useBias": False}),
        cell_case(type_name, "relu", {"activation": "relu"}),
        cell_case(type_name, "elu alpha 0.5", {"activation": {"type": "elu", "alpha": 0.5}}),
        cell_case(type_name, "one unit, one feature", {"units": 1}, features=1),
        cell_case(type_name, "dropout", {"dropout": 0.4}, mode="training"),
        cell_case(type_name, "recurrentDropout", {"recurrentDropout": 0.3}, mode="training"),
        cell_case(type_name, "both dropouts", DROPPED, mode="training"),
        cell_case(type_name, "both dropouts, inference", DROPPED),
    ]


def simple_rnn_cell():
    """Return the cases of SimpleRNNCell."""
    return common_cell_cases("SimpleRNNCell")


def gru_cell():
    """Return the cases of GRUCell, with the reset gate before and after the product."""
    before = {"resetAfter": False}
    return [
        *common_cell_cases("GRUCell"),
        cell_case("GRUCell", "hardSigmoid", HARD),
        cell_case("GRUCell", "resetAfter false", before),
        cell_case("GRUCell", "resetAfter false, no bias", before | {"useBias": False}),
        cell_case("GRUCell", "resetAfter false, hardSigmoid, relu", before | HARD | {"activation": "relu"}),
        cell_case("GRUCell", "resetAfter false, dropout", before | {"dropout": 0.4}, mode="training"),
        cell_case("GRUCell", "resetAfter false, both dropouts", before | DROPPED, mode="training"),
    ]


def lstm_cell():
    """Return the cases of LSTMCell."""
    return [
        *common_cell_cases("LSTMCell"),
        cell_case("LSTMCell", "hardSigmoid", HARD),
        cell_case("LSTMCell", "hardSigmoid, relu", HARD | {"activation": "relu"}),
        cell_case("LSTMCell", "unitForgetBias false", {"unitForgetBias": False}),
    ]


FILES = {"SimpleRNNCell": simple_rnn_cell, "GRUCell": gru_cell, "LSTMCell": lstm_cell}
