"""Metrics over three batches: what update_state and result give for all of them, and for each alone."""

import numpy as np

from backend import keras
from common import tensors, to_jax
from losses import mask, one_hot, probabilities, weights
from names import keras_arguments
from numbers_source import integers, uniform

BATCHES = (4, 3, 5)


def keras_metric(type_name, params):
    """Return the Keras metric of our node type, whose name has `Metric` behind it where a loss has the name too."""
    known = type_name.removesuffix("Metric")
    arguments = keras_arguments({k: None if v == "none" else v for k, v in params.items()})
    for name in ("curve",):
        if name in params:
            arguments[name] = params[name]
    if known in ("FBetaScore", "F1Score"):
        arguments = {k: float(v) if k in ("beta", "threshold") and v is not None else v for k, v in arguments.items()}
    return getattr(keras.metrics, known)(**arguments)


class MetricCase:
    """One configuration of one metric; `inputs(key, batch)` makes one batch."""

    def __init__(self, type_name, name, params=None, *, inputs, result=None):
        self.type, self.name, self.params = type_name, name, params or {}
        self.inputs = inputs
        self.result = result or self.keras_result

    def keras_result(self, batches):
        """Return what a fresh Keras metric gives after these batches."""
        metric = keras_metric(self.type, self.params)
        for batch in batches:
            ports = to_jax(batch)
            given = {"sample_weight": ports["sampleWeight"]} if "sampleWeight" in ports else {}
            if self.type == "Mean":
                metric.update_state(ports["x"], **given)
                continue
            if "mask" in ports:
                keras.src.backend.set_keras_mask(ports["prediction"], ports["mask"])
            metric.update_state(ports["target"], ports["prediction"], **given)
        return metric.result()

    def run(self):
        """Return the case as JSON data."""
        batches = [self.inputs(f"{self.type}/{self.name}/{i}", size) for i, size in enumerate(BATCHES)]
        outputs = {"value": self.result(batches)}
        outputs |= {f"batch{i + 1}": self.result([batch]) for i, batch in enumerate(batches)}
        return {
            "name": self.name, "type": self.type, "params": self.params,
            "batches": [tensors(batch) for batch in batches], "outputs": tensors(outputs),
        }  # fmt: skip


EXTRAS = {
    "": ([3], ()),
    "rank 3": ([2, 3], ()),
    "weights": ([3], ("batch",)),
    "weights of each step": ([2, 3], ("values",)),
    "weights, rank 3": ([2, 3], ("batch",)),
    "mask": ([3], ("mask",)),
    "mask of each step": ([4, 3], ("maskValues",)),
    "mask and weights": ([4, 3], ("maskValues", "values")),
}


def extras(key, batch, values, wanted):
    """Return weights and mask; `values` is the shape of what one example gives."""
    made = {}
    if "batch" in wanted:
        made["sampleWeight"] = weights(key, [batch])
    if "values" in wanted:
        made["sampleWeight"] = weights(key, [batch, *values])
    if "mask" in wanted:
        made["mask"] = np.arange(batch) % 3 != 1
    if "maskValues" in wanted:
        made["mask"] = mask(key, [batch, *values])
    return made


def mean_cases(type_name, pair, settings=None, reduces=True):
    """Return a maker of the cases of a mean; `pair(key, shape, params)` makes prediction and target."""

    def cases():
        made = []
        for setting, params in (settings or {"": {}}).items():
            for name, (shape, wanted) in EXTRAS.items():
                if "ignoreClass" in params and name == "weights, rank 3":
                    continue  # Keras multiplies mask and weights of different rank there.
                title = ", ".join(filter(None, (setting, name))) or "default"
                made.append(MetricCase(type_name, title, params, inputs=maker(pair, shape, params, wanted, reduces)))
        return made

    return cases


def maker(pair, shape, params, wanted, reduces):
    """Return a function that makes one batch."""
    values = shape[:-1] if reduces else shape

    def make(key, batch):
        return {**pair(key, [batch, *shape], params), **extras(key, batch, values, wanted)}

    return make


def numbers(low=-2.0, target=None):
    """Return a maker of pairs of numbers."""

    def pair(key, shape, _):
        made = uniform(f"{key}/target", shape, low, 2)
        return {"prediction": uniform(key, shape, low, 2), "target": target(made) if target else made}

    return pair


def near(key, shape, _):
    """Return numbers and a prediction that is near them, where what is explained is well conditioned."""
    ups = (np.arange(shape[0]) % 2 * 2 - 1).reshape([-1] + [1] * (len(shape) - 1))
    target = (uniform(f"{key}/target", shape, -1, 1) + 1.5 * ups).astype(np.float32)
    return {"prediction": (target + uniform(key, shape, -0.3, 0.3)).astype(np.float32), "target": target}


def yes_or_no(key, shape, params):
    """Return probabilities or scores, and zeros and ones."""
    prediction = uniform(key, shape, -3, 3) if params.get("fromLogits") else uniform(key, shape, 0.02, 0.98)
    return {"prediction": prediction, "target": integers(f"{key}/target", shape, 2).astype(np.float32)}


