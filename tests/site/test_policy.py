"""The consent policy from TOML: what is shipped, what a newspaper adds, what is refused."""

from pathlib import Path

import pytest

from tests.site.conftest import VIDEO
from vivevoix.errors import WrongUse
from vivevoix.site.consent.loading import load_policy, shipped
from vivevoix.site.consent.policy import Basis


def loaded(tmp_path: Path, text: str) -> object:
    file = tmp_path / "consent.toml"
    file.write_text(text, "utf-8")
    return load_policy(file)


def test_the_shipped_policy_sets_nothing_before_a_choice_and_nothing_of_others() -> None:
    policy = shipped()
    assert [(category.key, category.basis) for category in policy.categories] == [
        ("technical", Basis.NECESSARY),
        ("audience", Basis.EXEMPT),
        ("social", Basis.CONSENT),
    ]
    assert not [cookie.name for _, cookie in policy.cookies() if cookie.before_choice]
    assert {category.key for category, _ in policy.cookies()} == {"technical"}
    assert {cookie.days for _, cookie in policy.cookies()} == {182}
    assert not [service.key for _, service in policy.services() if service.origins]


def test_a_newspapers_file_is_read_over_the_shipped_one(tmp_path: Path) -> None:
    file = tmp_path / "consent.toml"
    file.write_text(VIDEO, "utf-8")
    policy = load_policy(file)
    assert [category.key for category in policy.categories] == ["technical", "audience", "social", "video"]
    social = policy.category("social")
    assert social is not None
    assert social.purpose["fr"] == "Commenter."
    assert [service.key for service in social.services] == ["comments"]
    assert policy.owner("/commentaires/sel") is social
    assert policy.owner("/commentaires") is social
    assert policy.owner("/commentaires-du-jour") is None


def test_any_change_is_another_policy(tmp_path: Path) -> None:
    one, other = tmp_path / "one.toml", tmp_path / "other.toml"
    one.write_text(VIDEO, "utf-8")
    other.write_text(VIDEO.replace("days = 90", "days = 91"), "utf-8")
    assert load_policy(one).digest == load_policy(one).digest
    assert load_policy(one).digest != load_policy(other).digest


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (('version = "test"', ""), "has no version"),
        (
            ('basis = "consent"\ntitle = { fr = "Vidéos"', 'basis = "legitimate"\ntitle = { fr = "Vidéos"'),
            "there is no basis 'legitimate'",
        ),
        (
            ('basis = "consent"\ntitle = { fr = "Réseaux', 'basis = "necessary"\ntitle = { fr = "Réseaux'),
            "is shipped with the basis",
        ),
        (('https://videos.tiers.example"]', '*"]'), "'*' is no origin"),
        (('https://videos.tiers.example"]', 'https://*.tiers.example"]'), "is no origin"),
        (('https://videos.tiers.example"]', "'unsafe-inline'\"]"), "is no origin"),
        (('https://videos.tiers.example"]', 'https://x.example; script-src *"]'), "is no origin"),
        (('https://videos.tiers.example"]', 'http://videos.tiers.example"]'), "is no origin"),
        (("frame = [", "object = ["), "no kind of source 'object'"),
        (("days = 90", "days = 400"), "lasts 400 days"),
        (('name = "_tiers"', 'name = "_ti ers; Domain=x"'), "cannot be called"),
        (('key = "video"', 'key = "Vidéo"'), "is no key"),
        (('key = "video"', 'key = "social"'), "two category 'social'"),
        (('en = "Videos seen."', 'de = "Gesehen."'), "no purpose in both languages"),
        (('controller = "Tiers SA"', 'vendor = "Tiers SA"'), "no field 'vendor'"),
        (('version = "test"', "version = "), "is not TOML"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_its_place(tmp_path: Path, change: tuple[str, str], said: str) -> None:
    assert change[0] in VIDEO
    with pytest.raises(WrongUse) as caught:
        loaded(tmp_path, VIDEO.replace(change[0], change[1], 1))
    assert said in caught.value.problem
    assert caught.value.remedy


def test_the_choice_is_kept_six_months_and_no_file_changes_that(tmp_path: Path) -> None:
    text = """
version = "x"
[[category]]
key = "technical"
basis = "necessary"
title = { fr = "a", en = "a" }
purpose = { fr = "a", en = "a" }
refusal = { fr = "a", en = "a" }
[[category.service]]
key = "choice"
title = { fr = "a", en = "a" }
[[category.service.cookie]]
name = "__Host-consent"
days = 365
purpose = { fr = "a", en = "a" }
"""
    with pytest.raises(WrongUse, match="kept 182 days"):
        loaded(tmp_path, text)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="cannot be read"):
        load_policy(tmp_path / "none.toml")
