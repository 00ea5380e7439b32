"""Modèle de réponse: the body of an answer with blanks to fill, kept by a structure for itself and those below it."""

from collections.abc import Iterable, Iterator, Sequence

from pydantic import field_validator
from sqlmodel import JSON, Field

from core.experience import Experience
from core.formulas import filled
from core.model import Model
from core.structure import lineage
from core.text.clean import one_line, printable
from core.vocabulary import GeneralTag, Sentiment

_TAG_WEIGHT, _SENTIMENT_WEIGHT, _NEAR_WEIGHT = 4, 3, 1


class ReplyTemplate(Model):
    """A template of answer.

    Attributes:
        number: given by the store, 0 until then.
        structure_code: the structure that keeps it; those below it inherit it.
        body: its text, with blanks ‹…› to fill and {pseudonyme}.
        tags: the general tags of the stories that it suits, none for any story.
        sentiment: the feeling of the stories that it suits, None for any.
    """

    number: int = Field(default=0, ge=0)
    structure_code: str = Field(max_length=64)
    title: str = Field(min_length=1, max_length=200)
    body: str = Field(min_length=1, max_length=10_000)
    tags: tuple[GeneralTag, ...] = Field(default=(), sa_type=JSON)
    sentiment: Sentiment | None = None

    @field_validator("title", mode="before")
    @classmethod
    def _clean_line(cls, text: str) -> str:
        return one_line(text)

    @field_validator("body", mode="before")
    @classmethod
    def _clean_text(cls, text: str) -> str:
        return printable(text).strip()


class OfferedTemplate(Model):
    """A template beside a story: its body with the pseudonym in place, and why it is offered."""

    template: ReplyTemplate
    body: str
    why: str


def offered_templates(
    templates: Iterable[ReplyTemplate], experience: Experience, path: str
) -> Sequence[OfferedTemplate]:
    """Give the templates that a story may be answered with, those that suit it most first.

    Args:
        templates: those of the structure and of the structures above it.
        experience: the story.
        path: that of the structure that answers.
    """
    nearness = {code: -rank for rank, code in enumerate(lineage(path))}
    suited = [template for template in templates if template.sentiment in (None, experience.sentiment)]
    suited.sort(key=lambda t: (-_fit(t, experience, nearness[t.structure_code]), t.title, t.number))
    return [
        OfferedTemplate(
            template=template,
            body=filled(template.body, experience.pseudonym),
            why=" · ".join(_why(template, experience, nearness[template.structure_code])),
        )
        for template in suited
    ]


def _fit(template: ReplyTemplate, experience: Experience, nearness: int) -> int:
    shared = len({*template.tags} & {*experience.tags})
    feeling = template.sentiment is not None
    return _TAG_WEIGHT * shared + _SENTIMENT_WEIGHT * feeling + _NEAR_WEIGHT * nearness


def _why(template: ReplyTemplate, experience: Experience, nearness: int) -> Iterator[str]:
    if shared := [tag.label for tag in template.tags if tag in experience.tags]:
        yield f"tags : {', '.join(shared)}"
    if template.sentiment is not None:
        yield f"ressenti {template.sentiment.label}"
    yield "de votre structure" if nearness == 0 else "hérité"
