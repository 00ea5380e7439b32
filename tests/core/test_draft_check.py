"""The draft's own check: each remark where it should be, and none where it should not."""

import json
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest

from admin.seed.replies import reply
from admin.seed.stories import story
from admin.seed.tree import StructureSeed, programme_tree
from core.draft_check import Remark, RemarkKind, check_draft, must_be_sendable, summary
from core.errors import Invalid
from core.experience import Experience
from core.response import Wording
from core.text.acronyms import known_acronyms
from core.text.blanks import blanks
from core.text.sentences import marked_sentences, sentences

REAL = Path(__file__).parents[3] / "shared" / "data" / "experiences-100.json"
PERSONAL, BLANK, PROMISE, ACRONYM, WORN = RemarkKind
LONG = "Nous avons bien pris note de vos remarques sur l’accueil."


def told(text: str = "On m’a renvoyé trois fois.", pseudonym: str = "rugby 71", title: str = "Le RSA") -> Experience:
    return Experience(
        number=1, title=title, text=text, pseudonym=pseudonym, submitted_at=datetime(2026, 5, 3, tzinfo=UTC)
    )


def check(body: str, experience: Experience | None = None, **parts: str) -> list[Remark]:
    return check_draft(Wording(body=body, **parts), experience or told(), {}, known_acronyms())


def kinds(body: str, experience: Experience | None = None, **parts: str) -> list[RemarkKind]:
    return [remark.kind for remark in check(body, experience, **parts)]


@pytest.mark.parametrize(
    "body",
    [
        "Madame Durand vous a reçu le 3 mai.",
        "Votre dossier porte le nom de M. Jean Dupont.",
        "Appelez-moi au 06 39 98 12 34.",
        "Votre numéro de sécurité sociale est le 2 69 05 49 588 157 80.",
        "Écrivez à jeanne.durand@gmail.com.",
        "Nous versons sur le compte FR76 3000 6000 0112 3456 7890 189.",
    ],
)
def test_what_says_who_somebody_is_blocks(body: str) -> None:
    """The answer is public: what would make a person known keeps it from leaving, and says which passage."""
    remark = check(body)[0]
    assert (remark.kind, remark.blocks) == (PERSONAL, True)
    assert body[remark.start : remark.end] in remark.sentence
    with pytest.raises(Invalid, match="publique") as refused:
        must_be_sendable(Wording(body=body), told())
    assert refused.value.field == "body"


@pytest.mark.parametrize(
    ("body", "pseudonym"),
    [
        ("Bonjour Camille,\nvotre récit nous aide.", "Camille"),
        ("Bonjour Djak72,\nmerci.", "Djack72"),
        ("Contactez-nous au 3230, ou au 09 71 10 39 60 depuis l’étranger.", ""),
        ("Écrivez à : Retraite à l’étranger, CS 13 999 Esvres, 37321 Tours Cedex 9.", ""),
        ("Notre standard : 04 66 00 00 00.", ""),
        ("Écrivez à contact@caf30.fr ou passez par www.caf.fr.", ""),
        ("Merci pour ce récit.\nCamille,\nl’équipe de la Caf", "rugby 71"),
        ("Le Cleiss et l’Assurance retraite vous renseignent.", ""),
    ],
)
def test_what_is_public_already_does_not_block(body: str, pseudonym: str) -> None:
    """The pseudonym, the contacts of the services, the agent who signs."""
    assert PERSONAL not in kinds(body, told(pseudonym=pseudonym))


def test_what_the_story_says_may_be_taken_up() -> None:
    """Moderation let it through: the public reads it already. What is not there blocks all the same."""
    experience = told("Madame Leroy m’a reçu.")
    assert PERSONAL not in kinds("Madame Leroy a lu votre message.", experience)
    assert PERSONAL in kinds("Madame Lemoine a lu votre message.", experience)


def test_a_signature_may_bear_a_name() -> None:
    """It is the agent's own, or the structure's; a telephone of one's own has no place even there."""
    assert PERSONAL not in kinds("Merci.", signature="Jeanne Durand, conseillère")
    assert PERSONAL in kinds("Merci.", signature="Jeanne Durand, 06 39 98 12 34")


@pytest.mark.parametrize(
    "blank",
    ["‹le service›", "{pseudonyme}", "XXX", "[à compléter]", "[A PRECISER : date]", "xx/xx/xxxx", "____"],
)
def test_a_blank_blocks(blank: str) -> None:
    """What is still to be filled keeps the answer from leaving."""
    (remark,) = check(f"Adressez-vous à {blank} avant midi.")
    assert (remark.kind, remark.blocks) == (BLANK, True)
    with pytest.raises(Invalid, match="champ"):
        must_be_sendable(Wording(body=f"Adressez-vous à {blank} avant midi."), told())


