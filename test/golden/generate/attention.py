"""Attention: query, value, key (and queryMask, valueMask) in; y (and the scores) out."""

import numpy as np

from backend import keras
from common import Case
from names import keras_arguments, keras_layer
from numbers_source import uniform

CALL_OPTIONS = {"useCausalMask": "use_causal_mask", "returnAttentionScores": "return_attention_scores"}
QUERY_MASK = np.array([[1, 1, 0], [1, 0, 1]], bool)
VALUE_MASK = np.array([[1, 1, 0, 1], [0, 1, 1, 0]], bool)
BOTH_MASKS = {"queryMask": QUERY_MASK, "valueMask": VALUE_MASK}
CAUSAL = {"useCausalMask": True}
SCORES = {"returnAttentionScores": True}


def split(params):
    """Return the parameters of Keras' constructor, and those of its call."""
    made = {key: value for key, value in params.items() if key not in CALL_OPTIONS}
    return made, {CALL_OPTIONS[key]: value for key, value in params.items() if key in CALL_OPTIONS}


def outputs(result):
    """Return the outputs by port."""
    return {"y": result[0], "scores": result[1]} if isinstance(result, tuple) else {"y": result}


def call_listed(options):
    """Return a call that passes query, value and key as a list."""

    def call(layer, ports, training):
        masks = [ports.get(name) for name in ("queryMask", "valueMask")]
        inputs = [ports[name] for name in ("query", "value", "key") if name in ports]
        given = masks + [None] * (len(inputs) - 2) if any(m is not None for m in masks) else None
        return outputs(layer(inputs, mask=given, training=training, **options))

    return call


def call_named(options):
    """Return a call that passes query, value, key and masks by name.

    The scores are always asked for: without them Keras uses `jax.nn.dot_product_attention`, which
    takes the softmax in float32. Keras' MultiHeadAttention forgets a `query_mask` that is given by name and
    takes the one that the query carries, so the query carries it.
    """
    names = {
        "queryMask": "query_mask",
        "valueMask": "value_mask",
        "keyMask": "key_mask",
        "attentionMask": "attention_mask",
    }

    def call(layer, ports, training):
        named = {names.get(name, name): value for name, value in ports.items()}
        if "queryMask" in ports:
            keras.src.backend.set_keras_mask(named["query"], ports["queryMask"])
        y, scores = layer(**named, training=training, **(options | {"return_attention_scores": True}))
        return {"y": y, "scores": scores} if "return_attention_scores" in options else {"y": y}

    return call


def case(type_name, name, shapes, params, extra_inputs=None, mode="inference", call=call_listed):
    """Return a case; `shapes` are those of query, value and (or not) key."""
    inputs = {
        port: uniform(f"{type_name}/{name}/{port}", shape)
        for port, shape in zip(("query", "value", "key"), shapes, strict=False)
    }
    made, options = split(params)
    return Case(
        type_name, name, params, mode=mode, inputs=inputs | (extra_inputs or {}), call=call(options),
        make=lambda: keras_layer(type_name, made), weight_name=weight_name,
        vanishing=("key/bias",), random=lambda drawn: {"dropout": drawn[0]} if drawn else {},
    )  # fmt: skip


def weight_name(variable):
    """Return `query/kernel` for a projection's weight, `scale` for the layer's own."""
    return "/".join(variable.path.split("/")[1:])


def simple(type_name):
    """Return a maker of the cases of Attention or AdditiveAttention."""
    two, three = [[2, 3, 4], [2, 4, 4]], [[2, 3, 4], [2, 4, 5], [2, 4, 4]]
    if type_name == "AdditiveAttention":
        three[1] = [2, 4, 4]
    settings = [
        ("default", two, {}),
        ("key", three, {}),
        ("scale", two, {"useScale": True}),
        ("no scale", two, {"useScale": False}),
        ("masks", two, {}, BOTH_MASKS),
        ("valueMask", three, {}, {"valueMask": VALUE_MASK}),
        ("queryMask", two, {}, {"queryMask": QUERY_MASK}),
        ("causal", [[2, 4, 3], [2, 4, 3]], CAUSAL),
        ("causal, masks", two, CAUSAL, {"valueMask": np.array([[1, 1, 0, 1], [1, 1, 1, 0]], bool)}),
        ("scores", two, SCORES),
        ("dropout", two, {"dropout": 0.4}, None, "training"),
        ("dropout, inference", two, {"dropout": 0.4}),
    ]
    if type_name == "Attention":
        settings += [
            ("concat", two, {"scoreMode": "concat"}),
            ("concat, scale", three, {"scoreMode": "concat", "useScale": True}),
        ]
    return lambda: [case(type_name, *setting) for setting in settings]


