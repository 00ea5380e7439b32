"""The folder of the embedded database, the keys and the journals."""

import os
from pathlib import Path

from platformdirs import user_data_path


def home() -> Path:
    """Give the folder that ECOUTE_HOME names, or the platform's data folder."""
    named = os.environ.get("ECOUTE_HOME")
    return Path(named).expanduser().absolute() if named else user_data_path("ecoute")
