"""Hent: look at a file, say in words what would happen, and take it in as one action.

A file that is refused changes nothing; neither does looking.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from vip2tui.base.progress import SILENT, Progress
from vip2tui.base.safe import clean_line
from vip2tui.changes import stub
from vip2tui.changes.doubts import questions
from vip2tui.domain.kinds.places import LOCAL
from vip2tui.domain.roles import Role
from vip2tui.exchange import introduction, peers, seals
from vip2tui.exchange.erasing import ASKED
from vip2tui.exchange.errors import RefusedFileError
from vip2tui.exchange.files import read_file
from vip2tui.exchange.imports import import_draft
from vip2tui.exchange.keys import DeviceKeys
from vip2tui.exchange.plan import ImportPlan
from vip2tui.services.citizen.people import People
from vip2tui.services.citizen.redacting import cleaned_drafts
from vip2tui.services.desk import Desk, RefusedError
from vip2tui.services.exchange.devices import INTRODUCTION, DeviceService
from vip2tui.services.exchange.diary import FETCHED, TABLE, DiaryService, diary_row
from vip2tui.services.exchange.erased import delete_papers, held_of, in_force
from vip2tui.services.exchange.found import held_drafts
from vip2tui.services.exchange.looking import Looking
from vip2tui.services.exchange.owing import owed_row
from vip2tui.services.exchange.register import missing_by_device
from vip2tui.services.exchange.seen import Intake, Seen, Summary
from vip2tui.services.exchange.sharing import Sharing
from vip2tui.services.exchange.singles import Single, singles
from vip2tui.services.exchange.withdrawn import WithdrawnService
from vip2tui.services.vault.scrubbing import PENDING, finish
from vip2tui.storage.errors import StorageError
from vip2tui.storage.memory import MemoryStore
from vip2tui.storage.port import Row

_OWN_ROWS = ("device", peers.TABLE, seals.TABLE, "sent", TABLE, stub.TABLE)
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
        self._diary = diary
        self._looking = Looking(sharing, withdrawn, people)

    def look(self, path: Path, *, found: bool = False) -> Seen:
        """Return what a file would do here. Nothing is written.

        Args:
            path: The file.
            found: Whether it may be from a barred computer that was found again.

        Raises:
            RefusedFileError: With one sentence for each reason; the file is not taken in.
        """
        try:
            return self._looking.at(clean_line(path.name), read_file(path), found=found)
        except RefusedFileError as error:
            if self._sharing.desk.me.role is Role.OFFICE:
                error.at_office()
            raise

    def singles(self, seen: Seen) -> list[Single]:
        """Return a file's changes one by one, as they stood when it was looked at."""
        with self._sharing.desk.lock:
            return singles(self._sharing.desk, seen.plan)

    def take_in(self, seen: Seen) -> Seen:
        """Take a file in that was looked at, as one action; return what it did.

        Raises:
            LooksDifferentError: If it would now put more away than the person saw.
            RefusedFileError: If it is not taken in any more.
            StorageError: If the disk refused; nothing is changed then.
        """
        desk = self._sharing.desk
        with desk.lock:
            now = self._looking.again(seen)
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
                *self._met(plan),
                *(cleaned_drafts(desk, plan.instead) if plan.taken else []),
                *in_force(desk, plan.going.fresh, plan.going.dropped),
                *(Row(ASKED, one.id, one.row()) for one in plan.going.asked),
                *([PENDING] if plan.taken or plan.going.fresh else []),
            ]
            # A file that was fetched before is an act too, so «Fortryd» takes that back and not
            # the one that brought everything. A receipt is none.
            own = import_draft(plan, record=now.action, file=now.file, again=now.again)
            drafts = [own] if plan.same or not now.changes_nothing else []
            sender = plan.opened.sender
            if sender is not None and sender.revoked:
                drafts += held_drafts(desk, plan.own_of(sender.device))
            drops = (*plan.drops, *held_of(desk, plan.going.cases))
            desk.act(drafts, rows, received=plan.changes, drops=drops,
                     instead=plan.instead, action=now.action)  # fmt: skip
            desk.me = me
            self._diary.written()
            self._sharing.written(rows)
        delete_papers(desk, plan.going.fresh)
        finish(desk)
        if plan.going.fresh:
            desk.forget(*plan.going.cases)
            self._sharing.written()
        return now

    def take_first(self, file: str, data: bytes, keys: DeviceKeys) -> Seen:
        """Take in a file that lay in the start file, locked to keys that lay there too.

        Raises:
            RefusedFileError: If it is not taken in.
            StorageError: If the disk refused; nothing is changed then.
        """
        return self.take_in(self._looking.at(file, data, keys))

    def intake(self) -> Intake:
        """Return the loop that takes several files in, for who asks a person between them."""
        return Intake(self, self._diary)

    def fetch(
        self,
        paths: Sequence[Path],
        says_yes: Callable[[Seen], bool],
        progress: Progress = SILENT,
    ) -> Summary:
        """Take several files in, each as one action; one that is refused stops none of the others.

        Args:
            paths: The files, in any order.
            says_yes: Asked for a file that puts much away.
            progress: Told before each file.

        Raises:
            StorageError: If the disk refused one of them.
        """
        intake = self.intake()
        asked = intake.begin(paths, progress)
        while asked is not None:
            asked = intake.answer(asked, yes=says_yes(asked), progress=progress)
        for one in intake.refused:
            if isinstance(one.error, StorageError):
                raise one.error
        return self.summary(intake)

    def summary(self, intake: Intake) -> Summary:
        """Return what became of the files so far."""
        missing = missing_by_device(self._sharing)
        taken, refused = tuple(intake.taken), tuple(intake.refused)
        return Summary(taken, refused, self.doubts(), missing, intake.left)

    def rehearse(self, paths: Sequence[Path], progress: Progress = SILENT) -> Summary:
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
        withdrawn = WithdrawnService(sharing)
        other.introduce(sharing, withdrawn.guard)
        service = FetchService(sharing, DiaryService(other), withdrawn, People(other))
        return service.fetch(paths, lambda _: True, progress)

    def doubts(self) -> int:
        """Return how much a person must decide."""
        desk = self._sharing.desk
        return sum(len(questions(desk.state(case))) for case in desk.cases())

    def gaps(self) -> int:
        """Return how many changes are missing below one that is held."""
        return missing_by_device(self._sharing).total()

    def _reminded(self, plan: ImportPlan) -> list[Row]:
        """Return the office's own list's row, if the sender holds a newer list than is known."""
        listed = plan.opened.manifest.listed if plan.opened.sender else None
        return DeviceService(self._sharing).reminded(listed)

    def _met(self, plan: ImportPlan) -> list[Row]:
        """Return what keeps that a start file was used, or that the office knows who this is."""
        found, desk = plan.opened, self._sharing.desk
        if found.bound is not None:
            one = found.bound
            listed = DeviceService(self._sharing).next_list()
            return [Row(introduction.TABLE, one.device, one.row()), *listed]
        kept = desk.store.row(*INTRODUCTION)
        is_known = kept is not None and kept["office"] == found.manifest.sender
        return [Row(*INTRODUCTION, None)] if is_known else []

    def _line(self, seen: Seen) -> Row:
        contact = seen.plan.opened.sender.contact if seen.plan.opened.sender else None
        return diary_row(
            self._sharing.desk.new_id(),
            contact,
            what=FETCHED,
            at=self._sharing.now(),
            file=seen.file,
            counts=seen.counts,
            words=" ".join(seen.nameless),
        )
