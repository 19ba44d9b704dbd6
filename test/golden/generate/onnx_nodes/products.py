"""Products, tables and attention."""

import numpy as np

from onnx_nodes.operator import LeftOut, converted


def gemm(operator):
    """Return the case of Dense, into whose weights the factors go."""
    operator.refuse_attributes("x is not transposed by our Dense", transA=0)
    x, b, c = operator.input(0), operator.input(1), operator.input(2)
    kernel = (b.T if operator.attribute("transB", 0) else b) * np.float64(operator.attribute("alpha", 1.0))
    params = {"units": kernel.shape[1], "useBias": c is not None}
    weights = {"kernel": kernel}
    if c is not None:
        if c.ndim == 2 and c.shape[0] > 1:
            raise LeftOut("a bias for each example: ours is a weight, the same for all")
        weights["bias"] = np.broadcast_to(c * np.float64(operator.attribute("beta", 1.0)), (1, kernel.shape[1]))[0]
    return converted("Dense", params, {"x": x}, {"y": operator.output(0)}, weights)


def mat_mul(operator):
    """Return the case of Dense for matrices, of Dot for stacks of them."""
    a, b = operator.inputs
    if a.ndim == b.ndim == 2:
        params = {"units": b.shape[1], "useBias": False}
        return converted("Dense", params, {"x": a}, {"y": operator.output(0)}, {"kernel": b})
    if a.ndim == b.ndim == 3 and a.shape[0] == b.shape[0]:
        return converted("Dot", {"axes": [2, 1]}, {"x1": a, "x2": b}, {"y": operator.output(0)})
    raise LeftOut(f"shapes {list(a.shape)}, {list(b.shape)}: Dot keeps one axis, the batch, apart")


def einsum(operator):
    """Leave the case out: EinsumDense has one input with a batch, and a weight."""
    raise LeftOut(f"{operator.attribute('equation')}: EinsumDense multiplies x by a weight that has no batch")


def gather(operator):
    """Return the case of Embedding."""
    data, indices = operator.inputs
    if operator.attribute("axis", 0) != 0 or data.ndim != 2:
        raise LeftOut("Embedding takes rows of a matrix")
    if indices.min() < 0:
        raise LeftOut("negative indices: Embedding counts from 0")
    params = {"inputDim": data.shape[0], "outputDim": data.shape[1]}
    return converted("Embedding", params, {"x": indices}, {"y": operator.output(0)}, {"embeddings": data})


def one_hot(operator):
    """Return the case of OneHot."""
    indices, depth, values = operator.inputs
    if list(values) != [0, 1]:
        raise LeftOut(f"values {values.tolist()}: ours are 0 and 1")
    params = {"numClasses": int(np.ravel(depth)[0]), "axis": operator.attribute("axis", -1)}
    return converted("OneHot", params, {"x": indices}, {"y": operator.output(0)})


def attention(operator):
    """Return the case of MultiHeadAttention or GroupQueryAttention, whose projections are left as the identity."""
    operator.refuse_attributes("our scores are not bounded", softcap=0.0)
    operator.refuse_outputs(1, "past keys and raw scores are not outputs of ours")
    operator.refuse_inputs(4, "past keys and lengths are not inputs of ours")
    query, key, value, mask = (operator.input(index) for index in range(4))
    if query.ndim == 4:
        heads, key_heads = query.shape[1], key.shape[1]
        query, key, value = side_by_side(query), side_by_side(key), side_by_side(value)
        expected = side_by_side(operator.output(0))
    else:
        heads, key_heads = operator.attribute("q_num_heads"), operator.attribute("kv_num_heads")
        expected = operator.output(0)
    size, value_size = query.shape[2] // heads, value.shape[2] // key_heads
    usual = float(str(np.float32(1 / np.sqrt(size))))
    if abs(operator.attribute("scale", usual) - usual) > 1e-6 * usual:
        raise LeftOut("scale: ours is 1 / the root of the head's size")
    if mask is not None and mask.dtype != bool:
        raise LeftOut("a mask that is added to the scores: ours is true or false")
    ports = {"query": query, "value": value, "key": key}
    if mask is not None:
        if mask.ndim == 4 and mask.shape[1] > 1:
            raise LeftOut("a mask for each head: ours is the same for all")
        flat = mask.reshape(mask.shape[-2:] if mask.ndim == 2 else (mask.shape[0], *mask.shape[-2:]))
        ports["attentionMask"] = np.broadcast_to(flat, (query.shape[0], *mask.shape[-2:])).copy()
    causal = {"useCausalMask": True} if operator.attribute("is_causal", 0) else {}
    weights = {
        "query/kernel": identity(heads, size),
        "key/kernel": identity(key_heads, size),
        "value/kernel": identity(key_heads, value_size),
        "attention_output/kernel": np.moveaxis(identity(heads, value_size), 0, -1),
    }
    more = {"outputShape": heads * value_size, "useBias": False, **causal}
    if heads != key_heads:
        raise_unless_equal(size, value_size)
        params = {"headDim": size, "numQueryHeads": heads, "numKeyValueHeads": key_heads, "useBias": False, **causal}
        return converted("GroupQueryAttention", params, ports, {"y": expected}, weights)
    params = {"numHeads": heads, "keyDim": size, "valueDim": value_size, **more}
    return converted("MultiHeadAttention", params, ports, {"y": expected}, weights)


def raise_unless_equal(size, value_size):
    """Leave out grouped heads whose values have another size."""
    if size != value_size:
        raise LeftOut("grouped heads of two sizes: ours have one")


def side_by_side(x):
    """Return `[batch, heads, time, size]` as `[batch, time, heads * size]`."""
    batch, heads, time, size = x.shape
    return np.swapaxes(x, 1, 2).reshape(batch, time, heads * size)


def identity(heads, size):
    """Return the projection `[heads * size, heads, size]` that changes nothing."""
    return np.eye(heads * size, dtype=np.float32).reshape(heads * size, heads, size)


OPERATORS = {
    "Gemm": gemm,
    "MatMul": mat_mul,
    "Einsum": einsum,
    "Gather": gather,
    "OneHot": one_hot,
    "Attention": attention,
}
