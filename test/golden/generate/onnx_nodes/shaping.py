"""Operators that move elements."""

import numpy as np

from onnx_nodes.operator import LeftOut, converted


def unchanged(type_name, params, operator):
    """Return the case of a node of one input and one output."""
    return converted(type_name, params, {"x": operator.input(0)}, {"y": operator.output(0)})


def flatten(operator):
    """Return the case of Flatten."""
    axis = operator.attribute("axis", 1)
    if axis % operator.input(0).ndim != 1:
        raise LeftOut(f"axis {axis}: our Flatten keeps the batch and nothing else")
    return unchanged("Flatten", {}, operator)


def reshape(operator):
    """Return the case of Reshape, which keeps the batch."""
    x, wanted = operator.inputs
    is_zero_kept = bool(operator.attribute("allowzero", 0))
    if is_zero_kept and 0 in wanted:
        raise LeftOut("an axis of length 0")
    shape = [x.shape[axis] if length == 0 else int(length) for axis, length in enumerate(wanted)]
    if operator.output(0).shape[0] != x.shape[0] or shape[0] < 0 or len(shape) < 2:
        raise LeftOut(f"{list(x.shape)} to {shape}: our Reshape keeps the batch")
    return unchanged("Reshape", {"targetShape": shape[1:]}, operator)


def transpose(operator):
    """Return the case of Permute, which keeps the batch."""
    rank = operator.input(0).ndim
    order = list(operator.attribute("perm", range(rank)[::-1]))
    if order[0] != 0:
        raise LeftOut(f"perm {order}: our Permute keeps the batch first")
    return unchanged("Permute", {"dims": order[1:]}, operator)


def concat(operator):
    """Return the case of Concatenate."""
    ports = {f"x{index + 1}": x for index, x in enumerate(operator.inputs)}
    return converted("Concatenate", {"axis": operator.attribute("axis")}, ports, {"y": operator.output(0)})


def split(operator):
    """Return the case of Split, which makes two to four parts."""
    axis = operator.attribute("axis", 0)
    lengths = [part.shape[axis] for part in operator.outputs]
    if not 2 <= len(lengths) <= 4:
        raise LeftOut(f"{len(lengths)} parts: our Split makes 2 to 4")
    if 0 in lengths:
        raise LeftOut("a part of length 0")
    is_equal = len(set(lengths)) == 1
    params = {"axis": axis, **({"parts": len(lengths)} if is_equal else {"sizes": lengths[:-1]})}
    outputs = {f"y{index + 1}": part for index, part in enumerate(operator.outputs)}
    return converted("Split", params, {"x": operator.input(0)}, outputs)


def slice_(operator):
    """Return the case of Slice, which cuts one axis."""
    x = operator.input(0)
    starts, ends = operator.input(1), operator.input(2)
    axes = range(len(starts)) if operator.input(3) is None else operator.input(3).tolist()
    steps = [1] * len(starts) if operator.input(4) is None else operator.input(4).tolist()
    cuts = []
    for start, end, axis, step in zip(starts.tolist(), ends.tolist(), axes, steps, strict=True):
        if step != 1:
            raise LeftOut(f"step {step}: our Slice takes indices that follow each other")
        first, last, _ = slice(start, end).indices(x.shape[axis])
        if (first, last) != (0, x.shape[axis]):
            cuts.append((axis, first, last - first))
    if len(cuts) != 1:
        raise LeftOut(f"{len(cuts)} axes are cut: our Slice cuts one")
    ((axis, first, count),) = cuts
    if count < 1:
        raise LeftOut("nothing is left")
    return unchanged("Slice", {"axis": axis, "start": first, "size": count}, operator)


def pad(operator):
    """Return the case of ZeroPadding1D to 3D."""
    operator.refuse_attributes("our padding is of zeros", mode="constant")
    value = operator.input(2)
    if value is not None and float(value) != 0:
        raise LeftOut(f"value {float(str(np.float32(value)))}: our padding is of zeros")
    sides = operator.input(1).reshape(2, -1).T
    if operator.input(3) is not None or sides[:2].any() or sides.min() < 0:
        raise LeftOut(f"pads {sides.ravel().tolist()}: our padding is for space, and takes nothing away")
    params = {"padding": sides[2:].ravel().tolist(), "dataFormat": "channelsFirst"}
    return unchanged(f"ZeroPadding{len(sides) - 2}D", params, operator)


def resize(operator):
    """Return the case of UpSampling2D for whole factors, else of Resizing."""
    mode = operator.attribute("mode", "nearest")
    if mode not in ("nearest", "linear"):
        raise LeftOut(f"mode {mode}: ours are nearest and bilinear")
    operator.refuse_attributes("our pixels have their centres at the half", coordinate_transformation_mode="half_pixel")
    operator.refuse_attributes("we do not smooth", antialias=0)
    x, y = operator.input(0), operator.output(0)
    if x.shape[:2] != y.shape[:2]:
        raise LeftOut("batch or channels are resized")
    factors = [after / before for before, after in zip(x.shape[2:], y.shape[2:], strict=True)]
    scales = operator.input(2)
    order = np.argsort(operator.attribute("axes", list(range(x.ndim))))
    if scales is not None and scales.size and not np.allclose(scales[order][-2:], factors):
        sizes = f"{list(x.shape[2:])} to {list(y.shape[2:])}"
        raise LeftOut(f"scales {scales.tolist()} are not those of the sizes, {sizes}")
    if mode == "nearest" and not np.array_equal(nearest(x, y.shape[2:]), y):
        raise LeftOut("takes another pixel than the one in whose area the centre lies: Keras takes that one")
    interpolation = "nearest" if mode == "nearest" else "bilinear"
    if all(factor == int(factor) for factor in factors):
        size = [int(factor) for factor in factors]
        params = {"size": size, "interpolation": interpolation, "dataFormat": "channelsFirst"}
        return unchanged("UpSampling2D", params, operator)
    height, width = y.shape[2:]
    params = {"height": height, "width": width, "interpolation": interpolation, "dataFormat": "channelsFirst"}
    return unchanged("Resizing", params, operator)


def nearest(x, space):
    """Return the pixels whose area holds the centres of the new ones, as Keras has it."""
    rows, columns = (
        np.floor((np.arange(after) + 0.5) * before / after).astype(int)
        for before, after in zip(x.shape[2:], space, strict=True)
    )
    return x[:, :, rows[:, None], columns]


def upsample(operator):
    """Return the case of UpSampling2D."""
    scales = operator.input(1).tolist()
    params = {"size": [int(factor) for factor in scales[2:]], "dataFormat": "channelsFirst"}
    return unchanged("UpSampling2D", {**params, "interpolation": operator.attribute("mode", "nearest")}, operator)


def cast(operator):
    """Return the case of Cast."""
    return unchanged("Cast", {"dtype": str(operator.output(0).dtype)}, operator)


def identity(operator):
    """Return the case of Identity."""
    return unchanged("Identity", {}, operator)


OPERATORS = {
    "Flatten": flatten,
    "Reshape": reshape,
    "Transpose": transpose,
    "Concat": concat,
    "Split": split,
    "Slice": slice_,
    "Pad": pad,
    "Resize": resize,
    "Upsample": upsample,
    "Cast": cast,
    "Identity": identity,
}
