"""Embedding, Masking, and the wrappers Bidirectional and TimeDistributed."""

import numpy as np

from common import Case
from names import keras_layer
from numbers_source import integers, uniform
from recurrent import HOLES

SEQUENCES = {"returnSequences": True}


def embed(layer, ports, training):
    """Apply an embedding; with `maskZero` it puts out a mask."""
    mask = layer.compute_mask(ports["x"])
    return {"y": layer(ports["x"])} | ({} if mask is None else {"mask": mask})


def embedding():
    """Return the cases of Embedding."""
    settings = {
        "rank 2": ([3, 5], 6, 4, {}),
        "rank 1": ([6], 6, 3, {}),
        "rank 3": ([2, 3, 2], 5, 3, {}),
        "repeated words": ([4, 6], 2, 3, {}),
        "one word": ([2, 3], 1, 4, {}),
        "one feature": ([3, 4], 7, 1, {}),
        "maskZero": ([3, 5], 4, 3, {"maskZero": True}),
        "maskZero false": ([3, 4], 4, 3, {"maskZero": False}),
    }
    return [
        Case(
            "Embedding", name, {"inputDim": words, "outputDim": size} | params, call=embed,
            inputs={"x": integers(f"Embedding/{name}", shape, words)},
        )
        for name, (shape, words, size, params) in settings.items()
    ]  # fmt: skip


def masking():
    """Return the cases of Masking: steps that equal the value everywhere are zeroed and masked."""

    def call(layer, ports, training):
        return {"y": layer(ports["x"]), "mask": layer.compute_mask(ports["x"])}

    cases = []
    for value in (0, -1, 0.5, 2):
        for shape in ([3, 4, 2], [2, 5, 3]):
            name = f"value {value}, {shape}"
            x = uniform(f"Masking/{name}", shape, -2, 2)
            x[0, 1] = x[1, 2:] = x[1, 0, 0] = value
            params = {"maskValue": value} if value else {}
            cases.append(Case("Masking", name, params, inputs={"x": x}, call=call, jumps=True))
    return cases


def of_layer(type_name, name, params, inner, shape, **options):
    """Return a case of a layer that takes another: `inner` is (type, params)."""
    mask = options.pop("mask", None)
    inputs = {"x": uniform(f"{type_name}/{inner[0]}/{name}", shape, -2, 2)}
    if mask:
        inputs["mask"] = np.array(mask, bool)
    return Case(
        type_name, f"{inner[0]}, {name}", params, inputs=inputs,
        make=lambda: keras_layer(type_name, params, keras_layer(*inner)),
        extra={"layer": {"type": inner[0], "params": inner[1]}}, **options,
    )  # fmt: skip


def with_mask(layer, ports, training):
    """Apply a layer that may get a mask."""
    return {"y": layer(ports["x"], mask=ports.get("mask"), training=training)}


def both_ways(variable):
    """Return `forward/kernel` or `backward/kernel`."""
    return ("forward/" if "/forward_" in "/" + variable.path else "backward/") + variable.name


def bidirectional():
    """Return the cases of Bidirectional."""
    options = {"weight_name": both_ways, "call": with_mask}
    cases = []
    for kind in ("SimpleRNN", "GRU", "LSTM"):
        for mode in ("concat", "sum", "mul", "ave"):
            for name, inner in ((mode, {}), (f"{mode}, returnSequences", SEQUENCES)):
                layer, params = (kind, {"units": 3} | inner), {"mergeMode": mode}
                cases.append(of_layer("Bidirectional", name, params, layer, [2, 4, 3], **options))
        for name, inner in (("mask", {}), ("mask, returnSequences", SEQUENCES)):
            layer = (kind, {"units": 3} | inner)
            cases.append(of_layer("Bidirectional", name, {}, layer, [3, 5, 3], mask=HOLES, **options))
    return cases


def time_distributed():
    """Return the cases of TimeDistributed."""
    settings = [
        ("rank 3", ("Dense", {"units": 4}), [2, 3, 5]),
        ("rank 4", ("Dense", {"units": 2, "activation": "relu"}), [2, 3, 2, 4]),
        ("no bias", ("Dense", {"units": 2, "useBias": False}), [2, 3, 4]),
        ("valid", ("Conv2D", {"filters": 2, "kernelSize": 2}), [2, 3, 4, 3, 2]),
        ("same", ("Conv1D", {"filters": 2, "kernelSize": 3, "padding": "same"}), [2, 3, 5, 2]),
        ("default", ("Flatten", {}), [2, 3, 2, 4]),
        ("default", ("LSTM", {"units": 2}), [2, 3, 4, 2]),
        ("default", ("MaxPooling2D", {}), [2, 2, 4, 4, 2]),
    ]
    return [of_layer("TimeDistributed", name, {}, inner, shape) for name, inner, shape in settings]


FILES = {
    "Embedding": embedding,
    "Masking": masking,
    "Bidirectional": bidirectional,
    "TimeDistributed": time_distributed,
}
