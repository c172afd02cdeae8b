"""index.html as a parser sees it: what it shows, what it loads, what it lets run."""

import base64
import hashlib
import json
import re
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from markupsafe import Markup

from tests.publishing import samples
from tests.publishing.hostile import PAYLOADS, hostile
from vivevoix.model import Block, BlockKind, Image, Review
from vivevoix.publishing import Frame, edition_document, page
from vivevoix.publishing.page import environment
from vivevoix.publishing.texts import LANGUAGES, texts
from vivevoix.publishing.typography import unbreakable


def shown(edition: Any = None, image: str = "image.png") -> Any:
    """The page's tree."""
    return html.document_fromstring(page(edition_document(edition or samples.edition(), image)))


def text(tree: Any, path: str) -> list[str]:
    """The text of each element found, white space folded."""
    return [" ".join(node.text_content().split()) for node in tree.xpath(path)]


def forms(tree: Any) -> set[tuple[str, str]]:
    """Every element with every attribute it has."""
    return {(str(node.tag), name) for node in tree.iter() for name in ("", *node.attrib)}


def test_the_article_reads_in_order_without_javascript() -> None:
    tree = shown()
    assert text(tree, "//article//*[self::h1 or self::h2 or self::p or self::li or self::figcaption]") == [
        "Marais salants",
        "À Brélec, le sel revient après 40 ans",
        "Douze œillets ont été rouverts en mai.",
        "Par Maëlle Quéré 1er mai 2026 à 17 h 45",
        "Écouter cet article Durée : 0:11",
        "Voix générée par IA : une prononciation ou un ton peut être fautif.",
        "Télécharger l’audio (MP3)",
        "Transcription (WebVTT)",
        "Un œillet à marée basse.Crédit : Yann Prigent",
        "La récolte a donné 3,5 tonnes. Personne n’y croyait 🧂 vraiment, dit Mme Ker.",
        "Un métier dur",
        "le râteau ;",
        "la brouette.",
        "Le sel n’attend pas.",
    ]


def test_the_player_is_the_browsers_own_and_waits_for_the_reader() -> None:
    audio = shown().xpath("//audio")[0]
    assert dict(audio.attrib) == {"controls": "", "preload": "metadata", "src": "audio.mp3"}


def test_the_listing_holds_every_utterance_with_a_link_that_works_without_javascript() -> None:
    tree = shown()
    links = tree.xpath("//details[@id='transcript']//a/@href")
    assert len(links) == 9
    assert links[0] == "audio.mp3#t=0.25"
    assert text(tree, "//details[@id='transcript']//li")[0].startswith("0:00 Cet article est lu par une voix")


def test_what_is_not_read_stands_with_its_reason_and_the_card_with_its_figures() -> None:
    tree = shown()
    assert text(tree, "//details[@id='left-out']//li")[1] == (
        "bandeau de cookies Nous utilisons des cookies. Accepter Bandeau de cookies."
    )
    failed = text(tree, "//details[@id='review']//tr[@class='failed']/*")
    assert failed == ["Plus longue suite de mots divergents", "5 mots", "dépassé (≤ 3 mots)"]
    assert "Le mot n’a pas été entendu. Proposition : Redire la phrase." in text(tree, "//details[@id='review']//li/p")[0]
    assert "41 %" in text(tree, "//details[@id='review']//ul")[2]
    repaired = text(tree, "//details[@id='review']//ul")[1]
    assert "essayé : " in repaired and "gardé : rien" in repaired and "reste à vérifier : " in repaired


def test_nothing_is_loaded_but_the_files_beside() -> None:
    tree = shown()
    loaded = tree.xpath("//@src | //link[not(@rel='canonical')]/@href | //a[contains(@href, 'audio')]/@href")
    assert {re.sub(r"#t=.*", "", address) for address in loaded} == {"audio.mp3", "image.png", "transcript.vtt"}


def test_the_policy_lets_run_exactly_the_style_and_script_of_the_page() -> None:
    source = page(edition_document(samples.edition(), "image.png"))
    policy: str = shown().xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    for tag, rule in (("style", "style-src"), ("script", "script-src")):
        content = re.search(rf"<{tag}(?: type=\"module\")?>(.*?)</{tag}>", source, re.DOTALL)
        assert content
        digest = base64.b64encode(hashlib.sha256(content[1].encode()).digest()).decode()
        assert f"{rule} 'sha256-{digest}'" in policy
    assert "unsafe" not in policy
    assert policy.startswith("default-src 'none'")


