"""Layers that change images at random in training.

What Keras draws between two bounds is stored as the share of the way from the lower to the upper one,
`[batch]`, which is what a node draws.
"""

import numpy as np

from common import Case
from names import keras_layer
from numbers_source import uniform

FIRST = {"dataFormat": "channelsFirst"}
FILLS = ("reflect", "constant", "wrap", "nearest")


def shares(**bounds):
    """Return a function that names the draws, in the order of Keras' calls, and puts them between 0 and 1."""

    def name(drawn):
        return {
            purpose: ((np.asarray(values, float).ravel() - low) / (high - low)).astype(np.float32)
            for values, (purpose, (low, high)) in zip(drawn, bounds.items(), strict=True)
        }

    return name


def flip():
    """Return the cases of RandomFlip, which Keras draws with one number for both directions."""
    settings = {
        "both": ([6, 3, 4, 2], {}),
        "horizontal": ([6, 3, 4, 2], {"direction": "horizontal"}),
        "vertical": ([6, 4, 3, 1], {"direction": "vertical"}),
        "horizontal, channelsFirst": ([6, 2, 3, 4], {"direction": "horizontal"} | FIRST),
        "vertical, channelsFirst": ([6, 2, 3, 4], {"direction": "vertical"} | FIRST),
    }
    return cases("RandomFlip", settings, lambda params: shares(flip=(0, 1)))


def translation():
    """Return the cases of RandomTranslation: every way to fill, and images that leave their frame."""
    half = {"heightFactor": [-0.5, 0.5], "widthFactor": [-0.25, 0.5]}
    far = {"heightFactor": [0.5, 1], "widthFactor": [-1, -0.5]}
    settings = filled([3, 5, 6, 2], half) | {
        "channelsFirst": ([2, 2, 5, 4], half | FIRST),
        "one number": ([4, 5, 5, 1], {"heightFactor": 0.25, "widthFactor": 0.5}),
        **{f"far away, {fill}": ([2, 4, 3, 1], far | {"fillMode": fill}) for fill in FILLS},
    }
    return cases(
        "RandomTranslation", settings,
        lambda p: shares(height=bounds(p["heightFactor"]), width=bounds(p["widthFactor"])),
    )  # fmt: skip


def rotation():
    """Return the cases of RandomRotation: every way to fill, wide and high images."""
    settings = filled([3, 5, 6, 2], {"factor": [-0.25, 0.5]}) | {
        "channelsFirst": ([2, 2, 5, 4], {"factor": [0, 0.5]} | FIRST),
        "one number": ([4, 3, 7, 1], {"factor": 0.125}),
    }
    return cases("RandomRotation", settings, lambda p: shares(angle=tuple(360 * b for b in bounds(p["factor"]))))


def zoom():
    """Return the cases of RandomZoom: in and out, with and without the proportions."""
    both = {"heightFactor": [-0.5, 0.5], "widthFactor": [0.25, 1]}
    settings = filled([3, 5, 6, 2], both) | {
        "proportions stay": ([4, 5, 6, 1], {"heightFactor": [-0.5, 0.75]}),
        "one number": ([4, 4, 5, 1], {"heightFactor": 0.25, "widthFactor": 0.5}),
        "channelsFirst": ([2, 2, 5, 4], both | FIRST),
    }

    def random(params):
        factors = {"height": params["heightFactor"], "width": params.get("widthFactor")}
        ends = {purpose: bounds(f) for purpose, f in factors.items() if f is not None}
        return shares(**{purpose: (1 + low, 1 + high) for purpose, (low, high) in ends.items()})

    return cases("RandomZoom", settings, random)


def contrast():
    """Return the cases of RandomContrast; a single number is the upper bound only."""
    one = {"valueRange": [0, 1]}
    settings = {
        "both": ([4, 3, 4, 2], {"factor": [0.25, 0.5]} | one),
        "clipped": ([4, 3, 4, 2], {"factor": [0.5, 1], "valueRange": [0.5, 1.5]}),
        "one number": ([4, 3, 4, 1], {"factor": 0.5} | one),
        "0 to 255": ([4, 3, 4, 3], {"factor": [0.25, 0.25]}),
    }

    def random(params):
        low, high = params["factor"] if isinstance(params["factor"], list) else (0, params["factor"])
        return shares(contrast=(1 - low, 1 + high))

    return cases("RandomContrast", settings, random)


def brightness():
    """Return the cases of RandomBrightness."""
    settings = {
        "both": ([4, 3, 4, 2], {"factor": [-0.25, 0.5], "valueRange": [0, 2]}),
        "clipped": ([4, 3, 4, 2], {"factor": [-1, 1], "valueRange": [0, 1]}),
        "one number": ([4, 3, 4, 1], {"factor": 0.125, "valueRange": [-2, 4]}),
        "0 to 255": ([4, 3, 4, 3], {"factor": [-0.25, 0.25]}),
    }
    return cases("RandomBrightness", settings, lambda params: shares(brightness=bounds(params["factor"])))


def filled(shape, params):
    """Return the settings of each way to fill and to interpolate."""
    settings = {fill: (shape, params | {"fillMode": fill}) for fill in FILLS}
    settings["constant 0.75"] = (shape, params | {"fillMode": "constant", "fillValue": 0.75})
    nearest = params | {"interpolation": "nearest"}
    return settings | {f"nearest pixel, {fill}": (shape, nearest | {"fillMode": fill}) for fill in FILLS}


def bounds(factor):
    """Return the lower and the upper end of a factor."""
    return tuple(factor) if isinstance(factor, list) else (-factor, factor)


def cases(type_name, settings, random):
    """Return a training case for each `name: (input shape, params)`, and one of inference."""
    made = [case(type_name, name, shape, params, random=random(params), mode="training")
            for name, (shape, params) in settings.items()]  # fmt: skip
    shape, params = next(iter(settings.values()))
    return [*made, case(type_name, "inference", shape, params)]


def case(type_name, name, shape, params, **options):
    """Return one case of images between 0.5 and 1.5, or up to 255."""
    factor = 150 if name == "0 to 255" else 1
    given = {("mode" if key == "direction" else key): value for key, value in params.items()}
    x = factor * uniform(f"{type_name}/{name}", shape, 0.5, 1.5)
    return Case(type_name, name, params, inputs={"x": x}, make=lambda: keras_layer(type_name, given), **options)


FILES = {
    "RandomFlip": flip,
    "RandomTranslation": translation,
    "RandomRotation": rotation,
    "RandomZoom": zoom,
    "RandomContrast": contrast,
    "RandomBrightness": brightness,
}
