"""What every screen has, questions included."""

from tui.command import Command, Section

HELP = Section(
    "L’aide",
    (Command("help.questions", "app.questions", "f1", "questions", "Chercher la réponse à une question, d’ici"),),
)
