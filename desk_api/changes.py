"""Learning that something changed, without asking again and again."""

from flask import Blueprint, Response, jsonify, request

from core.errors import Invalid
from desk_api.access import account, token
from desk_api.doors import doors

changes = Blueprint("changes", __name__)

ADDRESS = "/v1/changes"
LONGEST_MARK = 40


@changes.get(ADDRESS)
def wait() -> Response:
    """Answer when something changed after a mark, or after a while; what it was, the calls of the desk tell."""
    news = doors().waiting.news(account(), _after())
    doors().signing.account_of(token())  # the session may have ended meanwhile
    return jsonify(mark=news.mark, again_in=news.again_in)


def _after() -> str:
    after = request.args.get("after", "")
    if len(after) > LONGEST_MARK:
        raise Invalid("Cette marque est trop longue : rendez celle qui a été donnée.", "after")
    return after
