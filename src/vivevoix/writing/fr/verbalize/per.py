"""What is counted *per* something: ``/mois`` → ``par mois``, ``/m²`` → ``par mètre carré``."""

from vivevoix.writing.fr.verbalize.tables import table

_SHORT = r"(?:pers|hab|sem|sec|nuit|ad|enf|act)\.(?! *$)"
PER = rf"(?: ?/ ?(?P<per>100(?= ?[.,;)]|$| [a-z]{{3}})|(?:100 ?)?(?:{_SHORT}|[^\W\d_]{{1,12}}[²³23]?)(?!\w)))?"
_WORDS = {
    "h": "heure",
    "j": "jour",
    "min": "minute",
    "s": "seconde",
    "an": "an",
    "pers": "personne",
    "p": "personne",
    "b": "baril",
}


def per(printed: str | None) -> str:
    """``mois`` → `` par mois``, ``100 km`` → `` aux cent kilomètres``, nothing for nothing."""
    if not printed:
        return ""
    hundred = printed.startswith("100")
    unit = printed.removeprefix("100").strip()
    known = table("units").get(unit) or table("units").get(unit.rstrip(".")) or table("units").get(f"{unit}.")
    if hundred:
        return f" aux cent {known[1] if known else unit}".rstrip()
    bare = unit.rstrip(".")
    return f" par {_WORDS.get(bare) or (known[0] if known else bare)}"
