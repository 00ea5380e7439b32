"""Values of any type that a call takes or gives, made up from the type itself."""

import dataclasses
import inspect
import types
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from enum import Enum
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from hypothesis import reject
from hypothesis import strategies as st
from pydantic import BaseModel

from core.wire.calls import _NAMES

_PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    str: st.text("abcé’œ🙂Z", min_size=1, max_size=6),
    int: st.integers(1, 9),
    float: st.floats(-1e6, 1e6, allow_nan=False),
    bool: st.booleans(),
    bytes: st.binary(max_size=4),
    date: st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    datetime: st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
    timedelta: st.timedeltas(timedelta(0), timedelta(days=99)),
    type(None): st.none(),
    Any: st.none(),
    object: st.text("ab", max_size=3),
}
_SEVERAL = 2


def made(kind: Any) -> st.SearchStrategy[Any]:
    """Give what makes up values of a type."""
    if kind in _PLAIN:
        return _PLAIN[kind]
    origin, parts = get_origin(kind), get_args(kind)
    if origin is not None:
        return _of_parts(origin, parts)
    if inspect.isclass(kind) and issubclass(kind, Enum):
        return st.sampled_from(list(kind))
    return st.deferred(lambda: _built(kind))


def _of_parts(origin: Any, parts: tuple[Any, ...]) -> st.SearchStrategy[Any]:
    if origin is Annotated:
        return made(parts[0])
    if origin in (Union, types.UnionType):
        return st.one_of([made(part) for part in parts])
    if origin is Literal:
        return st.sampled_from(parts)
    if origin is tuple and parts[-1] is not Ellipsis:
        return st.tuples(*map(made, parts))
    if origin in (dict, Mapping):
        return st.dictionaries(made(parts[0]), made(parts[1]), max_size=_SEVERAL)
    several = st.lists(made(parts[0]), max_size=_SEVERAL)
    return several if origin in (list, Sequence) else several.map(origin)


def _built(kind: Any) -> st.SearchStrategy[Any]:
    """Give what makes up a model, a class of data or a tuple with names; what its own rules refuse is not taken."""
    if isinstance(kind, TypeVar):
        return st.none()
    hints = get_type_hints(kind, localns=_NAMES)
    if dataclasses.is_dataclass(kind):
        names = [field.name for field in dataclasses.fields(kind) if field.init]
    else:
        names = list(kind.model_fields if issubclass(kind, BaseModel) else kind._fields)
    return st.fixed_dictionaries({name: made(hints[name]) for name in names}).map(lambda parts: _or_not(kind, parts))


def _or_not(kind: Any, parts: dict[str, Any]) -> Any:
    try:
        return kind(**parts)
    except ValueError:
        reject()
