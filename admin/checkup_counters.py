"""What `ecoute doctor` sees of the Redis that counts limits, where there is one."""

from admin.finding import Finding, good, to_watch
from admin.wiring import House
from core.errors import Unavailable

_CHECK = "compteurs"
_SAFE = "noeviction"


def counters(house: House) -> Finding:
    """Count as a form would, and look at what Redis does when its memory is full."""
    redis = house.counters
    if redis is None:
        return good(_CHECK, "dans la base")
    try:
        redis.probe()
        policy = redis.policy()
    except Unavailable as error:
        advice = "vérifiez ECOUTE_REDIS et ce serveur ; en attendant, la base compte à sa place"
        return to_watch(_CHECK, error.sentence, advice)
    if policy != _SAFE:
        seen = f"Redis compte, et sa règle de mémoire pleine est {policy or 'inconnue de ce compte'}"
        return to_watch(_CHECK, seen, f"réglez maxmemory-policy {_SAFE} : un compteur effacé oublie une limite")
    return good(_CHECK, f"Redis compte ({policy})")
