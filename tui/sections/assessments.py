"""What the screens of the self-assessments and of the results of a structure offer."""

from tui.command import Command, Section

ASSESSMENTS = Section(
    "Les auto-évaluations",
    (
        Command("assessments.open", "open", "enter", "ouvrir", "Ouvrir l’auto-évaluation choisie", False),
        Command("assessments.new", "new", "n", "nouvelle", "Ouvrir l’auto-évaluation d’une année"),
        Command("assessments.more", "more", "m", "suite", "Lire la suite de la liste"),
        Command("assessments.refresh", "refresh_list", "ctrl+r,f5", "rafraîchir", "Relire la liste"),
        Command("assessments.leave", "leave", "escape", "revenir", "Revenir à la liste"),
        Command(
            "assessments.palette", "app.palette", "ctrl+p", "commandes", "Chercher une commande par son nom", False
        ),
        Command("assessments.help", "app.help", "question_mark", "aide", "Montrer toutes les touches"),
    ),
)

ASSESS = Section(
    "Répondre à une auto-évaluation",
    (
        Command("assess.0", "score(0)", "0", "pas du tout", "Répondre 0 : pas du tout", shown_key="0 à 4"),
        Command("assess.1", "score(1)", "1", "un peu", "Répondre 1 : un peu"),
        Command("assess.2", "score(2)", "2", "à moitié", "Répondre 2 : à moitié"),
        Command("assess.3", "score(3)", "3", "en grande partie", "Répondre 3 : en grande partie"),
        Command("assess.4", "score(4)", "4", "tout à fait", "Répondre 4 : tout à fait"),
        Command("assess.aside", "score(-1)", "s", "sans objet", "Répondre que la question est sans objet"),
        Command("assess.comment", "remark", "c", "commenter", "Écrire un commentaire sur la réponse"),
        Command("assess.evidence", "evidence", "p", "preuve", "Écrire ce qui montre la réponse"),
        Command("assess.next", "unanswered", "n", "à répondre", "Aller à la prochaine question sans réponse"),
        Command("assess.results", "results", "r", "résultats", "Lire les résultats, en barres"),
        Command("assess.print", "print", "x", "PDF", "Écrire la fiche et ses résultats dans un fichier PDF"),
        Command("assess.close", "close_assessment", "T", "clore", "Clore l’auto-évaluation : plus rien n’y change"),
        Command("assess.refresh", "refresh_file", "ctrl+r,f5", "rafraîchir", "Lire ce que les autres ont répondu"),
        Command("assess.leave", "leave", "escape", "revenir", "Revenir à la liste ; on reprend quand on veut"),
        Command("assess.palette", "app.palette", "ctrl+p", "commandes", "Chercher une commande par son nom", False),
        Command("assess.help", "app.help", "question_mark", "aide", "Montrer toutes les touches"),
    ),
)

INDICATORS = Section(
    "Les résultats d’une structure",
    (
        Command("indicators.edit", "edit", "enter,e", "corriger", "Corriger le résultat choisi", False),
        Command("indicators.new", "new", "n", "nouveau", "Entrer un résultat"),
        Command(
            "indicators.publish", "publish", "p", "publier", "Montrer le résultat au public, ou ne plus le montrer"
        ),
        Command("indicators.remove", "remove", "x,delete", "oublier", "Oublier la dernière valeur du résultat choisi"),
        Command("indicators.refresh", "refresh_list", "ctrl+r,f5", "rafraîchir", "Relire les résultats"),
        Command("indicators.leave", "leave", "escape", "revenir", "Revenir à la liste"),
        Command("indicators.palette", "app.palette", "ctrl+p", "commandes", "Chercher une commande par son nom", False),
        Command("indicators.help", "app.help", "question_mark", "aide", "Montrer toutes les touches"),
    ),
)
