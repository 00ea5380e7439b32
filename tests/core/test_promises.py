"""An answer cannot promise to call or to write again: nobody knows how to reach its author."""

import pytest

from core.text.promises import promises

PROMISES = """
Nous vous rappellerons dès demain.
Un conseiller va vous contacter.
Un conseiller vous contactera dans les prochains jours.
Une conseillère vous recontactera.
Nos équipes vont vous joindre par téléphone.
Vous serez contacté par nos services.
Vous serez rapidement recontactée par un agent.
Vous allez être rappelé par la Caf.
Nous reviendrons vers vous très vite.
Nous ne manquerons pas de revenir vers vous.
Nous revenons vers vous dans les meilleurs délais.
Nous prendrons contact avec vous.
Un gestionnaire va prendre contact avec vous.
Le service prendra votre attache.
Nous vous tiendrons informé de la suite donnée.
Nous vous tiendrons au courant.
Vous serez tenue informée de l’avancement.
Une réponse personnalisée vous sera adressée par courrier.
Un courrier vous sera envoyé.
Vous recevrez un appel de notre agence.
Vous recevrez prochainement une réponse par courrier.
Nous vous écrirons à l’issue de l’enquête.
Je vous rappellerai lundi.
Je vais vous appeler.
Nous allons vous rappeler.
Nous allons revenir vers vous.
Notre collègue pourra vous rappeler.
On vous recontacte dans la semaine.
Un agent vous rappelle sous 48 heures.
Nous vous répondrons par courrier.
Nous ne manquerons pas de vous tenir informé.
Nous vous adresserons un courrier.
Nous allons vous envoyer un mail.
Les services vous contacteront.
NOUS VOUS RECONTACTERONS.
Elle vous téléphonera.
Nous vous recontactons prochainement.
"""
NO_PROMISES = """
Nous vous invitons à nous contacter.
Vous pouvez nous appeler au 3230.
Nous vous rappelons que la déclaration est trimestrielle.
Nous vous rappelons les horaires de l’accueil.
Un conseiller a pris contact avec vous le 3 mai.
Nous avons essayé de vous joindre sans succès.
Nous ne pouvons pas vous recontacter depuis ce site.
Nous ne vous rappellerons pas : ce site ne le permet pas.
N’hésitez pas à revenir vers nous.
Nous restons à votre disposition.
Nous allons étudier cette difficulté avec l’équipe.
Nous reviendrons sur ce point en réunion.
Votre avis vous sera envoyé en septembre.
Vous recevrez votre avis d’imposition en août.
Vous recevrez votre carte sous trois semaines.
Si vous demandez un rendez-vous, un conseiller vous rappellera à l’heure choisie.
Lorsque vous écrivez par la messagerie, un agent vous répondra sous cinq jours.
Nous vous présentons nos excuses de vous avoir rappelé si tard.
Vous avez été contacté par un conseiller.
Vous serez accueilli sans rendez-vous le mardi.
Vous serez remboursé sous dix jours.
Nous vous remercions de votre témoignage.
Pour être rappelé, choisissez un créneau dans votre espace.
Les conseillers appellent les allocataires chaque lundi.
Contactez votre caisse par la messagerie.
Nous regrettons que personne ne vous ait rappelé.
Nous avons rappelé aux équipes la procédure.
Votre dossier ne peut être vu ici.
La réponse à votre question figure sur service-public.fr.
Un agent n’a pas pu vous joindre.
Il vous appartient de joindre une copie.
Vous pouvez demander à être rappelé.
"""


@pytest.mark.parametrize("sentence", PROMISES.strip().splitlines())
def test_a_promise_is_found(sentence: str) -> None:
    assert len([*promises(f"Merci pour ce récit. {sentence} Bonne journée.")]) == 1


@pytest.mark.parametrize("sentence", NO_PROMISES.strip().splitlines())
def test_what_promises_nothing_is_left_alone(sentence: str) -> None:
    assert not [*promises(f"Merci pour ce récit. {sentence} Bonne journée.")]


def test_a_promise_has_its_place() -> None:
    """The passage is that of the text, accents and narrow spaces included."""
    text = "Écoutez : à bientôt.\nUn conseiller vous recontactera dès lundi."
    ((start, end),) = promises(text)
    assert text[start:end] == "vous recontactera"
