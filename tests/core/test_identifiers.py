"""Identifiers are marked exactly where they stand; those of the services, and what only resembles one, are not."""

import re
import subprocess
import sys
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stdnum import luhn
from stdnum.iso7064 import mod_97_10

from core.text.identifiers import find

_MARK = re.compile("⟦([^⟧]*)⟧")

MARKED = {
    "email": [
        "Vous pouvez m’écrire sur ⟦camille.durand@gmail.com⟧.",
        "Mon mail : ⟦CAMILLE.DURAND@ORANGE.FR⟧, merci",
        "Mon mail c’est ⟦camille.durand arobase gmail point com⟧ merci",
        "⟦jean-paul.martin[at]orange[point]fr⟧ est à moi",
        "écrivez à ⟦lea.petit (at) laposte (point) net⟧ svp",
        "mon mail : ⟦j.dupont@gmail com⟧",
        "mon mail : ⟦j.dupont@gmail⟧",
        "mon mail : ⟦c.durand@hotmail,fr⟧",
        "⟦camille . durand @ gmail . com⟧ voilà",
        "mon courriel ⟦paul.henri chez wanadoo point fr⟧ merci",
        "⟦marie point dupont arobase free point fr⟧",
        "L’agente ⟦sophie.bernard@dgfip.finances.gouv.fr⟧ m’a répondu.",
        "⟦famille_durand2@yahoo.fr⟧ou par courrier",
    ],
    "phone": [
        *(
            f"Tél : ⟦{number}⟧."
            for number in (
                "06.12.34.56.78",
                "06-12-34-56-78",
                "06/12/34/56/78",
                "0612345678",
                "06 12 34 56 78",
                "06 123 456 78",
                "061 234 56 78",
                "0612 345 678",
                "0692 12 34 56",
                "0 6 1 2 3 4 5 6 7 8",
                "O6 12 34 56 78",
                "06\u00a012\u202f34\u00a056\u202f78",
                "+33 6 12 34 56 78",
                "+33 (0)6 12 34 56 78",
                "0033 6 12 34 56 78",
                "+33612345678",
                "+32 475 12 34 56",
                "+212 6 12 34 56 78",
                "00213 555 12 34 56",
                "０６ １２ ３４ ５６ ７８",
                "0️⃣6️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣",
            )
        ),
        "rappelez-moi au ⟦6 12 34 56 78⟧ merci",
        "mon portable ⟦612345678⟧",
        "appelez au⟦0612345678⟧merci",
        "mon numéro : ⟦zéro six, douze, trente-quatre, cinquante-six, soixante-dix-huit⟧.",
        "⟦zéro six douze trente quatre cinquante six soixante dix huit⟧ merci",
        "⟦06 douze 34 cinquante-six 78⟧ voilà",
        "⟦zéro six un deux trois quatre cinq six sept huit⟧ voilà",
        "⟦06 12 34 56 soixante et onze⟧",
        "⟦zéro sept quatre-vingt-douze quatre-vingts quatre-vingt-dix-neuf onze⟧",
        "Mon fixe est le ⟦04 66 12 34 56⟧.",
        "Je suis joignable au ⟦04 66 12 34 56⟧ le soir.",
        "La ligne directe de Mme Roux est le ⟦04 66 12 34 56⟧.",
        "Appelez ma mère au ⟦05 61 12 34 56⟧, elle est seule.",
        "⟦04 66 12 34 56⟧ : ligne directe de ma gestionnaire",
    ],
    "nir": [
        "Mon NIR est ⟦1 84 12 76 451 089 46⟧.",
        "sécu ⟦184127645108946⟧",
        "sécu ⟦1.84.12.76.451.089.46⟧, voilà",
        "n° de sécurité sociale : ⟦1 84 12 76 451 089⟧",
        "mon numéro (⟦1 84 12 76 451 089 46⟧) est faux",
    ],
    "iban": [
        "IBAN ⟦FR76 3000 6000 0112 3456 7890 189⟧.",
        "mon compte ⟦fr7630006000011234567890189⟧",
        "⟦BE68 5390 0754 7034⟧",
        "⟦DE89-3704-0044-0532-0130-00⟧",
        "⟦F R 7 6 3 0 0 0 6 0 0 0 0 1 1 2 3 4 5 6 7 8 9 0 1 8 9⟧ : à la lettre",
    ],
    "card": ["carte ⟦4970 1012 3456 7893⟧", "Ma carte bleue ⟦4111-1111-1111-1111⟧, débitée deux fois"],
    "plate": [
        "Ma voiture ⟦AB-123-CD⟧ et l’ancienne ⟦1234 AB 75⟧.",
        "véhicule ⟦ab 123 cd⟧ vendu",
        "le ⟦AB123CD⟧ a été vendu",
        "Ma Clio immatriculée ⟦123 ABC 2A⟧ est volée.",
        "Plaque⟦CD915PL⟧vendue",
        "voiture ⟦A B 9 1 4 C F⟧, à la lettre",
    ],
    "address": [
        "J’habite au ⟦12 rue des Lilas, 30000 Nîmes⟧ depuis 3 ans.",
        "J’habite au ⟦12 rue des lilas⟧ depuis 3 ans.",
        "J’habite ⟦12 bis, avenue du Général de Gaulle 75014 Paris⟧ et je",
        "je vis au ⟦12 de la rue des Lilas⟧, sans eau",
        "Mon adresse : ⟦3 impasse Victor Hugo, bâtiment B, appartement 12, 34000 Montpellier⟧.",
        "Courrier envoyé à mon adresse, ⟦12, bd Victor Hugo - 30000 Nîmes⟧, jamais reçu",
        "Adresse : ⟦12 rue du 8 mai 1945⟧.",
        "j’habite ⟦rue des Lilas à Nîmes⟧ et la poste",
        "ma mère habite ⟦résidence Les Pins, bâtiment C, 13009 Marseille⟧.",
        "⟦12 RUE DES LILAS 30000 NIMES⟧ MON ADRESSE",
        "Je demeure ⟦5 place de la Mairie, 48000 Mende⟧.",
        "j’habite ⟦8 allée des Acacias 33600 Pessac⟧.Le facteur",
        "mon adresse :\n⟦12 rue des Lilas\n30000 Nîmes⟧\nMerci",
        "Nous sommes agriculteurs, ⟦la Grange-Neuve, 23220 Chéniers⟧.",
    ],
    "birthdate": [
        "Né le ⟦03/05/1962⟧ à Nîmes",
        "Ma fille est née le ⟦3 mai 2015⟧ et",
        "ma date de naissance est le ⟦3 mai 1962⟧.",
        "DDN : ⟦03.05.1962⟧",
        "né à Nîmes le ⟦12-03-1980⟧",
        "née Martin le ⟦1er juin 1957⟧",
        "⟦12/05/1962⟧ est ma date de naissance",
        "date de naissance ⟦31/02/1980⟧ refusée",
        "né le ⟦12/05/1962⟧ au lieu du ⟦15/02/1962⟧",
        "Ma femme (⟦8.IX.1961⟧) attend",
        "né le ⟦trois mai mille neuf cent soixante-deux⟧ à Alger",
        "nés le ⟦3 mai 2015⟧ et le ⟦12 juin 2018⟧",
        "ma date de naissance (⟦1962-05-03⟧)",
        "date naiss ⟦230891⟧",
    ],
    "file_number": [
        "Numéro allocataire ⟦1234567⟧.",
        "n° d’allocataire : ⟦1234567 B⟧",
        "Mon numéro fiscal est le ⟦30 12 345 678 901⟧.",
        "⟦1234567⟧ est mon numéro d’allocataire.",
        "identifiant France Travail ⟦1234567A⟧",
        "demande ANTS n° ⟦2024-123456⟧",
        "n° RG : ⟦22/01234⟧ au tribunal",
        "avis de contravention n° ⟦1234567890⟧",
        "plainte n° ⟦00123/02345/2024⟧ déposée",
        "lettre recommandée ⟦1A 123 456 7890 1⟧",
        "recommandé n° ⟦RK 12 345 678 9 FR⟧",
        "ticket n° ⟦INC0012345⟧ au support",
        "mon matricule ⟦123456⟧",
        "dossier MDPH ⟦30-2023-004567⟧",
        "mon numéro Caf c’est ⟦1234567⟧",
        "référence ⟦DOS-2024-00123⟧",
        "sous le numéro ⟦2024/4567⟧",
        "permis de construire ⟦PC 030 189 24 R0012⟧",
        "contrat n° ⟦123 456 789⟧ chez EDF",
    ],
    "id_document": [
        "passeport ⟦09AB12345⟧",
        "ma carte d’identité n° ⟦123456789012⟧",
        "CNI ⟦X4RTBPFW4⟧ perdue",
        "titre de séjour ⟦9912345678⟧",
        "permis de conduire n° ⟦123456789012⟧",
        "numéro AGDREF ⟦9912345678⟧",
        "visa n° ⟦FRA 123 456 789⟧",
        "carte d’identité ⟦D2H6862M2⟧, recopiée ⟦D2H6862N2⟧",
        "passeport ⟦14AV06732⟧ et carte ⟦201078C00451⟧ volés",
    ],
    "handle": [
        "mon pseudo sur Insta : ⟦lulu_du_30⟧",
        "suivez-moi ⟦@lulu.du30⟧ !",
        "sur Discord ⟦truc#1234⟧",
        "Snapchat : ⟦lulu30⟧",
        "mon Mastodon ⟦@velo@exemple.org⟧",
        "Sur le forum, la modératrice ⟦Pommette_du_62⟧ m’a renseigné",
    ],
    "url_personal": [
        "voir ⟦https://www.facebook.com/camille.durand.30⟧.",
        "mon blog ⟦monblog-caf.over-blog.com⟧",
        "⟦www.mon-petit-site.fr⟧, à lire",
        "⟦https://www.change.org/p/stop-caf⟧ signez",
        "fichier : ⟦https://we.tl/t-AbCdEf123⟧",
        "mon site ⟦monsite point com⟧",
        "pour mon fils.⟦facebook.com/groups/colere⟧ on est 800",
    ],
}
CLEAN = [
    "J’écris à accueil@mairie-nimes.fr et à pref-etrangers@gard.gouv.fr sans réponse.",
    "je travaille chez orange.fr depuis 3 ans",
    "J’ai écrit à sip.nimes-ouest@dgfip.finances.gouv.fr et à ddfip30@dgfip.finances.gouv.fr.",
    "étudiant@s et @caf",
    "Le standard de la mairie au 04 66 12 34 56 ne répond pas.",
    "Le numéro de la Caf, 04 66 12 34 56, sonne dans le vide.",
    "J’ai appelé le 04 66 12 34 56 pendant deux heures.",
    "le 3646, le 36 46, le 39 39, le 112, le 0 809 401 401, le 0800 12 34 56",
    "Le 0 806 000 126 est saturé, le 08 92 12 34 56 aussi.",
    "j’ai compté zéro un deux trois et rien",
    "Le rendez-vous du 01/02/2023 à 10h30 et celui du 06.07.2023 à 14 h",
    "du 01/10/2019 au 30/11/2019, 12 345,67 euros",
    "à plus de 200 km de chez moi",
    "La Caf, 321 rue Maurice Schumann, 30000 Nîmes, est fermée.",
    "L’agence du 12 rue de la République m’a reçu.",
    "Je suis allé au guichet de la rue Pasteur.",
    "1 place de parking et 2 cours de français, 3 passages",
    "à Nîmes (30), 30000 Nîmes, dans le Gard",
    "Nous habitons un hameau de sept maisons.",
    "Le 12 place de la République est l’adresse de la CPAM.",
    "né en 1962, j’ai rendez-vous le 12/05/2024",
    "l’acte de naissance demandé le 12/03/2024",
    "depuis le 12/05/2024",
    "déclaration de naissance faite le 12/03/2024",
    "je ne reçois rien le 12/05/2024",
    "ticket n° 45 au guichet 3",
    "décret n° 2019-1234 et loi n° 78-753, article 1240, cerfa 12345*03, formulaire 2042 RICI",
    "S1234 et erreur 500123",
    "la ligne 12 du bus, salle 1234, bureau 204, version 12.3.4",
    "code postal 30000, 1500 euros, 12345 €",
    "SIRET 123 456 789 00012",
    "dossier du 12/03/2024, dossier 2024, dossier : 12/03/2024",
    "allocataire depuis 2019",
    "Virement du 05/07 : 3 211,40 €",
    "merci à @impots_gouv et @caf",
    "sur mon compte ameli j’ai 3 messages",
    "sur impots.gouv.fr, service-public.fr, www.caf.fr et https://www.ameli.fr/assure",
    "j’ai rdv sur doctolib.fr",
    "sur le site nimes.fr, www.ville-nimes.fr ou mairie-ales.fr",
    "merci.Je suis content.Cordialement",
    "FR76 3000 6000",
]
_SENTENCES = [(kind, marked) for kind, sentences in MARKED.items() for marked in sentences]
_PIECES = [_MARK.sub(r"\1", marked) for _, marked in _SENTENCES]
_FILLERS = st.sampled_from(["", "Bonjour, ", "Voilà ce que j’ai écrit : ", "Mon dossier traîne. Le voici : ", "« "])
_ENDS = st.sampled_from(["", ".", ", sans réponse.", " »", "\nMerci", " depuis trois mois."])