def test_no_style_or_handler_stands_in_an_attribute() -> None:
    names = {name for node in shown().iter() if isinstance(node.tag, str) for name in node.attrib}
    assert not [name for name in names if name.startswith("on") or name == "style"]


def test_machines_are_told_what_it_is_and_that_the_voice_is_artificial() -> None:
    data = json.loads(shown().xpath("//script[@type='application/ld+json']")[0].text)
    assert data["@type"] == "NewsArticle"
    assert data["author"] == {"@type": "Person", "name": "Maëlle Quéré"}
    assert data["audio"]["@type"] == "AudioObject"
    assert data["audio"]["duration"] == "PT11.95S"
    assert data["audio"]["digitalSourceType"] == "https://schema.org/TrainedAlgorithmicMediaDigitalSource"
    assert data["audio"]["transcript"].endswith("Le sel n’attend pas.")
    assert shown().xpath("//link[@rel='canonical']/@href") == ["https://exemple.fr/sel"]


def test_every_picture_link_and_heading_has_a_name_and_headings_step_by_one() -> None:
    tree = shown()
    assert tree.xpath("//img/@alt") == ["Un bassin rectangulaire, un tas de sel."]
    assert all(" ".join(node.text_content().split()) for node in tree.xpath("//a | //h1 | //h2 | //h3 | //summary"))
    levels = [int(node.tag[1]) for node in tree.xpath("//h1 | //h2 | //h3")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert tree.xpath("//html/@lang") == ["fr"]
    assert len(tree.xpath("//main")) == 1
    assert tree.xpath("//body/*[1]/a/@href") == ["#article"]
    assert len(tree.xpath("//@id")) == len(set(tree.xpath("//@id")))


@pytest.mark.parametrize(("language", "interface"), [("fr", "fr"), ("en", "en"), ("de", "en")])
def test_the_interface_speaks_the_readers_language(language: str, interface: str) -> None:
    tree = shown(samples.edition(samples.article(language=language)))
    assert tree.xpath("//html/@lang") == [interface]
    assert tree.xpath("//article/@lang") == ([language] if language != interface else [])
    assert texts(interface)("listen") in text(tree, "//section//h2")[0]


def test_an_article_of_a_headline_alone_still_has_its_page() -> None:
    bare = samples.article(
        blocks=(Block(BlockKind.TITLE, "Brève"),), byline="", published_at=None, image=None, site="", canonical_url=""
    )
    tree = shown(replace(samples.edition(bare, {}), review=Review((), ())))
    assert text(tree, "//h1") == ["Brève"]
    assert not tree.xpath("//figure | //p[@class='byline'] | //p[@class='kicker'] | //link[@rel='canonical']")
    assert "Tout ce que la page portait est lu." in text(tree, "//details//p")
    assert "Rien à signaler." in text(tree, "//details//p")
    assert "Aucune phrase n’a dû être redite." in text(tree, "//details//p")


def test_an_article_whose_audio_is_not_made_yet_says_so_and_promises_none() -> None:
    document = edition_document(samples.edition(), "image.png")
    document["audio"]["file"], document["cues"] = "", []
    tree: Any = html.document_fromstring(page(document))
    assert text(tree, "//section[@id='listen']/p") == ["La version audio de cet article n’est pas encore prête."]
    assert not tree.xpath("//audio | //vive-voix | //meta[@property='og:audio'] | //details[@id='transcript' or @id='review']")
    assert "audio" not in json.loads(tree.xpath("//script[@type='application/ld+json']")[0].text)


def test_the_tagline_is_shown_and_the_photo_is_told_to_machines() -> None:
    blocks = (*samples.BLOCKS, Block(BlockKind.TAGLINE, "Le sel de l’actualité", spoken=False, reason="La devise."))
    tree = shown(samples.edition(samples.article(blocks=blocks)))
    assert text(tree, "//p[@class='tagline']") == ["Le sel de l’actualité"]
    assert tree.xpath("//meta[@property='og:image']/@content") == ["https://exemple.fr/sel.png"]
    assert tree.xpath("//meta[@property='og:image:alt']/@content") == ["Un bassin rectangulaire, un tas de sel."]


def test_in_a_frame_the_slots_stand_in_their_places_and_addresses_are_whole() -> None:
    slots: dict[str, Any] = {
        name: Markup(f'<p id="{name}"></p>') for name in ("banner", "masthead", "band", "follow", "after_article", "footer")
    }
    frame = Frame(
        **slots, base="/a/sel/", address="https://voix.fr/a/sel/", styles=("/s.css",), scripts=("/s.js",), report="/r"
    )
    source = samples.edition(samples.article(canonical_url="", image=Image("")))
    tree: Any = html.document_fromstring(page(edition_document(source, "image.png"), frame))
    assert tree.xpath("//p[@id]/@id") == [*slots]
    assert not tree.xpath("//style | //meta[@http-equiv] | //script[not(@src or contains(@type, 'json'))]")
    assert tree.xpath("//link[@rel='canonical']/@href") == ["https://voix.fr/a/sel/"]
    assert tree.xpath("//meta[@property='og:audio']/@content") == ["https://voix.fr/a/sel/audio.mp3"]
    assert tree.xpath("//img/@src") == ["/a/sel/image.png"]
    data = json.loads(tree.xpath("//script[@type='application/ld+json']")[0].text)
    assert (data["audio"]["contentUrl"], data["image"]) == (
        "https://voix.fr/a/sel/audio.mp3",
        "https://voix.fr/a/sel/image.png",
    )


def test_a_photo_that_did_not_come_leaves_its_caption_and_credit() -> None:
    tree = shown(image="")
    assert not tree.xpath("//img")
    assert text(tree, "//figcaption") == ["Photo Un œillet à marée basse.Crédit : Yann Prigent"]


def test_a_photo_without_words_has_an_empty_alternative() -> None:
    tree = shown(samples.edition(samples.article(image=Image("x.png"))))
    assert tree.xpath("//img/@alt") == [""]
    assert not tree.xpath("//figcaption")


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_text_is_text_in_every_field(payload: str) -> None:
    calm, made = shown(hostile("https://exemple.fr/1")), shown(hostile(payload))
    assert forms(made) <= forms(calm)
    wanted = {"script": 3, "style": 1, "meta[@http-equiv]": 1, "base": 0, "iframe": 0, "audio": 1, "img": 1}
    assert {path: len(made.xpath(f"//{path}")) for path in wanted} == wanted
    assert text(made, "//h1") == [" ".join(unbreakable(payload, "fr").split())]
    assert not [address for address in made.xpath("//@href") if re.match(r"\s*(javascript|data):", address, re.IGNORECASE)]
    assert json.loads(made.xpath("//script[@type='application/ld+json']")[0].text)["headline"] == payload


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1).filter(str.strip))
def test_any_text_comes_through_the_page_unchanged(printed: str) -> None:
    tree = shown(samples.edition(samples.article(blocks=(Block(BlockKind.TITLE, printed),)), {}))
    assert tree.xpath("//h1")[0].text_content().replace("\u00a0", " ") == printed.replace("\u00a0", " ")


