"""Right word, wrong sound: each take laid along the sounds that were asked for, by a model of the voice's own phones.

A listener is a language model and writes the right word for a wrong sound. What can hear it is what only the house has: the phonemes, and
takes of this very voice to learn from. See ``docs/explanation/sounds.md`` for what is found and what is not.
"""

from vivevoix.reviewing.acoustics.judging import Alarm, Judged, judged
from vivevoix.reviewing.acoustics.model_file import SoundModel, model_for
from vivevoix.reviewing.acoustics.rate import phone_errors

__all__ = ["Alarm", "Judged", "SoundModel", "judged", "model_for", "phone_errors"]
