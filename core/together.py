"""What structures concerned by one experience make of one another's answers: complete one, or adopt it as it is."""

from core.case import Case
from core.errors import NotFound, Refused
from core.response import Response, Wording
from core.vocabulary import ResponseKind


def as_kind(case: Case, response: Response, asked: ResponseKind | None) -> Response:
    """Give the response as an answer of its own, a complement, or still the common one.

    Args:
        case: the experience.
        response: the text as it was just written.
        asked: what its writer says that it is; None leaves it what it was.

    Raises:
        Refused: there is nothing to complete, or the text is nobody else's.
    """
    before = case.draft(response.position) or case.published(response.position)
    if before is not None and before.kind is ResponseKind.ADOPTED and same_words(before, response):
        return response.model_copy(update={"kind": before.kind, "adopted_from": before.adopted_from})
    if asked is ResponseKind.ADOPTED:
        raise Refused("Une réponse commune est mot pour mot celle d’une autre structure : adoptez-la telle quelle.")
    if asked is ResponseKind.COMPLEMENT and not _answered_by_others(case, response.position):
        raise Refused("Aucune autre structure n’a publié de réponse : il n’y a rien à compléter.")
    return response.model_copy(update={"kind": asked or _still(case, before), "adopted_from": None})


def adoptable(case: Case, position: int, from_position: int) -> tuple[Response, int]:
    """Give the answer that may be adopted, and the position of the concern that first wrote it.

    Raises:
        NotFound: there is no such structure concerned.
        Refused: it has published nothing, or what it published is one's own.
    """
    case.at(from_position)
    if from_position == position:
        raise Refused("Une structure n’adopte pas sa propre réponse : choisissez celle d’une autre.")
    answer = case.published(from_position)
    if answer is None:
        raise NotFound(
            f"La structure concernée n° {from_position} n’a pas publié de réponse : il n’y a rien à adopter."
        )
    origin = answer.adopted_from or from_position
    if origin == position:
        raise Refused("Cette réponse commune est déjà la vôtre : elle a été écrite ici.")
    return answer, origin


def must_replace_nothing(draft: Response | None, answer: Wording) -> None:
    """Raise Refused when adopting an answer would put aside a text begun here."""
    if draft is not None and draft.body and not same_words(draft, answer):
        raise Refused(
            "Un brouillon est commencé ici : envoyez-le, ou videz-le dans l’éditeur, avant d’adopter une autre réponse."
        )


def same_words(one: Wording, other: Wording) -> bool:
    """Tell whether two responses say the same, word for word."""
    return one.full_text == other.full_text


def _answered_by_others(case: Case, position: int) -> bool:
    return any(c.position != position and case.published(c.position) for c in case.concerns)


def _still(case: Case, before: Response | None) -> ResponseKind:
    completes = before is not None and before.kind is ResponseKind.COMPLEMENT
    still = completes and before is not None and _answered_by_others(case, before.position)
    return ResponseKind.COMPLEMENT if still else ResponseKind.OWN
