"""How even the tone is, from sentence to sentence, role by role, and of lines of one word; beside what the voice does by itself."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from math import log2
from statistics import fmean, median, pstdev

from vivevoix.bench.corpus import article, script
from vivevoix.engines.base import Engine
from vivevoix.model import Article, Audio, Block, BlockKind, Prosody, Role, Script, Source, SourceKind, Take, Voice
from vivevoix.progress import Progress
from vivevoix.speaking import breathe, targets
from vivevoix.speaking.prosody import phones, talking
from vivevoix.speaking.saying import said
from vivevoix.writing import write

HEADINGS = ("Sport", "Culture", "Météo", "Inondations", "Économie")
LINES = ("Oui.", "Non.", "Rien.", "Paris.", "Pourquoi ?", "Vraiment ?", "Silence !")
"""One word each, as crossheads and as paragraphs; « Oui » and « Non » are the hardest, two or three sounds."""
SHORT_LINES = (
    "Trop tard.",
    "C’est fait.",
    "Et après ?",
    "Le maire a dit non.",
    "Personne n’a été blessé.",
    "Il pleut encore à Brest.",
)
"""Two to five words."""
KINDS = (BlockKind.STANDFIRST, BlockKind.QUOTE, BlockKind.ITEM)
"""Roles beside paragraphs and headings, each measured on the same sentences."""

Measure = tuple[str, str, Callable[[Prosody], float]]
MEASURES: tuple[Measure, ...] = (
    ("pitch", "hz", lambda one: one.median_f0_hz),
    ("rate", "phones_per_second", lambda one: one.phones_per_second),
    ("loudness", "lu", lambda one: one.loudness_lufs),
)


def measure(engine: Engine, voice: Voice, progress: Progress) -> dict[str, float]:
    """Spread of pitch (hertz), rate (phones a second) and loudness (LU) over the sentences of paragraphs, means and spreads of the other
    roles, jumps from one sentence to the next, and how far short lines lie from the middle (pitch and rate in percent, loudness in LU): the
    middle one, and the farthest. ``…_as_is``: without a tone.
    """
    figures: dict[str, float] = {}
    for suffix, speak in (("", _toned), ("_as_is", _as_is)):
        sentences = [take for take in speak(breathe(script(), engine.breath), engine, voice, progress) if _is_sentence(take)]
        lines, few = speak(one_word_lines(), engine, voice, progress), speak(short_lines(), engine, voice, progress)
        told = compared(_prosodies(sentences), _prosodies(lines)) | against(_prosodies(sentences), _prosodies(few), "few_words")
        told |= against_ends(lines, speak(ends(), engine, voice, progress))
        told |= jumps(sentences) | by_role([*lines, *speak(roles(), engine, voice, progress)])
        figures |= {f"{name}{suffix}": value for name, value in told.items()}
    return dict(sorted(figures.items()))


def one_word_lines() -> Script:
    """The lines as an article."""
    return _script(*_blocks(BlockKind.HEADING, HEADINGS), *_blocks(BlockKind.PARAGRAPH, LINES))


def short_lines() -> Script:
    """Lines of two to five words."""
    return _script(*_blocks(BlockKind.PARAGRAPH, SHORT_LINES))


def ends() -> Script:
    """The words of the lines, in the same order, each at the end of a sentence."""
    words = (line.rstrip(" .!?").lower() for line in (*HEADINGS, *LINES))
    signs = ("?" if "?" in line else "." for line in (*HEADINGS, *LINES))
    return _script(
        *_blocks(BlockKind.PARAGRAPH, (f"Il a écrit le mot {word}{sign}" for word, sign in zip(words, signs, strict=True)))
    )


def roles() -> Script:
    """Six sentences of the article in each of the other roles."""
    texts = " ".join(block.text for block in article().blocks[1:3]).split(". ")[:6]
    return _script(*(block for kind in KINDS for block in _blocks(kind, (text.rstrip(".") + "." for text in texts))))


def _script(*blocks: Block) -> Script:
    return write(Article(Source(SourceKind.TEXT, "bench"), "fr", "", blocks))


def _blocks(kind: BlockKind, texts: Iterable[str]) -> list[Block]:
    return [Block(kind, text) for text in texts]


def compared(sentences: Sequence[Prosody], lines: Sequence[Prosody]) -> dict[str, float]:
    """The figures of sentences and of lines of one word against them."""
    spreads = {f"{name}_sd_{unit}": pstdev(map(of, sentences)) for name, unit, of in MEASURES}
    return spreads | against(sentences, lines, "one_word")


def against(sentences: Sequence[Prosody], lines: Sequence[Prosody], what: str) -> dict[str, float]:
    """How far lines lie from the middle of the sentences: the middle one, and the farthest."""
    figures: dict[str, float] = {}
    for name, unit, of in MEASURES:
        middle = median(map(of, sentences))
        share = unit != "lu"
        away = [100 * (of(one) / middle - 1) if share else of(one) - middle for one in lines]
        figures |= _middle_and_farthest(f"{what}_{name}_{'percent' if share else unit}", away)
    return figures


def against_ends(lines: Sequence[Take], sentences: Sequence[Take]) -> dict[str, float]:
    """How much quicker each word is said alone than at the end of a sentence, percent: there, too, French lengthens its last syllable, so
    that a word of two sounds lies 35 % under the sentence's rate.
    """
    away = []
    for line, sentence in zip(lines, sentences, strict=True):
        start = round(sentence.marks[-1].start * sentence.audio.sample_rate)
        last = Audio(sentence.audio.samples[start:], sentence.audio.sample_rate)
        there = replace(sentence.utterance, readings=sentence.utterance.readings[-1:])
        rates = phones(line.utterance) / talking(line.audio), phones(there) / talking(last)
        away.append(100 * (rates[0] / rates[1] - 1))
    return _middle_and_farthest("one_word_rate_against_ends_percent", away)


def jumps(sentences: Sequence[Take]) -> dict[str, float]:
    """From one sentence to the next in its paragraph: the mean and the widest step. And how far a paragraph sinks, semitones."""
    inside = [pair for pair in pairwise(sentences) if pair[0].utterance.block == pair[1].utterance.block]
    steps = [(one, other) for former, following in inside if (one := former.prosody) and (other := following.prosody)]
    figures: dict[str, float] = {}
    for name, unit, of in MEASURES:
        sizes = [abs(of(other) - of(one)) for one, other in steps]
        figures |= {f"{name}_jump_{unit}": fmean(sizes), f"{name}_jump_{unit}_widest": max(sizes)}
    heard = [
        12 * log2(other.median_f0_hz / one.median_f0_hz) for one, other in steps if one.median_f0_hz and other.median_f0_hz
    ]
    return figures | {"declination_st_per_sentence": fmean(heard) if heard else 0.0}


def by_role(takes: Sequence[Take]) -> dict[str, float]:
    """Mean and spread of each role's takes, and of questions."""
    groups = {role.value: [take for take in takes if take.utterance.role is role] for role in Role}
    groups["question"] = [take for take in takes if "?" in take.utterance.spoken]
    figures: dict[str, float] = {}
    for group, members in groups.items():
        heard = _prosodies(members)
        for name, unit, of in MEASURES if heard else ():
            figures |= {
                f"{group}_{name}_mean_{unit}": fmean(map(of, heard)),
                f"{group}_{name}_sd_{unit}": pstdev(map(of, heard)),
            }
    return figures


def _middle_and_farthest(name: str, away: Iterable[float]) -> dict[str, float]:
    ordered = sorted(away, key=abs)
    return {name: ordered[len(ordered) // 2], f"{name}_farthest": ordered[-1]}


def _is_sentence(take: Take) -> bool:
    return take.utterance.role is Role.PARAGRAPH


def _prosodies(takes: Iterable[Take]) -> list[Prosody]:
    return [take.prosody for take in takes if take.prosody]


def _toned(spoken: Script, engine: Engine, voice: Voice, progress: Progress) -> list[Take]:
    takes = []
    for utterance, target in zip(spoken.utterances, targets(spoken, voice), strict=True):
        takes.append(said(engine, utterance, voice, target))
        progress("toned", len(takes), len(spoken.utterances))
    return takes


def _as_is(spoken: Script, engine: Engine, voice: Voice, progress: Progress) -> list[Take]:
    takes = []
    for utterance in spoken.utterances:
        takes.append(said(engine, utterance, voice, None))
        progress("as it is", len(takes), len(spoken.utterances))
    return takes
