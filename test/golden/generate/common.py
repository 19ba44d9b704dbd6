"""The case builder: runs a Keras layer in float64 and packs values and gradients."""

import numpy as np

from backend import jax, jnp, keras
from draws import recorded_draws
from names import keras_layer
from numbers_source import output_gradient, seeded, uniform


def call_with_x(layer, ports, training):
    """Call a layer of one input; the node's ports are `x` and `y`."""
    options = {"training": training} if layer._call_has_training_arg else {}
    return {"y": layer(ports["x"], **options)}


class Case:
    """One configuration of one node type: what goes in, how Keras is called, what to record.

    `make` builds the Keras object, `call(object, ports, training)` gives the outputs by port,
    `random(drawn)` names the random numbers, `weight_name(variable)` names the weights, `weights`
    overrides their values, `relative` makes the difference quotient relative (for tiny and huge
    inputs), `jumps` leaves it out (for inputs at a jump), `vanishing` names weights whose gradient is
    zero but for rounding, which is not stored, `penalized` makes what the layer adds to the loss one more
    output, `penalty`, and `extra` is merged into the stored case.
    """

    def __init__(self, type_name, name, params=None, *, inputs, mode="inference", **options):
        self.type, self.name, self.params = type_name, name, params or {}
        self.inputs, self.mode = inputs, mode
        self.make = options.pop("make", lambda: keras_layer(type_name, self.params))
        self.call = options.pop("call", call_with_x)
        self.random = options.pop("random", None)
        self.weight_name = options.pop("weight_name", lambda variable: variable.name)
        self.weights = options.pop("weights", {})
        self.relative = options.pop("relative", False)
        self.jumps = options.pop("jumps", False)
        self.vanishing = options.pop("vanishing", ())
        self.penalized = options.pop("penalized", False)
        self.extra = options.pop("extra", {})
        self.key = f"{type_name}/{name}"
        if options:
            raise TypeError(f"unknown options: {sorted(options)}")

    def run(self):
        """Return the case as JSON data."""
        layer = self.make()
        variables = self.build_weights(layer)
        values = {name: self.weight_value(name, v) for name, v in variables.items()}
        evaluate, drawn = self.evaluator(layer, variables)
        frozen = [name for name, v in variables.items() if not v.trainable]
        point = self.point(values, frozen)
        outputs, pull, aux = jax.vjp(evaluate(values), *point, has_aux=True)
        dy = {port: output_gradient(y.shape, 0.3 * i) for i, (port, y) in enumerate(outputs.items())}
        gradients = pull({port: floats(value) for port, value in dy.items()})
        if keras.config.floatx() == "float64" and not self.jumps:
            self.check_gradients(evaluate(values), point, dy, gradients)
        return self.pack(values, outputs, aux, dy, gradients, drawn)

    def build_weights(self, layer):
        """Let Keras create the variables by one call and return them by our names."""
        if not isinstance(layer, keras.layers.Layer):
            return {}
        with recorded_draws(self.key):
            self.call(layer, to_jax(self.inputs), self.mode == "training")
        return {self.weight_name(v): v for v in layer.weights if "seed" not in v.path and v.name != "rnn_state"}

    def weight_value(self, name, variable):
        """Return the weight's value: the override, or seeded numbers."""
        if name in self.weights:
            return np.asarray(self.weights[name], np.float32)
        low = 0.5 if name.split("/")[-1] in ("gamma", "moving_variance") else -1.0
        return uniform(f"{self.key}/{name}", tuple(variable.shape), low, low + 2.0)

    def evaluator(self, layer, variables):
        """Return a pure function of (float inputs, weights), and the list of its last draws."""
        last_drawn = []

        def evaluate(fixed):
            def at(ports, weights):
                every = {**to_jax(fixed), **weights}
                mapping = [(v, every[name]) for name, v in variables.items()]
                scope = keras.StatelessScope(mapping, collect_losses=self.penalized)
                with recorded_draws(self.key) as draws, scope:
                    outputs = self.call(layer, {**to_jax(self.inputs), **ports}, self.mode == "training")
                    if self.penalized:
                        outputs["penalty"] = jnp.asarray(sum(scope.losses), keras.config.floatx())
                    updates = {name: scope.get_current_value(v) for name, v in variables.items()}
                last_drawn[:] = draws.drawn
                smooth = {port: y for port, y in outputs.items() if is_float(y)}
                if any(y.dtype != keras.config.floatx() for y in smooth.values()):
                    raise TypeError(f"{self.key}: an output was not computed in {keras.config.floatx()}")
                discrete = {port: y for port, y in outputs.items() if not is_float(y)}
                return smooth, (discrete, updates)

            return at

        return evaluate, last_drawn

    def point(self, values, frozen):
        """Return what is differentiated: the float inputs and the trainable weights."""
        ports = {port: floats(x) for port, x in self.inputs.items() if is_float(x)}
        return ports, {name: floats(w) for name, w in values.items() if name not in frozen}

    def check_gradients(self, evaluate, point, dy, gradients):
        """Compare the gradients with a central difference, which a kink nearby would spoil."""
        stream, h = seeded(self.key + "/direction"), 1e-5
        direction = jax.tree.map(lambda v: self.step(stream, v), point)

        def total(sign):
            moved = jax.tree.map(lambda v, d: v + sign * h * d, point, direction)
            outputs, _ = evaluate(*moved)
            return sum(jnp.sum(outputs[port] * dy[port]) for port in dy)

        parts = jax.tree.leaves(jax.tree.map(jnp.multiply, gradients, direction))
        expected = sum(map(jnp.sum, parts))
        scale = sum(jnp.sum(jnp.abs(part)) for part in parts)
        received = (total(1) - total(-1)) / (2 * h)
        if not abs(received - expected) <= 1e-4 * scale + 1e-9:
            raise ArithmeticError(f"{self.key}: gradient {expected}, by differences {received}")

    def step(self, stream, value):
        """Return a random direction in the shape of `value`."""
        direction = stream.uniform(-1, 1, value.shape)
        return jnp.asarray(direction * np.asarray(value) if self.relative else direction)

    def pack(self, values, outputs, aux, dy, gradients, drawn):
        """Return the stored form of the case."""
        discrete, updates = aux
        packed = {
            "name": self.name, "type": self.type, "params": self.params, **self.extra, "mode": self.mode,
            "inputs": tensors(self.inputs), "weights": tensors(values),
            "outputs": tensors({**outputs, **discrete}),
        }  # fmt: skip
        changed = {name: u for name, u in updates.items() if not np.array_equal(u, values[name])}
        if changed:
            packed["updates"] = tensors(changed)
        if self.random and self.mode == "training":
            packed["random"] = tensors(self.random(drawn))
        packed["outputGradient"] = tensors(dy)
        packed["inputGradients"] = tensors(gradients[0])
        packed["weightGradients"] = tensors({n: g for n, g in gradients[1].items() if n not in self.vanishing})
        return packed


