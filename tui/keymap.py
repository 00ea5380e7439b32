"""Every command of the workstation, once: its keys and its words. Footer, help and palette are made from it."""

from collections.abc import Iterable
from dataclasses import dataclass

from textual.binding import Binding, BindingType


@dataclass(frozen=True, slots=True)
class Command:
    """Something that a key does.

    Attributes:
        id: what the command is called when keys are bound anew.
        action: the Textual action that it runs.
        keys: the keys, parted by commas.
        label: one or two words, for the footer.
        description: what it does, for the help and the palette.
        in_palette: False for what only makes sense as a key.
        priority: True when the key works even while text is being typed.
        shown_key: what the footer shows, when it is not simply the first key.
    """

    id: str
    action: str
    keys: str
    label: str
    description: str
    in_palette: bool = True
    priority: bool = False
    shown_key: str | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """Commands that belong together, under a title in the help."""

    title: str
    commands: tuple[Command, ...]


MOVES = Section(
    "Se déplacer",
    (
        Command("move.down", "step(1)", "down,j", "descendre", "Ligne suivante de la liste ou du texte", False),
        Command("move.up", "step(-1)", "up,k", "monter", "Ligne précédente de la liste ou du texte", False),
        Command("move.page_down", "leap(1)", "pagedown,space", "page suivante", "Une page plus bas", False),
        Command("move.page_up", "leap(-1)", "pageup", "page précédente", "Une page plus haut", False),
        Command("move.first", "edge(-1)", "g,home", "début", "Aller au début", False),
        Command("move.last", "edge(1)", "G,end", "fin", "Aller à la fin de ce qui est chargé", False),
        Command("move.open", "open", "enter", "ouvrir", "Ouvrir la ligne choisie", False),
        Command("move.back", "back", "escape", "retour", "Revenir à la liste, sur la même ligne", False),
        Command("move.next_pane", "pane(1)", "tab", "volet suivant", "Passer au volet suivant", False),
        Command("move.previous_pane", "pane(-1)", "shift+tab", "volet précédent", "Passer au volet précédent", False),
        Command("move.next_story", "story(1)", "n", "suivante", "Lire l’expérience suivante"),
        Command("move.previous_story", "story(-1)", "N", "précédente", "Lire l’expérience précédente"),
    ),
)
DECIDE = Section(
    "Décider",
    (
        Command(
            "story.publish", "publish", "p", "publier", "Publier l’expérience et l’ouvrir aux structures concernées"
        ),
        Command("story.mask", "mask", "m", "masquer", "Masquer des passages, puis publier"),
        Command(
            "story.reject", "reject", "r", "rejeter", "Rejeter l’expérience pour un ou plusieurs motifs de la charte"
        ),
        Command("story.hold", "hold", "a", "attente", "Mettre l’expérience en attente, avec une note"),
        Command("story.withdraw", "withdraw", "w", "retirer", "Retirer une expérience publiée"),
        Command("story.route", "route", "s", "structures", "Changer ou ajouter les structures concernées"),
        Command(
            "story.undo", "undo", "u", "annuler", "Annuler la dernière décision prise ici, avant que rien ne parte"
        ),
        Command("story.alert", "alert", "exclamation_mark", "alerte", "Lever une alerte, ou dire ce qui a été fait"),
        Command("story.tag", "tag", "t", "tags", "Poser les tags généraux"),
        Command(
            "story.classify",
            "classify",
            "f",
            "qualifier",
            "Qualifier pour sa structure : canaux et ressentis, tags métier, service à améliorer",
        ),
        Command("story.reattach", "reattach", "i", "rattacher", "Rattacher l’expérience à une structure fille"),
        Command(
            "story.settle",
            "settle",
            "y",
            "traiter",
            "Traiter un transfert ou des signalements, ou demander un transfert",
        ),
        Command("story.take_over", "take_over", "o", "prendre la suite", "Prendre la suite de qui lit l’expérience"),
        Command("story.history", "history", "h", "historique", "Lire tout ce qui a été fait à l’expérience"),
        Command("story.answer", "answer", "e", "répondre", "Écrire la réponse d’une structure concernée"),
        Command("story.recover", "recover", "R", "reprendre", "Rouvrir une réponse restée non envoyée sur ce poste"),
        Command("story.adopt", "adopt", "A", "adopter", "Adopter la réponse d’une autre structure, ou la compléter"),
        Command("story.comment", "comment", "c", "commenter", "Lire et écrire les commentaires, jamais publics"),
    ),
)
LISTS = Section(
    "Les listes",
    (
        Command("list.filter", "sift", "d", "filtrer", "Ne montrer qu’une partie de la liste"),
        Command("list.search", "seek", "slash", "chercher", "Chercher des mots dans la liste"),
        Command("list.views", "views", "v", "vues", "Ouvrir une vue, garder celle-ci sous un nom, en effacer une"),
        Command("list.tick", "tick", "x", "cocher", "Cocher la ligne, pour en décider plusieurs en lot"),
        Command("list.untick", "untick", "X", "décocher", "Décocher toutes les lignes"),
        Command("list.together", "decide_together", "b", "en lot", "Décider en lot de tout ce qui est coché"),
    ),
)
DESK = Section(
    "Le bureau",
    (
        Command("desk.refresh", "refresh_list", "ctrl+r,f5", "rafraîchir", "Relire la liste et l’expérience"),
        Command("desk.figures", "figures", "D", "chiffres", "Ouvrir le tableau de bord"),
        Command("desk.wording", "keep_wording", "K", "formules", "Tenir les formules, modèles et liens"),
        Command("desk.trade_tags", "keep_trade_tags", "L", "tags métier", "Tenir les tags métier de son réseau"),
        Command("desk.help", "app.help", "question_mark", "aide", "Montrer toutes les touches"),
        Command("desk.palette", "app.palette", "ctrl+p", "commandes", "Chercher une commande par son nom", False),
        Command("desk.account", "app.change_account", "ctrl+o", "compte", "Changer de compte"),
        Command(
            "desk.theme",
            "app.switch_theme",
            "ctrl+t",
            "thème",
            "Passer au thème suivant : sombre, clair, contraste fort sombre, contraste fort clair",
            False,
        ),
        Command("desk.quit", "app.quit", "q", "quitter", "Quitter Écoute"),
    ),
)
MASK = Section(
    "Masquer",
    (
        Command("mask.next", "walk(1)", "n", "suivante", "Aller à la marque suivante"),
        Command("mask.previous", "walk(-1)", "N", "précédente", "Aller à la marque précédente"),
        Command("mask.mask", "mask", "m", "masquer", "Masquer la marque, ou le passage choisi"),
        Command("mask.keep", "keep", "g", "garder", "Garder la marque en clair"),
        Command("mask.label", "label", "l", "étiquette", "Changer l’étiquette de la marque"),
        Command("mask.add", "add", "v,plus", "choisir", "Choisir un passage dans le texte : début, puis fin"),
        Command("mask.choose", "choose", "enter", "valider", "Masquer le passage choisi", False),
        Command("mask.remove", "remove", "delete,backspace", "enlever", "Enlever une marque ajoutée à la main"),
        Command("mask.all", "mask_all", "M", "tout masquer", "Masquer toutes les marques à voir"),
        Command("mask.preview", "preview", "p", "aperçu", "Montrer ce que le public lira, et ce qui change"),
        Command(
            "mask.publish",
            "publish",
            "f10,ctrl+enter,ctrl+j",
            "publier",
            "Publier avec les masquages (ctrl+entrée ne marche pas dans tous les terminaux, f10 si)",
        ),
        Command("mask.leave", "leave", "escape", "revenir", "Revenir à la liste ; les marques sont gardées"),
        Command("mask.palette", "app.palette", "ctrl+p", "commandes", "Chercher une commande par son nom", False),
        Command("mask.help", "app.help", "question_mark", "aide", "Montrer toutes les touches"),
    ),
)
COMPOSE = Section(
    "Répondre",
    (
        Command(
            "answer.send",
            "send",
            "f10,ctrl+enter,ctrl+j",
            "envoyer",
            "Envoyer la réponse selon le statut choisi (ctrl+entrée ne marche pas dans tous les terminaux, f10 si)",
            priority=True,
            shown_key="f10 ou ctrl+entrée",
        ),
        Command("answer.save", "save", "ctrl+s", "enregistrer", "Enregistrer le brouillon", priority=True),
        Command("answer.story", "story", "f2", "expérience", "Montrer l’expérience, ou revenir au texte"),
        Command(
            "answer.help", "help_writing", "f3", "aide à écrire", "Insérer une réponse semblable, un modèle, un lien"
        ),
        Command("answer.remarks", "remarks", "ctrl+l", "relecture", "Lire ce que la relecture a trouvé", priority=True),
        Command("answer.preview", "preview", "f5", "aperçu", "Montrer la réponse entière, ou revenir au texte"),
        Command("answer.comments", "comments", "f4", "commentaires", "Lire et écrire les commentaires, jamais publics"),
        Command("answer.share", "share", "f8", "partager", "Partager le brouillon avec les autres, ou le reprendre"),
        Command(
            "answer.versions", "versions", "f6", "versions", "Comparer les versions, en restaurer une", priority=True
        ),
        Command(
            "answer.send_back",
            "send_back",
            "f7",
            "renvoyer",
            "Renvoyer avec une remarque une réponse à valider",
            priority=True,
        ),
        Command(
            "answer.take_over", "take_over", "f9", "prendre la suite", "Prendre la suite de qui écrit cette réponse"
        ),
        Command(
            "answer.editor", "editor", "ctrl+e", "éditeur", "Écrire dans son éditeur (VISUAL ou EDITOR)", priority=True
        ),
        Command(
            "answer.palette", "app.palette", "ctrl+p", "commandes", "Chercher une commande par son nom", False, True
        ),
        Command("answer.leave", "leave", "escape", "revenir", "Enregistrer le brouillon et revenir à la liste"),
    ),
)

