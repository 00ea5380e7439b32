"""What the list of committees and a committee offer."""

from tui.command import Command, Section

COMMITTEES = Section(
    "Les comités locaux",
    (
        Command("committees.open", "open", "enter", "ouvrir", "Ouvrir le comité choisi", False),
        Command("committees.new", "new", "n", "nouveau", "Préparer un comité"),
        Command("committees.referent", "referent", "r", "référent", "Voir le référent, ceux d’avant, et en nommer un"),
        Command("committees.more", "more", "s", "suite", "Montrer les comités plus anciens"),
        Command("committees.leave", "leave", "escape", "revenir", "Revenir d’où l’on vient"),
        Command("committees.palette", "app.palette", "ctrl+p", "commandes", "Chercher une commande par son nom", False),
        Command("committees.help", "app.help", "question_mark", "aide", "Montrer toutes les touches"),
    ),
)

COMMITTEE = Section(
    "Un comité local",
    (
        Command("committee.next", "turn(1)", "tab,t", "onglet", "Onglet suivant", False),
        Command("committee.previous", "turn(-1)", "shift+tab,T", "précédent", "Onglet précédent", False),
        Command("committee.edit", "edit", "e", "modifier", "Modifier la date, le lieu et les personnes"),
        Command("committee.agenda", "agenda", "o", "ordre du jour", "Ajouter un point, ou en ôter un"),
        Command("committee.move", "raise_item", "m", "monter", "Monter un point de l’ordre du jour"),
        Command("committee.invite", "invite", "i", "inviter", "Inviter ceux qui proposent de participer"),
        Command("committee.propose", "propose", "p", "proposition", "Ajouter une proposition"),
        Command("committee.vote", "vote", "v", "vote", "Enregistrer le vote d’un membre"),
        Command("committee.count", "count", "b", "compter", "Compter par rangs ou par points"),
        Command("committee.minutes", "minutes", "c", "compte rendu", "Écrire le compte rendu"),
        Command("committee.decide", "decide", "d", "décider", "Faire d’une proposition une fiche action"),
        Command("committee.advance", "advance", "a", "avancer", "Dire que le comité s’est tenu, puis le clore"),
        Command("committee.call_off", "call_off", "A", "annuler", "Annuler le comité, avec un motif dit aux invités"),
        Command("committee.print", "print", "x", "PDF", "Écrire le compte rendu dans un fichier PDF"),
        Command("committee.leave", "leave", "escape", "revenir", "Revenir à la liste"),
        Command("committee.palette", "app.palette", "ctrl+p", "commandes", "Chercher une commande par son nom", False),
        Command("committee.help", "app.help", "question_mark", "aide", "Montrer toutes les touches"),
    ),
)
