"""Losses: prediction, target, sampleWeight and mask in, one loss an example out."""

from unittest import mock

import numpy as np

from backend import jnp, keras
from common import Case
from names import keras_arguments
from numbers_source import integers, seeded, uniform

ELEMENTWISE = (
    "MeanSquaredError", "MeanAbsoluteError", "MeanAbsolutePercentageError", "MeanSquaredLogarithmicError",
    "Huber", "LogCosh", "Poisson", "Hinge", "SquaredHinge",
)  # fmt: skip
POSITIVE = ("MeanSquaredLogarithmicError", "Poisson")


def per_example(values, sample_weight=None, reduction=None):
    """Stand for Keras' last reduction: the mean of each example instead of that of the batch."""
    return jnp.mean(values, axis=tuple(range(1, values.ndim))) if values.ndim > 1 else values


def apply_loss(loss, ports, _):
    """Call a Keras loss; the mask travels on the prediction, as Keras' layers leave it there."""
    prediction, target = ports["prediction"], ports["target"]
    if "mask" in ports:
        keras.src.backend.set_keras_mask(prediction, ports["mask"])
    with mock.patch("keras.src.losses.loss.reduce_values", per_example):
        values = loss(target, prediction, sample_weight=ports.get("sampleWeight"))
    batch = prediction.shape[:1]
    # One figure for the whole batch (Dice without an axis) is that of each example.
    return {"loss": values if values.shape == batch else jnp.broadcast_to(jnp.mean(values), batch)}


class LossCase(Case):
    """A case of a loss, whose mean must be what Keras gives for the batch."""

    def __init__(self, type_name, name, params=None, **options):
        super().__init__(
            type_name, name, params, call=apply_loss,
            make=lambda: getattr(keras.losses, type_name)(**keras_arguments(params or {})), **options,
        )  # fmt: skip

    def run(self):
        """Return the case as JSON data."""
        packed = super().run()
        ports = {port: jnp.asarray(x) for port, x in self.inputs.items()}
        if "mask" in ports:
            keras.src.backend.set_keras_mask(ports["prediction"], ports["mask"])
        whole = self.make()(ports["target"], ports["prediction"], sample_weight=ports.get("sampleWeight"))
        if not np.isclose(np.mean(packed["outputs"]["loss"]["data"]), whole, rtol=1e-5):
            raise ArithmeticError(f"{self.key}: the mean is not Keras' loss")
        return packed


def weights(key, shape):
    """Return weights from 0.1 to 3."""
    return uniform(f"{key}/weight", shape, 0.1, 3)


def mask(key, shape):
    """Return a mask that leaves about two thirds, and something of each example."""
    kept = seeded(f"{key}/mask").uniform(size=shape) < 0.65
    kept[..., 0] = True
    return kept


def with_extras(key, inputs, values, extras):
    """Return the inputs with weights and mask of the named shapes; `values` is the shape of the unreduced losses."""
    shapes = {"batch": values[:1], "values": values, "column": [values[0], 1]}
    more = {}
    if "weight" in extras:
        more["sampleWeight"] = weights(key, shapes[extras["weight"]])
    if "mask" in extras:
        more["mask"] = mask(key, shapes[extras["mask"]])
    return {**inputs, **more}


def probabilities(key, shape, axis=-1):
    """Return rows of probabilities along an axis, none of which is tiny."""
    values = uniform(key, shape, 0.05, 1)
    return (values / values.sum(axis=axis, keepdims=True)).astype(np.float32)


def one_hot(key, shape, axis=-1):
    """Return one-hot rows along an axis."""
    classes = integers(key, [n for i, n in enumerate(shape) if i != axis % len(shape)], shape[axis])
    return np.moveaxis(np.eye(shape[axis], dtype=np.float32)[classes], -1, axis)


COMMON = {
    "rank 2": ([3, 4], {}),
    "rank 3": ([2, 3, 4], {}),
    "rank 4": ([2, 2, 3, 2], {}),
    "batch of one": ([1, 5], {}),
    "weights": ([3, 4], {"weight": "batch"}),
    "weights, a column": ([3, 4], {"weight": "column"}),
    "weights of each step": ([2, 3, 4], {"weight": "values"}),
    "mask": ([4, 3], {"mask": "batch"}),
    "mask of each step": ([2, 5, 3], {"mask": "values"}),
    "mask and weights of each step": ([2, 5, 3], {"mask": "values", "weight": "values"}),
}


