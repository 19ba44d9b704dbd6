"""Convolutions and pooling; images stay channels first."""

import numpy as np

from onnx_nodes.operator import LeftOut, converted

FIRST = {"dataFormat": "channelsFirst"}


def padding_of(operator, kernel, strides, dilation):
    """Return "valid" or "same" where that is what ONNX pads."""
    space = operator.input(0).shape[2:]
    reach = [(size - 1) * rate + 1 for size, rate in zip(kernel, dilation, strict=True)]
    auto = operator.attribute("auto_pad", "NOTSET")
    outputs = [-(-length // stride) for length, stride in zip(space, strides, strict=True)]
    totals = [
        max((out - 1) * stride + size - length, 0)
        for out, stride, size, length in zip(outputs, strides, reach, space, strict=True)
    ]
    same = [*(total // 2 for total in totals), *(total - total // 2 for total in totals)]
    if auto == "SAME_UPPER" or (auto == "SAME_LOWER" and not any(total % 2 for total in totals)):
        return "same"
    if auto == "SAME_LOWER":
        raise LeftOut("SAME_LOWER with an odd sum: Keras puts the larger half behind")
    pads = list(operator.attribute("pads", [0] * len(same)))
    if auto == "VALID" or not any(pads):
        return "valid"
    if pads == same:
        return "same"
    raise LeftOut(f"pads {pads}: neither none nor those of same, {same}; ZeroPadding stands in front of our node then")


def windows(operator, size_name):
    """Return our parameters for the windows of an operator."""
    rank = operator.input(0).ndim - 2
    kernel = list(operator.attribute("kernel_shape") or operator.input(1).shape[2:])
    strides = list(operator.attribute("strides", [1] * rank))
    dilation = list(operator.attribute("dilations", [1] * rank))
    return {size_name: kernel, "strides": strides, "dilationRate": dilation}


def convolution(operator):
    """Return the case of Conv1D to Conv3D."""
    params = windows(operator, "kernelSize")
    kernel, bias = operator.input(1), operator.input(2)
    strides, dilation = params["strides"], params["dilationRate"]
    if max(strides) > 1 and max(dilation) > 1:
        raise LeftOut("strides and dilation together: Keras has either")
    params |= {"filters": kernel.shape[0], "groups": operator.attribute("group", 1), "useBias": bias is not None}
    params["padding"] = padding_of(operator, params["kernelSize"], strides, dilation)
    weights = {"kernel": np.moveaxis(kernel, (0, 1), (-1, -2)), **({} if bias is None else {"bias": bias})}
    ports = {"x": operator.input(0)}
    return converted(f"Conv{kernel.ndim - 2}D", {**params, **FIRST}, ports, {"y": operator.output(0)}, weights)


def transposed_convolution(operator):
    """Return the case of Conv1DTranspose to Conv3DTranspose."""
    operator.refuse_attributes("our transposed convolutions have no groups", group=1)
    params = windows(operator, "kernelSize")
    x, kernel, bias = operator.input(0), operator.input(1), operator.input(2)
    params |= {"filters": kernel.shape[1], "useBias": bias is not None}
    params["padding"] = transposed_padding(operator)
    if params["padding"] == "valid":
        whole = [
            (length - 1) * stride + (size - 1) * rate + 1
            for length, stride, size, rate in zip(
                x.shape[2:], params["strides"], params["kernelSize"], params["dilationRate"], strict=True
            )
        ]
        params["outputPadding"] = [out - all_ for out, all_ in zip(operator.output(0).shape[2:], whole, strict=True)]
    if max(params["strides"]) > 1 and max(params["dilationRate"]) > 1:
        raise LeftOut("strides and dilation together: Keras has either")
    weights = {"kernel": np.moveaxis(kernel, (0, 1), (-1, -2)), **({} if bias is None else {"bias": bias})}
    name = f"Conv{kernel.ndim - 2}DTranspose"
    return converted(name, {**params, **FIRST}, {"x": x}, {"y": operator.output(0)}, weights)


def transposed_padding(operator):
    """Return the padding of a transposed convolution."""
    auto = operator.attribute("auto_pad", "NOTSET")
    if auto == "SAME_UPPER":
        return "same"
    pads = list(operator.attribute("pads", []))
    if auto == "SAME_LOWER" or any(pads):
        raise LeftOut(f"{auto} {pads}: cuts off neither nothing nor what same does; Cropping does it behind our node")
    return "valid"


def pooling(kind):
    """Return a converter to MaxPooling1D to 3D or AveragePooling1D to 3D."""

    def convert(operator):
        operator.refuse_outputs(1, "the places of the maxima are not an output of ours")
        params = windows(operator, "poolSize")
        dilation = params.pop("dilationRate")
        if max(dilation) > 1:
            raise LeftOut("dilation: Keras' pooling has none")
        params["padding"] = padding_of(operator, params["poolSize"], params["strides"], dilation)
        if operator.attribute("count_include_pad", 0) and params["padding"] == "same":
            raise LeftOut("count_include_pad: in Keras padding never counts")
        x, y = operator.input(0), operator.output(0)
        if operator.attribute("ceil_mode", 0):
            raise LeftOut("ceil_mode: in Keras a window that does not fit is left out")
        if x.ndim == 5 and params["padding"] == "valid":
            x, y = corner(x, y, params)
        ports = {"x": x.astype(np.float32)}
        return converted(f"{kind}Pooling{x.ndim - 2}D", {**params, **FIRST}, ports, {"y": y.astype(np.float32)})

    return convert


def corner(x, y, params, length=6):
    """Return a corner of a large volume, and what becomes of it: nothing else does without padding."""
    space = [slice(0, length)] * (x.ndim - 2)
    reach = [
        slice(0, (length - size) // stride + 1)
        for size, stride in zip(params["poolSize"], params["strides"], strict=True)
    ]
    return x[(slice(None), slice(None), *space)], y[(slice(None), slice(None), *reach)]


def global_pooling(kind):
    """Return a converter to GlobalMaxPooling1D to 3D or GlobalAveragePooling1D to 3D."""

    def convert(operator):
        x = operator.input(0)
        name = f"Global{kind}Pooling{x.ndim - 2}D"
        return converted(name, {"keepdims": True, **FIRST}, {"x": x}, {"y": operator.output(0)})

    return convert


OPERATORS = {
    "Conv": convolution,
    "ConvTranspose": transposed_convolution,
    "MaxPool": pooling("Max"),
    "AveragePool": pooling("Average"),
    "GlobalMaxPool": global_pooling("Max"),
    "GlobalAveragePool": global_pooling("Average"),
}
