"""Searches over what is published: what one may read in lists is found, and nothing else."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from core.access import Action
from core.concepts.concept import Concept
from core.concepts.rights import networks_read
from core.desk.sitting import PAGE, Sitting
from core.errors import Forbidden, Refused
from core.experience import Experience
from core.ports import UnitOfWork
from core.reading import public_views
from core.seat import Seat
from core.seeking.asked import Asked, Known, asked
from core.seeking.completion import Candidate, Names, complete
from core.seeking.exporting import EXPORTED_AT_ONCE, ExportPage, row
from core.seeking.facets import Facets, counted
from core.seeking.hits import Results, hit
from core.seeking.line import read, write
from core.seeking.saved import SAVED_MAX, SavedSearch
from core.seeking.search import Key
from core.structure import PATH_SEPARATOR, Structure, lineage

COUNTED_WHOLE = 20_000
"""Up to how many experiences found facets are counted in all of them."""

LOOKED_AT = 2_000
"""In how many, the newest found, where there are more."""

_FOUND = 10
"""How many structures are looked at for a name."""


class Seeking(Sitting):
    """The search of the desk. It reaches what READ reaches: there, every attribute may be asked for."""

    def search(self, line: str, after: int | None = None, limit: int = PAGE) -> Results:
        """Give experiences that a line finds, highest number first, below a number.

        Raises:
            Invalid: the line cannot be read, or names something that is not there.
            Forbidden: the account reads no list.
        """
        with self._store.reading() as uow:
            question, meaning = _asked(uow, self._seat(uow), line)
            found = uow.searches.page(question, after, limit)
            shown = public_views(uow, _in_order(uow, found.numbers))
            hits = tuple(hit(experience, question.search) for experience in shown)
            return Results(write(question.search), tuple(meaning.items()), hits, found.following)

    def facets(self, line: str) -> Facets:
        """Give how many experiences a line finds, and how many of them, or of the newest, have each value.

        Raises:
            Invalid: the line cannot be read, or names something that is not there.
            Forbidden: the account reads no list.
        """
        with self._store.reading() as uow:
            question, _ = _asked(uow, self._seat(uow), line)
            found = uow.searches.page(question, None, COUNTED_WHOLE)
            whole = found.following is None
            newest = found.numbers if whole else found.numbers[:LOOKED_AT]
            lines = counted(uow.searches.traits(question, newest), _roots(question))
            names = uow.structures.many([one.label for one in lines if one.key is Key.STRUCTURE])
            named = (
                replace(one, label=names[one.label].name) if one.key is Key.STRUCTURE and one.label in names else one
                for one in lines
            )
            return Facets(tuple(named), len(found.numbers), whole, len(newest))

    def complete(self, line: str, cursor: int) -> tuple[Candidate, ...]:
        """Give what may be written in a line, where the cursor is."""
        with self._store.reading() as uow:
            seat = self._seat(uow)
            return tuple(complete(line, cursor, Names(partial(_names, uow), partial(_words, uow, seat))))

    def export_rows(self, line: str, after: int | None = None) -> ExportPage:
        """Give rows of the table of what a line finds, below a number.

        Raises:
            Invalid: the line cannot be read, or names something that is not there.
            Forbidden: the account reads no list.
        """
        with self._store.reading() as uow:
            question, _ = _asked(uow, self._seat(uow), line)
            found = uow.searches.page(question, after, EXPORTED_AT_ONCE)
            experiences = _in_order(uow, found.numbers)
            campaigns = {experience.number: experience.campaign for experience in experiences}
            concerns = uow.concerns.of(found.numbers)
            rows = tuple(
                row(public, campaigns[public.number], {c.position: c for c in concerns.get(public.number, ())})
                for public in public_views(uow, experiences)
            )
            return ExportPage(rows, found.following)

    def searches(self) -> Sequence[SavedSearch]:
        """Give one's own searches, by name, then those that one's structure and the ones above it share."""
        with self._store.reading() as uow:
            seat = Seat.of(uow, self._account_name)
            own = uow.saved_searches.of(seat.account.name)
            shared = uow.saved_searches.shared(lineage(seat.path)) if seat.path else ()
            return [*own, *(kept for kept in shared if kept.account_name != seat.account.name)]

    def save_search(self, name: str, line: str, *, shared: bool = False) -> Sequence[SavedSearch]:
        """Keep a search, in the place of one's own with its name; give them all.

        Args:
            name: what it is called.
            line: its criteria.
            shared: whether those of one's structure and of its child structures see it too.

        Raises:
            Invalid: the line cannot be read; the name is none, or too long.
            Forbidden: one may not share with a structure.
            Refused: there are too many already.
        """
        with self._store.writing() as uow:
            seat = self._seat(uow)
            code = _shared_with(seat) if shared else ""
            written = write(read(line))
            kept = SavedSearch(account_name=seat.account.name, name=name, line=written, structure_code=code)
            if len([one for one in uow.saved_searches.of(seat.account.name) if one.name != kept.name]) >= SAVED_MAX:
                raise Refused(f"Vous gardez déjà {SAVED_MAX} recherches : effacez-en une d’abord.")
            uow.saved_searches.put(kept)
            uow.commit()
        return self.searches()

    def forget_search(self, name: str, maker: str = "") -> Sequence[SavedSearch]:
        """Forget a search; give those that are left.

        Args:
            name: what it is called.
            maker: the account that made it, "" for oneself.

        Raises:
            Forbidden: somebody else made it, and one does not manage the structure that shares it.
        """
        with self._store.writing() as uow:
            seat = Seat.of(uow, self._account_name)
            if maker not in ("", seat.account.name):
                _must_manage(uow, seat, maker, name)
            uow.saved_searches.remove(maker or seat.account.name, name)
            uow.commit()
        return self.searches()

    def _seat(self, uow: UnitOfWork) -> Seat:
        seat = Seat.of(uow, self._account_name)
        if not seat.has(Action.READ):
            raise Forbidden(f"Votre profil ({seat.account.role.label}) ne permet pas de {Action.READ.label}.")
        return seat


def _asked(uow: UnitOfWork, seat: Seat, line: str) -> tuple[Asked, dict[str, str]]:
    known = Known(
        find=lambda words: uow.structures.search(words, _FOUND),
        get=uow.structures.get,
        heads=lambda: uow.structures.children(None),
        words=partial(_words, uow, seat),
        concepts={concept.number: concept.name for concept in _concepts(uow, seat)},
    )
    return asked(read(line), known, seat.reach(Action.READ))


def _words(uow: UnitOfWork, seat: Seat, key: Key) -> Sequence[str]:
    """Give the words used for a key; the trade tags of one's own network alone, where one has one."""
    if key is Key.CONCEPT:
        return list(dict.fromkeys(concept.name for concept in _concepts(uow, seat)))
    network = seat.structure.network_code if seat.reach(Action.READ) is not None and seat.structure else None
    return uow.searches.words(key, network)


