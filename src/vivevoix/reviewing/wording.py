"""The sentences of findings, in the edition's language."""

from collections.abc import Mapping


def _tones(words: Mapping[str, tuple[str, str]], far: str, jump: str, proposal: str) -> dict[str, tuple[str, str]]:
    """The sentences about each measure of the tone."""
    found = {}
    for measure, (what, unit) in words.items():
        found[f"tone.{measure}"] = (far.format(what=what, unit=unit), proposal)
        found[f"tone.jump_{measure}"] = (jump.format(what=what, unit=unit), proposal)
    return found


SENTENCES: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "fr": {
        "words.missing": (
            "« {printed} » n'a pas été entendu, vers {start:.1f} s de la phrase ({words} mots attendus).",
            "Écouter ce passage ; s'il manque, faire redire la phrase.",
        ),
        "words.added": (
            "« {heard} » a été entendu vers {start:.1f} s de la phrase, sans être écrit.",
            "Écouter ce passage ; si ces mots sont dits, faire redire la phrase.",
        ),
        "words.changed": (
            "À la place de « {printed} » a été entendu « {heard} », vers {start:.1f} s de la phrase.",
            "Écouter ce passage ; si la prononciation est fautive, l'ajouter au lexique.",
        ),
        "signal.dead_air": (
            "{seconds:.1f} s de silence à {start:.1f} s de la phrase ; la limite est de {limit:.1f} s.",
            "Faire redire la phrase, ou la couper en deux.",
        ),
        "signal.clipping": (
            "{samples} échantillons écrêtés à pleine échelle.",
            "Faire redire la phrase.",
        ),
        "signal.cut_start": ("Le son commence sans silence : le début est peut-être coupé.", "Faire redire la phrase."),
        "signal.cut_end": ("Le son s'arrête sans silence : la fin est peut-être coupée.", "Faire redire la phrase."),
        "signal.click": ("Un claquement à {start:.1f} s de la phrase.", "Écouter ce passage, et faire redire la phrase."),
        "signal.noise": (
            "{seconds:.1f} s de bruit à {start:.1f} s de la phrase.",
            "Écouter ce passage, et faire redire la phrase.",
        ),
        **_tones(
            {"pitch": ("La hauteur", "demi-ton"), "rate": ("Le débit", "%"), "loudness": ("Le niveau", "LU")},
            "{what} s'écarte de {{off:+.1f}} {unit} du milieu de l'article ; la limite est de {{limit:.1f}}.",
            "{what} saute de {{off:+.1f}} {unit} depuis la phrase précédente ; la limite est de {{limit:.1f}}.",
            "Écouter la phrase entre ses voisines ; la faire redire si le ton change.",
        ),
        "sounds.word": (
            "Dans « {printed} », vers {start:.1f} s de la phrase, [{doubted}] est douteux : attendu [{asked}], entendu {heard}.",
            "Écouter ce mot ; si le son est faux, faire redire la phrase ou fixer la prononciation dans le lexique.",
        ),
        "sounds.tail": (
            "La fin de « {printed} » semble coupée ou avalée, vers {start:.1f} s de la phrase.",
            "Écouter la fin de la phrase ; s'il en manque, la faire redire.",
        ),
        "sounds.strange": (
            "Vers {start:.1f} s de la phrase, un son qui n'est pas de cette voix : un bruit, ou un trou.",
            "Écouter ce passage, et faire redire la phrase.",
        ),
        "sounds.foreign": (
            "« {printed} » est demandé avec des sons que la voix n'a pas ({sounds}) : ils ne sont pas jugés.",
            "Vérifier la prononciation ; l'écrire avec des sons du français dans le lexique.",
        ),
        "signal.length": (
            "La phrase dure {seconds:.1f} s ; ses {phones} sons en demandent environ {expected:.1f}.",
            "Écouter la phrase entière, et la faire redire.",
        ),
        "reading.uncertain": (
            "« {printed} » est dit « {spoken} » avec une confiance de {confidence:.0%} (règle {rule}).",
            "Vérifier la prononciation ; la fixer dans le lexique.",
        ),
    },
    "en": {
        "words.missing": (
            "“{printed}” was not heard, about {start:.1f} s into the sentence ({words} words expected).",
            "Listen to the place; if it is missing, have the sentence said again.",
        ),
        "words.added": (
            "“{heard}” was heard about {start:.1f} s into the sentence, and is not written.",
            "Listen to the place; if the words are said, have the sentence said again.",
        ),
        "words.changed": (
            "Instead of “{printed}”, “{heard}” was heard, about {start:.1f} s into the sentence.",
            "Listen to the place; if it is said wrongly, add it to the lexicon.",
        ),
        "signal.dead_air": (
            "{seconds:.1f} s of silence {start:.1f} s into the sentence; the limit is {limit:.1f} s.",
            "Have the sentence said again, or part it in two.",
        ),
        "signal.clipping": ("{samples} samples clipped at full scale.", "Have the sentence said again."),
        "signal.cut_start": ("The sound begins without silence: its beginning may be cut.", "Have the sentence said again."),
        "signal.cut_end": ("The sound stops without silence: its end may be cut.", "Have the sentence said again."),
        "signal.click": ("A click {start:.1f} s into the sentence.", "Listen to the place, and have the sentence said again."),
        "signal.noise": (
            "{seconds:.1f} s of noise {start:.1f} s into the sentence.",
            "Listen to the place, and have it said again.",
        ),
        **_tones(
            {"pitch": ("The pitch", "semitones"), "rate": ("The rate", "%"), "loudness": ("The loudness", "LU")},
            "{what} lies {{off:+.1f}} {unit} from the middle of the article; the limit is {{limit:.1f}}.",
            "{what} jumps by {{off:+.1f}} {unit} from the sentence before; the limit is {{limit:.1f}}.",
            "Listen to the sentence between its neighbours; have it said again if the tone changes.",
        ),
        "sounds.word": (
            "In “{printed}”, about {start:.1f} s into the sentence, [{doubted}] is doubtful: [{asked}] expected, {heard} heard.",
            "Listen to the word; if the sound is wrong, have the sentence said again or settle the word in the lexicon.",
        ),
        "sounds.tail": (
            "The end of “{printed}” seems cut or swallowed, about {start:.1f} s into the sentence.",
            "Listen to the end of the sentence; if some is missing, have it said again.",
        ),
        "sounds.strange": (
            "About {start:.1f} s into the sentence, a sound that is not this voice's: a noise, or a hole.",
            "Listen to the place, and have the sentence said again.",
        ),
        "sounds.foreign": (
            "“{printed}” asks for sounds that the voice does not have ({sounds}): they are not judged.",
            "Check how it is said; write it with sounds of French in the lexicon.",
        ),
        "signal.length": (
            "The sentence lasts {seconds:.1f} s; its {phones} sounds ask for about {expected:.1f}.",
            "Listen to the whole sentence, and have it said again.",
        ),
        "reading.uncertain": (
            "“{printed}” is said “{spoken}” with a confidence of {confidence:.0%} (rule {rule}).",
            "Check how it is said; settle it in the lexicon.",
        ),
    },
}


NOTHING_HEARD: Mapping[str, str] = {"fr": "rien de reconnaissable", "en": "nothing that is known"}


def sentences(check: str, language: str, **figures: object) -> tuple[str, str]:
    """Evidence and proposal of a check, its figures filled in; English for a language without sentences of its own."""
    evidence, proposal = SENTENCES.get(language, SENTENCES["en"])[check]
    return evidence.format(**figures), proposal
