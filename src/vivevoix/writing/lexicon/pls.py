"""W3C Pronunciation Lexicon Specification 1.0 (14 October 2008): how lexicons travel between houses and engines.

PLS knows sounds and aliases. What our entries say beyond that (respelling, scope, who, when, why) travels in the document's
``metadata``, keyed by the lexeme's ``xml:id``: other readers pass over it. Ours gets the entry back as it was, unless somebody
has since changed the lexeme itself.
"""

from collections.abc import Callable, Iterator
from typing import TypeAlias, cast

from lxml import etree

from vivevoix.errors import BadLexicon
from vivevoix.writing.lexicon.entry import Entry, How
from vivevoix.writing.lexicon.match import Lexicon
from vivevoix.writing.lexicon.table import COLUMNS, from_table, line

_PLS = "{http://www.w3.org/2005/01/pronunciation-lexicon}"
_OURS = "{urn:vivevoix:lexicon}"
_XML = "{http://www.w3.org/XML/1998/namespace}"
# lxml takes None for the default namespace; its type stubs do not say so.
_NAMESPACES = cast("dict[str, str]", {None: _PLS[1:-1], "vv": _OURS[1:-1]})

Sounds: TypeAlias = Callable[[Entry], str]
Element: TypeAlias = "etree._Element"


def to_pls(lexicon: Lexicon, language: str, sounds: Sounds) -> bytes:
    """The entries for one language (and those for every language) as a PLS document.

    ``sounds`` gives the IPA of an entry that is not said by other words.
    """
    root = etree.Element(f"{_PLS}lexicon", {"version": "1.0", "alphabet": "ipa", f"{_XML}lang": language}, nsmap=_NAMESPACES)
    metadata = etree.SubElement(root, f"{_PLS}metadata")
    held = [entry for entry in lexicon.entries if entry.language in {"", language}]
    for number, entry in enumerate(held, start=1):
        lexeme = etree.SubElement(root, f"{_PLS}lexeme", {f"{_XML}id": f"l{number}"})
        etree.SubElement(lexeme, f"{_PLS}grapheme").text = entry.printed
        kind, text = ("alias", entry.value) if entry.how is How.WORDS else ("phoneme", sounds(entry))
        said = " ".join(text.split())
        etree.SubElement(lexeme, f"{_PLS}{kind}").text = said
        _remember(metadata, entry, f"l{number}", said)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def from_pls(document: bytes, name: str) -> Lexicon:
    """The entries of a PLS document. Raises BadLexicon when it is none, or is written in another alphabet than IPA."""
    root = _parsed(document, name)
    if root.tag != f"{_PLS}lexicon":
        raise BadLexicon(f"{name} is XML, but no PLS lexicon.", f"Its root element must be lexicon in {_PLS[1:-1]}.")
    remembered = {
        (element.get("lexeme", ""), element.get("said", "")): element.get("row", "") for element in root.iter(f"{_OURS}entry")
    }
    return Lexicon(tuple(_entries(root, remembered, name)))


def _remember(metadata: Element, entry: Entry, identity: str, said: str) -> None:
    # Not a tab: XML makes a space of it in an attribute.
    row = line(entry, separator="|").rstrip("\n")
    etree.SubElement(metadata, f"{_OURS}entry", {"lexeme": identity, "said": said, "row": row})


def _entries(root: Element, remembered: dict[tuple[str, str], str], name: str) -> Iterator[Entry]:
    language = root.get(f"{_XML}lang", "").partition("-")[0]
    for lexeme in root.iter(f"{_PLS}lexeme"):
        how, value = _chosen(lexeme, root, name)
        row = remembered.get((lexeme.get(f"{_XML}id", ""), value))
        if row is not None:
            yield from from_table("|".join(COLUMNS) + "\n" + row, name, separator="|").entries
            continue
        for grapheme in lexeme.iter(f"{_PLS}grapheme"):
            yield Entry(_text(grapheme), how, value, language)


def _chosen(lexeme: Element, root: Element, name: str) -> tuple[How, str]:
    """The preferred pronunciation, else the first one, in document order."""
    ways = [child for child in lexeme if child.tag in {f"{_PLS}phoneme", f"{_PLS}alias"}]
    if not ways:
        form = next((_text(child) for child in lexeme.iter(f"{_PLS}grapheme")), "")
        raise BadLexicon(f"{name}: the lexeme “{form}” has no phoneme and no alias.", "Give it one.")
    way = next((child for child in ways if child.get("prefer") == "true"), ways[0])
    if way.tag == f"{_PLS}alias":
        return How.WORDS, _text(way)
    alphabet = way.get("alphabet") or root.get("alphabet", "")
    if alphabet != "ipa":
        raise BadLexicon(f"{name}: “{_text(way)}” is written in the alphabet “{alphabet}”.", "Convert it to IPA.")
    return How.IPA, _text(way)


def _text(element: Element) -> str:
    return " ".join("".join(str(part) for part in element.itertext()).split())


def _parsed(document: bytes, name: str) -> Element:
    """The root, with nothing fetched and no entity expanded: a lexicon comes from other houses."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(document, parser)
    except etree.XMLSyntaxError as error:
        raise BadLexicon(f"{name} is not well-formed XML: {error}.", "Mend that line.") from error
    if next(root.iter(etree.Entity), None) is not None:
        raise BadLexicon(f"{name} uses entities of its own.", "Write the characters themselves.")
    return root
