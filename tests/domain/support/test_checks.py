"""The 35 questions of the audit: each is asked of what is just right, just wrong, and nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vip2tui.catalogue.catalogue import SHIPPED
from vip2tui.catalogue.codes import CheckLevel
from vip2tui.domain.course.absence import absences
from vip2tui.domain.kinds.entry import Entry
from vip2tui.domain.kinds.grant import Grant
from vip2tui.domain.kinds.grant_basis import GrantBasis
from vip2tui.domain.law.rules import last_day
from vip2tui.domain.support.checks import CHECKS, Result, findings, longest, points, result
from vip2tui.domain.support.dossier import Dossier, Noted, Period
from vip2tui.domain.support.hours import spent

CODES = SHIPPED.codes()
RULES = CODES.support
KINDS = {one.code: one.counts for one in CODES.entry_types}
START, END = date(2026, 1, 5), date(2026, 7, 4)
"""A Monday, and the last day of six months."""
DAY = date(2026, 4, 17)
"""A Friday, nearly fifteen weeks on."""
WEEKS = [START + timedelta(weeks=week) for week in range(15)]


def grant(id_: str = "g1", **said: Any) -> Grant:
    sound: dict[str, Any] = {
        "purpose": "Få og holde fast i arbejdet på lageret",
        "task_1": "Tager imod hver morgen",
        "mentor": "Bent Prøvesen",
        "phone": "12 34 56 78",
        "mentor_type": "virksomhed",
        "start": START,
        "end": END,
        "weekly": 60,
        "agreed": START - timedelta(days=3),
        "complaint": START - timedelta(days=3),
        "accepted": START - timedelta(days=3),
    }
    return Grant(id=id_, case="c", citizen="c", **sound | said)


def basis(id_: str = "g1", **said: Any) -> GrantBasis:
    sound: dict[str, Any] = {
        "reason": "Ingen anden kan sproget",
        "beyond": "En time om ugen ud over det, andre nye får",
        "qualified": "Har lært ti nye op, og taler somali",
    }
    return GrantBasis(id=f"b{id_}", case="c.f", citizen="c", grant=id_, **sound | said)


def note(kind: str, day: date, written: date | None = None, **said: Any) -> Noted:
    waits, overlaps = said.pop("waits", False), said.pop("overlaps", False)
    number = said.pop("n", 0)
    entry = Entry(id=f"{kind}{day}{number}", case="c", type=kind, day=day, **said)
    return Noted(entry, written or day, waits, overlaps, bool(entry.confirmed))


def met(day: date, minutes: int = 60, **said: Any) -> Noted:
    return note("mentormoede", day, minutes=minutes, **said)


HOURS = tuple(met(one, confirmed=True) for one in WEEKS)
VISITS = (
    note("vbesoeg", date(2026, 2, 9), delivered="ja"),
    note("trepart", date(2026, 3, 30), delivered="ja"),
)


def dossier(
    *periods: Period,
    notes: tuple[Noted, ...] = (*HOURS, *VISITS),
    more: tuple[Noted, ...] = (),
    **said: Any,
) -> Dossier:
    """Return a case in which nothing is missing, but for what is said otherwise."""
    every = (*notes, *more)
    given_ = spent((one.entry for one in every), KINDS, RULES.short)
    return replace(
        Dossier(
            day=DAY,
            periods=periods or (Period(grant(), basis()),),
            given=tuple(sorted(given_, key=lambda one: (one.day, one.entry))),
            notes=every,
            rules=RULES,
            last_day=lambda start: last_day(start, 6),
            months=lambda start: 6 if start < date(2027, 1, 1) else 9,
            watch=CODES.watch_list,
            told=absences((), (one.entry for one in every), {}, CODES.absence).weeks,
        ),
        **said,
    )


def one(**said: Any) -> Period:
    return Period(grant(**said), basis())


def weighed(**said: Any) -> Period:
    return Period(grant(), basis(**said))


SECOND: dict[str, Any] = {
    "id_": "g2",
    "start": END + timedelta(days=1),
    "end": date(2027, 1, 4),
    "follows": "g1",
}
ASSESSED: dict[str, Any] = {"assessed": END, "assessment": "Stadig svært at melde sig syg"}
LATE = END + timedelta(days=4)

WRONG: list[tuple[str, Dossier]] = [
    ("dok-01", dossier(one(purpose=None))),
    ("dok-01", dossier(one(purpose="x" * 19))),
    ("dok-02", dossier(one(task_1=" "))),
    ("dok-03", dossier(weighed(qualified=None))),
    ("dok-04", dossier(one(weekly=0, total=1500))),
    ("dok-06", dossier(one(end=END + timedelta(days=1)))),
    ("dok-07", dossier(one(phone=None))),
    ("dok-07", dossier(one(mentor=None))),
    ("dok-08", dossier(one(agreed=None))),
    ("dok-09", dossier(one(complaint=None))),
    ("dok-10", dossier(one(agreed=START + timedelta(days=1)))),
    ("dok-11", dossier(weighed(beyond=None))),
    ("dok-12", dossier(weighed(reason=None))),
    ("dok-13", dossier(one(), Period(grant(**SECOND), basis("g2")))),
    ("dok-14", dossier(one(), Period(
        grant(**SECOND | {"start": END + timedelta(days=2)}), basis("g2", **ASSESSED)))),
    ("dok-14", dossier(one(), Period(
        grant(**SECOND | {"start": END, "end": date(2027, 1, 3)}), basis("g2", **ASSESSED)))),
    ("dok-16", dossier(more=(met(START - timedelta(days=2), confirmed=True),))),
    ("dok-18", dossier(notes=(*(met(each, 41, confirmed=True) for each in WEEKS), *VISITS))),
    ("dok-20", dossier(notes=(*HOURS[:5], *HOURS[6:], *VISITS))),
    ("dok-21", dossier(notes=(*(met(each, confirmed=n > 3) for n, each in enumerate(WEEKS)),
                              *VISITS))),
    ("dok-21", dossier(notes=(*map(met, WEEKS), *VISITS), excused=frozenset({"2026-03"}),
                       confirmed=frozenset({"2026-02"}))),
    # the citizen's own no stands before any note's word
    ("dok-21", dossier(denied=frozenset({"2026-02", "2026-03"}))),
    ("dok-22", dossier(day=date(2026, 5, 12), more=tuple(
        met(date(2026, 4, 20) + timedelta(weeks=n), confirmed=True) for n in range(3)))),
    ("dok-19", dossier(one(total=900), more=(met(DAY, 60),))),
    ("dok-23", dossier(notes=(*HOURS, note("vbesoeg", date(2026, 2, 9)), VISITS[1]))),
    ("dok-26", dossier(overdue=(("p", date(2026, 4, 1)),))),
    ("dok-27", dossier(more=(met(DAY + timedelta(days=3), 30),))),
    ("dok-28", dossier(notes=(met(WEEKS[0], confirmed=True, overlaps=True), *HOURS[1:], *VISITS))),
    ("dok-29", dossier(more=(note("note", DAY, text="cpr 010190-9999"),))),
    *(("dok-29", dossier(one(**{name: f"Det er 010190-9999 hos {name}"})))
      for name in ("purpose", "task_1", "task_6", "mentor", "employer")),
    ("dok-29", dossier(one(phone="010190-9999"))),
    ("dok-29", dossier(one(mail="010190-9999@eksempel.dk"))),
    *(("dok-29", dossier(weighed(**{name: "Det er 010190-9999"})))
      for name in ("reason", "beyond", "qualified", "assessment", "evaluation")),
    ("dok-30", dossier(more=(note("note", date(2026, 3, 2), date(2026, 3, 10)),))),
    ("dok-31", dossier(stale=date(2026, 4, 1))),
    ("dok-32", dossier(one(accepted=None))),
    ("dok-33", dossier(more=(note("note", date(2026, 3, 25), waits=True),))),
    ("dok-34", dossier(more=(note("note", DAY, text="Hun har angst."),))),
    ("dok-34", dossier(one(purpose="Komme ud trods sin angst"))),
    ("dok-34", dossier(one(task_2="Taler om angsten"))),
    *(("dok-34", dossier(weighed(**{name: "Hun har angst."})))
      for name in ("reason", "beyond", "qualified", "assessment", "evaluation")),
    ("dok-35", dossier(notes=(*(met(each, 67, confirmed=True) for each in WEEKS), *VISITS))),
]  # fmt: skip
"""A case with just one fault, and what is found."""

TWO: list[tuple[set[str], Dossier]] = [
    ({"dok-05"}, dossier(one(end=START - timedelta(days=1)), notes=())),
    ({"dok-05", "dok-20"}, dossier(one(start=None), one(id_="g2"), notes=(*HOURS[1:], *VISITS))),
    ({"dok-15"}, dossier(day=END - timedelta(days=28), notes=(
        *(met(START + timedelta(weeks=n), confirmed=True) for n in range(22)), *VISITS,
        note("vbesoeg", date(2026, 5, 20), delivered="delvist")))),
    ({"dok-17", "dok-20"}, dossier(day=date(2026, 4, 28), notes=(*HOURS, *VISITS))),
    ({"dok-27", "dok-35"}, dossier(more=(met(DAY, 481),))),
    # hours that lie ahead are no pace: they are told as what they are
    ({"dok-18", "dok-27"}, dossier(
        notes=(*(met(each, 41, confirmed=True) for each in WEEKS), *VISITS),
        more=(met(DAY + timedelta(days=3), 480, confirmed=True),))),
    ({"dok-24", "dok-22"}, dossier(notes=(*HOURS, VISITS[0]), day=DAY)),
    ({"dok-25"}, dossier(day=LATE, notes=(
        *(met(START + timedelta(weeks=n), confirmed=True) for n in range(26)), *VISITS))),
    ({"dok-25"}, dossier(weighed(evaluated=DAY, reached="ja"),
                         closed=DAY - timedelta(days=1), has_outcome=False)),
]  # fmt: skip
"""Cases whose fault cannot stand alone."""

RIGHT: list[tuple[str, Dossier]] = [
    ("dok-01", dossier(one(purpose="x" * 20))),
    ("dok-06", dossier(one(end=END))),
    ("dok-07", dossier(one(phone=None, mail="bent@eksempel.dk"))),
    ("dok-08", dossier(one(agreed=None), day=START, notes=())),
    ("dok-10", dossier(one(agreed=START))),
    ("dok-11", dossier(Period(grant(mentor_type="kommune"), basis(beyond=None)))),
    ("dok-12", dossier(one(), Period(grant(**SECOND), basis("g2", reason=None, **ASSESSED)))),
    ("dok-13", dossier(one(), Period(grant(**SECOND), basis("g2", **ASSESSED)))),
    ("dok-15", dossier(weighed(evaluated=DAY, reached="ja"), day=END - timedelta(days=28))),
    ("dok-15", dossier(day=END - timedelta(days=29))),
    ("dok-15", dossier(one(), Period(grant(**SECOND), basis("g2", **ASSESSED)),
                       day=END - timedelta(days=3))),
    ("dok-17", dossier(day=date(2026, 4, 27))),
    ("dok-17", dossier(day=date(2026, 4, 28), paused=((date(2026, 4, 20), date(2026, 5, 2)),))),
    ("dok-18", dossier(notes=(*(met(each, 43, confirmed=True) for each in WEEKS), *VISITS))),
    ("dok-18", dossier(notes=(), day=START + timedelta(days=27))),
    ("dok-19", dossier(one(total=900))),
    ("dok-20", dossier(one(holidays="2026-W07"), notes=(*HOURS[:5], *HOURS[6:], *VISITS))),
    ("dok-20", dossier(notes=(*HOURS[:5], *HOURS[6:], *VISITS),
                       more=(note("fravaer", WEEKS[5], absence="ferie"),))),
    ("dok-20", dossier(notes=(*HOURS[:5], *HOURS[6:], *VISITS),
                       paused=((WEEKS[5], WEEKS[5] + timedelta(days=4)),))),
    ("dok-21", dossier(notes=(*(met(each, confirmed=n > 2) for n, each in enumerate(WEEKS)),
                              *VISITS))),
    ("dok-21", dossier(notes=(*map(met, WEEKS), *VISITS),
                       confirmed=frozenset({"2026-01", "2026-02", "2026-03"}))),
    ("dok-21", dossier(notes=(*map(met, WEEKS), *VISITS),
                       confirmed=frozenset({"2026-01", "2026-02"}),
                       excused=frozenset({"2026-03"}))),
    ("dok-22", dossier(day=date(2026, 5, 11))),
    ("dok-24", dossier(day=START + (END - START) / 2, notes=(*HOURS, VISITS[0]))),
    ("dok-25", dossier(weighed(evaluated=DAY, reached="ja"), day=LATE)),
    ("dok-25", dossier(one(), Period(grant(**SECOND), basis("g2", **ASSESSED)), day=LATE)),
    ("dok-27", dossier(more=(met(DAY, 480),))),
    ("dok-29", dossier(more=(note("note", DAY, text="tlf. 12 34 56 78, ordre 9999990000"),))),
    ("dok-30", dossier(more=(note("note", date(2026, 3, 2), date(2026, 3, 9)),))),
    # Easter's days off are no working days
    ("dok-30", dossier(more=(note("note", date(2026, 3, 31), date(2026, 4, 10)),))),
    ("dok-33", dossier(more=(note("note", date(2026, 4, 10), waits=True),))),
    ("dok-34", dossier(more=(note("note", DAY, text="Vi tror på det. 3F kom på besøg."),))),
    ("dok-29", dossier(one(purpose="Passe tlf. 12 34 56 78 i receptionen"))),
    ("dok-34", dossier(one(mentor="Angst Prøvesen", employer="Gigtforeningen"))),
    ("dok-35", dossier(notes=(*(met(each, 64, confirmed=True) for each in WEEKS), *VISITS))),
    *((code, dossier(more=tuple(
        met(DAY + timedelta(days=n), 480, confirmed=True) for n in (3, 4, 5, 6))))
      for code in ("dok-19", "dok-35")),
]  # fmt: skip
"""Cases that come as near as they can without the fault."""

MADE = START - timedelta(days=10)
EMPTIED = date(2026, 2, 3)

SINCE: list[tuple[str, Dossier, date]] = [
    ("dok-02", dossier(Period(grant(task_1=None), basis(), MADE)), MADE),
    ("dok-02", dossier(Period(grant(task_1=None), basis(), MADE, {"task_1": EMPTIED})), EMPTIED),
    ("dok-08", dossier(Period(grant(agreed=None), basis(), MADE)), START + timedelta(days=1)),
    ("dok-08", dossier(Period(grant(agreed=None), basis(), MADE, {"agreed": EMPTIED})), EMPTIED),
    # a period that was granted with a day ahead is missing something from the day it was written
    ("dok-01", dossier(Period(grant(purpose=None, start=END), basis(), EMPTIED)), EMPTIED),
    ("dok-10", dossier(Period(grant(agreed=START + timedelta(days=2)), basis(), MADE,
                              {"agreed": EMPTIED, "start": MADE})), EMPTIED),
    ("dok-13", dossier(one(), Period(grant(**SECOND), basis("g2"), EMPTIED)), EMPTIED),
    ("dok-27", dossier(more=(met(DAY + timedelta(days=3), 30),)), DAY),
    ("dok-31", dossier(stale=EMPTIED), EMPTIED),
    # it is seen from the day that text was written, and not the others
    ("dok-29", dossier(Period(grant(task_1="Ring til 010190-9999"), basis(), MADE,
                              {"task_1": EMPTIED, "purpose": MADE})), EMPTIED),
    # too little since the day it fell below, of the days on end till now
    ("dok-18", dossier(notes=(*HOURS[:9], *VISITS), day=date(2026, 4, 17)), date(2026, 4, 5)),
    ("dok-18", dossier(notes=VISITS), START + timedelta(days=28)),
    ("dok-35", dossier(more=(met(date(2026, 4, 6), 480),)), date(2026, 4, 6)),
]  # fmt: skip
"""A fault and the day it was first seen, by what was written when."""


NOT_ASKED: list[tuple[str, Dossier]] = [
    ("dok-08", dossier(one(agreed=None, start=DAY + timedelta(days=1)), notes=())),
    ("dok-10", dossier(one(agreed=None))),
    ("dok-11", dossier(Period(grant(mentor_type=None), basis(beyond=None)))),
    ("dok-11", dossier(Period(grant(mentor_type="ekstern"), basis(beyond=None)))),
    ("dok-13", dossier(Period(grant(), basis(assessed=None)))),
    ("dok-14", dossier(one(), Period(grant("g2", start=None, end=None), basis("g2")))),
    ("dok-15", dossier(day=END - timedelta(days=9), closed=END - timedelta(days=20))),
    ("dok-15", dossier(day=END + timedelta(days=1))),
    ("dok-16", dossier(one(start=None))),
    ("dok-17", dossier(day=END + timedelta(days=30))),
    ("dok-17", dossier(day=date(2026, 4, 28), closed=date(2026, 4, 20))),
    ("dok-18", dossier(day=END + timedelta(days=1), notes=())),
    ("dok-18", dossier(one(weekly=None), notes=())),
    ("dok-19", dossier(one(weekly=None))),
    ("dok-20", dossier(one(weekly=None), notes=())),
    # the week that is going on, and one of which half lies before the grant
    ("dok-20", dossier(day=START + timedelta(days=6), notes=())),
    ("dok-20", dossier(one(start=START + timedelta(days=1)), day=START + timedelta(days=8),
                       notes=())),
    ("dok-21", dossier(notes=(met(date(2026, 4, 1)), *VISITS))),
    ("dok-22", dossier(day=date(2026, 5, 30), closed=date(2026, 5, 1))),
    ("dok-23", dossier(more=(note("vbesoeg", START - timedelta(days=1)),))),
    ("dok-23", dossier(more=(note("samtale", DAY),))),
    ("dok-24", dossier(notes=HOURS, closed=date(2026, 4, 1))),
    ("dok-25", dossier(one(start=DAY + timedelta(days=9)), closed=DAY - timedelta(days=1),
                       has_outcome=True)),
    ("dok-27", dossier(more=(note("sprog", DAY, minutes=600),))),
    ("dok-30", dossier(more=(note("note", DAY + timedelta(days=9), DAY),))),
    ("dok-33", dossier(more=(note("note", date(2026, 3, 2), date(2026, 3, 2)),))),
    ("dok-34", dossier(more=(note("note", DAY, text="Angstfri og tillidsfuld."),))),
    ("dok-35", dossier(day=START + timedelta(days=27), notes=(met(START, 480),))),
]  # fmt: skip
"""Cases of which a question is not asked at all."""


@pytest.mark.parametrize(("code", "case"), NOT_ASKED)
def test_what_does_not_apply_is_not_asked(code: str, case: Dossier) -> None:
    assert code not in codes(case)


@pytest.mark.parametrize("code", CHECKS)
def test_each_question_is_answered_just_wrong_and_is_none_of_a_sound_case(code: str) -> None:
    """It is found where one thing is wrong, and neither where all is right nor without a grant."""
    wrong = [case for one_, case in WRONG if one_ == code]
    wrong += [case for some, case in TWO if code in some]
    assert wrong
    for case in wrong:
        assert code in codes(case)
        assert code not in codes(replace(case, periods=()))
    assert code not in codes(dossier())


def codes(case: Dossier) -> set[str]:
    return {found.check.code for found in findings(case, CODES.audit)}


def test_in_a_case_in_which_all_is_told_nothing_is_found() -> None:
    assert codes(dossier()) == set()
    assert result(()) is Result.WHOLE


@pytest.mark.parametrize(("code", "case"), WRONG)
def test_a_fault_is_found_and_no_other(code: str, case: Dossier) -> None:
    assert codes(case) == {code}


@pytest.mark.parametrize(("code", "case", "since"), SINCE)
def test_a_fault_tells_since_when_it_is_there(code: str, case: Dossier, since: date) -> None:
    (found,) = [found for found in findings(case, CODES.audit) if found.check.code == code]
    assert found.since == since


def test_what_stands_in_a_grant_is_found_by_its_field() -> None:
    case = dossier(Period(grant(task_2="cpr 010190-9999"), basis(reason="Også 010190-9999")),
                   more=(note("note", DAY, text="cpr 010190-9999"),))  # fmt: skip
    (found,) = findings(case, CODES.audit)
    assert {(one.record, one.field) for one in found.lacks} == {
        ("g1", "task_2"), ("g1", "reason"), (f"note{DAY}0", ""),
    }  # fmt: skip


@pytest.mark.parametrize(("wanted", "case"), TWO)
def test_a_fault_that_brings_another_is_found_with_it(wanted: set[str], case: Dossier) -> None:
    assert wanted <= codes(case)


@pytest.mark.parametrize(("code", "case"), RIGHT)
def test_what_is_just_right_is_no_fault(code: str, case: Dossier) -> None:
    assert code not in codes(case)


def test_each_question_is_asked_both_ways_and_has_its_words() -> None:
    failing = {code for code, _ in WRONG} | {code for some, _ in TWO for code in some}
    assert failing == CHECKS.keys() == {one.code for one in CODES.audit}
    assert [one.code for one in CODES.audit] == [f"dok-{n:02}" for n in range(1, 36)]


def test_a_fault_names_the_limit_it_was_asked_by() -> None:
    names = {}
    for days in (14, 10):
        case = dossier(day=date(2026, 4, 28), rules=RULES.evolve(contact=days))
        found = {one.check.code: one.check.name for one in findings(case, CODES.audit)}
        names[days] = found["dok-17"]
    assert names == {14: "Ingen mentorkontakt i 14 dage", 10: "Ingen mentorkontakt i 10 dage"}


def test_how_long_a_period_may_be_is_said_by_the_rule_of_its_first_day() -> None:
    for start, said in ((START, "6 måneder"), (date(2027, 2, 1), "9 måneder")):
        long = one(start=start, end=start + timedelta(days=400))
        found = {each.check.code: each.check.name for each in findings(dossier(long), CODES.audit)}
        assert found["dok-06"] == f"Perioden er længere end {said}"


@pytest.mark.parametrize(
    ("case", "met"),
    [
        (dossier(), 4),
        (dossier(one(purpose="For kort")), 3),
        (dossier(one(task_1=None)), 3),
        (dossier(weighed(qualified=None)), 3),
        (dossier(notes=VISITS), 3),
        (dossier(notes=(*HOURS[:-3], *VISITS)), 3),
        (dossier(Period(grant(purpose=None, task_1=None), None), notes=VISITS), 0),
    ],
)
def test_the_meter_is_full_only_with_all_four(case: Dossier, met: int) -> None:
    assert points(findings(case, CODES.audit)) == met


def test_where_nothing_was_granted_nothing_is_asked() -> None:
    assert findings(replace(dossier(), periods=()), CODES.audit) == ()


def test_the_worst_decides_what_it_comes_to_and_the_oldest_stand_first() -> None:
    warned = findings(dossier(one(accepted=None)), CODES.audit)
    faulty = findings(
        dossier(one(accepted=None, complaint=None), stale=date(2026, 4, 1)), CODES.audit
    )
    told = findings(dossier(stale=date(2026, 4, 1)), CODES.audit)
    assert [result(some) for some in (told, warned, faulty)] == [
        Result.WHOLE, Result.NEARLY, Result.LACKING,
    ]  # fmt: skip
    assert [found.check.level for found in faulty] == [
        CheckLevel.FAULT, CheckLevel.INFO, CheckLevel.WARNING,
    ]  # fmt: skip
    assert longest(faulty) == (faulty, ())
    more = findings(
        dossier(one(accepted=None, complaint=None, planned=None, phone=None, agreed=None),
                stale=date(2026, 4, 1)), CODES.audit
    )  # fmt: skip
    first, rest = longest(more)
    assert [found.since for found in first] == sorted(found.since for found in more)[:3]
    assert sorted([*first, *rest], key=more.index) == list(more)
    assert list(rest) == sorted(rest, key=more.index)


def _two_mentors() -> Dossier:
    """Return two courses, each with its own mentor and its own hours."""
    other = grant("g2", mentor="Åse Prøvesen", course="k2", start=date(2026, 2, 2))
    hers = [met(one + timedelta(days=1), 60, confirmed=True, n=2) for one in WEEKS[4:]]
    case = dossier(Period(grant(course="k1"), basis()), Period(other, basis("g2")),
                   more=tuple(hers))  # fmt: skip
    whose = {one.entry.id: "åse  prøvesen" for one in hers}
    given_ = tuple(replace(one, by=whose.get(one.entry, "Bent Prøvesen")) for one in case.given)
    return replace(case, given=given_)


def test_two_courses_with_a_mentor_each_are_two_supports() -> None:
    case = _two_mentors()
    assert findings(case, CODES.audit) == ()
    (first, second) = case.periods
    alone = replace(second, grant=second.grant.model_copy(update={"course": "k1"}))
    codes = [one.check.code for one in findings(replace(case, periods=(first, alone)), CODES.audit)]
    assert {"dok-13", "dok-14"} <= set(codes)


def test_the_end_of_the_one_course_is_not_the_end_of_the_other() -> None:
    case = _two_mentors()
    bents = replace(case, given=tuple(one for one in case.given if "Bent" in one.by))
    early = date(2026, 3, 1)
    for courses, expected in (
        ({"k1": None, "k2": early}, {("dok-25", "g2")}),
        ({"k1": early, "k2": None}, {("dok-25", "g1")}),
    ):
        found = findings(replace(bents, courses=courses), CODES.audit)
        told = {(one.check.code, lack.record) for one in found for lack in one.lacks}
        assert expected <= told
        assert (("dok-17", "g2") in told) is (courses["k2"] is None)
        assert ("dok-17", "g1") not in told


def test_hours_of_the_one_mentor_do_not_cover_for_the_other() -> None:
    case = _two_mentors()
    bents = replace(case, given=tuple(one for one in case.given if "Bent" in one.by))
    found = {one.check.code: one for one in findings(bents, CODES.audit)}
    assert {"dok-17", "dok-18", "dok-20"} <= set(found)
    assert {lack.record for one in found.values() for lack in one.lacks} == {"g2"}


@given(
    days=st.lists(st.integers(-400, 400).map(lambda n: START + timedelta(days=n)), max_size=6),
    day=st.integers(-400, 400).map(lambda n: START + timedelta(days=n)),
    minutes=st.integers(0, 600),
)
def test_whatever_the_days_are_every_question_has_an_answer_and_the_same_twice(
    days: list[date], day: date, minutes: int
) -> None:
    first, *more = [*days, START]
    periods = [Period(grant(start=first, end=more[0] if more else None), None)]
    periods += [Period(grant(f"g{n}", start=None, end=one), None) for n, one in enumerate(more, 2)]
    case = dossier(*periods, notes=tuple(met(one, minutes, n=n) for n, one in enumerate(days)),
                   day=day)  # fmt: skip
    found = findings(case, CODES.audit)
    assert found == findings(case, CODES.audit)
    assert all(each.since == min(lack.since for lack in each.lacks) for each in found)
