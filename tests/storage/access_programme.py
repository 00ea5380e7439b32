"""A programme where every right can be tried: everybody in their place, each experience in its state."""

from datetime import date, timedelta

import sqlalchemy as sa
from sqlalchemy import Connection
from sqlmodel import col

from core.account import Account
from core.actions.sheet import Sheet
from core.actions.ties import TieKind
from core.committees.committee import Committee, CommitteeState
from core.committees.ranking import Proposal
from core.committees.sitting import SeatOffer
from core.concepts.concept import drafted
from core.concepts.keeping import create
from core.desk import Desk
from core.dossier import Dossier
from core.indicators.indicator import Indicator
from core.official_link import OfficialLink
from core.reading import show_in_lists
from core.reply_template import ReplyTemplate
from core.response import Formula, Wording
from core.seeking.saved import SavedSearch
from core.trade_tag import TradeTag
from core.vocabulary import FormulaKind, ResponseState, Role
from storage.tables import StructureRow
from tests.fakes.clock import START, FixedClock
from tests.fakes.press import FakePress
from tests.storage.access_places import (
    ABROAD,
    ALARMED,
    ANSWERED_BESIDE,
    ASKED_OF_HERE,
    BESIDE,
    DISCUSSED,
    DISCUSSED_ABROAD,
    DRAFTED,
    HANDED_OVER,
    HEAD,
    HERE,
    PEOPLE,
    SENT_ON,
    STORIES,
    TOLD,
    UNCLAIMED,
    Person,
    Story,
)
from tests.storage.rehearsing import Rehearsal
from tests.storage.samples import (
    a_concern,
    a_published_experience,
    a_report,
    a_signal,
    a_view,
    an_account,
    an_experience,
    put,
)

WORDING = Wording(greeting="Bonjour,", body="Votre dossier est à jour.", closing="Bien cordialement,")
COLLEAGUE = "collegue"
"""Manages the head of the network, and is none of those who try."""
MODERATOR = "modo"
NEIGHBOUR = "voisine"
"""Works BESIDE."""
WORKER = "collegue-ici"
"""Works HERE."""

GREETING = Formula(structure_code=HERE, kind=FormulaKind.GREETING, text="Bonjour,")
LINK = OfficialLink(network_code=HEAD, title="Le RSA", url="https://exemple.fr/rsa")
TEMPLATE = ReplyTemplate(structure_code=HERE, title="Dossier", body="Votre dossier est à jour.")
WHY = "En quelques mots."
SHEET = Sheet(title="Un rappel quand la ligne est occupée", owner="L’accueil")
PREPARED, ANNOUNCED = 1, 2
"""The actions of HERE: one that nobody published, one that the public reads."""
TO_COME, TO_HOLD, HELD = 1, 2, 3
"""The committees of HERE: one to invite to, one whose day has passed, one that met."""


