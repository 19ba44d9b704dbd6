"""What model.fit of Keras makes of small networks: the history of a few epochs, and the weights in the end."""

import numpy as np

from backend import keras
from common import floats, tensor, tensors
from metrics import keras_metric
from names import keras_arguments, keras_layer
from numbers_source import integers, uniform
from optimizers import OptimizerCase, keras_constraint

OPTIMIZED = (
    "clipNorm", "clipValue", "globalClipNorm", "weightDecay", "useEma", "emaMomentum", "emaOverwriteFrequency",
)  # fmt: skip


class FitCase:
    """One network, trained without shuffling.

    `layers` are dicts with id, type, params and `from`, the id of an input or a layer (of the one before
    where it is left out); `losses` are dicts with id, type, params, `prediction` (a layer), `target` (an
    input) and the `metrics` beside it; `params` are those of the Trainer.
    """

    def __init__(self, name, layers, losses, params, inputs):
        self.name, self.losses, self.params = name, losses, {"shuffle": False, "patience": None} | params
        self.layers, self.inputs = chained(layers), inputs

    def run(self):
        """Return the case as JSON data."""
        model = self.build()
        variables = {f"{layer.name}/{v.name}": v for layer in model.layers for v in layer.weights}
        weights = {name: self.initial(name, tuple(v.shape)) for name, v in variables.items()}
        for name, variable in variables.items():
            variable.assign(floats(weights[name]))
        history = self.fit(model)
        return {
            "name": self.name, "layers": self.layers, "losses": self.losses, "params": self.params,
            "inputs": tensors(self.inputs), "weights": tensors(weights),
            "history": {name: tensor(np.asarray(values, float)) for name, values in history.items()},
            "after": {name: tensor(np.asarray(v.value)) for name, v in variables.items()},
        }  # fmt: skip

    def build(self):
        """Return the compiled network."""
        values = {"x": keras.Input(self.inputs["x"].shape[1:], name="x")}
        for layer in self.layers:
            made = keras_layer_of(layer["type"], layer["params"])
            made.name = layer["id"]
            values[layer["id"]] = made(values[layer["from"]])
        model = keras.Model(values["x"], only([values[loss["prediction"]] for loss in self.losses]))
        model.compile(
            optimizer=self.optimizer(),
            loss=only([getattr(keras.losses, each["type"])(**keras_arguments(each["params"])) for each in self.losses]),
            loss_weights=self.params.get("lossWeights"),
            metrics=only([[named_metric(metric) for metric in each["metrics"]] for each in self.losses]),
        )
        return model

    def optimizer(self):
        """Return the optimizer with its schedule."""
        shared = {name: self.params[name] for name in OPTIMIZED if name in self.params}
        made = OptimizerCase(self.name, self.params["optimizer"], **shared).make()
        schedule = self.params.get("schedule", "constant")
        if schedule != "constant" and schedule["type"] != "reduceOnPlateau":
            kind = schedule["type"][0].upper() + schedule["type"][1:]
            made.learning_rate = getattr(keras.optimizers.schedules, kind)(
                self.params["optimizer"]["learningRate"], **options(schedule)
            )
        return made

    def fit(self, model):
        """Train, and return the history by our names of the figures."""
        targets = [self.inputs[loss["target"]] for loss in self.losses]
        weights = self.params.get("classWeights")
        log = model.fit(
            floats(self.inputs["x"]), only([y if y.dtype == np.int32 else floats(y) for y in targets]),
            batch_size=self.params["batchSize"], epochs=self.params["epochs"], verbose=0, shuffle=False,
            validation_split=self.params["validationSplit"], callbacks=self.callbacks(),
            class_weight=dict(enumerate(weights)) if weights else None,
        )  # fmt: skip
        return {self.figure(name): values for name, values in log.history.items()}

    def callbacks(self):
        """Return the callbacks that stand for parameters of the Trainer."""
        made = []
        if self.params["patience"] is not None:
            restored = self.params.get("restoreBest", True)
            made.append(keras.callbacks.EarlyStopping(patience=self.params["patience"], restore_best_weights=restored))
        schedule = self.params.get("schedule", "constant")
        if schedule != "constant" and schedule["type"] == "reduceOnPlateau":
            made.append(keras.callbacks.ReduceLROnPlateau(**options(schedule)))
        return made

    def figure(self, name):
        """Return our name of a figure of the history: where there are several outputs, Keras puts theirs before it."""
        held, known = ("val_", name[4:]) if name.startswith("val_") else ("", name)
        for loss in self.losses if len(self.losses) > 1 else ():
            if known == f"{loss['prediction']}_loss":
                return held + loss["id"]
            known = known.removeprefix(f"{loss['prediction']}_")
        return held + known

    def initial(self, name, shape):
        """Return where a weight begins."""
        kind = name.split("/")[-1]
        if kind in ("gamma", "moving_variance"):
            return uniform(f"fits/{self.name}/{name}", shape, 0.75, 1.25)
        width = 0.25 if len(shape) < 2 else (3 / np.prod(shape[:-1])) ** 0.5
        return uniform(f"fits/{self.name}/{name}", shape, -width, width)


