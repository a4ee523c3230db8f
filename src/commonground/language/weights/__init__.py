"""The trained weights: one ONNX file, int8, its vocabulary and labels inside; CC BY-SA 4.0, see NOTICE."""
