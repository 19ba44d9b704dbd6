"""What networks of keras.applications give for the bundled photo, with weights that a formula gives.

python test/golden/generate/networks.py            writes test/golden/networks/*.json
python test/golden/generate/networks.py --check    makes them anew and compares
"""

import base64
import json
import re
import sys
import zlib
from pathlib import Path

import numpy as np

import compare
import store
from backend import keras
from common import floats, tensors

ROOT = Path(__file__).resolve().parents[3]
PHOTO = ROOT / "src/data/samples/photo.ts"
VALUES = ROOT / "test/golden/networks"


class Network:
    """One network as a case: no inputs and weights are stored, since both sides can make them."""

    def __init__(self, name, build, preprocess, gamma):
        self.name, self.build, self.preprocess, self.gamma = name, build, preprocess, gamma

    def run(self):
        """Return the case as JSON data."""
        model = self.build(weights=None)
        for layer in model.layers:
            for variable in layer.weights:
                variable.assign(floats(self.weight(f"{layer.name}/{variable.name}", tuple(variable.shape))))
        x = self.preprocess(photo().astype(np.float64)[None])
        outputs = {"features": model.layers[-2].output, "scores": model.output}
        values = keras.Model(model.input, outputs)(floats(x), training=False)
        return {"name": self.name, "outputs": tensors(values)}

    def weight(self, name, shape):
        """Return a weight that depends on its name and shape alone, the same as test/gallery/formula-weight.ts."""
        numbers = np.arange(int(np.prod(shape)), dtype=np.uint32) + np.uint32(fnv1a(name))
        unit = mix(numbers).astype(np.float64) / 2**32
        low, high = self.bounds(name.split("/")[-1], shape)
        return (low + (high - low) * unit).astype(np.float32).reshape(shape)

    def bounds(self, kind, shape):
        """Return between which values a weight lies; kernels keep the variance (He et al. 2015)."""
        if kind == "kernel":
            fan_in = np.prod(shape[:-2] if shape[-1] == 1 else shape[:-1])
            limit = (6 / fan_in) ** 0.5
            return -limit, limit
        if kind == "gamma":
            return 0.75 * self.gamma, 1.25 * self.gamma
        return (0.75, 1.25) if kind == "moving_variance" else (-0.25, 0.25)


def photo():
    """Return the pixels of the bundled photo, read from its module as src/data/undo-differences.ts reads them."""
    packed = re.search(r"bytes:\s*'([^']+)'", PHOTO.read_text(encoding="utf-8")).group(1)
    shape = json.loads(re.search(r"shape: (\[[^\]]*\])", PHOTO.read_text(encoding="utf-8")).group(1))
    height, width, _ = shape
    differences = (
        np.frombuffer(zlib.decompress(base64.b64decode(packed)), np.uint8).astype(int).reshape(3, height, width)
    )
    planes = np.zeros((3, height, width), int)
    for row in range(height):
        for column in range(width):
            left = planes[:, row, column - 1] if column else None
            above = planes[:, row - 1, column] if row else left
            left = above if left is None else left
            mean = 0 if left is None else (above + left) // 2
            planes[:, row, column] = (differences[:, row, column] + mean) % 256
    green = planes[0]
    return np.stack([(planes[1] + green) % 256, green, (planes[2] + green) % 256], -1)


def fnv1a(text):
    """Return 32 bits that depend on every character (Fowler, Noll and Vo)."""
    value = 0x811C9DC5
    for byte in text.encode():
        value = ((value ^ byte) * 0x01000193) % 2**32
    return value


def mix(x):
    """Return 32 bits that depend on all bits of x: the end of MurmurHash3."""
    x = np.asarray(x, np.uint32)
    for shift, factor in ((16, 0x85EBCA6B), (13, 0xC2B2AE35)):
        x = ((x ^ (x >> np.uint32(shift))).astype(np.uint64) * factor).astype(np.uint32)
    return x ^ (x >> np.uint32(16))


def networks():
    """Return the networks; gains below 1, since rounding in float32 grows from layer to layer as the values do."""
    mobilenet, resnet = keras.applications.mobilenet_v2, keras.applications.resnet50
    return [
        Network("MobileNetV2", mobilenet.MobileNetV2, mobilenet.preprocess_input, gamma=0.75),
        Network("ResNet50", resnet.ResNet50, resnet.preprocess_input, gamma=0.4),
    ]


def main():
    """Write the files, or compare them with values made anew."""
    failed = 0
    for network in networks():
        path = VALUES / f"{network.name}.json"
        made = network.run()
        if "--check" not in sys.argv:
            path.write_text(store.compact({**store.header(), **made}) + "\n")
            continue
        stored = json.loads(path.read_text())
        found = compare.problems(made, {key: stored[key] for key in made})
        failed += bool(found)
        print(f"{network.name}: {', '.join(found) or 'as stored'}", flush=True)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
