"""What a structure writes its answers with, for those who keep it."""

from core.model import Model
from core.official_link import OfficialLink
from core.reply_template import ReplyTemplate
from core.response import Formula
from core.structure import Structure


class KeptWording(Model):
    """The formulas and templates of one structure, and the links of its network.

    Attributes:
        links_refusal: why the reader may not keep the links, "" when they may.
    """

    structure: Structure
    formulas: tuple[Formula, ...]
    templates: tuple[ReplyTemplate, ...]
    links: tuple[OfficialLink, ...]
    links_refusal: str
