"""What every test has: steady properties, and an environment that does not change what is drawn."""

import os

from hypothesis import HealthCheck, settings

settings.register_profile("ecoute", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True)
settings.load_profile("ecoute")

# Both change what Textual draws; the first one also what click writes.
for name in ("NO_COLOR", "TEXTUAL_THEME"):
    os.environ.pop(name, None)
