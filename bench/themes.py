"""Themes to plant in made-up stories: each a few ways of saying one new trouble, in words that people use anyway."""

THEMES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("borne", (
        "La borne d'accueil est en panne, il faut attendre dehors.",
        "Impossible de prendre un ticket, la borne affiche un écran noir.",
        "On m'a dit que la borne serait réparée, toujours rien.",
        "Sans la borne, personne ne sait dans quel ordre passer.",
    )),
    ("ascenseur", (
        "L'ascenseur ne marche plus et je suis en fauteuil.",
        "Avec l'ascenseur bloqué, ma mère n'a pas pu monter au deuxième étage.",
        "Toujours pas d'ascenseur, trois étages à pied avec une poussette.",
        "Un papier scotché annonce l'ascenseur hors service.",
    )),
    ("parking", (
        "Le parking est fermé pour travaux, nulle part où se garer.",
        "Depuis la fermeture du parking je dois me garer à un kilomètre.",
        "Aucune place réservée depuis que le parking est condamné.",
        "Le parking fermé, les personnes âgées renoncent à venir.",
    )),
    ("interprète", (
        "Il n'y a plus d'interprète le mardi pour ma femme.",
        "On nous a demandé de venir avec notre propre interprète.",
        "L'interprète prévu n'est jamais venu au rendez-vous.",
        "Sans interprète, impossible de comprendre ce que je signais.",
    )),
    ("chauffage", (
        "La salle d'attente est glaciale, le chauffage est coupé.",
        "Deux heures d'attente sans chauffage avec un bébé.",
        "Le chauffage en panne, les agents travaillent en manteau.",
        "Personne ne répare le chauffage de l'accueil.",
    )),
    ("badge", (
        "Il faut maintenant un badge pour entrer et personne ne l'explique.",
        "Le gardien m'a refusé l'entrée faute de badge.",
        "On m'a donné un badge qui n'ouvre pas la porte.",
        "Attendre vingt minutes un badge visiteur, c'est décourageant.",
    )),
    ("captcha", (
        "Le site demande un captcha illisible à chaque page.",
        "Je n'arrive pas à passer le captcha avec mon lecteur d'écran.",
        "Le captcha tourne en boucle et me déconnecte.",
        "À cause du captcha j'ai dû recommencer cinq fois.",
    )),
    ("scanner", (
        "Le scanner en libre service avale les feuilles.",
        "On m'oblige à utiliser un scanner qui ne fonctionne pas.",
        "Le scanner de l'accueil a rendu mon document illisible.",
        "Quand le scanner est occupé, il faut revenir le lendemain.",
    )),
    ("vigile", (
        "Le vigile décide qui entre et qui n'entre pas.",
        "Un vigile m'a fait sortir parce que je téléphonais.",
        "Le vigile à l'entrée renseigne les gens à la place des agents.",
        "J'ai été fouillé par le vigile devant tout le monde.",
    )),
    ("trottinette", (
        "On m'a interdit de déposer ma trottinette dans le hall.",
        "Aucun endroit où attacher une trottinette devant le bâtiment.",
        "Ma trottinette a été volée devant l'entrée.",
        "Il paraît que la trottinette est interdite, rien ne l'indique.",
    )),
    ("toilettes", (
        "Les toilettes sont condamnées depuis des jours.",
        "Trois heures d'attente et des toilettes fermées à clé.",
        "On m'a refusé l'accès aux toilettes alors que je suis enceinte.",
        "Des toilettes réservées au personnel, ce n'est pas humain.",
    )),
    ("stylo", (
        "La signature au stylo électronique ne correspond jamais à la mienne.",
        "Le stylo de la tablette ne répond pas.",
        "Il a fallu signer quatre fois, le stylo électronique saute.",
        "On m'a reproché une signature faite avec leur stylo défectueux.",
    )),
    ("robot", (
        "Au téléphone c'est désormais un robot qui ne comprend rien.",
        "Le robot raccroche dès que je prononce mon nom.",
        "Impossible de sortir du robot pour parler à quelqu'un.",
        "Le robot m'a envoyé trois fois le même SMS.",
    )),
    ("enveloppe", (
        "L'enveloppe reçue était vide, sans le moindre courrier dedans.",
        "Mon enveloppe est revenue ouverte et déchirée.",
        "On m'a envoyé l'enveloppe de quelqu'un d'autre.",
        "Une enveloppe non affranchie, j'ai dû payer pour la retirer.",
    )),
    ("canicule", (
        "Aucune fontaine pendant la canicule, on étouffe.",
        "Les horaires changent à cause de la canicule et rien n'est affiché.",
        "Faire la queue en plein soleil pendant la canicule est dangereux.",
        "Ma mère a fait un malaise dans la file avec cette canicule.",
    )),
    ("tablette", (
        "La tablette de l'accueil bloque sur la page de connexion.",
        "On nous met devant une tablette sans aucune explication.",
        "La tablette était déchargée, il a fallu attendre.",
        "Je ne sais pas me servir d'une tablette et personne n'aide.",
    )),
)  # fmt: skip
"""The word that stands in every way of saying it, and those ways."""
