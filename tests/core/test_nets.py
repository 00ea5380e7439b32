"""What no word announces and still looks like somebody's is marked; what belongs to a thing, a law or a sum is not."""

import pytest

from core.text.analysis import analyse

MARKED = [
    ("file_number", "La nouvelle référence figure sur le papier jaune\u202f: 6911-2025-0300487, gardée un an."),
    ("file_number", "J’ai eu un texto de l’hôpital\u202f: F7S 182 0047 19, puis plus rien."),
    ("id_document", "La nouvelle\u202f: R7PX2M0L5. Entre les deux, cinq mois."),
    ("birthdate", "elle avait ma date, 07.07.1994, et mon nom"),
    ("birthdate", "Le faux site voulait mon nom, le 25.12.63 et le reste"),
    ("handle", "Mon insta au cas où\u202f: lila.s_77"),
    ("handle", "Salut c Manon, manon.lpz sur tiktok"),
    ("card", "j’ai mis ma carte 4970 1012 3412 3457. 35 € qui deviennent 1 480"),
    ("phone", "Rappelez-moi 87.33.90.14 vite"),
    ("phone", "appelle sur (689) 89 41 07 26 à six heures"),
    ("address", "On m’a dit de revenir lundi. 17 rue du Chat-Haret, 08000 Charleville-Mézières."),
    ("address", "chez moi au 29, coron de l’Enclos 59220 DENAIN"),
    ("address", "Lot. Belle-Plaine n° 22 97180 Sainte-Anne"),
    ("id_document", "Passeport belge EP 417 203. Sécurité sociale ensuite."),
    ("plate", "Son scooter a une plaque maintenant, GP 88 C."),
    ("address", "Mon adresse a changé\u202f: Le Clos des Vignes, 33420 Branne, et personne ne l’a noté."),
    ("address", "Péniche L’Hirondelle, quai de la Rapée, 75012 Paris\u202f: c’est là que je vis."),
    ("address", "Ma sœur vit en Belgique, Kerkstraat 18, 9000 Gent, et attend."),
    ("address", "On habite au PK 22, côté mer, Paea."),
    ("address", "Résidence Les Acacias, bât C, appt 12, Roubaix, sans ascenseur."),
    ("address", "Le Caf écrit à la CNAV\u202f: 8 sq. des Potiers, 87000 Limoges, née le 2 mai 1951."),
    ("address", "Je suis au 7 bis, sentier des Loups, 3e droite, 54000 Nancy."),
    ("id_document", "J’ai un récépissé depuis mai. Mon numéro, 9912 045 567, ne passe pas."),
    ("id_document", "Titre CMR 88 40213, délivré à Lille."),
    ("birthdate", "Elle a dit\u202f: date de naissance, le douze, du quatre, de soixante-dix-huit."),
    ("birthdate", "voila. kevin, 3 avril 88, toujours rien"),
    ("nir", "Ma sécu en lettres\u202f: un, quatre-vingt-cinq, zéro sept, soixante-neuf, cent vingt-trois, zéro quinze"),
    ("phone", "Voici mon 07, 07 82 33 / 41 90, qui capte mal"),
    ("handle", "«\u202fLouveteauBlanc75\u202f: bonjour\u202f» s’affichait"),
    ("handle", "Chère Maman-Louve-du-Nord, merci pour ton conseil"),
    ("handle", "On m’y connaît sous le pseudo gribouille-salé, sans plus"),
    ("plate", "On a forcé la portière (4512 WZ 31), la plainte est en ligne"),
    ("email", "Écrivez à paul . renard 61 @ wanadoo . fr sans les espaces"),
    ("file_number", "Mon NUMEN d’après le bulletin\u202f: 14E8711215FQK."),
    ("file_number", "Bureau d’aide juridictionnelle (BAJ 2023/014458)"),
    ("file_number", "matricule GT 20418, brigade de nuit"),
    ("file_number", "Identifiant 4 402 918 H."),
    ("person", "Nom d’usage\u202f: Teixeira Prénoms\u202f: Paulo"),
    ("person", 'Le site affiche {"nom":"PERDRIX","ville":"Lens"}'),
    ("person", "Affaire SANTINI c/ LOPES DA COSTA"),
]

NOT_MARKED = [
    "Le SIRET 513 224 908 00017 de mon employeur est faux.",
    "Horaires affichés\u202f: 8h30-12h / 13h30-16h.",
    "La CPS me réclame 212 000 XPF de cotisations.",
    "C’est écrit depuis début octobre 2020.L’agence n’en sait rien.",
    "J’ai écrit le 12/04/2021En fait rien n’a bougé.",
    "La loi du 17 juillet 1978 le dit, et le décret du 3 mars 1985 aussi.",
    "Nous nous sommes mariés le 12/06/1998 à la mairie.",
    "Voyez service-public.gouv.fr ou ameli.fr, pas facebook.com.",
    "Le formulaire 2042-RICI et la notice 50796 se contredisent.",
    "Nom\u202f: Caf du Gard",
    "La Caf de Lille, 82 rue Brûle-Maison, 59000 Lille, est fermée le lundi.",
    "Mairie de Guidel, 56520 Guidel, service de l’état civil.",
    "Le site affiche «\u202fERR-4417\u202f: session expirée\u202f» puis «\u202fERR-5520-B\u202f».",
    "Le modèle de plaque est AA-123-AA.",
    "Le 12 mars 1998, la loi a changé pour les retraités.",
    "MonCompteFormation et MaPrimeRénov’ ne marchent pas.",
    "Moins 20\u202f% sur insta avec le code RENTREE25.",
    "Voir l’article L. 114-17, R. 133-9-2 du code.",
]


@pytest.mark.parametrize(("kind", "text"), MARKED)
def test_it_is_marked_as_what_it_looks_like(kind: str, text: str) -> None:
    """The kind is the nearest one; a moderator may change it."""
    assert kind in {finding.kind for finding in analyse(text).findings}


@pytest.mark.parametrize("text", NOT_MARKED)
def test_things_laws_and_sums_are_left_alone(text: str) -> None:
    """A mark that means nothing would teach people not to look at marks."""
    assert analyse(text).findings == ()


TABLE = "Nom{0}Naissance{0}Téléphone{0}Numéro\nGarnier{0}14/03/1951{0}0387 22 14 55{0}4418203\n"


@pytest.mark.parametrize("cell", [" ; ", "\t", ";"])
def test_the_cells_of_a_table_are_not_glued(cell: str) -> None:
    """A date, a telephone number and a number that follow each other stay three."""
    text = TABLE.format(cell)
    found = {text[one.start : one.end] for one in analyse(text).findings}
    assert {"14/03/1951", "0387 22 14 55", "4418203"} <= found
