"""The marks of a story on their way to masks."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import Invalid
from core.mask_sheet import Mark, MarkState, MaskSheet
from core.masking import REASON_MAX, MaskedField, masked
from core.screening import PlacedFinding
from core.text.finding import FindingKind

TEXT = "J’ai parlé à Mme Dupont au 06 12 34 56 78 puis à Léa."
PARTS = {MaskedField.TITLE: "Merci Mme Dupont", MaskedField.TEXT: TEXT, MaskedField.PSEUDONYM: "Rugby 71"}
KINDS = st.sampled_from(FindingKind)


def found(field: MaskedField, words: str, kind: FindingKind = FindingKind.PERSON, sure: float = 0.9) -> PlacedFinding:
    start = PARTS[field].index(words)
    return PlacedFinding(
        field=field, kind=kind, start=start, end=start + len(words), confidence=sure, reason=f"pour {words}"
    )


def sheet() -> MaskSheet:
    return MaskSheet.of(
        PARTS,
        [
            found(MaskedField.TEXT, "06 12 34 56 78", FindingKind.PHONE, 1),
            found(MaskedField.TEXT, "Mme Dupont"),
            found(MaskedField.TITLE, "Mme Dupont"),
        ],
    )


def span(words: str, of: MaskSheet) -> tuple[MaskedField, int, int]:
    start = of.parts[MaskedField.TEXT].index(words)
    return MaskedField.TEXT, start, start + len(words)


def shown(of: MaskSheet) -> list[tuple[str, str, MarkState]]:
    return [(mark.letter, of.words(mark), mark.state) for mark in of.marks]


def test_marks_are_in_the_order_of_reading() -> None:
    """Title, story, pseudonym, each from its beginning, with letter, label, reason and certainty."""
    opened = sheet()
    assert [(mark.field, mark.letter) for mark in opened.marks] == [
        (MaskedField.TITLE, "N"),
        (MaskedField.TEXT, "N"),
        (MaskedField.TEXT, "T"),
    ]
    phone = opened.marks[2]
    assert (phone.label, phone.reason, phone.confidence) == ("téléphone", "pour 06 12 34 56 78", 1)
    assert opened.open_marks == list(opened.marks)
    assert opened.masks == ()


def test_masking_all_hides_every_mark() -> None:
    """What the public reads has a label at each of those places, and nothing else changes."""
    public = sheet().all_masked().public
    assert public[MaskedField.TITLE] == "Merci [nom]"
    assert public[MaskedField.TEXT] == "J’ai parlé à [nom] au [téléphone] puis à Léa."
    assert public[MaskedField.PSEUDONYM] == "Rugby 71"


def test_what_is_left_in_clear_stays_so() -> None:
    """Masking all masks what nobody has decided, and no other mark."""
    decided = sheet().decided(0, MarkState.LEFT).all_masked()
    assert decided.public[MaskedField.TITLE] == "Merci Mme Dupont"
    assert [mark.state for mark in decided.marks] == [MarkState.LEFT, MarkState.MASKED, MarkState.MASKED]


def test_walking_goes_to_the_next_open_mark_and_around() -> None:
    """After the last one comes the first one still open; None when all are decided."""
    walked = sheet().decided(1, MarkState.MASKED)
    assert [walked.after(-1), walked.after(0), walked.after(1), walked.after(2)] == [0, 2, 2, 0]
    assert walked.all_masked().after(0) is None


def test_a_label_is_short_plain_words() -> None:
    """Brackets are the public text's own; an empty or long label is refused."""
    assert sheet().decided(0, MarkState.MASKED, " [une\n agente] ").marks[0].label == "une agente"
    for label in ("", " [] ", "x" * 41):
        with pytest.raises(Invalid):
            sheet().decided(0, MarkState.MASKED, label)
        with pytest.raises(Invalid):
            sheet().added(MaskedField.TEXT, 0, 4, label)


