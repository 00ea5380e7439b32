"""Passwords: how they are hashed, and which are taken."""

from dataclasses import replace
from hashlib import sha1
from unicodedata import normalize

import argon2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import Invalid
from core.signing.passwords import LONGEST_TYPED, Passwords
from core.signing.policy import LONGEST, SHORTEST, Policy
from tests.fakes.entrance import CHEAP, PASSWORD
from tests.fakes.signing import FakeBreached

CHEAP_HASHES = Passwords(CHEAP)
POLICY = Policy("Écoute")


def refusal(password: str, policy: Policy = POLICY, name: str = "camille") -> str:
    """Give why a password is refused."""
    with pytest.raises(Invalid) as refused:
        policy.check(password, name)
    assert refused.value.field == "password"
    return refused.value.sentence


def test_hashes_in_use_are_argon2id_with_the_parameters_of_rfc_9106() -> None:
    kept = argon2.extract_parameters(Passwords().hashed(PASSWORD))
    assert kept == argon2.Parameters(
        argon2.Type.ID, version=19, salt_len=16, hash_len=32, time_cost=3, memory_cost=64 * 1024, parallelism=4
    )


def test_a_password_fits_its_own_hash_alone() -> None:
    kept = CHEAP_HASHES.hashed(PASSWORD)
    assert CHEAP_HASHES.fits(PASSWORD, kept)
    assert not CHEAP_HASHES.fits(PASSWORD + " ", kept)
    assert CHEAP_HASHES.hashed(PASSWORD) != kept


def test_nothing_fits_where_no_hash_is_kept() -> None:
    assert not CHEAP_HASHES.fits(PASSWORD, None)


@given(st.text(max_size=60))
def test_any_text_has_a_hash_whatever_way_its_accents_are_written(password: str) -> None:
    kept = CHEAP_HASHES.hashed(normalize("NFD", password))
    assert CHEAP_HASHES.fits(normalize("NFC", password), kept)


@pytest.mark.parametrize("odd", ["\ud800" * 12, "\0" * 12, "\u202e" + PASSWORD])
def test_signs_that_are_no_text_fit_themselves_alone(odd: str) -> None:
    kept = CHEAP_HASHES.hashed(odd)
    assert CHEAP_HASHES.fits(odd, kept)
    assert not CHEAP_HASHES.fits(PASSWORD, kept)


def test_other_parameters_make_a_hash_outdated() -> None:
    kept = CHEAP_HASHES.hashed(PASSWORD)
    assert not CHEAP_HASHES.is_outdated(kept)
    assert Passwords(replace(CHEAP, time_cost=2)).is_outdated(kept)


@pytest.mark.parametrize(
    "password",
    [
        PASSWORD,
        "correct cheval pile agrafe",
        "ÉcouteMoiBienChèreVoisine",
        "d41d8cd98f00b204e9800998ecf8427e",
        "ｐｌｕｓｉｅｕｒｓ ｓｏｌｅｉｌｓ",
        "Fz8!qR2 vK%pT",
        "日本語のながいパスワード",
    ],
)
def test_passwords_without_any_rule_on_their_signs_are_taken(password: str) -> None:
    POLICY.check(password, "camille")


def test_length_counts_signs_once_normalised() -> None:
    letters = "zufkwxgebtoylpaichvs"
    assert "trop court" in refusal(letters[: SHORTEST - 1])
    POLICY.check(letters[:SHORTEST], "camille")
    # Eleven letters with an accent apart are twenty-two signs typed, and eleven read.
    assert "trop court" in refusal(normalize("NFD", "éàùèçêîôûäë"))
    long = "".join(chr(0x4E00 + n) for n in range(LONGEST + 1))
    POLICY.check(long[:LONGEST], "camille")
    assert "trop long" in refusal(long)
    assert "trop long" in refusal(long[:100] + "e" + "\u0301" * LONGEST_TYPED)


@pytest.mark.parametrize("password", ["camille aime le nougat", "aime-CAMILLE-nougat", "vivecàmillebeaucoup"])
def test_the_name_of_the_account_is_not_in_its_password(password: str) -> None:
    assert "nom du compte" in refusal(password)
    POLICY.check(password, "dominique")


def test_a_name_with_signs_is_found_without_them_and_a_tiny_one_is_not_sought() -> None:
    assert "nom du compte" in refusal("jeandupont mange peu", name="jean.dupont")
    POLICY.check(PASSWORD, "ou")


@pytest.mark.parametrize(
    "password",
    [
        "aaaaaaaaaaaa",
        "ababababababab",
        "nougatnougat",
        "cheval42cheval42cheval",
        "123456789012",
        "abcdefghijklmnop",
        "azertyuiopqsd",
        "qwertyuiop123",
        "poiuytrezaml",
        "Motdepasse2026!",
        "P-a-s-s-w-o-r-d 1234",
        "Écoute2026!!",
        "ecoute-ecoute-1",
        "BonjourÉcoute75001",
    ],
)
def test_what_everybody_tries_first_is_refused(password: str) -> None:
    assert "essaie en premier" in refusal(password)


@given(st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=40), st.integers(2, 6))
def test_no_piece_said_twice_or_more_is_taken(piece: str, times: int) -> None:
    with pytest.raises(Invalid):
        POLICY.check(piece * times, "camille")


def test_the_name_of_this_programme_is_what_is_sought() -> None:
    assert "essaie en premier" in refusal("Voix du Gard 2026", Policy("Voix du Gard"))
    POLICY.check("Voix du Gard 2026", "camille")


def test_stolen_passwords_are_refused() -> None:
    stolen = sha1(PASSWORD.encode(), usedforsecurity=False).hexdigest().upper()
    assert "listes volées" in refusal(PASSWORD, Policy("Écoute", FakeBreached(stolen)))


@given(st.text(max_size=200))
def test_no_refusal_repeats_the_password(password: str) -> None:
    try:
        POLICY.check(password, "camille")
    except Invalid as refused:
        said = refused.sentence
        assert len(password.strip()) < 6 or password not in said
