"""What the comments offer."""

from tui.command import Command, Section

COMMENT = Section(
    "Commenter",
    (
        Command(
            "comment.send",
            "send",
            "ctrl+g",
            "commenter",
            "Envoyer le commentaire à la modération et aux structures concernées",
            priority=True,
        ),
        Command("comment.leave", "leave", "escape", "revenir", "Revenir ; le texte commencé est gardé sur ce poste"),
        Command("comment.story", "story", "f2", "expérience", "Montrer l’expérience, ou revenir aux commentaires"),
        Command(
            "comment.earlier", "leap(-1)", "pageup", "plus tôt", "Lire les commentaires plus anciens", priority=True
        ),
        Command("comment.later", "leap(1)", "pagedown", "plus tard", "Lire les commentaires récents", priority=True),
    ),
)
