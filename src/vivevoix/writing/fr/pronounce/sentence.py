"""A whole sentence: every word by its layer, homographs by their context, liaisons between words."""

from dataclasses import dataclass, replace

from vivevoix.model import Reading
from vivevoix.writing.fr.pronounce.demonym import from_country
from vivevoix.writing.fr.pronounce.exception import exact
from vivevoix.writing.fr.pronounce.homograph import homograph
from vivevoix.writing.fr.pronounce.letters import english_letters
from vivevoix.writing.fr.pronounce.liaison import Link, link, open_to_liaison
from vivevoix.writing.fr.pronounce.name import name_sounds
from vivevoix.writing.fr.pronounce.name_accents import with_capital_accent
from vivevoix.writing.fr.pronounce.name_lexicon import entry
from vivevoix.writing.fr.pronounce.notation import stressed
from vivevoix.writing.fr.pronounce.phrase import Phrase
from vivevoix.writing.fr.pronounce.sounds import Sounds, acronym_word, common, said, spelled_letter
from vivevoix.writing.fr.pronounce.word import Word, words_of
from vivevoix.writing.fr.vocabulary import french_word

# Layers whose name is the reading's rule; a plain word's reading takes the name of the layer that decided.
_PLAIN = frozenset({"", "word", "acronym.spelled", "acronym.word"})

