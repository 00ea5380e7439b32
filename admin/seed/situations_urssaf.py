"""What people live through with the contributions service: the self-employed, home employers, small firms."""

TEXT = """
@ negative ; letter personal_account ; information- responsiveness-
T Mise en demeure pour une entreprise fermée
T Cotisations réclamées après la fermeture
T Radiation non prise en compte
T Une taxation d'office absurde
S J'ai fermé ma micro-entreprise en {month}, formalités faites en ligne, confirmation reçue.
S Après quatre ans à mon compte, je suis de nouveau salarié{e} depuis {month}.
S J'ai cessé mon activité {of_job} pour raisons de santé.
A Et pourtant on me réclame {big} de cotisations sur les mois suivants.
A J'ai reçu une mise en demeure de {amount}, calculée d'office, pour un trimestre sans activité.
A Mon compte affiche toujours « actif », {delay} après la fermeture.
B J'ai envoyé l'attestation de radiation {times} par la messagerie.
B On me répond que l'information doit venir du guichet unique, qui dit l'avoir transmise.
B Au téléphone, la personne voyait bien la fermeture, mais « un autre service » doit agir.
C L'huissier, lui, n'a pas eu de retard.
E J'ai arrêté parce que j'étais malade, et me voilà à courir après des papiers.
E Cela me décourage de retenter l'aventure un jour.
E {amount_cap} pour rien, c'est deux mois de courses.
W Que la radiation arrête tout, automatiquement.
W Un seul endroit pour signaler la fermeture, et que tout le monde soit au courant.
R Lorsque la cessation est confirmée, les sommes appelées d'office après cette date sont annulées, frais compris. Le
  retard vient de la transmission entre le guichet des formalités et nos services, sur laquelle un travail est engagé.
R Une taxation d'office intervient en l'absence de déclaration, y compris à zéro. Une déclaration néant, possible
  après coup dans votre espace, suffit à l'effacer.

@ negative ; phone email ; accessibility- responsiveness-
T Personne ne répond aux auto-entrepreneurs
T Un numéro qui raccroche tout seul
T Messagerie muette depuis des semaines
S Je suis {job} à mon compte depuis {month}, tout{e} seul{e} pour tout faire.
S J'ai une petite entreprise de trois salariés {town_at}.
A Un blocage m'empêche de déclarer mon chiffre d'affaires depuis {delay}.
A Je cherche à savoir si j'ai droit à l'exonération de début d'activité.
B J'ai laissé {few} messages dans l'espace, tous marqués « traités », sans réponse.
B {minutes_cap} d'attente au téléphone, puis la ligne raccroche.
B Quand quelqu'un répond, ce n'est jamais son domaine.
C La pénalité de retard, elle, s'est ajoutée toute seule : {small}.
E Pendant que j'attends au téléphone, je ne travaille pas.
E Je suis prêt{e} à payer ! Encore faut-il pouvoir déclarer.
W Rappelez-vous que derrière un numéro SIRET, il y a quelqu'un.
W Ne marquez pas une question comme traitée quand elle ne l'est pas.
R Une question close sans réponse ne doit pas exister : un contrôle des messages concernés a été lancé. La pénalité
  liée à un blocage technique est annulée dès que l'incident est constaté.
R L'exonération de début d'activité se demande dans les quarante-cinq jours suivant la création, délai que nous
  examinons avec souplesse quand une question est restée sans réponse.

@ negative ; personal_account ; simplicity- information-
T Un échéancier incompréhensible
T Régularisation de plus de mille euros sans explication
T Des cotisations calculées sur un revenu que je n'ai pas
S Indépendant{e} depuis quatre ans, avec des revenus en dents de scie.
S Mon activité a baissé de moitié cette année, à cause de travaux dans ma rue.
A On me prélève sur la base d'un revenu d'il y a deux ans.
A Une régularisation de {big} est tombée en {month}, à payer en une fois.
A Quatre documents différents sont arrivés la même semaine, avec quatre montants.
B J'ai fait une estimation à la baisse sur le site, elle n'a pas été prise en compte.
B Le détail mélange provisionnel, définitif et régularisation : même ma comptable a dû relire.
B La demande de délai est restée sans suite depuis {delay}.
E Je me suis versé {small} ce mois-ci.
E On avance dans le brouillard, et c'est usant.
W Un seul document, un seul montant, un seul calendrier.
W Un exemple chiffré à côté de chaque ligne.
R Les cotisations sont appelées sur le dernier revenu connu, puis ajustées. Une estimation peut être modulée plusieurs
  fois dans l'année, et un délai de paiement est accordé sans majoration quand il est demandé à temps.
R Nous reconnaissons que l'envoi de plusieurs documents la même semaine prête à confusion. Un échéancier unique, qui
  remplace les précédents, est en cours de déploiement.

@ negative ; online_procedure personal_account ; simplicity- responsiveness-
T1 CESU : un double prélèvement
T2 Avance immédiate de crédit d'impôt refusée
T3 Pajemploi : salaire de la nounou bloqué
S12 J'emploie une aide à domicile pour ma mère, {few} heures par semaine, en CESU.
S3 Notre assistante maternelle garde notre fils depuis {month}.
A1 La déclaration de {month} a été prélevée deux fois, soit {amount} de trop.
A2 L'avance immédiate a été suspendue sans prévenir : du jour au lendemain je paie le double.
A3 L'activation par la salariée ne marche pas, le site demande un numéro qu'elle n'a jamais reçu.
B1 J'ai demandé un remboursement il y a {delay}.
B La réponse par la messagerie parlait d'un autre dossier que le mien.
B On m'a conseillé d'annuler puis de refaire la déclaration, ce qui a tout aggravé.
E J'ai avancé le salaire sur mes économies, elle a un loyer à payer elle aussi.
E3 Beaucoup seraient tentés de ne plus rien déclarer.
W Un bouton pour signaler une erreur, avec un vrai suivi.
W2 Prévenez avant de suspendre, s'il vous plaît.
R1 Le double prélèvement que vous décrivez a touché plusieurs employeurs le même mois ; il est remboursé d'office.
  Nous regrettons de ne pas avoir averti chacun plus tôt.
R3 L'activation d'un compte de salarié demande un numéro envoyé par courrier, que beaucoup n'ont jamais reçu : il peut
  être édité de nouveau depuis l'espace de l'employeur, sans annuler la déclaration.
R2 L'avance immédiate s'interrompt quand une déclaration est corrigée après coup : cette règle, mal expliquée, est en
  cours de révision. Elle reprend d'elle-même au mois suivant.

@ negative ; letter phone ; relation- information-
T Une sanction avant toute explication
T Pénalités pour un jour de retard
T Le droit à l'erreur, pas pour tout le monde
S Je tiens un petit commerce {town_at} avec ma compagne.
S Première embauche de ma vie, en {month}. J'en étais fi{ère}.
A Une erreur de code sur la déclaration m'a valu {amount} de pénalité.
A J'ai validé le paiement le lendemain de l'échéance, à cause d'une panne d'internet.
B Le courrier ne dit pas quelle était l'erreur, seulement ce qu'elle coûte.
B Au téléphone, on m'a répondu que « nul n'est censé ignorer ».
B J'ai demandé une remise le {date}, le délai de réponse est dépassé.
E On se sent coupable avant d'avoir parlé.
E Voilà comment on dégoûte les gens d'embaucher.
W Expliquez d'abord, sanctionnez ensuite, et seulement s'il le faut.
W Un conseiller pour la première embauche serait une belle idée.
R Une première erreur de déclaration ne donne pas lieu à pénalité lorsqu'elle est corrigée : la vôtre entre dans ce
  cas et la remise peut être accordée. Un accompagnement à la première embauche existe, il est trop peu connu.

@ neutral ; online_procedure ; simplicity0 information0
T1 Déclarer son chiffre d'affaires : simple, à un détail près
T1 Avis sur l'application auto-entrepreneur
T2 Une idée pour le CESU
S1 Je déclare chaque trimestre sur l'application depuis {month}.
S2 J'utilise le CESU pour quelques heures de jardinage.
A La saisie est rapide et le montant s'affiche tout de suite.
A1 Les rubriques sont claires, sauf la différence entre vente et prestation.
B Le rappel arrive un peu tard, la veille de l'échéance.
B On ne peut pas revenir plus d'un mois en arrière pour corriger.
E Dans l'ensemble, c'est pratique.
E Je m'y suis fait en deux ou trois fois.
W Un rappel une semaine avant serait idéal.
W Ajouter deux exemples par rubrique suffirait.
R Le rappel à sept jours peut être activé dans les préférences, mais le réglage est bien caché : il sera proposé dès
  l'inscription. Des exemples par métier sont en préparation.

@ neutral ; phone email ; responsiveness0 relation0
T2 Réponse partielle, mais polie
T1 Attestation obtenue, après relance
S1 J'avais besoin d'une attestation de vigilance pour un chantier.
S2 Je voulais connaître les conditions d'un délai de paiement.
A Réponse en {days}, après une relance.
A Le conseiller a été courtois, et prudent.
B2 Il m'a orienté{e} vers un formulaire que j'avais déjà rempli.
B1 L'attestation était en fait disponible dans l'espace, à un endroit inattendu.
E1 Le chantier a pu démarrer.
E Je reste sans avis tranché.
W1 Mettre ce document en page d'accueil serait logique.
W Un délai annoncé, même approximatif, serait appréciable.
R2 Les conditions d'un délai de paiement sont résumées sur une page de votre espace, que nous allons rendre plus
  visible. Une réponse partielle doit toujours dire ce qu'il reste à attendre, et quand.
R1 L'attestation de vigilance sera placée sur la page d'accueil de l'espace, au vu du nombre de remarques reçues.
  Merci d'avoir ajouté la vôtre.

@ positive ; phone ; relation+ information+
T Une aide précieuse pour débuter
T Une conseillère qui parle clair
T Un accompagnement du début à la fin
S Je me suis lancé{e} comme {job} à mon compte, sans rien y connaître.
S En difficulté après deux mauvais mois, je n'osais pas appeler.
A La conseillère m'a rassuré{e} tout de suite, et a tout repris depuis le début.
A On m'a proposé un rendez-vous dédié aux nouveaux indépendants.
B On m'a montré comment déclarer, quand payer, et ce que je pouvais attendre.
B Un délai de paiement a été accordé en {days}, sans majoration.
C J'ai reçu un récapitulatif écrit, avec les dates à retenir.
E Je n'ai plus peur de la boîte aux lettres.
E On m'avait dit du mal de vous, à tort.
W Merci à cette conseillère.
W Ce rendez-vous devrait être proposé à tous.
R Appeler tôt, comme vous l'avez fait, est le bon réflexe : des solutions existent presque toujours. La conseillère a
  été informée de votre message et vous souhaite bonne route.

@ positive ; online_procedure ; simplicity+ responsiveness+
T1 CESU : simple comme bonjour
T1 L'avance immédiate, quelle bonne idée
T2 Déclaration trimestrielle en deux minutes
S1 J'emploie quelqu'un deux heures par semaine pour le ménage.
S1 À {senior} ans, j'ai besoin d'aide à la maison.
S2 Auto-entrepreneur depuis {month}, je n'aime pas la paperasse.
A La déclaration prend deux minutes, et le reste se fait tout seul.
A1 Avec l'avance immédiate, je ne paie plus que la moitié, sans attendre un an.
B1 La fiche de paie de la salariée est faite par le site.
B Mon fils m'a montré une fois, et depuis je me débrouille.
E C'est un vrai soulagement.
E1 Tout le monde y gagne, employeur et salariée.
W Surtout n'y touchez plus !
W Merci à ceux qui ont inventé ça.
R2 Deux minutes, c'est l'objectif que nous nous étions fixé pour cette déclaration. Merci de nous dire qu'il est tenu.
R1 Nous transmettons avec joie. L'avance immédiate est encore méconnue : votre témoignage aidera d'autres particuliers
  à franchir le pas.

@ positive ; email personal_account ; responsiveness+ relation+
T Une erreur corrigée sans pénalité
T Réponse le jour même
T Un vrai droit à l'erreur
S1 J'avais déclaré mon chiffre d'affaires dans la mauvaise rubrique.
S2 J'ai payé deux fois la même échéance, par étourderie.
A J'ai écrit par la messagerie à 9 heures.
A J'ai signalé l'erreur le {date}, un peu honteu{se}.
B Réponse avant midi, avec la marche à suivre en trois points.
B2 Le remboursement de {amount} est arrivé {days} après.
E Aucun reproche, aucune pénalité.
E Cela réconcilie avec l'administration.
W Merci pour cette réactivité.
W Bravo pour la clarté de la réponse.
R Signaler soi-même une erreur, c'est tout l'esprit du droit à l'erreur. Merci d'avoir pris le temps de dire que cela
  fonctionne.
"""