def test_a_passage_chosen_by_hand_is_masked() -> None:
    """It stands among the others in the order of reading, and can be taken away."""
    opened = sheet()
    added = opened.added(*span("Léa", opened), "prénom")
    assert shown(added)[-1] == ("+", "Léa", MarkState.MASKED)
    assert added.public[MaskedField.TEXT].endswith("puis à [prénom].")
    assert added.removed(3) == opened


def test_a_passage_over_a_mark_leaves_the_rest_of_it_marked() -> None:
    """Nothing that was marked becomes readable because something next to it was masked."""
    opened = sheet()
    added = opened.added(*span("Dupont au 06 12", opened), "passage")
    assert shown(added) == [
        ("N", "Mme Dupont", MarkState.OPEN),
        ("N", "Mme", MarkState.OPEN),
        ("+", "Dupont au 06 12", MarkState.MASKED),
        ("T", "34 56 78", MarkState.OPEN),
    ]
    assert added.all_masked().public[MaskedField.TEXT] == "J’ai parlé à [nom] [passage] [téléphone] puis à Léa."


def test_what_lay_under_a_passage_shows_again_without_it() -> None:
    """Taking a passage away brings back the marks that it covered, as they were decided."""
    opened = sheet().decided(1, MarkState.MASKED, "agente")
    covered = opened.added(*span("à Mme Dupont au", opened), "passage")
    assert shown(covered)[1][0] == "+"
    assert covered.removed(1) == opened


def test_deciding_on_what_shows_of_a_mark_decides_on_all_of_it() -> None:
    """The pieces of one mark are one mark."""
    opened = sheet()
    cut = opened.added(*span("12 34", opened), "passage").decided(4, MarkState.LEFT)
    assert [(words, state) for letter, words, state in shown(cut) if letter == "T"] == [
        ("06", MarkState.LEFT),
        ("56 78", MarkState.LEFT),
    ]


def test_a_mark_of_the_detectors_is_kept_in_clear_but_never_taken_away() -> None:
    """So that it is told that somebody saw it."""
    with pytest.raises(Invalid, match="garde en clair"):
        sheet().removed(0)


@pytest.mark.parametrize(("start", "end"), [(0, 0), (5, 4), (-1, 3), (3, len(TEXT) + 1)])
def test_a_passage_out_of_the_text_is_refused(start: int, end: int) -> None:
    """At least one sign, and signs of the text alone."""
    with pytest.raises(Invalid, match="au moins un signe"):
        sheet().added(MaskedField.TEXT, start, end, "nom")


def test_the_sentence_to_the_author_names_what_is_hidden() -> None:
    """Each label once; no sentence when nothing is hidden; never longer than it may be."""
    assert sheet().why == ""
    assert "ici : nom, téléphone." in sheet().all_masked().why
    long = MaskSheet({**PARTS, MaskedField.TEXT: "x" * 500})
    for place in range(200):
        long = long.added(MaskedField.TEXT, 2 * place, 2 * place + 1, f"{place} {'é' * 30}")
    assert len(long.why) <= REASON_MAX


# -- whatever is found and done

FIELDS = st.sampled_from(MaskedField)
TEXTS = st.text(alphabet="ab é\n[]x0\u202e", max_size=30)
ALL_PARTS = st.fixed_dictionaries(dict.fromkeys(MaskedField, TEXTS))
FINDINGS = st.lists(
    st.builds(
        lambda field, kind, start, length: PlacedFinding(
            field=field, kind=kind, start=start, end=start + length, confidence=0.9, reason="x"
        ),
        FIELDS,
        KINDS,
        st.integers(0, 35),
        st.integers(1, 12),
    ),
    max_size=6,
)
DEEDS = st.lists(
    st.tuples(st.sampled_from(["mask", "leave", "label", "add", "remove", "all"]), FIELDS, *[st.integers(-2, 35)] * 2),
    max_size=8,
)


