"""What the composer offers."""

from tui.command import Command, Section

COMPOSE = Section(
    "Répondre",
    (
        Command(
            "answer.send",
            "send",
            "f10,ctrl+enter,ctrl+j",
            "envoyer",
            "Envoyer la réponse selon le statut choisi (ctrl+entrée ne marche pas dans tous les terminaux, f10 si)",
            priority=True,
            shown_key="f10 ou ctrl+entrée",
        ),
        Command("answer.save", "save", "ctrl+s", "enregistrer", "Enregistrer le brouillon", priority=True),
        Command("answer.story", "story", "f2", "expérience", "Montrer l’expérience, ou revenir au texte"),
        Command(
            "answer.help", "help_writing", "f3", "aide à écrire", "Insérer une réponse semblable, un modèle, un lien"
        ),
        Command("answer.remarks", "remarks", "ctrl+l", "relecture", "Lire ce que la relecture a trouvé", priority=True),
        Command("answer.preview", "preview", "f5", "aperçu", "Montrer la réponse entière, ou revenir au texte"),
        Command("answer.comments", "comments", "f4", "commentaires", "Lire et écrire les commentaires, jamais publics"),
        Command("answer.share", "share", "f8", "partager", "Partager le brouillon avec les autres, ou le reprendre"),
        Command(
            "answer.versions", "versions", "f6", "versions", "Comparer les versions, en restaurer une", priority=True
        ),
        Command(
            "answer.send_back",
            "send_back",
            "f7",
            "renvoyer",
            "Renvoyer avec une remarque une réponse à valider",
            priority=True,
        ),
        Command(
            "answer.take_over", "take_over", "f9", "prendre la suite", "Prendre la suite de qui écrit cette réponse"
        ),
        Command(
            "answer.editor", "editor", "ctrl+e", "éditeur", "Écrire dans son éditeur (VISUAL ou EDITOR)", priority=True
        ),
        Command(
            "answer.palette", "app.palette", "ctrl+p", "commandes", "Chercher une commande par son nom", False, True
        ),
        Command("answer.leave", "leave", "escape", "revenir", "Enregistrer le brouillon et revenir à la liste"),
    ),
)
