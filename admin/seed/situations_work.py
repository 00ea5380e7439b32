"""What people live through with the employment service: registration, monthly update, advisers, benefits."""

TEXT = """
@ negative ; personal_account email ; information- relation-
T1 Radiation pour une actualisation en retard
T2 Radiation alors que j'étais à l'hôpital
T3 Radiation pour un rendez-vous jamais reçu
T Une radiation injuste
S13 Inscrit{e} depuis {month} après la fin de mon contrat {of_job}.
S13 Je cherche activement du travail, avec deux entretiens par semaine en moyenne.
S2 J'étais hospitalisé{e} quelques jours mi-{month}, avec un arrêt en bonne et due forme.
A1 Je me suis actualisé{e} un jour trop tard, et je suis radié{e} sans autre forme de procès.
A3 On me reproche une absence à un rendez-vous dont la convocation n'est jamais arrivée dans mon espace.
A2 J'avais prévenu par la messagerie, preuve à l'appui, mais la radiation est tombée quand même.
B La lettre parle d'un délai pour s'expliquer : elle est arrivée {days} après la fin de ce délai.
B Mon conseiller ne répond plus aux messages depuis {delay}.
B A l'agence, on m'a dit de me réinscrire, comme si les droits perdus n'avaient pas d'importance.
C Une réinscription, donc un nouveau dossier, donc encore {delay} d'attente.
E Un mois sans rien, soit {amount} en moins.
E J'ai honte de devoir demander de l'aide à mes parents à {age} ans.
E On sanctionne les gens de bonne foi.
W Un simple appel avant de radier éviterait bien des drames.
W12 Le droit à l'erreur, ça existe, non ?
W1 Rappelez l'actualisation par un message la veille de la date limite.
R12 Une actualisation tardive peut être régularisée lorsque le motif est justifié, une hospitalisation en fait partie.
  La demande se fait depuis l'espace personnel, et les droits sont alors rétablis sans réinscription.
R3 La convocation doit parvenir à temps et pouvoir être prouvée : à défaut, l'absence ne peut être reprochée. Nous
  vous invitons à présenter vos observations, qui seront examinées par une autre personne que celle qui a décidé.

@ negative ; desk email ; relation- accessibility-
T Cinq conseillers en un an
T Mon conseiller ne connaît pas mon métier
T Un suivi fantôme
T Dix minutes d'entretien tous les six mois
S Je suis {job} de métier, avec quinze ans d'expérience.
S Après un licenciement économique en {month}, je me suis inscrit{e} {town_at}.
S J'ai {age} ans et je cherche à me reconvertir.
A J'ai changé cinq fois de conseiller et j'ai raconté cinq fois mon parcours.
A On me propose des offres à cent kilomètres, dans des métiers qui n'ont rien à voir.
A L'entretien a duré {short_minutes}, dont la moitié à mettre à jour une fiche.
B Mon projet de formation attend une validation depuis {delay}.
B Quand j'écris, la réponse arrive après {days}, et elle ne répond pas à la question.
B On m'a inscrit{e} d'office à un atelier CV, le troisième. Mon CV va très bien.
C Le devis de formation a expiré entre-temps et l'organisme a donné ma place.
E Je me sens seul{e} dans ma recherche.
E A force, on perd confiance en soi.
E J'ai fini par trouver une piste par moi-même, sans aucune aide.
W Laissez-nous le même conseiller au moins six mois.
W Il faudrait des conseillers par métier, pas par ordre alphabétique.
W Je voudrais qu'on m'écoute avant de cocher des cases.
R Changer plusieurs fois d'interlocuteur oblige à tout raconter de nouveau, et ce n'est pas ce que nous voulons. Les
  comptes rendus d'entretien vont être mieux partagés, et vous pouvez demander à garder le même conseiller.
R Pour un projet de formation, la décision doit être rendue avant l'expiration du devis. Une demande peut être déposée
  à nouveau avec un devis prolongé, sans repasser par tout le parcours.

@ negative ; personal_account phone ; information- responsiveness-
T1 Trop-perçu réclamé un an après
T2 Allocation calculée de travers
T1 Erreur de calcul et dette de plus de mille euros
S J'ai repris un mi-temps {of_job} en {month}, et déclaré mes heures chaque mois.
S J'alterne des missions d'intérim et des périodes sans travail.
A1 Un an plus tard, on me réclame {big}, au motif que mes salaires auraient été mal déclarés.
A2 Mon allocation a été calculée sur un employeur en moins : il manque {amount} par mois.
A2 Le montant change chaque mois et je n'arrive pas à le retrouver, même avec une calculatrice.
B J'ai fourni toutes les attestations, l'une d'elles serait « non conforme ».
B Au téléphone, après {minutes}, on m'a dit de contester par écrit et d'attendre.
B L'employeur a corrigé son attestation en {month}, mais rien ne bouge depuis {delay}.
E1 Travailler plus pour devoir de l'argent, c'est décourageant.
E Je n'ose plus accepter de missions courtes.
E C'est mon épargne qui y passe.
W Expliquez le calcul, mois par mois, en français courant.
W Ne nous demandez pas de payer pour les erreurs des autres.
R1 Le calcul en cas de reprise d'activité dépend des salaires bruts et des jours du mois, ce qui le rend variable. Un
  détail mois par mois peut être demandé, et un échelonnement est toujours possible sans frais.
R2 L'attestation rectifiée par l'employeur doit être rattachée à votre dossier à la main : c'est cette étape qui a
  manqué dans plusieurs cas semblables au vôtre.

@ negative ; online_procedure phone ; simplicity- accessibility-
T Inscription impossible en ligne
T Le site plante, le temps passe, les droits aussi
T S'inscrire : un parcours d'obstacles
S Mon contrat s'est terminé le {date} et j'ai voulu m'inscrire le lendemain.
S A {age} ans, c'est la première fois que je m'inscris au chômage.
S Ma sœur ne parle pas bien français et je l'ai aidée à s'inscrire.
A Le site refuse notre numéro de sécurité sociale sans dire pourquoi.
A A la dernière page, message d'erreur, et toute la saisie est perdue. {times_cap} de suite.
A L'attestation de l'employeur est au format PDF, le site ne l'accepte pas, ou alors en moins de deux mégas.
B A l'agence {town_of} on nous a renvoyés vers un ordinateur en libre-service, sans aide.
B Le téléphone demande un identifiant que l'on ne reçoit qu'une fois inscrit.
B La personne au téléphone a été aimable mais n'avait pas la main sur le problème.
E Huit jours de perdus, donc huit jours de droits en moins.
E Quelqu'un de moins têtu aurait abandonné.
W Gardez une inscription possible au guichet.
W Un bouton « enregistrer » ne coûterait pas cher.
R L'inscription est prise en compte à la date de la première tentative lorsque l'incident technique est établi : vos
  droits ne doivent pas en souffrir. Chaque agence peut aussi inscrire sur place les personnes qui le demandent.
R La perte de saisie a été reproduite par l'équipe technique ; un enregistrement à chaque page est en préparation.

@ negative ; desk video ; accessibility- simplicity-
T Une convocation pour rien
T Une heure de route pour rien
T1 Atelier annulé sur le pas de la porte
S J'habite en zone rurale, à une heure {town_of}.
S Je garde mes {kids} et il faut que je m'organise pour chaque rendez-vous.
A1 Convoqué{e} {day} à 9 heures pour une réunion d'information : elle était annulée, une feuille sur la porte.
A2 L'entretien annoncé sur place était en fait en visio. Personne ne m'avait prévenu{e}.
B L'aide à la mobilité m'a été refusée car la demande devait être faite avant le déplacement.
B L'agent présent n'a pu que s'excuser, ce qui est déjà ça.
B Si c'était moi qui avais été absent{e}, j'aurais été radié{e}.
E Essence, garde des enfants : {small} pour rien.
E Le respect devrait marcher dans les deux sens.
W Un message la veille, c'est tout ce que je demande.
W Proposez la visio à ceux qui habitent loin, et seulement à ceux-là.
R Vous avez raison : l'exigence de ponctualité vaut aussi pour nous. Un message d'annulation doit partir la veille, et
  l'aide à la mobilité peut être accordée après coup quand l'annulation vient de l'agence.

@ neutral ; online_procedure ; simplicity0 information0
T Actualisation : rapide, mais des questions ambiguës
T Quelques idées pour l'application
T Le nouveau site, ni mieux ni moins bien
S Je m'actualise chaque mois depuis {month}, sur le téléphone.
S Je suis en activité réduite et je déclare des heures chez deux employeurs.
A Cela prend cinq minutes quand tout va bien.
A La question sur les « heures travaillées » n'est pas claire pour les contrats payés à la tâche.
B J'ai dû chercher où joindre mes bulletins de salaire, le menu a changé de place.
B Pour le mois de {month}, j'ai hésité puis corrigé ensuite sans difficulté.
E Dans l'ensemble ça fonctionne.
E C'est une question d'habitude.
W Une info-bulle par question suffirait.
W Pourquoi ne pas garder en mémoire les employeurs du mois d'avant ?
R Les contrats payés à la tâche sont un cas que les questions actuelles traitent mal, votre exemple est parlant. La
  mémorisation des employeurs est prévue dans une prochaine version.

@ neutral ; desk ; relation0 information0
T1 Premier entretien : correct
T2 Atelier utile en partie
S1 J'ai eu mon premier entretien {day} à l'agence {town_of}.
S2 J'ai suivi un atelier de deux jours sur les entretiens d'embauche.
A1 La personne était à l'heure et courtoise.
A2 Le contenu était intéressant le matin, plus répétitif l'après-midi.
B1 Nous avons fait le tour de mon parcours, mais pas encore parlé de formation.
B2 Le groupe était un peu trop grand pour que chacun puisse parler.
E1 J'attends la suite pour me faire une opinion.
E2 J'en retiens deux ou trois bonnes idées.
W2 Des groupes de six ou sept seraient mieux.
W Envoyer l'ordre du jour avant permettrait de se préparer.
R1 La formation doit être abordée dès le deuxième entretien, et vous pouvez demander que ce point soit inscrit à
  l'ordre du jour. L'envoi du programme avant le rendez-vous est une bonne idée, facile à mettre en place.
R2 Le nombre de participants par atelier fait l'objet d'une discussion avec nos prestataires. L'envoi du programme
  avant le rendez-vous est une bonne idée, facile à mettre en place.

@ positive ; desk email ; relation+ information+
T Une conseillère qui y croit plus que moi
T Merci à ma conseillère
T1 Grâce à vous j'ai retrouvé un travail
T Un suivi exemplaire
S Après {delay_long} de chômage, à {age} ans, je n'y croyais plus.
S J'étais {job}, et mon dos ne suivait plus. Il fallait changer de voie.
S Sorti{e} d'une longue période difficile, j'avais peur de ne plus être capable de travailler.
A Ma conseillère m'a reçu{e} toutes les deux semaines, toujours avec une idée nouvelle.
A La conseillère qui me suit a pris mon projet au sérieux dès le premier jour.
B1 Elle a appelé elle-même un employeur et décroché une immersion de quinze jours.
B2 On a monté ensemble le dossier de formation, accepté en {days}.
C1 J'ai signé mon contrat le {date}.
C2 La formation commence en {later} et je suis motivé{e} comme jamais.
E Je retrouve le sourire, et ma famille aussi.
E Elle ne comptait pas son temps, et cela se sent.
W Merci, merci, merci.
W Si elle lit ce message, qu'elle sache que je ne l'oublierai pas.
R Quelle belle nouvelle, félicitations ! Votre persévérance y est pour beaucoup, et l'immersion en entreprise est
  souvent le déclic. Votre message a été remis à votre conseillère, qui en est très touchée.

@ positive ; online_procedure personal_account ; simplicity+ responsiveness+
T Inscription réglée en une journée
T Dossier d'allocation traité en un temps record
T Efficace du début à la fin
S Première inscription après dix ans dans la même entreprise.
S Fin de contrat le {date}, inscription le lendemain depuis mon canapé.
A Les attestations étaient déjà là, il n'y avait presque rien à saisir.
A Le dossier a été complété en ligne en {minutes}, sans bug.
B Notification reçue {days} plus tard, avec le montant et la durée.
B Un premier rendez-vous fixé dans la semaine, à un horaire qui m'arrangeait.
E Je redoutais ce moment, et tout s'est bien passé.
E Un souci de moins dans une période compliquée.
W Bon travail, tout simplement.
W Continuez à simplifier !
R La reprise automatique des attestations des employeurs est récente : votre retour confirme qu'elle change vraiment
  les choses. Nous vous souhaitons une bonne recherche.

@ positive ; phone email ; responsiveness+ relation+
T1 Problème d'actualisation résolu par téléphone
T Une erreur réparée avec le sourire
T Un agent au top
S Je m'étais trompé{e} dans mon actualisation de {month}, une case cochée de travers.
S Suite à une hospitalisation j'avais raté la date limite.
A1 J'ai appelé en m'attendant à me faire gronder.
A2 J'ai écrit à mon conseiller le {date} au matin.
B1 La personne a corrigé devant moi, en m'expliquant comment éviter l'erreur la prochaine fois.
B A midi, c'était réglé, avec un mot gentil en prime.
E Rapide, aimable, précis.
E Je suis resté{e} bouche bée.
W Merci à cet agent dont je n'ai pas retenu le prénom.
W Un grand bravo !
R Une case cochée de travers, cela arrive à tout le monde, et le droit à l'erreur est fait pour cela. L'équipe vous
  remercie pour ce message.
"""
