"""A workplace (arbejdsplads), a case of its own."""

from __future__ import annotations

from typing import Annotated

from vip2tui.domain.kinds.fact import Code, Fact, Line, Named, Says
from vip2tui.domain.kinds.kind import Kind, Words


class Workplace(Fact):
    """A workplace (arbejdsplads), a case of its own."""

    KIND = "workplace"

    name: Annotated[Named, Says("navn", searched=True, named=True)]
    address: Annotated[Line | None, Says("adresse", searched=True, named=True)] = None
    phone: Annotated[Code | None, Says("telefon", searched=True, named=True)] = None
    contact: Annotated[Line | None, Says("kontaktperson", searched=True, named=True)] = None


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
