"""«Hvem skrev hvad» and «Fortryd»: both are read off the changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from vip2tui.base.safe import clean_line, cut
from vip2tui.changes.change import Change, Json
from vip2tui.changes.joined import is_join, taken_back, turning
from vip2tui.changes.undo import next_redo, next_undo, undoing
from vip2tui.changes.writer import Draft, Pen, write
from vip2tui.domain.kinds.places import LOCAL, is_sent, shared_case
from vip2tui.domain.kinds.received import Received
from vip2tui.domain.kinds.table import is_free, lasting, makes
from vip2tui.domain.kinds.went_back import WentBack
from vip2tui.sentences.deeds import described
from vip2tui.services.citizen.casework import casework, names_in
from vip2tui.services.desk import Desk, NotFoundError, RefusedError
from vip2tui.services.finding import cases_with
from vip2tui.services.packages.package_drafts import answer_words, is_earlier
from vip2tui.services.progress.standing import kept_back
from vip2tui.services.typed import meant
from vip2tui.text.danish import first_name

LEFT = "Teksten kan fjernes overalt i «Hvem skrev hvad»."
"""What is said where a text was taken back: nothing that was entered is lost by that."""
OWN_STAYS = "Det, du selv har skrevet siden, står her stadig."
"""Said where a file was taken back whose cases one has written in since."""


@dataclass(frozen=True, slots=True)
class Event:
    """One field of one record as it was set once."""

    change: str
    at: str
    by: str
    """As it was typed."""
    computer: str
    person: str
    """Whose computer it is; both empty where that is not known here."""
    who: str
    """The name, and beside it the computer and its person where they differ."""
    kind: str
    field: str
    value: Json
    stands: bool
    """Whether it is what stands now (or one of several in doubt)."""
    undone: bool
    spared: bool
    """Whether it was taken back and stands all the same, as others have written on."""
    gone: bool = False
    """Whether the value was taken away for good."""
    sealed: bool = False
    """Whether the value is not told here; then there is none."""
    proposal: bool = False
    """Whether it is kept and says nothing: whoever wrote it may not set it, or not so far ahead."""


@dataclass(frozen=True, slots=True)
class Undone:
    """What «Fortryd» took back, in words."""

    words: str
    action: str
    left: str = ""
    """Said where a text stays in the history and goes with the files, though it was taken back."""

    @property
    def told(self) -> str:
        """What was done, and what is left of it."""
        return f"Fortrudt: {self.words}{'. ' if self.left else ''}{self.left}"


class TakesBack(Protocol):
    """What «Fortryd» and «Gør igen» ask."""

    def next_undo(self) -> str | None: ...

    def next_redo(self) -> str | None: ...

    def undo(self) -> Undone | None: ...

    def redo(self) -> Undone | None: ...


@dataclass(frozen=True, slots=True)
class HistoryService:
    """Who wrote what, and taking it back."""

    desk: Desk
    only: str = ""
    """The one case whose newest action is taken back, but for the one that began it; else the
    newest of all."""

    def of(self, record_id: str) -> list[Event]:
        """Return everything that was ever set in a record, oldest first.

        Raises:
            NotFoundError: If nothing here has that id.
        """
        events: list[Event] = []
        for case in cases_with(self.desk, record_id):
            for change in sorted(self.desk.store.changes(case), key=lambda one: one.order):
                if change.record == record_id:
                    events += self.events(change)
        if not events:
            raise NotFoundError("Her er ikke skrevet noget under det navn.")
        return events

    def events(self, change: Change) -> Iterator[Event]:
        """Yield what a change set, field by field."""
        state = self.desk.state(change.place[1])
        record = state.records.get(change.record) or state.deleted.get(change.record)
        author = self.desk.others.author(change)
        proposal = any(one.id == change.id for one in state.proposals)
        hidden = kept_back(self.desk, change.place[1], change.kind, change.record)
        undone, spared = change.id in state.dead and not proposal, change.id in state.spared
        for name, value in change.set.items():
            heads = record.heads.get(name, ()) if record else ()
            stands = any(head.id == change.id for head in heads)
            yield Event(
                change.id, change.at, **author.row(), who=author.words, kind=change.kind,
                field=name, value=None if name in hidden else value, stands=stands,
                undone=undone, spared=spared, gone=name in change.gone,
                sealed=name in hidden, proposal=proposal,
            )  # fmt: skip

    def next_undo(self) -> str | None:
        """Return in words what «Fortryd» would take back; None if there is nothing."""
        with self.desk.lock:
            action = next_undo(self._actions(), self._is_dead)
            return self._words(action) if action else None

    def undo(self) -> Undone | None:
        """Take this device's last action back; None if there is nothing to take back.

        Raises:
            RefusedError: If it made what others have written in since: theirs would be hidden.
        """
        with self.desk.lock:
            action = next_undo(self._actions(), self._is_dead)
            if not action:
                return None
            words = self._words(action)
            if self._is_stood_on(action):
                raise RefusedError(
                    f"Andre har skrevet videre, så det kan ikke fortrydes: {words}. "
                    "Intet er ændret, og alt er gemt."
                )
            self.desk.act(self._taking_back(action))
            return Undone(words, action[0].action, LEFT if _has_text(action) else "")

    def undo_file(self, text: str) -> Undone:
        """Take back that a file was fetched, also where one has written on since.

        What came with it is held back here; one's own words stay.

        Args:
            text: The file's id, the beginning of one, or its name.

        Raises:
            NotFoundError: If no such file is taken in here, or it is taken back already.
            AmbiguousError: If several are meant.
        """
        with self.desk.lock:
            change = self._fetched(text)
            cases = {shared_case(one) for one in change.set.get("new", {})}
            mine, own = set(self.desk.me.writers), False
            for one in self.desk.store.newest():
                if one.id == change.id:
                    break
                own = own or (one.place[0] in mine and shared_case(one.place[1]) in cases)
            self.desk.act(undoing([change]))
            return Undone(self._words([change]), change.action, OWN_STAYS if own else "")

    def _fetched(self, text: str) -> Change:
        """Return the import of a file that is taken in and not taken back."""
        dead = self.desk.state(LOCAL).dead
        live = [one for one in self.desk.store.changes(LOCAL)
                if one.kind == Received.KIND and one.set and one.id not in dead]  # fmt: skip
        return meant(
            (
                [one for one in live if one.set.get("bundle") == text],
                [one for one in live if one.set.get("file") == text],
                [one for one in live if text and str(one.set.get("bundle")).startswith(text)],
            ),
            lambda some: f"{len(some)} hentede filer hedder sådan. Giv filens id fra «diary».",
            "Den fil er ikke hentet her, eller hentningen er fortrudt. Intet er ændret.",
        )

    def next_redo(self) -> str | None:
        """Return in words what «Gør igen» would do again; None if there is nothing."""
        with self.desk.lock:
            found = next_redo(self._actions(), self._is_dead, self._named)
            return self._words(self._named(found)) if found else None

    def redo(self) -> Undone | None:
        """Do again what was taken back last, if nothing new was written since."""
        with self.desk.lock:
            found = next_redo(self._actions(), self._is_dead, self._named)
            if not found:
                return None
            named = self._named(found)
            self.desk.act(self._taking_back(found))
            return Undone(self._words(named), found[0].action)

    def _actions(self) -> Iterator[list[Change]]:
        for action in self.desk.my_actions(self.only):
            one = action[0]
            is_another = makes(one.kind, one.set, one.over) if self.only else is_earlier(one)
            if not is_another and (one.kind not in lasting() or is_join(action)):
                yield action

    def _words(self, action: Sequence[Change]) -> str:
        """Return what an action did, and with whom when it was one citizen."""
        if words := answer_words(self.desk, action):
            return words
        if back := [one for one in action if one.kind == WentBack.KIND]:  # the undos are that
            return described(self.desk.catalogue, back)
        shown = self.desk.persons.shown
        people = {shown(shared_case(change.place[1])) for change in action}
        case = casework(self.desk, people.pop()) if len(people) == 1 else None
        if case is None:
            return described(self.desk.catalogue, action)
        words = described(
            self.desk.catalogue, action, names_in(case, {change.record for change in action})
        )
        who = cut(clean_line(first_name(case.citizen.name)), 30)
        return words if who in words or not who else f"{words} ({who})"

    def _is_stood_on(self, action: Sequence[Change]) -> bool:
        """Return whether taking an action back would hide what somebody else wrote in or on it.

        The fold would spare it and ask; here it is seen beforehand, and nothing need be asked.
        """
        pen = Pen(self.desk.me.writer, self.desk.me.person)
        for undo in write(undoing(action), self.desk.state, pen=pen, action="?", at=""):
            case = undo.place[1]
            after = self.desk.fold(case, [*self.desk.store.changes(case), undo])
            if any(undo in record.undone_by for record in after.records.values()):
                return True
        return False

    def _taking_back(self, action: Sequence[Change]) -> list[Draft]:
        return turning(action, self.desk.state) if is_join(action) else undoing(action)

    def _is_dead(self, change: Change) -> bool:
        """Return whether a change was taken back, also where it stands all the same."""
        state = self.desk.state(change.place[1])
        if is_join([change]):  # no undo reaches it: what takes it back says so itself
            held = self.desk.held(change.place[1])
            every = self.desk.changes(change.place[1])
            mine = {change.place[0], *self.desk.me.writers}
            own = (one for one in every if one.place[0] in mine and one.id not in held)
            return change.id in taken_back(own)
        return change.id in state.dead or change.id in state.spared

    def _named(self, action: Sequence[Change]) -> list[Change]:
        """Return the changes an undo names."""
        named = {target for change in action for target in change.undoes}
        cases = {change.place[1] for change in action}
        return [c for case in sorted(cases) for c in self.desk.store.changes(case) if c.id in named]


def _has_text(action: Sequence[Change]) -> bool:
    """Return whether something that a person wrote freely stands in what was taken back."""
    return any(
        is_free(one.kind, name) and said and name not in one.gone and is_sent(one.place[1])
        for one in action
        for name, said in one.set.items()
    )
