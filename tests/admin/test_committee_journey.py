"""From an offer to sit to an action sheet: the real parts, a real mail server, the commands that scripts use."""

from datetime import datetime, timedelta

import pytest

from admin.wiring import House
from core.clock import SystemClock
from core.dates import PARIS
from core.desk import Desk
from tests.admin.conftest import Ecoute
from tests.admin.post_office import post_office
from tests.fakes.clock import FixedClock
from tests.fakes.world import EMAIL, SOURCE, submission

MANAGER = ("--as", "manager-30", "--json")


def in_days(days: int) -> str:
    return (datetime.now(PARIS) + timedelta(days=days)).strftime("%Y-%m-%dT%H:%M")


def test_an_offer_becomes_an_action(ecoute: Ecoute, house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Offered, invited by e-mail, accepted, held, ranked, decided, linked; nothing printed holds the address."""
    with post_office() as office:
        monkeypatch.setenv("ECOUTE_SMTP_PORT", str(office.port))
        told = house.intake.submit(submission(), SOURCE)
        house.desk("modo").publish(told.number, 1)
        house.following.offer_to_sit(told.token, "caf-30")
        assert ecoute("referent", "name", "agent-30", *MANAGER).code == 0
        referent = ("--as", "agent-30", "--json")
        made = ecoute("committee", "new", "--at", in_days(9), "--place", "Nîmes", *referent)
        assert made.document["volunteers"][0]["pseudonym"] == "Rugby 71"
        proposed = ecoute("committee", "propose", "1", *referent).document
        place = next(at for at, item in enumerate(proposed, start=1) if item["key"] == str(told.number))
        assert ecoute("committee", "agenda", "1", str(place), "Le budget", *referent).code == 0
        asked = ecoute("committee", "invite", "1", str(told.number), *referent)
        assert EMAIL not in asked.out and asked.document["committee"]["state"] == "invited"
        ecoute("notify", "--once")
        letter = office.taken[-1]
        assert letter.recipients == [EMAIL]
        assert letter.message["Subject"] == "Vous êtes invité à un comité local"
        body = letter.message.get_body(("plain",))
        assert body is not None and told.token in body.get_content() and "Nîmes" in body.get_content()
        house.following.answer_invitation(told.token, 1, comes=True)
        assert ecoute("committee", "show", "1", *referent).document["citizens"][0]["said"] == "yes"
        assert ecoute("committee", "state", "1", "held", *referent).code == 5
        later = Desk(house.store, FixedClock(SystemClock().now() + timedelta(days=10)), "agent-30")
        later.hold_committee(1, later.committee(1).committee.version)
        for text in ("Rappeler", "Afficher les délais"):
            ecoute("committee", "proposal", "1", text, *referent)
        ranked = ecoute("committee", "ballot", "1", "Rugby 71", "2 1", "--as", "agent-30")
        assert ranked.out.splitlines()[0] == "1. Afficher les délais (proposition 2, 2 points)"
        assert ecoute("committee", "decide", "1", "--title", "Délais affichés", "--proposal", "2", *referent).code == 0
        sheet = ecoute("action", "show", "1", *MANAGER).document
        assert (sheet["action"]["committee"], sheet["action"]["state"]) == (1, "planned")
        assert [story["number"] for story in sheet["stories"]] == [told.number]
        assert ecoute("committee", "list", *MANAGER).document["counts"] == {"held": 1}
