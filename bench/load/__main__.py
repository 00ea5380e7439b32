"""`python -m bench.load`: forms sent and desks at work for a while, then what was lost, doubled or refused."""

import argparse
import asyncio
import sys

from bench.load.checks import check
from bench.load.desks import work
from bench.load.forms import forms, send
from bench.load.house import loaded_house
from bench.load.seen import Seen
from bench.load.spent import Meter

_BORNE_S = 2.0
"""A p95 above this is not a load borne: work piles up."""


def main() -> int:
    """Load a house of its own; give 1 when anything was lost, doubled, or answered by an error."""
    asked = _asked()
    sent, worked = Seen("forms sent"), Seen("calls of the desks")
    with loaded_house(asked.forms, asked.doors, asked.desks) as house:
        told = forms(house, int(asked.posts * asked.seconds))
        meter = Meter(house.processes, {"PostgreSQL": house.postmaster})

        async def everything() -> None:
            await asyncio.gather(send(house, told, asked.seconds, sent), work(house, asked.rest, asked.seconds, worked))

        asyncio.run(everything())
        spent = meter.spent()
        for seen in (sent, worked):
            seen.tell()
        spent.tell({"forms": len(sent.times), "desks": len(worked.times) + worked.waits})
        for short in filter(None, (seen.shortfall(asked.seconds, _BORNE_S) for seen in (sent, worked))):
            print(f"NOT REACHED: {short}")
        faults = [*sent.errors, *worked.errors, *check(house, sent, worked)]
    for fault in faults[:20]:
        print(f"fault: {fault}")
    print(f"{len(faults)} faults")
    return 1 if faults else 0


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.load", description=__doc__)
    parser.add_argument("--seconds", type=float, default=300, help="how long")
    parser.add_argument("--posts", type=float, default=50, help="forms sent a second")
    parser.add_argument("--desks", type=int, default=200, help="people at their desks")
    parser.add_argument("--rest", type=float, default=20, help="mean rest of each of them between two acts, in seconds")
    parser.add_argument("--forms", type=int, default=4, help="processes of the public site")
    parser.add_argument("--doors", type=int, default=2, help="processes of the desk")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
