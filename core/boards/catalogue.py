"""The catalogue: every tile that a board may have. An area of the programme that has figures adds its own lines."""

from core.boards import counted, heard, waiting
from core.boards.tile import Profile, Provider, TileKind
from core.views import Place

_AGENT, _SITE, _NETWORK, _PROGRAMME = Profile
_EVERYBODY = (_AGENT, _SITE, _NETWORK, _PROGRAMME)
_MANAGERS = (_SITE, _NETWORK)


def _tile(id_: str, title: str, counts: str, read: Provider, *profiles: Profile, width: int = 1) -> TileKind:
    return TileKind(id_, title, counts, frozenset(profiles or _EVERYBODY), read, width)


_TILES = (
    _tile("published", "Publiées", "Les expériences publiées dans la période.", counted.published),
    _tile("rate", "Taux de réponse", "La part des publiées qui ont une réponse.", counted.response_rate),
    _tile("unanswered", "Sans réponse", "Les publiées de la période qui attendent encore.", counted.unanswered),
    _tile(
        "median",
        "Délai médian",
        "Le délai que la moitié des publiées n’a pas dépassé, celles qui attendent comptées comme les plus longues.",
        counted.median_delay,
    ),
    _tile("mean", "Délai moyen", "Le délai moyen des expériences répondues.", counted.mean_delay),
    _tile("within", "Répondues sous…", "La part répondue sous 3, 7, 15 et 30 jours.", counted.within, width=1),
    _tile("stages", "Étapes", "Le temps moyen de modération, transfert, rédaction, validation.", counted.stages),
    _tile("useful", "Réponses utiles", "La part des avis qui trouvent la réponse utile.", counted.usefulness),
    _tile("weeks", "Publiées par semaine", "Les publiées, semaine après semaine.", counted.weeks, width=2),
    _tile(
        "answers",
        "Répondues par semaine",
        "La part répondue de ce qui a été publié chaque semaine.",
        counted.answers_by_week,
        *(_SITE, _NETWORK, _PROGRAMME),
        width=2,
    ),
    _tile("channels", "Canaux", "Les publiées par canal utilisé.", counted.channels),
    _tile("feelings", "Ressentis", "Les publiées par ressenti.", counted.feelings),
    _tile("tags", "Tags généraux", "Les publiées par tag général, et comment il est ressenti.", counted.tags),
    _tile("trade_tags", "Tags métier", "Les publiées par tag métier.", counted.trade_tags, _AGENT, *_MANAGERS),
    _tile(
        "children",
        "Structures filles",
        "Les publiées par structure fille, ou par réseau.",
        counted.children,
        *(*_MANAGERS, _PROGRAMME),
        width=2,
    ),
    _tile(
        "children_delays",
        "Délais des structures filles",
        "Le délai médian de chaque structure fille, les plus lentes d’abord.",
        counted.children_delays,
        *(*_MANAGERS, _PROGRAMME),
        width=2,
    ),
    _tile(
        "to_answer",
        "À répondre",
        "Les expériences qui attendent une réponse aujourd’hui, quelle que soit la période.",
        waiting.waiting_in(Place.TO_ANSWER, "aujourd’hui"),
        *(_AGENT, *_MANAGERS),
    ),
    _tile("late", "En retard", "Les réponses attendues depuis longtemps.", waiting.late, _AGENT, *_MANAGERS),
    _tile(
        "to_validate",
        "À valider",
        "Les réponses qui attendent un validateur.",
        waiting.waiting_in(Place.TO_VALIDATE, "brouillons à relire"),
        *(_AGENT, *_MANAGERS),
    ),
    _tile(
        "drafts",
        "Brouillons",
        "Les réponses commencées.",
        waiting.waiting_in(Place.DRAFTS, "réponses commencées"),
        *(_AGENT, _SITE),
    ),
    _tile(
        "transfers",
        "Transferts",
        "Les demandes de transfert qui attendent votre décision.",
        waiting.waiting_in(Place.TRANSFERS, "demandes ouvertes"),
    ),
    _tile(
        "discussions",
        "Discussions à trois",
        "Les expériences dont deux structures discutent.",
        waiting.waiting_in(Place.DISCUSSIONS, "discussions ouvertes"),
    ),
    _tile(
        "comments",
        "Commentaires",
        "Les expériences avec des commentaires que vous n’avez pas lus.",
        waiting.waiting_in(Place.COMMENTS, "à lire"),
    ),
    _tile("moderation", "À modérer", "Les récits à modérer, et l’attente du premier.", waiting.moderation, _PROGRAMME),
    _tile(
        "alerts",
        "Alertes",
        "Les récits où quelqu’un est peut-être en danger.",
        waiting.waiting_in(Place.ALERTS, "à traiter d’abord"),
        _PROGRAMME,
    ),
    _tile(
        "reports",
        "Signalements",
        "Les expériences signalées par des lecteurs.",
        waiting.waiting_in(Place.REPORTS, "à regarder"),
        _PROGRAMME,
    ),
    _tile("concepts", "Concepts", "La part des récits de chaque concept, en mois entiers.", heard.concepts, width=2),
    _tile("signals", "Signaux", "Ce qui monte dans les récits, le plus fort d’abord.", heard.signals, width=2),
    _tile(
        "actions",
        "Plan d’action",
        "Les actions en cours : en retard, bloquées, à finir ce mois-ci, sans pilote.",
        heard.actions,
    ),
)

CATALOGUE: dict[str, TileKind] = {tile.id: tile for tile in _TILES}
"""Every tile, by its id."""


def offered(profile: Profile) -> tuple[TileKind, ...]:
    """Give every tile, those of a profile first."""
    return tuple(sorted(CATALOGUE.values(), key=lambda tile: profile not in tile.profiles))
