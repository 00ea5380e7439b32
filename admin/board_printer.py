"""Prints a board: run as a program of its own, which reads JSON and writes PDF.

The printer keeps in memory a part of all that it ever printed, and gives no way to stop it: so a process prints once.
"""

import json
import sys

import typst


def main() -> None:
    """Print the document `source` with what is `told` in it."""
    asked = json.load(sys.stdin.buffer)
    printed = typst.compile(
        asked["source"].encode(),
        format="pdf",
        font_paths=typst.Fonts(include_system_fonts=False),
        ignore_system_fonts=True,
        sys_inputs={"told": json.dumps(asked["told"])},
        pdf_standards=["ua-1"],
    )
    sys.stdout.buffer.write(printed)


if __name__ == "__main__":
    main()
