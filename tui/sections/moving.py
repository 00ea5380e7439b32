"""Where one may go."""

from tui.command import Command, Section

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
