"""What the processes of tests/admin/running.py have loaded before they are forked."""

import admin.cli
import admin.commands.imports
import admin.commands.notify  # noqa: F401
import tests.admin.running  # noqa: F401
