"""French: what ``vivevoix.writing`` needs of it, put together from its folders."""

from functools import cache

from vivevoix.model import Reading, Span


class French:
    """The Rules of French. Sounds are imported at the first word that needs them: verbalizing alone starts faster."""

    tag = "fr"

    def sentences(self, text: str) -> tuple[Span, ...]:
        """The sentences of a paragraph, in order."""
        from vivevoix.writing.fr.sentence import sentences

        return sentences(text)

    def verbalize(self, printed: str) -> tuple[Reading, ...]:
        """The words said for a sentence: ``14h30`` → ``quatorze heures trente``."""
        from vivevoix.writing.fr.verbalize import verbalize

        return verbalize(printed)

    def pronounce(self, printed: str, readings: tuple[Reading, ...], *, usual: bool = True) -> tuple[Reading, ...]:
        """The same readings with sounds; ``usual`` makes the usual liaisons beside the obligatory ones."""
        from vivevoix.writing.fr.pronounce import pronounce

        return pronounce(printed, readings, usual=usual)

    def respelled(self, respelling: str) -> str:
        """The sounds of a respelling: ``Patrouchèf`` → ``patʁuʃˈɛf``. Raises BadLexicon."""
        from vivevoix.writing.fr.respelling import respelled

        return respelled(respelling)

    def respelling(self, phonemes: str) -> str:
        """Sounds in French letters: ``patʁuʃˈɛf`` → ``pa-trou-chèf``."""
        from vivevoix.writing.fr.respelt import respelling

        return respelling(phonemes)

    def adopted(self, ipa: str, *, foreign: bool = False) -> str:
        """IPA in the signs of the French voice. Raises BadLexicon for a sound French lacks, unless ``foreign``."""
        from vivevoix.writing.fr.alphabet import adopted

        return adopted(ipa, foreign=foreign)

    def inflected(self, phonemes: str, ending: str) -> str:
        """The same sounds: a French plural s is silent (``les Insee`` and ``les Insees``)."""
        return phonemes

    def interpreted(self, printed: str, kind: str) -> str:
        """The words for print read as ``say-as`` asks. Raises WrongUse."""
        from vivevoix.writing.fr.say_as import interpreted

        return interpreted(printed, kind)


@cache
def rules() -> French:
    """The one French."""
    return French()
