"""What the files to one computer hold, told in several ways and read back before they lie there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from hashlib import sha256
from typing import Any

import orjson

from vip2tui.changes.change import Change
from vip2tui.domain.kinds.citizen import Citizen
from vip2tui.domain.kinds.office_logo import OfficeLogo
from vip2tui.domain.kinds.places import shared_case
from vip2tui.domain.kinds.support_limit import SupportLimit
from vip2tui.domain.kinds.table import counted_as
from vip2tui.domain.kinds.workplace import Workplace
from vip2tui.exchange.contact import Contact
from vip2tui.exchange.erasing import Erasure
from vip2tui.exchange.errors import OwnFileRefusedError, RefusedFileError
from vip2tui.exchange.keys import DeviceKeys, Envelope
from vip2tui.exchange.manifest import Manifest
from vip2tui.exchange.reader import open_bundle
from vip2tui.exchange.roster import read_roster
from vip2tui.exchange.sending import Outgoing, Source
from vip2tui.services.desk import Desk


def authors(source: Source, parts: Sequence[Outgoing], theirs: Collection[str]) -> set[str]:
    """Return the computers whose words stand in the addressee's cases, or come in the files."""
    writers = {
        writer
        for part in parts
        for case, vector in part.have.items()
        if case in theirs
        for writer in vector
    }
    bound = {source.bindings[writer] for writer in writers if writer in source.bindings}
    return bound | {run.seal.device for part in parts for run in part.runs}


def told(
    parts: Sequence[Outgoing],
    roster: Envelope | None,
    erasures: Sequence[Erasure],
    erased: Mapping[str, str],
) -> str:
    """Return a hash of what the files say is here and is erased, and of the office's list."""
    have = [(case, vector) for part in parts for case, vector in part.have.items()]
    # Its number alone is no news: it grows with each computer, and few are told of each.
    listed = orjson.loads(roster.payload) | {"version": 0, "made": ""} if roster else None
    let_go = [case for part in parts for case in part.gone]
    gone = [[one.id for one in erasures], erased] if erasures or erased else []
    left = [*gone, *([let_go] if let_go else [])]
    return sha256(orjson.dumps([have, listed, *left])).hexdigest()


def counted(desk: Desk, parts: Sequence[Outgoing]) -> Counter[str]:
    """Return what the changes are of, as people count: citizens, notes, ticks; none undone."""
    numbers = {
        case: {writer: range(run.first, run.last + 1) for writer, run in runs.items()}
        for part in parts
        for case, runs in part.by_case().items()
    }
    found: Counter[str] = Counter()
    citizens = {shared_case(case) for case in numbers}
    for case, writers in numbers.items():
        carried = (
            change
            for change in desk.store.changes(case)
            if change.place[2] in writers.get(change.place[0], ())
        )
        for kind, values in records_in(carried, desk.state(case).dead).values():
            if kind in (Workplace.KIND, SupportLimit.KIND, OfficeLogo.KIND):
                citizens.discard(case)
            if kind != Citizen.KIND:
                found[counted_as(kind, values)] += 1
    found[Citizen.KIND] = len(citizens)
    return found


def records_in(
    changes: Iterable[Change], undone: Collection[str]
) -> dict[str, tuple[str, dict[str, Any]]]:
    """Return what changes of a case say something of: record to its kind, and how it goes."""
    records: dict[str, tuple[str, dict[str, Any]]] = {}
    for change in changes:
        if change.set and change.id not in undone:
            _, values = records.setdefault(change.record, (change.kind, {}))
            values |= {"status": change.set.get("status", values.get("status"))}
    return records


def plan_own(data: bytes, manifest: Manifest, me: Contact, keys: DeviceKeys) -> None:
    """Return if a file that was made here can be taken in elsewhere.

    What would be refused is the program's mistake. Told as the disk's it would send people out
    for another stick.

    Args:
        data: The file.
        manifest: What it was to say.
        me: This computer.
        keys: Its keys.

    Raises:
        OwnFileRefusedError: If it would be refused.
    """
    try:
        opened = open_bundle(data, keys, me.device, {})
        if manifest.roster is not None:
            read_roster(manifest.roster, me)
    except RefusedFileError as error:
        raise OwnFileRefusedError(error.why) from error
    if opened.manifest.payload() != manifest.payload():
        raise OwnFileRefusedError("den siger noget andet, end den skulle")
