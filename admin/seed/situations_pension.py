"""What people live through with the pension funds: career records, first payments, survivors."""

TEXT = """
@ negative ; personal_account phone ; responsiveness- information-
T Relevé de carrière faux, aucune correction
T Des trimestres disparus
T Il me manque des trimestres et personne ne bouge
T Ma carrière ne rentre pas dans vos cases
S J'ai {retiring} ans et j'ai commencé à travailler à dix-sept ans comme apprenti{e}.
S J'ai travaillé comme saisonni{ère}, puis en usine, puis à mon compte. Une carrière en morceaux, comme beaucoup.
S En préparant mon départ pour {later}, j'ai regardé mon relevé de carrière de près.
A Il manque {few} trimestres sur mes premières années, malgré mes bulletins de salaire.
A Deux années entières apparaissent à zéro, alors que j'ai gardé tous mes certificats de travail.
A Mon service militaire et mon apprentissage n'apparaissent nulle part.
B J'ai demandé la correction en {month} et envoyé les copies. {delay_cap} plus tard, mon espace affiche toujours la
  même chose.
B On me réclame les fiches de paie d'une entreprise fermée depuis trente ans.
B A chaque appel, on me dit qu'un technicien étudie le dossier. J'ai fini par ne plus y croire.
C Et les réponses écrites se contredisent : l'une dit que c'est pris en compte, l'autre que c'est refusé.
C Je ne peux pas fixer ma date de départ tant que ce n'est pas réglé, et mon employeur attend.
E Ces trimestres font la différence entre partir maintenant et travailler deux ans de plus.
E Après quarante-deux ans de cotisations, c'est blessant.
E J'ai payé {amount} à un cabinet privé pour y voir clair, ce n'est pas normal.
W Je voudrais un délai et un nom de service, c'est tout.
W Faites les corrections avant soixante ans, pas à la dernière minute.
W Dites-nous quelles preuves sont acceptées quand l'entreprise n'existe plus.
R Lorsque l'employeur a disparu, d'autres preuves sont admises : certificat de travail, relevé bancaire, attestation
  de l'époque, voire témoignages. Cette liste aurait dû vous être communiquée dès votre première demande.
R La régularisation des années anciennes demande des recherches dans plusieurs caisses, ce qui explique le délai sans
  l'excuser. L'état d'avancement affiché dans l'espace personnel va être détaillé, étape par étape.

@ negative ; personal_account letter ; responsiveness- information-
T Premier paiement de retraite : toujours rien
T À la retraite, et toujours pas de pension
T Dossier déposé six mois avant, aucune pension
S J'ai arrêté de travailler le dernier jour de {month}, comme convenu avec mon employeur.
S Dossier déposé plus de six mois à l'avance, complet, confirmé par écrit.
S Retraité{e} depuis {month} après quarante-trois ans comme {job}.
A Nous sommes en {later} et je n'ai reçu ni notification ni premier versement.
A Mon espace dit « demande en cours d'étude » depuis {delay}. Aucun montant, aucune date.
A La complémentaire paie, mais la retraite de base ne vient pas.
B J'ai appelé {times}, on me parle d'un retard général et on me conseille de patienter.
B On m'a demandé en dernière minute un acte de naissance de moins de trois mois, déjà fourni.
B J'ai écrit en recommandé, pas de réponse.
E Je vis sur mes économies, {amount} par mois, et elles ne sont pas éternelles.
E Comment explique-t-on à sa banque qu'on n'a ni salaire ni pension ?
E J'attendais ce moment avec joie, je le vis dans l'angoisse.
W Versez au moins une avance quand le dossier est complet.
W Il faudrait garantir que le mois sans salaire soit un mois avec pension.
R Un dossier complet déposé au moins quatre mois avant le départ ouvre droit à un versement sans interruption. Si
  cette garantie n'a pas été tenue, le paiement est rétroactif à la date de départ, et une avance peut être demandée.
R Nous regrettons que les pièces vous aient été demandées tardivement : l'acte de naissance est désormais vérifié
  directement auprès des mairies reliées, ce qui doit mettre fin à ces demandes répétées.

@ negative ; letter phone ; relation- responsiveness-
T Pension de réversion : des mois après le décès
T Réversion, un dossier sans cœur
T Après le deuil, aucune réponse
S Mon mari est décédé en {month}, après une longue maladie.
S J'aide ma mère, veuve depuis {month}, à faire ses papiers.
S J'ai perdu ma femme en {month} et il a fallu s'occuper de tout, très vite.
A La demande de réversion est partie le {date}. {delay_cap} après, toujours rien.
A Il a fallu fournir des papiers de mariage de 1974, des divorces, des avis d'impôt, tout en double.
A La pension du défunt, elle, a été coupée dès le mois suivant : là, pas de retard.
B On continue même à recevoir du courrier au nom du défunt, ce qui fait mal à chaque fois.
B Au téléphone, une voix très sèche a demandé « c'est à quel sujet ? » avant de dire que le délai n'était pas dépassé.
B Chaque caisse de retraite demande les mêmes papiers séparément.
E Il reste {amount} par mois pour vivre, une fois le chauffage payé.
E Dans le deuil, on n'a pas la force de relancer.
E C'est indigne.
W Un seul dossier pour toutes les caisses, et un peu de délicatesse, merci.
W Pensez à prévenir les proches des délais, honnêtement.
R Nous vous présentons nos condoléances et regrettons que ces démarches aient ajouté à votre peine. La demande de
  réversion peut être faite une seule fois pour toutes les caisses ; cette possibilité aurait dû vous être indiquée.
R L'envoi de courriers au nom d'une personne décédée est une erreur que nous ne pouvons que déplorer ; les fichiers
  concernés sont en cours de correction.

@ negative ; phone desk ; accessibility- relation-
T Joindre un conseiller retraite : mission impossible
T Pas de rendez-vous avant plusieurs mois
T L'agence la plus proche est à cinquante kilomètres
S A {retiring} ans, j'ai besoin d'explications de vive voix avant de signer.
S Avec une carrière en France et en Espagne, je ne peux pas me contenter du site.
S Je suis malentendant{e} et le téléphone n'est pas une solution pour moi.
A Aucun rendez-vous n'est proposé {town_at} avant {later}.
A Le rendez-vous accordé a été annulé la veille par un message, sans nouvelle date.
A Au bout de {minutes} d'attente, on me dit de refaire ma demande sur internet.
B Le site m'a déconnecté{e} {times} pendant la saisie.
B J'ai proposé la visio, on m'a dit que cela ne se faisait pas pour mon type de dossier.
B Sur place, la porte est fermée l'après-midi, ce que le site n'indique pas.
E Je prends la décision la plus importante de ma fin de carrière à l'aveugle.
E J'ai le sentiment d'être un numéro en fin de série.
W Ouvrez des permanences en mairie, une fois par mois.
W Mettez à jour les horaires sur le site, c'est le minimum.
R Des permanences existent dans plusieurs maisons France services, et un entretien peut se tenir en visio ou en langue
  des signes sur demande. Les horaires affichés en ligne ont été corrigés à la suite de votre message.
R L'annulation d'un rendez-vous sans nouvelle date n'est pas conforme à nos engagements. La règle est rappelée aux
  équipes : un rendez-vous annulé est toujours remplacé.

@ negative ; personal_account letter ; information- simplicity-
T Simulation et pension réelle n'ont rien à voir
T Une pension plus basse qu'annoncé
T Montant définitif : la mauvaise surprise
S J'ai suivi toutes les étapes : entretien, simulation, demande en ligne.
S Avant de m'arrêter j'ai fait trois simulations officielles, imprimées et gardées.
A On m'annonçait {big} par mois, je touche {small} de moins.
A La notification tient sur une page, avec un montant différent de toutes les simulations.
B La majoration pour enfants ne semble pas comptée, alors que nous en avons élevé trois.
B J'ai demandé une explication le {date}. On m'a renvoyé la même notification.
B Il paraît que la simulation « n'a pas de valeur contractuelle ». On le lit en tout petit, à la fin.
E Je n'aurais pas arrêté à cette date si j'avais su.
E Impossible de revenir en arrière maintenant.
W Joignez le calcul complet : trimestres, salaires retenus, taux.
W Je ne demande pas une faveur, seulement un calcul que je puisse refaire.
R Les simulations reposent sur les éléments connus à leur date ; l'écart vient souvent de la dernière année de salaire
  ou d'une majoration examinée à part. Le calcul détaillé peut vous être remis sur simple demande écrite.
R La majoration pour trois enfants est attribuée sur justificatif et peut être ajoutée après coup, avec effet à la
  date de départ. Nous vous invitons à joindre le livret de famille par la messagerie de votre espace.

@ neutral ; online_procedure ; simplicity0 information0
T1 Demande de retraite en ligne : correcte mais longue
T Avis sur l'espace personnel retraite
T2 Suggestion pour le relevé de carrière
S1 J'ai fait ma demande unique de retraite en ligne au mois de {month}.
S2 Je consulte mon relevé de carrière une fois par an, par curiosité.
A1 Le parcours est long mais logique, et l'on peut enregistrer en cours de route.
A Les explications sont complètes, peut-être trop pour quelqu'un de pressé.
B1 Il faut avoir tous ses papiers sous la main, ce que l'on découvre à la troisième page.
B2 Je n'ai pas trouvé comment signaler une petite erreur sur une année à l'étranger.
E1 J'ai terminé en deux soirées.
E Pas de problème particulier au bout du compte.
W1 Une liste des pièces à préparer, dès le départ, serait utile.
W Un lexique ne ferait pas de mal : taux, durée, décote, surcote.
R2 Une rubrique pour signaler une erreur, y compris à l'étranger, existe en bas du relevé ; elle sera placée à côté de
  chaque année. L'idée du lexique est également retenue.
R1 La liste des pièces existe, mais elle n'apparaît pas assez tôt : nous avons demandé qu'elle soit affichée avant la
  première étape. L'idée du lexique est également retenue.

@ neutral ; phone email ; responsiveness0 relation0
T Réponse reçue, à confirmer
T Un échange courtois sur mon dossier
S Je me renseignais sur le rachat de trimestres d'études.
S J'ai posé une question sur la retraite progressive.
A On m'a répondu en {days}, de façon polie et plutôt claire.
A La personne m'a donné les grandes lignes et m'a renvoyé{e} vers une simulation.
B Il reste un point en suspens sur le coût, environ {big} d'après moi.
B Pour le détail, il faudra un rendez-vous en {later}.
E J'attends de voir.
E Ni déçu{e} ni enthousiaste.
W Un exemple chiffré sur le site aiderait à décider.
W Merci de préciser les délais dès la première réponse.
R Le coût d'un rachat dépend de l'âge et du revenu, ce qui rend les exemples délicats ; plusieurs cas types seront
  toutefois ajoutés à la page consacrée à ce sujet.

@ positive ; desk video ; relation+ information+
T Un entretien retraite très clair
T Rendez-vous avec une conseillère remarquable
T J'ai enfin compris ma retraite
S J'appréhendais beaucoup ce rendez-vous, avec ma carrière à trous.
S Rendez-vous en visio pour préparer mon départ, moi qui n'avais jamais fait ça.
S A {retiring} ans, je ne savais pas par quel bout commencer.
A La conseillère avait préparé mon dossier et savait déjà où étaient les difficultés.
A L'entretien a duré une heure, sans jargon, avec un schéma dessiné devant moi.
B La conseillère a retrouvé {few} trimestres de chômage oubliés.
B On m'a montré trois dates possibles, avec la différence en euros pour chacune.
C Le compte rendu est arrivé le lendemain.
E Je sais maintenant où je vais, et je pars plus tôt que prévu.
E Une professionnelle, et une belle personne.
W Merci à elle et à votre maison.
W Tout le monde devrait avoir droit à cet entretien.
R L'entretien que vous décrivez est gratuit et ouvert à tous dès cinquante-cinq ans : merci d'en parler autour de
  vous. Vos mots ont été transmis à la conseillère, qui prépare toujours ses rendez-vous avec ce soin.

@ positive ; personal_account online_procedure ; simplicity+ responsiveness+
T Ma retraite versée à la date prévue
T Demande de retraite sans accroc
T Un passage à la retraite en douceur
S J'entendais des histoires affreuses de collègues, j'étais donc inquiet{e}.
S Demande déposée en ligne en {month} pour un départ en {later}.
A Tout a été confirmé en {days}, avec une liste claire de ce qui restait à fournir.
A Une seule demande pour toutes mes caisses, c'est un vrai progrès.
B La notification est arrivée un mois avant le départ, et le premier virement le jour dit.
B L'espace personnel affichait l'avancement, je n'ai appelé personne.
E Je peux profiter de mon jardin l'esprit tranquille.
E Comme quoi, ça peut très bien se passer.
W Merci à tous ceux qui travaillent dans l'ombre.
W Un bon point pour vous !
R Nous vous souhaitons une très belle retraite. Votre témoignage rassurera celles et ceux qui préparent leur départ,
  et les équipes qui instruisent les dossiers en seront heureuses.

@ positive ; phone ; relation+ responsiveness+
T Une correction de carrière rondement menée
T Réactivité et gentillesse
T Bravo pour le suivi
S Il me manquait une année entière de travail comme {job}.
S J'aidais mon père à faire corriger son relevé.
A J'ai eu au bout du fil quelqu'un de patient qui a cherché avec moi, ligne par ligne.
A Un agent m'a indiqué la bonne pièce à envoyer, ni plus ni moins.
B Envoi le {date}, correction faite {days} après.
B J'ai reçu un message pour dire que c'était corrigé, avec le nouveau relevé joint.
E Simple, humain, efficace.
E Je n'en revenais pas.
W Merci encore à cette personne.
W Que du positif, pour une fois.
R Une seule pièce, bien choisie, évite souvent des mois d'échanges : nous sommes heureux que l'agent ait su vous le
  dire tout de suite.
"""
