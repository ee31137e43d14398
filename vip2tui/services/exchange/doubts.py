"""Doubts («I har begge rettet det samme»): list them, and write a person's decision over all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from vip2tui.changes.change import Change, Json
from vip2tui.changes.claims import DELETED, KEPT
from vip2tui.changes.doubts import Card, Doubt, cards, deciding
from vip2tui.changes.fold import CaseState
from vip2tui.changes.writer import Draft
from vip2tui.domain.kinds.measurement import Measurement
from vip2tui.domain.kinds.table import is_free
from vip2tui.domain.kinds.workplace_measurement import WorkplaceMeasurement
from vip2tui.services.desk import Desk, NotFoundError, RefusedError
from vip2tui.services.finding import cases_with

BOTH = "both"
KEEP = "record"
"""Of what was taken back: it stays."""
LET_GO = "undo"
"""Of what was taken back: it is put away, with what others wrote in and on it."""


_CORRECTED = (Measurement.KIND, WorkplaceMeasurement.KIND)
"""What is corrected with a reason."""


@dataclass(frozen=True, slots=True)
class OpenDoubt:
    """What is asked at once, and the case it stands in: a whole card, or one field of it."""

    case: str
    card: Card

    @property
    def id(self) -> str:
        """The first field's: the same on every device."""
        return self.card.id

    @property
    def doubt(self) -> Doubt:
        """The first field, which is mostly the only one."""
        return self.card.doubts[0]

    @property
    def writers(self) -> set[str]:
        """Who wrote what it is between."""
        return {head.place[0] for doubt in self.card.doubts for head in doubt.heads}

    @property
    def is_several(self) -> bool:
        """Whether several fields hang together: answered whole, or field by field."""
        return len(self.card.doubts) > 1

    @property
    def both_can_stand(self) -> bool:
        """Whether «behold begge» is one of the choices."""
        free = is_free(self.doubt.kind, self.doubt.field)  # which no undone record is
        return (
            free
            and not self.is_several
            and all(isinstance(head.set[self.doubt.field], str) for head in self.doubt.heads)
        )

    @property
    def answers(self) -> list[tuple[Change, ...]]:
        """What can be kept, field by field; what stands meanwhile is last. None of an undone."""
        if self.doubt.is_undone:
            return []
        return list(self.card.covering) if self.is_several else [(h,) for h in self.doubt.heads]

    def apart(self) -> list[OpenDoubt]:
        """Return each field for itself; a correction of a measurement whole.

        Its answers and why they were corrected are one act: one's answer with the other's reason
        would be untrue. It is parted only where somebody has corrected a part of it.
        """
        deeds = {head.deed for doubt in self.card.doubts for head in doubt.heads}
        if self.doubt.kind in _CORRECTED and len(self.card.covering) == len(deeds):
            return [self]
        return [OpenDoubt(self.case, Card((doubt,))) for doubt in self.card.doubts]


@dataclass(frozen=True, slots=True)
class DoubtService:
    """What waits for a decision, and deciding it. A decision travels, so it is asked once."""

    desk: Desk

    def all(self) -> Iterator[OpenDoubt]:
        """Yield every open card, case by case."""
        for case in self.desk.turns.each(self.desk.cases()):
            yield from self.of(case)

    def of(self, case: str) -> list[OpenDoubt]:
        """Return the open cards of one case."""
        return [OpenDoubt(case, card) for card in cards(self.desk.state(case))]

    def get(self, doubt_id: str, *, whole: bool = False) -> OpenDoubt:
        """Return one open doubt.

        Args:
            doubt_id: Record and field.
            whole: Whether the whole card is wanted that the field is on.

        Raises:
            NotFoundError: If it is decided already, or never was.
        """
        for case in cases_with(self.desk, doubt_id.rpartition(".")[0]):
            for card in self.of(case):
                for one in card.apart():
                    if doubt_id in {doubt.id for doubt in one.card.doubts}:
                        return card if whole else one
        raise NotFoundError("Det er afgjort allerede, eller det findes ikke her.")

    def decide(self, shown: OpenDoubt, keep: str) -> None:
        """Let one value stand, or both texts one after the other; of a card, all that one did.

        Written over the values the person saw; one that has come since stays in doubt.

        Args:
            shown: The doubt as it was on the screen.
            keep: The id of a change: its value stands, and of a card the values of its action. Or
                `BOTH`; of what was taken back, `KEEP` or `LET_GO`.

        Raises:
            RefusedError: If it is none of the values, or both cannot stand.
            NotFoundError: If it is decided, or put away, meanwhile.
        """
        if shown.doubt.is_undone:
            self._settle(shown, keep)
            return
        said = _answer(shown, keep)
        with self.desk.lock:
            records = self.desk.state(shown.case).records
            if any(doubt.record not in records for doubt in shown.card.doubts):
                raise NotFoundError("Det er lagt væk i mellemtiden. Intet er ændret.")
            self.desk.act(deciding(shown.case, said))

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
            self.desk.act(
                [Draft(shown.case, doubt.record, doubt.kind, {name: True}, over, seen=seen)]
            )


def _answer(shown: OpenDoubt, keep: str) -> list[tuple[Doubt, Json]]:
    """Return the value that shall stand in each field.

    Raises:
        RefusedError: If it is none of the answers.
    """
    doubts = shown.card.doubts
    if keep == BOTH and shown.both_can_stand:
        texts = dict.fromkeys(head.set[shown.doubt.field] for head in shown.doubt.heads)
        return [(shown.doubt, "\n".join(texts))]
    for said in shown.answers:
        if keep in {head.id for head in said}:
            return [
                (doubt, head.set[doubt.field]) for doubt, head in zip(doubts, said, strict=True)
            ]
    if keep == BOTH:
        raise RefusedError("Her kan kun én af dem stå. Intet er ændret; vælg en.")
    if shown.is_several and any(keep == head.id for doubt in doubts for head in doubt.heads):
        raise RefusedError(
            "Den har ikke rettet det hele. Intet er ændret; afgør et felt ad gangen."
        )
    raise RefusedError("Det er ikke en af dem, der står. Intet er ændret; vælg en.")


class DoubtCount:
    """How many doubts are open, counted case by case and again only where a case is another."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._cases: dict[str, tuple[CaseState, int]] = {}
        self._known: tuple[int, int] | None = None

    def number(self) -> int:
        """Return how many there are now.

        Counted without holding the desk: a whole office takes a while, and others must not wait.
        Only the number it is counted at is read while nobody is in the middle of writing.
        """
        with self._desk.lock:
            at, known = self._desk.store.sequence, self._known
        if known is None or known[0] != at:
            known = (at, sum(map(self._of, self._desk.turns.each(self._desk.cases()))))
            self._known = known
        return known[1]

    def _of(self, case: str) -> int:
        state = self._desk.state(case)
        known = self._cases.get(case)
        if known is None or known[0] is not state:
            known = self._cases[case] = (state, len(cards(state)))
        return known[1]


_COUNTS: WeakKeyDictionary[Desk, DoubtCount] = WeakKeyDictionary()


def open_doubts(desk: Desk) -> int:
    """Return how many doubts are open; asked again, it costs nothing while nothing is written."""
    return _COUNTS.setdefault(desk, DoubtCount(desk)).number()
