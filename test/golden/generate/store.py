"""Reads and writes the golden files: one key of one case a line, so that diffs stay readable."""

import json
from importlib.metadata import version
from pathlib import Path

VALUES = Path(__file__).resolve().parent.parent / "values"


def header():
    """Return the source of the values and the versions that made them."""
    return {"source": "keras", "versions": {name: version(name) for name in ("keras", "jax", "numpy")}}


def compact(value):
    """Return JSON without blanks."""
    return json.dumps(value, separators=(",", ":"), allow_nan=False)


def render_case(case):
    """Return one case, a line for each of its keys."""
    lines = (f"{compact(key)}:{compact(value)}" for key, value in case.items())
    return "{" + ",\n ".join(lines) + "}"


def write(type_name, cases):
    """Write the cases of one type to `values/<Type>.json`; a family that is no type has a folder."""
    head = compact(header())[:-1]
    text = head + ',\n"cases":[\n' + ",\n".join(map(render_case, cases)) + "\n]}\n"
    path = VALUES / f"{type_name}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def read(type_name):
    """Return the stored cases of one type."""
    return json.loads((VALUES / f"{type_name}.json").read_text())["cases"]
