"""Lists of words, written as words."""


def words(listed: str) -> frozenset[str]:
    """Give the words of a list, which are parted by spaces or line breaks."""
    return frozenset(listed.split())
