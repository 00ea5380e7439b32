"""What those who work on an experience say of it to each other."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from core.comment import Comment, Unread


class Comments(Protocol):
    """The comments: they are only ever added."""

    def next_number(self) -> int:
        """Give a number that no comment has, above all those given before."""
        ...

    def add(self, comment: Comment) -> None:
        """Keep a new comment, with whom it mentions."""
        ...

    def of(self, number: int) -> Sequence[Comment]:
        """Give the comments on an experience, oldest first."""
        ...

    def mark_read(self, account_name: str, number: int, up_to: int) -> None:
        """Keep that an account has read the comments on an experience up to this one; never takes any back."""
        ...

    def read_up_to(self, account_name: str, number: int) -> int:
        """Give the number of the last comment on an experience that an account has read, 0 when it has read none."""
        ...

    def unread(self, account_name: str, numbers: Iterable[int]) -> Mapping[int, Unread]:
        """Give what others wrote on these experiences and the account has not read; absent where there is nothing.

        Only the last `core.comment.RECENT` comments of the programme count.
        """
        ...
