"""Weights and slots over twenty steps of each optimizer, fed with recorded gradients."""

import re

import numpy as np

from backend import jnp, keras
from common import floats, tensor, tensors
from names import keras_arguments, snake_case
from numbers_source import seeded, uniform

STEPS = 20
SHAPES = {"kernel": (2, 3), "bias": (3,), "filters": (2, 1, 2, 2)}
CLASSES = {"sgd": "SGD", "adamW": "AdamW", "rmsprop": "RMSprop"}
CLIPS = {"clipNorm": "clipnorm", "clipValue": "clipvalue", "globalClipNorm": "global_clipnorm"}


class OptimizerCase:
    """Parameters of a Trainer, with the weights after each step.

    `constraints` are by weight, `rates` are the learning rates of the steps where they are not the
    optimizer's own, `scale` multiplies the gradients.
    """

    def __init__(self, name, optimizer, *, constraints=None, rates=None, scale=1.0, **shared):
        self.name, self.optimizer, self.shared = name, optimizer, shared
        self.constraints, self.rates, self.scale = constraints or {}, rates, scale

    def run(self):
        """Return the case as JSON data."""
        weights = {name: self.initial(name, shape) for name, shape in SHAPES.items()}
        gradients = {name: self.gradients(name, shape) for name, shape in SHAPES.items()}
        variables = [self.variable(name, value) for name, value in weights.items()]
        optimizer = self.make()
        after = {name: [] for name in SHAPES}
        for step in range(STEPS):
            if self.rates:
                optimizer.learning_rate = self.rates[step]
            optimizer.apply([floats(gradients[name][step]) for name in SHAPES], variables)
            for name, variable in zip(SHAPES, variables, strict=True):
                after[name].append(np.asarray(variable.value))
        case = {"name": self.name, "params": {"optimizer": self.optimizer, **self.shared}}
        if self.constraints:
            case["constraints"] = self.constraints
        if self.rates:
            case["learningRates"] = self.rates
        return case | {
            "weights": tensors(weights), "gradients": tensors(gradients),
            "after": {name: tensor(np.stack(steps)) for name, steps in after.items()},
            "slots": tensors(slots(optimizer)),
        }  # fmt: skip

    def initial(self, name, shape):
        """Return where a weight begins: a bias at zero, as it does, so that nothing hides its steps."""
        if name == "bias":
            return np.zeros(shape, np.float32)
        return uniform(f"optimizers/{name}", shape)

    def gradients(self, name, shape):
        """Return the gradients of all steps: of different size, some of them zero."""
        drawn = uniform(f"optimizers/{name}/gradients", (STEPS, *shape))
        size = 2.0 ** seeded(f"optimizers/{name}/sizes").randint(-3, 2, (STEPS,) + (1,) * len(shape))
        present = seeded(f"optimizers/{name}/zeros").uniform(0, 1, drawn.shape) > 0.1
        return (drawn * size * present * self.scale).astype(np.float32)

    def variable(self, name, value):
        """Return a Keras variable with its constraint."""
        variable = keras.Variable(floats(value), name=name)
        if name in self.constraints:
            variable.constraint = keras_constraint(self.constraints[name])
        return variable

    def make(self):
        """Return the Keras optimizer."""
        kind, *_ = self.optimizer.values()
        options = {key: value for key, value in self.optimizer.items() if key != "type"}
        arguments = {re.sub(r"^beta([12])$", r"beta_\1", key): value for key, value in keras_arguments(options).items()}
        shared = {CLIPS.get(key, snake_case(key)): value for key, value in self.shared.items()}
        return getattr(keras.optimizers, CLASSES.get(kind, kind[0].upper() + kind[1:]))(**arguments, **shared)


def keras_constraint(json):
    """Return the Keras constraint of `"nonNeg"` or `{"type": "maxNorm", "maxValue": 1}`."""
    options = {"type": json} if isinstance(json, str) else json
    arguments = {"axis" if key == "axis" else snake_case(key): value for key, value in options.items() if key != "type"}
    return getattr(keras.constraints, options["type"][0].upper() + options["type"][1:])(**arguments)


def slots(optimizer):
    """Return what the optimizer remembers in the end, by `WEIGHT/SLOT`."""
    found = {}
    for variable in optimizer.variables:
        name = next((name for name in SHAPES if variable.name.startswith(f"{name}_")), None)
        if name:
            found[f"{name}/{variable.name[len(name) + 1 :]}"] = jnp.asarray(variable.value)
    return found


