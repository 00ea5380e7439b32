"""What leads from the lists to what the stories say together, and to what is done about it."""

from tui.command import Section

LISTEN = Section("Écouter ensemble", ())
