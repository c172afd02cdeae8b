"""Measures the centre of a voice: ``python tools/measure_centres.py kokoro ff_siwis fr`` prints its line of speaking/data/centres.tsv.

The sentences are the long ones of the bench that may be used for tuning; each is said as the voice says it by itself.
"""

import sys
from statistics import median

from vivevoix import compose
from vivevoix.bench.sentences import sentences, utterances
from vivevoix.engines.base import Draft, TonedEngine
from vivevoix.model import Prosody, Voice
from vivevoix.settings import Settings
from vivevoix.speaking.prosody import prosody
from vivevoix.speaking.saying import can_be_toned


def measured(engine: TonedEngine, voice: Voice) -> list[tuple[Draft, Prosody]]:
    """Draft and sound of each sentence."""
    chosen = tuple(one for one in sentences(voice.language) if one.group == "long" and not one.held)
    return [
        (engine.draft(utterance, voice), prosody(utterance, engine.say(utterance, voice).audio))
        for utterance in utterances(chosen, voice.language)
    ]


def line(engine: TonedEngine, voice: Voice) -> str:
    """The voice's line: medians over the sentences."""
    found = measured(engine, voice)
    figures = [
        f"{median(heard.median_f0_hz for _, heard in found):.1f}",
        f"{median(heard.phones_per_second for _, heard in found):.2f}",
        f"{median(heard.loudness_lufs for _, heard in found):.2f}",
        f"{median(draft.median_f0_hz for draft, _ in found):.1f}",
        f"{median(draft.f0_range_st for draft, _ in found):.2f}",
        f"{median(draft.phones_per_second for draft, _ in found):.2f}",
    ]
    return "\t".join([voice.engine, voice.name, *figures])


if __name__ == "__main__":
    name, voice, language = sys.argv[1:]
    speaker = compose.engine(Settings(engine=name))
    if not can_be_toned(speaker):
        sys.exit(f"The tone of {name} cannot be set.")
    sys.stdout.write(line(speaker, Voice(name, voice, language)) + "\n")
