"""The competence card that is handed on: taken together line by line, and confirmed.

A level that is marked is what somebody saw. On the card is what a person took in, with the dated
entries behind it, what the workplace says, and what was learnt elsewhere. Only the shared case is
read: what is for professionals alone or for oneself never stands behind a line.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from vip2tui.changes.change import Json
from vip2tui.changes.writer import Draft
from vip2tui.domain.course.card import FIELDS, SHOWN, Line, marked
from vip2tui.domain.course.evidence import (
    Evidence,
    LineDraft,
    Standing,
    Why,
    drafts,
    line_record,
    paid,
    standing,
)
from vip2tui.domain.kinds.card_confirmation import MOST_HELD, CardConfirmation, Whose
from vip2tui.domain.kinds.card_line import MOST_BEHIND, CardLine
from vip2tui.domain.kinds.fact import Fact
from vip2tui.services.citizen.casework import Casework
from vip2tui.services.course.card import CardService
from vip2tui.services.course.card_beside import assessed
from vip2tui.services.course.card_evidence import known_of, shared
from vip2tui.services.course.card_versions import (
    Said,
    Status,
    Version,
    content,
    holds,
    on_card,
    said,
    versions,
)
from vip2tui.services.desk import Desk, NotFoundError, RefusedError
from vip2tui.services.finding import among
from vip2tui.services.records import edit_seen, new
from vip2tui.services.typed import has_come, required
from vip2tui.text.days import say

F = TypeVar("F", bound=Fact)


@dataclass(frozen=True, slots=True)
class WholeCard:
    """All there is to the card as it stands."""

    said: Said
    lines: tuple[Standing, ...]
    """The lines of `said`, with what still stands behind them."""
    drafts: tuple[LineDraft, ...]
    """What could be taken in."""
    paid: tuple[Line, ...]
    """Tasks that may give pay, by the levels that are marked today: no part of what is confirmed,
    and shown apart from it."""
    versions: tuple[Version, ...]
    now: Version | None
    """The version it is; none while it is a draft."""
    in_doubt: bool
    """Whether two have set the same differently, so nobody can say what the card says."""

    @property
    def status(self) -> Status:
        return self.now.status if self.now else Status.DRAFT

    @property
    def number(self) -> int:
        """Which version it is, or will be."""
        return self.now.number if self.now else len(self.versions) + 1

    @property
    def lost(self) -> int:
        """How many lines build on something that was taken back."""
        return sum(bool(one.lost) for one in self.lines)


@dataclass(frozen=True, slots=True)
class WholeCardService:
    """What a person can do to the card that is handed on."""

    desk: Desk
    card: CardService

    def read(self, seen: Casework) -> WholeCard:
        """Return the card as the person has it before them."""
        basis = (*seen.states.values(), self.desk.today(), self.desk.catalogue)
        return self.desk.kept(f"card {seen.citizen.id}", basis, lambda: self._read(seen))

    def _read(self, seen: Casework) -> WholeCard:
        case = seen.citizen.case
        every_record = seen.records
        records = on_card(every_record)
        stands, marks = said(records, case), self.card.read(seen)
        known = known_of(self.desk, seen)
        lines = standing(stands.lines, known)
        in_doubt = any(one.in_doubt() for one in records)
        every = versions(
            shared(seen, CardConfirmation),
            every_record,
            case,
            lambda: [one for part in seen.parts for one in self.desk.changes(part)],
        )
        is_sound = not in_doubt and not any(one.lost for one in lines)
        wanted = content(records)
        now = next((one for one in every if not one.lacks and one.content == wanted), None)
        return WholeCard(
            stands,
            lines,
            drafts(seen.citizen.id, marks, lines, known),
            paid(marks),
            every,
            now if is_sound else None,
            in_doubt,
        )

    # Lines

    def draft(self, seen: Casework, text: str) -> LineDraft:
        """Return the proposed line that an id or a name of a competence means.

        Raises:
            NotFoundError: If there is no such competence, or nothing new of it to take in.
            AmbiguousError: If several are called so.
        """
        line = self.card.find(self.card.read(seen), text)
        found = next((one for one in self.read(seen).drafts if one.line == line), None)
        if found is None:
            raise NotFoundError(f"Der er ikke noget nyt om «{line.name}» at tage med på kortet.")
        return found

    def line(self, seen: Casework, text: str) -> CardLine:
        """Return the line on the card that an id, its beginning or a name means.

        Raises:
            NotFoundError: If there is none.
            AmbiguousError: If several are called so.
        """
        every = {one.id: one for one in self.read(seen).said.lines}
        return every[among({one: each.name or "" for one, each in every.items()}, text)]

    def take(self, seen: Casework, draft: LineDraft, level: int | None = None) -> bool:
        """Take a proposed line in, as it stands before the person; False if it stood so already.

        Args:
            seen: The citizen as the person saw it.
            draft: What is proposed.
            level: The level, where nobody has marked it yet: that is marked too, as of today.

        Raises:
            RefusedError: If there is no level, or none at which anything is shown.
        """
        line, shows, drafted = draft.line, draft.behind, None
        if draft.why is Why.FALLEN and level is None:
            raise RefusedError(
                f"«{line.name}» er ikke vist mere. Tag linjen af kortet i stedet. Intet er ændret."
            )
        chosen = draft.level if level is None else level
        if chosen is None or chosen < SHOWN:
            raise RefusedError(
                f"Sig først, hvor langt det går med «{line.name}»: på kortet står niveau {SHOWN} "
                "til 4. Intet er taget med."
            )
        if chosen != line.level:
            drafted = self.card.drafted(seen, line, chosen)
            mark = marked(seen.citizen.id, line)
            others = (one for one in shows if one.record != mark)
            shows = (Evidence("niveau", mark, self.desk.today(), ""), *others)
        here = said(on_card(seen.records), seen.citizen.case).lines
        values: dict[str, Json] = {
            "name": line.name,
            "field": line.field,
            "level": chosen,
            "behind": [one.behind.model_dump(mode="json") for one in shows[:MOST_BEHIND]],
            "taken": True,
        }
        fixed: dict[str, Json] = {"citizen": seen.home, "competence": line.competence}
        fixed |= {"package": line.package} if line.package else {}
        record = line_record(seen.citizen.id, line, here)
        made = self._edit(seen, CardLine, record, values, fixed)
        return bool(self.desk.act([drafted, made]))

    def write(self, seen: Casework, field: str, text: str) -> str:
        """Write a line in one's own words, and return its id. It has no evidence, and says so.

        Raises:
            RefusedError: If it says nothing, or there is no such field.
        """
        name = required(text, "Skriv, hvad borgeren kan. Intet er taget med.")
        if field not in FIELDS:
            raise RefusedError(f"Vælg et af felterne: {', '.join(FIELDS)}. Intet er taget med.")
        return self._new(seen, CardLine, {"name": name, "field": field, "taken": True})

    def take_off(self, seen: Casework, line: CardLine) -> bool:
        """Take a line off the card; it can be taken in again, and its history stays."""
        return bool(self.desk.act([self._edit(seen, CardLine, line.id, {"taken": False})]))

    # Confirming

    def confirm(
        self, seen: Casework, whose: Whose, name: str, day: date | None = None
    ) -> str | None:
        """Write that somebody says yes to the card as it stands before the person.

        Args:
            seen: The citizen as the person saw it.
            whose: The workplace's, or the citizen's.
            name: Who says it.
            day: When; today if left out.

        Returns:
            The id of the yes; None if the same has said so to this version already.

        Raises:
            RefusedError: If it cannot be: with what is missing.
        """
        who = required(name, "Skriv, hvem det er. Kortet er ikke bekræftet.")
        at = day or self.desk.today()
        has_come(at, self.desk.today())
        whole = self.read(seen)
        can_confirm(whole, whose)
        _follows(whole, whose, at)
        held = holds(on_card(seen.records))
        if len(held) > MOST_HELD:
            raise RefusedError("Der står for meget på kortet. Tag nogle linjer af.")
        before = whole.now.yes(whose) if whole.now else None
        if before is not None and (before.name, before.day) == (who, at):
            return None
        values: dict[str, Json] = {
            "whose": whose.value, "name": who, "day": at.isoformat(), "holds": [*held],
        }  # fmt: skip
        return self._new(seen, CardConfirmation, values)

    def proposed_name(self, seen: Casework, whose: Whose) -> str:
        """Return who most likely says yes: the citizen, or who assessed the course that runs."""
        if whose is Whose.CITIZEN:
            return seen.citizen.name
        known = assessed(seen, seen.course)
        return (known.by or "") if known else ""

    def version(self, whole: WholeCard, number: int) -> Version:
        """Return one version of those there are.

        Raises:
            NotFoundError: If there is none of that number.
        """
        found = next((one for one in whole.versions if one.number == number), None)
        if found is None:
            raise NotFoundError("Den udgave findes ikke. Se dem med «card version BORGER».")
        return found

    def _new(self, seen: Casework, model: type[Fact], values: dict[str, Json]) -> str:
        record = self.desk.new_id()
        said_ = {"citizen": seen.home, **values}
        self.desk.act([new(seen.home, record, model.KIND, said_)])
        return record

    def _edit(
        self,
        seen: Casework,
        model: type[Fact],
        record: str,
        values: dict[str, Json],
        fixed: dict[str, Json] | None = None,
    ) -> Draft | None:
        return edit_seen(seen, seen.where(record), record, model.KIND, values, fixed=fixed)


def can_confirm(whole: WholeCard, whose: Whose) -> None:
    """Do nothing if somebody can say yes to the card as it stands.

    Raises:
        RefusedError: With what is in the way.
    """
    if refused := _why_not(whole, whose):
        raise RefusedError(refused)


def _follows(whole: WholeCard, whose: Whose, day: date) -> None:
    """Refuse a citizen's day before the one on which the workplace said yes.

    Raises:
        RefusedError: With that day.
    """
    first = whole.now.yes(Whose.WORKPLACE) if whole.now else None
    if whose is Whose.CITIZEN and first and first.day and day < first.day:
        raise RefusedError(
            f"Virksomheden bekræftede kortet {say(first.day)}. Vælg den dag eller en senere. "
            "Kortet er ikke bekræftet."
        )


def _why_not(whole: WholeCard, whose: Whose) -> str:
    if not whole.said.lines:
        return "Der står ingen linjer på kortet endnu. Tag dem med først."
    if whole.in_doubt:
        return "I har begge rettet det samme på kortet. Afgør det først. Kortet er ikke bekræftet."
    if whole.lost:
        return (
            "En linje bygger på noget, der er taget tilbage eller flyttet. Tag den med igen, eller "
            "tag den af kortet. Kortet er ikke bekræftet."
        )
    if whose is Whose.CITIZEN and whole.status is Status.DRAFT:
        return "Virksomheden har ikke bekræftet kortet, som det står nu. Det kommer først."
    return ""
