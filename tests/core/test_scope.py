import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.text import scope
from core.text.finding import OutOfScope

OUT = {
    OutOfScope.NOT_FRENCH: """
    Thank you very much
    I waited four hours at the prefecture and nobody could help me
    No puedo pedir cita por internet
    Danke schön für die Hilfe
    Obrigado pela ajuda
    مرحبا شكرا
    我等了五个小时，没有人会说英语。
    Teşekkür ederim çok iyi
    Mwen pa ka jwenn randevou
    Trugarez deoc’h evit ho sikour
    I went to the mairie of Lyon and the agent was rude, merci
    """,
    OutOfScope.EMPTY: """
    test
    aaaa
    .
    rien à dire
    bonjour
    azerty
    😀😀
    RAS
    merci
    qsdfqsdf
    1234
    Je teste le formulaire
    """,
    OutOfScope.ADVERT: """
    Prêt entre particuliers sérieux, contactez-moi par mail
    Gagnez 500 euros par jour depuis chez vous
    Grand marabout africain, retour de l’être aimé
    Nous recrutons des aides à domicile, envoyez votre CV
    Serrurier 24h/24 pas cher, devis gratuit
    Boostez votre référencement Google dès 99 €
    """,
    OutOfScope.POLITICS: """
    Macron démission
    Votez pour le changement dimanche prochain
    Tous les politiciens sont corrompus
    La réforme des retraites doit être abrogée
    Nos députés ne pensent qu’à leurs indemnités
    """,
    OutOfScope.COMPLAINT: """
    Merci de me rappeler rapidement
    Quand vais-je être payé ?
    Je demande le changement de mon adresse
    Mon voisin travaille au noir et touche le chômage
    Bonjour, je n’ai toujours pas reçu mon paiement d’avril, merci de faire le nécessaire
    Comment faire pour renouveler mon passeport ?
    Pouvez-vous me dire où en est mon dossier ?
    Mon propriétaire refuse de me rendre ma caution
    """,
}

IN = """
Accueil parfait, merci à toute l’équipe de la Caf de Nîmes
Très bien
Service nul
Personne ne répond jamais au 3949.
Le serveur vocal m’a dit de press the button, j’ai rien compris
jé apelé 3 foi la caf persone repon
wallah l’agent il a été trop gentil
J’ai attendu deux heures au guichet. Pouvez-vous améliorer cela ?
J’ai déposé mon dossier en mars, on m’a dit trois semaines. Merci de faire le nécessaire, dossier 12345.
La loi a changé et l’agent m’a tout expliqué à la mairie
Le bureau de vote était bien organisé, merci aux assesseurs
J’ai reçu un mail de prêt entre particuliers se faisant passer pour la CAF
Je tiens à remercier la dame de l’accueil
Sur le site on me dit : your session has expired. Encore raté.
"""


@pytest.mark.parametrize(
    ("text", "reason"), [(line.strip(), reason) for reason, lines in OUT.items() for line in lines.strip().splitlines()]
)
def test_what_tells_no_experience_is_out_of_scope(text: str, reason: OutOfScope) -> None:
    """The answer is the reason and what in the text says so, in words."""
    judged, why = scope.judge(text, [])
    assert judged is reason
    assert why


@pytest.mark.parametrize("text", IN.strip().splitlines())
def test_an_experience_stays_in_scope(text: str) -> None:
    """However short, ill spelled or ended by a request."""
    assert scope.judge(text, []) == (None, "")


@given(st.text())
def test_any_text_is_judged(text: str) -> None:
    """A reason always comes with its words, and no reason with none."""
    reason, why = scope.judge(text, [])
    assert (reason is None) == (why == "")


@given(st.text(st.sampled_from(" .,;!?\n😀👍\u202f\u200b…-")))
def test_signs_alone_say_nothing(text: str) -> None:
    assert scope.judge(text, [])[0] is OutOfScope.EMPTY


@pytest.mark.parametrize("piece", ["je vais ", "a", "merci de ", ". ", "vends ", "the ", "é’"])
def test_a_hostile_text_is_judged(piece: str) -> None:
    reason, why = scope.judge(piece * 100_000, [])
    assert (reason is None) == (why == "")
