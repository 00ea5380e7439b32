"""What the search shows, row by row: hits, facets, candidates. Everything as content, nothing as markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from core.dates import count_fr, date_fr
from core.seeking.search import Key
from core.text.clean import excerpt, fold, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from core.seeking.completion import Candidate
    from core.seeking.facets import FacetLine, Facets
    from core.seeking.hits import Hit, Results
    from core.snippets import Piece

FACETS = {
    Key.STRUCTURE: "Structures",
    Key.CHANNEL: "Canaux",
    Key.FEELING: "Ressenti",
    Key.TAG: "Tags généraux",
    Key.CONCEPT: "Concepts",
    Key.DEPARTMENT: "Départements",
    Key.PUBLISHED: "Mois",
}
_LABEL_ROOM = 20


def hit_row(hit: Hit) -> Content:
    """Give a hit in its parts: its title, where and when, the words around what was found."""
    feeling = f"{hit.sentiment.sign} " if hit.sentiment else ""
    more = f" (+{hit.others})" if hit.others else ""
    answered = "" if hit.answered else " · sans réponse"
    place = f"{hit.number} · {date_fr(hit.published_at)} · {one_line(hit.structure)}{more}{answered}"
    source = [Content.styled("Réponse : ", "$text-muted")] if hit.in_answer else []
    return Content("\n").join(
        [
            Content.assemble(feeling, pieces(hit.title).stylize_before("bold")),
            Content.styled(place, "$text-muted"),
            Content.assemble(*source, pieces(hit.excerpt)),
            Content(""),  # between two hits
        ]
    )


def pieces(parts: Iterable[Piece]) -> Content:
    """Give a text whose words found are told apart, without colours too."""
    return Content.assemble(
        *((one_line_kept(part.text), "$accent bold underline") if part.found else one_line_kept(part.text)
          for part in parts)
    )  # fmt: skip


def one_line_kept(text: str) -> str:
    """Give a piece on one line, with the spaces at its ends."""
    return text.replace("\n", " ").replace("\t", " ")


def facet_row(line: FacetLine) -> Content:
    """Give a value of a facet with its count."""
    label = excerpt(one_line(line.label), _LABEL_ROOM)
    return Content(f"  {label:<{_LABEL_ROOM}} {count_fr(line.count):>6}")


def chosen_row(criterion: str) -> Content:
    """Give a criterion that the line asks: chosen again, it is asked no more."""
    return Content(f"✓ {one_line(criterion)}")


def candidate_row(candidate: Candidate) -> Content:
    """Give what may be written, with what it means."""
    return Content.assemble((one_line(candidate.label), "bold"), "  ", (one_line(candidate.detail), "$text-muted"))


def told(results: Results, facets: Facets | None) -> str:
    """Say what was understood, how many there are, and of how many the facets tell."""
    meant = [f"{typed} = {name}" for typed, name in results.meaning if fold(typed) != fold(name)]
    if facets is None:
        return " · ".join(["Recherche…", *meant])
    least = "" if facets.all_counted else "plus de "
    plural = "s" if facets.total > 1 else ""
    counts = [f"{least}{count_fr(facets.total)} expérience{plural}" if facets.total else "Aucune expérience"]
    if facets.looked_at < facets.total or not facets.all_counted:
        counts.append(f"facettes des {count_fr(facets.looked_at)} premières")
    return " · ".join([*counts, *meant])


def with_or_without(line: str, criterion: str) -> str:
    """Give a line with a criterion more, or without it when it is there."""
    words = chosen(line)
    if criterion in words:
        return " ".join(word for word in words if word != criterion)
    return " ".join([*words, criterion])


def chosen(line: str) -> Sequence[str]:
    """Give the criteria of a line as they are typed."""
    from core.seeking.line import tokens  # noqa: PLC0415 (with the rest of the language, not at the start)

    return [token.typed for token in tokens(line)]
