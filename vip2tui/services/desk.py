"""The desk: an opened store, the person at it, the clock and the ids. Every service works on one.

How cases are read stands in `reading`. Writing goes through `Desk.act` alone: one action, one
commit, then memory, then the word «gemt».
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from uuid import uuid4

from vip2tui.base.errors import Vip2Error
from vip2tui.changes.change import Change, split_id
from vip2tui.changes.fold import CaseState, grown
from vip2tui.changes.writer import Draft, Pen, write
from vip2tui.domain.kinds.places import LOCAL, Place, is_sent, place_of
from vip2tui.domain.kinds.table import is_exposed
from vip2tui.domain.roles import Role
from vip2tui.exchange.imports import with_imports
from vip2tui.exchange.strict import sendable
from vip2tui.services.authors import Others
from vip2tui.services.packages.office_editions import TABLE, catalogue_of
from vip2tui.services.reading import Reading
from vip2tui.services.records import cannot_be_read
from vip2tui.storage.errors import ReadOnlyError
from vip2tui.storage.port import Row, Store

GONE = (
    "Borgeren er sluppet fra denne computer og er hos kommunen, som kan give borgeren hertil igen. "
    "Intet er skrevet."
)
Guard = Callable[[Sequence[Draft]], None]
"""Asked before anything is written; raises where a person must be asked first."""
Checks = Callable[[Sequence[Draft]], tuple[Sequence[Draft], Callable[[], None]]]
"""Returns what is written instead of some drafts, and what is done once it is; raises as well."""
DEVICE = "device"
SELF = "self"
INSTANCE = "instance"
"""The device's row that says which copy of the vault it last worked on."""
_ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"


class NotFoundError(Vip2Error):
    """Nothing is known under that name or id."""


class AmbiguousError(Vip2Error):
    """Several things fit what was given."""


class RefusedError(Vip2Error):
    """A rule says no, and the sentence says why."""


@dataclass(frozen=True, slots=True)
class Me:
    """This device and the person at it."""

    device: str
    device_name: str
    person: str
    role: Role
    authority: str
    """The office's name: «Jobcenter» is leaving the law, so it is a setting."""
    writer: str
    """The run of numbers this device writes under now."""
    writers: tuple[str, ...] = ()
    """Every writer this device has had, the present one too."""

    def row(self) -> Row:
        """Return it as the device keeps it."""
        return Row(DEVICE, SELF, asdict(self) | {"role": self.role.value})

    def with_new_writer(self, writer: str) -> Me:
        """Return it as it goes on after its vault was restored or copied."""
        return replace(self, writer=writer, writers=(*self.writers, writer))


def me_of(store: Store) -> Me:
    """Return who a store belongs to.

    Raises:
        NotFoundError: If it was never set up.
    """
    row = store.row(DEVICE, SELF)
    if row is None:
        raise NotFoundError("Arkivet er ikke sat op. Start forfra med «vip2tui init».")
    known = row | {"role": Role(row["role"]), "writers": tuple(row.get("writers", ()))}
    return Me(**{name: known[name] for name in Me.__dataclass_fields__})


def unasked(drafts: Sequence[Draft]) -> tuple[Sequence[Draft], Callable[[], None]]:
    """Let everything be written as it is: there is nobody to ask."""
    return drafts, lambda: None


