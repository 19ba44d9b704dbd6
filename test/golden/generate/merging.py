"""Merges: x1, x2, ... in, y out; masks travel with the tensors, in Keras invisibly."""

from keras.src import backend

from common import Case
from numbers_source import distinct, seeded

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
    count = sum(port.startswith("x") for port in ports)
    inputs = [with_mask(ports[f"x{i + 1}"], ports.get(f"mask{i + 1}")) for i in range(count)]
    y = layer(inputs)
    mask = backend.get_keras_mask(y)
    return {"y": y} if mask is None else {"y": y, "mask": mask}


def with_mask(x, mask):
    """Return a tensor that carries a mask."""
    if mask is None:
        return x
    masked = x + 0
    backend.set_keras_mask(masked, mask)
    return masked


def case(type_name, name, shapes, params=None, masked=()):
    """Return a case of inputs that have no value in common; those whose numbers are in `masked` have a mask."""
    inputs = {
        f"x{i + 1}": distinct(f"{type_name}/{name}/{i}", shape, -2 + 0.0137 * i, 2 + 0.0211 * i)
        for i, shape in enumerate(shapes)
    }
    for i in masked:
        key = f"{type_name}/{name}/mask{i}"
        inputs[f"mask{i}"] = seeded(key).uniform(size=shapes[i - 1][:-1]) < 0.6
    return Case(type_name, name, params, inputs=inputs, call=merge)


def elementwise(type_name):
    """Return a maker of the cases of an elementwise merge."""
    shapes = PAIRS if type_name == "Subtract" else PAIRS | THREE
    plain = [(name, each, ()) for name, each in shapes.items()]
    return lambda: [case(type_name, name, each, masked=masked) for name, each, masked in [*plain, *masks(type_name)]]


def masks(type_name):
    """Return the name, shapes and masked inputs of each case with masks."""
    pairs = [
        ("two masks", [[3, 5, 2]] * 2, (1, 2)),
        ("the first mask", [[3, 5, 2]] * 2, (1,)),
        ("the second mask", [[3, 5, 2]] * 2, (2,)),
        ("two masks, rank 2", [[6, 3]] * 2, (1, 2)),
        ("two masks, rank 4", [[2, 3, 2, 2]] * 2, (1, 2)),
        ("two masks, broadcast", [[3, 4, 1], [3, 1, 3]], (1, 2)),
    ]
    three = [
        ("one of one", [[3, 5, 2]], (1,)),
        ("three masks", [[3, 5, 2]] * 3, (1, 2, 3)),
        ("masks 1 and 3 of three", [[3, 5, 2]] * 3, (1, 3)),
        ("masks 2 and 3 of three", [[3, 5, 2]] * 3, (2, 3)),
    ]
    return pairs if type_name == "Subtract" else pairs + three


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
    masked = {
        "two masks": ([[3, 4, 2], [3, 4, 1]], {}, (1, 2)),
        "the second mask": ([[3, 4, 2], [3, 4, 1]], {}, (2,)),
        "two masks, axis 1": ([[2, 3, 4], [2, 2, 4]], {"axis": 1}, (1, 2)),
        "the first mask, axis 1": ([[2, 3, 4], [2, 2, 4]], {"axis": 1}, (1,)),
        "masks 1 and 3 of three, axis -2": ([[2, 3, 2], [2, 1, 2], [2, 2, 2]], {"axis": -2}, (1, 3)),
        "two masks, axis 0": ([[2, 3, 2], [1, 3, 2]], {"axis": 0}, (1, 2)),
        "two masks, rank 4, axis 2": ([[2, 2, 3, 2], [2, 2, 1, 2]], {"axis": 2}, (1, 2)),
        "two masks, rank 2": ([[4, 3], [4, 2]], {}, (1, 2)),
    }
    every = {name: (*each, ()) for name, each in settings.items()} | masked
    return [case("Concatenate", name, *each) for name, each in every.items()]


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
