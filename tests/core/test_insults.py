from collections.abc import Callable

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from core.text import insults
from core.text.finding import FindingKind

MARKED = """
quel <bordel> cette préfecture
C’est le <bordel> !
C’est un vrai <bordel>.
Un <bordel> sans nom au guichet
<bordel de merde>, répondez
Espèce de <con> !
Bande d’<enculés>, rendez l’argent
Elle m’a traité de « <connard> » devant tout le monde.
quel <connard> celui-là
C’est du <foutage de gueule>
c’est du <foutage de gu***e> organisé
<Putain> mais répondez !
Quel site de <merde>
<allez vous faire foutre>
<ferme ta gueule>
<ntm>
<sale p u t e>
espèce de <s a l o p e>
<c0nnard>
<conn@rd>
<sal*pe>
<put***> de site
<m*rde> alors
<puuuutain> encore
bande de <c.o.n.n.a.r.d.s>
<p...n> ça marche pas
<con nard>
des <enc*lés>
Un <abruti> au guichet m’a répondu
Le directeur est une <ordure>
On m’a traitée de <grosse vache>
« <sale arabe> » m’a-t-il lancé
vous êtes des <crétins>
<Imbéciles> !
<Bordel>, ça fait six mois
ça me fait <chier>
Service de <merde>, agents <débiles>
espèce de <mongol>
<sale race>
<fils de pute>
bande de <chiens>
une <salope> et un <gros porc>
<Putain de merde>
Dégage <clodo>
<pauvre tache>
se <foutre de la gueule> du monde
"""

UNMARKED = """
Je travaille à Concarneau depuis dix ans.
Un stand de salopettes pour enfants, après une consultation.
Le père putatif de l’enfant, et le bâtardeau du chantier.
M. Batard m’a reçu au guichet.
Il y a un pro et con dans cette réforme
la dispute, le calcul de mes droits, j’habite à Condom
Une tête-de-nègre à la boulangerie
Le ramassage des ordures ménagères n’est plus fait
Les ordures restent sur le trottoir
Un gros chien m’a mordu, la vache de mon voisin est passée sur la route
Ces incapables, ces incompétents, ces bras cassés !
Bande de fainéants, des menteurs et des voleurs, bande de guignols
C’est nul et honteux. Zut alors, crotte, mince
on nous prend pour des idiots
On nous prend pour des cons
je me sens con
Je ne suis pas idiot
J’ai attendu comme un con devant la porte
C’est une question idiote sans doute
Il serait idiot de tout recommencer.
une tache d’encre sur le passeport
mon fils autiste, handicapé
Le cul-de-sac où j’habite n’est pas éclairé, le pique-nique de l’école non plus
C’est le bordel dans les dossiers
L’ancien bordel de la rue Haute est devenu un musée.
La maison était un bordel militaire en 1916
Dans quel bordel du front travaillait-elle ?
un nid-de-poule devant chez moi, des nids-de-poule partout
J’en ai eu la chair de poule
Une poule traversait, la poule du voisin
les étrangers sont mal reçus, un Arabe devant moi attendait aussi
une salle sale et mal chauffée
La mer de Bretagne
J’ai eu tort, j’ai pu te joindre
le consul de Mongolie, le passeport mongol
il faut pas nous prendre pour des abrutis
Malade depuis trois mois
Il y a des rats et des cafards dans le logement
Un con-tribuable
mon mot de passe est P4ssW0rd et 1234, adresse conn@rdi.fr
R.A.S. au S.P.F. et à la C.A.F., 12 rue P. U. Tellier
vous laissez croire que vous êtes un parfait imbécile
"""
PLAIN = ["connard", "salope", "putain", "merde", "enculé", "bâtard", "pouffiasse"]


def marked_in(text: str) -> list[str]:
    return [text[one.start : one.end] for one in insults.find(text)]


@pytest.mark.parametrize("line", MARKED.strip().splitlines())
def test_injurious_words_are_marked_and_nothing_around_them(line: str) -> None:
    expected = [part.split(">")[0] for part in line.split("<")[1:]]
    assert marked_in(line.replace("<", "").replace(">", "")) == expected


@pytest.mark.parametrize("text", UNMARKED.strip().splitlines())
def test_criticism_oneself_names_and_other_words_are_not_marked(text: str) -> None:
    assert marked_in(text) == []


@given(
    st.text() | st.lists(st.sampled_from([*PLAIN, "p.u", "t.e", "*", "\u200b", "con", "de", " ", "\n"])).map("".join)
)
def test_marks_are_in_the_text_in_order_and_apart(text: str) -> None:
    """Any text is accepted; each mark has a sign, a reason in words and a confidence."""
    end = 0
    for one in insults.find(text):
        assert end <= one.start < one.end <= len(text)
        assert one.kind is FindingKind.INSULT and one.reason and 0 < one.confidence <= 1
        end = one.end


@given(
    st.sampled_from(PLAIN),
    st.sampled_from(["", ".", "-", "_", "\u200b", "\u00ad", " "]),
    st.sampled_from([str.lower, str.upper, str.title]),
    st.integers(1, 4),
)
def test_a_disguise_hides_nothing(word: str, sign: str, cased: Callable[[str], str], times: int) -> None:
    """Signs between the letters, capitals, a letter drawn out: the whole of it is marked."""
    assume(times == 1 or sign == "")
    drawn = word[0] + word[1] * (times if times != 2 else 3) + word[2:]
    written = sign.join(cased(drawn))
    assert marked_in(f"Quel {written}, vraiment") == [written]


@given(st.sampled_from(["connard", "salope", "merde", "enculé"]), st.data())
def test_a_star_or_a_figure_for_a_letter_hides_nothing(word: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(1, len(word) - 2))
    read = {"a": "4@", "e": "3€", "o": "0", "s": "5$", "l": "1", "é": "3"}.get(word[place], "*")
    written = word[:place] + data.draw(st.sampled_from(read + "*")) + word[place + 1 :]
    assert marked_in(f"quel {written} alors") == [written]


def test_a_disguise_is_told() -> None:
    """The reason says what is meant by what is written otherwise."""
    assert insults.find("quel c0nnard")[0].reason == "mot injurieux déguisé\u202f: «\u202fconnard\u202f»"


@pytest.mark.parametrize("piece", ["a ", "p.", "con ", "*", "a*b ", "é", "sale ", "x\u200b", "put*x ", "de "])
def test_a_hostile_text_is_read_to_its_end(piece: str) -> None:
    assert marked_in(piece * 20_000 + "\n\nQuel enculé !")[-1:] == ["enculé"]
