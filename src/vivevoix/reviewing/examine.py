"""All checks of all takes, and what they make of one: the figures by which a repair is judged."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from vivevoix.model import Finding, Speech, Take, Voice
from vivevoix.progress import Progress, silent
from vivevoix.reviewing.acoustics import Judged
from vivevoix.reviewing.find import length_finding, signal_findings, tone_finding, uncertain, word_findings
from vivevoix.reviewing.find_sounds import CHECKS, sound_findings
from vivevoix.reviewing.hearing import Ear, Hearing, heard
from vivevoix.reviewing.measured import Measured, measured
from vivevoix.reviewing.memory import Hearings
from vivevoix.reviewing.signal import Signal, odd_lengths
from vivevoix.reviewing.tone import Departure, Evenness, evenness

Figures = Mapping[str, float]
"""What is wrong with a take, 0 where nothing is; the smaller the better."""


@dataclass(frozen=True, slots=True, eq=False)
class Examined:
    """What every check says of a speech."""

    speech: Speech
    hearings: tuple[Hearing, ...]
    signals: tuple[Signal, ...]
    lengths: Mapping[str, float]
    even: Evenness
    sounds: tuple[Judged | None, ...]
    """By the model of the voice's own sounds; None of a voice that has none."""

    @property
    def words_by_sound(self) -> int:
        """How many words were judged by their sounds."""
        return sum(one.words for one in self.sounds if one)

    def departures(self, place: int) -> tuple[Departure, ...]:
        """How the take's tone lies apart."""
        return tuple(one for one in self.even.departures if one.place == place)

    def findings(self, place: int, language: str) -> tuple[Finding, ...]:
        """What is told of the take at a place."""
        signal = self.signals[place]
        utterance = signal.take.utterance
        sounds = self.sounds[place]
        sound = sounds is not None and sounds.as_asked
        found = [*word_findings(self.hearings[place].comparison, language, sound=sound), *signal_findings(signal, language)]
        if utterance.id in self.lengths:
            found.append(length_finding(signal, self.lengths[utterance.id], language))
        found += [tone_finding(one, utterance, language) for one in self.departures(place)]
        found += sound_findings(sounds, utterance, language)
        return (*found, *uncertain(utterance, language))

    def figures(self, place: int) -> Figures:
        """The figures of the take at a place."""
        signal, comparison = self.signals[place], self.hearings[place].comparison
        tone = {f"tone.{one.measure}.{one.jump}": abs(one.off) - one.limit for one in self.departures(place)}
        sounds = self.sounds[place]
        return (
            tone
            | {check: sounds.beyond(check) if sounds else 0.0 for check in CHECKS}
            | {
                "words": float(comparison.errors),
                "words.unsure": float(sum(stretch.unsure for stretch in comparison.divergences)),
                "run": float(max((stretch.words for stretch in comparison.divergences), default=0)),
                "dead_air": sum(end - start for start, end in signal.silences),
                "clipped": float(signal.clipped),
                "edges": float(signal.cut_start + signal.cut_end),
                "clicks": float(len(signal.clicks)),
                "noise": sum(end - start for start, end in signal.noises),
                "length": float(signal.take.utterance.id in self.lengths),
            }
        )

    def with_take(self, place: int, hearing: Hearing, said: Take | None = None, memory: Hearings | None = None) -> "Examined":
        """The same speech with another take at one place, already heard. ``said``: the take under the sounds that were really asked
        for, where they are others than those it is compared by: each sound is judged by what the voice was told.
        """
        takes, hearings = list(self.speech.takes), list(self.hearings)
        signals, sounds = list(self.signals), list(self.sounds)
        takes[place], hearings[place] = hearing.comparison.take, hearing
        speaker = speaker_of(takes[place], self.speech)
        own = measured(takes[place], speaker, memory)
        signals[place] = own.signal
        sounds[place] = measured(said, speaker, memory).sounds if said else own.sounds
        return _judged(replace(self.speech, takes=tuple(takes)), tuple(hearings), tuple(signals), tuple(sounds))


def examined(speech: Speech, ear: Ear, progress: Progress = silent, known: Examined | None = None) -> Examined:
    """Every take listened to and measured, but those that are ``known``. Raises ListenerError, OutputError, ModelCorrupt."""
    hearings: dict[Take, Hearing] = {}
    figures: dict[Take, Measured] = {}
    for hearing, signal, sounds in zip(known.hearings, known.signals, known.sounds, strict=True) if known else ():
        hearings[signal.take], figures[signal.take] = hearing, Measured(signal, sounds)
    new = tuple(take for take in speech.takes if take not in figures)
    hearings |= zip(new, heard(new, ear, progress), strict=True)
    figures |= {take: measured(take, speaker_of(take, speech), ear.memory) for take in new}
    found = [figures[take] for take in speech.takes]
    signals, judged = tuple(one.signal for one in found), tuple(one.sounds for one in found)
    return _judged(speech, tuple(hearings[take] for take in speech.takes), signals, judged)


def speaker_of(take: Take, speech: Speech) -> Voice:
    """Who says it: quotes may have a voice of their own."""
    return speech.voice.of(take.utterance.role)


def _judged(
    speech: Speech, hearings: tuple[Hearing, ...], signals: tuple[Signal, ...], sounds: tuple[Judged | None, ...]
) -> Examined:
    return Examined(speech, hearings, signals, odd_lengths(signals), evenness(speech, signals), sounds)


def better(new: Figures, old: Figures) -> bool:
    """Whether something is mended and nothing is worse: a repair that cures one thing by another is none."""
    names = {*new, *old}
    change = [new.get(name, 0.0) - old.get(name, 0.0) for name in names]
    return max(change) <= _SAME and min(change) < -_SAME


_SAME = 1e-6


def weight(figures: Figures) -> tuple[float, float]:
    """By which the best of several is chosen: how many figures are above nothing, then how far."""
    return float(sum(value > _SAME for value in figures.values())), sum(figures.values())


def spoken_as(take: Take, original: Take) -> Take:
    """A candidate under the original's print and sounds: it is judged by what was meant, not by what was tried."""
    return replace(take, utterance=original.utterance)
