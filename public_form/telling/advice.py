"""What the last page says before the sending: what looks like personal data, and what was answered to others."""

import logging
from dataclasses import dataclass

from core.errors import Unavailable
from core.hints import hints
from core.library import Library
from core.projection import PublicExperience
from core.submission import TEXT_MAX
from core.text.clean import excerpt
from public_form.telling.answers import Answers

_ANSWER_SHOWN = 220
_log = logging.getLogger("ecoute.public_form")


@dataclass(frozen=True, slots=True)
class Remark:
    """A passage that looks like personal data, told in a sentence, with the field that it stands in."""

    field: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Similar:
    """An experience like the one told, with the beginning of the answer that helped."""

    title: str
    path: str
    service: str
    answer: str


def remarks(answers: Answers) -> list[Remark]:
    """Give what looks like personal data in the title and in the story, each passage once."""
    parts = {"title": answers.title, "text": answers.text}
    found = (Remark(field, one.sentence) for field, text in parts.items() for one in hints(text[:TEXT_MAX]))
    return list(dict.fromkeys(found))


def similar(answers: Answers, library: Library) -> list[Similar]:
    """Give the experiences like this one with an answer that helped; none when they cannot be read."""
    try:
        found = library.helpful_like(answers.title[:TEXT_MAX], answers.text[:TEXT_MAX])
    except Unavailable as error:
        _log.warning("The form does without similar experiences: %s", error.sentence)
        return []
    return [_similar(experience) for experience in found if experience.answered]


def _similar(experience: PublicExperience) -> Similar:
    answers = [(concern.name, concern.response) for concern in experience.concerns if concern.response]
    name, response = max(answers, key=lambda answer: answer[1].usefulness.useful)
    return Similar(experience.title, experience.path, name, excerpt(response.text, _ANSWER_SHOWN))
