"""What the organisation that runs the programme has decided for itself."""

from datetime import timedelta

from core.model import Model
from core.working_time import Holidays


class HelpLine(Model):
    """A number to call when somebody is in danger."""

    number: str
    name: str


class HouseRules(Model):
    """The organisation's own rules.

    Attributes:
        grace: how long a decision can be undone, and its letters wait.
        moderation_delay: within how long a story is promised to be read.
        transfer_delay: within how long a request for transfer is decided, or goes up a level.
        holidays: the public holidays, which count in no delay of working time.
        procedure: what to do when somebody is in danger, in one or a few sentences.
        help_lines: the numbers to hand.
    """

    grace: timedelta = timedelta(minutes=1)
    moderation_delay: timedelta = timedelta(hours=48)
    transfer_delay: timedelta = timedelta(hours=48)
    holidays: Holidays = Holidays.MAINLAND
    procedure: str = (
        "Prévenez la personne responsable de la modération et les secours s’il y a urgence ; "
        "ne publiez rien avant, et notez ici ce qui a été fait."
    )
    help_lines: tuple[HelpLine, ...] = (
        HelpLine(number="3114", name="prévention du suicide, jour et nuit"),
        HelpLine(number="119", name="enfance en danger"),
        HelpLine(number="17", name="police et gendarmerie"),
        HelpLine(number="112", name="urgences, partout en Europe"),
    )


DEFAULT_RULES = HouseRules()
"""What holds where the organisation has said nothing."""
