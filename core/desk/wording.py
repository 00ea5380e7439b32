"""Formulas, templates and links: offered beside a story, and kept by the managers of the structures."""

from collections.abc import Callable, Sequence

from core.access import Action
from core.case import Case
from core.desk.sitting import Sitting
from core.errors import Invalid, NotFound
from core.kept_wording import KeptWording
from core.official_link import OfficialLink, must_be_https
from core.ports import UnitOfWork
from core.reply_template import OfferedTemplate, ReplyTemplate, offered_templates
from core.response import Formula
from core.seat import Seat
from core.structure import Structure, lineage


class KeepingWording(Sitting):
    """What answers are written with."""

    def templates(self, number: int, position: int) -> Sequence[OfferedTemplate]:
        """Give the templates that a story may be answered with, those that suit it most first.

        Raises:
            Forbidden, NotFound.
        """
        with self._store.reading() as uow:
            case, structure = self._answering(uow, number, position)
            found = uow.templates.of(lineage(structure.path))
            return offered_templates(found, case.experience, structure.path)

    def links(self, number: int, position: int) -> Sequence[OfficialLink]:
        """Give the official links of the network that answers, by title.

        Raises:
            Forbidden, NotFound.
        """
        with self._store.reading() as uow:
            _, structure = self._answering(uow, number, position)
            return uow.official_links.of(structure.network_code)

    def wording(self, structure_code: str = "") -> KeptWording:
        """Give what a structure writes its answers with, one's own structure when none is named.

        Raises:
            Forbidden, NotFound.
        """
        with self._store.reading() as uow:
            seat = Seat.of(uow, self._account_name)
            structure = _kept_by(uow, seat, structure_code or (seat.structure.code if seat.structure else ""))
            return KeptWording(
                structure=structure,
                formulas=tuple(uow.formulas.of([structure.code])),
                templates=tuple(uow.templates.of([structure.code])),
                links=tuple(uow.official_links.of(structure.network_code)),
                links_refusal=seat.refusal(Action.KEEP_WORDING, [structure.network_code]) or "",
            )

    def keep_formula(self, formula: Formula, instead_of: Formula | None = None) -> KeptWording:
        """Keep a formula, a new one or in the place of another one of the same structure.

        Raises:
            Forbidden, Invalid, NotFound.
        """
        if not formula.text.strip():
            raise Invalid("La formule est vide : écrivez-la.", "text")

        def keep(uow: UnitOfWork) -> None:
            kept = uow.formulas.of([formula.structure_code])
            if formula in kept:
                raise Invalid("Cette formule existe déjà ici : changez-en le texte.", "text")
            if instead_of is not None and instead_of not in kept:
                raise NotFound("La formule à changer n’est plus là : relisez la liste.")
            uow.formulas.add(formula) if instead_of is None else uow.formulas.replace(instead_of, formula)

        return self._keep(formula.structure_code, keep)

    def remove_formula(self, formula: Formula) -> KeptWording:
        """Forget a formula.

        Raises:
            Forbidden, NotFound.
        """
        return self._keep(formula.structure_code, lambda uow: uow.formulas.remove(formula))

    def keep_template(self, template: ReplyTemplate) -> KeptWording:
        """Keep a template, a new one (number 0) or the next wording of one of the same structure.

        Raises:
            Forbidden, NotFound.
        """

        def keep(uow: UnitOfWork) -> None:
            if template.number and _template(uow, template.number).structure_code != template.structure_code:
                raise NotFound(_NO_TEMPLATE.format(template.number))
            uow.templates.put(template)

        return self._keep(template.structure_code, keep)

    def remove_template(self, number: int) -> KeptWording:
        """Forget a template.

        Raises:
            Forbidden, NotFound.
        """
        with self._store.reading() as uow:
            code = _template(uow, number).structure_code
        return self._keep(code, lambda uow: uow.templates.remove(number))

    def keep_link(self, link: OfficialLink) -> KeptWording:
        """Keep an official link of a network, a new one (number 0) or the next wording of one.

        Raises:
            Forbidden, Invalid, NotFound.
        """
        must_be_https(link.url)

        def keep(uow: UnitOfWork) -> None:
            if link.number and _link(uow, link.number).network_code != link.network_code:
                raise NotFound(_NO_LINK.format(link.number))
            uow.official_links.put(link)

        return self._keep(link.network_code, keep)

    def remove_link(self, number: int) -> KeptWording:
        """Forget an official link.

        Raises:
            Forbidden, NotFound.
        """
        with self._store.reading() as uow:
            code = _link(uow, number).network_code
        return self._keep(code, lambda uow: uow.official_links.remove(number))

    def _keep(self, structure_code: str, change: Callable[[UnitOfWork], None]) -> KeptWording:
        with self._store.writing() as uow:
            _kept_by(uow, Seat.of(uow, self._account_name), structure_code)
            change(uow)
            uow.commit()
        return self.wording(structure_code)

    def _answering(self, uow: UnitOfWork, number: int, position: int) -> tuple[Case, Structure]:
        """Give an experience, and the structure that answers it, for somebody who may write that answer."""
        case = Case.of(uow, number)
        concern = case.concern_for(Seat.of(uow, self._account_name), position, Action.DRAFT)
        return case, case.structures[concern.structure_code]


_NO_TEMPLATE = "Aucun modèle n’a ici le numéro {} : relisez la liste."
_NO_LINK = "Aucun lien n’a ici le numéro {} : relisez la liste."


def _kept_by(uow: UnitOfWork, seat: Seat, structure_code: str) -> Structure:
    """Give a structure to somebody who may keep its wording."""
    structure = uow.structures.get(structure_code)
    seat.check(Action.KEEP_WORDING, [structure.path] if structure else [])
    if structure is None:
        raise NotFound(f"Aucune structure n’a le code « {structure_code} » : vérifiez-le.")
    return structure


def _template(uow: UnitOfWork, number: int) -> ReplyTemplate:
    found = uow.templates.get(number)
    if found is None:
        raise NotFound(_NO_TEMPLATE.format(number))
    return found


def _link(uow: UnitOfWork, number: int) -> OfficialLink:
    found = uow.official_links.get(number)
    if found is None:
        raise NotFound(_NO_LINK.format(number))
    return found
