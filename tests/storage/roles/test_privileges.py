"""The table of privileges, and what each role is refused."""

import stat
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import make_url
from sqlmodel import SQLModel

import storage.tables  # noqa: F401 - declares the tables
from core.errors import Invalid
from storage.counted import COUNTED, UNDER_WAY, view_name
from storage.roles.checking import check_roles
from storage.roles.passwords import give_passwords
from storage.roles.policies import DESK, FORM, NOTIFIER, WALLED
from storage.roles.privileges import PRIVILEGES, Door
from storage.roles.settling import settle, settle_again
from tests.storage.roles.conftest import REFUSED, Walled

NOT_FOR_THE_FORM = (
    *("SELECT box FROM sealed_address", "SELECT mark FROM sealed_address", "SELECT box FROM link_request"),
    *("UPDATE sealed_address SET box = ''", "SELECT * FROM account", "SELECT * FROM comment"),
    *("SELECT * FROM response_version", "SELECT * FROM report", "SELECT * FROM credential"),
    *("SELECT * FROM session_token", "SELECT * FROM transfer", "SELECT * FROM under_way", "SELECT * FROM saved_view"),
    *("SELECT recipient FROM notification", "DELETE FROM experience", "UPDATE event SET actor = 'x'"),
    *("DELETE FROM event", "UPDATE response SET body = ''", "SELECT findings FROM screening"),
    *("CREATE TABLE mine (x integer)", "CREATE TEMPORARY TABLE mine (x integer)"),
    *("SELECT wall_programme()", "SELECT wall_path()", "SELECT wall_writing_path()"),
)
NOT_FOR_THE_DESK = (
    *("SELECT box FROM sealed_address", "SELECT mark FROM sealed_address", "SELECT * FROM link_request"),
    *("DELETE FROM sealed_address", "INSERT INTO experience (number) VALUES (1)", "DELETE FROM experience"),
    *("UPDATE account SET role = 'admin'", "UPDATE account SET structure_code = NULL", "UPDATE event SET actor = 'x'"),
    *("DELETE FROM event", "DELETE FROM comment", "UPDATE structure SET path = 'x'", "SELECT * FROM submission"),
    *("SELECT * FROM throttle", "DELETE FROM response", "CREATE TABLE mine (x integer)"),
    *(
        "CREATE TEMPORARY TABLE mine (x integer)",
        "CREATE FUNCTION pg_temp.mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    ),
)
NOT_FOR_THE_NOTIFIER = (
    *("SELECT * FROM credential", "SELECT * FROM session_token", "UPDATE experience SET text = ''"),
    *("INSERT INTO sealed_address VALUES (1, '', '')", "UPDATE sealed_address SET box = ''", "SELECT * FROM original"),
    *("DELETE FROM event", "UPDATE response SET body = ''", "UPDATE account SET role = 'admin'"),
    *("SELECT wall_path()", "CREATE TEMPORARY TABLE mine (x integer)"),
)
NOT_FOR_THE_OPERATOR = (
    "SELECT box FROM sealed_address",
    "SELECT box FROM link_request",
    "SELECT * FROM sealed_address",
)


def test_no_table_is_forgotten() -> None:
    """Each table and each view has its line: what a new one is for must be said."""
    views = {view_name(table) for table in COUNTED} | {UNDER_WAY.name}
    assert set(PRIVILEGES) == set(SQLModel.metadata.tables) | views | {"search_index", "alembic_version"}


def test_whoever_reads_a_walled_table_has_a_policy() -> None:
    """A wall without a policy would hide everything from a door that needs the table."""
    for table in WALLED:
        assert (table in FORM) is bool(PRIVILEGES[table].form), table
        assert (table in NOTIFIER) is bool(PRIVILEGES[table].notifier), table
        assert table in DESK


def test_the_views_that_are_counted_hold_no_word(walled: Walled) -> None:
    """Each view has the columns that are said, and no other."""
    inspector = sa.inspect(walled.administrator)
    columns = {table: {one["name"] for one in inspector.get_columns(view_name(table))} for table in COUNTED}
    assert columns == {table: set(told) for table, told in COUNTED.items()}
    under_way = {one["name"] for one in inspector.get_columns(UNDER_WAY.name)}
    assert under_way == set(UNDER_WAY.c.keys())
    assert not under_way & {"greeting", "body", "closing", "signature", "remark"}


def test_passwords_leave_in_a_file_of_ones_own(walled: Walled, tmp_path: Path) -> None:
    """Each role has an address with a new password; the server knows only what it is checked with."""
    file = tmp_path / "adresses"
    give_passwords(walled.administrator, file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    addresses = dict(line.split("\t") for line in file.read_text().splitlines())
    assert set(addresses) == set(Door)
    kept = sa.text("SELECT rolpassword FROM pg_authid WHERE rolname IN :names")
    with walled.administrator.connect() as connection:
        found = connection.scalars(kept.bindparams(sa.bindparam("names", list(Door), expanding=True))).all()
    assert [one.split("$")[0] for one in found] == ["SCRAM-SHA-256"] * len(Door)
    assert len({make_url(one).password for one in addresses.values()}) == len(Door)
    with pytest.raises(Invalid, match="existe déjà"):
        give_passwords(walled.administrator, file)


@pytest.mark.parametrize(
    ("door", "statements"),
    [
        (Door.FORM, NOT_FOR_THE_FORM),
        (Door.DESK, NOT_FOR_THE_DESK),
        (Door.NOTIFIER, NOT_FOR_THE_NOTIFIER),
        (Door.OPERATOR, NOT_FOR_THE_OPERATOR),
    ],
    ids=str,
)
def test_what_each_role_is_refused(walled: Walled, door: Door, statements: tuple[str, ...]) -> None:
    """PostgreSQL itself refuses what a role has nothing to do with."""
    assert {statement: walled.refusal(door, statement) for statement in statements} == dict.fromkeys(
        statements, REFUSED
    )


def test_only_the_notifier_reads_sealed_addresses(walled: Walled) -> None:
    """The others know at most that there is one."""
    reading = {door: walled.refusal(door, "SELECT box FROM sealed_address") for door in Door}
    assert reading == {Door.FORM: REFUSED, Door.DESK: REFUSED, Door.NOTIFIER: "", Door.OPERATOR: REFUSED}
    assert {walled.refusal(door, "SELECT experience_number FROM sealed_address") for door in Door} == {""}


def test_the_roles_are_found_right_and_what_is_wrong_is_told(walled: Walled) -> None:
    """Nothing is told of a database as it should be; a grant too many, one too few and a missing wall are."""
    assert check_roles(walled.administrator) == []
    spoilt = (
        "GRANT SELECT ON sealed_address TO ecoute_desk",
        "REVOKE INSERT ON report FROM ecoute_form",
        "DROP POLICY desk_all ON experience",
        "ALTER TABLE comment DISABLE ROW LEVEL SECURITY",
    )
    with walled.administrator.begin() as connection:
        for statement in spoilt:
            connection.exec_driver_sql(statement)
    told = " ".join(check_roles(walled.administrator))
    assert all(name in told for name in ("sealed_address", "report", "experience", "comment"))
    settle(walled.administrator)
    assert check_roles(walled.administrator) == []


def test_the_operator_brings_a_new_schema_and_its_grants(walled: Walled) -> None:
    """What the operator makes belongs to the owner, and the roles are settled again without an administrator."""
    operator = walled.engines[Door.OPERATOR]
    with operator.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE fresh (number integer)")
        made = connection.scalar(sa.text("SELECT tableowner FROM pg_tables WHERE tablename = 'fresh'"))
        connection.exec_driver_sql("DROP TABLE fresh")
        connection.exec_driver_sql("REVOKE ALL ON action FROM ecoute_desk")
    assert made == "ecoute_owner"
    assert walled.refusal(Door.DESK, "SELECT * FROM action") == REFUSED
    assert settle_again(operator)
    assert walled.refusal(Door.DESK, "SELECT * FROM action") == ""
