"""What the masking screen offers."""

from tui.command import Command, Section

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
