"""The form of a result."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from pydantic import ValidationError
from textual.widgets import Input, Static

from core.errors import EcouteError
from core.indicators.indicator import Indicator, IndicatorKind, number_fr, number_of
from core.text.clean import fold
from tui.screens.forms import Form, field

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult

_LABELS = {
    "code": "Code, comme IND-27",
    "wording": "Intitulé, dans les mots des usagers",
    "value": "Valeur",
    "unit": "Unité",
    "day": "Date, comme 2026-05-03",
    "source": "Source",
    "kind": "Type : performance ou satisfaction",
}
Typed = dict[str, str]


def typed_of(one: Indicator) -> Typed:
    """Give a result as it is typed."""
    day = one.day.isoformat()
    texts = {"code": one.code, "wording": one.wording, "unit": one.unit, "source": one.source, "day": day}
    return {**texts, "value": number_fr(one.value), "kind": one.kind.label}


class AskIndicator(Form[Typed]):
    """Asks for a result; answers what was typed, once it can be read."""

    AUTO_FOCUS = "#code"
    yes = "Garder"

    def __init__(self, structure_code: str, kept: Mapping[str, str]) -> None:
        super().__init__("Résultat", "Un même code à une même date est corrigé ; une autre date s’ajoute.")
        self._structure_code = structure_code
        self._kept = kept

    def compose_answer(self) -> ComposeResult:
        """Ask for each field."""
        for name, label in _LABELS.items():
            yield Static(label, classes="label", markup=False)
            yield field(self._kept.get(name, ""), name, 300)

    def answer(self) -> Typed | str:
        """Give what was typed, or what is wrong with it."""
        typed = {name: self.query_one(f"#{name}", Input).value.strip() for name in _LABELS}
        try:
            result_of(self._structure_code, typed)
        except EcouteError as error:
            return error.sentence
        except ValidationError as error:
            return f"« {_LABELS[str(error.errors()[0]['loc'][0])]} » est vide, trop long, ou ne se lit pas."
        except ValueError:
            return "Écrivez la date comme 2026-05-03."
        return typed


def result_of(structure_code: str, typed: Typed) -> Indicator:
    """Give the result that was typed."""
    satisfied = fold(typed["kind"]).startswith("satisfaction")
    return Indicator(
        structure_code=structure_code,
        code=typed["code"],
        wording=typed["wording"],
        value=number_of(typed["value"]),
        unit=typed["unit"],
        day=date.fromisoformat(typed["day"]),
        source=typed["source"],
        kind=IndicatorKind.SATISFACTION if satisfied else IndicatorKind.PERFORMANCE,
    )