def multi_head():
    """Return the cases of MultiHeadAttention."""
    two, three = [[2, 3, 4], [2, 4, 5]], [[2, 3, 4], [2, 4, 5], [2, 4, 3]]
    base = {"numHeads": 2, "keyDim": 3}
    settings = [
        ("default", two, base),
        ("key", three, base),
        ("one head", two, {"numHeads": 1, "keyDim": 2}),
        ("valueDim", three, base | {"valueDim": 4}),
        ("no bias", two, base | {"useBias": False}),
        ("outputShape", two, base | {"outputShape": 6}),
        ("self attention, causal", [[2, 4, 4], [2, 4, 4]], base | CAUSAL),
        ("valueMask", two, base, {"valueMask": VALUE_MASK}),
        ("queryMask and valueMask", two, base, BOTH_MASKS),
        ("attentionMask", two, base, {"attentionMask": QUERY_MASK[:, :, None] | VALUE_MASK[:, None, :]}),
        ("scores", two, base | SCORES),
        ("dropout", two, base | {"dropout": 0.4}, None, "training"),
        ("attentionAxes, rank 4", [[2, 2, 3, 4], [2, 2, 4, 4]], base | {"attentionAxes": [2]}),
        ("outputShape of two axes", two, base | {"outputShape": [3, 2]}),
        ("outputShape of two axes, rank 4, no bias", [[2, 2, 3, 4], [2, 2, 2, 4]],
         base | {"outputShape": [2, 3], "useBias": False}),
        *gates_and_windows(two, base),
        ("gate, valueDim", three, base | {"useGate": True, "valueDim": 4}),
    ]  # fmt: skip
    cases = [case("MultiHeadAttention", *setting, call=call_named) for setting in settings]
    flat = penalized("MultiHeadAttention", "activity regularizer, gate", two, base | {"useGate": True})
    rank_4 = penalized("MultiHeadAttention", "activity regularizer, rank 4", [[2, 2, 3, 4], [2, 2, 2, 4]], base)
    return [*cases, flat, rank_4]


def gates_and_windows(shapes, base):
    """Return cases with a gate and with a window, which both kinds of heads have."""
    long = [[2, 6, 4], [2, 6, 4]]
    return [
        ("gate", shapes, base | {"useGate": True}),
        ("gate, no bias", shapes, base | {"useGate": True, "useBias": False}),
        ("slidingWindow 2", long, base | {"slidingWindow": 2}),
        ("slidingWindow 3, causal", long, base | {"slidingWindow": 3} | CAUSAL),
        ("slidingWindow 2, valueMask", shapes, base | {"slidingWindow": 2}, {"valueMask": VALUE_MASK}),
        ("slidingWindow 1", shapes, base | {"slidingWindow": 1}),
    ]


def penalized(type_name, name, shapes, params):
    """Return a case of a layer with a penalty on what its projections give.

    Keras counts scores that are asked for among what GroupQueryAttention gives, so they are not; it then takes the
    softmax in float32, too roughly for a difference quotient.
    """

    def call(layer, ports, training):
        return {"y": layer(**ports, training=training)}

    regularizer = keras.regularizers.L1L2(0.1, 0.2)
    made = case(type_name, name, shapes, params | {"activityRegularizer": {"type": "l1l2", "l1": 0.1, "l2": 0.2}})
    made.penalized, made.call, made.jumps, made.vanishing = True, call, True, ()
    arguments = keras_arguments(params)
    made.make = lambda: getattr(keras.layers, type_name)(activity_regularizer=regularizer, **arguments)
    return made


def grouped_query():
    """Return the cases of GroupQueryAttention."""
    two, three = [[2, 3, 4], [2, 4, 4]], [[2, 3, 4], [2, 4, 4], [2, 4, 3]]
    base = {"headDim": 3, "numQueryHeads": 4, "numKeyValueHeads": 2}
    settings = [
        ("default", two, base),
        ("key", three, base),
        ("one key head", two, base | {"numKeyValueHeads": 1}),
        ("as many key heads", two, base | {"numKeyValueHeads": 4}),
        ("no bias", two, base | {"useBias": False}),
        ("causal", [[2, 4, 4], [2, 4, 4]], base | CAUSAL),
        ("valueMask", two, base, {"valueMask": VALUE_MASK}),
        ("queryMask and valueMask", two, base, BOTH_MASKS),
        ("scores", two, base | SCORES),
        ("dropout", two, base | {"dropout": 0.4}, None, "training"),
        *gates_and_windows(two, base),
    ]
    cases = [case("GroupQueryAttention", *setting, call=call_named) for setting in settings]
    return [*cases, penalized("GroupQueryAttention", "activity regularizer, gate", two, base | {"useGate": True})]


FILES = {
    "Attention": simple("Attention"),
    "AdditiveAttention": simple("AdditiveAttention"),
    "MultiHeadAttention": multi_head,
    "GroupQueryAttention": grouped_query,
}
