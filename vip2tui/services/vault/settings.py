"""Reading and writing what a person has set, and taking it back.

A setting is no change of a case, so the changes' own «Fortryd» does not know of it: what was set
since the program was opened is taken back here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from vip2tui.domain.roles import Role
from vip2tui.domain.settings import LOCK_AFTER, ROLE, Deed, Setting, page_of
from vip2tui.services.desk import RefusedError
from vip2tui.services.exchange.sharing import Sharing
from vip2tui.services.history import Undone
from vip2tui.services.support import limits
from vip2tui.storage.port import Row, Store
from vip2tui.text.days import say

TABLE = "settings"


@dataclass(frozen=True, slots=True)
class Stands:
    """A setting as it stands."""

    setting: Setting
    value: str

    @property
    def words(self) -> str:
        return self.setting.words(self.value)

    @property
    def is_changed(self) -> bool:
        """Whether it is another than it is from the beginning."""
        return not self.setting.is_mine and self.value != self.setting.default


@dataclass(frozen=True, slots=True)
class _Step:
    setting: Setting
    before: str
    after: str

    def turned(self) -> _Step:
        return _Step(self.setting, self.after, self.before)

    @property
    def words(self) -> str:
        return f"{self.setting.title}: {self.setting.words(self.after)}"


def value_of(store: Store, setting: Setting) -> str:
    """Return what a setting is."""
    row = store.row(TABLE, setting.row)
    return setting.kept(row.get(setting.part)) if row else setting.default


def number_of(store: Store, setting: Setting) -> int:
    """Return what a setting is that is a number."""
    return int(value_of(store, setting))


class SettingService:
    """What can be set on this computer."""

    def __init__(self, sharing: Sharing) -> None:
        self._sharing, self._desk = sharing, sharing.desk
        self._done: list[_Step] = []
        self._undone: list[_Step] = []

    def all(self) -> list[Stands]:
        """Return every setting of the role here as it stands, in the order of the page."""
        return [self.get(one) for one in self.page() if isinstance(one, Setting)]

    def page(self) -> list[Setting | Deed]:
        """Return what can be set and done by the role here, in the order of the page."""
        return page_of(self._desk.me.role)

    def get(self, setting: Setting) -> Stands:
        if setting.is_mine:
            return Stands(setting, str(getattr(self._desk.me, setting.part)))
        if setting.limit:
            every = {one.setting.name: one.value for one in limits.stands(self._desk)}
            return Stands(setting, str(every[setting.name]))
        return Stands(setting, value_of(self._desk.store, setting))

    def told(self, stands: Stands) -> list[str]:
        """Return what there is to know of a setting, a sentence each.

        It is what it means and may be, whose it is, and what it was from the beginning and before
        it was set last.
        """
        one = stands.setting
        said = [one.help, f"Vælg {one.allowed}.", one.who]
        if one.default:
            said.append(f"Fra begyndelsen: {one.words(one.default)}.")
        every = limits.stands(self._desk) if one.limit else ()
        said += [
            f"Gælder fra {say(each.since)}."
            for each in every
            if each.setting.name == one.name and each.since is not None
        ]
        before = next((step.before for step in reversed(self._done) if step.setting is one), None)
        if before is not None:
            said.append(f"Før det blev ændret: {one.words(before)}.")
        return said

    @property
    def lock_after(self) -> int:
        """Minutes without a touch after which it is locked."""
        return number_of(self._desk.store, LOCK_AFTER)

    def question(self, setting: Setting, value: str) -> str:
        """Return what must be asked before it is set to a value; empty if nothing must."""
        if setting is not ROLE or value == self.get(setting).value:
            return ""
        known = "De computere, du kender, skal læse en ny kontaktfil fra dig. "
        return (
            f"Skift rolle til {setting.words(value).lower()}? Du ser andre ting end før, og dine "
            f"filer må rumme noget andet. {known if self._sharing.peers() else ''}"
            "Intet af det, du har skrevet, går tabt."
        )

    def set(self, setting: Setting, value: str, since: date | None = None) -> Stands:
        """Keep a value, as it is kept; of a limit, from a day on.

        Raises:
            RefusedError: If others rely on it as it is.
            StorageError: If it cannot be kept; it is as before.
        """
        step = _Step(setting, self.get(setting).value, value)
        if since is not None and not setting.limit:
            raise RefusedError(f"«{setting.title}» gælder med det samme. Intet er ændret.")
        if step.before != step.after or since is not None:
            self._write(step, since)
            self._done.append(step)
            self._undone.clear()
        return self.get(setting)

    def reset(self, setting: Setting) -> Stands:
        """Set it as it is from the beginning.

        Raises:
            RefusedError: If it has none.
        """
        if setting.is_mine:
            raise RefusedError(f"«{setting.title}» har ikke noget at blive sat tilbage til.")
        if setting.forgets:
            self._desk.act([], [Row(TABLE, key, None) for key in setting.forgets])
        return self.set(setting, setting.default)

    def next_undo(self) -> str | None:
        """Return in words what «Fortryd» would take back; None if there is nothing."""
        return self._done[-1].words if self._done else None

    def next_redo(self) -> str | None:
        """Return in words what «Gør igen» would set again; None if there is nothing."""
        return self._undone[-1].turned().words if self._undone else None

    def undo(self) -> Undone | None:
        """Take back what was set last; None if there is nothing."""
        return self._step(self._done, self._undone)

    def redo(self) -> Undone | None:
        """Set again what was taken back last."""
        return self._step(self._undone, self._done)

    def _step(self, source: list[_Step], target: list[_Step]) -> Undone | None:
        if not source:
            return None
        step = source[-1].turned()
        self._write(step)
        source.pop()
        target.append(step)
        return Undone((step if target is self._done else step.turned()).words, "")

    def _write(self, step: _Step, since: date | None = None) -> None:
        one = step.setting
        if one.limit:
            value = None if step.after == one.default else int(step.after)
            limits.set_limit(self._desk, one.limit, value, since)
            return
        if one.is_mine:
            self._write_me(one, step.after)
            return
        kept = None if step.after == one.default else {one.part: step.after}
        self._desk.act([], [Row(TABLE, one.row, kept)])

    def _write_me(self, one: Setting, value: str) -> None:
        desk = self._desk
        with desk.lock:
            is_role = one is ROLE
            if is_role and Role.OFFICE in (desk.me.role, value) and self._sharing.peers():
                raise RefusedError(
                    "Andre computere regner med, hvem der er kommunens kontor. Rollen kan kun "
                    "skiftes, før du kender andre. Lav et nyt arkiv til den nye rolle."
                )
            me = desk.me
            said: dict[str, Any] = {one.part: Role(value) if is_role else value}
            me = replace(me, **said)
            desk.act([], [me.row()])
            desk.me = me
            if is_role:
                desk.forget(*desk.store.cases())  # what may be said where follows from the role
