"""Whether the sender may say this at all: which cases, and nothing where it must not be read."""

from __future__ import annotations

from collections.abc import Iterable

from vip2tui.changes.change import is_same
from vip2tui.exchange.context import Context, Here
from vip2tui.exchange.errors import ExposedError, OutOfScopeError
from vip2tui.exchange.scope import may_send, travels


def admit(file: Context) -> frozenset[str]:
    """Refuse what the sender may not send; return the cases that must wait.

    A restored office has forgotten whom it gave a case. It is reminded by its own sealed words,
    which the sender gives back in its next file; until then the case waits.

    Raises:
        ExposedError: If what only professionals may have stands in a shared case.
        OutOfScopeError: If a case is none of the sender's, or none of this device's.
    """
    if file.opened.sender is None:
        return frozenset()  # one's own file: what is in it was here
    opened, here, sender = file.opened, file.here, file.sender
    _refuse_exposed(file)
    for case in opened.manifest.have:
        if not travels(sender.role, here.me.role, case):
            raise OutOfScopeError(opened.name)
    waiting: set[str] = set()
    sealed: dict[str, set[str]] = {}
    for seal in opened.manifest.seals:
        sealed.setdefault(seal.case, set()).add(seal.device)
    for case, runs in opened.by_case().items():
        wrote = any(here.bindings.get(writer) == sender.device for writer in here.held[case].held)
        is_back = any(run.writer in here.writers for run in runs)
        has_part = wrote or is_back or _is_handed_on(sealed.get(case, ()), case, here)
        if may_send(sender, here.me, here.fact(case), case, has_part=has_part):
            continue
        if not (travels(sender.role, here.me.role, case) and file.echo):
            raise OutOfScopeError(opened.name)
        waiting.add(case)
    return frozenset(waiting)


def _refuse_exposed(file: Context) -> None:
    """Refuse what only professionals may have, in a shared case, the first time it comes.

    What an older program let in is here already: refusing it would stop every later file.
    """
    for run in file.opened.runs:
        for change in run.exposed:
            held = file.here.held[run.case].held.get(run.writer, {}).get(change.place[2])
            if held is None or not is_same(held.line, change):
                raise ExposedError(file.opened.name)


def _is_handed_on(sealed: Iterable[str], case: str, here: Here) -> bool:
    """Return whether a file brings words of an office whose the case is: it was moved to another.

    Whether they really are that office's is looked at with the seals; these are the devices that
    have sealed some of the case in the file.
    """
    fact = here.fact(case)
    whose = fact.belongs if fact and fact.belongs else frozenset()
    return any(device in whose for device in sealed)
