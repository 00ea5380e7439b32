"""Made-up stories for the measures."""

from random import Random

from admin.seed.replies import reply
from admin.seed.stories import story
from admin.seed.story_seed import StorySeed
from admin.seed.tree import StructureSeed, programme_tree


class Tellers:
    """Tells stories about every structure but the heads of networks."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        by_code = {structure.code: structure for structure in programme_tree()}
        self._concerned = [(s, _head(s, by_code).name) for s in by_code.values() if s.parent]

    def tell(self) -> tuple[StructureSeed, StorySeed, str]:
        """Give a structure, a story about it, and an answer to the story."""
        structure, network = self.random.choice(self._concerned)
        told = story(self.random, structure, network)
        return structure, told, reply(self.random, told, structure, network)


def _head(structure: StructureSeed, by_code: dict[str, StructureSeed]) -> StructureSeed:
    while structure.parent:
        structure = by_code[structure.parent]
    return structure
