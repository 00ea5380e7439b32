"""What may be done to a list."""

from tui.command import Command, Section

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