def _found(text: str) -> list[tuple[str, str]]:
    return [(one.kind.value, text[one.start : one.end]) for one in find(text)]


@pytest.mark.parametrize(("kind", "marked"), _SENTENCES)
def test_each_way_to_write_it_is_marked_exactly(kind: str, marked: str) -> None:
    assert _found(_MARK.sub(r"\1", marked)) == [(kind, value) for value in _MARK.findall(marked)]


@pytest.mark.parametrize("text", CLEAN)
def test_what_belongs_to_nobody_is_left_alone(text: str) -> None:
    assert _found(text) == []


def test_a_long_untidy_story_loses_nothing() -> None:
    text = (
        "bonjour je suis allocataire n°1234567 et jhabite 12 rue des lilas 30000 nimes,"
        "ne le 03/05/1962 tel 0612345678 mail c.durand@gmail.com.j’ai appelé le 3230 et le "
        "0 809 401 401 mardi 12/03/2024 "
        "a 10h30,attente 45 min,ticket 112.rien. mon dossier est complet.sécu 1 84 12 76 451 089 46 merci"
    )
    assert _found(text) == [
        ("file_number", "1234567"), ("address", "12 rue des lilas 30000 nimes"), ("birthdate", "03/05/1962"),
        ("phone", "0612345678"), ("email", "c.durand@gmail.com"), ("nir", "1 84 12 76 451 089 46"),
    ]  # fmt: skip


