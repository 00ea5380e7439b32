"""Each method of the desk as a call that travels: its arguments and its result in JSON, from its own signature."""

import inspect
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, get_type_hints

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError, create_model

from core.desk import Desk
from core.errors import NotFound, Unfit
from core.rules import HouseRules
from core.wire.storable import check_days, check_storable

_NAMES = {"HouseRules": HouseRules}
"""What a result names without loading it: the screens use those results before the rest of core."""

READS = frozenset(
    {
        "action",
        "actions",
        "actions_and_review",
        "agenda_items",
        "assessment",
        "assessments",
        "blank_sheet",
        "boards",
        "campaigns",
        "campaigns_of_the_year",
        "can_be_mentioned",
        "check_answer",
        "children",
        "comments",
        "commitments",
        "committee",
        "committees",
        "complete",
        "concept",
        "concept_stories",
        "concepts",
        "concepts_and_themes",
        "dashboard",
        "did_it_work",
        "digest",
        "display",
        "erased",
        "export_rows",
        "facets",
        "first_board",
        "first_hits",
        "formulas",
        "glance",
        "help_beside",
        "indicators",
        "kit",
        "links",
        "me",
        "print_assessment",
        "print_minutes",
        "print_poster",
        "questionnaire",
        "queue",
        "referent",
        "review_actions",
        "search",
        "searches",
        "show",
        "show_board",
        "signal",
        "signals",
        "similar",
        "structures",
        "suggestions",
        "synthesis",
        "synthesis_of_structure",
        "templates",
        "themes",
        "trade_tags",
        "try_concept",
        "versions",
        "views",
        "vocabulary",
        "wording",
    }
)
"""The calls that change nothing that anybody may notice: they may be made again without being asked twice for."""


_LIMIT = Annotated[int, Field(ge=1, le=1000)]
"""How many lines may be asked for at once: a page of a screen, not the whole programme."""


@dataclass(frozen=True)
class Call:
    """A method of the desk.

    Attributes:
        arguments: what it takes, by name, as one object of JSON.
        result: what it gives.
    """

    name: str
    signature: inspect.Signature
    arguments: type[BaseModel]
    result: TypeAdapter[Any]

    @property
    def reads(self) -> bool:
        """Tell whether it changes nothing."""
        return self.name in READS

    def pack(self, *given: object, **named: object) -> bytes:
        """Give the arguments of a call as JSON."""
        bound = self.signature.bind(*given, **named)
        return self.arguments.model_construct(**bound.arguments).model_dump_json(exclude_unset=True).encode()

    def unpack(self, body: bytes) -> dict[str, Any]:
        """Give the arguments that came as JSON.

        Raises:
            Unfit: they are not those of the call.
        """
        try:
            read = self.arguments.model_validate_json(body or b"{}", strict=True)
        except ValidationError as error:
            fault = error.errors(include_url=False, include_input=False, include_context=False)[0]
            raise self._unfit(".".join(str(step) for step in fault["loc"])) from error
        except (AttributeError, TypeError) as error:  # some models clean a text before they look whether it is one
            raise self._unfit("") from error
        check_storable(body)
        check_days(read.model_dump())
        return {name: getattr(read, name) for name in read.model_fields_set}

    def _unfit(self, field: str) -> Unfit:
        return Unfit(f"L’appel « {self.name} » a un argument qui ne convient pas ({field or 'JSON'}).", field)


@cache
def call(name: str) -> Call:
    """Give a call by its name.

    Raises:
        NotFound: the desk has none of that name.
    """
    if name not in names():
        raise NotFound(f"L’atelier n’a pas d’appel « {name} » : mettez Écoute à jour.")
    method = getattr(Desk, name)
    signature = inspect.signature(method)
    without_self = signature.replace(parameters=list(signature.parameters.values())[1:])
    hints = get_type_hints(method)
    result: TypeAdapter[Any] = TypeAdapter(hints["return"], config=None)
    result.rebuild(_types_namespace=_NAMES)
    return Call(name, without_self, _arguments(name, without_self.parameters, hints), result)


@cache
def names() -> frozenset[str]:
    """Give the names of all the calls: the public methods of the desk."""
    return frozenset(name for name, _ in inspect.getmembers(Desk, inspect.isfunction) if not name.startswith("_"))


def _arguments(name: str, parameters: Mapping[str, inspect.Parameter], hints: Mapping[str, Any]) -> type[BaseModel]:
    kinds = {**hints, "limit": _LIMIT}
    fields: dict[str, Any] = {
        one.name: (kinds[one.name], ... if one.default is one.empty else one.default) for one in parameters.values()
    }
    return create_model(name, __config__=ConfigDict(extra="forbid"), **fields)
