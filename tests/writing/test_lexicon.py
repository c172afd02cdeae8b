import pytest

from tests.writing.articles import article, paragraph
from vivevoix.errors import BadLexicon
from vivevoix.model import Span
from vivevoix.writing import Lexicon, language_of, write
from vivevoix.writing.lexicon import Entry, How, Scope

WHOLE = Entry("Le Drian", How.RESPELLING, "Leu Drillan")
PART = Entry("Drian", How.RESPELLING, "Driane")


def _found(printed: str, *entries: Entry) -> list[tuple[str, str]]:
    return [(match.span.of(printed), match.entry.value) for match in Lexicon(entries).find(printed, "fr")]


@pytest.mark.parametrize(
    ("entry", "printed", "found"),
    [
        (Entry("Ahmadian", How.IPA, "x"), "le fils d'Ahmadian", ["Ahmadian"]),
        (Entry("Ahmadian", How.IPA, "x"), "celui d’Ahmadian", ["Ahmadian"]),
        (Entry("Ahmadian", How.IPA, "x"), "Ahmadiane et Lahmadian", []),
        (Entry("ville d'Avray", How.IPA, "x"), "à Ville d’Avray", ["Ville d’Avray"]),
        (Entry("Os", How.IPA, "x", exact_case=True), "Os os OS", ["Os"]),
        (Entry("os", How.IPA, "x"), "Os os OS", ["Os", "os", "OS"]),
        (Entry("NFT", How.LETTERS), "des NFTs", []),
        (Entry("NFT", How.LETTERS, inflected=True), "des NFTs et un NFT", ["NFTs", "NFT"]),
        (Entry("Meyers", How.IPA, "x", inflected=True), "Meyers' and Meyers's", ["Meyers'", "Meyers's"]),
        (Entry("C+", How.WORDS, "c plus"), "de C+ à C++", ["C+", "C+"]),
        (Entry("§", How.WORDS, "paragraphe"), "le §3", ["§"]),
        (Entry("Nice", How.IPA, "x"), "Paris-Nice", ["Nice"]),
    ],
)
def test_whole_words_and_phrases_are_found(entry: Entry, printed: str, found: list[str]) -> None:
    assert [match.span.of(printed) for match in Lexicon((entry,)).find(printed, "fr")] == found


def test_the_long_phrase_wins_over_the_short() -> None:
    assert _found("Jean-Yves Le Drian", PART, WHOLE) == [("Le Drian", "Leu Drillan")]
    assert _found("Mme Drian", PART, WHOLE) == [("Drian", "Driane")]


def test_the_narrow_scope_wins_over_the_long_phrase() -> None:
    narrow = Entry("Drian", How.IPA, "dʁjan", scope=Scope.ARTICLE)
    assert _found("Le Drian", WHOLE, narrow) == [("Drian", "dʁjan")]


def test_scopes_win_in_their_order() -> None:
    entries = tuple(
        Entry("Xi", How.IPA, scope.value, scope=scope) for scope in (Scope.SITE, Scope.HOUSE, Scope.ARTICLE, Scope.SECTION)
    )
    held = list(entries)
    order = []
    while held:
        winner = Lexicon(tuple(held)).find("Xi")[0].entry
        order.append(winner.scope)
        held.remove(winner)
    assert order == [Scope.ARTICLE, Scope.SECTION, Scope.SITE, Scope.HOUSE]


def test_exact_case_wins_over_any_case_and_late_over_early() -> None:
    assert _found("Os", Entry("os", How.IPA, "o"), Entry("Os", How.IPA, "ɔs", exact_case=True))[0][1] == "ɔs"
    assert _found("Os", Entry("os", How.IPA, "o"), Entry("os", How.IPA, "ɔs"))[0][1] == "ɔs"


def test_a_match_names_the_entries_it_won_over() -> None:
    assert Lexicon((PART, WHOLE)).find("Le Drian")[0].over == (PART,)