def own_parameters():
    """Return the cases of each optimizer's own parameters."""
    fast = {"learningRate": 0.1}
    table = {
        "sgd": [{}, fast, fast | {"momentum": 0.9}, fast | {"momentum": 0.5, "nesterov": True}],
        "adam": [{}, fast, {"beta1": 0.5}, {"beta2": 0.9}, {"epsilon": 0.1}, fast | {"amsgrad": True, "beta2": 0.5}],
        "adamW": [
            {}, fast, fast | {"weightDecay": 0.5}, {"beta1": 0.5, "beta2": 0.9, "epsilon": 0.01, "amsgrad": True},
        ],
        "rmsprop": [
            {}, fast, {"rho": 0.5}, {"momentum": 0.9}, {"epsilon": 0.01}, {"centered": True},
            fast | {"centered": True, "momentum": 0.5, "rho": 0.8},
        ],
        "adagrad": [{}, fast, {"initialAccumulatorValue": 1.5}, {"epsilon": 0.1}],
        "adadelta": [{}, {"learningRate": 1.0}, {"learningRate": 1.0, "rho": 0.5}, {"epsilon": 0.001}],
        "adamax": [{}, fast, {"beta1": 0.5}, {"beta2": 0.9}, {"epsilon": 0.1}],
        "nadam": [{}, fast, {"beta1": 0.5}, {"beta2": 0.9}, {"epsilon": 0.1}],
        "lion": [{}, fast, {"beta1": 0.5}, {"beta2": 0.5}, {"beta1": 1.0}],
        "ftrl": [
            {}, fast, {"learningRatePower": -0.75}, {"learningRatePower": 0.0}, {"initialAccumulatorValue": 1.5},
            fast | {"l1RegularizationStrength": 0.2}, fast | {"l2RegularizationStrength": 0.2},
            fast | {"l2ShrinkageRegularizationStrength": 0.2}, fast | {"beta": 0.5},
        ],
    }  # fmt: skip
    return [
        OptimizerCase(describe(kind, options), {"type": kind, **options}) for kind in table for options in table[kind]
    ]


def describe(kind, options):
    """Return a name: the optimizer and its parameters."""
    return " ".join([kind, *(f"{key} {value}" for key, value in options.items())])


def shared_parameters():
    """Return the cases of what stands around every optimizer's own step."""
    return clipped() + decayed() + averaged() + constrained() + combined()


SGD = {"type": "sgd", "learningRate": 0.1}
ADAM = {"type": "adam", "learningRate": 0.05}
MOMENTUM = {**SGD, "momentum": 0.9}
FALLING = [round(0.1 * 0.9**step, 6) for step in range(STEPS)]
EMA = {"useEma": True, "emaMomentum": 0.8}
IN, FILTER = {"axis": [0]}, {"axis": [0, 1, 2]}
MAX_NORM = {
    "kernel": {"type": "maxNorm", "maxValue": 0.5, **IN},
    "filters": {"type": "maxNorm", "maxValue": 0.6, **FILTER},
}
NON_NEGATIVE = dict.fromkeys(SHAPES, "nonNeg")


def clipped():
    """Return the cases of clipping; one limit is never reached."""
    return [
        OptimizerCase("clipNorm", SGD, clipNorm=0.5),
        OptimizerCase("clipNorm, never reached", SGD, clipNorm=50.0),
        OptimizerCase("clipValue", ADAM, clipValue=0.1),
        OptimizerCase("globalClipNorm", SGD, globalClipNorm=0.75),
        OptimizerCase("globalClipNorm, large gradients", ADAM, globalClipNorm=1.0, scale=1000.0),
        OptimizerCase("large gradients", ADAM, scale=1e4),
        OptimizerCase("tiny gradients", ADAM, scale=1e-5),
    ]


def decayed():
    """Return the cases of weight decay and of rates that change."""
    return [
        OptimizerCase("weightDecay", SGD, weightDecay=0.3),
        OptimizerCase("weightDecay, momentum", MOMENTUM, weightDecay=0.3),
        OptimizerCase("falling rates", MOMENTUM, rates=FALLING),
        OptimizerCase("falling rates, adamW", {**ADAM, "type": "adamW", "weightDecay": 0.5}, rates=FALLING),
        OptimizerCase("falling rates, nadam", {"type": "nadam"}, rates=FALLING, weightDecay=0.2),
        OptimizerCase("falling rates, ftrl", {"type": "ftrl"}, rates=FALLING),
    ]


def averaged():
    """Return the cases of moving averages."""
    return [
        OptimizerCase("useEma", ADAM, useEma=True),
        OptimizerCase("emaMomentum", SGD, **EMA),
        OptimizerCase("emaOverwriteFrequency", SGD, **EMA, emaOverwriteFrequency=3),
        OptimizerCase("emaOverwriteFrequency 1", ADAM, **EMA, emaOverwriteFrequency=1),
    ]


def constrained():
    """Return the cases of constraints."""
    norms = {
        "kernel": {"type": "minMaxNorm", "minValue": 0.5, "maxValue": 0.8, "rate": 0.5, **IN},
        "filters": {"type": "unitNorm", **FILTER},
    }
    return [
        OptimizerCase("maxNorm", SGD, constraints=MAX_NORM),
        OptimizerCase("nonNeg", ADAM, constraints=NON_NEGATIVE),
        OptimizerCase("unitNorm and minMaxNorm", ADAM, constraints=norms),
    ]


def combined():
    """Return cases of all of it together, in which the order shows."""
    overwrite = {**EMA, "emaOverwriteFrequency": 7}
    lion = {"type": "lion", "learningRate": 0.05}
    return [
        OptimizerCase("together", ADAM, constraints=MAX_NORM, clipNorm=0.5, weightDecay=0.2, **overwrite),
        OptimizerCase("together, lion", lion, constraints=NON_NEGATIVE, globalClipNorm=0.5, weightDecay=0.2, **EMA),
    ]


def optimizers():
    """Return the cases of all optimizers."""
    return own_parameters() + shared_parameters()


FILES = {"training/optimizers": optimizers}
