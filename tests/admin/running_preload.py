"""What the processes of tests/admin/running.py have loaded before they are forked."""

import waitress  # noqa: F401

import admin.cli
import admin.commands.imports
import admin.commands.move
import admin.commands.notify
import admin.commands.restore
import admin.commands.serve  # noqa: F401
import desk_api.app  # noqa: F401
import public_form.app  # noqa: F401
import tests.admin.running  # noqa: F401
from core.text.warming import read_lexicons

read_lexicons()
