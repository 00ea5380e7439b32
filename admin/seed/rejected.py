"""Made-up stories that the charter keeps out, in mild words."""

from random import Random

from admin.seed.drawing import one_of
from admin.seed.narrator import Words, pseudonym
from admin.seed.places import DEPARTMENTS
from admin.seed.story_seed import StorySeed
from admin.seed.tree import CAF, GENDARMERIE, HEALTH, PENSION, PREFECTURES, TAXES, URSSAF, WORK
from admin.seed.typing_styles import typed, typeset
from core.vocabulary import CharterReason, Sentiment

_SERVICES = {
    CAF: "la Caf",
    HEALTH: "la Sécu",
    PENSION: "la caisse de retraite",
    WORK: "France Travail",
    GENDARMERIE: "la gendarmerie",
    TAXES: "le centre des impôts",
    PREFECTURES: "la préfecture",
    URSSAF: "l'Urssaf",
}

# For each reason: titles, beginnings, and ends; any of them go together.
_Reasons = dict[CharterReason, tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]]
_REJECTED: _Reasons = {
    CharterReason.ADVERTISING: (
        ("Gagnez du temps dans vos démarches", "Un service qui change la vie", "Offre spéciale"),
        (
            "Marre d'attendre une réponse de {service} ? Notre cabinet s'occupe de tout pour {small} seulement.",
            "J'ai trouvé un site formidable qui remplit vos formulaires en {short_minutes}, satisfait ou remboursé.",
            "Besoin d'argent rapidement ? Prêt de {big} entre particuliers, sans justificatif, réponse en {days}.",
        ),
        (
            "Places limitées jusqu'au {date}, dites que vous venez de ma part.",
            "Tapez notre nom dans votre moteur de recherche, premier rendez-vous gratuit {town_at}.",
            "Moins dix pour cent pour les {few} premiers inscrits du mois de {month}.",
        ),
    ),
    CharterReason.POLITICS: (
        ("Tout ça c'est la faute du gouvernement", "Votez bien la prochaine fois", "Où va la France ?"),
        (
            "Je ne parle pas de {service} mais de la politique qui nous mène dans le mur depuis {delay_long}.",
            "La dernière réforme votée en {month} est une honte, et tous les partis se valent.",
            "Avec tous les impôts que l'on paie, voilà où passe l'argent : dans les ministères.",
        ),
        (
            "Aux prochaines élections, je saurai quoi faire, et vous aussi j'espère.",
            "Il faudrait tout changer, en commençant par le haut, et j'en parlerai le {date} sur la place du marché.",
            "Rejoignez notre comité {town_at}, nous sommes déjà {few}.",
        ),
    ),
    CharterReason.UNINTELLIGIBLE: (
        ("dossier svp", "???", "re re re"),
        (
            "pas recu le le {date} dosier pas la pas bon mettre {small} papier bleu non merci de voir vite",
            "test test {few} essai du formulaire {month} aaaa bbb je reviens",
            "alors la {day} oui mais non {days} et puis voila comme dit l'autre fois pareil que avant {amount}",
        ),
        ("svp svp", "voir avec lui deja dit", "ok ??? suite au prochain", "merci de de faire le {date}"),
    ),
    CharterReason.COMPLAINT: (
        ("Réclamation officielle", "Recours contre votre décision", "Veuillez traiter mon dossier"),
        (
            "Par la présente, je conteste la décision du {date} et demande le versement de {amount} sous {days}.",
            "Veuillez noter mon changement de banque à compter du {date} et me verser les {amount} en attente.",
            "Je vous mets en demeure de traiter mon dossier, reçu par {service} le {date}.",
        ),
        (
            "Ce message vaut réclamation, merci de m'adresser un accusé de réception par courrier.",
            "À défaut, je saisirai le tribunal en {later}.",
            "Merci de me confirmer que c'est enregistré.",
        ),
    ),
    CharterReason.ACCUSATION: (
        ("La dame du guichet 3", "Un agent à renvoyer", "Tout le monde sait qui c'est"),
        (
            "La dame blonde du guichet 3 {town_at}, madame D., fait exprès de perdre les papiers depuis {month}.",
            "Je veux signaler monsieur R., de {service}, qui favorise ses amis, tout le quartier le sait.",
            "Le responsable {town_at} est malhonnête, je l'ai vu le {date} et je donnerai son nom à qui veut.",
        ),
        (
            "Qu'on le mute, et vite, sinon je l'affiche.",
            "Elle se reconnaîtra, elle habite dans ma rue.",
            "J'attends {days} avant d'en parler partout.",
        ),
    ),
    CharterReason.INSULTS: (
        ("Bande de bons à rien", "Incapables", "Vous vous moquez du monde"),
        (
            "{delay_cap} que j'attends, vous êtes une belle bande de fainéants chez {service}.",
            "Des incapables et des guignols, du premier au dernier, voilà ce que j'ai vu {town_at} le {date}.",
            "Même un âne ferait mieux votre travail, et plus vite, croyez-moi. J'ai compté : {times}.",
        ),
        (
            "Allez donc vous rhabiller.",
            "Tas de cornichons.",
            "Retournez à l'école, espèces de rigolos.",
        ),
    ),
    CharterReason.PERSONAL_DATA: (
        ("Mes coordonnées et celles de mon voisin", "Voici tout mon dossier", "Mon jugement de divorce"),
        (
            "Je recopie ici le jugement, avec les noms de mes enfants, leur école {town_at} et leur maladie.",
            "Voici mon numéro d'allocataire, celui de mon ex-mari, son adresse et le nom de son employeur {town_at}.",
            "Mon voisin du deuxième touche {amount} par mois, il travaille comme {job} sans le dire, voici son nom.",
        ),
        (
            "Vous avez tout, il n'y a plus qu'à vérifier depuis le {date}.",
            "Je mets aussi le compte rendu du médecin, page par page.",
            "Publiez tout, je n'ai rien à cacher, et eux non plus.",
        ),
    ),
    CharterReason.OUT_OF_FIELD: (
        ("Mon plombier n'est jamais venu", "Colis perdu", "Box internet en panne"),
        (
            "Commande de {amount} passée le {date} sur un site de meubles, jamais livrée.",
            "Ma connexion internet ne marche plus depuis {delay} et l'opérateur ne répond pas.",
            "Le plombier devait venir {day}, il a encaissé {small} et je l'attends toujours.",
        ),
        (
            "Je ne savais pas où écrire, donc j'ai choisi {service}.",
            "Que faites-vous pour les consommateurs {town_at} ?",
            "J'ai relancé {times}, sans succès.",
        ),
    ),
    CharterReason.DUPLICATE: (
        ("Je renvoie mon témoignage", "Deuxième envoi", "Message déjà envoyé"),
        (
            "J'ai déjà envoyé ce témoignage le {date}, je le remets au cas où il se serait perdu.",
            "Même message que celui de {day} dernier, je ne le vois toujours pas sur le site.",
            "Je renvoie la même histoire pour la deuxième fois, à propos de {service} {town_at}.",
        ),
        (
            "Cela fait {delay} que j'attends une réponse de {service}.",
            "Le reste est dans le premier envoi, de {month}.",
            "Désolé{e} si vous le recevez {times}.",
        ),
    ),
}
_REASONS = tuple(_REJECTED)


def rejected_story(random: Random, network: str) -> tuple[StorySeed, CharterReason]:
    """Give a story that a moderator would reject, and the reason of the charter for it."""
    reason = one_of(random, _REASONS)
    titles, beginnings, ends = _REJECTED[reason]
    female = random.random() < 0.5
    department = one_of(random, DEPARTMENTS)
    words = Words(random, female, department.seat.name)
    words["service"] = _SERVICES[network]
    text = f"{one_of(random, beginnings)} {one_of(random, ends)}".format_map(words)
    seed = StorySeed(
        title=typeset(one_of(random, titles)),
        text=typed(random, text),
        sentiment=Sentiment.POSITIVE if reason is CharterReason.ADVERTISING else Sentiment.NEGATIVE,
        pseudonym=pseudonym(random, female),
        department=department.name,
        channels=(),
        tags={},
    )
    return seed, reason
