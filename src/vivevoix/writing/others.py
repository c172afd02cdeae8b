"""Other ways to say a printed word, for when the one chosen was not heard."""

MOST = 4


def others(printed: str, language: str) -> tuple[str, ...]:
    """What else a newsreader might say for a name, the likeliest first, IPA; nothing in languages that do not rank.

    The first may be the one already chosen. Costs 3 ms a name.
    """
    if not language.startswith("fr") or not printed.isalpha():
        return ()
    # The network of names takes a tenth of a second to load, which nobody who has nothing to mend should pay.
    from vivevoix.writing.fr.pronounce.name_choice import candidates, hear
    from vivevoix.writing.fr.pronounce.name_phones import unfold
    from vivevoix.writing.fr.pronounce.notation import alphabet, stressed

    heard = hear(printed.capitalize() if printed.isupper() else printed, ())
    ranked = sorted(candidates(heard), key=lambda one: -one.score)[:MOST] if heard else []
    said = (alphabet(stressed(unfold(tuple((sign, "") for sign in one.signs)))) for one in ranked)
    return tuple(dict.fromkeys(phonemes for phonemes in said if phonemes))
