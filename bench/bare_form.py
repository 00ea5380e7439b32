"""A bare Flask application that inserts a row for each POST, under the server that Écoute runs under."""

import sqlite3
import sys

import waitress
from flask import Flask, redirect, request
from werkzeug.wrappers import Response

_FIELDS = ("key", "title", "text", "sentiment", "pseudonym", "department", "country", "email")


def application(file: str) -> Flask:
    """Give an application that keeps what is posted in one table, and redirects."""
    app = Flask("bare")
    with sqlite3.connect(file) as database:
        database.execute("PRAGMA journal_mode=WAL")
        database.execute(f"CREATE TABLE told (id INTEGER PRIMARY KEY, {', '.join(_FIELDS)})")

    @app.post("/")
    def take() -> Response:
        row = [request.form.get(name, "") for name in _FIELDS]
        with sqlite3.connect(file) as database:
            database.execute("PRAGMA synchronous=NORMAL")
            places = ",".join("?" * len(row))
            number = database.execute(f"INSERT INTO told ({','.join(_FIELDS)}) VALUES ({places})", row).lastrowid
        return redirect(f"/{number}", 303)

    return app


if __name__ == "__main__":
    waitress.serve(application(sys.argv[1]), host="127.0.0.1", port=int(sys.argv[2]), threads=8, ident=None)
