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
]


@pytest.mark.parametrize(("kind", "text"), MARKED)
def test_it_is_marked_as_what_it_looks_like(kind: str, text: str) -> None:
    """The kind is the nearest one; a moderator may change it."""
    assert kind in {finding.kind for finding in analyse(text).findings}


@pytest.mark.parametrize("text", NOT_MARKED)
def test_things_laws_and_sums_are_left_alone(text: str) -> None:
    """A mark that means nothing would teach people not to look at marks."""
    assert analyse(text).findings == ()
