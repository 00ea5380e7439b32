import pytest

from core.account import Account
from core.errors import Invalid, NotFound
from core.history import AUTHOR, DETECTOR, VISITOR
from core.notification import NotificationState
from core.vocabulary import Role
from tests.fakes.world import EMAIL, World


def account(name: str, role: Role, structure_code: str | None = None) -> Account:
    return Account(name=name, display_name=name, role=role, structure_code=structure_code)


def test_an_account_is_kept(world: World) -> None:
    """A new account can work at once, and is listed by name."""
    world.office.add_account(account("zoe", Role.AGENT, "caf-30"))
    assert world.desk("zoe").me().structure == "Caf du Gard"
    names = [kept.name for kept in world.office.accounts()]
    assert names == sorted(names)
    assert "zoe" in names


def test_a_name_is_taken_once(world: World) -> None:
    """A second account with the same name is refused, and the first one stays as it was."""
    with pytest.raises(Invalid, match="existe déjà") as caught:
        world.office.add_account(account("modo", Role.ADMIN))
    assert caught.value.field == "name"
    assert world.store.tables.accounts["modo"].role is Role.MODERATOR


@pytest.mark.parametrize("role", Role)
def test_a_structure_goes_with_the_role(world: World, role: Role) -> None:
    """Roles of the programme have no structure, the others must have one that exists."""
    of_the_programme = role in {Role.MODERATOR, Role.ADMIN}
    wrong = account("zoe", role, "caf-30" if of_the_programme else None)
    with pytest.raises(Invalid, match=role.label):
        world.office.add_account(wrong)
    if not of_the_programme:
        with pytest.raises(NotFound, match="inconnue"):
            world.office.add_account(account("zoe", role, "inconnue"))
    world.office.add_account(account("zoe", role, None if of_the_programme else "caf-30"))


def test_letters_are_listed_by_state(world: World) -> None:
    """The operator sees what is owed and what is dead, oldest first, as many as asked."""
    world.submit()
    world.submit(email="autre@exemple.fr")
    world.mailer.refuses.add(EMAIL)
    world.notifier().send_all_due()
    dead = world.office.letters(NotificationState.DEAD, 10)
    assert [letter.experience_number for letter in dead] == [1]
    assert [letter.experience_number for letter in world.office.letters(None, 10)] == [1, 2]
    assert len(world.office.letters(None, 1)) == 1


@pytest.mark.parametrize("name", [AUTHOR, DETECTOR, VISITOR])
def test_nobody_is_named_like_those_who_have_no_account(world: World, name: str) -> None:
    """An account never bears the name that stands for citizens, readers or detectors in the history."""
    with pytest.raises(Invalid, match="ne désigne personne") as caught:
        world.office.add_account(account(name, Role.MODERATOR))
    assert caught.value.field == "name"
