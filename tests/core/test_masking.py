import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import Forbidden, Invalid
from core.history import EventKind
from core.masking import Mask, MaskedField, masked, masks_of
from core.notification import NotificationKind
from core.vocabulary import ExperienceState
from tests.fakes.world import World

TEXT = "Jeanne Martin m’a rappelé au 06 12 34 56 78, merci Jeanne Martin."
PARTS = {MaskedField.TITLE: "Merci à Jeanne Martin", MaskedField.TEXT: TEXT, MaskedField.PSEUDONYM: "Rugby 71"}


def a_mask(start: int, end: int, label: str = "nom") -> Mask:
    return Mask(field=MaskedField.TEXT, start=start, end=end, label=label)


def test_a_label_stands_in_the_place_of_each_span() -> None:
    """What is hidden is replaced, and nothing else changes."""
    masks = [a_mask(29, 43, "téléphone"), a_mask(0, 13)]
    assert masked(TEXT, masks) == "[nom] m’a rappelé au [téléphone], merci Jeanne Martin."


@given(st.text(max_size=40), st.lists(st.tuples(st.integers(0, 45), st.integers(1, 45)), max_size=4))
def test_masks_fit_or_are_refused(text: str, spans: list[tuple[int, int]]) -> None:
    """Spans in the text that do not overlap hide exactly their signs; any others are refused."""
    ordered = sorted(spans)
    ends = [0, *(end for _, end in ordered)]
    fits = all(before <= start < end <= len(text) for before, (start, end) in zip(ends, ordered, strict=False))
    masks = [a_mask(start, end, "x") for start, end in spans]
    if not fits:
        with pytest.raises(Invalid):
            masked(text, masks)
        return
    kept = "".join(char for place, char in enumerate(text) if not any(start <= place < end for start, end in spans))
    hidden = masked(text, masks)
    assert len(hidden) == len(kept) + 3 * len(spans)
    assert sorted(hidden) == sorted(kept + "[x]" * len(spans))


def test_words_are_found_wherever_they_stand() -> None:
    """Each place of the words, in the title as in the story, gets its mask; words that stand nowhere are refused."""
    found = masks_of("Jeanne Martin", "nom", PARTS)
    assert [(mask.field, mask.start) for mask in found] == [
        (MaskedField.TITLE, 8),
        (MaskedField.TEXT, 0),
        (MaskedField.TEXT, 51),
    ]
    with pytest.raises(Invalid, match="ne se trouve pas"):
        masks_of("Paul", "nom", PARTS)
    with pytest.raises(Invalid):
        masks_of("", "nom", PARTS)


def masked_story(world: World) -> int:
    number = world.submit(title=PARTS[MaskedField.TITLE], text=TEXT).number
    masks = [*masks_of("Jeanne Martin", "nom", PARTS), *masks_of("06 12 34 56 78", "téléphone", PARTS)]
    world.desk("modo").publish(number, 1, masks, "Nous ne nommons personne.")
    return number


def test_the_public_reads_the_labels(world: World) -> None:
    """A masked publication shows labels in the title and in the story, and says that something is masked."""
    public = world.library.published(masked_story(world))
    assert public.title == "Merci à [nom]"
    assert public.text == "[nom] m’a rappelé au [téléphone], merci [nom]."
    assert public.masked


def test_the_original_is_for_moderators_alone(world: World) -> None:
    """Moderators can read what was hidden; the agents of the structure cannot."""
    number = masked_story(world)
    original = world.desk("modo2").show(number).original
    assert original is not None and (original.text, original.why) == (TEXT, "Nous ne nommons personne.")
    assert world.desk("agent-30").show(number).original is None
    assert "Jeanne" not in repr(world.desk("agent-30").show(number))


def test_a_masked_publication_tells_its_author(world: World) -> None:
    """The history says it was masked, and the letter owed is the one that says so."""
    number = masked_story(world)
    kept = world.store.tables
    assert kept.experiences[number].state is ExperienceState.PUBLISHED
    assert kept.events[-1].kind is EventKind.MASKED
    assert [letter.kind for letter in kept.notifications.values()][-1] is NotificationKind.MASKED


def test_no_letter_shows_what_was_hidden(world: World) -> None:
    """Neither the letter that was due before the decision nor the later ones hold what was masked."""
    receipt = world.submit(title=PARTS[MaskedField.TITLE], text=TEXT)
    world.notifier().send_all_due()
    masks = [*masks_of("Jeanne Martin", "nom", PARTS), *masks_of("06 12 34 56 78", "téléphone", PARTS)]
    world.desk("modo").publish(receipt.number, 1, masks, "Nous ne nommons personne.")
    world.answer(receipt)
    world.notifier().send_all_due()
    assert len(world.mailer.mails) == 3
    for mail in world.mailer.mails:
        for hidden in ("Jeanne", "jeanne", "Martin", "06 12", "34 56"):
            assert hidden not in mail.subject + mail.plain + mail.html


def test_a_refused_mask_changes_nothing(world: World) -> None:
    """A mask out of the text publishes nothing, and an agent may not mask."""
    number = world.submit(text=TEXT).number
    before = world.store.tables.copy()
    with pytest.raises(Invalid):
        world.desk("modo").publish(number, 1, [a_mask(60, 600)])
    with pytest.raises(Forbidden):
        world.desk("agent-30").publish(world.publish().number, 2, [a_mask(0, 3)])
    assert before.experiences[number] == world.store.tables.experiences[number]
    assert not world.store.tables.originals
