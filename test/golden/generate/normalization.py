"""Normalization layers; in training, BatchNormalization also updates its moving averages."""

import numpy as np

from common import Case
from names import keras_layer
from numbers_source import integers, uniform

PLAIN = {"center": False, "scale": False}


def case(type_name, name, shape, params, mode="inference"):
    """Return a case of an input of unit scale that is not centered."""
    return Case(type_name, name, params, mode=mode, inputs={"x": uniform(f"{type_name}/{name}", shape, -1.5, 2.5)})


def batch_normalization():
    """Return the cases of BatchNormalization in training and inference."""
    settings = {
        "rank 2": ([6, 3], {}),
        "rank 3": ([3, 4, 2], {}),
        "rank 4": ([2, 3, 3, 2], {}),
        "rank 5": ([2, 2, 3, 2, 2], {}),
        "axis 1, rank 4": ([3, 2, 3, 2], {"axis": 1}),
        "axis 1, rank 3": ([3, 2, 4], {"axis": 1}),
        "momentum 0.5, epsilon 0.1": ([6, 3], {"momentum": 0.5, "epsilon": 0.1}),
        "no center": ([6, 3], {"center": False}),
        "no scale": ([6, 3], {"scale": False}),
        "neither": ([3, 3, 2], PLAIN),
    }
    cases = []
    for name, (shape, params) in settings.items():
        cases += [
            case("BatchNormalization", f"{name}, {mode}", shape, params, mode) for mode in ("training", "inference")
        ]
    return [*cases, *masked_batch_normalization(), *renormalized()]


def renormalized():
    """Return the cases of BatchNormalization with renorm: no limit, each of them, a mask of the weights' names."""
    limits = {"renormRmin": 0.8, "renormRmax": 1.2, "renormDmax": 0.1}
    settings = {
        "renorm": ([6, 3], {}),
        "renorm, rank 4": ([2, 3, 3, 2], {}),
        "renorm, axis 1": ([3, 2, 4], {"axis": 1}),
        "renorm, clipped": ([6, 3], limits),
        "renorm, rmax only": ([6, 3], {"renormRmax": 1.1}),
        "renorm, momenta": ([6, 3], {"renormMomentum": 0.7, "momentum": 0.5, "epsilon": 0.01}),
        "renorm, neither": ([3, 3, 2], PLAIN | limits),
    }
    cases = []
    for name, (shape, params) in settings.items():
        for mode in ("training", "inference"):
            made = case("BatchNormalization", f"{name}, {mode}", shape, {"renorm": True} | params, mode)
            made.make = lambda params=params: keras_layer(
                "BatchNormalization", {"renorm": True} | with_clipping(params)
            )
            # Keras stops the gradient at r and d, which a difference quotient would move.
            made.jumps = True
            stddevs = ("moving_stddev", "renorm_stddev")
            made.weights = {key: uniform(f"{made.key}/{key}", shape[params.get("axis", -1)], 0.5, 2) for key in stddevs}
            cases.append(made)
    return cases


def with_clipping(params):
    """Return parameters with the limits of renorm as Keras takes them."""
    limits = {key[6:].lower(): value for key, value in params.items() if key[6:] in ("Rmin", "Rmax", "Dmax")}
    return {key: value for key, value in params.items() if key[6:].lower() not in limits} | {"renormClipping": limits}


def masked_batch_normalization():
    """Return a training case in which a mask leaves places out of the moments."""

    def call(layer, ports, training):
        return {"y": layer(ports["x"], mask=ports["mask"], training=training)}

    mask = np.array([[1, 1, 0, 0], [1, 1, 1, 1], [1, 0, 0, 1]], bool)
    x = uniform("BatchNormalization/mask", [3, 4, 2], -1.5, 2.5)
    return [Case("BatchNormalization", "mask, training", mode="training", inputs={"x": x, "mask": mask}, call=call)]


def layer_normalization():
    """Return the cases of LayerNormalization."""
    settings = {
        "rank 2": ([3, 6], {}),
        "rank 3": ([2, 3, 5], {}),
        "rank 4": ([2, 3, 2, 4], {}),
        "axis 1": ([2, 5, 3], {"axis": 1}),
        "axes 1 and 2": ([2, 3, 4], {"axis": [1, 2]}),
        "axes -2 and -1, rank 4": ([2, 2, 3, 4], {"axis": [-2, -1]}),
        "epsilon 0.1": ([3, 6], {"epsilon": 0.1}),
        "no center": ([3, 6], {"center": False}),
        "no scale": ([3, 6], {"scale": False}),
        "neither": ([3, 6], PLAIN),
    }
    return [case("LayerNormalization", name, shape, params) for name, (shape, params) in settings.items()]


