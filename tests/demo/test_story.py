"""What the demo tells: sound, sendable, believable, and nobody's."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

import pytest

from tests.demo.helpers import (
    TODAY,
    changes_of,
    services_of,
    strings,
    told_homes,
    typed,
)
from vip2tui.changes.doubts import doubts
from vip2tui.changes.fold import fold
from vip2tui.demo import sample_changes
from vip2tui.demo.scene import moment
from vip2tui.domain.calendar import is_workday
from vip2tui.domain.course.absence_tasks import Seen
from vip2tui.domain.course.upcoming import Urgency
from vip2tui.domain.kinds.absence import Absence
from vip2tui.domain.kinds.entry import Entry
from vip2tui.domain.kinds.places import Place, place_of
from vip2tui.domain.kinds.table import parents
from vip2tui.services.citizen.absence_reasons import offered_reasons
from vip2tui.services.course.closing import ended_as
from vip2tui.services.course.pacing import waiting_about
from vip2tui.text.cpr import CprKind, parse_cpr

if TYPE_CHECKING:
    from vip2tui.changes.change import Change
    from vip2tui.services.house import Services

DAYS = (
    date(2026, 1, 1),
    date(2026, 4, 5),  # Easter Sunday
    date(2026, 5, 4),  # a Monday
    date(2026, 6, 6),  # a Saturday, the day after Grundlovsdag
    date(2026, 11, 27),  # a Friday
    date(2026, 12, 28),
    date(2028, 2, 29),
)
FORBIDDEN = set(
    """
