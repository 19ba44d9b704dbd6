"""Writes the arguments of all layers and activations of Keras to ../signatures.json; --check compares."""

import inspect
import json
import sys
from importlib.metadata import version
from pathlib import Path

from backend import keras

FILE = Path(__file__).resolve().parent.parent / "signatures.json"


def layers():
    """Return the layer classes by name, each once, whatever aliases it has."""
    found = {}
    for name in dir(keras.layers):
        each = getattr(keras.layers, name)
        if inspect.isclass(each) and issubclass(each, keras.layers.Layer):
            found[each.__name__ if hasattr(keras.layers, each.__name__) else name] = each
    return dict(sorted(found.items()))


def arguments(function):
    """Return the defaults by name; an argument without one has none. The first, `self` or `x`, is left out."""
    described = {}
    for name, parameter in list(inspect.signature(function).parameters.items())[1:]:
        if parameter.kind in (parameter.VAR_KEYWORD, parameter.VAR_POSITIONAL):
            continue
        described[name] = {} if parameter.default is parameter.empty else {"default": parameter.default}
    return described


def signatures():
    """Return version and signatures as JSON text, a layer or function a line."""
    classes = {
        name: {"init": arguments(each.__init__), "call": arguments(each.call)} for name, each in layers().items()
    }
    functions = inspect.getmembers(keras.activations, inspect.isfunction)
    activations = {name: arguments(function) for name, function in functions}
    parts = ",\n".join(f'"{key}":{lines(value)}' for key, value in (("layers", classes), ("activations", activations)))
    return f'{{"keras":"{version("keras")}",\n{parts}}}\n'


def lines(described):
    """Return a JSON object, an entry a line."""
    return "{\n" + ",\n".join(f"{json.dumps(key)}:{json.dumps(value)}" for key, value in described.items()) + "\n}"


if __name__ == "__main__":
    if "--check" in sys.argv:
        sys.exit(0 if FILE.read_text(encoding="utf-8") == signatures() else "signatures.json is not that of this Keras")
    FILE.write_text(signatures(), encoding="utf-8")
