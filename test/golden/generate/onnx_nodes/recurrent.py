"""Recurrent layers: our time is the second axis, our gates are in Keras' order."""

import numpy as np

from onnx_nodes.operator import LeftOut, converted

# Where ONNX has the gates that Keras has first, second, ...
GATES = {"LSTM": (0, 2, 3, 1), "GRU": (0, 1, 2), "RNN": (0,)}


def recurrent(type_name):
    """Return a converter to LSTM, GRU or SimpleRNN of one direction."""

    def convert(operator):
        operator.refuse_attributes("one direction, the usual activations", direction="forward", clip=None)
        operator.refuse_attributes("only the usual activations are in ONNX' cases", activations=None)
        operator.refuse_inputs(7, "peepholes: Keras has none")
        if operator.input(4) is not None:
            raise LeftOut("lengths of sequences: our mask says which steps count")
        is_batch_first = bool(operator.attribute("layout", 0))
        params = {"units": operator.attribute("hidden_size"), "returnSequences": operator.output(0) is not None}
        bias = operator.input(3)
        params["useBias"] = bias is not None
        if type_name == "GRU":
            params["resetAfter"] = bool(operator.attribute("linear_before_reset", 0))
        x = operator.input(0)
        inputs = {"x": x if is_batch_first else np.swapaxes(x, 0, 1)}
        for port, index in (("h", 5), ("c", 6)):
            if operator.input(index) is not None:
                inputs[port] = one_direction(operator.input(index), is_batch_first)
        outputs = {}
        if operator.output(0) is not None:
            y = operator.output(0)
            outputs["y"] = y[:, :, 0] if is_batch_first else np.swapaxes(y[:, 0], 0, 1)
        for port, index in (("h", 1), ("c", 2)):
            if operator.output(index) is not None:
                outputs[port] = one_direction(operator.output(index), is_batch_first)
        return converted(type_name, params, inputs, outputs, weights_of(operator))

    return convert


def one_direction(state, is_batch_first):
    """Return a state without ONNX' axis of directions."""
    return state[:, 0] if is_batch_first else state[0]


def weights_of(operator):
    """Return kernel, recurrent kernel and bias as in Keras."""
    weights = {
        "kernel": reordered(operator.input(1)[0], operator.type).T,
        "recurrent_kernel": reordered(operator.input(2)[0], operator.type).T,
    }
    if operator.input(3) is not None:
        halves = np.split(operator.input(3)[0], 2)
        if operator.attribute("linear_before_reset", 0):
            weights["bias"] = np.stack([reordered(half, operator.type) for half in halves])
        else:
            weights["bias"] = reordered(halves[0] + halves[1], operator.type)
    return weights


def reordered(value, name):
    """Return the gates, which lie along the first axis, in Keras' order."""
    parts = np.split(value, len(GATES[name]))
    return np.concatenate([parts[gate] for gate in GATES[name]])


OPERATORS = {"LSTM": recurrent("LSTM"), "GRU": recurrent("GRU"), "RNN": recurrent("SimpleRNN")}
