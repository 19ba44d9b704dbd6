"""Draws of layers that change the shape or the scale of what goes through."""

from drawn.chance import one_axis_less, one_axis_more
from drawn.convolutions import case_of, image


def any_shape(chance, low=2, high=4):
    """Return a shape of rank `low` to `high`."""
    return [2, *chance.wholes(chance.whole(low, high) - 1, 1, 4)]


def flatten(chance):
    """Draw a Flatten."""
    shape = any_shape(chance, 1, 5)
    return case_of(chance, "Flatten", shape, chance.some(dataFormat=(0.4, ["channelsFirst"])))


def reshape(chance):
    """Draw a Reshape: the axes of an example in another order, one of them left open."""
    shape = any_shape(chance, 2, 4)
    target = [shape[1 + i] for i in chance.order(len(shape) - 1)]
    if chance.happens(0.4):
        target = [*target[:-1], 1, target[-1]]
    if chance.happens(0.3) and len(target) > 1:
        target = [target[0] * target[1], *target[2:]]
    if chance.happens(0.5):
        target[chance.whole(0, len(target) - 1)] = -1
    params, shape = chance.spoil({"targetShape": target}, shape, [
        {"targetShape": [-1, -1]}, {"targetShape": [7, 11]}, {"targetShape": [5, -1]}, {"targetShape": [0]},
        {"targetShape": [-2, 2]},
    ])  # fmt: skip
    return case_of(chance, "Reshape", shape, params)


def permute(chance):
    """Draw a Permute; dims count from 1."""
    shape = any_shape(chance, 2, 5)
    dims = [1 + i for i in chance.order(len(shape) - 1)]
    params, shape = chance.spoil({"dims": dims}, shape, [
        {"dims": [0, *dims[1:]]}, {"dims": [*dims, 1]}, {"dims": [*dims, len(dims) + 1]}, {"dims": [*dims[1:], 9]},
        {"dims": [-1, *dims[1:]]},
    ])  # fmt: skip
    return case_of(chance, "Permute", shape, params)


def repeat_vector(chance):
    """Draw a RepeatVector."""
    params, shape = {"n": chance.whole(1, 4)}, any_shape(chance, 2, 2)
    params, shape = chance.spoil(params, shape, [{"n": 0}, {"n": -1}, {"n": 1.5}, one_axis_more, one_axis_less])
    return case_of(chance, "RepeatVector", shape, params)


def amount(chance, rank, high):
    """Return an amount for all sides, for each axis, or for each side."""
    if chance.happens(0.3):
        return chance.whole(0, high)
    if rank == 1:
        return chance.wholes(2, 0, high)
    return chance.wholes(rank, 0, high) if chance.happens(0.4) else [chance.wholes(2, 0, high) for _ in range(rank)]


def cropping(rank):
    """Return a recipe of Cropping1D, 2D or 3D."""

    def recipe(chance):
        shape, layout = image(chance, rank, chance.whole(1, 2), 1)
        layout = layout if rank > 1 else {}
        shape = [size + 2 if 0 < i < len(shape) else size for i, size in enumerate(shape)]
        params = {"cropping": amount(chance, rank, 2)} | layout
        params, shape = chance.spoil(params, shape, [
            one_axis_less, one_axis_more, {"cropping": -1}, {"cropping": 9}, {"cropping": [[1, 1]] * (rank + 1)},
            {"cropping": [3, 6] if rank == 1 else [[3, 6]] * rank}, {"cropping": [-1, 2]},
        ])  # fmt: skip
        return case_of(chance, f"Cropping{rank}D", shape, params)

    return recipe


def zero_padding(rank):
    """Return a recipe of ZeroPadding1D, 2D or 3D."""

    def recipe(chance):
        shape, layout = image(chance, rank, 1, 1)
        params = {"padding": amount(chance, rank, 2 if rank < 3 else 1)} | layout
        params, shape = chance.spoil(params, shape, [
            one_axis_less, one_axis_more, {"padding": -1}, {"padding": [[1, 1]] * (rank + 1)}, {"padding": [-1, 2]},
        ])  # fmt: skip
        return case_of(chance, f"ZeroPadding{rank}D", shape, params)

    return recipe


def up_sampling(rank):
    """Return a recipe of UpSampling1D, 2D or 3D."""

    def recipe(chance):
        shape, layout = image(chance, rank, chance.whole(1, 2), 1)
        shape = [shape[0], *[min(size, 3) for size in shape[1:]]]
        params = {"size": chance.whole(1, 3) if rank == 1 else chance.lengths(rank, 1, 3 if rank < 3 else 2)}
        if rank > 1:
            params |= layout
        if rank == 2:
            params |= chance.some(interpolation=(0.5, ["bilinear", "nearest"]))
        params, shape = chance.spoil(params, shape, [
            one_axis_less, one_axis_more, {"size": 0}, {"size": -1}, {"size": [2] * (rank + 1)},
        ])  # fmt: skip
        return case_of(chance, f"UpSampling{rank}D", shape, params)

    return recipe


def resizing(chance):
    """Draw a Resizing."""
    shape, layout = image(chance, 2, chance.whole(1, 2), 1)
    params = {"height": chance.whole(1, 7), "width": chance.whole(1, 7)} | layout
    params |= chance.some(interpolation=(0.6, ["bilinear", "nearest"]))
    if chance.happens(0.3):
        params[chance.one(["cropToAspectRatio", "padToAspectRatio"])] = True
    params, shape = chance.spoil(params, shape, [
        one_axis_more, {"cropToAspectRatio": True, "padToAspectRatio": True}, {"height": 0}, {"width": -1},
        {"interpolation": "cubic"}, lambda params, shape: (params, shape[:2]),
    ])  # fmt: skip
    return case_of(chance, "Resizing", shape, params)


def center_crop(chance):
    """Draw a CenterCrop."""
    shape, layout = image(chance, 2, chance.whole(1, 2), 1)
    params = {"height": chance.whole(1, 6), "width": chance.whole(1, 6)} | layout
    params, shape = chance.spoil(params, shape, [
        one_axis_more, {"height": 0}, {"width": -1}, lambda params, shape: (params, shape[:2]),
    ])  # fmt: skip
    return case_of(chance, "CenterCrop", shape, params)


def rescaling(chance):
    """Draw a Rescaling."""
    params = {"scale": chance.one([0.25, -2, 1 / 255, 3])} | chance.some(offset=(0.5, [0.5, -1]))
    return case_of(chance, "Rescaling", any_shape(chance), params)


RECIPES = {
    "Flatten": (flatten, 1), "Reshape": (reshape, 2), "Permute": (permute, 2), "RepeatVector": (repeat_vector, 1),
    "Resizing": (resizing, 2), "CenterCrop": (center_crop, 1), "Rescaling": (rescaling, 1),
    **{f"Cropping{n}D": (cropping(n), 1) for n in (1, 2, 3)},
    **{f"ZeroPadding{n}D": (zero_padding(n), 1) for n in (1, 2, 3)},
    **{f"UpSampling{n}D": (up_sampling(n), 1) for n in (1, 2, 3)},
}  # fmt: skip
