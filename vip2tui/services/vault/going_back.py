"""«Gå tilbage til i går kl. 14»: what was written since is undone as one action, after a look.

One's own is undone, what files brought is held back; nothing is taken off the disk. What the table
of kinds says `stays` is left. It is one action, so one «Fortryd» brings everything back.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from vip2tui.base.safe import clean_line, cut, quoted
from vip2tui.changes.change import Change, split_id
from vip2tui.changes.fold import CaseState
from vip2tui.changes.undo import left_alone, undoing
from vip2tui.changes.writer import Draft, Pen, write
from vip2tui.domain.kinds.citizen import NAMELESS
from vip2tui.domain.kinds.places import LOCAL, is_sent, shared_case
from vip2tui.domain.kinds.received import Received
from vip2tui.domain.kinds.table import stays
from vip2tui.domain.kinds.went_back import WentBack
from vip2tui.exchange.imports import held_back
from vip2tui.sentences.differing import differing, nameless
from vip2tui.services.citizen.casework import casework, names_in
from vip2tui.services.desk import RefusedError
from vip2tui.services.exchange.sharing import Sharing
from vip2tui.services.exchange.withdrawn import WithdrawnService
from vip2tui.text.danish import count, joined
from vip2tui.text.moments import on_the_wall, say_moment

_WIDE, _NAMED = 40, 5
NOT_TOUCHED = (
    "Hvem der har borgerne, hvilken kommune de hører til, det, der er fjernet for altid, og "
    "kvitteringer røres ikke."
)


@dataclass(frozen=True, slots=True)
class WorkDay:
    """A day something was written on this computer."""

    day: date
    first: datetime
    last: datetime
    actions: int


@dataclass(frozen=True, slots=True)
class Differs:
    """What would be otherwise about one citizen, or a workplace."""

    id: str
    name: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Back:
    """What going back to a moment would do. Nothing is written yet."""

    to: datetime
    """As a clock on the wall showed it."""
    basis: int
    """How much was stored when it was looked at."""
    cases: tuple[Differs, ...]
    around: tuple[str, ...]
    """What becomes of files and of what others have; the last says what is not touched."""
    drafts: tuple[Draft, ...]

    @property
    def called(self) -> str:
        """When that was, in words."""
        return say_moment(self.to)

    @property
    def done(self) -> str:
        """What was done, when it is."""
        return f"det står, som det stod {self.called}"

    @property
    def sentences(self) -> list[str]:
        """All of it: a heading for each citizen, and what differs under it."""
        told = [f"Tilbage til {self.called}."]
        for one in self.cases:
            told += ["", f"{one.name}:", *(f"  {words}" for words in one.words)]
        if not self.cases:
            told += ["", "Der står det samme om alle, som der stod dengang."]
        return [*told, "", *self.around]


class GoingBackService:
    """Going back in time."""

    def __init__(self, sharing: Sharing, withdrawn: WithdrawnService) -> None:
        self._sharing, self._desk, self._withdrawn = sharing, sharing.desk, withdrawn

    def days(self) -> Iterator[WorkDay]:
        """Yield the days something was written here, the newest first; the clock says which."""
        times = (
            on_the_wall(action[-1].at)
            for action in self._desk.my_actions()
            if any(one.undoes or not stays(one.kind) for one in action)
        )
        for day, some in groupby(times, key=datetime.date):
            every = list(some)
            yield WorkDay(day, min(every), max(every), len(every))

    def look(self, to: datetime) -> Back:
        """Return what going back to a moment would do.

        Args:
            to: What a clock on the wall showed then.

        Raises:
            RefusedError: If nothing was written since, or nothing stood here then.
        """
        desk = self._desk
        with desk.lock:
            mine = self._since(to)
            kept_from = self._taken_back_from_here(mine)
            left = left_alone(mine, lambda one: stays(one.kind), self._known(mine).get)
            taken = [one for one in mine if one.id not in left
                     and shared_case(one.place[1]) not in kept_from]  # fmt: skip
            if not taken:
                raise RefusedError(
                    f"Der er ikke skrevet noget her siden {say_moment(to)}. Intet er ændret."
                )
            said = {"to": to.isoformat(), "called": say_moment(to)}
            marker = Draft(LOCAL, desk.new_id(), WentBack.KIND, said)
            drafts = (marker, *undoing(taken))
            around = (
                *self._files(taken),
                *self._with_others(taken),
                *self._not_touched(kept_from),
                desk.worded(NOT_TOUCHED),
            )
            return Back(to, desk.store.sequence, self._differing(drafts), around, drafts)

    def go(self, back: Back) -> str:
        """Go back to what was looked at; return the action's id.

        Raises:
            RefusedError: If something was written since the look.
            StorageError: If the disk refused; nothing is changed then.
        """
        desk = self._desk
        with desk.lock:
            if desk.store.sequence != back.basis:
                raise RefusedError(
                    "Der er skrevet noget, siden du så, hvad der bliver anderledes. Intet er "
                    "ændret. Se det igen, og gå så tilbage."
                )
            return desk.act(back.drafts)[0].action

    def _since(self, to: datetime) -> list[Change]:
        """Return what this device wrote after a moment, the oldest first.

        The order is the store's; the clock only says where to stop.

        Raises:
            RefusedError: If this device had written nothing by then.
        """
        own, mine = set(self._desk.me.writers), list[Change]()
        for change in self._desk.store.newest():
            if change.place[0] in own:
                if on_the_wall(change.at) <= to:
                    return mine[::-1]
                mine.append(change)
        first = f" Det første er fra {say_moment(on_the_wall(mine[-1].at))}." if mine else ""
        raise RefusedError(f"Der stod ikke noget her {say_moment(to)}.{first} Intet er ændret.")

    def _known(self, mine: Iterable[Change]) -> Mapping[str, Change]:
        """Return the changes that undos among some of this device's name."""
        cases = {one.place[1] for one in mine if one.undoes}
        return {one.id: one for case in cases for one in self._desk.store.changes(case)}

    def _taken_back_from_here(self, mine: Iterable[Change]) -> set[str]:
        """Return the citizens that the office has taken back: no more is written about them."""
        cases = {shared_case(one.place[1]) for one in mine if is_sent(one.place[1])}
        return {case for case in cases if self._withdrawn.is_so(case)}

    def _differing(self, drafts: Sequence[Draft]) -> tuple[Differs, ...]:
        """Return what would differ, by the names of those it is about."""
        desk = self._desk
        pen = Pen(desk.me.writer, desk.me.person)
        undos: dict[str, list[Change]] = {}
        for one in write(drafts, desk.state, pen=pen, action="?", at=desk.now().isoformat()):
            undos.setdefault(one.place[1], []).append(one)
        local = [*desk.store.changes(LOCAL), *undos.pop(LOCAL, ())]
        held: dict[str, set[str]] = {}
        for id_ in held_back(local, desk.fold(LOCAL, local).dead):
            held.setdefault(split_id(id_)[1], set()).add(id_)
        about: dict[str, list[tuple[CaseState, CaseState]]] = {}
        for case in sorted({*undos, *self._held_otherwise(held)}):
            every = [*desk.store.changes(case), *undos.get(case, ())]
            then = desk.fold(case, every, held=frozenset(held.get(case, ())))
            about.setdefault(desk.persons.shown(shared_case(case)), []).append(
                (desk.state(case), then)
            )
        found = (self._differs(one, pairs) for one, pairs in about.items())
        return tuple(sorted((one for one in found if one.words), key=lambda one: one.name))

    def _held_otherwise(self, held: Mapping[str, Collection[str]]) -> set[str]:
        """Return the cases of which something else is held back than now."""
        desk = self._desk
        cases = {*held, *desk.store.cases()} - {LOCAL}
        return {one for one in cases if desk.held(one) != frozenset(held.get(one, ()))}

    def _differs(self, citizen: str, pairs: Sequence[tuple[CaseState, CaseState]]) -> Differs:
        known = [one.records[citizen] for pair in pairs for one in pair if citizen in one.records]
        known += [one for one in [self._desk.state(citizen).records.get(citizen)] if one]
        name = next((str(one.get("name")) for one in known if one.get("name")), "") or NAMELESS
        wanted = nameless(citizen, pairs)
        seen = casework(self._desk, citizen) if wanted else None  # dear: the whole plan is read
        names = names_in(seen, wanted) if seen else {}
        words = differing(self._desk.catalogue, citizen, pairs, names)
        return Differs(citizen, cut(clean_line(name), _WIDE), tuple(words))

    def _files(self, taken: Iterable[Change]) -> list[str]:
        files = [str(one.set.get("file") or "") for one in taken if one.kind == Received.KIND]
        if not files:
            return []
        names = [quoted(one, _WIDE) for one in files[:_NAMED]]
        names += [f"{len(files) - _NAMED} mere"] if len(files) > _NAMED else []
        held = count(len(files), "fil", "filer")
        told = (
            f"{held}, du har hentet siden ({joined(names)}), holdes tilbage her. Intet af det "
            "slettes: hos de andre står det, og her er det igen, når du fortryder."
        )
        return [told]

    def _with_others(self, taken: Iterable[Change]) -> list[str]:
        """Return what others may have of it already."""
        reach = [one.reach for one in self._sharing.sent().values()]
        deeds = {
            one.action
            for one in taken
            if is_sent(case := one.place[1])
            and any(file.get(case, {}).get(one.place[0], 0) >= one.place[2] for file in reach)
        }
        if not deeds:
            return []
        told = (
            f"{count(len(deeds), 'ting', 'ting')}, du har gjort siden, er allerede sendt. Den "
            "næste fil siger, at du har taget det tilbage; har andre skrevet videre på det, bliver "
            "det stående hos dem, og de bliver spurgt."
        )
        return [told]

    def _not_touched(self, withdrawn: Collection[str]) -> list[str]:
        """Return whom the office has taken back from here, by name."""
        records = (self._desk.state(one).records.get(one) for one in sorted(withdrawn))
        names = [cut(clean_line(str(one.get("name") or NAMELESS)), _WIDE) for one in records if one]
        return [f"{joined(names)} er taget tilbage af kommunen og røres ikke."] if names else []
