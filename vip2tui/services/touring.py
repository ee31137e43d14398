"""The tour (rundtur): six deeds on the practice citizen, left and taken up as one likes.

How far one is stands in a row of the device's own: it is never sent.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace

from vip2tui.domain.statuses import ItemStatus
from vip2tui.services.citizen.casework import Casework
from vip2tui.services.citizen.citizens import CitizenService
from vip2tui.services.citizen.practising import PracticeService
from vip2tui.services.citizen.weekly import is_of_a_round
from vip2tui.services.desk import Desk
from vip2tui.services.history import HistoryService
from vip2tui.storage.port import Row
from vip2tui.text.teaching import STEPS, Lesson, Step

_TABLE, _KEY = "settings", "tour"


@dataclass(frozen=True, slots=True)
class Stand:
    """How far one is."""

    citizen: str = ""
    """On whom one practises."""
    number: int = 0
    """Of the step, from 0; as many as there are when all are done."""
    is_on: bool = False
    before: int = 0
    """How often the step's deed was done before the step began."""


class TourService:
    """Where one is in the tour, and what a deed makes of that."""

    def __init__(
        self,
        desk: Desk,
        citizens: CitizenService,
        practice: PracticeService,
        history: HistoryService,
    ) -> None:
        self._desk, self._citizens = desk, citizens
        self._practice, self._history = practice, history
        self._stand: Stand | None = None

    @property
    def stand(self) -> Stand:
        """How far one is."""
        if self._stand is None:
            row = self._desk.store.row(_TABLE, _KEY) or {}
            names = Stand.__dataclass_fields__
            self._stand = Stand(**{name: row[name] for name in names if name in row})
        return self._stand

    @property
    def step(self) -> Step | None:
        """What is to be done now; None if no tour is under way."""
        now = self.stand
        return STEPS[now.number] if now.is_on and now.number < len(STEPS) else None

    def take_up(self) -> Step:
        """Go on where it was left, or begin; somebody to practise on is made if there is none.

        Raises:
            StorageError: If it cannot be kept; it is under way until the program is closed.
        """
        left = self.stand
        citizen = self._practice.there(left.citizen) or self._practice.add()
        number = left.number if citizen == left.citizen and left.number < len(STEPS) else 0
        self.move(Stand(citizen, number, is_on=True, before=self._done(citizen, number)))
        self.keep()
        return STEPS[number]

    def leave(self) -> None:
        """Let it wait.

        Raises:
            StorageError: If it cannot be kept.
        """
        self.move(replace(self.stand, is_on=False))
        self.keep()

    def noticed(self, place: str, citizen: str | None) -> Stand | None:
        """Return how far one is after what was just done; None if that is nothing new.

        Args:
            place: The screen one is on.
            citizen: Whom it is about.
        """
        step, now = self.step, self.stand
        if step is None:
            return None
        if not self._practice.is_here(now.citizen):
            return replace(now, is_on=False)  # put away, and the tour with it
        if step.lesson is Lesson.LOOK:
            done = citizen == now.citizen and place != Lesson.LOOK
        elif step.lesson is Lesson.SEND:
            done = place == Lesson.SEND
        elif step.lesson is Lesson.UNDO:
            done = self._history.next_redo() is not None
        else:
            done = self._done(now.citizen, now.number) > now.before
        if not done:
            return None
        number = now.number + 1
        is_on = number < len(STEPS)
        return Stand(now.citizen, number, is_on, self._done(now.citizen, number) if is_on else 0)

    def move(self, stand: Stand) -> None:
        """Be there from now on."""
        self._stand = stand

    def keep(self) -> None:
        """Keep where one is.

        Raises:
            StorageError: If it cannot be kept; one is there until the program is closed.
        """
        self._desk.act([], [Row(_TABLE, _KEY, asdict(self.stand))])

    def _done(self, citizen: str, number: int) -> int:
        """Return how often a step's deed is done, as the citizen stands now."""
        return _deeds(self._citizens.get(citizen)).get(STEPS[number].lesson, 0)


def _deeds(seen: Casework) -> Mapping[Lesson, int]:
    rounds = sum(map(is_of_a_round, seen.entries))
    lines = seen.course.lines if seen.course else ()
    # A point that a note settles was ticked by nobody, and the tour is about Space.
    ticks = sum(one.status == ItemStatus.DONE for line in lines for _, one in line.states)
    return Counter(
        {Lesson.TICK: ticks, Lesson.NOTE: len(seen.entries) - rounds, Lesson.ROUND: rounds}
    )