def test_what_a_key_proves_is_sure_and_says_so() -> None:
    (found,) = find("184127645108946")
    assert (found.confidence, found.reason) == (1.0, "clé de sécurité sociale juste")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("mon numéro +32 475 12 34 56", [("phone", "numéro valide dans son pays")]),
        ("mon numéro +44 7700 900123", [("phone", "numéro de téléphone international")]),
        ("le consulat est au +212 5 37 68 97 00", []),
        ("plus de + 20 000 000 de dossiers", []),
    ],
)
def test_a_number_of_another_country_is_judged_by_the_plan_of_that_country(
    text: str, found: list[tuple[str, str]]
) -> None:
    assert [(one.kind.value, one.reason) for one in find(text)] == found


def test_a_text_without_a_number_to_check_loads_no_library() -> None:
    loaded = (
        "import sys; from core.text.identifiers import find; find('Bonjour, merci à tous.'); print(sorted(sys.modules))"
    )
    modules = subprocess.run([sys.executable, "-c", loaded], capture_output=True, check=True, text=True).stdout
    assert "'core.text.identifiers'" in modules
    assert "'stdnum" not in modules
    assert "'phonenumbers" not in modules


def test_a_number_that_a_word_announces_names_the_word() -> None:
    (found,) = find("Numéro allocataire 1234567")
    assert "allocataire" in found.reason


