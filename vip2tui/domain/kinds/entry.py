"""A line of the log (notat): what was done, when, for how long."""

from __future__ import annotations

from datetime import time
from typing import Annotated

from pydantic import Field

from vip2tui.domain.kinds.fact import Code, Day, DaysCounted, Fact, Minutes, Says, Text, Told
from vip2tui.domain.kinds.kind import ANYWHERE, Kind, Said, Words
from vip2tui.domain.statuses import Owner


class Entry(Fact):
    """One line of the log (notat): what was done, when, for how long."""

    KIND = "entry"

    type: Annotated[str, Field(min_length=1, max_length=40), Says("slags", codes="entry_types")]
    day: Annotated[Day, Says("dato")]
    text: Annotated[Text, Says("tekst", free=True, searched=True)] = ""
    citizen: Annotated[str | None, Says("borger")] = None
    course: Annotated[str | None, Says("forløb")] = None
    minutes: Annotated[Minutes | None, Says("tid", unit="hours")] = None
    start: Annotated[time | None, Says("start")] = None
    end: Annotated[time | None, Says("slut")] = None
    mentor_time: Annotated[bool | None, Says("mentortid")] = None
    """Whether the minutes count as mentor time, where its kind leaves that open."""
    delivered: Annotated[Code | None, Says("er timerne leveret", codes="reached")] = None
    """Of a follow-up at the workplace: whether the mentor hours were given."""
    form: Annotated[Code | None, Says("form", codes="forms")] = None
    """Of a follow-up: whether people met, or talked by telephone."""
    again: Annotated[Day | None, Says("næste besøg")] = None
    """Of a follow-up: the day of the next one, where something else was agreed as well."""
    confirmed: Annotated[bool | None, Says("bekræftet af borgeren")] = None
    """The citizen has confirmed the hours."""
    planned: Annotated[DaysCounted | None, Says("aftalte dage")] = None
    """Days the citizen was to come."""
    attended: Annotated[DaysCounted | None, Says("mødte dage")] = None
    """Days of them the citizen came."""
    absence: Annotated[str | None, Field(max_length=40), Says("fravær", codes="absence")] = None
    """Why the citizen was away, as a code; never a diagnosis."""
    excused: Annotated[bool | None, Says("aftalt fravær")] = None
    """That it is lawful, where the reason itself is not said here."""
    next: Annotated[Told | None, Says("næste skridt", free=True, searched=True)] = None
    """What was agreed as the next thing."""
    next_date: Annotated[Day | None, Says("næste skridt, dato")] = None
    next_owner: Annotated[Owner | None, Says("næste skridt, hvem", codes="owners")] = None
    next_done: Annotated[Day | None, Says("næste skridt klaret")] = None
    """The day it was done."""
    reason: Annotated[Told | None, Says("begrundelse", free=True)] = None
    """Why it was corrected."""


def _told(said: Said) -> str:
    if "type" in said and "attended" in said and not (said.get("text") or said.get("next")):
        return "ugens runde"
    if set(said) != {"next_done"}:
        return ""
    return f"flueben {'sat' if said['next_done'] else 'fjernet'} ved det, I aftalte som det næste"


KIND = Kind(
    name=Entry.KIND,
    words=Words("notatet", "notat", "notater", new="notatet", nameless="notatet uden tekst"),
    model=Entry,
    places=ANYWHERE,
    parents=("course", "citizen"),
    stands_in={"type": "note"},
    makes=(frozenset({"type"}),),
    called=("text", "next"),
    page="notater",
    beside=frozenset({"reason"}),
    changed="rettelse af notatet",
    told=_told,
)
