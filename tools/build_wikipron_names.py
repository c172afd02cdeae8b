"""Makes the lexicon of Wiktionary's capitalised headwords from a WikiPron list.

    python tools/build_wikipron_names.py fr_pron_names.tsv > src/vivevoix/writing/fr/data/names/wikipron.tsv

The input has a headword, a tab and its transcriptions, apart by ``|``, the usual one first, as WikiPron's
``fra_latn_broad`` filtered to headwords with a capital. Only the first transcription is kept.
"""

import re
import sys
import unicodedata
from pathlib import Path

HEADER = """\
# Capitalised headwords of the French Wiktionary, from WikiPron (fra_latn_broad); CC BY-SA, see NOTICE beside this file.
# Columns: name, sounds.
"""
_SIGNS = str.maketrans({
    "r": "ʁ", "ʀ": "ʁ", "ɹ": "ʁ", "ɾ": "ʁ", "χ": "ʁ", "x": "ʁ", "g": "ɡ", "ɑ": "a",
    ".": "", "‿": "", "ˈ": "", "ˌ": "", "ː": "", "ˑ": "", "͡": "", "͜": "", "ʔ": "", "h": "", "(": "", ")": "", "-": "",
})  # fmt: skip
_VOWEL = re.compile("[aeiouyøœɔɛɑ]\u0303?")


def sounds(ipa: str) -> str:
    """One transcription in the alphabet of the French voice, stress mark before the last full vowel."""
    nasal = re.compile("ɑ\u0303|ã")
    plain = nasal.sub("@", unicodedata.normalize("NFD", ipa).replace("a\u0303", "@"))
    folded = plain.translate(_SIGNS).replace("@", "ɑ\u0303").strip()
    vowels = list(_VOWEL.finditer(folded))
    return f"{folded[: vowels[-1].start()]}ˈ{folded[vowels[-1].start() :]}" if vowels else folded


def lines(text: str) -> list[str]:
    """The rows of the lexicon, sorted by headword; one word each."""
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    kept = {row[0]: sounds(row[1].split("|")[0]) for row in rows if " " not in row[0] and " " not in row[1].split("|")[0]}
    return [f"{name}\t{kept[name]}" for name in sorted(kept)]


if __name__ == "__main__":
    sys.stdout.write(HEADER + "\n".join(lines(Path(sys.argv[1]).read_text("utf-8"))) + "\n")
