"""The report card in words."""

import pytest

from tests.publishing import samples
from tests.publishing.hostile import PAYLOADS, hostile
from vivevoix.publishing import edition_document, report
from vivevoix.publishing.texts import texts
from vivevoix.reviewing.ladder import LADDER
from vivevoix.reviewing.wording import SENTENCES


def test_the_card_says_figures_findings_doubts_and_what_is_left_out() -> None:
    lines = report(edition_document(samples.edition())).splitlines()
    assert lines == [
        "À Brélec, le sel revient après 40 ans",
        "Durée : 0:11",
        "",
        "Fiche d’écoute",
        "  Mots entendus autrement que prévu : 5,7\u00a0% ≤ 7\u00a0% (tenu)",
        "  Plus longue suite de mots divergents : 5\u00a0mots ≤ 3\u00a0mots (dépassé)",
        "  Niveau sonore intégré : −16,02\u00a0LUFS (sans limite)",
        "  Crête vraie : −1,94\u00a0dBTP (sans limite)",
        "",
        "  Un mot bien reconnu n’est pas la preuve qu’il est bien prononcé.",
        "",
        "Points à vérifier (2)",
        "  faute, à 0:11, « pas. » [words.missing]",
        "      Le mot n’a pas été entendu.",
        "      Proposition : Redire la phrase.",
        "  note, toute l’édition [tone.drift]",
        "      La hauteur médiane baisse de 0,4 demi-ton.",
        "",
        "Phrases redites (1)",
        "  à 0:10, « Le sel n’attend pas. » : mots non entendus",
        "      essayé : e muet, phrase coupée",
        "      gardé : rien",
        "      reste à vérifier : mots non entendus",
        "",
        "Lectures incertaines (2)",
        "  « 40 » dit « 40 », à 0:03, 41\u00a0% [number.cardinal]",
        "  « 3,5 » dit « 3,5 », à 0:06, 41\u00a0% [number.cardinal]",
        "",
        "Ce qui n’est pas lu (3)",
        "  surtitre — Marais salants",
        "      Le surtitre est montré, il n’est pas lu.",
        "  bandeau de cookies — Nous utilisons des cookies. Accepter",
        "      Bandeau de cookies.",
        "  articles liés — Lire aussi : la digue",
        "      Lien vers un autre article.",
    ]


def test_it_speaks_the_editions_language() -> None:
    text = report(edition_document(samples.edition(samples.article(language="en"))))
    assert "Longest run of divergent words: 5\u00a0words ≤ 3\u00a0words (exceeded)" in text
    assert "“40” said “40”, at 0:03, 41\u00a0%" in text


def test_a_figure_that_could_not_be_measured_and_an_unknown_one_are_said_so() -> None:
    document = edition_document(samples.edition())
    document["loudness"]["integrated_lufs"] = None
    document["review"]["measures"][0]["name"] = "new_figure.of_ours"
    text = report(document)
    assert "Niveau sonore intégré : non mesuré" in text
    assert "new figure of ours : 5,7\u00a0%" in text


def test_a_finding_about_an_utterance_that_is_gone_keeps_its_evidence() -> None:
    document = edition_document(samples.edition())
    document["review"]["findings"][-2]["utterance"] = "u99"
    assert "faute, toute l’édition [words.missing]\n      Le mot n’a pas été entendu." in report(document)


def test_an_edition_without_fault_says_so() -> None:
    document = edition_document(samples.edition())
    document["review"]["findings"] = []
    document["script"]["left_out"] = []
    text = report(document)
    assert "Rien à signaler." in text
    assert "Tout ce que la page portait est lu." in text


@pytest.mark.parametrize("payload", [*PAYLOADS, "a\x1b[2J\x1b]0;titre\x07\r\nb\x00\u202e", "x" * 5000])
def test_no_text_steers_the_terminal(payload: str) -> None:
    text = report(edition_document(hostile(payload)))
    assert all(sign.isprintable() or sign in "\n\u00a0" for sign in text)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_check_and_every_rung_has_its_name(language: str) -> None:
    names = {*(f"check.{check}" for check in SENTENCES[language]), *(f"rung.{rung.name}" for rung in LADDER)}
    assert not names - texts(language).words.keys()
