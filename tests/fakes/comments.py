"""The port of the comments, over dictionaries."""

from collections.abc import Iterable, Mapping, Sequence

from core.comment import RECENT, Comment, Unread
from tests.fakes.repositories import Repository
from tests.fakes.tables import BrokenRuleError, Tables


class FakeComments(Repository):
    """Port core.ports.Comments."""

    def next_number(self) -> int:
        return max(self._tables.comments, default=0) + 1

    def add(self, comment: Comment) -> None:
        if comment.number in self._tables.comments:
            raise BrokenRuleError(f"this number is taken: {comment!r}")
        self._keep(comment)

    def of(self, number: int) -> Sequence[Comment]:
        return [c for _, c in sorted(self._tables.comments.items()) if c.experience_number == number]

    def mark_read(self, account_name: str, number: int, up_to: int) -> None:
        self._must_write()
        self._tables.comments_read[account_name, number] = max(up_to, self.read_up_to(account_name, number))

    def read_up_to(self, account_name: str, number: int) -> int:
        return self._tables.comments_read.get((account_name, number), 0)

    def unread(self, account_name: str, numbers: Iterable[int]) -> Mapping[int, Unread]:
        found = {number: unread_comments(self._tables, account_name, number) for number in numbers}
        return {
            number: Unread(comments=len(comments), mentions=sum(account_name in c.mentions for c in comments))
            for number, comments in found.items()
            if comments
        }


def unread_comments(tables: Tables, account_name: str, number: int) -> list[Comment]:
    """Give what others wrote on an experience after what an account has read of it."""
    read = tables.comments_read.get((account_name, number), 0)
    recent = [comment for _, comment in sorted(tables.comments.items())][-RECENT:]
    later = (comment for comment in recent if comment.experience_number == number and comment.number > read)
    return [comment for comment in later if comment.author != account_name]
