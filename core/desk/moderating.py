"""What moderators decide, and take back while nothing has left."""

from collections.abc import Sequence
from datetime import datetime

from core import notification
from core.access import Action
from core.case import Case
from core.desk.sitting import Sitting
from core.dossier import Dossier
from core.errors import Invalid, Refused
from core.experience import Experience, checked_note
from core.history import Event, EventKind, changed
from core.masking import REASON_MAX, Mask, Original
from core.ports import UnitOfWork
from core.reading import show_in_lists
from core.report import ReportOutcome
from core.text.clean import printable
from core.vocabulary import CharterReason, ExperienceState


class Moderating(Sitting):
    """The decisions of moderation."""

    def publish(self, number: int, seen_version: int, masks: Sequence[Mask] = (), why: str = "") -> Dossier:
        """Make an experience public, and open it to the structures concerned.

        Args:
            number: the experience.
            seen_version: the version that was seen.
            masks: the spans to hide; what the author wrote is kept for them and the moderators.
            why: for masks, a sentence to the author.

        Raises:
            Forbidden, Invalid, NotFound, Refused, Stale.
        """

        def decide(uow: UnitOfWork, case: Case, now: datetime) -> Experience:
            for concern in case.concerns:
                uow.concerns.save(concern.opened(now))
            if not masks:
                self._owe(uow, notification.published(number, seen_version + 1, now))
                return case.experience.publish(now)
            original = _original(case.experience, masks, why)
            uow.originals.put(original)
            self._owe(uow, notification.masked(number, seen_version + 1, now))
            return case.experience.publish_masked(original, now)

        kind = EventKind.MASKED if masks else EventKind.PUBLISHED
        return self._change(number, seen_version, Action.MODERATE, kind, decide, why)

    def reject(self, number: int, seen_version: int, reasons: Sequence[CharterReason], note: str = "") -> Dossier:
        """Refuse an experience, with reasons of the charter and a sentence that its author will read.

        Raises:
            Forbidden, Invalid, NotFound, Refused, Stale.
        """

        def decide(uow: UnitOfWork, case: Case, now: datetime) -> Experience:
            self._owe(uow, notification.rejected(number, seen_version + 1, now))
            return case.experience.reject(reasons, note, now)

        told = ", ".join(reason.label for reason in reasons)
        return self._change(number, seen_version, Action.MODERATE, EventKind.REJECTED, decide, told)

    def hold(self, number: int, seen_version: int, note: str = "") -> Dossier:
        """Put an experience aside, with a note for the moderators.

        Raises:
            Forbidden, Invalid, NotFound, Refused, Stale.
        """
        return self._change(
            number, seen_version, Action.MODERATE, EventKind.HELD, lambda _, case, __: case.experience.hold(note), note
        )

    def withdraw(self, number: int, seen_version: int, reason: str) -> Dossier:
        """Take a published experience back from the public, with a reason that its author will read.

        Raises:
            Forbidden, Invalid, NotFound, Refused, Stale.
        """

        def decide(uow: UnitOfWork, case: Case, now: datetime) -> Experience:
            for concern in case.concerns:
                uow.concerns.save(concern.closed())
            for report in uow.reports.of(number):
                if report.outcome is None:
                    uow.reports.save(report.closed(ReportOutcome.UPHELD, now, self._account_name))
            self._owe(uow, notification.withdrawn(number, seen_version + 1, now))
            return case.experience.withdraw(reason)

        return self._change(number, seen_version, Action.WITHDRAW, EventKind.WITHDRAWN, decide, reason)

    def raise_alert(self, number: int, seen_version: int, why: str) -> Dossier:
        """Say that somebody may be in danger.

        Raises:
            Forbidden, Invalid, NotFound, Refused, Stale.
        """
        return self._alert(number, seen_version, EventKind.ALERT_RAISED, why)

    def clear_alert(self, number: int, seen_version: int, what_was_done: str) -> Dossier:
        """Say that an alert is dealt with, and how.

        Raises:
            Forbidden, Invalid, NotFound, Refused, Stale.
        """
        return self._alert(number, seen_version, EventKind.ALERT_CLEARED, what_was_done)

    def undo(self, number: int) -> Dossier:
        """Take back one's own last decision, while no letter has left.

        Raises:
            Forbidden, NotFound, Refused.
        """
        now = self._clock.now()
        with self._store.writing() as uow:
            seat, case = self._opened(uow, number, Action.MODERATE)
            decision = case.undoable(uow.history.of(number), seat, now, self._rules.grace)
            if decision is None:
                raise Refused(_too_late(case.experience))
            if not uow.outbox.revoke(number, decision.at):
                raise Refused(_too_late(case.experience))
            after = case.experience.before(decision.changes)
            self._take_back(uow, case, decision)
            uow.experiences.save(after, case.experience.version)
            changes = changed(case.experience, after)
            uow.history.add(self._event(number, EventKind.UNDONE, now, decision.kind.label, changes))
            show_in_lists(uow, number)
            uow.commit()
        return self.show(number)

    def _take_back(self, uow: UnitOfWork, case: Case, decision: Event) -> None:
        """Bring back what a decision did beside the experience itself."""
        if decision.kind is EventKind.MASKED:
            uow.originals.remove(case.experience.number)
        if decision.kind in _OPENED:
            for concern in case.concerns:
                uow.concerns.save(concern.closed())
        if decision.kind is EventKind.WITHDRAWN:
            for concern in case.concerns:
                uow.concerns.save(concern.opened(case.experience.published_at or decision.at))
            for report in uow.reports.of(case.experience.number):
                if report.closed_at == decision.at:
                    uow.reports.save(report.reopened())

    def _alert(self, number: int, seen_version: int, kind: EventKind, why: str) -> Dossier:
        told = checked_note(why)
        if not told:
            raise Invalid("Écrivez en quelques mots ce qui inquiète, ou ce qui a été fait.", "note")
        raised = kind is EventKind.ALERT_RAISED
        return self._change(
            number,
            seen_version,
            Action.MODERATE,
            kind,
            lambda _, case, __: case.experience.with_alert(alert=raised),
            told,
        )


_OPENED = frozenset({EventKind.PUBLISHED, EventKind.MASKED})


def _too_late(experience: Experience) -> str:
    sentence = f"La décision sur l’expérience {experience.number} ne s’annule plus"
    if experience.state is ExperienceState.PUBLISHED:
        return f"{sentence} : retirez l’expérience, avec un motif."
    return f"{sentence} : son délai est passé, ou elle n’est pas de vous."


def _original(experience: Experience, masks: Sequence[Mask], why: str) -> Original:
    clean = printable(why).strip()
    if len(clean) > REASON_MAX:
        raise Invalid(f"Ce mot à l’auteur est trop long : {REASON_MAX} caractères au plus.", "why")
    told = experience.model_dump(include={"title", "text", "pseudonym"})
    return Original(experience_number=experience.number, masks=tuple(masks), why=clean, **told)