synk synkroniser synkronisering merge flet konflikt dublet database upload download eksportér
importér push pull session timeout password passphrase login backup restore snapshot rollback
snooze deadline draft pending outbox entry logpost record device node hash escrow token default
error warning undo redo cancel close open save delete settings dashboard compliance audit mentee
klient case json kle lab du2 amu progression indsats foranstaltning hjemmel sag registrering
""".split()  # noqa: SIM905 - a list of words is read as words
)
PRIVATE_MATTERS = re.compile(
    r"diagnos|depress|angst|ptsd|gravid|moské|kirke|religion|fagforening|skilsmisse|flygtning"
    r"|kræft|alkohol|straf",
    re.IGNORECASE,
)
TEN_DIGITS = re.compile(r"(?<![0-9a-f-])\d{6}[- ]?\d{4}(?![0-9a-f-])")
HOMES = told_homes()
OFFICE = changes_of(HOMES["office"])
MENTOR = changes_of(HOMES["mentor"])


@pytest.fixture(scope="module")
def office() -> Services:
    return services_of(HOMES["office"])


@pytest.fixture(scope="module")
def mentor() -> Services:
    return services_of(HOMES["mentor"])


def test_every_case_folds_without_anything_left_over(office: Services) -> None:
    open_doubts = []
    for citizen in office.citizens.ids():
        case = office.citizens.get(citizen)
        assert case.unreadable == ()
        for state in case.states.values():
            assert state.proposals == ()
            open_doubts += doubts(state)
            for most, held in state.numbers.values():
                assert most == held
            for record in state.records.values():
                assert not record.deleted_by
                assert not record.late_after
    assert [(doubt.kind, doubt.field) for doubt in open_doubts] == [("citizen", "phone")]


def test_the_doubt_is_between_mentor_and_consultant(mentor: Services) -> None:
    found = [
        doubt for citizen in mentor.citizens.ids() for doubt in doubts(mentor.desk.state(citizen))
    ]
    assert len(found) == 1
    assert {head.by for head in found[0].heads} == {"Bent Prøvesen", "Mette Eksempelsen"}


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_today_shows_the_mentor_a_sensible_mix(today: date) -> None:
    services = services_of(told_homes(today)["mentor"], today)
    now = services.today.arranged(services.today.read())
    lines = now.lines
    urgencies = Counter(line.waiting.urgency for line in lines)
    assert 3 <= len(lines) <= 7
    assert urgencies[Urgency.DOUBT] == 1
    assert len({one.name for one in lines if one.waiting.urgency is Urgency.OVERDUE}) == 1
    assert urgencies[Urgency.TODAY] >= 1
    every = services.today.arranged(services.today.read(), 1000, every=True).lines
    assert any(line.waiting.what.startswith("Start: ") for line in every)
    assert not [one for one in now.later if one.waiting.kind == Seen.NO_SHOW.value]
    waiting = [
        one
        for citizen in services.citizens.ids()
        for one in waiting_about(services.desk, services.citizens.get(citizen))
    ]
    assert sum(one.urgency is Urgency.OVERDUE for one in waiting) <= 6


@pytest.mark.parametrize("seed", range(2, 6))
def test_most_citizens_are_not_behind(seed: int) -> None:
    services = services_of(told_homes(citizens=16, seed=seed)["consultant"])
    late = [
        citizen
        for citizen in services.citizens.ids()
        if any(
            one.urgency is Urgency.OVERDUE
            for one in waiting_about(services.desk, services.citizens.get(citizen))
        )
    ]
    assert 1 <= len(late) <= 8


def test_a_mentor_holds_nothing_that_is_for_professionals() -> None:
    assert {place_of(change.place[1]) for change in MENTOR} == {Place.SHARED, Place.PRIVATE}
    assert not [
        text for change in MENTOR for text in strings(change.set) if TEN_DIGITS.search(text)
    ]


def test_the_only_cpr_numbers_are_nobodys() -> None:
    for change in (*OFFICE, *changes_of(told_homes(citizens=60, years=2)["office"])):
        for text in strings(change.set):
            for found in TEN_DIGITS.findall(text):
                assert change.kind == "identity"
                assert place_of(change.place[1]) is Place.PROFESSIONAL
                number = parse_cpr(found)
                assert number.kind is CprKind.REPLACEMENT
                assert 18 <= number.age(TODAY) <= 70


def test_private_words_are_the_mentors_alone() -> None:
    assert {change.by for change in MENTOR if place_of(change.place[1]) is Place.PRIVATE} == {
        "Bent Prøvesen"
    }
    assert Place.PRIVATE not in {place_of(change.place[1]) for change in OFFICE}


def test_everything_is_written_in_working_hours_and_before_today() -> None:
    for change in OFFICE:
        at = datetime.fromisoformat(change.at)
        assert is_workday(at.date()), change.at
        assert time(7, 30) <= at.time() < time(17)
        assert at.date() < TODAY
        assert at.utcoffset() == moment(at.date(), at.time()).utcoffset()


def test_times_follow_the_clock_in_every_case() -> None:
    last: dict[str, tuple[int, str]] = {}
    for change in OFFICE:
        clock, at = last.get(change.place[1], (0, ""))
        assert change.clock >= clock
        assert datetime.fromisoformat(change.at) >= datetime.fromisoformat(at or change.at)
        last[change.place[1]] = (change.clock, change.at)


def test_what_happens_in_a_course_is_there(office: Services) -> None:
    cases = [office.citizens.get(citizen) for citizen in office.citizens.ids()]
    steps = {step.status for case in cases for plan in case.courses for step in plan.steps}
    assert {"planlagt", "i_gang", "gennemfoert", "pause", "afbrudt"} <= steps
    outcomes = {plan.course.outcome for case in cases for plan in case.courses}
    assert {None, "afbrudt", "job_ord_anden"} <= outcomes
    assert len({plan.course.package for case in cases for plan in case.courses}) >= 9
    goals = {g.status for c in cases for p in c.courses for s in p.steps for g in s.goals}
    assert goals >= {"ikke_begyndt", "paa_vej", "naaet", "opgivet"}
    entries = [entry for case in cases for entry in case.entries]
    assert {"fravaer", "fremmoede", "mentormoede", "trepart"} <= {entry.type for entry in entries}
    assert [entry for entry in entries if entry.reason]
    assert [entry for entry in entries if entry.absence == "udeblevet"]
    assert [state.deleted for case in cases for state in case.states.values() if state.deleted]


def test_who_is_away_often_has_a_pattern_to_talk_about(office: Services) -> None:
    consultant = services_of(told_homes()["consultant"])
    asked = {
        task.seen
        for citizen in consultant.citizens.ids()
        for task in consultant.absences.tasks(consultant.citizens.get(citizen))
    }
    assert asked >= {Seen.NO_SHOW, Seen.OFTEN}
    cases = [office.citizens.get(citizen) for citizen in office.citizens.ids()]
    told = [case for case in cases if office.absences.written(case)]
    assert told
    for case in told:
        assert any(one.lawful for one in case.absences.days)
        assert any(one.reason == "barns_sygdom" for one in case.absences.days)
        assert [one for one in office.absences.contacts(case) if one.agreed]


def test_of_health_a_mentor_tells_ill_and_no_more(mentor: Services) -> None:
    offered = {one.code for one in offered_reasons(mentor.desk)}
    said = {change.set.get("absence") for change in MENTOR if change.kind == Entry.KIND}
    said |= {change.set.get("reason") for change in MENTOR if change.kind == Absence.KIND}
    assert "egen_sygdom" in said
    assert said - {None} <= offered


def test_the_cards_are_filled_in_while_a_trade_is_learnt(office: Services) -> None:
    cards = [
        [one for one in office.card.read(case) if one.level is not None]
        for case in map(office.citizens.get, office.citizens.ids())
    ]
    assert sum(bool(card) for card in cards) >= 8
    assert {one.level for card in cards for one in card} >= {1, 2, 3, 4}
    assert {one.package is None for card in cards for one in card} == {True, False}
    risen = [change for change in OFFICE if change.kind == "mark" and change.over]
    assert risen
    assert not [one for card in cards for one in card if one.elsewhere]


def test_there_are_undone_moved_and_decided_things() -> None:
    assert [change for change in OFFICE if change.undoes]
    assert [change for change in OFFICE if change.kind == "step" and "weeks" in change.set]
    assert [change for change in OFFICE if any(len(heads) > 1 for heads in change.over.values())]
    assert {"klaret", "ikke_relevant", "aaben", "udskudt"} <= {
        change.set.get("status") for change in changes_of(told_homes(citizens=40)["office"])
    }


def test_the_consultant_answers_before_the_citizen() -> None:
    """Else every form would be said to be written after the citizen's answers."""
    said = {
        (change.set["course"], change.set["round"], change.set["voice"]): change.clock
        for change in OFFICE
        if change.kind == "measurement"
    }
    rounds = {key[:2] for key in said}
    assert len(rounds) > 5
    assert all(said[*one, "konsulent"] < said[*one, "borger"] for one in rounds)


