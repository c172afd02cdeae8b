"""The nouns of the house: frozen records, tuples inside; nothing here imports anything of ours but this folder."""

from vivevoix.model.article import Article, Block, BlockKind, Hint, HintKind, Image, Source, SourceKind, Span
from vivevoix.model.edition import Chapter, Cue, Disclosure, Edition, Loudness, Publication, Track
from vivevoix.model.review import Finding, Heard, HeardWord, Measure, Repair, Review, Severity
from vivevoix.model.script import Reading, Role, Script, Utterance, joined
from vivevoix.model.speech import Audio, Mark, Prosody, Samples, Speech, Take, Voice

__all__ = [
    "Article", "Audio", "Block", "BlockKind", "Chapter", "Cue", "Disclosure", "Edition", "Finding", "Heard",
    "HeardWord", "Hint", "HintKind", "Image", "Loudness", "Mark", "Measure", "Prosody", "Publication", "Reading",
    "Repair", "Review", "Role", "Samples", "Script", "Severity", "Source", "SourceKind", "Span", "Speech", "Take", "Track",
    "Utterance", "Voice", "joined",
]  # fmt: skip
