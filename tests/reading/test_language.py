"""French and English are told apart and from others."""

import pytest

from vivevoix.errors import UnsupportedLanguage
from vivevoix.reading.language import detected, language_of

FRENCH = "Le maire a promis que la piscine rouvrirait avant la fin de l'été, mais les travaux ne sont pas finis."
ENGLISH = "The mayor promised that the pool would open before the end of summer, but the works are not done."


def test_the_two_that_we_speak() -> None:
    assert (language_of(FRENCH), language_of(ENGLISH)) == ("fr", "en")


def test_the_text_goes_before_what_the_page_declares_and_the_user_before_both() -> None:
    assert language_of(FRENCH, declared="en") == "fr"
    assert language_of("Bonjour", declared="en") == "en"
    assert language_of(FRENCH, declared="fr", asked="en-GB") == "en"
    assert language_of("Bonjour") == "fr"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Der Bürgermeister hat versprochen, dass das Bad vor dem Ende des Sommers öffnet, aber die Arbeiten sind nicht fertig.",
            "German",
        ),
        (
            "El alcalde prometió que la piscina se abriría antes del final del verano, pero las obras no están terminadas.",
            "Spanish",
        ),
        (
            "Il sindaco ha promesso che la piscina sarà aperta prima della fine dell'estate, ma i lavori non sono finiti.",
            "Italian",
        ),
        ("O presidente prometeu que a piscina vai abrir antes do fim do verão, mas as obras não estão prontas.", "Portuguese"),
        (
            "De burgemeester heeft beloofd dat het zwembad voor het einde van de zomer open is, maar het werk is niet klaar.",
            "Dutch",
        ),
        ("وعد رئيس البلدية بأن يفتح المسبح قبل نهاية الصيف لكن الأشغال لم تنته", "Arabic"),
        ("ראש העיר הבטיח שהבריכה תיפתח לפני סוף הקיץ אבל העבודות לא הסתיימו", "Hebrew"),
        ("Мэр обещал, что бассейн откроется до конца лета, но работы не закончены.", "Russian"),
        ("市长承诺游泳池将在夏季结束前开放但工程尚未完成", "Chinese"),
    ],
)
def test_another_language_is_named(text: str, name: str) -> None:
    with pytest.raises(UnsupportedLanguage, match=name):
        language_of(text)


def test_an_unknown_tag_is_refused() -> None:
    with pytest.raises(UnsupportedLanguage, match="br"):
        language_of(FRENCH, asked="br")


def test_a_foreign_quotation_does_not_decide() -> None:
    assert detected(FRENCH + " « Мы не знаем », a-t-il répondu. " + FRENCH) == ("fr", True)
