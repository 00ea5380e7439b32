from base64 import urlsafe_b64decode

from hypothesis import given
from hypothesis import strategies as st
from itsdangerous import URLSafeSerializer

from core.links import Links, public_path

LINKS = Links("https://ecoute.exemple.fr/", b"une cle")


@given(st.integers(1, 2**31))
def test_a_token_opens_its_own_experience(number: int) -> None:
    """What was signed here is read back, and is the same each time."""
    token = LINKS.follow_token(number)
    assert LINKS.number_of(token) == number
    assert token == LINKS.follow_token(number)


@given(st.integers(1, 2**31))
def test_a_token_of_another_key_is_refused(number: int) -> None:
    """A secret signed by another programme opens nothing here."""
    assert LINKS.number_of(Links("https://ecoute.exemple.fr", b"une autre cle").follow_token(number)) is None


@given(st.text())
def test_any_text_is_no_token(text: str) -> None:
    """Whatever is typed in the place of a token opens nothing, and raises nothing."""
    assert LINKS.number_of(text) is None


@given(st.integers(1, 9999), st.data())
def test_a_token_changed_by_one_sign_is_refused(number: int, data: st.DataObject) -> None:
    """No token is turned into another one's by changing its number."""
    token = LINKS.follow_token(number)
    payload, _, signature = token.partition(".")
    other = LINKS.follow_token(data.draw(st.integers(1, 9999).filter(lambda n: n != number))).partition(".")[0]
    assert LINKS.number_of(f"{other}.{signature}") is None
    assert LINKS.number_of(f"{payload}.{signature[:-2]}") is None


def test_tokens_are_signed_with_256_bits_and_older_ones_still_open() -> None:
    """A link that was sent under SHA-1 opens the experience it was for, and is never made again."""
    older = URLSafeSerializer(b"une cle", salt="follow-up").dumps(12)
    token = LINKS.follow_token(12)
    assert LINKS.number_of(older) == LINKS.number_of(token) == 12
    assert len(urlsafe_b64decode(token.partition(".")[2] + "=")) == 32
    assert token != older


def test_addresses_stand_under_the_programmes_own() -> None:
    """Public and secret addresses are whole, with one slash after the host."""
    assert LINKS.follow_url(12) == f"https://ecoute.exemple.fr/suivi/{LINKS.follow_token(12)}"
    assert LINKS.public_url(12, "Où aller ?") == "https://ecoute.exemple.fr/experiences/12_ou-aller"


@given(st.integers(1), st.text())
def test_a_public_path_is_plain(number: int, title: str) -> None:
    """A path holds nothing that an address must escape, whatever the title."""
    path = public_path(number, title)
    assert set(path) <= set("abcdefghijklmnopqrstuvwxyz0123456789/_-")
