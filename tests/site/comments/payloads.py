"""Texts that would run, load or deceive if a page showed them as they are."""

from pathlib import Path

from tests.publishing.hostile import PAYLOADS as OF_ARTICLES

OWN = tuple(
    line.replace("\\n", "\n").replace("\\x01", "\x01").replace("\\x20", " ")
    for line in Path(__file__).with_name("hostile.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
)
PAYLOADS = tuple(dict.fromkeys((*OWN, *OF_ARTICLES)))
