"""What the list of actions and a sheet offer."""

from tui.command import Command, Section

ACTIONS = Section(
    "Le plan d’action",
    (
        Command("actions.open", "open", "enter", "ouvrir", "Ouvrir la fiche choisie", False),
        Command("actions.next", "turn(1)", "tab,t", "tableau", "Liste suivante : la revue, puis état par état", False),
        Command("actions.previous", "turn(-1)", "shift+tab,T", "précédent", "Liste précédente", False),
        Command("actions.new", "new", "n", "nouvelle", "Préparer une fiche action"),
        Command("actions.more", "more", "s", "suite", "Montrer les fiches plus anciennes"),
        Command("actions.leave", "leave", "escape", "revenir", "Revenir d’où l’on vient"),
        Command("actions.palette", "app.palette", "ctrl+p", "commandes", "Chercher une commande par son nom", False),
        Command("actions.help", "app.help", "question_mark", "aide", "Montrer toutes les touches"),
    ),
)

SHEET = Section(
    "Une fiche action",
    (
        Command("sheet.edit", "edit", "e", "modifier", "Modifier la fiche"),
        Command("sheet.publish", "publish", "p", "publier", "Publier la fiche et prévenir les auteurs"),
        Command("sheet.move", "move", "a", "avancer", "Dire que l’action est engagée, réalisée ou abandonnée"),
        Command("sheet.undo", "undo", "u", "annuler", "Annuler sa dernière étape, avant que rien ne parte"),
        Command("sheet.link", "link", "l", "lier", "Lier des expériences, par leurs numéros"),
        Command("sheet.unlink", "unlink", "d", "détacher", "Détacher des expériences, par leurs numéros"),
        Command("sheet.effect", "effect", "m", "effet", "Mesurer si l’action a porté"),
        Command("sheet.leave", "leave", "escape", "revenir", "Revenir à la liste"),
        Command("sheet.palette", "app.palette", "ctrl+p", "commandes", "Chercher une commande par son nom", False),
        Command("sheet.help", "app.help", "question_mark", "aide", "Montrer toutes les touches"),
    ),
)
