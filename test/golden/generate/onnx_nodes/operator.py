"""One node test case of ONNX, and what a converter makes of it."""

import numpy as np
from onnx import helper


class LeftOut(Exception):
    """Why a case has no counterpart among our nodes."""


class Operator:
    """The single node of a test case: its attributes, inputs and outputs by position (None if left out)."""

    def __init__(self, case):
        (node,) = case.model.graph.node
        self.type = node.op_type
        self.opset = next(entry.version for entry in case.model.opset_import if entry.domain == "")
        self.attributes = {a.name: plain(helper.get_attribute_value(a)) for a in node.attribute}
        inputs, outputs = case.data_sets[0]
        given = dict(zip((value.name for value in case.model.graph.input), inputs, strict=True))
        expected = dict(zip((value.name for value in case.model.graph.output), outputs, strict=True))
        self.inputs = [given.get(name) for name in node.input]
        self.outputs = [expected.get(name) for name in node.output]

    def input(self, index):
        """Return the input at this position, None if it is left out."""
        return self.inputs[index] if index < len(self.inputs) else None

    def output(self, index):
        """Return the output at this position, None if it is left out."""
        return self.outputs[index] if index < len(self.outputs) else None

    def attribute(self, name, default=None):
        """Return an attribute, else its default."""
        return self.attributes.get(name, default)

    def refuse_inputs(self, first, reason):
        """Leave the case out if it has an input at this position or behind."""
        if any(value is not None for value in self.inputs[first:]):
            raise LeftOut(reason)

    def refuse_outputs(self, first, reason):
        """Leave the case out if it asks for an output at this position or behind."""
        if any(value is not None for value in self.outputs[first:]):
            raise LeftOut(reason)

    def refuse_attributes(self, reason, **usual):
        """Leave the case out if one of these attributes has another value than the usual one."""
        for name, value in usual.items():
            if self.attribute(name, value) != value:
                raise LeftOut(f"{name} {self.attributes[name]}: {reason}")


def plain(value):
    """Return an attribute as Python data; a float32 as the shortest decimal that reads back as the same one."""
    if isinstance(value, bytes):
        return value.decode()
    if isinstance(value, float):
        return float(str(np.float32(value)))
    return [plain(item) for item in value] if isinstance(value, list) else value


def converted(type_name, params, inputs, outputs, weights=None, **more):
    """Return what a case becomes: the parts of a golden case that are not the same for all."""
    return {"type": type_name, "params": params, "inputs": inputs, "weights": weights or {}, "outputs": outputs, **more}