@settings(derandomize=True, deadline=None)
@given(st.one_of(st.text(), st.lists(st.one_of(st.sampled_from(_PIECES), st.text(max_size=8))).map("".join)))
def test_marks_stand_in_any_text_and_never_overlap(text: str) -> None:
    end = 0
    for one in find(text):
        assert end <= one.start < one.end <= len(text)
        assert text[one.start : one.end].strip() == text[one.start : one.end]
        end = one.end


@settings(derandomize=True, deadline=None)
@given(_FILLERS, st.integers(10**8, 10**9 - 1), st.sampled_from([" ", ".", "-", "", "/"]), _ENDS)
def test_any_mobile_is_marked(before: str, number: int, gap: str, after: str) -> None:
    digits = "06" + str(number)[1:]
    value = gap.join(digits[i : i + 2] for i in range(0, 10, 2))
    assert _found(f"{before}mon portable {value}{after}") == [("phone", value)]


@settings(derandomize=True, deadline=None)
@given(
    _FILLERS, st.integers(1, 2), st.integers(0, 99), st.integers(1, 12), st.integers(1, 95), st.integers(1, 990),
    st.integers(1, 999), st.sampled_from([" ", ""]), _ENDS,
)  # fmt: skip
def test_any_social_security_number_is_marked(
    before: str, sex: int, year: int, month: int, place: int, town: int, order: int, gap: str, after: str
) -> None:
    body = [str(sex), f"{year:02}", f"{month:02}", f"{place:02}", f"{town:03}", f"{order:03}"]
    value = gap.join([*body, f"{97 - int(''.join(body)) % 97:02}"])
    assert _found(f"{before}{value}{after}") == [("nir", value)]


