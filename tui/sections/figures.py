"""What the dashboard offers."""

from tui.command import Command, Section

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
