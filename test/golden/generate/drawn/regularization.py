"""Draws of layers that draw random numbers in training."""

from common import Case
from drawn.chance import one_axis_less, one_axis_more
from drawn.convolutions import image
from drawn.shaping import any_shape
from numbers_source import uniform
from regularization import named

RATES = (0, 0.25, 0.4, 0.5, 0.75)


def case_of(chance, type_name, shape, params, random):
    """Return a case, mostly in training."""
    mode = "training" if chance.happens(0.8) else "inference"
    x = uniform(chance.key + "/x", shape, -2, 2)
    return Case(type_name, chance.key, params, mode=mode, inputs={"x": x}, random=random)


def dropout(type_name, rates):
    """Return a recipe of Dropout or AlphaDropout."""

    def recipe(chance):
        shape, params = any_shape(chance, 2, 4), {"rate": chance.one(rates)}
        if chance.happens(0.5):
            params["noiseShape"] = [chance.one([None, 1, size]) for size in shape]
        params, shape = chance.spoil(params, shape, [
            {"rate": 1.5}, {"rate": -0.5}, {"noiseShape": [7] * len(shape), "rate": 0.5},
            {"noiseShape": [1], "rate": 0.5}, {"noiseShape": [1] * (len(shape) + 1), "rate": 0.5},
        ])  # fmt: skip
        convert = (lambda drawn: drawn >= params["rate"]) if type_name == "AlphaDropout" else (lambda drawn: drawn)
        return case_of(chance, type_name, shape, params, named("mask", convert))

    return recipe


def spatial_dropout(rank):
    """Return a recipe of SpatialDropout1D, 2D or 3D."""

    def recipe(chance):
        shape, layout = image(chance, rank, chance.whole(1, 4))
        params = {"rate": chance.one([*RATES, 1])} | (layout if rank > 1 else {})
        params, shape = chance.spoil(params, shape, [one_axis_less, one_axis_more, {"rate": 2}, {"rate": -0.1}])
        return case_of(chance, f"SpatialDropout{rank}D", shape, params, named("mask"))

    return recipe


def gaussian(type_name, parameter, values):
    """Return a recipe of GaussianNoise or GaussianDropout."""

    def recipe(chance):
        params, shape = chance.spoil(
            {parameter: chance.one(values)}, any_shape(chance), [{parameter: -0.5}, {parameter: 2}, {parameter: -1}]
        )
        return case_of(chance, type_name, shape, params, named("noise"))

    return recipe


RECIPES = {
    "Dropout": (dropout("Dropout", (*RATES, 1)), 2),
    "AlphaDropout": (dropout("AlphaDropout", RATES), 2),
    "GaussianNoise": (gaussian("GaussianNoise", "stddev", (0, 0.1, 0.5, 1)), 1),
    "GaussianDropout": (gaussian("GaussianDropout", "rate", RATES), 1),
    **{f"SpatialDropout{n}D": (spatial_dropout(n), 1) for n in (1, 2, 3)},
}
