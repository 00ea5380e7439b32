"""Draws that are made many times for each story, and so have to be quick."""

from collections.abc import Sequence
from random import Random
from typing import TypeVar

_T = TypeVar("_T")


def one_of(random: Random, choices: Sequence[_T]) -> _T:
    """Give one of the choices, each as likely: as `random.choice`, at a third of its price."""
    return choices[int(random.random() * len(choices))]


def between(random: Random, least: int, most: int) -> int:
    """Give a whole number from `least` to `most`, both included, each as likely."""
    return least + int(random.random() * (most - least + 1))
