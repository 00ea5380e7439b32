"""Marks of addresses: what lets the notifier know an address again, and nobody else."""

from pathlib import Path

from storage.keys import KeyFolder


def test_an_address_has_one_mark(tmp_path: Path) -> None:
    """The same address has the same mark each time, whatever its capitals; another address or key gives another one."""
    ours, others = KeyFolder(tmp_path / "ours"), KeyFolder(tmp_path / "others")
    ours.create_missing()
    others.create_missing()
    mark = ours.opener().mark("Camille@Exemple.fr")
    assert ours.opener().mark("camille@exemple.fr") == mark
    assert ours.opener().mark("camile@exemple.fr") != mark
    assert others.opener().mark("camille@exemple.fr") != mark
    assert "camille" not in mark.casefold()
    assert len(mark) <= 64, "it fits where it is kept"
