import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.text import danger

SAID = """
Je veux en finir, je n’en peux plus | mots de suicide
Je vais me suicider si personne ne me répond | mots de suicide
jen peu plus de vivre | mots de suicide
jvais me tuer | mots de suicide
JE VAIS ME PENDRE DEVANT LA PRÉFECTURE | mots de suicide
Je ne serai plus là demain | mots de suicide
Je vais avaler mes médicaments | mots de suicide
Ma fille veut se jeter par la fenêtre | mots de suicide
Un camion me faucherait que ce serait plus simple | mots de suicide
Mon mari me frappe et je ne sais pas où aller | violences subies
J’ai peur de rentrer chez moi ce soir | violences subies
Mon père me bat quand il a bu | violences subies
Il a mis le couteau sous ma gorge devant les enfants | violences subies
Je vais venir avec un fusil | menaces
Je vais tout faire sauter | menaces
si mon RSA n’est pas versé je mets le feu à la mairie | menaces
Il va y avoir un mort | menaces
Je vous attends à la sortie | menaces
Mon bébé dort dans la rue | enfant ou personne fragile en danger
Enceinte de sept mois, je dors dans ma voiture | enfant ou personne fragile en danger
Ma mère est sans soins, seule chez elle | enfant ou personne fragile en danger
Ma mère de 88 ans est tombée et ne répond plus au téléphone | enfant ou personne fragile en danger
Nous n’avons rien mangé depuis trois jours | plus rien à manger
Mon frigo est vide depuis une semaine, les enfants pleurent | plus rien à manger
Je n’ai plus d’insuline | soins vitaux qui manquent
Ma dialyse est arrêtée faute de transport | soins vitaux qui manquent
Mon patron a confisqué mon passeport | personne exploitée
On m’oblige à me prostituer | personne exploitée
"""

HARMLESS = """
C’était à mourir de rire
Je meurs de faim, la cantine était fermée
J’ai tué le temps avec un livre
Mon mari est décédé en mars, j’ai dû faire les démarches
Le suicide de mon frère il y a dix ans m’a marquée, l’accueil de la mairie a été doux
Une campagne contre le suicide était affichée
Il n’y avait aucune menace
Les fins de mois sont difficiles
J’ai été battue par mon ex-mari en 2012, aujourd’hui tout va bien
On nous prend en otage
Je veux en finir avec ce dossier
Les pompiers sont venus très vite, ma mère est sauvée
On s’est tiré une balle dans le pied
J’ai attendu dehors sous la pluie une heure avec mon fils
Je sais où se trouve le bureau maintenant
Je reviendrai avec un dossier complet
J’avais envie de tuer le serveur vocal
"""


@pytest.mark.parametrize(("text", "name"), [line.split(" | ") for line in SAID.strip().splitlines()])
def test_danger_is_said_in_many_ways(text: str, name: str) -> None:
    """The reason names the danger and quotes the words that say so."""
    reason = danger.reason(f"Bonjour. {text}. Merci.")
    assert reason.startswith(f"{name}\u202f: «\u202f")
    quoted = reason.partition("«\u202f")[2].removesuffix("\u202f»").removesuffix("…")
    assert quoted and quoted in text


@pytest.mark.parametrize("text", HARMLESS.strip().splitlines())
def test_figures_of_speech_mourning_and_the_past_are_no_danger(text: str) -> None:
    assert danger.reason(text) == ""


@given(st.text())
def test_any_text_has_an_answer(text: str) -> None:
    assert isinstance(danger.reason(text), str)


@given(st.text(max_size=200), st.text(max_size=200))
def test_a_cry_is_heard_whatever_stands_around_it(before: str, after: str) -> None:
    """Sentences around it that say nothing French do not hide it."""
    around = [text.translate({ord(sign): None for sign in map(chr, range(0x41, 0x7B))}) for text in (before, after)]
    assert danger.reason(f"{around[0]}\nJe vais me suicider.\n{around[1]}")


@pytest.mark.parametrize("piece", ["je vais ", "mon mari ", "il ", "a", "1 ", ". ", "bonjour ", "é’"])
def test_a_hostile_text_is_read_to_its_end(piece: str) -> None:
    """Repeating one thing hides nothing that comes after it."""
    assert danger.reason(piece * 20_000 + ". Je vais me suicider.")
