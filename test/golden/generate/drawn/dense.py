"""Draws of Dense, EinsumDense, Embedding and Masking, and of layers that prepare data."""

from common import Case
from dense import as_list
from drawn.chance import ACTIVATIONS, one_axis_less
from drawn.convolutions import case_of, finish
from drawn.shaping import any_shape
from numbers_source import integers, uniform
from preprocessing import call_for_int32
from sequences import embed


def dense(chance):
    """Draw a Dense."""
    params, shape = {"units": chance.whole(1, 4)} | finish(chance), any_shape(chance, 2, 4)
    params, shape = chance.spoil(params, shape, [
        {"units": 0}, {"units": -3}, lambda params, shape: (params, shape[:1]), {"activation": "elo"}, {"units": 1.5},
    ])  # fmt: skip
    return case_of(chance, "Dense", shape, params)


EQUATIONS = (
    ("ab,bc->ac", "c"), ("abc,cd->abd", "d"), ("abc,cd->abd", "bd"), ("...x,xy->...y", "y"), ("abc,cde->abde", "de"),
    ("abc,bd->adc", "d"), ("ab...,bc->ac...", "c"), ("abc,bcd->ad", "d"), ("abcd,cde->abe", "e"), ("abc,cd->adb", "d"),
)  # fmt: skip


def einsum_dense(chance):
    """Draw an EinsumDense: one of some equations, with lengths that fit, open or given."""
    equation, bias = chance.one(EQUATIONS)
    x, _, y = equation.replace("->", ",").split(",")
    sizes = {letter: chance.whole(1, 4) for letter in "abcdexy"}
    between = chance.wholes(chance.whole(1, 2), 1, 3)
    shape = [2, *(size for axis in split_axes(x)[1:] for size in ([sizes[axis]] if axis != "..." else between))]
    if x.startswith("..."):
        shape = [2, *between, sizes["x"]]
    axes = [axis for axis in split_axes(y) if axis != "..."]
    axes = axes if y.startswith("...") else axes[1:]
    target = [None if axis in x and chance.happens(0.3) else sizes[axis] for axis in axes]
    params = {"equation": equation, "outputShape": target} | chance.some(biasAxes=(0.6, [bias]))
    params |= chance.some(activation=(0.3, ACTIVATIONS[:8]))
    params, shape = chance.spoil(params, shape, [
        one_axis_less, {"equation": "ab,bc"}, {"equation": "ab,bc->az"}, {"biasAxes": "q"},
        {"outputShape": [None, *target]}, {"outputShape": [0] * len(target)}, {"equation": "abcde,ef->abcdf"},
    ])  # fmt: skip
    return case_of(chance, "EinsumDense", shape, as_list(params))


def split_axes(axes):
    """Return the letters of one operand, an ellipsis as one."""
    return [letter if letter != "." else "..." for letter in axes.replace("...", ".")]


def embedding(chance):
    """Draw an Embedding."""
    words = chance.whole(1, 6)
    params = {"inputDim": words, "outputDim": chance.whole(1, 4)} | chance.some(maskZero=(0.4, [True, False]))
    params, shape = chance.spoil(
        params, any_shape(chance, 1, 3), [{"inputDim": 0}, {"outputDim": 0}, {"outputDim": -1}]
    )
    return Case("Embedding", chance.key, params, inputs={"x": integers(chance.key, shape, words)}, call=embed)


def masking(chance):
    """Draw a Masking of which some steps equal the value."""

    def call(layer, ports, training):
        return {"y": layer(ports["x"]), "mask": layer.compute_mask(ports["x"])}

    value, shape = chance.one([0, -1, 0.5]), any_shape(chance, 2, 4)
    x = uniform(chance.key, shape, -2, 2)
    x[0, 0] = value
    params = {"maskValue": value} if value else {}
    return Case("Masking", chance.key, params, inputs={"x": x}, call=call, jumps=True)


def category_encoding(chance):
    """Draw a CategoryEncoding."""
    mode, tokens = chance.one(["oneHot", "multiHot", "count"]), chance.whole(1, 5)
    params, shape = chance.spoil(
        {"numTokens": tokens, "outputMode": mode}, any_shape(chance, 1, 3), [{"numTokens": 0}, {"outputMode": "int"}]
    )
    x = integers(chance.key, shape, tokens)
    return Case("CategoryEncoding", chance.key, params, inputs={"x": x}, jumps=True)


def discretization(chance):
    """Draw a Discretization."""
    params = {"binBoundaries": sorted(chance.wholes(chance.whole(1, 3), -2, 2))}
    params["binBoundaries"] = [b + 0.1234 for b in sorted(set(params["binBoundaries"]))]
    params |= chance.some(outputMode=(0.6, ["oneHot", "multiHot", "count"]))
    params, shape = chance.spoil(params, any_shape(chance, 1, 3), [{"outputMode": "bins"}, {"binBoundaries": []}])
    x = uniform(chance.key, shape, -3, 3)
    return Case("Discretization", chance.key, params, inputs={"x": x}, jumps=True, call=call_for_int32)


def normalization(chance):
    """Draw a Normalization with a mean and variance for each feature of one axis."""
    shape = any_shape(chance, 2, 4)
    axis = chance.one([-1, len(shape) - 1, 1])
    size = shape[axis]
    params = {"mean": chance.wholes(size, -2, 2), "variance": chance.wholes(size, 1, 4)}
    params |= {"axis": axis} if axis != -1 else {}
    params |= chance.some(invert=(0.3, [True]))
    params, shape = chance.spoil(params, shape, [
        {"axis": 5}, {"mean": [1] * (size + 1), "variance": [1] * (size + 1)}, {"axis": -5},
        {"mean": [0.5] * (size + 2)},
    ])  # fmt: skip
    return case_of(chance, "Normalization", shape, params)


RECIPES = {
    "Dense": (dense, 3), "EinsumDense": (einsum_dense, 3), "Embedding": (embedding, 1), "Masking": (masking, 1),
    "CategoryEncoding": (category_encoding, 1), "Discretization": (discretization, 1),
    "Normalization": (normalization, 1),
}  # fmt: skip
