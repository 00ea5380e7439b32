"""Concepts as rows: in the list, as shares by channel, and the figures of one of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from textual.content import Content

from core.concepts.wording import around, channel_rows, curve, part_fr, recount_fr
from core.dates import count_fr, date_fr, midnight
from core.text.clean import excerpt, one_line
from core.views import Sieve
from core.vocabulary import Channel, Sentiment

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from core.concepts.figures import ConceptFile, ConceptLine, ConceptList, ConceptQuestion, Example, Themes
    from core.concepts.held import Held
    from core.concepts.trial import Trial

_NAME, _COLUMN = 28, 8
_CURVE = 24
_STORY = 160

LIST_COLUMNS = f"{'':<{_NAME}}  récits  part  mois par mois"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a concept, with what finds its list; None where there is none."""

    text: str
    sieve: Sieve | None


def list_row(line: ConceptLine, shown: ConceptList) -> str:
    """Give a concept as a row of the list."""
    share = line.held.stories / shown.published if shown.published else None
    told = recount_fr(line.concept, shown.last_number) if line.concept.recounting else feelings(line.held)
    name = f"{'' if line.concept.network_code else '• '}{one_line(line.concept.name)}"
    drawn = curve(line.curve[-_CURVE:])
    return f"{excerpt(name, _NAME):<{_NAME}} {count_fr(line.held.stories):>7} {part_fr(share):>6}  {drawn}  {told}"


def feelings(held: Held) -> str:
    """Give how the stories felt, each with its sign."""
    return "  ".join(f"{feeling.sign} {held.feelings[feeling]}" for feeling in Sentiment)


def themes_columns(shown: Themes, width: int) -> tuple[list[Channel], str]:
    """Give the channels that there is room for, those most used first, and the line above their columns."""
    used = sorted((c for c in Channel if shown.by_channel[c]), key=lambda c: -shown.by_channel[c])
    fitting = used[: max((width - _NAME - _COLUMN - 4) // (_COLUMN + 1), 1)]
    names = ("tous", *(excerpt(channel.label, _COLUMN) for channel in fitting))
    return fitting, f"{'':<{_NAME}}" + "".join(f" {name:>{_COLUMN}}" for name in names)


def themes_rows(shown: Themes, channels: Sequence[Channel]) -> list[str]:
    """Give the share of each theme, overall and channel by channel."""
    return [
        f"{excerpt(one_line(row.concept.name), _NAME):<{_NAME}}"
        + "".join(f" {share:>{_COLUMN}}" for share in channel_rows(shown, row, channels))
        for row in shown.rows
    ]


def file_rows(file: ConceptFile) -> list[Row]:
    """Give the figures of a concept, each with what finds its list."""
    sieve = sieve_of(file.question, file.concept.number)
    rows = [Row(_figure("tous les récits", file.held.stories, file.published), sieve)]
    rows += [
        Row(_figure(f"{feeling.sign} {feeling.label}", count, file.held.stories), replace(sieve, sentiment=feeling))
        for feeling, count in file.held.feelings.items()
    ]
    rows += [
        Row(_figure(channel.label, count, file.by_channel[channel]), replace(sieve, channel=channel))
        for channel, count in file.held.channels.items()
        if count
    ]
    rows += [
        Row(_figure(one_line(place.name), place.held.stories, place.published), replace(sieve, structure=place.code))
        for place in file.places
    ]
    return rows


def sieve_of(question: ConceptQuestion, number: int) -> Sieve:
    """Give what finds the stories of a concept at the place and in the months of a question."""
    since, until = midnight(question.first_day), midnight(question.day_after)
    return Sieve(structure=question.structure_code, since=since, until=until, concept=number)


def file_heading(file: ConceptFile) -> Content:
    """Give what a concept is, and its curves."""
    concept = file.concept
    whose = "du programme" if not concept.network_code else "du réseau"
    lines = [
        Content.assemble((one_line(concept.name), "bold"), f" · concept {whose} · {one_line(file.name)}"),
        Content.styled(one_line(concept.note), "$text-muted"),
        Content(f"Par mois {curve(file.months)}   par semaine {curve(file.weeks[-52:])}"),
    ]
    if concept.recounting:
        lines.append(Content.styled(recount_fr(concept, file.last_number).capitalize(), "$warning"))
    return Content("\n").join(lines)


def stories_page(stories: Sequence[Example]) -> Content:
    """Give stories, with the words that hold the concept brought out."""
    return Content("\n\n").join(_story(story) for story in stories) if stories else Content("Aucun récit encore.")


def history_page(file: ConceptFile) -> Content:
    """Give the versions of a concept, the last one first."""
    return Content("\n").join(_history(file))


def trial_page(trial: Trial, lines: Sequence[str]) -> Content:
    """Give what a trial found so far: how many, by which expression, which stories, and the edge."""
    return Content("\n").join(_trial(trial, lines))


def marked(text: str, spans: Sequence[tuple[int, int]]) -> Content:
    """Give a text of somebody with some words brought out."""
    content = Content(text)
    for start, end in spans:
        content = content.stylize("$accent bold", start, end)
    return content


def _trial(trial: Trial, lines: Sequence[str]) -> Iterator[Content]:
    following = "" if trial.following is None else f", sur {count_fr(trial.candidates)} à lire"
    yield Content.styled(f"{count_fr(trial.held)} récits tenus ; {count_fr(trial.read)} lus{following}", "bold")
    for line, count, alone in zip(lines, trial.by_expression, trial.alone, strict=False):
        yield Content(f"{count_fr(count):>6}  dont {count_fr(alone)} par elle seule  {excerpt(line, 60)}")
    yield from _examples("Tenus", [(story, "") for story in trial.examples])
    yield from _examples("Par une seule expression", [(story, line) for line, story in trial.only])
    yield from _examples(
        "Presque tenus", [(near.story, f"{near.why.label} : {near.expression}") for near in trial.nearly]
    )


def _examples(title: str, stories: Sequence[tuple[Example, str]]) -> Iterator[Content]:
    if stories:
        yield Content.styled(title, "bold")
    for story, why in stories:
        yield Content.assemble((f"{story.number} ", "$text-muted"), marked(one_line(story.title), story.in_title))
        if story.in_text:
            text, spans = around(one_line_kept(story.text), story.in_text, _STORY)
            yield Content("   ") + marked(text, spans)
        if why:
            yield Content.styled(f"   {excerpt(why, 90)}", "$text-muted")


def one_line_kept(text: str) -> str:
    """Give a text on one line, sign for sign, so that what stands in it stays where it is."""
    return "".join(" " if sign in "\n\r\t" else sign for sign in text)


def _story(story: Example) -> Content:
    title = Content.assemble((f"{story.number} · ", "bold"), marked(story.title, story.in_title))
    return title + Content("\n") + marked(story.text, story.in_text)


def _history(file: ConceptFile) -> Iterator[Content]:
    for version in file.versions:
        what = " : retiré" if version.removed else ""
        yield Content.styled(f"Version {version.version} · {date_fr(version.at)} · {version.actor}{what}", "bold")
        yield Content(one_line(version.name))
        yield from (Content(f"  {line}") for line in version.expressions)


def _figure(name: str, count: int, whole: int) -> str:
    return f"{excerpt(name, 44):<44} {count_fr(count):>7} {part_fr(count / whole if whole else None):>6}"