COMMENT = Section(
    "Commenter",
    (
        Command(
            "comment.send",
            "send",
            "ctrl+g",
            "commenter",
            "Envoyer le commentaire à la modération et aux structures concernées",
            priority=True,
        ),
        Command("comment.leave", "leave", "escape", "revenir", "Revenir ; le texte commencé est gardé sur ce poste"),
        Command("comment.story", "story", "f2", "expérience", "Montrer l’expérience, ou revenir aux commentaires"),
        Command(
            "comment.earlier", "leap(-1)", "pageup", "plus tôt", "Lire les commentaires plus anciens", priority=True
        ),
        Command("comment.later", "leap(1)", "pagedown", "plus tard", "Lire les commentaires récents", priority=True),
    ),
)

FIGURES = Section(
    "Le tableau de bord",
    (
        Command("figures.open", "drill", "enter", "ouvrir", "Voir la liste derrière le chiffre choisi", False),
        Command("figures.next", "turn(1)", "tab,t", "tableau", "Tableau suivant", False, priority=True),
        Command("figures.previous", "turn(-1)", "shift+tab,T", "précédent", "Tableau précédent", False, priority=True),
        Command("figures.period", "period", "p", "période", "Choisir la période de publication"),
        Command("figures.below", "below", "d", "seule ou filles", "Ma structure seule, ou avec ses structures filles"),
        Command("figures.down", "down", "right,l", "descendre", "Voir la structure fille choisie"),
        Command("figures.up", "up", "left,h", "remonter", "Voir la structure au-dessus"),
        Command("figures.export", "export", "e", "exporter", "Écrire tous les tableaux dans un fichier XLSX ou CSV"),
        Command("figures.leave", "leave", "escape", "revenir", "Revenir à la liste"),
        Command("figures.palette", "app.palette", "ctrl+p", "commandes", "Chercher une commande par son nom", False),
        Command("figures.help", "app.help", "question_mark", "aide", "Montrer toutes les touches"),
    ),
)
HELP = Section(
    "L’aide",
    (Command("help.questions", "app.questions", "f1", "questions", "Chercher la réponse à une question, d’ici"),),
)
"""What every screen has, questions included."""