def elementwise_pair(type_name, key, shape, target_shape=None):
    """Return a prediction and a target of numbers that fit the loss."""
    low = 0.1 if type_name in POSITIVE else -2
    prediction = uniform(key, shape, low, 2)
    target = uniform(f"{key}/target", target_shape or shape, low, 2)
    if type_name == "MeanAbsolutePercentageError":
        target = target + np.sign(target).astype(np.float32) * np.float32(0.25)
    return {"prediction": prediction, "target": target}


def elementwise(type_name):
    """Return a maker of the cases of a loss that compares element by element."""
    params = {"delta": 0.5} if type_name == "Huber" else None

    def cases():
        made = []
        for name, (shape, extras) in COMMON.items():
            key = f"{type_name}/{name}"
            inputs = with_extras(key, elementwise_pair(type_name, key, shape), shape[:-1], extras)
            made.append(LossCase(type_name, name, inputs=inputs))
            if params and name in ("rank 2", "rank 3"):
                made.append(LossCase(type_name, f"{name}, {params}", params, inputs=inputs))
        for name, shape, target_shape in (
            ("target without the last axis", [4, 1], [4]),
            ("target with one axis more", [4, 3], [4, 3, 1]),
            ("sequence without the last axis", [2, 3, 1], [2, 3]),
        ):
            inputs = elementwise_pair(type_name, f"{type_name}/{name}", shape, target_shape)
            made.append(LossCase(type_name, name, inputs=inputs))
        whole = elementwise_pair(type_name, f"{type_name}/int", [3, 4])
        whole["target"] = integers(f"{type_name}/int/target", [3, 4], 2)
        if type_name == "MeanAbsolutePercentageError":
            whole["target"] += 1
        made.append(LossCase(type_name, "int32 target", inputs=whole))
        return made + elementwise_corners(type_name)

    return cases


def elementwise_corners(type_name):
    """Return cases at the edges of a formula."""
    if type_name == "Huber":
        pair = {"prediction": np.array([[0, 40, -3]], np.float32), "target": np.array([[0, -40, 5]], np.float32)}
        return [LossCase("Huber", "large errors, delta 2.5", {"delta": 2.5}, inputs=pair)]
    if type_name == "LogCosh":
        pair = {"prediction": np.array([[0, 40, -3]], np.float32), "target": np.array([[0, -40, 5]], np.float32)}
        return [LossCase("LogCosh", "large errors", inputs=pair)]
    if type_name in ("Hinge", "SquaredHinge"):
        pair = elementwise_pair(type_name, f"{type_name}/signs", [4, 3])
        pair["target"] = np.sign(pair["target"])
        one = np.array([[1, 0, 0.5]], np.float32)
        return [
            LossCase(type_name, "targets of -1 and 1", inputs=pair),
            LossCase(type_name, "targets of 0, 1 and 0.5", jumps=True,
                     inputs={"prediction": np.array([[0.2, 3, -1]], np.float32), "target": one}),
        ]  # fmt: skip
    if type_name == "Poisson":
        pair = {"prediction": np.array([[1e-4, 30, 2]], np.float32), "target": np.array([[0, 25, 4]], np.float32)}
        return [LossCase("Poisson", "small and large", inputs=pair, relative=True)]
    if type_name == "MeanSquaredLogarithmicError":
        pair = {"prediction": np.array([[-1, 0, 1e4]], np.float32), "target": np.array([[2, -3, 1e3]], np.float32)}
        return [LossCase(type_name, "negative and large", inputs=pair, jumps=True)]
    return []


BINARY = {
    "default": {},
    "labelSmoothing": {"labelSmoothing": 0.2},
    "fromLogits": {"fromLogits": True},
    "fromLogits, labelSmoothing": {"fromLogits": True, "labelSmoothing": 0.1},
}
BINARY_FOCAL = BINARY | {
    "applyClassBalancing": {"applyClassBalancing": True},
    "applyClassBalancing, alpha": {"applyClassBalancing": True, "alpha": 0.6},
    "gamma 1": {"gamma": 1},
    "gamma 0": {"gamma": 0},
    "gamma 3, all else": {"gamma": 3, "applyClassBalancing": True, "fromLogits": True, "labelSmoothing": 0.1},
}


