"""What people live through with the gendarmerie: complaints, holiday watch, patrols, roadside checks."""

TEXT = """
@ negative ; desk ; relation- responsiveness-
T Refus de prendre ma plainte
T Dépôt de plainte : revenez demain
T On m'a proposé une main courante à la place
T Venu trois fois pour une plainte
S Mon garage a été cambriolé dans la nuit de {day}.
S Je me suis fait voler mon vélo électrique devant la gare, {big} de valeur.
S Victime d'une escroquerie sur un site de petites annonces pour {amount}.
A A la brigade, on m'a dit que ce n'était pas le bon moment, l'équipe étant sortie.
A On m'a expliqué que « ça ne servirait à rien » et qu'un simple renseignement suffisait.
A J'ai attendu {minutes} sur une chaise avant qu'on me demande de revenir un autre jour.
B Je suis revenu{e} le lendemain : même réponse, avec un autre gendarme.
B J'avais pourtant fait une pré-plainte en ligne et pris rendez-vous.
B L'assurance exige le récépissé sous cinq jours, je l'ai dit, rien n'y a fait.
C Finalement, la plainte a été prise au bout de la troisième visite, en vingt minutes.
C C'est une brigade voisine qui a bien voulu l'enregistrer.
E On sort de là avec le sentiment d'être de trop.
E L'assurance a refusé de payer car j'étais hors délai.
E Je comprends le manque d'effectifs, mais pas le ton employé.
W La prise de plainte est un droit, il faudrait le rappeler.
W Affichez au moins les heures où l'on est sûr d'être reçu.
R Toute personne qui se présente pour déposer plainte doit être reçue, quel que soit le lieu des faits. La consigne a
  été rappelée à l'ensemble des militaires de l'unité, et les créneaux d'accueil seront affichés à l'entrée.
R Lorsque la patrouille est engagée sur une intervention, un rendez-vous doit vous être fixé immédiatement. Cela n'a
  pas été le cas, et nous vous prions de bien vouloir nous en excuser.

@ negative ; phone patrol ; responsiveness- information-
T1 Tapage toutes les nuits, aucun passage
T2 Rodéos sous nos fenêtres
T Appels sans suite
S2 Depuis {month}, des deux-roues font la course dans notre lotissement.
S1 Un local loué à la journée est devenu une salle de fête, chaque fin de semaine, jusqu'à quatre heures.
S J'habite une rue calme {town_at}, ou plutôt elle l'était.
A J'ai appelé {times} : soit personne ne vient, soit la patrouille passe quand tout est fini.
A On nous répond que l'équipage est à l'autre bout du secteur.
B Les voisins ont signé un courrier collectif le {date}, resté sans réponse.
B La mairie renvoie vers la brigade, la brigade vers la mairie.
B Une patrouille est bien passée un soir, sans s'arrêter.
E Les enfants ne dorment plus, nous non plus.
E Une personne âgée de la rue n'ose plus sortir.
E Un accident finira par arriver.
W Des passages plus fréquents le {day} soir suffiraient.
W Nous aimerions être tenus au courant, même si la réponse est non.
R Plusieurs passages de nuit ont été programmés sur ce secteur à la suite de votre signalement et de ceux de vos
  voisins. La brigade participe par ailleurs à la réunion trimestrielle de quartier en mairie : vous y serez les
  bienvenus.
R Un appel en cours de nuit est classé selon l'urgence, ce qui peut expliquer un passage tardif. Signaler les jours et
  les heures habituels, comme vous le faites ici, aide à placer les patrouilles au bon moment.

@ negative ; desk phone ; information- responsiveness-
T1 Aucune nouvelle de ma plainte
T Plainte déposée, puis le silence
T Des mois après, toujours rien
S1 J'ai déposé plainte le {date} pour des dégradations sur ma voiture.
S2 Suite à un cambriolage en {month}, la gendarmerie est venue relever des traces.
S2 J'ai porté plainte pour des menaces répétées d'un inconnu sur internet.
A Depuis {delay}, aucune nouvelle, pas même un numéro de dossier.
A On m'avait dit que je recevrais un courrier. Je l'attends encore.
B Quand j'appelle, le gendarme chargé de l'enquête est en congé, en patrouille ou muté.
B J'ai apporté des photos supplémentaires : personne ne savait où les classer.
B Le tribunal me dit de voir avec la brigade et inversement.
E Ne pas savoir, c'est le plus dur.
E1 J'ai remplacé la vitre à mes frais, {amount}.
E On se sent abandonné{e}.
W Un point tous les deux ou trois mois, même bref, changerait tout.
W Il devrait exister un suivi en ligne, comme pour le reste.
R Une enquête peut être longue, mais la victime a le droit de savoir où elle en est. Le numéro de procédure peut vous
  être communiqué à l'accueil, et l'association d'aide aux victimes du département peut suivre le dossier avec vous.
R Votre attente d'un point régulier est légitime. L'unité met en place un référent pour les victimes, joignable aux
  heures d'ouverture de la brigade.

@ negative ; patrol ; relation- information-
T Un contrôle routier désagréable
T Une amende et pas un bonjour
T Un ton qui ne passe pas
S Je rentrais du travail, vers dix-neuf heures, ceinture attachée et papiers en règle.
S Jeune conduct{rice}, je me suis fait arrêter {day} à la sortie {town_of}.
S En allant chercher mes enfants à l'école, je suis tombé{e} sur un contrôle.
A Le gendarme m'a tutoyé{e} d'entrée et n'a pas dit pourquoi il m'arrêtait.
A Pas de bonjour, pas de regard, « papiers », et c'est tout.
B J'ai demandé le motif, on m'a répondu que je le verrais sur l'amende.
B Son collègue, en revanche, est resté très correct.
B Tout était en ordre, mais j'ai attendu {short_minutes} au bord de la route, sans un mot.
E Je respecte ce métier difficile, d'où ma déception.
E Ma fille de huit ans, à l'arrière, a eu peur.
W Un bonjour ne coûte rien.
W Je n'attends pas d'excuses, juste que ce soit entendu.
R La courtoisie, le vouvoiement et l'annonce du motif font partie de la charte d'accueil de la gendarmerie : ce que
  vous décrivez n'y est pas conforme. Le commandant de l'unité l'a rappelé à ses équipes.

@ negative ; online_procedure desk ; simplicity- accessibility-
T1 Procuration : quatre passages pour un papier
T2 Pré-plainte en ligne inutile
T3 Brigade toujours fermée
S1 Je voulais établir une procuration avant les élections.
S2 J'ai fait une pré-plainte en ligne pour un vol de plaques, afin de gagner du temps.
S3 La brigade la plus proche n'ouvre que deux demi-journées par semaine.
A Le site annonçait une ouverture à 14 heures, une affiche sur le portail disait le contraire.
A2 Il faut quand même se déplacer, et tout a été ressaisi depuis le début.
A L'interphone renvoie vers une autre brigade, à trente kilomètres.
B Aucun créneau proposé avant {days}.
B Un autre usager venait pour la quatrième fois, c'est dire.
E Avec mes horaires {of_job}, c'est mission impossible.
E On nous parle de proximité, et les portes se ferment.
W Mettez les vrais horaires sur le site.
W2 À quoi sert le formulaire en ligne, si personne ne le lit ?
R Les horaires publiés ont été corrigés. Pour une procuration, le mobile permet désormais de tout préparer en ligne et
  il est possible de la faire valider dans n'importe quelle brigade, ou en mairie pour les personnes disposant de
  l'identité numérique.

@ neutral ; online_procedure patrol ; information0 simplicity0
T Opération tranquillité vacances : une remarque
T Inscription aux vacances tranquilles
T Un retour sur le passage des patrouilles
S Je me suis inscrit{e} à l'opération tranquillité vacances pour quinze jours en {month}.
S Partis trois semaines, nous avions signalé notre absence à la brigade {town_of}.
A L'inscription en ligne est simple et la confirmation rapide.
A Au retour, un avis de passage était dans la boîte aux lettres, sans précision d'heure.
B On ne sait pas si les passages ont été nombreux, ce n'est pas très grave.
B Il a fallu ressaisir le type d'alarme, déjà donné l'an dernier.
E Bonne idée dans l'ensemble.
E Rien à signaler à la maison, c'est l'essentiel.
W Un message à chaque passage rassurerait ceux qui sont loin.
W Pensez à garder les informations d'une année sur l'autre.
R Par discrétion, les heures de passage ne sont pas communiquées, mais un message de fin de surveillance est à
  l'étude. La reprise des informations d'une année sur l'autre nous paraît utile et a été proposée.

@ neutral ; desk ; relation0 responsiveness0
T Accueil à la brigade : dans la moyenne
T Un renseignement à la brigade
S Je suis passé{e} à la brigade {town_of} pour une déclaration de perte.
S Je venais demander un renseignement sur une vente de voiture douteuse.
A On m'a reçu{e} au bout de {minutes}, poliment.
A Le gendarme à l'accueil m'a orienté{e} vers le bon service.
B La salle d'attente est petite et l'on entend tout.
B Il a fallu revenir avec une copie, détail que j'ignorais.
E Pas de commentaire particulier.
E Fait en deux fois, ce qui reste correct.
W Indiquer les pièces à apporter sur le site serait utile.
W Un peu plus de confidentialité serait bienvenu.
R La confidentialité de l'accueil est prise en compte dans les travaux prévus. La liste des pièces utiles a été
  ajoutée sur l'affichage extérieur.

@ positive ; patrol phone ; relation+ responsiveness+
T Intervention rapide, merci
T Des gendarmes à la hauteur
T Merci à la patrouille
S1 Ma mère, {senior} ans, vit seule et a entendu quelqu'un dans le jardin.
S2 En panne de nuit, sur une départementale, avec {kids} à l'arrière.
S3 Mon voisin âgé ne répondait plus, les volets étaient fermés depuis deux jours.
A La patrouille est arrivée en moins d'un quart d'heure.
A2 Deux gendarmes se sont arrêtés d'eux-mêmes et ont sécurisé les lieux.
B13 Ils ont fait le tour, rassuré tout le monde, et sont même repassés le lendemain.
B2 Ils ont attendu la dépanneuse avec nous, en plaisantant avec les enfants.
B Calmes, précis, humains, du premier mot au dernier.
E On se sent protégé.
E1 Ma mère en parle encore.
W Chapeau et merci.
W Transmettez notre gratitude à cet équipage.
R Vos remerciements ont été lus au rassemblement du matin, devant toute l'unité. Ce sont des messages comme le vôtre
  qui donnent du sens aux nuits de patrouille.

@ positive ; desk ; relation+ information+
T Un dépôt de plainte avec beaucoup d'humanité
T De l'écoute et du respect
T Accueil remarquable à la brigade
S Je venais déposer plainte pour des faits difficiles à raconter.
S Suite à une escroquerie bancaire de {big}, je me sentais ridicule.
S C'était la première fois de ma vie que j'entrais dans une brigade.
A La gendarme qui m'a reçu{e} a fermé la porte, proposé un verre d'eau, et m'a laissé{e} parler.
A Aucun jugement, des questions simples, du temps.
B La gendarme a relu la plainte avec moi, phrase par phrase.
B On m'a remis les coordonnées d'une association d'aide et expliqué la suite, étape par étape.
C J'ai eu des nouvelles {days} après, comme promis.
E Je suis reparti{e} plus fort{e}.
E Je garde le souvenir d'une vraie bienveillance.
W Merci à cette brigade.
W J'encourage ceux qui hésitent à pousser la porte.
R Merci d'encourager celles et ceux qui hésitent : être reçu dans de bonnes conditions est un droit. La militaire qui
  a recueilli votre plainte est formée à l'accueil des victimes et a été très touchée par vos mots.

@ positive ; patrol online_procedure ; responsiveness+ simplicity+
T Vacances tranquilles grâce à vous
T L'opération tranquillité vacances, un vrai service
T Bravo pour la prévention
S Partis trois semaines, avec un cambriolage récent dans le quartier, nous n'étions pas rassurés.
S J'ai {senior} ans et je pars peu, de peur de laisser la maison.
A Inscription en ligne en {short_minutes}, réponse le soir même.
A Un gendarme est passé avant le départ pour donner des conseils sur les serrures.
B À notre retour, plusieurs avis de passage avec un petit mot.
B Ils ont remarqué une fenêtre mal fermée et prévenu notre fils.
E Nous sommes partis l'esprit libre.
E Un service gratuit et trop peu connu.
W Merci à la brigade {town_of}.
W Faites-le savoir, beaucoup de gens l'ignorent.
R Merci d'en parler autour de vous. Les conseils de prévention à domicile sont gratuits toute l'année, y compris pour
  les personnes qui ne partent pas.
"""
