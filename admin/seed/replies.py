"""Made-up answers of the services: most take up what happened, some are the formula that everybody has received."""

from random import Random

from admin.seed.drawing import one_of
from admin.seed.places import at_town, of_town
from admin.seed.situation import situation_titled
from admin.seed.story_seed import StorySeed
from admin.seed.tree import CAF, GENDARMERIE, HEALTH, PENSION, PREFECTURES, TAXES, URSSAF, WORK, StructureSeed
from admin.seed.typing_styles import typeset
from core.vocabulary import Sentiment

_FORMULAIC_SHARE = 0.15

_BEGINNINGS = {
    Sentiment.NEGATIVE: (
        "Nous vous remercions d'avoir pris le temps de raconter ce que vous avez vécu, et nous en sommes désolés.",
        "Votre témoignage a été lu avec attention. Nous comprenons votre découragement.",
        "Merci pour ce récit précis. Ce n'est pas le service que nous voulons rendre.",
        "Nous regrettons sincèrement les difficultés que vous décrivez.",
        "Nous vous présentons nos excuses pour cette situation, et vous remercions de nous l'avoir signalée.",
    ),
    Sentiment.NEUTRAL: (
        "Merci d'avoir partagé votre expérience.",
        "Nous vous remercions pour ce retour mesuré, qui nous est utile.",
        "Vos remarques ont été lues avec intérêt.",
    ),
    Sentiment.POSITIVE: (
        "Merci beaucoup pour ce message, qui a fait plaisir à toute l'équipe.",
        "Quel plaisir de vous lire !",
        "Nous vous remercions d'avoir pris le temps d'écrire quand les choses se passent bien.",
    ),
}
_FORMULAIC = {
    Sentiment.NEGATIVE: (
        "Nous avons bien pris en compte votre message et nous regrettons les difficultés que vous rencontrez. Nos "
        "équipes travaillent chaque jour pour améliorer la qualité du service rendu.",
        "Nous sommes conscients que cette situation suscite de l'insatisfaction. Nous vous invitons à consulter votre "
        "espace personnel, où figure l'état de vos demandes.",
        "Votre témoignage a retenu toute notre attention. Il sera partagé avec les services concernés, dans le cadre "
        "de notre démarche d'amélioration continue.",
    ),
    Sentiment.NEUTRAL: (
        "Nous vous remercions de votre contribution, qui sera transmise aux services concernés.",
        "Nous avons bien pris note de vos remarques et vous remercions de votre participation.",
    ),
    Sentiment.POSITIVE: (
        "Nous vous remercions de votre message, qui sera transmis à nos équipes.",
        "Votre satisfaction est notre meilleure récompense. Merci de votre confiance.",
    ),
}
_WAYS = {
    CAF: "l'espace Mon Compte, rubrique « Contacter ma Caf »",
    HEALTH: "la messagerie de votre compte ameli",
    PENSION: "la messagerie de votre espace personnel retraite",
    WORK: "la messagerie de votre espace personnel",
    GENDARMERIE: "l'accueil de la brigade ou l'application Ma Sécurité",
    TAXES: "la messagerie sécurisée de votre espace particulier",
    PREFECTURES: "le point d'accueil numérique ou le formulaire de contact de la préfecture",
    URSSAF: "la messagerie de votre espace en ligne",
}
_ENDINGS = {
    Sentiment.NEGATIVE: (
        "Ce site ne permet pas de consulter les dossiers : pour le vôtre, la bonne voie est {way}.",
        "Pour un examen de votre situation, nous vous invitons à passer par {way}, en citant ce témoignage.",
        "Votre récit sera présenté à la prochaine réunion de l'équipe {of}.",
        "Nous en avons fait un point de vigilance {at}, et vous en remercions.",
        "",
    ),
    Sentiment.NEUTRAL: (
        "N'hésitez pas à nous faire part d'autres suggestions.",
        "Si un point reste à éclaircir, vous pouvez passer par {way}.",
        "",
    ),
    Sentiment.POSITIVE: (
        "À bientôt, et merci de votre confiance.",
        "Toute l'équipe {of} vous salue.",
        "",
    ),
}


def reply(random: Random, story: StorySeed, structure: StructureSeed, network: str) -> str:
    """Give the body of an answer to a story, without greeting or closing; it never promises to contact the author.

    A structure of another network than the one the story is about answers with a formula.
    """
    answers = _answers(story, network)
    if not answers or random.random() < _FORMULAIC_SHARE:
        return typeset(one_of(random, _FORMULAIC[story.sentiment]))
    words = {
        "way": _WAYS.get(network, "votre espace personnel"),
        "at": at_town(structure.town),
        "of": of_town(structure.town),
    }
    paragraphs = (
        one_of(random, _BEGINNINGS[story.sentiment]),
        one_of(random, answers),
        one_of(random, _ENDINGS[story.sentiment]).format_map(words),
    )
    return typeset("\n\n".join(paragraph for paragraph in paragraphs if paragraph))


def _answers(story: StorySeed, network: str) -> tuple[str, ...]:
    situation = situation_titled(network, story.title)
    return situation.answers if situation else ()