def is_float(value):
    """Tell whether an array holds floats."""
    return jnp.issubdtype(jnp.asarray(value).dtype, jnp.floating)


def floats(value):
    """Return a float32 array in the precision that Keras computes in."""
    return jnp.asarray(value, keras.config.floatx())


def to_jax(ports):
    """Return arrays for JAX: floats in the computing precision, the others as they are."""
    return {port: floats(x) if is_float(x) else jnp.asarray(x) for port, x in ports.items()}


def tensors(arrays):
    """Return named arrays as `{ dtype, shape, data }`."""
    return {name: tensor(value) for name, value in arrays.items()}


def tensor(value):
    """Return an array as `{ dtype, shape, data }`; floats are rounded to float32, a bool is 0 or 1."""
    array = np.asarray(value)
    if array.dtype.kind == "f":
        array = array.astype(np.float32)
        if not np.all(np.isfinite(array)):
            raise ArithmeticError("a value is not finite in float32")
    dtype = {"f": "float32", "b": "bool", "i": "int32", "u": "int32"}[array.dtype.kind]
    return {"dtype": dtype, "shape": list(array.shape), "data": [short(v) for v in array.ravel()]}


def short(value):
    """Return a number whose decimal form is the shortest that reads back as the same float32."""
    number = float(str(value)) if isinstance(value, np.floating) else int(value)
    return int(number) if abs(number) < 1e9 and number == int(number) else number
