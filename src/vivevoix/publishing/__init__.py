"""From an edition to a publication: files, transcript, page."""

from vivevoix.publishing.document import edition_document, load_document, script_document
from vivevoix.publishing.files import edition_files, publish
from vivevoix.publishing.frame import ALONE, Frame
from vivevoix.publishing.page import embed, page
from vivevoix.publishing.report import report
from vivevoix.publishing.schema import schema
from vivevoix.publishing.transcript import transcript

__all__ = [
    "ALONE",
    "Frame",
    "edition_document",
    "edition_files",
    "embed",
    "load_document",
    "page",
    "publish",
    "report",
    "schema",
    "script_document",
    "transcript",
]
