"""Identifiers in every form: groups, signs between them, words around, crossed with the sentences that carry them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stdnum import iban, luhn
from stdnum.fr import nir

from core.text.finding import FindingKind
from core.text.identifiers import find

PAIRS, FOURS, THREES = (2, 2, 2, 2, 2), (4, 2, 2, 2), (4, 3, 3)
SIGNS = [
    " ",
    "  ",
    "\u00a0",
    "\u202f",
    ".",
    "·",
    "/",
    "\\",
    "-",
    "–",
    "_",
    "*",
    "|",
    ":",
    "'",
    "~",
    " - ",
    " / ",
    " . ",
    "\n",
]
CALLING = [
    "Mon numéro est le {}.",
    "Demandé à être appelé après 14h au {}, on m'a appelé à 7h10",
    "J'ai laissé le {} sur le répondeur de l'agence.",
    "rappelez moi o {} svp",
    "TEL : {}",
    "Téléphone ({})",
    "mon portabl c le « {} »",
]
OVERSEAS = [
    "+262 262 41 87 05",
    "00590 590-41-87-05",
    "+596 696 418 705",
    "+687 78 12 34",
    "(687) 78 12 34",
    "78 12 34",
]
OVERSEAS += ["+689 87 41 87 05", "+508 41 87 05", "87.41.87.05", "692 41 87 05", "692 418 705", "6 14 58 02 97"]
OVERSEAS += ["O6 14 58 O2 97"]
OF_SERVICES = ["les 03/04/05/06/07 mai", "lignes 06 07 08 09 10 du tableau", "La mairie : 04/75/82/44/02"]
OF_SERVICES += ["Caf 04\\75\\82\\44\\02", "le 0 806 00 12 34, le 3646, le 116 006", "le 0269 61 10 10 ne répond jamais"]
OF_SERVICES += ["Au 01 40 56 60 00 on m'a dit non"]
NAMED = [
    "n° de dossier",
    "num alloc",
    "MATRICULE",
    "identifiant",
    "compte cotisant",
    "RG n°",
    "FPS n°",
    "colis",
    "ticket #",
]
NAMED += [
    "LRAR n°",
    "dossier ANEF",
    "CNDA",
    "MDPH n°",
    "badge n°",
    "NEPH",
    "IPP",
    "INE",
    "n° de suivi",
    "agent n°",
    "réf.",
]
NUMBERS = ["4718203", "338 20 71", "7741265L", "2024-118203", "24/03117", "75/118 402", "R-84-556021"]
NUMBERS += ["718|2034", "1A 204 118 7734 2", "59.041.772", "2024 / 08 / 11452", "LX482107365DZ"]
DAYS = [
    "22/06/1941",
    "22 / 06 / 1941",
    "22.6.41",
    "22-juin-1941",
    "22 06 1941",
    "22_06_1941",
    "22*06*1941",
    "22:06:1941",
]
DAYS += ["22–06–1941", "22\u202f/\u202f06\u202f/\u202f1941", "22 juin '41", "1er mars 52", "1941-06-22", "22/O6/1941"]
DAYS += ["22 juillé 1941", "22 otobre 1941", "22e juin 1941", "22-VI-1941", "22 06/1941", "22\\06\\1941"]
BORN = [
    "née le {}",
    "DDN : {}",
    "datte de naisance {}",
    "Ma mere est du {} et on lui propose un bilan",
    "nee le{} a pau",
]
BORN += ["Mon père, qui est du {}, attend", "mon anniv c le {}", "Je suis du {}", "mon mari ({}) est en ALD"]
DATED = [
    "Ma demande est du {}.",
    "Mon rendez-vous du {} est annulé.",
    "mon passeport est du {}",
    "Depuis le {} plus rien",
]
STREETS = [
    "rue Hoche",
    "r. Hoche",
    "av. J. Moulin",
    "bd de l'Abbé-Grégoire",
    "chem. des Vignes",
    "imp du Four",
    "pl. Carnot",
]
STREETS += [
    "Grand-Rue",
    "Grande Rue",
    "rue du 8 mai 1945",
    "lot. Les Pins",
    "rue aux Loups",
    "cour des Miracles",
    "fg Pasteur",
]
PLACES = [
    "la ferme du haut bois, hameau de chantemerle, 61380 moulins la marche",
    "hameau de la Lande, 53300 Ambrières",
    "rte de la Traversée PK 12, Bouillante",
    "HLM Les Mouettes bât 3 esc B, 62600 Berck",
    "chambre 112, résidence universitaire Les Landes, Rennes",
    "bât. C4, esc. 2, 3ème ét. gauche, résidence Les Genêts, Vénissieux",
    "soixante-deux rue de la Marne à Vitry-le-François",
    'lieu dit "Les Vignes", 47310 Estillac',
    "Villeneuve, par 12200 Morlhon",
]
LIVING = [
    "J'habite {}.",
    "Ma grand mère vit au {}, pas au 6.",
    "adresse : {}",
    "domiciliée {} depuis mai",
    "j'habite au « {} »",
]
TOWNS = [" à Ferrette", ", 35000 Rennes", " 35000 Rennes", "\n35000 RENNES", " - 35000 Rennes"]
_digits = st.integers(0, 9).map(str)


def _number(length: int) -> st.SearchStrategy[str]:
    return st.lists(_digits, min_size=length, max_size=length).map("".join)


def _grouped(digits: str, groups: tuple[int, ...], sign: str) -> str:
    parts, place = [], 0
    for length in groups:
        parts.append(digits[place : place + length])
        place += length
    return sign.join(parts)


def _marks(carrier: str, value: str) -> list[tuple[FindingKind, str]]:
    text = carrier.format(value)
    return [(one.kind, text[one.start : one.end]) for one in find(text)]


@settings(max_examples=150)
@given(
    st.sampled_from(["06", "07", "01", "04", "0262", "0590", "0594", "0596", "0269", "0692"]),
    _number(8),
    st.sampled_from([PAIRS, FOURS, THREES]),
    st.sampled_from(SIGNS),
    st.sampled_from(CALLING),
)
def test_a_telephone_number_is_marked_however_grouped_and_parted(
    line: str, rest: str, groups: tuple[int, ...], sign: str, carrier: str
) -> None:
    """The line of somebody, told by the sentence, stays theirs in any grouping."""
    digits = (line + rest)[:10]
    if digits.startswith(("0800", "0969", "0970")):
        return
    value = _grouped(digits, groups, sign)
    assert _marks(carrier, value) == [(FindingKind.PHONE, value)]


@pytest.mark.parametrize(
    "prefix", ["+33 ", "0033", "(+33) ", "+33 (0)", "+33(0) ", "0033 (0)", "+ 33 ", "+33-", "+33."]
)
@pytest.mark.parametrize("rest", ["6 14 58 02 97", "614580297", "6.14.58.02.97", "614 580 297", "2 62 41 87 05"])
def test_a_prefix_stands_for_the_zero(prefix: str, rest: str) -> None:
    assert _marks("mon numéro, {}, a changé", prefix + rest) == [(FindingKind.PHONE, prefix + rest)]


@pytest.mark.parametrize("number", OVERSEAS)
def test_the_islands_and_a_lost_zero_are_known(number: str) -> None:
    assert _marks("tel {} merci", number) == [(FindingKind.PHONE, number)]


@pytest.mark.parametrize("text", OF_SERVICES)
def test_the_lines_of_services_and_what_is_counted_are_left_alone(text: str) -> None:
    assert find(text) == ()


@settings(max_examples=100)
@given(st.sampled_from("12"), _number(2), st.integers(1, 12), st.integers(1, 95), _number(6), st.sampled_from(SIGNS))
def test_a_social_security_number_is_proven_by_its_key(
    sex: str, year: str, month: int, department: int, rest: str, sign: str
) -> None:
    """Its key says enough, whatever stands between its digits, the letter O for a zero too."""
    body = f"{sex}{year}{month:02}{department:02}{rest}".replace("20", "21", 1) if department == 20 else ""
    body = body or f"{sex}{year}{month:02}{department:02}{rest}"
    value = _grouped(body + nir.calc_check_digits(body), (1, 2, 2, 2, 3, 3, 2), sign)
    assert _marks("Mon numéro de sécu : {} merci", value) == [(FindingKind.NIR, value)]
    value = _grouped(body + nir.calc_check_digits(body), (1, 2, 2, 2, 3, 3, 2), " ").replace("0", "O")
    assert _marks("Mon numéro de sécu : {} merci", value) == [(FindingKind.NIR, value)]


@settings(max_examples=60)
@given(_number(23), _number(14), st.sampled_from(SIGNS))
def test_an_account_and_a_card_are_proven_by_their_keys(account: str, card: str, sign: str) -> None:
    whole = f"FR{iban.calc_check_digits('FR00' + account)}{account}"
    value = _grouped(whole, (4, 4, 4, 4, 4, 4, 3), sign)
    assert _marks("mon rib {} merci", value) == [(FindingKind.IBAN, value)]
    digits = f"4{card}"
    value = _grouped(digits + luhn.calc_check_digit(digits), (4, 4, 4, 4), sign)
    assert _marks("ma carte bancaire {} débitée", value) == [(FindingKind.CARD, value)]


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("born", BORN)
def test_a_birth_is_marked_however_written(day: str, born: str) -> None:
    assert _marks(born, day) == [(FindingKind.BIRTHDATE, day)]


@pytest.mark.parametrize("day", [day.replace("1941", "2024") for day in DAYS if "1941" in day])
@pytest.mark.parametrize("dated", DATED)
def test_a_letter_or_a_meeting_has_no_birth(day: str, dated: str) -> None:
    assert _marks(dated, day) == []


@pytest.mark.parametrize("value", NUMBERS)
@pytest.mark.parametrize("named", NAMED)
def test_a_number_of_a_file_is_marked_after_every_word(named: str, value: str) -> None:
    for carrier in (f"Bonjour {named} {{}} aucune nouvelle", f"({named} :\n{{}})"):
        assert _marks(carrier, value) == [(FindingKind.FILE_NUMBER, value)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Ma carte d'identité a été perdue dans le train. Ancien n° {} noté", "120462R01753"),
        ("Mon passeport est périmé. Le n° : {}", "08CK99123"),
        ("paseport {}", "20DX11458"),
        ("l'ancienne carte portait le n° {}", "180689302417"),
    ],
)
def test_a_number_given_in_a_new_sentence_is_that_of_the_document_named_before(text: str, value: str) -> None:
    assert _marks(text, value) == [(FindingKind.ID_DOCUMENT, value)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("TI 117 000001548820317, Siret 917 695 942 00024. J'ai déclaré 0", True),
        ("ma micro-entreprise, Siret 917 695 942 00024, est radiée", True),
        ("Le SIRET de mon employeur est 917 695 942 00024", False),
        ("La société (Siret 917 695 942 00024) a fermé", False),
    ],
)
def test_the_company_of_one_person_leads_to_them(text: str, *, found: bool) -> None:
    assert ("917 695 942 00024" in {text[one.start : one.end] for one in find(text)}) is found


@pytest.mark.parametrize("street", STREETS)
@pytest.mark.parametrize("number", ["12 ", "60, ", "3 bis ", "4ter, ", "7A ", "2-4 "])
def test_a_street_is_marked_with_its_number_and_its_town(street: str, number: str) -> None:
    for carrier, town in zip(LIVING, TOWNS, strict=True):
        value = number + street + town
        assert _marks(carrier, value) == [(FindingKind.ADDRESS, value)]


@pytest.mark.parametrize("place", PLACES)
def test_a_home_without_a_street_is_marked(place: str) -> None:
    """All of it but, perhaps, an article before."""
    (kind, value), *others = _marks("J'habite {}, depuis mai", place)
    assert (kind, others) == (FindingKind.ADDRESS, [])
    assert len(value) > len(place) * 0.7


@pytest.mark.parametrize(
    "text",
    [
        "La trésorerie annexe a déménagé de la rue Victor Hugo à l'avenue Jean Jaurès.",
        "Le nouveau site est au 3 place du Général-Leclerc.",
        "Le bus ne s'arrête plus 85 rue Victor Hugo.",
        "L'agence du 31 rue du 8 mai 1945 est fermée",
        "Nous habitons un hameau de sept maisons.",
        "Elle vit à la résidence autonomie de Saint-Yrieix.",
        "J'habite un village de 300 habitants, la route de la Corniche est coupée.",
        "Les usagers sont envoyés à la cité administrative, rue Sainte-Catherine.",
    ],
)
def test_the_streets_and_the_homes_of_nobody_are_left_alone(text: str) -> None:
    assert find(text) == ()


@pytest.mark.parametrize(
    "sign", ["@", "@@", " @ ", " arobase ", " aro base ", "(at)", "[at]", "*at*", " et commercial ", "(a)"]
)
@pytest.mark.parametrize("dot", [".", " . ", " point ", "(point)", "[dot]", ", "])
def test_an_address_on_the_web_is_marked_however_disguised(sign: str, dot: str) -> None:
    value = f"nadia_belk59{sign}free{dot}fr"
    assert _marks("mon mail : {} merci", value) == [(FindingKind.EMAIL, value)]
