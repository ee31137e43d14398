"""A limit of mentor support (grænse) as an office sets it: from a day on, for all its computers."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from vip2tui.domain.ids import derived_id
from vip2tui.domain.kinds.fact import Code, Day, Fact, Says
from vip2tui.domain.kinds.kind import Kind, Said, Words
from vip2tui.domain.roles import Role

_Value = Annotated[int, Field(ge=0, le=10_000)]


class SupportLimit(Fact):
    """One limit from a day on; a case of the office's own, which goes where its citizens go.

    The record that has the case's id names the office and no limit: it says what the case is.
    """

    KIND = "support_limit"

    office: Annotated[str | None, Says("kommune")] = None
    name: Annotated[Code | None, Says("grænse")] = None
    value: Annotated[_Value | None, Says("værdi")] = None
    """As the program has it from the beginning, if left out."""
    since: Annotated[Day | None, Says("gælder fra")] = None


def limits_case(office: str) -> str:
    """Return the case of an office's limits: the same on every device."""
    return derived_id(office, "limits")


def limit_record(case: str, name: str, since: str) -> str:
    """Return the id of a limit from a day on."""
    return derived_id(case, name, since)


def _told(said: Said) -> str:
    return "en grænse for mentorstøtte sat" if "name" in said or "value" in said else ""


KIND = Kind(
    name=SupportLimit.KIND,
    words=Words("grænsen for mentorstøtte", "grænse for mentorstøtte", "grænser for mentorstøtte"),
    model=SupportLimit,
    setters=frozenset({Role.OFFICE}),
    with_citizen=False,
    makes=(frozenset({"office"}), frozenset({"name"})),
    told=_told,
)
