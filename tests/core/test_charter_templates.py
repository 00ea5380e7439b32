"""The sentences drafted for the author, with blanks that must be filled."""

import re

import pytest

from core.charter import TEMPLATES, drafted, first_blank, must_be_filled
from core.errors import Invalid
from core.experience import NOTE_MAX
from core.vocabulary import CharterReason


@pytest.mark.parametrize("reason", CharterReason)
def test_every_reason_has_a_sentence_with_a_blank(reason: CharterReason) -> None:
    """Nobody sends a sentence that fits every story: each asks for what is at fault in this one."""
    assert first_blank(TEMPLATES[reason]) is not None
    with pytest.raises(Invalid) as caught:
        must_be_filled(TEMPLATES[reason])
    assert caught.value.field == "note"
    must_be_filled(re.sub("‹[^›]*›", "ici", TEMPLATES[reason]))


def test_sentences_come_in_the_order_of_the_charter_once_each() -> None:
    chosen = [CharterReason.DUPLICATE, CharterReason.INSULTS, CharterReason.DUPLICATE]
    assert drafted(chosen) == f"{TEMPLATES[CharterReason.INSULTS]}\n{TEMPLATES[CharterReason.DUPLICATE]}"
    assert drafted([]) == ""


def test_every_reason_at_once_can_be_kept() -> None:
    assert len(drafted(list(CharterReason))) < NOTE_MAX


@pytest.mark.parametrize(
    ("text", "blank"),
    [
        ("Voyez ‹où› et ‹quoi›.", "‹où›"),
        ("‹»", None),
        ("Un ‹trou\nouvert›", None),
        ("‹a ‹b›", "‹b›"),
        ("", None),
        ("‹›", "‹›"),
    ],
)
def test_blanks_are_found(text: str, blank: str | None) -> None:
    assert first_blank(text) == blank


def test_the_sentence_says_which_blank_is_left() -> None:
    with pytest.raises(Invalid, match="‹quoi›"):
        must_be_filled("Un champ rempli, et ‹quoi›.")
