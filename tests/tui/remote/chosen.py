"""Which tests of the workstation hold their desks over HTTPS, and which cannot."""

BOTH_WAYS = frozenset(
    {
        "test_answering",
        "test_assessments_screens",
        "test_board_screen",
        "test_bulk",
        "test_changed_stories",
        "test_classifying",
        "test_comments",
        "test_committees_screens",
        "test_dashboard_screen",
        "test_displays_screen",
        "test_moderating",
        "test_search_screen",
        "test_settling",
    }
)
"""The files whose tests hold desks in both ways each time the tests are run; with --far-desk, all are far."""

NEAR_ONLY = {
    "test_an_account_is_picked_when_none_is_given": "a server lists no account: it asks who one is",
    "test_what_is_not_counted_is_told_where_one_only_reads": "a server counts what is due, whoever reads",
}
"""The tests that mean nothing where desks are on a server, each with why."""
