"""A citizen (borger): the person everything else is about."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from vip2tui.domain.kinds.fact import Code, Day, Fact, Line, Named, OfficeId, Says
from vip2tui.domain.kinds.kind import Kind, Words

NAMELESS = "(navnet mangler)"
"""Shown for a citizen whose name was taken back or cannot be read: the rest is still there."""


class Citizen(Fact):
    """A person on the way into an ordinary job (borger)."""

    KIND = "citizen"

    name: Annotated[Named, Says("navn", searched=True, named=True)]
    case_key: Annotated[
        Code | None, Says("sagsnummer", label="Sagsnummer (ikke CPR)", searched=True, named=True)
    ] = None
    """The municipality's short key (sagsnummer); a mentor's device has no CPR number."""
    phone: Annotated[Code | None, Says("telefon", searched=True, named=True)] = None
    language: Annotated[Annotated[str, Field(max_length=60)] | None, Says("sprog")] = None
    interpreter: Annotated[bool | None, Says("tolk")] = None
    tovholder: Annotated[Line | None, Says("tovholder", searched=True, named=True)] = None
    """The one person in the municipality everybody can call."""
    tovholder_phone: Annotated[
        Code | None, Says("tovholders telefon", searched=True, named=True)
    ] = None
    mentor: Annotated[Line | None, Says("mentor", searched=True, named=True)] = None
    practice: Annotated[bool, Says("øvelsesborger")] = False
    """Visibly fictional (øvelsesborger), never sent."""
    created: Annotated[Day | None, Says("oprettet")] = None
    office: Annotated[OfficeId | None, Says("kommune")] = None
    """The office's computer that this was made for, where it was not made there; never changed."""


KIND = Kind(
    name=Citizen.KIND,
    words=Words("borgeren", "borger", "borgere", new="ny borger"),
    model=Citizen,
    stands_in={"name": NAMELESS},
    asked=("name", "case_key", "phone", "language", "tovholder", "tovholder_phone", "mentor"),
    makes=(frozenset({"name"}),),
    called=("name",),
)
