"""Sentences that fit any network: how people begin, what they add, how they end."""

from core.vocabulary import Channel, Sentiment

OPENINGS: dict[Sentiment, tuple[str, ...]] = {
    Sentiment.NEGATIVE: (
        "Bonjour, je tiens à raconter ce qui m'arrive depuis le {date}.",
        "Je prends la plume ce {day} car je ne sais plus vers qui me tourner.",
        "Bonjour,",
        "Voici mon histoire, qui a commencé le {date}.",
        "C'est la première fois que j'écris un témoignage de ce genre.",
        "Je n'ai pas l'habitude de me plaindre, mais là c'est trop.",
        "Je vais essayer de faire court, même si l'affaire dure depuis {month}.",
        "Bonjour à tous, petit témoignage {town_of}.",
        "Madame, Monsieur,",
        "Je suis en colère, et surtout fatigué{e}.",
        "J'écris autant pour moi que pour ceux qui n'osent pas.",
        "Depuis le {date}, je tourne en rond.",
        "Tout a commencé le {date}.",
        "Voilà où j'en suis.",
    ),
    Sentiment.NEUTRAL: (
        "Bonjour,",
        "Un simple retour d'expérience, {town_of}.",
        "Je partage mon expérience du {date}, sans colère ni enthousiasme.",
        "Quelques remarques, pour améliorer les choses.",
        "Voici mon retour sur une démarche faite le {date}.",
        "Mon avis, pour ce qu'il vaut.",
        "Petit retour d'usage, ce {day}.",
        "Je réponds à l'invitation à donner mon avis, pour une démarche du {date}.",
    ),
    Sentiment.POSITIVE: (
        "Bonjour,",
        "Pour une fois, un message positif !",
        "Je voulais dire merci.",
        "Je tiens à saluer le travail fait le {date}.",
        "Un petit mot pour remercier l'équipe {town_of}.",
        "On critique assez souvent pour ne pas oublier de féliciter.",
        "Il y a des jours où l'on est fier de ses services publics, et le {date} en fut un.",
        "Je laisse rarement des avis, mais celui-ci est mérité.",
        "Bonjour, un retour très positif {town_of}.",
        "Ce {day}, j'ai vécu un joli moment.",
    ),
}

ASIDES: dict[Sentiment, tuple[str, ...]] = {
    Sentiment.NEGATIVE: (
        "Je précise que je suis quelqu'un de patient et que je garde une trace de tout.",
        "Je ne mets pas en cause les agents, qui font ce qu'ils peuvent avec ce qu'ils ont.",
        "Autour de moi, au moins {few} personnes vivent la même chose.",
        "J'ai gardé mon calme jusqu'au bout, ce qui n'a pas été facile.",
        "On m'a souvent dit du bien de ce service, je suis d'autant plus déçu{e}.",
        "J'ai hésité {days} avant d'écrire ici.",
    ),
    Sentiment.NEUTRAL: (
        "Je n'attendais rien de particulier, ni en bien ni en mal.",
        "Je compare avec d'autres administrations, où c'est à peu près la même chose.",
        "J'ai fait cette démarche {times} ces dernières années, et cela évolue lentement.",
        "J'en ai parlé autour de moi, les avis sont partagés.",
    ),
    Sentiment.POSITIVE: (
        "Je précise que je ne connais personne dans ce service.",
        "Il y avait pourtant du monde ce {day}-là.",
        "J'avais eu une mauvaise expérience il y a quelques années, la différence est frappante.",
        "Autour de moi, je le raconte à tout le monde.",
        "On sent des gens qui aiment leur métier, malgré les conditions.",
    ),
}

ASIDES_BY_CHANNEL: dict[Channel, tuple[str, ...]] = {
    Channel.PHONE: (
        "J'ai noté dans un cahier chaque appel, avec la date et l'heure : il y en a {few} pages.",
        "Je travaille, j'ai une famille, je ne peux pas passer mes journées à attendre au téléphone.",
    ),
    Channel.PERSONAL_ACCOUNT: (
        "Je me connecte tous les matins, comme on gratte un billet de loterie.",
        "Le plus pénible n'est pas le retard, c'est de ne pas savoir.",
    ),
    Channel.EMAIL: ("On me répond toujours la même phrase toute faite, comme si personne ne lisait la question.",),
    Channel.LETTER: ("Pour ne rien arranger, aucun courrier ne dit à qui répondre.",),
    Channel.ONLINE_PROCEDURE: ("J'ai fait des captures d'écran de tout, au cas où.",),
}
"""What else negative stories add, when they went through that channel."""

