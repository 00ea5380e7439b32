"""Answers of some size leave compressed, where the caller reads that."""

import gzip

from flask import Flask, Response, request

from desk_api.revising import GZIPPED

WORTH_IT = 1000
"""From how many bytes on it saves time."""

_QUICK = 5


def install(app: Flask) -> None:
    """Compress the answers."""
    app.after_request(_compressed)


def _compressed(response: Response) -> Response:
    response.vary.add("Accept-Encoding")
    if response.status_code == 304 or not request.accept_encodings["gzip"]:
        return response
    plain = response.get_data()
    if len(plain) < WORTH_IT:
        return response
    response.set_data(gzip.compress(plain, _QUICK, mtime=0))
    response.headers["Content-Encoding"] = "gzip"
    tag, _ = response.get_etag()
    if tag is not None:
        response.set_etag(tag + GZIPPED)
    return response