def test_conflicts_are_two_sayings_of_one_form() -> None:
    same, other = Entry("drian", How.RESPELLING, "Driane"), Entry("DRIAN", How.LETTERS, scope=Scope.SITE)
    conflicts = Lexicon((PART, same, other, WHOLE)).conflicts()
    assert [(conflict.winner, conflict.loser) for conflict in conflicts] == [(other, same), (other, PART)]
    assert Lexicon((PART, same)).conflicts() == ()


def test_entries_of_two_sites_or_two_languages_never_meet() -> None:
    here, there = (Entry("Xi", How.IPA, value, "fr", scope=Scope.SITE, within=value) for value in ("a", "o"))
    english = Entry("Xi", How.IPA, "i", "en", scope=Scope.SITE, within="a")
    assert Lexicon((here, there, english)).conflicts() == ()


def test_an_entry_for_another_language_is_not_found() -> None:
    assert _found("Paris", Entry("Paris", How.IPA, "x", language="en")) == []


@pytest.mark.parametrize(
    ("scope", "within", "holds"),
    [
        (Scope.SITE, "Le Phare", True),
        (Scope.SITE, "phare.example", True),
        (Scope.SITE, "Autre", False),
        (Scope.SECTION, "sport", True),
        (Scope.SECTION, "monde", False),
        (Scope.ARTICLE, "https://phare.example/sport/course", True),
        (Scope.ARTICLE, "https://phare.example/sport/autre", False),
        (Scope.HOUSE, "", True),
    ],
)
def test_an_entry_holds_in_its_scope(scope: Scope, within: str, holds: bool) -> None:
    here = article(paragraph("Xi."), url="https://phare.example/sport/course", site="Le Phare")
    entry = Entry("Xi", How.RESPELLING, "ksi", scope=scope, within=within)
    said = write(here, lexicon=Lexicon((entry,))).utterances[0]
    assert (said.readings[0].rule == f"lexicon.{scope}") is holds


@pytest.mark.parametrize(
    ("entry", "spoken", "phonemes"),
    [
        (Entry("Zyx", How.RESPELLING, "Zikss"), "Zyx", "zˈiks"),
        (Entry("Zyx", How.IPA, "ziks"), "Zyx", "zˈiks"),
        (Entry("Zyx", How.WORDS, "beau mot"), "beau mot", "bo mo"),
        (Entry("Zyx", How.LETTERS), "z y x", "zɛd iɡʁɛk iks"),
        (Entry("Zyx", How.LANGUAGE, "en"), "Zyx", "z"),
    ],
)
def test_each_way_of_saying(entry: Entry, spoken: str, phonemes: str) -> None:
    reading = language_of("fr").readings("C'est Zyx.", lexicon=Lexicon((entry,)))[2]
    assert (reading.span, reading.spoken, reading.rule, reading.after) == (Span(6, 9), spoken, "lexicon.house", ".")
    assert reading.confidence == 1.0
    if "ˈ" in phonemes:
        assert reading.phonemes == phonemes
    else:
        assert reading.phonemes.replace("ˈ", "").replace("ˌ", "").startswith(phonemes)


def test_an_acronym_is_said_as_a_word_when_the_entry_says_so() -> None:
    letters, word = Lexicon((Entry("RATO", How.LETTERS),)), Lexicon((Entry("RATO", How.WORD),))
    spelled = language_of("fr").readings("La RATO.", lexicon=letters)[1]
    said = language_of("fr").readings("La RATO.", lexicon=word)[1]
    assert spelled.spoken == "r a t o"
    assert said.phonemes.replace("ˈ", "") == "ʁato"


def test_an_english_possessive_is_sounded() -> None:
    lexicon = Lexicon((Entry("Nguyen", How.IPA, "wˈɪn", inflected=True),))
    assert language_of("en").readings("Nguyen's car", lexicon=lexicon)[0].phonemes == "wˈɪnz"


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (("", How.LETTERS), "no printed form"),
        (("Xi", How.IPA), "does not say how"),
        (("Xi", How.RESPELLING, " "), "does not say how"),
        (("Xi\tXi", How.LETTERS), "tab"),
    ],
)
def test_an_entry_that_cannot_be_used_is_refused(arguments: tuple[str, ...], problem: str) -> None:
    with pytest.raises(BadLexicon, match=problem):
        Entry(*arguments)  # type: ignore[arg-type]
