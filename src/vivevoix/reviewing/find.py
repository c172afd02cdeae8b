"""From what was measured to findings: which of it an editor should hear about, and how urgently."""

from collections.abc import Iterator

from vivevoix.model import Finding, Severity, Utterance
from vivevoix.reviewing.limits import LIMITS, UNCERTAIN
from vivevoix.reviewing.signal import DEAD_AIR_S, Signal
from vivevoix.reviewing.sound import nearness
from vivevoix.reviewing.tone import Departure
from vivevoix.reviewing.wording import sentences
from vivevoix.reviewing.words import Comparison, Divergence

NEAR = 0.6
"""A word as near as that to the one expected is most often the listener's own slip."""

FEW = 2

LITTLE = 3
"""Letters of a word that a listener drops or adds easily."""


def word_findings(comparison: Comparison, language: str, *, sound: bool = False) -> Iterator[Finding]:
    """One finding for each stretch in which spoken and heard disagree. ``sound``: all sounds are as asked, by the model of the voice's."""
    utterance = comparison.take.utterance
    for stretch in comparison.divergences:
        check = _check(stretch)
        printed = stretch.span.of(utterance.printed) if stretch.span else ""
        heard = " ".join(word.text for word in stretch.heard)
        evidence, proposal = sentences(
            check, language, printed=printed, heard=heard, start=stretch.start, words=len(stretch.spoken)
        )
        yield Finding(utterance.id, stretch.span, check, severity(stretch, sound=sound), evidence, proposal)


def severity(stretch: Divergence, *, sound: bool = False) -> Severity:
    """A long stretch is a fault; a near or a little word alone is a note, but for one that the script was unsure of; else a doubt.

    One or two plain words that were heard as others are a note where every sound is as it was asked for: of 105 takes with wrong sounds
    the listener's words told none that the sounds did not. Not of a rare word: there, what was asked may be wrong.
    """
    longest, seconds = LIMITS["longest_divergent_run"].value, LIMITS["longest_divergent_seconds"].value
    assert longest is not None and seconds is not None
    if stretch.words > longest or stretch.seconds > seconds:
        return Severity.FAULT
    if sound and stretch.spoken and stretch.heard and stretch.words <= FEW and not (stretch.hard or stretch.another_number):
        return Severity.NOTE
    if stretch.unsure:
        return Severity.DOUBT
    spoken, heard = "".join(word.key for word in stretch.spoken), "".join(word.key for word in stretch.heard)
    letters = max(sum(len(word.text) for word in words) for words in (stretch.spoken, stretch.heard))
    return Severity.NOTE if nearness(spoken, heard) >= NEAR or letters <= LITTLE else Severity.DOUBT


def signal_findings(signal: Signal, language: str) -> Iterator[Finding]:
    """Faults of the sound itself."""
    utterance = signal.take.utterance
    for start, end in signal.silences:
        yield _fault(utterance, "signal.dead_air", language, seconds=end - start, start=start, limit=DEAD_AIR_S)
    if signal.clipped:
        yield _fault(utterance, "signal.clipping", language, samples=signal.clipped)
    for moment in signal.clicks:
        yield _fault(utterance, "signal.click", language, start=moment)
    for start, end in signal.noises:
        yield _fault(utterance, "signal.noise", language, seconds=end - start, start=start)
    if signal.cut_start:
        yield _fault(utterance, "signal.cut_start", language)
    if signal.cut_end:
        yield _fault(utterance, "signal.cut_end", language)


def tone_finding(departure: Departure, utterance: Utterance, language: str) -> Finding:
    """A take whose tone lies apart: a doubt, since a listener may find it lively."""
    check = f"tone.{'jump_' if departure.jump else ''}{departure.measure.partition('_')[0]}"
    evidence, proposal = sentences(check, language, off=departure.off, limit=departure.limit)
    return Finding(utterance.id, None, check, Severity.DOUBT, evidence, proposal)


def length_finding(signal: Signal, expected: float, language: str) -> Finding:
    """A take whose length does not fit its phonemes."""
    return _fault(
        signal.take.utterance, "signal.length", language, seconds=signal.sounding, phones=signal.phones, expected=expected
    )


def uncertain(utterance: Utterance, language: str) -> Iterator[Finding]:
    """Readings that those who wrote the script were least sure of."""
    for reading in utterance.readings:
        if reading.confidence < UNCERTAIN:
            evidence, proposal = sentences(
                "reading.uncertain", language, printed=reading.span.of(utterance.printed), spoken=reading.spoken,
                confidence=reading.confidence, rule=reading.rule,
            )  # fmt: skip
            yield Finding(utterance.id, reading.span, "reading.uncertain", Severity.NOTE, evidence, proposal)


def _check(stretch: Divergence) -> str:
    if not stretch.heard:
        return "words.missing"
    return "words.changed" if stretch.spoken else "words.added"


def _fault(utterance: Utterance, check: str, language: str, **figures: object) -> Finding:
    evidence, proposal = sentences(check, language, **figures)
    return Finding(utterance.id, None, check, Severity.FAULT, evidence, proposal)
