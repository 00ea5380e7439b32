"""Port core.ports.Experiences over SQL."""

from threading import Thread

import pytest

from core.errors import NotFound, Stale
from core.experience import Experience
from storage.store import SqlStore
from tests.storage.samples import a_published_experience, an_experience, put


def test_an_unknown_number_gives_nothing(store: SqlStore) -> None:
    """No experience has this number: None, not an error."""
    with store.reading() as uow:
        assert uow.experiences.get(1) is None


def test_a_number_that_no_experience_can_have_gives_nothing(store: SqlStore) -> None:
    """A number typed in an address, however long, is not found; it breaks nothing."""
    for number in (0, -1, 2**31, 2**40, 2**63, 10**30, -(10**30)):
        with store.reading() as uow:
            assert uow.experiences.get(number) is None
        with store.writing() as uow:
            assert uow.experiences.get(number) is None


def test_saving_with_an_old_version_is_stale(store: SqlStore) -> None:
    """A change that was decided on an old version is refused with a sentence, and changes nothing."""
    with store.writing() as uow:
        uow.experiences.add(an_experience())
        uow.experiences.save(an_experience(version=2, title="Premier"), 1)
        uow.commit()
    with pytest.raises(Stale, match="relisez-la"), store.writing() as uow:
        uow.experiences.save(an_experience(version=2, title="Second"), 1)
        uow.commit()
    with store.reading() as uow:
        assert uow.experiences.get(1) == an_experience(version=2, title="Premier")


def test_saving_what_was_never_added_is_stale(store: SqlStore) -> None:
    """A save never makes a new experience."""
    with pytest.raises(Stale), store.writing() as uow:
        uow.experiences.save(an_experience(version=2), 1)
        uow.commit()
    with store.reading() as uow:
        assert uow.experiences.get(1) is None


def test_the_next_number_is_free_whatever_was_imported(store: SqlStore) -> None:
    """Experiences that brought their own numbers never make a new one collide with them."""
    with store.writing() as uow:
        assert uow.experiences.next_number() == 1
        put(uow, map(an_experience, (1, 2, 3, 700)))
        uow.commit()
    taken = {1, 2, 3, 700}
    for _ in range(5):
        with store.writing() as uow:
            number = uow.experiences.next_number()
            assert number not in taken
            assert 700 < number < 720, "no number is wasted by thousands"
            uow.experiences.add(an_experience(number))
            uow.commit()
        taken.add(number)


def test_a_number_given_is_never_lower_than_the_last_one(store: SqlStore) -> None:
    """Numbers grow, also after a low one was imported late."""
    with store.writing() as uow:
        uow.experiences.add(an_experience(50))
        uow.commit()
    with store.writing() as uow:
        first = uow.experiences.next_number()
        put(uow, [an_experience(first), an_experience(7)])
        uow.commit()
    with store.writing() as uow:
        assert uow.experiences.next_number() > first > 50


def test_the_experiences_that_exist_among_some(store: SqlStore) -> None:
    """Many are given at once, in any state, by number; those that do not exist, or could not, are left out."""
    with store.writing() as uow:
        put(uow, [an_experience(1), a_published_experience(2), an_experience(3)])
        assert uow.experiences.many(iter([2, 99, 1, 2, -1, 2**40])) == {
            1: an_experience(1),
            2: a_published_experience(2),
        }
        assert uow.experiences.many([]) == {}


def test_an_experience_read_to_be_changed_is_nobody_elses(store: SqlStore) -> None:
    """Who reads an experience in order to change it waits for the one who did so before, and sees their change."""
    with store.writing() as uow:
        uow.experiences.add(an_experience())
        uow.commit()
    seen: list[Experience | None] = []

    def read_to_change() -> None:
        with store.writing() as second:
            seen.append(second.experiences.get(1))

    other = Thread(target=read_to_change)
    with store.writing() as first:
        first.experiences.get(1)
        other.start()
        other.join(0.2)
        assert seen == [], "it waits"
        first.experiences.save(an_experience(version=2), 1)
        first.commit()
    other.join()
    assert seen == [an_experience(version=2)]


def test_a_work_that_fails_frees_what_it_read(store: SqlStore) -> None:
    """An error raised in between leaves the experience to the next one."""
    with store.writing() as uow:
        uow.experiences.add(an_experience())
        uow.commit()
    with pytest.raises(NotFound), store.writing() as uow:
        uow.experiences.get(1)
        raise NotFound("rien")
    with store.writing() as uow:
        assert uow.experiences.get(1) is not None
