"""From our JSON names (camelCase) to Keras arguments (snake_case) and activations."""

import re

from backend import keras

ACTIVATION_LAYERS = {
    "elu": "ELU",
    "leakyRelu": "LeakyReLU",
    "relu": "ReLU",
    "softmax": "Softmax",
}


def snake_case(text):
    """Return `recurrentActivation` as `recurrent_activation`."""
    return re.sub(r"(?<!^)([A-Z])", lambda match: "_" + match.group(1).lower(), text)


def keras_activation(value):
    """Return the Keras activation for `"elu"` or `{"type": "elu", "alpha": 0.5}`."""
    if value is None or isinstance(value, str):
        return value and snake_case(value)
    options = keras_arguments({key: item for key, item in value.items() if key != "type"})
    if value["type"] == "gelu":
        return lambda x: keras.activations.gelu(x, **options)
    return getattr(keras.layers, ACTIVATION_LAYERS[value["type"]])(**options)


def keras_argument(name, value):
    """Return one parameter's value as Keras wants it."""
    if name in ("activation", "recurrentActivation"):
        return keras_activation(value)
    if isinstance(value, str):
        return snake_case(value)
    return tuple(map(to_tuple, value)) if isinstance(value, list) else value


def to_tuple(value):
    """Return a nested list as a nested tuple."""
    return tuple(map(to_tuple, value)) if isinstance(value, list) else value


def keras_arguments(params):
    """Return our parameters as Keras keyword arguments."""
    return {snake_case(name): keras_argument(name, value) for name, value in params.items()}


def keras_layer(type_name, params, *inner):
    """Return the Keras layer of our node type; `inner` are the layers that it takes."""
    return getattr(keras.layers, type_name)(*inner, **keras_arguments(params))
