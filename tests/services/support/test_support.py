"""Mentor support at work: who grants it, what an extension keeps, and what a lock keeps out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.services.conftest import MONDAY, Office
from tests.services.exchange.carrying import carry, paired
from vip2tui.domain.kinds.grant_basis import GrantBasis
from vip2tui.domain.kinds.places import Place, case_at
from vip2tui.domain.roles import Role
from vip2tui.services.citizen.notes import Note
from vip2tui.services.citizen.overlapping import remarks, remarks_on
from vip2tui.services.desk import NotFoundError, RefusedError
from vip2tui.services.support.support_words import sheet_words
from vip2tui.services.support.visits import Visit

SAID: dict[str, Any] = {
    "start": "2026-01-05",
    "purpose": "Få og holde fast i arbejdet",
    "task_1": "Tager imod om morgenen",
    "mentor": "Bent Prøvesen",
    "weekly": 120,
    "reason": "Ingen anden kan",
    "beyond": "Mere end andre nye får",
    "price": 215_50,
}


@pytest.fixture
def office() -> Office:
    return Office(Role.CONSULTANT, "c1")


def grant(one: Office, citizen: str, **more: Any) -> str:
    return one.all.grants.add(one.see(citizen), one.plan(citizen), SAID | more)


def gave(one: Office, citizen: str, day: date, minutes: int = 60, kind: str = "mentormoede") -> str:
    return one.all.notes.add(one.see(citizen), Note(kind, "Vi øvede", day, minutes))


def test_the_last_day_is_the_last_the_law_knows_unless_another_is_said(office: Office) -> None:
    citizen = office.on_course()
    grant(office, citizen, start="2026-08-31")
    grant(office, citizen, start="2027-03-01", end="2027-04-30")
    first, second = office.all.grants.of(office.see(citizen))
    assert (first.end, second.end) == (date(2027, 2, 28), date(2027, 4, 30))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("42", "2026-W42"),
        ("uge 42", "2026-W42"),
        ("Uge42 og uge 43", "2026-W42 2026-W43"),
        ("52, 53 1", "2026-W52 2026-W53 2027-W01"),
        ("42 2026-w42", "2026-W42"),
        ("2026-W42 2026-W43", "2026-W42 2026-W43"),
        ("", None),
    ],
)
def test_a_week_without_hours_is_a_week_of_the_period(
    typed: str, kept: str | None, office: Office
) -> None:
    citizen = office.on_course()
    made = grant(office, citizen, start="2026-08-31", holidays=typed)
    assert office.all.grants.find(office.see(citizen), made).holidays == kept
    bare = grant(office, citizen, start="2026-08-31")
    plain = office.all.grants.find(office.see(citizen), bare)
    office.all.grants.change(office.see(citizen), plain, {"holidays": typed})
    assert office.all.grants.find(office.see(citizen), plain.id).holidays == kept


@pytest.mark.parametrize("typed", ["2026-W99", "30", "2025-W53", "uge", "sommer", "42-43", "[/]"])
def test_what_is_no_week_of_the_period_is_refused_with_what_to_write(
    typed: str, office: Office
) -> None:
    citizen = office.on_course()
    with pytest.raises(RefusedError, match=r"Skriv fx uge 36 eller 2026-W36\. Intet er skrevet"):
        grant(office, citizen, start="2026-08-31", holidays=typed)
    assert office.all.grants.of(office.see(citizen)) == ()


def test_less_than_a_quarter_of_an_hour_a_week_is_a_slip(office: Office) -> None:
    citizen = office.on_course()
    with pytest.raises(RefusedError, match="mindst 0:15 timer om ugen"):
        grant(office, citizen, weekly=14)
    made = grant(office, citizen, weekly=15)
    assert office.all.grants.find(office.see(citizen), made).weekly == 15


def test_what_only_the_municipality_weighs_stands_where_no_mentor_reads(office: Office) -> None:
    citizen = office.on_course()
    made = grant(office, citizen)
    seen = office.see(citizen)
    shared = seen.states[citizen].records[made].values
    assert not {"reason", "beyond", "price"} & shared.keys()
    (basis,) = seen.facts[GrantBasis.KIND].values()
    assert basis.case == case_at(citizen, Place.PROFESSIONAL)
    assert basis.model_dump()["price"] == 215_50


def test_a_mentor_grants_and_confirms_nothing_and_reads_the_agreement(tmp_path: Any) -> None:
    office, mentor = paired(Role.MENTOR)
    citizen = office.on_course()
    grant(office, citizen)
    office.all.assignments.assign(office.see(citizen), mentor.desk.me.device)
    carry(office, mentor, tmp_path)
    (one,) = mentor.all.grants.of(mentor.see(citizen))
    assert one.tasks == ("Tager imod om morgenen",)
    assert mentor.all.grants.basis(mentor.see(citizen), one) is None
    for refused in (
        lambda: mentor.all.grants.add(mentor.see(citizen), None, SAID),
        lambda: mentor.all.grants.change(mentor.see(citizen), one, {"weekly": 60}),
        lambda: mentor.all.grants.extend(mentor.see(citizen), one, {"assessment": "x"}),
        lambda: mentor.all.hours.confirm(mentor.see(citizen), "2026-04", "konsulent"),
    ):
        with pytest.raises(RefusedError, match="Intet er skrevet"):
            refused()


def test_an_extension_needs_a_new_assessment_and_asks_for_a_new_yes(office: Office) -> None:
    citizen = office.on_course()
    grant(office, citizen, end="2026-06-30")
    (first,) = office.all.grants.of(office.see(citizen))
    office.all.grants.change(
        office.see(citizen), first, {"agreed": "2026-01-02", "accepted": "2026-01-02"}
    )
    with pytest.raises(RefusedError, match="nye vurdering"):
        office.all.grants.extend(office.see(citizen), first, {})
    office.all.grants.extend(office.see(citizen), first, {"assessment": "Stadig svært"})
    first, second = office.all.grants.of(office.see(citizen))
    assert (second.follows, second.start, second.end) == (
        first.id, date(2026, 7, 1), date(2026, 12, 31),
    )  # fmt: skip
    assert (second.tasks, second.weekly, second.agreed, second.accepted) == (
        first.tasks, 120, None, None,
    )  # fmt: skip
    basis = office.all.grants.basis(office.see(citizen), second)
    assert basis is not None
    assert (basis.assessed, basis.assessment, basis.beyond) == (
        MONDAY, "Stadig svært", "Mere end andre nye får",
    )  # fmt: skip
    with pytest.raises(RefusedError, match="er forlænget"):
        office.all.grants.extend(office.see(citizen), first, {"assessment": "igen"})


def test_an_extension_goes_on_from_the_end_of_what_is_granted(office: Office) -> None:
    citizen = office.on_course()
    long = grant(office, citizen, end="2026-06-30")
    inside = grant(office, citizen, start="2026-04-01", end="2026-05-15", weekly=60)
    seen = office.see(citizen)
    found = office.all.grants.find(seen)
    assert found.id == inside
    made = office.all.grants.extend(seen, found, {"assessment": "Stadig svært"})
    new = office.all.grants.find(office.see(citizen), made)
    assert (new.start, new.follows, new.weekly) == (date(2026, 7, 1), long, 120)
    with pytest.raises(RefusedError, match="er forlænget"):
        office.all.grants.extend(office.see(citizen), found, {"assessment": "igen"})


def test_each_of_two_courses_has_its_own_hours_and_its_own_extension(tmp_path: Any) -> None:
    office, mentor = paired(Role.MENTOR)
    citizen = office.on_course()
    office.start(citizen, package="rengoering")
    newest, oldest = office.see(citizen).courses
    for plan, who in ((newest, "P " + mentor.writer), (oldest, "Bent Prøvesen")):
        office.all.grants.add(office.see(citizen), plan, SAID | {"mentor": who})
    office.all.assignments.assign(office.see(citizen), mentor.desk.me.device)
    carry(office, mentor, tmp_path)
    gave(mentor, citizen, date(2026, 4, 14), 90)
    carry(mentor, office, tmp_path)
    hours = {one.mentor: clock.spent for one, clock in office.all.hours.clocks(office.see(citizen))}
    assert hours == {"P " + mentor.writer: 90, "Bent Prøvesen": 0}
    seen = office.see(citizen)
    assert not {"dok-13", "dok-14"} & {one.check.code for one in office.all.audit.of(seen).findings}
    first = next(one for one in office.all.grants.of(seen) if one.course == oldest.course.id)
    made = office.all.grants.extend(seen, first, {"assessment": "Stadig svært"})
    new = office.all.grants.find(office.see(citizen), made)
    assert (new.follows, new.course, new.mentor) == (first.id, oldest.course.id, "Bent Prøvesen")


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"start": None}, "første dag"),
        ({"end": "2025-12-31"}, "før den første"),
        ({"law": "grundloven"}, "fra listen"),
        ({"weekly": 60 * 60}, "kan ikke gemmes"),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_written(
    more: dict[str, Any], words: str, office: Office
) -> None:
    citizen = office.on_course()
    with pytest.raises(Exception, match=words):
        grant(office, citizen, **more)
    assert office.all.grants.of(office.see(citizen)) == ()
    with pytest.raises(NotFoundError, match="Intet er ændret"):
        office.all.grants.find(office.see(citizen))


@pytest.mark.parametrize("text", ["x [/] y", "[bold", "Blåbærgrød æøå", "\u202egnilmas", "a" * 200])
def test_hostile_words_are_words(text: str, office: Office) -> None:
    citizen = office.on_course()
    made = grant(office, citizen, purpose=text, mentor=text)
    one = office.all.grants.find(office.see(citizen), made)
    assert "\u202e" not in f"{one.purpose}{one.mentor}" or one.purpose == text
    assert one.mentor


def test_a_locked_month_keeps_its_sum_and_what_comes_late_is_marked(office: Office) -> None:
    citizen = office.on_course()
    april = date(2026, 4, 14)
    first = gave(office, citizen, april, 90)
    hours = office.all.hours
    hours.lock(office.see(citizen), "2026-04")
    assert hours.sheet(office.see(citizen), "2026-04").late == ()
    late = gave(office, citizen, april, 30)
    sheet = hours.sheet(office.see(citizen), "2026-04")
    assert (sheet.minutes, sheet.locked, [one.entry for one in sheet.late]) == (90, MONDAY, [late])
    office.all.notes.correct(office.see(citizen), first, reason="Talte forkert", minutes=60)
    sheet = hours.sheet(office.see(citizen), "2026-04")
    assert sheet.minutes == 90
    assert {one.entry for one in sheet.late} == {first, late}
    with pytest.raises(RefusedError, match="er låst"):
        hours.lock(office.see(citizen), "2026-04")


@pytest.mark.parametrize(
    ("told", "late", "words"),
    [
        ({"day": MONDAY}, 0, "summen var 14:01, de siger nu 10:01."),
        ({"mentor_time": False}, 0, "summen var 14:01, de siger nu 10:01."),
        (
            {"minutes": 180},
            180,
            "summen var 14:01, de siger nu 10:01 uden det, der er rettet efter låsen.",
        ),
    ],
)
def test_what_leaves_a_locked_month_is_told_by_its_sheet(
    told: dict[str, Any], late: int, words: str, office: Office
) -> None:
    citizen, hours = office.on_course(), office.all.hours
    gave(office, citizen, date(2026, 4, 14), 601)
    made = gave(office, citizen, date(2026, 4, 15), 240)
    hours.lock(office.see(citizen), "2026-04")
    sheet = hours.sheet(office.see(citizen), "2026-04")
    assert (sheet.minutes, sheet.now, sheet.is_changed) == (841, 841, False)
    office.all.notes.correct(office.see(citizen), made, reason="Rettet", **told)
    sheet = hours.sheet(office.see(citizen), "2026-04")
    assert (sheet.minutes, sheet.now, sheet.is_changed) == (841, 601, True)
    assert sum(one.minutes for one in sheet.late) == late
    said = " ".join(sheet_words(office.desk.catalogue, sheet, MONDAY))
    assert f"! Notater fra den låste måned er rettet siden: {words}" in said


@pytest.mark.parametrize(
    ("days", "sums"),
    [
        # the last day of a month and the first of the next, and of the year
        ((date(2026, 1, 31), date(2026, 2, 1)), {"2026-01": 60, "2026-02": 60}),
        ((date(2025, 12, 31), date(2026, 1, 1)), {"2025-12": 60, "2026-01": 60}),
        # a leap day is of February
        ((date(2024, 2, 29), date(2024, 3, 1)), {"2024-02": 60, "2024-03": 60}),
        # a public holiday counts as any day: it was given
        ((date(2026, 4, 5), date(2026, 4, 6)), {"2026-04": 120}),
    ],
)
def test_hours_are_of_the_month_they_were_given_in(
    days: tuple[date, ...], sums: dict[str, int], office: Office
) -> None:
    citizen = office.on_course()
    for day in days:
        gave(office, citizen, day)
    sheets = office.all.hours.sheets(office.see(citizen))
    assert {one.month: one.minutes for one in sheets} == sums


@pytest.mark.parametrize(
    ("day", "end", "minutes"),
    [
        # the nights the clock is put on and back: between one and four there are two hours, or four
        (date(2026, 3, 29), time(4), 120),
        (date(2025, 10, 26), time(4), 240),
        (date(2026, 4, 19), time(4), 180),
    ],
)
def test_hours_of_the_night_the_clock_is_changed_are_those_that_passed(
    day: date, end: time, minutes: int, office: Office
) -> None:
    citizen = office.on_course()
    night = Note("mentormoede", "Nattevagt", day, start=time(1), end=end)
    office.all.notes.add(office.see(citizen), night)
    (spent,) = office.all.hours.given(office.see(citizen))
    assert spent.minutes == minutes


def test_only_a_month_that_is_over_and_has_hours_can_be_locked(office: Office) -> None:
    citizen = office.on_course()
    gave(office, citizen, MONDAY)
    for month, words in (("2026-05", "ikke slut"), ("2026-03", "ingen mentortimer")):
        with pytest.raises(RefusedError, match=words):
            office.all.hours.lock(office.see(citizen), month)


def test_the_citizens_word_is_kept_apart_and_no_longer_holds_when_the_sum_is_another(
    office: Office,
) -> None:
    citizen = office.on_course()
    gave(office, citizen, date(2026, 4, 14), 90)
    hours = office.all.hours
    assert not hours.sheet(office.see(citizen), "2026-04").is_confirmed
    hours.confirm(office.see(citizen), "2026-04", "underskrift", day=date(2026, 5, 2))
    sheet = hours.sheet(office.see(citizen), "2026-04")
    assert sheet.is_confirmed
    assert sheet.confirmed is not None
    assert (sheet.confirmed.minutes, sheet.confirmed.how) == (90, "underskrift")
    gave(office, citizen, date(2026, 4, 15), 30)
    assert not hours.sheet(office.see(citizen), "2026-04").is_confirmed
    with pytest.raises(RefusedError, match="fra listen"):
        hours.confirm(office.see(citizen), "2026-04", "telepati")
    with pytest.raises(RefusedError, match="ikke kommet"):
        hours.confirm(office.see(citizen), "2026-04", "konsulent", day=MONDAY + timedelta(days=1))
    with pytest.raises(RefusedError, match="før månedens første dag"):
        hours.confirm(office.see(citizen), "2026-04", "konsulent", day=date(2026, 3, 31))
    hours.confirm(office.see(citizen), "2026-04", "konsulent", day=date(2026, 4, 1))


def test_a_note_does_not_outvote_the_citizens_own_no(office: Office) -> None:
    citizen = office.on_course()
    grant(office, citizen)
    said = Note("mentormoede", "Vi øvede", date(2026, 4, 14), 90, confirmed=True)
    office.all.notes.add(office.see(citizen), said)
    assert "dok-21" not in found(office, citizen)
    office.all.hours.confirm(office.see(citizen), "2026-04", "underskrift", answer="nej")
    assert "dok-21" in found(office, citizen)
    office.all.hours.confirm(office.see(citizen), "2026-04", "underskrift")
    assert "dok-21" not in found(office, citizen)


@pytest.mark.parametrize(
    ("answer", "holds", "excused", "words"),
    [
        ("ja", True, False, "Borgeren har bekræftet 1:30 timer man 4. maj 2026 (set på skærmen"),
        (
            "nej",
            False,
            False,
            "! Borgeren siger nej til 1:30 timer man 4. maj 2026 (set på skærmen",
        ),
        ("ikke_muligt", False, True, "Borgeren kunne ikke svare man 4. maj 2026 (set på skærmen"),
    ],
)
def test_the_citizens_answer_is_told_with_day_how_and_who_wrote_it(
    answer: str, holds: bool, excused: bool, words: str, office: Office
) -> None:
    citizen = office.on_course()
    gave(office, citizen, date(2026, 4, 14), 90)
    office.all.hours.confirm(office.see(citizen), "2026-04", "skaerm", answer=answer)
    sheet = office.all.hours.sheet(office.see(citizen), "2026-04")
    assert (sheet.is_confirmed, sheet.is_excused) == (holds, excused)
    told = " ".join(sheet_words(office.desk.catalogue, sheet, MONDAY))
    assert words in told
    assert f"skrevet af {sheet.told_by}" in told
    assert sheet.told_by
    with pytest.raises(RefusedError, match="fra listen"):
        office.all.hours.confirm(office.see(citizen), "2026-04", "skaerm", answer="måske")


def test_a_mentors_word_that_the_citizen_confirmed_is_not_the_citizens(tmp_path: Any) -> None:
    office, mentor = paired(Role.MENTOR)
    citizen = office.on_course()
    grant(office, citizen)
    office.all.assignments.assign(office.see(citizen), mentor.desk.me.device)
    carry(office, mentor, tmp_path)
    april = Note("mentormoede", "Vi øvede", date(2026, 4, 14), 90, confirmed=True)
    mentor.all.notes.add(mentor.see(citizen), april)
    carry(mentor, office, tmp_path)
    assert "dok-21" in found(office, citizen)
    for day in (15, 16, 17, 20):
        mine = replace(april, text="Jeg var med", day=date(2026, 4, day))
        office.all.notes.add(office.see(citizen), mine)
    assert "dok-21" not in found(office, citizen)


def found(one: Office, citizen: str) -> set[str]:
    return {each.check.code for each in one.all.audit.of(one.see(citizen)).findings}


def test_a_note_that_is_carried_after_the_lock_is_late_on_both_computers(tmp_path: Any) -> None:
    office, mentor = paired(Role.MENTOR)
    citizen = office.on_course()
    office.all.assignments.assign(office.see(citizen), mentor.desk.me.device)
    carry(office, mentor, tmp_path)
    gave(mentor, citizen, date(2026, 4, 14), 90)
    carry(mentor, office, tmp_path)
    unseen = gave(mentor, citizen, date(2026, 4, 15), 45)
    office.all.hours.lock(office.see(citizen), "2026-04")
    carry(mentor, office, tmp_path)
    carry(office, mentor, tmp_path)
    for one in (office, mentor):
        sheet = one.all.hours.sheet(one.see(citizen), "2026-04")
        assert (sheet.minutes, [late.entry for late in sheet.late]) == (90, [unseen])


def test_two_locks_of_different_sums_are_told_apart_whichever_is_decided(tmp_path: Any) -> None:
    office, mentor = paired(Role.MENTOR)
    citizen = office.on_course()
    office.all.assignments.assign(office.see(citizen), mentor.desk.me.device)
    carry(office, mentor, tmp_path)
    gave(mentor, citizen, date(2026, 4, 14), 90)
    carry(mentor, office, tmp_path)
    gave(mentor, citizen, date(2026, 4, 15), 45)
    for one in (office, mentor):
        one.all.hours.lock(one.see(citizen), "2026-04")
    carry(mentor, office, tmp_path)
    (doubt,) = (one for one in office.all.doubts.of(citizen) if one.doubt.field == "minutes")
    for head in doubt.doubt.heads:
        office.all.doubts.decide(doubt, head.id)
        sheet = office.all.hours.sheet(office.see(citizen), "2026-04")
        assert sheet.minutes == head.set["minutes"]
        late = sum(one.minutes for one in sheet.late)
        assert sheet.now + late == 135
        assert sheet.is_changed is (sheet.now != sheet.minutes)
        told = " ".join(sheet_words(office.desk.catalogue, sheet, MONDAY))
        assert ("er rettet siden" in told) is sheet.is_changed
        assert sheet.late or sheet.is_changed or sheet.minutes == 135
        office.all.history.undo()


@pytest.mark.parametrize("kind", ["sms", "fravaer", "vbesoeg", "amu"])
def test_what_is_no_mentor_time_is_not_made_so(kind: str, office: Office) -> None:
    citizen = office.on_course()
    with pytest.raises(RefusedError, match="aldrig mentortid"):
        office.all.notes.add(office.see(citizen), Note(kind, "x", minutes=30, mentor_time=True))
    made = gave(office, citizen, MONDAY, 30, kind)
    with pytest.raises(RefusedError, match="aldrig mentortid"):
        office.all.notes.correct(office.see(citizen), made, reason="Talte med", mentor_time=True)
    assert office.all.hours.given(office.see(citizen)) == ()


def test_who_writes_in_a_locked_month_is_told_that_it_stands_apart(office: Office) -> None:
    citizen = office.on_course()
    april = date(2026, 4, 14)
    made = gave(office, citizen, april, 90)
    talk = Note("samtale", "Vi talte", april, 30)
    assert remarks(office.desk, office.see(citizen), talk) == ()
    office.all.hours.lock(office.see(citizen), "2026-04")
    words = "April 2026 er låst: tiden står for sig selv, uden for månedens sum."
    seen = office.see(citizen)
    assert remarks(office.desk, seen, talk) == ()
    assert remarks(office.desk, seen, replace(talk, place=Place.PRIVATE, mentor_time=True)) == ()
    assert remarks(office.desk, seen, replace(talk, mentor_time=True)) == (words,)
    assert remarks(office.desk, seen, replace(talk, mentor_time=True, day=MONDAY)) == ()
    office.all.notes.correct(seen, made, reason="Kortere", minutes=60)
    assert remarks_on(office.desk, seen, office.see(citizen), made) == (words,)
    left = "April 2026 er låst: summen står, som den blev låst, og måneden viser forskellen."
    for told in ({"mentor_time": False}, {"mentor_time": True}, {"day": MONDAY}):
        seen = office.see(citizen)
        office.all.notes.correct(seen, made, reason="Rettet", **told)
        said = remarks_on(office.desk, seen, office.see(citizen), made)
        assert said == ((words,) if told == {"mentor_time": True} else (left,))


DEEDS = st.lists(
    st.tuples(
        st.sampled_from(["gave", "lock", "correct", "move", "remove"]),
        st.integers(0, 40),
        st.integers(1, 240),
    ),
    max_size=12,
)


@settings(max_examples=40, deadline=None)
@given(deeds=DEEDS)
def test_a_locked_sum_stands_whatever_is_written_later(deeds: list[tuple[str, int, int]]) -> None:
    one = Office(Role.CONSULTANT, "p1")
    citizen = one.on_course()
    sums: dict[str, int] = {}
    for deed, day, minutes in deeds:
        seen, when = one.see(citizen), date(2026, 3, 10) + timedelta(days=day)
        month = when.isoformat()[:7]
        if deed == "gave":
            gave(one, citizen, when, minutes)
        elif deed == "lock":
            sheet = one.all.hours.sheet(seen, month)
            if sheet.given and not sheet.locked and month < "2026-05":
                one.all.hours.lock(seen, month)
                sums[month] = sum(spent.minutes for spent in sheet.given)
        elif seen.entries:
            entry = seen.entries[minutes % len(seen.entries)]
            if deed == "correct" and entry.minutes != minutes:
                one.all.notes.correct(seen, entry.id, reason="Rettet", minutes=minutes)
            elif deed == "move" and entry.day != when:
                one.all.notes.correct(seen, entry.id, reason="Flyttet", day=when)
            elif deed == "remove" and entry.mentor_time is not False:
                one.all.notes.correct(seen, entry.id, reason="Ikke mentor", mentor_time=False)
        for known, total in sums.items():
            sheet = one.all.hours.sheet(one.see(citizen), known)
            assert sheet.minutes == total
            late = sum(spent.minutes for spent in sheet.late)
            assert sheet.now <= total
            assert sheet.is_changed is (sheet.now < total)
            assert total + late + (sheet.now - total) == sum(s.minutes for s in sheet.given)
            told = " ".join(sheet_words(one.desk.catalogue, sheet, MONDAY))
            assert ("er rettet siden" in told) is sheet.is_changed


def test_the_audit_is_asked_of_the_case_as_it_is_and_of_nobody_without_a_grant(
    office: Office,
) -> None:
    citizen = office.on_course()
    assert not office.all.audit.of(office.see(citizen)).granted
    grant(office, citizen, start="2026-04-27")
    found = office.all.audit.of(office.see(citizen))
    assert found.result == "Mangelfuld"
    assert [one.check.code for one in found.findings if one.check.level == "F"] == [
        "dok-03", "dok-07", "dok-08", "dok-09",
    ]  # fmt: skip
    assert any(name.startswith("LAB-2024 ") for name in found.rules)
    (one,) = office.all.grants.of(office.see(citizen))
    told = {
        "qualified": "Har lært ti nye op", "phone": "12 34 56 78", "accepted": "2026-04-24",
        "agreed": "2026-04-24", "complaint": "2026-04-24",
    }  # fmt: skip
    office.all.grants.change(office.see(citizen), one, told)
    found = office.all.audit.of(office.see(citizen))
    assert not [one.check.code for one in found.findings if one.check.level == "F"]


def test_a_note_with_a_number_is_found_and_nothing_of_the_audit_is_written(
    office: Office,
) -> None:
    citizen = office.on_course()
    grant(office, citizen)
    office.all.notes.add(office.see(citizen), Note("note", "cpr 010190-9999 og angst"))
    before = list(office.desk.store.changes(citizen))
    found = {one.check.code for one in office.all.audit.of(office.see(citizen)).findings}
    assert {"dok-29", "dok-34"} <= found
    assert list(office.desk.store.changes(citizen)) == before


def test_an_hour_given_to_two_is_found_at_both(office: Office) -> None:
    amina, soren = office.on_course(), office.on_course("Søren Ærø")
    for citizen in (amina, soren):
        grant(office, citizen)
        office.all.notes.add(
            office.see(citizen),
            Note("mentormoede", "Vi øvede", MONDAY, start=time(9), end=time(10)),
        )
    for citizen in (amina, soren):
        found = office.all.audit.of(office.see(citizen)).findings
        assert "dok-28" in {one.check.code for one in found}


def test_a_mentor_is_not_asked(tmp_path: Any) -> None:
    office, mentor = paired(Role.MENTOR)
    citizen = office.on_course()
    office.all.assignments.assign(office.see(citizen), mentor.desk.me.device)
    carry(office, mentor, tmp_path)
    with pytest.raises(RefusedError, match="kommunen"):
        mentor.all.audit.of(mentor.see(citizen))


def told(one: Office) -> list[tuple[str, str, date]]:
    every = [line.waiting for lines in one.all.today.read() for line in lines]
    return [(w.what, w.owner, w.due) for w in every if w.part == "mentorstoette"]


@pytest.mark.parametrize(
    ("end", "minutes", "expected"),
    [
        (MONDAY + timedelta(days=29), 0, []),
        (MONDAY + timedelta(days=28), 0, ["tag stilling til mentorstøtten"]),
        (MONDAY, 0, ["tag stilling til mentorstøtten"]),
        (MONDAY - timedelta(days=1), 0, []),
        (date(2026, 7, 4), 479, []),
        (date(2026, 7, 4), 480, ["2:00 mentortimer er tilbage"]),
        (date(2026, 7, 4), 600, ["alle timer til mentorstøtte er brugt"]),
    ],
)
def test_i_dag_tells_before_the_period_or_the_hours_end(
    office: Office, end: date, minutes: int, expected: list[str]
) -> None:
    citizen = office.on_course()
    grant(office, citizen, end=end.isoformat(), total=600)
    if minutes:
        gave(office, citizen, date(2026, 4, 14), minutes)
    found = told(office)
    assert [what.partition(":")[0] if "tag" in what else what for what, *_ in found] == expected
    assert all(owner == "J" for _, owner, _ in found)


def test_who_has_decided_what_follows_is_not_asked_again(office: Office) -> None:
    citizen = office.on_course()
    grant(office, citizen, end="2026-05-20")
    (first,) = office.all.grants.of(office.see(citizen))
    assert len(told(office)) == 1
    office.all.grants.extend(office.see(citizen), first, {"assessment": "Stadig svært"})
    assert told(office) == []


def test_the_mentor_is_told_of_the_hours_and_not_asked_about_the_period(tmp_path: Any) -> None:
    office, mentor = paired(Role.MENTOR)
    citizen = office.on_course()
    grant(office, citizen, end="2026-05-20", total=600)
    office.all.assignments.assign(office.see(citizen), mentor.desk.me.device)
    carry(office, mentor, tmp_path)
    gave(mentor, citizen, date(2026, 4, 14), 500)
    assert [(what, owner) for what, owner, _ in told(mentor)] == [
        ("1:40 mentortimer er tilbage", "M"),
    ]  # fmt: skip


def test_a_visit_says_how_far_the_goals_are_in_one_step(office: Office) -> None:
    citizen = office.on_course()
    grant(office, citizen)
    goal, *_ = office.all.visits.goals(office.plan(citizen))
    made = office.all.visits.add(office.see(citizen), office.plan(citizen), Visit(
        "ja", {"citizen": "Det går godt [/]", "employer": "20 timer"}, goals={goal.record: "naaet"},
        next_date=date(2026, 6, 1),
    ))  # fmt: skip
    seen = office.see(citizen)
    (entry,) = [one for one in seen.entries if one.id == made]
    told, *known = entry.text.split("\nDelmål: ", 1)
    assert told == "Borgeren siger: Det går godt [/]\nArbejdspladsen siger: 20 timer"
    assert known[0].startswith(f"{goal.goal.text.rstrip('.')}: nået, ")
    assert (entry.type, entry.delivered, entry.next) == ("vbesoeg", "ja", "Næste besøg")
    assert seen.states[citizen].records[goal.record].values["status"] == "naaet"
    actions = {one.action for one in office.desk.store.changes(citizen) if one.record in (
        made, goal.record)}  # fmt: skip
    assert len(actions) == 1


def test_what_is_no_visit_is_refused(office: Office, tmp_path: Any) -> None:
    citizen = office.on_course()
    plan = office.plan(citizen)
    for visit in (Visit("måske"), Visit(""), Visit("ja", kind="samtale"),
                  Visit("ja", goals={"x": "naaet"})):  # fmt: skip
        with pytest.raises((RefusedError, NotFoundError)):
            office.all.visits.add(office.see(citizen), plan, visit)
    assert office.see(citizen).entries == ()
    desk, mentor = paired(Role.MENTOR)
    citizen = desk.on_course()
    desk.all.assignments.assign(desk.see(citizen), mentor.desk.me.device)
    carry(desk, mentor, tmp_path)
    with pytest.raises(RefusedError, match="kommunen"):
        mentor.all.visits.add(mentor.see(citizen), None, Visit("ja"))