def _concepts(uow: UnitOfWork, seat: Seat) -> Sequence[Concept]:
    """Give the concepts that one may ask for: those that one reads."""
    return uow.concepts.of(networks_read(seat, seat.structure)) if seat.has(Action.SEE_FIGURES) else ()


def _roots(question: Asked) -> tuple[str, ...]:
    places = (c for c in question.search.tied if c.key in {Key.STRUCTURE, Key.NETWORK})
    return tuple(dict.fromkeys(path for criterion in places for path, _ in question.meant(criterion)))


def _in_order(uow: UnitOfWork, numbers: Sequence[int]) -> list[Experience]:
    experiences = uow.experiences.many(numbers)
    return [experiences[number] for number in numbers if number in experiences]


def _names(uow: UnitOfWork, words: str, networks_alone: bool) -> list[tuple[str, str]]:
    """Give structures by name, or by code where another one found has the same name, with their town."""
    found = uow.structures.search(words, _FOUND * 5 if networks_alone else _FOUND)
    if networks_alone:
        found = _heads(uow, words, found)
    names = [structure.name for structure in found]
    return [(s.code if names.count(s.name) > 1 else s.name, _detail(s)) for s in found]


def _heads(uow: UnitOfWork, words: str, found: Sequence[Structure]) -> list[Structure]:
    heads = {head.code: head for head in uow.structures.children(None)}
    if not words.strip():
        return list(heads.values())
    codes = dict.fromkeys(structure.network_code for structure in found)
    return [heads[code] for code in codes if code in heads]


def _detail(structure: Structure) -> str:
    kind = "réseau" if PATH_SEPARATOR not in structure.path else structure.typology
    return ", ".join(part for part in (kind, structure.town) if part)


def _shared_with(seat: Seat) -> str:
    """Give the code of the structure that shares what this seat shares."""
    if seat.structure is None:
        raise Forbidden("Votre compte n’est d’aucune structure : gardez cette recherche pour vous.")
    seat.check(Action.SHARE_VIEW, [seat.structure.path])
    return seat.structure.code


def _must_manage(uow: UnitOfWork, seat: Seat, maker: str, name: str) -> None:
    kept = next((one for one in uow.saved_searches.of(maker) if one.name == name), None)
    structure = uow.structures.get(kept.structure_code) if kept and kept.shared else None
    # Who keeps the wording of a structure is its manager.
    if structure is None or seat.refusal(Action.KEEP_WORDING, [structure.path]) is not None:
        raise Forbidden(
            f"La recherche « {name} » n’est pas de vous : seuls {maker} et les responsables de sa structure l’effacent."
        )
