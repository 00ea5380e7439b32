"""The promotion kit: link, QR code, banner and card say the same thing, whatever the structure is called."""

import re
import struct
import subprocess
import sys
import zlib
from urllib.parse import parse_qs, quote, urlsplit
from xml.etree import ElementTree as ET

import pytest
import segno
from bs4 import BeautifulSoup

from core.experience import CAMPAIGN_MAX
from core.links import structure_path
from core.structure import Structure
from public_form.promotion import banner, card, printing, qr
from tests.fakes.world import World
from tests.public_form.site import Site

GARD = "/structures/caf-30_caf-du-gard"
LINK = "https://ecoute.exemple.fr/experience/step_1?structure=caf-30"
CAMPAIGN = "pk_campaign=affiche%20accueil%20%26%20%22hall%22"
NAMED = 'affiche accueil & "hall"'
FILES = ("qr.svg", "qr.png", "banniere.svg", "carte.pdf", "autocollant.pdf")
SHOWN = ("affiche.pdf", "affiche-a3.pdf", "ecran")
SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = [
    "<script>alert(1)</script> & <b>gras</b>",
    "\"/><image href='x' onerror='y'/> {{ 7*7 }}",
    '#panic("x") *gras* $x$ `y` <z> @w \\u{41} // /* fin',
    "]]> <!-- &amp; --> </text></svg>",
    "MOT" * 100,
    "Direction départementale de la cohésion sociale et de la protection des populations " * 3,
    "😀 中文 عربي",
]


def keep(world: World, name: str) -> str:
    """Keep a structure with this name, and give the path of its page."""
    world.store.keep(Structure(code="code", path="code", name=name))
    return structure_path("code", name)


def link_of(site: Site, path: str) -> str:
    """Give the entry link that a kit shows."""
    return site.get(path).soup.select("#entry")[0].get_text().strip()


def test_the_link_opens_the_form_with_the_structure_and_the_campaign(site: Site) -> None:
    assert link_of(site, f"{GARD}/promotion") == LINK
    link = urlsplit(link_of(site, f"{GARD}/promotion?{CAMPAIGN}"))
    assert parse_qs(link.query) == {"structure": ["caf-30"], "pk_campaign": [NAMED]}
    form = site.get(f"{link.path}?{link.query}").form()
    assert (form["structure"], form["campaign"]) == ("caf-30", NAMED)


def test_the_campaign_is_asked_in_a_form_and_kept_in_every_file(site: Site) -> None:
    kit = site.get(f"{GARD}/promotion").form(".search").fill(pk_campaign=NAMED).press("Mettre à jour")
    assert kit.form(".search")["pk_campaign"] == NAMED
    files = {link for link in kit.links if link.startswith(f"{GARD}/") and "promotion" not in link}
    assert {urlsplit(link).path for link in files} == {f"{GARD}/{name}" for name in (*FILES, *SHOWN)}
    assert all(parse_qs(urlsplit(link).query) == {"pk_campaign": [NAMED]} for link in files)


def test_a_campaign_is_cut_and_cleaned_as_the_form_will(site: Site) -> None:
    query = parse_qs(urlsplit(link_of(site, f"{GARD}/promotion?pk_campaign=%00a%0Ab+{'x' * 300}")).query)
    assert query["pk_campaign"] == ["a b " + "x" * (CAMPAIGN_MAX - 4)]


def test_snippets_load_nothing_and_lead_to_the_link(world: World, site: Site) -> None:
    """Shown as text to copy; once pasted, a link with the name as words."""
    name = '<b>Gras</b> & "cité"'
    kit = site.get(f"{keep(world, name)}/promotion?{CAMPAIGN}")
    for place in ("#words", "#picture"):
        pasted = BeautifulSoup(kit.soup.select(place)[0].get_text(), "html.parser")
        (anchor,) = pasted.select("a")
        assert anchor["href"] == kit.soup.select("#entry")[0].get_text().strip()
        assert name in (anchor.img["alt"] if anchor.img else anchor.get_text())
        assert not pasted.select("script, iframe, link, b")
        assert all(not urlsplit(str(tag["src"])).netloc for tag in pasted.select("[src]"))


