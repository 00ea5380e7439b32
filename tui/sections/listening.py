"""What leads from the lists to what the stories say together, and to what is done about it."""

from tui.command import Command, Section

LISTEN = Section(
    "Écouter ensemble",
    (
        Command("listen.seek", "search", "S", "recherche", "Chercher dans les récits et les réponses, par critères"),
        Command("listen.concepts", "concepts", "C", "concepts", "Voir ce que le réseau guette, et la part des thèmes"),
        Command("listen.signals", "signals", "F", "signaux", "Voir ce qui monte dans les récits"),
        Command("listen.boards", "boards", "B", "tableaux", "Ouvrir les tableaux de bord que chacun compose"),
        Command("listen.actions", "actions", "P", "plan d’action", "Ouvrir le plan d’action et la revue du mois"),
        Command(
            "listen.link", "link", "l", "lier", "Lier l’expérience à une action d’amélioration, ou en préparer une"
        ),
        Command("listen.committees", "committees", "V", "comités", "Ouvrir les comités locaux, et voir le référent"),
        Command(
            "listen.assessments", "assessments", "E", "auto-évaluation", "Répondre à l’auto-évaluation de la structure"
        ),
        Command("listen.indicators", "indicators", "I", "résultats", "Tenir les résultats de la structure"),
        Command("listen.displays", "displays", "H", "affiches", "Choisir ce que disent les affiches, les imprimer"),
    ),
)
