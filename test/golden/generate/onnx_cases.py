"""Turns the node test cases of ONNX into golden cases of our nodes.

python test/golden/generate/onnx_cases.py            writes test/golden/onnx/values/*.json and left-out.json
python test/golden/generate/onnx_cases.py --check    makes them anew and compares
"""

import json
import shutil
import sys
import warnings
from importlib.metadata import version
from pathlib import Path

import numpy as np
from onnx.backend.test.case.node import collect_testcases

import compare
import store
from common import tensors
from onnx_nodes import elementwise, normalization, products, recurrent, shaping, windows
from onnx_nodes.operator import LeftOut, Operator

FOLDER = Path(__file__).resolve().parent.parent / "onnx"
CONVERTERS = {}
for family in (elementwise, windows, normalization, shaping, products, recurrent):
    CONVERTERS |= family.OPERATORS
OURS = {np.dtype(np.float32), np.dtype(np.int32), np.dtype(bool)}
MOST = 20_000
VERSIONS = {name: version(name) for name in ("onnx", "numpy")}


def convert_all():
    """Return the golden cases by our type, and by operator the names of those that are left out with the reason."""
    warnings.simplefilter("ignore")
    cases, left_out = {}, {}
    for case in sorted(collect_testcases(None), key=lambda case: case.name):
        nodes = case.model.graph.node
        # Functions that are written out node by node test the same numbers once more.
        if len(nodes) != 1 or nodes[0].op_type not in CONVERTERS or case.name.endswith("_expanded"):
            continue
        name = case.name.removeprefix("test_")
        try:
            converted = convert(case)
            cases.setdefault(converted["type"], []).append(pack(name, converted))
        except LeftOut as reason:
            left_out.setdefault(nodes[0].op_type, {})[name] = str(reason)
    return cases, left_out


def convert(case):
    """Return what the converter of its operator makes of a case."""
    inputs, outputs = case.data_sets[0]
    if not all(isinstance(value, np.ndarray | np.generic) for value in (*inputs, *outputs)):
        raise LeftOut("a sequence or an optional value")
    operator = Operator(case)
    converted = CONVERTERS[operator.type](operator)
    for part in ("inputs", "weights", "outputs"):
        converted[part] = {port: ours(np.asarray(value), operator.type) for port, value in converted[part].items()}
    if sum(value.size for value in (converted["inputs"] | converted["outputs"]).values()) > MOST:
        raise LeftOut("too large to be kept: smaller cases of the same operator are there")
    return converted


def ours(value, operator):
    """Return a value in an element type of ours; indices may be narrowed, and results of weights rounded."""
    if value.dtype in OURS:
        return value
    if value.dtype == np.int64 and operator in ("Gather", "OneHot"):
        return value.astype(np.int32)
    if value.dtype == np.float64 and operator == "Gemm":
        return value.astype(np.float32)
    raise LeftOut(f"elements of {value.dtype}")


def pack(name, converted):
    """Return the stored form of a case: without gradients, which ONNX does not have."""
    given = {key: tensors(converted[key]) for key in ("inputs", "weights", "outputs", "updates") if key in converted}
    head = {"name": name, "type": converted["type"], "params": converted["params"]}
    none = {"outputGradient": {}, "inputGradients": {}, "weightGradients": {}}
    return {**head, "mode": converted.get("mode", "inference"), **given, **none}


def render(cases):
    """Return the text of the file of one type."""
    head = store.compact({"source": "onnx", "versions": VERSIONS})[:-1]
    return head + ',\n"cases":[\n' + ",\n".join(map(store.render_case, cases)) + "\n]}\n"


def write(cases, left_out):
    """Write a file for each type, and what is left out."""
    shutil.rmtree(FOLDER / "values", ignore_errors=True)
    (FOLDER / "values").mkdir(parents=True)
    for type_name, made in cases.items():
        (FOLDER / "values" / f"{type_name}.json").write_text(render(made))
    (FOLDER / "left-out.json").write_text(json.dumps(left_out, indent=1) + "\n")


def differences(cases, left_out):
    """Return a line for each case that is not as stored; values may differ by rounding."""
    found = [] if json.loads((FOLDER / "left-out.json").read_text()) == left_out else ["left-out.json differs"]
    kept = {path.stem: json.loads(path.read_text())["cases"] for path in (FOLDER / "values").glob("*.json")}
    made = {(name, case["name"]): case for name, these in cases.items() for case in these}
    stored = {(name, case["name"]): case for name, these in kept.items() for case in these}
    for key in made.keys() | stored.keys():
        is_in_both = key in made and key in stored
        lines = compare.problems(made[key], stored[key]) if is_in_both else ["is not on both sides"]
        found += [f"{' '.join(key)}: {line}" for line in lines]
    return found


def main():
    """Write the files, or compare them with cases made anew."""
    cases, left_out = convert_all()
    print(f"{sum(map(len, cases.values()))} cases, {sum(map(len, left_out.values()))} left out")
    if "--check" not in sys.argv:
        write(cases, left_out)
        return
    found = differences(cases, left_out)
    print("\n".join(found) or "as stored")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
