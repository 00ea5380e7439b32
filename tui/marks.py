"""Marks as they are seen: their letter and their colour in the text, their words and their reason beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from core.dates import count_fr
from core.mask_sheet import Mark, MarkState, MaskSheet
from core.masking import MaskedField
from core.text.clean import excerpt, one_line, printable
from core.vocabulary import ExperienceState
from tui.words import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from core.dossier import Dossier
    from core.experience import Experience
    from core.masking import Mask, Original

BEFORE, AFTER = "▐", "▌"
"""What stands on each side of marked words, so that they are told without colours."""

SIGNS = {MarkState.OPEN: " ", MarkState.MASKED: "■", MarkState.LEFT: "□"}
"""What tells what was decided of a mark."""

_CERTAIN, _LIKELY = 0.95, 0.75
_WORDS_SHOWN = 60
_LISTED = 50
_UNPUBLISHED = frozenset({ExperienceState.SUBMITTED, ExperienceState.HELD, ExperienceState.REJECTED})


def parts_of(told: Experience | Original) -> dict[MaskedField, str]:
    """Give the parts of a story that may be masked."""
    return {field: getattr(told, field.value) for field in MaskedField}


def sheet_of(dossier: Dossier) -> MaskSheet:
    """Open a sheet on a story; what was found is about its text before it is public, and no other."""
    unpublished = dossier.experience.state in _UNPUBLISHED
    findings = dossier.screening.findings if dossier.screening and unpublished else ()
    return MaskSheet.of(parts_of(dossier.experience), findings)


def certainty(confidence: float) -> str:
    """Say in words how sure a mark is."""
    if confidence >= _CERTAIN:
        return "certain"
    return "probable" if confidence >= _LIKELY else "à vérifier"


def kind_words(mark: Mark) -> str:
    """Say what a mark may be."""
    return mark.kind.label if mark.kind else "passage choisi"


def in_place(text: str) -> str:
    """Give a text that can be shown, each of its signs in its place: what is not text is replaced, not removed."""
    if printable(text) == text:
        return text
    return "".join(sign if printable(sign) == sign else "\ufffd" for sign in text)


def slices(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int, bool]]:
    """Cut a text at spans in their order; True for what is in one."""
    done = 0
    for start, end in spans:
        if done < start:
            yield done, start, False
        yield start, end, True
        done = end
    if done < len(text):
        yield done, len(text), False


def shown_parts(sheet: MaskSheet) -> dict[str, Content]:
    """Give each part of a story, by its name, with its marks in place."""
    return {
        field.value: _marked(text, [mark for mark in sheet.marks if mark.field is field])
        for field, text in sheet.parts.items()
    }


def _marked(text: str, marks: Sequence[Mark]) -> Content:
    shown, letters = in_place(text), iter(marks)
    parts: list[tuple[str, str]] = []
    for start, end, is_mark in slices(text, ((mark.start, mark.end) for mark in marks)):
        parts += _pill(next(letters).letter, shown[start:end]) if is_mark else [(shown[start:end], "")]
    return Content.assemble(*parts)


def _pill(letter: str, words: str) -> list[tuple[str, str]]:
    return [
        (BEFORE, "$accent"),
        (f"{letter} ", "bold $background on $accent"),
        (words, "$background on $accent"),
        (AFTER, "$accent"),
    ]


def listed(sheet: MaskSheet, marks: Sequence[Mark]) -> Iterator[Content]:
    """Give each mark by its letter, what it may be, its words, how sure it is, and why it is marked."""
    for mark in marks[:_LISTED]:
        words = quoted(excerpt(in_place(sheet.words(mark)), _WORDS_SHOWN))
        yield Content.assemble(
            (f"{mark.letter}  ", "$accent bold"),
            f"{kind_words(mark)} {words}",
            (f"   {certainty(mark.confidence)}", "$text-muted"),
            (f"\n   {one_line(mark.reason)}", "$text-muted"),
        )
    if len(marks) > _LISTED:
        yield Content.styled(f"… et {count_fr(len(marks) - _LISTED)} de plus, à masquer une à une.", "$text-muted")


def differences(parts: dict[MaskedField, str], masks: Sequence[Mask]) -> Content:
    """Give the parts of a story, what is hidden between minus signs, then what stands there between plus signs."""
    legend = Content.styled("−retiré−   +mis à la place+", "$text-muted")
    title, text, pseudonym = (_changed(parts[field], [m for m in masks if m.field is field]) for field in MaskedField)
    author = [Content.assemble("par ", pseudonym)] if parts[MaskedField.PSEUDONYM] else []
    return Content("\n").join([legend, title, text, *author])


def _changed(text: str, masks: Sequence[Mask]) -> Content:
    shown, hidden = in_place(text), iter(sorted(masks, key=lambda mask: mask.start))
    parts: list[tuple[str, str]] = []
    for start, end, is_mask in slices(text, sorted((mask.start, mask.end) for mask in masks)):
        parts += _change(shown[start:end], next(hidden)) if is_mask else [(shown[start:end], "")]
    return Content.assemble(*parts)


def _change(words: str, mask: Mask) -> list[tuple[str, str]]:
    hidden = [("−", "$negative"), (words, "strike $negative"), ("− ", "$negative")]
    return [*hidden, (f"+[{one_line(mask.label)}]+", "bold $positive")]
