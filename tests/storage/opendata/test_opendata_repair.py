"""Texts of the official files made readable again, and those that need nothing left alone."""

import pytest
from hypothesis import given

from storage.opendata.repair import readable_answer, readable_story
from tests.storage.opendata.made_up_rows import texts

STORIES = {
    "glued sentences": ("Tout allait bien.Je suis parti", "Tout allait bien.\nJe suis parti"),
    "glued after an exclamation": ("Quelle attente !Enfin reçu", "Quelle attente !Enfin reçu"),
    "glued after a word": ("Quelle attente!Enfin reçu", "Quelle attente!\nEnfin reçu"),
    "glued accents": ("C’est fini…Écoutez-moi", "C’est fini…\nÉcoutez-moi"),
    "glued greeting": ("BonjourMa demande", "Bonjour\nMa demande"),
    "an acronym is no sentence": ("La S.N.C.F. et l’U.R.S.S.A.F", "La S.N.C.F. et l’U.R.S.S.A.F"),
    "an address is no sentence": ("Voir www.caf.Fr ou https://x.fr/a.Bc", "Voir www.caf.Fr ou https://x.fr/a.Bc"),
    "an e-mail is no sentence": ("Écrire à zoe@caf.Fr ici", "Écrire à zoe@caf.Fr ici"),
    "a number is no sentence": ("J’ai payé 3.Euros", "J’ai payé 3.Euros"),
    "entities": ("l&eacute;g&egrave;re &amp; s&ucirc;re&nbsp;!", "légère & sûre\xa0!"),
    "an ampersand": ("Dupont & fils", "Dupont & fils"),
    "underscores for spaces": ("Je_vous_écris_pour_la_suite", "Je vous écris pour la suite"),
    "few underscores": ("mon_fichier a_b", "mon_fichier a_b"),
    "underscores of an address": ("Voir https://x.fr/a_b_c_d_e_f svp", "Voir https://x.fr/a_b_c_d_e_f svp"),
    "a comparison is no tag": ("si 1 < 2 et 3 > 2", "si 1 < 2 et 3 > 2"),
    "unknown tags are text": ("le <montant> du <script>", "le <montant> du <script>"),
    "line ends": ("un\r\n\r\n\r\n\r\ndeux", "un\n\ndeux"),
    "a mask": ("Mme XXX m’a reçu", "Mme XXX m’a reçu"),
    "cut entities stay in stories": ("bien sûr ; voilà", "bien sûr ; voilà"),
}

ANSWERS = {
    "paragraphs": ("<p>Bonjour,</p><p>Merci.</p>", "Bonjour,\n\nMerci."),
    "a list": ("<ul><li>un</li><li>deux</li></ul>", "• un\n• deux"),
    "a line break": ("un<br/>deux<BR>trois", "un\ndeux\ntrois"),
    "attributes": ('<p class="x" onclick="y()">un</p>', "un"),
    "a link": ('Voir <a href="https://x.fr">ici</a>.', "Voir ici."),
    "entities within tags": ("<p>l&rsquo;été &lt;b&gt;</p>", "l’été <b>"),
    "cut entities": ("Bonjour ; ; ;Madame", "Bonjour Madame"),
    "one cut entity": ("Bonjour ;Madame", "Bonjour Madame"),
    "a true semicolon": ("oui ; non", "oui ; non"),
    "only tags": ("<p> </p><br>", ""),
    "a tag left open": ("<p>un<p>deux", "un\ndeux"),
}


@pytest.mark.parametrize(("raw", "expected"), STORIES.values(), ids=STORIES)
def test_a_story_is_as_a_person_would_have_typed_it(raw: str, expected: str) -> None:
    """Line breaks, spaces and entities come back; what only looks like a fault stays."""
    assert readable_story(raw) == expected


@pytest.mark.parametrize(("raw", "expected"), ANSWERS.values(), ids=ANSWERS)
def test_an_answer_is_as_a_person_would_have_typed_it(raw: str, expected: str) -> None:
    """HTML becomes lines and bullets; entities that were cut in two become the space that they were."""
    assert readable_answer(raw) == expected


@given(raw=texts)
def test_nothing_that_a_person_wrote_is_lost(raw: str) -> None:
    """Without tags, entities and underscores, only blanks change."""
    bare = "".join(sign for sign in raw if sign not in "<>&_;")
    assert "".join(readable_story(bare).split()) == "".join(bare.split())


@given(raw=texts)
def test_no_text_makes_it_stumble(raw: str) -> None:
    """Whatever the text, a text comes out, without blanks at its ends and without a run of empty lines."""
    for text in (readable_story(raw), readable_answer(raw)):
        assert text == text.strip()
        assert "\n\n\n" not in text
