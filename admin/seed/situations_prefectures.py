"""What people live through with the prefectures: residence permits, driving licences, vehicle papers."""

TEXT = """
@ negative ; online_procedure desk ; responsiveness- accessibility-
T Renouvellement de titre de séjour sans réponse
T Titre expiré, employeur inquiet
T Aucun créneau pour mon titre de séjour
T Douze ans en France, et un rendez-vous introuvable
S Je vis et je travaille en France depuis douze ans, comme {job}.
S Marié{e}, {kids} scolarisés ici, un contrat à durée indéterminée.
S Etudiant{e} en master, mon titre expirait en {month}.
A J'ai déposé la demande de renouvellement trois mois avant, comme demandé. {delay_cap} après, toujours « en
  instruction ».
A Aucun créneau de rendez-vous n'est proposé. Je me connecte à minuit, à six heures, à midi : rien.
A L'attestation de prolongation a expiré le {date} et la suivante n'arrive pas.
B Le formulaire de contact répond qu'il ne faut pas relancer.
B Sur place, le vigile ne laisse entrer personne sans convocation.
B On m'a demandé de nouveau un document que j'avais fourni, et le compteur est reparti à zéro.
C Mon employeur parle de suspendre mon contrat.
C La Caf et la banque réclament un titre valable, tout s'arrête en même temps.
E Je vis avec une valise dans la tête.
E Je n'ai rien fait de mal, et je n'ose plus prendre le train.
E J'ai raté une formation payée {big} par mon entreprise.
W Je demande seulement une attestation, le temps que le dossier soit étudié.
W Il faudrait une vraie file d'attente, avec un numéro et une place dedans.
R L'attestation de prolongation doit être renouvelée tant que l'instruction dure, et elle maintient le droit de
  travailler. Un point d'accueil numérique, en préfecture, peut débloquer ce type de situation sur simple
  présentation.
R Le manque de créneaux est réel et nous n'entendons pas le masquer. Des rendez-vous supplémentaires sont ouverts, et
  les demandes dont le titre est expiré sont désormais examinées en premier.

@ negative ; online_procedure phone ; simplicity- responsiveness-
T1 Permis de conduire : photo refusée, dossier clos
T2 Permis perdu, des semaines sans conduire
T3 Échange de permis étranger, une attente sans fin
S1 J'ai réussi l'examen du permis le {date}, à {age} ans, avec beaucoup de fierté.
S2 On m'a volé mon portefeuille en {month}, permis compris.
S3 Mon permis a été obtenu à l'étranger et doit être échangé.
A1 La demande de fabrication a été clôturée pour une signature « non conforme ».
A12 Le suivi affiche la même étape depuis {delay}.
A3 On me réclame une traduction, envoyée {times} déjà.
B L'assistance téléphonique lit le même écran que moi.
B Impossible de rouvrir la demande : il faut tout recommencer, photo et paiement compris.
B La préfecture renvoie vers l'agence nationale, l'agence vers la préfecture.
E Sans permis je perds ma place : je suis {job} et je roule tous les jours.
E Je vis à la campagne, sans bus. Ma vie est en pause.
W Quand un dossier est refusé, laissez-nous corriger au lieu de le fermer.
W1 Un humain qui regarde la photo, est-ce possible ?
R12 L'attestation de réussite à l'examen permet de conduire pendant quatre mois, et une prolongation est possible en
  cas de retard de fabrication. Une demande close pour une signature peut être reprise sans nouveau paiement.
R3 L'échange d'un permis étranger demande une vérification auprès du pays d'origine, qui échappe en partie à nos
  services. L'attestation de dépôt sécurisée vous permet de conduire pendant ce délai.

@ negative ; online_procedure ; simplicity- information-
T Carte grise : le site tourne en boucle
T2 Changement d'adresse de carte grise impossible
T1 Véhicule d'occasion immobilisé pour une case
S1 J'ai acheté une voiture d'occasion à un particulier {town_at}, pour {big}.
S1 J'ai hérité de la voiture de mon grand-père.
S2 Un simple changement d'adresse, m'avait-on dit.
A1 Le code de cession est refusé sans explication.
A Le site demande un document qui n'existe pas dans mon cas.
A Après paiement, la demande est passée en « à compléter », sans dire quoi.
B J'ai fait le point numérique, où l'on m'a aidé{e} mais sans pouvoir débloquer.
B Les garages proposent de le faire pour {small} de plus : on comprend pourquoi.
B J'ai reçu {few} messages automatiques identiques.
C1 Le certificat provisoire expire, et l'assurance s'en mêle.
E1 La voiture dort au garage depuis {delay}.
E J'ai une formation d'informaticien et j'ai failli renoncer, alors les autres…
W Indiquez le document manquant par son nom.
W Rendez le guichet à ceux qui en ont besoin.
R Le message « à compléter » sera remplacé par le nom de la pièce attendue, ce que plusieurs usagers ont demandé comme
  vous. Pour une succession, l'attestation du notaire ou des héritiers remplace le code de cession.
R Un certificat provisoire peut être prolongé tant que le dossier est en cours : la demande se fait dans la même
  démarche, en bas de page.

@ negative ; desk ; relation- accessibility-
T Un accueil glacial au guichet
T Attendre dehors sous la pluie
T On nous parle comme à des enfants
S J'accompagnais une amie qui ne parle pas encore bien français.
S Convoqué{e} {day} à 8 heures 30, je suis venu{e} avec mon bébé de trois mois.
S Je suis en fauteuil roulant et j'avais rendez-vous à la préfecture.
A Nous avons attendu {minutes} sur le trottoir, sous la pluie, sans abri.
A La personne au guichet n'a pas levé les yeux et répondait par monosyllabes.
A L'ascenseur était en panne et personne n'était prévenu.
B On nous a reproché un papier manquant qui ne figurait pas sur la convocation.
B Un second agent, plus aimable, est venu aider. Comme quoi c'est possible.
E On se sent tout petit.
E Nous sommes revenus {days} plus tard pour cinq minutes de guichet.
W Un abri, une chaise et un bonjour.
W Formez les équipes à recevoir les gens qui ont peur.
R Des conditions d'attente dignes et un accueil courtois sont dus à chacun. L'accès prioritaire pour les personnes
  handicapées et les parents de jeunes enfants a été rappelé, et un abri provisoire est installé.

@ negative ; email letter ; responsiveness- information-
T1 Naturalisation : trois ans de silence
T Mes messages restent sans réponse
T2 Association : un récépissé qui ne vient pas
S1 Ma demande de naturalisation a été déposée en {month}, il y a bien longtemps.
S2 Trésori{ère} d'une petite association de quartier, j'ai déclaré le nouveau bureau le {date}.
S3 J'ai demandé un regroupement familial pour ma femme et ma fille.
A Depuis, aucune nouvelle. Pas un courrier, pas une ligne.
A J'ai écrit {times} à l'adresse indiquée, et reçu autant de réponses automatiques.
B Le délai annoncé sur le site est dépassé depuis {delay}.
B1 L'entretien a été reporté deux fois, la dernière sans nouvelle date.
B Un message m'a demandé de mettre à jour des pièces que personne n'avait encore regardées.
E2 La banque bloque le compte de l'association, et la fête de quartier avec.
E3 Ma fille grandit loin de moi, en photos.
E On a le sentiment de crier dans le vide.
W Même un refus vaut mieux que le silence.
W Un délai honnête, même long, nous permettrait de nous organiser.
R Le silence que vous décrivez n'est pas acceptable, quel que soit le délai. Un état d'avancement sera publié chaque
  mois par type de demande, à défaut de pouvoir le donner dossier par dossier.
R Les délais affichés n'étaient plus à jour et ont été corrigés, à la hausse : mieux vaut une information exacte. Les
  déclarations d'association sont désormais traitées par une équipe distincte.

@ neutral ; online_procedure ; simplicity0 information0
T Quelques idées pour les démarches en ligne
T Démarche en ligne correcte, à compléter
T Avis mesuré sur une démarche en ligne
S J'ai fait une demande de carte grise en ligne au mois de {month}.
S J'ai pris un rendez-vous en sous-préfecture pour une association.
A Le parcours se comprend, avec un peu d'attention.
A Les étapes sont bien numérotées, mais les formats de fichier ne sont annoncés qu'à la fin.
B J'ai dû réduire la taille de mes photos, ce que tout le monde ne sait pas faire.
B La confirmation est arrivée {days} après, j'avais un petit doute.
E Finalement tout est arrivé par la poste.
E C'est faisable.
W Annoncer dès le début la liste et le format des pièces.
W Un exemple de photo acceptée aiderait beaucoup.
R La liste des pièces et leur format seront regroupés sur la première page, et des exemples de photos acceptées
  ajoutés : merci pour ces propositions concrètes.

@ neutral ; desk ; relation0 responsiveness0
T Passage en préfecture : normal
T Retrait d'un titre, sans histoire
S Je suis allé{e} retirer mon titre {day} à la préfecture.
S Un passage au point d'accueil numérique {town_of}.
A Un peu d'attente, {minutes}, puis un échange rapide et correct.
A L'agent connaissait la procédure et m'a montré où cliquer.
B La signalétique n'est pas évidente, j'ai d'abord fait la queue au mauvais endroit.
B L'horaire de la convocation n'a pas vraiment compté, chacun passait à son tour.
E Mission accomplie.
E Dans la moyenne de ce que l'on connaît.
W Un fléchage depuis l'entrée éviterait des erreurs.
W Respecter les horaires donnés serait mieux pour ceux qui travaillent.
R Un nouveau fléchage est prévu dans le hall, et les files seront séparées selon l'heure de convocation. Votre
  remarque arrive au bon moment.

@ positive ; desk ; relation+ information+
T Un agent qui a tout débloqué
T Merci à la sous-préfecture
T Une belle surprise au guichet
S Mon dossier de titre de séjour était coincé depuis {delay}.
S Je suis venu{e} sans trop d'espoir, avec ma pochette de papiers.
S J'accompagnais mon père, qui lit mal le français.
A L'agent a pris les choses une par une, sans soupirer une seule fois.
A On m'a reçu{e} à l'heure, avec le sourire.
B Le blocage venait d'une simple date mal saisie, corrigée sur place.
B L'attestation a été imprimée devant moi, avec les dates importantes soulignées.
C Le titre est arrivé {days} plus tard.
E J'ai pu garder mon travail.
E Mon père m'a dit en sortant : « ici, on m'a respecté ».
W Merci infiniment.
W Il faut des agents comme ça dans chaque guichet.
R Se sentir respecté au guichet : nous ne pouvions pas espérer plus beau compliment. Il a été affiché dans la salle de
  pause de l'équipe, avec toute notre reconnaissance.

@ positive ; online_procedure ; simplicity+ responsiveness+
T1 Carte grise reçue très vite
T2 Permis reçu sans attendre
T Démarche impeccable
S1 J'ai acheté une voiture d'occasion et je craignais la paperasse.
S2 Permis perdu en randonnée, déclaration et demande faites le même soir.
S1 Changement d'adresse après mon déménagement {town_at}.
A Tout s'est fait en ligne, en {short_minutes}, sans imprimer une seule feuille.
A Les explications sont claires, on sait toujours ce qui reste à faire.
B Le document est arrivé {days} plus tard, suivi compris.
B Un message à chaque étape, et le bon.
E Rien à redire, vraiment.
E On oublie parfois de dire quand ça va bien.
W Un grand bravo aux équipes.
W Merci, et bonne continuation.
R Merci de prendre le temps de le dire quand tout va bien : c'est précieux pour les équipes, qui reçoivent surtout
  l'autre sorte de message.

@ positive ; phone email ; responsiveness+ relation+
T1 Une réponse humaine à un cas compliqué
T2 Cérémonie de naturalisation émouvante
T1 Un service associations très disponible
S1 Mon dossier sortait de l'ordinaire et aucun formulaire ne convenait.
S2 J'ai reçu la nationalité française en {month}.
S1 Bénévole dans une association, je ne suis pas juriste.
A1 On m'a répondu en {days}, par écrit, sur chacun des points.
A2 L'accueil lors de la cérémonie a été simple, digne et chaleureux.
B1 La personne a même relu nos statuts et signalé une phrase à changer.
B2 Chacun a eu un mot pour sa famille, les enfants étaient fiers.
E2 Je n'oublierai pas ce moment.
E1 On travaille mieux quand on est aidé.
W Merci pour votre disponibilité.
W Vive le service public quand il est comme ça.
R Nous sommes très heureux de votre message, que nous avons partagé avec l'ensemble du service. Ce sont des moments
  qui comptent aussi pour nous.
"""
