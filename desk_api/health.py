"""What machines ask: whether the server lives, and whether it may be given work."""

from flask import Blueprint, Response, jsonify

from desk_api.doors import doors

health = Blueprint("health", __name__)


@health.get("/health")
def alive() -> Response:
    """Say that the process answers."""
    return jsonify(state="ok")


@health.get("/ready")
def ready() -> Response:
    """Say that the database answers too; the problem says the rest."""
    doors().check()
    return jsonify(state="ok")
