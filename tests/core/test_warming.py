"""The lexicons are read when a server starts, and not by the first story that comes."""

import subprocess
import sys

_STORIES_READ_COLD = """
import sys
from core.text.warming import read_lexicons
from core.screener import read_story

opened = []
sys.addaudithook(lambda event, given: opened.append(given[0]) if event == "open" else None)
read_lexicons()
assert opened, "the lexicons were read before they were asked for"
del opened[:]
for text in (
    "Mon père a attendu deux heures, puis M. Robert Dubois nous a reçus. Merci à lui, mon dossier est réglé.",
    "Je n’en peux plus, je pense au suicide.",
    "Quelle bande de c0nnards, ils sont tous nuls.",
    "Buy our wonderful watches today, call us now.",
    "Écrivez à jean.dubois@exemple.fr ou au 06 12 34 56 78, 3 avenue de la Gare, 30000 Nîmes.",
):
    assert read_story("Un titre", text, "Camille") is not None
print("\\n".join(map(str, opened)))
"""


def test_no_story_reads_a_lexicon_once_they_were_read() -> None:
    """In a new process, neither an ordinary story, a danger, an insult, an advert nor a name opens a file any more."""
    read = subprocess.run([sys.executable, "-c", _STORIES_READ_COLD], capture_output=True, text=True, check=True)
    assert read.stdout.strip() == ""
