"""English: what ``vivevoix.writing`` needs of it."""

from functools import cache

from vivevoix.model import Reading, Span


class English:
    """The Rules of English. Parts are imported at the first text that needs them."""

    tag = "en"

    def sentences(self, text: str) -> tuple[Span, ...]:
        """The sentences of a paragraph, in order."""
        from vivevoix.writing.en.sentence import sentences

        return sentences(text)

    def verbalize(self, printed: str) -> tuple[Reading, ...]:
        """The words said for a sentence: ``$3.50`` → ``three dollars and fifty cents``."""
        from vivevoix.writing.en.verbalize import verbalize

        return verbalize(printed)

    def pronounce(self, printed: str, readings: tuple[Reading, ...], *, usual: bool = True) -> tuple[Reading, ...]:
        """The same readings with sounds; English has no liaison that a house would choose."""
        from vivevoix.writing.en.pronounce import pronounce

        return pronounce(printed, readings)

    def respelled(self, respelling: str) -> str:
        """The sounds of a respelling: ``puh-TROO-shef``. Raises BadLexicon."""
        from vivevoix.writing.en.respelling import respelled

        return respelled(respelling)

    def respelling(self, phonemes: str) -> str:
        """Sounds in English letters."""
        from vivevoix.writing.en.respelling import respelling

        return respelling(phonemes)

    def adopted(self, ipa: str, *, foreign: bool = False) -> str:
        """IPA in the signs of the English voice. Raises BadLexicon for a sound English lacks, unless ``foreign``."""
        from vivevoix.writing.en.alphabet import adopted

        return adopted(ipa, foreign=foreign)

    def inflected(self, phonemes: str, ending: str) -> str:
        """The sounds with a plural or possessive s."""
        from vivevoix.writing.en.pronounce import inflected

        return inflected(phonemes, ending)

    def interpreted(self, printed: str, kind: str) -> str:
        """The words for print read as ``say-as`` asks. Raises WrongUse."""
        from vivevoix.writing.en.say_as import interpreted

        return interpreted(printed, kind)


@cache
def rules() -> English:
    """The one English."""
    return English()
