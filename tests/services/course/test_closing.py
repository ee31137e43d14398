"""The end of a course: what is told of it, who may, opening it again, and two who close it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from tests.services.conftest import Office
from tests.services.exchange.carrying import carry, fetch, given, look, note, paired, send
from vip2tui.domain.course.outcome import DETAILS, FIELDS, Outcome, asked_for
from vip2tui.domain.kinds.ending import Ending
from vip2tui.domain.kinds.places import Place, place_of
from vip2tui.domain.roles import Role
from vip2tui.services.citizen.came_after import CLOSED, came_after
from vip2tui.services.course.closing import ASSESSED, ended_as
from vip2tui.services.course.ended_words import ended_words
from vip2tui.services.desk import RefusedError

if TYPE_CHECKING:
    from pathlib import Path

    from vip2tui.changes.change import Json

MONDAY = date(2026, 5, 4)
A_JOB: dict[str, Json] = {"weekly": 1_800, "permanent": True, "start": "2026-05-11"}
TOLD: dict[str, Json] = {
    "weekly": 1_800, "permanent": False, "start": "2026-05-11", "until": "2026-11-10",
    "trade": "Lager", "education": "Kok", "type": "Praktik", "package": "lager-transport",
    "again": "2026-09-01", "municipality": "0101", "text": "Rejste hjem",
    "stop_citizen": ["sprog"], "stop_mentor": ["fravaer", "sprog"], "stop_leader": ["konflikt"],
    "stop_consultant": ["ukendt"],
}  # fmt: skip


def close(one: Office, citizen: str, outcome: str, **told: Any) -> None:
    one.all.closing.close(one.see(citizen), one.plan(citizen), outcome, told)


def ended(one: Office, citizen: str) -> Outcome:
    found = ended_as(one.see(citizen), one.plan(citizen))
    assert found is not None
    return found


def said(one: Office, citizen: str) -> list[str]:
    return list(ended_words(one.desk, one.see(citizen), one.plan(citizen)))


def test_every_code_asks_for_what_its_line_of_the_table_says(consultant: Office) -> None:
    codes = consultant.desk.catalogue.codes()
    assert {one.code: asked_for(codes, one.code) for one in codes.ends} == {
        "job_ord": ("weekly", "permanent", "start"),
        "job_ord_anden": ("weekly", "permanent", "start", "trade"),
        "job_timer": ("weekly",),
        "loentilskud": ("start", "until"),
        "fleksjob": ("weekly",),
        "elev_igu": ("education",),
        "uddannelse": ("education",),
        "ny_praktik": ("type",),
        "ny_jobpakke": ("package",),
        "udskudt": ("again",),
        "afbrudt": ("stop_citizen", "stop_mentor", "stop_leader", "stop_consultant"),
        "flyttet": ("municipality",),
        "helbredsafklaring": (),
        "andet": ("text",),
    }
    named = {name for one in codes.outcomes for name in one.fields}
    assert named == set(FIELDS), "a field of the list that the program cannot ask"
    assert {*DETAILS, *ASSESSED} <= Ending.model_fields.keys()


@pytest.mark.parametrize("outcome", ["job_ord", "job_ord_anden", "job_timer", "loentilskud",
    "fleksjob", "elev_igu", "uddannelse", "ny_praktik", "ny_jobpakke", "udskudt", "afbrudt",
    "flyttet", "helbredsafklaring", "andet"])  # fmt: skip
def test_each_outcome_takes_what_it_asks_for_and_nothing_else(
    consultant: Office, outcome: str
) -> None:
    amina = consultant.on_course()
    asked = asked_for(consultant.desk.catalogue.codes(), outcome)
    for name, value in TOLD.items():
        if name not in asked:
            with pytest.raises(RefusedError, match="spørges der ikke om"):
                close(consultant, amina, outcome, **{name: value})
    assert consultant.plan(amina).course.closed is None
    close(consultant, amina, outcome, **{name: TOLD[name] for name in asked}, reached="delvist")
    found = ended(consultant, amina)
    assert (found.code, found.closed) == (outcome, MONDAY)
    assert found.missing(consultant.desk.catalogue.codes()) == ()
    assert found.ending is not None
    told = found.ending.model_dump(mode="json")
    assert {name: told[name] for name in asked} == {name: TOLD[name] for name in asked}
    assert told["reached"] == "delvist"
    words = " ".join(said(consultant, amina))
    assert "er formålet nået: delvist" in words
    assert ("ny jobpakke: Lagerarbejder indenfor transport" in words) is ("package" in asked)
    assert ("ny kommune: København" in words) is ("municipality" in asked)


def test_nothing_of_it_is_needed_and_what_is_missing_is_said(consultant: Office) -> None:
    amina = consultant.on_course()
    close(consultant, amina, "job_ord")
    assert ended(consultant, amina).ending is None
    assert said(consultant, amina) == [
        "Afsluttet man 4. maj 2026: Ordinært job på samme arbejdsplads",
        "Mangler: timer om ugen, fast job og første dag",
    ]
    plan = consultant.plan(amina)
    consultant.all.closing.correct(consultant.see(amina), plan, "job_ord", A_JOB)
    assert said(consultant, amina) == [
        "Afsluttet man 4. maj 2026: Ordinært job på samme arbejdsplads",
        "30:00 timer om ugen · fast job · første dag: man 11. maj 2026",
    ]


def test_the_day_it_is_counted_from_is_the_first_day_at_work(consultant: Office) -> None:
    amina = consultant.on_course()
    close(consultant, amina, "job_timer", weekly=300)
    assert ended(consultant, amina).start == MONDAY
    bo = consultant.on_course("Bo Bak")
    close(consultant, bo, "job_ord", **A_JOB)
    assert ended(consultant, bo).start == date(2026, 5, 11)


def test_four_voices_may_give_different_reasons_and_each_at_most_two(consultant: Office) -> None:
    amina = consultant.on_course()
    for field, wrong, why in (
        ("stop_citizen", ["sprog", "fravaer", "konflikt"], "to grunde"),
        ("stop_mentor", ["hval"], "listen"),
    ):
        with pytest.raises(RefusedError, match=why):
            close(consultant, amina, "afbrudt", **{field: wrong})
    close(
        consultant, amina, "afbrudt", stop_citizen=["sprog", "sprog", "transport_boern"],
        stop_leader=["arbejdsplads_opsagde"], mentor_citizen=4, mentor_leader=2,
    )  # fmt: skip
    found = ended(consultant, amina).ending
    assert found is not None
    assert found.stops == {
        "borger": ("sprog", "transport_boern"), "leder": ("arbejdsplads_opsagde",),
    }  # fmt: skip
    assert said(consultant, amina)[1:] == [
        "Grunden, siger borgeren: sprog og transport eller børnepasning",
        "Grunden, siger lederen: arbejdspladsen sagde stop",
        "Mentorens betydning: borgeren 4 af 5 og lederen 2 af 5",
    ]


@pytest.mark.parametrize(
    ("outcome", "told"),
    [
        ("flyttet", {"municipality": "0102"}),
        ("flyttet", {"municipality": "København"}),
        ("loentilskud", {"start": "2026-05-11", "until": "2026-05-10"}),
        ("job_timer", {"weekly": 7 * 24 * 60 + 1}),
        ("andet", {"text": "x" * 81}),
        ("job_ord", {"reached": "måske"}),
        ("job_ord", {"weekly": 60 * 60 + 1}),
        ("job_ord", {"mentor_citizen": 6}),
        ("job_ord", {"mentor_leader": 0}),
        ("sejr", {}),
        ("hos_kommunen", {}),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_written(
    consultant: Office, outcome: str, told: dict[str, Any]
) -> None:
    amina = consultant.on_course()
    before = consultant.changes()
    with pytest.raises(RefusedError):
        close(consultant, amina, outcome, **told)
    assert consultant.changes() == before


def test_what_is_told_never_reaches_a_mentors_computer(tmp_path: Path) -> None:
    office, mentor = paired(Role.MENTOR)
    amina = given(office, mentor, tmp_path)
    office.start(amina)
    close(office, amina, "afbrudt", stop_mentor=["konflikt"], reason="Det gik skævt")
    bo = given(office, mentor, tmp_path, "Bo Bak")
    office.start(bo)
    close(office, bo, "helbredsafklaring")
    carry(office, mentor, tmp_path)
    assert {place_of(case) for case in mentor.store.cases()} <= {Place.SHARED, Place.LOCAL}
    stored = b"".join(one.line for one in mentor.changes())
    for word in ("skævt", "stop_", "helbredsafklaring"):
        assert word.encode() not in stored
    assert said(mentor, amina) == ["Afsluttet man 4. maj 2026: Afbrudt uden nyt forløb"]
    assert said(mentor, bo) == ["Afsluttet man 4. maj 2026: Resultatet står hos kommunen"]
    assert ended(office, bo).code == "helbredsafklaring"
    for act in (
        lambda: close(mentor, amina, "job_ord"),
        lambda: mentor.all.closing.reopen(mentor.see(amina), mentor.plan(amina), "fejl"),
        lambda: mentor.all.closing.correct(mentor.see(amina), mentor.plan(amina), "andet", {}),
    ):
        before = mentor.changes()
        with pytest.raises(RefusedError):
            act()
        assert mentor.changes() == before


def test_a_mentor_who_is_alone_says_the_outcome_and_no_more(mentor: Office) -> None:
    amina = mentor.on_course()
    with pytest.raises(RefusedError, match="kun skrive resultatet"):
        close(mentor, amina, "job_ord", weekly=600)
    with pytest.raises(RefusedError, match="listen"):
        close(mentor, amina, "helbredsafklaring")
    close(mentor, amina, "job_ord")
    assert mentor.plan(amina).course.outcome == "job_ord"


def test_a_course_is_opened_again_with_a_reason_and_closed_anew(consultant: Office) -> None:
    amina = consultant.on_course()
    close(consultant, amina, "job_ord", **A_JOB, reached="ja", reason="Fik fast job")
    plan = consultant.plan(amina)
    with pytest.raises(RefusedError, match="hvorfor"):
        consultant.all.closing.reopen(consultant.see(amina), plan, " ")
    consultant.all.closing.reopen(consultant.see(amina), plan, "Jobbet blev ikke til noget")
    course = consultant.plan(amina).course
    assert (course.closed, course.outcome) == (None, None)
    assert course.reason == "Jobbet blev ikke til noget"
    assert ended_as(consultant.see(amina), consultant.plan(amina)) is None
    with pytest.raises(RefusedError, match="ikke afsluttet"):
        consultant.all.closing.reopen(consultant.see(amina), consultant.plan(amina), "igen")
    # What was told of the first end is not told of the second; the history has it.
    consultant.clock.turn(days=30)
    close(consultant, amina, "job_ord", weekly=600)
    found = ended(consultant, amina)
    assert found.ending is not None
    assert (found.ending.weekly, found.ending.start, found.ending.reached) == (600, None, None)
    assert found.start == MONDAY + timedelta(days=30)
    assert consultant.plan(amina).course.reason is None


def test_none_is_opened_beside_a_newer_one_on_the_same_package(consultant: Office) -> None:
    amina = consultant.on_course()
    first = consultant.plan(amina)
    close(consultant, amina, "udskudt")
    consultant.start(amina, MONDAY)
    seen = consultant.see(amina)
    (closed,) = (one for one in seen.courses if one.course.id == first.course.id)
    with pytest.raises(RefusedError, match="nyere forløb"):
        consultant.all.closing.reopen(seen, closed, "en fejl")


def test_another_outcome_is_said_and_nothing_comes_after_the_end(consultant: Office) -> None:
    amina = consultant.on_course()
    close(consultant, amina, "job_ord", **A_JOB)
    consultant.clock.turn(days=3)
    plan = consultant.plan(amina)
    consultant.all.closing.correct(
        consultant.see(amina), plan, "job_ord_anden", A_JOB | {"trade": "Køkken"}
    )
    found = ended(consultant, amina)
    assert (found.code, found.closed) == ("job_ord_anden", MONDAY)
    assert found.ending is not None
    assert found.ending.trade == "Køkken"
    assert not any(one.late_after for one in consultant.desk.state(amina).records.values())
    # It is a close still: what comes now is marked.
    consultant.tick(amina, "m03.1")
    assert len(list(came_after(consultant.desk, consultant.see(amina)))) == 1
    consultant.all.history.undo()
    consultant.all.history.undo()
    assert ended(consultant, amina).code == "job_ord"


def two_who_closed(
    tmp_path: Path, first: tuple[str, dict[str, Json]], second: tuple[str, dict[str, Json]]
) -> tuple[Office, Office, str]:
    office, laptop = paired(Role.CONSULTANT)
    amina = given(office, laptop, tmp_path)
    office.start(amina)
    carry(office, laptop, tmp_path)
    close(office, amina, first[0], **first[1])
    close(laptop, amina, second[0], **second[1])
    carry(laptop, office, tmp_path)
    carry(office, laptop, tmp_path)
    return office, laptop, amina


def test_two_who_close_it_differently_are_asked_once_and_whole(tmp_path: Path) -> None:
    stopped: dict[str, Json] = {"stop_citizen": ["sprog"], "reached": "nej"}
    office, laptop, amina = two_who_closed(tmp_path, ("job_ord", A_JOB), ("afbrudt", stopped))
    for one in (office, laptop):
        asked = [card for case in one.see(amina).states for card in one.all.doubts.of(case)]
        assert len(asked) == 1
    (card,) = office.all.doubts.of(amina)
    job = next(
        head for doubt in card.card.doubts for head in doubt.heads
        if head.set.get("outcome") == "job_ord"
    )  # fmt: skip
    office.all.doubts.decide(card, job.id)
    carry(office, laptop, tmp_path)
    for one in (office, laptop):
        found = ended(one, amina)
        assert found.ending is not None
        # No mixture: what was told of the other end is not told of this one.
        assert (found.code, found.ending.weekly) == ("job_ord", 1_800)
        assert (found.ending.stops, found.ending.reached) == ({}, None)
        assert not [card for case in one.see(amina).states for card in one.all.doubts.of(case)]


def test_two_who_close_it_alike_are_asked_what_they_told_differently(tmp_path: Path) -> None:
    less = A_JOB | {"weekly": 900}
    office, laptop, amina = two_who_closed(tmp_path, ("job_ord", A_JOB), ("job_ord", less))
    for one in (office, laptop):
        assert one.all.doubts.of(amina) == []
        (card,) = one.all.doubts.of(f"{amina}.f")
        assert [doubt.field for doubt in card.card.doubts] == ["weekly"]


def test_what_arrives_for_a_closed_course_is_marked_and_nothing_is_lost(tmp_path: Path) -> None:
    office, mentor = paired(Role.MENTOR)
    amina = given(office, mentor, tmp_path)
    office.start(amina)
    carry(office, mentor, tmp_path)
    close(office, amina, "job_ord", **A_JOB)
    mentor.tick(amina, "m03.1")
    note(mentor, amina, "Det gik godt")
    file = send(mentor, office, tmp_path)
    assert "2 ting kommer efter en lukning. Intet går tabt; det bliver mærket." in (
        look(office, file).sentences
    )
    fetch(office, file)
    record = office.all.checklist.find(office.plan(amina), "m03.1").record
    late = {one.record: one for one in came_after(office.desk, office.see(amina))}
    assert (len(late), late[record].how) == (2, CLOSED)
    assert sorted(one.words("Amina", MONDAY) for one in late.values()) == [
        "Notatet «Det gik godt»: kommet efter lukning af P wkontor, 4. maj",
        "Punktet: kommet efter lukning af P wkontor, 4. maj",
    ]
    assert office.status(amina, "m03.1") == "klaret"
    assert office.desk.state(amina).records[record].late_after
    office.all.closing.reopen(office.see(amina), office.plan(amina), "Mere kom til")
    assert not office.desk.state(amina).records[record].late_after
    assert office.status(amina, "m03.1") == "klaret"


@pytest.mark.parametrize(
    ("outcome", "field", "last"),
    [("job_ord", "start", "2027-05-05"), ("loentilskud", "until", "2031-05-08"),
     ("udskudt", "again", "2031-05-08")],
)  # fmt: skip
def test_a_day_that_nobody_can_mean_is_asked_for_again(
    consultant: Office, outcome: str, field: str, last: str
) -> None:
    """Before the course, or so far ahead that the year is a slip of the finger."""
    amina = consultant.on_course()
    day_after = (date.fromisoformat(last) + timedelta(days=1)).isoformat()
    for day, why in (("2026-04-12", "før forløbet begyndte"), (day_after, "år frem"),
                     ("2062-05-04", "år frem")):  # fmt: skip
        with pytest.raises(RefusedError, match=why) as refused:
            close(consultant, amina, outcome, **{field: day})
        assert refused.value.about == field
        assert consultant.plan(amina).course.closed is None
    close(consultant, amina, outcome, **{field: last})
    with pytest.raises(RefusedError, match="år frem"):
        consultant.all.closing.correct(
            consultant.see(amina), consultant.plan(amina), outcome, {field: day_after}
        )


def test_a_job_may_begin_on_the_first_day_of_the_course(consultant: Office) -> None:
    amina = consultant.on_course()
    close(consultant, amina, "job_ord", start="2026-04-13")
    assert ended(consultant, amina).start == date(2026, 4, 13)