@settings(derandomize=True, deadline=None)
@given(_FILLERS, st.integers(10**22, 10**23 - 1), st.sampled_from([4, 40]), _ENDS)
def test_any_french_account_is_marked(before: str, number: int, group: int, after: str) -> None:
    key = 98 - int(f"{number}152700") % 97
    compact = f"FR{key:02}{number}"
    assert mod_97_10.is_valid(compact[4:] + compact[:4])
    value = " ".join(compact[i : i + group] for i in range(0, len(compact), group))
    assert _found(f"{before}{value}{after}") == [("iban", value)]


@settings(derandomize=True, deadline=None)
@given(_FILLERS, st.integers(4 * 10**14, 6 * 10**14 - 1), st.sampled_from([" ", "-", ""]), _ENDS)
def test_any_bank_card_is_marked(before: str, number: int, gap: str, after: str) -> None:
    digits = f"{number}{luhn.calc_check_digit(str(number))}"
    value = gap.join(digits[i : i + 4] for i in range(0, 16, 4))
    assert _found(f"{before}ma carte bancaire {value}{after}") == [("card", value)]


@pytest.mark.parametrize(
    "piece",
    [
        "0",
        "0 ",
        " ",
        "@",
        "a@",
        "a",
        "06 ",
        "06 12 34 56 78 ",
        "mon tel 06 12 34 56 78, ",
        "luc at machin ",
        "pseudo a_b ",
        "zéro ",
        "zéro six ",
        "FR76 1 ",
        "1 84 12 ",
        "12345-",
        "A-",
        "n° ",
        "dossier n° 1",
        "12 rue ",
        "12 rue de la ",
        "rue ",
        "né le ",
        "ma fille ",
        "Léa ",
        "Léa (12/05/2019 ",
        "l’ancienne portait le n° 1",
        "1 85 07 ",
        "+32 4",
        "@a_caf",
        "sur le forum : ",
        "12/05/",
        "www.",
        "a.b.",
        "a point ",
        "a_",
        "la 30000 a ",
        "(",
        "\n",
        "é",
    ],
)
def test_time_grows_with_the_text_and_no_faster(piece: str) -> None:
    """Eight times the text takes nowhere near the sixty-four times of a pattern that looks back over and over."""
    short, long = ((piece * size)[:size] for size in (4_000, 32_000))
    find(short)
    assert _seconds(long) < 30 * _seconds(short) + 0.05


def _seconds(text: str) -> float:
    begun = time.process_time()
    find(text)
    return time.process_time() - begun
