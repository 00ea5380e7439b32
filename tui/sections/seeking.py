"""What the search offers; letters are for writing, so that its keys are others."""

from tui.command import Command, Section

SEEK = Section(
    "La recherche",
    (
        Command("seek.next", "pane(1)", "tab", "volet", "Volet suivant, ou compléter ce qui s’écrit", False, True),
        Command("seek.previous", "pane(-1)", "shift+tab", "précédent", "Volet précédent", False, True),
        Command("seek.line", "line", "f2", "écrire", "Revenir à la ligne de recherche"),
        Command("seek.saved", "saved", "f3", "gardées", "Ouvrir une recherche gardée, la sienne ou partagée"),
        Command("seek.keep", "keep", "f4", "garder", "Garder cette recherche sous un nom"),
        Command("seek.forget", "forget", "f6", "effacer", "Effacer une recherche gardée"),
        Command("seek.export", "export", "f8", "exporter", "Écrire ce qui est trouvé dans un fichier XLSX, ODS ou CSV"),
        Command("seek.leave", "leave", "escape", "revenir", "Fermer ce qui est proposé, ou revenir aux listes"),
        Command("seek.palette", "app.palette", "ctrl+p", "commandes", "Chercher une commande par son nom", False),
        Command("seek.help", "app.help", "f9", "aide", "Montrer toutes les touches"),
    ),
)
