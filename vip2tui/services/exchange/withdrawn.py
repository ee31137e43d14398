"""A citizen the office has taken back from this computer: told by name, marked, and asked about.

What is written here still goes to the office, so nothing is lost; but nothing more comes back, and
what somebody decides there is not seen here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial

from vip2tui.base.safe import clean_line, cut
from vip2tui.changes.change import Change
from vip2tui.changes.fold import CaseState
from vip2tui.changes.redaction import KIND as REDACTION
from vip2tui.changes.writer import Draft
from vip2tui.domain.kinds.citizen import NAMELESS
from vip2tui.domain.kinds.places import is_sent, shared_case
from vip2tui.domain.roles import Role
from vip2tui.exchange.plan import ImportPlan
from vip2tui.services.desk import RefusedError
from vip2tui.services.exchange.doubt_about import day_said
from vip2tui.services.exchange.sharing import ASSIGNMENT, Sharing

MARK = "taget tilbage"
_WIDE = 40


class WithdrawnError(RefusedError):
    """Somebody writes on about a citizen who was taken back; they have not said yes to it."""

    def __init__(self, question: str, accept: Callable[[], None]) -> None:
        super().__init__(f"{question} Intet er skrevet.")
        self.question = question
        self.accept = accept
        """Lets the person write on about the citizen until the program ends."""


class WithdrawnService:
    """Which citizens the office has taken back from this computer."""

    def __init__(self, sharing: Sharing) -> None:
        self._sharing = sharing
        self._accepted: set[str] = set()
        self.ask: Callable[[str], bool] = lambda _: False
        """Asks the person whether to write on; left so, it is refused and the caller asks."""

    def is_so(self, citizen: str) -> bool:
        """Return whether a citizen was taken back from this computer."""
        me = self._sharing.desk.me
        if me.role is Role.OFFICE:
            return False
        mine = self._sharing.givings.of(shared_case(citizen)).get(me.device)
        return mine is not None and not mine.has_it

    def mark(self, citizen: str) -> str:
        """Return « (taget tilbage)» to stand after a name in a list; empty if it is not so."""
        return f" ({MARK})" if citizen and self.is_so(citizen) else ""

    def guard(self, drafts: Sequence[Draft]) -> None:
        """Ask before something is written about a citizen who was taken back.

        Taking a text away is not writing on.

        Raises:
            WithdrawnError: If nobody said yes.
        """
        cases = {shared_case(one.case) for one in drafts
                 if is_sent(one.case) and one.kind != REDACTION}  # fmt: skip
        for citizen in sorted(cases - self._accepted):
            if self.is_so(citizen):
                question = self.question(citizen)
                if not self.ask(question):
                    raise WithdrawnError(question, partial(self._accepted.add, citizen))
                self._accepted.add(citizen)

    def question(self, citizen: str) -> str:
        """Return who was taken back and when, and what becomes of what is written now."""
        desk = self._sharing.desk
        state = desk.state(citizen)
        since = self._since(desk.store.changes(citizen), citizen)
        told = _told(state, citizen, since, desk.today())
        return (
            f"{told} Det, du skriver nu, bliver sendt til kommunen, men du får ikke mere at vide "
            "derfra."
        )

    def news(self, plan: ImportPlan) -> tuple[str, ...]:
        """Return a sentence about each citizen that a file would take back from here."""
        bound = {seal.writer: seal.device for seal in plan.seals}
        peers = {**self._sharing.peers(), **plan.peers}
        roles = self._sharing.roles_of({**self._sharing.bindings(), **bound}, peers)
        found = (self._news(case, new, roles) for case, new in sorted(plan.new.items()))
        return tuple(one for one in found if one)

    def _news(self, case: str, new: Sequence[Change], roles: Mapping[str, Role]) -> str:
        desk = self._sharing.desk
        if desk.me.role is Role.OFFICE or not is_sent(case) or case != shared_case(case):
            return ""
        if not any(change.kind == ASSIGNMENT or change.undoes for change in new):
            return ""
        held = desk.store.changes(case)
        since = self._since([*held, *new], case, roles)
        if since is None or self._since(held, case) is not None:
            return ""
        sentence = _told(desk.fold(case, [*held, *new]), case, since, desk.today())
        return desk.worded(f"{sentence} Alt, du har skrevet, bliver stadig sendt.")

    def _since(
        self, changes: Sequence[Change], case: str, roles: Mapping[str, Role] | None = None
    ) -> str | None:
        """Return the day a case was taken back from here, as the changes say; None if it is not."""
        me, fact = self._sharing.desk.me, self._sharing.fact(case)
        found = self._sharing.givings.among(changes, fact.creator if fact else None, roles)
        mine = found.get(me.device)
        return mine.since if mine and not mine.has_it else None


def _told(state: CaseState, citizen: str, since: str | None, today: date) -> str:
    record = state.records.get(citizen)
    name = cut(clean_line(str(record.get("name") or NAMELESS)), _WIDE) if record else NAMELESS
    day = day_said(since or "", today)
    return f"Kommunen har taget {name} tilbage fra denne computer{' ' if day else ''}{day}."
