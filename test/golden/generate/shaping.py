"""Layers that change the shape or the scale of what goes through."""

from common import Case
from numbers_source import uniform

FIRST = {"dataFormat": "channelsFirst"}


def cases_of(type_name, settings):
    """Return a case for each `name: (input shape, params)`."""
    return [
        Case(type_name, name, params, inputs={"x": uniform(f"{type_name}/{name}", shape, -2, 2)})
        for name, (shape, params) in settings.items()
    ]


def flatten():
    """Return the cases of Flatten."""
    return cases_of("Flatten", {
        "rank 2": ([3, 4], {}),
        "rank 3": ([2, 3, 4], {}),
        "rank 4": ([2, 3, 2, 4], {}),
        "rank 5": ([1, 2, 3, 2, 2], {}),
        "channelsFirst, rank 3": ([2, 3, 4], FIRST),
        "channelsFirst, rank 4": ([2, 3, 2, 4], FIRST),
        "channelsFirst, rank 5": ([2, 3, 2, 2, 2], FIRST),
        "rank 1": ([4], {}),
    })  # fmt: skip


def reshape():
    """Return the cases of Reshape."""
    return cases_of("Reshape", {
        "to rank 3": ([2, 12], {"targetShape": [3, 4]}),
        "to rank 2": ([2, 3, 4], {"targetShape": [12]}),
        "-1 first": ([2, 12], {"targetShape": [-1, 4]}),
        "-1 last": ([2, 3, 4], {"targetShape": [2, -1]}),
        "-1 in the middle": ([2, 4, 6], {"targetShape": [2, -1, 3]}),
        "-1 alone": ([2, 2, 3, 2], {"targetShape": [-1]}),
        "-1 becomes 1": ([2, 6], {"targetShape": [6, -1]}),
        "same shape": ([2, 3, 4], {"targetShape": [3, 4]}),
        "to rank 4": ([3, 8], {"targetShape": [2, 2, 2]}),
    })  # fmt: skip


def resizing():
    """Return the cases of Resizing: up, down and uneven, bilinear and nearest."""
    sizes = {
        "up by 2": ([2, 3, 4, 2], 6, 8),
        "up, uneven": ([2, 3, 4, 2], 5, 7),
        "down by 2": ([2, 4, 6, 2], 2, 3),
        "down, uneven": ([2, 5, 7, 2], 3, 4),
        "taller and narrower": ([2, 3, 6, 1], 7, 4),
        "same size": ([1, 3, 4, 2], 3, 4),
        "to one pixel": ([2, 3, 4, 2], 1, 1),
        "from one pixel": ([2, 1, 1, 2], 2, 3),
    }
    settings = {}
    for interpolation in ("bilinear", "nearest"):
        for name, (shape, height, width) in sizes.items():
            params = {"height": height, "width": width, "interpolation": interpolation}
            settings[f"{name}, {interpolation}"] = (shape, params)
        params = {"height": 5, "width": 3, "interpolation": interpolation} | FIRST
        settings[f"channelsFirst, {interpolation}"] = ([2, 2, 3, 4], params)
    settings["default interpolation"] = ([2, 3, 4, 2], {"height": 4, "width": 6})
    settings["cropToAspectRatio"] = ([2, 4, 6, 2], {"height": 5, "width": 5, "cropToAspectRatio": True})
    settings["padToAspectRatio"] = (
        [2, 4, 6, 2],
        {"height": 5, "width": 5, "padToAspectRatio": True, "fillValue": 0.5},
    )
    for interpolation in ("bicubic", "lanczos3", "lanczos5", "bilinear"):
        for name in ("up, uneven", "down, uneven", "taller and narrower", "same size", "to one pixel"):
            shape, height, width = sizes[name]
            params = {"height": height, "width": width, "interpolation": interpolation}
            if interpolation != "bilinear":
                settings[f"{name}, {interpolation}"] = (shape, params)
            settings[f"{name}, {interpolation}, antialias"] = (shape, params | {"antialias": True})
    params = {"height": 3, "width": 5, "interpolation": "bicubic", "antialias": True}
    settings["channelsFirst, bicubic, antialias"] = ([2, 2, 6, 7], params | FIRST)
    settings["cropToAspectRatio, lanczos3"] = (
        [2, 4, 6, 2],
        {"height": 5, "width": 5, "interpolation": "lanczos3", "cropToAspectRatio": True},
    )
    settings["nearest, antialias"] = (
        [2, 6, 5, 2],
        {"height": 3, "width": 3, "interpolation": "nearest", "antialias": True},
    )
    return cases_of("Resizing", settings)