def classes(key, shape, params):
    """Return probabilities or scores, and one-hot rows."""
    prediction = uniform(key, shape, -3, 3) if params.get("fromLogits") else probabilities(key, shape)
    return {"prediction": prediction, "target": one_hot(f"{key}/target", shape)}


def labelled(key, shape, params):
    """Return probabilities or scores, and labels."""
    prediction = uniform(key, shape, -3, 3) if params.get("fromLogits") else probabilities(key, shape)
    return {"prediction": prediction, "target": integers(f"{key}/target", shape[:-1], shape[-1])}


def distributions(key, shape, _):
    """Return two rows of probabilities each."""
    return {"prediction": probabilities(key, shape), "target": probabilities(f"{key}/target", shape)}


def same_labels(key, shape, _):
    """Return labels that are often equal."""
    return {"prediction": integers(key, shape, 3).astype(np.float32), "target": integers(f"{key}/target", shape, 3)}


def wide(pair, count):
    """Return a maker of pairs with `count` classes in the last axis."""
    return lambda key, shape, params: pair(key, [*shape[:-1], count], params)


LOGITS = {"": {}, "fromLogits": {"fromLogits": True}, "labelSmoothing": {"labelSmoothing": 0.2}}


def plain(type_name, pair, settings, shapes=((1,), (3,), (2, 3)), weighted=("", "batch", "values")):
    """Return a maker of the cases of a metric without a mask: settings, shapes and weights."""

    def cases():
        made = []
        for setting, params in settings.items():
            for shape in shapes:
                for weight in weighted:
                    title = ", ".join(filter(None, (setting, f"{list(shape)}", weight and f"weights of {weight}")))
                    wanted = (weight,) if weight else ()
                    given = maker(pair, list(shape), params, wanted, False)
                    made.append(MetricCase(type_name, title, params, inputs=given))
        return made

    return cases


def mean():
    """Return the cases of Mean."""
    made = []
    for name, (shape, wanted) in {
        "rank 1": ([], ()), "rank 2": ([3], ()), "rank 3": ([2, 3], ()), "weights": ([], ("batch",)),
        "weights, rank 2": ([3], ("batch",)), "weights of each value": ([3], ("values",)),
        "weights of each value, rank 3": ([2, 3], ("values",)), "rank 4": ([2, 2, 2], ()),
    }.items():  # fmt: skip

        def make(key, batch, shape=shape, wanted=wanted):
            return {"x": uniform(key, [batch, *shape], -2, 3), **extras(key, batch, shape, wanted)}

        made.append(MetricCase("Mean", name, inputs=make))
    return made


POSITIVES = {
    "": {}, "thresholds 0.3": {"thresholds": 0.3}, "thresholds 0": {"thresholds": 0}, "topK 2": {"topK": 2},
    "classId 1": {"classId": 1}, "topK 2, classId 0": {"topK": 2, "classId": 0},
    "topK 1, thresholds 0.4": {"topK": 1, "thresholds": 0.4},
}  # fmt: skip


def positives(type_name):
    """Return a maker of the cases of Precision and Recall."""

    def cases():
        made = []
        for setting, params in POSITIVES.items():
            for weight in ("", "batch"):
                title = ", ".join(filter(None, (setting, weight and "weights"))) or "default"
                given = maker(yes_or_no, [4], params, (weight,), False)
                made.append(MetricCase(type_name, title, params, inputs=given))
        for shape in ([], [1], [2, 3]):
            made.append(MetricCase(type_name, f"shape {shape}", inputs=maker(yes_or_no, shape, {}, (), False)))
        made.append(MetricCase(type_name, "weights of each", inputs=maker(yes_or_no, [3], {}, ("values",), False)))
        return made

    return cases


SCORES = {
    ", ".join(filter(None, (average, f"threshold {threshold}" if threshold else ""))): {"average": average}
    | ({"threshold": threshold} if threshold else {})
    for average in ("none", "micro", "macro", "weighted")
    for threshold in (None, 0.4005)
}


def scores(type_name):
    """Return a maker of the cases of F1 and F-beta."""
    betas = ({}, {"beta": 2}, {"beta": 0.5}) if type_name == "FBetaScore" else ({},)

    def cases():
        made = []
        for beta in betas:
            for name, params in SCORES.items():
                for weight in ("", "batch"):
                    parts = (name, beta and f"beta {beta['beta']}", weight and "weights")
                    given = maker(yes_or_no, [3], params, (weight,), False)
                    made.append(MetricCase(type_name, ", ".join(filter(None, parts)), params | beta, inputs=given))
        return made

    return cases


R2 = {
    f"{aggregation}{', regressors ' + str(count) if count else ''}": {"classAggregation": aggregation}
    | ({"numRegressors": count} if count else {})
    for aggregation in ("none", "uniformAverage", "varianceWeightedAverage")
    for count in (0, 2, 40)
}

AREAS = {
    f"{curve}, {method}": {"curve": curve, "summationMethod": method}
    for curve in ("ROC", "PR", "PRGAIN")
    for method in ("interpolation", "minoring", "majoring")
} | {
    "numThresholds 11": {"numThresholds": 11}, "numThresholds 3": {"numThresholds": 3},
    "fromLogits": {"fromLogits": True}, "fromLogits, PR": {"fromLogits": True, "curve": "PR"},
}  # fmt: skip


