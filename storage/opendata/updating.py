"""When the file tells an experience anew: what is kept here, and what changes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlmodel import Session, col

from core.concern import Concern
from core.experience import Experience
from core.ports import UnitOfWork
from core.reading import public_one, show_in_lists
from core.response import Response
from core.vocabulary import ExperienceState, Origin, ResponseState
from storage.opendata.mapping import Read, Values, Verbatim, as_the_source_wrote, render
from storage.repositories.concerns import SqlConcerns
from storage.repositories.experiences import SqlExperiences
from storage.repositories.responses import SqlResponses
from storage.store import SqlUnitOfWork
from storage.tables import EvaluationRow, ExperienceRow, ResponseRow, SourceRow

_CONTENT = {
    *("title", "text", "sentiment", "pseudonym", "department", "country"),
    *("procedure", "tags", "submitted_at", "published_at", "decided_at"),
}


@dataclass(frozen=True, slots=True)
class Stored:
    """An experience kept here, or erased, beside the row of the file that made it, if one did."""

    number: int
    origin: Origin
    digest: str
    verbatim: Verbatim
    erased: bool = False

    def written(self, uow: UnitOfWork) -> Values | None:
        """Give the row that an export would write of it, None when it is not public."""
        view = public_one(uow, self.number)
        return as_the_source_wrote(render(view), self.verbatim) if view else None


def stored_rows(session: Session, numbers: Iterable[int]) -> Mapping[int, Stored]:
    """Give which of these experiences are kept here."""
    query = (
        sa.select(
            *(col(ExperienceRow.number), col(ExperienceRow.origin), col(SourceRow.digest), col(SourceRow.verbatim)),
            col(ExperienceRow.erased_at),
        )
        .join_from(ExperienceRow, SourceRow, isouter=True)
        .where(col(ExperienceRow.number).in_(list(numbers)))
    )
    rows = session.execute(query)
    return {
        number: Stored(number, origin, digest or "", verbatim or {}, erased_at is not None)
        for number, origin, digest, verbatim, erased_at in rows
    }


def update(session: Session, read: Read) -> None:
    """Bring an imported experience to what the file tells now; what was done here since stays.

    A state given here, an answer written here, the start of a wait: none of them comes from the file.
    """
    number = read.experience.number
    experiences, concerns, responses = (
        SqlExperiences(session, locking=True),
        SqlConcerns(session),
        SqlResponses(session),
    )
    present = experiences.get(number)
    if present is None:
        return
    content = read.experience.model_dump(include=_CONTENT)
    changed = present.model_copy(update={**content, "version": present.version + 1})
    experiences.save(changed, present.version)
    of_position = {concern.position: concern for concern in concerns.of([number]).get(number, ())}
    written = responses.of([number]).get(number, ())
    for concern in read.concerns:
        mine = [response for response in written if response.position == concern.position]
        before = of_position.get(concern.position)
        after = _concern(before, concern, changed, mine)
        concerns.save(after) if before else concerns.add(after)
    for response in read.responses:
        _keep_response(responses, response, [r for r in written if r.position == response.position])
    _forget_untold(session, read, written, of_position)
    show_in_lists(SqlUnitOfWork(session, writes=True), number)


def _concern(before: Concern | None, told: Concern, experience: Experience, written: list[Response]) -> Concern:
    if experience.state is not ExperienceState.PUBLISHED:
        told = told.closed()
    if before is None:
        return told
    told = before.told_anew(told)
    if any(response.author for response in written):
        return told.model_copy(update={"open_since": before.open_since, "answered_at": before.answered_at})
    return told


def _forget_untold(session: Session, read: Read, written: Sequence[Response], concerns: Mapping[int, Concern]) -> None:
    """Take back the answers and the structures that the file no longer tells, where nobody here has touched them."""
    number = read.experience.number
    answered = {response.position for response in read.responses}
    told = {concern.position for concern in read.concerns}
    touched = {response.position for response in written if response.author}
    rated = sa.select(col(EvaluationRow.position)).where(col(EvaluationRow.experience_number) == number)
    touched |= set(session.execute(rated).scalars())
    untold = sa.and_(col(ResponseRow.experience_number) == number, col(ResponseRow.position).not_in(answered | touched))
    session.execute(sa.delete(ResponseRow).where(untold))
    for position in concerns.keys() - told - touched:
        SqlConcerns(session).remove(concerns[position])


def _keep_response(responses: SqlResponses, told: Response, written: list[Response]) -> None:
    published = next((r for r in written if r.state is ResponseState.PUBLISHED), None)
    if published is None:
        revision = max((r.revision for r in written), default=0) + 1
        responses.add(told.model_copy(update={"revision": revision}))
    elif not published.author:
        now = {"body": told.body, "published_at": told.published_at, "structure_code": told.structure_code}
        responses.save(published.model_copy(update={**now, "version": published.version + 1}), published.version)
