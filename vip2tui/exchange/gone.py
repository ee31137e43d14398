"""Cases that were let go: what a file brings of them stays out, unless they were given anew."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from vip2tui.changes.stub import is_beyond
from vip2tui.changes.vector import Vector
from vip2tui.domain.kinds.places import shared_case
from vip2tui.exchange.believing import Believed
from vip2tui.exchange.context import Context
from vip2tui.exchange.scope import CaseFact


def still_gone(file: Context, believed: Believed) -> frozenset[str]:
    """Return the cases of a file that were let go here and stay so.

    One comes back whole, when it was given to this device by a change that it had not heard of
    when it let go; what is for professionals follows the shared case.
    """
    here, came = file.here, file.opened.by_case()
    whole = {case for case in came if case in here.gone and file.is_whole(case)}
    back: set[str] = set()
    for case in whole:
        if case == shared_case(case):
            changes = [change for run in came[case] for change in run.changes()]
            if here.returns(case, changes, believed.bindings, believed.known):
                back.add(case)
    returning = {case for case in whole
                 if shared_case(case) in back or shared_case(case) not in here.gone}  # fmt: skip
    return frozenset(case for case in came if case in here.gone and case not in returning)


def not_sent(
    device: str,
    gone: Collection[str],
    have: Mapping[str, Vector],
    facts: Mapping[str, CaseFact],
) -> set[str]:
    """Return the cases a device has let go of, and that were not given to it since.

    Args:
        device: The device.
        gone: What it says it has let go of.
        have: What it had of each.
        facts: What is known of each shared case.
    """
    return {case for case in gone if not _given_since(device, shared_case(case), gone, have, facts)}


def _given_since(
    device: str,
    case: str,
    gone: Collection[str],
    have: Mapping[str, Vector],
    facts: Mapping[str, CaseFact],
) -> bool:
    if case not in gone:
        return True
    said = facts[case].given_by.get(device) if case in facts else None
    return said is not None and is_beyond(have.get(case, {}), said)
