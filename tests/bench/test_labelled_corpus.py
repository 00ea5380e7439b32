import json
from collections import Counter
from pathlib import Path

import phonenumbers
import pytest
from stdnum import iban, luhn
from stdnum.fr import nir

from bench.labelled import FOLDER, BrokenLabel, Labelled, Span, labelled, read, unmarked
from core.text.finding import FindingKind, OutOfScope

CORPORA = sorted(FOLDER.glob("*.jsonl"))
FIRST = FOLDER / "first.jsonl"
LEAST_OF_EACH_KIND = 25
LEAST_OF = {FindingKind.PERSON: 200, FindingKind.INSULT: 50}


def texts() -> list[Labelled]:
    return [text for corpus in CORPORA for text in read(corpus)]


def values(kind: FindingKind) -> list[str]:
    return [text.text[span.start : span.end] for text in texts() for span in text.spans if span.kind == kind]


def sign_and_digits(value: str) -> str:
    return "".join(sign for sign in value.upper().replace("CLÉ", "") if sign.isalnum())


def test_the_corpus_is_large_and_each_text_has_its_own_id() -> None:
    ids = Counter(text.id for text in texts())
    assert len(ids) >= 600
    assert [one for one, times in ids.items() if times > 1] == []


def test_no_text_is_there_twice() -> None:
    assert [text for text, times in Counter(text.text for text in texts()).items() if times > 1] == []


@pytest.mark.parametrize("kind", FindingKind)
def test_the_first_corpus_holds_enough_of_each_kind(kind: FindingKind) -> None:
    spans = [span for text in read(FIRST) for span in text.spans if span.kind == kind]
    assert len(spans) >= LEAST_OF.get(kind, LEAST_OF_EACH_KIND)


def test_the_first_corpus_holds_enough_danger_and_enough_texts_with_nothing_to_mark() -> None:
    first = read(FIRST)
    harmless = [text for text in first if not (text.spans or text.danger or text.out_of_scope)]
    assert sum(text.danger for text in first) >= 40
    assert len(harmless) >= 160


@pytest.mark.parametrize("reason", OutOfScope)
def test_the_first_corpus_holds_enough_texts_out_of_scope(reason: OutOfScope) -> None:
    assert sum(text.out_of_scope == reason for text in read(FIRST)) >= 15


def test_each_social_security_number_of_fifteen_signs_has_its_right_key() -> None:
    numbers = [sign_and_digits(value) for value in values(FindingKind.NIR)]
    with_key = [number for number in numbers if len(number) != 13 and number[0].isdigit()]
    assert len(with_key) >= LEAST_OF_EACH_KIND - 5
    assert [number for number in with_key if not nir.is_valid(number)] == []


def test_each_account_is_valid() -> None:
    numbers = [sign_and_digits(value) for value in values(FindingKind.IBAN)]
    assert [number for number in numbers if iban.calc_check_digits(number) != number[2:4]] == []


def test_each_card_is_valid() -> None:
    assert [value for value in values(FindingKind.CARD) if not luhn.is_valid(sign_and_digits(value))] == []


def test_telephone_numbers_written_in_digits_can_be_called() -> None:
    """Spelled ones are left out; so are those with a letter or without their first zero, which are typing errors."""
    spaced = [value.replace("(0)", "0" if value[0] == "(" else "") for value in values(FindingKind.PHONE)]
    written = [value for value in spaced if value[0] in "+0" and not any(map(str.isalpha, value))]
    called = ["+" * (value[0] == "+") + "".join(filter(str.isdigit, value)) for value in written]
    impossible = [v for v in called if not phonenumbers.is_possible_number(phonenumbers.parse(v, "FR"))]
    assert len(written) >= LEAST_OF_EACH_KIND
    assert impossible == []


def test_marks_give_the_text_and_its_spans() -> None:
    text, spans = unmarked("Au ⟦phone|06 12⟧, dit ⟦person|Ana⟧.")
    assert text == "Au 06 12, dit Ana."
    assert spans == [Span(FindingKind.PHONE, 3, 8), Span(FindingKind.PERSON, 14, 17)]


@pytest.mark.parametrize(
    ("marked", "complaint"),
    [
        ("⟦telephone|06 12⟧", "'telephone' is not a kind of span"),
        ("⟦phone|06 12", "a mark is not"),
        ("06 12⟧", "a mark is not"),
        ("⟦phone 06 12⟧", "a mark is not"),
        ("⟦phone|06 ⟦nir|12⟧⟧", "a mark is not"),
        ("⟦phone|⟧", "is empty"),
        ("⟦phone|06 12 ⟧", "ends with a space"),
    ],
)
def test_a_broken_mark_is_refused(marked: str, complaint: str) -> None:
    with pytest.raises(BrokenLabel, match=complaint):
        unmarked(marked)


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"danger": None}, "should be true or false"),
        ({"out_of_scope": "spam"}, "'spam' is not a reason"),
        ({"note": ""}, "the fields are"),
    ],
)
def test_a_broken_line_is_refused(change: dict[str, object], complaint: str) -> None:
    with pytest.raises(BrokenLabel, match=complaint):
        labelled({"id": "a", "marked": "Bonjour.", "danger": False, "out_of_scope": None, **change})


def test_the_message_names_the_file_and_the_line(tmp_path: Path) -> None:
    corpus = tmp_path / "mine.jsonl"
    good = {"id": "a", "marked": "Bonjour.", "danger": False, "out_of_scope": None}
    corpus.write_text(json.dumps(good) + "\n" + json.dumps({**good, "marked": "⟦x|y⟧"}) + "\n", encoding="utf-8")
    with pytest.raises(BrokenLabel, match=r"mine\.jsonl, line 2: 'x'"):
        read(corpus)
