"""Draws what becomes of a made-up experience, and when."""

from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

from admin.seed import lives
from admin.seed.alarming import alarming
from admin.seed.formulas import team_of
from admin.seed.indiscreet import indiscretion
from admin.seed.lives import Life
from admin.seed.rejected import rejected_story
from admin.seed.replies import reply
from admin.seed.rising import Rise
from admin.seed.rising import told as told_of
from admin.seed.stories import story
from admin.seed.story_seed import StorySeed
from admin.seed.trade_tags import IMPROVEMENTS, called_for
from admin.seed.tree import StructureSeed
from admin.seed.typing_styles import typeset
from core.response import Wording
from core.structure import Structure
from core.vocabulary import ResponseKind, Sentiment

_YEAR_H = 24 * 365.0
_RECENT_H = 60.0
_FATES = {"submitted": 3, "held": 1, "rejected": 5, "withdrawn": 1, "open": 6, "draft": 2, "to_validate": 1,
          "answered": 78, "corrected": 3}  # fmt: skip
"""How many in a hundred end in each way."""
_INDISCREET = 0.04
"""The share of the stories that say too much."""
_UNREAD = 0.3
"""The same, among those that nobody has read yet: there is something to mask in the demonstration."""
_ALARMING = 0.1
"""The share of the stories waiting that say that somebody may be in danger."""
_APPEALING = 0.25
"""The share of the rejections that are appealed."""
_IMPROVING = 5
"""One negative story in so many is noted as one that shows what to improve."""
_BESIDE = {0: ResponseKind.ADOPTED, 1: ResponseKind.COMPLEMENT}
"""What a second structure makes of the first one's answer, by the remainder of the experience's number in three."""
_SECOND_LOOK = timedelta(days=40)
"""An appeal older than that has been decided."""
_CAMPAIGNS = {"": 76, "affiche-accueil": 9, "courriel-usagers": 8, "carte-qr": 7}
"""Where authors came from, in a hundred."""


class Fate:
    """One experience to come: about which structures, and at which moments."""

    def __init__(self, random: Random, now: datetime, concerned: list[tuple[StructureSeed, Structure, str]]) -> None:
        self._random = random
        self._now = now
        self._seeds = [seed for seed, _, _ in concerned]
        self._structures = [structure for _, structure, _ in concerned]
        self._networks = [network for _, _, network in concerned]

    def unfold(self, number: int, decided: str = "", rise: Rise | None = None) -> Life:
        """Give the experience with all that happened to it: what is decided, else what is drawn.

        Args:
            number: its number.
            decided: what becomes of it, "" for what is drawn.
            rise: what it tells more, of the last weeks, and is published and answered.
        """
        if rise is not None:
            return self._rising(number, rise)
        fate = decided or self._random.choices(list(_FATES), list(_FATES.values()))[0]
        if fate == "rejected":
            return self._rejected(number)
        told = story(self._random, self._seeds[0], self._networks[0])
        waiting = fate in {"submitted", "held"}
        hidden = indiscretion(self._random) if self._random.random() < (_UNREAD if waiting else _INDISCREET) else None
        if hidden:
            told = replace(told, text=f"{told.text}\n\n{hidden.sentence}")
        if waiting and told.sentiment is not Sentiment.POSITIVE and self._random.random() < _ALARMING:
            told = replace(told, text=f"{told.text}\n\n{alarming(self._random)}")
        recent = waiting or fate in {"open", "draft", "to_validate"}
        began = self._now - timedelta(hours=self._random.uniform(0.1, _RECENT_H if recent else _YEAR_H))
        life = lives.begin(number, told, self._structures, self._campaign(), began)
        if waiting:
            lives.read_by_detectors(life)
        if fate == "submitted":
            return life
        if fate == "held":
            lives.hold(life, self._random, self._later(began, 20))
            return life
        published = self._later(began, 30)
        if hidden:
            lives.publish_masked(life, self._random, hidden, published)
        else:
            lives.publish(life, self._random, published)
        if fate == "withdrawn":
            lives.withdraw(life, self._random, self._later(published, 400))
        elif fate != "open":
            self._answer(life, told, fate, published)
        return life

    def _rising(self, number: int, rise: Rise) -> Life:
        more, hours = told_of(self._random, rise)
        ordinary = story(self._random, self._seeds[0], self._networks[0])
        told = replace(ordinary, text=f"{ordinary.text} {typeset(more)}", sentiment=Sentiment.NEGATIVE)
        began = self._now - timedelta(hours=hours)
        life = lives.begin(number, told, self._structures, self._campaign(), began)
        published = self._later(began, 30)
        lives.publish(life, self._random, published)
        self._answer(life, told, "answered", published)
        return life

    def _rejected(self, number: int) -> Life:
        told, reason = rejected_story(self._random, self._networks[0])
        began = self._now - timedelta(hours=self._random.uniform(1, _YEAR_H))
        life = lives.begin(number, told, self._structures, self._campaign(), began)
        rejected = self._later(began, 30)
        lives.reject(life, self._random, reason, rejected)
        if self._random.random() < _APPEALING:
            appealed = self._later(rejected, 40)
            lives.appeal(life, appealed)
            if self._now - appealed > _SECOND_LOOK:
                lives.reject_again(life, reason, self._later(appealed, 20))
        return life

    def _campaign(self) -> str:
        return self._random.choices(list(_CAMPAIGNS), list(_CAMPAIGNS.values()))[0]

    def _answer(self, life: Life, told: StorySeed, fate: str, published: datetime) -> None:
        for position in range(1, len(self._structures) + 1):
            beside = _BESIDE.get(life.experience.number % 3) if position > 1 and fate == "answered" else None
            if beside is ResponseKind.ADOPTED:
                lives.adopt(life, position, self._later(life.responses[0].updated_at, 40))
                continue
            drafted = self._later(life.responses[0].updated_at if beside else published, 260)
            lives.draft(life, position, self._wording(told, position), drafted, beside or ResponseKind.OWN)
            self._classify(life, position, drafted)
            if fate == "draft":
                return
            if fate == "to_validate":
                lives.to_validate(life, self._later(drafted, 5))
                return
            answered = self._later(drafted, 20)
            lives.answer(life, answered)
            lives.rate(life, self._random, answered)
            if fate == "corrected":
                lives.correct(life, self._wording(told, position), self._later(answered, 40))

    def _classify(self, life: Life, position: int, at: datetime) -> None:
        """Let who answers say what it is about, and sometimes what is to improve."""
        network, told = self._networks[position - 1], life.experience
        unhappy = told.sentiment is Sentiment.NEGATIVE and told.number % _IMPROVING == 0
        tags = called_for(network, f"{told.title} {told.text}")
        lives.classify(life, position, tags, typeset(IMPROVEMENTS[network]) if unhappy else "", at)

    def _wording(self, told: StorySeed, position: int) -> Wording:
        seed, network = self._seeds[position - 1], self._networks[position - 1]
        return Wording(
            greeting=f"Bonjour {told.pseudonym},",
            body=reply(self._random, told, seed, network),
            closing="Bien cordialement,",
            signature=team_of(seed.name),
        )

    def _later(self, at: datetime, hours: float) -> datetime:
        """Give a moment after another, most often within the hours given, and never after now."""
        wait = timedelta(hours=self._random.expovariate(2.5 / hours))
        return min(at + wait, at + (self._now - at) * 0.9)
