"""`ecoute seed`: a made-up programme, to try Écoute on."""

from datetime import UTC, datetime

import click

from admin.output import give, json_option
from admin.progress import progress_of
from admin.seed.addresses import seal_addresses
from admin.seed.counted import count_everything
from admin.seed.programme import Programme
from admin.seed.shown import SHOWN
from admin.seed.tree import code_of
from admin.wiring import open_house


@click.command(help="Remplit la base d’un programme inventé mais crédible.")
@click.option("--experiences", type=click.IntRange(min=0), default=2000, metavar="N", help="Combien d’expériences.")
@click.option("--seed", "number", type=int, default=1, metavar="N", help="Le tirage : le même donne les mêmes récits.")
@json_option
def seed(experiences: int, number: int, *, as_json: bool) -> None:
    """Plant the programme; the tree and the accounts are planted once, experiences are added each time."""
    house = open_house()
    done = 0

    def advance(count: int) -> None:
        nonlocal done
        done = count
        move()

    with progress_of("Plantation", experiences, lambda: done) as move:
        planted = Programme(house.database, number, datetime.now(UTC)).plant(experiences, advance)
    with house.store.writing() as uow:
        shown = uow.structures.get(code_of(SHOWN))
        if shown is not None:
            seal_addresses(uow, shown, house.keys.sealer())
            uow.commit()
    count_everything(house)
    give({"experiences": planted, "seed": number}, [f"Expériences plantées : {planted}."], as_json=as_json)
