"""What a person has typed so far: read from the form of any page, written as hidden fields in the next one."""

import re
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from werkzeug.datastructures import MultiDict

from core.experience import CAMPAIGN_MAX
from core.structure import OUTSIDE_CODE
from core.text.clean import one_line, printable
from core.vocabulary import Channel, Sentiment
from public_form.telling.steps import Step

_KEY = re.compile(r"[0-9A-Za-z_-]{8,64}")
TRAP = "website"
"""The field that people do not see: robots know its name and fill it."""

_CODE_MAX = 64
_CODES_KEPT = 30
"""More than anyone may choose, so that one who chooses too many sees them all; not so many as to hurt."""


def new_key() -> str:
    """Give a name for a new form, so that it makes one experience however often it is sent."""
    return uuid.uuid4().hex


@dataclass(frozen=True, slots=True)
class Choice:
    """A service chosen, with the channels used and the feeling through each."""

    code: str
    channels: dict[Channel, Sentiment | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answers:
    """Everything typed in the form.

    Attributes:
        listed: the codes of the services whose channels the person has already been asked for.
        query: the words of the search for a service.
        named: a service in the person's words; a choice with OUTSIDE_CODE stands for it.
        campaign: `pk_campaign` of the link that led here, "" when none.
        procedure_code: `id_demarche` of the link that led here, "" when none.
        trap: what stands in the field that people do not see, and that robots fill.
    """

    key: str = field(default_factory=new_key)
    title: str = ""
    text: str = ""
    sentiment: Sentiment | None = None
    choices: tuple[Choice, ...] = ()
    listed: frozenset[str] = frozenset()
    query: str = ""
    named: str = ""
    pseudonym: str = ""
    department: str = ""
    country: str = "France"
    email: str = ""
    consent: bool = False
    campaign: str = ""
    procedure_code: str = ""
    trap: str = ""

    @property
    def not_listed(self) -> tuple[Choice, ...]:
        """The services just chosen: nothing was asked yet about their channels."""
        return tuple(choice for choice in self.choices if choice.code not in self.listed)

    def searched(self) -> "Answers":
        """Give the answers with the search over."""
        return replace(self, query="")

    def without(self, code: str) -> "Answers":
        """Give the answers without one of the services chosen."""
        left = tuple(choice for choice in self.choices if choice.code != code)
        return replace(self, choices=left, named="" if code == OUTSIDE_CODE else self.named)


Form = MultiDict[str, str]


def read(form: Form) -> Answers:
    """Give the answers that a form holds, cleaned of what is not text."""
    named = _line(form, "named")
    key = form.get("key", "")
    return Answers(
        key=key if _KEY.fullmatch(key) else new_key(),
        title=_line(form, "title"),
        text=printable(form.get("text", "")),
        sentiment=_sentiment(form.get("sentiment")),
        choices=_choices(form, named),
        listed=frozenset(form.getlist("listed")),
        query=_line(form, "q")[:200],
        named=named,
        pseudonym=_line(form, "pseudonym"),
        department=_line(form, "department"),
        country=_line(form, "country") or "France",
        email=_line(form, "email"),
        consent=bool(form.get("consent")),
        campaign=_line(form, "campaign")[:CAMPAIGN_MAX],
        procedure_code=_line(form, "procedure_code")[:CAMPAIGN_MAX],
        trap=_line(form, TRAP),
    )


def carried(answers: Answers, step: Step) -> Iterator[tuple[str, str]]:
    """Give the hidden fields of a page: every answer that the page itself does not ask for."""
    yield from (("key", answers.key), ("campaign", answers.campaign), ("procedure_code", answers.procedure_code))
    if step is not Step.STORY:
        yield from (("title", answers.title), ("text", answers.text))
        if answers.sentiment:
            yield "sentiment", answers.sentiment.value
    if step is not Step.SERVICES:
        yield from _services(answers)
    if step is not Step.YOU:
        yield from (("pseudonym", answers.pseudonym), ("department", answers.department))
        yield from (("country", answers.country), ("email", answers.email))
        if answers.consent:
            yield "consent", "yes"


def channels_field(code: str) -> str:
    """Give the name of the field that holds the channels of a service."""
    return f"channels-{code}"


def feeling_field(code: str, channel: Channel) -> str:
    """Give the name of the field that holds the feeling through one channel of a service."""
    return f"feeling-{code}-{channel.value}"


def chosen_codes(form: Form) -> list[str]:
    """Give the codes of the services in a form or in a link, each once."""
    codes = dict.fromkeys(printable(code) for code in form.getlist("structure"))
    return [code for code in codes if code and code != OUTSIDE_CODE and len(code) <= _CODE_MAX][:_CODES_KEPT]


def _services(answers: Answers) -> Iterator[tuple[str, str]]:
    yield "named", answers.named
    for choice in answers.choices:
        if choice.code != OUTSIDE_CODE:
            yield "structure", choice.code
        for channel, feeling in choice.channels.items():
            yield channels_field(choice.code), channel.value
            if feeling:
                yield feeling_field(choice.code, channel), feeling.value


def _choices(form: Form, named: str) -> tuple[Choice, ...]:
    in_tree = chosen_codes(form)
    chosen = [*in_tree, OUTSIDE_CODE] if named else in_tree
    return tuple(Choice(code, _channels(form, code)) for code in chosen)


def _channels(form: Form, code: str) -> dict[Channel, Sentiment | None]:
    ticked = set(form.getlist(channels_field(code)))
    return {
        channel: _sentiment(form.get(feeling_field(code, channel))) for channel in Channel if channel.value in ticked
    }


def _sentiment(value: str | None) -> Sentiment | None:
    return next((sentiment for sentiment in Sentiment if sentiment.value == value), None)


def _line(form: Form, name: str) -> str:
    return one_line(form.get(name, ""))
