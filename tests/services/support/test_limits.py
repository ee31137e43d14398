"""The limits of mentor support: set by the office, carried with its files, judged by their time."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from tests.services.conftest import MONDAY, Office
from tests.services.exchange.carrying import carry, given, paired
from vip2tui.catalogue.catalogue import SHIPPED
from vip2tui.catalogue.codes import SupportRules
from vip2tui.domain.kinds.support_limit import SupportLimit
from vip2tui.domain.roles import Role
from vip2tui.domain.settings import LIMITS, setting
from vip2tui.domain.support.limits import rules_on
from vip2tui.services.citizen.notes import Note
from vip2tui.services.desk import RefusedError
from vip2tui.services.support.limits import rules_of, set_limit

if TYPE_CHECKING:
    from pathlib import Path

SHIPS = SHIPPED.codes().support
CONTACT, LATE = setting("kontakt"), setting("for-sent")


def test_each_limit_can_be_set_and_begins_as_it_is_shipped() -> None:
    fields = set(SupportRules.model_fields) - {"source"}
    assert {one.limit for one in LIMITS} == fields
    for one in LIMITS:
        assert one.default == str(getattr(SHIPS, one.limit)), one.name
        for end in (one.least, one.most):
            assert getattr(SHIPS.evolve(**{one.limit: end}), one.limit) == end
        for beyond in (one.least - 1, one.most + 1):
            with pytest.raises(ValueError):
                SHIPS.evolve(**{one.limit: beyond})


def limit(name: str, value: int | None, since: date | None) -> SupportLimit:
    return SupportLimit(id=f"{name}{since}", case="c", name=name, value=value, since=since)


@pytest.mark.parametrize(
    ("said", "day", "expected"),
    [
        ([], MONDAY, 14),
        ([limit("contact", 21, MONDAY)], MONDAY - timedelta(days=1), 14),
        ([limit("contact", 21, MONDAY)], MONDAY, 21),
        ([limit("contact", 21, MONDAY), limit("contact", 7, MONDAY - timedelta(days=9))],
         MONDAY + timedelta(days=400), 21),
        ([limit("contact", 21, MONDAY), limit("contact", None, MONDAY + timedelta(days=9))],
         MONDAY + timedelta(days=9), 14),
        ([limit("contact", 0, MONDAY)], MONDAY, 14),
        ([limit("contact", 9_999, MONDAY)], MONDAY, 14),
        ([limit("source", 3, MONDAY), limit("nyt", 3, MONDAY)], MONDAY, 14),
        ([limit("contact", 21, None)], MONDAY, 14),
    ],
)  # fmt: skip
def test_what_was_set_last_of_what_has_begun_holds(
    said: list[SupportLimit], day: date, expected: int
) -> None:
    assert rules_on(SHIPS, said, day).contact == expected


def test_what_the_office_sets_goes_to_every_computer_with_its_next_file(tmp_path: Path) -> None:
    office, consultant, mentor = paired(Role.CONSULTANT, Role.MENTOR)
    citizens = [given(office, one, tmp_path, f"P {one.role}") for one in (consultant, mentor)]
    office.all.settings.set(CONTACT, "21")
    office.all.settings.set(setting("snart-brugt"), "60")
    for one, citizen in zip((consultant, mentor), citizens, strict=True):
        assert rules_of(one.desk, citizen, MONDAY).contact == 14
        carry(office, one, tmp_path)
        rules = rules_of(one.desk, citizen, MONDAY)
        assert (rules.contact, rules.nearly) == (21, 60)
        assert rules_of(one.desk, citizen, MONDAY - timedelta(days=1)).contact == 14
        carry(one, office, tmp_path)
        one.reopen()
        assert rules_of(one.desk, citizen, MONDAY).contact == 21
    office.all.settings.reset(CONTACT)
    carry(office, mentor, tmp_path)
    assert rules_of(mentor.desk, citizens[1], MONDAY).contact == 14
    assert rules_of(mentor.desk, citizens[1], MONDAY).nearly == 60


@pytest.mark.parametrize("role", [Role.MENTOR, Role.CONSULTANT])
def test_nobody_else_sets_them_and_what_another_wrote_is_no_limit(role: Role) -> None:
    office, one = paired(role)
    for act in (
        lambda: set_limit(one.desk, "contact", 21),
        lambda: one.all.settings.set(CONTACT, "21"),
    ):
        with pytest.raises(RefusedError, match="kommunens kontor"):
            act()
    assert all(each.setting not in LIMITS for each in one.all.settings.all())
    assert [each.setting for each in office.all.settings.all() if each.setting.limit] == [*LIMITS]


def test_a_limit_is_set_back_undone_and_given_a_day_of_its_own() -> None:
    (office,) = paired()
    settings = office.all.settings
    assert settings.set(CONTACT, "21").value == "21"
    settings.undo()
    assert settings.get(CONTACT).value == "14"
    settings.redo()
    later = MONDAY + timedelta(days=30)
    settings.set(CONTACT, "7", later)
    assert settings.get(CONTACT).value == "21"
    assert rules_of(office.desk, "", later).contact == 7
    with pytest.raises(RefusedError, match="med det samme"):
        settings.set(setting("snart"), "9", later)


def told(one: Office, citizen: str) -> dict[str, Any]:
    return {each.check.code: each.since for each in one.all.audit.of(one.see(citizen)).findings}


def test_an_audit_shows_what_it_was_held_against_and_judges_what_was_by_its_own_time() -> None:
    (office,) = paired()
    citizen = office.on_course()
    office.all.grants.add(office.see(citizen), None, {"start": "2026-04-13", "weekly": 60})
    april = date(2026, 4, 20)
    office.all.notes.add(office.see(citizen), Note("note", "Skrevet sent", april))
    office.all.notes.add(office.see(citizen), Note("mentormoede", "Øvede", april, 60))
    assert {"dok-30"} <= told(office, citizen).keys()
    office.all.settings.set(LATE, "20")
    assert "dok-30" in told(office, citizen), "a limit of today does not reach back"
    set_limit(office.desk, "late", 20, april - timedelta(days=1))
    assert "dok-30" not in told(office, citizen)
    assert "dok-17" not in told(office, citizen)
    office.all.settings.set(CONTACT, "10")
    assert "dok-17" in told(office, citizen)
    shown = {one.setting.name: one for one in office.all.audit.of(office.see(citizen)).limits}
    assert (shown["kontakt"].value, shown["kontakt"].default, shown["kontakt"].since) == (
        10,
        14,
        MONDAY,
    )
    assert shown["besøg"].since is None


def test_i_dag_is_told_again_when_a_limit_is_another(tmp_path: Path) -> None:
    office, one = paired(Role.CONSULTANT)
    citizen = one.on_course()
    one.all.grants.add(one.see(citizen), None, {"start": "2026-04-13", "total": 600, "weekly": 60})
    one.all.notes.add(one.see(citizen), Note("mentormoede", "Øvede", MONDAY, 300))
    carry(one, office, tmp_path)
    assert hours_told(one) == []
    office.all.settings.set(setting("snart-brugt"), "50")
    carry(office, one, tmp_path)
    assert hours_told(one) == ["5:00 mentortimer er tilbage"]


def hours_told(one: Office) -> list[str]:
    lines = [each.waiting.what for found in one.all.today.read() for each in found]
    return [each for each in lines if "mentortimer" in each]
