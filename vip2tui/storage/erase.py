"""Taking away every byte of a citizen or a value, wherever it is kept."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from vip2tui.changes.change import parse
from vip2tui.changes.redaction import MARK
from vip2tui.domain.kinds.places import shared_case
from vip2tui.storage import backup, folder, forgetting, stubs_kept
from vip2tui.storage.journal import Journal
from vip2tui.storage.keys import KEY_SIZE
from vip2tui.storage.notices import BACKUPS_LEFT, Notice
from vip2tui.storage.rekey import seal_anew
from vip2tui.storage.rows import CHANGES, DRAFTS, Rows
from vip2tui.storage.slots import all_renewed


class Gone(NamedTuple):
    """What was taken away of a vault's changes, as its older copies are to lose it."""

    left: Mapping[str, Mapping[bytes, bytes]]
    """Case to the hash of a change as its writer made it, to what is left of it."""
    about: Collection[bytes]
    """Ids of the citizens and records it is about: what was half written of them goes too, where
    the vault has not got it any more just so."""
    drafts: Collection[bytes]
    """The half-written texts the vault has."""
    citizens: Collection[str]
    """Those who are erased: of them nothing stays at all."""
    let_go: Mapping[str, Mapping[str, Any]]
    """The cases that were let go, with the stub of each."""

    def from_rows(self, rows: Rows) -> Rows:
        """Return the rows as they would be had the values never been in them."""
        rest = forgetting.without(rows, self.citizens)
        stubs_kept.take(rest, self.let_go)
        for case, wanted in self.left.items():
            for number, was in rest.lines(case).items():
                # Of what was taken away earlier, more may have been taken away since.
                print_ = parse(was).fingerprint if MARK in was else sha256(was).digest()
                rest.table(CHANGES)[number] = wanted.get(print_, was)
        drafts = rest.table(DRAFTS)
        for number, row in list(drafts.items()):
            if row not in self.drafts and any(word in row for word in self.about):
                del drafts[number]
        return rest


def erase(journal: Journal, case: str, backups: Path | None = None) -> None:
    """Remove every byte of a citizen: vault, earlier generations, backups, half frames.

    May be done again, and must be if it was cut short or a backup folder was away: it finishes what
    is left. Every mention in the device's own rows goes with it, the lines of the read log too.
    Whole old vaults that a person put aside are not touched; a notice says so.

    Raises:
        StorageError: If the disk refused; part of it may be done.
    """
    citizens = {shared_case(case)}
    _take_out(journal, citizens)
    _write_all_anew(journal, lambda rows: forgetting.without(rows, citizens), backups)


def _take_out(journal: Journal, citizens: Collection[str]) -> None:
    """Remove citizens from the vault as it is read; their bytes lie in its files still."""
    with journal.lock:
        if groups := [one for one in forgetting.taking_out(journal.rows, citizens) if one.numbers]:
            journal.append(groups)


def scrub(journal: Journal, backups: Path | None = None) -> None:
    """Remove every byte of what was taken away or let go of: as `erase`, and as often.

    The vault's changes hold the values no more. Here they go from what it was written in before:
    the journal, earlier generations, half frames and backups. Whom the vault says are erased are
    taken out of its own rows first.

    Raises:
        StorageError: If the disk refused; part of it may be done.
    """
    gone = _gone(journal)
    _take_out(journal, gone.citizens)
    _write_all_anew(journal, gone.from_rows, backups)


def scrub_backups(journal: Journal, backups: Path) -> None:
    """Remove the same from a folder's backups alone: it was away when the values went.

    Raises:
        StorageError: If the disk refused; the backups are as they were.
    """
    _write_backups_anew(journal, _gone(journal).from_rows, backups)


def _gone(journal: Journal) -> Gone:
    """Return what was taken away of the vault's changes."""
    left: dict[str, dict[bytes, bytes]] = {}
    about: set[bytes] = set()
    with journal.lock:
        drafts = frozenset(journal.rows.table(DRAFTS).values())
        marked = list(journal.rows.holding(MARK))
        citizens = forgetting.erased(journal.rows)
        let_go = stubs_kept.kept(journal.rows)
    for change in map(parse, marked):
        if change.is_cut:
            case = change.place[1]
            left.setdefault(case, {})[change.fingerprint] = change.line
            about |= {shared_case(case).encode(), change.record.encode()}
    about |= {shared_case(case).encode() for case in let_go}
    return Gone(left, about, drafts, citizens, let_go)


def _write_all_anew(
    journal: Journal, rewrite: Callable[[Rows], Rows], backups: Path | None
) -> None:
    """Write the vault and its backups without what is gone from it, and destroy what was before.

    Under a new data key, so that a block the disk did not overwrite cannot be read with the one in
    use. Where a way in cannot be made again (a municipality's own, or nobody gave the passphrase)
    the key stays.
    """
    home = journal.home
    place = backups or backup.folder_of(home)
    key = os.urandom(KEY_SIZE)
    ways_in = all_renewed(key, journal.header.slots, journal.wrapping)
    if ways_in:
        seal_anew(journal, key, ways_in, place, rewrite=rewrite)
    else:
        journal.disk.shred(journal.compact(compare=True))
    for path in [*folder.old(home), *folder.partial(home), *home.glob("torn-*.bin")]:
        journal.disk.shred(path)
    if not ways_in:
        _write_backups_anew(journal, rewrite, place)


def _write_backups_anew(journal: Journal, rewrite: Callable[[Rows], Rows], place: Path) -> None:
    left = backup.prepare_anew(journal, place, journal.key, journal.header.slots, rewrite)
    backup.finish_anew(journal, place)
    if left or folder.aside(journal.home):
        journal.notices.append(Notice("backups", BACKUPS_LEFT))
