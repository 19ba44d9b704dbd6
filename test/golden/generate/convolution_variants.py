"""Transposed, depthwise and separable convolutions, and ConvLSTM."""

import numpy as np

from cells import DROPPED, dropout_masks
from common import Case
from convolutions import ELU, FIRST, cases_of
from input_shapes import by_rank
from names import keras_layer
from numbers_source import uniform
from recurrent import run

SAME = {"padding": "same"}


def transposed(rank):
    """Return a maker of the cases of Conv1DTranspose, 2D or 3D."""
    space = [[4], [3, 4], [2, 3, 2]][rank - 1]
    batch, filters = (1, 2) if rank == 3 else (2, 3)
    last, first = [batch, *space, 2], [batch, 2, *space]
    three, two = {"filters": filters, "kernelSize": 3}, {"filters": filters, "kernelSize": 2}
    uneven = {"filters": 2, "kernelSize": [3, 2, 1][:rank], "strides": [2, 1, 3][:rank]}
    settings = {
        "valid": (last, three),
        "same": (last, three | SAME),
        "stride 2 valid": (last, three | {"strides": 2}),
        "stride 2 same": (last, three | {"strides": 2} | SAME),
        "stride 2 same, kernel 2": (last, two | {"strides": 2} | SAME),
        "stride 3 valid, kernel 2": (last, two | {"strides": 3}),
        "stride 3 same, kernel 2": (last, two | {"strides": 3} | SAME),
        "uneven valid": (last, uneven),
        "uneven same": (last, uneven | SAME),
        "outputPadding 0, stride 2 same": (last, three | SAME | {"strides": 2, "outputPadding": 0}),
        "outputPadding 1, stride 2 same": (last, three | SAME | {"strides": 2, "outputPadding": 1}),
        "outputPadding 1, stride 2 valid": (last, three | {"strides": 2, "outputPadding": 1}),
        "dilation 2 valid": (last, two | {"dilationRate": 2}),
        "dilation 2 same": (last, two | SAME | {"dilationRate": 2}),
        "channelsFirst": (first, three | FIRST),
        "channelsFirst, stride 2 same": (first, two | FIRST | SAME | {"strides": 2}),
        "no bias, relu": (last, two | {"useBias": False, "activation": "relu"}),
        "elu alpha 0.5": (last, two | ELU),
    }
    return lambda: cases_of(f"Conv{rank}DTranspose", settings)


def depthwise(rank):
    """Return a maker of the cases of DepthwiseConv1D or 2D."""
    last, first = by_rank(rank, channels=3)
    three = {"kernelSize": 3}
    settings = {
        "valid": (last, three),
        "same": (last, three | SAME),
        "kernel 2 same": (last, {"kernelSize": 2} | SAME),
        "depthMultiplier 2": (last, three | {"depthMultiplier": 2}),
        "depthMultiplier 3 same, stride 2": (last, three | SAME | {"depthMultiplier": 3, "strides": 2}),
        "stride 2 valid": (last, three | {"strides": 2}),
        "stride 2 same": (last, three | {"strides": 2} | SAME),
        "dilation 2 valid": (last, three | {"dilationRate": 2}),
        "dilation 2 same, depthMultiplier 2": (last, three | SAME | {"dilationRate": 2, "depthMultiplier": 2}),
        "channelsFirst": (first, three | FIRST),
        "channelsFirst, stride 2 same, depthMultiplier 2": (
            first,
            three | FIRST | SAME | {"strides": 2, "depthMultiplier": 2},
        ),
        "no bias, relu": (last, three | {"useBias": False, "activation": "relu"}),
        "elu alpha 0.5": (last, three | ELU),
    }
    if rank == 2:
        settings["kernel 2 x 3"] = (last, {"kernelSize": [2, 3]})
    return lambda: cases_of(f"DepthwiseConv{rank}D", settings)


