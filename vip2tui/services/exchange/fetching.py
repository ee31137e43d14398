"""Hent: look at a file, say in words what would happen, and take it in as one action.

A file that is refused changes nothing; neither does looking.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from vip2tui.base.safe import clean_line
from vip2tui.changes.change import is_same
from vip2tui.changes.doubts import questions
from vip2tui.domain.kinds.places import LOCAL
from vip2tui.domain.roles import Role
from vip2tui.exchange import peers, preview, seals
from vip2tui.exchange.context import Context, Fresh
from vip2tui.exchange.effects import How
from vip2tui.exchange.errors import NotForUsError, RefusedFileError
from vip2tui.exchange.files import read_file
from vip2tui.exchange.imports import import_draft
from vip2tui.exchange.plan import plan_import, ranges
from vip2tui.exchange.reader import open_bundle
from vip2tui.services.citizen.people import People
from vip2tui.services.citizen.redacting import cleaned_drafts
from vip2tui.services.desk import Desk, RefusedError
from vip2tui.services.exchange.devices import DeviceService
from vip2tui.services.exchange.diary import FETCHED, TABLE, DiaryService, Line, diary_row
from vip2tui.services.exchange.exchange_view import names_in
from vip2tui.services.exchange.intake import Intake
from vip2tui.services.exchange.owing import owed_row
from vip2tui.services.exchange.seen import Seen, Summary
from vip2tui.services.exchange.sharing import Sharing, is_sent
from vip2tui.services.exchange.twins import twins
from vip2tui.services.exchange.withdrawn import WithdrawnService
from vip2tui.services.vault.at_desk import new_writer
from vip2tui.services.vault.scrubbing import PENDING, finish
from vip2tui.storage.errors import StorageError
from vip2tui.storage.memory import MemoryStore
from vip2tui.storage.port import Row

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from pathlib import Path

    from vip2tui.changes.change import Change
    from vip2tui.changes.writer import Draft
    from vip2tui.exchange.arrived import Opened
    from vip2tui.exchange.plan import ImportPlan

_OWN_ROWS = ("device", peers.TABLE, seals.TABLE, "sent", TABLE)
"""The tables a rehearsal needs."""


class LooksDifferentError(RefusedError):
    """Between the look and the yes something was written that the person must see first."""

    def __init__(self) -> None:
        super().__init__(
            "Der er skrevet noget, siden du så, hvad filen gør, og nu gør den mere. Intet er "
            "hentet. Se filen igen, og hent den så."
        )


class FetchService:
    """Taking files in."""

    def __init__(
        self, sharing: Sharing, diary: DiaryService, withdrawn: WithdrawnService, people: People
    ) -> None:
        self._sharing = sharing
        self._people = people
        self._withdrawn = withdrawn
        self._diary = diary

    def look(self, path: Path) -> Seen:
        """Return what a file would do here. Nothing is written.

        Raises:
            RefusedFileError: With one sentence for each reason; the file is not taken in.
        """
        try:
            return self._look(clean_line(path.name), read_file(path))
        except RefusedFileError as error:
            if self._sharing.desk.me.role is Role.OFFICE:
                error.at_office()
            raise

    def take_in(self, seen: Seen) -> Seen:
        """Take a file in that was looked at, as one action; return what it did.

        Raises:
            LooksDifferentError: If it would now put more away than the person saw.
            RefusedFileError: If it is not taken in any more.
            StorageError: If the disk refused; nothing is changed then.
        """
        desk = self._sharing.desk
        with desk.lock:
            now = seen if seen.basis == self._basis() else self._look(seen.file, seen.data)
            if now.brakes and not seen.brakes:
                raise LooksDifferentError
            plan, me = now.plan, desk.me
            if plan.new_writer:
                writers = dict.fromkeys((*me.writers, me.writer, *plan.own_writers))
                me = replace(me, writer=plan.new_writer, writers=tuple(writers))
            rows = [
                *(Row(seals.TABLE, seal.key, seal.row()) for seal in plan.seals),
                *(Row(peers.TABLE, device, peer.row()) for device, peer in plan.peers.items()),
                *([me.row()] if me != desk.me else []),
                *self._diary.waiting(),
                self._line(now),
                *self._reminded(plan),
                *owed_row(desk, plan),
                *([PENDING, *cleaned_drafts(desk, plan.instead)] if plan.taken else []),
            ]
            # A file that was fetched before is an act too, so «Fortryd» takes that back and not
            # the one that brought everything. A receipt is none.
            drafts = [_draft(now)] if plan.same or not now.changes_nothing else []
            desk.act(drafts, rows, received=plan.changes, drops=plan.drops,
                     instead=plan.instead, action=now.action)  # fmt: skip
            desk.me = me
            self._diary.written()
            self._sharing.written(rows)
        finish(desk)
        return now

    def intake(self) -> Intake:
        """Return the loop that takes several files in, for who asks a person between them."""
        return Intake(self, self._diary)

    def fetch(self, paths: Sequence[Path], says_yes: Callable[[Seen], bool]) -> Summary:
        """Take several files in, each as one action; one that is refused stops none of the others.

        Args:
            paths: The files, in any order.
            says_yes: Asked for a file that puts much away.

        Raises:
            StorageError: If the disk refused one of them.
        """
        intake = self.intake()
        asked = intake.begin(paths)
        while asked is not None:
            asked = intake.answer(asked, yes=says_yes(asked))
        for one in intake.refused:
            if isinstance(one.error, StorageError):
                raise one.error
        return Summary(tuple(intake.taken), tuple(intake.refused), self.doubts(), self.gaps())

    def rehearse(self, paths: Sequence[Path]) -> Summary:
        """Return what `fetch` would come to. It is done for real, on a copy in memory."""
        desk = self._sharing.desk
        with desk.lock:
            copy = MemoryStore()
            rows = [
                Row(table, key, value)
                for table in _OWN_ROWS
                for key, value in desk.store.rows(table).items()
            ]
            every = [one for case in (*desk.cases(), LOCAL) for one in desk.store.changes(case)]
            copy.commit(every, rows)
        other = Desk(copy, now=desk.now, new_id=desk.new_id)
        sharing = Sharing(other)
        beside = (DiaryService(other), WithdrawnService(sharing), People(other))
        service = FetchService(sharing, *beside)
        return service.fetch(paths, lambda _: True)

    def doubts(self) -> int:
        """Return how much a person must decide."""
        desk = self._sharing.desk
        return sum(len(questions(desk.state(case))) for case in desk.cases())

    def gaps(self) -> int:
        """Return how many changes are missing below one that is held."""
        desk = self._sharing.desk
        return sum(
            most - held
            for case in desk.store.cases()
            if is_sent(case)
            for most, held in desk.state(case).numbers.values()
        )

    def _reminded(self, plan: ImportPlan) -> list[Row]:
        """Return the office's own list's row, if the sender holds a newer list than is known."""
        if plan.opened.sender is None:
            return []
        row = DeviceService(self._sharing).reminded(plan.opened.manifest.listed)
        return [row] if row else []

    def _look(self, file: str, data: bytes) -> Seen:
        sharing, desk = self._sharing, self._sharing.desk
        keys = sharing.known_keys()
        if keys is None:
            raise NotForUsError
        with desk.lock:
            known = sharing.peers()
        opened = open_bundle(data, keys, desk.me.device, known)
        with desk.lock:
            if sharing.peers() is not known:  # somebody was barred, or a file made, meanwhile
                opened = open_bundle(data, keys, desk.me.device, sharing.peers())
            fresh = Fresh(new_writer(), desk.new_id(), sharing.now(), desk.me.person)
            plan = plan_import(Context(opened, sharing.here(keys), fresh))
            names = names_in(desk, plan)
            return Seen(
                file,
                data,
                plan,
                again=self._held(opened),
                basis=self._basis(),
                action=fresh.action,
                twins=twins(desk, self._people, plan),
                receipts=_receipts(plan, sharing.writers),
                withdrawn=self._withdrawn.news(plan),
                unseen=preview.removals(plan, names, How.AWAY, How.BACK),
                closing=preview.removals(plan, names, How.ENDED, How.JOINED),
                under=self._under(plan),
            )

    def _under(self, plan: ImportPlan) -> tuple[str, ...]:
        """Return who wrote under another name than their computer's own person's."""
        bound = {**self._sharing.bindings(), **{one.writer: one.device for one in plan.seals}}
        known = {**self._sharing.peers(), **plan.peers}
        authors = {self._sharing.author(change, bound, known) for change in plan.changes}
        return tuple(sorted(author.words for author in authors if author.differs))

    def _held(self, opened: Opened) -> tuple[Change, ...]:
        """Return what is here, held back since its import was undone, and comes again."""
        desk = self._sharing.desk
        found: list[Change] = []
        for case, runs in opened.by_case().items():
            if held := desk.held(case):
                here = {one.id: one.line for one in desk.store.changes(case)}
                came = (one for run in runs for one in run.changes() if one.id in held)
                found += [one for one in came if one.id in here and is_same(here[one.id], one)]
        return tuple(found)

    def _basis(self) -> tuple[int, int]:
        return (self._sharing.desk.store.sequence, self._sharing.version)

    def _line(self, seen: Seen) -> Row:
        contact = seen.opened.sender.contact if seen.opened.sender else None
        key = self._sharing.desk.new_id()
        line = Line.about(
            contact,
            id=key,
            what=FETCHED,
            at=self._sharing.now(),
            file=seen.file,
            counts=seen.counts,
            words=" ".join(seen.nameless),
        )
        return diary_row(key, line)


def _draft(seen: Seen) -> Draft:
    """Return the import's own change, which also names what it lets in again."""
    draft = import_draft(seen.plan, record=seen.action, file=seen.file)
    if not seen.again:
        return draft
    cases: dict[str, list[Change]] = {}
    for change in (*(one for new in seen.plan.new.values() for one in new), *seen.again):
        cases.setdefault(change.place[1], []).append(change)
    new = {case: ranges(changes) for case, changes in sorted(cases.items())}
    return replace(draft, set={**draft.set, "new": new})


def _receipts(plan: ImportPlan, mine: Collection[str]) -> int:
    sender = plan.opened.sender
    if sender is None:
        return 0
    after = plan.peers[sender.device].have
    return sum(
        max(0, n - sender.have.get(case, {}).get(writer, (0, ""))[0])
        for case, vector in after.items()
        for writer, (n, _) in vector.items()
        if writer in mine
    )
