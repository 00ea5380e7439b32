"""What the screen of the signals offers."""

from tui.command import Command, Section

SIGNALS = Section(
    "Les signaux",
    (
        Command("signals.stories", "stories", "enter", "récits", "Lire les récits qui montrent le signal", False),
        Command("signals.synthesis", "synthesis", "y", "synthèse", "Lire les phrases les plus typiques de ses récits"),
        Command("signals.watch", "watch", "w", "suivre", "Suivre le signal, ou ne plus le suivre"),
        Command("signals.mute", "mute", "m", "sourdine", "Mettre le signal en sourdine avec un motif, ou la lever"),
        Command("signals.attach", "attach", "a", "attacher", "Attacher le signal à une fiche action"),
        Command("signals.muted", "show_muted", "v", "voir tout", "Montrer aussi ce qui est en sourdine, ou le cacher"),
        Command("signals.search", "look", "f", "chercher", "Chercher les signaux dans l’année, ou arrêter"),
        Command("signals.refresh", "refresh_signals", "ctrl+r,f5", "rafraîchir", "Relire la liste"),
        Command("signals.leave", "leave", "escape", "revenir", "Revenir à la liste"),
        Command("signals.palette", "app.palette", "ctrl+p", "commandes", "Chercher une commande par son nom", False),
        Command("signals.help", "app.help", "question_mark", "aide", "Montrer toutes les touches"),
    ),
)
