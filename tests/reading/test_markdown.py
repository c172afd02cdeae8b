"""Markdown."""

from datetime import datetime
from pathlib import Path

import pytest

from tests.reading.samples import read_file
from vivevoix.reading.markdown import unmarked

TEXT = """---
title: Le phare change de voix
author: "Solène Briand"
date: 2026-03-12
lang: fr-FR
chapo: Une corne de brume remplacée par un enregistrement, et tout un village qui proteste.
---

![Le phare](phare.png "Le phare, mardi soir.")

La corne s'est tue **mardi** à minuit, après *cent douze ans* de service,
sans que le [conseil](https://exemple.test/conseil) ait été consulté.

## Une pétition

> « On dormait avec elle »,
> dit un voisin.

1. Elle s'entendait à 12 milles.
2. Elle pesait 400 kg.

- un haut-parleur la remplace

Sous-titre souligné
-------------------

Fin de l'histoire, pour l'instant, car le village et la commune se retrouvent jeudi.
"""


def test_the_parts_of_a_text(tmp_path: Path) -> None:
    article = read_file(tmp_path, "phare.md", TEXT)
    assert [(block.kind.value, block.text) for block in article.blocks] == [
        ("title", "Le phare change de voix"),
        ("standfirst", "Une corne de brume remplacée par un enregistrement, et tout un village qui proteste."),
        ("caption", "Le phare, mardi soir."),
        (
            "paragraph",
            "La corne s'est tue mardi à minuit, après cent douze ans de service, sans que le conseil ait été consulté.",
        ),
        ("heading", "Une pétition"),
        ("quote", "« On dormait avec elle », dit un voisin."),
        ("item", "Elle s'entendait à 12 milles."),
        ("item", "Elle pesait 400 kg."),
        ("item", "un haut-parleur la remplace"),
        ("heading", "Sous-titre souligné"),
        ("paragraph", "Fin de l'histoire, pour l'instant, car le village et la commune se retrouvent jeudi."),
    ]


def test_front_matter_fills_the_fields(tmp_path: Path) -> None:
    article = read_file(tmp_path, "phare.md", TEXT)
    assert (article.byline, article.published_at, article.language) == ("Solène Briand", datetime(2026, 3, 12), "fr")
    assert article.image is not None
    assert (article.image.address, article.image.caption, article.image.alt) == (
        "phare.png",
        "Le phare, mardi soir.",
        "Le phare",
    )


def test_the_first_heading_is_the_title_and_only_it(tmp_path: Path) -> None:
    article = read_file(
        tmp_path, "a.md", "# Le titre de la page\n\nUn paragraphe qui dit quelque chose de la mer.\n\n# Une partie\n\nLa suite."
    )
    assert [block.kind.value for block in article.blocks] == ["title", "paragraph", "heading", "paragraph"]


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("***fort*** et `code`", "fort et code"),
        ("snake_case_name reste", "snake_case_name reste"),
        (r"5 \* 3 = 15", "5 * 3 = 15"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("[lien][1] et <https://exemple.test>", "lien et https://exemple.test"),
    ],
)
def test_marks_are_taken_off(marked: str, plain: str) -> None:
    assert unmarked(marked) == plain