@given(st.text("0123456789 «»:;?!%€kgmh'’.,aé"))
def test_no_break_spaces_change_spaces_only(printed: str) -> None:
    made = unbreakable(printed, "fr")
    assert len(made) == len(printed)
    assert all(new == old or (old, new) == (" ", "\u00a0") for old, new in zip(printed, made, strict=True))


@pytest.mark.parametrize(
    ("printed", "typeset"),
    [
        ("« Oui ! » dit-il : 2 350 kg ?", "«~Oui~!~» dit-il~: 2~350~kg~?"),
        ("en 2015 une vague de 14 m", "en 2015~une vague de 14~m"),
        ("60 % de 50 000 €", "60~% de 50~000~€"),
        ("le 3 d’un mois", "le 3 d’un mois"),
    ],
)
def test_french_lines_do_not_break_before_high_punctuation_or_inside_numbers(printed: str, typeset: str) -> None:
    assert unbreakable(printed, "fr") == typeset.replace("~", "\u00a0")
    assert unbreakable(printed, "en") == printed


def test_every_word_of_the_interface_exists_in_every_language() -> None:
    tables = [texts(language).words for language in LANGUAGES]
    assert all(table.keys() == tables[0].keys() for table in tables)
    assert all(word.strip() for table in tables for word in table.values())
    for key in tables[0]:
        assert len({frozenset(re.findall(r"{\w+}", table[key])) for table in tables}) == 1, key


def test_the_templates_ask_for_words_that_exist_and_every_block_kind_has_its_name() -> None:
    loader = environment().loader
    assert loader
    sources = [loader.get_source(environment(), name)[0] for name in environment().list_templates(extensions=["html"])]
    asked = set(re.findall(r'\bt\("(\w+)"', "".join(sources)))
    assert len(asked) > 20
    assert asked <= texts("fr").words.keys()
    assert {f"kind.{kind.value}" for kind in BlockKind} <= texts("fr").words.keys()