SECTIONS = (MOVES, DECIDE, LISTS, DESK, MASK, COMPOSE, COMMENT, FIGURES, HELP)
COMMANDS = {command.id: command for section in SECTIONS for command in section.commands}
"""Every command by its id."""

TOGETHER = ((MOVES, DECIDE, LISTS, DESK, HELP), (MASK, HELP), (COMPOSE, HELP), (COMMENT, HELP), (FIGURES, HELP))
"""The sections that are live at the same time: there, a key does one thing."""
TYPED_ON = (COMPOSE, COMMENT)
"""The sections of the screens where text is typed: there, a command takes no key that writes."""

FOOTERS: dict[str, tuple[str, ...]] = {
    "moderate": ("story.publish", "story.mask", "story.reject", "story.hold", "story.route", "story.undo", "desk.help"),
    "settle": ("story.settle", "story.route", "story.withdraw", "story.undo", "story.history", "desk.help"),
    "transfer": ("story.settle", "story.comment", "story.route", "story.history", "desk.palette", "desk.help"),
    "published": ("story.withdraw", "story.route", "story.tag", "story.undo", "story.history", "desk.help"),
    "answer": ("story.answer", "story.settle", "story.comment", "story.classify", "list.search", "desk.help"),
    "mask": ("mask.mask", "mask.keep", "mask.label", "mask.add", "mask.preview", "mask.publish", "mask.help"),
    "compose": ("answer.send", "answer.leave", "answer.story", "answer.help", "answer.preview", "help.questions"),
    "figures": (
        *("figures.open", "figures.next", "figures.period", "figures.below", "figures.export", "figures.leave"),
        "figures.help",
    ),
    "comment": ("comment.send", "comment.leave", "comment.story", "comment.earlier", "comment.later", "help.questions"),
}
"""The six keys that matter in each kind of work."""
FOOTER_LABELS = {("answer", "story.settle"): "transfert"}
"""What a key is called in one footer, where its own label would say too little."""

_KEY_WORDS = {
    "up": "↑",
    "down": "↓",
    "enter": "entrée",
    "escape": "échap",
    "space": "espace",
    "pagedown": "page↓",
    "pageup": "page↑",
    "home": "début",
    "end": "fin",
    "question_mark": "?",
    "slash": "/",
    "exclamation_mark": "!",
    "plus": "+",
    "delete": "suppr",
    "backspace": "retour arrière",
    "shift": "maj",
}


def bindings(*sections: Section) -> list[BindingType]:
    """Give the bindings of a screen from its commands."""
    return [_binding(command) for section in sections for command in section.commands]


def _binding(command: Command) -> Binding:
    return Binding(
        command.keys,
        command.action,
        command.label,
        id=command.id,
        tooltip=command.description,
        priority=command.priority,
    )


def key_words(key: str) -> str:
    """Give a key as it is called in French: ctrl+p, entrée, échap."""
    *modifiers, last = key.split("+") if len(key) > 1 else [key]
    return "+".join(_KEY_WORDS.get(part, part) for part in (*modifiers, last))


def keys_words(keys: Iterable[str]) -> str:
    """Give several keys that do the same."""
    return "  ".join(key_words(key) for key in keys)