@pytest.mark.parametrize("query", ["", f"?{CAMPAIGN}"])
def test_the_codes_hold_the_link(site: Site, query: str) -> None:
    """The drawing and the dots are, module by module, the code of the link that the page shows."""
    wanted = [list(row) for row in segno.make(link_of(site, f"{GARD}/promotion{query}"), error="m", micro=False).matrix]
    assert drawn(site.client.get(f"{GARD}/qr.svg{query}").data) == wanted
    assert dotted(site.client.get(f"{GARD}/qr.png{query}").data) == wanted


def test_two_campaigns_have_two_codes(site: Site) -> None:
    codes = {site.client.get(f"{GARD}/qr.svg?pk_campaign={name}").data for name in ("", "a", "b")}
    assert len(codes) == 3


@pytest.mark.parametrize(
    ("name", "kind"),
    [("qr.svg", "image/svg+xml"), ("qr.png", "image/png"), ("banniere.svg", "image/svg+xml"),
     ("carte.pdf", "application/pdf"), ("autocollant.pdf", "application/pdf")],
)  # fmt: skip
def test_files_are_kept_on_the_way_and_locked_down(site: Site, name: str, kind: str) -> None:
    answer = site.client.get(f"{GARD}/{name}")
    assert answer.mimetype == kind
    assert answer.cache_control.public and answer.cache_control.max_age == 3600
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["Content-Disposition"] == f"inline; filename=caf-30-{name}"
    again = site.client.get(f"{GARD}/{name}", headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304 and not again.data


def test_a_file_name_holds_nothing_but_the_code_made_safe(world: World, site: Site) -> None:
    code = '..\\é"; x\r\n=1'
    world.store.keep(Structure(code=code, path=code, name="Nom à ne pas mettre"))
    answer = site.client.get(structure_path(code, "Nom à ne pas mettre") + "/qr.svg")
    assert answer.headers["Content-Disposition"] == "inline; filename=e_x_1-qr.svg"


@pytest.mark.parametrize("name", ["Caf du Gard", *HOSTILE])
def test_the_banner_shows_any_name_as_words(world: World, site: Site, name: str) -> None:
    path = keep(world, name)
    root = ET.fromstring(site.client.get(f"{path}/banniere.svg").text)
    assert root.findtext(f"{SVG}title") == f"Racontez votre expérience avec {name.strip()}"
    assert {tag.tag.removeprefix(SVG) for tag in root.iter()} == {"svg", "title", "rect", "g", "path", "text"}
    assert not [key for tag in root.iter() for key in tag.attrib if key.startswith("on") or "href" in key]
    shown = "".join("".join(tag.itertext()) for tag in root.iter(f"{SVG}text"))
    assert name.replace(" ", "") in shown.replace(" ", "")


@pytest.mark.parametrize("name", ["Caf", "A B " * 60, "MOT" * 100, "DIRECTION RÉGIONALE " * 15])
def test_a_banner_has_room_for_every_line(name: str) -> None:
    lines = banner.lines_of(name, 62)
    assert max(line.y for line in lines) < 146
    assert all(len(line.text) * line.size * 0.7 <= banner.WIDTH - 2 * 36 for line in lines)


@pytest.mark.parametrize("name", ["Caf du Gard", "L’« Été » à Nîmes\u202f: œuvre…", *HOSTILE])
def test_the_card_is_one_page_with_title_language_and_link(world: World, site: Site, name: str) -> None:
    """At the size of a visiting card, and to the standard of accessible documents."""
    path = keep(world, name)
    printed = site.client.get(f"{path}/carte.pdf?pk_campaign=hall").data
    assert printed.startswith(b"%PDF-1.7")
    assert len(re.findall(rb"/Type/Page\b", printed)) == 1 and b"/Type/Pages/Count 1/" in printed
    (sides,) = re.findall(rb"/MediaBox\[0 0 (\S+) (\S+)\]", printed)
    assert [round(float(side) / 72 * 25.4, 1) for side in sides] == [85.0, 55.0]
    title = f"Raconter une expérience\u202f: {printing.in_the_font(name.strip())}"
    assert in_pdf(title) in printed
    assert b"/URI(https://ecoute.exemple.fr/experience/step_1?structure=code&pk_campaign=hall)" in printed
    assert b"/Lang(fr" in printed and b"<pdfuaid:part>1</pdfuaid:part>" in printed
    assert in_pdf(qr.TITLE) in printed


def test_a_card_is_printed_the_same_twice() -> None:
    """So that the copy which a browser kept stays the right one."""
    assert card.card("Écoute", "Caf", LINK) == card.card("Écoute", "Caf", LINK)


def test_the_longest_link_fits_a_card_and_a_code(world: World, site: Site) -> None:
    code, campaign = "é" * 64, quote("😀" * CAMPAIGN_MAX)
    world.store.keep(Structure(code=code, path=code, name="Caf"))
    for name in FILES:
        answer = site.client.get(f"{structure_path(code, 'Caf')}/{name}?pk_campaign={campaign}")
        assert answer.status_code == 200
    assert len(re.findall(rb"/Type/Page\b", answer.data)) == 1


@pytest.mark.parametrize(
    ("name", "shown"),
    [("Été « œuvre » № 5…", "Été « œuvre » No 5…"), ("😀 中文", "? ??"), ("a\u202f: b\u00a0c", "a\u202f: b\u00a0c")],
)
def test_what_the_font_lacks_is_replaced(name: str, shown: str) -> None:
    assert printing.in_the_font(name) == shown


@pytest.mark.parametrize(("what", "value"), [("_PRINTER", printing._PRINTER.with_name("absent.py")), ("_PATIENCE", 0)])
def test_a_card_that_cannot_be_printed_is_told(
    site: Site, monkeypatch: pytest.MonkeyPatch, what: str, value: object
) -> None:
    monkeypatch.setattr(printing, what, value)
    page = site.get(f"{GARD}/carte.pdf", 503)
    assert "Impossible d’imprimer la carte pour l’instant" in page.text


def test_starting_the_site_loads_no_printer_and_no_code_maker() -> None:
    code = "import sys, public_form.app; sys.exit(', '.join({'typst', 'segno'} & set(sys.modules)) or None)"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr


def drawn(svg: bytes) -> list[list[int]]:
    """Give the modules of a code from its drawing: strokes of one unit, each told from the end of the one before."""
    root = ET.fromstring(svg)
    size = int(root.attrib["viewBox"].split()[2]) - 2 * qr.QUIET
    modules = [[0] * size for _ in range(size)]
    x = y = 0.0
    for move, far, along in re.findall(r"([Mmh])(-?[\d.]+)(?: (-?[\d.]+))?", root.findall(f"{SVG}path")[1].attrib["d"]):
        if move == "h":
            for cell in range(int(x), int(x) + int(far)):
                modules[int(y) - qr.QUIET][cell - qr.QUIET] = 1
            x += int(far)
        else:
            x, y = (float(far), float(along)) if move == "M" else (x + float(far), y + float(along))
    return modules


def dotted(png: bytes) -> list[list[int]]:
    """Give the modules of a code from its dots: one bit each, 0 for black."""
    width, height, depth = struct.unpack(">IIB", png[16:25])
    assert (width, depth) == (height, 1)
    stride = 1 + (width + 7) // 8
    packed = zlib.decompress(png[png.index(b"IDAT") + 4 : png.index(b"IEND") - 8])
    rows, above = [], bytes(stride - 1)
    for at in range(0, len(packed), stride):
        # Filter 2 tells a row by what changed since the one above it; nothing else is used here.
        assert packed[at] in {0, 2}
        row = packed[at + 1 : at + stride]
        above = bytes((a + b) % 256 for a, b in zip(row, above, strict=True)) if packed[at] else row
        rows.append(f"{int.from_bytes(above):0{8 * len(above)}b}")
    middles = range(int((qr.QUIET + 0.5) * qr.PIXELS), width - qr.QUIET * qr.PIXELS, qr.PIXELS)
    return [[1 - int(rows[y][x]) for x in middles] for y in middles]


def in_pdf(text: str) -> bytes:
    """Give a text as a PDF holds it in its properties."""
    plain = text.isascii() and not set(text) & set("()\\")
    return f"({text})".encode() if plain else b"<FEFF" + text.encode("utf-16-be").hex().upper().encode() + b">"