def only(items):
    """Return a list, or its only item: Keras gives class weights to networks of one output, which is in no list."""
    return items[0] if len(items) == 1 else items


def chained(layers):
    """Return layers each of which says where its input comes from."""
    made, before = [], "x"
    for layer in layers:
        made.append({"from": before, "params": {}} | layer)
        before = layer["id"]
    return made


def options(variant):
    """Return the parameters of a variant as Keras arguments."""
    return keras_arguments({key: value for key, value in variant.items() if key != "type"})


def keras_layer_of(type_name, params):
    """Return the Keras layer, with regularizers and constraints."""
    plain = {key: value for key, value in params.items() if not key.endswith(("Regularizer", "Constraint"))}
    layer = keras_layer(type_name, plain)
    for key, value in params.items():
        if key == "kernelRegularizer":
            layer.kernel_regularizer = keras.regularizers.L2(value["l2"])
        elif key == "kernelConstraint":
            layer.kernel_constraint = keras_constraint(value)
    return layer


def named_metric(metric):
    """Return the Keras metric under our name."""
    made = keras_metric(metric["type"], {})
    made.name = metric["id"]
    return made


def layer(name, type_name, params=None, **more):
    """Return one layer."""
    return {"id": name, "type": type_name, "params": params or {}, **more}


def loss(type_name, prediction, target="target", name="loss1", params=None, metrics=()):
    """Return one loss, with metrics by name."""
    return {
        "id": name, "type": type_name, "params": params or {}, "prediction": prediction, "target": target,
        "metrics": [{"id": key, "type": value} for key, value in dict(metrics).items()],
    }  # fmt: skip


def classes(key, x, count):
    """Return labels that can be learned: which of the first sums of an example is the greatest."""
    flat = x.reshape(len(x), -1).astype(float)
    mixed = flat @ uniform(f"{key}/teacher", (flat.shape[1], count))
    return np.argmax(mixed, -1).astype(np.int32)


def labelled(key, shape, count):
    """Return examples and their labels."""
    x = uniform(f"{key}/x", shape, -1.5, 1.5)
    return {"x": x, "target": classes(key, x, count)}


def dense_classes(units=3):
    """Return two dense layers with ELU and a softmax."""
    return [
        layer("dense1", "Dense", {"units": 6, "activation": "elu"}),
        layer("dense2", "Dense", {"units": 5, "activation": {"type": "elu", "alpha": 0.5}}),
        layer("scores", "Dense", {"units": units, "activation": "softmax"}),
    ]


SPARSE = "SparseCategoricalCrossentropy"
ACCURACY = {"accuracy": "SparseCategoricalAccuracy"}
HELD = {"validationSplit": 0.25, "validationExamples": "last"}
NONE_HELD = {"validationSplit": 0}


def dense_cases():
    """Return networks of dense layers."""
    adam = {"type": "adam", "learningRate": 0.01}
    adam_w = {"type": "adamW", "learningRate": 0.01, "weightDecay": 0.05}
    probability = [
        layer("dense1", "Dense", {"units": 6, "activation": "gelu"}),
        layer("yes", "Dense", {"units": 1, "activation": "sigmoid"}),
    ]
    regression = [
        layer("dense1", "Dense", {"units": 6, "activation": "tanh", "kernelRegularizer": {"type": "l2", "l2": 0.05}}),
        layer("number", "Dense", {"units": 2, "kernelConstraint": {"type": "maxNorm", "maxValue": 0.9, "axis": [0]}}),
    ]
    x = uniform("regression/x", (22, 4), -1.5, 1.5)
    target = np.tanh(x[:, :2] - 0.5 * x[:, 2:]).round(3).astype(np.float32)
    mean_absolute = {"error": "MeanAbsoluteErrorMetric"}
    made = [
        FitCase("dense layers with ELU, Adam", dense_classes(), [loss(SPARSE, "scores", metrics=ACCURACY)],
                {"optimizer": adam, "epochs": 4, "batchSize": 5, **HELD}, labelled("dense", (26, 4), 3)),
        FitCase("class weights", dense_classes(), [loss(SPARSE, "scores", metrics=ACCURACY)],
                {"optimizer": adam, "epochs": 3, "batchSize": 6, "classWeights": [0.5, 2, 3.5], **HELD},
                labelled("class weights", (24, 4), 3)),
        FitCase("AdamW with a moving average of the weights", dense_classes(), [loss(SPARSE, "scores")],
                {"optimizer": adam_w, "useEma": True, "emaMomentum": 0.8, "epochs": 3, "batchSize": 7, **NONE_HELD},
                labelled("average", (21, 4), 3)),
        FitCase("penalties and a constraint, Nadam", regression,
                [loss("MeanSquaredError", "number", metrics=mean_absolute)],
                {"optimizer": {"type": "nadam", "learningRate": 0.01}, "epochs": 3, "batchSize": 5, **HELD},
                {"x": x, "target": target}),
    ]  # fmt: skip
    features = uniform("yes/x", (20, 5), -1.5, 1.5)
    yes = (features.sum(1, keepdims=True) > 0).astype(np.float32)
    made.append(
        FitCase("two classes, Lion, global clipping", probability,
                [loss("BinaryCrossentropy", "yes", params={"labelSmoothing": 0.1},
                      metrics={"accuracy": "BinaryAccuracy"})],
                {"optimizer": {"type": "lion", "learningRate": 0.004}, "globalClipNorm": 0.3, "epochs": 3,
                 "batchSize": 8, **HELD}, {"x": features, "target": yes})
    )  # fmt: skip
    return made