def group_normalization():
    """Return the cases of GroupNormalization."""
    settings = {
        "groups 2": ([2, 5, 4], {"groups": 2}),
        "groups 2, rank 4": ([2, 3, 3, 4], {"groups": 2}),
        "instance: groups -1": ([2, 4, 3, 3], {"groups": -1}),
        "groups 1": ([2, 3, 4], {"groups": 1}),
        "groups 3, rank 2": ([3, 6], {"groups": 3}),
        "axis 1": ([2, 4, 3, 2], {"groups": 2, "axis": 1}),
        "epsilon 0.1": ([2, 5, 4], {"groups": 2, "epsilon": 0.1}),
        "no center": ([2, 5, 4], {"groups": 2, "center": False}),
        "no scale": ([2, 5, 4], {"groups": 2, "scale": False}),
    }
    return [case("GroupNormalization", name, shape, params) for name, (shape, params) in settings.items()]


def unit_normalization():
    """Return the cases of UnitNormalization."""
    shapes = [([3, 5], {}), ([2, 3, 4], {}), ([2, 3, 4], {"axis": 1}), ([2, 3, 4], {"axis": [1, 2]}),
              ([2, 3, 2, 3], {"axis": -2}), ([2, 2, 3, 2], {"axis": [1, 2, 3]}), ([4, 3], {"axis": 0}),
              ([2, 3, 2, 3], {})]  # fmt: skip
    return [case("UnitNormalization", f"{shape} {params}", shape, params) for shape, params in shapes]


def rms_normalization():
    """Return the cases of RMSNormalization; Keras fails unless the axes are the last ones."""
    shapes = [
        ([3, 5], {}),
        ([2, 3, 4], {}),
        ([2, 3, 2, 4], {}),
        ([2, 5, 3], {"axis": 2}),
        ([2, 3, 4], {"axis": [1, 2]}),
        ([2, 2, 3, 4], {"axis": [-2, -1]}),
        ([3, 5], {"epsilon": 0.1}),
        ([3, 5], {"epsilon": 0.001}),
    ]
    return [case("RMSNormalization", f"{shape} {params}", shape, params) for shape, params in shapes]


def spectral_normalization():
    """Return the cases of SpectralNormalization; in training Keras replaces the kernel, and u."""
    dense, two = ("Dense", {"units": 4}), {"powerIterations": 2}
    image = ("Conv2D", {"filters": 3, "kernelSize": 2, "padding": "same"})
    settings = {
        "Dense": (dense, [3, 5], {}),
        "Dense, 3 iterations": (dense, [2, 3, 5], {"powerIterations": 3}),
        "Dense, no bias": (("Dense", {"units": 1, "useBias": False, "activation": "tanh"}), [3, 4], two),
        "Conv1D": (("Conv1D", {"filters": 3, "kernelSize": 2}), [2, 5, 2], {}),
        "Conv2D": (image, [2, 3, 4, 2], {}),
        "Conv2D, 2 iterations": (image, [2, 3, 4, 2], two),
        "Conv1DTranspose": (("Conv1DTranspose", {"filters": 2, "kernelSize": 3, "strides": 2}), [2, 3, 2], {}),
        "DepthwiseConv2D": (("DepthwiseConv2D", {"kernelSize": 2}), [2, 3, 3, 2], two),
        "EinsumDense": (("EinsumDense", {"equation": "abc,cde->abde", "outputShape": [None, 2, 3]}), [2, 2, 3], {}),
        "Embedding": (("Embedding", {"inputDim": 6, "outputDim": 3}), [2, 4], {}),
        "Embedding, 3 iterations": (("Embedding", {"inputDim": 4, "outputDim": 5}), [5], {"powerIterations": 3}),
        "Dense, kernel of zeros": (dense, [3, 5], {}),
    }
    return [
        spectral_case(name, *each, mode) for name, each in settings.items() for mode in ("training", "inference")
    ]  # fmt: skip


def spectral_case(name, inner, shape, params, mode):
    """Return one case; whole numbers are floats, since Keras gives outputs the dtype of the inputs."""
    key = f"SpectralNormalization/{name}"
    words = inner[0] == "Embedding"
    x = integers(key, shape, inner[1]["inputDim"]).astype(np.float32) if words else uniform(key, shape, -1.5, 2.5)
    return Case(
        "SpectralNormalization", f"{name}, {mode}", params, inputs={"x": x}, mode=mode,
        # Keras stops the gradient at the singular vectors, which a difference quotient would move.
        jumps=words or mode == "training",
        make=lambda: keras_layer("SpectralNormalization", params, keras_layer(*inner)),
        weights={"kernel": np.zeros((5, 4))} if "zeros" in name else {},
        extra={"layer": {"type": inner[0], "params": inner[1]}},
    )  # fmt: skip


FILES = {
    "SpectralNormalization": spectral_normalization,
    "BatchNormalization": batch_normalization,
    "LayerNormalization": layer_normalization,
    "GroupNormalization": group_normalization,
    "UnitNormalization": unit_normalization,
    "RMSNormalization": rms_normalization,
}
