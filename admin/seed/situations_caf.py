"""What people live through with the family allowances: RSA, housing aid, in-work bonus, childcare."""

TEXT = """
@ negative ; personal_account phone ; information- responsiveness-
T RSA suspendu sans explication
T Plus de RSA et personne ne sait pourquoi
T Droits coupés du jour au lendemain
T Suspension de mes droits sans un mot
S Je suis seul{e} avec {kids} et je touche le RSA depuis l'arrêt de mon contrat en {month}.
S J'ai {age} ans, je perçois le RSA en attendant de retrouver un emploi.
S Allocataire depuis des années, je n'avais jamais eu de souci avec mes déclarations trimestrielles.
A Le 5 du mois, rien sur mon compte. Sur mon espace, une seule ligne : « droits suspendus », sans autre explication.
A Début {later} le versement n'est pas arrivé et mon dossier affiche « en cours de traitement » depuis {delay}.
A Ma déclaration trimestrielle a bien été faite le {date}, pourtant le paiement de {amount} a été bloqué.
B J'ai appelé {times}. La première fois on m'a dit qu'il manquait une pièce, la deuxième qu'il ne manquait rien.
B J'ai envoyé deux messages par mon compte. La réponse reçue {days} plus tard disait seulement que mon dossier serait
  étudié dans l'ordre d'arrivée.
B Au téléphone, après {minutes} d'attente, on m'explique que c'est un contrôle automatique et qu'il faut patienter.
C En attendant, l'allocation logement est bloquée aussi puisque tout est lié.
C Personne ne peut me donner une date, même approximative.
C J'ai fini par comprendre tout{e} seul{e} qu'une ancienne adresse bloquait le dossier.
E Je suis à découvert, la cantine des enfants n'est pas payée et le propriétaire s'impatiente.
E Comment fait-on pour manger quand on doit attendre {delay} avec zéro euro ?
E J'ai dû emprunter {amount} à ma famille pour payer l'électricité.
W Je demande simplement qu'on nous prévienne avant de couper, et qu'on nous dise quelle pièce manque.
W Un message clair dans l'espace personnel suffirait : ce qui bloque, ce qu'on attend de nous, et la date.
W Est-il normal de suspendre d'abord et de poser les questions ensuite ?
R La suspension que vous décrivez intervient le plus souvent lorsqu'une information reste à confirmer : changement
  d'adresse, ressources d'un trimestre ou situation familiale. La pièce attendue est indiquée dans la rubrique « Mes
  démarches » de l'espace Mon Compte, mais nous reconnaissons que le message affiché n'est pas assez clair.
R Lorsqu'un droit au RSA est suspendu, un versement peut être rétabli avec effet rétroactif dès que la situation est
  confirmée. En cas d'urgence, l'accueil peut vous recevoir sur rendez-vous avec un travailleur social.

@ negative ; online_procedure personal_account ; simplicity- information-
T Un calcul d'APL incompréhensible
T APL en chute libre sans changement de situation
T Baisse de mon aide au logement
T Je ne comprends rien au calcul de mes APL
S Je suis {job} à temps partiel et je loue un T2 {town_at}.
S Etudiant{e} boursi{ère}, je viens d'emménager {town_at} pour ma deuxième année.
S Mon loyer n'a pas bougé, mon salaire non plus.
A Pourtant en {month} mon aide est passée de {amount} à {small}, sans courrier ni explication.
A J'ai fait la simulation sur le site : elle annonçait {amount}. J'ai finalement reçu {small} par mois.
A Depuis {month}, l'aide change tous les trimestres et je n'arrive jamais à prévoir mon budget.
B Le détail du calcul n'apparaît nulle part. On voit un montant, c'est tout.
B J'ai demandé le détail par la messagerie, on m'a renvoyé un lien vers la page générale que j'avais déjà lue.
B A l'accueil on m'a dit que « c'est l'ordinateur qui calcule » et que personne ne pouvait refaire le calcul devant
  moi.
C J'ai appris par une voisine que les revenus pris en compte étaient ceux des douze derniers mois glissants.
C Il y avait en fait une erreur dans le montant de mes frais de transport, recopié d'une année sur l'autre.
C Et pour contester il faut écrire un courrier, alors que tout le reste se fait en ligne.
E Avec {small} de différence chaque mois, je dois choisir entre le chauffage et les courses.
E Je n'ose plus faire d'heures en plus, de peur que tout baisse encore.
E Mon propriétaire reçoit l'aide directement et me réclame la différence.
W Affichez le détail du calcul, ligne par ligne, comme sur une fiche de paie.
W Un simulateur qui donne le même résultat que la réalité, ce serait déjà bien.
W Je voudrais juste comprendre, pas forcément toucher plus.
R L'aide au logement est recalculée tous les trois mois à partir des ressources des douze derniers mois connus. Un
  revenu plus élevé il y a plusieurs mois peut donc faire baisser l'aide aujourd'hui. Le détail des ressources
  retenues figure dans l'espace Mon Compte, rubrique « Mes paiements et mes droits ».
R Vous proposez que le calcul soit affiché ligne par ligne : cette demande revient souvent et nous la portons auprès
  de l'équipe qui s'occupe du site. Dans l'intervalle, un conseiller peut reprendre le calcul avec vous en
  rendez-vous.

@ negative ; letter personal_account ; information- relation-
T On me réclame un trop-perçu sans explication
T Indu de prime d'activité : la double peine
T Rembourser une erreur que je n'ai pas faite
T Trop-perçu tombé du ciel
S Je travaille comme {job} et je touche un peu de prime d'activité tous les mois.
S J'ai toujours déclaré mes salaires au centime près, fiche de paie à l'appui.
S Nous sommes un couple avec {kids}, deux petits salaires, pas de quoi faire des folies.
A J'ai reçu le {date} un courrier me réclamant {big} de trop-perçu, sans aucun détail.
A On me dit que j'ai touché {big} de trop. Pourquoi, sur quelle période, impossible de le savoir.
A Au bout de deux ans, on s'aperçoit qu'il y a eu une erreur dans mon dossier et c'est à moi de payer {big}.
B L'erreur viendrait du net imposable et du net social : je déclarais l'un au lieu de l'autre, personne ne l'a vu.
B J'ai appelé : la personne a reconnu que l'erreur venait du service, mais m'a dit qu'il fallait rembourser quand
  même.
B Les retenues ont commencé dès le mois suivant, avant même la fin du délai pour contester.
C J'ai demandé une remise de dette il y a {delay}, aucune nouvelle.
C Les retenues sont de {small} par mois et personne ne m'a demandé si je pouvais suivre.
C Le courrier fait quatre pages, et il n'y a pas une phrase que l'on comprend du premier coup.
E On se sent traité{e} comme un fraudeur alors qu'on est de bonne foi.
E Cela fait {delay} que je dors mal à cause de cette histoire.
E Franchement, j'ai envie d'arrêter de demander la prime, ça m'éviterait des ennuis.
W Le droit à l'erreur devrait aussi marcher dans ce sens-là.
W Au minimum, joignez un tableau : ce que j'ai déclaré, ce qu'il fallait déclarer, la différence.
W J'aimerais qu'on demande aux gens combien ils peuvent rembourser avant de se servir.
R Recevoir une telle demande sans pouvoir en comprendre l'origine n'est pas acceptable. Le détail de la somme, mois
  par mois, peut être demandé à tout moment depuis l'espace Mon Compte, et les retenues peuvent être adaptées à votre
  budget.
R La confusion entre net imposable et montant net social est fréquente ; elle relève du droit à l'erreur et ne donne
  lieu à aucune pénalité. Une demande de remise de dette suspend l'examen de certaines retenues : pensez à la
  signaler.

@ negative ; phone desk ; accessibility- relation-
T Impossible de rencontrer quelqu'un
T Accueil fermé, tout sur internet
T Une borne, un vigile et personne à qui parler
T Pour avoir un rendez-vous il faut déjà savoir se servir d'un ordinateur
S Ma mère a {senior} ans et n'a pas d'ordinateur. Je l'aide comme je peux, mais j'habite loin.
S J'habite à trente kilomètres {town_of}, sans voiture, avec un bus le matin et un le soir.
S Je ne suis pas à l'aise avec internet, je le dis sans honte.
A Je me suis déplacé{e} {day} dernier : l'accueil ne reçoit plus que sur rendez-vous, et le rendez-vous se prend sur
  le site.
A Arrivé{e} à l'accueil, on m'a montré une borne en me disant de faire comme à la maison. Mais à la maison je n'ai pas
  internet !
A Premier rendez-vous proposé : dans {delay}. Par téléphone, pas sur place.
B Le vigile est gentil mais ce n'est pas à lui de trier les papiers des gens.
B La jeune personne en service civique faisait de son mieux, avec dix personnes autour d'elle.
B La borne a perdu ma connexion deux fois pendant que je scannais mes documents.
C Une dame à côté de moi pleurait, personne n'avait cinq minutes pour elle.
C J'ai fini à la maison France services du canton, où on m'a enfin aidé{e}.
C Je suis reparti{e} avec une feuille et l'adresse du site.
E Une demi-journée perdue et une journée de travail décomptée.
E On a le sentiment de déranger.
E Des gens renoncent à leurs droits à cause de ça, j'en connais.
W Gardez au moins une matinée par semaine sans rendez-vous.
W Rouvrez un vrai guichet, avec une chaise et quelqu'un en face.
W Il faudrait penser à ceux qui n'ont pas de smartphone.
R L'accueil sur rendez-vous permet de préparer l'échange, mais il ne doit écarter personne : un accueil sans
  rendez-vous existe pour les situations urgentes et pour les personnes éloignées du numérique. Il n'est pas assez
  visible, nous le reconnaissons.
R Les maisons France services du département peuvent prendre rendez-vous pour vous et vous aider à déposer vos pièces.
  Votre remarque sur la borne et sur l'orientation à l'entrée a été transmise au responsable de l'accueil.

@ negative ; online_procedure email ; simplicity- responsiveness-
T Trois fois la même pièce justificative
T On me redemande toujours les mêmes papiers
T1 Un dossier de séparation qui tourne en rond
T Dossier incomplet alors que tout est envoyé
S1 Je me suis séparé{e} de mon conjoint en {month} et je garde les enfants une semaine sur deux.
S2 Suite à la naissance de notre fille le {date}, nous avons fait la déclaration le jour même.
S3 J'ai déménagé {town_at} en {month} et signalé le changement tout de suite.
A On m'a demandé une attestation, envoyée le jour même. {days_cap} après, on me redemande exactement la même.
A Le site accepte le document puis, {days} plus tard, le dossier repasse en « incomplet ».
A J'ai déposé {times} le même livret de famille, et chaque fois il est « illisible ».
B Pourtant le scan est net, je l'ai fait vérifier par un collègue.
B Chaque envoi remet le délai à zéro, bien sûr.
B A chaque fois c'est une personne différente, qui n'a pas l'air de voir ce que la précédente a écrit.
C1 Pendant ce temps la pension alimentaire n'arrive pas non plus, l'intermédiation n'est pas ouverte.
C12 Le complément pour la garde de ma fille est en attente aussi, soit {amount} par mois.
C3 L'ancien département dit que le dossier est parti, le nouveau qu'il n'est pas arrivé.
E Cela fait {delay} que ça dure.
E Je vis ça comme un mur.
E Entre le travail et les enfants, je n'ai pas le temps de devenir spécialiste des formulaires.
W Que celui qui juge un document illisible dise pourquoi, en une phrase.
W Une seule personne qui suit le dossier du début à la fin, est-ce trop demander ?
W Il faudrait un accusé de réception pour chaque pièce, avec « acceptée » ou « refusée, parce que ».
R Plusieurs demandes successives pour la même pièce sont une vraie perte de temps, pour vous comme pour nous. Un
  document est déclaré illisible par un contrôle automatique, qui se trompe encore, en particulier avec les photos
  prises le soir.
R1 En cas de séparation, la date retenue et le mode de garde conditionnent plusieurs prestations à la fois, ce qui
  explique que les pièces soient demandées par plusieurs équipes. Nous travaillons à un seul accusé de réception.

@ neutral ; online_procedure ; simplicity0 information0
T Déclaration trimestrielle : bien, mais peut mieux faire
T Une remarque sur la déclaration de ressources
T Suggestion pour l'application mobile
S Je fais ma déclaration trimestrielle sur l'application depuis un an.
S Je perçois la prime d'activité et je déclare tous les trois mois, en général dans le train.
A La nouvelle version pré-remplie fait gagner du temps, il n'y a plus qu'à vérifier.
A Les montants sont déjà remplis, ce qui est pratique, mais on ne sait pas d'où ils viennent.
B Par contre, le mois de {month} était en double et j'ai dû recommencer depuis le début.
B En revanche, le bouton pour corriger est tout en bas et je ne l'ai vu qu'à la troisième lecture.
B J'ai mis {minutes} la première fois, beaucoup moins ensuite.
E Au final tout est rentré dans l'ordre en {days}.
E Rien de grave, mais une personne moins habituée aurait pu se tromper.
W Une phrase d'explication sous chaque montant aiderait.
W Peut-être ajouter un rappel par message quelques jours avant la date limite.
R Merci pour cette remarque précise. Les montants pré-remplis viennent des employeurs et des organismes sociaux ;
  votre idée d'indiquer leur origine sous chaque ligne est transmise à l'équipe qui prépare les prochaines versions.

@ neutral ; phone desk ; responsiveness0 relation+
T Un accueil correct, une attente un peu longue
T Retour sur mon passage à l'accueil
T Question sur le délai pour une demande de logement
S Je suis passé{e} {day} à l'accueil {town_of} pour une demande d'aide au logement.
S Je souhaitais savoir où en était mon dossier déposé en {month}.
A J'ai attendu {minutes}, puis une personne m'a reçu{e} poliment et a regardé mon dossier.
A Le rendez-vous avait du retard, mais l'échange a été courtois et on a pris le temps de m'expliquer.
B Je n'ai pas eu de date précise, seulement « d'ici trois à quatre semaines ».
B Il manquait une attestation du propriétaire, que je vais lui demander.
E Je verrai bien si le délai est tenu.
E Ni bien ni mal, donc, j'attends la suite.
W Un affichage du temps d'attente dans la salle serait utile.
W Afficher le délai moyen sur le site éviterait des déplacements.
R Le délai moyen de traitement est mis à jour chaque semaine sur la page de votre Caf. L'affichage du temps d'attente
  à l'accueil que vous suggérez sera étudié lors de la prochaine réunion d'équipe.

@ positive ; desk phone ; relation+ information+
T Une conseillère formidable
T Merci à la dame de l'accueil
T Enfin quelqu'un qui écoute
T De l'humain et de l'efficacité
S Je me suis retrouvé{e} seul{e} avec {kids} du jour au lendemain et complètement perdu{e} dans les papiers.
S Après un accident de la vie, j'ai dû demander le RSA pour la première fois à {age} ans. J'avais un peu honte.
S Je venais pour une simple attestation.
A La conseillère qui m'a reçu{e} {town_at} a pris près d'une heure, sans jamais regarder sa montre.
A J'ai été reçu{e} par une personne calme, souriante, qui connaissait son sujet.
A Au téléphone, une personne très patiente a repris tout mon dossier depuis le début.
B Elle a vu que j'avais droit à l'allocation de soutien familial, dont je n'avais jamais entendu parler.
B On a rempli la demande ensemble, et elle m'a expliqué chaque case avec des mots simples.
B Elle a fait le point sur tous mes droits, pas seulement sur ma question : {amount} de plus par mois au bout du
  compte.
C Le paiement est arrivé {days} après.
C Elle m'a même donné l'adresse de l'épicerie solidaire, avec beaucoup de délicatesse.
E Je suis sorti{e} de là avec un poids en moins.
E Je ne m'attendais pas à autant d'humanité.
E Ça change des machines !
W Merci, vraiment. Faites-lui passer le message.
W Des personnes comme elle, il en faudrait partout.
W On entend beaucoup de critiques, alors quand c'est bien il faut le dire.
R Votre message a été lu à toute l'équipe d'accueil, qui y a été très sensible. L'examen de l'ensemble de vos droits,
  au delà de la question posée, est justement ce que nous essayons de généraliser.

@ positive ; online_procedure ; simplicity+ responsiveness+
T1 Demande d'aide au logement en dix minutes
T Rapide et simple, bravo
T Une bonne surprise : le site
S1 Première location, premier dossier : je m'attendais au pire.
S1 J'ai fait une demande d'APL pour mon fils qui entre à l'université en septembre.
S2 Nous attendons un bébé pour {later} et il fallait déclarer la grossesse.
A La demande en ligne est claire, on sait où on en est à chaque étape et on peut s'arrêter puis reprendre.
A Tout s'est fait depuis le téléphone, avec les photos des documents.
A Beaucoup d'informations étaient déjà remplies, je n'ai eu qu'à vérifier.
B Réponse en {days}, avec le montant exact et la date du premier versement.
B J'ai reçu un message à chaque étape, je n'ai même pas eu besoin d'appeler.
E Le premier versement est arrivé comme annoncé.
E Franchement, rien à redire.
W Continuez comme ça.
W Merci à ceux qui ont fait ce site.
R C'est exactement ce que nous cherchons à obtenir avec la demande simplifiée : savoir où l'on en est, et pouvoir
  s'arrêter puis reprendre. Les équipes qui l'ont conçue liront votre message avec plaisir.

@ positive ; personal_account email ; responsiveness+ relation+
T1 Erreur corrigée en deux jours
T Une réponse claire à ma question
T2 Problème de prime d'activité vite réglé
S1 J'avais fait une bêtise dans ma déclaration : un mois de salaire compté deux fois.
S2 Ma prime d'activité avait baissé de {small} et je ne comprenais pas.
A J'ai écrit par la messagerie un dimanche soir, sans trop y croire.
A1 J'ai signalé l'erreur depuis mon espace le {date}.
B Le {day} suivant j'avais une réponse, écrite par quelqu'un qui avait vraiment lu ma question.
B Deux jours plus tard c'était corrigé, avec une explication du calcul en trois lignes.
C Et la différence a été versée sans que j'aie à demander quoi que ce soit.
E Pas de reproche, pas de jargon.
E J'ai été traité{e} en adulte, pas en suspect{e}.
W Merci à l'agent qui a répondu.
W C'est ça le droit à l'erreur, bravo.
R Une erreur signalée de bonne foi se corrige sans pénalité, et le plus vite possible : merci de l'avoir fait de
  vous-même. Nous transmettons vos remerciements à la personne qui a suivi votre demande.
"""
