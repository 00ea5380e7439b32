"""The link that a campaign of a structure gives out: it opens the form with the structure already chosen."""

from dataclasses import dataclass

from flask import request, url_for

from core.experience import CAMPAIGN_MAX
from core.structure import Structure
from core.text.clean import one_line
from public_form.showing import whole


@dataclass(frozen=True, slots=True)
class Entry:
    """A way in: the structure told about, and the campaign that people come from, "" for none."""

    structure: Structure
    campaign: str

    @property
    def link(self) -> str:
        """The whole address."""
        code, campaign = self.structure.code, self.campaign or None
        return whole(url_for("telling.show", step=1, structure=code, pk_campaign=campaign))


def entry(structure: Structure) -> Entry:
    """Give the way in that the present address asks for."""
    return Entry(structure, one_line(request.args.get("pk_campaign", ""))[:CAMPAIGN_MAX].rstrip())
