"""Layers that draw random numbers in training."""

from common import Case
from numbers_source import uniform


def named(purpose, convert=lambda drawn: drawn):
    """Return a function that names the only draw."""
    return lambda drawn: {purpose: convert(drawn[0])} if drawn else {}


def cases_of(type_name, settings, random):
    """Return a training case for each `name: (input shape, params)`, and one of inference."""
    cases = [
        Case(type_name, name, params, mode="training", random=random(params),
             inputs={"x": uniform(f"{type_name}/{name}", shape, -2, 2)})
        for name, (shape, params) in settings.items()
    ]  # fmt: skip
    shape, params = next(iter(settings.values()))
    x = uniform(f"{type_name}/inference", shape, -2, 2)
    return [*cases, Case(type_name, "inference", params, inputs={"x": x})]


def dropout():
    """Return the cases of Dropout; the mask has the noise shape, and is broadcast."""
    settings = {
        "rate 0.5": ([4, 6], {"rate": 0.5}),
        "rate 0.25, rank 4": ([2, 3, 3, 2], {"rate": 0.25}),
        "rate 0.9": ([5, 6], {"rate": 0.9}),
        "rate 0": ([3, 4], {"rate": 0}),
        "rate 1": ([3, 4], {"rate": 1}),
        "noiseShape over time": ([2, 4, 3], {"rate": 0.4, "noiseShape": [None, 1, None]}),
        "noiseShape in numbers": ([2, 4, 3], {"rate": 0.4, "noiseShape": [2, 1, 3]}),
        "noiseShape over batch": ([4, 5], {"rate": 0.3, "noiseShape": [1, None]}),
    }
    return cases_of("Dropout", settings, lambda params: named("mask"))


def alpha_dropout():
    """Return the cases of AlphaDropout; a unit is kept where the drawn number is at least the rate."""
    settings = {
        "rate 0.5": ([4, 6], {"rate": 0.5}),
        "rate 0.1, rank 4": ([2, 3, 3, 2], {"rate": 0.1}),
        "rate 0.8": ([5, 6], {"rate": 0.8}),
        "rate 0": ([3, 4], {"rate": 0}),
        "noiseShape over time": ([2, 4, 3], {"rate": 0.4, "noiseShape": [None, 1, None]}),
        "noiseShape in numbers": ([2, 4, 3], {"rate": 0.4, "noiseShape": [2, 1, 3]}),
        "noiseShape over batch": ([4, 5], {"rate": 0.3, "noiseShape": [1, None]}),
    }
    return cases_of("AlphaDropout", settings, lambda p: named("mask", lambda drawn: drawn >= p["rate"]))


def spatial_dropout(rank):
    """Return a maker of the cases of SpatialDropout1D, 2D or 3D."""
    shape = [[2, 4, 5], [2, 3, 2, 5], [2, 2, 3, 2, 5]][rank - 1]
    first = [shape[0], shape[-1], *shape[1:-1]]
    settings = {f"rate {rate}": (shape, {"rate": rate}) for rate in (0.5, 0.25, 0.75, 0.9, 0, 1)}
    settings["one channel"] = ([*shape[:-1], 1], {"rate": 0.5})
    if rank > 1:
        settings["channelsFirst"] = (first, {"rate": 0.5, "dataFormat": "channelsFirst"})
    return lambda: cases_of(f"SpatialDropout{rank}D", settings, lambda params: named("mask"))


def gaussian(type_name, parameter, values):
    """Return a maker of the cases of Gaussian noise and dropout; the noise is standard normal."""
    shapes = [[4, 6], [2, 3, 4], [2, 3, 2, 2], [3, 5], [2, 7], [3, 3], [4, 2]]
    settings = {f"{parameter} {v}, {shape}": (shape, {parameter: v}) for v, shape in zip(values, shapes, strict=True)}
    return lambda: cases_of(type_name, settings, lambda params: named("noise"))


FILES = {
    "Dropout": dropout,
    "AlphaDropout": alpha_dropout,
    "GaussianNoise": gaussian("GaussianNoise", "stddev", (0.5, 1, 0.1, 0.75, 0.25, 0.05, 0)),
    "GaussianDropout": gaussian("GaussianDropout", "rate", (0.5, 0.25, 0.1, 0.8, 0.4, 0.05, 0)),
    **{f"SpatialDropout{n}D": spatial_dropout(n) for n in (1, 2, 3)},
}
