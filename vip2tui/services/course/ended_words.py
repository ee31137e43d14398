"""How a course ended and what was told of it, in words: the same on the screen and by line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from vip2tui.base.safe import clean_line
from vip2tui.domain.course.followup import Asked
from vip2tui.domain.course.outcome import DETAILS
from vip2tui.domain.kinds.ending import STOPS, Ending
from vip2tui.domain.kinds.followup import NO, UNKNOWN, YES, FollowUp
from vip2tui.domain.roles import Role
from vip2tui.sentences.records import field_words
from vip2tui.sentences.values import code_name, value_words, within
from vip2tui.services.course.closing import ended_as
from vip2tui.services.course.followups import OF_A_JOB
from vip2tui.text.danish import count, joined
from vip2tui.text.days import say, say_short
from vip2tui.text.hours import say_minutes

if TYPE_CHECKING:
    from datetime import date

    from vip2tui.domain.course.followup import Week
    from vip2tui.domain.course.outcome import Outcome
    from vip2tui.services.citizen.casework import Casework, CoursePlan
    from vip2tui.services.desk import Desk

_TOLD = ("worry", "contact")
CALL_ANSWERS = (
    (YES, "Ja"),
    (NO, "Nej"),
    (UNKNOWN, "Ukendt: ingen svarede, eller ingen vidste det"),
)
"""What can be said of whether somebody is still in a job."""


def call_question(week: Week, name: str) -> str:
    """Return «Uge 4: er Amina stadig i job?», with how often somebody has tried."""
    tried = f" {count(len(week.unknown), 'forsøg', 'forsøg')} før." if week.unknown else ""
    return f"Uge {week.week}: er {name} stadig i job?{tried}"


def ended_words(desk: Desk, seen: Casework, plan: CoursePlan) -> Iterator[str]:
    """Yield how a course ended, a line for each thing; nothing while it runs."""
    ended, catalogue = ended_as(seen, plan), desk.catalogue
    if ended is None:
        return
    outcome = code_name(catalogue, "outcomes", ended.code)
    yield f"Afsluttet {say(ended.closed)}" + (f": {outcome}" if outcome else "")
    told = ended.ending
    if told is not None:
        names = (*(one for one in DETAILS if one not in STOPS.values()), "reached")
        said = [_field(desk, told, one) for one in names if getattr(told, one) is not None]
        if said:
            yield " · ".join(said)
        for voice, reasons in told.stops.items():
            every = joined([within(code_name(catalogue, "stops", one)) for one in reasons])
            yield f"Grunden, siger {within(code_name(catalogue, 'tellers', voice))}: {every}"
        grades = (("borgeren", told.mentor_citizen), ("lederen", told.mentor_leader))
        known = [f"{who} {grade} af 5" for who, grade in grades if grade is not None]
        if known:
            yield desk.worded(f"Mentorens betydning: {joined(known)}")
    if words := (told and told.reason) or plan.course.reason:
        yield clean_line(words)
    if missing := missing_of(desk, ended):
        yield f"Mangler: {joined(list(dict.fromkeys(_missing(one) for one in missing)))}"


def missing_of(desk: Desk, ended: Outcome) -> tuple[str, ...]:
    """Return the fields that nobody has told; a mentor is asked for none of them."""
    return () if desk.me.role is Role.MENTOR else ended.missing(desk.catalogue.codes())


def week_words(desk: Desk, week: Week, today: date) -> str:
    """Return one week of the calls: when, and what was told."""
    when = f"Uge {week.week} ({say_short(week.due, today)})"
    stands, told = week.stands(today), week.told
    tries = count(len(week.unknown), "forsøg", "forsøg")
    if stands is Asked.TOLD and told is not None:
        if week.answer == UNKNOWN:
            return f"{when}: ukendt efter {tries}"
        names = [one for one in (*OF_A_JOB, *_TOLD) if getattr(told, one) is not None]
        still = "stadig i job" if week.answer == YES else "ikke i job"
        who = within(code_name(desk.catalogue, "tellers", told.answered_by))
        said = [still, *(_field(desk, told, one) for one in names)]
        return f"{when}: {' · '.join(said)}" + (f" (siger {who})" if who else "")
    words = {
        Asked.AHEAD: "senere", Asked.OPEN: "ring nu", Asked.LATE: "over fristen",
        Asked.MISSED: "ikke spurgt",
    }[stands]  # fmt: skip
    return f"{when}: {words}" + (f", {tries}" if week.unknown else "")


_SAID = {
    "permanent": ("fast job", "job for en tid"),
    "same_place": ("samme arbejdsplads", "en anden arbejdsplads"),
    "contact": ("vil gerne kontaktes", "vil ikke kontaktes"),
}
"""What a yes and a no are called."""


def _field(desk: Desk, fact: Ending | FollowUp, name: str) -> str:
    value = fact.model_dump(mode="json")[name]
    if name in _SAID:
        return _SAID[name][not value]
    if name == "weekly":
        return f"{say_minutes(value)} timer om ugen"
    said = value_words(desk.catalogue, fact.KIND, name, value)
    if name == "package":
        known = (one.name for one in desk.catalogue.package_names() if one.id == value)
        said = next(known, said)
    return f"{field_words(fact.KIND, name)}: {said}"


def _missing(name: str) -> str:
    return "grunden" if name in STOPS.values() else field_words(Ending.KIND, name)
