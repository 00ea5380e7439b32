"""What people live through with the tax service: returns, property tax, withholding, payments."""

TEXT = """
@ negative ; personal_account phone ; information- responsiveness-
T1 Taxe foncière pour une maison vendue
T1 On me réclame la taxe d'un bien que je n'ai plus
T2 Taxe d'habitation sur ma résidence principale
T2 Déclaration d'occupation : une usine à gaz
S1 J'ai vendu mon appartement {town_at} en {month} de l'an dernier, chez le notaire.
S2 Nous avons fait la déclaration des biens immobiliers dans les temps, capture d'écran à l'appui.
S2 Propriétaire d'un petit studio loué à un étudiant.
A1 Et voilà que je reçois un avis de {amount} pour ce même logement.
A2 L'avis me considère comme occupant, alors que le locataire est déclaré depuis {month}.
A2 On me réclame une taxe d'habitation de {amount} sur un logement qui est ma résidence principale.
B J'ai fait une réclamation par la messagerie le {date}. Réponse automatique, puis plus rien depuis {delay}.
B Au téléphone, on m'a dit de payer d'abord et de réclamer ensuite.
B Le service des particuliers renvoie vers le cadastre, qui renvoie vers le service des particuliers.
C Une relance avec majoration de dix pour cent est même arrivée entre-temps.
E Avancer {amount} pour une erreur qui n'est pas la mienne, c'est dur à avaler.
E J'ai passé trois soirées sur ce dossier.
E1 Le notaire n'en revient pas non plus.
W1 Que les services se parlent, et que la majoration soit annulée d'office dans ce cas.
W Un sursis de paiement automatique pendant l'examen serait juste.
R1 La taxe est due par le propriétaire au premier janvier, ce qui crée parfois ce type d'avis après une vente. Lorsque
  la vente a bien été publiée avant cette date, le dégrèvement est prononcé et la majoration annulée d'office.
R Une réclamation peut être assortie d'une demande de sursis de paiement, en cochant une simple case dans la
  messagerie. Cette information ne figure pas assez clairement sur l'avis.

@ negative ; personal_account ; simplicity- information-
T Prélèvement à la source : un taux délirant
T Mon taux a doublé sans raison
T Prélèvement sur un salaire que je ne touche plus
S J'ai changé de travail en {month} et mon salaire a baissé d'un tiers.
S Nous nous sommes mariés en {month}, et j'ai signalé le changement le mois suivant.
S {job_cap}, j'ai eu une prime exceptionnelle il y a deux ans.
A Le taux appliqué n'a pas bougé depuis {delay}, malgré ma demande en ligne.
A Mon taux est passé de 4 à 11 % d'un coup, sans que je comprenne d'où il sort.
B L'employeur dit qu'il applique ce qu'on lui envoie, le service dit que c'est à jour.
B L'outil de modulation refuse ma demande avec un message incompréhensible.
B J'ai posé la question par la messagerie et reçu un extrait de la brochure.
E Chaque mois, {amount} partent en trop, et il faudra attendre l'été prochain pour les revoir.
E C'est une avance que je n'ai pas les moyens de faire.
W Une explication du taux, avec les chiffres utilisés, éviterait bien des messages.
W Pourquoi faut-il deux mois pour qu'un changement soit pris en compte ?
R Un taux modifié est transmis à l'employeur dans les deux mois, parfois plus tôt. Le détail du calcul se trouve dans
  l'espace « Gérer mon prélèvement à la source », rubrique historique, que peu d'usagers connaissent.
R L'outil de modulation exige une estimation des revenus de toute l'année pour chaque membre du foyer ; le message
  affiché quand une ligne manque n'est effectivement pas clair et a été signalé.

@ negative ; phone desk ; accessibility- relation-
T Centre des impôts injoignable
T Un accueil supprimé près de chez nous
T Une heure de queue et une porte fermée
S Mon père a {senior} ans, il a toujours payé ses impôts au guichet.
S Le centre de ma ville a fermé, il faut maintenant aller {town_at}.
S Je travaille en horaires décalés, je ne peux pas appeler quand je veux.
A Le standard décroche une fois sur dix, et raccroche après {minutes}.
A On ne reçoit plus que sur rendez-vous, lequel se prend sur internet, avec un mot de passe.
A File d'attente jusque sur le trottoir en {month}, et fermeture à midi pile devant nous.
B L'agent à l'entrée triait les gens à voix haute, avec nos histoires racontées devant tout le monde.
B On nous a conseillé de « demander à un proche ».
B Le rendez-vous téléphonique n'a jamais eu lieu : personne n'a appelé.
E Mon père a fini par payer une pénalité de {small} par simple découragement.
E Quand on est honnête, on aimerait que ce ne soit pas si compliqué de payer.
W Rouvrez des permanences en mairie au printemps.
W Un peu de discrétion à l'accueil serait bienvenu.
R Pendant la campagne de déclaration, des permanences sont tenues dans les maisons France services et plusieurs
  mairies ; le calendrier est désormais affiché à l'entrée. La confidentialité à l'accueil a été rappelée aux équipes.
R Un rendez-vous téléphonique non tenu est une faute de notre part, d'autant que vous vous étiez rendu disponible. Les
  pénalités liées à une première erreur de bonne foi peuvent être remises sur simple demande.

@ negative ; online_procedure ; simplicity- accessibility-
T Déclaration en ligne : un vrai labyrinthe
T Site bloqué le dernier jour
T Case introuvable pour mes frais réels
S Je déclare en ligne depuis le début et je me débrouille plutôt bien avec un ordinateur.
S Ma femme est assistante maternelle, un régime particulier à remplir chaque année.
S Première déclaration séparée depuis mon divorce.
A Pour trouver la bonne case, il faut connaître son numéro par cœur.
A La session expire au bout de quelques minutes et tout est à refaire. {times_cap} de suite.
A Le site m'a refusé l'accès toute la soirée du {date}, juste avant la date limite.
B L'aide en ligne récite le code des impôts.
B J'ai demandé au tchat, qui m'a proposé six liens, dont aucun ne répondait.
B La pension versée pour mes enfants est comptée d'un côté et refusée de l'autre.
C Une correction ? Il faut attendre l'ouverture du service, en {later}.
E Deux soirées et beaucoup d'énervement.
E Je crains d'avoir payé {amount} de trop, sans moyen de vérifier.
W Demandez aux gens d'essayer le site avant de le mettre en ligne.
W Un résumé en français simple avant la signature serait utile.
R La durée de la session a été allongée, et un enregistrement automatique du brouillon est actif sur la plupart des
  pages. Les annexes spécialisées n'en bénéficient pas encore, ce que confirme votre témoignage.
R Le régime des assistantes maternelles fait l'objet d'une fiche d'aide avec exemple chiffré. Elle n'apparaît pas au
  bon endroit dans le parcours : nous avons demandé qu'un lien soit ajouté à côté de la case.

@ negative ; letter personal_account ; information- relation-
T1 Mise en demeure pour une facture déjà payée
T1 Saisie sur mon compte sans prévenir
T2 Majoration pour un retard de deux jours
S1 J'ai réglé le {date} une facture de cantine, reçu en main.
S2 J'ai payé ma taxe deux jours après la date limite, à cause d'une panne de carte.
S En vingt ans, je n'ai jamais eu un jour de retard.
A2 On m'a aussitôt compté une majoration de {small}, sans discussion possible.
A1 Une saisie de {amount} a été faite sur mon compte, plus {small} de frais de banque.
A1 J'ai reçu une mise en demeure rédigée comme si j'étais un délinquant.
B1 Le courrier d'avertissement était parti à une adresse d'il y a quatre ans.
B1 Au guichet, on a reconnu l'erreur en deux minutes. Deux minutes, après {delay} d'angoisse.
B1 J'ai envoyé la preuve du paiement {times}.
B2 J'ai expliqué la situation par écrit, et reçu en retour une lettre type.
B2 Au guichet, la personne était désolée, mais « le système ne permet pas » de revenir en arrière.
E1 Mes autres prélèvements ont été rejetés à cause de cela.
E Le ton de ces lettres est humiliant.
W Relisez vos lettres types en pensant à ceux qui les reçoivent.
W1 Remboursez aussi les frais de banque, ce serait la moindre des choses.
R Lorsque la saisie résulte d'une erreur de notre part, les frais bancaires sont remboursés sur présentation du
  relevé. La majoration pour un premier retard de bonne foi peut également être remise.
R Le ton de nos courriers de relance est en cours de révision avec un groupe d'usagers ; votre remarque y sera versée.

@ neutral ; online_procedure ; simplicity0 information0
T1 Déclaration pré-remplie : bien dans l'ensemble
T Une suggestion pour l'espace particulier
T Avis mesuré sur impots.gouv
S1 Ma déclaration était presque entièrement pré-remplie cette année.
S2 Je tiens les comptes de mes parents et donc trois espaces différents.
A1 Il a suffi de vérifier, puis d'ajouter les dons.
A Les pages sont chargées, mais on finit par trouver.
B1 Le crédit d'impôt pour l'emploi à domicile n'était pas repris, je ne sais pas pourquoi.
B2 Passer d'un espace à l'autre oblige à se déconnecter chaque fois.
E Comptez {minutes}, papiers en main.
E Ce n'est pas un plaisir, mais cela marche.
W Un récapitulatif d'une page, à imprimer, serait parfait.
W2 Un accès « aidant » simplifierait la vie des familles.
R1 Le crédit d'impôt pour l'emploi à domicile n'est repris que si l'organisme l'a transmis à temps, ce que la page ne
  dit pas : une mention sera ajoutée. Le récapitulatif d'une page existe, sous le nom d'accusé de réception.
R2 L'accès pour les aidants est à l'étude, comme d'autres demandes des familles. Le récapitulatif d'une page existe,
  sous le nom d'accusé de réception, mais il est difficile à trouver.

@ neutral ; phone email ; responsiveness0 information0
T Réponse correcte après un certain délai
T1 Question sur un échéancier
S1 J'avais une question sur l'échelonnement de ma taxe foncière.
S2 Je demandais un justificatif pour ma banque.
A La réponse est arrivée au bout de {days}, complète.
A On m'a répondu poliment, en me renvoyant vers la bonne rubrique.
B J'aurais préféré un accusé de réception entre-temps.
B1 Il restait un doute sur la date du premier prélèvement, levé ensuite.
E Rien à reprocher, rien de remarquable non plus.
E L'affaire est close.
W Annoncer un délai dès le départ éviterait les relances.
W2 Mettre ce document en libre accès ferait gagner du temps à tout le monde.
R1 Un délai indicatif sera affiché à l'envoi de chaque message, comme vous le suggérez. La date du premier prélèvement
  figure désormais en tête de l'échéancier.
R2 Un délai indicatif sera affiché à l'envoi de chaque message, comme vous le suggérez. Le justificatif que vous
  demandiez est disponible dans la rubrique « Documents » de votre espace.

@ positive ; desk phone ; relation+ information+
T Un agent des impôts en or
T Je n'aurais jamais cru écrire ça
T Un accueil plein de gentillesse au centre des impôts
S Je venais avec la boule au ventre, pour une dette de {big} que je ne pouvais pas payer.
S Après le décès de mon mari, je me suis retrouvé{e} devant des papiers que je n'avais jamais faits.
S J'avais oublié de déclarer un revenu et je préférais le dire.
A L'agent a écouté, a regardé mon dossier et a dit : « on va trouver une solution ».
A La dame qui m'a reçu{e} {town_at} a tout repris calmement, avec moi.
B Un échéancier de {small} par mois a été mis en place sur-le-champ, sans pénalité.
B On a corrigé la déclaration devant moi et trouvé une réduction que j'ignorais.
E Je suis ressorti{e} le cœur léger.
E On imagine les impôts autrement, et l'on a tort.
W Merci à cette personne, et bravo à ce service.
W Puisse ce message arriver jusqu'à son bureau.
R Votre message est bien arrivé jusqu'à son bureau, et jusqu'à toute l'équipe. Venir de soi-même est toujours la
  meilleure façon de régler une difficulté, merci de l'avoir fait et de le dire.

@ positive ; online_procedure ; simplicity+ responsiveness+
T Déclaration faite en un quart d'heure
T Merci pour le pré-remplissage
T Un site en progrès
S Deux salaires, {kids}, quelques dons : une situation ordinaire.
S Je repoussais toujours ma déclaration au dernier soir.
A Tout était pré-rempli et juste, il n'y avait qu'à valider.
A Le parcours est fluide, même sur le téléphone.
B Accusé de réception immédiat, avec le montant et les dates.
B Je me suis trompé{e} d'une case, la correction s'est faite en deux clics.
E Réglé en {short_minutes}, café compris.
E On a fait du chemin depuis les formulaires roses.
W Bravo.
W Gardez cette simplicité !
R Merci de votre message : les équipes qui travaillent sur la déclaration y verront un encouragement.

@ positive ; personal_account email ; responsiveness+ information+
T Réponse en 24 heures sur la messagerie
T1 Taxe foncière corrigée sans discuter
T Une réclamation bien traitée
S1 L'avis comportait une erreur de surface, {amount} de trop.
S2 J'ai demandé une remise de majoration pour un retard dû à une hospitalisation.
A1 Message envoyé le {date} avec deux photos et le plan.
A2 J'ai expliqué ma situation en dix lignes.
B Réponse le lendemain, signée, précise, aimable.
B1 Le dégrèvement a été accordé en {days}, et le remboursement a suivi.
E Je n'ai eu à me déplacer nulle part.
E C'est du beau travail.
W Merci à l'agent pour sa clarté.
W Que cela serve d'exemple.
R Une demande bien expliquée, comme la vôtre, se traite vite. Merci de vos mots, ils ont été transmis à l'agent qui
  vous a répondu.
"""
