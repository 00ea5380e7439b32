"""Visites: how many people came by each campaign. A number a day, and nothing of anybody."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlmodel import Field

from core.experience import CAMPAIGN_MAX
from core.model import Model
from core.periods import Period
from core.structure import Structure

OTHERS = "(autres)"
"""What the visits of too many campaigns in a day are counted under: a robot invents as many as it likes."""

CAMPAIGNS_A_DAY = 50
"""How many campaigns of a structure are told apart in a day."""


class Visit(Model):
    """How many times the form was opened by a campaign of a structure, on a day of Paris."""

    structure_code: str = Field(max_length=64)
    day: date
    campaign: str = Field(max_length=CAMPAIGN_MAX)
    visits: int = Field(ge=0)


@dataclass(frozen=True, slots=True)
class CampaignLine:
    """What a campaign brought.

    Attributes:
        visits: how many times the form was opened by its links.
        stories: how many experiences were sent by it, whatever became of them.
    """

    campaign: str
    visits: int
    stories: int


@dataclass(frozen=True, slots=True)
class CampaignReport:
    """What the campaigns of a structure and of those below it brought over a period.

    Attributes:
        lines: those that brought most stories first.
        days: the visits by structure, day and campaign, in that order.
    """

    structure: Structure
    period: Period
    lines: tuple[CampaignLine, ...]
    days: tuple[Visit, ...]


def campaign_lines(days: Iterable[Visit], stories: Mapping[str, int]) -> tuple[CampaignLine, ...]:
    """Add up visits by campaign, beside the stories: a campaign that has only one of both is there too."""
    visits: dict[str, int] = dict.fromkeys(stories, 0)
    for day in days:
        visits[day.campaign] = visits.get(day.campaign, 0) + day.visits
    lines = (CampaignLine(campaign, count, stories.get(campaign, 0)) for campaign, count in visits.items())
    return tuple(sorted(lines, key=lambda line: (-line.stories, -line.visits, line.campaign)))
