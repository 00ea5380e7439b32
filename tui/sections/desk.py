"""What the whole workstation offers."""

from tui.command import Command, Section

DESK = Section(
    "Le bureau",
    (
        Command("desk.refresh", "refresh_list", "ctrl+r,f5", "rafraîchir", "Relire la liste et l’expérience"),
        Command("desk.figures", "figures", "D", "chiffres", "Ouvrir le tableau de bord"),
        Command("desk.wording", "keep_wording", "K", "formules", "Tenir les formules, modèles et liens"),
        Command("desk.trade_tags", "keep_trade_tags", "L", "tags métier", "Tenir les tags métier de son réseau"),
        Command("desk.help", "app.help", "question_mark", "aide", "Montrer toutes les touches"),
        Command("desk.palette", "app.palette", "ctrl+p", "commandes", "Chercher une commande par son nom", False),
        Command("desk.account", "app.change_account", "ctrl+o", "compte", "Changer de compte"),
        Command(
            "desk.theme",
            "app.switch_theme",
            "ctrl+t",
            "thème",
            "Passer au thème suivant : sombre, clair, contraste fort sombre, contraste fort clair",
            False,
        ),
        Command("desk.quit", "app.quit", "q", "quitter", "Quitter Écoute"),
    ),
)
