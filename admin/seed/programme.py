"""Fills a database with the made-up programme: the tree, the accounts, and experiences in every state."""

from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import islice
from random import Random

import sqlalchemy as sa
from sqlalchemy import Engine
from sqlmodel import Session, SQLModel, select

from admin.seed.action_sheets import plant_actions
from admin.seed.asked import plant_what_is_asked
from admin.seed.committees import plant_committees
from admin.seed.concepts import plant_concepts
from admin.seed.displays import plant_displays
from admin.seed.evaluations import plant_evaluations
from admin.seed.fate import Fate
from admin.seed.formulas import formulas
from admin.seed.listened import plant_listening
from admin.seed.lives import Life
from admin.seed.people import accounts
from admin.seed.rising import RISES, rise_of
from admin.seed.shown import TOLD_FIRST
from admin.seed.talks import plant_what_is_said
from admin.seed.trade_tags import vocabularies
from admin.seed.tree import StructureSeed, code_of, programme_tree
from admin.seed.wording import links, templates
from core.account import Account
from core.response import Formula
from core.structure import Structure
from storage.bulk import write_experiences
from storage.engine import writer
from storage.opendata.tree import build
from storage.repositories.experiences import SqlExperiences
from storage.repositories.structures import row_values
from storage.store import SqlStore
from storage.tables import AccountRow, FormulaRow, OfficialLinkRow, ReplyTemplateRow, StructureRow, TradeTagRow
from storage.troubles import told

PIECE = 500
"""How many experiences are kept by one transaction."""


class Programme:
    """The made-up programme, the same for the same seed and the same moment."""

    def __init__(self, engine: Engine, seed: int, now: datetime) -> None:
        self._writers = writer(engine)
        self._seed = seed
        self._now = now
        self._seeds = programme_tree()
        tree = build(_structure(seed) for seed in self._seeds)
        self._structures = {structure.code: structure for structure in tree.structures}
        self._answering = [s for s in self._seeds if self._structures[s.code].depth > 0]
        by_code = {seed.code: seed for seed in self._seeds}
        self._told_first = {rank: (by_code[code_of(name)], fate) for rank, (name, fate) in enumerate(TOLD_FIRST)}
        self._rising = {rise.structure: by_code[code_of(rise.structure)] for rise in RISES}

    def plant(self, experiences: int, progress: Callable[[int], object] = lambda _: None) -> int:
        """Add what is missing of the tree and the accounts, then as many experiences as asked.

        Args:
            experiences: how many.
            progress: called after each piece, with how many are kept so far.

        Returns:
            How many experiences were added.

        Raises:
            Unavailable: the database refuses; every piece before is kept.
        """
        with told(), Session(self._writers) as session:
            self._plant_tree(session)
            session.commit()
        ranks = iter(range(experiences))
        done = 0
        while piece := list(islice(ranks, PIECE)):
            with told(), Session(self._writers) as session:
                first = SqlExperiences(session, locking=True).next_number()
                _write(session, [self._life(rank, first + place) for place, rank in enumerate(piece)])
                session.commit()
            done += len(piece)
            progress(done)
        with told(), SqlStore(self._writers).writing() as uow:
            plant_actions(uow, self._now)
            plant_what_is_asked(uow, self._now)
            uow.sent_sentences.recount()
            plant_what_is_said(uow, self._now)
            plant_concepts(uow, self._now)
            plant_committees(uow, self._now)
            plant_evaluations(uow, self._now)
            plant_displays(uow, self._now)
            plant_listening(uow)
            uow.commit()
        return done

    def _plant_tree(self, session: Session) -> None:
        kept = set(session.exec(select(StructureRow.code)))
        _insert(session, StructureRow, [row_values(s) for s in self._structures.values() if s.code not in kept])
        known = set(session.exec(select(AccountRow.name)))
        new = (
            Account(name=a.name, display_name=a.display_name, role=a.role, structure_code=a.structure or None)
            for a in accounts()
            if a.name not in known
        )
        _insert(session, AccountRow, [account.model_dump() for account in new])
        if session.exec(select(FormulaRow.id).limit(1)).first() is None:
            rows = (Formula(structure_code=f.structure, kind=f.kind, text=f.text) for f in formulas())
            _insert(session, FormulaRow, [formula.model_dump() for formula in rows])
        if session.exec(select(ReplyTemplateRow.number).limit(1)).first() is None:
            _insert(session, ReplyTemplateRow, [one.model_dump(exclude={"number"}) for one in templates()])
            _insert(session, OfficialLinkRow, [one.model_dump(exclude={"number"}) for one in links()])

        if session.exec(select(TradeTagRow.name).limit(1)).first() is None:
            _insert(session, TradeTagRow, [tag.model_dump() for tag in vocabularies()])

    def _life(self, rank: int, number: int) -> Life:
        random = Random(f"{self._seed}/{rank}")
        awaited, fate = self._told_first.get(rank, (None, ""))
        rise = None if awaited else rise_of(rank)
        first = self._rising[rise.structure] if rise else awaited or random.choice(self._answering)
        other = random.choice(self._answering)
        second = random.random() < 1 / 8 and self._network(other) != self._network(first)
        concerned = [(s, self._structures[s.code], self._network(s)) for s in ([first, other] if second else [first])]
        return Fate(random, self._now, concerned).unfold(number, fate, rise)

    def _network(self, seed: StructureSeed) -> str:
        return self._structures[self._structures[seed.code].network_code].name


def _structure(seed: StructureSeed) -> Structure:
    return Structure(
        code=seed.code,
        parent_code=seed.parent or None,
        path=seed.code,
        name=seed.name,
        typology=seed.typology,
        postal_code=seed.postal_code,
        town=seed.town,
    )


def _insert(session: Session, table: type[SQLModel], rows: list[dict[str, object]]) -> None:
    if rows:
        session.connection().execute(sa.insert(table), rows)


def _write(session: Session, piece: Sequence[Life]) -> None:
    write_experiences(
        session,
        [life.experience for life in piece],
        (concern for life in piece for concern in life.concerns),
        (response for life in piece for response in life.responses),
        (event for life in piece for event in life.events),
        (evaluation for life in piece for evaluation in life.evaluations),
        originals=[life.original for life in piece if life.original],
        screenings=[life.screening for life in piece if life.screening],
    )