DIGRESSIONS: dict[Channel, tuple[str, ...]] = {
    Channel.PHONE: (
        "Je voudrais aussi parler du serveur vocal. On tape un, puis trois, puis son numéro, puis on écoute "
        "pendant {minutes} une musique qui grésille, et à la fin une voix annonce que tous les conseillers "
        "sont occupés. J'ai compté : {times} en deux semaines, toujours à des heures différentes. Quand on "
        "travaille, on ne peut téléphoner qu'à la pause, donc en même temps que tout le monde.",
    ),
    Channel.ONLINE_PROCEDURE: (
        "Quant au site, parlons-en. Le mot de passe expire, le code envoyé arrive quand la page est déjà "
        "fermée, et il faut recommencer. Mon père, qui a {senior} ans, n'y arriverait jamais. Moi-même, j'ai "
        "fini par demander à un collègue, ce qui veut dire étaler ma vie privée devant quelqu'un du travail. "
        "Ce n'est pas normal.",
        "On parle de simplification à la radio tous les matins. De mon côté, j'ai rempli {few} formulaires, "
        "fourni deux fois ma pièce d'identité, et raconté la même chose à des personnes différentes qui, à "
        "chaque fois, découvraient mon cas. Il suffirait que l'on écrive quelque part ce qui a déjà été dit.",
    ),
    Channel.DESK: (
        "J'y suis retourné{e} un {day}, en posant une demi-journée. On m'a dit gentiment que l'on"
        " ne pouvait rien voir de plus que moi sur l'écran, et que la décision se prenait ailleurs. Où ça ? "
        "Personne n'a su me le dire. Je suis rentré{e} avec un dépliant que j'avais déjà.",
    ),
    Channel.LETTER: (
        "J'ai relu tous les courriers reçus depuis {month}. Aucun n'est signé, aucun ne dit à qui répondre, "
        "et deux se contredisent. Le premier parle d'un dossier complet, le second d'une pièce manquante, à "
        "trois jours d'écart. Si moi qui lis bien le français je m'y perds, que dire des autres ?",
    ),
    Channel.PERSONAL_ACCOUNT: (
        "Un mot sur les conséquences que l'on ne voit pas. La banque qui téléphone, le découvert et ses "
        "frais, soit {small} rien que pour {month}. Les enfants à qui l'on dit que ce sera pour plus tard. La"
        " honte de demander une avance. Tout cela ne figure dans aucun dossier, et pourtant c'est la vraie "
        "vie des gens.",
    ),
}
"""Whole paragraphs of negative stories, by the channel they are about."""

DATED: tuple[str, ...] = (
    "C'était le {date}, {town_at}.",
    "Cela remonte au {date}.",
    "Témoignage du {date}.",
    "C'était un {day}, le {date} pour être précis.",
    "Démarche du {date}.",
    "Écrit {town_at}, le {date}.",
    "Cela se passait {town_at} le {date}.",
    "Pour situer : c'était le {date}.",
)
"""What tells a story from another that says the same: it fits at the beginning and at the end."""

ENDINGS: dict[Sentiment, tuple[str, ...]] = {
    Sentiment.NEGATIVE: (
        "Merci de m'avoir lu{e}.",
        "J'espère que ce témoignage servira à quelque chose.",
        "Que faire ?",
        "Je n'en peux plus.",
        "À bon entendeur.",
        "Cordialement.",
        "Voilà, c'est dit.",
        "Nous sommes en {later}, et j'attends toujours.",
        "Quel gâchis…",
        "Bref, déçu{e}.",
        "Je reste poli{e}, mais ma patience a des limites.",
        "Pouvez-vous faire quelque chose ?",
        "C'est décourageant.",
        "Honnêtement, je ne souhaite cela à personne.",
        "Merci d'avance pour votre réponse.",
    ),
    Sentiment.NEUTRAL: (
        "Merci de votre attention.",
        "Cordialement.",
        "Voilà mon avis.",
        "Bonne continuation.",
        "En espérant que cela serve.",
        "À suivre, donc.",
        "Bien à vous.",
        "Je ferai le point en {later}.",
    ),
    Sentiment.POSITIVE: (
        "Bonne continuation à toute l'équipe.",
        "Merci encore !",
        "Dix sur dix.",
        "Bravo et merci.",
        "À recommander.",
        "Je ne changerai pas un mot à ce message : merci.",
        "Chapeau bas.",
        "Ça fait du bien.",
        "Avec toute ma reconnaissance.",
        "Continuez !",
        "Longue vie à ce service.",
        "Un{e} usag{ère} satisfait{e}.",
    ),
}
