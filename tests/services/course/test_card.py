"""Levels on the card: written once for two devices, never lost, and along to the next course."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.services.conftest import MONDAY, Office, met
from vip2tui.base.errors import Vip2Error
from vip2tui.domain.roles import Role
from vip2tui.services.desk import AmbiguousError, NotFoundError, RefusedError
from vip2tui.services.exchange.doubt_card import CardWords

if TYPE_CHECKING:
    from vip2tui.domain.course.card import Line


def line(office: Office, citizen: str, name: str) -> Line:
    lines = office.all.card.read(office.see(citizen))
    return office.all.card.find(lines, name)


def mark(office: Office, citizen: str, name: str, level: int, **more: object) -> bool:
    seen = office.see(citizen)
    found = office.all.card.find(office.all.card.read(seen), name)
    return office.all.card.mark(seen, found, level, **more)  # type: ignore[arg-type]  # the test


def test_a_level_is_kept_with_its_day_who_and_what_shows_it(mentor: Office) -> None:
    amina = mentor.on_course()
    assert mark(mentor, amina, "montage", 3, note="Samlede ti [/]")
    mentor.reopen()
    found = line(mentor, amina, "Montage")
    assert found.mark is not None
    assert found.mark.observed is not None
    assert (found.level, found.mark.observed.day, found.mark.note) == (3, MONDAY, "Samlede ti [/]")
    assert (found.mark.package, found.mark.name) == ("produktionsmedarbejder", "Montage")
    assert mentor.all.card.observer(mentor.see(amina), found) == "P wmentor"
    assert not mark(mentor, amina, "montage", 3, note="Samlede ti [/]")


def test_the_levels_before_stay_in_the_history_and_undo_brings_them_back(mentor: Office) -> None:
    amina = mentor.on_course()
    mark(mentor, amina, "moede", 1, day=date(2026, 4, 20), by="Lise")
    mark(mentor, amina, "moede", 2)
    found = line(mentor, amina, "moede")
    assert found.mark is not None
    values = [
        one.value["level"]
        for one in mentor.all.history.of(found.mark.id)
        if one.field == "observed" and isinstance(one.value, dict)
    ]
    assert values == [1, 2]
    undone = mentor.all.history.undo()
    assert undone is not None
    assert undone.words == "niveau 2, man 4. maj 2026 ved «Møder til tiden» (Amina)"
    assert line(mentor, amina, "moede").level == 1
    assert mentor.all.card.observer(mentor.see(amina), line(mentor, amina, "moede")) == "Lise"


def test_two_who_mark_the_same_are_in_doubt_only_where_they_differ(
    mentor: Office, consultant: Office
) -> None:
    amina = mentor.on_course()
    consultant.fetch(mentor)
    for office in (mentor, consultant):
        mark(office, amina, "moede", 3)
    mark(mentor, amina, "tempo", 2)
    mark(consultant, amina, "tempo", 3)
    met(mentor, consultant)
    [doubt] = mentor.all.doubts.of(amina)
    assert doubt.doubt.field == "observed"
    assert [one.level for one in mentor.all.card.read(mentor.see(amina))].count(None) == 23
    keep = next(one.id for one in doubt.doubt.heads if one.set["observed"]["level"] == 2)
    mentor.all.doubts.decide(doubt, keep)
    met(mentor, consultant)
    assert not consultant.all.doubts.of(amina)
    assert line(consultant, amina, "tempo").level == 2


def test_a_habit_in_doubt_is_said_in_its_own_words(mentor: Office, consultant: Office) -> None:
    amina = mentor.on_course()
    consultant.fetch(mentor)
    mark(mentor, amina, "moede", 1)
    mark(consultant, amina, "moede", 4)
    met(mentor, consultant)
    [doubt] = mentor.all.doubts.of(amina)
    told = " ".join(one.words for one in CardWords(mentor.all.sharing, doubt).choices())
    assert "niveau 1 (sjældent), man 4. maj 2026" in told
    assert "niveau 4 (altid), man 4. maj 2026" in told


def test_the_card_follows_into_a_neighbouring_package(mentor: Office) -> None:
    amina = mentor.on_course()
    mark(mentor, amina, "pakning", 3, day=date(2026, 4, 20))
    mark(mentor, amina, "moede", 2)
    mark(mentor, amina, "montage", 4)
    seen = mentor.see(amina)
    assert seen.course is not None
    offers = {one.id: one for one in mentor.all.card.after(seen, seen.course)}
    assert offers["lager-transport"].shown == (
        "2 kompetencer er vist allerede: Pakning og mærkning og Møder til tiden."
    )
    assert offers["koekken"].shown == "1 kompetence er vist allerede: Møder til tiden."
    mentor.all.closing.close(seen, seen.course, "ny_jobpakke")
    mentor.start(amina, package="lager-transport")
    found = line(mentor, amina, "Pakning og mærkning")
    assert (found.level, found.carried, found.package) == (3, True, "lager-transport")
    assert found.mark is not None
    assert found.mark.observed is not None
    assert found.mark.observed.day == date(2026, 4, 20)
    elsewhere = [one.name for one in mentor.all.card.read(mentor.see(amina)) if one.elsewhere]
    assert elsewhere == ["Montage"]
    mark(mentor, amina, "montage", 3)
    assert line(mentor, amina, "montage").level == 3
    assert len(mentor.see(amina).marks) == 3
    mark(mentor, amina, "Pakning og mærkning", 4)
    assert not line(mentor, amina, "Pakning og mærkning").carried
    assert line(mentor, amina, "Pakning og mærkning").level == 4


def test_a_package_that_runs_is_not_offered(mentor: Office) -> None:
    amina = mentor.on_course()
    mentor.start(amina, package="lager-transport")
    seen = mentor.see(amina)
    course = next(one for one in seen.courses if one.course.package == "produktionsmedarbejder")
    assert "lager-transport" not in {one.id for one in mentor.all.card.after(seen, course)}


@pytest.mark.parametrize("level", [-1, 5, 99])
def test_there_are_five_levels(mentor: Office, level: int) -> None:
    amina = mentor.on_course()
    with pytest.raises(RefusedError):
        mark(mentor, amina, "moede", level)
    assert line(mentor, amina, "moede").mark is None


def test_a_competence_is_found_by_id_name_or_part_of_it(mentor: Office) -> None:
    amina = mentor.on_course()
    assert line(mentor, amina, "kontrol").name == "Kontrol og måling"
    assert line(mentor, amina, "melder fejl").competence == "fejlmelding"
    assert line(mentor, amina, "småsnak").competence == "small"
    with pytest.raises(AmbiguousError):
        line(mentor, amina, "melder")
    for text in ("svejsning", "", " "):
        with pytest.raises(NotFoundError):
            line(mentor, amina, text)


def test_a_citizen_without_a_course_has_what_all_packages_share(mentor: Office) -> None:
    soren = mentor.citizen("Søren")
    assert mark(mentor, soren, "laese", 0)
    assert line(mentor, soren, "laese").level == 0
    assert len(mentor.all.card.read(mentor.see(soren))) == 14


def test_what_others_send_stops_no_card(mentor: Office) -> None:
    amina = mentor.on_course()
    mark(mentor, amina, "moede", 3)
    own = line(mentor, amina, "moede").mark
    assert own is not None
    for observed in (5, {"level": 9, "day": "x"}, {"level": True, "day": "2026-05-04"}, [], "3"):
        mentor.receive(amina, "frit", "mark", {"observed": observed, "citizen": amina})
        mentor.receive(amina, own.id, "mark", {"observed": observed})
    mentor.receive(
        amina, "egen", "mark",
        {"observed": {"level": 3, "day": "2026-05-04"}, "name": "[bold]Egen\\x1b[2J"},
    )  # fmt: skip
    lines = mentor.all.card.read(mentor.see(amina))
    assert [one.name for one in lines if one.elsewhere] == ["[bold]Egen\\x1b[2J"]
    seen = mentor.see(amina)
    assert mentor.all.card.mark(seen, lines[-1], 4)
    with pytest.raises(Vip2Error):
        mentor.all.card.find(lines, "x" * 300)


def test_a_package_that_is_not_here_hides_no_level() -> None:
    office = Office(Role.CONSULTANT, "w")
    amina = office.on_course()
    mark(office, amina, "montage", 3)
    plan = office.plan(amina)
    office.receive(amina, plan.course.id, "course", {"package": "egen-pakke", "version": "9.9"})
    lines = office.all.card.read(office.see(amina))
    assert [one.level for one in lines if one.name == "Montage"] == [3]
