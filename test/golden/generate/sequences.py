"""Embedding, Masking, and the wrappers Bidirectional and TimeDistributed."""

import numpy as np

from backend import jnp, keras
from cells import DROPPED, GATES
from common import Case
from names import keras_arguments, keras_layer
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


def with_states(layer, ports, training):
    """Apply Bidirectional with `returnState`; the states of both directions stand side by side."""
    units = layer.forward_layer.units
    halves = {port: jnp.split(ports[port], [units], axis=-1) for port in "hc" if port in ports}
    state = [halves[port][i] for i in (0, 1) for port in halves]
    y, *states = layer(ports["x"], initial_state=state or None, mask=ports.get("mask"), training=training)
    half = len(states) // 2
    sides = zip(states[:half], states[half:], strict=True)
    joined = [jnp.concatenate(pair, axis=-1) for pair in sides]
    return {"y": y, **dict(zip("hc", joined, strict=False))}


def unmerged(layer, ports, training):
    """Apply Bidirectional without merging."""
    forward, backward = layer(ports["x"])
    return {"forward": forward, "backward": backward}


def stateful_inner(kind, params):
    """Return Bidirectional of a layer that returns its states."""
    return lambda: keras_layer("Bidirectional", params, keras_layer(kind[0], kind[1] | {"returnState": True}))


def bidirectional_states():
    """Return the cases of Bidirectional with states, without merging, with dropout and of ConvLSTM1D."""
    cases = []
    for kind in ("SimpleRNN", "GRU", "LSTM"):
        inner = (kind, {"units": 3} | SEQUENCES)
        case = of_layer(
            "Bidirectional", "initial state", {}, inner, [2, 4, 3], weight_name=both_ways, call=with_states,
            mask=[[1, 1, 0, 1], [0, 1, 1, 1]],
        )  # fmt: skip
        ports = "hc" if kind == "LSTM" else "h"
        case.inputs |= {port: uniform(f"{case.key}/{port}", [2, 6]) for port in ports}
        case.make = stateful_inner(inner, {})
        cases.append(case)
        none = of_layer(
            "Bidirectional", "none", {"mergeMode": "none"}, inner, [2, 4, 3], weight_name=both_ways, call=unmerged
        )
        none.make = lambda inner=inner: keras_layer("Bidirectional", {"mergeMode": None}, keras_layer(*inner))
        cases.append(none)
    dropped = {"units": 3, "dropout": 0.4, "recurrentDropout": 0.3}
    drawing = of_layer(
        "Bidirectional", "both dropouts", {}, ("SimpleRNN", dropped), [2, 4, 3], weight_name=both_ways, call=with_mask,
        mode="training",
    )  # fmt: skip
    names = [f"{way}/{purpose}" for way in ("forward", "backward") for purpose in ("dropout", "recurrentDropout")]
    drawing.random = lambda drawn: dict(zip(names, drawn, strict=True))
    maps = ("ConvLSTM1D", {"filters": 2, "kernelSize": 2} | SEQUENCES)
    return [
        *cases,
        drawing,
        of_layer("Bidirectional", "default", {}, maps, [2, 3, 4, 2], weight_name=both_ways, call=with_mask),
    ]


def two_layers(name, params, forward, back, shape, **options):
    """Return a case of Bidirectional with another layer for the way back, each given as (type, params)."""
    back = (back[0], back[1] | {"goBackwards": True})
    case = of_layer(
        "Bidirectional", f"back {back[0]}, {name}", params, forward, shape, weight_name=both_ways,
        **{"call": with_mask} | options,
    )  # fmt: skip
    case.extra["backwardLayer"] = {"type": back[0], "params": back[1]}
    states = {"returnState": True} if case.call is with_states else {}
    given = {"mergeMode": None} if case.call is unmerged else params

    def make():
        way, way_back = (keras_layer(kind, of_kind | states) for kind, of_kind in (forward, back))
        return keras.layers.Bidirectional(way, backward_layer=way_back, **keras_arguments(given))

    case.make = make
    return case


def bidirectional_of_two():
    """Return the cases of Bidirectional with another layer for the way back."""
    with_elu = {"units": 3, "activation": "elu"}
    settings = {
        "concat, other units": (("GRU", {"units": 3}), ("LSTM", {"units": 2})),
        "sum, other activation": (("SimpleRNN", {"units": 3}), ("SimpleRNN", with_elu)),
        "mul, resetAfter false": (("GRU", {"units": 2}), ("GRU", {"units": 2, "resetAfter": False})),
        "ave, no bias": (("LSTM", {"units": 2}), ("SimpleRNN", {"units": 2, "useBias": False})),
    }
    cases = [
        two_layers(name, {"mergeMode": name.split(",")[0]}, *layers, [2, 4, 3]) for name, layers in settings.items()
    ]
    for kind, units, back_units in (("SimpleRNN", 1, 3), ("GRU", 3, 2), ("LSTM", 2, 3)):
        case = two_layers(
            "initial state", {}, (kind, {"units": units} | SEQUENCES), (kind, {"units": back_units} | SEQUENCES),
            [2, 4, 3], call=with_states, mask=[[1, 1, 0, 1], [0, 1, 1, 1]],
        )  # fmt: skip
        ports = "hc" if kind == "LSTM" else "h"
        case.inputs |= {port: uniform(f"{case.key}/{port}", [2, units + back_units]) for port in ports}
        cases.append(case)
    maps = {"filters": 2, "kernelSize": 2} | SEQUENCES
    return [
        *cases,
        two_layers(
            "mask", {}, ("LSTM", {"units": 2} | SEQUENCES), ("GRU", {"units": 3} | SEQUENCES), [3, 5, 3], mask=HOLES
        ),
        two_layers(
            "none", {"mergeMode": "none"}, ("GRU", {"units": 2}), ("SimpleRNN", {"units": 4}), [2, 4, 3], call=unmerged
        ),
        two_layers("other filters", {}, ("ConvLSTM1D", maps), ("ConvLSTM1D", maps | {"filters": 1}), [2, 3, 4, 2]),
    ]


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
    return [*cases, *bidirectional_states(), *bidirectional_of_two()]


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