def separable(rank):
    """Return a maker of the cases of SeparableConv1D or 2D; Keras refuses `causal` for both."""
    last, first = by_rank(rank, channels=3)
    three = {"filters": 4, "kernelSize": 3}
    settings = {
        "valid": (last, three),
        "same": (last, three | SAME),
        "depthMultiplier 2": (last, three | {"depthMultiplier": 2}),
        "stride 2 valid": (last, three | {"strides": 2}),
        "stride 2 same": (last, three | {"strides": 2} | SAME),
        "dilation 2 valid": (last, three | {"dilationRate": 2}),
        "dilation 2 same, depthMultiplier 2": (last, three | SAME | {"dilationRate": 2, "depthMultiplier": 2}),
        "channelsFirst": (first, three | FIRST),
        "channelsFirst, same, depthMultiplier 2": (first, three | FIRST | SAME | {"depthMultiplier": 2}),
        "no bias, relu": (last, three | {"useBias": False, "activation": "relu"}),
        "elu alpha 0.5": (last, three | ELU),
    }
    if rank == 2:
        settings["kernel 2 x 3"] = (last, {"filters": 2, "kernelSize": [2, 3]})
    return lambda: cases_of(f"SeparableConv{rank}D", settings)


def conv_lstm_case(rank, name, params, mode="inference", mask=None, state=None):
    """Return a case of ConvLSTM1D, 2D or 3D; on JAX, Keras can mask them only when unrolled."""
    type_name = f"ConvLSTM{rank}D"
    space = [[5], [3, 4], [2, 3, 2]][rank - 1]
    params = {"filters": 2, "kernelSize": 2} | params
    shape = [2, 3, 2, *space] if "dataFormat" in params else [2, 3, *space, 2]
    inputs = {"x": uniform(f"{type_name}/{name}", shape)}
    if mask:
        inputs["mask"] = np.array(mask, bool)
    if state:
        inputs |= {port: uniform(f"{type_name}/{name}/{port}", state) for port in "hc"}
    return Case(
        type_name, name, params, inputs=inputs, mode=mode, call=run,
        make=lambda: keras_layer(type_name, params | {"returnState": True, "unroll": bool(mask)}),
        random=dropout_masks(4, params, always_each=True),
    )  # fmt: skip


def conv_lstm(rank):
    """Return a maker of the cases of ConvLSTM1D, 2D or 3D."""
    sequences = {"returnSequences": True}
    settings = {
        "valid": {},
        "same": SAME,
        "returnSequences": sequences,
        "goBackwards, returnSequences": sequences | {"goBackwards": True},
        "stride 2 same": SAME | {"strides": 2},
        "dilation 2 same": SAME | {"dilationRate": 2},
        "channelsFirst": FIRST,
        "no bias": {"useBias": False},
        "relu, hardSigmoid": {"activation": "relu", "recurrentActivation": "hardSigmoid"},
    }

    def make():
        cases = [conv_lstm_case(rank, name, params) for name, params in settings.items()]
        cases.append(conv_lstm_case(rank, "mask, returnSequences", sequences, mask=[[1, 0, 1], [0, 1, 1]]))
        kept = [2, *[[5], [3, 4], [2, 3, 2]][rank - 1], 2]
        cases += [
            conv_lstm_case(rank, "initial state, same", SAME, state=kept),
            conv_lstm_case(rank, "dropout", {"dropout": 0.4}, mode="training"),
            conv_lstm_case(rank, "recurrentDropout, channelsFirst", FIRST | {"recurrentDropout": 0.3}, mode="training"),
            conv_lstm_case(rank, "both dropouts, same", SAME | DROPPED, mode="training"),
        ]
        return cases

    return make


FILES = {
    **{f"Conv{n}DTranspose": transposed(n) for n in (1, 2, 3)},
    **{f"DepthwiseConv{n}D": depthwise(n) for n in (1, 2)},
    **{f"SeparableConv{n}D": separable(n) for n in (1, 2)},
    **{f"ConvLSTM{n}D": conv_lstm(n) for n in (1, 2, 3)},
}
