"""The whole road on one screen: an article becomes an edition, an edition is published."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cache, partial
from pathlib import Path

from vivevoix.engines.base import Engine
from vivevoix.errors import EngineError, UnsupportedLanguage
from vivevoix.listeners.base import Listener
from vivevoix.mastering import Imprint, finish, master
from vivevoix.model import Article, BlockKind, Disclosure, Edition, Publication, Repair, Script, Take, Utterance, Voice
from vivevoix.progress import Progress, silent
from vivevoix.publishing import publish
from vivevoix.reviewing import Bend, Budget, Ear, Hearings, Workshop, retake, review
from vivevoix.speaking import Takes, breathe, speak, targets
from vivevoix.speaking.saying import said
from vivevoix.speaking.tone import Target
from vivevoix.writing import Lexicon, others, sounds, write


@dataclass(frozen=True, slots=True)
class SecondVoice:
    """Who says the quotes, and what an article that has some tells of its voices."""

    voice: Voice
    notice: str
    """Spoken; empty to leave it unsaid."""
    disclosure: str
    """Visible."""


@dataclass(frozen=True, slots=True)
class House:
    """Who speaks, who listens, and the house's own rules: all that the road needs beside the article."""

    engine: Engine
    listener: Listener
    takes: Takes
    voices: Mapping[str, Voice]
    """By language."""
    notices: Mapping[str, str]
    """The spoken notice that the voice is AI, by language; empty to leave it unsaid."""
    disclosures: Mapping[str, str]
    """The visible notice, by language."""
    lexicon: Lexicon
    quotes: Mapping[str, SecondVoice] = field(default_factory=dict)
    """By language; none where quotes are said by the article's own voice."""
    usual_liaisons: bool = True
    repairs: Budget | None = None
    """How much may be tried to mend what the review finds; None to leave it."""
    plain: Callable[[], Engine] | None = None
    """Opens the engine's plain form, the last that repairs try."""
    hearings: Hearings | None = None
    """What was heard of takes before; None to listen to all of them each time."""
    now: Callable[[], datetime] = lambda: datetime.now(UTC)


def compose_script(article: Article, house: House) -> Script:
    """The script as it will be spoken, parted into breaths. Raises UnsupportedLanguage."""
    second = second_voice(article, house)
    notice = second.notice if second else house.notices.get(article.language, "")
    return breathe(
        write(article, notice=notice, lexicon=house.lexicon, usual_liaisons=house.usual_liaisons), house.engine.breath
    )


def narrate(article: Article, house: House, progress: Progress = silent) -> Edition:
    """The article spoken, heard again and mastered. Raises EngineError, UnsupportedLanguage."""
    voice = voice_for(article, house)
    script = compose_script(article, house)
    speech = speak(script, house.engine, voice, house.takes, progress)
    said_as = partial(sounds, language=article.language, lexicon=house.lexicon)
    repairs: tuple[Repair, ...] = ()
    known = None
    if house.repairs:
        ear = Ear(house.listener, article.language, said_as, house.hearings)
        retaken = retake(speech, ear, workshop(script, voice, house, house.repairs), progress)
        speech, repairs, known = retaken.speech, retaken.repairs, retaken.examined
        script = replace(script, utterances=tuple(take.utterance for take in speech.takes))
    card = review(script, speech, house.listener, progress, sounds_of=said_as, memory=house.hearings, known=known)
    card = replace(card, repairs=repairs)
    track = master(speech, article)
    return Edition(article, script, voice, track, card, disclosure(article, house), house.now())


def workshop(script: Script, voice: Voice, house: House, budget: Budget) -> Workshop:
    """How takes of a script are said otherwise: bent from the tone aimed at, or by the plain form. What was tried is kept too."""
    aims = {one.id: target for one, target in zip(script.utterances, targets(script, voice), strict=True)}
    plain = cache(house.plain) if house.plain else None

    def say(utterance: Utterance, bend: Bend) -> Take:
        if bend.plain and plain is None:
            raise EngineError("The engine has no plain form.", "Choose another engine.")
        engine = plain() if bend.plain and plain else house.engine
        speaker = voice.of(utterance.role)
        speaker = replace(speaker, rate=speaker.rate * bend.rate)
        target = bent(aims[utterance.id], bend.pitch_st, bend.rate, bend.loudness_lu)
        known = house.takes.find(engine, speaker, utterance, target)
        return known or house.takes.keep(engine, speaker, said(engine, utterance, speaker, target), target)

    return Workshop(say, partial(others, language=script.language), budget)


def bent(target: Target | None, pitch_st: float, rate: float, loudness_lu: float) -> Target | None:
    """A target moved; None where there is none."""
    if target is None:
        return None
    aim = target.aim
    moved = replace(aim, pitch_st=aim.pitch_st + pitch_st, loudness_lu=aim.loudness_lu + loudness_lu)
    return replace(target, aim=moved, voice_rate=target.voice_rate * rate)


def release(edition: Edition, out: Path, imprint: Imprint, picture: bytes | None = None) -> Publication:
    """The edition's files in a folder, marked and signed, whole or not at all. Raises OutputError, WrongUse."""
    made = finish(edition, imprint, picture)
    return publish(made.edition, made.mp3, out, picture, made.m4a)


def voice_for(article: Article, house: House) -> Voice:
    """The voice that speaks the article's language, with the one that says its quotes. Raises UnsupportedLanguage."""
    if article.language not in house.voices:
        known = ", ".join(sorted(house.voices))
        raise UnsupportedLanguage(
            f"No voice speaks the article's language ({article.language}).", f"Languages with a voice: {known}."
        )
    second = second_voice(article, house)
    return replace(house.voices[article.language], quotes=second.voice if second else None)


def second_voice(article: Article, house: House) -> SecondVoice | None:
    """Who says the article's quotes; None where there are none, or where its own voice does."""
    quoted = any(block.kind is BlockKind.QUOTE and block.spoken for block in article.blocks)
    return house.quotes.get(article.language) if quoted else None


def disclosure(article: Article, house: House) -> Disclosure:
    """What tells readers and machines that the voice is AI."""
    second = second_voice(article, house)
    spoken = bool(second.notice if second else house.notices.get(article.language))
    text = second.disclosure if second else house.disclosures[article.language]
    return Disclosure(text, spoken, model=house.engine.fingerprint)