def binary(type_name, settings):
    """Return a maker of the cases of a loss of independent yes or no."""

    def pair(key, shape, params):
        logits = params.get("fromLogits", False)
        prediction = uniform(key, shape, -3, 3) if logits else uniform(key, shape, 0.05, 0.95)
        return {"prediction": prediction, "target": integers(f"{key}/target", shape, 2).astype(np.float32)}

    def cases():
        made = []
        for setting, params in settings.items():
            for name in ("rank 2", "rank 3") if setting != "default" else COMMON:
                shape, extras = COMMON[name]
                key = f"{type_name}/{setting}/{name}"
                inputs = with_extras(key, pair(key, shape, params), shape[:-1], extras)
                made.append(LossCase(type_name, f"{setting}, {name}", params, inputs=inputs))
        key = f"{type_name}/axis"
        inputs = with_extras(key, pair(key, [2, 3, 4], {}), [2, 4], {"weight": "values"})
        made.append(LossCase(type_name, "axis 1, weights", {"axis": 1}, inputs=inputs))
        column = pair(f"{type_name}/column", [5, 1], {})
        column["target"] = column["target"][:, 0].astype(np.int32)
        made.append(LossCase(type_name, "labels without the last axis", inputs=column))
        zero_one = np.array([[0, 1, 0, 1]], np.float32)
        edge = {"prediction": zero_one, "target": np.array([[0, 1, 1, 0]], np.float32)}
        made.append(LossCase(type_name, "exactly 0 and 1", inputs=edge, jumps=True))
        if type_name == "BinaryCrossentropy":
            # The slopes of the focal loss vanish there.
            far = {"prediction": np.array([[-100, 100, -100, 100]], np.float32), "target": edge["target"]}
            made.append(LossCase(type_name, "logits of 100", {"fromLogits": True}, inputs=far, jumps=True))
        return made

    return cases


CATEGORICAL = BINARY
CATEGORICAL_FOCAL = BINARY | {
    "alpha": {"alpha": 0.6},
    "gamma 1": {"gamma": 1},
    "gamma 0": {"gamma": 0},
    "gamma 3, all else": {"gamma": 3, "alpha": 0.5, "fromLogits": True, "labelSmoothing": 0.1},
}


def categorical(type_name, settings):
    """Return a maker of the cases of a loss of one-hot targets."""

    def pair(key, shape, params, axis=-1):
        logits = params.get("fromLogits", False)
        prediction = uniform(key, shape, -3, 3) if logits else probabilities(key, shape, axis)
        return {"prediction": prediction, "target": one_hot(f"{key}/target", shape, axis)}

    def cases():
        made = []
        for setting, params in settings.items():
            for name in ("rank 2", "rank 3") if setting != "default" else COMMON:
                shape, extras = COMMON[name]
                key = f"{type_name}/{setting}/{name}"
                inputs = with_extras(key, pair(key, shape, params), shape[:-1], extras)
                made.append(LossCase(type_name, f"{setting}, {name}", params, inputs=inputs))
        for logits in (False, True):
            params = {"axis": 1, "fromLogits": logits, "labelSmoothing": 0.1}
            key = f"{type_name}/axis/{logits}"
            made.append(
                LossCase(type_name, f"axis 1, fromLogits {logits}", params, inputs=pair(key, [2, 3, 4], params, 1))
            )
        soft = {"prediction": probabilities("soft", [3, 4]), "target": probabilities("soft/target", [3, 4])}
        made.append(LossCase(type_name, "targets of probabilities", inputs=soft))
        scores = {"prediction": uniform("scores", [3, 4], 0.1, 5), "target": one_hot("scores/target", [3, 4])}
        made.append(LossCase(type_name, "sums other than 1", inputs=scores))
        edge = {"prediction": np.eye(3, dtype=np.float32), "target": np.eye(3, dtype=np.float32)[[0, 2, 1]]}
        made.append(LossCase(type_name, "exactly 0 and 1", inputs=edge, jumps=True))
        far = {"prediction": np.array([[100, -100, 0], [-100, 100, 0]], np.float32), "target": edge["target"][:2]}
        made.append(LossCase(type_name, "logits of 100", {"fromLogits": True}, inputs=far, jumps=True))
        return made

    return cases


