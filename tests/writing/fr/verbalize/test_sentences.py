"""Where French sentences end, and where they only seem to."""

import time

import pytest

from vivevoix.writing.fr.sentence import sentences

_CASES: tuple[tuple[str, list[str]], ...] = (
    ("M. Roy arrive. Il parle à MM. Petit et Grand.", ["M. Roy arrive.", "Il parle à MM. Petit et Grand."]),
    ("Me Blanc plaide. Le Dr. Noir aussi. Mgr. Gris non.", ["Me Blanc plaide.", "Le Dr. Noir aussi.", "Mgr. Gris non."]),
    ("Voir p. 12 et art. 3. La suite ici.", ["Voir p. 12 et art. 3.", "La suite ici."]),
    ("Né en 44 av. J.-C. César le savait.", ["Né en 44 av. J.-C. César le savait."]),
    ("Vers 50 apr. J.-C. Il pleut.", ["Vers 50 apr. J.-C.", "Il pleut."]),
    ("J. K. Rowling écrit. F.-X. Martin lit.", ["J. K. Rowling écrit.", "F.-X. Martin lit."]),
    ("Du pain, du vin, etc. La table est mise.", ["Du pain, du vin, etc.", "La table est mise."]),
    ("Du pain, etc. pour tous.", ["Du pain, etc. pour tous."]),
    ("Il gagne 3.5 points et 4,2 places. Bravo.", ["Il gagne 3.5 points et 4,2 places.", "Bravo."]),
    ("Il hésite… Puis il part... mais revient.", ["Il hésite…", "Puis il part... mais revient."]),
    ("« Rien ! » dit-elle. « Quoi ? » répond-il.", ["« Rien ! » dit-elle.", "« Quoi ? » répond-il."]),
    ("« Il est parti. » Elle pleure.", ["« Il est parti. »", "Elle pleure."]),
    ("“Non.” Il insiste.", ["“Non.”", "Il insiste."]),
    ("(Il ment.) Elle rit.", ["(Il ment.)", "Elle rit."]),
    ("Vraiment ?! Oui.", ["Vraiment ?!", "Oui."]),
    ("1. Le lait. 2. Le sel.", ["1. Le lait.", "2. Le sel."]),
    ("Lisez exemple.fr. Et www.Exemple.com aussi.", ["Lisez exemple.fr.", "Et www.Exemple.com aussi."]),
    ("Yahoo! Mail ferme. Yahoo! résiste.", ["Yahoo! Mail ferme.", "Yahoo! résiste."]),
    ("Mer : ce que l'on sait. Le point.", ["Mer : ce que l'on sait.", "Le point."]),
    ("C'est la fin.Début de la suite.", ["C'est la fin.", "Début de la suite."]),
    ("La S.N.C.F. Le train part.", ["La S.N.C.F.", "Le train part."]),
    ("Le plan B. Elle refuse.", ["Le plan B.", "Elle refuse."]),
    ("Il aime le jeu. Elle aime la mer. Lui l'art. Fin.", ["Il aime le jeu.", "Elle aime la mer.", "Lui l'art.", "Fin."]),
    ("En 2023. 12 morts.", ["En 2023.", "12 morts."]),
    ("Titre\nTexte sans point\nAutre", ["Titre", "Texte sans point", "Autre"]),
    ("Le n° 3 gagne. Le n° 4 perd.", ["Le n° 3 gagne.", "Le n° 4 perd."]),
    ("Sous Louis XIV. Le roi meurt.", ["Sous Louis XIV.", "Le roi meurt."]),
    ("…", ["…"]),
    ("  ", []),
)


@pytest.mark.parametrize(("text", "expected"), _CASES)
def test_a_sentence_ends_where_a_reader_breathes(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in sentences(text)] == expected


@pytest.mark.parametrize("piece", ["mot. ", " »", ". »", "\n", "M. ", "1. ", "?!", "A.", " "])
def test_sentences_cost_no_more_than_the_text_is_long(piece: str) -> None:
    costs = []
    for length in (2000, 20000):
        started = time.process_time()
        sentences(piece * (length // len(piece)) + "b")
        costs.append(time.process_time() - started)
    assert costs[1] < 30 * max(costs[0], 0.004)
