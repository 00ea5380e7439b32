from core.figures import Figures


def test_there_is_no_share_of_nothing() -> None:
    assert Figures().response_rate is None
    assert Figures().usefulness_rate is None


def test_shares_are_parts_of_one() -> None:
    figures = Figures(published=8, answered=6, useful=1, votes=4)
    assert (figures.response_rate, figures.usefulness_rate) == (0.75, 0.25)


def test_a_share_may_be_none_at_all() -> None:
    """Zero of something is not the same as nothing to count."""
    figures = Figures(published=3, votes=2)
    assert (figures.response_rate, figures.usefulness_rate) == (0.0, 0.0)
