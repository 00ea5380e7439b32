"""One committee: its agenda, members, proposals, minutes and decisions."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from core.actions.sheet import Sheet
from core.committees.agenda import AgendaItem, ItemKind
from core.committees.committee import CommitteeState
from core.committees.meeting import OF_PEOPLE, Meeting
from core.committees.ranking import Method
from core.committees.wording import citizen_line, item_line, summary
from core.errors import EcouteError, Stale
from tui.background import off_loop
from tui.keymap import bindings
from tui.screens.base import STYLES
from tui.screens.committees.forms import AskMeeting, AskMinutes, minutes_journal
from tui.screens.committees.rows import TABS, tab_text
from tui.screens.dashboard_questions import AskLine
from tui.screens.forms import Confirm
from tui.screens.papers import PaperScreen
from tui.screens.picker import Choice, Picker
from tui.sections.committees import COMMITTEE
from tui.sections.helping import HELP
from tui.widgets.key_bar import KeyBar
from tui.widgets.status import Status

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual._path import CSSPathType
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from core.committees.committee import Committee
    from core.committees.file import CommitteeFile
    from tui.journal import Parts
    from tui.port import DeskPort
    from tui.screens.forms import Yes

_CHANGES = frozenset(
    {"edit", "agenda", "raise_item", "invite", "propose", "vote", "count", "minutes", "decide", "advance", "call_off"}
)
_PREPARING = frozenset({"edit", "agenda", "raise_item", "invite"})
_MEETING = frozenset({"propose", "vote", "count", "minutes"})
_OWN, _ALL = "own", "all"


class CommitteeScreen(PaperScreen):
    """A committee, tab by tab."""

    topic = "comites"
    CSS_PATH: ClassVar[CSSPathType | None] = [STYLES / "committees.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = bindings(COMMITTEE, HELP)
    AUTO_FOCUS = "#committee"

    def __init__(self, desk: DeskPort, number: int) -> None:
        super().__init__()
        self._desk = desk
        self._number = number
        self._file: CommitteeFile | None = None
        self._tab = 0
        self._acting = False

    def compose(self) -> ComposeResult:
        """Compose the committee."""
        yield Static(f"Comité {self._number} : un instant.", id="heading", markup=False)
        yield Static("", id="told", markup=False)
        with VerticalScroll(id="committee", can_focus=True):
            yield Static("", id="text", markup=False)
        yield Status()
        yield KeyBar("committee")

    def on_mount(self) -> None:
        """Read the committee."""
        self._call(partial(self._desk.committee, self._number), "")

    def why_not(self, action: str) -> str | None:
        """Say why a key does nothing now."""
        if action == "print" and self._file is None:
            return "Le comité arrive : un instant."
        if action not in _CHANGES:
            return super().why_not(action)
        if self._file is None:
            return "Le comité arrive : un instant."
        return self._file.refusal or _why_not_now(action, self._file) or super().why_not(action)

    def action_print(self) -> None:
        """Ask where to write the minutes."""
        print_ = partial(self._desk.print_minutes, self._number)
        self.ask_paper("Écrire le compte rendu", f"compte-rendu-{self._number}.pdf", print_)

    def action_turn(self, by: int) -> None:
        """Show another tab."""
        self._tab = (self._tab + by) % len(TABS)
        if self._file is not None:
            self._show(self._file)

    # -- the meeting and its agenda

    def action_edit(self) -> None:
        """Describe the meeting."""
        if self._file is not None:
            self._ask_meeting("", Meeting(**self._file.committee.model_dump(include=set(OF_PEOPLE))))

    def _ask_meeting(self, said: str, meeting: Meeting) -> None:
        asked = AskMeeting(f"Comité {self._number}", meeting, said)
        self.app.push_screen(asked, self._described)

    def _described(self, meeting: Meeting | None) -> None:
        if meeting is not None:
            deed = partial(self._desk.edit_committee, self._number, self._committee.version, meeting)
            self._call(deed, "La réunion est gardée.", partial(self._ask_meeting, meeting=meeting))

    def action_agenda(self) -> None:
        """Choose an item to add, or one to remove."""
        self.in_background("agenda", self._offer_items)

    async def _offer_items(self) -> None:
        proposed = await off_loop(partial(self._desk.agenda_items, self._number))
        there = self._committee.agenda
        new = [item for item in proposed if item not in there]
        choices = [
            *(Choice(f"-{at}", item_line(item), "à ôter de l’ordre du jour") for at, item in enumerate(there)),
            Choice(_OWN, "Un point à vous", "à écrire"),
            *(Choice(f"+{at}", item_line(item), "à ajouter") for at, item in enumerate(new)),
        ]
        self.app.push_screen(Picker("Ordre du jour", "Mots du point", choices), partial(self._item_picked, new))

    def _item_picked(self, new: Sequence[AgendaItem], picked: str | None) -> None:
        there = self._committee.agenda
        if picked == _OWN:
            self._ask_line("Un point à l’ordre du jour", "Ce dont le comité parlera.", self._add_own)
        elif picked is not None and picked.startswith("+"):
            self._set_agenda([*there, new[int(picked[1:])]])
        elif picked is not None:
            self._set_agenda([item for at, item in enumerate(there) if at != int(picked[1:])])

    def _add_own(self, text: str) -> None:
        self._set_agenda([*self._committee.agenda, AgendaItem(kind=ItemKind.OWN, text=text[:300])])

    def action_raise_item(self) -> None:
        """Choose an item to put one place higher."""
        items = [Choice(str(at), item_line(item)) for at, item in enumerate(self._committee.agenda)]
        self.app.push_screen(Picker("Monter un point", "Mots du point", items), self._raise)

    def _raise(self, picked: str | None) -> None:
        items = list(self._committee.agenda)
        if picked is not None and int(picked) > 0:
            at = int(picked)
            items[at - 1], items[at] = items[at], items[at - 1]
            self._set_agenda(items)

    def _set_agenda(self, items: Sequence[AgendaItem]) -> None:
        deed = partial(self._desk.set_agenda, self._number, self._committee.version, items)
        self._call(deed, "L’ordre du jour est gardé.")

    # -- who sits

    def action_invite(self) -> None:
        """Choose somebody to invite, or all those who can be."""
        if self._file is None:
            return
        people = self._file.volunteers
        can = [one for one in people if one.reachable]
        choices = [Choice(_ALL, f"Tous ceux qui se proposent : {len(can)}", "inviter chacun", possible=bool(can))]
        choices += [Choice(str(one.number), one.name, citizen_line(one), possible=one.reachable) for one in people]
        self.app.push_screen(Picker("Inviter", "Pseudonyme", choices), self._confirm_invitations)

    def _confirm_invitations(self, picked: str | None) -> None:
        if picked is None or self._file is None:
            return
        people = [one for one in self._file.volunteers if one.reachable and picked in {_ALL, str(one.number)}]
        names = ", ".join(one.name for one in people)
        told = f"{summary(self._committee)}. L’invitation part par e-mail ; personne ici ne lit l’adresse."
        asked = Confirm("Inviter au comité", told, names, yes="Inviter", no="Revenir")
        self.app.push_screen(asked, partial(self._invite, [one.number for one in people]))

    def _invite(self, numbers: Sequence[int], yes: Yes | None) -> None:
        if yes is not None:
            deed = partial(self._desk.invite, self._number, self._committee.version, numbers)
            self._call(deed, "Les invitations partent.")

    def action_call_off(self) -> None:
        """Ask why the committee does not meet."""
        self._ask_line("Annuler le comité", "Pourquoi : les invités le liront dans une lettre.", self._call_off)

    def _call_off(self, why: str) -> None:
        deed = partial(self._desk.call_off_committee, self._number, self._committee.version, why)
        again = partial(self._ask_line, "Annuler le comité", then=self._call_off, value=why)
        self._call(deed, "Le comité est annulé ; les invités sont prévenus.", again)

    # -- what the committee thinks

    def action_propose(self) -> None:
        """Ask for a proposal."""
        self._ask_line("Une proposition", "En une phrase ; les membres la classeront.", self._propose)

    def _propose(self, text: str) -> None:
        deed = partial(self._desk.add_proposal, self._number, self._committee.version, text)
        again = partial(self._ask_line, "Une proposition", then=self._propose, value=text)
        self._call(deed, "La proposition est gardée.", again)

    def action_vote(self) -> None:
        """Choose whose ballot it is."""
        if self._file is None:
            return
        voted = {one.member for one in self._committee.ballots}
        known = [*(one.name for one in self._file.coming), *self._committee.elected_people]
        members = dict.fromkeys([*known, *voted])
        choices = [Choice(f"@{name}", name, "a voté" if name in voted else "") for name in members]
        choices.append(Choice(_OWN, "Un autre membre", "à nommer"))
        self.app.push_screen(Picker("Le vote de", "Membre", choices), self._voter_picked)

    def _voter_picked(self, picked: str | None) -> None:
        if picked == _OWN:
            self._ask_line("Le vote de", "Le nom ou le pseudonyme du membre.", partial(self._ask_ballot, "", ""))
        elif picked is not None:
            self._ask_ballot("", "", picked.removeprefix("@"))

    def _ask_ballot(self, said: str, typed: str, member: str) -> None:
        how = "2 1 3 : la préférée d’abord" if self._committee.method is Method.BORDA else "2:5 1:3 : des points"
        listed = " ; ".join(f"{one.number}. {one.text}" for one in self._committee.proposals)
        told = said or f"{how}. {listed}"
        asked = AskLine(f"Vote : {member}", told, typed, lambda _: "")
        self.app.push_screen(asked, partial(self._vote, member))

    def _vote(self, member: str, typed: str | None) -> None:
        if typed is not None:
            deed = partial(self._desk.keep_ballot, self._number, self._committee.version, member, typed)
            self._call(deed, "Le vote est gardé.", partial(self._ask_ballot, typed=typed, member=member))

    def action_count(self) -> None:
        """Choose how ballots are counted."""
        choices = [Choice(one.value, one.label.capitalize(), one.told) for one in Method]
        self.app.push_screen(Picker("Compter par", "Façon", choices), self._count)

    def _count(self, picked: str | None) -> None:
        if picked is not None:
            deed = partial(self._desk.count_by, self._number, self._committee.version, Method(picked))
            self._call(deed, "La façon de compter est gardée.")

    # -- minutes, decisions, steps

    def action_minutes(self) -> None:
        """Write the minutes."""
        self._ask_minutes("")

    def _ask_minutes(self, said: str) -> None:
        committee = self._committee
        kept = minutes_journal(self.ecoute.desk_folder).find(self.ecoute.account or "", self._number, 0)
        if kept is not None and kept.based_on < committee.version and not said:
            said = "Ce texte, gardé sur ce poste, part d’un comité qui a changé depuis : relisez avant d’enregistrer."
        self.app.push_screen(AskMinutes(self._number, committee.minutes, committee.version, said), self._written)

    def _written(self, typed: Parts | None) -> None:
        if typed is not None:
            deed = partial(self._keep_minutes, self._committee.version, typed.body)
            self._call(deed, "Le compte rendu est enregistré.", self._ask_minutes)

    def _keep_minutes(self, version: int, text: str) -> CommitteeFile:
        file = self._desk.write_minutes(self._number, version, text)
        minutes_journal(self.ecoute.desk_folder).forget(self.ecoute.account or "", self._number, 0)
        return file

    def action_decide(self) -> None:
        """Choose the proposal that becomes an action."""
        done = {one.proposal for one in self._committee.decisions}
        ranked = [line for line in self._committee.ranking if line.proposal.number not in done]
        choices = [Choice(str(one.proposal.number), one.proposal.text, f"rang {one.place}") for one in ranked]
        choices.append(Choice("0", "Une autre décision", "qui ne vient d’aucune proposition"))
        self.app.push_screen(Picker("Décider", "Mots de la proposition", choices), self._decision_picked)

    def _decision_picked(self, picked: str | None) -> None:
        if picked is not None:
            texts = {one.number: one.text for one in self._committee.proposals}
            title = texts.get(int(picked), "")
            self._ask_sheet("", int(picked), Sheet.model_construct(title=title[:200]))

    def _ask_sheet(self, said: str, proposal: int, sheet: Sheet) -> None:
        from tui.screens.actions.form import AskSheet  # noqa: PLC0415 (only for those who decide)

        self.app.push_screen(AskSheet("Fiche action décidée", sheet, said), partial(self._decide, proposal))

    def _decide(self, proposal: int, sheet: Sheet | None) -> None:
        if sheet is not None:
            deed = partial(self._desk.decide, self._number, self._committee.version, sheet, proposal)
            self._call(deed, "La fiche action est préparée.", partial(self._ask_sheet, proposal=proposal, sheet=sheet))

    def action_advance(self) -> None:
        """Ask whether the committee has met, or is over."""
        held = self._committee.state is CommitteeState.INVITED
        title = "Le comité s’est tenu" if held else "Clore le comité"
        told = "Ses décisions pourront devenir des fiches action." if held else "Plus rien n’en changera."
        asked = Confirm(title, told, summary(self._committee), yes="Valider", no="Revenir")
        self.app.push_screen(asked, self._advance)

    def _advance(self, yes: Yes | None) -> None:
        if yes is not None:
            held = self._committee.state is CommitteeState.INVITED
            step = self._desk.hold_committee if held else self._desk.close_committee
            self._call(partial(step, self._number, self._committee.version), "C’est noté.")

    def action_leave(self) -> None:
        """Go back to the list."""
        self.close_with(None)

    # -- the desk

    @property
    def _committee(self) -> Committee:
        if self._file is None:
            raise EcouteError("Le comité arrive : un instant.")
        return self._file.committee

    def _ask_line(self, title: str, told: str, then: Callable[[str], None], value: str = "") -> None:
        asked = AskLine(title, told, value, lambda typed: "" if typed.strip() else "Écrivez quelque chose.")
        self.app.push_screen(asked, lambda typed: then(typed) if typed else None)

    def _call(self, deed: Callable[[], CommitteeFile], done: str, again: Callable[[str], None] | None = None) -> None:
        """Ask the desk; `again` asks anew for what was typed, with the reason, when the desk refuses it."""
        if self._acting:
            self.query_one(Status).say("La demande précédente n’a pas encore abouti : un instant.")
            if again is not None:
                again("La demande précédente n’a pas encore abouti : validez de nouveau dans un instant.")
            return
        self._acting = True
        self.in_background("act", self._carry_out, deed, done, again)

    async def _carry_out(
        self, deed: Callable[[], CommitteeFile], done: str, again: Callable[[str], None] | None
    ) -> None:
        try:
            self._show(await off_loop(deed))
            self.query_one(Status).say(done)
        except EcouteError as error:
            self.ecoute.report(error)
            if isinstance(error, Stale):
                self._show(await off_loop(partial(self._desk.committee, self._number)))
            if again is not None:
                again(error.sentence)
        finally:
            self._acting = False

    def _show(self, file: CommitteeFile) -> None:
        self._file = file
        heading = f"Comité {file.committee.number} · {summary(file.committee)}"
        self.query_one("#heading", Static).update(Content(heading))
        names = "".join(f"[{name}]" if at == self._tab else f" {name} " for at, name in enumerate(TABS))
        self.query_one("#told", Static).update(Content(names))
        self.query_one("#text", Static).update(tab_text(file, self._tab))
        self.refresh_bindings()


def _why_not_now(action: str, file: CommitteeFile) -> str | None:
    state = file.committee.state
    if state is CommitteeState.CLOSED:
        return "Ce comité est clos : plus rien n’en change."
    if action in _PREPARING and state is CommitteeState.HELD:
        return "Ce comité s’est tenu : cela ne se change plus."
    if action in {*_MEETING, "advance"} and state is CommitteeState.PREPARED:
        return "Invitez d’abord au comité."
    if action == "decide" and state is not CommitteeState.HELD:
        return "Une décision se prend une fois le comité tenu."
    if action == "call_off" and state is not CommitteeState.INVITED:
        return "Seul un comité convoqué s’annule."
    if action == "invite" and not file.volunteers:
        return "Personne d’autre ne propose de participer."
    return None