def rescaling():
    """Return the cases of Rescaling."""
    return cases_of("Rescaling", {
        "scale": ([2, 3, 4], {"scale": 0.25}),
        "1 / 255": ([2, 5], {"scale": 1 / 255}),
        "1 / 127.5 and -1": ([2, 3, 3, 2], {"scale": 1 / 127.5, "offset": -1}),
        "negative scale": ([4, 3], {"scale": -2, "offset": 0.5}),
        "scale 0": ([2, 3], {"scale": 0, "offset": 1.5}),
        "scale 1": ([2, 3], {"scale": 1}),
        "offset only": ([2, 2, 2], {"scale": 1, "offset": 3}),
        "rank 5": ([1, 2, 2, 2, 2], {"scale": 10, "offset": -4}),
    })  # fmt: skip


def permute():
    """Return the cases of Permute; dims count from 1."""
    dims = [[1], [2, 1], [1, 2], [2, 1, 3], [3, 1, 2], [2, 3, 1], [3, 2, 1], [4, 2, 1, 3]]
    return cases_of("Permute", {f"dims {d}": ([2, 3, 4, 2, 3][: len(d) + 1], {"dims": d}) for d in dims})


def repeat_vector():
    """Return the cases of RepeatVector."""
    return cases_of("RepeatVector", {
        f"{n} times, {shape}": (shape, {"n": n}) for n in (1, 2, 3, 5) for shape in ([2, 3], [1, 4])
    })  # fmt: skip


def around(type_name, rank, parameter, sides):
    """Return a maker of the cases of cropping and padding with the amounts of `sides`."""
    spaces = [[7], [5, 6], [5, 6, 4]] if parameter == "cropping" else [[4], [2, 3], [2, 1, 3]]
    space = spaces[rank - 1]
    settings = {"default": ([2, *space, 2], {})}
    for name, amount in sides.items():
        settings[name] = ([2, *space, 2], {parameter: amount})
        if rank > 1:
            settings[name + ", channelsFirst"] = ([2, 2, *space], {parameter: amount} | FIRST)
    return lambda: cases_of(type_name, settings)


def sides(rank):
    """Return amounts in the forms that Keras takes."""
    if rank == 1:
        return {
            "1": 1, "2": 2, "3": 3, "1 and 1": [1, 1], "0 and 2": [0, 2], "2 and 0": [2, 0], "1 and 3": [1, 3],
        }  # fmt: skip
    pairs = [[1, 0], [0, 2], [1, 2]][:rank]
    return {"1": 1, "each axis": [1, 2, 1][:rank], "each side": pairs, "none on the first": [[0, 0], *pairs[1:]]}


def upsampling():
    """Return the makers of UpSampling1D, 2D and 3D."""
    two = {"default": {}, "3": {"size": 3}, "2 x 1": {"size": [2, 1]}, "1 x 3": {"size": [1, 3]}}
    blends = ("bilinear", "bicubic", "lanczos3", "lanczos5")
    blended = {f"{name}, {blend}": p | {"interpolation": blend} for blend in blends for name, p in two.items()}
    flat = {name: ([2, 3, 4, 2], p) for name, p in {**two, **blended}.items()}
    flat["channelsFirst"] = ([2, 2, 3, 4], FIRST)
    flat["channelsFirst, bilinear"] = ([2, 2, 3, 4], FIRST | {"size": [2, 3], "interpolation": "bilinear"})
    line = {f"{n}, {shape}": (shape, {"size": n}) for n in (1, 2, 3, 4) for shape in ([2, 3, 2], [1, 4, 1])}
    line["default"] = ([2, 3, 2], {})
    sizes = {"default": {}, "1": {"size": 1}, "3": {"size": 3}, "1 x 2 x 3": {"size": [1, 2, 3]}}
    solid = {name: ([1, 2, 3, 2, 2], p) for name, p in sizes.items()}
    solid |= {f"{name}, channelsFirst": ([1, 2, 3, 2, 2], p | FIRST) for name, p in sizes.items()}
    settings = {"UpSampling1D": line, "UpSampling2D": flat, "UpSampling3D": solid}
    return {name: lambda name=name, s=s: cases_of(name, s) for name, s in settings.items()}


FILES = {
    "Flatten": flatten,
    "Reshape": reshape,
    "Resizing": resizing,
    "Rescaling": rescaling,
    "Permute": permute,
    "RepeatVector": repeat_vector,
    **{f"Cropping{n}D": around(f"Cropping{n}D", n, "cropping", sides(n)) for n in (1, 2, 3)},
    **{f"ZeroPadding{n}D": around(f"ZeroPadding{n}D", n, "padding", sides(n)) for n in (1, 2, 3)},
    **upsampling(),
}
