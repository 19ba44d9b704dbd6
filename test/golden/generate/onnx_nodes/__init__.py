"""From the node test cases of ONNX to our nodes, operator by operator."""
