"""Draws cases one by one and asks Keras about each: it computes them, or it refuses them."""

import re

import compare
from backend import jax, jnp, keras, set_precision
from common import is_float, to_jax
from drawn import (
    activations,
    attention,
    convolutions,
    dense,
    merging,
    normalization,
    pooling,
    recurrent,
    regularization,
    shaping,
)
from drawn.chance import Chance
from draws import recorded_draws
from numbers_source import seeded

FAMILIES = (
    activations, attention, convolutions, dense, merging, normalization, pooling, recurrent, regularization, shaping,
)  # fmt: skip
RECIPES = {name: recipe for family in FAMILIES for name, (recipe, _) in family.RECIPES.items()}
# Types with more to configure are drawn more often.
SHARES = [name for f in FAMILIES for name, (_, weight) in f.RECIPES.items() for _ in range(int(2 * weight))]
IMPOSSIBLE = 0.25


class Drawn:
    """One draw: the case, and Keras' reason if it refuses it."""

    def __init__(self, seed, index, attempt=0):
        types = seeded(f"types of {seed}").permutation(SHARES)
        self.type = str(types[index % len(types)])
        self.key = f"seed {seed}, draw {index}" + (f", attempt {attempt + 1}" if attempt else "")
        spoils = seeded(f"{self.key}/spoils").uniform() < IMPOSSIBLE
        self.case = RECIPES[self.type](Chance(self.key, spoils))
        self.parameters, self.reason = ask(self.case)

    def stored(self):
        """Return the case, or the refusal, as JSON data."""
        if self.reason is None:
            packed = self.case.run()
            if self.type in normalization.RECIPES:
                expect_digits(self.case, packed)
            return packed | {"parameters": self.parameters}
        case = self.case
        inputs = {port: {"dtype": dtype_of(x), "shape": list(x.shape)} for port, x in case.inputs.items()}
        return {
            "name": case.name, "type": case.type, "params": case.params, **case.extra, "mode": case.mode,
            "inputs": inputs, "reason": self.reason,
        }  # fmt: skip


def draw(seed, index, report=print):
    """Return one draw as JSON data.

    Values that lie on a kink, where differences do not tell the gradient, and values of which float32 loses the
    digits, are reported and drawn again.
    """
    for attempt in range(5):
        try:
            return Drawn(seed, index, attempt).stored()
        except ArithmeticError as error:
            report(f"drawn again: {error}")
    raise ArithmeticError(f"seed {seed}, draw {index}: five attempts")


def ask(case):
    """Return (the numbers of parameters, None), or (None, the first line of Keras' reason)."""
    try:
        layer = case.make()
        with recorded_draws(case.key):
            outputs = case.call(layer, to_jax(case.inputs), case.mode == "training")
        jax.block_until_ready(outputs)
    except Exception as error:  # Whatever it raises: that is how Keras refuses.
        return None, first_line(error)
    for port, y in outputs.items():
        if y.size == 0:
            return None, f"no error, but {port} has no elements"
        if is_float(y) and not bool(jnp.all(jnp.isfinite(y))):
            return None, f"no error, but {port} is not finite"
    return count(layer), None


def expect_digits(case, packed):
    """Refuse values of which Keras itself loses the digits in float32: differences that all but vanish."""
    precision = keras.config.floatx()
    set_precision("float32")
    try:
        lost = compare.problems(case.run(), packed)
    finally:
        set_precision(precision)
    if lost:
        raise ArithmeticError(f"{case.key}: in float32, {', '.join(lost)}")


def count(layer):
    """Return the numbers of trainable and other parameters, as Keras' summary counts them."""
    if not isinstance(layer, keras.layers.Layer):
        return {"trainable": 0, "nonTrainable": 0}
    trainable = sum(v.value.size for v in layer.trainable_weights)
    states = sum(v.value.size for v in layer.weights if v.name == "rnn_state")
    return {"trainable": trainable, "nonTrainable": layer.count_params() - trainable - states}


def first_line(error):
    """Return the first line in which Keras gives its reason, without colours and numbers of layers."""
    plain = re.sub(r"\x1b\[[0-9;]*m", "", str(error))
    lines = [line.strip() for line in plain.splitlines()]
    said = [line for line in lines if line and not line.startswith("Exception encountered when calling")]
    line = re.sub(r"(?<=[a-z0-9])_[0-9]+(?=[^a-z0-9_])", "", said[0] if said else "")
    return f"{type(error).__name__}: {line}"[:240]


def dtype_of(value):
    """Return our name of an array's element type."""
    return "float32" if is_float(value) else "bool" if value.dtype == bool else "int32"
