"""What several commands show alike: the keys programs read, and the words people read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from vip2tui.base.safe import clean_line, cut
from vip2tui.domain.statuses import ItemStatus
from vip2tui.sentences.people import on_behalf
from vip2tui.sentences.values import code_name
from vip2tui.services.authors import NOBODY
from vip2tui.services.citizen.redacting import gone_words
from vip2tui.text.days import due_words, say, say_done
from vip2tui.text.hours import clock, say_minutes

if TYPE_CHECKING:
    from datetime import date

    from vip2tui.catalogue.catalogue import Catalogue
    from vip2tui.domain.course.checklist import DueItem, Evidence, ItemLine
    from vip2tui.domain.course.outcome import Outcome
    from vip2tui.domain.course.pace import Standing
    from vip2tui.domain.course.plan import PlacedGoal
    from vip2tui.domain.course.upcoming import Waiting
    from vip2tui.domain.kinds.entry import Entry
    from vip2tui.domain.packages.fit import Offer
    from vip2tui.services.authors import Author
    from vip2tui.services.citizen.casework import Casework, CoursePlan
    from vip2tui.services.course.cautions import ToMind
    from vip2tui.services.desk import Desk

TICKS = {
    ItemStatus.OPEN: "[ ]",
    ItemStatus.DONE: "[x]",
    ItemStatus.NOT_RELEVANT: "[-]",
    ItemStatus.PUT_OFF: "[>]",
}
PLACES = {"": "", ".f": "kun kommunen", ".p": "kun for mig"}


def day(value: date | None) -> str | None:
    """Return a day for programs."""
    return value.isoformat() if value else None


def waiting(one: Waiting | None) -> dict[str, Any] | None:
    """Return what waits, for programs."""
    if one is None:
        return None
    return {
        "what": one.what,
        "due": day(one.due),
        "owner": one.owner,
        "urgency": one.urgency.name.lower(),
        "part": one.part,
        "name": one.name,
        "times": one.times,
    }


def pace(one: Standing | None) -> dict[str, Any] | None:
    """Return the pace in days with why and the likely end, for programs."""
    if one is None:
        return None
    return {
        "done": one.pace.done,
        "whole": one.pace.whole,
        "behind": one.pace.behind,
        "reason": one.reason or None,
        "forecast": day(one.forecast),
    }


def pace_words(one: Standing | None) -> list[str]:
    """Return the pace and the likely end, for people."""
    if one is None:
        return []
    return [f"  tempo: {one.in_words()}", f"  slut: {say(one.forecast)} (skøn)"]


def offer(one: Offer) -> dict[str, Any]:
    """Return a neighbouring package and what counts there too, for programs."""
    return {
        "id": one.id,
        "name": one.name,
        "why": one.why,
        "shown": [line.competence for line in one.carried],
    }


def next_words(one: Waiting | None, today: date) -> str:
    """Return the next step for people."""
    return f"{one.what} ({due_words(one.due, today, one.times)})" if one else ""


def course(plan: CoursePlan, standing: Standing | None) -> dict[str, Any]:
    """Return a course with its steps and goals, for programs."""
    one = plan.course
    return {
        "id": one.id,
        "citizen": one.citizen,
        "package": one.package,
        "version": one.version,
        "name": plan.name,
        "start": day(one.start),
        "end": day(plan.end),
        "workplace": one.workplace,
        "closed": day(one.closed),
        "outcome": one.outcome,
        "reason": one.reason,
        "pace": pace(standing),
        "steps": [
            {
                "id": step.step.id,
                "record": step.record,
                "name": step.step.name,
                "track": step.step.track,
                "status": step.status,
                "start": day(step.start),
                "end": day(step.end),
                "weeks": step.weeks,
                "goals": [goal(one) for one in step.goals],
            }
            for step in plan.steps
        ],
    }


def ending(desk: Desk, one: Outcome) -> dict[str, Any]:
    """Return how a course ended, for programs: the fields its outcome asks for, and the voices."""
    from vip2tui.domain.course.outcome import DETAILS
    from vip2tui.services.course.closing import ASSESSED
    from vip2tui.services.course.ended_words import missing_of

    told = one.ending.model_dump(mode="json") if one.ending else {}
    return {name: told.get(name) for name in (*DETAILS, *ASSESSED)} | {
        "counted_from": one.start.isoformat(),
        "missing": list(missing_of(desk, one)),
    }


def minding(plan: CoursePlan, mind: ToMind) -> dict[str, Any]:
    """Return what to mind in a plan, for programs: warnings, and proofs with whether they are."""
    from vip2tui.services.course.proposing import has_proof

    return {
        "warnings": [one.model_dump() for one in mind.warnings],
        "proofs": [one.model_dump() | {"has": has_proof(plan, one.id)} for one in mind.proofs],
    }


def goal(one: PlacedGoal) -> dict[str, Any]:
    """Return a goal, for programs."""
    state = one.state
    return {
        "id": one.goal.id,
        "record": one.record,
        "text": one.goal.text,
        "measure": one.goal.measure,
        "unit": one.goal.unit,
        "status": one.status,
        "day": day(state.day) if state else None,
        "shown_by": state.shown_by if state else None,
        "evidence": state.evidence if state else None,
    }


def set_by(desk: Desk, case: Casework, plan: CoursePlan) -> dict[str, Author]:
    """Return who set each of a checklist's records to what it is, by the record's id."""
    records = case.states[plan.course.case].records
    stamps = {id_: one.stamp("status") for id_, one in records.items() if one.kind == "item"}
    return {id_: desk.others.author(stamp) for id_, stamp in stamps.items() if stamp}


def ticked_words(catalogue: Catalogue, one: DueItem, by: Author | None, today: date) -> str:
    """Return when an item was settled and by whom: «tir 3. november 2026, Mette Holm».

    Where nobody ticked it, it is what shows it: «klaret af notat 3. maj».
    """
    if one.why is not None:
        return one.why.in_words(today)
    state = one.state
    parts = (
        say(state.day) if state and state.day else "",
        by.words if by else "",
        on_behalf(catalogue, state.on_behalf) if state and state.on_behalf else "",
        state.note if state else "",
    )
    return ", ".join(part for part in parts if part)


def item(
    line: ItemLine, today: date, by: dict[str, Author], *, mine: bool, since: date | None = None
) -> dict[str, Any]:
    """Return an item of the checklist with every time it is due, for programs.

    Another's items are never overdue here, nor is what was due before it was written down here.
    """
    now = line.current
    return {
        "id": line.item.id,
        "area": line.item.area,
        "text": line.item.text,
        "owner": line.item.owner,
        "important": line.item.important,
        "status": now.status,
        "name": now.name,
        "due": None if line.item.habit else day(now.deadline),
        "overdue": len(line.overdue(today, since)) if mine else 0,
        "ticked": line.ticked,
        "times": [] if line.item.habit else [_time(one, by.get(one.record)) for one in line.times],
    }


def _time(one: DueItem, by: Author | None) -> dict[str, Any]:
    state = one.state
    return {
        "name": one.name,
        "record": one.record,
        "due": day(one.deadline),
        "status": one.status,
        "day": day(state.day) if state else None,
        **(by.row() if by else NOBODY),
        "note": state.note if state else None,
        "on_behalf": state.on_behalf if state else None,
        "evidence": _evidence(one.why) if one.why else None,
    }


def _evidence(why: Evidence) -> dict[str, Any]:
    return {"kind": why.kind, "id": why.record, "day": day(why.day)}


def entry(desk: Desk, one: Entry, case: Casework) -> dict[str, Any]:
    """Return a note, for programs."""
    record = case.states[one.case].records[one.id]
    stamp = record.stamp("day")
    place = one.case.removeprefix(case.citizen.id)
    return {
        "id": one.id,
        "citizen": case.citizen.id,
        "type": one.type,
        "day": day(one.day),
        "text": one.text,
        "minutes": one.minutes,
        "start": one.start.isoformat("minutes") if one.start else None,
        "end": one.end.isoformat("minutes") if one.end else None,
        "confirmed": bool(one.confirmed),
        "planned": one.planned,
        "attended": one.attended,
        "absence": one.absence and desk.catalogue.codes().read("absence", one.absence),
        "next": one.next,
        "next_date": day(one.next_date),
        "next_done": day(one.next_done),
        "place": {"": "shared", ".f": "professional", ".p": "private"}.get(place, place),
        "corrected": one.reason,
        "gone": gone_words(case.states[one.case], one.id, "text") or None,
        **(desk.others.author(stamp).row() if stamp else NOBODY),
        "taken_back": [undo.id for undo in record.undone_by],
        "at": stamp.at if stamp else None,
    }


FAR = {
    "klar": "klar til at sende",
    "undervejs": "undervejs",
    "modtaget": "modtaget af kommunen",
}
"""How far a note has come, in words."""


def entry_words(desk: Desk, one: Entry, case: Casework, far: str | None = None) -> str:
    """Return a note for people: a headline, and the text indented beneath it."""
    record = case.states[one.case].records[one.id]
    stamp = record.stamp("day")
    head = (
        say_done(one.day, desk.today()),
        code_name(desk.catalogue, "entry_types", one.type),
        f"{clock(one.start)}–{clock(one.end)}" if one.start and one.end else "",
        "" if one.minutes is None else f"{say_minutes(one.minutes)} timer",
        desk.worded("bekræftet af borgeren") if one.confirmed else "",
        code_name(desk.catalogue, "absence", one.absence) if one.absence else "",
        desk.worded(PLACES.get(one.case.removeprefix(case.citizen.id), "")),
        *(f"fortrudt af {desk.others.author(undo).words}" for undo in record.undone_by),
        desk.others.author(stamp).words if stamp else "",
        desk.worded(FAR.get(far or "", "")),
        f"id {one.id[:8]}",
    )
    lines = [" · ".join(part for part in head if part)]
    lines += [f"    {line}" for line in one.text.splitlines()]
    if gone := gone_words(case.states[one.case], one.id, "text"):
        lines.append(f"    (teksten er {gone})")
    if one.next and one.next_done:
        lines.append(f"    (klaret {say(one.next_done)}: {cut(clean_line(one.next), 60)})")
    if one.reason:
        lines.append(f"    (rettet: {one.reason})")
    return "\n".join(lines)
