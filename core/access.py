"""Who may do what: one table, read by the desk on every call and by the screens to grey what is not possible."""

from collections.abc import Iterable
from enum import StrEnum

from core.errors import Forbidden
from core.structure import within
from core.vocabulary import Role, Term


class Action(Term):
    """Something that an account may do to an experience."""

    READ = "read", "lire une expérience"
    READ_UNPUBLISHED = "read_unpublished", "lire une expérience non publiée"
    MODERATE = "moderate", "modérer une expérience"
    WITHDRAW = "withdraw", "retirer une expérience publiée"
    TAG = "tag", "poser les tags généraux"
    CLASSIFY = "classify", "corriger les canaux, les tags métier et les services à améliorer"
    REATTACH = "reattach", "rattacher une expérience à une structure fille"
    COMMENT = "comment", "commenter une expérience"
    ASK_TRANSFER = "ask_transfer", "demander un transfert"
    RECEIVE_TRANSFER = "receive_transfer", "accepter une expérience transférée, ou la refuser"
    DECIDE_TRANSFER = "decide_transfer", "décider d’un transfert"
    DRAFT = "draft", "rédiger une réponse"
    SEND_TO_VALIDATE = "send_to_validate", "faire valider une réponse"
    PUBLISH_RESPONSE = "publish_response", "publier une réponse"
    PUBLISH_VALIDATED = "publish_validated", "publier une réponse là où la structure demande une validation"
    KEEP_WORDING = "keep_wording", "tenir les formules, les modèles et les liens d’une structure"
    KEEP_TRADE_TAGS = "keep_trade_tags", "tenir les tags métier d’un réseau"
    SHARE_VIEW = "share_view", "partager une vue avec une structure"
    SEE_FIGURES = "see_figures", "lire le tableau de bord"
    SHARE_BOARD = "share_board", "partager un tableau de bord avec un réseau"
    KEEP_CONCEPTS = "keep_concepts", "tenir les concepts d’un réseau"
    HANDLE_SIGNALS = "handle_signals", "suivre un signal, ou le faire taire"
    PREPARE_ACTION = "prepare_action", "préparer une fiche action"
    PUBLISH_ACTION = "publish_action", "publier une fiche action et dire où elle en est"
    NAME_REFERENT = "name_referent", "nommer le référent d’une structure"
    KEEP_COMMITTEE = "keep_committee", "tenir un comité local"
    ASSESS = "assess", "répondre à une auto-évaluation"
    OPEN_ASSESSMENT = "open_assessment", "ouvrir ou clore une auto-évaluation"
    KEEP_QUESTIONNAIRE = "keep_questionnaire", "tenir le questionnaire de l’auto-évaluation"
    KEEP_INDICATORS = "keep_indicators", "tenir les résultats d’une structure"
    KEEP_DISPLAY = "keep_display", "composer les affiches d’une structure"


class Scope(StrEnum):
    """How far a right reaches."""

    PROGRAMME = "programme"
    SUBTREE = "subtree"


_EVERYBODY = {Action.READ, Action.TAG, Action.COMMENT, Action.SEE_FIGURES}
_AGENT = _EVERYBODY | {
    Action.CLASSIFY,
    Action.REATTACH,
    Action.ASK_TRANSFER,
    Action.RECEIVE_TRANSFER,
    Action.DRAFT,
    Action.SEND_TO_VALIDATE,
    Action.PUBLISH_RESPONSE,
    Action.SHARE_VIEW,
    Action.PREPARE_ACTION,
    Action.ASSESS,
}
_VALIDATOR = _AGENT | {Action.PUBLISH_VALIDATED}
_MANAGER = _VALIDATOR | {
    Action.DECIDE_TRANSFER,
    Action.KEEP_WORDING,
    Action.KEEP_TRADE_TAGS,
    Action.SHARE_BOARD,
    Action.KEEP_CONCEPTS,
    Action.HANDLE_SIGNALS,
    Action.PUBLISH_ACTION,
    Action.NAME_REFERENT,
    Action.KEEP_COMMITTEE,
    Action.OPEN_ASSESSMENT,
    Action.KEEP_INDICATORS,
    Action.KEEP_DISPLAY,
}
_MODERATOR = _EVERYBODY | {
    Action.READ_UNPUBLISHED,
    Action.MODERATE,
    Action.WITHDRAW,
    Action.DECIDE_TRANSFER,
    Action.HANDLE_SIGNALS,
}
_ADMIN = _MODERATOR | {Action.SHARE_BOARD, Action.KEEP_CONCEPTS, Action.KEEP_QUESTIONNAIRE, Action.KEEP_INDICATORS}

RIGHTS: dict[tuple[Role, Action], Scope] = {
    **{(Role.AGENT, action): Scope.SUBTREE for action in _AGENT},
    **{(Role.VALIDATOR, action): Scope.SUBTREE for action in _VALIDATOR},
    **{(Role.MANAGER, action): Scope.SUBTREE for action in _MANAGER},
    **{(Role.MODERATOR, action): Scope.PROGRAMME for action in _MODERATOR},
    **{(Role.ADMIN, action): Scope.PROGRAMME for action in _ADMIN},
}
"""What is not in this table is not allowed."""


def refusal(role: Role, action: Action, own_path: str | None, paths: Iterable[str]) -> str | None:
    """Say why the action is not allowed, or give None when it is.

    Args:
        role: the role of the account.
        action: what it wants to do.
        own_path: the path of the account's structure, None when it has none.
        paths: the paths of the structures that the action touches.
    """
    scope = RIGHTS.get((role, action))
    if scope is None:
        return f"Votre profil ({role.label}) ne permet pas de {action.label}."
    if scope is Scope.PROGRAMME:
        return None
    if own_path is not None and any(within(path, own_path) for path in paths):
        return None
    return f"Aucune structure de votre périmètre n’est concernée : vous ne pouvez pas {action.label}."


def check(role: Role, action: Action, own_path: str | None, paths: Iterable[str]) -> None:
    """Raise Forbidden, with the reason, when the action is not allowed."""
    why = refusal(role, action, own_path, paths)
    if why is not None:
        raise Forbidden(why)