@pytest.mark.parametrize("text", ["un XXL", "le XXe siècle", "[nom] m’a dit", "« […] »", "5 < 6 > 4", "xx", "a_b"])
def test_what_is_no_blank_is_left_alone(text: str) -> None:
    assert not [*blanks(text)]


def test_a_promise_warns() -> None:
    """It does not block: it says why nobody can keep it."""
    (remark,) = check("Un conseiller va vous contacter.")
    assert (remark.kind, remark.blocks) == (PROMISE, False)
    assert "recontacter" in remark.sentence
    must_be_sendable(Wording(body="Un conseiller va vous contacter."), told())


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("Le RSA est versé le 5.", ["RSA"]),
        ("Voyez la CAF et la Cnav ; la CAF répond.", ["CAF", "Cnav"]),
        ("Le revenu de solidarité active (RSA) est versé le 5.", []),
        ("Les revenus de solidarité active : le RSA.", []),
        ("Sip, are, pas : ce sont des mots. ICI AUSSI.", []),
        ("Allez sur caf.fr ou https://www.CAF.fr.", []),
    ],
)
def test_acronyms_are_to_be_spelled_out(body: str, words: list[str]) -> None:
    """Each once, with what it stands for, unless the answer says it."""
    remarks = [remark for remark in check(body) if remark.kind is ACRONYM]
    assert [body[remark.start : remark.end] for remark in remarks] == words
    assert all(known_acronyms()[word.upper()] in remark.sentence for word, remark in zip(words, remarks, strict=True))


def test_what_the_story_spells_out_is_known() -> None:
    assert ACRONYM not in kinds("Le RSA est versé le 5.", told("Mon revenu de solidarité active est coupé."))


def test_the_list_of_acronyms() -> None:
    """About two hundred, each one word in capital letters, none without its meaning."""
    known = known_acronyms()
    assert len(known) >= 190
    assert all(acronym == acronym.upper() and " " not in acronym and meaning for acronym, meaning in known.items())


def test_a_sentence_sent_often_is_told_with_its_count() -> None:
    """From five times on, word for word, whatever its case and its signs."""
    ((mark, _),) = marked_sentences(LONG).items()
    body = f"Merci. {LONG.upper().replace('.', ' !')}"
    for times, found in ((4, []), (5, [5]), (40, [40])):
        remarks = check_draft(Wording(body=body), told(), {mark: times}, {})
        assert [remark.times for remark in remarks] == found
        assert all(str(times) in remark.sentence and not remark.blocks for remark in remarks)


def test_short_sentences_are_never_worn() -> None:
    assert not marked_sentences("Bonjour. Merci pour ce récit. Bien à vous !")


def test_sentences_have_their_place() -> None:
    text = "Le site caf.fr est fermé.\n\nAppelez le 3230 !  Merci…"
    assert [text[s.start : s.end] for s in sentences(text)] == [
        "Le site caf.fr est fermé.",
        "Appelez le 3230 !",
        "Merci…",
    ]


def test_what_blocks_comes_first() -> None:
    remarks = check("Le RSA arrive. Nous vous rappellerons. Voyez ‹qui›.")
    assert [remark.kind for remark in remarks] == [BLANK, ACRONYM, PROMISE]


def test_the_summary_counts_each_kind() -> None:
    """Personal data is told even when there is none."""
    assert summary([]) == "0 donnée personnelle"
    ((mark, _),) = marked_sentences(LONG).items()
    remarks = check_draft(Wording(body=f"Le RSA et la CPAM. {LONG}"), told(), {mark: 40}, known_acronyms())
    assert summary(remarks) == "0 donnée personnelle · 2 sigles · 1 phrase déjà vue 40 fois ici"


def test_made_up_answers_are_never_blocked() -> None:
    """The answers of the demonstration pass their own check."""
    random = Random(11)
    structures = [s for s in programme_tree() if s.parent]
    for _ in range(60):
        structure = random.choice(structures)
        network = _network(structure)
        seed = story(random, structure, network)
        body = reply(random, seed, structure, network)
        must_be_sendable(Wording(body=body), told(seed.text, seed.pseudonym, seed.title))


def test_real_answers_are_never_blocked() -> None:
    """No personal data is seen where services published their answers: each block there would be a false one."""
    if not REAL.exists():
        pytest.skip("the real answers are not on this machine")
    answered = 0
    for row in json.loads(REAL.read_text(encoding="utf-8")):
        for place in (1, 2, 3):
            if body := row[f"reponse_structure_{place}"]:
                experience = told(row["description"], row["pseudonyme_usager"] or "", row["titre"])
                assert not [r for r in check(body, experience) if r.blocks], row["id_experience"]
                answered += 1
    assert answered > 90


def _network(structure: StructureSeed) -> str:
    """Give the name of the network of a made-up structure."""
    by_code = {seed.code: seed for seed in programme_tree()}
    while structure.parent:
        structure = by_code[structure.parent]
    return structure.name
