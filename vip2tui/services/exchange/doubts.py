"""Doubts («I har begge rettet det samme»): list them, and write a person's decision over all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vip2tui.changes.claims import DELETED, KEPT
from vip2tui.changes.doubts import Doubt, questions
from vip2tui.changes.writer import Draft
from vip2tui.domain.kinds.table import is_free
from vip2tui.services.desk import NotFoundError, RefusedError
from vip2tui.services.finding import cases_with

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vip2tui.services.desk import Desk

BOTH = "both"
KEEP = "record"
"""Of what was taken back: it stays."""
LET_GO = "undo"
"""Of what was taken back: it is put away, with what others wrote in and on it."""


@dataclass(frozen=True, slots=True)
class OpenDoubt:
    """One doubt and the case it stands in."""

    case: str
    doubt: Doubt

    @property
    def id(self) -> str:
        """The same on every device."""
        return self.doubt.id

    @property
    def both_can_stand(self) -> bool:
        """Whether «behold begge» is one of the choices."""
        free = is_free(self.doubt.kind, self.doubt.field)  # which no undone record is
        return free and all(
            isinstance(head.set[self.doubt.field], str) for head in self.doubt.heads
        )


@dataclass(frozen=True, slots=True)
class DoubtService:
    """What waits for a decision, and deciding it. A decision travels, so it is asked once."""

    desk: Desk

    def all(self) -> Iterator[OpenDoubt]:
        """Yield every open doubt, case by case."""
        for case in self.desk.turns.each(self.desk.cases()):
            yield from self.of(case)

    def of(self, case: str) -> list[OpenDoubt]:
        """Return the open doubts of one case."""
        return [OpenDoubt(case, one) for one in questions(self.desk.state(case))]

    def get(self, doubt_id: str) -> OpenDoubt:
        """Return one open doubt.

        Raises:
            NotFoundError: If it is decided already, or never was.
        """
        for case in cases_with(self.desk, doubt_id.rpartition(".")[0]):
            for one in self.of(case):
                if one.id == doubt_id:
                    return one
        raise NotFoundError("Det er afgjort allerede, eller det findes ikke her.")

    def decide(self, shown: OpenDoubt, keep: str) -> None:
        """Let one value stand, or both texts one after the other.

        Written over the values the person saw; one that has come since stays in doubt.

        Args:
            shown: The doubt as it was on the screen.
            keep: The id of the change whose value stands, or `BOTH`; of what was taken back, `KEEP`
                or `LET_GO`.

        Raises:
            RefusedError: If it is none of the values, or both cannot stand.
            NotFoundError: If it is decided, or put away, meanwhile.
        """
        doubt = shown.doubt
        if doubt.is_undone:
            self._settle(shown, keep)
            return
        values = {head.id: head.set[doubt.field] for head in doubt.heads}
        if keep == BOTH:
            if not shown.both_can_stand:
                raise RefusedError("Her kan kun én af dem stå. Intet er ændret; vælg en.")
            value = "\n".join(dict.fromkeys(values.values()))
        elif keep in values:
            value = values[keep]
        else:
            raise RefusedError("Det er ikke en af dem, der står. Intet er ændret; vælg en.")
        over = {doubt.field: list(values)}
        with self.desk.lock:
            if doubt.record not in self.desk.state(shown.case).records:
                raise NotFoundError("Det er lagt væk i mellemtiden. Intet er ændret.")
            said = {doubt.field: value}
            self.desk.act([Draft(shown.case, doubt.record, doubt.kind, said, over)])

    def _settle(self, shown: OpenDoubt, keep: str) -> None:
        """Let a record that was taken back stay, or put it away; both count for what is seen."""
        if keep not in (KEEP, LET_GO):
            raise RefusedError("Vælg, om det skal blive stående eller lægges væk. Intet er ændret.")
        doubt, name = shown.doubt, KEPT if keep == KEEP else DELETED
        with self.desk.lock:
            record = self.desk.state(shown.case).records.get(doubt.record)
            if record is None or not {one.id for one in doubt.heads} <= {
                one.id for one in record.undone_by
            }:
                raise NotFoundError("Det er afgjort i mellemtiden. Intet er ændret.")
            seen = self.desk.seen(shown.case)
            if keep == KEEP:  # it answers these undos, also where something before them is missing
                for undo in doubt.heads:
                    writer, _, n = undo.place
                    seen[writer] = max(seen.get(writer, 0), n)
            over = {name: record.over(name)}
            said = {name: True}
            self.desk.act([Draft(shown.case, doubt.record, doubt.kind, said, over, seen=seen)])
