"""The journeys of the workstation on desks held over HTTPS: the very tests that pass on those of the same process."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.fakes.store import FakeStore
from tests.tui import (
    test_answering,
    test_classifying,
    test_comments,
    test_dashboard_screen,
    test_deciding_more,
    test_masking,
    test_moderating,
    test_settling,
)
from tests.tui.boards import test_board_screen
from tests.tui.driving import WIDE, Bench
from tests.tui.fake_desk import small_store
from tests.tui.remote.far import FarBench
from tests.tui.seeking import test_search_screen
from tui.screens.commenting import CommentsScreen
from tui.screens.composer import ComposerScreen


def counted_store() -> FakeStore:
    """Give a programme whose figures are still to be counted."""
    store = small_store()
    store.tables.tally_due.extend(store.tables.experiences)
    return store


def asked(bench: Bench) -> None:
    """Let an agent have asked for a transfer."""
    bench.desk("amina").ask_transfer(900001, 1, "gn", "Le dossier est suivi là-bas.")


@dataclass(frozen=True)
class Journey:
    """A test of the workstation, and what it begins with."""

    test: Callable[..., None]
    account: str = "camille"
    store: Callable[[], FakeStore] = small_store
    before: Callable[[Bench], None] = lambda _: None
    sized: bool = False

    @property
    def name(self) -> str:
        return self.test.__name__.removeprefix("test_")


JOURNEYS = (
    Journey(test_moderating.test_the_desk_opens_on_the_first_list_and_its_first_story),
    Journey(test_moderating.test_one_key_publishes_and_opens_the_next),
    Journey(test_moderating.test_rejecting_asks_for_a_reason_and_a_sentence),
    Journey(test_moderating.test_a_stale_decision_says_what_changed_and_reloads),
    Journey(test_moderating.test_withdrawing_asks_to_type_a_word),
    Journey(test_moderating.test_a_refresh_never_moves_the_choice),
    Journey(test_masking.test_two_keys_mask_all_and_publish, store=test_masking.marked_store),
    Journey(test_deciding_more.test_structures_are_found_while_typing_and_checked),
    Journey(test_deciding_more.test_several_decisions_are_undone_one_after_the_other),
    Journey(test_settling.test_a_transfer_is_accepted_as_proposed, before=asked, sized=True),
    Journey(test_settling.test_a_transfer_is_refused_with_why, before=asked),
    Journey(test_answering.test_publishing_shows_what_will_be_public_first, "amina"),
    Journey(test_answering.test_escape_keeps_the_draft_at_the_desk, "amina"),
    Journey(test_answering.test_a_stale_draft_asks_which_text_to_keep, "amina"),
    Journey(test_comments.test_a_comment_is_sent_with_its_own_key, "amina"),
    Journey(test_classifying.test_agents_set_the_general_tags_too, "amina"),
    Journey(test_dashboard_screen.test_tables_follow_one_another_and_a_child_is_gone_into, "amina", counted_store),
    Journey(test_board_screen.test_what_is_arranged_is_kept_as_ones_own, "chef", counted_store),
    Journey(test_search_screen.test_a_search_is_kept_opened_and_forgotten, "chef"),
)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(ComposerScreen, "pause", 0.01)
    monkeypatch.setattr(CommentsScreen, "pause", 0.01)
    yield


@pytest.mark.usefixtures("quick", "no_keyring")
@pytest.mark.parametrize("journey", JOURNEYS, ids=lambda journey: journey.name)
def test_a_journey_is_the_same_over_https(journey: Journey, tmp_path: Path) -> None:
    """What a person does and sees is the same, and the desk was on the server."""
    bench = FarBench(tmp_path, journey.store(), journey.account)
    sizes: dict[str, Any] = {"size": WIDE} if journey.sized else {}
    try:
        journey.before(bench)
        journey.test(bench, **sizes)
        assert "desk/glance" in bench.served.asked
    finally:
        bench.door.close()
        bench.served.stop()