def test_titles_hold_what_breaks_markup() -> None:
    texts = [text for change in MENTOR for text in strings(change.set)]
    assert "Praktik på lager og [truck]" in texts
    assert "Opdigtet Varehus [Hal 3]" in texts


def test_the_words_are_those_of_the_glossary() -> None:
    for text in typed(OFFICE + MENTOR):
        words = {word.casefold() for word in re.findall(r"\w+", text)}
        assert not words.intersection(FORBIDDEN), text
        assert not PRIVATE_MATTERS.search(text), text


def test_the_notes_do_not_look_like_copies() -> None:
    written = [
        sentence
        for change in OFFICE
        if change.kind == "entry" and change.set.get("text", "").startswith("Godt: ")
        for sentence in [change.set["text"]]
    ]
    assert len(written) > 100
    assert len(set(written)) > 0.97 * len(written)


def test_names_come_from_many_places_and_from_nowhere() -> None:
    names = [c.set["name"] for c in OFFICE if c.kind == "citizen" and "name" in c.set]
    assert len(set(names)) == len(names) == 12
    assert {"æ", "ø", "å"} <= set("".join(names).casefold())
    phones = [c.set["phone"] for c in OFFICE if "phone" in c.set]
    assert all(re.fullmatch(r"00( \d\d){3}", phone) for phone in phones)


def test_nobody_is_a_practice_citizen_as_those_are_never_sent() -> None:
    assert not [change for change in OFFICE if "practice" in change.set]


def test_a_large_one_has_some_three_hundred_changes_a_citizen() -> None:
    changes = changes_of(told_homes(citizens=60, years=2)["office"])
    assert 250 < len(changes) / 60 < 450
    cases: dict[str, list[Change]] = {}
    for change in changes:
        cases.setdefault(change.place[1], []).append(change)
    for case in cases.values():
        state = fold(case, parents=parents())
        assert {doubt.field for doubt in doubts(state)} <= {"phone"}
        assert not [record for record in state.records.values() if record.late_after]


def test_another_number_is_another_municipality() -> None:
    other = changes_of(told_homes(seed=2)["office"])
    assert not {change.id for change in other} & {change.id for change in OFFICE}
    again = changes_of(told_homes()["office"])
    assert [change.line for change in again] == [change.line for change in OFFICE]


def test_the_offset_changes_with_the_last_sundays() -> None:
    noon = time(12)
    for day, hours in (
        (date(2026, 3, 28), 1),
        (date(2026, 3, 29), 2),
        (date(2026, 10, 24), 2),
        (date(2026, 10, 25), 1),
        (date(2027, 3, 28), 2),
        (date(2027, 10, 31), 1),
    ):
        assert moment(day, noon).utcoffset() == timedelta(hours=hours)


@pytest.mark.parametrize("count", [1, 1_000, 20_000])
def test_a_sample_has_as_many_changes_as_asked(count: int) -> None:
    found = list(sample_changes(count, 1))
    assert len(found) == len({change.id for change in found}) == count


def test_a_sample_is_the_same_each_time_and_folds() -> None:
    found = list(sample_changes(2_000, 7))
    assert [c.line for c in found] == [c.line for c in sample_changes(2_000, 7)]
    first = [change for change in found if change.place[1] == found[0].place[1]]
    assert fold(first, parents=parents()).records


def test_a_closed_course_says_how_it_ended_and_is_called_about(
    office: Services, mentor: Services
) -> None:
    codes, calls = office.catalogue.codes(), 0
    for citizen in office.citizens.ids():
        case = office.citizens.get(citizen)
        for plan in case.courses:
            ended = ended_as(case, plan)
            if ended is None:
                continue
            assert ended.ending is not None
            assert ended.missing(codes) == ()
            every = office.followups.weeks(case, plan)
            assert bool(every) is ended.follows(codes)
            calls += sum(len(week.calls) for week in every)
            over = [one for one in every if one.until < office.desk.today()]
            assert all(one.answer for one in over)
    assert calls
    assert not {change.kind for change in MENTOR} & {"ending", "followup"}
