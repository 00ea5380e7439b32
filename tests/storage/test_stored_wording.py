"""The ports of core.ports.wording over SQL: templates, links, sentences already sent."""

import pytest
from sqlalchemy import Engine

from core.desk import Desk
from core.official_link import OfficialLink
from core.reply_template import ReplyTemplate
from core.response import Formula, Wording
from core.text.sentences import marked_sentences
from core.vocabulary import FormulaKind, GeneralTag, ResponseKind, ResponseState, Role, Sentiment
from storage.store import SqlStore
from tests.fakes.clock import FixedClock
from tests.storage.counting import behind_walls, counted
from tests.storage.samples import (
    HOSTILE,
    a_concern,
    a_published_experience,
    a_response,
    a_vote,
    an_account,
    plant,
    put,
)

LINE = "Nous avons bien pris note de vos remarques sur l’accueil."
# Who asks (2), the case (6), which stems are rare and who shares them (3 at most), responses, stories, votes; the
# structures of the answers are read with those of the case where they are the same.
SIMILAR_MOST = 17


@pytest.fixture
def planted(store: SqlStore, engine: Engine) -> SqlStore:
    plant(engine, "caf", "caf/caf-30", "gn")
    return store


def a_template(code: str = "caf", title: str = "Titre", **more: object) -> ReplyTemplate:
    return ReplyTemplate(structure_code=code, title=title, body=HOSTILE, **more)


def test_templates_come_back_as_they_were(planted: SqlStore) -> None:
    """The nearest structure first, then by title; each change keeps its number."""
    tags = (GeneralTag.RELATION, GeneralTag.ACCESSIBILITY)
    with planted.writing() as uow:
        for template in (
            a_template("caf", "É"),
            a_template("caf", "B", tags=tags, sentiment=Sentiment.NEUTRAL),
            a_template("caf-30", "Z"),
            a_template("gn"),
        ):
            uow.templates.put(template)
        uow.commit()
    with planted.writing() as uow:
        found = uow.templates.of(["caf-30", "caf"])
        assert [(t.structure_code, t.title) for t in found] == [("caf-30", "Z"), ("caf", "B"), ("caf", "É")]
        assert found[1] == a_template("caf", "B", tags=tags, sentiment=Sentiment.NEUTRAL, number=found[1].number)
        changed = a_template("caf", HOSTILE, number=found[1].number)
        uow.templates.put(changed)
        uow.templates.remove(found[0].number)
        assert uow.templates.get(changed.number) == changed
        assert [t.number for t in uow.templates.of(["caf-30", "caf"])] == [changed.number, found[2].number]
        assert uow.templates.get(0) is None and uow.templates.get(2**40) is None


def test_links_come_back_as_they_were(planted: SqlStore) -> None:
    with planted.writing() as uow:
        for code, title in (("caf", "Z"), ("gn", "G"), ("caf", "A")):
            uow.official_links.put(OfficialLink(network_code=code, title=title, url="https://www.caf.fr/%s?a=1"))
        first, last = uow.official_links.of("caf")
        assert (first.title, last.title) == ("A", "Z")
        uow.official_links.put(last.model_copy(update={"title": "0"}))
        uow.official_links.remove(first.number)
        assert [link.title for link in uow.official_links.of("caf")] == ["0"]
        assert uow.official_links.get(last.number) == last.model_copy(update={"title": "0"})
        assert not uow.official_links.of("x\x00")


def test_formulas_are_changed_and_removed(planted: SqlStore) -> None:
    """Only the very one that is meant, in its place."""
    texts = [Formula(structure_code="caf", kind=FormulaKind.GREETING, text=text) for text in ("1", HOSTILE, "3")]
    with planted.writing() as uow:
        for formula in texts:
            uow.formulas.add(formula)
        other = texts[1].model_copy(update={"text": "2"})
        uow.formulas.replace(texts[1], other)
        assert uow.formulas.of(["caf"]) == [texts[0], other, texts[2]]
        uow.formulas.remove(texts[0])
        assert uow.formulas.of(["caf"]) == [other, texts[2]]


def test_sentences_are_counted_by_structure(planted: SqlStore) -> None:
    with planted.writing() as uow:
        for _ in range(3):
            uow.sent_sentences.add("caf", ["a", "b"])
        uow.sent_sentences.add("gn", ["a"])
        uow.sent_sentences.add("gn", [])
        uow.sent_sentences.take_back("caf", ["b", "c"])
        assert uow.sent_sentences.times("caf", ["a", "b", "c"]) == {"a": 3, "b": 2}
        uow.sent_sentences.take_back("gn", ["a"])
        uow.sent_sentences.take_back("gn", ["a"])
        assert uow.sent_sentences.times("gn", ["a"]) == {}


def test_a_recount_reads_every_published_answer(planted: SqlStore, monkeypatch: pytest.MonkeyPatch) -> None:
    """Piece by piece, whatever was counted before; drafts and adopted answers do not count."""
    monkeypatch.setattr("storage.repositories.sentences._PIECE", 2)
    published = ResponseState.PUBLISHED
    with planted.writing() as uow:
        for number in range(1, 8):
            put(uow, [a_published_experience(number), a_concern(number, 1), a_concern(number, 2, "gn")])
            put(uow, [a_response(number, 1, body=f"{LINE} {LINE}", state=published)])
        put(uow, [a_response(1, 2, structure_code="gn", body=LINE)])
        put(uow, [a_response(2, 2, structure_code="gn", body=LINE, state=published, kind=ResponseKind.ADOPTED)])
        uow.sent_sentences.add("gn", ["avant"])
        assert uow.sent_sentences.recount() == 7
        marks = [*marked_sentences(LINE), "avant"]
        assert uow.sent_sentences.times("caf", marks) == {marks[0]: 7}
        assert uow.sent_sentences.times("gn", marks) == {}


def test_similar_answers_cost_the_same_few_statements(planted: SqlStore, engine: Engine) -> None:
    """However many experiences look like this one."""
    costs = []
    for numbers in (range(1, 4), range(4, 60)):
        with planted.writing() as uow:
            for number in numbers:
                put(uow, [a_published_experience(number, title="Le RSA", text="Mon RSA est suspendu.")])
                put(uow, [a_concern(number, 1, "caf-30")])
                put(uow, [a_response(number, 1, structure_code="caf-30", body=LINE, state=ResponseState.PUBLISHED)])
                put(uow, [a_vote(number=number)])
                uow.listing.put(number, ["rsa"], ["rsa", "suspendu"])
            if 1 in numbers:
                put(uow, [an_account("agent", Role.AGENT, "caf")])
            uow.commit()
        desk = Desk(planted, FixedClock(), "agent")
        with counted(engine) as statements:
            found = desk.similar(1, 1)
        assert len(found) == min(len(numbers) - (1 in numbers), 8)
        costs.append(len(statements))
    assert costs[1] <= costs[0] <= SIMILAR_MOST + behind_walls(engine, 2), statements


def test_a_draft_is_checked_against_what_was_sent(planted: SqlStore) -> None:
    with planted.writing() as uow:
        put(uow, [an_account("agent", Role.AGENT, "caf"), a_published_experience(1), a_concern(1)])
        for _ in range(7):
            uow.sent_sentences.add("caf", marked_sentences(LINE))
        uow.commit()
    (remark,) = Desk(planted, FixedClock(), "agent").check_answer(1, 1, Wording(body=LINE))
    assert remark.times == 7