def sparse():
    """Return the cases of SparseCategoricalCrossentropy."""
    type_name, made = "SparseCategoricalCrossentropy", []
    settings = {"default": {}, "fromLogits": {"fromLogits": True}, "ignoreClass": {"ignoreClass": 0},
                "ignoreClass -1, fromLogits": {"ignoreClass": -1, "fromLogits": True}}  # fmt: skip
    for setting, params in settings.items():
        for name in COMMON if setting in ("default", "ignoreClass") else ("rank 2", "rank 3", "weights"):
            shape, extras = COMMON[name]
            key = f"{type_name}/{setting}/{name}"
            prediction = uniform(key, shape, -3, 3) if "fromLogits" in params else probabilities(key, shape)
            target = integers(f"{key}/target", shape[:-1], shape[-1])
            if params.get("ignoreClass") == -1:
                target = target - (target == 1) * 2
            inputs = with_extras(key, {"prediction": prediction, "target": target}, shape[:-1], extras)
            made.append(LossCase(type_name, f"{setting}, {name}", params, inputs=inputs))
    made.append(sparse_case("labels in a column", [4, 3], [4, 1]))
    made.append(sparse_case("labels in a column, rank 3", [2, 4, 3], [2, 4, 1]))
    made.append(sparse_case("float32 labels", [4, 3], [4], np.float32))
    for logits in (False, True):
        # Keras takes other axes than the last only where their lengths agree.
        made.append(
            sparse_case(f"axis 1, fromLogits {logits}", [2, 3, 3], [2, 3], params={"axis": 1, "fromLogits": logits})
        )
    edge = {"prediction": np.eye(3, dtype=np.float32), "target": np.array([0, 2, 1], np.int32)}
    made.append(LossCase(type_name, "exactly 0 and 1", inputs=edge, jumps=True))
    far = {"prediction": np.array([[100, -100, 0], [-100, 100, 0]], np.float32), "target": np.array([0, 2], np.int32)}
    made.append(LossCase(type_name, "logits of 100", {"fromLogits": True}, inputs=far, jumps=True))
    return made


def sparse_case(name, shape, target_shape, dtype=np.int32, params=None):
    """Return a case of labels from 0 to 2."""
    key = f"SparseCategoricalCrossentropy/{name}"
    inputs = {
        "prediction": uniform(key, shape, 0.1, 2),
        "target": integers(f"{key}/target", target_shape, 3).astype(dtype),
    }
    return LossCase("SparseCategoricalCrossentropy", name, params, inputs=inputs, jumps=dtype is np.float32)


def vectors(type_name, settings):
    """Return a maker of the cases of a loss that gives one number for each vector of a pair."""

    def pair(key, shape):
        if type_name == "KLDivergence":
            return {"prediction": probabilities(key, shape), "target": probabilities(f"{key}/target", shape)}
        target = one_hot if type_name == "CategoricalHinge" else uniform
        return {"prediction": uniform(key, shape, -2, 2), "target": target(f"{key}/target", shape)}

    def cases():
        made = []
        for name, (shape, extras) in COMMON.items():
            key = f"{type_name}/{name}"
            made.append(LossCase(type_name, name, inputs=with_extras(key, pair(key, shape), shape[:-1], extras)))
        for setting, (params, shape) in settings.items():
            made.append(LossCase(type_name, setting, params, inputs=pair(f"{type_name}/{setting}", shape)))
        if type_name == "KLDivergence":
            edge = {
                "prediction": np.array([[0, 1.5, 0], [1.25, 0, 2]], np.float32),
                "target": np.array([[0, 2, 0], [0, 1.5, -1]], np.float32),
            }
            made.append(LossCase(type_name, "outside of 0 and 1", inputs=edge, jumps=True))
        return made

    return cases


def generalized():
    """Return the cases of CategoricalGeneralizedCrossEntropy."""
    type_name, made = "CategoricalGeneralizedCrossEntropy", []
    for q in (0.5, 0.1, 0.9):
        for name in COMMON if q == 0.5 else ("rank 2", "rank 3"):
            shape, extras = COMMON[name]
            key = f"{type_name}/{q}/{name}"
            pair = {"prediction": probabilities(key, shape), "target": integers(f"{key}/target", shape[:-1], shape[-1])}
            inputs = with_extras(key, pair, shape[:-1], extras)
            made.append(LossCase(type_name, f"q {q}, {name}", {} if q == 0.5 else {"q": q}, inputs=inputs))
    return made