def done(to: MaskSheet, deed: str, field: MaskedField, one: int, other: int) -> MaskSheet:
    """Do something to the sheet, if it is possible."""
    index = one % len(to.marks) if to.marks else 0
    deeds: dict[str, Callable[[], MaskSheet]] = {
        "mask": lambda: to.decided(index, MarkState.MASKED),
        "leave": lambda: to.decided(index, MarkState.LEFT),
        "label": lambda: to.decided(index, MarkState.MASKED, "x" * other),
        "add": lambda: to.added(field, one, other, "main"),
        "remove": lambda: to.removed(index),
        "all": to.all_masked,
    }
    if not to.marks and deed not in {"add", "all"}:
        return to
    try:
        return deeds[deed]()
    except Invalid:
        return to


def signs(of: MaskSheet, marks: list[Mark]) -> set[tuple[MaskedField, int]]:
    """Give the places of the signs under marks that are words."""
    return {
        (mark.field, place)
        for mark in marks
        for place in range(mark.start, mark.end)
        if of.parts[mark.field][place].isalnum()
    }


@given(ALL_PARTS, FINDINGS, DEEDS)
def test_marks_stay_in_the_text_and_apart(
    parts: dict[MaskedField, str], findings: list[PlacedFinding], deeds: list[tuple[str, MaskedField, int, int]]
) -> None:
    """Whatever is found, whatever is done: in range, never overlapping, in order, and always publishable."""
    kept = MaskSheet.of(parts, findings)
    for deed in deeds:
        kept = done(kept, *deed)
    places = [mark.place for mark in kept.marks]
    assert places == sorted(places)
    for mark in kept.marks:
        assert 0 <= mark.start < mark.end <= len(parts[mark.field])
        assert sum(mark.meets(other) for other in kept.marks) == 1
    for field, text in parts.items():
        assert masked(text, [mask for mask in kept.masks if mask.field is field]) == kept.public[field]


@given(ALL_PARTS, FINDINGS, DEEDS, FIELDS, st.integers(0, 30), st.integers(0, 30))
def test_no_mark_is_lost_by_an_edit_elsewhere(
    parts: dict[MaskedField, str],
    findings: list[PlacedFinding],
    deeds: list[tuple[str, MaskedField, int, int]],
    field: MaskedField,
    start: int,
    end: int,
) -> None:
    """A passage masked by hand adds marked words, and takes none away; without it, all is as before."""
    kept = MaskSheet.of(parts, findings)
    for deed in deeds:
        kept = done(kept, *deed)
    after = done(kept, "add", field, start, end)
    assert signs(kept, list(kept.marks)) <= signs(after, list(after.marks))
    untouched = [mark for mark in kept.marks if mark.field is not field or mark.end <= start or end <= mark.start]
    assert set(untouched) <= set(after.marks)
    if after != kept:
        added = next(i for i, mark in enumerate(after.marks) if (mark.field, mark.start) == (field, start))
        assert after.removed(added) == kept


@given(ALL_PARTS, FINDINGS)
def test_deciding_on_one_mark_changes_no_other(parts: dict[MaskedField, str], findings: list[PlacedFinding]) -> None:
    """Each finding is masked or left on its own."""
    opened = MaskSheet.of(parts, findings)
    for index in range(len(opened.marks)):
        after = opened.decided(index, MarkState.MASKED)
        assert [mark for i, mark in enumerate(after.marks) if i != index] == [
            mark for i, mark in enumerate(opened.marks) if i != index
        ]


@given(ALL_PARTS, FINDINGS)
def test_nothing_that_was_found_can_be_read_once_all_is_masked(
    parts: dict[MaskedField, str], findings: list[PlacedFinding]
) -> None:
    """The words in public are those that no finding covers, and labels."""
    public = MaskSheet.of(parts, findings).all_masked().public
    for field, text in parts.items():
        covered = {p for f in findings if f.field is field for p in range(f.start, min(f.end, len(text)))}
        clear = [sign for place, sign in enumerate(text) if place not in covered]
        labels = [f"[{f.kind.mask}]" for f in findings]
        rest = public[field]
        for label in sorted(set(labels), key=len, reverse=True):
            rest = rest.replace(label, "")
        assert [sign for sign in rest if sign.isalnum()] == [sign for sign in clear if sign.isalnum()]
