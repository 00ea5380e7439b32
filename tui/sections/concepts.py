"""What the screens of the concepts offer."""

from tui.command import Command, Section

CONCEPTS = Section(
    "Les concepts",
    (
        Command("concepts.open", "open", "enter", "ouvrir", "Ouvrir le concept choisi", False),
        Command("concepts.next", "turn(1)", "tab,t", "thèmes", "La liste, ou la part des thèmes par canal", False),
        Command("concepts.new", "new", "n", "nouveau", "Préparer un concept et l’essayer"),
        Command("concepts.edit", "edit", "e", "modifier", "Modifier le concept choisi, en l’essayant"),
        Command("concepts.recount", "recount", "r", "recompter", "Compter à nouveau le passé, ou arrêter"),
        Command("concepts.period", "period", "p", "période", "Choisir les mois de publication"),
        Command("concepts.structure", "structure", "s", "structure", "Regarder une autre structure, par son code"),
        Command("concepts.remove", "remove", "d", "retirer", "Retirer le concept choisi"),
        Command("concepts.leave", "leave", "escape", "revenir", "Revenir à la liste"),
        Command("concepts.palette", "app.palette", "ctrl+p", "commandes", "Chercher une commande par son nom", False),
        Command("concepts.help", "app.help", "question_mark", "aide", "Montrer toutes les touches"),
    ),
)

CONCEPT = Section(
    "Un concept",
    (
        Command("concept.open", "drill", "enter", "liste", "Voir la liste derrière le chiffre choisi", False),
        Command("concept.edit", "edit", "e", "modifier", "Modifier le concept, en l’essayant"),
        Command("concept.stories", "stories", "v", "récits", "Lire ses derniers récits, ses mots mis en valeur"),
        Command("concept.history", "history", "H", "historique", "Voir qui l’a changé, quand, et ses expressions"),
        Command("concept.leave", "leave", "escape", "revenir", "Revenir aux concepts"),
        Command("concept.palette", "app.palette", "ctrl+p", "commandes", "Chercher une commande par son nom", False),
        Command("concept.help", "app.help", "question_mark", "aide", "Montrer toutes les touches"),
    ),
)

CONCEPT_EDIT = Section(
    "L’essai d’un concept",
    (
        Command("edit_concept.keep", "keep", "f10", "garder", "Garder le concept", priority=True),
        Command("edit_concept.try", "try_now", "f9", "essayer", "Essayer de nouveau les expressions", priority=True),
        Command("edit_concept.read", "read", "f6", "essai", "Lire l’essai, ou revenir à ce qu’on écrit", priority=True),
        Command("edit_concept.stop", "stop", "f8", "arrêter", "Arrêter l’essai", priority=True),
        Command("edit_concept.leave", "leave", "escape", "revenir", "Revenir sans garder", priority=True),
        Command(
            "edit_concept.palette", "app.palette", "ctrl+p", "commandes", "Chercher une commande par son nom", False
        ),
    ),
)
