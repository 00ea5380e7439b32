"""A programme where every right can be tried: everybody in their place, each experience in its state."""

import sqlalchemy as sa
from sqlalchemy import Connection
from sqlmodel import col

from core.account import Account
from core.desk import Desk
from core.dossier import Dossier
from core.official_link import OfficialLink
from core.reading import show_in_lists
from core.reply_template import ReplyTemplate
from core.response import Formula, Wording
from core.trade_tag import TradeTag
from core.vocabulary import FormulaKind, ResponseState, Role
from storage.tables import StructureRow
from tests.fakes.clock import START, FixedClock
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
from tests.storage.samples import a_concern, a_published_experience, a_report, a_view, an_account, an_experience, put

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


class Programme:
    """The desks over one database of either engine; what each try does is put back."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.store = Rehearsal(connection)
        self.clock = FixedClock()
        self._settled: dict[tuple[Person, Story], Dossier] = {}

    def desk(self, name: str) -> Desk:
        """Give the desk of an account."""
        return Desk(self.store, self.clock, name)

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
            uow.formulas.add(GREETING)
            uow.templates.put(TEMPLATE)
            uow.official_links.put(LINK)
            uow.trade_tags.put(TradeTag(network_code=HEAD, name="Allocations"))
            uow.commit()
        self._write_and_ask()

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
