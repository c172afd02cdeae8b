from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from vivevoix.errors import BadLexicon
from vivevoix.writing import Lexicon
from vivevoix.writing.lexicon import Entry, How, Scope, add_entry, load_lexicon, save_lexicon
from vivevoix.writing.lexicon.pls import from_pls, to_pls
from vivevoix.writing.lexicon.table import from_table, to_table

_TEXT = st.text(st.characters(blacklist_categories=["Cc", "Cs", "Zl", "Zp"], blacklist_characters="\x85\ufeff"), max_size=12)
_FORM = _TEXT.filter(lambda text: bool(text.strip()) and not text.startswith("#"))
ENTRIES = st.builds(
    Entry,
    printed=_FORM,
    how=st.sampled_from(How),
    value=_FORM,
    language=st.sampled_from(["", "fr", "en"]),
    exact_case=st.booleans(),
    inflected=st.booleans(),
    scope=st.sampled_from(Scope),
    within=_TEXT,
    who=_TEXT,
    when=st.sampled_from(["", "2026-11-23"]),
    why=_TEXT,
)
STANDARD = etree.RelaxNG(file=str(Path(__file__).with_name("pls.rng")))
LEXICONS = st.lists(ENTRIES, max_size=4).map(lambda entries: Lexicon(tuple(entries)))


@given(lexicon=LEXICONS, separator=st.sampled_from(["\t", ","]))
def test_a_table_gives_back_what_was_put_in(lexicon: Lexicon, separator: str) -> None:
    assert from_table(to_table(lexicon, separator=separator), "here", separator=separator) == lexicon


@given(lexicon=LEXICONS)
def test_pls_gives_back_the_entries_of_its_language(lexicon: Lexicon) -> None:
    def sounds(entry: Entry) -> str:
        return "a"

    xml_safe = Lexicon(tuple(entry for entry in lexicon.entries if "\ufffe" not in repr(entry) and "\uffff" not in repr(entry)))
    held = tuple(entry for entry in xml_safe.entries if entry.language in {"", "fr"})
    document = to_pls(xml_safe, "fr", sounds)
    STANDARD.assertValid(etree.fromstring(document))
    kept = from_pls(document, "here").entries
    assert [(entry.how, entry.scope, entry.who) for entry in kept] == [(entry.how, entry.scope, entry.who) for entry in held]


PLS = """<?xml version="1.0" encoding="UTF-8"?>
<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa" xml:lang="fr-FR">
  <lexeme><grapheme>Kerviel</grapheme><grapheme>Kerviels</grapheme><phoneme>kɛʁvjɛl</phoneme></lexeme>
  <lexeme><grapheme>W3C</grapheme><alias>consortium  du web</alias></lexeme>
  <lexeme><grapheme>os</grapheme><phoneme>ɔs</phoneme><phoneme prefer="true">o</phoneme></lexeme>
</lexicon>"""


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ('alphabet="ipa" ', ""),
        ("<grapheme>W3C</grapheme>", ""),
        ('version="1.0" xmlns', 'version="2.0" xmlns'),
        ("</lexeme>\n</lexicon>", "</lexeme><metadata/></lexicon>"),
    ],
)
def test_what_the_standard_forbids_is_seen(right: str, wrong: str) -> None:
    assert STANDARD.validate(etree.fromstring(PLS.encode()))
    assert not STANDARD.validate(etree.fromstring(PLS.replace(right, wrong).encode()))


def test_the_pls_of_another_house_is_read() -> None:
    entries = from_pls(PLS.encode(), "here").entries
    assert [(entry.printed, entry.how, entry.value, entry.language) for entry in entries] == [
        ("Kerviel", How.IPA, "kɛʁvjɛl", "fr"),
        ("Kerviels", How.IPA, "kɛʁvjɛl", "fr"),
        ("W3C", How.WORDS, "consortium du web", "fr"),
        ("os", How.IPA, "o", "fr"),
    ]


def test_a_lexeme_that_was_changed_elsewhere_is_believed() -> None:
    ours = to_pls(Lexicon((Entry("Kerviel", How.RESPELLING, "Quèrvièl", who="Anne"),)), "fr", lambda entry: "kɛʁvjɛl")
    assert from_pls(ours, "here").entries[0].who == "Anne"
    changed = ours.replace("<phoneme>kɛʁvjɛl".encode(), "<phoneme>kɛʁvjal".encode())
    assert from_pls(changed, "here").entries == (Entry("Kerviel", How.IPA, "kɛʁvjal", "fr"),)


@pytest.mark.parametrize(
    ("document", "problem"),
    [
        ("<lexicon", "not well-formed"),
        ("<lexicon/>", "no PLS lexicon"),
        (PLS.replace('alphabet="ipa"', 'alphabet="x-sampa"'), "x-sampa"),
        (PLS.replace("<phoneme>kɛʁvjɛl</phoneme>", ""), "Kerviel"),
        (
            PLS.replace("<lexicon ", '<!DOCTYPE lexicon [<!ENTITY a SYSTEM "file:///etc/hostname">]><lexicon ').replace(
                "W3C", "&a;"
            ),
            "entities",
        ),
    ],
)
def test_a_bad_pls_is_refused(document: str, problem: str) -> None:
    with pytest.raises(BadLexicon, match=problem):
        from_pls(document.encode(), "here")


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("a.tsv", "word\thow\n", "header"),
        ("a.tsv", "printed\thow\nXi\tsung\n", "row 2"),
        ("a.tsv", "printed\thow\tvalue\nXi\tipa\t\n", "row 2"),
        ("a.tsv", "printed\thow\tcase\nXi\tletters\tupper\n", "upper"),
        ("a.csv", 'printed,how\n"Xi,letters\n', "line"),
        ("a.doc", "", "form"),
    ],
)
def test_a_bad_table_is_refused_with_its_line(tmp_path: Path, name: str, content: str, problem: str) -> None:
    (tmp_path / name).write_text(content, "utf-8")
    with pytest.raises(BadLexicon, match=problem):
        load_lexicon(tmp_path / name)


def test_a_file_that_is_not_there_or_no_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadLexicon, match="cannot be read"):
        load_lexicon(tmp_path / "none.tsv")
    (tmp_path / "latin.tsv").write_bytes("printed\thow\nÉté\tletters\n".encode("latin-1"))
    with pytest.raises(BadLexicon, match="UTF-8"):
        load_lexicon(tmp_path / "latin.tsv")


def test_an_added_entry_leaves_remarks_and_order(tmp_path: Path) -> None:
    file = tmp_path / "house.tsv"
    first, second = Entry("Xi", How.LETTERS), Entry("Yo", How.WORDS, "mon ami")
    add_entry(first, file)
    file.write_text("# ours\n" + file.read_text("utf-8").rstrip("\n"), "utf-8")
    add_entry(second, file)
    assert file.read_text("utf-8").startswith("# ours\n")
    assert load_lexicon(file).entries == (first, second)


def test_an_entry_added_to_other_columns_keeps_every_field(tmp_path: Path) -> None:
    file = tmp_path / "house.csv"
    file.write_text("how,printed\nletters,Xi\n", "utf-8")
    add_entry(Entry("Yo", How.WORDS, "mon ami", who="Anne"), file)
    assert load_lexicon(file).entries == (Entry("Xi", How.LETTERS), Entry("Yo", How.WORDS, "mon ami", who="Anne"))


def test_a_file_of_exchange_is_not_written_as_a_table(tmp_path: Path) -> None:
    with pytest.raises(BadLexicon, match="exchange"):
        save_lexicon(Lexicon(), tmp_path / "a.pls")
