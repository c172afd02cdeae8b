"""From what a user types to a source."""

from vivevoix.errors import WrongUse
from vivevoix.model import Source
from vivevoix.reading.sniff import kind_of_address


def source_of(address: str) -> Source:
    """The source that an address names: a URL, a file's path, or ``-`` for standard input. Raises WrongUse when it is blank."""
    address = address.strip()
    if not address:
        raise WrongUse("No source was named.", "Give a URL, a file, or - for standard input.")
    return Source(kind_of_address(address), address)
