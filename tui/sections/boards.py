"""What a board offers."""

from tui.command import Command, Section

BOARDS = Section(
    "Les tableaux",
    (
        Command("boards.open", "drill", "enter", "ouvrir", "Voir la liste derrière la tuile choisie", False),
        Command("boards.next", "go(1)", "tab,right,l", "tuile suivante", "Tuile suivante", False, priority=True),
        Command(
            "boards.previous", "go(-1)", "shift+tab,left,h", "précédente", "Tuile précédente", False, priority=True
        ),
        Command("boards.below", "go_row(1)", "down,j", "dessous", "Tuile de dessous", False, priority=True),
        Command("boards.above", "go_row(-1)", "up,k", "dessus", "Tuile de dessus", False, priority=True),
        Command("boards.other", "other", "b", "tableaux", "Ouvrir un autre tableau"),
        Command("boards.add", "add", "a", "ajouter", "Ajouter une tuile du catalogue"),
        Command("boards.remove", "remove", "x,delete", "retirer", "Retirer la tuile choisie"),
        Command(
            "boards.later", "move(1)", "shift+right,shift+down,J", "reculer", "Mettre la tuile une place plus loin"
        ),
        Command("boards.earlier", "move(-1)", "shift+left,shift+up,K", "avancer", "Mettre la tuile une place plus tôt"),
        Command("boards.wider", "resize(1)", "plus", "élargir", "Donner une colonne de plus à la tuile"),
        Command("boards.narrower", "resize(-1)", "minus", "rétrécir", "Donner une colonne de moins à la tuile"),
        Command("boards.new", "new", "n", "nouveau", "Commencer un nouveau tableau"),
        Command("boards.rename", "rename", "r", "renommer", "Donner un autre nom au tableau"),
        Command("boards.forget", "forget", "X", "effacer", "Effacer le tableau"),
        Command(
            "boards.share", "share", "S", "partager", "Partager le tableau avec sa structure, ou ne plus le partager"
        ),
        Command("boards.period", "period", "p", "période", "Choisir la période de publication"),
        Command("boards.alone", "alone", "d", "seule ou filles", "Ma structure seule, ou avec ses structures filles"),
        Command("boards.export", "export", "e", "exporter", "Écrire le tableau dans un fichier XLSX ou CSV"),
        Command("boards.leave", "leave", "escape", "revenir", "Revenir à la liste"),
        Command("boards.palette", "app.palette", "ctrl+p", "commandes", "Chercher une commande par son nom", False),
        Command("boards.help", "app.help", "question_mark", "aide", "Montrer toutes les touches"),
    ),
)
