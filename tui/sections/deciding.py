"""What may be done to the experience that is open."""

from tui.command import Command, Section

DECIDE = Section(
    "Décider",
    (
        Command(
            "story.publish", "publish", "p", "publier", "Publier l’expérience et l’ouvrir aux structures concernées"
        ),
        Command("story.mask", "mask", "m", "masquer", "Masquer des passages, puis publier"),
        Command(
            "story.reject", "reject", "r", "rejeter", "Rejeter l’expérience pour un ou plusieurs motifs de la charte"
        ),
        Command("story.hold", "hold", "a", "attente", "Mettre l’expérience en attente, avec une note"),
        Command("story.withdraw", "withdraw", "w", "retirer", "Retirer une expérience publiée"),
        Command("story.route", "route", "s", "structures", "Changer ou ajouter les structures concernées"),
        Command(
            "story.undo", "undo", "u", "annuler", "Annuler la dernière décision prise ici, avant que rien ne parte"
        ),
        Command("story.alert", "alert", "exclamation_mark", "alerte", "Lever une alerte, ou dire ce qui a été fait"),
        Command("story.tag", "tag", "t", "tags", "Poser les tags généraux"),
        Command(
            "story.classify",
            "classify",
            "f",
            "qualifier",
            "Qualifier pour sa structure : canaux et ressentis, tags métier, service à améliorer",
        ),
        Command("story.reattach", "reattach", "i", "rattacher", "Rattacher l’expérience à une structure fille"),
        Command(
            "story.settle",
            "settle",
            "y",
            "traiter",
            "Traiter un transfert ou des signalements, ou demander un transfert",
        ),
        Command("story.take_over", "take_over", "o", "prendre la suite", "Prendre la suite de qui lit l’expérience"),
        Command("story.history", "history", "h", "historique", "Lire tout ce qui a été fait à l’expérience"),
        Command("story.answer", "answer", "e", "répondre", "Écrire la réponse d’une structure concernée"),
        Command("story.recover", "recover", "R", "reprendre", "Rouvrir une réponse restée non envoyée sur ce poste"),
        Command("story.adopt", "adopt", "A", "adopter", "Adopter la réponse d’une autre structure, ou la compléter"),
        Command("story.comment", "comment", "c", "commenter", "Lire et écrire les commentaires, jamais publics"),
    ),
)
