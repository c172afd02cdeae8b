"""From script and speech to a review: was every word said, and is every take whole?"""

from vivevoix.listeners.base import Listener
from vivevoix.model import Finding, Heard, Measure, Review, Script, Speech
from vivevoix.progress import Progress, silent
from vivevoix.reviewing.align import Agreement
from vivevoix.reviewing.bysound import SoundsOf
from vivevoix.reviewing.examine import Examined, examined
from vivevoix.reviewing.hearing import Ear, Hearing
from vivevoix.reviewing.ladder import Bend
from vivevoix.reviewing.limits import LIMITS
from vivevoix.reviewing.memory import Hearings
from vivevoix.reviewing.repair import Budget, Workshop, retake
from vivevoix.reviewing.tone import tone_measures

__all__ = ["Bend", "Budget", "Ear", "Hearings", "Workshop", "retake", "review"]


def review(  # noqa: PLR0913 - what a house may lack has its default
    script: Script,
    speech: Speech,
    listener: Listener,
    progress: Progress = silent,
    *,
    sounds_of: SoundsOf | None = None,
    memory: Hearings | None = None,
    known: Examined | None = None,
) -> Review:
    """Every take listened to and measured; findings in the order of the script, measures with their limits.

    ``sounds_of`` tells the sounds of a text, so that names are compared by sound; ``memory`` keeps what was heard of each take;
    ``known`` says what repairing found out about takes that it left as they were.
    Raises ListenerError, OutputError, and ModelMissing or ModelCorrupt when the listener's model is.
    """
    ear = Ear(listener, script.language, sounds_of, memory)
    state = examined(speech, ear, progress, known)
    findings = tuple(one for place in range(len(speech.takes)) for one in state.findings(place, script.language))
    words = tuple(Heard(hearing.comparison.take.utterance.id, hearing.words) for hearing in state.hearings)
    measures = _measures(state, findings) + tone_measures(state.even, speech.voice.engine)
    return Review(findings, measures, words, listener.fingerprint)


def _measures(state: Examined, findings: tuple[Finding, ...]) -> tuple[Measure, ...]:
    signals = state.signals
    values = {
        **_word_values(state.hearings),
        "dead_air_seconds": sum(end - start for signal in signals for start, end in signal.silences),
        "clipped_samples": sum(signal.clipped for signal in signals),
        "cut_edges": sum(signal.cut_start or signal.cut_end for signal in signals),
        "clicks": sum(len(signal.clicks) for signal in signals),
        "noise_seconds": sum(end - start for signal in signals for start, end in signal.noises),
        "odd_lengths": len(state.lengths),
        "words_judged_by_sound": state.words_by_sound,
        "uncertain_readings": sum(finding.check == "reading.uncertain" for finding in findings),
    }
    return tuple(Measure(name, round(values[name], 4), limit.unit, limit.value) for name, limit in LIMITS.items())


def _word_values(hearings: tuple[Hearing, ...]) -> dict[str, float]:
    comparisons = [hearing.comparison for hearing in hearings]
    stretches = [stretch for comparison in comparisons for stretch in comparison.divergences]
    spoken = sum(len(comparison.spoken) for comparison in comparisons)
    errors = sum(comparison.errors for comparison in comparisons)
    return {
        "word_error_rate": errors / max(1, spoken),
        "longest_divergent_run": max((stretch.words for stretch in stretches), default=0),
        "longest_divergent_seconds": max((stretch.seconds for stretch in stretches), default=0.0),
        "words_missing": sum(comparison.count(Agreement.MISSING) for comparison in comparisons),
        "words_added": sum(comparison.count(Agreement.ADDED) for comparison in comparisons),
        "words_changed": sum(comparison.count(Agreement.CHANGED) for comparison in comparisons),
        "words_checked": spoken,
    }
