"""A receipt with a human line: «Lene har læst det: truckkurset er bestilt».

The municipality writes it in the case, so it travels with the next file; the mentor's I dag has it
until it is seen. That it was seen stays on that computer: it is kept as a line that was put off
without a reason, which asks for no other day.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from vip2tui.base.safe import clean_line
from vip2tui.changes.change import Json
from vip2tui.domain.course.checklist import MENTOR
from vip2tui.domain.course.upcoming import Urgency, Waiting
from vip2tui.domain.kinds.entry import Entry
from vip2tui.domain.kinds.places import Place, case_at, place_of
from vip2tui.domain.kinds.put_off import PutOff, put_off_record
from vip2tui.domain.kinds.reply import Reply
from vip2tui.domain.roles import Role
from vip2tui.services.citizen.casework import Casework
from vip2tui.services.desk import Desk, NotFoundError, RefusedError
from vip2tui.services.records import edit_seen, new
from vip2tui.services.typed import required

PART = "svar"
"""The part of a line of «I dag» that tells what the municipality says back."""
EMPTY = "Skriv en linje, fx «truckkurset er bestilt». Intet er ændret."


@dataclass(frozen=True, slots=True)
class ReplyService:
    """Writing a reply, and seeing it."""

    desk: Desk

    def write(self, seen: Casework, text: str, about: str | None = None) -> str:
        """Write a reply; return its id.

        Args:
            seen: The citizen.
            text: The line.
            about: The note that is answered, if it is one.

        Raises:
            RefusedError: If it says nothing, or a mentor would write it.
            NotFoundError: If there is no such note that the mentor has too.
        """
        if self.desk.me.role is Role.MENTOR:
            raise RefusedError("Det er kommunen, der svarer. Skriv et notat i stedet.")
        if about is not None and about not in {one.id for one in seen.entries if is_answered(one)}:
            raise NotFoundError("Det notat findes ikke her. Intet er ændret.")
        values: dict[str, Json] = {
            "citizen": seen.running_in(),
            "about": about,
            "day": self.desk.today().isoformat(),
            "text": required(text, EMPTY),
        }
        draft = new(seen.running_in(), self.desk.new_id(), Reply.KIND, values)
        self.desk.act([draft])
        return draft.record

    def all(self, seen: Casework) -> list[Reply]:
        """Return what was replied, the newest first."""
        return [one for one in seen.facts[Reply.KIND].values() if isinstance(one, Reply)][::-1]

    def words(self, seen: Casework, one: Reply) -> str:
        """Return «Lene har læst det: truckkurset er bestilt»."""
        record = seen.states[one.case].records.get(one.id)
        stamp = record.stamp("text") if record else None
        who = clean_line(stamp.by) if stamp and stamp.by else self.desk.worded("Kommunen")
        return f"{who} har læst det: {clean_line(one.text or '')}"

    def unseen(self, seen: Casework) -> Iterator[Waiting]:
        """Yield what a mentor has not said they have seen: it stands above all that is late."""
        if self.desk.me.role is not Role.MENTOR:
            return
        today = self.desk.today()
        for one in self.all(seen):
            known = seen.facts[PutOff.KIND].get(_place(seen, one.id)[1])
            if one.text and not (isinstance(known, PutOff) and known.until):
                what, day = self.words(seen, one), one.day or today
                yield Waiting(seen.citizen.id, what, day, MENTOR, Urgency.DOUBT, PART, one.id)

    def see(self, seen: Casework, reply: str) -> None:
        """Say that a reply is seen; it asks no more on this computer.

        Raises:
            NotFoundError: If it is not here, or was seen before.
        """
        if reply not in {one.name for one in self.unseen(seen)}:
            raise NotFoundError("Svaret er set, eller det findes ikke her.")
        citizen, record = _place(seen, reply)
        case = case_at(citizen, Place.PRIVATE)
        said: dict[str, Json] = {"until": self.desk.today().isoformat()}
        fixed: dict[str, Json] = {"citizen": citizen, "part": PART, "name": reply}
        self.desk.act([edit_seen(seen, case, record, PutOff.KIND, said, fixed=fixed)])


def is_answered(note: Entry) -> bool:
    """Return whether a note can be answered: the mentor has it too."""
    return place_of(note.case) is Place.SHARED


def _place(seen: Casework, reply: str) -> tuple[str, str]:
    """Return in which of the person's cases it is kept that a reply is seen, and the record."""
    return seen.derived(lambda of: put_off_record(of, PART, reply), Place.PRIVATE)
