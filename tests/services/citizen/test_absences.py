"""Absence written at the mentor and at the municipality: what is shared, and who is asked what."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.services.conftest import MONDAY, Office
from tests.services.exchange.carrying import carry, paired
from vip2tui.catalogue.catalogue import SHIPPED
from vip2tui.domain.course.absence_tasks import Seen
from vip2tui.domain.kinds.absence import Absence
from vip2tui.domain.kinds.absence_reason import AbsenceReason
from vip2tui.domain.kinds.entry import Entry
from vip2tui.domain.kinds.places import Place, place_of
from vip2tui.domain.roles import Role
from vip2tui.services.citizen.absence_due import PART
from vip2tui.services.citizen.absence_writing import Mended, Told, Try
from vip2tui.services.citizen.notes import Note
from vip2tui.services.citizen.weekly import Round
from vip2tui.services.desk import NotFoundError, RefusedError
from vip2tui.services.support.support_reading import told_of

HEALTH = ("barns_sygdom", "arbejdsulykke", "barsel", "laege_moede")


@pytest.fixture
def consultant() -> Office:
    return Office(Role.CONSULTANT, "c1")


@pytest.fixture
def mentor() -> Office:
    return Office(Role.MENTOR, "m1")


def add(one: Office, citizen: str, reason: str, day: date = MONDAY, **more: Any) -> str:
    return one.all.absences.add(one.see(citizen), Told(reason, day, **more))


def asked(one: Office, citizen: str) -> list[Seen]:
    return [task.seen for task in one.all.absences.tasks(one.see(citizen))]


def lines(one: Office) -> list[str]:
    return [
        line.waiting.what
        for group in one.all.today.read()
        for line in group
        if line.waiting.part == PART
    ]


def bytes_for_a_mentor(one: Office) -> bytes:
    """Every byte that could go to a mentor: the shared cases, and nothing of the others."""
    shared = (change for change in one.changes() if place_of(change.place[1]) is Place.SHARED)
    return b"".join(change.line for change in shared)


@pytest.mark.parametrize("reason", [*HEALTH, "egen_sygdom", "sygdom"])
def test_a_reason_of_health_stands_where_no_mentor_reads(reason: str, consultant: Office) -> None:
    citizen = consultant.on_course()
    made = add(consultant, citizen, reason, told_by="borger")
    seen = consultant.see(citizen)
    (one,) = consultant.all.absences.written(seen)
    assert (one.id, one.reason, one.case) == (made, None, citizen)
    wanted = "egen_sygdom" if reason == "sygdom" else reason
    assert consultant.all.absences.reason(seen, one) == wanted
    (why,) = seen.facts[AbsenceReason.KIND].values()
    assert place_of(why.case) is Place.PROFESSIONAL
    assert bytes_for_a_mentor(consultant)
    assert wanted.encode() not in bytes_for_a_mentor(consultant)
    assert bool(one.excused) is (reason in ("barsel", "laege_moede"))


@pytest.mark.parametrize("reason", HEALTH)
def test_a_round_at_the_municipality_shares_the_days_and_not_the_reason(
    reason: str, consultant: Office
) -> None:
    citizen = consultant.on_course()
    consultant.all.weekly.save(consultant.see(citizen), Round(3, 5, reason, good="Gik godt"))
    assert reason.encode() not in bytes_for_a_mentor(consultant)
    (loose,) = consultant.see(citizen).absences.loose
    assert (loose.days, loose.reason) == (2, reason)
    assert len(consultant.see(citizen).entries) == 2


@pytest.mark.parametrize(
    ("reason", "mentor_reads"), [("laege_moede", " · aftalt fravær"), ("barns_sygdom", "")]
)
def test_what_is_told_of_a_round_is_true_at_both(
    reason: str, mentor_reads: str, tmp_path: Path
) -> None:
    office, mentor = paired(Role.MENTOR)
    citizen = office.on_course()
    office.all.assignments.assign(office.see(citizen), mentor.desk.me.device)
    office.all.weekly.save(office.see(citizen), Round(3, 5, reason))
    carry(office, mentor, tmp_path)
    name = next(one.name for one in SHIPPED.codes().absence if one.code == reason).lower()
    for one, reads in ((office, f" · {name}"), (mentor, mentor_reads)):
        seen = one.see(citizen)
        ((_, words, note),) = one.all.absences.told(seen)
        assert words == f"Fravær{reads} · Mødt 3 af 5 dage."
        assert [each.words for each in one.all.timeline.of(seen) if each.kind == "entry"] == [words]
        assert [loose.lawful for loose in seen.absences.loose] == [bool(mentor_reads)]
        last = one.all.absences.weeks(seen)[-1]
        assert (last.away, last.lawful) == ((0, 2) if mentor_reads else (2, 0))
        assert "ukendt" not in [event.value for event in one.all.history.of(note.id)]


def test_a_rounds_absence_is_corrected_as_any_other(consultant: Office, mentor: Office) -> None:
    def mend(one: Office, citizen: str, **said: Any) -> Entry:
        (note,) = one.see(citizen).entries
        assert one.all.absences.edit(one.see(citizen), note.id, Mended(**said))
        (note,) = one.see(citizen).entries
        return note

    citizen, before = consultant.on_course(), MONDAY - timedelta(days=7)
    consultant.all.weekly.save(consultant.see(citizen), Round(4, 5, "transport"))
    note = mend(consultant, citizen, reason="laege_moede", day=before)
    assert (note.absence, note.excused, note.day) == (None, True, before)
    assert consultant.all.absences.reason(consultant.see(citizen), note) == "laege_moede"
    assert b"laege_moede" not in bytes_for_a_mentor(consultant)
    note = mend(consultant, citizen, came=2, reason="ferie")
    assert (note.absence, note.excused, note.attended) == ("ferie", None, 2)
    assert (note.text, note.reason) == ("Mødt 2 af 5 dage.", "fraværet er rettet")
    note = mend(consultant, citizen, came=5)
    assert (note.type, note.absence, note.text) == ("fremmoede", None, "Mødt 5 af 5 dage.")
    assert consultant.all.absences.told(consultant.see(citizen)) == ()
    with pytest.raises(NotFoundError):
        consultant.all.absences.edit(consultant.see(citizen), note.id, Mended(came=4))


def test_a_notes_absence_is_corrected_within_what_a_note_can_say(mentor: Office) -> None:
    citizen = mentor.on_course()
    made = mentor.all.notes.add(mentor.see(citizen), Note("fravaer", "Ringede ikke", MONDAY))
    assert mentor.all.absences.edit(mentor.see(citizen), made, Mended(reason="udeblevet"))
    assert asked(mentor, citizen) == [Seen.NO_SHOW]
    written = add(mentor, citizen, "transport")
    for record, said, words in (
        (made, Mended(until=MONDAY + timedelta(days=1)), "én dag"),
        (made, Mended(came=1), "Dagene kan ikke passe"),
        (made, Mended(reason="laege_moede"), "kun hos kommunen"),
        (written, Mended(came=1), "første og den sidste"),
    ):
        with pytest.raises(RefusedError, match=words):
            mentor.all.absences.edit(mentor.see(citizen), record, said)


def test_what_the_workplace_told_is_shared_as_illness_and_no_more(
    consultant: Office, mentor: Office
) -> None:
    for one, by in ((consultant, "leder"), (consultant, "mentor"), (mentor, "borger")):
        citizen = one.on_course()
        add(one, citizen, "sygdom", told_by=by)
        (stands,) = one.see(citizen).facts[Absence.KIND].values()
        assert isinstance(stands, Absence)
        assert stands.reason == "egen_sygdom"
        assert not one.see(citizen).facts[AbsenceReason.KIND]


@pytest.mark.parametrize("place", [Place.SHARED, Place.PRIVATE])
@pytest.mark.parametrize("reason", HEALTH)
def test_no_reason_of_health_is_written_at_a_mentor_in_a_round_or_a_note(
    reason: str, place: Place, mentor: Office
) -> None:
    citizen = mentor.on_course()
    before, seen = len(mentor.changes()), mentor.see(citizen)
    with pytest.raises(RefusedError, match=r"kun hos kommunen.*Intet er skrevet"):
        mentor.all.weekly.save(seen, Round(4, 5, reason, good="Gik godt"))
    with pytest.raises(RefusedError, match=r"kun hos kommunen.*Intet er skrevet"):
        mentor.all.notes.add(seen, Note("fravaer", "Ringede", absence=reason, place=place))
    assert len(mentor.changes()) == before


@pytest.mark.parametrize("reason", ["egen_sygdom", "sygdom", "transport", "ferie", "ukendt"])
def test_a_mentors_round_and_note_say_the_reasons_a_mentor_is_offered(
    reason: str, mentor: Office
) -> None:
    citizen = mentor.on_course()
    mentor.all.weekly.save(mentor.see(citizen), Round(4, 5, reason))
    mentor.all.notes.add(mentor.see(citizen), Note("fravaer", "Ringede", absence=reason))
    wanted = "egen_sygdom" if reason == "sygdom" else reason
    assert [one.absence for one in mentor.see(citizen).entries] == [wanted, wanted]


@given(
    st.lists(
        st.tuples(
            st.sampled_from([one.code for one in SHIPPED.codes().absence]),
            st.sampled_from([None, *(one.code for one in SHIPPED.codes().tellers)]),
            st.booleans(),
        ),
        max_size=6,
    )
)
@settings(max_examples=25)
def test_no_file_to_a_mentor_holds_a_reason_of_health(told: list[tuple[str, str, bool]]) -> None:
    office, mentor = paired(Role.MENTOR)
    citizen = office.on_course()
    office.all.assignments.assign(office.see(citizen), mentor.desk.me.device)
    for reason, by, is_round in told:
        if is_round:
            office.all.weekly.save(office.see(citizen), Round(4, 5, reason))
        else:
            add(office, citizen, reason, told_by=by)
    with TemporaryDirectory() as folder:
        carry(office, mentor, Path(folder))
    got = b"".join(change.line for change in mentor.changes())
    assert citizen.encode() in got
    for reason in HEALTH:
        assert reason.encode() not in got
    knows = any(why == "egen_sygdom" and by in ("mentor", "leder") and not is_round
                for why, by, is_round in told)  # fmt: skip
    assert (b"egen_sygdom" in got) is knows
    days = mentor.see(citizen).absences, office.see(citizen).absences
    assert days[0].count(date.min, date.max) == days[1].count(date.min, date.max)


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (Told("hekseri"), "fra listen"),
        (Told("barns_sygdom"), "kun hos kommunen"),
        (Told("ferie", MONDAY, MONDAY - timedelta(days=1)), "før den første"),
        (Told("ferie", planned=60, attended=61), "aftalte tid"),
        (Told("ferie", attended=1), "aftalte tid"),
        (Told("ferie", told_by="naboen"), "hvem der meldte"),
        (Told("ferie", told_how="røgsignal"), "hvordan"),
        (Told("ferie", told=MONDAY + timedelta(days=1)), "ikke kommet"),
    ],
)
def test_what_does_not_fit_is_refused(told: Told, words: str, mentor: Office) -> None:
    citizen = mentor.on_course()
    before = len(mentor.changes())
    with pytest.raises(RefusedError, match=words):
        mentor.all.absences.add(mentor.see(citizen), told)
    assert len(mentor.changes()) == before


@pytest.mark.parametrize(
    ("tried", "words"),
    [
        (Try("måske"), "hvad der kom ud af det"),
        (Try("naaet", MONDAY + timedelta(days=1)), "ikke kommet"),
        (Try("naaet", how="røgsignal"), "hvordan"),
        (Try("naaet", MONDAY, back=MONDAY - timedelta(days=1)), "før kontakten"),
    ],
)
def test_a_contact_that_does_not_fit_is_refused(tried: Try, words: str, mentor: Office) -> None:
    citizen = mentor.on_course()
    with pytest.raises(RefusedError, match=words):
        mentor.all.absences.contact(mentor.see(citizen), tried)
    assert mentor.all.absences.contacts(mentor.see(citizen)) == ()


def test_who_did_not_come_is_asked_about_here_and_with_the_next_file_there(tmp_path: Path) -> None:
    office, mentor, consultant = paired(Role.MENTOR, Role.CONSULTANT)
    citizen = office.on_course()
    for one in (mentor, consultant):
        office.all.assignments.assign(office.see(citizen), one.desk.me.device)
        carry(office, one, tmp_path)
    add(mentor, citizen, "udeblevet")
    assert asked(mentor, citizen) == [Seen.NO_SHOW]
    assert asked(consultant, citizen) == []
    carry(mentor, office, tmp_path)
    carry(office, consultant, tmp_path)
    assert asked(consultant, citizen) == [Seen.NO_SHOW]
    assert asked(office, citizen) == []  # another is the tovholder
    assert lines(mentor) == ["Ring og spørg: kom ikke, og ingen havde meldt afbud"]
    consultant.all.absences.contact(consultant.see(citizen), Try("naaet", how="telefon"))
    assert asked(consultant, citizen) == []
    carry(consultant, office, tmp_path)
    carry(office, mentor, tmp_path)
    assert lines(mentor) == []  # who was reached by the one is not called by the other


@pytest.mark.parametrize(
    ("tovholder", "is_asked"),
    [
        ("P wkontor", True),
        ("  p  WKONTOR ", True),
        ("P wkontorist", False),
        ("Wkontor", False),
        ("Tove Holm", False),
    ],
)
def test_the_office_is_asked_where_the_tovholder_sits_at_it(
    tovholder: str, is_asked: bool, tmp_path: Path
) -> None:
    office, mentor = paired(Role.MENTOR)
    citizen = office.citizen(tovholder=tovholder)
    office.start(citizen)
    other = office.on_course("Bilal Ahmed")
    for one in (citizen, other):
        office.all.assignments.assign(office.see(one), mentor.desk.me.device)
    carry(office, mentor, tmp_path)
    for one in (citizen, other):
        for days in (0, 12, 18):
            add(mentor, one, "udeblevet", MONDAY - timedelta(days=days))
    carry(mentor, office, tmp_path)
    assert asked(office, citizen) == ([Seen.NO_SHOW, Seen.OFTEN] if is_asked else [])
    assert asked(office, other) == []
    assert len(lines(office)) == (2 if is_asked else 0)
    office.all.absences.contact(office.see(citizen), Try("naaet", how="telefon"))
    assert lines(office) == []


def test_a_pattern_is_the_municipalitys_with_text_that_is_facts_alone(
    consultant: Office, mentor: Office
) -> None:
    days = [MONDAY - timedelta(days=n) for n in (0, 12, 18)]
    for one in (consultant, mentor):
        citizen = one.on_course()
        for day, reason in zip(days, ("transport", "egen_sygdom", "ukendt"), strict=True):
            add(one, citizen, reason, day)
        assert asked(one, citizen) == ([Seen.OFTEN] if one is consultant else [])
    citizen = consultant.on_course("Bilal Ahmed")
    for day in days:
        add(consultant, citizen, "barns_sygdom", day)
    add(consultant, citizen, "ferie", MONDAY - timedelta(days=4))
    consultant.all.absences.contact(consultant.see(citizen), Try("besked", days[1]))
    (task,) = consultant.all.absences.tasks(consultant.see(citizen))
    text = consultant.all.absences.text(consultant.see(citizen), "Bilal", task)
    assert text.splitlines() == [
        "Bilal har haft fravær 3 gange på 4 uger. Det begyndte 16. april, 22. april og 4. maj.",
        "Aftalt fravær er ikke talt med.",
        "Kontakt 22. april: lagde en besked.",
        "Spørg, hvordan det går. Aftal, hvad der kan hjælpe, og hvilken dag Bilal kommer igen.",
    ]
    names = [one.name.lower() for one in consultant.desk.catalogue.codes().absence if one.health]
    for word in (*names, "sanktion", "træk", "ydelse", "pligt"):
        assert word not in text.lower()
    consultant.all.absences.contact(
        consultant.see(citizen),
        Try("besked", back=MONDAY + timedelta(days=1), agreed="Mødes kl. 9"),
    )
    assert asked(consultant, citizen) == []


def corrected(one: Office, citizen: str, absence: str, **told: Any) -> tuple[Absence, str]:
    assert one.all.absences.edit(one.see(citizen), absence, Mended(**told))
    seen = one.see(citizen)
    (stands,) = one.all.absences.written(seen)
    return stands, one.all.absences.reason(seen, stands)


def test_a_wrong_absence_is_corrected_as_if_it_was_written_so(consultant: Office) -> None:
    citizen, after = consultant.on_course(), MONDAY + timedelta(days=2)
    made = add(consultant, citizen, "ferie", MONDAY, until=after)
    one, why = corrected(consultant, citizen, made, day=after)
    assert (one.day, one.until, why) == (after, None, "ferie")
    one, why = corrected(consultant, citizen, made, day=MONDAY, until=after, reason="laege_moede")
    assert (one.day, one.until, one.reason, one.excused) == (MONDAY, after, None, True)
    assert why == "laege_moede"
    assert b"laege_moede" not in bytes_for_a_mentor(consultant)
    one, why = corrected(consultant, citizen, made, reason="barns_sygdom")
    assert (one.reason, one.excused, why) == (None, None, "barns_sygdom")
    one, why = corrected(consultant, citizen, made, reason="transport")
    assert (one.reason, one.excused, why) == ("transport", None, "transport")
    assert {day.reason for day in consultant.see(citizen).absences.days} == {"transport"}
    before = len(consultant.changes())
    again = {"day": MONDAY, "until": after, "reason": "transport"}
    assert not consultant.all.absences.edit(consultant.see(citizen), made, Mended(**again))
    with pytest.raises(RefusedError, match="før den første"):
        consultant.all.absences.edit(
            consultant.see(citizen), made, Mended(day=after + timedelta(days=1))
        )
    with pytest.raises(RefusedError, match="fra listen"):
        consultant.all.absences.edit(consultant.see(citizen), made, Mended(reason="hekseri"))
    with pytest.raises(NotFoundError):
        consultant.all.absences.edit(consultant.see(citizen), citizen, Mended(reason="ferie"))
    assert len(consultant.changes()) == before
    assert consultant.all.history.undo() is not None
    assert consultant.all.absences.reason(consultant.see(citizen), one) != "transport"


def test_a_mentor_corrects_days_and_its_own_reason_and_not_the_municipalitys(
    tmp_path: Path,
) -> None:
    office, mentor = paired(Role.MENTOR)
    citizen = office.on_course()
    office.all.assignments.assign(office.see(citizen), mentor.desk.me.device)
    hidden = add(office, citizen, "barns_sygdom", told_by="borger")
    carry(office, mentor, tmp_path)
    with pytest.raises(RefusedError, match="kun hos kommunen"):
        mentor.all.absences.edit(mentor.see(citizen), hidden, Mended(reason="ferie"))
    earlier = MONDAY - timedelta(days=3)
    one, why = corrected(mentor, citizen, hidden, day=earlier)
    assert (one.day, why) == (earlier, "")
    own = add(mentor, citizen, "transport")
    for reason in HEALTH:
        with pytest.raises(RefusedError, match="kun hos kommunen"):
            mentor.all.absences.edit(mentor.see(citizen), own, Mended(reason=reason))
    assert mentor.all.absences.edit(mentor.see(citizen), own, Mended(reason="sygdom"))
    carry(mentor, office, tmp_path)
    seen = office.see(citizen)
    known = {one.id: office.all.absences.reason(seen, one) for one in
             office.all.absences.written(seen)}  # fmt: skip
    assert known == {hidden: "barns_sygdom", own: "egen_sygdom"}


def test_nobody_is_asked_when_the_course_is_closed_or_there_is_none(consultant: Office) -> None:
    citizen = consultant.citizen()
    add(consultant, citizen, "udeblevet")
    assert asked(consultant, citizen) == []
    consultant.start(citizen)
    assert asked(consultant, citizen) == [Seen.NO_SHOW]


def test_a_private_note_is_no_absence(mentor: Office) -> None:
    citizen = mentor.on_course()
    note = Note("fravaer", "Husk at spørge", MONDAY, place=Place.PRIVATE)
    mentor.all.notes.add(mentor.see(citizen), note)
    assert mentor.see(citizen).absences.days == ()


def test_the_time_line_tells_absence_and_talks_as_they_stand(consultant: Office) -> None:
    citizen = consultant.on_course()
    add(consultant, citizen, "barns_sygdom", MONDAY - timedelta(days=5),
        until=MONDAY - timedelta(days=4), told_by="borger", told_how="telefon")  # fmt: skip
    consultant.all.absences.contact(
        consultant.see(citizen), Try("naaet", agreed="[bold] x", back=MONDAY, how="telefon")
    )
    happened = consultant.all.timeline.of(consultant.see(citizen))
    told = [(one.day, one.words) for one in happened if one.sort == "absence"]
    assert told == [
        (
            MONDAY,
            "Kontakt om fravær: fik fat (telefon) · kommer igen man 4. maj 2026 · aftalt: [bold] x",
        ),
        (
            MONDAY - timedelta(days=5),
            "Fravær: til og med tor 30. april 2026 · barns sygdom · meldt af borgeren (telefon)",
        ),
    ]


@pytest.mark.parametrize(
    ("note", "sort"),
    [
        (Note("fravaer", "Kom ikke", absence="udeblevet", planned=1, attended=0), "absence"),
        (Note("fravaer", "Kom ikke"), "absence"),
        (Note("fravaer", "Mødt 4 af 5", absence="transport", planned=5, attended=4), "presence"),
        (Note("fremmoede", "Mødt 5 af 5", planned=5, attended=5), "presence"),
        (Note("samtale", "Vi talte"), "note"),
    ],
)
def test_a_note_of_a_day_nobody_came_is_no_presence(note: Note, sort: str, mentor: Office) -> None:
    citizen = mentor.on_course()
    mentor.all.notes.add(mentor.see(citizen), note)
    told = mentor.all.timeline.of(mentor.see(citizen))
    assert [one.sort for one in told if one.kind == "entry"] == [sort]


def test_absence_explains_a_week_without_hours(consultant: Office) -> None:
    citizen = consultant.on_course()
    said = {"start": "2026-04-13", "purpose": "Få fodfæste på arbejdspladsen", "weekly": "2"}
    consultant.all.grants.add(
        consultant.see(citizen), consultant.plan(citizen), told_of(said, MONDAY)
    )

    def empty() -> list[date]:
        found = consultant.all.audit.of(consultant.see(citizen)).findings
        return [lack.since for one in found if one.check.code == "dok-20" for lack in one.lacks]

    before = empty()
    assert date(2026, 4, 20) in before
    add(consultant, citizen, "ferie", date(2026, 4, 22))
    assert empty() == [day for day in before if day != date(2026, 4, 20)]
