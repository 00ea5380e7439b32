"""`python -m bench [NAME…]`: all the measures, or those named."""

import sys

from bench import (
    cold_start,
    concepts,
    copies,
    dashboard,
    detectors,
    imports,
    key_to_paint,
    pages,
    retrieval,
    seeking,
    walls,
)

_MEASURES = {
    "import": imports.run,
    "start": cold_start.run,
    "keys": key_to_paint.run,
    "pages": pages.run,
    "detectors": detectors.run,
    "dashboard": dashboard.run,
    "retrieval": retrieval.run,
    "seeking": seeking.run,
    "concepts": concepts.run,
    "walls": walls.run,
    "copies": copies.run,
}

if __name__ == "__main__":
    for name in sys.argv[1:] or _MEASURES:
        _MEASURES[name]()
