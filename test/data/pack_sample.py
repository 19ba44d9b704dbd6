"""Packs a data set into a TypeScript module of src/data/samples (see packed-sample.ts)."""

import base64
import json
import zlib
from pathlib import Path

import numpy as np

OUT = Path(__file__).resolve().parents[2] / "src" / "data" / "samples"


def column(values, dtype, shape, stored, **names):
    """One column; what is stored must give back the values as the dtype holds them."""
    packed = np.ascontiguousarray(values).astype({"uint8": "u1", "float32": "<f4"}[stored])
    assert np.array_equal(packed.astype(dtype), np.asarray(values).astype(dtype))
    head = {"dtype": dtype, "shape": shape, "stored": stored, **names}
    return head, packed.tobytes()


def literal(value):
    """A TypeScript literal: single quotes, and double ones where the text holds a single one."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key}: {literal(each)}" for key, each in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(literal(each) for each in value) + "]"
    text = json.dumps(value, ensure_ascii=False)
    return f"'{text[1:-1]}'" if isinstance(value, str) and "'" not in value else text


def write(name, note, examples, source, licence, citation, columns, script="make-samples.py"):
    """One module; its bytes are the columns in order, each in C order, deflated (zlib) as a whole."""
    raw = b"".join(data for _, data in columns.values())
    packed = base64.b64encode(zlib.compress(raw, 9)).decode("ascii")
    lines = [
        "import type { PackedSample } from '../packed-sample.js'",
        "",
        f"/** {note} Written by test/data/{script}. */",
        f"export const {name}: PackedSample = {{",
        f"  name: '{name}',",
        f"  examples: {examples},",
        f"  source: {literal(source)},",
        f"  licence: {literal(licence)},",
        f"  citation:",
        f"    {literal(citation)},",
        "  columns: {",
    ]
    for key, (head, _) in columns.items():
        lines.append(f"    {key}: {{")
        lines += [f"      {field}: {literal(value)}," for field, value in head.items()]
        lines.append("    },")
    lines += ["  },", f"  bytes: '{packed}',", "}", ""]
    (OUT / f"{name}.ts").write_text("\n".join(lines), encoding="utf-8", newline="\n")
    print(f"{name}: {len(raw)} bytes, {len(packed)} characters")
