"""The ports of core.ports that keep things, over dictionaries."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import TypeVar

from core.account import Account
from core.concern import Concern
from core.errors import Stale
from core.experience import Experience
from core.history import Event, Link
from core.masking import Original
from core.model import Model
from core.notification import LEASE, Notification, NotificationKind, NotificationState
from core.response import Evaluation, Formula, Response, Usefulness
from core.structure import OUTSIDE_CODE, Structure
from core.text.clean import fold
from core.transfer import TransferState
from core.vocabulary import Voter
from tests.fakes.tables import BrokenRuleError, Tables

K = TypeVar("K", bound=tuple[int, ...])
M = TypeVar("M")


class Repository:
    """One port over the tables of a unit of work."""

    def __init__(self, tables: Tables, *, writes: bool) -> None:
        self._tables = tables
        self._writes = writes

    def _keep(self, thing: Model) -> None:
        self._must_write()
        self._tables.keep(thing)

    def _must_write(self) -> None:
        if not self._writes:
            raise BrokenRuleError("this unit of work only reads")


class FakeExperiences(Repository):
    """Port core.ports.Experiences."""

    def next_number(self) -> int:
        return max(self._tables.experiences, default=0) + 1

    def reveal(self, numbers: Iterable[int]) -> None:
        """Everything is shown here."""

    def add(self, experience: Experience) -> None:
        if experience.number in self._tables.experiences:
            raise BrokenRuleError(f"number {experience.number} is taken")
        self._keep(experience)

    def get(self, number: int) -> Experience | None:
        return self._tables.experiences.get(number)

    def save(self, experience: Experience, seen_version: int) -> None:
        kept = self.get(experience.number)
        if kept is None or kept.version != seen_version:
            raise Stale(f"L’expérience {experience.number} a changé depuis que vous l’avez lue\u202f: relisez-la.")
        self._keep(experience)

    def many(self, numbers: Iterable[int]) -> Mapping[int, Experience]:
        kept = self._tables.experiences
        return {number: kept[number] for number in set(numbers) & kept.keys()}


class FakeConcerns(Repository):
    """Port core.ports.Concerns."""

    def add(self, concern: Concern) -> None:
        if (concern.experience_number, concern.position) in self._tables.concerns:
            raise BrokenRuleError(f"this position is taken: {concern!r}")
        self._keep(concern)

    def save(self, concern: Concern) -> None:
        self._keep(concern)

    def remove(self, concern: Concern) -> None:
        self._must_write()
        here = (concern.experience_number, concern.position)
        del self._tables.concerns[here]
        for number, asked in list(self._tables.transfers.items()):
            if (asked.experience_number, asked.position) == here and asked.state is TransferState.ASKED:
                del self._tables.transfers[number]

    def of(self, numbers: Iterable[int]) -> Mapping[int, Sequence[Concern]]:
        return _by_number(self._tables.concerns, numbers)


class FakeResponses(Repository):
    """Port core.ports.Responses."""

    def add(self, response: Response) -> None:
        if _response_key(response) in self._tables.responses:
            raise Stale("Quelqu’un a modifié cette réponse au même moment\u202f: relisez-la.")
        self._keep(response)

    def save(self, response: Response, seen_version: int) -> None:
        kept = self._tables.responses.get(_response_key(response))
        if kept is None or kept.version != seen_version:
            raise Stale("Quelqu’un a modifié cette réponse au même moment\u202f: relisez-la.")
        self._keep(response)

    def of(self, numbers: Iterable[int]) -> Mapping[int, Sequence[Response]]:
        return _by_number(self._tables.responses, numbers)


class FakeEvaluations(Repository):
    """Port core.ports.Evaluations."""

    def put(self, evaluation: Evaluation) -> None:
        self._keep(evaluation)

    def of_author(self, number: int) -> Sequence[Evaluation]:
        votes = sorted(self._tables.evaluations.items())
        return [vote for key, vote in votes if key[0] == number and vote.by is Voter.AUTHOR]

    def of(self, numbers: Iterable[int]) -> Mapping[int, Mapping[tuple[int, int], Usefulness]]:
        wanted = set(numbers)
        answers: dict[int, dict[tuple[int, int], list[Evaluation]]] = defaultdict(lambda: defaultdict(list))
        for (number, position, revision, _), vote in self._tables.evaluations.items():
            if number in wanted:
                answers[number][position, revision].append(vote)
        return {number: {key: _usefulness(votes) for key, votes in of.items()} for number, of in answers.items()}


class FakeStructures(Repository):
    """Port core.ports.Structures."""

    def get(self, code: str) -> Structure | None:
        return self._tables.structures.get(code)

    def many(self, codes: Iterable[str]) -> Mapping[str, Structure]:
        return {code: self._tables.structures[code] for code in set(codes) & self._tables.structures.keys()}

    def search(self, query: str, limit: int) -> Sequence[Structure]:
        words = fold(query).split()
        in_the_tree = [s for s in self._tables.structures.values() if s.code != OUTSIDE_CODE]
        found = [s for s in in_the_tree if words and all(f" {word}" in _search_text(s) for word in words)]
        begins = " " + " ".join(words)
        found.sort(key=lambda s: (not _search_text(s).startswith(begins), len(s.name), s.name, s.code))
        return found[:limit]

    def children(self, code: str | None) -> Sequence[Structure]:
        in_the_tree = [s for s in self._tables.structures.values() if s.code != OUTSIDE_CODE]
        return sorted((s for s in in_the_tree if s.parent_code == code), key=lambda s: (s.name, s.code))

    def codes(self, after: str, limit: int) -> Sequence[str]:
        return sorted(code for code in self._tables.structures if code > after and code != OUTSIDE_CODE)[:limit]


class FakeFormulas(Repository):
    """Port core.ports.Formulas."""

    def of(self, codes: Iterable[str]) -> Sequence[Formula]:
        return [formula for code in codes for formula in self._tables.formulas if formula.structure_code == code]

    def add(self, formula: Formula) -> None:
        self._keep(formula)

    def replace(self, formula: Formula, by: Formula) -> None:
        self._must_write()
        self._tables.formulas = [by if kept == formula else kept for kept in self._tables.formulas]

    def remove(self, formula: Formula) -> None:
        self._must_write()
        self._tables.formulas = [kept for kept in self._tables.formulas if kept != formula]


class FakeAccounts(Repository):
    """Port core.ports.Accounts."""

    def get(self, name: str) -> Account | None:
        return self._tables.accounts.get(name)

    def all(self) -> Sequence[Account]:
        return [account for _, account in sorted(self._tables.accounts.items())]

    def add(self, account: Account) -> None:
        if account.name in self._tables.accounts:
            raise BrokenRuleError(f"the name {account.name} is taken")
        self._keep(account)

    def save(self, account: Account) -> None:
        self._keep(account)


class FakeHistory(Repository):
    """Port core.ports.History."""

    def add(self, event: Event) -> None:
        self._keep(event)

    def begin(self, event: Event) -> None:
        if self.of(event.experience_number):
            raise Stale(f"{event.experience_number} has lines already")
        self._keep(event)

    def of(self, number: int) -> Sequence[Event]:
        own = (link for link in self._tables.events if link.experience_number == number)
        return [Event(**link.model_dump(include=set(Event.model_fields))) for link in own]

    def length(self, number: int) -> int:
        return sum(link.experience_number == number for link in self._tables.events)

    def many(self, numbers: Iterable[int]) -> Mapping[int, Sequence[Event]]:
        return {number: self.of(number) for number in numbers}

    def links(self, after: tuple[int, int], limit: int) -> Sequence[Link]:
        in_order = sorted(self._tables.events, key=lambda link: (link.experience_number, link.place))
        return [link for link in in_order if (link.experience_number, link.place) > after][:limit]


class FakeAddresses(Repository):
    """Port core.ports.Addresses."""

    def put(self, number: int, box: bytes) -> None:
        self._must_write()
        self._tables.addresses[number] = box

    def get(self, number: int) -> bytes | None:
        return self._tables.addresses.get(number)

    def has(self, number: int) -> bool:
        return number in self._tables.addresses

    def among(self, numbers: Iterable[int]) -> Sequence[int]:
        return sorted(set(numbers) & self._tables.addresses.keys())

    def erase(self, number: int) -> None:
        self._must_write()
        self._tables.addresses.pop(number, None)
        self._tables.marks.pop(number, None)

    def recognise(self, number: int, mark: str) -> None:
        self._must_write()
        if number in self._tables.addresses:
            self._tables.marks[number] = mark

    def recognised(self, mark: str, limit: int) -> Sequence[int]:
        return sorted((n for n, kept in self._tables.marks.items() if kept == mark), reverse=True)[:limit]


class FakeOriginals(Repository):
    """Port core.ports.Originals."""

    def put(self, original: Original) -> None:
        self._keep(original)

    def get(self, number: int) -> Original | None:
        return self._tables.originals.get(number)

    def remove(self, number: int) -> None:
        self._must_write()
        self._tables.originals.pop(number, None)


class FakeThrottle(Repository):
    """Port core.ports.Throttle."""

    def hit(self, mark: str, window: datetime) -> int:
        self._must_write()
        self._tables.hits[mark, window] = self._tables.hits.get((mark, window), 0) + 1
        return self._tables.hits[mark, window]

    def forget_before(self, window: datetime) -> None:
        self._must_write()
        self._tables.hits = {key: count for key, count in self._tables.hits.items() if key[1] >= window}


class FakeLinkRequests(Repository):
    """Port core.ports.LinkRequests."""

    def add(self, box: bytes, at: datetime) -> None:
        self._must_write()
        # As in a database, a number is never given twice, even when all are taken.
        number = self._tables.last_numbers.get("link_request", 0) + 1
        self._tables.last_numbers["link_request"] = number
        self._tables.link_requests[number] = box

    def take(self) -> tuple[int, bytes] | None:
        self._must_write()
        if not self._tables.link_requests:
            return None
        number = min(self._tables.link_requests)
        return number, self._tables.link_requests.pop(number)


class FakeOutbox(Repository):
    """Port core.ports.Outbox."""

    def add(self, notification: Notification) -> None:
        if (notification.event, notification.recipient, notification.kind) not in self._tables.notifications:
            self._keep(notification)

    def claim(self, holder: str, now: datetime) -> Notification | None:
        due = [n for n in self._pending() if n.due_at <= now and (n.held_until is None or n.held_until < now)]
        if not due:
            return None
        first = min(due, key=lambda notification: notification.due_at)
        self._keep(first.model_copy(update={"held_by": holder, "held_until": now + LEASE}))
        return self._tables.notifications[first.event, first.recipient, first.kind]

    def save(self, notification: Notification) -> None:
        kept = self._tables.notifications[notification.event, notification.recipient, notification.kind]
        if kept.state is not NotificationState.SENT:
            self._keep(notification)

    def revoke(self, number: int, since: datetime, position: int = 0) -> bool:
        letters = self._tables.notifications.values()
        recent = [n for n in letters if n.experience_number == number and n.created_at >= since]
        owed = [n for n in recent if n.kind is not NotificationKind.LINKS and position in (0, n.position)]
        if any(n.state is NotificationState.SENT or n.held_by for n in owed):
            return False
        for letter in owed:
            self._keep(letter.cancelled("la décision a été annulée"))
        return True

    def revoke_of_action(self, action: int, since: datetime) -> bool:
        letters = self._tables.notifications.values()
        owed = [n for n in letters if n.action == action and n.created_at >= since]
        if any(n.state is NotificationState.SENT or n.held_by for n in owed):
            return False
        for letter in owed:
            self._keep(letter.cancelled("la décision a été annulée"))
        return True

    def release(self, holders: Iterable[str]) -> int:
        dead = set(holders)
        held = [n for n in self._pending() if n.held_by in dead]
        for notification in held:
            self._keep(notification.model_copy(update={"held_by": "", "held_until": None}))
        return len(held)

    def listed(self, state: NotificationState | None, limit: int) -> Sequence[Notification]:
        return [n for n in self._tables.notifications.values() if state in (None, n.state)][:limit]

    def counts(self) -> Mapping[NotificationState, int]:
        states = [n.state for n in self._tables.notifications.values()]
        return {state: states.count(state) for state in set(states)}

    def _pending(self) -> list[Notification]:
        return [n for n in self._tables.notifications.values() if n.state is NotificationState.PENDING]


class FakeSubmissions(Repository):
    """Port core.ports.Submissions."""

    def number_of(self, key: str) -> int | None:
        return self._tables.submissions.get(key)

    def claim(self, key: str, number: int) -> int:
        self._must_write()
        return self._tables.submissions.setdefault(key, number)


def _by_number(table: Mapping[K, M], numbers: Iterable[int]) -> Mapping[int, Sequence[M]]:
    wanted = set(numbers)
    groups: dict[int, list[M]] = defaultdict(list)
    for key in sorted(key for key in table if key[0] in wanted):
        groups[key[0]].append(table[key])
    return groups


def _response_key(response: Response) -> tuple[int, int, int]:
    return response.experience_number, response.position, response.revision


def _usefulness(votes: list[Evaluation]) -> Usefulness:
    visitors = [vote.useful for vote in votes if vote.by is Voter.VISITOR]
    return Usefulness(
        author=next((vote.useful for vote in votes if vote.by is Voter.AUTHOR), None),
        visitors_useful=visitors.count(True),
        visitors_not_useful=visitors.count(False),
    )


def _search_text(structure: Structure) -> str:
    return " " + fold(f"{structure.name} {structure.town} {structure.postal_code} {structure.typology}")
