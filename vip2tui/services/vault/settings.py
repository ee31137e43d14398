"""Reading and writing what a person has set, and taking it back.

A setting is no change of a case, so the changes' own «Fortryd» does not know of it: what was set
since the program was opened is taken back here.
"""

from __future__ import annotations

from dataclasses import dataclass

from vip2tui.domain.settings import LOCK_AFTER, SETTINGS, Setting
from vip2tui.services.desk import Desk
from vip2tui.services.history import Undone
from vip2tui.storage.port import Row, Store

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
        return self.value != self.setting.default


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


class SettingService:
    """What can be set on this computer."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._done: list[_Step] = []
        self._undone: list[_Step] = []

    def all(self) -> list[Stands]:
        """Return every setting as it stands, in the order of the page."""
        return [self.get(one) for one in SETTINGS.values()]

    def get(self, setting: Setting) -> Stands:
        return Stands(setting, value_of(self._desk.store, setting))

    @property
    def lock_after(self) -> int:
        """Minutes without a touch after which it is locked."""
        return int(self.get(LOCK_AFTER).value)

    def set(self, setting: Setting, value: str) -> Stands:
        """Keep a value, as it is kept.

        Raises:
            StorageError: If it cannot be kept; it is as before.
        """
        step = _Step(setting, self.get(setting).value, value)
        if step.before != step.after:
            self._write(step)
            self._done.append(step)
            self._undone.clear()
        return self.get(setting)

    def reset(self, setting: Setting) -> Stands:
        """Set it as it is from the beginning."""
        return self.set(setting, setting.default)

    def next_undo(self) -> str | None:
        """Return in words what «Fortryd» would take back; None if there is nothing."""
        return self._done[-1].words if self._done else None

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

    def _write(self, step: _Step) -> None:
        one = step.setting
        value = None if step.after == one.default else {one.part: step.after}
        self._desk.act([], [Row(TABLE, one.row, value)])
