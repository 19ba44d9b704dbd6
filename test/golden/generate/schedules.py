"""Learning rates over a hundred steps of each schedule."""

from types import SimpleNamespace

import numpy as np

from backend import jax, jnp, keras
from common import tensor
from names import keras_arguments
from numbers_source import seeded

STEPS = 100
BASE = 0.05
STEPS_PER_EPOCH = 5
EPOCHS = STEPS // STEPS_PER_EPOCH


class ScheduleCase:
    """One schedule with its parameters, and the rates of all steps."""

    def __init__(self, kind, options, rates, watched=None):
        self.params, self.rates, self.watched = {"type": kind, **options}, rates, watched
        described = [f"{key} {value}" for key, value in options.items()]
        self.name = " ".join([kind, *described, *(["rough"] if watched and watched[1] > watched[0] else [])])

    def run(self):
        """Return the case as JSON data."""
        case = {
            "name": self.name,
            "params": self.params,
            "base": BASE,
            "stepsPerEpoch": STEPS_PER_EPOCH,
            "epochs": EPOCHS,
        }
        if self.watched:
            case["watched"] = self.watched
        return case | {"rates": {"learningRate": tensor(np.asarray(self.rates, float))}}


def scheduled(kind, options, run=STEPS):
    """Return the case of a class of `keras.optimizers.schedules`; decaySteps null stands for the whole run."""
    arguments = keras_arguments(options)
    if "decay_steps" in arguments:
        arguments["decay_steps"] = arguments["decay_steps"] or run
    schedule = getattr(keras.optimizers.schedules, kind[0].upper() + kind[1:])(BASE, **arguments)
    return ScheduleCase(kind, options, rates_of(schedule))


def rates_of(schedule):
    """Return what a Keras schedule gives for each step."""
    return jax.vmap(schedule)(jnp.arange(STEPS))


def step_decay(factor, epochs):
    """Return the case of a rate that changes after every so many epochs."""
    length = epochs * STEPS_PER_EPOCH
    starts = range(length, STEPS, length)
    values = [BASE * factor**index for index in range(len(starts) + 1)]
    # A boundary is the last step before the change.
    schedule = keras.optimizers.schedules.PiecewiseConstantDecay([start - 1 for start in starts], values)
    return ScheduleCase("stepDecay", {"factor": factor, "epochs": epochs}, rates_of(schedule))


def warm_up(steps, share):
    """Return the case of a rise, which Keras has as a polynomial decay that goes up."""
    schedule = keras.optimizers.schedules.PolynomialDecay(BASE * share, steps, BASE)
    return ScheduleCase("warmUp", {"warmupSteps": steps, "startFactor": share}, rates_of(schedule))


def plateau(options, watched):
    """Return the case of the callback: the rates that it leaves behind after each epoch."""
    model = SimpleNamespace(optimizer=keras.optimizers.SGD(BASE), metrics=[])
    callback = keras.callbacks.ReduceLROnPlateau(**keras_arguments(options))
    callback.set_model(model)
    callback.on_train_begin()
    rates = []
    for epoch in range(EPOCHS):
        rates.append(float(model.optimizer.learning_rate.value))
        callback.on_epoch_end(epoch, {"val_loss": watched[epoch]})
    return ScheduleCase("reduceOnPlateau", options, np.repeat(rates, STEPS_PER_EPOCH), watched)


def plateaus():
    """Return the cases of reduceOnPlateau: losses that fall and then stay, and some that go up and down."""
    falling = [round(1 / (1 + epoch), 4) if epoch < 6 else 0.17 for epoch in range(EPOCHS)]
    rough = [round(float(value), 3) for value in seeded("plateau").uniform(0.1, 1, EPOCHS)]
    table = [
        {}, {"patience": 2}, {"patience": 0, "factor": 0.9}, {"patience": 1, "factor": 0.5, "cooldown": 2},
        {"patience": 1, "minLr": 0.001}, {"patience": 2, "minDelta": 0.15},
    ]  # fmt: skip
    return [plateau(options, watched) for options in table for watched in (falling, rough)]


def schedules():
    """Return the cases of all schedules."""
    table = {
        "exponentialDecay": [
            {"decaySteps": 30, "decayRate": 0.5}, {"decaySteps": 30, "decayRate": 0.5, "staircase": True},
            {"decaySteps": None, "decayRate": 0.1},
        ],
        "inverseTimeDecay": [
            {"decaySteps": 10, "decayRate": 0.5}, {"decaySteps": 10, "decayRate": 0.5, "staircase": True},
            {"decaySteps": None, "decayRate": 1},
        ],
        "polynomialDecay": [
            {"decaySteps": 60, "endLearningRate": 0.001}, {"decaySteps": 60, "endLearningRate": 0.001, "power": 2.5},
            {"decaySteps": 32, "endLearningRate": 0.001, "cycle": True}, {"decaySteps": None},
            {"decaySteps": 60, "endLearningRate": 0.2, "power": 0.5},
        ],
        "cosineDecay": [
            {"decaySteps": 60}, {"decaySteps": 60, "alpha": 0.2}, {"decaySteps": None},
            {"decaySteps": 60, "warmupSteps": 20, "warmupTarget": 0.2},
            {"decaySteps": 60, "warmupSteps": 20}, {"decaySteps": 60, "alpha": 0.1, "warmupTarget": 0.2},
        ],
        "cosineDecayRestarts": [
            {"firstDecaySteps": 15}, {"firstDecaySteps": 10, "tMul": 1},
            {"firstDecaySteps": 12, "tMul": 1.5, "mMul": 0.8},
            {"firstDecaySteps": 15, "mMul": 0.5, "alpha": 0.1}, {"firstDecaySteps": 7, "tMul": 3, "mMul": 1.5},
        ],
    }  # fmt: skip
    cases = [scheduled(kind, options) for kind in table for options in table[kind]]
    # The whole run: the warm-up is a part of it.
    cases.append(scheduled("cosineDecay", {"decaySteps": None, "warmupSteps": 20, "warmupTarget": 0.2}, STEPS - 20))
    return cases + [
        step_decay(0.5, 3),
        step_decay(0.1, 7),
        warm_up(30, 0),
        warm_up(20, 0.25),
        warm_up(300, 0.1),
        *plateaus(),
    ]


FILES = {"training/schedules": schedules}
