"""Where the package espeakng-loader keeps espeak-ng: its shared library and its data."""

from pathlib import Path

from vivevoix.errors import ModelMissing


def library_files() -> tuple[Path, Path]:
    """The library and the folder of its data. Raises ModelMissing."""
    try:
        import espeakng_loader

        library, data = Path(espeakng_loader.get_library_path()), Path(espeakng_loader.get_data_path())
    except (ImportError, RuntimeError) as error:
        raise ModelMissing("espeak-ng is not installed.", "Install the package espeakng-loader.") from error
    if not library.exists():
        raise ModelMissing(f"espeak-ng is not installed: {library} is missing.", "Install the package espeakng-loader.")
    return library, data
