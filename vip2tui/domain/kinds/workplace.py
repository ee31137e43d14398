"""A workplace (arbejdsplads), a case of its own."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from vip2tui.domain.kinds.fact import Code, Day, Fact, Line, Named, Says, Told
from vip2tui.domain.kinds.kind import Kind, Words

_MOST_EMPLOYEES = 1_000_000


class Workplace(Fact):
    """A workplace (arbejdsplads), a case of its own. Only its name is needed."""

    KIND = "workplace"

    name: Annotated[Named, Says("navn", searched=True, named=True)]
    address: Annotated[Line | None, Says("adresse", searched=True, named=True)] = None
    phone: Annotated[Code | None, Says("telefon", searched=True, named=True)] = None
    contact: Annotated[Line | None, Says("kontaktperson", searched=True, named=True)] = None
    cvr: Annotated[Code | None, Says("CVR-nummer", searched=True, named=True)] = None
    p_number: Annotated[Code | None, Says("P-nummer", searched=True, registered=True)] = None
    leader: Annotated[Line | None, Says("leder", searched=True, named=True)] = None
    safety: Annotated[Line | None, Says("arbejdsmiljørepræsentant", searched=True, named=True)] = (
        None
    )
    mentors: Annotated[Line | None, Says("mentorer", searched=True, named=True)] = None
    """Their names, as they are said: «Bo og Ida»."""
    jobs: Annotated[Told | None, Says("job, der er talt om", free=True, searched=True)] = None
    asked: Annotated[Day | None, Says("spurgt om job", label="Spurgt om job, dato")] = None
    """The day somebody last asked whether there is a job."""
    employees: Annotated[
        int | None, Field(ge=0, le=_MOST_EMPLOYEES), Says("ansatte", label="Antal ansatte")
    ] = None
    bus: Annotated[Line | None, Says("bus", label="Bus og vej dertil", typed=True)] = None
    vitas_sent: Annotated[Day | None, Says("VITAS sendt", label="VITAS sendt, dato")] = None
    vitas_approved: Annotated[Day | None, Says("VITAS godkendt", label="VITAS godkendt, dato")] = (
        None
    )
    earliest: Annotated[Day | None, Says("tidligst start", label="Tidligst start, dato")] = None


PEOPLE = ("contact", "leader", "safety", "mentors")
"""Who is there: when one of them changes, it sets people back, and is told."""

KIND = Kind(
    name=Workplace.KIND,
    words=Words("arbejdspladsen", "arbejdsplads", "arbejdspladser", new="ny arbejdsplads"),
    model=Workplace,
    with_citizen=False,
    stands_in={"name": "(navnet mangler)"},
    asked=("name", "contact", "phone", "address"),
    makes=(frozenset({"name"}),),
    called=("name",),
)