def overlap(type_name):
    """Return a maker of the cases of Dice and Tversky."""
    axes = {
        "all axes": ([2, 4, 3, 2], None), "all axes, rank 2": ([3, 4], None),
        "images": ([2, 4, 3, 2], [1, 2, 3]), "each channel": ([2, 4, 3, 2], [1, 2]),
        "axis -1": ([2, 4, 3], [-1]), "axis 1": ([3, 4], [1]), "the batch too": ([3, 4, 3, 2], [0, 1, 2]),
    }  # fmt: skip
    settings = {"": {}}
    if type_name == "Tversky":
        settings |= {", alpha and beta": {"alpha": 0.3, "beta": 0.7}, ", alpha 1": {"alpha": 1.0, "beta": 0.0}}

    def cases():
        made = []
        for suffix, more in settings.items():
            for name, (shape, axis) in axes.items():
                key = f"{type_name}/{name}{suffix}"
                made.append(
                    LossCase(type_name, name + suffix, more | ({"axis": axis} if axis else {}), inputs=pair(key, shape))
                )
        for name, axis in (("all axes, weights", None), ("images, weights", [1, 2, 3])):
            key = f"{type_name}/{name}"
            inputs = {**pair(key, [3, 2, 2, 1]), "sampleWeight": weights(key, [3])}
            made.append(LossCase(type_name, name, {"axis": axis} if axis else {}, inputs=inputs))
        masked = {**pair(f"{type_name}/mask", [4, 2, 2, 2]), "mask": np.array([True, False, True, True])}
        made.append(LossCase(type_name, "images, mask", {"axis": [1, 2, 3]}, inputs=masked))
        return made

    def pair(key, shape):
        target = integers(f"{key}/target", shape, 2).astype(np.float32)
        return {"prediction": uniform(key, shape, 0.05, 0.95), "target": target}

    return cases


def circle():
    """Return the cases of Circle: unit vectors, with and without pairs of a class."""
    labels = {"two classes": [0, 0, 1, 1, 0], "pairs": [3, 1, 3, 1], "one without a partner": [0, 1, 0, 2, 1]}
    settings = {"": {}, ", gamma 2": {"gamma": 2.0}, ", margin 0.25, gamma 4": {"margin": 0.25, "gamma": 4.0},
                ", removeDiagonal false": {"removeDiagonal": False, "gamma": 8.0}}  # fmt: skip
    made = []
    for suffix, params in settings.items():
        for name, classes in labels.items():
            if "without" in name and not params.get("removeDiagonal", True):
                continue
            target = np.array(classes, np.int32)
            prediction = unit_vectors(f"Circle/{name}{suffix}", [len(classes), 3])
            inputs = {"prediction": prediction, "target": target}
            made.append(LossCase("Circle", name + suffix, params, inputs=inputs, jumps=True))
    weighted = {
        "prediction": unit_vectors("Circle/weights", [4, 3]),
        "target": np.array([[0], [1], [0], [1]], np.int32),
        "sampleWeight": weights("Circle", [4]),
    }
    made.append(LossCase("Circle", "weights, labels in a column", {"gamma": 3.0}, inputs=weighted, jumps=True))
    return made


def unit_vectors(key, shape):
    """Return vectors a little shorter than 1, so that no distance is cut off at 0."""
    values = uniform(key, shape)
    return (0.99 * values / np.linalg.norm(values, axis=-1, keepdims=True)).astype(np.float32)


FILES = {
    **{name: elementwise(name) for name in ELEMENTWISE},
    "BinaryCrossentropy": binary("BinaryCrossentropy", BINARY),
    "BinaryFocalCrossentropy": binary("BinaryFocalCrossentropy", BINARY_FOCAL),
    "CategoricalCrossentropy": categorical("CategoricalCrossentropy", CATEGORICAL),
    "CategoricalFocalCrossentropy": categorical("CategoricalFocalCrossentropy", CATEGORICAL_FOCAL),
    "SparseCategoricalCrossentropy": sparse,
    "CategoricalGeneralizedCrossEntropy": generalized,
    "KLDivergence": vectors("KLDivergence", {}),
    "CategoricalHinge": vectors("CategoricalHinge", {}),
    "CosineSimilarity": vectors(
        "CosineSimilarity",
        {
            "axis 1": ({"axis": 1}, [2, 3, 4]),
            "axis -2": ({"axis": -2}, [2, 3, 4]),
            "axis 2, rank 4": ({"axis": 2}, [2, 2, 3, 2]),
        },
    ),
    "Dice": overlap("Dice"),
    "Tversky": overlap("Tversky"),
    "Circle": circle,
}