# Closed classes that have a capital only from the sentence's start or an office ("le Premier ministre").
_NEVER_NAMES = (
    "letter.words", "function", "det.sg", "det.pl", "subject.sg", "subject.pl", "preposition", "clause", "clitic",
    "prenominal", "prenominal.sg", "number", "finite", "degree",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Spoken:
    """A word with its sounds in this sentence."""

    word: Word
    sounds: Sounds
    text: str
    """The phonemes, liaison consonant included."""
    linked: bool


def pronounce(printed: str, readings: tuple[Reading, ...], *, usual: bool = True) -> tuple[Reading, ...]:
    """The same readings with phonemes, rule and confidence; ``printed`` is the text their spans index.

    A reading that has phonemes already (a lexicon's, a hint's) keeps them and takes part in liaison. ``usual`` also makes the
    liaisons that a newsreader usually makes but need not: ``est‿arrivé``, ``ont‿été``.
    """
    phrase = Phrase(words_of(readings))
    alone = tuple(_alone(phrase, place) for place in range(len(phrase.words)))
    chosen = tuple(_in_context(phrase, place, alone) for place in range(len(phrase.words)))
    spoken: dict[int, list[_Spoken]] = {}
    for place, word in enumerate(phrase.words):
        spoken.setdefault(word.reading, []).append(_spoken(phrase, place, chosen, usual))
    return tuple(_said(reading, spoken[index]) for index, reading in enumerate(readings))


def _alone(phrase: Phrase, place: int) -> Sounds:
    """The word by itself."""
    word = phrase.words[place]
    if word.sounds:
        return said(word.sounds, word.rule, word.confidence)
    if word.rule == "acronym.spelled":
        return _letter(phrase, place)
    if word.rule == "acronym.word":
        return acronym_word(word.text)
    if (word.capital or _particle(phrase, place)) and (named := _named(phrase, place)):
        return named
    sounds = common(with_capital_accent(word.text) if word.capital and len(word.text) > 1 else word.key)
    return _doubted(phrase, place, sounds) if word.capital and sounds.rule == "espeak" else sounds


def _letter(phrase: Phrase, place: int) -> Sounds:
    """A letter of an acronym, in English where newsreaders say all its letters so: ``FBI``."""
    reading = phrase.words[place].reading
    start = next(at for at in range(place + 1) if phrase.words[at].reading == reading)
    letters = [word.text for word in phrase.words[start:] if word.reading == reading]
    english = english_letters("".join(letters))
    return said(english[place - start], "acronym", 0.9) if english else spelled_letter(phrase.words[place].text)


def _doubted(phrase: Phrase, place: int, sounds: Sounds) -> Sounds:
    """French spelling's reading of a capitalised word is less sure where the word looks like a name from elsewhere."""
    text = phrase.words[place].text
    name = None if french_word(text) or _never_name(phrase, place) else name_sounds(text)
    if name is None or name.rule == "name.french" or name.phonemes == sounds.final:
        return sounds
    return replace(sounds, confidence=min(sounds.confidence, 0.8))


def _particle(phrase: Phrase, place: int) -> bool:
    """A small word of a foreign name: ``Ursula von der Leyen``, ``le peintre van Gogh``, ``Rui dos Santos`` but ``le dos``."""
    if entry(phrase.key(place)) is None or not phrase.after(place):
        return False
    if not _capital(phrase, place + 1) and not _particle(phrase, place + 1):
        return False
    homonym = phrase.inside(place, "particle.homonym")
    led = _capital(phrase, place - 1) or phrase.previous(place, "particle.opener")
    return not homonym or led or (place == 0 and not _capital(phrase, 0))


def _named(phrase: Phrase, place: int) -> Sounds | None:
    """A proper name's sounds; None for a common word, such as one that has its capital from the sentence's start."""
    word = phrase.words[place]
    if _never_name(phrase, place):
        return None
    if known := exact(word.text):
        return said(known, "lexicon.builtin", 0.99)
    if entry(word.text) is None and (french_word(word.text) or not _name_s_place(phrase, place)):
        return None
    found = name_sounds(word.text, context=_near(phrase, place))
    if found is None:
        return None
    if word.joined and found.rule == "name.french":
        return None
    return said(found.phonemes, found.rule, found.confidence)


def _near(phrase: Phrase, place: int) -> tuple[str, ...]:
    """The names beside a name, and one from each country that an adjective near it tells: ``le ministre israélien Katz``."""
    names = tuple(phrase.words[at].text for at in (place - 2, place - 1, place + 1, place + 2) if _capital(phrase, at))
    told = (from_country(phrase.key(at)) for at in (place - 1, place - 2, place - 3, place + 1))
    return (*names, *(name for name in told if name))


def _never_name(phrase: Phrase, place: int) -> bool:
    """« Le Premier ministre », « le Prince » are words of the language; « Premier League », « Prince » by itself are names."""
    if phrase.inside(place, *_NEVER_NAMES) and not _particle(phrase, place):
        return phrase.after(place) not in ("league", "inn")
    return phrase.inside(place, "title") and phrase.previous(place, "det.sg", "det.pl")


def _capital(phrase: Phrase, place: int) -> bool:
    return 0 <= place < len(phrase.words) and phrase.words[place].capital


def _name_s_place(phrase: Phrase, place: int) -> bool:
    """Whether a capital there means a name: not at the start, unless a name or a verb follows (a noun would have its article), or
    nothing at all: ``Silence.`` is a sentence, ``Arras`` a name.
    """
    if place > 0:
        return True
    if len(phrase.words) == 1:
        return not phrase.words[0].stop
    return not phrase.words[0].stop and (_capital(phrase, 1) or phrase.inside(1, "auxiliary"))


def _in_context(phrase: Phrase, place: int, alone: tuple[Sounds, ...]) -> Sounds:
    word = phrase.words[place]
    if word.sounds or word.rule.startswith("acronym"):
        return alone[place]
    vowel_next = place + 1 < len(alone) and open_to_liaison(phrase, place + 1, alone[place + 1].within)
    return homograph(phrase, place, vowel_next) or alone[place]


def _spoken(phrase: Phrase, place: int, chosen: tuple[Sounds, ...], usual: bool) -> _Spoken:
    word, sounds = phrase.words[place], chosen[place]
    last = word.stop or place + 1 == len(phrase.words)
    text = sounds.final if last else sounds.within
    bond: Link | None = None
    if not last:
        bond = link(phrase, place, (text, chosen[place + 1].within), usual)
    return _Spoken(word, sounds, bond.applied(text) if bond else text, bond is not None)


def _said(reading: Reading, words: list[_Spoken]) -> Reading:
    """The reading with the sounds of its words; ``+liaison`` says that the last of them is linked to the next reading."""
    phonemes = "".join((" " if place and not _bound(words, place) else "") + word.text for place, word in enumerate(words))
    linked = "+liaison" if words[-1].linked else ""
    if reading.phonemes:
        return replace(reading, phonemes=phonemes, rule=reading.rule + linked)
    least = min(words, key=lambda spoken: spoken.sounds.confidence)
    rule = least.sounds.rule if reading.rule in _PLAIN else reading.rule
    confidence = round(reading.confidence * least.sounds.confidence, 3)
    return replace(reading, phonemes=phonemes or stressed("ə"), rule=rule + linked, confidence=confidence)


def _bound(words: list[_Spoken], place: int) -> bool:
    return words[place].word.joined or words[place - 1].word.elided
