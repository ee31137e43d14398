"""The limits of mentor support that a citizen's office has set, and setting them.

They stand in a case of the office's own, which goes to every computer that has one of its citizens.
Each holds from a day on, so what was written before is judged by what held then.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from vip2tui.catalogue.codes import Codes, SupportRules
from vip2tui.changes.fold import CaseState
from vip2tui.changes.writer import Draft
from vip2tui.domain.kinds.support_limit import SupportLimit, limit_record, limits_case
from vip2tui.domain.roles import Role
from vip2tui.domain.settings import LIMITS, Setting
from vip2tui.domain.support.limits import holding, rules_on
from vip2tui.services.desk import Desk, RefusedError
from vip2tui.services.records import edit, read


@dataclass(frozen=True, slots=True)
class LimitStands:
    """A limit as it holds on a day."""

    setting: Setting
    value: int
    default: int
    since: date | None
    """From when; None where it is as it is shipped."""


def states_of(desk: Desk, citizen: str) -> tuple[CaseState, ...]:
    """Return what an answer about a citizen's limits follows from."""
    return tuple(desk.state(limits_case(one)) for one in sorted(desk.others.whose(citizen)))


def codes_of(desk: Desk, citizen: str, day: date | None = None) -> Codes:
    """Return the codes with the limits of a citizen's office in them, as they hold on a day."""
    codes, said = desk.catalogue.codes(), tuple(_said(desk, citizen))
    if not said:
        return codes
    rules = rules_on(codes.support, said, day or desk.today())
    return codes.model_copy(update={"support": rules})


def rules_of(desk: Desk, citizen: str, day: date) -> SupportRules:
    """Return the limits of a citizen's office on a day."""
    return codes_of(desk, citizen, day).support


def stands(desk: Desk, citizen: str = "") -> tuple[LimitStands, ...]:
    """Return each limit as it holds today: a citizen's, or those of the office at this computer."""
    shipped = desk.catalogue.codes().support
    held = holding(_said(desk, citizen), desk.today())
    rules = rules_on(shipped, held.values(), desk.today())
    found = []
    for one in LIMITS:
        said, default = held.get(one.limit), int(getattr(shipped, one.limit))
        since = said.since if said and said.value is not None else None
        found.append(LimitStands(one, int(getattr(rules, one.limit)), default, since))
    return tuple(found)


def set_limit(desk: Desk, name: str, value: int | None, since: date | None = None) -> bool:
    """Set a limit from a day on, today if left out; None as it is shipped. False if it stood so.

    Raises:
        RefusedError: If this is not the office.
    """
    if desk.me.role is not Role.OFFICE:
        raise RefusedError(
            "Grænserne for mentorstøtte sættes af kommunens kontor og følger med filerne. "
            "Intet er ændret."
        )
    case, day = limits_case(desk.me.device), (since or desk.today()).isoformat()
    known, record = desk.state(case).records, limit_record(case, name, day)
    drafts: list[Draft | None] = [
        office_drafted(desk),
        edit(case, record, SupportLimit.KIND, known.get(record),
             {"name": name, "value": value, "since": day}),
    ]  # fmt: skip
    return bool(desk.act(drafts))


def office_drafted(desk: Desk) -> Draft | None:
    """Return what says whose case it is that holds what the office decides for all its computers.

    None where that is said already.
    """
    case = limits_case(desk.me.device)
    known = desk.state(case).records.get(case)
    return edit(case, case, SupportLimit.KIND, known, {"office": desk.me.device})


def _said(desk: Desk, citizen: str) -> Iterator[SupportLimit]:
    """Yield every limit that was set by the offices a citizen belongs to."""
    for state in states_of(desk, citizen):
        for record in state.records.values():
            if record.kind == SupportLimit.KIND and record.get("name"):
                fact = read(SupportLimit, record, record.id, {}).fact
                if fact is not None:
                    yield fact