class Programme:
    """The desks over one database of either engine; what each try does is put back."""

    def __init__(self, connection: Connection, desks_role: str = "") -> None:
        self.connection = connection
        self.store = Rehearsal(connection, desks_role)
        self.clock = FixedClock()
        self._settled: dict[tuple[Person, Story], Dossier] = {}

    def desk(self, name: str) -> Desk:
        """Give the desk of an account."""
        return Desk(self.store, self.clock, name, press=FakePress())

    def dossier(self, person: Person, story: Story) -> Dossier:
        """Give what a person sees of an experience, as long as nothing was done since everything was settled."""
        if (person, story) not in self._settled:
            self._settled[person, story] = self.desk(person.name).show(story.number)
        return self._settled[person, story]

    def appoint(self, account: Account) -> None:
        """Give an account another role, or another structure."""
        with self.store.writing() as uow:
            uow.accounts.save(account)
            uow.commit()

    def ask_for_validation(self, code: str) -> None:
        """Let the answers of a structure be read by a validator first."""
        self.store.leave_role()
        asks = sa.update(StructureRow).where(col(StructureRow.code) == code).values(requires_validation=True)
        self.connection.execute(asks)

    def settle(self) -> None:
        """Put everybody in their place, and each experience in its state."""
        with self.store.writing() as uow:
            put(uow, [person.account for person in PEOPLE])
            put(uow, [an_account(COLLEAGUE, Role.MANAGER, HEAD), an_account(MODERATOR)])
            put(uow, [an_account(NEIGHBOUR, Role.AGENT, BESIDE), an_account(WORKER, Role.AGENT, HERE)])
            for story in STORIES:
                told = a_published_experience if story.published else an_experience
                put(uow, [told(story.number, alert=story is ALARMED)])
                since = START if story.published else None
                for position, code in enumerate(story.concerned, start=1):
                    put(uow, [a_concern(story.number, position, story.sent_by or code, open_since=since)])
                show_in_lists(uow, story.number)
            put(uow, [a_report(1, TOLD.number), a_view("Les nôtres", WORKER, structure_code=HERE)])
            uow.saved_searches.put(
                SavedSearch(account_name=WORKER, name="Les nôtres", line="guichet", structure_code=HERE)
            )
            uow.formulas.add(GREETING)
            uow.templates.put(TEMPLATE)
            uow.official_links.put(LINK)
            uow.trade_tags.put(TradeTag(network_code=HEAD, name="Allocations"))
            for network in ("", HEAD):
                create(uow, network, drafted("Attente", "", None, ("attente",)), START, MODERATOR)
            uow.commit()
        self._write_and_ask()
        self._prepare_actions()
        self._prepare_committees()
        self._let_a_signal_rise()
        self._assess_and_count()

    def _assess_and_count(self) -> None:
        colleague = self.desk(COLLEAGUE)
        colleague.open_assessment(2026, HERE)
        colleague.put_indicator(
            Indicator(
                structure_code=HERE, code="IND-1", day=date(2026, 5, 1), wording="Satisfaits", value=8, source="Enquête"
            )
        )

    def _let_a_signal_rise(self) -> None:
        with self.store.writing() as uow:
            uow.signals.put([a_signal(1, scope_path=f"{HEAD}/{HERE}", scope_code=HERE, stories=(TOLD.number,))])
            uow.commit()

    def _write_and_ask(self) -> None:
        colleague, neighbour, worker = self.desk(COLLEAGUE), self.desk(NEIGHBOUR), self.desk(WORKER)
        neighbour.comment(TOLD.number, "Vu avec le guichet.")
        worker.write(DRAFTED.number, 1, WORDING, ResponseState.DRAFT, 0)
        worker.write(HANDED_OVER.number, 1, WORDING, ResponseState.TO_VALIDATE, 0)
        neighbour.write(ANSWERED_BESIDE.number, 2, WORDING, ResponseState.PUBLISHED, 0)
        neighbour.ask_transfer(ASKED_OF_HERE.number, 1, HERE, WHY)
        worker.ask_transfer(UNCLAIMED.number, 1, "", WHY)
        worker.ask_transfer(ABROAD.number, 1, "gn-30", WHY)
        for _ in range(2):
            neighbour.ask_transfer(DISCUSSED.number, 1, HERE, WHY)
            colleague.refuse_transfer(DISCUSSED.number, 1, WHY)
            worker.ask_transfer(DISCUSSED_ABROAD.number, 1, "gn-30", WHY)
            self.desk(MODERATOR).refuse_transfer(DISCUSSED_ABROAD.number, 1, WHY)
        neighbour.ask_transfer(SENT_ON.number, 1, HERE, WHY)
        colleague.accept_transfer(SENT_ON.number, 1, HERE)

    def _prepare_committees(self) -> None:
        self.desk(COLLEAGUE).name_referent(COLLEAGUE, HERE)
        states = {TO_COME: CommitteeState.PREPARED, TO_HOLD: CommitteeState.INVITED, HELD: CommitteeState.HELD}
        proposals = (Proposal(number=1, text="Rappeler"),)
        with self.store.writing() as uow:
            for number, state in states.items():
                at = START + timedelta(days=1 if number == TO_COME else -1)
                told = {"number": number, "structure_code": HERE, "at": at, "place": "Nîmes"}
                uow.committees.add(Committee(state=state, proposals=proposals, **told))
            uow.addresses.put(TOLD.number, b"scelle")
            uow.seat_offers.put(SeatOffer(experience_number=TOLD.number, structure_code=HERE, at=START))
            uow.commit()

    def _prepare_actions(self) -> None:
        colleague = self.desk(COLLEAGUE)
        for _ in (PREPARED, ANNOUNCED):
            colleague.new_action(SHEET, HERE)
        colleague.link_to_action(PREPARED, [TOLD.number])
        colleague.tie_action(PREPARED, TieKind.SIGNAL, "1")
        colleague.publish_action(ANNOUNCED, 1)
