"""Normalization layers."""

from onnx_nodes.operator import LeftOut, converted


def batch_normalization(operator):
    """Return the case of BatchNormalization, in training with the next moving averages."""
    x, gamma, beta, mean, variance = operator.inputs
    is_training = bool(operator.attribute("training_mode", 0))
    params = {"axis": 1, "epsilon": operator.attribute("epsilon", 1e-5)}
    params["momentum"] = operator.attribute("momentum", 0.9)
    weights = {"gamma": gamma, "beta": beta, "moving_mean": mean, "moving_variance": variance}
    more = {"mode": "training" if is_training else "inference"}
    if is_training:
        more["updates"] = {"moving_mean": operator.output(1), "moving_variance": operator.output(2)}
    return converted("BatchNormalization", params, {"x": x}, {"y": operator.output(0)}, weights, **more)


def trailing_axes(operator):
    """Return the axes from `axis` to the last one."""
    rank = operator.input(0).ndim
    first = operator.attribute("axis", -1) % rank
    if first == 0:
        raise LeftOut("axis 0: our weights do not depend on the batch")
    return list(range(first, rank))


def layer_normalization(operator):
    """Return the case of LayerNormalization; ONNX's other outputs are not ours."""
    axes = trailing_axes(operator)
    x, gamma, beta = operator.input(0), operator.input(1), operator.input(2)
    params = {"axis": axes, "epsilon": operator.attribute("epsilon", 1e-5), "center": beta is not None}
    weights = {"gamma": gamma, **({} if beta is None else {"beta": beta})}
    return converted("LayerNormalization", params, {"x": x}, {"y": operator.output(0)}, weights)


def rms_normalization(operator):
    """Return the case of RMSNormalization."""
    params = {"axis": trailing_axes(operator), "epsilon": operator.attribute("epsilon", 1e-5)}
    x, scale = operator.inputs
    return converted("RMSNormalization", params, {"x": x}, {"y": operator.output(0)}, {"scale": scale})


def group_normalization(operator):
    """Return the case of GroupNormalization; InstanceNormalization has a group for each channel."""
    x, gamma, beta = operator.inputs
    params = {"groups": operator.attribute("num_groups", -1), "axis": 1, "epsilon": operator.attribute("epsilon", 1e-5)}
    return converted("GroupNormalization", params, {"x": x}, {"y": operator.output(0)}, {"gamma": gamma, "beta": beta})


def unit_normalization(operator):
    """Return the case of UnitNormalization."""
    operator.refuse_attributes("our vectors have the Euclidean length 1", p=2)
    axis = [operator.attribute("axis", -1)]
    return converted("UnitNormalization", {"axis": axis}, {"x": operator.input(0)}, {"y": operator.output(0)})


OPERATORS = {
    "BatchNormalization": batch_normalization,
    "LayerNormalization": layer_normalization,
    "RMSNormalization": rms_normalization,
    "GroupNormalization": group_normalization,
    "InstanceNormalization": group_normalization,
    "LpNormalization": unit_normalization,
}
