"""From the lists to the self-assessments, and to the results of the structure."""

from __future__ import annotations

from tui.screens.figuring import FiguringScreen


class AssessingScreen(FiguringScreen):
    """The part of the main screen that opens the self-assessments and the results."""

    def why_not(self, action: str) -> str | None:
        """Say why there are none yet."""
        if action in {"assessments", "indicators"} and self.desk is None:
            return "Le bureau s’ouvre : un instant."
        return super().why_not(action)

    def action_assessments(self) -> None:
        """Open the self-assessments."""
        if self.desk is not None:
            from tui.screens.assessments.listing import AssessmentsScreen  # noqa: PLC0415 (kept out of the cold start)

            self.app.push_screen(AssessmentsScreen(self.desk))

    def action_indicators(self) -> None:
        """Open the results of the structure."""
        if self.desk is not None:
            from tui.screens.indicators.listing import IndicatorsScreen  # noqa: PLC0415 (kept out of the cold start)

            self.app.push_screen(IndicatorsScreen(self.desk))
