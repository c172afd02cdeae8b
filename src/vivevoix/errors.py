"""The error tree. Each error says what to do about it, and whether trying again can help.

ViveVoixError
├── WrongUse                    exit code 2   the call itself is wrong
│   ├── UnknownVoice
│   └── BadLexicon
├── SourceError                 exit code 3   the source could not be read
│   ├── SourceNotFound
│   ├── SourceRefused           an address we do not fetch from, or a server that refuses us
│   ├── SourceTimeout           (may be tried again)
│   ├── SourceTooLarge
│   ├── SourceNotText           a PDF, an image, an unknown encoding
│   ├── SourceEmpty             no article in it: an empty page, all navigation
│   ├── SourcePaywalled
│   └── UnsupportedLanguage
└── EngineError                 exit code 4   the engine failed
    ├── UtteranceTooLong
    ├── UnknownPhoneme
    ├── ModelMissing
    ├── ModelCorrupt
    ├── ListenerError
    ├── OutputError             the edition could not be written (disk full, no permission)
    └── RecordsError            the database of comments, reports and receipts cannot be used
        └── RecordsBusy         (may be tried again)
"""


class ViveVoixError(Exception):
    """Something we know how to explain: what is wrong and what to do about it."""

    exit_code = 1
    permanent = True
    """False when trying again, with nothing changed, can help."""

    def __init__(self, problem: str, remedy: str = "") -> None:
        super().__init__(problem)
        self.problem = problem
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.problem} {self.remedy}".strip()


class WrongUse(ViveVoixError):
    """The call itself is wrong."""

    exit_code = 2


class UnknownVoice(WrongUse):
    """No engine has a voice of that name."""


class BadLexicon(WrongUse):
    """A lexicon entry or file cannot be used as it stands."""


class SourceError(ViveVoixError):
    """The source could not be read."""

    exit_code = 3


class SourceNotFound(SourceError):
    """Nothing is there."""


class SourceRefused(SourceError):
    """An address we do not fetch from, or a server that refuses us."""


class SourceTimeout(SourceError):
    """The server did not answer in time."""

    permanent = False


class SourceTooLarge(SourceError):
    """More than we read."""


class SourceNotText(SourceError):
    """Not a text in an encoding that we know."""


class SourceEmpty(SourceError):
    """There is no article in it."""


class SourcePaywalled(SourceError):
    """Only the beginning of the article is in it."""


class UnsupportedLanguage(SourceError):
    """No voice of ours speaks the article's language."""


class EngineError(ViveVoixError):
    """The engine failed."""

    exit_code = 4


class UtteranceTooLong(EngineError):
    """More than the engine says in one breath."""


class UnknownPhoneme(EngineError):
    """A sound that the voice has no sign for."""


class ModelMissing(EngineError):
    """A model file is not installed."""


class ModelCorrupt(EngineError):
    """A model file is not the one we know (SHA-256)."""


class ListenerError(EngineError):
    """The listener failed."""


class OutputError(EngineError):
    """The edition could not be written."""


class RecordsError(EngineError):
    """The database of comments, reports and receipts cannot be used."""


class RecordsBusy(RecordsError):
    """Somebody else is writing to the database."""

    permanent = False
