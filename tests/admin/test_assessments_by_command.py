"""`ecoute assessment`, `ecoute indicators` and `ecoute commitments`: what the screens do, for scripts."""

import json
from pathlib import Path

import pytest

from admin.wiring import House
from core.account import Account
from core.vocabulary import Role
from tests.admin.conftest import Ecoute


@pytest.fixture
def manager(house: House) -> tuple[str, ...]:
    """Give the options of a manager of a network."""
    with house.store.reading() as uow:
        code = uow.structures.children(None)[0].code
    house.office.add_account(Account(name="chef-commande", display_name="Chef", role=Role.MANAGER, structure_code=code))
    return ("--as", "chef-commande", "--json")


def test_a_self_assessment_from_its_opening_to_paper(ecoute: Ecoute, manager: tuple[str, ...], tmp_path: Path) -> None:
    """Opened, answered, corrected, printed, closed; what the first answer said stays unless it is said again."""
    opened = ecoute("assessment", "open", "2026", *manager).document["assessment"]
    number = str(opened["number"])
    ecoute("assessment", "answer", number, "1", "3", "--comment", "Vu.", *manager)
    answered = ecoute("assessment", "answer", number, "1", "4", *manager).document["answers"]
    assert [(one["score"], one["comment"], one["version"]) for one in answered] == [(4, "Vu.", 2)]
    aside = ecoute("assessment", "answer", number, "2", "s", *manager).document["answers"][1]
    assert aside["score"] is None
    sheet = tmp_path / "fiche.pdf"
    assert ecoute("assessment", "show", number, "--pdf", str(sheet), *manager).code == 0
    assert sheet.read_bytes().startswith(b"%PDF")
    closed = ecoute("assessment", "close", number, *manager).document["assessment"]
    assert (closed["state"], closed["scores"]["global"]) == ("closed", 4.0)
    assert ecoute("assessment", "answer", number, "3", "1", *manager).code == 5
    listed = ecoute("assessment", "list", "--as", "chef-commande").out.replace("\u202f", " ")
    assert "close · 4 sur 4" in listed


def test_the_questionnaire_is_kept_from_what_it_gives(ecoute: Ecoute, house: House, tmp_path: Path) -> None:
    """One takes the document, changes it, and gives it back; what is no document is told."""
    house.office.add_account(Account(name="admin-commande", display_name="A", role=Role.ADMIN))
    admin = ("--as", "admin-commande", "--json")
    given = ecoute("assessment", "questionnaire", *admin).document
    given["questions"] = given["questions"][:3]
    file = tmp_path / "questions.json"
    file.write_text(json.dumps(given), encoding="utf-8")
    kept = ecoute("assessment", "questionnaire", "--keep", str(file), *admin).document
    assert (kept["version"], len(kept["questions"])) == (2, 3)
    assert ecoute("assessment", "questionnaire", "--keep", str(file), *admin).code == 6, "a stale version"
    file.write_text("?", encoding="utf-8")
    assert ecoute("assessment", "questionnaire", "--keep", str(file), *admin).code == 7


def test_results_are_imported_line_by_line(ecoute: Ecoute, manager: tuple[str, ...], tmp_path: Path) -> None:
    """Words from the other file; rejects told with their line; again, nothing changes; then shown and exported."""
    code = ecoute("indicators", "list", *manager).document["structure"]["code"]
    about = tmp_path / "indicateurs.csv"
    about.write_text("Code indicateur;Libellé citoyen;Unité;Source\nIND-27;Appels aboutis;%;Téléphonie\n", "utf-8-sig")
    file = tmp_path / "resultats.csv"
    rows = [f"{code};IND-27;91,5;2026-04-01", f"{code};IND-27;88;hier", "nulle-part;IND-27;1;2026-04-01"]
    file.write_text("\n".join(["Code SP+ de la structure;Code indicateur;Valeur;Date", *rows]), "utf-8-sig")
    told = ecoute("indicators", "import", str(file), "--indicators", str(about), *manager).document
    assert (told["read"], told["created"], told["rejected"]) == (3, 1, 2)
    rejected = Path(told["rejected_file"]).read_text("utf-8-sig").splitlines()
    assert [line.partition(";")[0] for line in rejected] == ["Place", "3", "4"]
    again = ecoute("indicators", "import", str(file), "--indicators", str(about), *manager).document
    assert (again["created"], again["unchanged"]) == (0, 1)
    shown = ecoute("indicators", "publish", "IND-27", *manager).document["lines"]
    assert [(one["last"]["value"], one["public"]) for one in shown] == [(91.5, True)]
    table = tmp_path / "resultats-exportes.csv"
    ecoute("indicators", "list", "--export", str(table), *manager)
    assert "IND-27;performance;Appels aboutis;%;91,5;2026-04-01" in table.read_text("utf-8-sig")


def test_a_result_is_put_and_removed(ecoute: Ecoute, manager: tuple[str, ...]) -> None:
    """With its words, date and source; a value that is no number is told."""
    words = ("--wording", "Satisfaits", "--source", "Enquête", "--date", "2026-04-01", "--kind", "satisfaction")
    put = ecoute("indicators", "put", "IND-3", "8,5", *words, *manager).document["lines"][0]["last"]
    assert (put["value"], put["kind"]) == (8.5, "satisfaction")
    assert ecoute("indicators", "put", "IND-3", "beaucoup", *words, *manager).code == 7
    assert ecoute("indicators", "remove", "IND-3", "2026-04-01", *manager).document["lines"] == []


def test_commitments_are_brought_by_the_operator(ecoute: Ecoute, house: House, tmp_path: Path) -> None:
    """The list of 2021 is there; another one is kept beside it."""
    file = tmp_path / "engagements.csv"
    file.write_text("Année;Numéro;Promesse;Engagement\n2030;1;Plus simples;Un engagement.\n", "utf-8")
    assert ecoute("commitments", "import", str(file), "--json").code == 0
    assert house.library.commitments()[-1].wording == "Un engagement."
    years = [one["year"] for one in ecoute("commitments", "list", "--json").document]
    assert years == [2021] * 9 + [2030]
