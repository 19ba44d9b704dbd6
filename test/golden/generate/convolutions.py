"""Convolutions of rank 1 to 3."""

from common import Case
from numbers_source import uniform

FIRST = {"dataFormat": "channelsFirst"}
ELU = {"activation": {"type": "elu", "alpha": 0.5}}


def cases_of(type_name, settings):
    """Return a case for each `name: (input shape, params)`."""
    return [
        Case(type_name, name, params, inputs={"x": uniform(f"{type_name}/{name}", shape)})
        for name, (shape, params) in settings.items()
    ]


def conv1d():
    """Return the cases of Conv1D."""
    base = {"filters": 4, "kernelSize": 3}
    return cases_of("Conv1D", {
        "valid": ([2, 7, 3], base),
        "same": ([2, 7, 3], base | {"padding": "same"}),
        "causal": ([2, 7, 3], base | {"padding": "causal"}),
        "stride 2 valid": ([2, 7, 3], base | {"strides": 2}),
        "stride 2 same, even length": ([2, 6, 3], base | {"strides": 2, "padding": "same"}),
        "stride 3 same, kernel 2": ([2, 7, 3], {"filters": 4, "kernelSize": [2], "strides": [3], "padding": "same"}),
        "stride 2 causal": ([2, 7, 3], base | {"strides": 2, "padding": "causal"}),
        "dilation 2": ([2, 7, 3], base | {"dilationRate": 2}),
        "dilation 2 same": ([2, 7, 3], base | {"dilationRate": 2, "padding": "same"}),
        "dilation 2 causal": ([2, 7, 3], base | {"dilationRate": 2, "padding": "causal"}),
        "groups 2": ([2, 6, 4], base | {"groups": 2}),
        "groups 2, dilation 2, same": ([2, 6, 4], base | {"groups": 2, "dilationRate": 2, "padding": "same"}),
        "channelsFirst": ([2, 3, 7], base | FIRST),
        "channelsFirst, stride 2 same": ([2, 3, 7], base | FIRST | {"strides": 2, "padding": "same"}),
        "no bias, relu": ([2, 7, 3], base | {"useBias": False, "activation": "relu"}),
        "elu alpha 0.5, same": ([2, 7, 3], base | ELU | {"padding": "same"}),
        "kernel 1": ([2, 5, 3], {"filters": 2, "kernelSize": 1}),
    })  # fmt: skip


def conv2d():
    """Return the cases of Conv2D."""
    base = {"filters": 3, "kernelSize": [3, 3]}
    oblong = {"filters": 3, "kernelSize": [2, 3]}
    return cases_of("Conv2D", {
        "valid": ([2, 5, 6, 2], base),
        "same": ([2, 5, 6, 2], base | {"padding": "same"}),
        "kernel as a number": ([2, 5, 6, 2], {"filters": 3, "kernelSize": 2}),
        "kernel 2 x 3 same": ([2, 5, 6, 2], oblong | {"padding": "same"}),
        "stride 2 valid": ([2, 5, 6, 2], base | {"strides": 2}),
        "stride 2 same, odd and even": ([2, 5, 6, 2], base | {"strides": [2, 2], "padding": "same"}),
        "stride 1 x 2": ([2, 5, 6, 2], oblong | {"strides": [1, 2]}),
        "stride 3 same, kernel 2": ([1, 7, 5, 2], {"filters": 2, "kernelSize": 2, "strides": 3, "padding": "same"}),
        "dilation 2": ([2, 6, 6, 2], base | {"dilationRate": 2}),
        "dilation 1 x 2 same": ([2, 5, 6, 2], base | {"dilationRate": [1, 2], "padding": "same"}),
        "groups 2": ([2, 4, 5, 4], {"filters": 4, "kernelSize": [3, 2], "groups": 2}),
        "groups 4 same, stride 2": ([2, 5, 4, 4], {"filters": 4, "kernelSize": 3, "groups": 4, "strides": 2,
                                                   "padding": "same"}),
        "groups 2, dilation 2": ([1, 6, 6, 4], {"filters": 2, "kernelSize": 3, "groups": 2, "dilationRate": 2}),
        "channelsFirst": ([2, 2, 5, 6], base | FIRST),
        "channelsFirst, stride 2 same": ([2, 2, 5, 6], base | FIRST | {"strides": 2, "padding": "same"}),
        "channelsFirst, groups 2": ([2, 4, 4, 5], {"filters": 4, "kernelSize": 2, "groups": 2} | FIRST),
        "no bias": ([2, 5, 6, 2], base | {"useBias": False}),
        "relu": ([2, 5, 6, 2], base | {"activation": "relu"}),
        "elu alpha 0.5, same": ([2, 4, 5, 2], base | ELU | {"padding": "same"}),
        "softmax over channels": ([2, 4, 5, 2], base | {"activation": "softmax"}),
        "kernel 1 x 1": ([2, 4, 4, 3], {"filters": 2, "kernelSize": 1, "activation": "tanh"}),
        "kernel 1 x 1, stride 2": ([2, 5, 4, 3], {"filters": 2, "kernelSize": 1, "strides": 2}),
    })  # fmt: skip


def conv3d():
    """Return the cases of Conv3D."""
    base = {"filters": 2, "kernelSize": 2}
    return cases_of("Conv3D", {
        "valid": ([2, 3, 4, 4, 2], base),
        "same": ([2, 3, 4, 4, 2], base | {"padding": "same"}),
        "kernel 3 same": ([1, 4, 3, 4, 2], {"filters": 3, "kernelSize": 3, "padding": "same"}),
        "kernel 1 x 2 x 3": ([2, 3, 4, 4, 2], {"filters": 3, "kernelSize": [1, 2, 3]}),
        "stride 2": ([2, 4, 4, 5, 2], base | {"strides": 2}),
        "stride 1 x 2 x 2 same": ([2, 3, 4, 5, 2], base | {"strides": [1, 2, 2], "padding": "same"}),
        "dilation 2": ([1, 4, 4, 4, 2], base | {"dilationRate": 2}),
        "dilation 1 x 2 x 1 same": ([1, 3, 4, 3, 2], base | {"dilationRate": [1, 2, 1], "padding": "same"}),
        "groups 2": ([1, 3, 3, 4, 4], {"filters": 4, "kernelSize": 2, "groups": 2}),
        "channelsFirst": ([2, 2, 3, 4, 4], base | FIRST),
        "channelsFirst, stride 2 same": ([2, 2, 3, 4, 4], base | FIRST | {"strides": 2, "padding": "same"}),
        "no bias, relu": ([2, 3, 4, 4, 2], base | {"useBias": False, "activation": "relu"}),
        "elu alpha 0.5, 3 channels": ([2, 3, 3, 3, 3], {"filters": 3, "kernelSize": 2} | ELU),
    })  # fmt: skip


FILES = {"Conv1D": conv1d, "Conv2D": conv2d, "Conv3D": conv3d}
