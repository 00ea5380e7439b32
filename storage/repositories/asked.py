"""What a request may ask for, sorted out before the database sees it.

A number or a code typed by hand may be one that no row can have, and that the engines would not even read:
too long for their integers, or text that they cannot hold. It is then simply not found.
"""

from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY
from sqlmodel import Session

from core.experience import NUMBERS_END


def is_number(number: int) -> bool:
    """Tell whether an experience could have this number."""
    return 0 < number < NUMBERS_END


def only_numbers(numbers: Iterable[int]) -> list[int]:
    """Give the numbers that an experience could have."""
    return [number for number in numbers if is_number(number)]


def among(session: Session, column: Any, numbers: Iterable[int]) -> sa.ColumnElement[bool]:
    """Give the condition that a column is one of the numbers that an experience could have.

    PostgreSQL is given them as one value: the statement stays the same however many there are, and is prepared once.
    """
    asked = only_numbers(numbers)
    one_of: sa.ColumnElement[bool] = (
        column == sa.any_(sa.literal(asked, ARRAY(sa.Integer)))
        if session.get_bind().dialect.name == "postgresql"
        else column.in_(asked)
    )
    return one_of


def is_text(text: str) -> bool:
    """Tell whether both engines could hold this text: no NUL, no half of a sign."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return "\x00" not in text


def only_texts(texts: Iterable[str]) -> list[str]:
    """Give the texts that both engines could hold."""
    return [text for text in texts if is_text(text)]
