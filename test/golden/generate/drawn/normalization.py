"""Draws of normalization layers."""

from common import Case
from drawn.chance import one_axis_less
from drawn.shaping import any_shape
from numbers_source import seeded, uniform


def case_of(chance, type_name, shape, params, **options):
    """Return a case of an input that is not centered."""
    inputs = {"x": uniform(chance.key + "/x", shape, -1.5, 2.5)} | options.pop("inputs", {})
    return Case(type_name, chance.key, params, inputs=inputs, **options)


def parts(chance):
    """Return what may be left out, and epsilon."""
    return chance.some(center=(0.3, [False]), scale=(0.3, [False]), epsilon=(0.4, [0.1, 0.01]))


def with_mask(layer, ports, training):
    """Apply BatchNormalization with the mask of its input."""
    return {"y": layer(ports["x"], mask=ports["mask"], training=training)}


def batch_normalization(chance):
    """Draw a BatchNormalization along any axis but the batch, in training or inference."""
    shape = [chance.whole(2, 4), *any_shape(chance, 2, 5)[1:]]
    params = parts(chance) | chance.some(momentum=(0.4, [0.5, 0.9]))
    if chance.happens(0.4):
        params["axis"] = chance.one([i for axis in range(1, len(shape)) for i in (axis, axis - len(shape))])
    masked = len(shape) > 2 and params.get("axis", -1) in (-1, len(shape) - 1) and chance.happens(0.3)
    params, shape = chance.spoil(params, shape, [{"axis": 6}, {"axis": -7}, {"axis": 1.5}])
    options = {"mode": chance.one(["training", "inference"])}
    if masked:
        mask = seeded(chance.key + "/mask").uniform(size=shape[:2]) < 0.6
        mask[:, 0] = True
        options |= {"inputs": {"mask": mask}, "call": with_mask}
    return case_of(chance, "BatchNormalization", shape, params, **options)


def layer_normalization(chance):
    """Draw a LayerNormalization."""
    shape = any_shape(chance, 2, 4)
    params = parts(chance) | axes(chance, shape)
    params, shape = chance.spoil(params, shape, [{"axis": 4}, {"axis": -6}, {"axis": [1, 1]}, {"axis": [1, 7]}])
    return case_of(chance, "LayerNormalization", shape, params)


def axes(chance, shape, last=False):
    """Return one axis or several that stand side by side; `last`: that end with the last one."""
    if chance.happens(0.4):
        return {}
    start = chance.whole(1, len(shape) - 1)
    stop = len(shape) if last else chance.whole(start + 1, len(shape))
    chosen = [axis - chance.one([0, len(shape)]) for axis in range(start, stop)]
    return {"axis": chosen[0] if len(chosen) == 1 and chance.happens() else chosen}


def group_normalization(chance):
    """Draw a GroupNormalization."""
    groups = chance.one([1, 2, 3])
    shape = any_shape(chance, 2, 4)
    params = parts(chance)
    axis = chance.whole(1, len(shape) - 1) if chance.happens(0.4) else len(shape) - 1
    shape[axis] = groups * chance.whole(1, 2)
    params["groups"] = chance.one([groups, groups, -1])
    if axis != len(shape) - 1 or chance.happens(0.2):
        params["axis"] = axis
    params, shape = chance.spoil(
        params, shape, [{"groups": 5}, {"groups": 0}, {"groups": 9}, {"axis": 7}, {"axis": -7}]
    )
    return case_of(chance, "GroupNormalization", shape, params)


def rms_normalization(chance):
    """Draw an RMSNormalization."""
    shape = any_shape(chance, 2, 4)
    params = axes(chance, shape, last=True) | chance.some(epsilon=(0.4, [0.1]))
    params, shape = chance.spoil(params, shape, [{"axis": 4}, {"axis": -6}, {"axis": [1, 7]}])
    return case_of(chance, "RMSNormalization", shape, params)


def unit_normalization(chance):
    """Draw a UnitNormalization."""
    shape = any_shape(chance, 2, 4)
    params, shape = chance.spoil(axes(chance, shape), shape, [{"axis": 4}, {"axis": -6}, {"axis": 0.5}, one_axis_less])
    return case_of(chance, "UnitNormalization", shape, params)


RECIPES = {
    "BatchNormalization": (batch_normalization, 3),
    "LayerNormalization": (layer_normalization, 2),
    "GroupNormalization": (group_normalization, 2),
    "RMSNormalization": (rms_normalization, 2),
    "UnitNormalization": (unit_normalization, 1),
}
