"""Merges: x1, x2, ... in, y out."""

from common import Case
from numbers_source import distinct

PAIRS = {
    "rank 2": [[3, 4]] * 2,
    "rank 3": [[2, 3, 4]] * 2,
    "rank 4": [[2, 3, 2, 2]] * 2,
    "broadcast in the last axis": [[2, 3, 4], [2, 3, 1]],
    "broadcast in the middle": [[2, 1, 4], [2, 3, 4]],
    "broadcast both ways": [[2, 3, 1], [2, 1, 4]],
    "batch of one": [[1, 5]] * 2,
    "different ranks": [[2, 3, 4], [2, 4]],
}
THREE = {
    "three": [[3, 4]] * 3,
    "four": [[2, 2, 3]] * 4,
    "three, broadcast": [[2, 3, 4], [2, 1, 4], [2, 3, 1]],
}


def merge(layer, ports, training):
    """Apply a layer to the list of its inputs."""
    return {"y": layer([ports[f"x{i + 1}"] for i in range(len(ports))])}


def case(type_name, name, shapes, params=None):
    """Return a case of inputs that have no value in common."""
    inputs = {
        f"x{i + 1}": distinct(f"{type_name}/{name}/{i}", shape, -2 + 0.0137 * i, 2 + 0.0211 * i)
        for i, shape in enumerate(shapes)
    }
    return Case(type_name, name, params, inputs=inputs, call=merge)


def elementwise(type_name):
    """Return a maker of the cases of an elementwise merge."""
    shapes = PAIRS if type_name == "Subtract" else PAIRS | THREE
    return lambda: [case(type_name, name, each) for name, each in shapes.items()]


def concatenate():
    """Return the cases of Concatenate."""
    settings = {
        "default": ([[3, 4], [3, 2]], {}),
        "three": ([[2, 3], [2, 1], [2, 4]], {}),
        "rank 3": ([[2, 3, 2], [2, 3, 4]], {}),
        "axis 1, rank 3": ([[2, 3, 4], [2, 2, 4]], {"axis": 1}),
        "axis -2, rank 3": ([[2, 1, 4], [2, 2, 4]], {"axis": -2}),
        "axis 2, rank 4": ([[2, 2, 3, 2], [2, 2, 1, 2]], {"axis": 2}),
        "axis -1, rank 4, three": ([[2, 2, 2, 1], [2, 2, 2, 3], [2, 2, 2, 2]], {"axis": -1}),
        "axis 0": ([[2, 3], [4, 3]], {"axis": 0}),
    }
    return [case("Concatenate", name, shapes, params) for name, (shapes, params) in settings.items()]


def dot():
    """Return the cases of Dot."""
    settings = {
        "vectors": ([[3, 4], [3, 4]], {"axes": 1}),
        "vectors, axis -1": ([[3, 4], [3, 4]], {"axes": -1}),
        "vectors, normalized": ([[3, 4], [3, 4]], {"axes": 1, "normalize": True}),
        "matrices, axes 2 and 1": ([[2, 3, 4], [2, 4, 5]], {"axes": [2, 1]}),
        "matrices, axis 2": ([[2, 3, 4], [2, 5, 4]], {"axes": 2}),
        "matrices, axis 1": ([[2, 4, 3], [2, 4, 5]], {"axes": 1}),
        "matrices, axes 1 and 2, normalized": ([[2, 4, 3], [2, 5, 4]], {"axes": [1, 2], "normalize": True}),
        "matrix and vector": ([[2, 3, 4], [2, 4]], {"axes": [2, 1]}),
    }
    return [case("Dot", name, shapes, params) for name, (shapes, params) in settings.items()]


FILES = {
    **{name: elementwise(name) for name in ("Add", "Subtract", "Multiply", "Average", "Maximum", "Minimum")},
    "Concatenate": concatenate,
    "Dot": dot,
}
