"""Draws of attention."""

import numpy as np

from attention import call_listed, call_named, case
from numbers_source import seeded


def masks(chance, shapes):
    """Return some of the masks; every query and every row of scores keeps something."""
    given = {}
    for port, shape in (("queryMask", shapes[0]), ("valueMask", shapes[1])):
        if chance.happens(0.3):
            mask = seeded(f"{chance.key}/{port}").uniform(size=shape[:2]) < 0.6
            mask[:, 0] = True
            given[port] = np.asarray(mask)
    return given


def lengths(chance, same):
    """Return the shapes of query, value and maybe key; `same`: all have as many features."""
    query, value = chance.wholes(2, 1, 4)
    features = chance.wholes(3, 1, 4)
    if same:
        features[2] = features[0]
    shapes = [[2, query, features[0]], [2, value, features[1]], [2, value, features[2]]]
    if chance.happens(0.6):
        shapes = shapes[:2]
        if same:
            shapes[1][2] = features[0]
    return shapes


def call_options(chance):
    """Return what Keras takes when it is called."""
    return chance.some(useCausalMask=(0.25, [True]), returnAttentionScores=(0.3, [True]))


def simple(type_name):
    """Return a recipe of Attention or AdditiveAttention."""

    def recipe(chance):
        shapes = lengths(chance, same=True)
        params = chance.some(useScale=(0.5, [True, False]), dropout=(0.3, [0.4])) | call_options(chance)
        if type_name == "Attention":
            params |= chance.some(scoreMode=(0.3, ["concat"]))
        mode = "training" if params.get("dropout") and chance.happens(0.7) else "inference"
        extra = masks(chance, shapes)
        if chance.spoils:
            params, shapes = chance.one([
                (params, [[2, 3, 4], [2, 3, 5]]), (params, [[2, 3, 4], [2, 4, 4], [2, 5, 4]]), (params, [[2, 3, 4]]),
                (params | {"scoreMode": "product"} if type_name == "Attention" else params, [[2, 3, 4], [2, 3, 2]]),
                (params | {"dropout": -1}, shapes),
            ])  # fmt: skip
            extra = {}
        return case(type_name, chance.key, shapes, params, extra, mode, call_listed)

    return recipe


def multi_head(chance):
    """Draw a MultiHeadAttention."""
    shapes = lengths(chance, same=False)
    params = {"numHeads": chance.whole(1, 3), "keyDim": chance.whole(1, 3)} | call_options(chance)
    params |= chance.some(valueDim=(0.4, [1, 2, 4]), useBias=(0.3, [False]), outputShape=(0.3, [5, [2, 3]]))
    params |= chance.some(dropout=(0.25, [0.4]))
    if chance.happens(0.15):
        shapes = [[*shape[:1], 2, *shape[1:]] for shape in shapes]
        params["attentionAxes"] = chance.one([[2], [1], [1, 2]])
        extra = {}
    else:
        extra = masks(chance, shapes)
    if chance.spoils:
        params |= chance.one(
            [{"numHeads": 0}, {"keyDim": 0}, {"valueDim": 0}, {"attentionAxes": [5]}, {"dropout": -1}, {}]
        )
        shapes = [[2, 3, 4], [2, 4, 4], [2, 5, 4]] if chance.happens() else shapes
    mode = "training" if params.get("dropout") else "inference"
    made = case("MultiHeadAttention", chance.key, shapes, params, extra, mode, call_named)
    if "attentionAxes" in params and params.get("dropout"):
        made.random = lambda drawn: {"dropout": with_one_batch(drawn[0], params)}
    return made


def with_one_batch(mask, params):
    """Return a mask of scores as `[batch and other axes, heads, queries, values]`."""
    steps = len(params["attentionAxes"])
    queries, values = (int(np.prod(part)) for part in (mask.shape[-2 * steps : -steps], mask.shape[-steps:]))
    return mask.reshape(-1, params["numHeads"], queries, values)


def grouped_query(chance):
    """Draw a GroupQueryAttention."""
    shapes = lengths(chance, same=False)
    heads = chance.whole(1, 2)
    params = {"headDim": chance.whole(1, 3), "numQueryHeads": heads * chance.whole(1, 2), "numKeyValueHeads": heads}
    params |= chance.some(useBias=(0.3, [False]), dropout=(0.25, [0.4])) | call_options(chance)
    extra = masks(chance, shapes)
    if chance.spoils:
        params |= chance.one([{"headDim": 0}, {"numQueryHeads": 3, "numKeyValueHeads": 2}, {"numKeyValueHeads": 0}, {}])
        shapes = [[2, 3, 4], [2, 4, 4], [2, 5, 4]] if chance.happens(0.3) else shapes
    mode = "training" if params.get("dropout") else "inference"
    return case("GroupQueryAttention", chance.key, shapes, params, extra, mode, call_named)


RECIPES = {
    "Attention": (simple("Attention"), 2), "AdditiveAttention": (simple("AdditiveAttention"), 2),
    "MultiHeadAttention": (multi_head, 3), "GroupQueryAttention": (grouped_query, 3),
}  # fmt: skip