def convolution_cases():
    """Return networks of convolutions with batch normalization."""
    layers = [
        layer("conv1", "Conv2D", {"filters": 4, "kernelSize": [3, 3], "padding": "same"}),
        layer("norm1", "BatchNormalization", {"momentum": 0.8}),
        layer("elu1", "ELU"),
        layer("pool1", "MaxPooling2D"),
        layer("conv2", "Conv2D", {"filters": 3, "kernelSize": [2, 2], "activation": "elu"}),
        layer("flatten", "Flatten"),
        layer("scores", "Dense", {"units": 3}),
    ]
    falling = {"type": "exponentialDecay", "decaySteps": 4, "decayRate": 0.7}
    return [
        FitCase("convolutions with batch normalization, momentum, falling rate", layers,
                [loss(SPARSE, "scores", params={"fromLogits": True}, metrics=ACCURACY)],
                {"optimizer": {"type": "sgd", "learningRate": 0.05, "momentum": 0.9}, "schedule": falling,
                 "epochs": 3, "batchSize": 4, **HELD}, labelled("convolutions", (16, 6, 6, 2), 3)),
    ]  # fmt: skip


def recurrent_cases():
    """Return recurrent networks."""
    x = uniform("sequences/x", (14, 5, 3), -1, 1)
    target = (x.sum(2) @ np.linspace(0.2, 1, 5))[:, None].round(3).astype(np.float32)
    huber = [loss("Huber", "number", metrics={"error": "RootMeanSquaredError"})]
    return [
        FitCase("LSTM, RMSprop, clipping of each gradient",
                [layer("lstm", "LSTM", {"units": 4}), layer("number", "Dense", {"units": 1})], huber,
                {"optimizer": {"type": "rmsprop", "learningRate": 0.01}, "clipNorm": 0.1, "epochs": 3, "batchSize": 4,
                 **HELD}, {"x": x, "target": target}),
        FitCase("two layers of GRU, Adagrad, rate that falls on a plateau",
                [layer("gru1", "GRU", {"units": 3, "returnSequences": True}), layer("gru2", "GRU", {"units": 3}),
                 layer("number", "Dense", {"units": 1})], huber,
                {"optimizer": {"type": "adagrad", "learningRate": 0.2},
                 "schedule": {"type": "reduceOnPlateau", "patience": 1, "factor": 0.5, "minDelta": 0.02},
                 "epochs": 6, "batchSize": 4, **HELD}, {"x": x, "target": target}),
    ]  # fmt: skip


def several_losses():
    """Return a network with two outputs, and one that is best before its last epoch."""
    inputs = labelled("two losses", (18, 4), 3)
    inputs["numbers"] = np.tanh(inputs["x"][:, :2]).round(3).astype(np.float32)
    two = [
        layer("shared", "Dense", {"units": 6, "activation": "selu"}),
        layer("scores", "Dense", {"units": 3, "activation": "softmax"}),
        layer("numbers_out", "Dense", {"units": 2}, **{"from": "shared"}),
    ]
    noise = labelled("early", (24, 4), 3)
    hasty = {"type": "sgd", "learningRate": 0.5, "momentum": 0.9, "nesterov": True}
    noise["target"] = integers("early/noise", (24,), 3)
    return [
        FitCase("two losses with weights", two,
                [loss(SPARSE, "scores", name="class_loss", metrics=ACCURACY),
                 loss("MeanSquaredError", "numbers_out", target="numbers", name="number_loss",
                      metrics={"error": "MeanAbsoluteErrorMetric"})],
                {"optimizer": {"type": "adam", "learningRate": 0.01}, "lossWeights": [0.7, 2.5], "epochs": 3,
                 "batchSize": 5, **HELD}, inputs),
        *(
            FitCase(name, dense_classes(), [loss(SPARSE, "scores")],
                    {"optimizer": hasty, "epochs": 4, "batchSize": 6, **HELD, **params}, noise)
            for name, params in (
                ("early stopping, best weights restored", {"patience": 2}),
                ("early stopping, a moving average in the end",
                 {"patience": 2, "restoreBest": False, "useEma": True, "emaMomentum": 0.7}),
                ("all epochs done, best weights restored", {"patience": 4}),
            )
        ),
    ]  # fmt: skip


def fits():
    """Return the cases of all networks."""
    return dense_cases() + convolution_cases() + recurrent_cases() + several_losses()


FILES = {"training/fits": fits}
