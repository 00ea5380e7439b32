"""Everything held about an author, as a file for them."""

import json

from tests.fakes.world import EMAIL, World
from tests.public_form.followed import TEXT, TITLE, followed, page_of
from tests.public_form.site import Site, one, words


def test_the_file_holds_everything_and_its_name_says_nothing(world: World, site: Site) -> None:
    receipt = followed(world, "masked")
    world.answer(receipt)
    world.following.rate(receipt.token, 1, useful=False, comment="Trop court.")
    answer = site.client.get(f"/suivi/{receipt.token}/mes-donnees")
    assert answer.mimetype == "application/json"
    assert answer.headers["Content-Disposition"] == f"attachment; filename=ecoute-experience-{receipt.number}.json"
    assert answer.headers["Cache-Control"] == "no-store"
    held = json.loads(answer.data)
    assert held == world.following.everything(receipt.token)
    assert (held["avant_masquage"]["title"], held["avant_masquage"]["text"]) == (TITLE, TEXT)
    assert held["avis_sur_les_reponses"][0]["comment"] == "Trop court."
    assert EMAIL not in answer.text and "modo" not in answer.text


def test_the_link_says_its_format_and_its_size(world: World, site: Site) -> None:
    receipt = followed(world, "submitted")
    link = one(page_of(site, receipt).soup, ".offers a[download]")
    size = len(site.client.get(str(link["href"])).data)
    told = f"{size}\u00a0octets" if size < 1000 else f"{round(size / 1000)}\u00a0ko"
    assert words(link) == f"Télécharger mes données (fichier JSON, {told})"


def test_hostile_text_stays_text_in_the_file(world: World, site: Site) -> None:
    title = '"}],\n<script>alert(1)</script>\u202e'
    receipt = world.submit(title=title)
    held = json.loads(site.client.get(f"/suivi/{receipt.token}/mes-donnees").data)
    assert held["experience"]["title"] == '"}], <script>alert(1)</script>'