def stacked_case(name, cells, params, *, mask=None, state=False, mode="inference"):
    """Return a case of RNN with stacked cells; the states of one name stand side by side."""
    types = [kind for kind, _ in cells]

    def make():
        inner = [keras_layer(kind, p | {"name": f"layer{i + 1}"}) for i, (kind, p) in enumerate(cells)]
        return keras_layer("RNN", params | {"returnState": True}, keras_layer_of(inner))

    def call(layer, ports, training):
        options = {"initial_state": nested(ports)} if state else {}
        y, *states = layer(ports["x"], mask=ports.get("mask"), training=training, **options)
        parts = {port: [s[i] for s in states if len(s) > i] for i, port in enumerate("hc")}
        return {"y": y, **{port: jnp.concatenate(part, axis=-1) for port, part in parts.items() if part}}

    def nested(ports):
        sizes = [p["units"] for _, p in cells]
        h = jnp.split(ports["h"], np.cumsum(sizes)[:-1], axis=-1)
        long = [i for i, kind in enumerate(types) if kind == "LSTMCell"]
        c = jnp.split(ports["c"], np.cumsum([sizes[i] for i in long])[:-1], axis=-1) if long else []
        return [[h[i], c[long.index(i)]] if i in long else [h[i]] for i in range(len(cells))]

    key, units = f"StackedRNNCells/{name}", [p["units"] for _, p in cells]
    inputs = {"x": uniform(f"{key}/x", [3, 5, 2], -2, 2)}
    if state:
        inputs["h"] = uniform(f"{key}/h", [3, sum(units)])
        lengths = [size for size, kind in zip(units, types, strict=True) if kind == "LSTMCell"]
        inputs |= {"c": uniform(f"{key}/c", [3, sum(lengths)])} if lengths else {}
    if mask:
        inputs["mask"] = np.array(mask, bool)
    layers = [{"type": kind, "params": p} for kind, p in cells]
    return Case(
        "RNN", name, params, inputs=inputs, mode=mode, make=make, call=call, random=stacked_masks(cells),
        weight_name=lambda variable: "/".join(variable.path.split("/")[-2:]),
        extra={"layer": {"type": "StackedRNNCells", "params": {}, "layers": layers}},
    )  # fmt: skip


def keras_layer_of(cells):
    """Return the stack of these Keras cells."""
    return keras.layers.StackedRNNCells(cells)


def stacked_masks(cells):
    """Return a function that names the keep masks of stacked cells, which are drawn cell by cell."""

    def name(drawn):
        masks, named = list(drawn), {}
        for i, (kind, params) in enumerate(cells):
            count = GATES[kind.removesuffix("Cell")] if params.get("recurrentDropout") else 1
            for purpose in ("dropout", "recurrentDropout"):
                if params.get(purpose):
                    part, masks = masks[:count], masks[count:]
                    named[f"layer{i + 1}/{purpose}"] = np.stack(part) if count > 1 else part[0]
        if masks:
            raise ValueError("more masks were drawn than have a name")
        return named

    return name


def stacked_rnn_cells():
    """Return the cases of RNN with StackedRNNCells."""

    def cells(*kinds, **params):
        return [(f"{kind}Cell", {"units": 3 + i} | params) for i, kind in enumerate(kinds)]

    mixed = cells("GRU", "LSTM", "SimpleRNN")
    # Keras on JAX steps no stack of one cell.
    return [
        stacked_case("two LSTM", cells("LSTM", "LSTM"), {}),
        stacked_case("two LSTM, returnSequences", cells("LSTM", "LSTM"), SEQUENCES),
        stacked_case("two GRU", cells("GRU", "GRU"), {}),
        stacked_case("mixed", mixed, {}),
        stacked_case("mixed, returnSequences, goBackwards", mixed, SEQUENCES | {"goBackwards": True}),
        stacked_case("mixed, initial state", mixed, SEQUENCES, state=True),
        stacked_case("equal units, mask", [("SimpleRNNCell", {"units": 3})] * 2, SEQUENCES, mask=HOLES),
        stacked_case("dropout", cells("SimpleRNN", "SimpleRNN", dropout=0.4), SEQUENCES, mode="training"),
        stacked_case("both dropouts", cells("SimpleRNN", "GRU", **DROPPED), SEQUENCES, mode="training"),
    ]


def stateful():
    """Return cases of two calls of a stateful layer; the second begins where the first ended."""
    cases = []
    for kind, options in (("SimpleRNN", {}), ("GRU", {}), ("LSTM", {}), ("LSTM", {"goBackwards": True})):
        params = {"units": 3, "stateful": True} | options
        name = ", ".join(["two calls", *options])
        inputs = {port: uniform(f"stateful/{kind}/{name}/{port}", [2, 3, 2], -2, 2) for port in ("x1", "x2")}
        cases.append(Case(kind, f"{kind}, {name}", params, inputs=inputs, call=twice))
    return cases


def twice(layer, ports, training):
    """Apply a layer to two parts of a sequence, from zeros."""
    if layer.built:
        layer.reset_state()
    return {"y1": layer(ports["x1"]), "y2": layer(ports["x2"])}


FILES = {
    "StackedRNNCells": stacked_rnn_cells,
    "Stateful": stateful,
    "Embedding": embedding,
    "Masking": masking,
    "Bidirectional": bidirectional,
    "TimeDistributed": time_distributed,
}
