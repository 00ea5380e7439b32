"""What promotion takes beyond the desk: the poster in a file, and the texts of a campaign with its links."""

from collections.abc import Mapping
from pathlib import Path

from admin import theme
from admin.whole_files import write_whole
from admin.wiring import open_house
from core.displays.kit import email_subject, email_text, entry_link, page_link, signature_html, signature_text
from core.displays.shown import ShownDisplay
from core.structure import Structure
from public_form.displays.look import look_of
from public_form.displays.poster import Size, poster


def write_poster(file: Path, shown: ShownDisplay, size: str) -> None:
    """Write the poster of a structure into a file, in the look that the site wears."""
    settings = open_house().settings
    look = look_of(theme.design_system(settings))
    write_whole(file, poster(shown, Size(size), str(settings.public_url), settings.programme, look))


def kit_texts(structure: Structure, campaign: str) -> Mapping[str, str]:
    """Give the links and the texts of a campaign."""
    settings = open_house().settings
    base = str(settings.public_url)
    link = entry_link(base, structure, campaign)
    return {
        "link": link,
        "page": page_link(base, structure, campaign),
        "subject": email_subject(structure.name),
        "email": email_text(structure.name, link, settings.programme),
        "signature": signature_text(structure.name, link),
        "signature_html": signature_html(structure.name, link),
    }
