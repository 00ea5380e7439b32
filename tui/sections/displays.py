"""What the screen of the posters offers."""

from tui.command import Command, Section

DISPLAYS = Section(
    "Les affiches",
    (
        Command(
            "displays.choose", "choose", "enter,space", "choisir", "Montrer la ligne choisie, ou ne plus la montrer"
        ),
        Command("displays.keep", "keep", "s", "garder", "Garder ce qui est choisi : les affiches changent aussitôt"),
        Command("displays.preview", "preview", "p", "aperçu", "Lire ce que dit l’affiche gardée"),
        Command(
            "displays.print", "print('a4')", "e", "affiche A4", "Écrire l’affiche gardée dans un fichier PDF, en A4"
        ),
        Command(
            "displays.print_a3", "print('a3')", "a", "affiche A3", "Écrire l’affiche gardée dans un fichier PDF, en A3"
        ),
        Command("displays.campaign", "campaign", "n", "campagne", "Nommer la campagne que disent les codes QR"),
        Command(
            "displays.texts", "texts", "t", "textes", "Lire les liens et les textes de la campagne, pour les copier"
        ),
        Command("displays.campaigns", "campaigns", "v", "visites", "Voir les visites et les expériences par campagne"),
        Command("displays.leave", "leave", "escape", "revenir", "Revenir d’où l’on vient"),
        Command("displays.palette", "app.palette", "ctrl+p", "commandes", "Chercher une commande par son nom", False),
        Command("displays.help", "app.help", "question_mark", "aide", "Montrer toutes les touches"),
    ),
)
