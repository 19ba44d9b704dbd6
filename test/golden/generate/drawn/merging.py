"""Draws of merges."""

from drawn.shaping import any_shape
from merging import case


def elementwise(type_name):
    """Return a recipe of an elementwise merge, with axes of length 1 and fewer axes here and there."""

    def recipe(chance):
        shape = any_shape(chance, 2, 4)
        count = 2 if type_name == "Subtract" else chance.whole(2, 4)
        shapes = [[2, *[1 if chance.happens(0.25) else size for size in shape[1:]]] for _ in range(count)]
        if chance.happens(0.2) and len(shape) > 2:
            shapes[-1] = [2, *shape[2:]]
        if chance.spoils:
            shapes = chance.one([
                [[2, 3, 4], [2, 3, 5]], [[2, 3]], [[2, 4, 3], [2, 2, 3], [2, 1, 3]], [[2, 3], [2, 2]],
                [[2, 3]] * 3 if type_name == "Subtract" else [[2, 3], [2, 3], [2, 4]],
            ])  # fmt: skip
        return case(type_name, chance.key, shapes)

    return recipe


def concatenate(chance):
    """Draw a Concatenate."""
    shape = any_shape(chance, 2, 4)
    axis = chance.whole(1, len(shape) - 1)
    shapes = [list(shape) for _ in range(chance.whole(2, 4))]
    for each in shapes:
        each[axis] = chance.whole(1, 3)
    params = {"axis": chance.one([axis, axis - len(shape)])} if axis != len(shape) - 1 or chance.happens(0.3) else {}
    if chance.spoils:
        other = [*shapes[0][:-1], shapes[0][-1] + 1] if axis != len(shape) - 1 else [2, 7, *shapes[0][1:]]
        params, shapes = chance.one([
            (params, [*shapes, other]), ({"axis": 6}, shapes), ({"axis": -7}, shapes), (params, [*shapes, [2]]),
        ])  # fmt: skip
    return case("Concatenate", chance.key, shapes, params)


def dot(chance):
    """Draw a Dot of vectors or matrices."""
    a, b, n = chance.wholes(3, 1, 4)
    shapes, params = chance.one([
        ([[2, n], [2, n]], {"axes": chance.one([1, -1])}),
        ([[2, a, n], [2, n, b]], {"axes": chance.one([[2, 1], [-1, 1], [-1, -2]])}),
        ([[2, a, n], [2, b, n]], {"axes": chance.one([2, -1])}),
        ([[2, n, a], [2, n, b]], {"axes": 1}),
        ([[2, n, a], [2, b, n]], {"axes": [1, 2]}),
        ([[2, a, n], [2, n]], {"axes": [2, 1]}),
    ])  # fmt: skip
    params |= chance.some(normalize=(0.3, [True]))
    if chance.spoils:
        params, shapes = chance.one([
            (params | {"axes": 3}, shapes), (params | {"axes": [1, 5]}, shapes), ({"axes": 1}, [[2, 3], [2, 4]]),
            ({"axes": [2, 1]}, [[2, 3, 4], [2, 3, 4]]), (params | {"axes": [1, 1, 1]}, shapes),
            ({"axes": -1}, [[2, 3]]), ({"axes": 0.5}, shapes),
        ])  # fmt: skip
    return case("Dot", chance.key, shapes, params)


RECIPES = {
    **{name: (elementwise(name), 1) for name in ("Add", "Subtract", "Multiply", "Average", "Maximum", "Minimum")},
    "Concatenate": (concatenate, 2),
    "Dot": (dot, 2),
}