def between(key, shape, params):
    """Return scores that lie on no threshold, and zeros and ones."""
    made = yes_or_no(key, shape, params)
    if not params.get("fromLogits"):
        # Better than chance, where the area is well conditioned.
        made["prediction"] = 0.6 * made["prediction"] + 0.35 * made["target"]
    count = params.get("numThresholds", 200) - 1
    if not params.get("fromLogits"):
        # The middle between two thresholds, so that float32 and float64 find the same.
        made["prediction"] = ((np.floor(made["prediction"] * count) + 0.5) / count).astype(np.float32)
    return made


count_pairs = keras.src.metrics.metrics_utils.confusion_matrix


def confusion(batches, normalize):
    """Return the confusion matrix by Keras' own function, and the shares that scikit-learn would give."""
    total = np.zeros((3, 3))
    for batch in batches:
        said = np.argmax(batch["prediction"], -1).ravel()
        weight = batch.get("sampleWeight")
        total += np.asarray(count_pairs(batch["target"].ravel(), said, 3, weight, dtype="float64"))
    sums = {"none": 1, "true": total.sum(1, keepdims=True), "pred": total.sum(0, keepdims=True), "all": total.sum()}
    return np.divide(total, sums[normalize], out=np.zeros_like(total), where=np.asarray(sums[normalize]) != 0)


def confusion_cases():
    """Return the cases of ConfusionMatrix."""
    made = []
    for normalize in ("none", "true", "pred", "all"):
        for weight in ("", "batch"):
            params = {"normalize": normalize}
            made.append(
                MetricCase(
                    "ConfusionMatrix", ", ".join(filter(None, (normalize, weight and "weights"))), params,
                    inputs=maker(labelled, [3], params, (weight,), True),
                    result=lambda batches, normalize=normalize: confusion(batches, normalize),
                )
            )  # fmt: skip
    return made


K = {"default": {}, "k 1": {"k": 1}, "k 2": {"k": 2}}
METRICS = {
    "MeanSquaredErrorMetric": mean_cases("MeanSquaredErrorMetric", numbers()),
    "MeanAbsoluteErrorMetric": mean_cases("MeanAbsoluteErrorMetric", numbers()),
    "MeanAbsolutePercentageErrorMetric": mean_cases("MeanAbsolutePercentageErrorMetric", numbers(0.5)),
    "MeanSquaredLogarithmicErrorMetric": mean_cases("MeanSquaredLogarithmicErrorMetric", numbers(0.1)),
    "LogCoshError": mean_cases("LogCoshError", numbers()),
    "PoissonMetric": mean_cases("PoissonMetric", numbers(0.1)),
    "HingeMetric": mean_cases("HingeMetric", numbers(target=np.sign), {"": {}}),
    "SquaredHingeMetric": mean_cases("SquaredHingeMetric", yes_or_no),
    "CategoricalHingeMetric": mean_cases("CategoricalHingeMetric", classes),
    "CosineSimilarityMetric": mean_cases("CosineSimilarityMetric", numbers()),
    "KLDivergenceMetric": mean_cases("KLDivergenceMetric", distributions),
    "BinaryCrossentropyMetric": mean_cases("BinaryCrossentropyMetric", yes_or_no, LOGITS),
    "CategoricalCrossentropyMetric": mean_cases("CategoricalCrossentropyMetric", classes, LOGITS),
    "SparseCategoricalCrossentropyMetric": mean_cases(
        "SparseCategoricalCrossentropyMetric",
        labelled,
        {"": {}, "fromLogits": {"fromLogits": True}, "ignoreClass": {"ignoreClass": 1}},
    ),
    "Accuracy": mean_cases("Accuracy", same_labels, reduces=False),
    "BinaryAccuracy": mean_cases("BinaryAccuracy", yes_or_no, {"": {}, "threshold": {"threshold": 0.3}}, False),
    "CategoricalAccuracy": mean_cases("CategoricalAccuracy", classes),
    "SparseCategoricalAccuracy": mean_cases("SparseCategoricalAccuracy", labelled),
    "TopKCategoricalAccuracy": mean_cases("TopKCategoricalAccuracy", wide(classes, 8), K),
    "SparseTopKCategoricalAccuracy": mean_cases("SparseTopKCategoricalAccuracy", wide(labelled, 8), K),
    "RootMeanSquaredError": plain("RootMeanSquaredError", numbers(), {"": {}}),
    "Mean": mean,
    "R2Score": plain("R2Score", near, R2, ((1,), (3,)), ("", "batch")),
    "Precision": positives("Precision"),
    "Recall": positives("Recall"),
    "F1Score": scores("F1Score"),
    "FBetaScore": scores("FBetaScore"),
    "AUC": plain("AUC", between, AREAS, ((1,), (4,)), ("", "batch")),
    "ConfusionMatrix": confusion_cases,
}

FILES = {f"metrics/{name}": make for name, make in METRICS.items()}