class Desk(Reading):
    """One person's work on one store."""

    def __init__(
        self, store: Store, *, now: Callable[[], datetime], new_id: Callable[[], str]
    ) -> None:
        super().__init__(store, me_of(store), Others(self))
        self.catalogue = catalogue_of(store)
        """What is shipped, as this vault's office says it; another one when it says otherwise."""
        self.now = now
        self.new_id = new_id
        self.saved_at: datetime | None = None
        """When the last action was made durable, for «Gemt kl. …»."""
        self._guard: Guard = lambda _: None
        self._checked: Checks = unasked

    def introduce(self, others: Others, guard: Guard, checked: Checks = unasked) -> None:
        """Ask, from now on, somebody who knows the other computers.

        Args:
            others: Who knows them.
            guard: Asked first.
            checked: Asked about the texts; nobody is where it is left out.
        """
        self.others, self._guard, self._checked = others, guard, checked
        self.meet()

    def worded(self, text: str) -> str:
        """Return a sentence of the program's in the words of this vault's office."""
        return self.catalogue.worded(text)

    def today(self) -> date:
        """Return the local day."""
        return self.now().date()

    def act(
        self,
        drafts: Iterable[Draft | None],
        rows: Sequence[Row] = (),
        *,
        received: Sequence[Change] = (),
        drops: Sequence[str] = (),
        instead: Sequence[Change] = (),
        action: str = "",
    ) -> list[Change]:
        """Write one action: all of it or nothing, durable when this returns.

        Args:
            drafts: What this device writes; None where nothing differs from what is there.
            rows: The device's own rows that go with it.
            received: Others' changes that are stored in the same step.
            drops: Ids of changes to let go of in the same step.
            instead: What takes the place of the same change as it is stored.
            action: The action's id; a new one if left out.

        Raises:
            StorageError: If the disk refused; nothing is changed then.
            CaseFullError: If a case cannot grow.
            NotSendableError: If another device would refuse it; nothing is written.
            RefusedError: If a value could not be read again; nothing is written.
        """
        typed = [draft for draft in drafts if draft is not None]
        _refuse(typed)
        self._guard(typed)
        real, afterwards = self._checked(typed)
        _refuse(one for one in real if one not in typed)
        made = self._store(
            real, rows, received=received, drops=drops, instead=instead, action=action
        )
        afterwards()
        return made

    def _store(
        self,
        real: Sequence[Draft],
        rows: Sequence[Row],
        *,
        received: Sequence[Change],
        drops: Sequence[str],
        instead: Sequence[Change],
        action: str,
    ) -> list[Change]:
        """Store it all, and then have it in memory."""
        with self.lock:
            if not real and not received and not instead:
                if rows or drops:
                    self.store.commit((), rows, drops=drops)
                    self._lay(rows)
                    self.forget(*{split_id(one)[1] for one in drops})
                return []
            if any(self.is_gone(one.case) for one in real):
                raise RefusedError(GONE)
            now = self.now()
            made = write(
                real,
                self.state,
                pen=Pen(self.me.writer, self.me.person),
                action=action or self.new_id(),
                at=now.isoformat(timespec="seconds"),
                stubs=self.stub,
            )
            for change in made:
                if is_sent(change.place[1]):
                    sendable(change)  # others must be able to take what is written there
            held = self._held()
            self.store.commit([*received, *made], rows, drops=drops, instead=instead)
            self._lay(rows)
            less = {split_id(one)[1] for one in (*drops, *(each.id for each in instead))}
            more = {one.place[1] for one in (*received, *made)}
            own = [case for case in more - less if place_of(case) is Place.LOCAL]
            larger = {case: self._grown(case, made, held) for case in own}
            self.forget(*less, *more)
            self._states |= {case: one for case, one in larger.items() if one}
            kept = self._held()
            self.forget(*(case for case in held | kept if held.get(case) != kept.get(case)))
            self.saved_at = now
            return made

    def _grown(
        self, case: str, made: Sequence[Change], held: Mapping[str, Container[str]]
    ) -> CaseState | None:
        """Return one of the device's own cases with what was just written; None to fold it anew.

        They grow for years: a file or an answer must not cost as much as all there ever were.
        """
        state, mine = self._states.get(case), [one for one in made if one.place[1] == case]
        if case == LOCAL:
            return with_imports(state, mine, held)
        for change in mine:
            state = grown(state, change) if state else None
        return state

    def _lay(self, rows: Sequence[Row]) -> None:
        """Let what the office says hold, where rows that were written say something of it."""
        if any(one.table == TABLE for one in rows):
            self.catalogue = catalogue_of(self.store)


def _refuse(drafts: Iterable[Draft]) -> None:
    """Refuse what could not be read again, and what stands where too many would read it.

    Raises:
        RefusedError: If anything is so.
    """
    for draft in drafts:
        if problem := cannot_be_read(draft.kind, draft.set):
            raise RefusedError(problem)
        if is_exposed(draft.kind, draft.set, draft.case):
            raise RefusedError(
                "Det er kun for fagfolk og kan ikke stå, hvor alle kan læse det. Intet er skrevet."
            )


def local_now() -> datetime:
    """Return the local time with its offset."""
    return datetime.now().astimezone()


def new_id() -> str:
    """Return a random uuid."""
    return str(uuid4())


def new_writer() -> str:
    """Return a writer no device has had: 12 letters and digits, 60 bits."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(12))


def desk_on(
    store: Store,
    *,
    now: Callable[[], datetime] = local_now,
    ids: Callable[[], str] = new_id,
) -> Desk:
    """Return a desk on an open store, under a new writer if the store was put back from a copy."""
    known = store.row(DEVICE, INSTANCE)
    if store.instance != (known["id"] if known else ""):
        me = me_of(store).with_new_writer(new_writer())
        with suppress(ReadOnlyError):  # nothing will be written in it, so it needs no writer
            store.commit((), [me.row(), Row(DEVICE, INSTANCE, {"id": store.instance})])
    return Desk(store, now=now, new_id=ids)
