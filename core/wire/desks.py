"""Answers the calls of every account, as they come over the network: JSON in, JSON out."""

import hashlib
import json
import re

from core.desk import Desk
from core.errors import EcouteError, Invalid, Unavailable
from core.ports import Clock, Press, Store
from core.rules import DEFAULT_RULES, HouseRules
from core.wire.calls import Call
from core.wire.once import Answer, Once
from core.wire.problems import problem, status

_KEY = re.compile(r"[A-Za-z0-9_-]{16,64}", re.ASCII)


class Desks:
    """The desks of a programme."""

    def __init__(
        self, store: Store, clock: Clock, rules: HouseRules = DEFAULT_RULES, press: Press | None = None
    ) -> None:
        self._store = store
        self._clock = clock
        self._rules = rules
        self._press = press
        self._once = Once(store, clock)

    def read(self, account: str, call: Call, body: bytes) -> str:
        """Give the result of a call that changes nothing.

        Raises:
            EcouteError: what the desk raises; Unfit when the arguments are not those of the call.
        """
        return self._made(account, call, call.unpack(body), self._store)

    def change(self, account: str, call: Call, body: bytes, key: str) -> Answer:
        """Give the answer of a call that may change something, made once for a key.

        The errors that the desk answers with are answers; those of the machine are raised, and nothing is kept of them.

        Raises:
            Invalid: the key or the arguments are wrong.
            UnderWay, Stale, Refused, Forbidden: see Once.
            Unavailable: the machine is in the way.
        """
        if not _KEY.fullmatch(key):
            raise Invalid("La clé de l’appel compte 16 à 64 lettres, chiffres, tirets ou soulignés.", "Idempotency-Key")
        given = call.unpack(body)
        digest = hashlib.sha256(call.name.encode() + b"\n" + body).hexdigest()
        return self._once.answer(account, key, digest, lambda store: self._answer(account, call, given, store))

    def _answer(self, account: str, call: Call, given: dict[str, object], store: Store) -> Answer:
        try:
            return Answer(200, self._made(account, call, given, store))
        except Unavailable:
            raise
        except EcouteError as error:
            return Answer(status(error), json.dumps(problem(error), ensure_ascii=False))

    def _made(self, account: str, call: Call, given: dict[str, object], store: Store) -> str:
        desk = Desk(store, self._clock, account, self._rules, self._press)
        return call.result.dump_json(getattr(desk, call.name)(**given)).decode()
