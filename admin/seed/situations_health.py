"""What people live through with health insurance: cards, sick pay, refunds, finding a doctor."""

TEXT = """
@ negative ; phone personal_account ; responsiveness- information-
T Indemnités journalières bloquées depuis des semaines
T En arrêt maladie et sans revenu
T Toujours pas d'indemnités journalières
T Arrêt de travail : l'attente interminable
S Je suis en arrêt depuis le {date} suite à une opération du dos.
S {job_cap} dans une petite entreprise, je suis en arrêt de travail depuis {month}.
S Je suis en arrêt longue maladie et c'est ma sœur qui m'aide pour les papiers.
A L'employeur a envoyé l'attestation de salaire dans les temps, mais aucune indemnité n'est versée depuis {delay}.
A Les indemnités devaient tomber tous les quatorze jours. Rien depuis {month}.
A D'après mon compte ameli, « votre dossier est en cours de traitement ». Cela n'a pas changé depuis {delay}.
B Au téléphone, on m'a dit {times} que le nécessaire était fait et qu'il fallait compter quinze jours de plus.
B L'un me dit que c'est mon employeur, mon employeur dit que c'est la caisse. Je suis au milieu.
B J'ai attendu {minutes} avant d'avoir quelqu'un, puis la ligne a coupé.
C Il manquait apparemment une case cochée sur l'attestation. Personne ne l'avait dit ni à moi ni au comptable.
C J'ai renvoyé mes bulletins de salaire deux fois.
C Un volet de l'arrêt n'aurait pas été reçu, alors que le médecin l'a transmis par internet devant moi.
E Avec {amount} de loyer, je ne tiens plus.
E Se battre contre une maladie ET contre des papiers, c'est trop.
E J'ai repris le travail plus tôt que prévu, contre l'avis du médecin, parce que je n'avais plus rien.
W Prévenez-nous dès qu'une pièce manque, n'attendez pas qu'on appelle.
W Un interlocuteur identifié pour les arrêts longs, ce serait humain.
W Je souhaite que ce témoignage serve à ceux qui sont trop fatigués pour écrire.
R Le versement des indemnités journalières suppose deux éléments : l'arrêt transmis par le médecin et l'attestation de
  salaire de l'employeur. Quand une rubrique manque, l'employeur reçoit un rejet, mais l'assuré n'en est pas averti :
  c'est le point que votre témoignage met en lumière.
R Les arrêts de plus d'un mois font l'objet d'un suivi particulier. Vous pouvez demander un rendez-vous depuis votre
  compte ameli, et en cas de difficulté financière notre service social peut étudier une aide.

@ negative ; personal_account letter ; responsiveness- simplicity-
T Carte Vitale jamais arrivée
T2 Nouvelle carte Vitale : l'attente sans fin
T2 Sans carte Vitale depuis des mois
T1 Ma photo toujours refusée
S J'ai perdu ma carte Vitale en {month} et j'en ai demandé une autre le jour même.
S Ma fille a eu seize ans en {month}, il lui faut sa propre carte.
S Ma carte est muette depuis {month}, les pharmaciens n'arrivent plus à la lire.
A1 La photo a été refusée {times}, pour un motif différent à chaque fois.
A2 Demande faite en ligne, validée, et depuis : « en cours de fabrication ». Cela fait {delay}.
A2 On m'a annoncé trois semaines. Nous sommes à {delay}.
B A l'agence {town_of}, on m'a dit que la fabrication ne dépend pas d'eux et qu'ils ne voient rien de plus que moi.
B Par la messagerie on me répond de patienter, avec la même phrase à chaque fois.
B La carte serait partie à mon ancienne adresse, alors que le changement est fait depuis un an.
C J'avance tout : {small} chez le médecin, {small} à la pharmacie.
C Je remplis des feuilles de soins papier comme il y a trente ans.
E Avec un traitement de longue durée, avancer {amount} par mois n'est pas possible.
E La pharmacie a bien voulu me faire crédit, j'en suis gêné{e}.
E C'est usant pour un simple bout de plastique.
W Donnez un vrai suivi, comme pour un colis.
W L'application carte Vitale devrait être proposée tout de suite dans ce cas.
W1 Dites au moins pourquoi la photo ne va pas.
R Dans l'attente de la carte, une attestation de droits à télécharger depuis votre compte ameli permet à la pharmacie
  d'appliquer le tiers payant : vous n'avez pas à avancer les frais. Cette possibilité n'est pas assez mise en avant.
R Les refus de photo viennent d'un contrôle automatique très strict sur le fond et les ombres. Nos agences disposent
  d'un appareil pour prendre la photo sur place, sans rendez-vous.

@ negative ; letter personal_account ; responsiveness- information-
T Feuilles de soins perdues
T Remboursement introuvable
T Mes feuilles de soins se sont envolées
T Deux envois, zéro remboursement
S J'ai consulté un spécialiste qui ne prend pas la carte Vitale, d'où une feuille de soins papier.
S Suite à un séjour en Italie, j'ai demandé le remboursement de soins d'urgence pour {amount}.
S Ma grand-mère suit des séances de kiné et envoie ses feuilles de soins par la poste.
A Envoi le {date}, par courrier simple comme indiqué. {delay_cap} après, toujours rien sur le compte.
A Le courrier aurait été « mal orienté », et il faut tout renvoyer. Sauf qu'on nous demande les originaux !
A La moitié des feuilles a été remboursée, l'autre moitié n'apparaît nulle part.
B J'ai demandé des duplicatas au praticien, qui me les a facturés.
B On m'a conseillé de garder une copie. Merci du conseil, mais après coup.
B Le conseiller ne voit que ce qui est numérisé, donc pour lui, je n'ai rien envoyé.
E Au total {amount} dans la nature.
E La mutuelle attend le décompte pour payer sa part, donc double attente.
E Pour une petite retraite, c'est une somme.
W Pourquoi ne peut-on pas envoyer la photo d'une feuille de soins ?
W Un accusé de réception, même automatique, changerait tout.
R La réglementation impose encore l'original pour les feuilles de soins papier. Une boîte de dépôt existe dans chaque
  agence, avec remise d'un reçu : c'est le moyen le plus sûr pour les montants importants.
R Les soins reçus à l'étranger peuvent en revanche être déclarés entièrement en ligne, justificatifs compris, depuis
  le compte ameli. Nous regrettons que cette indication ne vous ait pas été donnée.

@ negative ; online_procedure letter ; information- simplicity-
T Refus de complémentaire santé solidaire pour quelques euros
T Complémentaire santé solidaire : un parcours du combattant
T Dossier de complémentaire santé renvoyé trois fois
S Je suis {job} à mi-temps et je n'ai pas de mutuelle.
S Avec mon petit salaire et {kids}, une amie m'a conseillé de demander la complémentaire santé solidaire.
S Etudiant{e}, je ne suis plus rattaché{e} à mes parents depuis {month}.
A Refus : je dépasserais le plafond de {small} sur l'année.
A Dossier déposé en {month}, renvoyé pour pièce manquante, puis renvoyé encore.
A On me demande les relevés de tous mes comptes, y compris le livret avec {small} dessus.
B La simulation en ligne disait pourtant que j'y avais droit, sans participation.
B Personne n'a pu me dire quels revenus ont été comptés. Une prime exceptionnelle, peut-être.
B Le formulaire papier et le site ne demandent pas les mêmes pièces.
C Il paraît que l'on peut demander un nouvel examen, mais la lettre n'en dit rien.
E Résultat, je repousse mon rendez-vous chez le dentiste depuis {delay}.
E Des lunettes à {amount}, je ne peux pas.
E On a l'impression que tout est fait pour que les gens abandonnent.
W Mettez le détail du calcul dans la lettre de refus.
W Harmonisez le site et le papier.
R Les ressources retenues sont celles des douze mois précédant la demande, primes comprises. Un refus peut être
  réexaminé si votre situation a changé, et une participation réduite est possible au delà du premier plafond.
R Votre observation sur la différence entre le formulaire papier et la démarche en ligne est exacte : elle a été
  signalée, et la liste des pièces est en cours d'harmonisation.

@ negative ; phone email ; accessibility- information-
T1 Plus de médecin traitant, et des remboursements en baisse
T1 Mon médecin part à la retraite et c'est moi qui paie
T2 Changement de caisse : mes droits ont disparu
T2 Mutation de dossier : deux caisses, aucune réponse
S1 Mon médecin traitant a pris sa retraite en {month} et plus personne ne prend de nouveaux patients dans le secteur.
S2 J'ai quitté un autre département pour m'installer {town_at} en {month}.
S2 Auparavant indépendant{e}, je suis redevenu{e} salarié{e} en {month}.
A1 Depuis, mes consultations ne sont remboursées qu'à moitié, alors que je n'y suis pour rien.
A2 Mes droits sont fermés dans l'ancienne caisse et pas encore ouverts dans la nouvelle, depuis {delay}.
A J'ai appelé {times} et obtenu autant de réponses différentes.
B1 Le service de médiation m'a donné une liste de praticiens : aucun n'accepte de patients.
B2 Le transfert prendrait « deux à quatre semaines ». La première demande date du {date}.
B On m'a répondu par un message type qui ne parlait pas de mon problème.
E J'ai une affection de longue durée, je ne peux pas attendre.
E Je repousse mes soins, ce qui n'est une économie pour personne.
E1 Double peine pour les gens de la campagne.
W1 Les personnes sans médecin malgré elles ne devraient pas être pénalisées.
W2 Que les caisses se parlent entre elles, au lieu de nous faire faire le facteur.
R1 La minoration de remboursement ne s'applique pas lorsque l'absence de médecin traitant est indépendante de votre
  volonté : il suffit de le signaler dans le compte ameli pour que la situation soit corrigée, y compris pour le
  passé.
R2 Lors d'un changement de caisse, les droits ne sont jamais interrompus, même si l'affichage peut laisser croire le
  contraire. L'attestation reste valable et les soins en affection de longue durée restent pris en charge.

@ neutral ; personal_account ; simplicity0 information0
T Quelques remarques sur le compte ameli
T Le nouveau compte ameli, à améliorer
T Messagerie ameli : une suggestion
S J'utilise le compte ameli pour toute la famille.
S Je consulte mes remboursements chaque mois sur l'application.
A On trouve les décomptes facilement, mais le lien avec la part de la mutuelle n'est pas clair.
A La nouvelle présentation est plus jolie, j'ai simplement mis du temps à retrouver l'attestation de droits.
B Les messages disparaissent au bout d'un certain temps et l'on ne peut pas les enregistrer.
B Pour un enfant en garde alternée, un seul des parents voit les remboursements.
E Ce n'est pas gênant au quotidien.
E On s'habitue, mais il m'a fallu {minutes} la première fois.
W Un bouton pour télécharger une année entière de décomptes serait bienvenu.
W Une aide à la première connexion suffirait.
R La garde alternée et la conservation des messages sont deux demandes que nous recevons régulièrement. Le
  téléchargement par année que vous proposez a été ajouté à la liste des évolutions étudiées.

@ neutral ; desk phone ; responsiveness0 relation0
T Passage à l'agence : bilan mitigé
T Accueil poli mais réponse à venir
S Je suis allé{e} à l'agence {town_of} {day} matin pour un dossier de maternité.
S Rendez-vous pris pour une déclaration d'accident du travail.
A L'accueil a été poli, l'attente de {minutes} environ.
A On m'a bien renseigné{e} sur la première partie, moins sur la seconde.
B Pour le reste, il faut attendre l'avis d'un autre service, sous {days}.
B Je suis reparti{e} avec une liste de pièces, claire et complète.
E A voir dans la durée.
E Je n'ai pas à me plaindre, sans plus.
W L'idéal serait de tout régler en un seul passage.
W Un espace un peu plus discret pour parler de santé serait bien.
R La confidentialité à l'accueil est un point important quand on parle de santé : des bureaux fermés sont disponibles
  sur simple demande, et un affichage va le rappeler.

@ positive ; phone ; relation+ information+
T Une écoute précieuse pendant ma maladie
T Merci pour votre soutien
T Un accompagnement humain
S On m'a diagnostiqué une maladie grave en {month} et je n'avais pas la tête aux papiers.
S Mon père est décédé en {month}, et il fallait prévenir tout le monde.
S Nous attendions notre premier enfant et je n'y connaissais rien.
A La personne au téléphone a tout de suite compris et m'a guidé{e} pas à pas, sans me presser.
A Une conseillère a pris le temps de tout vérifier avec moi et de noter les dates sur une feuille.
B Elle m'a expliqué la prise en charge à cent pour cent, et ce que je n'avais pas à avancer.
B Elle a signalé qu'il existait un service social, et le rendez-vous a eu lieu {days} plus tard.
C Tout ce qu'elle a annoncé s'est passé exactement comme prévu.
E Dans ces moments-là, une voix calme vaut de l'or.
E J'ai raccroché soulagé{e}.
W Merci du fond du cœur.
W Dites-lui qu'elle fait un métier utile.
R Votre message nous touche beaucoup. L'accompagnement des personnes en affection de longue durée et de leurs proches
  est une priorité, et la conseillère qui vous a répondu a été informée de vos remerciements.

@ positive ; online_procedure personal_account ; simplicity+ responsiveness+
T1 Carte européenne reçue sans attendre
T2 Remboursement express
T Un site qui marche
S1 Je partais à l'étranger et il me fallait la carte européenne d'assurance maladie.
S2 J'ai envoyé une demande de remboursement pour des lunettes de {amount}.
S2 Changement d'adresse et nouvelle banque le même mois, je craignais le pire.
A1 Trois clics, une confirmation immédiate, et la carte dans la boîte aux lettres en {days}.
A2 Le virement est arrivé avant même que j'y pense.
B Tout est écrit simplement, on ne se demande pas où cliquer.
B L'application m'a prévenu{e} à chaque étape.
E Quand ça marche, il faut aussi le dire.
E Un service public moderne, ça existe.
W Bravo aux équipes.
W Rien à ajouter, continuez.
R Nous partageons votre retour avec les équipes qui font vivre le compte ameli : les messages d'étape que vous
  appréciez ont justement été ajoutés à la demande d'usagers.

@ positive ; desk ; relation+ accessibility+
T Accueil chaleureux à l'agence
T Une agence où l'on vous regarde dans les yeux
T Bravo à l'agence
S Je ne me débrouille pas bien en français et j'avais peur de ne pas être compris{e}.
S J'ai {senior} ans et je me déplace avec une canne.
S Passage à l'agence {town_of} pour une carte Vitale qui ne marchait plus.
A On m'a fait asseoir tout de suite et quelqu'un est venu jusqu'à moi.
A L'agent a parlé lentement, a écrit les choses importantes, a vérifié que j'avais compris.
B Ma carte a été mise à jour sur place, et au passage on a retrouvé {small} jamais remboursés.
B En {minutes} tout était réglé, photo comprise.
E Je suis sorti{e} avec le sourire.
E C'est rare et précieux.
W Un grand merci à toute l'équipe.
W Surtout, gardez cette agence ouverte !
R L'attention portée à chacun à l'accueil est une fierté de l'équipe : merci de l'avoir remarquée et d'avoir pris le
  temps de l'écrire.
"""
